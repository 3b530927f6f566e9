"""Where the parts of a document begin: articles, headed parts, captions.

An article begins with a headline before a dateline, with a line that is a county's name, with a
marked heading as high as that of the article before, or after a byline that ended the one before.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geodata.reading.blocks import Block, Role, is_caption, is_dateline, split_blocks
from geodata.reading.layout import continuations
from geodata.reading.lexicon import layout_words

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Article", "Part", "divide"]

_HEADING_LINES = 3
_HEADING_LIKE = (Role.MARKED, Role.SHORT)
_LONGEST_CAPTION_HEADING = 30
_CHAPTER = 2  # `##` and `#` head something new after an article without marks
_UNMARKED = 9  # below all levels of marked headings


@dataclass(slots=True)
class Part:
    """A stretch of one article: its text, or a caption in it."""

    start: int  #: code points into the document's text
    article: Article
    heading: str = ""
    heading_span: tuple[int, int] | None = None
    body: int = -1  #: where its prose begins
    end: int = -1
    is_caption: bool = False


@dataclass(slots=True)
class Article:
    """What the parts of one article have in common."""

    heading: str = ""
    heading_span: tuple[int, int] | None = None
    county: str | None = None  #: of a heading that is a county's name alone
    level: int = _UNMARKED  #: of its marked heading
    chapter: Article | None = None  #: the one whose marked heading stands above its own
    parts: list[Part] = field(default_factory=list)
    text_part: Part | None = None  #: the last that is no caption
    has_prose: bool = False


def divide(text: str, county_alone: Callable[[int, int], str | None]) -> list[Part]:
    """Return the parts of a text, in order, without gaps, from its first to its last character.

    Parameters
    ----------
    text
        The document's text; must not be empty.
    county_alone
        Gives the county if the text between two offsets is nothing but its name.
    """
    return _Divider(text, county_alone).parts()


class _Divider:
    """Walks through the lines of a text and divides them into parts of articles."""

    def __init__(self, text: str, county_alone: Callable[[int, int], str | None]) -> None:
        self._text = text
        self._county_alone = county_alone
        self._blocks = split_blocks(text)
        following = continuations(text, self._blocks)
        self._is_continued = bytearray(len(self._blocks) + 1)
        for index in following:
            if index >= 0:
                self._is_continued[index] = True
        self._parts: list[Part] = []
        self._article = Article()
        self._is_ended = True

    def parts(self) -> list[Part]:
        """Return the parts, which together cover the text."""
        index = 0
        while index < len(self._blocks):
            run = self._heading_run(index)
            if run > index:
                self._take_headings(index, run)
                index = run
            else:
                self._take_block(index)
                index += 1
        if not self._parts:
            self._open_part(0)
        self._parts[0].start = 0
        for part, following in zip(self._parts, self._parts[1:], strict=False):
            part.end = following.start
        self._parts[-1].end = len(self._text)
        return self._parts

    def _heading_run(self, index: int) -> int:
        """Return the end of the run of headings that begins at `index`.

        A marked heading below a higher one heads something of its own: `# 要闻`, `## 左云县`.
        """
        stop = index
        while stop < len(self._blocks) and self._is_heading(stop):
            if stop > index and self._level(stop - 1) < self._level(stop) < _UNMARKED:
                break
            stop += 1
        return stop

    def _is_heading(self, index: int) -> bool:
        role = self._blocks[index].role
        if role is not Role.CAPTION:
            return role in _HEADING_LIKE
        # A headline set far below the article above looks like a caption, but opens an article.
        if is_caption(self._text, self._blocks[index]):
            return False
        following = index + 1
        while following < len(self._blocks) and self._blocks[following].role in _HEADING_LIKE:
            following += 1
        return (
            following < len(self._blocks)
            and self._blocks[index].end - self._blocks[index].start <= _LONGEST_CAPTION_HEADING
            and is_dateline(self._text, self._blocks[following])
        )

    def _take_headings(self, first: int, stop: int) -> None:
        """Begin the article or the part that a run of headings heads."""
        after = self._blocks[stop] if stop < len(self._blocks) else None
        is_news = after is not None and is_dateline(self._text, after)
        if not is_news and self._is_picture_text(first, stop):
            for index in range(first, stop):
                self._take_caption(self._blocks[index])
            return
        counties = [self._county_alone(*self._words(index)) for index in range(first, stop)]
        county = next((county for county in counties if county), None)
        if county and self._interrupts(stop) and not self._article.heading and not self._is_ended:
            self._name_article(first, stop, county)
            return
        level = min(self._level(index) for index in range(first, stop))
        is_ended = self._is_ended or self._is_chapter(level)
        if is_news or county or is_ended or self._has_note(first, stop):
            self._open_article(level)
        self._open_part(self._blocks[first].start)
        self._name_part(first, stop)
        if not self._article.heading:
            self._name_article(first, stop, county)

    def _is_chapter(self, level: int) -> bool:
        """Tell whether a marked heading stands as high as the article's, or above it."""
        present = self._article.level
        return level < _UNMARKED and level <= (_CHAPTER if present == _UNMARKED else present)

    def _has_note(self, first: int, stop: int) -> bool:
        """Tell whether a run of headings heads an editor's note or a column of the page."""
        words = layout_words()
        known = (*words.note_headings, *words.column_headings)
        return any(self._line(index) in known for index in range(first, stop))

    def _level(self, index: int) -> int:
        """Return how many `#` mark a heading; more than any for one without."""
        block = self._blocks[index]
        line = self._text[block.start : min(block.end, block.start + _UNMARKED)]
        return len(line) - len(line.lstrip("#")) or _UNMARKED

    def _is_picture_text(self, first: int, stop: int) -> bool:
        """Tell whether lines that look like headings stand under pictures and head nothing."""
        follows_caption = bool(self._parts) and self._parts[-1].is_caption
        has_prose = stop < len(self._blocks) and self._blocks[stop].role is Role.PROSE
        roles = {block.role for block in self._blocks[first:stop]}
        return follows_caption and not has_prose and Role.MARKED not in roles

    def _interrupts(self, stop: int) -> bool:
        """Tell whether the headings before `stop` stand in the middle of a sentence."""
        return bool(self._is_continued[stop])

    def _take_block(self, index: int) -> None:
        """Add a line that is no heading."""
        block = self._blocks[index]
        if block.role is Role.CAPTION:
            self._take_caption(block)
        elif block.role is Role.BYLINE:
            self._ensure_part(block)
            # Below the text it ends the article; under the headline it only signs it.
            self._is_ended = self._article.has_prose
        else:
            is_new = is_dateline(self._text, block) and self._article.has_prose
            if self._is_ended or is_new:
                self._open_article()
            self._ensure_part(block)
            self._article.has_prose = True
            if self._parts[-1].body < 0:
                self._parts[-1].body = block.start

    def _take_caption(self, block: Block) -> None:
        """Add a caption as a part of its own in the present article."""
        heading = self._text[block.start : block.end]
        if len(heading) > _LONGEST_CAPTION_HEADING:
            heading = f"{heading[: _LONGEST_CAPTION_HEADING - 1]}…"
        part = Part(block.start, self._article, heading, is_caption=True, body=block.start)
        self._parts.append(part)
        self._article.parts.append(part)

    def _ensure_part(self, block: Block) -> None:
        """Go on with the article's text, in a new part after a caption."""
        parts = self._article.parts
        if parts and not parts[-1].is_caption:
            return
        before = self._article.text_part
        self._open_part(block.start)
        if before is not None:
            self._parts[-1].heading = before.heading
            self._parts[-1].heading_span = before.heading_span

    def _open_article(self, level: int = _UNMARKED) -> None:
        chapter: Article | None = self._article
        while chapter is not None and chapter.level >= level:
            chapter = chapter.chapter
        is_under = level < _UNMARKED and chapter is not None and chapter.level < _UNMARKED
        self._article = Article(level=level, chapter=chapter if is_under else None)
        self._is_ended = False

    def _open_part(self, start: int) -> None:
        part = Part(start, self._article)
        self._parts.append(part)
        self._article.parts.append(part)
        self._article.text_part = part

    def _name_part(self, first: int, stop: int) -> None:
        part = self._parts[-1]
        part.heading = self._heading(first, stop)
        part.heading_span = (self._blocks[first].start, self._blocks[stop - 1].end)

    def _name_article(self, first: int, stop: int, county: str | None) -> None:
        article = self._article
        article.heading = self._heading(first, stop)
        article.heading_span = (self._blocks[first].start, self._blocks[stop - 1].end)
        article.county = county
        for part in article.parts:
            if not part.is_caption and not part.heading:
                part.heading, part.heading_span = article.heading, article.heading_span

    def _heading(self, first: int, stop: int) -> str:
        """Return the words of a run of headings; of a long one the last lines."""
        lines = [self._line(index) for index in range(first, stop)]
        told = [line for line in lines if line not in layout_words().column_headings] or lines
        return " ".join(told[-_HEADING_LINES:])

    def _words(self, index: int) -> tuple[int, int]:
        """Return the span of a heading without the marks before it."""
        block = self._blocks[index]
        start = block.start
        while start < block.end and self._text[start] in "# \u3000":
            start += 1
        return start, block.end

    def _line(self, index: int) -> str:
        start, end = self._words(index)
        return self._text[start:end].strip()
