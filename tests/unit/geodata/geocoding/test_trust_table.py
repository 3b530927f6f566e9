"""The order of trust with the real gazetteer: cases from all counties, none from the documents."""

from pathlib import Path

import pytest

from geodata.gazetteer import load
from geodata.model import Placing
from tests.unit.geodata.geocoding.marked import geocode_marked

_TABLE = Path(__file__).with_name("trust_cases.tsv")
_COLUMNS = 5


def _cases() -> list[list[str]]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if "\t" in line]


def _placing(marked: str, surface: str) -> Placing:
    _, placings, mentions = geocode_marked(marked.replace("⏎", "\n"), load())
    ids = [mention.place_id for mention in mentions if mention.surface == surface]
    return next(placing for placing in placings if placing.place_id == ids[0])


def test_the_table_is_a_table() -> None:
    assert {len(case) for case in _cases()} == {_COLUMNS}


@pytest.mark.parametrize(
    ("marked", "surface", "counties", "precision", "told"), _cases(), ids=lambda text: None
)
def test_verdict(marked: str, surface: str, counties: str, precision: str, told: str) -> None:
    placing = _placing(marked, surface)
    assert (",".join(placing.counties), placing.precision.value) == (counties, precision)
    assert told in "".join(placing.evidence)
    assert (placing.point is not None) == (precision in ("site", "village", "township"))
