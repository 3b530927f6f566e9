import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.extraction.status import find_status_events, with_status
from geodata.model import StatusEvent
from tests.unit.geodata.extraction.marked_text import marked


def events_of(text: str) -> tuple[StatusEvent, ...]:
    return find_status_events(marked(text))


def told(text: str) -> list[tuple[str, str]]:
    return [(event.place_id, event.status) for event in events_of(text) if not event.is_planned]


def planned(text: str) -> list[tuple[str, str]]:
    return [(event.place_id, event.status) for event in events_of(text) if event.is_planned]


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("[P 恒源项目]正在谋划。", "谋划"),
        ("[P 恒源项目]成功签约。", "签约"),
        ("[P 恒源项目]已完成备案。", "立项"),
        ("[P 恒源项目]正在办理前期手续。", "前期"),
        ("[P 恒源项目]去年3月破土动工。", "开工"),
        ("[P 恒源项目]主体已经封顶。", "在建"),
        ("[P 恒源项目]正在进行设备安装。", "设备安装"),
        ("[P 恒源项目]进入联调联试。", "调试"),
        ("[P 恒源项目]已试生产。", "试运行"),
        ("[P 恒源项目]建成投产。", "投产"),
        ("[P 恒源项目]通过验收。", "竣工"),
        ("[P 恒源项目]已投入使用。", "运营"),
        ("[P 恒源项目]一度停工。", "停工"),
    ],
)
def test_words_tell_a_state(text: str, state: str) -> None:
    assert told(text) == [("恒源项目", state)]


@pytest.mark.parametrize(
    "text",
    [
        "[P 恒源项目]预计2026年12月投产。",
        "[P 恒源项目]年底前投产。",
        "[P 恒源项目]将于明年投产。",
        "力争[P 恒源项目]早日投产。",
        "推动[P 恒源项目]投产。",
    ],
)
def test_what_is_to_be_is_a_plan(text: str) -> None:
    assert not told(text)
    assert planned(text) == [("恒源项目", "投产")]


@pytest.mark.parametrize(
    "text",
    [
        "[P 恒源项目]尚未开工。",
        "[P 恒源项目]开工率很高。",
        "[P 恒源项目]投产后，可满足需要。",
        "今年浑源县新开工项目9个。",
        "[V 永安镇]开工建设道路。",
        "[P 恒源项目]不断扩大对外开放。",
        "[P 恒源项目]加快推进老街改造。",
    ],
)
def test_denied_words_nouns_and_others_tell_nothing(text: str) -> None:
    assert not events_of(text)


def test_done_goes_before_a_plan_earlier_in_the_clause() -> None:
    assert told("按计划[P 恒源项目]已于上月开工。") == [("恒源项目", "开工")]


def test_a_state_before_its_project() -> None:
    assert told("已建成投产的[P 恒源项目]效益良好。") == [("恒源项目", "投产")]
    assert told("县里正在修建的[P 环湖公路]全长32公里。") == [("环湖公路", "在建")]


def test_a_call_for_building_is_a_plan() -> None:
    assert planned("加快推进[P 恒源项目]。") == [("恒源项目", "在建")]


def test_all_of_a_list() -> None:
    text = "[P 恒源项目]、投资2亿元的[P 北岳项目]相继开工。[P 甲项目]、[P 乙项目]等6个项目开工。"
    assert told(text) == [(name, "开工") for name in ("恒源项目", "北岳项目", "甲项目", "乙项目")]


def test_several_projects_are_not_the_one_named_before() -> None:
    assert not events_of("[P 恒源项目]进展顺利，全县9个项目开工。")


def test_a_pointer_and_a_later_clause() -> None:
    text = "走进[P 恒源项目]现场，机器轰鸣。项目总投资2亿元，已于去年开工，预计明年6月投产。"
    assert told(text) == [("恒源项目", "开工")]
    assert planned(text) == [("恒源项目", "投产")]


def test_each_event_has_its_own_period() -> None:
    events = events_of("[P 恒源项目]预计2026年12月投产；[P 北岳项目]一期已开工。")
    assert [(e.place_id, e.period) for e in events] == [
        ("恒源项目", "2026年12月"),
        ("北岳项目", ""),
    ]


