"""Misread names put right in the view."""

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
