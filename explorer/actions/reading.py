"""Of the menu 编辑: what is done while reading a source."""

from typing import TYPE_CHECKING

from explorer.actions.base import Actions, Menu

if TYPE_CHECKING:
    from explorer.panels.source import SourcePanel
    from explorer.window import MainWindow

__all__ = ["ReadingActions"]


class ReadingActions(Actions):
    """Find words in the document, go from mention to mention."""

    menu = Menu.EDIT

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.find = self.new("edit.find_in_source", "Ctrl+G")
        self.find_next = self.new("edit.find_next", "F3")
        self.find_previous = self.new("edit.find_previous", "Shift+F3")
        self.next_mention = self.new("edit.next_mention", "Alt+Down")
        self.previous_mention = self.new("edit.previous_mention", "Alt+Up")
        self.find.triggered.connect(lambda: self._reader().open_find())
        self.find_next.triggered.connect(lambda: self._reader().step_found(+1))
        self.find_previous.triggered.connect(lambda: self._reader().step_found(-1))
        self.next_mention.triggered.connect(lambda: self._reader().step(+1))
        self.previous_mention.triggered.connect(lambda: self._reader().step(-1))
        window.session.state.project_changed.connect(self._enable)
        window.session.state.selection_changed.connect(self._enable)
        self._enable()

    def retranslate(self) -> None:
        """Name all actions."""
        self.name(self.find, self.tr("在原文中查找…"))
        self.name(self.find_next, self.tr("查找下一处"))
        self.name(self.find_previous, self.tr("查找上一处"))
        self.name(self.next_mention, self.tr("所选地点的下一处提及"))
        self.name(self.previous_mention, self.tr("所选地点的上一处提及"))

    def _reader(self) -> "SourcePanel":
        """Return the source panel, brought to the front."""
        # A start without the panel in sight does not import it.
        from explorer.panels.source import SourcePanel  # noqa: PLC0415

        self.window.session.state.show_panel("source")
        panel = self.window.docks.panel("source")
        if not isinstance(panel, SourcePanel):
            raise TypeError(f"the panel of sources is a {type(panel).__name__}")
        return panel

    def _enable(self) -> None:
        state = self.window.session.state
        for action in (self.find, self.find_next, self.find_previous):
            action.setEnabled(bool(state.snapshot.documents))
        for action in (self.next_mention, self.previous_mention):
            action.setEnabled(bool(state.selection.place_ids))
