"""Which names make one place, the ids of places and mentions, and their offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.extraction.candidates import PlaceName
from geodata.extraction.names import find_names
from geodata.geocoding import geocode
from geodata.geocoding.naming import core_name
from geodata.model import Document, Kind, Precision
from geodata.reading import find_sections, repair
from tests.helpers.small_gazetteer import small_gazetteer
from tests.unit.geodata.geocoding.marked import geocode_marked

GAZETTEER = small_gazetteer()
LONG = "连续多年以来该县持续推进重点项目建设，着力优化营商环境，各项工作取得成效，"


def groups_of(marked: str) -> list[set[str]]:
    """Return the surfaces of each place, in order of first appearance."""
    _, placings, mentions = geocode_marked(marked, GAZETTEER)
    return [
        {mention.surface for mention in mentions if mention.place_id == placing.place_id}
        for placing in placings
    ]


ONE = [
    "来到{云冈石窟|scenic}，{云冈石窟景区|scenic}人多。",
    "# 云冈区新篇\n\n{云冈区十里河公园|park|140214}好，{十里河公园|park}美。",
    "{天镇县“源网荷储”一体化建设项目|project|140222}开工，{“源网荷储”一体化项目|project}投产。",
    "{蓝天煤电项目|project}开工。{蓝天煤电|project}投产。",
    "{老街改造工程|project}开工。{老街改造|project}完工。",
    "{晋能控股集团|enterprise}所属{晋能控股集团蓝天煤业公司|enterprise}、{蓝天煤业公司|enterprise}。",
]


@pytest.mark.parametrize("marked", ONE)
def test_forms_of_one_name_are_one_place(marked: str) -> None:
    groups = groups_of(marked)
    assert max(len(group) for group in groups) == 2


def test_what_a_project_builds_is_the_project() -> None:
    marked = "{平城区蓝天中心|facility|140213}亮相，{平城区蓝天中心项目|project|140213}封顶。"
    _, (placing,), _ = geocode_marked(f"{marked}{{平城区蓝天中心|facility|140213}}美。", GAZETTEER)
    assert placing.kind is Kind.PROJECT


TWO = [
    "阳高县{中心公园|park|140221}好，左云县{中心公园|park|140226}美。",
    "# 阳高县新篇\n\n{中心公园|park}好。\n\n# 左云县新篇\n\n{中心公园|park}美。",
    "{云州区陈庄|settlement|140215}与平城区{陈庄|settlement|140213}。",
    "{口泉路|facility}通车，{口泉路雨污分流改造工程|project}开工。",
    "{蓝天公园|park}开园，{蓝天公司|enterprise}开业。",
    "{十里河公园|park}和{十里河|natural}。",
    "{高山镇中心小学|facility}和{口泉乡中心小学|facility}。",
    "{云冈石窟|scenic}人多，{云冈石窟景区建设工程|project}开工。",
]


@pytest.mark.parametrize("marked", TWO)
def test_when_in_doubt_two_places_stay_two(marked: str) -> None:
    assert len(groups_of(marked)) == 2


def test_a_short_form_of_two_names_belongs_to_neither() -> None:
    marked = "{高山镇中心小学|facility}、{口泉乡中心小学|facility}和{中心小学|facility}。"
    assert len(groups_of(marked)) == 3


@pytest.mark.parametrize(
    ("name", "counties", "core"),
    [
        ("云冈区图书馆", ["140214"], "图书馆"),
        ("云冈区图书馆", [], "云冈区图书馆"),
        ("大同市新荣区蓝天建设项目", ["140212"], "蓝天建设项目"),
        ("大同市新荣区蓝天碳纤维建设项目", ["140212"], "蓝天碳纤维"),
        ("“如梦大同”文旅综合体", [], "如梦大同文旅综合体"),
        ("项目", [], "项目"),
    ],
)
def test_cores(name: str, counties: list[str], core: str) -> None:
    assert core_name(name, counties, GAZETTEER) == core


def test_a_place_has_the_same_id_in_every_document() -> None:
    known = [
        geocode_marked(text, GAZETTEER)[1][0].place_id
        for text in ("来到{云冈石窟|scenic}。", "# 天镇县新篇\n\n说到{云冈石窟景区|scenic}。")
    ]
    named = [
        geocode_marked(text, GAZETTEER)[1][0].place_id
        for text in (
            "# 云冈区新篇\n\n来到{十里河公园|park}。",
            "来到{云冈区十里河公园|park|140214}。",
        )
    ]
    assert known[0] == known[1]
    assert named[0] == named[1]
    assert known[0] != named[0]
    assert all(len(place) == 13 and place.startswith("p") for place in (*known, *named))


def test_a_name_over_a_break_is_mentioned_as_the_original_run() -> None:
    text = f"{LONG}建成清洁能源\n\n产业园，总投资6亿元。"
    document = Document("d1", "", None, None, "a.txt", "", text)
    view = repair(text)
    start = view.text.index("清洁能源产业园")
    name = PlaceName(start, start + 7, "清洁能源产业园", "清洁能源产业园", Kind.PARK)
    sections = find_sections(document, GAZETTEER)
    placings, (mention,) = geocode(document, view, sections, [name], GAZETTEER)
    assert mention.surface == "清洁能源\n\n产业园"
    assert placings[0].name == "清洁能源产业园"


SNIPPETS = st.lists(
    st.sampled_from(
        [
            "{云冈石窟|scenic}",
            "{陈庄|settlement}",
            "{蓝天项目|project}",
            "阳高县{守口堡|scenic|140221}",
            "浙江{东湖|natural}",
            "# 云冈区新篇\n\n",
            "位于龙泉镇。",
            "\n\n",
            "，",
            "贵州省",
        ]
    ),
    max_size=12,
).map("".join)


@given(SNIPPETS)
def test_every_mention_is_verbatim_and_has_its_place(marked: str) -> None:
    document, placings, mentions = geocode_marked(marked, GAZETTEER)
    sections = {section.id for section in find_sections(document, GAZETTEER)}
    places = {placing.place_id for placing in placings}
    assert len(places) == len(placings)
    assert {mention.place_id for mention in mentions} == places
    assert len({mention.id for mention in mentions}) == len(mentions)
    for mention in mentions:
        assert document.text[mention.start : mention.end] == mention.surface
        assert mention.section_id in sections


@given(st.text("云冈区阳高县大同石窟守口堡村项目公司浙江位于，。、（今）的“”\n #12", max_size=200))
def test_any_text_with_found_names_is_placed(text: str) -> None:
    document = Document("d1", "", None, None, "a.txt", "", text)
    view = repair(text)
    sections = find_sections(document, GAZETTEER)
    names = find_names(view, GAZETTEER)
    placings, mentions = geocode(document, view, sections, names, GAZETTEER)
    assert {mention.place_id for mention in mentions} == {p.place_id for p in placings}
    for placing in placings:
        assert placing.evidence
        assert (placing.precision is Precision.OUTSIDE) == (not placing.counties)
        assert placing.point is None or placing.precision.is_drawn


def test_nothing_gives_nothing() -> None:
    assert groups_of("") == []
