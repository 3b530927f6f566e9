from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.editing.days import read_day


@pytest.mark.parametrize(
    "text",
    [
        "2024-11-29",
        "2024年11月29日",
        " 2024/11/29 ",
        "2024.11.29",
        "20241129",
        "２０２４年11月29号",
    ],
)
def test_a_day_is_read_in_the_forms_that_people_write(text: str) -> None:
    assert read_day(text) == date(2024, 11, 29)


@pytest.mark.parametrize("text", ["", "  ", "\u3000"])
def test_nothing_is_no_day(text: str) -> None:
    assert read_day(text) is None


@pytest.mark.parametrize(
    "text", ["2024-02-30", "2024-13-01", "2024年11月", "昨天", "2024", "0000-1-1"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_day(text)


@given(st.dates())
def test_every_day_comes_back(day: date) -> None:
    assert read_day(day.isoformat()) == day


@given(st.text(max_size=12))
def test_any_text_is_a_day_or_refused(text: str) -> None:
    try:
        found = read_day(text)
    except ValueError:
        return
    assert found is None or isinstance(found, date)
