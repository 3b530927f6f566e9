"""The rows of the county panel: what they are about, and what they hold."""

from dataclasses import dataclass, field
from enum import StrEnum

from geodata.model import Fact

__all__ = ["Node", "Part"]


class Part(StrEnum):
    """What a row is about."""

    PLACES = "places"
    KIND = "kind"
    FIGURES = "figures"
    METRIC = "metric"
    MORE = "more"  #: what is not listed here
    PROJECTS = "projects"
    STATUS = "status"
    PROJECT = "project"


@dataclass(eq=False, slots=True)
class Node:
    """A row: its label, a value for each county, and what a click on it means."""

    part: Part
    label: str
    values: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()  #: below the values: of when they are
    source: str = ""  #: below the label: where the first value comes from
    key: str = ""  #: the kind's, status's or place's id, or the metric
    facts: tuple[tuple[Fact, ...], ...] = ()  #: of each county, of a metric's row
    pending: int = 0  #: the set of places whose rows are made when the status is unfolded
    parent: "Node | None" = None
    row: int = 0
    children: list["Node"] = field(default_factory=list)

    def add(self, child: "Node") -> "Node":
        """Append a row below this one."""
        child.parent, child.row = self, len(self.children)
        self.children.append(child)
        return child
