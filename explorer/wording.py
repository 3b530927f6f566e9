"""What the window calls things: kinds, precisions, areas, documents, in plain Chinese."""

from collections.abc import Iterable
from datetime import date
from html import escape

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from explorer.filtering import OUTSIDE, UNDATED, Facet
from explorer.i18n import library_text
from explorer.snapshot import Snapshot
from geodata.mapping.kinds import KIND_STYLES, PRECISION_LABELS
from geodata.model import CITY, Difference, Document, Kind, Place, Precision, Review, Verdict

__all__ = [
    "area_label",
    "areas_label",
    "difference_label",
    "document_line",
    "evidence_line",
    "issued_label",
    "kind_label",
    "listed",
    "noted",
    "origin_line",
    "parted",
    "plain_tip",
    "planned_label",
    "precision_label",
    "review_label",
    "status_label",
    "titled",
    "told_on",
    "value_label",
    "verdict_label",
]

_KINDS = {style.kind: style.label for style in KIND_STYLES}
_PRECISIONS = {label.precision: label for label in PRECISION_LABELS}
_REVIEWS = {
    Review.AUTO: QT_TRANSLATE_NOOP("wording", "程序识别，未经核对"),
    Review.CONFIRMED: QT_TRANSLATE_NOOP("wording", "已人工确认"),
    Review.EDITED: QT_TRANSLATE_NOOP("wording", "已人工修改"),
    Review.REJECTED: QT_TRANSLATE_NOOP("wording", "已人工排除"),
}
#: For the names of months, where a language has them in its dates.
_ENGLISH = QLocale(QLocale.Language.English)
_DIFFERENCES = {
    Difference.CHANGE: QT_TRANSLATE_NOOP("wording", "时间变化"),
    Difference.SCOPE: QT_TRANSLATE_NOOP("wording", "口径不同"),
    Difference.CONFLICT: QT_TRANSLATE_NOOP("wording", "待核对"),
}
_VERDICTS = {
    Verdict.OPEN: QT_TRANSLATE_NOOP("wording", "尚未核定"),
    Verdict.FIRST: QT_TRANSLATE_NOOP("wording", "以前一个数为准"),
    Verdict.SECOND: QT_TRANSLATE_NOOP("wording", "以后一个数为准"),
    Verdict.BOTH: QT_TRANSLATE_NOOP("wording", "两个数都对"),
}


def _tr(text: str) -> str:
    return QCoreApplication.translate("wording", text)


def kind_label(kind: Kind) -> str:
    """Return the name of a kind."""
    return library_text(_KINDS[kind])


def review_label(review: Review) -> str:
    """Tell who vouches for a place."""
    return _tr(str(_REVIEWS[review]))


def precision_label(place: Place) -> str:
    """Tell how finely a place's position is known, with its uncertainty radius."""
    words = _PRECISIONS[place.precision]
    text = _tr("{}（{}）").format(library_text(words.label), library_text(words.hint))
    if place.uncertainty_m is None or not place.precision.is_drawn:
        return text
    if place.uncertainty_m >= 1000:
        radius = _tr("误差约 {:.0f} 公里").format(place.uncertainty_m / 1000)
    else:
        radius = _tr("误差约 {:.0f} 米").format(place.uncertainty_m)
    return _tr("{}，{}").format(text, radius)


def evidence_line(sentence: str) -> str:
    """Return a sentence of a place's evidence without its full stop, to stand in a list."""
    return library_text(sentence).rstrip("。;；. ")


def area_label(snapshot: Snapshot, adcode: str) -> str:
    """Return what a county, the city or the rest of the world is called in lists."""
    if adcode == CITY:
        return _tr("全市")
    if adcode == OUTSIDE:
        return _tr("市外")
    return library_text(snapshot.area_name(adcode))


def areas_label(snapshot: Snapshot, place: Place) -> str:
    """Return the counties of a place in one line."""
    if place.precision is Precision.OUTSIDE or not place.counties:
        return area_label(snapshot, OUTSIDE)
    return listed(area_label(snapshot, adcode) for adcode in place.counties)


def listed(words: Iterable[str]) -> str:
    """Return words as the language lists them in a row."""
    return _tr("、").join(words)


def parted(texts: Iterable[str]) -> str:
    """Return texts in a row that may be lists themselves."""
    return _tr("；").join(texts)


def noted(text: str, note: str) -> str:
    """Return a text with a note in brackets; without one as it is."""
    return _tr("{}（{}）").format(text, note) if note else text


def titled(title: str, text: str) -> str:
    """Return a text behind what it is about."""
    return _tr("{}：{}").format(title, text)


def issued_label(issued: date | None) -> str:
    """Return a document's date as sentences have it; tables and fields have it as 2024-11-02."""
    if issued is None:
        return _tr("日期不详")
    name = _ENGLISH.monthName(issued.month, QLocale.FormatType.ShortFormat)
    text = _tr("{year}年{month}月{day}日")
    return text.format(year=issued.year, month=issued.month, day=issued.day, name=name)


def difference_label(difference: Difference) -> str:
    """Return the label of a disagreement."""
    return _tr(str(_DIFFERENCES[difference]))


def verdict_label(verdict: Verdict) -> str:
    """Tell what a person has said of two figures that differ."""
    return _tr(str(_VERDICTS[verdict]))


def status_label(status: str) -> str:
    """Return what a state of a project is called."""
    return library_text(status)


def planned_label(status: str) -> str:
    """Return a state that is to be."""
    return _tr("计划{}").format(status_label(status))


def plain_tip(text: str) -> str:
    """Return a text as a tooltip that is wrapped, and in which nothing is taken for markup."""
    return f'<p style="white-space: pre-wrap">{escape(text)}</p>' if text else ""


def told_on(issued: date) -> str:
    """Return when something was printed, where the text does not say of when it is."""
    return _tr("{}见报").format(issued_label(issued))


def document_line(document: Document) -> str:
    """Return where a quote comes from: title, publisher and date in one line."""
    return _tr("《{}》 {}").format(document.title, origin_line(document))


def origin_line(document: Document) -> str:
    """Return who published a document, and when."""
    if not document.publisher:
        return issued_label(document.issued)
    return _tr("{}，{}").format(document.publisher, issued_label(document.issued))


def value_label(snapshot: Snapshot, facet: Facet, value: str) -> str:
    """Return what a value of a facet is called."""
    if facet is Facet.KIND:
        return kind_label(Kind(value))
    if facet is Facet.COUNTY:
        return area_label(snapshot, value)
    if facet is Facet.DOCUMENT:
        return snapshot.documents[value].title
    if facet is Facet.PRECISION:
        return library_text(_PRECISIONS[Precision(value)].label)
    if facet is Facet.PERIOD:
        return _tr("年份不详") if value == UNDATED else _tr("{}年").format(value)
    return status_label(value)
