"""What a search finds in a project: places, facts and documents, without Qt.

Names and facts are looked for in memory, texts in the project's full-text index. A `SearchIndex`
belongs to one snapshot and is made on the thread that searches.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property
from itertools import islice

from explorer.snapshot import Passage, Snapshot
from geodata.errors import ProjectError
from geodata.haystack import Haystack
from geodata.model import Fact, Review
from geodata.name_index import How, NameIndex, NameMatch
from geodata.project import Project, Wanted

__all__ = [
    "DocumentFound",
    "FactFound",
    "Group",
    "PlaceFound",
    "Query",
    "Results",
    "SearchIndex",
]

_SHORTEST_TEXT = 2


class Group(Enum):
    """What results are grouped by."""

    PLACES = auto()
    FACTS = auto()
    DOCUMENTS = auto()


_LIMITS = {Group.PLACES: 8, Group.FACTS: 5, Group.DOCUMENTS: 10}
_WIDE_LIMIT = 100
_POOL = 500  # facts among which those are chosen that are told first
_DIVIDER = "|"


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, and of which groups all is wanted and not the first few."""

    text: str
    wide: frozenset[Group] = frozenset()

    def limit(self, group: Group) -> int:
        """Return how many results of a group are wanted at most."""
        return _WIDE_LIMIT if group in self.wide else _LIMITS[group]


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A place, or a county when `adcode` is set: `name[start:end]` is what was typed."""

    place_id: str
    adcode: str
    name: str  #: the name that matches: the place's own, or an alias
    start: int
    end: int
    how: How


@dataclass(frozen=True, slots=True)
class FactFound:
    """A fact, with the spans of its quote and of its subject's name that were typed."""

    fact_id: str
    spans: tuple[tuple[int, int], ...]
    subject: str
    subject_spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class DocumentFound:
    """A document with its first hit."""

    document_id: str
    passage: Passage
    before: str
    surface: str  #: `""` when only the title has the words
    after: str
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """All that was found."""

    query: Query
    places: tuple[PlaceFound, ...] = ()
    facts: tuple[FactFound, ...] = ()
    documents: tuple[DocumentFound, ...] = ()
    more: frozenset[Group] = frozenset()  #: groups of which there is more
    problem: str = ""  #: why the texts could not be searched, as a sentence

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not (self.places or self.facts or self.documents)

    @property
    def has_words_of_places(self) -> bool:
        """Whether a filter by these words is known to show places."""
        return any(found.place_id and found.how <= How.INSIDE for found in self.places)


@dataclass
class _Answer:
    more: set[Group] = field(default_factory=set)
    problem: str = ""


