"""Precision and recall of what was read out of documents, against annotated documents.

What annotations look like is told in `geodata.evaluation_gold`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from geodata import ingest
from geodata.errors import ReadingError
from geodata.evaluation_facts import paired_facts
from geodata.evaluation_gold import Gold, GoldFact, GoldPlace, annotated_document
from geodata.evaluation_histories import (
    GoldComparisons,
    found_comparisons,
    is_of_comparisons,
    paired_states,
)
from geodata.evaluation_tallies import Tally
from geodata.gazetteer import load
from geodata.model import DocumentResult, Fact, Kind, Mention, Placing

__all__ = ["Comparison", "Report", "Tally", "compare", "evaluate", "report"]

_Item = TypeVar("_Item")


#: What is measured, with its label, in the order of the report.
_MEASURES: Mapping[str, str] = {
    "found": "要求的地点找到",
    "found_strict": "  其中名称完全一致",
    "sound": "报出的四类地点有标注",
    "kind": "找到的地点类别正确",
    "county": "找到的地点县区正确",
    "county_overlap": "  或在其中一个县区",
    "outside": "市外地点没有上图",
    "facts": "数字找到（数值、单位、原文）",
    "fact_place": "找到的数字主体正确",
    "fact_county": "  至少县区正确",
    "fact_sound": "报出的数字有标注",
    "states": "项目进展找到",
    "state_sound": "报出的项目进展有标注",
    "verbatim": "引文与原文一致",
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """One document compared with its annotation; all tallies by measure."""

    document: str
    tallies: Mapping[str, Tally]
    by_kind: Mapping[Kind, Tally] = field(default_factory=dict)  #: required places found


@dataclass(frozen=True, slots=True)
class Report:
    """All documents of an evaluation."""

    comparisons: tuple[Comparison, ...]

    def tally(self, measure: str) -> Tally:
        """Return a measure over all documents.

        Raises
        ------
        KeyError
            If there is no such measure.
        """
        total = Tally(0, 0)
        for comparison in self.comparisons:
            total = total + comparison.tallies[measure]
        return total

    def lines(self) -> Iterator[str]:
        """Yield the report line by line, in Chinese: each document with its misses, the whole."""
        for comparison in self.comparisons:
            yield f"== {comparison.document}"
            for measure, label in _MEASURES.items():
                tally = comparison.tallies[measure]
                yield f"{label}：{tally}"
                yield from (f"    - {miss}" for miss in tally.misses)
            for kind, tally in comparison.by_kind.items():
                yield f"  {kind.value}：{tally}"
        yield f"== 共 {len(self.comparisons)} 份文档"
        for measure, label in _MEASURES.items():
            yield f"{label}：{self.tally(measure)}"


def evaluate(
    gold_paths: Iterable[Path],
    documents_dir: Path,
    read: Callable[[Path], DocumentResult] | None = None,
) -> Report:
    """Read annotated documents and compare.

    Parameters
    ----------
    gold_paths : iterable of Path
        The annotations.
    documents_dir : Path
        Where the documents lie that they name.
    read : callable, optional
        Reads one document; by default the program's own pipeline.

    Raises
    ------
    ReadingError
        If an annotation or its document cannot be read.
    """
    reader = read or _pipeline()
    comparisons = []
    for path in gold_paths:
        document = documents_dir / annotated_document(path)
        if not document.is_file():
            raise ReadingError(
                f"找不到标注文件“{path.name}”所标注的文档“{document}”，请指明文档所在文件夹。"
            )
        result = reader(document)
        comparisons.append(compare(result, Gold.load(path, result.document.text)))
    return Report(tuple(comparisons))


def report(gold_paths: Iterable[Path], documents_dir: Path) -> str:
    """Return what `evaluate` finds as text for the user, and what is found of disagreements."""
    paths = list(gold_paths)
    apart = [path for path in paths if is_of_comparisons(path)]
    alone = [path for path in paths if path not in apart]
    lines = [line for path in apart for line in _disagreements(path, documents_dir)]
    if alone or not apart:
        lines += evaluate(alone, documents_dir).lines()
    return "\n".join(lines)


def _disagreements(path: Path, documents_dir: Path) -> Iterator[str]:
    """Yield how many of the annotated disagreements between documents are found."""
    gold, read = GoldComparisons.load(path), _pipeline()
    found, reported, unasked = found_comparisons(
        [read(documents_dir / name) for name in gold.documents], gold
    )
    yield f"== {path.name}"
    missing = [one for one in gold.comparisons if one not in found]
    yield f"出入找到：{Tally(len(found), len(gold.comparisons))}"
    yield from (f"    - {one.place}: {sorted(one.values)} {one.difference}" for one in missing)
    yield f"报出的出入有标注：{Tally(len(reported) - len(unasked), len(reported))}"
    yield from (f"    - {one.first.quote} / {one.second.quote}" for one in unasked)


def _pipeline() -> Callable[[Path], DocumentResult]:
    gazetteer = load()
    return lambda path: ingest.read(path, gazetteer)


def compare(result: DocumentResult, gold: Gold) -> Comparison:
    """Compare what was read out of a document with its annotation."""
    matched = _matched(result, gold)
    required = [place for place in gold.places if place.required]
    tallies = {
        "sound": _sound(result, gold),
        **_place_tallies(gold.places, matched),
        **_fact_tallies(result, gold, matched),
        **_state_tallies(result, gold, matched),
        "verbatim": _verbatim(result),
    }
    return Comparison(gold.document, tallies, _by_kind(required, matched))


# -- places


@dataclass(frozen=True, slots=True)
class _Match:
    """What was reported where an annotated place stands."""

    placings: tuple[Placing, ...]  #: the best ones: of the exact mentions, if there are any
    exact: bool


def _matched(result: DocumentResult, gold: Gold) -> dict[str, _Match]:
    """Return what was found of each annotated place.

    A mention counts when it is one of the place's surfaces, or covers and is covered by an
    occurrence of one at least by half. Exact ones decide if there are any.
    """
    placings = {placing.place_id: placing for placing in result.placings}
    mentions = [mention for mention in result.mentions if mention.place_id in placings]
    matched = {}
    for place in gold.places:
        exact = [m for m in mentions if (m.start, m.end) in place.spans]
        near = [m for m in mentions if any(_overlaps_half(m, span) for span in place.spans)]
        best = exact or near
        if best:
            ids = dict.fromkeys(mention.place_id for mention in best)
            matched[place.id] = _Match(tuple(placings[i] for i in ids), bool(exact))
    return matched


def _place_tallies(places: Sequence[GoldPlace], matched: Mapping[str, _Match]) -> dict[str, Tally]:
    required = [place for place in places if place.required]
    found = [place for place in required if place.id in matched]
    inside = [place for place in found if place.counties]
    outside = [place for place in places if place.id in matched and not place.counties]

    def exactly(place: GoldPlace) -> bool:
        return place.id in matched and matched[place.id].exact

    def told(place: GoldPlace) -> str:
        wanted = f"{place.kind.value} {sorted(place.counties)}"
        return f"{place.name}: {wanted}, {_told(matched[place.id])}"

    def in_county(place: GoldPlace) -> bool:
        return _same_county(place, matched[place.id], several=False)

    def in_one_county(place: GoldPlace) -> bool:
        return _same_county(place, matched[place.id], several=True)

    def of_kind(place: GoldPlace) -> bool:
        return any(p.kind is place.kind for p in matched[place.id].placings)

    def not_drawn(place: GoldPlace) -> bool:
        return not any(p.precision.is_drawn for p in matched[place.id].placings)

    return {
        "found": _share(required, lambda place: place.id in matched, _place_line),
        "found_strict": _share(required, exactly, _place_line),
        "kind": _share(found, of_kind, told),
        "county": _share(inside, in_county, told),
        "county_overlap": _share(inside, in_one_county, told),
        "outside": _share(outside, not_drawn, told),
    }


def _overlaps_half(mention: Mention, span: tuple[int, int]) -> bool:
    common = min(mention.end, span[1]) - max(mention.start, span[0])
    return 2 * common >= max(mention.end - mention.start, span[1] - span[0])


def _sound(result: DocumentResult, gold: Gold) -> Tally:
    """Count the reported places of the four kinds that are annotated, under whatever kind."""
    spans = [span for place in gold.places for span in place.spans]
    ids = {
        mention.place_id
        for mention in result.mentions
        if any(_overlaps_half(mention, span) for span in spans)
    }
    core = [placing for placing in result.placings if placing.kind.is_core]
    return _share(core, lambda p: p.place_id in ids, lambda p: f"{p.name}: {p.kind.value}")


def _same_county(place: GoldPlace, match: _Match, *, several: bool) -> bool:
    told = [frozenset(placing.counties) for placing in match.placings]
    if several or len(place.counties) > 1:
        return any(counties & place.counties for counties in told)
    return any(counties == place.counties for counties in told)


def _by_kind(required: Sequence[GoldPlace], matched: Mapping[str, _Match]) -> dict[Kind, Tally]:
    kinds = dict.fromkeys(place.kind for place in required)
    return {
        kind: _share([p for p in required if p.kind is kind], lambda p: p.id in matched, None)
        for kind in kinds
    }


def _told(match: _Match) -> str:
    return "; ".join(f"{p.name} {p.kind.value} {list(p.counties)}" for p in match.placings)


def _place_line(place: GoldPlace) -> str:
    return f"{place.name}: {place.kind.value}"


# -- facts


def _fact_tallies(
    result: DocumentResult, gold: Gold, matched: Mapping[str, _Match]
) -> dict[str, Tally]:
    pairs = paired_facts(result.facts, gold.facts)
    places = {place.id: place for place in gold.places}

    def line(pair: tuple[GoldFact, Fact]) -> str:
        wanted, fact = pair
        return f"{wanted.quote}: {wanted.place}, {fact.place_id or fact.adcode}"

    used = {fact.id for _, fact in pairs}
    found = {wanted.id for wanted, _ in pairs}
    return {
        "facts": _share(
            gold.facts, lambda f: f.id in found, lambda f: f"{f.value} {f.unit}: {f.quote}"
        ),
        "fact_place": _share(pairs, lambda pair: _on_place(*pair, matched), line),
        "fact_county": _share(pairs, lambda pair: _in_county(*pair, places), line),
        "fact_sound": _share(
            result.facts, lambda f: f.id in used, lambda f: f"{f.value_text} {f.unit}: {f.quote}"
        ),
    }


def _on_place(wanted: GoldFact, fact: Fact, matched: Mapping[str, _Match]) -> bool:
    if wanted.place in matched:
        return fact.place_id in {placing.place_id for placing in matched[wanted.place].placings}
    return fact.place_id is None and fact.adcode == wanted.place


def _in_county(wanted: GoldFact, fact: Fact, places: Mapping[str, GoldPlace]) -> bool:
    place = places.get(wanted.place)
    if place is None:
        return fact.adcode == wanted.place
    return fact.adcode in place.counties if place.counties else fact.adcode == ""


def _state_tallies(
    result: DocumentResult, gold: Gold, matched: Mapping[str, _Match]
) -> dict[str, Tally]:
    if gold.states is None:
        return {"states": Tally(0, 0), "state_sound": Tally(0, 0)}
    placings = {place: match.placings for place, match in matched.items()}
    pairs = paired_states(result.status_events, gold.states, placings)
    found = [wanted for wanted, _ in pairs]
    used = {event.id for _, event in pairs}
    return {
        "states": _share(gold.states, found.__contains__, lambda s: f"{s.status}: {s.quote}"),
        "state_sound": _share(
            result.status_events, lambda e: e.id in used, lambda e: f"{e.status}: {e.quote}"
        ),
    }


def _verbatim(result: DocumentResult) -> Tally:
    text = result.document.text
    rows = [(fact.start, fact.end, fact.quote) for fact in result.facts]
    rows += [(mention.start, mention.end, mention.surface) for mention in result.mentions]
    return _share(rows, lambda row: text[row[0] : row[1]] == row[2], lambda row: row[2])


# -- parts


def _share(
    items: Sequence[_Item], is_right: Callable[[_Item], bool], line: Callable[[_Item], str] | None
) -> Tally:
    wrong = [item for item in items if not is_right(item)]
    misses = tuple(map(line, wrong)) if line is not None else ()
    return Tally(len(items) - len(wrong), len(items), misses)
