"""The real pipeline on annotated documents: floors a little under what it reaches; they only rise.

`tests/gold/*.json` annotate the five documents that come with the program, `tests/gold/texts`
short texts of other counties and topics, all by reading, in the format of the seeds' annotation,
with the states of their projects; `tests/gold/names` more such texts of which only the places are
annotated. `tests/gold/pages` are pages that were composed and annotated by people who did not know
the program; their figures are invented. `tests/gold/comparisons` tells where documents disagree
(`geodata.evaluation_histories`).
"""

from functools import cache
from pathlib import Path

import pytest

from geodata import ingest
from geodata.evaluation import Report, evaluate
from geodata.evaluation_histories import GoldComparisons, found_comparisons
from geodata.gazetteer import load
from geodata.resources import seeds

_FOLDER = Path(__file__).parent
_SETS = {
    "seeds": (_FOLDER, seeds()[0].parent),
    "texts": (_FOLDER / "texts", _FOLDER / "texts"),
    "names": (_FOLDER / "names", _FOLDER / "names"),
    "pages": (_FOLDER / "pages", _FOLDER / "pages"),
}
_MEASURES = (
    "found", "sound", "kind", "county", "outside",
    "facts", "fact_place", "verbatim", "states", "state_sound",
)  # fmt: skip
#: In shares of what was asked for, in the order of the measures.
_FLOORS = {
    "seeds": (0.98, 0.97, 0.97, 0.99, 1.0, 0.98, 0.97, 1.0, 0.92, 0.94),
    "texts": (0.97, 0.97, 0.95, 0.98, 1.0, 0.98, 0.95, 1.0, 0.94, 0.94),
    "names": (0.97, 0.97, 0.96, 0.98, 1.0),
    "pages": (0.965, 0.975, 0.965, 0.975, 1.0, 0.965, 0.93, 1.0),
}
_CASES = [
    (name, measure, floor)
    for name, floors in _FLOORS.items()
    for measure, floor in zip(
        _MEASURES, floors, strict=False
    )  # no facts in `names`, no states in `pages`
]


@cache
def _report(name: str) -> Report:
    annotations, documents = _SETS[name]
    return evaluate(sorted(annotations.glob("*.json")), documents)


@pytest.mark.parametrize(("name", "measure", "floor"), _CASES)
def test_the_annotated_documents_are_read_well_enough(
    name: str, measure: str, floor: float
) -> None:
    tally = _report(name).tally(measure)
    assert tally.total > 0
    assert tally.share >= floor, "\n".join(tally.misses)


@pytest.mark.parametrize(
    ("name", "documents"), [("seeds", seeds()[0].parent), ("texts", _FOLDER / "comparisons")]
)
def test_the_annotated_disagreements_are_found(name: str, documents: Path) -> None:
    gold = GoldComparisons.load(_FOLDER / "comparisons" / f"{name}.json")
    gazetteer = load()
    results = [ingest.read(documents / document, gazetteer) for document in gold.documents]
    found, reported, unasked = found_comparisons(results, gold)
    assert len(gold.comparisons) >= 10
    assert len(found) >= 0.9 * len(gold.comparisons)
    assert len(unasked) <= 0.1 * len(reported), [(c.first.quote, c.second.quote) for c in unasked]
