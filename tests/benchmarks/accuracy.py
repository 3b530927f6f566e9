"""What is read right, beside three peers, on all annotated documents.

Counties: every annotated place that lies in known counties of Datong, whatever its kind. The
peers get the sentence, or the paragraph, in which it stands for the first time. An answer is
right when it names nothing but counties of the place.

Names: the annotated places of the four kinds that the product is about. Found means: a reported
name is one of its surfaces, or both cover at least half of each other. Names of provinces, cities
and counties are left out of what is reported, because the annotation leaves them out too.
"""

import contextlib
import io
import logging
import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from geodata.evaluation_gold import Gold, GoldPlace, annotated_document
from geodata.gazetteer import Gazetteer, Level, load
from geodata.ingest import read
from geodata.model import CITY, DocumentResult
from geodata.resources import seeds
from tests.benchmarks.timing import show_table

__all__ = ["run"]

_GOLD = Path(__file__).parents[1] / "gold"
_BREAKS = {"sentence": re.compile(r"[。！？；\n]"), "paragraph": re.compile(r"\n")}
_JIEBA_FLAGS = ("ns", "nt", "nz")
_Span = tuple[int, int]
#: From a text to the codes of the counties of Datong that it is said to be about.
_Assign = Callable[[str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class _Case:
    """An annotated document and what the program reads in it."""

    gold: Gold
    result: DocumentResult
    is_own: bool  #: one of the five documents that come with the program

    @property
    def text(self) -> str:
        return self.result.document.text


def run() -> None:
    """Print both tables."""
    gazetteer = load()
    cases = list(_cases(gazetteer))
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")  # the peers' own, none of ours
        peers = _peers(gazetteer)
        counties = _county_rows(cases, peers)
        names = _name_rows(cases, gazetteer)
    show_table(
        f"Counties of annotated places ({len(cases)} documents)",
        ("who", "right, five documents", "right, other texts", "wrong", "no answer"),
        counties,
        file="accuracy_counties",
        note="The peers see the sentence or the paragraph that first names the place.",
    )
    show_table(
        f"Names of projects, parks, sights and red sites ({len(cases)} documents)",
        (
            "who",
            "found, five documents",
            "found, other texts",
            "found by its exact name",
            "reported that are annotated",
        ),
        names,
        file="accuracy_names",
    )
    out = _GOLD.parents[1] / "out" / "bench"
    parts = [out / f"accuracy_{table}.md" for table in ("counties", "names")]
    text = "\n".join(part.read_text(encoding="utf-8") for part in parts)
    (out / "accuracy.md").write_text(text, encoding="utf-8")


def _cases(gazetteer: Gazetteer) -> Iterator[_Case]:
    own = {seed.name: seed for seed in seeds()}
    for path in sorted(_GOLD.rglob("*.json")):
        if path.parent.name == "comparisons":
            continue  # tells of disagreements, not of places
        name = annotated_document(path)
        result = read(own.get(name, path.with_name(name)), gazetteer)
        yield _Case(Gold.load(path, result.document.text), result, name in own)


# -- counties


def _peers(gazetteer: Gazetteer) -> Mapping[str, _Assign]:
    import cpca  # noqa: PLC0415 - peers, slow to import
    import jionlp  # noqa: PLC0415

    codes = {county.name: county.adcode for county in gazetteer.counties}

    def by_cpca(text: str) -> frozenset[str]:
        (row,) = cpca.transform([text]).to_dict("records")
        return frozenset({row["adcode"]} & set(codes.values()))

    def by_jionlp(text: str) -> frozenset[str]:
        found: Counter[str] = Counter()
        for place, times in jionlp.recognize_location(text)["domestic"] or ():
            if place["county"] in codes and place["city"] == "大同市":
                found[codes[place["county"]]] += times
        return frozenset(code for code, _ in found.most_common(1))

    return {"cpca.transform": by_cpca, "jionlp.recognize_location": by_jionlp}


def _county_rows(cases: Sequence[_Case], peers: Mapping[str, _Assign]) -> list[tuple[str, ...]]:
    asked = [
        (case, place)
        for case in cases
        for place in case.gold.places
        if place.counties and CITY not in place.counties and place.spans
    ]
    answers = {"Datong Explorer": [_our_counties(case, place) for case, place in asked]}
    for name, assign in peers.items():
        for unit, breaks in _BREAKS.items():
            parts = [_around(case.text, min(place.spans), breaks) for case, place in asked]
            answers[f"{name}, {unit}"] = [assign(part) for part in parts]
    rows = []
    for name, told in answers.items():
        pairs = [(answer, case, place) for answer, (case, place) in zip(told, asked, strict=True)]
        right = [
            case.is_own for answer, case, place in pairs if answer and answer <= place.counties
        ]
        own = sum(case.is_own for case, _ in asked)
        wrong = sum(bool(answer - place.counties) for answer, _, place in pairs)
        silent = sum(not answer for answer, _, _ in pairs)
        rows.append(
            (
                name,
                _share(right.count(True), own),
                _share(right.count(False), len(asked) - own),
                _share(wrong, len(asked)),
                _share(silent, len(asked)),
            )
        )
    return rows


def _our_counties(case: _Case, place: GoldPlace) -> frozenset[str]:
    """Return what the program says of the places that it found where this one stands."""
    ids = {
        mention.place_id
        for mention in case.result.mentions
        if _is_one_of((mention.start, mention.end), place.spans)
    }
    told = {c for p in case.result.placings if p.place_id in ids for c in p.counties}
    return frozenset(told - {CITY})


def _around(text: str, span: _Span, breaks: re.Pattern[str]) -> str:
    """Return the part between two breaks in which a span lies."""
    start = max((found.end() for found in breaks.finditer(text, 0, span[0])), default=0)
    end = breaks.search(text, span[1])
    return text[start : end.start() if end else len(text)]


# -- names


def _name_rows(cases: Sequence[_Case], gazetteer: Gazetteer) -> list[tuple[str, ...]]:
    readers: Mapping[str, Callable[[_Case], list[_Span]]] = {
        "Datong Explorer": lambda case: [(m.start, m.end) for m in case.result.mentions],
        "jieba.posseg.cut, ns nt nz": _jieba_spans,
    }
    return [(name, *_name_shares(cases, spans_of, gazetteer)) for name, spans_of in readers.items()]


def _name_shares(
    cases: Sequence[_Case], spans_of: Callable[[_Case], list[_Span]], gazetteer: Gazetteer
) -> tuple[str, ...]:
    count: Counter[str] = Counter()
    for case in cases:
        spans = [span for span in spans_of(case) if not _is_division(case.text, span, gazetteer)]
        wanted = [place for place in case.gold.places if place.required]
        found = sum(any(_is_one_of(span, place.spans) for span in spans) for place in wanted)
        count["own wanted" if case.is_own else "other wanted"] += len(wanted)
        count["own found" if case.is_own else "other found"] += found
        count["exact"] += sum(any(span in place.spans for span in spans) for place in wanted)
        annotated = [span for place in case.gold.places for span in place.spans]
        count["reported"] += len(spans)
        count["sound"] += sum(_is_one_of(span, annotated) for span in spans)
    return (
        _share(count["own found"], count["own wanted"]),
        _share(count["other found"], count["other wanted"]),
        _share(count["exact"], count["own wanted"] + count["other wanted"]),
        _share(count["sound"], count["reported"]),
    )


def _jieba_spans(case: _Case) -> list[_Span]:
    import jieba.posseg  # noqa: PLC0415 - a peer, slow to import

    jieba.setLogLevel(logging.WARNING)
    spans, at = [], 0
    for word, flag in jieba.posseg.cut(case.text):
        if flag.startswith(_JIEBA_FLAGS):
            spans.append((at, at + len(word)))
        at += len(word)
    return spans


def _is_division(text: str, span: _Span, gazetteer: Gazetteer) -> bool:
    name = text[slice(*span)]
    local = any(entry.level is Level.COUNTY for entry in gazetteer.entries_named(name))
    return local or bool(gazetteer.outside_named(name))


def _is_one_of(span: _Span, spans: Sequence[_Span]) -> bool:
    """Tell whether a span and one of the others cover at least half of each other."""
    start, end = span
    return any(
        2 * (min(end, e) - max(start, s)) >= max(end - start, e - s)
        for s, e in spans
        if s < end and start < e
    )


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} ({part / whole:.1%})"


if __name__ == "__main__":
    run()
