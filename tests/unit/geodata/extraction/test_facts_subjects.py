"""Whom a figure is about, in the turns of phrase of local news."""

from dataclasses import replace

import pytest

from geodata.extraction.facts import find_facts
from geodata.gazetteer import load
from geodata.model import Section
from tests.unit.geodata.extraction.marked_text import marked


def subjects(text: str, *, home: str = "140225") -> list[str]:
    """Return the place's name, or the county's code, of each figure."""
    return [fact.place_id or fact.adcode for fact in find_facts(marked(text, home=home))]


@pytest.mark.parametrize(
    "text",
    [
        "总投资1.15亿元的[P 恒源项目]进展顺利。",
        "该县投资1.2亿元实施[P 恒源项目]。",
        "县里投资5200万元，实施了[P 恒源项目]。",
        "占地86亩的[P 恒源项目]正在办理手续。",
    ],
)
def test_what_a_figure_is_an_attribute_of(text: str) -> None:
    assert subjects(text) == ["恒源项目"]


def test_what_money_goes_into_stays_the_subject() -> None:
    text = "该县投资1.2亿元实施[P 恒源项目]，新建游客中心3200平方米、停车场2处。"
    assert subjects(text) == ["恒源项目"] * 3


def test_money_for_several_works_is_the_county_s() -> None:
    assert subjects("投资6.1亿元实施了[P 快速通道]、[P 龙泉河大桥]等工程。") == ["140225"]


@pytest.mark.parametrize(
    ("before", "pointer", "place"),
    [
        ("记者来到[K 新荣经济技术开发区]，塔吊林立。", "该开发区", "新荣经济技术开发区"),
        ("9月1日，[F 广灵县第六小学]的学生走进新校园。", "该校", "广灵县第六小学"),
        ("9月的[F 恒山水库]碧波荡漾。", "这座1958年建成的水库", "恒山水库"),
        ("走进[V 白崖台乡]，[R 平型关纪念馆]前游人如织。", "该馆", "平型关纪念馆"),
        ("在[P 恒源项目]现场，工人们正在忙碌。", "项目", "恒源项目"),
        ("[V 新平堡镇]是“第一镇”，远近闻名。", "该镇", "新平堡镇"),
        ("[V 坊城新村]的[E 忘忧农场]是景区。", "这里", "忘忧农场"),
        ("[K 恒源产业园]已入驻企业。", "园区", "恒源产业园"),
        ("[E 绿源合作社]负责人说。", "该合作社", "绿源合作社"),
        ("[K 恒源产业园]正在安装设备。", "该项目", "恒源产业园"),
    ],
)
def test_pointers(before: str, pointer: str, place: str) -> None:
    text = f"{before}{pointer}总投资4000万元。"
    assert subjects(text) == [place]
    assert subjects(f"{before}\n{pointer}总投资4000万元。") == [place]


def test_a_pointer_needs_something_to_point_to() -> None:
    assert subjects("该项目总投资4000万元。") == ["140225"]


def test_a_phase_points_to_its_park() -> None:
    text = "[K 恒源产业园]已建成，日处理杂粮100吨；二期预计新增产能200吨。"
    assert subjects(text) == ["恒源产业园"] * 2


def test_several_places_are_summed_up_for_the_county() -> None:
    text = "[S 古城墙]、[S 华严寺]等景区共接待游客13万人次。"
    assert subjects(text) == ["140225"]
    assert subjects(f"[S 文庙]焕然一新，占地20亩。{text}")[-1] == "140225"
    assert subjects("推出[S 李二口]徒步、[S 慈云寺]祈福等12项活动。") == ["140225"]


def test_each_its_own_with_respectively() -> None:
    text = "[S 云冈石窟]、[S 恒山]分别接待游客75万人次、48万人次。"
    assert subjects(text) == ["云冈石窟", "恒山"]


def test_the_head_of_a_noun_phrase() -> None:
    assert subjects("[V 坊城新村]的[S 忘忧农场]占地3800亩。") == ["忘忧农场"]
    assert subjects("[V 吉家庄村]成立的[E 合作社]，社员发展到262户。") == ["合作社"]


def test_where_a_sentence_takes_place() -> None:
    assert subjects("在[V 南村镇]，新建的敬老院有床位80张。") == ["南村镇"]
    assert subjects("在[V 上寨镇]，总投资4600万元的[P 恒源项目]已完工。") == ["恒源项目"]
    assert subjects("[R 府文庙]东侧新增口袋公园4个。") == ["140225"]


def test_a_predicate_and_members_are_no_subjects() -> None:
    text = "[V 新平堡镇]是全国最大的[K 杏基地]，种植面积2万亩。"
    assert subjects(text) == ["新平堡镇"]
    text = "[S 车河社区]很美。社区由[V 上车河]、[V 下车河]组成，总面积26平方公里。"
    assert subjects(text) == ["车河社区"]


