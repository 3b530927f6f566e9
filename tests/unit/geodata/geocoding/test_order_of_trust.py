"""The order of trust, case by case: text with marked names in, verdict on one of them out."""

import pytest

from geodata.model import Placing, Precision
from tests.helpers.small_gazetteer import small_gazetteer
from tests.unit.geodata.geocoding.marked import geocode_marked

GAZETTEER = small_gazetteer()
CITY = ("1402",)
BODY = "近日，现场机械轰鸣，工人们正在抓紧施工。"
CITYWIDE = "全市会议召开，全市发力，我市势头好，全市一盘棋。\n\n"
TWO_ARTICLES = (
    "全市工作\n\n本报讯(记者 甲)全市会议称，{蓝天项目|project}进展顺利。\n\n"
    "# 左云县新篇\n\n近日，现场机械轰鸣。{蓝天项目|project}投产。"
)
ONE_COUNTY = (
    "新篇章\n\n云冈区发展快，云冈区产业强，云冈区环境好，云冈区生活美，云冈区文化兴。\n\n"
    "本报记者 甲\n\n暖心事\n\n来到{暖心公园|park}。"
)


def placing_of(marked: str, surface: str) -> Placing:
    """Return the placing of the first place with a mention of this surface."""
    _, placings, mentions = geocode_marked(marked, GAZETTEER)
    ids = [mention.place_id for mention in mentions if mention.surface == surface]
    return next(placing for placing in placings if placing.place_id == ids[0])


