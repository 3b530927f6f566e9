"""The domain's values: documents, sections, mentions, places, facts and counties.

All are frozen. Offsets are code points into `Document.text`, half open as in slices; coordinates
are degrees in WGS-84 (EPSG:4326), longitude first; county codes are the six digits of GB/T 2260.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

__all__ = [
    "CITY",
    "Comparison",
    "County",
    "Difference",
    "Document",
    "DocumentResult",
    "Fact",
    "Kind",
    "LonLat",
    "Mention",
    "Place",
    "Placing",
    "Precision",
    "Review",
    "Section",
    "StatusEvent",
    "Verdict",
]

#: The code of the whole prefecture, for what is said of Datong without a county.
CITY = "1402"


class Kind(StrEnum):
    """What sort of place it is; the product is about the first four, the others give context."""

    PROJECT = "project"  #: 项目: a named construction or investment project
    PARK = "park"  #: 公园与园区: a green park or a development zone
    SCENIC = "scenic"  #: 景区: a scenic area, heritage or tourist site
    RED_SITE = "red_site"  #: 红色遗址: a revolutionary site or memorial
    ENTERPRISE = "enterprise"  #: 企业: a named company or plant
    FACILITY = "facility"  #: 设施: a public facility or infrastructure
    SETTLEMENT = "settlement"  #: 聚落: a named place to live below the county
    NATURAL = "natural"  #: 山水: a river, mountain, lake or basin

    @property
    def is_core(self) -> bool:
        """Whether the product is about this kind."""
        return self in (Kind.PROJECT, Kind.PARK, Kind.SCENIC, Kind.RED_SITE)


class Precision(StrEnum):
    """How finely a place's position is known, from finest to none."""

    SITE = "site"  #: a known point
    VILLAGE = "village"  #: the village it lies in
    TOWNSHIP = "township"  #: the township it lies in
    COUNTY = "county"  #: the county only: drawn inside it, never as an exact point
    CITY = "city"  #: city-wide: listed, not pinned
    OUTSIDE = "outside"  #: not in Datong: listed, never drawn on it

    @property
    def is_drawn(self) -> bool:
        """Whether a place of this precision has a symbol on the map."""
        return self not in (Precision.CITY, Precision.OUTSIDE)


class Review(StrEnum):
    """Who vouches for a place."""

    AUTO = "auto"  #: the program alone
    CONFIRMED = "confirmed"  #: a person agreed
    EDITED = "edited"  #: a person changed it
    REJECTED = "rejected"  #: a person took it off the map


@dataclass(frozen=True, slots=True)
class LonLat:
    """A position in WGS-84 degrees.

    Examples
    --------
    >>> LonLat(113.1259, 40.1105)
    LonLat(lon_deg=113.1259, lat_deg=40.1105)
    """

    lon_deg: float
    lat_deg: float

    def __post_init__(self) -> None:
        if not (-180 <= self.lon_deg <= 180 and -90 <= self.lat_deg <= 90):
            raise ValueError(f"not a longitude and latitude in degrees: {self}")


@dataclass(frozen=True, slots=True)
class County:
    """One of Datong's ten county-level divisions."""

    adcode: str
    name: str
    pinyin: str
    area_km2: float


@dataclass(frozen=True, slots=True)
class Document:
    """A source text; `text` is exactly what was decoded from the file."""

    id: str
    title: str
    publisher: str | None
    issued: date | None
    source_path: str
    sha256: str  #: of the file's bytes
    text: str
    note: str = ""  #: what of the file could not be read, as a sentence; `""` when all was


@dataclass(frozen=True, slots=True)
class Section:
    """A span of a document with the counties that it is about (`()` when it names none)."""

    id: str
    document_id: str
    heading: str
    start: int
    end: int
    counties: tuple[str, ...]
    why: str  #: one sentence: how its counties are known


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names a place: `document.text[start:end] == surface`."""

    id: str
    place_id: str
    document_id: str
    section_id: str
    start: int
    end: int
    surface: str


@dataclass(frozen=True, slots=True)
class Placing:
    """Where one document puts a place, on what evidence; a `Place` is merged from these."""

    place_id: str
    document_id: str
    name: str
    kind: Kind
    counties: tuple[str, ...]  #: adcodes; `("1402",)` city-wide; `()` outside
    precision: Precision
    uncertainty_m: float | None
    point: LonLat | None  #: only where one is justified: site, village, township
    evidence: tuple[str, ...]  #: sentences that a clerk understands
    status: str | None = None  #: last project status that the document tells


@dataclass(frozen=True, slots=True)
class Place:
    """Anything named that has a location, as the whole project knows it."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: Kind
    counties: tuple[str, ...]
    precision: Precision
    uncertainty_m: float | None
    status: str | None
    review: Review
    evidence: tuple[str, ...]
    #: Where its symbol stands. A position only for site, village and township; for county
    #: precision a spot inside the county that says nothing more; `None` for city and outside.
    point: LonLat | None


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure with the verbatim quote that states it: `document.text[start:end] == quote`."""

    id: str
    document_id: str
    start: int
    end: int
    quote: str
    place_id: str | None  #: None when it is about a county or the city
    adcode: str  #: the place's county, the county itself, or `1402`; `""` for a place outside
    metric: str
    value: float | None
    value_text: str  #: the number as written
    value_start: int  #: where the figure (number and unit) stands in the document
    value_end: int
    unit: str  #: as written
    value_si: float | None
    unit_si: str | None
    qualifier: str
    period: str


@dataclass(frozen=True, slots=True)
class StatusEvent:
    """What a document says of a place's state: `document.text[start:end] == quote`."""

    id: str
    place_id: str
    document_id: str
    start: int
    end: int
    quote: str
    status: str  #: one of the states of `resources/lexicon/status.toml` (开工, 在建, 投产 …)
    period: str  #: when, as written; "" where the text does not say
    is_planned: bool  #: it is to be so, or is hoped for
    phase: str = ""  #: the part of the place that is in this state (二期); "" for the whole


class Difference(StrEnum):
    """Why two figures of one thing differ."""

    CHANGE = "时间变化"  #: they are of different times
    SCOPE = "口径不同"  #: they measure different parts, or one is a plan
    CONFLICT = "待核对"  #: nothing in the texts explains it: to be checked


class Verdict(StrEnum):
    """What a person says of two figures that differ."""

    OPEN = "open"  #: nothing yet
    FIRST = "first"  #: the first holds
    SECOND = "second"  #: the second holds
    BOTH = "both"  #: both hold: they do not speak of the same


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two different figures of one metric of the same place, county or city."""

    id: str
    place_id: str | None  #: None when they are about a county or the city
    adcode: str
    metric: str  #: in the form in which both were compared
    first: Fact  #: the earlier one
    second: Fact
    difference: Difference
    why: str  #: one sentence: what the label rests on
    verdict: Verdict = Verdict.OPEN
    note: str = ""  #: the person's reason, in their own words


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """All that was read out of one document; it enters a project in one transaction."""

    document: Document
    sections: tuple[Section, ...] = field(default=())
    placings: tuple[Placing, ...] = field(default=())
    mentions: tuple[Mention, ...] = field(default=())
    facts: tuple[Fact, ...] = field(default=())
    status_events: tuple[StatusEvent, ...] = field(default=())