def test_a_county_takes_over() -> None:
    text = "[P 恒源项目]总投资2亿元，全县完成投资41亿元。浑源县接待游客5万人次。"
    assert subjects(text) == ["恒源项目", "140225", "140225"]


def test_a_speaker_s_own_figures_are_no_place_s() -> None:
    text = "[P 恒源项目]建成，占地20亩。“我的农家乐一年能挣8万元。”村民说。"
    assert subjects(text) == ["恒源项目", "140225"]


def test_speech_goes_on_with_the_topic_of_the_paragraph_before() -> None:
    text = "[S 车河社区]占地20亩。\n“过去人均收入不到3000元。”支书说。\n新增学位300个。"
    assert subjects(text) == ["车河社区", "车河社区", "140225"]


def test_an_opening_word_before_a_name() -> None:
    assert subjects("全县床位2.1万张，其中[F 第三医院]床位1500张。") == ["140225", "第三医院"]


def test_enclosed_figures_belong_to_the_name() -> None:
    assert subjects("[P 4万吨石墨项目]已完成投资2.9亿元。") == ["4万吨石墨项目"] * 2


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("全县黄花种植面积26.1万亩，其中左云县17万亩。", ["黄花种植面积"] * 2),
        ("[F 第六小学]开学，该校总投资9800万元。", ["总投资"]),
        ("[P 恒源项目]已完成投资2亿元。", ["完成投资"]),
        ("全县累计投入水利资金3亿元。", ["投入水利资金"]),
    ],
)
def test_metrics_without_subjects_and_adverbs(text: str, metrics: list[str]) -> None:
    assert [fact.metric for fact in find_facts(marked(text))] == metrics


@pytest.mark.parametrize("where", ["地处大同市北部", "在全市率先脱贫", "位于大同市"])
def test_the_city_as_a_setting_is_no_subject(where: str) -> None:
    assert subjects(f"全县{where}，长城横贯全境98公里。") == ["140225"]


@pytest.mark.parametrize(
    "text",
    [
        "[V 峰峪乡]的[S 黄花园]、[S 乌龙峡]、[S 火山群]迎客56万人次。",
        "[K 龙泉园区]扩建，[P 光伏项目]、[P 河道工程]等38个重点项目全部开工。",
        "[E 东古城煤矿]、[E 水窑煤矿]建成工作面6个，[E 张家场煤业]稳产。",
        "[S 守口堡]景区提档，[S 镇边堡]、[S 正边堡]等村落出名。全年接待游客182万人次。",
    ],
)
def test_a_list_at_the_head_of_a_clause_hands_its_sum_to_the_county(text: str) -> None:
    assert subjects(text)[-1] == "140225"


def test_companies_that_move_in_somewhere_do_not_end_what_is_said_of_it() -> None:
    text = "[K 恒源产业园]占地90亩，[E 甲公司]、[E 乙公司]等企业入驻，总投资3亿元。"
    assert subjects(text) == ["恒源产业园"] * 2


def test_where_something_lies_is_no_setting() -> None:
    assert subjects("[S 宏赐堡]位于[V 堡子湾乡]，堡墙完整。这里日均接待游客260人次。") == ["宏赐堡"]
    assert subjects("在[V 堡子湾乡]，农家乐有32家。") == ["堡子湾乡"]
    text = "11月5日，在刚刚启用的[F 县人民医院]新址，患者很多。新址占地92亩。"
    assert subjects(text) == ["县人民医院"]


def test_a_setting_inside_its_county() -> None:
    assert subjects("走进浑源县的[K 数字产业园]，300名标注员正在忙碌。") == ["数字产业园"]
    text = "在左云县，基地吸引企业入驻，带动就业3200人。"
    assert subjects(text, home="1402") == ["140226"]


@pytest.mark.parametrize(
    ("before", "pointer", "place"),
    [
        ("[K 恒山药谷康养园]成了好去处。", "康养园", "恒山药谷康养园"),
        ("[K 恒源产业园]建成投用。", "目前园区", "恒源产业园"),
        ("[V 万家乐小区]旁是[K 恒源产业园]。", "这个占地320亩、环境好的园区，", "恒源产业园"),
        ("[V 万家乐小区]楼房林立。", "这个紧挨小区的园区，", "140225"),
        ("[P 恒源项目]开工。", "项目建设如火如荼，全县", "140225"),
    ],
)
def test_nouns_that_point_back(before: str, pointer: str, place: str) -> None:
    assert subjects(f"{before}{pointer}已入驻企业11家。")[-1] == place


