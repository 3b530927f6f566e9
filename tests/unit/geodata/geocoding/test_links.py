"""One place, many surfaces: which are taken together, and the list for a person to check."""

import pytest

from geodata.extraction.candidates import PlaceName
from geodata.gazetteer import load
from geodata.geocoding import Rule, links, merge
from geodata.geocoding.kinship import known_kin
from geodata.model import Kind
from tests.unit.geodata.geocoding.marked import geocode_marked

YUNGANG = ("140214",)


def _name(surface: str, kind: Kind = Kind.PROJECT, counties: tuple[str, ...] = ()) -> PlaceName:
    return PlaceName(0, len(surface), surface, surface, kind, (), counties)


@pytest.mark.parametrize(
    ("surface", "counties", "known", "rule"),
    [
        ("华阳碳纤维项目", YUNGANG, "华阳高性能碳纤维项目", Rule.BRAND),
        ("同兴三期2×100万千瓦消纳高效煤电项目", YUNGANG, "同热三期", Rule.START),
        ("热三期两个2×100万千瓦煤电项目", ("1402",), "同热三期", Rule.START),
        ("天镇县“源网荷储”一体化建设项目", ("140222",), "天镇源网荷储一体化项目", Rule.SPELLING),
    ],
)
def test_other_surfaces_of_known_projects(
    surface: str, counties: tuple[str, ...], known: str, rule: Rule
) -> None:
    kin = known_kin(_name(surface), counties, load())
    assert kin is not None
    assert (kin.entry.name, kin.rule) == (known, rule)
    assert kin.evidence


@pytest.mark.parametrize(
    ("surface", "counties"),
    [
        ("华阳碳纤维二期项目", YUNGANG),  # another phase
        ("华阳碳纤维项目", ("140225",)),  # another county
        ("华阳光伏项目", YUNGANG),  # another product
        ("卓阳碳纤维项目", YUNGANG),  # another brand
        ("同热三期送出线路工程", YUNGANG),  # other works
        ("同热三期2×35万千瓦机组改造项目", YUNGANG),  # another capacity
        ("同热四期2×100万千瓦煤电项目", YUNGANG),
        ("华阳碳纤维项目", ()),  # nothing tells where
    ],
)
def test_when_in_doubt_two_places_stay_two(surface: str, counties: tuple[str, ...]) -> None:
    assert known_kin(_name(surface), counties, load()) is None


def test_a_brand_is_of_projects_only() -> None:
    assert known_kin(_name("华阳碳纤维公司", Kind.ENTERPRISE), YUNGANG, load()) is None


def test_a_county_before_a_known_name() -> None:
    kin = known_kin(_name("阳高守口堡", Kind.SCENIC, ("140221",)), ("140221",), load())
    assert kin is not None
    assert (kin.entry.name, kin.rule) == ("守口堡", Rule.COUNTY)
    assert known_kin(_name("左云守口堡", Kind.SCENIC, ("140226",)), ("140226",), load()) is None


TEXT = (
    "# 云冈区新篇\n\n近日，{华阳碳纤维项目|project}投产，{云冈石窟景区|scenic}人多，"
    "云冈区鸡儿崖乡的{鸡儿崖乡|settlement}，{蓝天储能项目|project}开工，{“蓝天储能”工程|project}"
    "进展顺利。{云冈石窟|scenic}美。"
)


def test_the_list_tells_each_surface_its_rule_and_evidence() -> None:
    document, placings, mentions = geocode_marked(TEXT, load())
    places = [merge([placing], [], load()) for placing in placings]
    found = {link.surface: link for link in links(places, mentions, load())}
    rules = {surface: link.rule for surface, link in found.items()}
    assert rules == {
        "华阳碳纤维项目": Rule.BRAND,
        "云冈石窟景区": Rule.ALIAS,
        "鸡儿崖乡": Rule.LOOKALIKE,
        "蓝天储能项目": Rule.SPELLING,
    }
    names = {place.id: place.name for place in places}
    assert names[found["华阳碳纤维项目"].place_id] == "华阳高性能碳纤维项目"
    for link in found.values():
        assert link.document_id == document.id
        assert link.evidence.endswith("。")
        assert link.surface.strip("“”")[:2] in link.evidence


def test_the_evidence_of_a_place_tells_of_its_other_surfaces() -> None:
    _, placings, _ = geocode_marked(TEXT, load())
    told = {placing.name: "".join(placing.evidence) for placing in placings}
    assert "同一字号“华阳”" in told["华阳高性能碳纤维项目"]
    assert "原文写作“鸡儿崖乡”，按形近字读作“鸦儿崖乡”" in told["鸦儿崖乡"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("长城1号旅游公路", "长城一号旅游公路"),
        ("蓝天大道2期工程", "蓝天大道二期工程"),
        ("大同绕城高速公路蓝天段", "大同绕城高速蓝天段工程"),
        ("云冈区“蓝天储能”项目", "蓝天储能项目"),
        ("国道109线大同过境公路改线工程", "国道109线过境公路改线工程"),
    ],
)
def test_spellings_of_one_place(one: str, other: str) -> None:
    text = f"# 云冈区新篇\n\n近日，{{{one}|project}}开工，{{{other}|project}}顺利。"
    _, placings, mentions = geocode_marked(text, load())
    assert len(placings) == 1
    assert {mention.surface for mention in mentions} == {one, other}


def test_one_place_has_one_id_in_two_documents() -> None:
    ids = set()
    for surface in ("蓝天产业园2期项目", "“蓝天产业园”二期建设项目"):
        text = f"# 云冈区新篇\n\n近日，{{{surface}|project}}开工。"
        ids.add(geocode_marked(text, load())[1][0].place_id)
    assert len(ids) == 1
