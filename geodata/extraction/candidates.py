"""A name of a place as the text has it, before anybody decides where that place is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geodata.gazetteer import Entry
    from geodata.model import Kind

__all__ = ["PlaceName"]


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A span of `View.text` that names a place: `view.text[start:end] == surface`."""

    start: int  #: code points into `View.text`, the repaired text
    end: int
    surface: str  #: as the repaired text has it
    name: str  #: the fullest form that text and gazetteer tell; one place, one name a document
    kind: Kind
    entries: tuple[Entry, ...] = ()  #: gazetteer entries that it may be; several: ambiguous
    counties: tuple[str, ...] = ()  #: adcodes that the name or its prefix states (`云冈区…`)
    outside: str | None = None  #: why it is known to lie outside Datong (`名称含“浙江”`)
    rule: str = ""  #: the family that found it
