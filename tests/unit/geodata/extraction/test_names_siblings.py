"""Items of a plain list that a name beside them tells."""

import pytest

from geodata.extraction.names import find_names
from geodata.gazetteer import load
from geodata.reading import View


def _found(text: str) -> dict[str, tuple[str, str]]:
    names = find_names(View.identity(text), load())
    return {name.surface: (name.name, name.kind.value) for name in names}


@pytest.mark.parametrize(
    "text",
    ["天镇县慈云寺、盘山，人气攀升。", "盘山、慈云寺人气攀升。", "李二口、盘山和慈云寺"],
)
def test_a_plain_known_name_beside_one_of_its_county(text: str) -> None:
    assert _found(text)["盘山"] == ("盘山", "scenic")


@pytest.mark.parametrize(
    "text", ["盘山公路很长。", "阳高县守口堡、盘山很远", "慈云寺、盘山公路", "盘山"]
)
def test_it_is_nothing_elsewhere(text: str) -> None:
    assert "盘山" not in _found(text)


def test_an_unknown_name_that_opens_a_list_of_sights() -> None:
    assert _found("岭北人家、云崖西马民宿火了。")["岭北人家"] == ("岭北人家", "scenic")


@pytest.mark.parametrize("text", ["黄芪、云崖西马民宿火了。", "岭北人家、云崖西马煤业公司"])
def test_goods_and_companies_open_none(text: str) -> None:
    found = _found(text)
    assert "黄芪" not in found
    assert "岭北人家" not in found
