from hypothesis import given
from hypothesis import strategies as st

from explorer.pages.utf16 import OffsetMap, to_units


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


_TEXT = st.text(st.characters(codec="utf-8"), max_size=40)


@given(_TEXT, st.integers(0, 40))
def test_a_code_point_offset_becomes_the_utf16_length_before_it(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    assert to_units(text, offset) == _units(text[:offset])
    assert OffsetMap(text).to_units(offset) == _units(text[:offset])


@given(_TEXT)
def test_both_directions_agree(text: str) -> None:
    offsets = OffsetMap(text)
    assert [offsets.to_points(offsets.to_units(i)) for i in range(len(text) + 1)] == list(
        range(len(text) + 1)
    )


def test_a_unit_inside_a_pair_belongs_to_its_character() -> None:
    assert [OffsetMap("a𠮷b").to_points(unit) for unit in range(5)] == [0, 1, 1, 2, 3]
