"""A summary as headed tables and lines: what all formats set, each in its own manner."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geodata.mapping.placement import text_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from geodata.briefs.model import Brief, Chart, Dispute, Entry, Figure, History, Source

__all__ = ["SHORT_EM", "Cell", "Piece", "Section", "Table", "sections_of"]

#: A column that is no wider never breaks its lines; the others share what is left.
SHORT_EM = 10.0
_WIDEST_EM = 30.0
_NOTE_EM = 1.3
#: Between Chinese and Latin characters or digits stands a small gap.
_SEAMS = re.compile(r"(?<=[^\x00-\x7f])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[^\x00-\x7f])")
_GAP_EM = 0.25


@dataclass(frozen=True, slots=True)
class Piece:
    """A text with the number of the quote behind it; 0 for none."""

    text: str
    note: int = 0
    anchor: int = 0  #: the number of the quote that follows
    place: str = ""  #: the id of the place that stands here, for an index
    is_muted: bool = False


#: What stands in a cell or a line.
Cell = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths_em: tuple[float, ...]  #: how wide the columns would like to be
    is_paired: bool = False  #: whether two rows may stand side by side on a wide page


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part: lines, then tables; charts show the same as the tables beside them."""

    heading: str
    lines: tuple[Cell, ...] = ()
    tables: tuple[Table, ...] = ()
    charts: tuple[Chart, ...] = ()


def sections_of(brief: Brief) -> tuple[Section, ...]:
    """Return the parts of a summary in the order of its pages; empty ones are left out."""
    parts = [_head(brief)]
    if brief.key_figures:
        parts.append(Section("主要数据", tables=(_figures_table(brief.key_figures),)))
    if brief.charts:
        parts.append(Section("数据比较", tables=(_chart_table(brief.charts),), charts=brief.charts))
    parts += [_group(label, entries) for label, entries in brief.groups]
    if brief.histories:
        rows = [(_text(h.name), _steps(h)) for h in brief.histories]
        parts.append(Section("进展", tables=(_table(("项目", "文献所述进展"), rows),)))
    if brief.other_figures:
        heading = "其他数据" if brief.key_figures else "数据"
        parts.append(Section(heading, tables=(_figures_table(brief.other_figures),)))
    if brief.disputes:
        head = ("对象", "指标", "一说", "另一说", "说明")
        parts.append(Section("数据出入", tables=(_table(head, map(_dispute, brief.disputes)),)))
    if not brief.sources:
        return (*parts, Section("出处与原文", lines=(_muted("读入的文献没有说到这里。"),)))
    return (*parts, Section("出处与原文", lines=tuple(_sources(brief.sources))))


def _head(brief: Brief) -> Section:
    told = [f"行政区划代码 {brief.adcode}", brief.pinyin]
    if brief.area_km2 is not None:
        told.append(f"面积 {brief.area_km2:.0f} 平方公里")
    told += [f"{brief.places} 处地点", f"{brief.facts} 条数据", f"{brief.documents} 篇文献"]
    if brief.period:
        told.append(f"所述时期 {brief.period}")
    return Section("概况", lines=(_text("　".join(told)),))


def _figures_table(figures: Iterable[Figure]) -> Table:
    rows = ((_text(f.metric), _figure(f), _muted(f.period)) for f in figures)
    return _table(("指标", "数值", "时间"), rows, paired=True)


def _chart_table(charts: Iterable[Chart]) -> Table:
    rows = [
        (_text(chart.metric), _text(bar.label), (Piece(bar.text, bar.note),))
        for chart in charts
        for bar in chart.bars
    ]
    return _table(("指标", "时间或县区", "数值"), rows)


def _group(label: str, entries: tuple[Entry, ...]) -> Section:
    """Return places with what is told of them, then, briefly, those that are only named."""
    told = [entry for entry in entries if entry.status or _all_figures(entry)]
    named = [entry for entry in entries if not (entry.status or _all_figures(entry))]
    named.sort(key=lambda entry: not entry.is_position)
    tables = []
    if told:
        columns = _columns(label)
        rows = ([make(entry) for _, make in columns] for entry in told)
        tables.append(_table([head for head, _ in columns], rows))
    if named:
        is_mixed = len({entry.kind for entry in entries}) > 1
        heads = ("类别" if is_mixed else "位置", "另提到" if told else "名称")
        tables.append(_table(heads, _named(named, lambda e: e.kind if is_mixed else e.precision)))
    return Section(f"{label}（{len(entries)} 处）", tables=tuple(tables))


def _columns(label: str) -> list[tuple[str, Callable[[Entry], Cell]]]:
    columns: list[tuple[str, Callable[[Entry], Cell]]] = [
        (label if label == "项目" else "名称", _name),
        ("位置", lambda entry: _muted(entry.precision)),
        ("进展", lambda entry: _text(entry.status)),
    ]
    if label == "项目":
        return [
            *columns,
            ("投资", lambda entry: _figure(entry.investment)),
            ("规模", lambda entry: _figure(entry.capacity)),
            ("其他数据", lambda entry: _figures(entry.figures)),
        ]
    columns.insert(1, ("类别", lambda entry: _text(entry.kind)))
    return [*columns, ("数据", lambda entry: _figures(_all_figures(entry)))]


def _named(entries: Iterable[Entry], key: Callable[[Entry], str]) -> list[tuple[Cell, ...]]:
    """Return names in one row for each group, groups in the order of their first."""
    groups: dict[str, list[Piece]] = {}
    for entry in entries:
        pieces = groups.setdefault(key(entry), [])
        if pieces:
            pieces.append(Piece("、"))
        pieces += _name(entry)
    return [(_text(group), tuple(pieces)) for group, pieces in groups.items()]


def _table(head: Sequence[str], rows: Iterable[Sequence[Cell]], *, paired: bool = False) -> Table:
    """Return a table without the columns that are empty in all rows."""
    found = [tuple(row) for row in rows]
    kept = [n for n in range(len(head)) if n == 0 or any(row[n] for row in found)]
    cells = tuple(tuple(row[n] for n in kept) for row in found)
    heads = tuple(head[n] for n in kept)
    widths = tuple(
        min(max(text_width(title, 1), *(_width_em(row[n]) for row in cells)), _WIDEST_EM)
        for n, title in enumerate(heads)
    )
    return Table(heads, cells, widths, is_paired=paired)


def _width_em(cell: Cell) -> float:
    words = sum(text_width(piece.text, 1) + _NOTE_EM * bool(piece.note) for piece in cell)
    return words + _GAP_EM * sum(len(_SEAMS.findall(piece.text)) for piece in cell)


def _all_figures(entry: Entry) -> list[Figure]:
    return [f for f in (entry.investment, entry.capacity, *entry.figures) if f is not None]


def _text(text: str) -> Cell:
    return (Piece(text),) if text else ()


def _muted(text: str) -> Cell:
    return (Piece(text, is_muted=True),) if text else ()


def _name(entry: Entry) -> Cell:
    return (Piece(entry.name, entry.note, place=entry.place_id),)


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
            yield (
                Piece(f"[{quote.note}] ", anchor=quote.note, is_muted=True),
                Piece(quote.text),
            )
