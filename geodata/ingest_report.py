"""What an ingest tells: how far it is, what it could not read, what it has done."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

__all__ = ["Failure", "Notice", "Progress", "Stage", "Summary"]


class Stage(StrEnum):
    """What is being done with a document, in Chinese for the user."""

    READING = "读取"
    LAYOUT = "分段"
    NAMES = "找地名"
    PLACES = "定位"
    FACTS = "找数字"
    SAVING = "保存"
    DONE = "完成"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ingest has come: `done` of `total` files, and what happens to `path` now."""

    path: Path
    done: int
    total: int
    stage: Stage


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read, and the sentence that says why."""

    path: Path
    message: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know of a file that was no failure: a part left out, a text known already."""

    path: Path
    message: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What an ingest did; places and facts are those of the whole project afterwards."""

    added: int
    updated: int
    unchanged: int  #: known already, under this name or another
    failures: tuple[Failure, ...]
    places: int
    facts: int
    seconds: float
    cancelled: bool
    notices: tuple[Notice, ...] = ()
