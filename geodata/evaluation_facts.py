"""Which of the reported figures are the annotated ones."""

import unicodedata
from collections.abc import Sequence

from geodata.evaluation_gold import GoldFact, number
from geodata.model import Fact

__all__ = ["paired_facts", "same_figure"]


def paired_facts(facts: Sequence[Fact], wanted: Sequence[GoldFact]) -> list[tuple[GoldFact, Fact]]:
    """Pair annotated facts with reported ones, each used once, those in the quote first."""
    pairs = []
    used: set[str] = set()
    for gold in wanted:
        candidates = [
            fact
            for fact in facts
            if fact.id not in used
            and same_figure(gold, fact)
            and any(fact.start < end and start < fact.end for start, end in gold.spans)
        ]
        if not candidates:
            continue
        best = min(
            candidates,
            key=lambda fact: not any(s <= fact.value_start < e for s, e in gold.spans),
        )
        used.add(best.id)
        pairs.append((gold, best))
    return pairs


def same_figure(gold: GoldFact, fact: Fact) -> bool:
    """Whether value and unit are the same, however the figure is cut into the two.

    What is written may be cut in several ways (1975 年 or 1975年, 6 个 or 6 个乡), and full-width
    signs are the same as plain ones.
    """
    unit, other = _plain(gold.unit), _plain(fact.unit)
    if _plain(gold.value + gold.unit) == _plain(fact.value_text + fact.unit):
        return True
    is_count = all(name[:1] == "个" and "百分点" not in name for name in (unit, other))
    same_unit = unit == other or (is_count and "个" in (unit, other))
    return same_unit and gold.value in (number(fact.value), fact.value_text)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
