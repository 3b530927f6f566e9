"""Facts: metric, verbatim quote, qualifier, period and subject of figures."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.extraction.facts import find_facts
from geodata.extraction.facts_sources import Located
from geodata.model import (
    CITY,
    County,
    Document,
    Fact,
    Kind,
    Mention,
    Placing,
    Precision,
    Section,
)
from geodata.reading import View, repair
from tests.unit.geodata.extraction.marked_text import marked

COUNTIES = (
    County("140214", "云冈区", "yungang", 1.0),
    County("140222", "天镇县", "tianzhen", 1.0),
    County("140226", "左云县", "zuoyun", 1.0),
)
GAZETTEER = SimpleNamespace(counties=COUNTIES, scan_outside=lambda _: [])


def facts_of(
    text: str,
    places: dict[str, tuple[Kind, tuple[str, ...]]] | None = None,
    *,
    home: str = "140214",
    view: View | None = None,
) -> tuple[Fact, ...]:
    """Find the facts of a text whose places are given by surface; ids are the surfaces."""
    document = Document("d1", "", None, None, "", "", text)
    mentions, placings = [], []
    for surface, (kind, counties) in (places or {}).items():
        precision = Precision.COUNTY if counties else Precision.OUTSIDE
        placings.append(Placing(surface, "d1", surface, kind, counties, precision, None, None, ()))
        at = text.find(surface)
        while at >= 0:
            end = at + len(surface)
            mentions.append(Mention(f"m{at}", surface, "d1", "s1", at, end, surface))
            at = text.find(surface, end)
    sections = (Section("s1", "d1", "", 0, len(text), (home,) if home else (), ""),)
    shown = view or repair(text)
    return find_facts(Located(document, shown, sections, mentions, placings, GAZETTEER))


def only(text: str, **options: object) -> Fact:
    (fact,) = facts_of(text, **options)
    return fact


@pytest.mark.parametrize(
    ("text", "metric", "quote"),
    [
        ("地区生产总值完成249.1亿元，", "地区生产总值", "地区生产总值完成249.1亿元"),
        ("全区在库企业共计324家。", "在库企业", "在库企业共计324家"),
        ("累计打造3个精品示范村。", "精品示范村", "打造3个精品示范村"),
        ("引导全区煤炭、水泥、火电行业的43家重点企业，", "重点企业", "43家重点企业"),
        ("完成危房改造的一共有190户。", "完成危房改造", "完成危房改造的一共有190户"),
        ("整治违规行为1197处，", "整治违规行为", "整治违规行为1197处"),
        ("成工程总量的12%；", "成工程总量", "成工程总量的12%"),
        ("农村居民消费价格涨幅2%左右。", "农村居民消费价格涨幅", "农村居民消费价格涨幅2%左右"),
        ("已有834户开工建设。", "开工建设", "834户开工建设"),
        ("连续3年完成任务。", "连续完成任务", "连续3年完成任务"),
        ("320余名乡镇（街道）干部，", "乡镇（街道）干部", "320余名乡镇（街道）干部"),
        ("（装机5.8兆瓦）。", "装机", "装机5.8兆瓦"),
        ("保参保率全省第二，", "保参保率全省", "保参保率全省第二"),
    ],
)
def test_metric_and_quote(text: str, metric: str, quote: str) -> None:
    fact = only(text)
    assert (fact.metric, fact.quote) == (metric, quote)


def test_growth_is_of_the_metric_before_it_and_quotes_both() -> None:
    gross, growth, share = facts_of("发电总量121.89亿千瓦时，同比增长0.01%，占全市的60%。")
    assert gross.metric == "发电总量"
    assert (growth.metric, share.metric) == ("发电总量同比增长", "发电总量占全市")
    assert growth.quote == "发电总量121.89亿千瓦时，同比增长0.01%"
    assert {fact.adcode for fact in (gross, growth, share)} == {"140214"}


def test_a_list_shares_its_metric_and_qualifier() -> None:
    first, second = facts_of("蔬菜、水果总产量分别达到6万吨、0.01万吨，")
    assert first.metric == second.metric == "蔬菜、水果总产量"
    assert first.qualifier == second.qualifier == "达"


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("收入由3500元增加到1.26万元，翻了两番多。", ["收入", "收入", "收入"]),
        ("年均产值3亿元，比去年增长5%。", ["年均产值", "年均产值比去年增长"]),
        ("产值3亿元，减少碳排放115万吨。", ["产值", "减少碳排放"]),
        ("覆盖率达到38.5%，高出全市平均水平4个百分点。", ["覆盖率", "覆盖率高出全市平均水平"]),
        ("3项生态指标保持全省第一。", ["生态指标", "生态指标保持全省"]),
        ("热三期两个2×100万千瓦煤电项目。", ["煤电项目", "煤电项目"]),
        ("综合指数3.68，全省排名第1位。", ["综合指数", "综合指数全省排名"]),
    ],
)
def test_metrics_of_figures_in_a_row(text: str, metrics: list[str]) -> None:
    assert [fact.metric for fact in facts_of(text)] == metrics


def test_both_ends_of_a_change() -> None:
    facts = facts_of("平均停留时间由1.6天增长至2.6天。")
    assert [(f.value, f.metric) for f in facts] == [(1.6, "平均停留时间"), (2.6, "平均停留时间")]


def test_the_figure_is_marked_in_the_document_and_normalised() -> None:
    text = "前言。\n\n总投资约9亿元。"
    fact = only(text)
    assert text[fact.value_start : fact.value_end] == "9亿元"
    assert (fact.value, fact.unit, fact.value_si, fact.unit_si) == (9, "亿元", 9e8, "元")
    assert fact.qualifier == "约"


def test_a_product_keeps_its_text_only() -> None:
    fact = only("2×100万千瓦煤电开工。")
    assert fact.value is None
    assert fact.value_si is None
    assert (fact.value_text, fact.unit) == ("2×100", "万千瓦")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("1-6月，总产值完成3亿元，固定资产投资完成2亿元。", "1-6月"),
        ("截至8月6日，优良天数共计176天，与2023年相比增长4%。", "截至8月6日"),
        ("总产值完成3亿元，产量完成2万吨。", ""),
        ("教堂始建于1876年，高21米。", ""),
        ("近年来，产值完成3亿元。", ""),
    ],
)
def test_the_period_holds_for_the_sentence(text: str, period: str) -> None:
    assert {fact.period for fact in facts_of(text)} == {period}


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("预计可实现年产值9.42亿元。", "预计"),
        ("计划引进人才930名。", "计划"),
        ("力争总面积突破16万亩。", "突破"),
    ],
)
def test_what_is_not_yet_so_is_qualified(text: str, qualifier: str) -> None:
    assert only(text).qualifier == qualifier


def test_a_date_of_completion_is_a_fact() -> None:
    fact = only("项目已完成核准，预计2026年12月双机投产。")
    assert (fact.value, fact.value_text, fact.unit) == (None, "2026年12月", "")
    assert (fact.metric, fact.quote) == ("双机投产", "预计2026年12月双机投产")


@pytest.mark.parametrize(
    "text",
    [
        "11月28日，活动举行。",
        "于去年10月起办理立项手续。",
        "采取三项措施，全力保障。",
        "坚持“三个聚焦”不动摇。",
        "打造“15分钟便民生活圈”。",
        "属全国二类太阳能资源区。",
        "35千伏及以上变电站建成。",
        "完成三年整改任务。",
        "中共大同市委十六届七次全体会议隆重举行。",
        "未来2~3年快速发展。",
        "庆祝建国75周年。",
    ],
)
def test_what_is_no_fact(text: str) -> None:
    assert facts_of(text) == ()


# -- whom it is about

PROJECT = {"华阳碳纤维项目": (Kind.PROJECT, ("140214",))}
PARK = {"左云经开区": (Kind.PARK, ("140226",))}


def test_what_follows_of_is_the_subject() -> None:
    fact = only("总投资9亿元的华阳碳纤维项目正在建设。", places=PROJECT)
    assert (fact.place_id, fact.adcode) == ("华阳碳纤维项目", "140214")


def test_what_is_built_with_a_sum_is_the_subject() -> None:
    fact = only("该区投资2亿元实施的华阳碳纤维项目开工。", places=PROJECT)
    assert fact.place_id == "华阳碳纤维项目"


def test_the_topic_of_the_sentence_is_the_subject() -> None:
    facts = facts_of("左云经开区现有落地项目32个，总投资86.87亿元。", PARK)
    assert {(f.place_id, f.adcode) for f in facts} == {("左云经开区", "140226")}


def test_a_pointer_leads_back_over_sentences() -> None:
    text = "华阳碳纤维项目开工。\n该项目由乙公司投资，占地120亩。"
    assert only(text, places=PROJECT | {"乙公司": (Kind.ENTERPRISE, ())}).place_id == (
        "华阳碳纤维项目"
    )


@pytest.mark.parametrize(
    "text",
    [
        "依托左云经开区、华阳碳纤维项目等12个项目建设。",
        "与左云经开区合作，完成产值5亿元。",
        "华阳碳纤维项目竣工；建成学校4所。",
        "推进华阳碳纤维项目，新增学位210个。",
    ],
)
def test_partners_lists_and_other_parts_are_no_subjects(text: str) -> None:
    fact = only(text, places=PROJECT | PARK)
    assert (fact.place_id, fact.adcode) == (None, "140214")


def test_without_a_subject_the_section_tells() -> None:
    assert only("建成学校4所。").adcode == "140214"
    assert only("建成学校4所。", home=CITY).adcode == CITY


@pytest.mark.parametrize(
    ("text", "home", "adcode"),
    [
        ("天镇县建成学校4所。", CITY, "140222"),
        ("记者从天镇县了解到，该县建成学校4所。", CITY, "140222"),
        ("全市建成学校4所。", "140214", CITY),
        ("装机占全市的60%。", "140214", "140214"),
        ("以天镇县为试点推进改革，建成学校4所。", CITY, CITY),
        ("装机占全县的七成。", "140226", "140226"),
        ("增速居全市第2位。", "140214", "140214"),
        ("云冈区、天镇县改革，建成学校4所。", CITY, CITY),
    ],
)
def test_counties_and_the_city(text: str, home: str, adcode: str) -> None:
    fact = only(text, home=home)
    assert (fact.place_id, fact.adcode) == (None, adcode)


def test_a_village_behind_its_county_and_town_is_the_topic() -> None:
    village = {"三屯乡": (Kind.SETTLEMENT, ("140226",)), "宁鲁堡村": (Kind.SETTLEMENT, ("140226",))}
    fact = only("左云县三屯乡宁鲁堡村投资1200万元。", places=village, home=CITY)
    assert fact.place_id == "宁鲁堡村"


def test_a_pointer_does_not_lead_into_another_section() -> None:
    text = "华阳碳纤维项目开工。\n该项目占地120亩。"
    document = Document("d1", "", None, None, "", "", text)
    (name,) = PROJECT
    placing = Placing(name, "d1", name, Kind.PROJECT, ("140214",), Precision.COUNTY, None, None, ())
    mention = Mention("m", name, "d1", "s1", 0, len(name), name)
    cut = text.index("\n") + 1
    sections = (
        Section("s1", "d1", "", 0, cut, ("140214",), ""),
        Section("s2", "d1", "", cut, len(text), ("140226",), ""),
    )
    located = Located(document, repair(text), sections, [mention], [placing], GAZETTEER)
    (fact,) = find_facts(located)
    assert (fact.place_id, fact.adcode) == (None, "140226")


def test_figures_of_nowhere_in_datong_are_none() -> None:
    assert not facts_of("来自28个省的1200家企业参展。", home="")


def test_a_place_outside_has_no_county() -> None:
    outside = {"浙江大学": (Kind.FACILITY, ())}
    assert only("浙江大学占地500亩。", places=outside, home=CITY).adcode == ""


def test_a_number_in_a_name_is_none_but_a_capacity_is() -> None:
    names = {
        "三座楼村": (Kind.SETTLEMENT, ("140214",)),
        "甲2×100万千瓦火电项目": (Kind.PROJECT, ()),
    }
    (fact,) = facts_of("三座楼村旁，甲2×100万千瓦火电项目开工。", names)
    assert fact.value_text == "2×100"


# -- quotes

_TEXT = st.lists(
    st.sampled_from(
        [
            "约", "3", "2.45", "万", "亿", "两", "个", "户", "元", "%",
            "项目", "。", "，", "；", "\n", "\n\n", "“", "”", "同比增长", "总投资",
            "完成", "截至目前", "1-6月", "云冈区", "全市", "预计", "2026年12月", "投产", "的", "、",
            "该项目", "第一", "全省",
        ]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@given(_TEXT)
def test_quotes_are_verbatim_and_hold_their_figure(text: str) -> None:
    places = {"项目": (Kind.PROJECT, ("140214",))}
    for fact in facts_of(text, places):
        assert text[fact.start : fact.end] == fact.quote
        assert fact.start <= fact.value_start < fact.value_end <= fact.end
        assert "。" not in fact.quote
        assert fact.metric


@given(st.text(max_size=60))
def test_any_text_is_survived(text: str) -> None:
    ids = [fact.id for fact in facts_of(text, view=View.identity(text))]
    assert len(set(ids)) == len(ids)


def test_a_quote_stops_where_the_page_puts_other_text_in_between() -> None:
    text = "开设2个零\n\n高山镇文化广场\n\n工市场。"
    view = View.identity(text)
    assert only(text, view=view).quote == "开设2个零"


@pytest.mark.parametrize(
    ("text", "value", "written"),
    [
        ("[P 恒源电站]装机3O兆瓦。", 30.0, "3O"),
        ("[P 恒源电站]算力规模达2OOO P。", 2000.0, "2OOO"),
        ("[P 恒源电站]装机３０兆瓦。", 30.0, "30"),
    ],
)
def test_letters_for_digits_are_read_but_told_as_written(
    text: str, value: float, written: str
) -> None:
    (fact,) = find_facts(marked(text))
    assert (fact.value, fact.value_text) == (value, written)
    assert fact.quote in marked(text).document.text
