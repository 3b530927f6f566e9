"""Whatever words stand side by side, reading names never fails and spans are true."""

from hypothesis import given
from hypothesis import strategies as st

from geodata.extraction import lexicon
from geodata.extraction.names import find_names
from geodata.gazetteer import load
from geodata.model import Kind
from geodata.reading import View

_WORDS = [
    word
    for name in ("works", "generic", "trades", "stops", "protected", "measures", "institutions")
    for word in lexicon.words(name)
]
_ENDINGS = [word for kind in Kind for word in lexicon.table("endings")[kind.value]["words"]]
_MARKS = [
    *"、，。；：“”（）()\n·—-+12年县区第的",
    "等",
    "1.",
    "\n2.",
    "项目",
    "包括",
    "两大",
    "3个",
]
_NAMES = ["阳高县", "云冈", "大同", "守口堡", "柳条沟", "富乔", "正"]
_PIECES = st.sampled_from([_WORDS, _ENDINGS, _MARKS, _MARKS, _NAMES]).flatmap(st.sampled_from)


@given(st.lists(_PIECES, max_size=60).map("".join))
def test_any_words_are_read(text: str) -> None:
    for name in find_names(View.identity(text), load()):
        assert name.surface
        assert text[name.start : name.end] == name.surface
