"""Names that are a picture's caption, alone or with what the picture shows: `X一角 记者某某摄`.

Such a line has no sentence around it that could tell a name by its use; that it stands alone is
what tells it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from geodata.extraction import lexicon
from geodata.extraction.names.boundary import has_own_name
from geodata.extraction.names.tokens import Cls
from geodata.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geodata.extraction.names.page import Found, Page

__all__ = ["captions", "find_captions"]

#: The shortest unknown run that is a name.
_SHORTEST = 2
_TELLING = (Cls.STOP, Cls.MARK, Cls.ORG, Cls.COUNT)


class _Captions(NamedTuple):
    """The patterns of a caption's line."""

    lead: re.Pattern[str]  #: all that may stand before the name
    tail: re.Pattern[str]  #: all that may stand behind it, to the end of the line
    line: re.Pattern[str]  #: a whole line whose view shows the place called `name`


@cache
def captions() -> _Captions:
    """Return the patterns, made once."""
    lists = lexicon.table("captions")
    leads, views = _any(lists["leads"]), _any(lists["views"])
    # `夜幕下的X`, `建设中的X`, `雪后的X`
    described = r"[^\s，。、：“”的\n]{1,6}的"
    lead = rf"[ \t\u3000]*(?:(?:{leads})[ \t：:]*)*(?:{described})?"
    credit = (
        rf"[（(]?(?:{_any(lists['credited'])})?[^，。：；\n（）()]{{0,16}}?"
        rf"(?:{_any(lists['credits'])})[）)]?"
    )
    # The credit is set off by a blank, a full stop or a bracket, or names the office.
    signed = rf"(?:(?:[ \t\u3000。，]+|(?=[（(])|(?={_any(lists['credited'])})){credit})"
    end = rf"。?[ \t\u3000]*{signed}?。?[ \t\u3000]*$"
    tail = rf"(?:的?(?:{views}))?{end}"
    sure = _any(lists["sure_views"])
    line = rf"^{lead}(?P<name>[^\s，。、：；“”（）()的\d]{{2,12}}?)的?(?:{sure}){end}"
    return _Captions(re.compile(lead), re.compile(tail, re.M), re.compile(line, re.M))


def find_captions(page: Page) -> Iterator[Found]:
    """Find unknown names before what a picture shows of a place: `云冈峪夜景`, `西京古玩城外景`.

    Yields
    ------
    Found
        Sights; names with an ending or in the gazetteer are found by these.
    """
    for match in captions().line.finditer(page.text):
        start, end = match.span("name")
        first = bisect_right(page.tokens, start, key=attrgetter("start")) - 1
        last = bisect_left(page.tokens, end, key=attrgetter("end"))
        tokens = page.tokens[first : last + 1]
        if any(token.cls in _TELLING or token.kind for token in tokens):
            continue
        is_run = tokens[0].cls is Cls.RAW and tokens[0].end - start >= _SHORTEST
        is_whole = tokens[0].start == start and has_own_name(page.tokens, first, last + 1)
        if is_whole or is_run:
            yield page.found(first, last, Kind.SCENIC, "caption")._replace(start=start, end=end)


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
