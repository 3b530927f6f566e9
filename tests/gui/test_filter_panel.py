"""The filter panel and its models: both directions, chips, folding, memory."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QSettings, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from explorer.filtering import Facet, Filter
from explorer.models.chips import chips
from explorer.models.facet import COUNT_ROLE, VALUE_ROLE
from explorer.panels.check_list import CheckList
from explorer.panels.filters import FilterPanel
from explorer.snapshot import Snapshot
from explorer.state import State
from explorer.wording import plain_tip
from geodata.model import Precision
from tests.helpers.window import click

_ALL = Filter(
    words="项目",
    kinds=frozenset(("project",)),
    counties=frozenset(("140214", "140225", "140226")),
    documents=frozenset(),
    statuses=frozenset(("谋划",)),
    precisions=frozenset(("site",)),
    periods=frozenset(("2024",)),
    timespan=(date(2024, 1, 1), date(2024, 12, 31)),
    area=frozenset(("pa1", "pa2")),
)


@pytest.fixture
def panel(qtbot: QtBot, state: State) -> FilterPanel:
    panel = FilterPanel(state)
    qtbot.addWidget(panel)
    panel.resize(304, 500)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def _row(model: QAbstractItemModel, value: str) -> int:
    values = [model.index(n, 0).data(VALUE_ROLE) for n in range(model.rowCount())]
    return values.index(value)


def _click(values: CheckList, value: str) -> None:
    rect = values.visualRect(values.model().index(_row(values.model(), value), 0))
    assert values.viewport().rect().contains(rect.center())
    click(values.viewport(), rect.center())


def _texts(panel: FilterPanel) -> list[str]:
    return [button.text() for button in panel.strip.buttons()]


@pytest.mark.parametrize(
    ("facet", "value"),
    [
        (Facet.KIND, "scenic"),
        (Facet.COUNTY, "140214"),
        (Facet.PERIOD, "2024"),
        (Facet.STATUS, "谋划"),
        (Facet.PRECISION, "village"),
    ],
)
def test_a_click_on_a_value_chooses_it(
    qtbot: QtBot, state: State, panel: FilterPanel, facet: Facet, value: str
) -> None:
    group = panel.groups[facet]
    group.open(is_open=True)
    panel.resize(304, 900)
    first = group.list.model().index(0, 0)
    qtbot.waitUntil(lambda: group.list.visualRect(first).width() <= 304)
    _click(group.list, value)
    assert state.filter == Filter().choosing(facet, (value,))
    assert len(state.shown) > 0
    _click(group.list, value)
    assert state.filter.is_empty


def test_the_keyboard_chooses_too(qtbot: QtBot, state: State, panel: FilterPanel) -> None:
    values = panel.groups[Facet.KIND].list
    values.setFocus()
    values.setCurrentIndex(values.model().index(_row(values.model(), "park"), 0))
    qtbot.keyClick(values, Qt.Key.Key_Space)
    assert state.filter.kinds == {"park"}


def test_counts_and_heading_follow_the_state(state: State, panel: FilterPanel) -> None:
    assert panel.count.text() == f"共 {len(state.snapshot.places)} 处"
    state.set_filter(Filter(counties=frozenset(("140226",))))
    assert panel.count.text() == f"1 / {len(state.snapshot.places)} 处"
    assert panel.groups[Facet.COUNTY].heading.text() == "县区 1"
    assert panel.groups[Facet.COUNTY].heading.toolTip() == plain_tip("左云县")
    kinds = panel.groups[Facet.KIND].list.model()
    assert kinds.index(_row(kinds, "park"), 0).data(COUNT_ROLE) == 1
    assert kinds.index(_row(kinds, "scenic"), 0).data(COUNT_ROLE) == 0


def test_kinds_stand_in_two_columns_and_are_whole(panel: FilterPanel) -> None:
    values = panel.groups[Facet.KIND].list
    rects = [values.visualRect(values.model().index(n, 0)) for n in range(8)]
    assert rects[0].top() == rects[1].top() < rects[2].top()
    assert values.viewport().rect().contains(rects[7])


def test_every_condition_has_a_chip_that_takes_it_off(state: State, panel: FilterPanel) -> None:
    state.set_filter(_ALL)
    assert [text.removesuffix("  ✕") for text in _texts(panel)] == [
        "“项目”",
        "项目",
        "云冈区等 3 项",
        "谋划",
        "位置确切",
        "2024年",
        "2024-01-01 至 2024-12-31",
        "选出的 2 处",
    ]
    for left in range(7, -1, -1):
        panel.strip.buttons()[0].click()
        assert len(panel.strip.buttons()) == left
    assert state.filter.is_empty
    assert not panel.strip.isVisible()


def test_a_chip_of_two_values_takes_off_its_own(state: State, panel: FilterPanel) -> None:
    state.set_filter(Filter(kinds=frozenset(("park", "scenic"))))
    labels = [chip.label for chip in chips(state.snapshot, state.filter)]
    assert labels == ["公园与园区", "景区"]
    panel.strip.buttons()[0].click()
    assert state.filter.kinds == {"scenic"}


def test_no_condition_is_ever_without_a_chip(state: State, panel: FilterPanel) -> None:
    state.set_filter(_ALL)
    snapshot = state.snapshot
    sites = {i: p for i, p in snapshot.places.items() if p.precision is not Precision.SITE}
    state.set_snapshot(replace(snapshot, places=sites))
    assert state.filter.precisions == frozenset()
    while panel.strip.buttons():
        panel.strip.buttons()[0].click()
    assert state.filter.is_empty


def test_one_click_clears_all(qtbot: QtBot, state: State, panel: FilterPanel) -> None:
    assert not panel.clear.isEnabled()
    state.set_filter(_ALL)
    qtbot.mouseClick(panel.clear, Qt.MouseButton.LeftButton)
    assert state.filter.is_empty
    assert not panel.clear.isEnabled()


def test_the_chips_stay_when_the_facets_are_folded(
    qtbot: QtBot, state: State, panel: FilterPanel
) -> None:
    state.set_filter(Filter(kinds=frozenset(("park",))))
    with qtbot.waitSignal(panel.grown):
        panel.fold.click()
    assert not panel.body.isVisible()
    assert panel.strip.isVisible()
    assert panel.maximumHeight() < 120
    panel.fold.click()
    assert panel.groups[Facet.KIND].list.isVisible()


def test_chips_break_into_lines_and_none_is_cut(
    qtbot: QtBot, state: State, panel: FilterPanel
) -> None:
    state.set_filter(_ALL)
    buttons = panel.strip.buttons()
    qtbot.waitUntil(lambda: buttons[-1].y() > buttons[0].y())
    inside = panel.strip.rect()
    assert all(inside.contains(button.geometry()) for button in buttons)
    assert not any(
        a.geometry().intersects(b.geometry()) for a in buttons for b in buttons if a is not b
    )


def test_what_was_open_is_open_the_next_time(
    qtbot: QtBot, state: State, panel: FilterPanel
) -> None:
    panel.groups[Facet.KIND].heading.click()
    panel.groups[Facet.STATUS].heading.click()
    QSettings().sync()
    again = FilterPanel(state)
    qtbot.addWidget(again)
    assert [facet for facet, group in again.groups.items() if group.is_open] == [Facet.STATUS]


def test_a_facet_without_values_is_not_shown(state: State, panel: FilterPanel) -> None:
    assert panel.groups[Facet.STATUS].heading.isVisible()
    panel.groups[Facet.STATUS].open(is_open=True)
    state.set_snapshot(Snapshot())
    assert not panel.groups[Facet.STATUS].heading.isVisible()
    assert not panel.groups[Facet.STATUS].isVisible()
    assert panel.count.text() == "共 0 处"


def test_all_facets_are_in_view_where_there_is_little_height(
    qtbot: QtBot, panel: FilterPanel
) -> None:
    panel.resize(324, 180)
    headings = [group.heading for group in panel.groups.values()]
    inside = panel.headings.rect()
    qtbot.waitUntil(lambda: all(inside.contains(each.geometry()) for each in headings))
    values = panel.groups[Facet.KIND].list
    assert panel.body.height() >= values.height()


def test_values_are_named_where_several_facets_are_unfolded(panel: FilterPanel) -> None:
    kinds, statuses = panel.groups[Facet.KIND], panel.groups[Facet.STATUS]
    assert not kinds.caption.isVisible()
    statuses.heading.click()
    assert kinds.caption.isVisible()
    assert statuses.caption.text() == "进展"
    statuses.heading.click()
    assert not kinds.caption.isVisible()


def test_texts_are_set_again_for_another_language(panel: FilterPanel) -> None:
    panel.fold.setText("")
    panel.groups[Facet.KIND].heading.setText("")
    QApplication.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    QApplication.sendEvent(panel.groups[Facet.KIND], QEvent(QEvent.Type.LanguageChange))
    assert panel.fold.text() == "筛选"
    assert panel.groups[Facet.KIND].heading.text() == "类型"


def test_all_that_can_be_acted_on_has_a_name(state: State, panel: FilterPanel) -> None:
    state.set_filter(_ALL)
    acting = [panel.fold, panel.clear, *panel.strip.buttons()]
    acting += [part for group in panel.groups.values() for part in (group.heading, group.list)]
    assert all(widget.accessibleName() for widget in acting)
    named = [widget for widget in acting if not isinstance(widget, QPushButton)]
    assert all(widget.objectName() for widget in named)


def test_kinds_stand_below_one_another_where_two_columns_would_cut_them(
    qtbot: QtBot, panel: FilterPanel
) -> None:
    values = panel.groups[Facet.KIND].list
    panel.groups[Facet.KIND].open(is_open=True)
    two = values.row_size().width()
    assert 2 * two <= values.viewport().width()
    panel.resize(200, 500)
    qtbot.waitUntil(lambda: values.row_size().width() > values.viewport().width() / 2 + 20)
    panel.resize(304, 500)
    qtbot.waitUntil(lambda: values.row_size().width() == two)
