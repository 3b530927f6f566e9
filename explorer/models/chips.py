"""The filter in force as chips: each says one thing of it and can be taken off."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from explorer.filtering import Facet, Filter
from explorer.models.facet import facet_title
from explorer.snapshot import Snapshot
from explorer.wording import listed, value_label

__all__ = ["Chip", "chips"]

#: So many values of a facet have a chip each; more share one.
_FEW = 2
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Chip:
    """What is filtered by, and the filter without it."""

    label: str
    tip: str
    without: Filter


def chips(snapshot: Snapshot, chosen: Filter) -> Iterator[Chip]:
    """Yield a chip for each condition of a filter."""
    if chosen.words.strip():
        words = translate("chips", "“{}”").format(chosen.words.strip())
        yield Chip(words, translate("chips", "含有：{}").format(words), replace(chosen, words=""))
    for facet in Facet:
        yield from _of_facet(snapshot, chosen, facet)
    if chosen.timespan is not None:
        first, last = (day.isoformat() for day in chosen.timespan)
        span = translate("chips", "{} 至 {}").format(first, last)
        yield Chip(
            span, translate("chips", "时间：{}").format(span), replace(chosen, timespan=None)
        )
    if chosen.area is not None:
        label = translate("chips", "选出的 {} 处").format(len(chosen.area))
        yield Chip(
            label, translate("chips", "只显示在地图上选出的地点"), replace(chosen, area=None)
        )


def _of_facet(snapshot: Snapshot, chosen: Filter, facet: Facet) -> Iterator[Chip]:
    values = chosen.chosen(facet)
    known = [value for value in snapshot.index.values(facet) if value in values]
    labels = [value_label(snapshot, facet, value) for value in known]
    title = facet_title(facet)
    if len(labels) > _FEW:
        label = translate("chips", "{}等 {} 项").format(labels[0], len(labels))
        tip = translate("chips", "{}：{}").format(title, listed(labels))
        yield Chip(label, tip, chosen.choosing(facet, ()))
        return
    for value, label in zip(known, labels, strict=True):
        tip = translate("chips", "{}：{}").format(title, label)
        yield Chip(label, tip, chosen.choosing(facet, values - {value}))
