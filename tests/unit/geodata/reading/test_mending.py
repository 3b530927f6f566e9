"""Misread names put right in the view."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.gazetteer import load
from geodata.reading import View, mend, repair

_TEXTS = st.lists(
    st.sampled_from(["云冈区", "鸡儿崖乡", "鸦儿崖乡", "云岗石窟", "项目", "，", "\n\n", " ", "大"])
).map("".join)


def test_the_view_has_the_right_name_and_tells_the_written_one() -> None:
    view = mend(repair("云冈区\n\n鸡儿崖乡高屯村"), load())
    assert "鸦儿崖乡" in view.text
    assert [one.written for one in view.mended] == ["鸡儿崖乡"]


def test_a_view_without_misread_names_is_returned_as_it_is() -> None:
    view = View.identity("云冈区鸦儿崖乡")
    assert mend(view, load()) is view


@given(_TEXTS)
def test_offsets_and_lengths_stay(text: str) -> None:
    view = repair(text)
    mended = mend(view, load())
    assert len(mended.text) == len(view.text)
    for one in mended.mended:
        assert view.text[one.start : one.end] == one.written != mended.text[one.start : one.end]
        assert mended.to_source(one.start, one.end) == view.to_source(one.start, one.end)
    kept = set(range(len(view.text))) - {
        position for one in mended.mended for position in range(one.start, one.end)
    }
    assert all(mended.text[position] == view.text[position] for position in kept)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("推动大同经\n开区建设", "推动大同经开区建设"),
        ("走进平型\n\n关大捷纪念馆", "走进平型关大捷纪念馆"),
        ("灵丘经济技术开\n发区\n一派繁忙", "灵丘经济技术开发区\n一派繁忙"),
        ("大同\n公园里人多", "大同\n公园里人多"),
        ("华严寺\n善化寺", "华严寺\n善化寺"),
        ("推动大同经济\n向好", "推动大同经济\n向好"),
    ],
)
def test_a_break_inside_a_known_name_is_mended(text: str, mended: str) -> None:
    view = mend(repair(text), load())
    assert view.text == mended
    start = mended.index(mended[-2:])
    low, high = view.to_source(start, len(mended))
    assert text[low:high].replace("\n", "") == mended[-2:].replace("\n", "")


def test_a_name_over_a_break_leads_back_to_its_whole_run() -> None:
    text = "推动大同经\n开区建设"
    view = mend(repair(text), load())
    assert view.to_source(2, 7) == (2, 8)
    assert view.from_source(2, 8) == (2, 7)


@given(st.text(alphabet="大同经开区\n，", max_size=40))
def test_what_stays_leads_back_to_itself(text: str) -> None:
    repaired = repair(text)
    view = mend(repaired, load())
    assert view.text.replace("\n", "") == repaired.text.replace("\n", "")
    for at in range(len(view.text)):
        if view.text[at] != "\n":
            low, high = view.to_source(at, at + 1)
            assert text[low:high] == view.text[at]
