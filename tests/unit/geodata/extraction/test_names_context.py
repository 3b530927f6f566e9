"""Names that lean on the text around them."""

from geodata.extraction.names import find_names
from geodata.extraction.names.context import find_by_context
from geodata.extraction.names.page import read_page
from geodata.gazetteer import load
from geodata.reading import View


def _found(text: str) -> list[tuple[str, str]]:
    page = read_page(text, load())
    return [(name.rule, text[name.start : name.end]) for name in find_by_context(page)]


def test_a_county_named_before_completes_a_known_name() -> None:
    text = "浑源县壮大新能源产业。该县加快抽水蓄能电站建设。"
    assert _found(text) == [("elided", "抽水蓄能电站")]
    (name,) = find_names(View.identity(text), load())
    assert name.name == "浑源抽水蓄能电站"


def test_another_county_does_not() -> None:
    assert _found("广灵县壮大新能源产业。该县加快抽水蓄能电站建设。") == []


def test_the_citys_zone_beside_a_county() -> None:
    text = "推动云州区、经开区融合发展。支持经开区完善配套,各经开区和该经开区除外。"
    assert _found(text) == [("elided", "经开区"), ("elided", "经开区")]
    names = find_names(View.identity(text), load())
    assert {name.name for name in names} == {"大同经济技术开发区"}


def test_known_names_may_share_an_ending() -> None:
    names = find_names(View.identity("推动潘家窑、大西庄2座资源接续煤矿开工"), load())
    assert [name.name for name in names] == ["潘家窑煤矿", "大西庄煤矿"]
    assert [name.surface for name in names] == ["潘家窑", "大西庄"]


def test_a_sight_beside_the_citys_museum_keeps_its_own_name() -> None:
    names = find_names(View.identity("走进云冈石窟、大同市博物馆、善化寺"), load())
    assert [name.name for name in names] == ["云冈石窟", "大同市博物馆", "善化寺"]


def test_an_ending_is_shared_over_a_county() -> None:
    names = find_names(View.identity("平型关和云州区南六庄通航机场完成选址"), load())
    assert ("平型关", "平型关通航机场") in {(name.surface, name.name) for name in names}


def test_what_leads_up_to_a_known_name_is_no_part_of_it() -> None:
    names = find_names(View.identity("最爱去月华池古堡看长城"), load())
    assert [name.surface for name in names] == ["月华池古堡"]
