"""One door to the summaries in all their formats, for window and command line."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from geodata.briefs.content import brief_of
from geodata.briefs.maps import Maps
from geodata.errors import ExportError
from geodata.exporting.files import write_in_one_step
from geodata.exporting.kinds import Paper
from geodata.mapping.payload import ATTRIBUTION
from geodata.model import CITY
from geodata.project import Project
from geodata.watching import Watch

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime
    from pathlib import Path

    from geodata.briefs.model import Brief
    from geodata.model import Place

__all__ = ["ALL", "SUFFIXES", "Edition", "make_brief", "write_brief"]

#: Stands for the atlas of all counties where a county is asked for.
ALL = "all"
#: The formats, by the endings of their files' names.
SUFFIXES = (".pdf", ".docx", ".html")

_REVIEW_NOTE = "内部工作用图"


@dataclass(frozen=True)
class Edition:
    """What is set: one summary, or all of them."""

    title: str
    subtitle: str
    author: str
    made: datetime
    paper: Paper
    review_note: str
    briefs: tuple[Brief, ...]
    places: tuple[Place, ...]
    maps: Maps
    is_atlas: bool
    is_filtered: bool  #: whether places were chosen, so that others are left out

    @property
    def made_on(self) -> str:
        """The day of making, in words."""
        return f"{self.made.year}年{self.made.month}月{self.made.day}日制"

    @property
    def map_note(self) -> str:
        """The maps' datum and sources, and that places are left out where they are."""
        chosen = f"只含筛选出的 {len(self.places)} 处地点。" if self.is_filtered else ""
        return f"{chosen}坐标系 WGS-84。{ATTRIBUTION}"


def write_brief(
    project_path: Path,
    out: Path,
    adcode: str,
    *,
    made: datetime,
    paper: Paper = Paper.A4,
    place_ids: Collection[str] | None = None,
    watch: Watch | None = None,
) -> None:
    """Write a county's summary, the city's, or the atlas of all, in the format of the file's name.

    Parameters
    ----------
    project_path, out
        The project file and the file to be written, in one step.
    adcode
        A county's code, `1402` for the city as a whole, or `ALL`.
    made
        The moment that the pages tell as that of their making.
    paper
        Its size.
    place_ids
        The places that may stand in it; None means all.
    watch
        Told how much is done.

    Raises
    ------
    ProjectError
        If the project cannot be opened.
    ExportError
        If the file cannot be written, or its name has another ending than `SUFFIXES`.
    """
    suffix = out.suffix.lower()
    if suffix not in SUFFIXES:
        raise ExportError(f"“{out}”的格式不能写：文件名请以 {'、'.join(SUFFIXES)} 结尾。")
    watch = watch or Watch()
    content = make_brief(
        project_path,
        suffix,
        adcode,
        made=made,
        paper=paper,
        place_ids=place_ids,
        watch=watch.part(0.0, 0.98),
    )
    write_in_one_step(out, content, source=project_path, watch=watch.part(0.98, 1.0))


def make_brief(
    project_path: Path,
    suffix: str,
    adcode: str,
    *,
    made: datetime,
    paper: Paper = Paper.A4,
    place_ids: Collection[str] | None = None,
    watch: Watch | None = None,
) -> bytes:
    """Return a summary in the format of one of `SUFFIXES`; see `write_brief`."""
    watch = watch or Watch()
    with Project.open(project_path) as project:
        project.stop_when(watch.is_stopped)
        codes = [CITY, *(c.adcode for c in project.counties())] if adcode == ALL else [adcode]
        shares = [0.6 * number / len(codes) for number in range(len(codes) + 1)]
        briefs = tuple(
            brief_of(project, code, place_ids=place_ids, watch=watch.part(*share))
            for code, share in zip(codes, pairwise(shares), strict=True)
        )
        watch.at(0.6)
        wanted = None if place_ids is None else frozenset(place_ids)
        places = tuple(p for p in project.places() if wanted is None or p.id in wanted)
    edition = Edition(
        title="大同市地图集" if adcode == ALL else f"{briefs[0].name}摘要",
        subtitle=f"十县区摘要　{project_path.stem}",
        author="大同图览",
        made=made,
        paper=paper,
        review_note=_REVIEW_NOTE,
        briefs=briefs,
        places=places,
        maps=Maps(places, watch.part(0.6, 1.0)),
        is_atlas=adcode == ALL,
        is_filtered=wanted is not None,
    )
    return _make(edition, suffix)


def _make(edition: Edition, suffix: str) -> bytes:
    # What a format is made with comes when it is asked for.
    if suffix == ".docx":
        from geodata.briefs.word import brief_docx  # noqa: PLC0415

        return brief_docx(edition)
    if suffix == ".html":
        from geodata.briefs.webpage import brief_html  # noqa: PLC0415

        return brief_html(edition)
    from geodata.briefs.pages import brief_pdf  # noqa: PLC0415

    return brief_pdf(edition)