@pytest.mark.parametrize(
    ("text", "phases"),
    [
        ("[P 恒源项目]一期已建成，二期正在施工。", ["一期", "二期"]),
        ("[P 恒源项目]已投产。二期工程总投资3亿元，去年开工。", ["", "二期"]),
        ("[P 恒源项目]二期占地50亩，已开工。目前主体完工。", ["二期", "二期"]),
        ("[P 恒源项目二期]已开工。", [""]),
        ("[P 恒源项目]一期已建成，该项目通过验收。", ["一期", ""]),
        ("[P 恒源项目]二期已开工。\n[P 恒源项目]正在施工。", ["二期", ""]),
    ],
)
def test_phases_are_kept_apart(text: str, phases: list[str]) -> None:
    assert [event.phase for event in events_of(text)] == phases


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("[P 恒源项目]已投产。二期正在施工。", "投产"),
        ("[P 恒源项目]一期已投产，二期正在施工。", "在建"),  # nothing is told of the whole
    ],
)
def test_the_whole_s_state_goes_before_a_phase_s(text: str, state: str) -> None:
    document = marked(text)
    (placing,) = with_status(document.placings, find_status_events(document))
    assert placing.status == state


def test_what_is_at_hand_is_planned() -> None:
    assert planned("[P 恒源项目]投产在即。") == [("恒源项目", "投产")]


def test_the_quote_begins_with_the_place() -> None:
    (event,) = events_of("日前，[P 恒源项目]已开工。")
    assert event.quote == "恒源项目已开工"
    assert event.start == len("日前，")


def test_the_last_fact_is_the_status() -> None:
    text = marked(
        "[P 恒源项目]去年开工，正在进行设备安装，预计明年投产。[P 北岳项目]预计明年开工。"
    )
    events = find_status_events(text)
    states = {p.place_id: p.status for p in with_status(text.placings, events)}
    assert states == {"恒源项目": "设备安装", "北岳项目": None}


@given(st.text(alphabet="项目开工投产建成已将未，。；、的\n 2026年月"))
def test_quotes_are_verbatim(text: str) -> None:
    document = marked(f"[P 恒源项目]{text}")
    for event in find_status_events(document):
        assert document.document.text[event.start : event.end] == event.quote


@pytest.mark.parametrize(
    "text",
    [
        "[P 甲项目]招商顺利，再生金属企业逐步建成投产。",
        "[P 甲互通]通车，长城首条旅游公路全线贯通。",
    ],
)
def test_the_state_of_others(text: str) -> None:
    assert all(status in ("运营",) for _, status in told(text))


def test_parts_tell_their_whole_s_state() -> None:
    assert told("[P 甲项目]占地2亩，首条生产线投产。") == [("甲项目", "投产")]
    assert told("[P 甲项目]是全省首个开工的。") == [("甲项目", "开工")]
    assert told("平城区与北京设计公司签约[P 甲项目]。") == [("甲项目", "签约")]


def test_all_that_a_word_governs() -> None:
    assert planned("加快推进[P 甲项目]、[P 乙项目]等建设。") == [
        ("甲项目", "在建"),
        ("乙项目", "在建"),
    ]
    assert told("[P 甲项目]开工；[P 乙项目]、[P 丙项目]待建。") == [("甲项目", "开工")]


def test_words_of_plans_inside_names_plan_nothing() -> None:
    assert told("随着[K 进口促进创新示范区]的建成，贸易更旺。") == [("进口促进创新示范区", "竣工")]
    assert planned("加快[P 甲项目]全线贯通。") == [("甲项目", "竣工")]


def test_months_count_no_projects() -> None:
    text = "[P 甲项目]签约落地仅三个月就开工建设。"
    assert told(text) == [("甲项目", "签约"), ("甲项目", "开工")]


def test_longer_words_plan_nothing() -> None:
    assert told("作为重要供应基地，[P 甲项目]主要工程开工。") == [("甲项目", "开工")]
