"""Broken sentences are joined, paragraphs stay apart, and offsets lead back to the original."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geodata.reading import repair

LONG = "连续多年以来该县持续推进重点项目建设，着力优化营商环境，各项工作取得"

JOINED = [
    (f"{LONG}成效，建成清洁能源\n\n产业园，总投资6亿元。", ["清洁能源产业园"]),
    (
        "千吨级高性能碳纤维一期200吨/年示范项目位于云冈经开区清洁能源\n\n产业园，由公司投资。",
        ["清洁能源产业园"],
    ),
    ("2022年3月，灵\n\n丘经济技术开发区被确定为基地；明年投产。", ["灵丘经济技术开发区"]),
    (
        f"{LONG}成效，目前已经完\n\n### 生态优先 绿色发展\n\n成工程总量的12%；监测。",
        ["完成工程总量的12%", "\n### 生态优先 绿色发展"],
    ),
    (
        f"{LONG}成效。开设2个零\n\n\n\n某镇广场\n\n\n\n某路改造\n\n### 保障就业\n\n工市场。",
        ["开设2个零工市场", "\n某镇广场\n某路改造\n### 保障就业"],
    ),
    ("参加了国电湖东、\n\n热三期两个项目的建设，正在加快。", ["国电湖东、热三期"]),
    ("在统筹源网荷储发展方面,电\n\n源端,新能源基地已并网。", ["方面,电源端"]),
    (
        "渔业产业持续做优，今年前三季度，水产品产量达2620吨，同比增长\n\n16%，增速第一。",
        ["同比增长16%"],
    ),
    (
        "《规划》为该市今后五年的发展提供依据，市里同时编制《产业规划》\n\n，并且实施。",
        ["《产业规划》，并且"],
    ),
    (
        "该厂今年三月与外方洽谈合作并签约，随后引进了先进的Power\n\nSystems公司的设备，已经投产。",
        ["Power Systems公司"],
    ),
]


COLUMN = """浑源县大磁窑镇，浑源抽水蓄能
电站地下厂房开挖到最后一层。电站
装机150万千瓦，总投资89.6亿元，上水
库库容786万立方米，首台机组预计2026
年底发电，当地群众就近务工，人均增收
近万元。左云县的晋能左云飞轮储能电站虽然只有30兆瓦，响应时间却以毫
秒计，总投资3.4亿元

