"""The real pipeline on annotated documents: floors a little under what it reaches; they only rise.

`tests/gold/*.json` annotate the five documents that come with the program, `tests/gold/texts`
short texts of other counties and topics, all by reading, in the format of the seeds' annotation.
"""

from pathlib import Path

import pytest

from geodata.evaluation import Report, evaluate
from geodata.resources import seeds

_FOLDER = Path(__file__).parent
_SETS = {"seeds": (_FOLDER, seeds()[0].parent), "texts": (_FOLDER / "texts", _FOLDER / "texts")}
_MEASURES = ("found", "sound", "kind", "county", "outside", "facts", "fact_place", "verbatim")
#: In shares of what was asked for, in the order of the measures.
_FLOORS = {
    "seeds": (0.90, 0.95, 0.85, 0.92, 1.0, 0.95, 0.95, 1.0),
    "texts": (0.90, 0.95, 0.85, 0.95, 1.0, 0.97, 0.92, 1.0),
}


@pytest.fixture(scope="module", params=_SETS)
def name_and_report(request: pytest.FixtureRequest) -> tuple[str, Report]:
    annotations, documents = _SETS[request.param]
    return request.param, evaluate(sorted(annotations.glob("*.json")), documents)


@pytest.mark.parametrize("measure", _MEASURES)
def test_the_annotated_documents_are_read_well_enough(
    name_and_report: tuple[str, Report], measure: str
) -> None:
    name, report = name_and_report
    tally = report.tally(measure)
    assert tally.total > 0
    assert tally.share >= _FLOORS[name][_MEASURES.index(measure)], "\n".join(tally.misses)
