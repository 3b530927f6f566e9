"""Works in numbered, announced and governed lists."""

import pytest

from geodata.extraction.names import find_names
from geodata.gazetteer import load
from geodata.model import Kind
from geodata.reading import View


def _projects(text: str) -> set[str]:
    names = find_names(View.identity(text), load())
    return {name.surface for name in names if name.kind is Kind.PROJECT}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "民生实事如下：\n1.柳条沟镇敬老院消防改造。\n2.石佛河景观带绿化提升，长3公里。\n",
            {"柳条沟镇敬老院消防改造", "石佛河景观带绿化提升"},
            id="numbered lines end in works",
        ),
        pytest.param(
            "开工项目8个，总投资9亿元，包括宏远机车检修基地建设、启瑞数据中心扩容、兴盛污水处理厂等。",
            {"宏远机车检修基地建设", "启瑞数据中心扩容", "兴盛污水处理厂"},
            id="a count of projects announces its items",
        ),
        pytest.param(
            "1.启岭山100MW风电　20台风机浇筑\n2.石佛湖除险加固　概算2亿元\n"
            "3.启岭保护中心——主体验收\n",
            {"启岭山100MW风电", "石佛湖除险加固", "启岭保护中心"},
            id="a blank or a dash ends a numbered name",
        ),
        pytest.param(
            "路通景美。启岭南路综合改造（魏岭路—御岭路）全长2公里。",
            {"启岭南路综合改造"},
            id="works that open a clause and are told of",
        ),
        pytest.param(
            "二是完成荣庄高速西出口改造、柳条沟至石佛段升级改造，力争年底通车。",
            {"荣庄高速西出口改造", "柳条沟至石佛段升级改造"},
            id="a verb governs works without a head",
        ),
    ],
)
def test_works_in_a_list(text: str, expected: set[str]) -> None:
    assert _projects(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("1.加强组织领导。\n2.完善体制机制改造。\n", id="measures, not works"),
        pytest.param("项目建设提速，包括土地、资金、能耗等要素保障。", id="no names"),
        pytest.param("推进城乡环境整治、老旧管网改造，群众拍手称快。", id="works on nothing named"),
        pytest.param("他完成柳条沟河道整治，回村了。", id="one item is no list"),
    ],
)
def test_generic_items_are_no_works(text: str) -> None:
    assert _projects(text) == set()