class SearchIndex:
    """Searches one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def warm(self) -> None:
        """Make now what the first search would make."""
        self._names  # noqa: B018 - cached
        self._facts  # noqa: B018 - cached
        self._titles  # noqa: B018 - cached

    def search(self, query: Query, is_stale: Callable[[], bool] = lambda: False) -> Results | None:
        """Return what is found, or None as soon as nobody waits for it any more."""
        answer = _Answer()
        wanted = Wanted(query.text)
        places = self._find_places(query, answer)
        if is_stale():
            return None
        facts: tuple[FactFound, ...] = ()
        documents: tuple[DocumentFound, ...] = ()
        if sum(map(len, wanted.words)) >= _SHORTEST_TEXT:
            facts = self._find_facts(query, wanted, answer)
            if is_stale():
                return None
            documents = self._find_documents(query, wanted, answer)
        return Results(query, places, facts, documents, frozenset(answer.more), answer.problem)

    # -- places

    @cached_property
    def _owners(self) -> list[tuple[str, str]]:
        """Return what bears names: counties as ("", adcode), then places as (id, "")."""
        counties = [("", county.adcode) for county in self.snapshot.counties]
        places = self.snapshot.places.values()
        return counties + [(p.id, "") for p in places if p.review is not Review.REJECTED]

    @cached_property
    def _names(self) -> NameIndex:
        return NameIndex(self._all_names())

    def _all_names(self) -> Iterator[tuple[str, int]]:
        for number, (place_id, adcode) in enumerate(self._owners):
            if adcode:
                yield self.snapshot.area_name(adcode), number
                continue
            place = self.snapshot.places[place_id]
            yield place.name, number
            for alias in place.aliases:
                if alias != place.name:
                    yield alias, number

    def _find_places(self, query: Query, answer: _Answer) -> tuple[PlaceFound, ...]:
        limit = query.limit(Group.PLACES)
        found = self._names.find(query.text, limit=limit + 1)
        if len(found) > limit:
            answer.more.add(Group.PLACES)
        return tuple(self._place(match) for match in found[:limit])

    def _place(self, match: NameMatch) -> PlaceFound:
        place_id, adcode = self._owners[match.owner]
        return PlaceFound(place_id, adcode, match.name, match.start, match.end, match.how)

    # -- facts

    @cached_property
    def _told(self) -> list[Fact]:
        """Return the facts, without those of places that a person has taken off the map."""
        places: Mapping[str, object] = {place_id: True for place_id, _ in self._owners}
        return [
            fact
            for fact in self.snapshot.facts.values()
            if fact.place_id is None or fact.place_id in places
        ]

    @cached_property
    def _facts(self) -> Haystack:
        return Haystack(map(self._text_of, self._told))

    def _text_of(self, fact: Fact) -> str:
        """Return what is searched of a fact: its quote, its metric, and what it is about."""
        return Wanted.plain(_DIVIDER.join((fact.quote, fact.metric, self._subject_of(fact))))

    def _subject_of(self, fact: Fact) -> str:
        place = self.snapshot.places.get(fact.place_id or "")
        return place.name if place else self.snapshot.area_name(fact.adcode)

    def _find_facts(self, query: Query, wanted: Wanted, answer: _Answer) -> tuple[FactFound, ...]:
        limit = query.limit(Group.FACTS)
        # By the rarest word: each fact that has a common one would be looked at for the others.
        rarest = min(wanted.words, key=self._facts.joined.count)
        matches = (
            (number, at)
            for number, at in self._facts.find(rarest)
            if all(word in self._facts[number] for word in wanted.words)
        )
        # Of the first ones those come first that say it themselves: others are only about it.
        pool = sorted(islice(matches, _POOL), key=self._is_behind_quote)
        found = [number for number, _ in pool[: limit + 1]]
        if len(found) > limit:
            answer.more.add(Group.FACTS)
        return tuple(self._fact(self._told[number], wanted) for number in found[:limit])

    def _is_behind_quote(self, match: tuple[int, int]) -> bool:
        number, at = match
        return at > self._facts[number].index(_DIVIDER)

    def _fact(self, fact: Fact, wanted: Wanted) -> FactFound:
        subject = self._subject_of(fact)
        spans = (tuple(wanted.any_spans(text)) for text in (fact.quote, subject))
        return FactFound(fact.id, next(spans), subject, next(spans))

    # -- documents

    @cached_property
    def _titles(self) -> Haystack:
        return Haystack(Wanted.plain(each.title) for each in self.snapshot.documents.values())

    def _find_documents(
        self, query: Query, wanted: Wanted, answer: _Answer
    ) -> tuple[DocumentFound, ...]:
        limit = query.limit(Group.DOCUMENTS)
        found = {each.document_id: each for each in self._by_text(query, limit + 1, answer)}
        for document_id in self._by_title(wanted, limit + 1 - len(found)):
            found.setdefault(document_id, self._titled(document_id))
        if len(found) > limit:
            answer.more.add(Group.DOCUMENTS)
        return tuple(islice(found.values(), limit))

    def _by_text(self, query: Query, limit: int, answer: _Answer) -> list[DocumentFound]:
        path = self.snapshot.path
        if path is None:
            return []
        try:
            with Project.open(path) as project:
                found = project.search_documents(query.text, limit=limit)
        except ProjectError as error:
            answer.problem = str(error)
            return []
        return [
            DocumentFound(
                each.document_id,
                Passage(each.document_id, each.hits[0].start, each.hits[0].end),
                each.hits[0].before,
                each.hits[0].surface,
                each.hits[0].after,
                each.count,
            )
            for each in found
            if each.document_id in self.snapshot.documents
        ]

    def _by_title(self, wanted: Wanted, limit: int) -> list[str]:
        """Return the documents whose title, which a person may have given, has the words."""
        documents = tuple(self.snapshot.documents)
        longest = max(wanted.words, key=len)
        numbers = (
            number
            for number, _ in self._titles.find(longest)
            if all(word in self._titles[number] for word in wanted.words)
        )
        return [documents[number] for number in islice(numbers, max(limit, 0))]

    def _titled(self, document_id: str) -> DocumentFound:
        text = self.snapshot.documents[document_id].text
        first = text.strip().partition("\n")[0]
        start = text.find(first)
        passage = Passage(document_id, start, start + len(first))
        return DocumentFound(document_id, passage, "", "", first, 0)