def test_metrics_of_a_county_are_no_place_s() -> None:
    text = "[P 古堡保护项目]修缮城墙2.1公里。2024年接待游客68万人次。"
    assert subjects(text) == ["古堡保护项目", "140225"]
    assert subjects("[S 云冈石窟]免票，地区生产总值增长5%。") == ["140225"]
    assert subjects("[K 恒源经济开发区]规上工业增加值增长5%。") == ["恒源经济开发区"]
    assert subjects("[P 度假村项目]建成后，预计年接待游客8万人次。") == ["度假村项目"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What only tells where something runs or lies.
        ("[P 抢险工程]完工。工程西起[S 镇羌堡]，东至[S 得胜口]，全长1380米。", ["抢险工程"]),
        ("[P 纬一路工程]开工，东延至浑源县的[K 火山公园]，全长11千米。", ["纬一路工程"]),
        ("[P 石墨项目]（[K 新荣园区]），投资16.5亿元。", ["石墨项目"]),
        ("[R 烈士陵园]（左云县）开放，接待3.7万人次。", ["烈士陵园"]),
        ("位于浑源县的[K 大数据基地]已建成3个园区，投资3亿元。", ["大数据基地"] * 2),
        # An opening clause in front of its subject, and none that has its own.
        ("本报讯（记者 李文）历时7个月，浑源县[P 抢险工程]完工。", ["抢险工程"]),
        ("空气优良天数314天，[N 南河断面]水质好转。", ["140225"]),
        # The finest name of a chain, a name alone, an item's number.
        ("浑源县[V 西坪镇][V 唐家堡村]，黄花早收完了。村里386户。", ["唐家堡村"]),
        ("（一）[P 发电项目]。位于[K 左云园区]，占地486亩。", ["发电项目"]),
        ("1．[K 产业园]（一期）。厂房16.4万平方米。", ["产业园"]),
        # Items of a list that each have a figure, an example, the first and the second.
        ("其中[V 甲乡]新建温室210座、[V 乙镇]亩收入2万元。种植3.8万亩。",
         ["甲乡", "乙镇", "140225"]),
        ("[P 甲项目]、[P 乙项目]投产，后者年产50万只。", ["乙项目"]),
        ("[P 甲项目]、[P 乙项目]投产。前者长18公里。", ["甲项目"]),
        # What stands just before its own measure.
        ("面积1018平方公里，最高处[N 采凉山]海拔2144.6米。", ["140225", "采凉山"]),
        ("[V 甲街道]正修[F 河北路小学]，学位1080个。", ["河北路小学"]),
        # Pointers that are only explained, or counted.
        ("[P 发电项目]位于[K 左云园区]（下称“园区”），占地486亩。", ["发电项目"]),
        ("[E 谷子合作社]成立。\n全县合作社9134个。", ["140225"]),
        ("[P 甲项目]、[P 乙项目]正在施工。前者18公里，投资6亿元；后者跨两县，长40公里。",
         ["甲项目", "甲项目", "乙项目"]),
        # Who tells a figure, who makes something, and a heading.
        ("[K 恒源开发区]招商。按开发区公布的数字，落地项目共有29个。", ["恒源开发区"]),
        ("园区引进的育苗企业[E 绿丰源公司]年出苗3200万株。", ["绿丰源公司"]),
        ("[S 悬空寺]\n占地152平方米。", ["悬空寺"]),
        ("最高处[N 采凉山]海拔2144.6米。煤田面积82平方公里。", ["采凉山", "140225"]),
        # Who stands where, what takes place where, and how far it is.
        ("站在[P 蓄能电站]坝顶往下看，百余台机械忙碌。项目装机150万千瓦。", ["蓄能电站"] * 2),
        ("联赛在[S 文瀛湖]举行，28支队伍参赛。", ["文瀛湖"]),
        ("出馆步行1.2公里是[R 伏击战遗址]，沟长4公里。", ["伏击战遗址"] * 2),
        ("[R 烈士陵园]安葬着烈士1043名。再走38公里到[V 下关乡]，路好走。", ["烈士陵园", "下关乡"]),
        ("[R 烈士陵园]安葬着烈士1043名。住处可选[V 花塔村]，民宿65间。", ["烈士陵园", "花塔村"]),
        ("[P 甲项目]投资3亿元。局长说：今年签下项目18个；标准地出让5宗。",
         ["甲项目", "140225", "140225"]),
        ("[P 数据中心]投用，带动县域服务器达到33万台。", ["140225"]),
        ("下一步将实施[P 广场改造工程]，增设停车位900个。", ["广场改造工程"]),
        ("1. [P 小米项目]。地点：[K 广灵经开区]。总投资1.8亿元。", ["小米项目"]),
        # A place that opens a sentence goes on past a semicolon, a work does not.
        ("[V 车河社区]有64户人家；流转土地8100亩。", ["车河社区"] * 2),
        ("[P 车河项目]占地64亩；流转土地8100亩。", ["车河项目", "140225"]),
        ("[F 大同美术馆]办[S 晋祠]彩塑展，展品114件。", ["大同美术馆"]),
        # A county that only tells of a place before it.
        ("[S 悬空寺]位于浑源县恒山脚下，距县城5公里。全寺有殿阁40间。", ["悬空寺"] * 2),
        ("[P 甲项目]是浑源县重点工程，总投资6.5亿元。一期投资3亿元。", ["甲项目"] * 2),
        ("浑源县[K 甲园区]扩建。近年来，浑源县引进企业32家。", ["140225"]),
        ("[P 甲工程]涉及[V 乙村]、[V 丙村]等6个村，拆迁面积3万平方米。", ["甲工程"] * 2),
        ("记者在[F 甲高速]施工现场看到，人来人往。概算98亿元。", ["甲高速"]),
        ("[P 甲项目]开工。该项目是浑源县引进的重点项目，占地200亩。", ["甲项目"]),
        ("[P 甲项目]开工。据浑源县发改局负责人介绍，项目占地200亩。", ["甲项目"]),
        ("[P 甲项目]开工。项目位于浑源县经开区，占地200亩。", ["甲项目"]),
        # Each marked item begins anew.
        ("▲[P 车河项目]占地64亩。▲新增绿地3亩。", ["车河项目", "140225"]),
        # Phases are those of the same paragraph.
        ("[P 石墨项目]开工。\n[F 白马新苑]交付，一期6栋。", ["白马新苑"]),
        ("[P 石墨项目]开工。[E 碳纤维一期]达产，二期1000吨。", ["碳纤维一期"]),
    ],
)  # fmt: skip
def test_causes_of_a_wrong_subject(text: str, expected: list[str]) -> None:
    assert subjects(text) == expected


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("左云：煤炭产量2867万吨。", ["140226"]),
        ("●浑源：黄芪入选。该县一般公共预算收入9.04亿元。", ["140225"]),
        ("“左云保姆”输出6300人。", ["140226"]),
        ("[P 甲公路]完工，经左云、浑源两县，主线143公里，左云境内22公里。", ["甲公路"] * 2),
        ("左云、浑源分列二三，分别是19.6%和18.8%。", ["140226", "140225"]),
        ("[P 甲项目]开工。该县产值3亿元。", ["140226"]),
        ("浑源县拿下全市工业增加值的四成。", ["140225"]),
        (
            "全市项目126个，其中左云县18个、浑源县15个，完成投资186亿元。",
            ["1402", "140226", "140225", "1402"],
        ),
        ("首个煤矸石项目落户浑源县，总投资2亿元。", ["140225"]),
        ("[P 甲项目]是我市最大的，已进尺640米。", ["甲项目"]),
        ("回到大同，全市企业71家，合作社9134个。多了2000个。", ["1402"] * 3),
        ("浑源县脱贫。\n二、[K 新荣开发区]。截至6月底，该县项目22个；投资9亿元。", ["140226"] * 2),
    ],
)
def test_counties_in_a_text_about_the_city(text: str, codes: list[str]) -> None:
    document = marked(text, home="1402")
    placings = tuple(replace(placing, counties=("140226",)) for placing in document.placings)
    facts = find_facts(replace(document, placings=placings))
    assert [fact.place_id or fact.adcode for fact in facts] == codes