CASES = [
    # The name's own county.
    (
        "建成{阳高县图书馆|facility|140221}。",
        "阳高县图书馆",
        ("140221",),
        "county",
        "名称写明阳高县",
    ),
    ("建成{阳高县图书馆|facility}。", "阳高县图书馆", ("140221",), "county", "名称写明阳高县"),
    (
        "# 云冈区新篇章\n\n来到{阳高县杏园|scenic|140221}参观。",
        "阳高县杏园",
        ("140221",),
        "county",
        "说法不一：所在部分“云冈区新篇章”标题写明云冈区",
    ),
    (
        "举办{云州区火山公园|park|140215}开园仪式。",
        "云州区火山公园",
        ("140215",),
        "county",
        "云州区",
    ),
    (
        "{浑源“农商智慧城”|project|140225}开工。",
        "浑源“农商智慧城”",
        ("140225",),
        "county",
        "浑源县",
    ),
    # The name's own township: its seat, if that is known.
    ("走进{龙泉镇杏园|scenic}。", "龙泉镇杏园", ("140221",), "township", "按乡镇驻地标示"),
    (
        "{罗文皂镇敬老院|facility}建成。",
        "罗文皂镇敬老院",
        ("140221",),
        "county",
        "名称含“罗文皂镇”",
    ),
    (
        "{口泉乡文化广场|facility}热闹。",
        "口泉乡文化广场",
        ("140214",),
        "township",
        "名称含“口泉乡”",
    ),
    # A line or river through a township is not in it.
    ("治理{高山镇河|natural}。", "高山镇河", ("140214",), "county", "名称含“高山镇”"),
    # A known site of the gazetteer.
    ("参观{云冈石窟|scenic}。", "云冈石窟", ("140214",), "site", "地名库：云冈石窟，云冈区云冈镇"),
    ("参观{云冈石窟景区|scenic}。", "云冈石窟景区", ("140214",), "site", "地名库：云冈石窟"),
    (
        "天镇县旅游热\n\n本报讯(记者 甲){悬空寺|scenic}冰箱贴受欢迎。天镇县如此。",
        "悬空寺",
        ("140225",),
        "site",
        "说法不一",
    ),
    ("游{大同古城|scenic}。", "大同古城", ("140213",), "site", "地名库：大同古城，平城区"),
    ("入驻{云冈经开区|park}。", "云冈经开区", ("140214",), "county", "只能确定到云冈区"),
    ("参观{中国白求恩纪念馆|red_site}。", "中国白求恩纪念馆", ("140224",), "township", "红石塄乡"),
    ("途经{西花园街道|settlement}。", "西花园街道", ("140214",), "county", "只能确定到云冈区"),
    ("途经{龙泉镇|settlement}。", "龙泉镇", ("140221",), "township", "按龙泉镇驻地标示"),
    # Lines and areas keep all their counties and no point.
    (
        "沿{长城一号旅游公路|scenic}行驶。",
        "长城一号旅游公路",
        ("140222", "140221", "140212", "140226"),
        "county",
        "不标成一个点",
    ),
    ("{桑干河|natural}清。", "桑干河", ("140215", "140221"), "county", "跨云州区、阳高县"),
    # The part of a line that the text states is not the whole line.
    (
        "{长城一号旅游公路天镇县段|scenic|140222}通车。",
        "长城一号旅游公路天镇县段",
        ("140222",),
        "county",
        "名称写明天镇县",
    ),
    # The zone has no polygon.
    ("{御东医药园|park}投产。", "御东医药园", ("140271",), "city", "没有单独的边界"),
    # A known place inside the name.
    (
        "{云冈石窟游客中心|facility}启用。",
        "云冈石窟游客中心",
        ("140214",),
        "county",
        "名称含“云冈石窟”",
    ),
    (
        "{云冈经开区清洁能源产业园|park}。",
        "云冈经开区清洁能源产业园",
        ("140214",),
        "county",
        "云冈经开区",
    ),
    # What the sentence says.
    ("{杏花示范园|park}位于龙泉镇。", "杏花示范园", ("140221",), "township", "原文写明在“龙泉镇”"),
    ("{杏花示范园|park}坐落于阳高县境内。", "杏花示范园", ("140221",), "county", "原文写明"),
    ("{光伏项目甲|project}选址在口泉乡。", "光伏项目甲", ("140214",), "township", "口泉乡"),
    (
        "{光伏项目甲|project}已入驻云冈经开区厂房。",
        "光伏项目甲",
        ("140214",),
        "county",
        "云冈经开区",
    ),
    (
        "{杏花示范园|park}占地三百亩，位于阳高县。",
        "杏花示范园",
        ("140221",),
        "county",
        "原文写明在“阳高县”",
    ),
    # ... but not of something else in the next clause.
    ("{杏花示范园|park}建成，水库位于口泉乡。", "杏花示范园", CITY, "city", "没有能确定"),
    (
        "# 云冈区新篇章\n\n{杏花示范园|park}位于阳高县。",
        "杏花示范园",
        ("140221",),
        "county",
        "说法不一",
    ),
    (
        "进入{大怀左地区|settlement}（今大同市云州区西部、朔州市怀仁市、大同市左云县）作战。",
        "大怀左地区",
        ("140215", "140226"),
        "county",
        "跨云州区、左云县",
    ),
    # The words before it.
    ("来到阳高县{守口堡|scenic}。", "守口堡", ("140221",), "village", "守口堡村"),
    ("来到浑源县{永安园|park}。", "永安园", ("140225",), "county", "原文在名称前写明“浑源县”"),
    ("来到浑源县境内的{永安园|park}。", "永安园", ("140225",), "county", "浑源县"),
    ("来到口泉乡的{永安园|park}。", "永安园", ("140214",), "township", "在口泉乡"),
    ("培育{车河社区|settlement|140224}。", "车河社区", ("140224",), "county", "名称前写明灵丘县"),
    # A township that the gazetteer contradicts is told.
    (
        "来到口泉乡的{云冈石窟|scenic}。",
        "云冈石窟",
        ("140214",),
        "site",
        "说法不一：原文在名称前写明“口泉乡”，在云冈区，地名库中云冈石窟在云冈镇",
    ),
    # The section.
    (
        f"阳高县\n\n传捷报\n\n{BODY}{{蓝天项目|project}}投产。",
        "蓝天项目",
        ("140221",),
        "county",
        "标题是阳高县",
    ),
    (
        f"# 广灵县新篇\n\n{BODY}{{蓝天项目|project}}投产。",
        "蓝天项目",
        ("140223",),
        "county",
        "标题写明",
    ),
    (
        "本报讯(记者 甲)日前，左云县开展活动。{煤海公园|park}人多。",
        "煤海公园",
        ("140226",),
        "county",
        "开头写的是左云县",
    ),
    (
        f"# 云冈区新篇\n\n{BODY}\n\n\n\n{{云中声谷|park}}",
        "云中声谷",
        ("140214",),
        "county",
        "所在文章",
    ),
    # A section about several counties settles nothing.
    (
        f"# 云州区与阳高县治水\n\n{BODY}{{清流工程|project}}开工。",
        "清流工程",
        CITY,
        "city",
        "没有能确定",
    ),
    # In city-wide text the sentence, else the paragraph, if it begins with one county.
    (
        f"{CITYWIDE}在天镇县，{{蓝天项目|project}}开工。",
        "蓝天项目",
        ("140222",),
        "county",
        "本句开头",
    ),
    (
        "来到罗文皂镇，{{蓝天项目|project}}开工。",
        "蓝天项目",
        ("140221",),
        "county",
        "罗文皂镇（阳高县）",
    ),
    (
        f"{CITYWIDE}左云县动作快。近日，{{蓝天项目|project}}开工。",
        "蓝天项目",
        ("140226",),
        "county",
        "本段开头",
    ),
    (
        f"{CITYWIDE}以左云县为试点，{{蓝天项目|project}}开工。",
        "蓝天项目",
        CITY,
        "city",
        "没有能确定",
    ),
    (
        f"{CITYWIDE}左云县和灵丘县动作快。{{蓝天项目|project}}开工。",
        "蓝天项目",
        CITY,
        "city",
        "没有能确定",
    ),
    (
        f"{CITYWIDE}左云县动作快。\n\n{{蓝天项目|project}}开工。",
        "蓝天项目",
        CITY,
        "city",
        "没有能确定",
    ),
    # Villages: the section prevails over a name that many villages bear.
    (
        "# 阳高县新篇\n\n水质断面{小站|settlement}达标。",
        "小站",
        ("140221",),
        "county",
        "说法不一：地名库：小站村，云冈区",
    ),
    ("水质断面{小站|settlement}达标。", "小站", ("140214",), "county", "地名库：小站村，云冈区"),
    ("# 云冈区新篇\n\n走进{高山村|settlement}。", "高山村", ("140214",), "township", "在高山镇"),
    # Homonyms: by scope, or left open.
    ("走进{陈庄|settlement}。", "陈庄", CITY, "city", "平城区、云州区都有“陈庄”"),
    ("# 云州区新篇\n\n走进{陈庄|settlement}。", "陈庄", ("140215",), "township", "西坪镇"),
    ("走进云州区{陈庄|settlement|140215}。", "陈庄", ("140215",), "township", "陈庄村，云州区"),
    ("# 灵丘县新篇\n\n走进{陈庄|settlement}。", "陈庄", ("140224",), "county", "标题写明灵丘县"),
    # The same document settles it elsewhere.
    (
        "走进{陈庄|settlement}。随后，云州区{陈庄|settlement|140215}的村民说好。",
        "陈庄",
        ("140215",),
        "township",
        "别处写明“陈庄”在云州区",
    ),
    (
        TWO_ARTICLES,
        "蓝天项目",
        ("140226",),
        "county",
        "左云县",
    ),
    # The document's dominant county.
    (
        ONE_COUNTY,
        "暖心公园",
        ("140214",),
        "county",
        "全文主要写云冈区",
    ),
    # Nothing but the city.
    ("建成{智慧中心|facility}。", "智慧中心", CITY, "city", "没有能确定县区的依据"),
    # A partner or investor may come from anywhere, whatever the article is about.
    ("# 云冈区新篇\n\n与{中能装配公司|enterprise}合作。", "中能装配公司", CITY, "city", "驻地不详"),
    (
        "# 云冈区新篇\n\n{蓝天公司|enterprise}车间繁忙。",
        "蓝天公司",
        ("140214",),
        "county",
        "云冈区",
    ),
    ("# 灵丘县新篇\n\n{蓝天公司|enterprise}与开发区签约。", "蓝天公司", CITY, "city", "驻地不详"),
    ("# 灵丘县新篇\n\n{中国重汽集团|enterprise}来了。", "中国重汽集团", CITY, "city", "驻地不详"),
    (
        "# 灵丘县新篇\n\n{重汽太原有限公司|enterprise}来了。",
        "重汽太原有限公司",
        (),
        "outside",
        "太原",
    ),
    (
        "# 灵丘县新篇\n\n乡里引进{蓝天公司|enterprise}，建起了园区。",
        "蓝天公司",
        CITY,
        "city",
        "驻地不详",
    ),
    # A village by its short form alone is not put on a spot.
    ("水质断面{小站|settlement}达标。", "小站", ("140214",), "county", "只能确定到云冈区"),
    ("走进{高山村|settlement}。", "高山村", ("140214",), "township", "在高山镇，按乡镇驻地标示"),
    # Outside: by name.
    ("与{浙江大学|facility||名称含“浙江”}合作。", "浙江大学", (), "outside", "名称含“浙江”"),
    ("与{浙江省农发集团|enterprise}合作。", "浙江省农发集团", (), "outside", "名称含“浙江省”"),
    ("# 云冈区新篇\n\n{南京电气公司|enterprise}投资。", "南京电气公司", (), "outside", "南京"),
    ("{太原市第一医院|facility}支援。", "太原市第一医院", (), "outside", "太原市"),
    ("村民在{赫章县松林坡乡|settlement}采收。", "赫章县松林坡乡", (), "outside", "赫章县"),
    # ... but not a road named after another city, or what has come here.
    ("# 平城区新篇\n\n{太原路|facility}通车。", "太原路", ("140213",), "county", "平城区"),
    (
        "# 云冈区新篇\n\n{南京大同科技项目|project|140214}开工。",
        "南京大同科技项目",
        ("140214",),
        "county",
        "云冈区",
    ),
    ("{浙江大学大同研究院|facility||名称含“浙江”}揭牌。", "浙江大学大同研究院", CITY, "city", ""),
    (
        "{云冈经开区南京电气公司储能项目|project||名称含“南京”}开工。",
        "云冈经开区南京电气公司储能项目",
        ("140214",),
        "county",
        "名称含“云冈经开区”",
    ),
    # Outside: by the words before or behind.
    ("参观浙江{东湖景区|scenic}。", "东湖景区", (), "outside", "在名称前写明“浙江”"),
    ("参观江苏的{东湖景区|scenic}。", "东湖景区", (), "outside", "江苏"),
    ("{苏巴寺遗址|scenic}位于新疆库车市。", "苏巴寺遗址", (), "outside", "新疆库车市"),
    # Outside: by the section.
    (
        f"# 云冈区新篇\n\n{BODY}\n\n\n\n村民在贵州省采收，{{香葱基地|park}}喜人。新华社记者 甲摄",
        "香葱基地",
        (),
        "outside",
        "外地（贵州省）",
    ),
    # A village's name in an item about elsewhere is not Datong's village.
    (
        f"# 云冈区新篇\n\n{BODY}\n\n\n\n贵州省{{小站|settlement}}风光。新华社记者 甲摄",
        "小站",
        (),
        "outside",
        "贵州省",
    ),
    # A known site stays what it is, also in news from elsewhere.
    (
        "本报杭州3月1日电(记者 甲)杭州展出{云冈石窟|scenic}文物。",
        "云冈石窟",
        ("140214",),
        "site",
        "",
    ),
]


