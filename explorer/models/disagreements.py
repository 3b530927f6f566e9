"""The disagreements among the figures as a list: what differs, on both sides, and why."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from explorer.i18n import library_text
from explorer.models.cards import KEY_ROLE, Card, make_card
from explorer.models.scope import Scope, comparisons_in
from explorer.snapshot import Passage
from explorer.state import State
from explorer.wording import difference_label
from geodata.model import Comparison, Difference, Verdict

__all__ = ["COMPARISON_ROLE", "ROW_ROLE", "DisagreementModel", "Sides", "compared_disagreement"]

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NO_PARENT = QModelIndex()
COMPARISON_ROLE = _Role.UserRole + 1  #: the `Comparison`
ROW_ROLE = _Role.UserRole + 3  #: what the row shows, `Sides`


@dataclass(frozen=True, slots=True)
class Sides:
    """What a row shows of a disagreement."""

    subject: str
    metric: str
    difference: Difference
    why: str
    verdict: Verdict
    note: str
    first: Card
    second: Card

    @property
    def as_text(self) -> str:
        """Return the disagreement as text with both quotes and sources."""
        head = QCoreApplication.translate("disagreements", "{} {}：{}。{}").format(
            self.subject, self.metric, difference_label(self.difference), self.why
        )
        return "\n".join((head, self.first.as_text, self.second.as_text))


class DisagreementModel(QAbstractListModel):
    """The disagreements of a scope with one label, or all; the unexplained ones come first.

    Attributes
    ----------
    difference
        The label that is listed; None for all.
    only_open
        Whether those are left out of which a person has said what holds.
    """

    def __init__(self, state: State, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.scope = Scope.SHOWN
        self.difference: Difference | None = None
        self.only_open = False
        self._in_scope: list[Comparison] = []
        self._listed: list[Comparison] = []
        self._row_of: dict[str, int] = {}
        self._fill()
        state.project_changed.connect(self.refill)
        state.filter_changed.connect(self._on_filter_changed)
        state.selection_changed.connect(self._on_selection_changed)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of disagreements."""
        return 0 if parent.isValid() else len(self._listed)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        """Return the disagreement, as a value or as text."""
        comparison = self._listed[index.row()]
        if role == COMPARISON_ROLE:
            return comparison
        if role == KEY_ROLE:
            return comparison.id
        if role == ROW_ROLE:
            return self._sides(comparison)
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return self._sides(comparison).as_text
        return None

    def row_of(self, comparison_id: str) -> int:
        """Return the row of a disagreement, -1 when it is not listed."""
        return self._row_of.get(comparison_id, -1)

    def counts(self) -> Counter[Difference]:
        """Return how many disagreements of the scope have each label."""
        return Counter(comparison.difference for comparison in self._in_scope)

    def open_count(self) -> int:
        """Return how many nobody has settled."""
        return sum(comparison.verdict is Verdict.OPEN for comparison in self._in_scope)

    def choose(
        self, scope: Scope, difference: Difference | None, *, only_open: bool = False
    ) -> None:
        """List others."""
        if (scope, difference, only_open) != (self.scope, self.difference, self.only_open):
            self.scope, self.difference, self.only_open = scope, difference, only_open
            self.refill()

    def refill(self) -> None:
        """List anew what the state says now."""
        self.beginResetModel()
        self._fill()
        self.endResetModel()

    def _on_filter_changed(self) -> None:
        self._follow(Scope.SHOWN)

    def _on_selection_changed(self) -> None:
        self._follow(Scope.SELECTED)

    def _follow(self, scope: Scope) -> None:
        if scope is self.scope and comparisons_in(self._state, scope) != self._in_scope:
            self.refill()

    def _sides(self, comparison: Comparison) -> Sides:
        snapshot = self._state.snapshot
        first, second = (
            make_card(snapshot, fact, names_subject=False)
            for fact in (comparison.first, comparison.second)
        )
        return Sides(
            first.subject,
            comparison.metric,
            comparison.difference,
            library_text(comparison.why),
            comparison.verdict,
            comparison.note,
            first,
            second,
        )

    def _fill(self) -> None:
        self._in_scope = comparisons_in(self._state, self.scope)
        listed = [
            comparison
            for comparison in self._in_scope
            if self.difference in (None, comparison.difference)
            and not (self.only_open and comparison.verdict is not Verdict.OPEN)
        ]
        self._listed = sorted(listed, key=lambda c: c.difference is not Difference.CONFLICT)
        self._row_of = {comparison.id: row for row, comparison in enumerate(self._listed)}


def compared_disagreement(state: State) -> Comparison | None:
    """Return the disagreement whose passages the state compares, None if they are others."""
    if state.compared is None:
        return None
    of_these = (
        comparison
        for comparison in state.snapshot.comparisons
        if (Passage.of(comparison.first), Passage.of(comparison.second)) == state.compared
    )
    return next(of_these, None)
