"""What can be done with the selected places, for the context menus of lists."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from explorer.editing.reviewing import review_edit, reviewable
from explorer.state import State
from geodata.model import Review

__all__ = ["add_place_actions"]


def _tr(text: str) -> str:
    return QCoreApplication.translate("review_menu", text)


def add_place_actions(menu: QMenu, state: State) -> None:
    """Append what can be done with the selected places; nothing when there are none."""
    selected = state.selection.place_ids
    if not selected:
        return
    if not menu.isEmpty():
        menu.addSeparator()
    chosen = frozenset(selected)
    only = menu.addAction(_tr("只显示这些地点") if len(selected) > 1 else _tr("只显示这处地点"))
    only.setObjectName("place.only")
    only.setEnabled(state.filter.area != chosen)
    only.triggered.connect(lambda: state.set_filter(replace(state.filter, area=chosen)))
    menu.addSeparator()
    for name, text, review in (
        ("place.confirm", _tr("确认"), Review.CONFIRMED),
        ("place.reject", _tr("排除（不再显示在地图上）"), Review.REJECTED),
        ("place.reopen", _tr("撤回核对"), Review.AUTO),
    ):
        action = menu.addAction(text)
        action.setObjectName(name)
        action.setEnabled(bool(reviewable(state, review)))
        action.triggered.connect(_reviewing(state, review))


def _reviewing(state: State, review: Review) -> Callable[[], None]:
    def review_selected() -> None:
        edit = review_edit(reviewable(state, review), review)
        if edit is not None:
            state.edit(edit)

    return review_selected
