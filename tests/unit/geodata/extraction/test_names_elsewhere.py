"""Sights that are known to lie outside Datong."""

import pytest

from geodata.extraction.names import find_names
from geodata.gazetteer import load
from geodata.reading import View


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("南下五台山，西去雁门关。", "五台山"),
        ("南下五台山，西去雁门关。", "雁门关"),
        ("与龙门石窟齐名", "龙门石窟"),
        ("先看平遥古城", "平遥古城"),
        ("来到应县木塔", "应县木塔"),
        ("莫高窟的壁画", "莫高窟"),
        ("五台山景区客满", "五台山景区"),
    ],
)
def test_a_sight_elsewhere_is_told_as_such(text: str, surface: str) -> None:
    names = {name.surface: name for name in find_names(View.identity(text), load())}
    assert names[surface].outside is not None
    assert names[surface].kind.value == "scenic"


def test_a_known_name_behind_an_unknown_run_is_an_ending() -> None:
    names = find_names(View.identity("走进崖武古城看看，再到古城走走"), load())
    assert [name.surface for name in names] == ["崖武古城", "古城"]
    assert names[0].entries == ()
