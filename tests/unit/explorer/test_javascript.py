import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.webmap.javascript import call_text


@given(st.text())
def test_text_arrives_as_it_was_and_cannot_leave_its_string(text: str) -> None:
    script = call_text("datong.app.select", [text])
    assert script.isascii()
    assert "</" not in script
    assert "\n" not in script
    arguments = script.removeprefix("datong.app.select(").removesuffix(");")
    assert json.loads(arguments) == [text]


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_numbers_without_json_are_refused(number: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        call_text("f", number)


@pytest.mark.parametrize("name", ["", "a b", "a(", "a..b", "alert(1);f", "1a", "a.1", "a;b", "é"])
def test_only_a_name_can_be_called(name: str) -> None:
    with pytest.raises(ValueError, match="name of a JavaScript function"):
        call_text(name)
