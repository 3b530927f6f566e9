"""The real pipeline on annotated documents: floors a little under what it reaches; they only rise.

`tests/gold/*.json` annotate the five documents that come with the program, `tests/gold/texts`
short texts of other counties and topics, all by reading, in the format of the seeds' annotation;
`tests/gold/names` more such texts of which only the places are annotated.
"""

from functools import cache
from pathlib import Path

import pytest

from geodata.evaluation import Report, evaluate
from geodata.resources import seeds

_FOLDER = Path(__file__).parent
_SETS = {
    "seeds": (_FOLDER, seeds()[0].parent),
    "texts": (_FOLDER / "texts", _FOLDER / "texts"),
    "names": (_FOLDER / "names", _FOLDER / "names"),
}
_MEASURES = ("found", "sound", "kind", "county", "outside", "facts", "fact_place", "verbatim")
#: In shares of what was asked for, in the order of the measures.
_FLOORS = {
    "seeds": (0.90, 0.95, 0.85, 0.92, 1.0, 0.95, 0.95, 1.0),
    "texts": (0.90, 0.95, 0.85, 0.95, 1.0, 0.97, 0.92, 1.0),
    "names": (0.95, 0.96, 0.94, 0.96, 1.0),
}
_CASES = [
    (name, measure, floor)
    for name, floors in _FLOORS.items()
    for measure, floor in zip(_MEASURES, floors, strict=False)  # no facts in `names`
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
