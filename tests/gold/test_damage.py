"""Scanned text is damaged text: the annotated documents, damaged at random, are still read.

Characters give way to others of like shape (by the table of `resources/lexicon`), blank lines and
line breaks are set down anywhere. The annotation's surfaces are damaged with the text.
"""

import json
import random
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from geodata.evaluation import evaluate
from geodata.gazetteer.lookalikes import lookalikes
from geodata.resources import seeds

_FOLDER = Path(__file__).parent
_SETS = ((_FOLDER, seeds()[0].parent), (_FOLDER / "texts", _FOLDER / "texts"))
_MISREAD_SHARE = 0.02
_BREAK_SHARE = 0.002
_BREAKS = ("\n\n", "\n", "\r\n\r\n")
#: How much of the recall damage may cost.
_MOST_LOST = 0.1


def _random(seed: str) -> random.Random:
    return random.Random(seed)  # noqa: S311 - damage is to be repeatable, not secret


def _damaged(text: str, rng: random.Random, misread: float, breaks: float) -> list[str]:
    """Return what stands for each character: itself, one like it, or either behind a break."""
    table = lookalikes()
    pieces = list(text)
    places = [index for index, character in enumerate(text) if character in table]
    for index in rng.sample(places, min(len(places), round(misread * len(text)))):
        pieces[index] = rng.choice(table[text[index]])
    for index in rng.sample(range(1, len(text)), round(breaks * len(text))):
        pieces[index] = rng.choice(_BREAKS) + pieces[index]
    return pieces


def _write_damaged(folder: Path, seed: str, misread: float, breaks: float) -> list[Path]:
    """Write damaged documents with their annotations; return the latter."""
    written = []
    for annotations, documents in _SETS:
        for path in sorted(annotations.glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            text = (documents / gold["doc"]).read_bytes().decode("utf-8")
            pieces = _damaged(text, _random(f"{seed} {path.name}"), misread, breaks)
            for place in gold["places"]:
                spans = [
                    match.span()
                    for surface in place["surfaces"]
                    for match in re.finditer(re.escape(surface), text)
                ]
                found = {"".join(pieces[start:end]).lstrip("\r\n") for start, end in spans}
                place["surfaces"] = sorted(found)
            gold["facts"] = []
            (folder / gold["doc"]).write_text("".join(pieces), encoding="utf-8", newline="")
            written.append(folder / path.name)
            written[-1].write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")
    return written


@cache
def _recall_of_clean_text() -> float:
    reports = [evaluate(sorted(path.glob("*.json")), documents) for path, documents in _SETS]
    right, asked = 0, 0
    for one in reports:
        right += one.tally("found").right
        asked += one.tally("found").total
    return right / asked


@pytest.mark.parametrize("seed", ["a", "b", "c"])
@pytest.mark.parametrize(
    ("misread", "breaks"), [(_MISREAD_SHARE, 0.0), (0.0, _BREAK_SHARE), (_MISREAD_SHARE, 0.001)]
)
def test_damage_costs_less_than_a_tenth_of_the_places(
    tmp_path: Path, seed: str, misread: float, breaks: float
) -> None:
    found = evaluate(_write_damaged(tmp_path, seed, misread, breaks), tmp_path).tally("found")
    assert found.total > 200
    assert found.share > (1 - _MOST_LOST) * _recall_of_clean_text(), "\n".join(found.misses)


@pytest.mark.parametrize("seed", ["a", "b"])
def test_damage_moves_few_places(tmp_path: Path, seed: str) -> None:
    report = evaluate(_write_damaged(tmp_path, seed, _MISREAD_SHARE, 0.0), tmp_path)
    # An institute of another city whose name is no longer known may be taken for a local one.
    assert report.tally("outside").share > 0.85, report.tally("outside").misses
    assert report.tally("county").share > 0.95, report.tally("county").misses


def test_the_damage_is_as_much_as_it_says() -> None:
    text = "云冈区口泉乡" * 200
    pieces = _damaged(text, _random("a"), _MISREAD_SHARE, 0.0)
    changed = sum(one != other for one, other in zip(pieces, text, strict=True))
    assert changed == round(_MISREAD_SHARE * len(text))
    assert all(len(one) == 1 for one, _ in pairwise(pieces))
