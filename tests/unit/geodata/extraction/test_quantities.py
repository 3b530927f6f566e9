"""The grammar of quantities: values, units as written, qualifiers, spans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.extraction.quantities import Quantity, find_quantities

_PIECES = st.sampled_from(
    [
        "约", "近", "超", "3", "2.45", "1,200", "百", "千", "万", "亿",
        "两", "十五", "余", "多", "个", "户", "元", "%", "/", "年",
        "月", "-", "~", "×", "第", "前", "一半", "分之", "以上", "全省",
        "村", "。", "千瓦", "〇", "翻番", "百分之",
    ]
)  # fmt: skip


def only(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("地区生产总值完成249.1亿元", 249.1, "亿元", ""),
        ("2.45万户群众", 2.45, "万户", ""),
        ("6.68万群众", 6.68, "万", ""),
        ("4万4千余名学生", 44000, "名", "余"),
        ("服务零工1200余人次", 1200, "人次", "余"),
        ("累计服务群众4万余人次", 4, "万人次", "余"),
        ("对接企业50余家", 50, "家", "余"),
        ("经过3年多发展", 3, "年", "多"),
        ("占地约120亩", 120, "亩", "约"),
        ("总投资近400亿元", 400, "亿元", "近"),
        ("销售收入超亿元", 1, "亿元", "超"),
        ("总产值突破3.5亿元", 3.5, "亿元", "突破"),
        ("总投资240亿元以上", 240, "亿元", "以上"),
        ("达到35%以上", 35, "%", "以上"),
        ("均达到100%", 100, "%", "达"),
        ("增长5.5%左右", 5.5, "%", "左右"),
        ("增速不低于10%", 10, "%", "不低于"),
        ("高于全市1.8个百分点", 1.8, "个百分点", ""),
        ("涉及21个村，", 21, "个村", ""),
        ("见习106个人中", 106, "个人", ""),
        ("17个人河排污口", 17, "个", ""),
        ("4个小区", 4, "个", ""),
        ("千吨级高性能碳纤维", 1000, "吨级", ""),
        ("全市百名运动员", 100, "名", ""),
        ("六类群体", 6, "类", ""),
        ("两条产业链", 2, "条", ""),
        ("为期两天的活动", 2, "天", ""),
        ("分两期建设", 2, "期", ""),
        ("十五个村庄", 15, "个", ""),
        ("三万亩耕地", 3, "万亩", ""),
        ("百万千瓦风电", 100, "万千瓦", ""),
        ("百余家企业", 100, "家", "余"),
        ("200吨/年示范项目", 200, "吨/年", ""),
        ("功率214瓦/平方米", 214, "瓦/平方米", ""),
        ("绿色算力1770TB，", 1770, "TB", ""),
        ("全长1,234.5公里", 1234.5, "公里", ""),
        ("用电量60亿度", 60, "亿度", ""),
        ("占比达一半以上", 0.5, "", "以上"),
        ("占比达到三分之二", pytest.approx(2 / 3), "", "达"),
        ("占比超过2/3,", pytest.approx(2 / 3), "", "超"),
        ("增长百分之十二点五", 12.5, "%", ""),
        ("产量翻番", 1, "番", ""),
        ("收入增长1.5倍", 1.5, "倍", ""),
        ("排名第五名跃升", 5, "名", ""),
        ("金牌总数全省第一的好成绩", 1, "", ""),
        ("位居全国前三;", 3, "", "前"),
    ],
)
def test_a_figure_is_read_as_written(text: str, value: float, unit: str, qualifier: str) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.unit, quantity.qualifier) == (value, unit, qualifier)


@pytest.mark.parametrize(
    ("text", "value_text", "unit"),
    [
        ("三期2×100万千瓦煤电", "2×100", "万千瓦"),
        ("未来2~3年", "2~3", "年"),
        ("新增1-2个省级", "1-2", "个"),
    ],
)
def test_ranges_and_products_have_no_single_value(text: str, value_text: str, unit: str) -> None:
    quantity = only(text)
    assert quantity.value is None
    assert (quantity.value_text, quantity.unit) == (value_text, unit)


def test_one_of_something_counts_only_in_a_list() -> None:
    found = find_quantities("取得两个一等奖、一个二等奖,一个个项目")
    assert [(q.value, q.unit) for q in found] == [(2, "个"), (1, "个")]


def test_both_ends_of_a_change_are_figures() -> None:
    found = find_quantities("平均停留时间由1.6天增长至2.6天,")
    assert [(q.value, q.unit) for q in found] == [(1.6, "天"), (2.6, "天")]


def test_counts_in_a_row_are_told_apart() -> None:
    found = find_quantities("2.45万户6.68万群众,4个小区834户,中煤两个2×100万千瓦火电")
    assert [(q.value_text, q.unit) for q in found] == [
        ("2.45", "万户"), ("6.68", "万"), ("4", "个"), ("834", "户"),
        ("两", "个"), ("2×100", "万千瓦"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "国道109线改线工程", "华阳T-1000碳基新材料", "营商环境3.0版改革", "12345热线",
        "“1361”发展思路", "第二十届二中全会", "十六届七次全体会议", "11月28日电", "2026年12月",
        "1-6月", "恒山5A级景区", "秦淮10期项目", "一个个项目", "一幅画卷", "一二三产融合",
        "第三条道路", "万人坑纪念馆", "百年峥嵘", "千家万户", "周二周五", "吸引八方游客",
        "“6+2”产业体系",
        "12项目", "3部门", "14000000、60000", "十里河", "二十渠", "长城1号公路", "F区3号楼",
    ],
)  # fmt: skip
def test_what_is_no_figure(text: str) -> None:
    assert find_quantities(text) == ()


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    assert all(0 <= q.start < q.end <= len(text) for q in find_quantities(text))


@given(st.lists(_PIECES, max_size=12).map("".join))
def test_spans_are_true_ordered_and_apart(text: str) -> None:
    end = 0
    for quantity in find_quantities(text):
        assert end <= quantity.start < quantity.end <= len(text)
        figure = text[quantity.start : quantity.end]
        # A range may give its unit twice (50%—60%), and 三成八 is told as 3.8.
        bare = figure.replace(quantity.unit, "") if quantity.unit else figure
        assert quantity.value_text in f"{figure} {bare}" or quantity.unit == "成"
        assert quantity.context_start <= quantity.start
        assert quantity.end <= quantity.context_end <= len(text)
        end = quantity.end


@given(
    st.decimals(min_value="0.01", max_value="99999", places=2),
    st.sampled_from(["亿元", "万千瓦", "亩", "万人次", "%", "家", "吨/年"]),
    st.sampled_from(["约", "近", "超", "突破", "达", ""]),
)
def test_what_is_written_is_read_back(number: object, unit: str, bound: str) -> None:
    quantity = only(f"规模{bound}{number}{unit},")
    assert quantity.value == float(str(number))
    assert (quantity.unit, quantity.qualifier) == (unit, bound)


@pytest.mark.parametrize(
    ("text", "value", "written", "unit"),
    [
        ("增收300至500元", None, "300至500", "元"),
        ("每班10到15人", None, "10到15", "人"),
        ("投资10至20万元", None, "10至20", "万元"),
        ("占比50%—60%", None, "50—60", "%"),
        ("数十家企业", None, "数十", "家"),
        ("几百人", None, "几百", "人"),
        ("一亿五千万元", 150_000_000.0, "一亿五千万", "元"),
        ("三亿元", 3.0, "三", "亿元"),
        ("日处理2万吨/日", 2.0, "2", "万吨/日"),
        ("装机12MWp", 12.0, "12", "MWp"),
    ],
)
def test_ranges_vague_numbers_and_rates(
    text: str, value: float | None, written: str, unit: str
) -> None:
    (quantity,) = find_quantities(text)
    assert (quantity.value, quantity.value_text, quantity.unit) == (value, written, unit)
    assert written[0] == text[quantity.start]


@pytest.mark.parametrize("text", ["由3000至5000平方米", "从300到5000平方米"])
def test_a_change_is_no_range(text: str) -> None:
    assert [quantity.value for quantity in find_quantities(text)] == [5000.0]


@pytest.mark.parametrize("text", ["2020至2025年", "5至10月", "户数百家争鸣", "3个亿"])
def test_dates_and_phrases_are_no_ranges(text: str) -> None:
    assert not find_quantities(text)


@pytest.mark.parametrize(
    "text", ["签约32个项目", "节约3万元", "附近3家", "线上12家", "到达12人", "提前40天"]
)
def test_a_bound_is_no_part_of_another_word(text: str) -> None:
    (quantity,) = find_quantities(text)
    assert quantity.qualifier == ""
    assert quantity.context_start == quantity.start


def test_a_bound_at_the_very_beginning() -> None:
    assert find_quantities("约3万元签")[0].qualifier == "约"


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("投资增速为-4.8%，排末位", -4.8, "%"),
        ("一季度增长－3.2%。", -3.2, "%"),
        ("同比（-12%）", -12.0, "%"),
        ("最低气温-15℃", -15.0, "℃"),
        ("变动−0.6个百分点", -0.6, "个百分点"),
    ],
)
def test_what_is_below_nought_keeps_its_minus(text: str, value: float, unit: str) -> None:
    (found,) = find_quantities(text)
    assert (found.value, found.unit) == (value, unit)
    assert found.value_text == f"-{abs(value):g}"


@pytest.mark.parametrize("text", ["3%-5%", "增长3个百分点-5个百分点", "占比3-5%", "3%－5%"])
def test_the_stroke_of_a_range_is_no_minus(text: str) -> None:
    assert [found.value for found in find_quantities(text)] == [None]


@pytest.mark.parametrize("text", ["编号A-5%", "合同号为X2-15号", "桩号为-5公里", "表1-5%"])
def test_nor_is_that_of_a_code(text: str) -> None:
    assert all((found.value or 0) >= 0 for found in find_quantities(text))


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("产值翻了近一番", 1, "近"),
        ("产值翻近两番", 2, "近"),
        ("翻了约3番", 3, "约"),
        ("翻了番", 1, ""),
    ],
)
def test_turns_with_a_bound_inside(text: str, value: float, qualifier: str) -> None:
    (found,) = find_quantities(text)
    assert (found.value, found.unit, found.qualifier) == (value, "番", qualifier)


@pytest.mark.parametrize("text", ["进山可节省半小时", "车程缩短半个小时", "到县城只要半小时。"])
def test_half_an_hour(text: str) -> None:
    (found,) = find_quantities(text)
    assert (found.value, found.value_text, found.unit) == (0.5, "半", "小时")


@pytest.mark.parametrize("text", ["半小时经济圈", "等了半小时", "下半年", "过半小镇"])
def test_else_it_is_a_manner_of_speaking(text: str) -> None:
    assert not find_quantities(text)


def test_an_hour_and_a_half_is_one_figure() -> None:
    assert [found.value for found in find_quantities("仅需两个半小时")] == [2.5]
