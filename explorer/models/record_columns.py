"""What there is of columns in the attribute table, for places and for facts."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from explorer.filtering import Facet
from explorer.models.cards import figure_of, subject_of, with_spaces
from explorer.models.records import Column
from explorer.snapshot import Snapshot
from explorer.wording import (
    area_label,
    areas_label,
    evidence_line,
    kind_label,
    listed,
    parted,
    status_label,
    value_label,
)
from geodata.model import Fact, Place, Precision, Review

__all__ = ["FACT_COLUMNS", "PLACE_COLUMNS", "fact_county"]

_POSITIONS = (Precision.SITE, Precision.VILLAGE, Precision.TOWNSHIP)
_REVIEWS = {
    Review.AUTO: QT_TRANSLATE_NOOP("record_columns", "未核对"),
    Review.CONFIRMED: QT_TRANSLATE_NOOP("record_columns", "已确认"),
    Review.EDITED: QT_TRANSLATE_NOOP("record_columns", "已修改"),
    Review.REJECTED: QT_TRANSLATE_NOOP("record_columns", "已排除"),
}
_DIGITS = 5  # about a metre
#: Beyond these a number is shorter with a power of ten.
_MOST = 1e15


def _tr(text: object) -> str:
    return QCoreApplication.translate("record_columns", str(text))


def fact_county(snapshot: Snapshot, fact: Fact) -> str:
    """Return the name of the county that a fact belongs to; `""` outside Datong."""
    return area_label(snapshot, fact.adcode) if fact.adcode else ""


def _precision(snapshot: Snapshot, place: Place) -> str:
    return value_label(snapshot, Facet.PRECISION, place.precision)


def _review(_: Snapshot, place: Place) -> str:
    return _tr(_REVIEWS[place.review])


def _evidence(_: Snapshot, place: Place) -> str:
    return parted(map(evidence_line, place.evidence))


def _documents(snapshot: Snapshot, place: Place) -> str:
    found = snapshot.documents_of_place.get(place.id, frozenset())
    titles = (snapshot.documents[i].title for i in found)
    return parted(sorted(titles))


def _latest(snapshot: Snapshot, place: Place) -> str:
    """Return when the last document that names a place came out."""
    found = snapshot.documents_of_place.get(place.id, frozenset())
    days = [day for i in found if (day := snapshot.documents[i].issued)]
    return max(days).isoformat() if days else ""


def _longitude(_: Snapshot, place: Place) -> float | None:
    """Return a position only where one is known: a spot of the map's drawing is none."""
    return place.point.lon_deg if place.point and place.precision in _POSITIONS else None


def _latitude(_: Snapshot, place: Place) -> float | None:
    return place.point.lat_deg if place.point and place.precision in _POSITIONS else None


def _degrees(value: float | None) -> str:
    return "" if value is None else f"{value:.{_DIGITS}f}"


def _number(value: float | None) -> str:
    if value is None:
        return ""
    if abs(value) >= _MOST:
        return f"{value:g}"
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _issued(snapshot: Snapshot, fact: Fact) -> str:
    day = snapshot.documents[fact.document_id].issued
    return day.isoformat() if day else ""


def _fact_kind(snapshot: Snapshot, fact: Fact) -> str:
    place = snapshot.places.get(fact.place_id or "")
    return kind_label(place.kind) if place else ""


PLACE_COLUMNS = (
    Column("name", lambda: _tr("名称"), lambda _, p: p.name, width=220),
    Column("kind", lambda: _tr("类型"), lambda _, p: kind_label(p.kind), width=92),
    Column("counties", lambda: _tr("县区"), areas_label, width=136),
    Column("precision", lambda: _tr("位置精度"), _precision),
    Column(
        "uncertainty",
        lambda: _tr("误差（米）"),
        lambda _, p: _number(p.uncertainty_m),
        lambda _, p: p.uncertainty_m,
        is_shown=False,
    ),
    Column("status", lambda: _tr("进展"), lambda _, p: status_label(p.status or ""), width=84),
    Column("review", lambda: _tr("核对"), _review, width=112),
    Column(
        "facts",
        lambda: _tr("数据"),
        lambda s, p: str(len(s.facts_of_place.get(p.id, ()))),
        lambda s, p: len(s.facts_of_place.get(p.id, ())),
        width=64,
    ),
    Column(
        "mentions",
        lambda: _tr("提及"),
        lambda s, p: str(len(s.mentions_of_place.get(p.id, ()))),
        lambda s, p: len(s.mentions_of_place.get(p.id, ())),
        width=64,
    ),
    Column("latest", lambda: _tr("最近见报"), _latest, width=96),
    Column("documents", lambda: _tr("文献"), _documents, width=260),
    Column("aliases", lambda: _tr("别名"), lambda _, p: listed(p.aliases), width=160),
    Column(
        "longitude",
        lambda: _tr("经度（WGS-84）"),
        lambda s, p: _degrees(_longitude(s, p)),
        _longitude,
        is_shown=False,
    ),
    Column(
        "latitude",
        lambda: _tr("纬度（WGS-84）"),
        lambda s, p: _degrees(_latitude(s, p)),
        _latitude,
        is_shown=False,
    ),
    Column(
        "evidence",
        lambda: _tr("定位依据"),
        _evidence,
        width=280,
        is_shown=False,
    ),
    Column("id", lambda: _tr("编号"), lambda _, p: p.id, is_shown=False),
)

FACT_COLUMNS = (
    Column("subject", lambda: _tr("对象"), subject_of, width=190),
    Column("county", lambda: _tr("县区"), fact_county, width=136),
    Column("metric", lambda: _tr("指标"), lambda _, f: f.metric, width=130),
    Column(
        "figure",
        lambda: _tr("数值"),
        lambda s, f: figure_of(s.documents[f.document_id].text, f),
        lambda _, f: f.value if f.value_si is None else f.value_si,
        width=120,
    ),
    Column("period", lambda: _tr("时间"), lambda _, f: f.period, width=120),
    Column("quote", lambda: _tr("引文"), lambda _, f: with_spaces(f.quote), width=340),
    Column(
        "document", lambda: _tr("文献"), lambda s, f: s.documents[f.document_id].title, width=200
    ),
    Column("issued", lambda: _tr("见报日期"), _issued, width=96),
    Column("kind", lambda: _tr("类型"), _fact_kind, width=92, is_shown=False),
    Column(
        "value_si",
        lambda: _tr("换算数值"),
        lambda _, f: _number(f.value_si),
        lambda _, f: f.value_si,
        is_shown=False,
    ),
    Column(
        "unit_si", lambda: _tr("换算单位"), lambda _, f: f.unit_si or "", is_shown=False, width=84
    ),
    Column("id", lambda: _tr("编号"), lambda _, f: f.id, is_shown=False),
)
