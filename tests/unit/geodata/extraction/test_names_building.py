"""What is being built is a project, whatever it will be."""

import pytest

from geodata.extraction.names import find_names
from geodata.gazetteer import load
from geodata.model import Kind
from geodata.reading import View


def _kinds(text: str) -> dict[str, Kind]:
    return {name.surface: name.kind for name in find_names(View.identity(text), load())}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("柳条沟跨河大桥全部复工。", "柳条沟跨河大桥", id="a state"),
        pytest.param("润石智算产业园完成桩基施工。", "润石智算产业园", id="a part of the works"),
        pytest.param("宏瑞粮油产业园正在加紧施工，年底投产。", "宏瑞粮油产业园", id="adverbs"),
        pytest.param("石佛隧道长7公里，目前左洞掘进4千米。", "石佛隧道", id="progress told later"),
        pytest.param(
            "柳条沟高铁长百里。该线已完成71%，力争年底具备通车条件。",
            "柳条沟高铁",
            id="progress told of 该线",
        ),
        pytest.param("宏远产业园，一期厂房封顶。", "宏远产业园", id="state of a phase"),
        pytest.param("抓好润石循环经济产业园建设，力争达产。", "润石循环经济产业园", id="a task"),
        pytest.param("润石产业基地累计完成投资143亿元。", "润石产业基地", id="money spent so far"),
        pytest.param("走进石佛隧道。隧道最大埋深162米，双线。", "石佛隧道", id="told of 隧道"),
        pytest.param("柳条沟高铁建设采访记", "柳条沟高铁", id="a report on the works"),
        pytest.param("启动石佛长城文化廊道联建。", "石佛长城文化廊道", id="a joint task"),
        pytest.param(
            "润石产业园二期、柳条沟立交工程因征拆滞后，仅完成21%。", "润石产业园二期", id="a phase"
        ),
        pytest.param(
            "石佛至柳条沟公路、宏远大街、启瑞小学主体封顶。", "宏远大街", id="shared by a list"
        ),
    ],
)
def test_a_name_under_construction_is_a_project(text: str, name: str) -> None:
    assert _kinds(text)[name] is Kind.PROJECT


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("润石智算产业园吸引企业12家。", "润石智算产业园", Kind.PARK),
        ("宏远大街车水马龙，启瑞小学主体封顶。", "宏远大街", Kind.FACILITY),
        ("润石森林公园已全部完工。", "润石森林公园", Kind.PARK),
        ("润石产业园一期已竣工。", "润石产业园一期", Kind.PARK),
        ("润石产业园二期、宏远科技园入驻企业12家。", "润石产业园二期", Kind.PARK),
        ("润石产业园二期占地百亩。柳条沟立交工程开工。", "润石产业园二期", Kind.PARK),
        ("车队穿过石佛隧道。隧道全长7公里。", "石佛隧道", Kind.FACILITY),
        ("走进石佛隧道。井下埋深162米。", "石佛隧道", Kind.FACILITY),
        ("柳条沟高铁建成通车三年。", "柳条沟高铁", Kind.FACILITY),
        ("启动润石文化廊道游客联票。", "润石文化廊道", Kind.SCENIC),
    ],
)
def test_others_keep_their_kind(text: str, name: str, kind: Kind) -> None:
    assert _kinds(text)[name] is kind
