"""Of the menu 编辑: what a person says of the selected places."""

from typing import TYPE_CHECKING

from explorer.actions.base import Actions, Menu
from explorer.editing.reviewing import is_reviewable, review_edit, reviewable
from geodata.model import Review

if TYPE_CHECKING:
    from explorer.window import MainWindow

__all__ = ["ReviewActions"]


class ReviewActions(Actions):
    """Confirm the selected places, reject them, or leave them to the program again."""

    menu = Menu.EDIT

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._state = window.session.state
        self.confirm = self.new("edit.confirm_place", "Ctrl+Return")
        self.reject = self.new("edit.reject_place", "Ctrl+Del")
        self.reopen = self.new("edit.reopen_place")
        self._reviews = {
            self.confirm: Review.CONFIRMED,
            self.reject: Review.REJECTED,
            self.reopen: Review.AUTO,
        }
        for action, review in self._reviews.items():
            action.triggered.connect(lambda _=False, review=review: self._review(review))
        self._state.selection_changed.connect(self._enable)
        self._state.project_changed.connect(self._enable)
        self._enable()

    def retranslate(self) -> None:
        """Name all actions."""
        self.name(self.confirm, self.tr("确认所选地点"))
        self.name(self.reject, self.tr("排除所选地点（不再显示在地图上）"))
        self.name(self.reopen, self.tr("撤回对所选地点的核对"))

    def _enable(self) -> None:
        for action, review in self._reviews.items():
            action.setEnabled(is_reviewable(self._state, review))

    def _review(self, review: Review) -> None:
        edit = review_edit(reviewable(self._state, review), review)
        if edit is not None:
            self._state.edit(edit)
