"""Words of the library that the window translates."""

from explorer.wording import LIBRARY_WORDS, listed
from geodata.gazetteer import load
from geodata.mapping.kinds import KIND_STYLES, PRECISION_LABELS


def test_every_word_that_the_library_gives_is_translated() -> None:
    words = {style.label for style in KIND_STYLES}
    words |= {text for label in PRECISION_LABELS for text in (label.label, label.hint)}
    words |= {county.name for county in load().counties}
    assert words <= {str(word) for word in LIBRARY_WORDS}


def test_words_are_listed_as_in_chinese() -> None:
    assert listed(["左云县", "云冈区"]) == "左云县、云冈区"
