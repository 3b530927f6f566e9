"""What a person changes in the project, with undo and redo."""

from explorer.editing.history import History

__all__ = ["History"]
