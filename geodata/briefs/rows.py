"""A summary as headed tables and lines, for formats that set them without a design of their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geodata.briefs.model import Brief, Dispute, Entry, Figure, History, Source

__all__ = ["Cell", "Piece", "Section", "Table", "sections_of"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A text with the number of the quote behind it; 0 for none."""

    text: str
    note: int = 0
    anchor: int = 0  #: the number of the quote that this is


#: What stands in a cell or a line.
Cell = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part: lines, then a table."""

    heading: str
    lines: tuple[Cell, ...] = ()
    table: Table | None = None


def sections_of(brief: Brief) -> tuple[Section, ...]:
    """Return the parts of a summary in the order of its pages; empty ones are left out."""
    parts = [_head(brief)]
    if brief.key_figures:
        rows = ((_text(f.metric), _figure(f), _text(f.period)) for f in brief.key_figures)
        parts.append(Section("主要数据", table=Table(("指标", "数值", "时间"), tuple(rows))))
    parts += [_group(label, entries) for label, entries in brief.groups]
    if brief.histories:
        rows_of_steps = tuple((_text(h.name), _steps(h)) for h in brief.histories)
        parts.append(Section("进展", table=Table(("项目", "文献所述进展"), rows_of_steps)))
    if brief.disputes:
        head = ("对象", "指标", "一说", "另一说", "说明")
        parts.append(Section("数据出入", table=Table(head, tuple(map(_dispute, brief.disputes)))))
    return (*parts, Section("出处与原文", lines=tuple(_sources(brief.sources))))


def _head(brief: Brief) -> Section:
    told = [f"行政区划代码 {brief.adcode}", brief.pinyin]
    if brief.area_km2 is not None:
        told.append(f"面积 {brief.area_km2:.0f} 平方公里")
    told += [f"{brief.places} 处地点", f"{brief.facts} 条数据", f"{brief.documents} 篇文献"]
    if brief.period:
        told.append(f"所述时期 {brief.period}")
    return Section("概况", lines=(_text("　".join(told)),))


def _group(label: str, entries: tuple[Entry, ...]) -> Section:
    heading = f"{label}（{len(entries)} 处）"
    if label == "项目":
        head = ("项目", "位置", "进展", "投资", "规模", "其他数据")
        rows = tuple(
            (
                _name(entry),
                _text(entry.precision),
                _text(entry.status),
                _figure(entry.investment),
                _figure(entry.capacity),
                _figures(entry.figures),
            )
            for entry in entries
        )
        return Section(heading, table=Table(head, rows))
    others = tuple(
        (_name(entry), _text(entry.kind), _text(entry.precision), _figures(_all_figures(entry)))
        for entry in entries
    )
    return Section(heading, table=Table(("名称", "类别", "位置", "数据"), others))


def _all_figures(entry: Entry) -> list[Figure]:
    return [f for f in (entry.investment, entry.capacity, *entry.figures) if f is not None]


def _text(text: str) -> Cell:
    return (Piece(text),) if text else ()


def _name(entry: Entry) -> Cell:
    return (Piece(entry.name, entry.note),)


def _figure(figure: Figure | None) -> Cell:
    return (Piece(figure.text, figure.note),) if figure else ()


def _figures(figures: Iterable[Figure]) -> Cell:
    pieces: list[Piece] = []
    for figure in figures:
        joint = "；" if pieces else ""
        pieces.append(Piece(f"{joint}{figure.metric} {figure.text}", figure.note))
    return tuple(pieces)


def _steps(history: History) -> Cell:
    pieces: list[Piece] = []
    for step in history.steps:
        joint = " → " if pieces else ""
        planned = "计划" if step.is_planned else ""
        when = f"（{step.when}）" if step.when else ""
        pieces.append(Piece(f"{joint}{planned}{step.status}{when}", step.note))
    return tuple(pieces)


def _dispute(dispute: Dispute) -> tuple[Cell, ...]:
    why = "。".join(filter(None, (f"{dispute.label}：{dispute.why.rstrip('。')}", dispute.verdict)))
    sides = (dispute.first, dispute.second)
    told = (
        (Piece(f"{side.text}{f'（{side.period}）' if side.period else ''}", side.note),)
        for side in sides
    )
    return (_text(dispute.subject), _text(dispute.metric), *told, _text(why))


def _sources(sources: Iterable[Source]) -> Iterable[Cell]:
    for source in sources:
        yield _text(
            "　".join(filter(None, (f"《{source.title}》", source.publisher, source.issued)))
        )
        for quote in source.quotes:
            yield (Piece(f"[{quote.note}] {quote.text}", anchor=quote.note),)
