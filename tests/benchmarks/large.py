"""Large projects for measuring: the same seed gives the same project, on Datong's real geography.

Documents of a hundred places each: names after real villages and townships, six of ten with a
figure, some of them named again later on. Positions gather around a few dozen centres, as towns and
valleys make them do. Every tenth document also tells figures of counties.
"""

import hashlib
import random
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from geodata.gazetteer import Gazetteer, load
from geodata.model import (
    CITY,
    Document,
    DocumentResult,
    Fact,
    Kind,
    LonLat,
    Mention,
    Place,
    Placing,
    Precision,
    Review,
    Section,
)
from geodata.project import Project

__all__ = ["PLACES_PER_DOCUMENT", "LargeSource", "large_results", "write_large"]

PLACES_PER_DOCUMENT = 100
_SEED = 20260101
_CENTRES_PER_COUNTY = 6
_SPREAD_DEG = 0.03
_PRECISIONS = {
    Precision.SITE: 34,
    Precision.VILLAGE: 18,
    Precision.TOWNSHIP: 14,
    Precision.COUNTY: 28,
    Precision.CITY: 4,
    Precision.OUTSIDE: 2,
}
_UNCERTAINTY_M = {
    Precision.SITE: 150.0,
    Precision.VILLAGE: 1200.0,
    Precision.TOWNSHIP: 4000.0,
    Precision.COUNTY: 20000.0,
}
_ENDINGS = {
    Kind.PROJECT: ("光伏发电项目", "标准厂房建设项目", "污水处理厂扩建工程"),
    Kind.PARK: ("森林公园", "产业园"),
    Kind.SCENIC: ("古长城景区", "温泉度假区"),
    Kind.RED_SITE: ("革命烈士纪念馆", "八路军指挥部旧址"),
    Kind.ENTERPRISE: ("农业开发有限公司", "煤业有限公司"),
    Kind.FACILITY: ("中心小学", "卫生院", "变电站"),
    Kind.SETTLEMENT: ("新村", "移民小区"),
    Kind.NATURAL: ("水库", "山"),
}
_FIGURES = (("总投资", "亿元", 1e8, "元"), ("占地面积", "亩", 2000 / 3, "m²"),
            ("吸纳就业", "人", 1.0, "人"))  # fmt: skip
_COUNTY_FIGURES = (("地区生产总值", "亿元", 1e8, "元"), ("粮食总产量", "万吨", 1e7, "kg"),
                   ("固定资产投资", "亿元", 1e8, "元"))  # fmt: skip
_STATUSES = ("谋划", "开工", "在建", "投产", None, None)
_PERIODS = ("2023年", "2024年", "2024年1-6月", "")
_START = date(2021, 1, 4)


class _Page:
    """A document's text in the making, with what stands in it."""

    def __init__(self, number: int) -> None:
        self.id = f"d{hashlib.sha256(f'large{number}'.encode()).hexdigest()[:12]}"
        self.title = f"乡村振兴见闻之{number + 1}"
        self._parts = [f"{self.title}\n\n"]
        self._length = len(self._parts[0])
        self.mentions: list[Mention] = []
        self.facts: list[Fact] = []

    def mention(self, place_id: str, name: str) -> None:
        """Write a sentence that names a place."""
        self._note(place_id, name)
        self._write(f"{name}面貌一新。\n")

    def figure(
        self, name: str, place_id: str | None, adcode: str, what: tuple[str, str, float, str],
        number: str, period: str,
    ) -> None:  # fmt: skip
        """Write a sentence that tells a figure of a place or, without one, of a county."""
        metric, unit, factor, unit_si = what
        quote = f"{name}{period}{metric}{number}{unit}"
        start = self._length
        if place_id:
            self._note(place_id, name)
        end = start + len(quote)
        self.facts.append(
            Fact(
                id=f"f{self.id}-{start}",
                document_id=self.id,
                start=start,
                end=end,
                quote=quote,
                place_id=place_id,
                adcode=adcode,
                metric=metric,
                value=float(number),
                value_text=number,
                value_start=end - len(unit) - len(number),
                value_end=end,
                unit=unit,
                value_si=float(number) * factor,
                unit_si=unit_si,
                qualifier="",
                period=period,
            )
        )
        self._write(f"{quote}。\n")

    def result(self, number: int, placings: list[Placing]) -> DocumentResult:
        """Return all that stands on the page."""
        text = "".join(self._parts)
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        issued = _START + timedelta(days=number % 1800)
        document = Document(self.id, self.title, "大同日报", issued, f"{self.id}.txt", sha256, text)
        section = Section(f"{self.id}-s0", self.id, self.title, 0, len(text), (), "没有县区")
        return DocumentResult(
            document, (section,), tuple(placings), tuple(self.mentions), tuple(self.facts)
        )

    def _note(self, place_id: str, name: str) -> None:
        start = self._length
        self.mentions.append(
            Mention(
                f"m{self.id}-{start}", place_id, self.id, f"{self.id}-s0",
                start, start + len(name), name,
            )
        )  # fmt: skip

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def large_results(places: int, *, seed: int = _SEED) -> Iterator[DocumentResult]:
    """Yield documents that name so many places in all, 100 each."""
    gazetteer = load()
    chance = random.Random(seed)  # noqa: S311 - repeatable is what is wanted
    names = [e.name for e in gazetteer.entries if e.level in ("village", "township")]
    centres = {
        county.adcode: [
            gazetteer.spot_in_county(county.adcode, f"centre{index}")
            for index in range(_CENTRES_PER_COUNTY)
        ]
        for county in gazetteer.counties
    }
    written: list[Placing] = []
    for number, first in enumerate(range(0, places, PLACES_PER_DOCUMENT)):
        page = _Page(number)
        placings = [
            _placing(chance, page.id, index, chance.choice(names), centres)
            for index in range(first, min(first + PLACES_PER_DOCUMENT, places))
        ]
        for placing in placings:
            _write_about(chance, page, placing)
        for placing in chance.sample(written, min(len(written), 20)):
            page.mention(placing.place_id, placing.name)
            placings.append(_again(placing, page.id))
        if number % 10 == 0:
            _write_counties(chance, page, gazetteer)
        written = [*written, *placings[:PLACES_PER_DOCUMENT]][-2000:]
        yield page.result(number, placings)


