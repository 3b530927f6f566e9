"""Phrases without a proper name that the text around them makes particular, and others."""

import pytest

from geodata.extraction.names import find_names
from geodata.gazetteer import load
from geodata.reading import View


def _found(text: str) -> dict[str, str]:
    names = find_names(View.identity(text), load())
    return {name.surface: name.kind.value for name in names if name.kind.is_core}


@pytest.mark.parametrize(
    ("text", "surface", "kind"),
    [
        pytest.param("投资3.1亿元建设金鹿产业扶贫项目。", "金鹿产业扶贫项目", "project", id="paid"),
        pytest.param("总投资2.4亿元的沙棘深加工生产线。", "沙棘深加工生产线", "project", id="sum"),
        pytest.param("广灵县的豆制品产业园扩大规模。", "豆制品产业园", "park", id="county's"),
        pytest.param("作疃镇的杂粮种植基地迎来丰收。", "杂粮种植基地", "park", id="township's"),
        pytest.param("氢能重卡产业园占地420亩。", "氢能重卡产业园", "park", id="size"),
        pytest.param("陶瓷产业园已于8月投产。", "陶瓷产业园", "park", id="state"),
        pytest.param("边塞风情园占地800亩。", "边塞风情园", "scenic", id="frequent noun"),
        pytest.param("走进黄芪产业园，药香扑鼻。", "黄芪产业园", "park", id="visit"),
        pytest.param("药材仓储园日处理药材9吨。", "药材仓储园", "park", id="one character"),
        pytest.param("作疃镇的航空小镇", "航空小镇", "scenic", id="a township's own"),
        pytest.param(
            "云州区现代农业产业示范区揭牌。", "云州区现代农业产业示范区", "park", id="zone"
        ),
        pytest.param(
            "星空露营基地、美食广场投入运营。", "星空露营基地", "scenic", id="shared state"
        ),
        pytest.param("“智慧平城”管理中心项目", "“智慧平城”管理中心项目", "project", id="quoted"),
        pytest.param("陶粒支撑剂项目投产。", "陶粒支撑剂项目", "project", id="noun of a verb"),
        pytest.param("走近白羊岭城遗址", "白羊岭城遗址", "scenic", id="trade in a name"),
        pytest.param("走进科技孵化园，灯火通明。", "科技孵化园", "park", id="plain words visited"),
        pytest.param("记者在科技孵化园看到，灯火通明。", "科技孵化园", "park", id="a scene"),
        pytest.param("科技孵化园里，灯火通明。", "科技孵化园", "park", id="inside"),
        pytest.param("“科技创新孵化园”在建。", "科技创新孵化园", "park", id="quoted words"),
        pytest.param("科技孵化园已入驻企业35家。", "科技孵化园", "park", id="subject of a state"),
        pytest.param("正岭芪产业园里很忙。", "正岭芪产业园", "park", id="adverb without subject"),
        pytest.param("镇里打造了边塞写生基地。", "边塞写生基地", "scenic", id="done"),
        pytest.param("边塞产业园的展览馆不收门票。", "边塞产业园", "park", id="a part of it"),
        pytest.param("在隔壁的边塞产业园，有人忙。", "边塞产业园", "park", id="scene behind 的"),
        pytest.param("唐杏产业园很大，人们爱去唐杏产业园。", "唐杏产业园", "park", id="twice"),
    ],
)
def test_a_particular_phrase_is_a_name(text: str, surface: str, kind: str) -> None:
    assert _found(text).get(surface) == kind


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("一批沙棘深加工项目开工。", id="quantity"),
        pytest.param("建成3个黄芪种植基地。", id="count"),
        pytest.param("谋划豆制品产业园。", id="plan"),
        pytest.param("各类杂粮种植基地投产。", id="plural"),
        pytest.param("阳高县的农业产业园区投产。", id="generic words"),
        pytest.param("重点文旅项目开工，总投资9亿元。", id="generic project"),
        pytest.param("镇里打造边塞写生基地。", id="to be built"),
        pytest.param("这里成了边塞写生基地。", id="predicate"),
        pytest.param("独立储能项目12个。", id="counted behind"),
        pytest.param("还有食用菌产业园。", id="no evidence"),
        pytest.param("在产业园区里，机器轰鸣。", id="scene of generic words"),
        pytest.param("建设“智慧园区”。", id="quoted slogan"),
        pytest.param("建设“国家级数据标注基地”工作任务", id="quoted rank"),
        pytest.param("安排道路工程145项，总长122公里。", id="counted works"),
    ],
)
def test_other_phrases_name_nothing(text: str) -> None:
    assert _found(text) == {}
