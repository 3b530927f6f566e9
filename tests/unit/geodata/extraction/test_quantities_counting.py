"""What counts or measures something, and what only names, grades or is a manner of speaking."""

import pytest

from geodata.extraction.quantities import find_quantities
from geodata.extraction.quantities_units import to_si


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("项目提前一个月交付", 1, "个月"),
        ("工期缩短了一年", 1, "年"),
        ("开园一年接待游客", 1, "年"),
        ("运营不到一个月，", 1, "个月"),
        ("仅用一天办结", 1, "天"),
        ("比计划推迟一周", 1, "周"),
        ("为期一个星期的", 1, "个星期"),
        ("卖出凉粉2万碗", 2, "万碗"),
        ("搭起46顶帐篷", 46, "顶"),
        ("开展培训48期，", 48, "期"),
        ("承接研学团队214期", 214, "期"),
        ("装机30 MW，", 30, "MW"),
        ("算力2000 P，", 2000, "P"),
        ("去年中标50万干瓦，", 50, "万干瓦"),
        ("接客12.6万入次", 12.6, "万入次"),
        ("建成±800千伏线路", 800, "千伏"),
    ],
)
def test_what_counts(text: str, value: float, unit: str) -> None:
    (quantity,) = find_quantities(text)
    assert (quantity.value, quantity.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "一年一度的",
        "这一天里",
        "有一个月光",
        "一天天过去",
        "6顶部",
        "一周边",
        "一串联",
        "秦淮10期项目",
        "5 M",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "unit", "si"),
    [
        ("借来文物86件(组)。", "件(组)", "件"),
        ("展出文物175件（套），", "件（套）", "件"),
        ("培训2.3万人（次）", "万人（次）", "人"),
        ("购置设备12台(套)", "台(套)", "台"),
    ],
)
def test_a_second_measure_word_stands_in_brackets(text: str, unit: str, si: str) -> None:
    (quantity,) = find_quantities(text)
    assert quantity.unit == unit
    normalised = to_si(quantity.value or 0.0, unit)
    assert normalised is not None
    assert normalised[1] == si


@pytest.mark.parametrize(
    ("text", "units"),
    [("86件(共3类)", ["件", "类"]), ("5个（含2个村）", ["个", "个村"]), ("3家(略)", ["家"])],
)
def test_other_brackets_stay_apart(text: str, units: list[str]) -> None:
    assert [quantity.unit for quantity in find_quantities(text)] == units


def test_a_sign_is_a_part_of_the_number() -> None:
    (quantity,) = find_quantities("起于晋北的±800千伏线路")
    assert quantity.value_text == "±800"


@pytest.mark.parametrize(
    ("unit", "si"), [("万干瓦", (10_000_000.0, "W")), ("万入次", (10_000.0, "人次"))]
)
def test_a_misread_unit_is_worth_what_was_printed(unit: str, si: tuple[float, str]) -> None:
    assert to_si(1.0, unit) == si


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("枢纽地下两层，设车位", 2, "层"),
        ("综合楼共三层。", 3, "层"),
        ("主楼地上六层", 6, "层"),
        ("改造民宿23院，", 23, "院"),
        ("修缮民居12院", 12, "院"),
    ],
)
def test_the_word_in_front_makes_an_ordinal_a_count(text: str, value: float, unit: str) -> None:
    (found,) = find_quantities(text)
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "展厅在二层",
        "地下二层的车库",
        "地下一层",
        "北京301院",
        "市3院",
        "民宿4院士",
        "三层意思",
        "正做地上五层",
    ],
)
def test_else_it_stays_one(text: str) -> None:
    assert not find_quantities(text)