def _placing(
    chance: random.Random, document_id: str, index: int, stem: str,
    centres: dict[str, list[LonLat]],
) -> Placing:  # fmt: skip
    kind = chance.choice(list(Kind))
    precision = chance.choices(list(_PRECISIONS), weights=list(_PRECISIONS.values()))[0]
    county = chance.choice(list(centres))
    counties = {Precision.CITY: (CITY,), Precision.OUTSIDE: ()}.get(precision, (county,))
    point = None
    if precision in (Precision.SITE, Precision.VILLAGE, Precision.TOWNSHIP):
        centre = chance.choice(centres[county])
        point = LonLat(
            round(chance.gauss(centre.lon_deg, _SPREAD_DEG), 5),
            round(chance.gauss(centre.lat_deg, _SPREAD_DEG), 5),
        )
    return Placing(
        place_id=f"p{index:08d}",
        document_id=document_id,
        name=f"{stem}{index}号{chance.choice(_ENDINGS[kind])}",
        kind=kind,
        counties=counties,
        precision=precision,
        uncertainty_m=_UNCERTAINTY_M.get(precision),
        point=point,
        evidence=("测量用的样例",),
        status=chance.choice(_STATUSES) if kind is Kind.PROJECT else None,
    )


def _again(placing: Placing, document_id: str) -> Placing:
    return Placing(
        placing.place_id, document_id, placing.name, placing.kind, placing.counties,
        placing.precision, placing.uncertainty_m, placing.point, placing.evidence, None,
    )  # fmt: skip


def _write_about(chance: random.Random, page: _Page, placing: Placing) -> None:
    page.mention(placing.place_id, placing.name)
    if chance.random() < 0.6:
        number = f"{chance.uniform(1, 900):.1f}"
        adcode = placing.counties[0] if placing.counties else ""
        what = chance.choice(_FIGURES)
        page.figure(placing.name, placing.place_id, adcode, what, number, chance.choice(_PERIODS))


def _write_counties(chance: random.Random, page: _Page, gazetteer: Gazetteer) -> None:
    for county in gazetteer.counties:
        for what in _COUNTY_FIGURES:
            number = f"{chance.uniform(10, 400):.1f}"
            page.figure(county.name, None, county.adcode, what, number, chance.choice(_PERIODS))


def write_large(path: Path, places: int, *, seed: int = _SEED) -> None:
    """Write a project of so many places; what lies there is replaced."""
    path.unlink(missing_ok=True)
    gazetteer = load()
    with Project.create(path, gazetteer) as project:
        for result in large_results(places, seed=seed):
            project.add(result, gazetteer)


@dataclass(frozen=True)
class LargeSource:
    """The same values in memory, as the map's data ask a project for them."""

    results: tuple[DocumentResult, ...]

    @classmethod
    def of(cls, places: int, *, seed: int = _SEED) -> "LargeSource":
        """Make a project of so many places."""
        return cls(tuple(large_results(places, seed=seed)))

    def documents(self) -> tuple[Document, ...]:
        """Return all documents."""
        return tuple(result.document for result in self.results)

    def places(self) -> tuple[Place, ...]:
        """Return all places, each as its first document puts it."""
        first = {p.place_id: p for result in reversed(self.results) for p in result.placings}
        return tuple(
            Place(
                p.place_id, p.name, (), p.kind, p.counties, p.precision, p.uncertainty_m,
                p.status, Review.AUTO, p.evidence, p.point,
            )
            for p in sorted(first.values(), key=lambda placing: placing.place_id)
        )  # fmt: skip

    def mentions(self) -> tuple[Mention, ...]:
        """Return all mentions."""
        return tuple(mention for result in self.results for mention in result.mentions)

    def facts(self) -> tuple[Fact, ...]:
        """Return all facts."""
        return tuple(fact for result in self.results for fact in result.facts)

    def mention_counts(self) -> Mapping[str, int]:
        """Return how often each place is named, by its id."""
        return Counter(mention.place_id for mention in self.mentions())

    def fact_counts(self) -> Mapping[str, int]:
        """Return how many facts tell of each place, by its id."""
        return Counter(fact.place_id for fact in self.facts() if fact.place_id)
