"""The timeline, both directions: what is drawn follows the state, the brush filters."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from explorer.filtering import Filter
from explorer.models.moments import Lane, Moment
from explorer.panels.time_paint import AXIS
from explorer.panels.timeline import TimelinePanel
from explorer.snapshot import Passage, Snapshot
from explorer.state import State
from geodata.model import StatusEvent
from tests.helpers.sample import HOSTILE

_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dated(snapshot: Snapshot) -> Snapshot:
    """The sample with a document of another year, one without a date, and events of both."""
    first, second = snapshot.documents.values()
    third = replace(first, id="d-undated", title="没有日期的文献", issued=None)
    places = {place.name: place.id for place in snapshot.places.values()}
    events = [
        _event("e1", places["华阳高性能碳纤维项目"], second.id, "开工", "2021年3月"),
        _event("e2", places["华阳高性能碳纤维项目"], first.id, "设备安装", ""),
        _event("e3", places["晋北采煤沉陷区新能源基地"], third.id, "谋划", "近期", is_planned=True),
    ]
    return Snapshot.build(
        snapshot.path,
        documents=[first, replace(second, issued=date(2021, 5, 6)), third],
        places=snapshot.places.values(),
        mentions=snapshot.mentions.values(),
        facts=snapshot.facts.values(),
        counties=snapshot.counties,
        area_name=snapshot.area_name,
        status_events=events,
        map_json=snapshot.map_json,
    )


def _event(
    key: str, place: str, document: str, status: str, period: str, *, is_planned: bool = False
) -> StatusEvent:
    return StatusEvent(key, place, document, 4, 8, f"引文{key}", status, period, is_planned)


@pytest.fixture
def state(dated: Snapshot) -> State:
    state = State()
    state.set_snapshot(dated)
    return state


@pytest.fixture
def panel(qtbot: QtBot, state: State) -> TimelinePanel:
    return _shown(qtbot, state)


def _shown(qtbot: QtBot, state: State) -> TimelinePanel:
    panel = TimelinePanel(state)
    qtbot.addWidget(panel)
    panel.resize(1000, 260)
    with qtbot.waitExposed(panel):
        panel.show()
    qtbot.waitUntil(lambda: panel.is_settled)
    return panel


def _point(panel: TimelinePanel, lane: Lane, number: int) -> QPoint:
    return panel.chart.place_of(lane, number).toPoint()


def _at_day(panel: TimelinePanel, day: date, y: int = AXIS + 20) -> QPoint:
    return QPoint(round(panel.chart.scale.x(day.toordinal() + 0.5)), y)


def _drag(qtbot: QtBot, panel: TimelinePanel, first: QPoint, last: QPoint) -> None:
    qtbot.mousePress(panel.chart, _LEFT, pos=first)
    qtbot.mouseMove(panel.chart, first + (last - first) / 2)
    qtbot.mouseMove(panel.chart, last)
    qtbot.mouseRelease(panel.chart, _LEFT, pos=last)


def _ids(panel: TimelinePanel, lane: Lane) -> list[str]:
    return [moment.item.id for moment in panel.chart.moments.lanes[lane]]


# -- what is drawn follows the state


def test_each_thing_stands_in_its_lane(panel: TimelinePanel, state: State) -> None:
    first, second, third = state.snapshot.documents
    assert _ids(panel, Lane.DOCUMENTS) == [second, first]
    assert _ids(panel, Lane.EVENTS) == ["e1", "e2"]
    assert _ids(panel, Lane.UNDATED) == [third, "e3"]
    stated = {m.item.id: m.is_stated for m in panel.chart.moments.lanes[Lane.EVENTS]}
    assert stated == {"e1": True, "e2": False}
    event = panel.chart.moments.lanes[Lane.EVENTS][0]
    assert date.fromordinal(event.day) == date(2021, 3, 16)
    for lane in Lane:
        for number in range(2):
            spot = panel.chart.spot_at(QPointF(_point(panel, lane, number)))
            assert spot is not None
            assert (spot[0], spot[2]) == (lane, number)


def test_what_the_filter_hides_is_counted_out(
    qtbot: QtBot, panel: TimelinePanel, state: State
) -> None:
    assert panel.chart.sums == {}
    state.set_filter(Filter(words="石窟"))
    qtbot.waitUntil(lambda: panel.is_settled and bool(panel.chart.sums))
    assert panel.chart.sums[Lane.DOCUMENTS] == [0, 0, 1]  # the newspaper names it
    assert panel.chart.sums[Lane.EVENTS] == [0, 0, 0]
    # The brush hides nothing from the count: it is drawn over what there is.
    state.set_filter(Filter(timespan=(date(2024, 1, 1), date(2024, 12, 31))))
    qtbot.waitUntil(lambda: panel.is_settled)
    assert panel.chart.sums == {}


def test_the_brush_follows_the_filter(panel: TimelinePanel, state: State) -> None:
    span = (date(2021, 1, 1), date(2021, 12, 31))
    state.set_filter(Filter(timespan=span))
    assert panel.chart.brush == span
    assert (panel.first.text(), panel.last.text()) == ("2021-01-01", "2021-12-31")
    assert panel.clear.isEnabled()
    state.set_filter(Filter())
    assert panel.chart.brush is None
    assert (panel.first.text(), panel.last.text()) == ("", "")


def test_the_selection_is_ringed(panel: TimelinePanel, state: State) -> None:
    documents, events = (panel.chart.moments.lanes[lane] for lane in (Lane.DOCUMENTS, Lane.EVENTS))
    state.select_places([events[0].place_id])
    assert [panel.chart.marks.is_marked(moment) for moment in events] == [True, True]
    state.select_passage(Passage(documents[0].item.id, 0, 0))
    assert [panel.chart.marks.is_marked(moment) for moment in documents] == [True, False]


def test_the_view_survives_a_changed_project(
    qtbot: QtBot, panel: TimelinePanel, state: State
) -> None:
    panel.chart.zoom(3)
    scale = panel.chart.scale
    state.set_snapshot(replace(state.snapshot))
    qtbot.waitUntil(lambda: panel.is_settled)
    assert panel.chart.scale == scale


# -- the state follows the pointer


def test_dragging_filters_by_days(qtbot: QtBot, panel: TimelinePanel, state: State) -> None:
    _drag(qtbot, panel, _at_day(panel, date(2021, 3, 1)), _at_day(panel, date(2022, 2, 20)))
    span = state.filter.timespan
    assert span is not None
    assert abs((span[0] - date(2021, 3, 1)).days) <= 2
    assert abs((span[1] - date(2022, 2, 20)).days) <= 2
    assert panel.clear.isEnabled()
    qtbot.mouseClick(panel.clear, _LEFT)
    assert state.filter.is_empty


def test_an_edge_and_the_whole_brush_can_be_dragged(
    qtbot: QtBot, panel: TimelinePanel, state: State
) -> None:
    state.set_filter(Filter(timespan=(date(2022, 1, 1), date(2022, 12, 31))))
    edge = QPoint(round(panel.chart.scale.x(date(2023, 1, 1).toordinal())), AXIS + 40)
    _drag(qtbot, panel, edge, edge + QPoint(60, 0))
    span = state.filter.timespan
    assert span is not None
    assert span[0] == date(2022, 1, 1)
    assert span[1] > date(2023, 1, 15)
    _drag(qtbot, panel, _at_day(panel, date(2022, 6, 1), 8), _at_day(panel, date(2021, 12, 1), 8))
    moved = state.filter.timespan
    assert moved is not None
    assert moved[1] - moved[0] == span[1] - span[0]
    assert moved[0] < date(2021, 8, 1)


def test_a_double_click_beside_all_clears(qtbot: QtBot, panel: TimelinePanel, state: State) -> None:
    state.set_filter(Filter(timespan=(date(2022, 1, 1), date(2022, 12, 31))))
    qtbot.mouseDClick(panel.chart, _LEFT, pos=_at_day(panel, date(2023, 5, 1)))
    assert state.filter.timespan is None


def test_a_click_opens_a_document(qtbot: QtBot, panel: TimelinePanel, state: State) -> None:
    with qtbot.waitSignal(state.panel_wanted) as wanted:
        qtbot.mouseClick(panel.chart, _LEFT, pos=_point(panel, Lane.DOCUMENTS, 1))
    assert wanted.args == ["source"]
    assert state.selection.passage == Passage(next(iter(state.snapshot.documents)), 0, 0)


def test_a_click_on_an_event_selects_its_place_and_words(
    qtbot: QtBot, panel: TimelinePanel, state: State
) -> None:
    event = state.snapshot.status_events[0]
    numbers = {key: n for n, key in enumerate(_ids(panel, Lane.EVENTS))}
    qtbot.mouseClick(panel.chart, _LEFT, pos=_point(panel, Lane.EVENTS, numbers[event.id]))
    assert state.selection.place_ids == (event.place_id,)
    assert state.selection.passage == Passage.of(event)


def test_what_is_under_the_pointer_is_told(
    qtbot: QtBot, panel: TimelinePanel, state: State
) -> None:
    qtbot.mouseMove(panel.chart, _point(panel, Lane.EVENTS, 0))
    qtbot.waitUntil(lambda: "开工" in panel.chart.accessibleDescription())
    text = panel.chart.accessibleDescription()
    assert "华阳高性能碳纤维项目：开工" in text
    assert "时间：2021年3月" in text
    assert state.hovered == panel.chart.moments.lanes[Lane.EVENTS][0].place_id
    qtbot.mouseMove(panel.chart, _at_day(panel, date(2023, 5, 1)))
    qtbot.waitUntil(lambda: state.hovered == "")


def test_descriptions_say_how_the_date_is_known(panel: TimelinePanel) -> None:
    lanes = panel.chart.moments.lanes
    by_id = {m.item.id: m for moments in lanes.values() for m in moments}
    assert "按见报日期 2024-11-29" in panel.describe(by_id["e2"])
    assert "计划谋划" in panel.describe(by_id["e3"])
    assert "文献日期不详" in panel.describe(by_id["e3"])
    assert "没有日期的文献" in panel.describe(lanes[Lane.UNDATED][0])
    # Texts stay texts: only the tooltip's own markup is markup.
    assert HOSTILE[0] in panel.describe(lanes[Lane.DOCUMENTS][0])


def test_the_wheel_zooms_around_the_pointer(qtbot: QtBot, panel: TimelinePanel) -> None:
    before = panel.chart.scale
    at = QPointF(_at_day(panel, date(2023, 1, 1)))
    _wheel(panel, at, 240)
    after = panel.chart.scale
    assert after.last - after.first < before.last - before.first
    assert after.day(at.x()) == pytest.approx(before.day(at.x()), abs=1)
    _wheel(panel, at, -120, Qt.KeyboardModifier.ShiftModifier)
    moved = panel.chart.scale
    assert moved.first > after.first
    assert moved.last - moved.first == pytest.approx(after.last - after.first)
    qtbot.mouseClick(panel.all, _LEFT)
    assert panel.chart.scale == before


def _wheel(
    panel: TimelinePanel,
    at: QPointF,
    delta: int,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    event = QWheelEvent(
        at, panel.chart.mapToGlobal(at), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton,
        modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(panel.chart, event)


# -- keyboard and written days


def test_the_keyboard_walks_chooses_and_brushes(
    qtbot: QtBot, panel: TimelinePanel, state: State
) -> None:
    chart = panel.chart
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.current == (Lane.DOCUMENTS, 0)
    qtbot.keyClick(chart, Qt.Key.Key_End)
    assert chart.current == (Lane.DOCUMENTS, 1)
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert chart.current == (Lane.EVENTS, 1)
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert "开工" in chart.accessibleDescription()
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    event = chart.moments.lanes[Lane.EVENTS][0].item
    assert isinstance(event, StatusEvent)
    assert state.selection.passage == Passage.of(event)
    qtbot.keyClick(chart, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert state.filter.timespan == (date(2021, 3, 16), date(2021, 3, 16))
    qtbot.keyClick(chart, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    span = state.filter.timespan
    assert span is not None
    assert span[1] > span[0] == date(2021, 3, 16)
    qtbot.keyClick(chart, Qt.Key.Key_Delete)
    assert state.filter.timespan is None
    before = chart.scale.last - chart.scale.first
    qtbot.keyClick(chart, Qt.Key.Key_Plus)
    assert chart.scale.last - chart.scale.first < before


def test_written_days_filter(qtbot: QtBot, panel: TimelinePanel, state: State) -> None:
    panel.first.setText("2024年1月1日")
    qtbot.keyClick(panel.first, Qt.Key.Key_Return)
    assert state.filter.timespan == (date(2024, 1, 1), date(2024, 11, 29))
    panel.last.setText("2023-12-31")
    qtbot.keyClick(panel.last, Qt.Key.Key_Return)
    assert state.filter.timespan == (date(2023, 12, 31), date(2024, 1, 1))
    panel.first.setText("2024-02-31")
    qtbot.keyClick(panel.first, Qt.Key.Key_Return)
    assert panel.first.text() == "2023-12-31"
    for edit in (panel.first, panel.last):
        edit.clear()
    qtbot.keyClick(panel.last, Qt.Key.Key_Return)
    assert state.filter.timespan is None


# -- many, few, none


def test_many_of_one_day_are_a_pile_to_choose_from(
    qtbot: QtBot, panel: TimelinePanel, state: State, dated: Snapshot
) -> None:
    first = next(iter(dated.documents.values()))
    documents = {f"d{n}": replace(first, id=f"d{n}", title=f"文献&{n}") for n in range(80)}
    state.set_snapshot(replace(dated, documents={**dated.documents, **documents}))
    qtbot.waitUntil(lambda: panel.is_settled)
    piles: list[tuple[Lane, int, int]] = []
    panel.chart.piled.connect(lambda *pile: piles.append(pile))
    panel.chart.piled.disconnect(panel._list_pile)
    for _ in range(12):  # each click comes nearer, until one day is left
        if piles:
            break
        qtbot.mouseClick(panel.chart, _LEFT, pos=_point(panel, Lane.DOCUMENTS, 40))
    assert piles == [(Lane.DOCUMENTS, 1, 82)]
    menu = panel.pile_menu(*piles[0])
    texts = [action.text() for action in menu.actions()]
    assert len(texts) == 31
    assert texts[-1] == "还有 51 项"
    assert "文献&&3" in texts
    menu.actions()[0].trigger()
    assert state.selection.passage is not None


def test_an_empty_project_says_what_to_do(qtbot: QtBot) -> None:
    panel = _shown(qtbot, State())
    assert panel.hint.isVisible()
    assert not panel.chart.isVisible()
    assert not panel.first.isEnabled()


def test_without_any_date_there_is_one_lane_and_no_brush(qtbot: QtBot, dated: Snapshot) -> None:
    documents = {key: replace(d, issued=None) for key, d in dated.documents.items()}
    state = State()
    state.set_snapshot(replace(dated, documents=documents, status_events=()))
    panel = _shown(qtbot, state)
    assert [lane for lane, _ in panel.chart.lanes()] == [Lane.UNDATED]
    _drag(qtbot, panel, QPoint(panel.chart.gutter + 100, 10), QPoint(panel.chart.gutter + 300, 10))
    assert state.filter.is_empty


@pytest.mark.parametrize("size", [(640, 160), (1920, 400)])
def test_all_sizes_can_be_drawn(qtbot: QtBot, panel: TimelinePanel, size: tuple[int, int]) -> None:
    panel.resize(*size)
    image = panel.chart.grab().toImage()
    paper = panel.chart.palette().color(panel.chart.palette().ColorRole.Base)
    colours = {
        image.pixelColor(x, y).name()
        for x in range(panel.chart.gutter, image.width(), 3)
        for y in range(AXIS, image.height(), 3)
    }
    assert len(colours - {paper.name()}) >= 2


def test_a_moment_is_hovered_once(panel: TimelinePanel) -> None:
    calls: list[object] = []
    panel.chart.hovered.connect(lambda over, _: calls.append(over))
    moment = panel.chart.moments.lanes[Lane.DOCUMENTS][0]
    for _ in range(3):
        panel.chart._tell_hovered(panel.chart.place_of(Lane.DOCUMENTS, 0))
    assert calls == [moment]
    assert isinstance(calls[0], Moment)
