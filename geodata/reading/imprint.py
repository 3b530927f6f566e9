"""Who published a text and when, as far as the text itself states it.

Only a statement counts: a labelled line (发布时间：2024-03-24 来源：某某日报), a newspaper's name
with its date on a line of their own, or the signature under an official paper. A date inside a
sentence is news, no imprint; two different dates of the same rank are none.
"""

import itertools
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from geodata.resources import read_text

__all__ = ["Imprint", "find_imprint"]

#: An imprint stands among the first lines or is the signature.
_HEAD_LINES = 12
_TAIL_LINES = 4
_LONGEST_LINE = 60
#: Of so many characters at each end, at most; a text of one line may be very long.
_ENDS = 4_000

_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_DATE = (
    r"(?P<year>(?:19|20)\d\d)\s?[年./-]\s?(?P<month>\d\d?)\s?[月./-]\s?(?P<day>\d\d?)\s?日?(?!\d)"
)
_CHINESE_DATE = re.compile(
    r"([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_CLOCK = r"(?:\s*\d\d?:\d\d(?::\d\d)?)?"
_PAGE = r"(?:第?\s?[\dA-Z]{1,3}\s?版(?:[:]?\s?\S{1,6})?)"
#: What else stands at the head of a page, part by part: a rubric (also a newspaper's name), a page.
_BESIDE_HEAD = re.compile(rf"[\u4e00-\u9fff·]{{2,10}}|{_PAGE}")


@dataclass(frozen=True, slots=True)
class Imprint:
    """Publisher and date as stated; `None` where the text does not say."""

    publisher: str | None
    issued: date | None


def find_imprint(text: str) -> Imprint:
    r"""Return what a text states of its publisher and date.

    Examples
    --------
    >>> find_imprint("某县签约\n发布时间:2024-03-24 来源:某某日报\n本报讯……")
    Imprint(publisher='某某日报', issued=datetime.date(2024, 3, 24))
    >>> find_imprint("本报讯(记者 某某)2024年3月24日,会议召开。")
    Imprint(publisher=None, issued=None)
    """
    head = _lines(text[:_ENDS])[:_HEAD_LINES]
    tail = _lines(text[-_ENDS:])[-_TAIL_LINES:]
    patterns = _patterns()
    return Imprint(
        publisher=_first(patterns.publishers(head, tail)),
        issued=_agreed(patterns.dates([*head, *tail])),
    )


def _lines(text: str) -> list[str]:
    """Return the lines that are no blanks, in half-width forms and with Arabic dates."""
    lines = (unicodedata.normalize("NFKC", line).strip() for line in text.splitlines())
    return [_CHINESE_DATE.sub(_arabic, line) for line in lines if line]


def _arabic(found: re.Match[str]) -> str:
    year, month, day = found.groups()
    return f"{year.translate(_DIGITS)}年{_below_hundred(month)}月{_below_hundred(day)}日"


def _below_hundred(numeral: str) -> int:
    """Return the value of a numeral such as 三, 十, 十二, 二十 or 三十一."""
    tens, has_ten, ones = numeral.rpartition("十")
    value = 10 * int((tens or "1").translate(_DIGITS)) if has_ten else 0
    return value + int((ones or "0").translate(_DIGITS))


def _first(publishers: Iterator[str]) -> str | None:
    return next(publishers, None)


def _agreed(dates: Iterable[tuple[int, date]]) -> date | None:
    """Return the date of the best rank; none when several of that rank differ."""
    found = sorted(dates)
    best = {day for rank, day in found if rank == found[0][0]}
    return best.pop() if len(best) == 1 else None


@dataclass(frozen=True, slots=True)
class _Patterns:
    labelled_date: re.Pattern[str]
    labelled_source: re.Pattern[str]
    paper: re.Pattern[str]  #: a newspaper's name
    masthead: re.Pattern[str]  #: a newspaper's name, with or without its date
    bare_date: re.Pattern[str]
    body: re.Pattern[str]

    def dates(self, lines: Sequence[str]) -> Iterator[tuple[int, date]]:
        """Yield dates with their rank: masthead, label, bare."""
        for line in lines:
            if len(line) > _LONGEST_LINE:
                continue
            ways = (
                self.masthead.fullmatch(line) or self._in_running_head(line, self.bare_date),
                self.labelled_date.search(line),
                self.bare_date.fullmatch(line),
            )
            for rank, found in enumerate(ways):
                day = _date(found) if found and found["year"] else None
                if day:
                    yield rank, day

    def publishers(self, head: Sequence[str], tail: Sequence[str]) -> Iterator[str]:
        """Yield publishers, the surest first."""
        short = [line for line in (*head, *tail) if len(line) <= _LONGEST_LINE]
        for line in short:
            if found := self.labelled_source.search(line):
                yield found["name"]
        for line in short:
            if found := self.masthead.fullmatch(line) or self._in_running_head(line, self.paper):
                yield found["name"]
        for line, below in itertools.pairwise(tail):
            if self.body.fullmatch(line) and self.bare_date.fullmatch(below):
                yield line

    def _in_running_head(self, line: str, wanted: re.Pattern[str]) -> re.Match[str] | None:
        """Return the part of a page's head (rubric, newspaper and date in any order, page)."""
        parts = line.split()
        papers, dates = (
            [found for part in parts if (found := pattern.fullmatch(part))]
            for pattern in (self.paper, self.bare_date)
        )
        rest = [part for part in parts if not _BESIDE_HEAD.fullmatch(part)]
        if len(papers) != 1 or len(dates) != 1 or len(rest) != len(dates):
            return None
        return papers[0] if wanted is self.paper else dates[0]


def _date(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:  # such as 2月30日
        return None


@cache
def _patterns() -> _Patterns:
    lists = tomllib.loads(read_text("lexicon/imprint.toml"))
    sources = _any(lists["source_labels"])
    beside = rf"(?:[\s,;|(){{}}\[\]·-]|{_any(lists['beside_date'])}|{_PAGE})*"
    paper = rf"《?(?P<name>[\u4e00-\u9fff]{{0,10}}(?:{_any(lists['publisher_ends'])}))》?"
    return _Patterns(
        # A date at the beginning of a line that goes on with the source is labelled by that.
        labelled_date=re.compile(
            rf"(?:(?:{_any(lists['date_labels'])})\s?:\s?"
            rf"|^(?=[\d\s年月日./:-]{{8,24}}(?:{sources})\s?:)){_DATE}"
        ),
        labelled_source=re.compile(rf"(?:{sources})\s?:\s?《?(?P<name>[\u4e00-\u9fff]{{2,20}})》?"),
        paper=re.compile(paper),
        masthead=re.compile(rf"{paper}(?:{beside}{_DATE}{_CLOCK}{beside})?"),
        bare_date=re.compile(rf"{beside}{_DATE}{_CLOCK}{beside}"),
        body=re.compile(rf"[\u4e00-\u9fff]{{2,24}}(?:{_any(lists['body_ends'])})"),
    )


def _any(words: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