@pytest.mark.parametrize(("marked", "surface", "counties", "precision", "told"), CASES)
def test_verdict(
    marked: str, surface: str, counties: tuple[str, ...], precision: str, told: str
) -> None:
    placing = placing_of(marked, surface)
    assert (placing.counties, placing.precision.value) == (counties, precision)
    assert told in "".join(placing.evidence)
    assert all(sentence.endswith("。") for sentence in placing.evidence)


@pytest.mark.parametrize(("marked", "surface", "counties", "precision", "told"), CASES)
def test_points_are_given_only_where_they_are_known(
    marked: str, surface: str, counties: tuple[str, ...], precision: str, told: str
) -> None:
    del counties, told
    placing = placing_of(marked, surface)
    known = Precision(precision) in (Precision.SITE, Precision.VILLAGE, Precision.TOWNSHIP)
    assert (placing.point is not None) == known
    assert (placing.uncertainty_m is not None) == placing.precision.is_drawn


def test_uncertainty_of_a_county_is_the_radius_of_its_area() -> None:
    placing = placing_of("# 云冈区新篇\n\n来到{暖心公园|park}。", "暖心公园")
    assert placing.uncertainty_m == pytest.approx(14_800, abs=100)


def test_a_site_keeps_the_uncertainty_of_its_entry() -> None:
    assert placing_of("参观{云冈石窟|scenic}。", "云冈石窟").uncertainty_m == 500


def test_what_is_in_a_township_is_less_certain_than_its_seat() -> None:
    seat = placing_of("途经{龙泉镇|settlement}。", "龙泉镇").uncertainty_m
    inside = placing_of("走进{龙泉镇杏园|scenic}。", "龙泉镇杏园").uncertainty_m
    assert seat is not None
    assert inside is not None
    assert seat < inside
