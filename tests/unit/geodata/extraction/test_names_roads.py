"""Sections and stations of lines, and works on them."""

import pytest

from geodata.extraction.names import find_names
from geodata.extraction.names.page import read_page
from geodata.extraction.names.roads import find_parts_of_lines
from geodata.gazetteer import load
from geodata.reading import View


def _found(text: str) -> list[tuple[str, str]]:
    page = read_page(text, load())
    return [(text[one.start : one.end], one.kind.value) for one in find_parts_of_lines(page)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("长城一号旅游公路左云县段", [("长城一号旅游公路左云县段", "scenic")]),
        ("国道336线灵丘绕城段开工", [("国道336线灵丘绕城段", "facility")]),
        ("省道203广灵至灵丘改扩建也在抢工", [("省道203广灵至灵丘改扩建", "project")]),
        ("天（镇）黎（城）高速天镇至大同段，", [("天（镇）黎（城）高速天镇至大同段", "facility")]),
        ("集大原高铁云冈站投用", [("集大原高铁云冈站", "facility")]),
        ("雄忻高铁灵丘站投用", [("雄忻高铁灵丘站", "facility")]),
        ("荣乌高速广灵连接线通车", [("荣乌高速广灵连接线", "facility")]),
        ("崖岭公路改造，沿途路段", []),
        ("国道通车段", []),
    ],
)
def test_a_part_of_a_line_bears_the_lines_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert _found(text) == expected


def test_a_section_states_its_county() -> None:
    names = find_names(View.identity("S45天黎高速公路浑源段通车"), load())
    assert names[0].surface == "S45天黎高速公路浑源段"
    assert names[0].counties == ("140225",)


def test_a_station_of_a_railway_is_one_name() -> None:
    names = find_names(View.identity("集大原高铁云冈站封顶，雄忻高铁灵丘站前期工作启动"), load())
    found = {name.surface: name.kind.value for name in names}
    assert found["集大原高铁云冈站"] == "project"
    assert found["雄忻高铁灵丘站"] == "project"
