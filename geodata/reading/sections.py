"""Sections of a document: articles, headed parts, captions, editor's notes, with their scope.

A newspaper page is several articles; each may have its own county. An article begins with a
headline before a dateline (`本报讯(记者 …)`), with a line that is a county's name, with a first
heading, or after a byline that ended the one before. Captions are sections of their own, because a
picture may show another county or province.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from geodata.gazetteer import Gazetteer
from geodata.model import Document, Section
from geodata.reading.blocks import Block, Role, is_dateline, split_blocks
from geodata.reading.layout import continuations
from geodata.reading.lexicon import layout_words
from geodata.reading.scope import INHERITED, Names, Scope

__all__ = ["find_sections", "section_at"]

_HEADING_LINES = 3
_HEADING_LIKE = (Role.MARKED, Role.SHORT)
_LONGEST_CAPTION_HEADING = 30


@dataclass(slots=True)
class _Part:
    """A stretch of one article: its text, or a caption in it."""

    start: int
    article: "_Article"
    heading: str = ""
    heading_span: tuple[int, int] | None = None
    body: int = -1  #: where its prose begins
    end: int = -1
    is_caption: bool = False


@dataclass(slots=True)
class _Article:
    """What the parts of one article have in common."""

    heading: str = ""
    heading_span: tuple[int, int] | None = None
    county: str | None = None  #: of a heading that is a county's name alone
    parts: list[_Part] = field(default_factory=list)
    has_prose: bool = False


def find_sections(document: Document, gazetteer: Gazetteer) -> tuple[Section, ...]:
    """Return the sections of a document with the counties that each is about.

    Parameters
    ----------
    document
        The document; sections have offsets into its text.
    gazetteer
        The known names of Datong and of the rest of China.

    Returns
    -------
    tuple of Section
        Ordered, without gaps or overlaps, from the first character to the last. The counties are
        those of the section's scope, `("1402",)` when it is about the city or names none, and
        `()` when it is about another part of China, so that nothing in it belongs on the map.
    """
    text = document.text
    if not text:
        return ()
    names = Names(text, gazetteer)
    parts = _Divider(text, names).parts()
    scopes = _scopes(parts, names)
    return tuple(
        Section(
            id=f"{document.id}-s{index}",
            document_id=document.id,
            heading=part.heading,
            start=part.start,
            end=part.end,
            counties=scope.counties,
            why=scope.why,
        )
        for index, (part, scope) in enumerate(zip(parts, scopes, strict=True))
    )


def section_at(sections: Sequence[Section], offset: int) -> Section:
    """Return the section that holds the character at `offset` of the document's text.

    Raises
    ------
    ValueError
        If no section does.
    """
    index = bisect_right(sections, offset, key=attrgetter("start")) - 1
    if index < 0 or not sections[index].start <= offset < sections[index].end:
        raise ValueError(f"no section holds offset {offset}")
    return sections[index]


class _Divider:
    """Walks through the lines of a text and divides them into parts of articles."""

    def __init__(self, text: str, names: Names) -> None:
        self._text = text
        self._names = names
        self._blocks = split_blocks(text)
        following = continuations(text, self._blocks)
        self._is_continued = bytearray(len(self._blocks) + 1)
        for index in following:
            if index >= 0:
                self._is_continued[index] = True
        self._parts: list[_Part] = []
        self._article = _Article()
        self._is_ended = True

    def parts(self) -> list[_Part]:
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
        """Return the end of the run of headings that begins at `index`."""
        stop = index
        while stop < len(self._blocks) and self._is_heading(stop):
            stop += 1
        return stop

    def _is_heading(self, index: int) -> bool:
        role = self._blocks[index].role
        if role is not Role.CAPTION:
            return role in _HEADING_LIKE
        # A headline set far below the article above looks like a caption, but opens an article.
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
        opens_article = after is not None and is_dateline(self._text, after)
        if not opens_article and self._is_picture_text(first, stop):
            for index in range(first, stop):
                self._take_caption(self._blocks[index])
            return
        counties = [self._names.county_alone(b.start, b.end) for b in self._blocks[first:stop]]
        county = next((county for county in counties if county), None)
        if county and self._interrupts(stop) and not self._article.heading and not self._is_ended:
            self._name_article(first, stop, county)
            return
        lines = [self._line(index) for index in range(first, stop)]
        words = layout_words()
        is_note = any(
            line in words.note_headings or line in words.column_headings for line in lines
        )
        is_title = any(self._text.startswith("# ", b.start) for b in self._blocks[first:stop])
        if opens_article or county or is_note or is_title or self._is_ended:
            self._open_article()
        self._open_part(self._blocks[first].start)
        self._name_part(first, stop)
        if not self._article.heading:
            self._name_article(first, stop, county)

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
        part = _Part(block.start, self._article, heading, is_caption=True, body=block.start)
        self._parts.append(part)
        self._article.parts.append(part)

    def _ensure_part(self, block: Block) -> None:
        """Go on with the article's text, in a new part after a caption."""
        if not self._article.parts or self._article.parts[-1].is_caption:
            texts = [part for part in self._article.parts if not part.is_caption]
            self._open_part(block.start)
            if texts:
                self._parts[-1].heading = texts[-1].heading
                self._parts[-1].heading_span = texts[-1].heading_span

    def _open_article(self) -> None:
        self._article = _Article()
        self._is_ended = False

    def _open_part(self, start: int) -> None:
        part = _Part(start, self._article)
        self._parts.append(part)
        self._article.parts.append(part)

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

    def _line(self, index: int) -> str:
        block = self._blocks[index]
        return self._text[block.start : block.end].lstrip("#").strip()


def _scopes(parts: Sequence[_Part], names: Names) -> list[Scope]:
    """Return the scope of each part: its own if it states one, else its article's."""
    of_articles: dict[int, Scope] = {}
    scopes = []
    for part in parts:
        article = part.article
        if id(article) not in of_articles:
            of_articles[id(article)] = _article_scope(article, names)
        scopes.append(_part_scope(part, of_articles[id(article)], names))
    return scopes


def _article_scope(article: _Article, names: Names) -> Scope:
    """Return the scope of a whole article: its heading's, else that of its text."""
    if article.county is not None:
        return names.named_scope(article.county)
    if article.heading_span is not None:
        scope = names.heading_scope(*article.heading_span)
        if scope is not None:
            return scope
    texts = [part for part in article.parts if not part.is_caption]
    if not texts:
        return names.article_scope(0, 0)
    start = texts[0].body if texts[0].body >= 0 else texts[0].start
    return names.article_scope(start, max(texts[-1].end, start))


def _part_scope(part: _Part, around: Scope, names: Names) -> Scope:
    """Return the scope of a part within the scope of its article."""
    if part.is_caption:
        own = names.caption_scope(part.start, part.end)
        return own or Scope(around.counties, f"{INHERITED}{around.why}")
    if part.heading_span is None or part.heading_span == part.article.heading_span:
        return around
    own = names.heading_scope(*part.heading_span)
    if own is None and part.body >= 0:
        own = names.part_scope(part.body, part.end)
    return own if own is not None else Scope(around.counties, f"{INHERITED}{around.why}")