与它相连的天镇县变电站扩建工
程上月带电，将并入华北电网
"""


def test_lines_of_a_column_are_joined_though_some_are_joined_already() -> None:
    lines = repair(COLUMN).text.split("\n")
    assert lines[0].endswith("总投资3.4亿元")
    assert "以毫秒计" in lines[0]
    assert "上水库库容" in lines[0]
    assert lines[1] == "与它相连的天镇县变电站扩建工程上月带电，将并入华北电网"


NARROW = """文保动态
本报讯（通讯员
王建）近日，省文
物局公布第七批省
级文物保护单位，我
市新增18处，其中左
云县月华池、阳高县
镇边堡等12处古建筑
入选。至此，全市达
到l26处。
投资2O00万元的善化
寺彩塑修复工程已完
成招标，年内开工。
"""


def test_a_very_narrow_column_is_read_in_its_order() -> None:
    lines = repair(NARROW).text.split("\n")
    assert lines[-2].endswith("左云县月华池、阳高县镇边堡等12处古建筑入选。至此，全市达到126处。")
    assert lines[-1] == "投资2000万元的善化寺彩塑修复工程已完成招标，年内开工。"


def test_a_paragraph_of_columns_ends_where_its_last_line_is_short() -> None:
    assert "亿元与它" not in repair(COLUMN).text


def test_items_of_a_list_are_no_lines_of_a_column() -> None:
    items = "\n".join(f"{name}路面改造提升及管网配套工程" for name in "甲乙丙丁戊己庚辛壬癸")
    assert repair(items).text == items


def test_a_short_piece_between_lines_of_one_paragraph_is_no_heading() -> None:
    text = (
        "今年以来，全区累计接待游客八十七万人次，同比增长两成。\n\n"
        "老矿区也有了新身份，镇里处处是新的景象。上深涧乡\n关停小煤窑39座，建起花海乡村\n"
        "旅游区，今年7月接待游客4.6万人次，同比增长三成。\n\n"
        "下一步，全区将继续推进全域旅游，打造更多精品线路。"
    )
    assert "上深涧乡关停小煤窑39座，建起花海乡村旅游区，今年7月" in repair(text).text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("计划2O26年6月产氢，已建成", "计划2026年6月产氢，已建成"),
        ("首期算力规模达2OOO P，出租", "首期算力规模达2000 P，出租"),
        ("虽然只有3O兆瓦，响应快", "虽然只有30兆瓦，响应快"),
        ("高于上年O.5个百分点", "高于上年0.5个百分点"),
        ("总投资1l.6亿元，占地", "总投资11.6亿元，占地"),
        ("去年1l月开工，今年建成", "去年11月开工，今年建成"),
        ("减排CO2及H2O中的杂质", "减排CO2及H2O中的杂质"),
        ("灌装5l桶装水与500ml装水", "灌装5l桶装水与500ml装水"),
        ("配发iPhone5s给讲解员", "配发iPhone5s给讲解员"),
    ],
)
def test_letters_in_figures_are_digits(written: str, read: str) -> None:
    view = repair(written)
    assert view.text == read
    assert view.to_source(0, len(read)) == (0, len(written))


def test_blanks_behind_full_width_marks_are_dropped_in_prose() -> None:
    text = "穿过居庸关、 驶出张家口， 两个小时后进入大同。 沿途最显眼的， 是“ 风机”。"
    assert repair(text).text == text.replace("， ", "，").replace("、 ", "、").replace("。 ", "。")


@pytest.mark.parametrize(("text", "parts"), JOINED)
def test_a_broken_sentence_is_joined(text: str, parts: list[str]) -> None:
    view = repair(text)
    for part in parts:
        assert part in view.text


#: A short first line is no heading where the break divides a word.
JOINED += [
    (
        "平型关镇依托平型关大捷纪念\n\n馆和遗址，开发研学线路，接待游客26万人。",
        ["大捷纪念馆和遗址"],
    ),
    ("某区全民健身运动中\n\n心是今年十大民生工程之一，总投资1.86亿元。", ["运动中心是今年"]),
    ("某矿智能化改造、某地广发化\n\n工60万吨甲醇技改等项目实施，成效好。", ["广发化工60万吨"]),
    ("某县新能源科技有\n\n限公司投资6亿元，建成生产线，年内投产。", ["科技有限公司投资"]),
    ("这里是远近闻名\n\n的杏果之乡，种植历史悠久，杏果畅销全国。", ["远近闻名的杏果"]),
]

APART = [
    ("推进传统产业绿色化\n\n工业经济稳中有进，规上企业利润增长。", "绿色化\n工业"),
    ("项目建设进行中\n\n心系群众办实事，建成住房三百套。", "进行中\n心系"),
    ("游客走进森林公园\n\n区委书记调研园区，现场解决问题。", "公园\n区委"),
    ("铸牢共同体意识\n\n馆内展出文物三百件，观众很多。", "意识\n馆内"),
    ("建设美丽乡村\n\n环境整治开展以来，村容村貌改善。", "乡村\n环境"),
    (f"{LONG}新成效。\n\n下一步，继续努力。", "新成效。\n下一步"),
    (f"{LONG}\n\n今年上半年，全市经济向好。", "取得\n今年上半年"),
    (f"{LONG}\n\n本报讯(记者 张三)11月1日，会议召开。", "取得\n本报讯"),
    (f"{LONG}\n\n（一）加快项目建设，推动转型。", "取得\n（一）"),
    (f"{LONG}\n\n——深化改革，提升效能。", "取得\n——"),
    (f"{LONG}\n\n11月1日，会议召开。", "取得\n11月1日"),
    (f"{LONG}\n\n本报记者 李四\n\n产业园位于城区，已经建成。", "产业园"),
    ("聚焦“双碳”目标\n\n推进能源革命，成效明显。", "目标\n推进"),
    ("云冈区\n\n华阳项目传捷报，投产在即。", "云冈区\n华阳"),
    (
        "(四)统筹新型城镇化和乡村全面振兴,全力开创城乡共同繁荣新局面\n\n建设宜居城市。补短板。",
        "新局面\n建设",
    ),
]


@pytest.mark.parametrize(("text", "part"), APART)
def test_paragraphs_stay_apart(text: str, part: str) -> None:
    view = repair(text)
    assert part in view.text
    assert re.sub(r"\s", "", view.text) == re.sub(r"\s", "", text)


CLEANED = [
    ("中央和省生 态环保督察反馈问题，已经整改。", "中央和省生态环保督察反馈问题，已经整改。"),
    ("总投资 １２．５ 亿元，增长８０％，型号ＡＢ。", "总投资12.5亿元，增长80%，型号AB。"),
    ("云 冈 区", "云冈区"),
    ("政 府 工 作 报 告", "政府工作报告"),
    ("统筹推进 城乡发展", "统筹推进 城乡发展"),
    ("本报记者 曹飞", "本报记者 曹飞"),
    ("党的二十大精神 and 二十届二中全会精神，落实。", "党的二十大精神和二十届二中全会精神，落实。"),
    ("推进“甲园”and“乙园”建设，R and D项目开工。", "推进“甲园”和“乙园”建设，R and D项目开工。"),
    ("　　守口堡\u200b村位于阳\ufeff高县。  ", "守口堡村位于阳高县。"),
    ("华阳碳纤维 T1000", "华阳碳纤维 T1000"),
    ("", ""),
    ("\n\n \n", ""),
]


@pytest.mark.parametrize(("text", "expected"), CLEANED)
def test_layout_noise_is_dropped(text: str, expected: str) -> None:
    assert repair(text).text.strip("\n") == expected


def test_lines_broken_at_one_width_are_one_paragraph() -> None:
    lines = [
        "阳高县龙泉镇守口堡村位于长城脚下，近年来依托杏",
        "林和古堡资源发展乡村旅游，建成民宿三十余家，带",
        "动周边村民就业增收，成为远近闻名的乡村旅游示范",
        "村。",
    ]
    assert repair("\n".join(lines)).text == "".join(lines)


def test_a_name_over_a_break_is_the_original_run() -> None:
    text = f"{LONG}成效，建成清洁能源\n\n产业园，总投资6亿元。"
    view = repair(text)
    start = view.text.index("清洁能源产业园")
    first, last = view.to_source(start, start + 7)
    assert text[first:last] == "清洁能源\n\n产业园"
    assert view.from_source(first, last) == (start, start + 7)


def test_a_quote_over_a_heading_holds_the_heading() -> None:
    text = f"{LONG}成效，目前已经完\n\n### 生态优先\n\n成工程总量的12%；继续监测。"
    view = repair(text)
    start = view.text.index("完成工程总量的12%")
    first, last = view.to_source(start, start + 10)
    assert text[first:last] == "完\n\n### 生态优先\n\n成工程总量的12%"
    heading = text.index("###")
    assert view.text.startswith("### 生态优先", view.from_source(heading, heading + 8)[0])


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (2, 1), (0, 4)])
def test_spans_outside_the_view_are_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="characters"):
        repair("云冈区").to_source(start, end)


def test_upside_down_spans_of_the_source_are_refused() -> None:
    with pytest.raises(ValueError, match="no span"):
        repair("云冈区").from_source(2, 1)


def test_an_english_and_leads_back_to_all_of_it() -> None:
    text = "推进蓝天 and 白云项目。"
    view = repair(text)
    start = view.text.index("蓝天和白云")
    first, last = view.to_source(start, start + 5)
    assert text[first:last] == "蓝天 and 白云"
    assert view.from_source(first, last) == (start, start + 5)


def test_what_was_dropped_has_an_empty_place() -> None:
    view = repair("省生 态环保督察，已经整改。")
    assert view.from_source(2, 3) == (2, 2)
    assert view.from_source(50, 60) == (len(view.text), len(view.text))


PAGES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "云冈区",
                "### 标题 甲",
                "图为某地。",
                "本报记者 甲",
                "完",
                "成工程，",
                "\n\n\n",
                "\r\n",
            ]
        ),
        st.text("今年云冈区产业园，。、 　\n\r\u2028１Ａ％ab#—\u200b", max_size=30),
        st.text(max_size=8),
    ),
    max_size=12,
).map("\n\n".join)


@given(PAGES)
@example("、a\ra\n\nA!")
def test_each_character_leads_back_to_its_own(text: str) -> None:
    view = repair(text)
    for position, char in enumerate(view.text):
        first, last = view.to_source(position, position + 1)
        assert last == first + 1
        original = text[first]
        is_same = char == original or char in "\n " or ord(original) - ord(char) == 0xFEE0
        assert is_same or original in "．／＋－％＆＃　\xa0"
        assert view.from_source(first, last) == (position, position + 1)


@given(PAGES, st.data())
def test_spans_go_there_and_back(text: str, data: st.DataObject) -> None:
    view = repair(text)
    start = data.draw(st.integers(0, len(view.text)))
    end = data.draw(st.integers(start, len(view.text)))
    first, last = view.to_source(start, end)
    assert 0 <= first <= last <= len(text)
    back = view.from_source(first, last)
    if start < end:
        assert back[0] <= start
        assert end <= back[1]


@given(PAGES)
def test_nothing_but_blanks_is_lost(text: str) -> None:
    kept = bytearray(len(text))
    view = repair(text)
    for position in range(len(view.text)):
        kept[view.to_source(position, position + 1)[0]] = True
    for position, char in enumerate(text):
        is_noise = char.isspace() or not char.isprintable() or char in "\u200b\ufeff"
        assert kept[position] or is_noise


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("馆内展出标本260件。负责施工的云林绿化有限公", "司经理介绍，公园二期采凉山生态廊"),
        ("园区建设全面提速。目前全县正在抓紧推进的中医药产业", "园，预计年底建成投用，带动增收"),
        ("生态环境持续改善。记者获悉，新建的城西污水处理", "厂进入设备安装，即将通水调试好"),
    ],
)
def test_a_short_line_with_the_rest_of_a_word_goes_on_with_the_prose(
    before: str, after: str
) -> None:
    text = f"{before}\n\n{after}\n\n道工程估算投资1.1亿元，2027年底完工，将与平城区绿道贯通。"
    assert before + after in repair(text).text


def test_a_headline_that_only_looks_like_the_rest_of_a_word_stays_one() -> None:
    text = "全市各级干部在学习实践活动中\n\n心系群众，情暖万家\n\n本报讯(记者 甲)活动举行。"
    assert "\n心系群众" in repair(text).text
