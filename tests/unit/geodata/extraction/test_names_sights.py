"""Museums are sights where visitors are spoken of, facilities elsewhere."""

import pytest

from geodata.extraction.names import find_names
from geodata.gazetteer import load
from geodata.model import Kind
from geodata.reading import View


def _kinds(text: str) -> dict[str, Kind]:
    return {name.surface: name.kind for name in find_names(View.identity(text), load())}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("北朝艺术博物馆人气爆棚，游客不断。", "北朝艺术博物馆", Kind.SCENIC),
        ("北朝艺术博物馆召开职工大会。\n游客不断。", "北朝艺术博物馆", Kind.FACILITY),
        ("启岭民俗博物馆内景", "启岭民俗博物馆", Kind.SCENIC),
        ("启岭机车厂旧址", "启岭机车厂旧址", Kind.SCENIC),
        ("启岭村的白求恩手术棚遗址", "白求恩手术棚遗址", Kind.RED_SITE),
        ("启岭窑址遗址", "启岭窑址遗址", Kind.SCENIC),
        ("启岭支队旧址", "启岭支队旧址", Kind.RED_SITE),
        ("游客沿着启岭大道徒步赏花。", "启岭大道", Kind.SCENIC),
        ("启岭大道通车三年。", "启岭大道", Kind.FACILITY),
        ("游客走进云岭图书馆。", "云岭图书馆", Kind.FACILITY),
        ("秋日的吉家庄旅游度假区", "吉家庄旅游度假区", Kind.SCENIC),
        ("平型关、云冈石窟等景点", "平型关", Kind.SCENIC),
        ("平型关大捷遗址、云冈石窟等景点", "平型关大捷遗址", Kind.RED_SITE),
        ("云冈大景区内游人如织", "云冈大景区", Kind.SCENIC),
        ("云冈大景区建设提速", "云冈大景区", Kind.PROJECT),
        ("宏岭奶牛牧场已完成主体工程。", "宏岭奶牛牧场", Kind.PROJECT),
        ("宏岭奶牛牧场出栏奶牛百头。", "宏岭奶牛牧场", Kind.ENTERPRISE),
        ("花塔村设民宿45间，今年已接待游客8.9万人次。", "花塔村", Kind.SCENIC),
        ("花塔村修路两里，村里9家农家乐接待游客2.3万人次。", "花塔村", Kind.SETTLEMENT),
        ("花塔村修路两里，华严寺开放，已接待游客2.3万人次。", "花塔村", Kind.SETTLEMENT),
        ("一线：云冈石窟、忘忧农场、花塔村。", "花塔村", Kind.SCENIC),
        ("走访云冈石窟、花塔村。", "花塔村", Kind.SETTLEMENT),
        ("走访云冈石窟、灵丘县政务服务中心、花塔村、华严寺。", "花塔村", Kind.SETTLEMENT),
        ("住处可选花塔村，民宿65间。", "花塔村", Kind.SCENIC),
        ("花塔村入选省级乡村旅游重点村。", "花塔村", Kind.SCENIC),
        ("花塔村去年被评为全国美丽休闲乡村。", "花塔村", Kind.SCENIC),
        ("花塔村入选省级文明村，民风淳朴。", "花塔村", Kind.SETTLEMENT),
        ("花塔村入选示范名单，乡村旅游起步。", "花塔村", Kind.SETTLEMENT),
        ("花塔村党支部书记介绍，邻村入选乡村旅游重点村。", "花塔村", Kind.SETTLEMENT),
        ("三处旧址与之连成68公里的“启岭初心路”。", "启岭初心路", Kind.SCENIC),
        ("把古堡串成“启岭长城大道”。", "启岭长城大道", Kind.SCENIC),
        ("古堡连成一线，群众盼着“启岭大道”早通车。", "启岭大道", Kind.FACILITY),
        ("把古堡串成线，启岭大道通车三年。", "启岭大道", Kind.FACILITY),
        ("启岭陶瓷文化园恢复了馒头窑。", "启岭陶瓷文化园", Kind.SCENIC),
        ("启岭法治文化园建成，市民健身有去处。", "启岭法治文化园", Kind.PARK),
        ("启岭文化产业园入驻企业12家。", "启岭文化产业园", Kind.PARK),
    ],
)
def test_the_text_tells_what_a_place_is(text: str, name: str, kind: Kind) -> None:
    assert _kinds(text)[name] is kind
