"""Names by their endings: where they begin, what they are, and what is no name."""

import pytest

from geodata.extraction.names.endings import find_by_ending
from geodata.extraction.names.page import read_page
from geodata.gazetteer import load


def _found(text: str) -> list[tuple[str, str]]:
    page = read_page(text, load())
    return [(name.kind.value, text[name.start : name.end]) for name in find_by_ending(page)]


@pytest.mark.parametrize(
    ("text", "kind", "surface"),
    [
        ("总投资5.6亿元的华能广灵宜兴风电项目已开工", "project", "华能广灵宜兴风电项目"),
        ("在广灵县蕉山乡100MW光伏发电项目现场", "project", "广灵县蕉山乡100MW光伏发电项目"),
        ("阳高县城乡供水一体化项目有序推进", "project", "阳高县城乡供水一体化项目"),
        ("推进浑河综合治理与生态修复工程", "project", "浑河综合治理与生态修复工程"),
        ("实施南关村环境治理项目（一期）工程", "project", "南关村环境治理项目（一期）工程"),
        ("国道239线浑源县城过境改线工程", "project", "国道239线浑源县城过境改线工程"),
        ("G18荣乌高速灵丘至山阴段工程", "project", "G18荣乌高速灵丘至山阴段工程"),
        ("今年“塞上边城”文旅项目开工", "project", "“塞上边城”文旅项目"),
        ("万家寨引黄工程北干线配套管网工程", "project", "万家寨引黄工程北干线配套管网工程"),
        ("引进废旧轮胎综合利用项目", "project", "废旧轮胎综合利用项目"),
        ("走进智家堡公园", "park", "智家堡公园"),
        ("智家堡公园闭园整修", "park", "智家堡公园"),
        ("新建宏岭变电站一座，线路长。", "project", "宏岭变电站"),
        ("左云县煤化工循环产业园建成", "park", "左云县煤化工循环产业园"),
        ("打造环首都软件信息孵化园", "park", "环首都软件信息孵化园"),
        ("游客来到云门山景区", "scenic", "云门山景区"),
        ("参观圣泉寺", "scenic", "圣泉寺"),
        ("党员干部到盘山战役纪念馆", "red_site", "盘山战役纪念馆"),
        ("在天镇县烈士陵园祭扫", "red_site", "天镇县烈士陵园"),
        ("与大同鑫磊铝业有限公司签约", "enterprise", "大同鑫磊铝业有限公司"),
        ("阳光电源股份有限公司", "enterprise", "阳光电源股份有限公司"),
        ("龙泉镇第二小学", "facility", "龙泉镇第二小学"),
        ("向永定河补水", "natural", "永定河"),
        ("家住向阳里小区", "settlement", "向阳里小区"),
        ("实施淤泥沟小流域治理工程", "project", "淤泥沟小流域治理工程"),
        ("郭家窑乡光伏+生态治理基地建成", "project", "郭家窑乡光伏+生态治理基地"),
        ("三合庄镇污水管网及处理站工程", "project", "三合庄镇污水管网及处理站工程"),
        ("在浑源县第一个党支部旧址前", "red_site", "浑源县第一个党支部旧址"),
        ("晋北抗日游击支队旧址挂牌", "red_site", "晋北抗日游击支队旧址"),
        ("大唐左云200兆瓦共享储能电站并网", "project", "大唐左云200兆瓦共享储能电站"),
        ("京能新荣光伏领跑者基地", "project", "京能新荣光伏领跑者基地"),
        ("市民走进长城公园", "park", "长城公园"),
        ("建起了占地200亩的食用菌产业园", "park", "食用菌产业园"),
        ("加快广灵抽水蓄能电站前期工作", "project", "广灵抽水蓄能电站"),
        ("位于市装备园", "park", "市装备园"),
        ("上崖乡100兆瓦/200兆瓦时储能项目", "project", "上崖乡100兆瓦/200兆瓦时储能项目"),
        ("（三）启岭煤矸石项目投产", "project", "启岭煤矸石项目"),
        ("投资8600万元建启岭国防教育园", "project", "启岭国防教育园"),
        ("签约的高端固态电池项目", "project", "高端固态电池项目"),
        ("实施县城至高铁站快速通道", "facility", "县城至高铁站快速通道"),
    ],
)
def test_a_name_begins_after_what_no_name_holds(text: str, kind: str, surface: str) -> None:
    assert (kind, surface) in _found(text)


@pytest.mark.parametrize(
    "text",
    [
        "一批重点项目集中开工",
        "全市重大项目建设年行动",
        "实施城镇老旧小区改造工程",
        "持续加快农村人居环境提升工程",
        "云冈区重点产业项目进展顺利",
        "现代农业产业园区",
        "打造5A级旅游景区",
        "遏制“两高”项目盲目发展",
        "推进“三北”工程",
        "实施颐养工程",
        "新建4个小区和2座公园",
        "本报记者 杨海峰",
        "环首都太行山算力中心城市",
        "恒安新区部分小区",
        "群众向往绿水青山",
        "打造滨河公园2处，新建文化广场3个",
        "等12个教育补短板项目",
        "推行“链主+园区”模式",
        "修了1.1公里玻璃栈道",
        "人均公园绿地面积增加",
        "这处湿地很大",
        "该项目分一期、二期建设",
        "总投资（一）抓项目",
        "首个开工的“十四五”抽蓄电站项目",
    ],
)
def test_generic_phrases_and_programmes_are_no_places(text: str) -> None:
    assert _found(text) == []
