"""A small project with a bit of everything, for the tests of map, export and window.

Five counties with places, all eight kinds, all six precisions, two documents with facts; the
second is full of text that attacks pages, shells and queries. It is built through the real
`Project`, by default on a geography of ten squares (`SquareGazetteer`), so that no test of a panel
waits for real polygons.
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from shapely.geometry import LineString, MultiPolygon, Point, box

from geodata.model import (
    CITY,
    County,
    Document,
    DocumentResult,
    Fact,
    Kind,
    LonLat,
    Mention,
    Placing,
    Precision,
    Section,
)
from geodata.project import Project

__all__ = ["HOSTILE", "SquareGazetteer", "build_sample", "hostile_result", "news_result"]

#: Strings that must come out of every panel, map and export as they went in.
HOSTILE = (
    "<script>alert(1)</script>",
    "${alert(1)}",
    "{{ 7 * 7 }}",
    "\"quoted\" 'single' `back`",
    "\\back\\slash\\u003c",
    "</script><img src=x onerror=alert(1)>",
    "'; DROP TABLE places; --",
    "<!-- ]]> &lt;b&gt;",
    "\u2028line\u2029paragraph",
)

_NEWS_TITLE = "项目建设“加速度”推动县域经济“大发展”"

_NAMES = {
    "140212": ("新荣区", "Xinrong Qu"),
    "140213": ("平城区", "Pingcheng Qu"),
    "140214": ("云冈区", "Yungang Qu"),
    "140215": ("云州区", "Yunzhou Qu"),
    "140221": ("阳高县", "Yanggao Xian"),
    "140222": ("天镇县", "Tianzhen Xian"),
    "140223": ("广灵县", "Guangling Xian"),
    "140224": ("灵丘县", "Lingqiu Xian"),
    "140225": ("浑源县", "Hunyuan Xian"),
    "140226": ("左云县", "Zuoyun Xian"),
}


def _corners() -> list[tuple[float, float]]:
    return [(112.6 + 0.3 * column, 39.6 + 0.3 * row) for row in range(2) for column in range(5)]


class SquareGazetteer:
    """Ten counties of the right names and codes, each a square of 0.3 degrees: two rows of five."""

    entries = ()

    def __init__(self) -> None:
        self.counties = tuple(
            County(adcode, name, pinyin, 850.0) for adcode, (name, pinyin) in _NAMES.items()
        )
        self._squares = {
            adcode: box(west, south, west + 0.3, south + 0.3)
            for adcode, (west, south) in zip(_NAMES, _corners(), strict=True)
        }

    def geometry(self, adcode: str) -> MultiPolygon:
        return MultiPolygon([self._squares[adcode]])

    def neighbours(self) -> list[tuple[str, MultiPolygon]]:
        return [("朔州市", MultiPolygon([box(112.2, 39.6, 112.6, 40.2)]))]

    def rivers(self) -> list[tuple[str, LineString]]:
        return [
            ("桑干河", LineString([(112.4, 39.5), (112.9, 39.85), (114.0, 40.0), (114.6, 40.3)]))
        ]

    def county_at(self, position: LonLat) -> str | None:
        point = Point(position.lon_deg, position.lat_deg)
        return next((code for code, square in self._squares.items() if square.covers(point)), None)

    def county_name(self, adcode: str) -> str:
        return {CITY: "大同市", "140271": "大同经济技术开发区"}.get(adcode) or _NAMES[adcode][0]

    def spot_in_county(self, adcode: str, key: str) -> LonLat:
        digest = hashlib.sha256(key.encode()).digest()
        square = self._squares.get(adcode) or self._squares["140214"]
        west, south, _east, _north = square.bounds
        return LonLat(west + 0.05 + digest[0] / 1280, south + 0.05 + digest[1] / 1280)


@dataclass(frozen=True)
class _Sight:
    """A place of the sample: what is said of it, and what is measured there."""

    key: str
    name: str
    kind: Kind
    counties: tuple[str, ...]
    precision: Precision
    point: tuple[float, float] | None = None
    status: str | None = None
    #: metric, qualifier, number as written, unit, value, normalised value and unit
    figure: tuple[str, str, str, str, float, float | None, str | None] | None = None


_UNCERTAINTY_M = {
    Precision.SITE: 200.0,
    Precision.VILLAGE: 1500.0,
    Precision.TOWNSHIP: 6000.0,
    Precision.COUNTY: 20000.0,
}

# Positions stand in the squares of `SquareGazetteer`; with real polygons they are checked by none.
_SIGHTS = (
    _Sight("a1", "云冈石窟", Kind.SCENIC, ("140214",), Precision.SITE, (113.30, 39.75),
           figure=("接待游客", "突破", "400", "万人次", 400, 4e6, "人次")),
    _Sight("a2", "华阳高性能碳纤维项目", Kind.PROJECT, ("140214",), Precision.COUNTY,
           status="设备安装", figure=("总投资", "", "6.82", "亿元", 6.82, 6.82e8, "元")),
    _Sight("a3", "十里河森林公园", Kind.PARK, ("140214",), Precision.TOWNSHIP, (113.34, 39.70)),
    _Sight("a4", "大同煤矿“万人坑”遗址纪念馆", Kind.RED_SITE, ("140214",), Precision.SITE,
           (113.27, 39.68)),
    _Sight("a5", "守口堡村", Kind.SETTLEMENT, ("140221",), Precision.VILLAGE, (113.95, 39.80),
           figure=("种植面积", "约", "1200", "亩", 1200, 8e5, "m²")),
    _Sight("a6", "左云经开区", Kind.PARK, ("140226",), Precision.COUNTY,
           figure=("总投资", "", "86.87", "亿元", 86.87, 8.687e9, "元")),
    _Sight("a7", "恒山悬空寺", Kind.SCENIC, ("140225",), Precision.SITE, (113.65, 40.05)),
    _Sight("a8", "大同云冈机场", Kind.FACILITY, ("140215",), Precision.SITE, (113.60, 39.72)),
    _Sight("a9", "桑干河", Kind.NATURAL, ("140215", "140221"), Precision.COUNTY),
    _Sight("b1", "华兴农业开发有限公司", Kind.ENTERPRISE, ("140215",), Precision.COUNTY),
    _Sight("b2", "晋北采煤沉陷区新能源基地", Kind.PROJECT, (CITY,), Precision.CITY,
           status="谋划", figure=("装机容量", "", "600", "万千瓦", 600, 6e9, "W")),
    _Sight("b3", "浙江大学紫金港校区", Kind.FACILITY, (), Precision.OUTSIDE),
)  # fmt: skip


def build_sample(path: Path, gazetteer: Any = None) -> Path:
    """Write the sample project and return its path."""
    gazetteer = gazetteer or SquareGazetteer()
    with Project.create(path, gazetteer) as project:
        project.add(news_result(), gazetteer)
        project.add(hostile_result(), gazetteer)
    return path


def news_result() -> DocumentResult:
    """Return an ordinary page of a newspaper: facts about places, and one about a county."""
    sentences = [
        "项目建设“加速度”推动县域经济“大发展”\n\n本报讯(记者 某某)连日来记者走访各县区。\n\n"
    ]
    sentences += [_sentence(sight) for sight in _SIGHTS]
    sentences.append("云冈区地区生产总值完成249.1亿元。\n")
    return _result(
        "sample-news",
        _NEWS_TITLE,
        "".join(sentences),
        _SIGHTS,
        county_fact=("140214", "云冈区地区生产总值完成249.1亿元", "地区生产总值", "249.1"),
    )


def hostile_result() -> DocumentResult:
    """Return a document whose title, names, quotes and evidence try to break out."""
    kinds = list(Kind)
    sights = [
        _Sight(
            f"h{i}",
            f"{text}公园",
            kinds[i % len(kinds)],
            ("140213",),
            Precision.SITE if i % 2 else Precision.COUNTY,
            (112.95 + 0.02 * i, 39.75) if i % 2 else None,
            status=text,
            figure=(f"总投资{text}", text, str(i + 1), "亿元", i + 1, (i + 1) * 1e8, "元"),
        )
        for i, text in enumerate(HOSTILE)
    ]
    text = "".join([f"{HOSTILE[0]}\n\n", *(_sentence(sight) for sight in sights)])
    return _result("sample-hostile", f"{HOSTILE[0]}{HOSTILE[3]}", text, tuple(sights))


def _sentence(sight: _Sight) -> str:
    return f"{_quote(sight) or sight.name}。\n"


def _quote(sight: _Sight) -> str:
    if not sight.figure:
        return ""
    metric, qualifier, number, unit, *_ = sight.figure
    return f"{sight.name}{metric}{qualifier}{number}{unit}"


def _result(
    key: str,
    title: str,
    text: str,
    sights: tuple[_Sight, ...],
    county_fact: tuple[str, str, str, str] | None = None,
) -> DocumentResult:
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        f"d{sha256[:12]}", title, "大同日报", date(2024, 11, 29), f"{key}.txt", sha256, text
    )
    section = Section(
        f"{document.id}-s0", document.id, title, 0, len(text), ("140214",), "文章标题所在县区"
    )
    facts = [_fact(document, sight) for sight in sights if sight.figure]
    if county_fact:
        facts.append(_county_fact(document, *county_fact))
    return DocumentResult(
        document,
        (section,),
        tuple(_placing(document, sight) for sight in sights),
        tuple(_mention(document, section, sight) for sight in sights),
        tuple(facts),
    )


def _placing(document: Document, sight: _Sight) -> Placing:
    return Placing(
        place_id=f"p{sight.key}",
        document_id=document.id,
        name=sight.name,
        kind=sight.kind,
        counties=sight.counties,
        precision=sight.precision,
        uncertainty_m=_UNCERTAINTY_M.get(sight.precision),
        point=LonLat(*sight.point) if sight.point else None,
        evidence=(f"文中称“{sight.name}”", "地名库:样例"),
        status=sight.status,
    )


def _mention(document: Document, section: Section, sight: _Sight) -> Mention:
    start = document.text.index(_sentence(sight))
    end = start + len(sight.name)
    return Mention(
        f"m{document.id}-{start}", f"p{sight.key}", document.id, section.id, start, end, sight.name
    )


def _fact(document: Document, sight: _Sight) -> Fact:
    assert sight.figure
    metric, qualifier, number, unit, value, value_si, unit_si = sight.figure
    quote = _quote(sight)
    start = document.text.index(quote)
    end = start + len(quote)
    return Fact(
        id=f"f{document.id}-{start}",
        document_id=document.id,
        start=start,
        end=end,
        quote=quote,
        place_id=f"p{sight.key}",
        adcode=sight.counties[0] if sight.counties else "",
        metric=metric,
        value=value,
        value_text=number,
        value_start=end - len(unit) - len(number),
        value_end=end,
        unit=unit,
        value_si=value_si,
        unit_si=unit_si,
        qualifier=qualifier,
        period="今年截至目前",
    )


def _county_fact(document: Document, adcode: str, quote: str, metric: str, number: str) -> Fact:
    start = document.text.index(quote)
    at = document.text.index(number, start)
    return Fact(
        id=f"f{document.id}-{start}",
        document_id=document.id,
        start=start,
        end=start + len(quote),
        quote=quote,
        place_id=None,
        adcode=adcode,
        metric=metric,
        value=float(number),
        value_text=number,
        value_start=at,
        value_end=start + len(quote),
        unit="亿元",
        value_si=float(number) * 1e8,
        unit_si="元",
        qualifier="",
        period="1-6月",
    )
