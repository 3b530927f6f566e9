"""The county that a name states, and the place elsewhere that it tells."""

import pytest

from geodata.extraction.candidates import PlaceName
from geodata.extraction.names import find_names
from geodata.gazetteer import load
from geodata.reading import View


def _first(text: str) -> PlaceName:
    return find_names(View.identity(text), load())[0]


@pytest.mark.parametrize(
    ("text", "surface", "counties"),
    [
        ("广灵县鸿翔光伏项目", "鸿翔光伏项目", ("140223",)),
        ("大同市阳高县鸿翔光伏项目", "鸿翔光伏项目", ("140221",)),
        ("阳高守口堡游人如织", "守口堡", ("140221",)),
        ("华能广灵宜兴风电项目", "华能广灵宜兴风电项目", ("140223",)),
        ("天镇县人民医院", "天镇县人民医院", ("140222",)),
        ("浑源县第七中学", "浑源县第七中学", ("140225",)),
        ("大同鑫磊铝业有限公司", "大同鑫磊铝业有限公司", ()),
    ],
)
def test_stated_counties(text: str, surface: str, counties: tuple[str, ...]) -> None:
    name = _first(text)
    assert (name.surface, name.counties) == (surface, counties)


@pytest.mark.parametrize(
    "text",
    [
        "浙江省农发集团",
        "清华大学清洁能源研究院",
        "杭州电子科技大学",
        "贵州省毕节市赫章县松林坡乡",
        "华电忻州广宇二期",
        "在山西大学揭牌",
    ],
)
def test_names_that_tell_a_place_elsewhere(text: str) -> None:
    reason = _first(text).outside
    assert reason is not None
    assert "名称含" in reason


@pytest.mark.parametrize(
    "text",
    [
        "北京赛诺普太阳能级硅材料项目",
        "南京电气电力工程有限公司新能源装配式储能设备项目",
        "新荣经开区南京电气电力工程有限公司储能设备项目",
        "山西同新再生资源有限公司",
        "山西大学大同校区",
        "云冈石窟",
    ],
)
def test_names_that_do_not(text: str) -> None:
    assert _first(text).outside is None