@pytest.mark.parametrize(
    "text",
    [
        "陕西榆林：上半年GDP增长5.9%。",
        "▲河北省：旅游收入35亿元。",
        "全国共有企业35万家。",
        "全省规上工业增加值增长5%。",
    ],
)
def test_figures_of_elsewhere_are_nobody_s(text: str) -> None:
    document = marked(text, home="1402")
    assert find_facts(replace(document, gazetteer=load())) == ()


@pytest.mark.parametrize("text", ["全国文明村5个。", "总量全省第3名。", "占全省产量的12%。"])
def test_titles_and_ranks_of_the_country_are_told_of_the_county(text: str) -> None:
    document = marked(text)
    assert [fact.adcode for fact in find_facts(replace(document, gazetteer=load()))] == ["140225"]


def test_the_bounds_of_a_class_are_no_figure() -> None:
    facts = find_facts(marked("其中亿元以上项目18个，完成投资52亿元以上。"))
    assert [(fact.value_text, fact.unit) for fact in facts] == [("18", "个"), ("52", "亿元")]


def test_a_journey_through_several_counties_is_the_city_s() -> None:
    text = "[S 悬空寺]票价15元。\n费用参考：油费420元。"
    document = marked(text)
    cut = document.document.text.index("费用")
    sections = (
        Section("s1", "d1", "", 0, cut, ("140225",), ""),
        Section("s2", "d1", "", cut, len(document.document.text), ("140226",), ""),
    )
    assert [f.adcode for f in find_facts(replace(document, sections=sections))][-1] == "1402"
    assert [f.adcode for f in find_facts(document)][-1] == "140225"
