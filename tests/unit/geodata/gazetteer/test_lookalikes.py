"""Names with one character of like shape."""

import pytest

from geodata.gazetteer import Misreading, load
from geodata.gazetteer.lookalikes import Misreadings, lookalikes, variants
from geodata.resources import read_text


def _pairs() -> list[str]:
    lines = read_text("lexicon/lookalikes.txt").splitlines()
    return [pair for line in lines for pair in line.partition("#")[0].split()]


def _ids(*names: str) -> dict[str, tuple[str, ...]]:
    return {name: (f"site:{name}",) for name in names}


def test_two_names_of_one_place_are_no_doubt() -> None:
    both = {"户部角": ("site:户部角",), "沪部角": ("site:户部角",)}
    assert [start for start, _, _ in Misreadings(both, []).find("卢部角")] == [0]


def test_the_table_holds_pairs_each_once() -> None:
    pairs = _pairs()
    assert len(pairs) >= 200
    assert {len(pair) for pair in pairs} == {2}
    assert [pair for pair in pairs if pair[0] == pair[1]] == []
    assert len({frozenset(pair) for pair in pairs}) == len(pairs)


@pytest.mark.parametrize("pair", ["鸡鸦", "沪户", "环怀", "填镇", "岗冈", "桓恒", "未末", "己已"])
def test_either_may_stand_for_the_other(pair: str) -> None:
    assert pair[0] in lookalikes()[pair[1]]
    assert pair[1] in lookalikes()[pair[0]]


def test_variants_differ_in_one_character() -> None:
    found = list(variants("鸦儿崖乡"))
    assert "鸡儿崖乡" in found
    for variant in found:
        assert sum(one != other for one, other in zip(variant, "鸦儿崖乡", strict=True)) == 1


def test_what_is_known_or_may_be_two_names_is_left_alone() -> None:
    misreadings = Misreadings(_ids("大河村", "太河村", "天河村", "鸦儿崖"), ["犬河村"])
    assert misreadings.find("大河村，犬河村，大问村") == []
    assert misreadings.find("鸡儿崖") == [(0, 3, "鸦儿崖")]
    assert [name for _, _, name in misreadings.find("人河村，天何村")] == ["天河村"]


def test_short_names_have_no_variants() -> None:
    assert Misreadings(_ids("口泉"), []).find("囗泉") == []


@pytest.mark.parametrize(
    ("text", "surface", "name"),
    [
        ("记者来到云冈区鸡儿崖乡。", "鸡儿崖乡", "鸦儿崖乡"),
        ("平城区推进大同古城建设，沪部角文旅综合体开街。", "沪部角文旅综合体", "户部角文旅综合体"),
        ("云冈区的云岗石窟迎来客流。", "云岗石窟", "云冈石窟"),
        ("阳高县龙泉填的守口堡村。", "龙泉填", "龙泉镇"),
        ("浑源县的桓山国家森林公园。", "桓山国家森林公园", "恒山国家森林公园"),
        ("左云县三屯乡的魔天岭。摩夭岭长城。", "摩夭岭长城", "摩天岭长城"),
    ],
)
def test_a_misread_name_is_known(text: str, surface: str, name: str) -> None:
    start = text.index(surface)
    assert load().misread(text) == [Misreading(start, start + len(surface), surface, name)]


@pytest.mark.parametrize(
    "text",
    [
        "记者来到鸡儿崖乡。",  # no word of its county
        "记者来到左云县鸡儿崖乡。",  # another county
        "驱车长城一号旅游公路穿过天镇县、阳高县。",  # 东长城, but the road begins inside it
        "云冈区鸦儿崖乡。",
        "",
    ],
)
def test_what_may_be_right_is_left_alone(text: str) -> None:
    assert load().misread(text) == []
