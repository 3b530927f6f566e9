"""A snapshot in which figures differ, metrics have several values, and projects have histories."""

from dataclasses import dataclass
from datetime import date

from explorer.snapshot import Snapshot
from geodata.comparing import compare_facts
from geodata.model import (
    CITY,
    Document,
    Fact,
    Kind,
    LonLat,
    Mention,
    Place,
    Precision,
    Review,
    Section,
    StatusEvent,
)
from tests.helpers.sample import SquareGazetteer

__all__ = ["CARBON", "POWER", "TEMPLE", "told_snapshot"]

CARBON, POWER, TEMPLE = "p-carbon", "p-power", "p-temple"

_NEWS = (
    "县区动态\n\n"
    "2023年云冈区地区生产总值完成200亿元。2024年云冈区地区生产总值完成230亿元。\n\n"
    "2024年左云县地区生产总值完成90亿元。\n\n"
    "华阳碳纤维项目总投资6.82亿元，占地120亩，去年10月开工，正在安装设备。\n"
)
_PAPER = (
    "项目进展\n\n华阳碳纤维项目总投资9亿元，计划2025年底投产。\n\n"
    "同热三期已开工，装机容量200万千瓦。\n\n游客来到悬空寺。\n"
)
_PLACES = {
    CARBON: ("华阳碳纤维项目", Kind.PROJECT, "140214", Precision.COUNTY, "设备安装"),
    POWER: ("同热三期", Kind.PROJECT, "140214", Precision.SITE, "开工"),
    TEMPLE: ("悬空寺", Kind.SCENIC, "140225", Precision.SITE, None),
}


@dataclass(frozen=True)
class _Told:
    """A figure: its quote, the metric and the figure in it, its worth, period, what it is of."""

    quote: str
    metric: str
    number: str
    unit: str
    si: float
    unit_si: str
    period: str = ""
    place_id: str | None = None
    adcode: str = "140214"


_GDP = "地区生产总值"
_NEWS_FACTS = (
    _Told("2023年云冈区地区生产总值完成200亿元", _GDP, "200", "亿元", 2e10, "元", "2023年"),
    _Told("2024年云冈区地区生产总值完成230亿元", _GDP, "230", "亿元", 2.3e10, "元", "2024年"),
    _Told("2024年左云县地区生产总值完成90亿元", _GDP, "90", "亿元", 9e9, "元", "2024年",
          adcode="140226"),
    _Told("总投资6.82亿元", "总投资", "6.82", "亿元", 6.82e8, "元", place_id=CARBON),
    _Told("占地120亩", "占地", "120", "亩", 8e4, "m²", place_id=CARBON),
)  # fmt: skip
_PAPER_FACTS = (
    _Told("总投资9亿元", "总投资", "9", "亿元", 9e8, "元", place_id=CARBON),
    _Told("装机容量200万千瓦", "装机容量", "200", "万千瓦", 2e9, "W", place_id=POWER),
)
_NEWS_EVENTS = (
    ("去年10月开工", "开工", "去年10月", False, CARBON),
    ("正在安装设备", "设备安装", "", False, CARBON),
)
_PAPER_EVENTS = (
    ("计划2025年底投产", "投产", "2025年底", True, CARBON),
    ("同热三期已开工", "开工", "", False, POWER),
)


def told_snapshot() -> Snapshot:
    """Return the snapshot."""
    news = Document("d-news", "县区动态", "大同日报", date(2024, 11, 29), "n", "0" * 64, _NEWS)
    paper = Document("d-paper", "项目进展", "云冈报", date(2025, 3, 1), "p", "1" * 64, _PAPER)
    documents = (news, paper)
    facts = [_fact(news, told) for told in _NEWS_FACTS]
    facts += [_fact(paper, told) for told in _PAPER_FACTS]
    events = [_event(news, *each) for each in _NEWS_EVENTS]
    events += [_event(paper, *each) for each in _PAPER_EVENTS]
    gazetteer = SquareGazetteer()
    return Snapshot.build(
        None,
        documents=documents,
        places=[_place(place_id) for place_id in _PLACES],
        mentions=[mention for document in documents for mention in _mentions(document)],
        facts=facts,
        sections=[
            Section(f"{d.id}-s0", d.id, d.title, 0, len(d.text), (CITY,), "全市") for d in documents
        ],
        status_events=events,
        comparisons=compare_facts(facts, {d.id: d.issued for d in documents}),
        counties=gazetteer.counties,
        area_name=gazetteer.county_name,
    )


def _place(place_id: str) -> Place:
    name, kind, adcode, precision, status = _PLACES[place_id]
    return Place(
        id=place_id,
        name=name,
        aliases=("别名甲", "别名乙", "别名丙", "别名丁", "别名戊"),
        kind=kind,
        counties=(adcode,),
        precision=precision,
        uncertainty_m=500.0,
        status=status,
        review=Review.AUTO,
        evidence=("地名库所载", "文中写明云冈区"),
        point=LonLat(113.3, 39.75),
    )


def _mentions(document: Document) -> list[Mention]:
    found = []
    for place_id, (name, *_) in _PLACES.items():
        start = document.text.find(name)
        if start >= 0:
            end = start + len(name)
            key = f"m-{document.id}-{start}"
            found.append(Mention(key, place_id, document.id, f"{document.id}-s0", start, end, name))
    return found


def _fact(document: Document, told: _Told) -> Fact:
    start = document.text.index(told.quote)
    at = document.text.index(told.number, start + len(told.period))
    return Fact(
        id=f"f-{document.id}-{start}",
        document_id=document.id,
        start=start,
        end=start + len(told.quote),
        quote=told.quote,
        place_id=told.place_id,
        adcode=told.adcode,
        metric=told.metric,
        value=float(told.number),
        value_text=told.number,
        value_start=at,
        value_end=at + len(told.number) + len(told.unit),
        unit=told.unit,
        value_si=told.si,
        unit_si=told.unit_si,
        qualifier="",
        period=told.period,
    )


def _event(
    document: Document, quote: str, status: str, period: str, planned: bool, place_id: str
) -> StatusEvent:
    start = document.text.index(quote)
    key = f"e-{document.id}-{start}"
    end = start + len(quote)
    return StatusEvent(key, place_id, document.id, start, end, quote, status, period, planned)
