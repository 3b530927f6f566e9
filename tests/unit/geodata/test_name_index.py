import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.gazetteer.lookalikes import lookalikes
from geodata.name_index import How, NameIndex, NameMatch
from geodata.pinyin import spellings

_NAMES = (
    ("云冈石窟", 0),
    ("云冈大佛", 0),
    ("大同云冈机场", 1),
    ("云冈", 2),
    ("守口堡村", 3),
    ("恒山 悬空寺", 4),
    ("鸦儿崖乡", 5),
    ("大同煤矿“万人坑”遗址纪念馆", 6),
    ("LNG 调峰站", 7),
    ("绿化公园", 8),
)


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return NameIndex(_NAMES)


def _found(index: NameIndex, text: str) -> list[tuple[str, How]]:
    return [(m.name[m.start : m.end], m.how) for m in index.find(text, limit=9)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云冈", [("云冈", How.WHOLE), ("云冈", How.BEGINNING), ("云冈", How.INSIDE)]),
        ("云冈 石窟", [("云冈", How.BEGINNING)]),
        ("石窟 云冈", [("石窟", How.INSIDE)]),
        ("悬空寺", [("悬空寺", How.INSIDE)]),
        ("山悬", [("山 悬", How.INSIDE)]),
        ("ｌｎｇ", [("LNG", How.BEGINNING)]),
        ("yungangshiku", [("云冈石窟", How.PINYIN)]),
        ("YunGang ShiKu", [("云冈石窟", How.PINYIN)]),
        ("ygsk", [("云冈石窟", How.INITIALS)]),
        ("yungsk", [("云冈石窟", How.INITIALS)]),
        ("yungangs", [("云冈石", How.PINYIN)]),
        ("shiku", [("石窟", How.PINYIN)]),
        ("skbu", [("守口堡", How.INITIALS)]),
        ("shoukoupu", [("守口堡", How.PINYIN)]),
        ("xks", [("悬空寺", How.INITIALS)]),
        ("wrk", [("万人坑", How.INITIALS)]),
        ("lvhua", [("绿化", How.PINYIN)]),
        ("鸡儿崖", [("鸦儿崖", How.MISREAD)]),
        ("un", []),
        ("北京", []),
        ("bj", []),
        ("%", []),
        ("", []),
    ],
)
def test_names_are_found_as_they_are_typed(
    index: NameIndex, text: str, expected: list[tuple[str, How]]
) -> None:
    assert _found(index, text) == expected


def test_better_matches_come_first_and_each_owner_once(index: NameIndex) -> None:
    found = index.find("yg", limit=9)
    assert [match.owner for match in found] == [0, 2, 1]
    assert len(index.find("云冈", limit=2)) == 2


def test_a_match_says_whose_name_it_is(index: NameIndex) -> None:
    (match,) = index.find("大佛", limit=9)
    assert match == NameMatch(0, "云冈大佛", 2, 4, How.INSIDE)


@given(st.data())
def test_every_name_is_found_by_itself_its_pinyin_its_initials_and_misread(
    index: NameIndex, data: st.DataObject
) -> None:
    name, owner = data.draw(st.sampled_from(_NAMES[:6]))
    parts = data.draw(st.sampled_from(spellings(name.replace(" ", ""))))
    texts = [name, name.replace(" ", ""), "".join(parts), "".join(part[:1] for part in parts)]
    table = lookalikes()
    at = data.draw(st.sampled_from(range(len(name))))
    if others := table.get(name[at]):
        texts.append(name[:at] + data.draw(st.sampled_from(others)) + name[at + 1 :])
    for text in texts:
        if text.count(" "):
            continue
        assert owner in [match.owner for match in index.find(text, limit=9)]


@given(st.lists(st.text(max_size=12), max_size=6), st.text(max_size=8))
def test_any_names_and_any_words_give_spans_inside_the_names(names: list[str], text: str) -> None:
    index = NameIndex((name, number) for number, name in enumerate(names))
    for match in index.find(text, limit=9):
        assert names[match.owner] == match.name
        assert 0 <= match.start < match.end <= len(match.name)
