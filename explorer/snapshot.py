"""What a project says at one moment, as values with the look-ups that panels need."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Protocol, TypeVar

from explorer.place_index import PlaceIndex
from explorer.said import Said
from geodata.mapping.payload import MapGazetteer, map_json
from geodata.model import (
    CITY,
    Comparison,
    County,
    Document,
    Fact,
    Mention,
    Place,
    Review,
    Section,
    StatusEvent,
)
from geodata.project import Project
from geodata.project.records import Records
from geodata.watching import Watch

__all__ = ["Geography", "Passage", "Snapshot"]

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Geography(MapGazetteer, Protocol):
    """What is asked of a gazetteer (`geodata.gazetteer.Gazetteer` is one)."""

    def county_name(self, adcode: str) -> str:
        """Return the name of a county or the city."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a document, in code points."""

    document_id: str
    start: int
    end: int

    @classmethod
    def of(cls, item: Fact | Mention | StatusEvent) -> "Passage":
        """Return where a fact's or status event's quote, or a mention, stands."""
        return cls(item.document_id, item.start, item.end)


@dataclass(frozen=True)
class Snapshot:
    """All documents, places, mentions and facts of a project; immutable, shared by all panels."""

    path: Path | None = None
    documents: Mapping[str, Document] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    mentions: Mapping[str, Mention] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    counties: tuple[County, ...] = ()
    area_names: Mapping[str, str] = field(default_factory=dict)  #: adcode → name as shown
    facts_of_place: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    facts_of_area: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    mentions_of_place: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    mentions_of_document: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    facts_of_document: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    documents_of_place: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sections: Mapping[str, Section] = field(default_factory=dict)
    sections_of_document: Mapping[str, tuple[Section, ...]] = field(default_factory=dict)
    #: place id → the years of what is said of it, else of where it is named
    years_of_place: Mapping[str, Collection[str]] = field(default_factory=dict)
    status_events: tuple[StatusEvent, ...] = ()  #: in reading order
    status_events_of_place: Mapping[str, tuple[StatusEvent, ...]] = field(default_factory=dict)
    comparisons: tuple[Comparison, ...] = ()
    comparisons_of_place: Mapping[str, tuple[Comparison, ...]] = field(default_factory=dict)
    #: adcode → comparisons of the county's (or city's) own figures, not of its places
    comparisons_of_area: Mapping[str, tuple[Comparison, ...]] = field(default_factory=dict)
    map_order: tuple[str, ...] = ()  #: ids of the places in the order of `map_json`
    map_json: bytes = b""  #: what the map page draws (`geodata.mapping.payload.map_json`)

    @classmethod
    def read(
        cls,
        path: Path,
        gazetteer: Geography,
        *,
        cache_dir: Path | None = None,
        on_map: Callable[[bytes], None] = lambda _: None,
        watch: Watch | None = None,
    ) -> "Snapshot":
        """Read a project file; `cache_dir` keeps what the map's base costs to make.

        The map is drawn in a process of its own: `on_map` gets its data before all else is read,
        so that both go on side by side.

        Raises
        ------
        ProjectError
            If the file cannot be opened or is no project.
        StoppedError
            If the watch says that it is no longer wanted.
        """
        watch = watch or Watch()
        with Project.open(path) as project, project.steady():
            project.stop_when(watch.is_stopped)
            places = project.places()
            watch.at(0.3)
            content = _MapContent.of(project, places)
            drawn = map_json(content, gazetteer, cache_dir=cache_dir)
            on_map(drawn)
            watch.at(0.5)
            snapshot = cls._of_records(
                path,
                documents=project.documents(),
                places=places,
                mentions=project.mention_records(),
                facts=project.fact_records(),
                sections=project.sections(),
                status_events=project.status_events(),
                comparisons=project.comparisons(),
                counties=project.counties(),
                area_name=gazetteer.county_name,
                map_json=drawn,
            )
        watch.at(0.8)
        snapshot.index  # noqa: B018 - made here, off the main thread
        watch.at(1.0)
        return snapshot

    @classmethod
    def empty(cls, gazetteer: Geography, *, cache_dir: Path | None = None) -> "Snapshot":
        """Return what a project without documents says: the counties alone."""
        return cls.build(
            None,
            documents=(),
            places=(),
            mentions=(),
            facts=(),
            counties=gazetteer.counties,
            area_name=gazetteer.county_name,
            map_json=map_json(_MapContent(), gazetteer, cache_dir=cache_dir),
        )

    @classmethod
    def build(
        cls,
        path: Path | None,
        *,
        documents: Iterable[Document],
        places: Iterable[Place],
        mentions: Iterable[Mention],
        facts: Iterable[Fact],
        counties: Iterable[County],
        area_name: Callable[[str], str],
        sections: Iterable[Section] = (),
        status_events: Iterable[StatusEvent] = (),
        comparisons: Iterable[Comparison] = (),
        map_json: bytes = b"",
    ) -> "Snapshot":
        """Put values together with their look-ups.

        All of a text comes in reading order, places by how much is said of them.
        """
        return cls._of_records(
            path,
            documents=documents,
            places=places,
            mentions=Records.of(Mention, mentions),
            facts=Records.of(Fact, facts),
            counties=counties,
            area_name=area_name,
            sections=sections,
            status_events=status_events,
            comparisons=comparisons,
            map_json=map_json,
        )

    @classmethod
    def _of_records(
        cls,
        path: Path | None,
        *,
        documents: Iterable[Document],
        places: Iterable[Place],
        mentions: Records[Mention],
        facts: Records[Fact],
        counties: Iterable[County],
        area_name: Callable[[str], str],
        sections: Iterable[Section],
        status_events: Iterable[StatusEvent],
        comparisons: Iterable[Comparison],
        map_json: bytes,
    ) -> "Snapshot":
        all_documents = {document.id: document for document in documents}
        order = {document_id: rank for rank, document_id in enumerate(all_documents)}
        mentions = mentions.sorted(
            ("document_id", "start", "end"), lambda d, s, e: (order[d], s, -e)
        )
        facts = facts.sorted(
            ("document_id", "value_start", "start"), lambda d, v, s: (order[d], v, s)
        )
        all_sections = sorted(sections, key=lambda s: (order[s.document_id], s.start, -s.end))
        all_events = sorted(status_events, key=lambda e: (order[e.document_id], e.start))
        all_comparisons = tuple(comparisons)
        all_counties = tuple(counties)
        said = Said(mentions, facts)
        in_order = tuple(places)
        all_places = {place.id: place for place in said.most_told(in_order)}
        areas = {county.adcode for county in all_counties} | {CITY}
        areas.update(chain.from_iterable({place.counties for place in in_order}))
        areas.update(filter(None, said.adcodes))
        issued = {key: each.issued for key, each in all_documents.items()}
        documents_of_place = said.documents_of_place()
        return cls(
            path=path,
            documents=all_documents,
            places=all_places,
            mentions=mentions,
            facts=facts,
            counties=all_counties,
            area_names={code: area_name(code) for code in sorted(areas)},
            facts_of_place=said.facts_of_place(),
            facts_of_area=said.facts_of_area(),
            mentions_of_place=said.mentions_of_place(),
            mentions_of_document=said.mentions_of_document(),
            facts_of_document=said.facts_of_document(),
            documents_of_place=documents_of_place,
            years_of_place=said.years_of_place(all_events, issued, documents_of_place),
            sections={section.id: section for section in all_sections},
            sections_of_document=_group((s.document_id, s) for s in all_sections),
            status_events=tuple(all_events),
            status_events_of_place=_group((e.place_id, e) for e in all_events),
            comparisons=all_comparisons,
            comparisons_of_place=_group((c.place_id, c) for c in all_comparisons if c.place_id),
            comparisons_of_area=_group((c.adcode, c) for c in all_comparisons if not c.place_id),
            map_order=tuple(p.id for p in in_order if p.review is not Review.REJECTED),
            map_json=map_json,
        )

    @cached_property
    def index(self) -> PlaceIndex:
        """The places as sets, for filters and counts."""
        return PlaceIndex(self)

    @cached_property
    def place_counts(self) -> Mapping[str, int]:
        """How many places each document names."""
        return Counter(i for found in self.documents_of_place.values() for i in found)

    def area_name(self, adcode: str) -> str:
        """Return the name of a county or the city; the code itself if it is unknown."""
        return self.area_names.get(adcode, adcode)


@dataclass(frozen=True, slots=True)
class _MapContent:
    """What the map's data ask of a project, or of none."""

    all_places: tuple[Place, ...] = ()
    mentioned: Mapping[str, int] = field(default_factory=dict)
    told: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, project: Project, places: tuple[Place, ...]) -> "_MapContent":
        return cls(places, project.mention_counts(), project.fact_counts())

    def places(self) -> tuple[Place, ...]:
        return self.all_places

    def mention_counts(self) -> Mapping[str, int]:
        return self.mentioned

    def fact_counts(self) -> Mapping[str, int]:
        return self.told


def _group(pairs: Iterable[tuple[_Key, _Value]]) -> dict[_Key, tuple[_Value, ...]]:
    groups: defaultdict[_Key, list[_Value]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
