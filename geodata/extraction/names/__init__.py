"""Names of places in a text, of all eight kinds, by families of rules over one stream of tokens.

- `tokens`: the text cut into known names, lexicon words, figures, marks and unknown runs;
- `boundary`: where a name begins;
- `known`, `elsewhere`, `endings`, `phases`, `lists`, `items`, `context`, `roads`, `siblings`,
  `captions`: the families, each over the same tokens;
- `nesting`: names within names;
- `building`: what is being built is a project;
- `sights`: museums that visitors go to;
- `evidence`, `telling`: whether a phrase of ordinary words speaks of one place;
- `echoes`: short forms of names that stand in full elsewhere;
- `prefixes`: the county that a name states, the place elsewhere that it tells;
- `linking`: one place, one name;
- `windows`: a very long text part by part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.extraction.candidates import PlaceName
from geodata.extraction.names.building import with_works
from geodata.extraction.names.captions import find_captions
from geodata.extraction.names.context import find_by_context
from geodata.extraction.names.echoes import find_echoes
from geodata.extraction.names.elsewhere import find_elsewhere
from geodata.extraction.names.endings import find_by_ending
from geodata.extraction.names.items import find_items
from geodata.extraction.names.known import find_known
from geodata.extraction.names.linking import linked
from geodata.extraction.names.lists import find_in_lists
from geodata.extraction.names.nesting import settle
from geodata.extraction.names.page import read_page
from geodata.extraction.names.phases import find_phases
from geodata.extraction.names.prefixes import outside_reason, stated_counties, without_county
from geodata.extraction.names.roads import find_parts_of_lines
from geodata.extraction.names.siblings import find_siblings
from geodata.extraction.names.sights import with_sights
from geodata.extraction.names.windows import windows

if TYPE_CHECKING:
    from geodata.extraction.names.page import Found, Page
    from geodata.gazetteer import Entry, Gazetteer
    from geodata.reading import View

__all__ = ["find_names"]

_DOUBLE_MARKS = str.maketrans("‘’「」", "“”“”")


def find_names(view: View, gazetteer: Gazetteer) -> tuple[PlaceName, ...]:
    """Find the names of places in a text.

    Parameters
    ----------
    view
        The repaired text; offsets of the result are code points into `view.text`.
    gazetteer
        Known names.

    Returns
    -------
    tuple of PlaceName
        Sorted by start, outer before inner: names may nest (`云冈经开区清洁能源产业园` and
        `云冈经开区`). All names of one place in the text share one `name`.

    Examples
    --------
    >>> from geodata.gazetteer import load
    >>> from geodata.reading import View
    >>> text = "总投资2亿元的卓壮碳纤维项目已入驻云冈经开区。"
    >>> [name.surface for name in find_names(View.identity(text), load())]
    ['卓壮碳纤维项目', '云冈经开区']
    """
    names = []
    for start, end in windows(view.text):
        names += _names_in(view.text[start:end], start, gazetteer)
    return tuple(sorted(linked(names), key=lambda name: (name.start, -name.end)))


def _names_in(text: str, offset: int, gazetteer: Gazetteer) -> list[PlaceName]:
    """Find the names in a part of a text that begins at `offset`."""
    page = read_page(text, gazetteer)
    families = (
        find_known,
        find_elsewhere,
        find_by_ending,
        find_phases,
        find_in_lists,
        find_items,
        find_by_context,
        find_parts_of_lines,
        find_siblings,
        find_captions,
    )
    found = settle(page, (name for family in families for name in family(page)))
    found = with_works(page, with_sights(page, found))
    found.extend(find_echoes(page, found))
    return [_place_name(page, name, offset) for name in found]


def _place_name(page: Page, found: Found, offset: int) -> PlaceName:
    counties = stated_counties(page, found)
    outside = outside_reason(page, found)
    found = without_county(page, found)
    surface = page.text[found.start : found.end]
    # 平型关古城 of another county is not the one that the gazetteer knows.
    entries = () if outside else found.entries or _entries_named(page, surface)
    return PlaceName(
        found.start + offset,
        found.end + offset,
        surface,
        surface,
        found.kind,
        entries,
        counties,
        outside,
        found.rule,
    )


def _entries_named(page: Page, surface: str) -> tuple[Entry, ...]:
    """Return what the gazetteer has by a name, whichever quotation marks the text uses."""
    named = page.gazetteer.entries_named
    return named(surface) or named(surface.translate(_DOUBLE_MARKS))
