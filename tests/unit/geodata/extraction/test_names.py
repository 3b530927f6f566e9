"""Whole texts about counties, years and topics of all sorts: what is found, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.extraction.names import find_names
from geodata.gazetteer import load
from geodata.model import Kind
from geodata.reading import View

# Each text with all names of the four kinds that the product is about.
_ENERGY = (
    (
        "5月的左云大地，项目建设如火如荼。在店湾镇，同煤马道头煤业有限公司选煤厂智能化改造项目顺利投产；"
        "在小京庄乡，晋控电力左云风电场三期工程30台风机全部并网。大唐左云五路山风电项目、左云县张家场乡农光"
        "互补光伏电站、国家电投左云储能电站等6个项目已完成前期手续。左云经开区的山西英洁碳基新材料产业园一期"
        "已竣工。总投资12亿元的左云抽水蓄能项目进入可研阶段。十里河左云段生态修复工程清淤3.2公里。"
    ),
    {
        Kind.PROJECT: {
            "同煤马道头煤业有限公司选煤厂智能化改造项目",
            "晋控电力左云风电场三期工程",
            "大唐左云五路山风电项目",
            "张家场乡农光互补光伏电站",
            "国家电投左云储能电站",
            "左云抽水蓄能项目",
            "十里河左云段生态修复工程",
        },
        Kind.PARK: {"左云经开区", "山西英洁碳基新材料产业园一期"},
    },
)
_MEMORIALS = (
    (
        "清明时节，天镇县组织党员干部到盘山战役纪念馆、天镇县烈士陵园开展祭扫活动。馆内陈列着300余件革命文物。"
        "在李二口村，村民依托李二口长城和紫塞客栈发展乡村旅游。县文旅局局长刘芳告诉记者，边城长城文化旅游项目"
        "已完成投资1.2亿元，“塞上边城”房车营地建成投用。米薪关镇的天镇县农业科技示范园里，大棚番茄上市。"
    ),
    {
        Kind.RED_SITE: {"盘山战役纪念馆", "天镇县烈士陵园"},
        Kind.SCENIC: {"李二口长城", "紫塞客栈", "“塞上边城”房车营地"},
        Kind.PROJECT: {"边城长城文化旅游项目"},
        Kind.PARK: {"天镇县农业科技示范园"},
    },
)
_WATER = (
    (
        "本报讯 记者从市水务局获悉，今年全市计划实施水利项目86个。其中，桑干河固定桥至册田水库"
        "段生态修复工程、浑河综合治理与生态修复工程、唐河广灵段防洪能力提升工程已开工建设；万家寨引黄工程北干线"
        "大同配套管网工程、阳高县城乡供水一体化项目、天镇县南洋河灌区续建配套与现代化改造项目正在抓紧推进。云州"
        "区御东污水处理厂二期等一批生态项目投入运行。水利部海河水利委员会、省水利厅有关负责人到场督导。"
    ),
    {
        Kind.PROJECT: {
            "桑干河固定桥至册田水库段生态修复工程",
            "浑河综合治理与生态修复工程",
            "唐河广灵段防洪能力提升工程",
            "万家寨引黄工程北干线大同配套管网工程",
            "阳高县城乡供水一体化项目",
            "南洋河灌区续建配套与现代化改造项目",
            "御东污水处理厂二期",
        },
    },
)
_TRAFFIC = (
    (
        "大张高铁通车五周年，大同南站累计发送旅客1800万人次。7月10日，记者走进位于平城区御东新区的中科云谷算力"
        "中心项目现场看到，机房楼已封顶。项目由中科曙光、大同市国投集团联合投资建设，总投资18亿元。S45天黎高速"
        "公路浑源段、G18荣乌高速灵丘至山阴段、国道512线改扩建工程等交通项目稳步推进，北环桥维修加固工程完工。"
        "云中e谷电商产业园、大同智能网联汽车示范园签约企业26家。"
    ),
    {
        Kind.PROJECT: {
            "中科云谷算力中心项目",
            "S45天黎高速公路浑源段",
            "G18荣乌高速灵丘至山阴段",
            "国道512线改扩建工程",
            "北环桥维修加固工程",
        },
        Kind.PARK: {"云中e谷电商产业园", "大同智能网联汽车示范园"},
    },
)
_MEETING = (
    (
        "10月15日，全市科技创新大会召开。市委书记张强出席并讲话，市长王军主持会议。会议强调，要深入实施创新驱动"
        "发展战略，加快建设国家资源型经济转型综合配套改革试验区。与会人员参观了大同国际能源革命科技创新园、御东"
        "科创园。大同市科技局、财政局，各县区人民政府负责同志参加会议。《大同市科技创新“十四五”规划》于2021年"
        "印发，到2025年研发投入强度将达到2.1%。省劳模刘桂英作了发言。"
    ),
    {Kind.PARK: {"大同国际能源革命科技创新园", "御东科创园"}},
)
_OLD_TOWN = (
    (
        "今年以来，平城区实施老旧小区改造工程，涉及36个小区。向阳里小区、新胜里小区完成外立面改造。御河西路道路"
        "提升改造工程、魏都大道跨线桥工程相继开工，大同市第十四小学御东校区建成投用。智家堡公园、御河生态园游人"
        "如织。大同古城内，华严寺、善化寺游客络绎不绝。平城区委书记表示，将继续推进“书香平城”建设。"
    ),
    {
        Kind.PROJECT: {"御河西路道路提升改造工程", "魏都大道跨线桥工程"},
        Kind.PARK: {"智家堡公园", "御河生态园"},
        Kind.SCENIC: {"大同古城", "华严寺", "善化寺"},
    },
)
_WAR = (
    (
        "平型关大捷纪念馆新馆开馆以来累计接待游客50万人次，平型关烈士陵园、白求恩特种外科医院旧址、杨庄战地医院"
        "旧址列入全省红色旅游精品线路。今年灵丘县谋划实施了灵丘通用机场二期、灵丘县唐河湿地公园、觉山寺塔保护"
        "利用设施建设等42个项目。唐河大数据产业园、环首都绿电算力产业园加快建设。山西新石能源科技有限公司锂云母"
        "项目、大涞线灵丘站改造工程同步推进。"
    ),
    {
        Kind.RED_SITE: {
            "平型关大捷纪念馆",
            "平型关烈士陵园",
            "白求恩特种外科医院旧址",
            "杨庄战地医院旧址",
        },
        Kind.PROJECT: {
            "灵丘通用机场二期",
            "唐河湿地公园",
            "觉山寺塔保护利用设施建设",
            "山西新石能源科技有限公司锂云母项目",
            "大涞线灵丘站改造工程",
        },
        Kind.PARK: {"唐河大数据产业园", "环首都绿电算力产业园"},
        Kind.SCENIC: {"觉山寺塔"},
    },
)
_INDUSTRY = (
    (
        "大同市推进“六新”突破。新研氢能源科技有限公司燃料电池项目、雄韬氢能大同产业园、京东（大同）数据中心、"
        "阿尔法新能源汽车制造项目、大同隆基乐叶光伏科技有限公司3GW组件项目、比亚迪新能源产业园等投产达效。"
        "魏都大道北延、平旺路改造等道路工程完工；口泉沟生态治理工程有序推进。全市登记革命文物61处，包括红石崖"
        "惨案遗址、大同兵工厂旧址、雁北地委旧址、左云烈士陵园等。"
    ),
    {
        Kind.PROJECT: {
            "新研氢能源科技有限公司燃料电池项目",
            "京东（大同）数据中心",
            "阿尔法新能源汽车制造项目",
            "大同隆基乐叶光伏科技有限公司3GW组件项目",
            "魏都大道北延",
            "平旺路改造",
            "口泉沟生态治理工程",
        },
        Kind.PARK: {"雄韬氢能大同产业园", "比亚迪新能源产业园"},
        Kind.RED_SITE: {"红石崖惨案遗址", "大同兵工厂旧址", "雁北地委旧址", "左云烈士陵园"},
    },
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [_ENERGY, _MEMORIALS, _WATER, _TRAFFIC, _MEETING, _OLD_TOWN, _WAR, _INDUSTRY],
    ids=["energy", "memorials", "water", "traffic", "meeting", "old_town", "war", "industry"],
)
def test_the_four_kinds_in_a_text(text: str, expected: dict[Kind, set[str]]) -> None:
    found: dict[Kind, set[str]] = {}
    for name in find_names(View.identity(text), load()):
        if name.kind.is_core:
            found.setdefault(name.kind, set()).add(name.surface)
    assert found == expected


def test_context_kinds_are_found_too() -> None:
    text = "店湾镇的金隅水泥有限公司、浑源县中医院和王家园村同饮唐峪河水。"
    kinds = {name.surface: name.kind for name in find_names(View.identity(text), load())}
    assert kinds["店湾镇"] is Kind.SETTLEMENT
    assert kinds["金隅水泥有限公司"] is Kind.ENTERPRISE
    assert kinds["浑源县中医院"] is Kind.FACILITY
    assert kinds["王家园村"] is Kind.SETTLEMENT


def test_an_empty_text_names_nothing() -> None:
    assert find_names(View.identity(""), load()) == ()


_PIECES = st.sampled_from(
    (
        *("推进", "云冈区", "阳高", "一期", "3号", "项目", "工程", "公园", "、", "等", "“", "”"),
        *("（", "）", "的", "和", "至", "段", "鸿翔", "有限公司", "100MW", "\n", "与", "烈士陵园"),
    )
)


@given(st.text() | st.lists(_PIECES, max_size=30).map("".join))
def test_any_text_gives_sound_offsets_in_order(text: str) -> None:
    names = find_names(View.identity(text), load())
    assert all(text[name.start : name.end] == name.surface for name in names)
    assert all(name.surface and name.name for name in names)
    assert list(names) == sorted(names, key=lambda name: (name.start, -name.end))
    spans = [(name.start, name.end) for name in names]
    assert len(spans) == len(set(spans))
