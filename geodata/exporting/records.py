"""What leaves a project, as tables: the same rows in every format.

A place that is known to its county only has no position here: where a format wants a point, it gets
a spot of no meaning inside the county, and the columns `precision` and `position` say so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from geodata.exporting.datums import Frame, to_frame, to_frame_geometry
from geodata.mapping.kinds import KIND_STYLES, PRECISION_LABELS
from geodata.mapping.payload import ATTRIBUTION, MapGazetteer
from geodata.model import Precision, Review
from geodata.watching import Watch

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from geodata.model import Document, Fact, Place
    from geodata.project import Project

__all__ = ["Column", "ExportGazetteer", "Records", "Table", "read_records"]

_KINDS = {style.kind: style.label for style in KIND_STYLES}
_PRECISIONS = {label.precision: label.label for label in PRECISION_LABELS}
_POSITIONS = {
    Precision.SITE: "实际位置",
    Precision.VILLAGE: "所在村一带",
    Precision.TOWNSHIP: "所在乡镇一带",
    Precision.COUNTY: "县内示意点，不是实际位置",
    Precision.CITY: "",
    Precision.OUTSIDE: "",
}
_REVIEWS = {
    Review.AUTO: "未核对",
    Review.CONFIRMED: "已确认",
    Review.EDITED: "已修改",
    Review.REJECTED: "已排除",
}


class ExportGazetteer(MapGazetteer, Protocol):
    """What is asked of a gazetteer (`geodata.gazetteer.Gazetteer` is one)."""

    def county_name(self, adcode: str) -> str:
        """Return the name of a county or the city."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    name: str  #: in GIS files
    alias: str  #: for people, Chinese
    short: str  #: where ten bytes are all there is (Shapefile)
    type: type  #: str, float or int; a missing number is None, a missing text `""`


@dataclass(frozen=True)
class Table:
    """Rows of values, one for each column."""

    name: str
    alias: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]

    def column(self, name: str) -> list[Any]:
        """Return the values of a column."""
        at = [column.name for column in self.columns].index(name)
        return [row[at] for row in self.rows]


