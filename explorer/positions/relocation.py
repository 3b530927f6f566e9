"""Where a passage stands after its project has changed: a document may have been read again."""

from explorer.snapshot import Passage, Snapshot

__all__ = ["Relocation"]


class Relocation:
    """Finds the passages and facts of one state of a project in another."""

    def __init__(self, before: Snapshot, after: Snapshot) -> None:
        self._before = before
        self._after = after

    def passage(self, passage: Passage | None) -> Passage | None:
        """Return where the same words stand now, nearest to where they stood; None if nowhere."""
        if passage is None:
            return None
        before = self._before.documents.get(passage.document_id)
        after = self._after.documents.get(passage.document_id)
        if before is None or after is None:
            return None
        if before.text == after.text:
            return passage
        words = before.text[passage.start : passage.end]
        start = _nearest(after.text, words, passage.start)
        return None if start is None else Passage(after.id, start, start + len(words))

    def pair(self, pair: tuple[Passage, Passage] | None) -> tuple[Passage, Passage] | None:
        """Return where two passages stand now; None if one of them is gone."""
        first, second = (self.passage(each) for each in pair or (None, None))
        return (first, second) if first and second else None

    def fact_id(self, fact_id: str, passage: Passage | None) -> str:
        """Return the id of the same fact: its own, or that of the figure at its new place."""
        if not fact_id or fact_id in self._after.facts:
            return fact_id
        before = self._before.facts.get(fact_id)
        if before is None or passage is None:
            return ""
        for fact in self._after.facts_of_document.get(passage.document_id, ()):
            if Passage.of(fact) == passage and fact.value_text == before.value_text:
                return fact.id
        return ""


def _nearest(text: str, words: str, at: int) -> int | None:
    if not words:
        return None
    before = text.rfind(words, 0, at + len(words))
    behind = text.find(words, at)
    found = [start for start in (before, behind) if start >= 0]
    return min(found, key=lambda start: abs(start - at)) if found else None
