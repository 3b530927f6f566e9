"""What stops a build: its sources do not fit together."""

__all__ = ["BuildError"]


class BuildError(Exception):
    """A source is missing or contradicts another; the message says which and where."""