@dataclass(frozen=True)
class Records:
    """All that an export holds, in one frame.

    Attributes
    ----------
    places, facts, counties, sources
        The tables; the first columns are their keys, which the others refer to.
    points
        For each place the point where its symbol stands, (x, y) in the frame, or None.
    shapes
        For each county its polygons (shapely), in the frame.
    """

    title: str
    frame: Frame
    places: Table
    facts: Table
    counties: Table
    sources: Table
    points: tuple[tuple[float, float] | None, ...]
    shapes: tuple[Any, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        """The four tables in the order in which people read them."""
        return (self.places, self.facts, self.counties, self.sources)

    @property
    def notes(self) -> tuple[tuple[str, str], ...]:
        """What a reader of the file must know, as pairs of heading and sentence."""
        return (
            ("名称", self.title),
            ("坐标系", self.frame.label),
            ("位置精度", "“仅知所在县区”的地点，其点只是县内示意，不是实际位置。"),
            ("数据来源", ATTRIBUTION),
            ("用途", "内部工作用图；公开使用前须按规定送审并标注审图号。"),
        )


_PLACES = (
    Column("id", "编号", "id", str),
    Column("name", "名称", "name", str),
    Column("kind", "类别", "kind", str),
    Column("counties", "县区", "counties", str),
    Column("adcodes", "县区代码", "adcodes", str),
    Column("precision", "位置精度", "precision", str),
    Column("position", "点的含义", "position", str),
    Column("uncertainty_m", "误差半径（米）", "uncert_m", float),
    Column("x", "经度", "x", float),
    Column("y", "纬度", "y", float),
    Column("status", "进展", "status", str),
    Column("review", "核对", "review", str),
    Column("aliases", "别名", "aliases", str),
    Column("evidence", "定位依据", "evidence", str),
    Column("mentions", "提及次数", "mentions", int),
    Column("facts", "数据条数", "facts", int),
    Column("documents", "出处", "documents", str),
)
_FACTS = (
    Column("id", "编号", "id", str),
    Column("place_id", "地点编号", "place_id", str),
    Column("subject", "对象", "subject", str),
    Column("county", "县区", "county", str),
    Column("metric", "指标", "metric", str),
    Column("qualifier", "限定", "qualifier", str),
    Column("value_text", "原文数值", "value_text", str),
    Column("unit", "单位", "unit", str),
    Column("value", "数值", "value", float),
    Column("value_si", "换算数值", "value_si", float),
    Column("unit_si", "换算单位", "unit_si", str),
    Column("period", "时间", "period", str),
    Column("quote", "原文", "quote", str),
    Column("document_id", "文献编号", "doc_id", str),
    Column("document", "文献", "document", str),
    Column("start", "起", "start", int),
    Column("end", "止", "end", int),
)
_COUNTIES = (
    Column("adcode", "代码", "adcode", str),
    Column("name", "县区", "name", str),
    Column("pinyin", "拼音", "pinyin", str),
    Column("area_km2", "面积（平方公里）", "area_km2", float),
    Column("places", "地点数", "places", int),
    Column("facts", "数据条数", "facts", int),
)
_SOURCES = (
    Column("id", "编号", "id", str),
    Column("title", "标题", "title", str),
    Column("publisher", "报刊", "publisher", str),
    Column("issued", "日期", "issued", str),
    Column("characters", "字数", "characters", int),
    Column("places", "地点数", "places", int),
    Column("facts", "数据条数", "facts", int),
)


def read_records(
    project: Project,
    gazetteer: ExportGazetteer,
    *,
    frame: Frame = Frame.WGS84,
    place_ids: Collection[str] | None = None,
    watch: Watch | None = None,
) -> Records:
    """Read what an export of a project holds.

    Parameters
    ----------
    project, gazetteer
        What is exported, and the geography that it lies on.
    frame
        The reference system of all coordinates.
    place_ids
        The places to be exported, with the figures said of them and no others; None means all,
        and the figures of the counties and the city too. Places that a person has rejected are
        never exported.
    watch
        Told how much is done.
    """
    watch = watch or Watch()
    with project.steady():
        reading = _Reading(project, place_ids, watch.part(0.0, 0.7))
    places = reading.place_rows(gazetteer, frame, watch.part(0.7, 0.9))
    return Records(
        title=project.path.stem,
        frame=frame,
        places=Table("places", "地点", _place_columns(frame), places),
        facts=Table("facts", "数据", _FACTS, reading.fact_rows(gazetteer, watch.part(0.9, 1.0))),
        counties=Table("counties", "县区", _COUNTIES, reading.county_rows()),
        sources=Table("sources", "来源", _SOURCES, reading.source_rows()),
        points=tuple(
            to_frame(place.point.lon_deg, place.point.lat_deg, frame) if place.point else None
            for place in reading.places
        ),
        shapes=tuple(
            to_frame_geometry(gazetteer.geometry(county.adcode), frame)
            for county in reading.counties
        ),
    )


def _place_columns(frame: Frame) -> tuple[Column, ...]:
    if not frame.is_projected:
        return _PLACES
    metres = {"x": "东坐标（米）", "y": "北坐标（米）"}
    return tuple(Column(c.name, metres.get(c.name, c.alias), c.short, c.type) for c in _PLACES)


class _Reading:
    """The values of a project that are exported, with the look-ups that the rows need."""

    def __init__(self, project: Project, place_ids: Collection[str] | None, watch: Watch) -> None:
        watch.at(0.0)
        wanted = None if place_ids is None else frozenset(place_ids)
        self.places = tuple(
            place
            for place in project.places()
            if place.review is not Review.REJECTED and (wanted is None or place.id in wanted)
        )
        watch.at(0.3)
        known = {place.id: place for place in self.places}
        self.facts = tuple(
            fact
            for fact in project.facts()
            if fact.place_id in known or (fact.place_id is None and wanted is None)
        )
        watch.at(0.5)
        self.counties = project.counties()
        self._known = known
        mentions = [m for m in project.mentions() if m.place_id in known]
        self._mentions = Counter(mention.place_id for mention in mentions)
        cited = {m.document_id for m in mentions} | {fact.document_id for fact in self.facts}
        self.documents = tuple(d for d in project.documents() if wanted is None or d.id in cited)
        self._titles = {document.id: document.title for document in self.documents}
        self._documents_of = _group((m.place_id, m.document_id) for m in mentions)
        self._places_in = Counter(
            document for documents in self._documents_of.values() for document in documents
        )

    def place_rows(
        self, gazetteer: ExportGazetteer, frame: Frame, watch: Watch
    ) -> tuple[tuple[Any, ...], ...]:
        facts = Counter(fact.place_id for fact in self.facts)
        return tuple(
            self._place_row(place, gazetteer, frame, facts[place.id])
            for place in watch.over(self.places)
        )

    def _place_row(
        self, place: Place, gazetteer: ExportGazetteer, frame: Frame, facts: int
    ) -> tuple[Any, ...]:
        is_position = place.point is not None and place.precision is not Precision.COUNTY
        x, y = (
            to_frame(place.point.lon_deg, place.point.lat_deg, frame)
            if place.point is not None and is_position
            else (None, None)
        )
        return (
            place.id,
            place.name,
            _KINDS[place.kind],
            "、".join(map(gazetteer.county_name, place.counties)),
            " ".join(place.counties),
            _PRECISIONS[place.precision],
            _POSITIONS[place.precision],
            place.uncertainty_m,
            x,
            y,
            place.status or "",
            _REVIEWS[place.review],
            "、".join(alias for alias in place.aliases if alias != place.name),
            "；".join(place.evidence),
            self._mentions[place.id],
            facts,
            "；".join(self._titles[document] for document in self._documents_of[place.id]),
        )

    def fact_rows(self, gazetteer: ExportGazetteer, watch: Watch) -> tuple[tuple[Any, ...], ...]:
        return tuple(self._fact_row(fact, gazetteer) for fact in watch.over(self.facts))

    def _fact_row(self, fact: Fact, gazetteer: ExportGazetteer) -> tuple[Any, ...]:
        area = gazetteer.county_name(fact.adcode) if fact.adcode else "大同市外"
        return (
            fact.id,
            fact.place_id or "",
            self._known[fact.place_id].name if fact.place_id else area,
            area,
            fact.metric,
            fact.qualifier,
            fact.value_text,
            fact.unit,
            fact.value,
            fact.value_si,
            fact.unit_si or "",
            fact.period,
            fact.quote,
            fact.document_id,
            self._titles[fact.document_id],
            fact.start,
            fact.end,
        )

    def county_rows(self) -> tuple[tuple[Any, ...], ...]:
        places = Counter(code for place in self.places for code in place.counties)
        facts = Counter(fact.adcode for fact in self.facts)
        return tuple(
            (c.adcode, c.name, c.pinyin, c.area_km2, places[c.adcode], facts[c.adcode])
            for c in self.counties
        )

    def source_rows(self) -> tuple[tuple[Any, ...], ...]:
        facts = Counter(fact.document_id for fact in self.facts)
        return tuple(self._source_row(document, facts[document.id]) for document in self.documents)

    def _source_row(self, document: Document, facts: int) -> tuple[Any, ...]:
        return (
            document.id,
            document.title,
            document.publisher or "",
            document.issued.isoformat() if document.issued else "",
            len(document.text),
            self._places_in[document.id],
            facts,
        )


def _group(pairs: Iterable[tuple[str, str]]) -> Mapping[str, Sequence[str]]:
    """Return the second values of each first one, each once, in their order."""
    groups: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for key, value in pairs:
        groups[key][value] = None
    return defaultdict(list, {key: list(values) for key, values in groups.items()})
