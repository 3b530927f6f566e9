"""Known names that a scanner misread or a line break divided, put right in the view."""

import re
from collections.abc import Iterator

from geodata.gazetteer import Gazetteer, Level
from geodata.reading.view import View

__all__ = ["mend"]

_BREAK = re.compile("(?<=[一-鿿])\n(?=[一-鿿])")
#: How far a name may reach to either side of a break, and how long it is at least, in characters.
_REACH = 12
_SHORTEST = 4


def mend(view: View, gazetteer: Gazetteer) -> View:
    """Return the view with the known names that it breaks or writes with a character of like shape.

    Parameters
    ----------
    view
        A repaired text.
    gazetteer
        Knows the names, and when a misread one may be taken for one of them.

    Returns
    -------
    View
        Without the breaks inside names; `View.mended` tells what else was changed.

    Examples
    --------
    >>> from geodata.gazetteer import load
    >>> mend(View.identity("云冈区鸡儿崖乡高屯村"), load()).text
    '云冈区鸦儿崖乡高屯村'
    """
    breaks = list(_broken(view.text, gazetteer))
    view = view.without(breaks) if breaks else view
    misread = gazetteer.misread(view.text)
    return view.with_names({one.start: one.name for one in misread}) if misread else view


def _broken(text: str, gazetteer: Gazetteer) -> Iterator[int]:
    """Yield the line breaks that divide a known name: 推动大同经/开区建设.

    What stands before the break must be no name by itself: two lines of a list may make a third
    name where they meet.
    """
    for match in _BREAK.finditer(text):
        at = match.start()
        low = max(text.rfind("\n", 0, at) + 1, at - _REACH)
        stop = text.find("\n", at + 1, at + 1 + _REACH)
        high = stop if stop >= 0 else at + 1 + _REACH
        window, cut = text[low:at] + text[at + 1 : high], at - low
        for hit in gazetteer.scan(window):
            is_divided = hit.start < cut < hit.end and hit.end - hit.start >= _SHORTEST
            is_village = hit.entries[0].level is Level.VILLAGE
            if (
                is_divided
                and not is_village
                and not gazetteer.entries_named(window[hit.start : cut])
            ):
                yield at
