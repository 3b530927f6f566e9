"""Sections of a document: articles, headed parts, captions, editor's notes, with their scope.

A newspaper page is several articles; each may have its own county. An article begins with a
headline before a dateline (`本报讯(记者 …)`), with a line that is a county's name, with a first
heading, or after a byline that ended the one before. Captions are sections of their own, because a
picture may show another county or province.
"""

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from geodata.gazetteer import Gazetteer
from geodata.model import Document, Section
from geodata.reading.dividing import Article, Part, divide
from geodata.reading.scope import INHERITED, Names, Scope

__all__ = ["find_sections", "section_at"]


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
    parts = divide(text, names.county_alone)
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


def _scopes(parts: Sequence[Part], names: Names) -> list[Scope]:
    """Return the scope of each part: its own if it states one, else its article's."""
    of_articles: dict[int, Scope] = {}
    scopes = []
    for part in parts:
        article = part.article
        if id(article) not in of_articles:
            of_articles[id(article)] = _article_scope(article, names)
        scopes.append(_part_scope(part, of_articles[id(article)], names))
    return scopes


def _article_scope(article: Article, names: Names) -> Scope:
    """Return the scope of a whole article: its heading's, that of its text, its chapter's."""
    if article.county is not None:
        return names.named_scope(article.county)
    if article.heading_span is not None:
        scope = names.heading_scope(*article.heading_span)
        if scope is not None:
            return scope
    texts = [part for part in article.parts if not part.is_caption]
    if not texts:
        return names.article_scope(0, 0, _chapter_scope(article, names))
    start = texts[0].body if texts[0].body >= 0 else texts[0].start
    return names.article_scope(start, max(texts[-1].end, start), _chapter_scope(article, names))


def _chapter_scope(article: Article, names: Names) -> Scope | None:
    """Return the scope that the headings above an article state."""
    chapter = article.chapter
    while chapter is not None:
        if chapter.heading_span is not None:
            scope = names.heading_scope(*chapter.heading_span)
            if scope is not None:
                return Scope(scope.counties, f"{INHERITED}{scope.why}")
        chapter = chapter.chapter
    return None


def _part_scope(part: Part, around: Scope, names: Names) -> Scope:
    """Return the scope of a part within the scope of its article."""
    if part.is_caption:
        own = names.caption_scope(part.start, part.end)
        return own or Scope(around.counties, f"{INHERITED}{around.why}")
    if part.heading_span is None or part.heading_span == part.article.heading_span:
        return around
    own = names.heading_scope(*part.heading_span)
    if own is None and part.body >= 0:
        own = names.part_scope(part.body, part.end, around)
    return own if own is not None else Scope(around.counties, f"{INHERITED}{around.why}")
