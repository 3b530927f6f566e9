"""Many short texts in one string, which `str.find` goes through faster than any loop over them."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator

__all__ = ["Haystack"]


class Haystack:
    """Finds which of many texts hold a word: a million characters a millisecond.

    Parameters
    ----------
    texts
        The texts, none with a line break.

    Attributes
    ----------
    joined
        All texts, each between line breaks.

    Examples
    --------
    >>> list(Haystack(["云冈石窟", "恒山", "云冈机场"]).find("云冈"))
    [(0, 0), (2, 0)]
    """

    def __init__(self, texts: Iterable[str]) -> None:
        texts = list(texts)
        self.joined = "\n".join(["", *texts, ""])
        self._starts = array("Q", [1])
        at = 1
        for text in texts:
            at += len(text) + 1
            self._starts.append(at)

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, number: int) -> str:
        return self.joined[self._starts[number] : self._starts[number + 1] - 1]

    def find(self, word: str) -> Iterator[tuple[int, int]]:
        r"""Yield the number of each text that holds a word, and where it first stands there.

        A `\n` in front of the word asks for texts that begin with it, one behind it for those that
        end with it.
        """
        at = self.joined.find(word)
        while at >= 0:
            number, offset = self._locate(at + word.startswith("\n"))
            yield number, offset
            at = self.joined.find(word, self._starts[number + 1] - 1)

    def search(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, int, int]]:
        """Yield the number of each text in which a pattern is found, with the span of its first."""
        match = pattern.search(self.joined)
        while match is not None:
            number, offset = self._locate(match.start() + match[0].startswith("\n"))
            yield number, offset, match.end() - self._starts[number]
            match = pattern.search(self.joined, self._starts[number + 1] - 1)

    def _locate(self, at: int) -> tuple[int, int]:
        number = bisect_right(self._starts, at) - 1
        return number, at - self._starts[number]
