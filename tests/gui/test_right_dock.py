"""What all panels of the right dock have in common."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from explorer.look import Theme, apply_look
from explorer.panels.county import CountyPanel
from explorer.panels.disagreements import DisagreementsPanel
from explorer.panels.facts import FactsPanel
from explorer.panels.source import SourcePanel
from explorer.snapshot import Passage, Snapshot
from explorer.state import State
from tests.helpers.told import CARBON, POWER, told_snapshot

_PANELS = (FactsPanel, SourcePanel, CountyPanel, DisagreementsPanel)
_ACTED_ON = (QAbstractButton, QComboBox, QLineEdit, QAbstractItemView, QTextEdit)
_SIGNS = "‹›✕"

Make = Callable[[State], QWidget]


@pytest.fixture
def told() -> State:
    state = State()
    state.set_snapshot(told_snapshot())
    state.select_places([CARBON, POWER])
    return state


@pytest.fixture(params=_PANELS, ids=lambda kind: str(kind.__name__))
def panel(request: Any, qtbot: QtBot, told: State) -> QWidget:
    panel: QWidget = request.param(told)
    qtbot.addWidget(panel)
    panel.resize(384, 700)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def _acted_on(panel: QWidget) -> list[Any]:
    """Return what the user acts on; parts that Qt makes for itself have `qt_` names or none."""
    found = [w for w in panel.findChildren(QWidget) if isinstance(w, _ACTED_ON)]
    return [w for w in found if not _is_qts_own(w, panel)]


def _is_qts_own(widget: QWidget, panel: QWidget) -> bool:
    """Tell whether a widget belongs to one of Qt's own, such as the list of a combo box."""
    if widget.objectName().startswith("qt_") or type(widget).__name__ == "QTableCornerButton":
        return True
    parent = widget.parentWidget()
    while parent is not None and parent is not panel:
        if isinstance(parent, _ACTED_ON):
            return True
        parent = parent.parentWidget()
    return False


def test_everything_to_act_on_has_a_name_for_tests_and_for_screen_readers(panel: QWidget) -> None:
    found = _acted_on(panel)
    assert found
    assert [w for w in found if not w.objectName()] == []
    silent = [w for w in found if not w.accessibleName() and not getattr(w, "text", str)()]
    assert [w.objectName() for w in silent if w.isVisible()] == []


def test_object_names_are_given_once(panel: QWidget) -> None:
    names = [w.objectName() for w in _acted_on(panel)]
    assert sorted(set(names)) == sorted(names)


def test_a_sign_alone_is_explained(panel: QWidget) -> None:
    buttons = [w for w in _acted_on(panel) if isinstance(w, QAbstractButton)]
    assert [
        b.objectName() for b in buttons if b.text() and b.text() in _SIGNS and not b.toolTip()
    ] == []


def test_what_is_shown_is_reached_by_the_keyboard(qtbot: QtBot, panel: QWidget) -> None:
    wanted = {w for w in _acted_on(panel) if w.isVisible() and w.isEnabled()}
    panel.activateWindow()
    reached, widget = set(), panel
    for _ in range(200):
        widget = widget.nextInFocusChain()
        reached.add(widget)
    assert {w.objectName() for w in wanted - reached} == set()
    assert {w.objectName() for w in wanted if w.focusPolicy().value & 1 == 0} == set()


@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("size", [(384, 700), (240, 320), (900, 1000)])
def test_every_state_is_painted(
    panel: QWidget, told: State, application: QApplication, theme: Theme, size: tuple[int, int]
) -> None:
    panel.resize(*size)
    apply_look(application, theme)
    told.compare_passages(Passage("d-news", 0, 4), Passage("d-paper", 0, 4))
    for step in (
        lambda: told.select_places([CARBON]),
        lambda: told.select_area("140214"),
        told.clear_selection,
        lambda: told.set_snapshot(Snapshot()),
        lambda: told.set_snapshot(told_snapshot()),
    ):
        step()
        image = panel.grab().toImage()
        colours = {image.pixel(x, y) for x in range(0, size[0], 7) for y in range(0, size[1], 7)}
        assert len(colours) > 3


def test_a_closed_panel_follows_the_state_no_more(qtbot: QtBot, told: State) -> None:
    for kind in _PANELS:
        panel = kind(told)
        panel.deleteLater()
    QApplication.sendPostedEvents(None, 52)  # QEvent.Type.DeferredDelete
    told.select_area("140214")
    told.set_snapshot(Snapshot())
    assert told.selection.is_empty
