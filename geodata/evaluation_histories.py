"""How well the states of projects and the disagreements between documents are read.

An annotation may tell the states of its places (`states`: `id`, `place`, `quote`, `status`, and
where they hold `planned` and `phase`); one without that list is not measured. Disagreements are
between documents, and so are annotated apart: a JSON file with `docs` and `comparisons`, each with
the `place` (a name or a code), both `values` as written, and the `difference`.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from geodata.comparing import compare_facts
from geodata.errors import ReadingError
from geodata.evaluation_gold import GoldState, number
from geodata.model import Comparison, Difference, DocumentResult, Placing, StatusEvent

__all__ = [
    "GoldComparison",
    "GoldComparisons",
    "found_comparisons",
    "is_of_comparisons",
    "paired_states",
]


def paired_states(
    events: Sequence[StatusEvent],
    wanted: Sequence[GoldState],
    placings: Mapping[str, Sequence[Placing]],
) -> list[tuple[GoldState, StatusEvent]]:
    """Pair annotated states with reported ones, each used once.

    Parameters
    ----------
    events : sequence of StatusEvent
        What was read out of the document.
    wanted : sequence of GoldState
        What is annotated.
    placings : mapping
        For each annotated place what was reported of it.
    """
    pairs: list[tuple[GoldState, StatusEvent]] = []
    used: set[str] = set()
    for gold in wanted:
        for event in events:
            same = (event.status, event.is_planned) == (gold.status, gold.is_planned)
            of_place = any(
                event.place_id == placing.place_id and _same_phase(gold.phase, event, placing)
                for placing in placings.get(gold.place, ())
            )
            near = any(event.start < end and start < event.end for start, end in gold.spans)
            if same and of_place and near and event.id not in used:
                used.add(event.id)
                pairs.append((gold, event))
                break
    return pairs


def _same_phase(phase: str, event: StatusEvent, placing: Placing) -> bool:
    """Whether a state is of this phase; a phase may also be reported as a place of its own."""
    return event.phase == phase or (not event.phase and phase in placing.name)


@dataclass(frozen=True, slots=True)
class GoldComparison:
    """An annotated disagreement."""

    place: str  #: a place's name, a county's code or `1402`
    values: frozenset[str]
    difference: Difference

    def is_met_by(self, comparison: Comparison, names: dict[str, str]) -> bool:
        """Whether a comparison is this one; `names` are the names of places by their ids."""
        place = names.get(comparison.place_id or "", comparison.adcode)
        values = {number(comparison.first.value), number(comparison.second.value)}
        same = place == self.place and values == self.values
        return same and comparison.difference is self.difference


@dataclass(frozen=True, slots=True)
class GoldComparisons:
    """The annotated disagreements of some documents."""

    documents: tuple[str, ...]
    comparisons: tuple[GoldComparison, ...]

    @classmethod
    def load(cls, path: Path) -> Self:
        """Read an annotation of disagreements.

        Raises
        ------
        ReadingError
            If the file cannot be read or is no such annotation.
        """
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
            rows = tuple(_gold_comparison(row) for row in data["comparisons"])
            return cls(tuple(data["docs"]), rows)
        except (OSError, KeyError, TypeError, ValueError) as error:
            raise ReadingError(f"标注文件“{path.name}”的格式不对，请按标注说明检查。") from error


def is_of_comparisons(path: Path) -> bool:
    """Whether an annotation is of disagreements between documents, not of one document."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(data, dict) and "docs" in data


def _gold_comparison(row: dict[str, Any]) -> GoldComparison:
    values = frozenset(number(float(value)) for value in row["values"])
    return GoldComparison(row["place"], values, Difference(row["difference"]))


def found_comparisons(
    results: Iterable[DocumentResult], gold: GoldComparisons
) -> tuple[list[GoldComparison], list[Comparison], list[Comparison]]:
    """Return the annotated disagreements that were found, those reported, and those unasked for.

    Parameters
    ----------
    results : iterable of DocumentResult
        What was read out of the annotation's documents.
    gold : GoldComparisons
        The annotation.
    """
    read = list(results)
    names = {placing.place_id: placing.name for result in read for placing in result.placings}
    issued = {result.document.id: result.document.issued for result in read}
    reported = list(compare_facts((f for result in read for f in result.facts), issued))
    found = [
        wanted for wanted in gold.comparisons if any(wanted.is_met_by(c, names) for c in reported)
    ]
    unasked = [c for c in reported if not any(w.is_met_by(c, names) for w in gold.comparisons)]
    return found, reported, unasked
