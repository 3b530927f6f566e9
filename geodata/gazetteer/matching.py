"""One automaton over every known name; what it finds is told apart afterwards.

Names of Datong, names of the rest of China and decoys (words that hold a name by accident, such
as 和平城 or 响应县) are patterns of the same automaton, so that the longest at each position
wins and nothing is read twice.
"""

from collections.abc import Iterable, Mapping

import daachorse

from geodata.gazetteer.entries import Entry, NameHit, OutsideHit, OutsidePlace

__all__ = ["Matcher"]

#: Characters of a name that is read only behind its county or township, and what may close it.
_SHORT = 2
_ENDINGS = ("村", "社区")


class Matcher:
    """Finds names in text, leftmost first and longest at each position.

    Parameters
    ----------
    local
        Entries by the name to look for.
    outside
        Places outside Datong by the name to look for; a name in `local` wins over it.
    decoys
        Words to step over.
    short_names
        For each county and township (by its full name) the names too short to stand alone that
        are sound directly behind it: 肥村 behind 西韩岭乡.
    """

    def __init__(
        self,
        local: Mapping[str, tuple[Entry, ...]],
        outside: Mapping[str, tuple[OutsidePlace, ...]],
        decoys: Iterable[str] = (),
        short_names: Mapping[str, Mapping[str, tuple[Entry, ...]]] | None = None,
    ) -> None:
        self._local = local
        self._outside = outside
        self._short_names = short_names or {}
        self._patterns = sorted({*local, *outside, *decoys} - {""})
        self._automaton = (
            daachorse.CharwiseDoubleArrayAhoCorasick(
                self._patterns, daachorse.MATCH_KIND_LEFTMOST_LONGEST
            )
            if self._patterns
            else None
        )

    def local(self, text: str) -> list[NameHit]:
        """Return the names of Datong's places, in order, without overlaps."""
        hits: list[NameHit] = []
        found = self._find(text)
        for index, (start, end, surface) in enumerate(found):
            entries = self._local.get(surface)
            if entries is None:
                continue
            hits.append(NameHit(start, end, surface, entries))
            next_start = found[index + 1][0] if index + 1 < len(found) else len(text)
            follower = self._follower(text[end:next_start], hits[-1])
            if follower is not None:
                hits.append(follower)
        return hits

    def outside(self, text: str) -> list[OutsideHit]:
        """Return the names of provinces, prefectures and counties elsewhere in China."""
        hits = []
        for start, end, surface in self._find(text):
            places = self._outside.get(surface)
            if places is None or surface in self._local:
                continue
            adcode = places[0].adcode if len(places) == 1 else ""
            hits.append(OutsideHit(start, end, surface, places[0].level, adcode))
        return hits

    def _find(self, text: str) -> list[tuple[int, int, str]]:
        if self._automaton is None:
            return []
        return [(start, end, self._patterns[i]) for start, end, i in self._automaton.find(text)]

    def _follower(self, gap: str, hit: NameHit) -> NameHit | None:
        """Find a short name at the start of the gap behind the division that it belongs to."""
        names = self._short_names.get(hit.surface)
        entries = names.get(gap[:_SHORT]) if names else None
        if entries is None:
            return None
        rest = gap[_SHORT:]
        ending = next((one for one in _ENDINGS if rest.startswith(one)), "")
        surface = gap[:_SHORT] + ending
        return NameHit(hit.end, hit.end + len(surface), surface, entries)
