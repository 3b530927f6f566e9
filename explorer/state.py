"""The one observable state of the window: the project, what of it is shown, what is selected.

Panels get it in their constructor, follow its signals and send it intents; they do not know one
another. It holds values only, and knows no widget.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QMetaMethod, QObject, Signal

from explorer.filtering import Filter
from explorer.positions.relocation import Relocation
from explorer.snapshot import Passage, Snapshot
from geodata.model import CITY, Fact, Mention, Place
from geodata.project.edits import Edit

__all__ = ["Selection", "State"]


@dataclass(frozen=True, slots=True)
class Selection:
    """What the user looks at: places or a county, and a passage of a document."""

    place_ids: tuple[str, ...] = ()
    adcode: str = ""  #: of the county (or the city) when no place is selected
    fact_id: str = ""
    passage: Passage | None = None

    @property
    def is_empty(self) -> bool:
        """Whether neither a place nor a county is selected."""
        return not self.place_ids and not self.adcode


class State(QObject):
    """The observable state.

    Attributes
    ----------
    snapshot, filter, selection, hovered
        The present values; change them through the methods only.
    shown
        The places that the filter lets pass, in the project's order.
    shown_set
        The same as a set of `Snapshot.index`.
    compared
        Two passages that the user wants side by side, or None.
    is_awaited
        Whether a project is being opened.

    Signals
    -------
    project_changed, filter_changed, selection_changed, hover_changed, compared_changed
        Sent after the value and all that depends on it have changed.
    awaited_changed
        A project is being opened, or no longer.
    panel_wanted
        The name of a panel that is to come to the front: "facts", "source", "county",
        "disagreements", "table", "timeline", "documents" or "search".
    edit_wanted
        A change of the project (`geodata.project.edits.Edit`) that the user asks for.
    brief_wanted
        The county (its code) whose summary the user wants.
    """

    project_changed = Signal()
    filter_changed = Signal()
    selection_changed = Signal()
    hover_changed = Signal()
    compared_changed = Signal()
    awaited_changed = Signal()
    panel_wanted = Signal(str)
    edit_wanted = Signal(object)
    brief_wanted = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.snapshot = Snapshot()
        self.filter = Filter()
        self.selection = Selection()
        self.hovered = ""
        self.compared: tuple[Passage, Passage] | None = None
        self.is_awaited = False
        self.shown: tuple[Place, ...] = ()
        self.shown_set = 0

    def set_snapshot(self, snapshot: Snapshot) -> None:
        """Take another project, or the same one changed; what still exists stays as it was."""
        relocation = Relocation(self.snapshot, snapshot)
        self.snapshot = snapshot
        self.filter = self.filter.existing(snapshot)
        self._find_shown()
        self.selection = _existing(self.selection, snapshot, relocation)
        compared, self.compared = self.compared, relocation.pair(self.compared)
        self.hover("")
        self.project_changed.emit()
        self.filter_changed.emit()
        self.selection_changed.emit()
        if compared != self.compared:
            self.compared_changed.emit()

    def await_project(self, *, is_awaited: bool) -> None:
        """Say that a project is being opened, or no longer."""
        if is_awaited != self.is_awaited:
            self.is_awaited = is_awaited
            self.awaited_changed.emit()

    def set_filter(self, chosen: Filter) -> None:
        """Show the places that a filter lets pass; the selection stays."""
        if chosen == self.filter:
            return
        self.filter = chosen
        self._find_shown()
        self.filter_changed.emit()

    def hover(self, place_id: str) -> None:
        """Mark the place under the pointer; `""` for none."""
        if place_id and place_id not in self.snapshot.places:
            return
        if place_id != self.hovered:
            self.hovered = place_id
            self.hover_changed.emit()

    def select_places(self, place_ids: Iterable[str]) -> None:
        """Select places and the passage that says most of the first one."""
        known = tuple(i for i in dict.fromkeys(place_ids) if i in self.snapshot.places)
        if known and known == self.selection.place_ids:
            return
        passage = self._telling_passage(known[0]) if known else None
        self._select(Selection(place_ids=known, passage=passage))

    def select_area(self, adcode: str) -> None:
        """Select a county or the city."""
        facts = self.snapshot.facts_of_area.get(adcode, ())
        passage = Passage.of(facts[0]) if facts else self.selection.passage
        self._select(Selection(adcode=adcode, passage=passage))

    def select_fact(self, fact_id: str) -> None:
        """Select a fact, with the place or county that it is about."""
        fact = self.snapshot.facts.get(fact_id)
        if fact is None:
            return
        places = self._places_with(fact)
        adcode = "" if places else fact.adcode
        self._select(Selection(places, adcode, fact_id, Passage.of(fact)))

    def select_mention(self, mention_id: str) -> None:
        """Select the place that a mention names, and the mention as the passage."""
        mention = self.snapshot.mentions.get(mention_id)
        if mention is not None:
            self._select(Selection((mention.place_id,), passage=Passage.of(mention)))

    def select_passage(self, passage: Passage) -> None:
        """Read a passage of a document; the selected places or county stay so."""
        if passage.document_id in self.snapshot.documents:
            self._select(replace(self.selection, fact_id="", passage=passage))

    def compare_passages(self, first: Passage, second: Passage) -> None:
        """Show two passages side by side."""
        if (first, second) != self.compared:
            self.compared = (first, second)
            self.compared_changed.emit()

    def end_comparison(self) -> None:
        """Go back to one text."""
        if self.compared is not None:
            self.compared = None
            self.compared_changed.emit()

    def show_panel(self, name: str) -> None:
        """Ask the window to bring a panel to the front."""
        self.panel_wanted.emit(name)

    @property
    def gives_briefs(self) -> bool:
        """Whether somebody makes county summaries."""
        return self.isSignalConnected(QMetaMethod.fromSignal(self.brief_wanted))

    def ask_for_brief(self, adcode: str) -> None:
        """Ask for the summary of a county."""
        self.brief_wanted.emit(adcode)

    def edit(self, edit: Edit) -> None:
        """Ask for a change of the project, such as `SettleComparison(id, verdict, note)`.

        It is carried out off the main thread and can be undone; the changed project comes back
        through `set_snapshot`.
        """
        self.edit_wanted.emit(edit)

    def clear_selection(self) -> None:
        """Select nothing; the passage stays, so that the reader keeps his line."""
        self._select(Selection(passage=self.selection.passage))

    def selected_facts(self) -> tuple[Fact, ...]:
        """Return the facts of the selected places or county, in reading order.

        Without a selection these are the facts about the whole city.
        """
        if not self.selection.place_ids:
            return self.snapshot.facts_of_area.get(self.selection.adcode or CITY, ())
        of_place = self.snapshot.facts_of_place
        return tuple(fact for i in self.selection.place_ids for fact in of_place.get(i, ()))

    def _find_shown(self) -> None:
        self.shown_set = self.snapshot.index.find(self.filter)
        self.shown = self.snapshot.index.places_in(self.shown_set)

    def _select(self, selection: Selection) -> None:
        if selection != self.selection:
            self.selection = selection
            self.selection_changed.emit()

    def _places_with(self, fact: Fact) -> tuple[str, ...]:
        """Keep several selected places when the fact is about one of them."""
        if fact.place_id is None:
            return ()
        if fact.place_id in self.selection.place_ids:
            return self.selection.place_ids
        return (fact.place_id,)

    def _telling_passage(self, place_id: str) -> Passage | None:
        facts = self.snapshot.facts_of_place.get(place_id, ())
        mentions = self.snapshot.mentions_of_place.get(place_id, ())
        items: list[Fact | Mention] = [*facts[:1], *mentions[:1]]
        return Passage.of(items[0]) if items else None


def _existing(selection: Selection, snapshot: Snapshot, relocation: Relocation) -> Selection:
    passage = relocation.passage(selection.passage)
    return Selection(
        place_ids=tuple(i for i in selection.place_ids if i in snapshot.places),
        adcode=selection.adcode if selection.adcode in snapshot.area_names else "",
        fact_id=relocation.fact_id(selection.fact_id, passage),
        passage=passage,
    )
