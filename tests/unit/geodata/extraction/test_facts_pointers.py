"""What 园区, 机场, 一期 and a phrase with 这个 point back to."""

import pytest

from geodata.extraction.facts import find_facts
from tests.unit.geodata.extraction.marked_text import marked


def subjects(text: str) -> list[str]:
    """Return the place's name, or the county's code, of each figure."""
    return [fact.place_id or fact.adcode for fact in find_facts(marked(text))]


@pytest.mark.parametrize(
    "phrase",
    [
        "这个由县塞禾农业投资有限公司与寿光市的技术团队联手打造的园区",
        "这座总投资超过5亿元、由恒源集团与省农科院共同规划建设的产业园",
        "这个占地320亩的园区",
    ],
)
def test_a_long_phrase_points_back(phrase: str) -> None:
    assert subjects(f"[K 恒源蔬菜示范园]里打桩声声。{phrase}，建设暖棚520座。")[-1] == (
        "恒源蔬菜示范园"
    )


def test_a_work_stands_for_its_park_where_only_it_was_named() -> None:
    text = "[P 恒源蔬菜示范园二期工程]打桩声声。这个由两家公司联手打造的园区，建设暖棚520座。"
    assert subjects(text)[-1] == "恒源蔬菜示范园二期工程"
    other = "[P 恒源风电项目]打桩声声。这个由两家公司联手打造的园区，建设暖棚520座。"
    assert subjects(other)[-1] == "140225"


@pytest.mark.parametrize("tail", ["大数据产业园", "数据产业园", "产业园"])
def test_the_end_of_a_name_points_back_however_long(tail: str) -> None:
    text = f"依托[K 灵丘大数据产业园]，产值增长。{tail}在运服务器38万台，用电27亿千瓦时。"
    assert subjects(text) == ["灵丘大数据产业园"] * 2


NESTED = [
    ("[P [F 云冈机场]改扩建工程]", "机场运送旅客98万人次", "云冈机场"),
    ("[P [F 云冈机场]改扩建工程]", "前8月机场运送旅客98万人次", "云冈机场"),
    ("[P [F 云冈机场]改扩建工程]", "机场航站楼面积扩大到3万平方米", "云冈机场改扩建工程"),
    ("[P [F 凌云口灌区]改造工程]", "灌区衬砌渠道38公里", "凌云口灌区改造工程"),
    ("[P [K 御河公园]提升工程]", "公园日均游客2万人次", "御河公园"),
    ("[P [K 御河公园]提升工程]", "公园铺设步道12公里", "御河公园提升工程"),
]


@pytest.mark.parametrize(("named", "told", "place"), NESTED)
def test_what_is_at_work_and_what_is_being_built(named: str, told: str, place: str) -> None:
    assert subjects(f"{named}传来好消息。{told}。") == [place]


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("一期自去年开放以来，日均客流1.8万人次", "东南邑街区"),
        ("二期修缮院落63处", "东南邑街区二期修缮项目"),
        ("三期计划投资4亿元", "东南邑街区"),
    ],
)
def test_another_phase_is_of_the_whole(told: str, place: str) -> None:
    assert subjects(f"[P [S 东南邑街区]二期修缮项目]进展最快。{told}。") == [place]


def test_another_phase_without_a_known_whole_stays_with_the_work() -> None:
    assert subjects("[P 恒源热电二期项目]进展最快。一期供热300万平方米。") == ["恒源热电二期项目"]


@pytest.mark.parametrize("where", ["领跑全县", "辐射全县", "惠及全区"])
def test_a_county_at_a_clause_s_end_says_nothing(where: str) -> None:
    text = f"[K 恒源产业园]产值增速连续五个季度{where}，入驻企业36家。"
    assert subjects(text)[-1] == "恒源产业园"


@pytest.mark.parametrize(
    ("opening", "subject"),
    [
        ("国庆期间浑源接待游客", "140225"),
        ("今年上半年左云接待游客", "140226"),
        ("其中左云接待游客", "140226"),
        ("国庆期间左云境内", "水神堂"),
    ],
)
def test_a_short_name_behind_a_date_is_its_county(opening: str, subject: str) -> None:
    assert subjects(f"[S 水神堂]灯光秀点亮夜空，{opening}23万人次。") == [subject]
