"""The commands that need no Qt: `python -m geodata`, and behind them `datong`.

Nothing heavy is imported before a command needs it: `--help` must answer at once, and the
explorer passes through here on its way to a window.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from geodata.errors import GeodataError
from geodata.exporting.datums import Frame
from geodata.exporting.kinds import Format, Paper
from geodata.resources import seeds

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.progress import Progress as Bar

    from geodata.ingest import Progress, Summary

__all__ = ["app", "main"]

app = typer.Typer(
    help="大同图览：读入关于大同的文章，把其中的地点和数字画上地图。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
export = typer.Typer(help="把项目导出为别的格式。", no_args_is_help=True)
app.add_typer(export, name="export")

# typer's own word on an unreadable file would stop the others; the library's is one line on one.
_ProjectPath = Annotated[Path, typer.Argument(help="项目文件（*.gpkg）", readable=False)]

_Counties = Annotated[
    list[str] | None,
    typer.Option("--county", help="只导出这个县区（名称或代码），可重复", show_default=False),
]
_Kinds = Annotated[
    list[str] | None,
    typer.Option("--kind", help="只导出这个类别，可重复", show_default=False),
]


def main(arguments: list[str] | None = None) -> None:
    """Run a command; the border where the library's errors become a line for the user."""
    try:
        app(arguments)
    except GeodataError as error:
        _tell_error(str(error))
        sys.exit(1)


def _tell_error(message: str) -> None:
    typer.echo(f"错误：{message}", err=True)


@app.command(help="读入文章：提取地点和数字，定位，存入项目文件。")
def ingest(
    files: Annotated[
        list[Path],
        typer.Argument(help="文章文件（txt、md、html、docx、pdf）或文件夹", readable=False),
    ],
    project: Annotated[Path, typer.Option(help="项目文件（*.gpkg），没有则新建", readable=False)],
    workers: Annotated[
        int | None,
        typer.Option(min=1, help="同时读取的进程数，不写则按文件多少而定", show_default=False),
    ] = None,
) -> None:
    """Read documents into a project."""
    # Imported here, as in all commands, to keep the start of the program quick.
    from geodata import ingest as pipeline  # noqa: PLC0415
    from geodata.ingest_files import files_of  # noqa: PLC0415
    from geodata.workers import process_pool, suitable_workers  # noqa: PLC0415

    count = workers or suitable_workers(files_of(files))
    with process_pool(count) as executor, _progress_bar() as bar:
        summary = pipeline.ingest(
            files,
            project,
            on_progress=_shown_on(bar),
            executor=executor,
            in_flight=3 * count,
        )
    for failure in summary.failures:
        _tell_error(failure.message)
    for notice in summary.notices:
        typer.echo(f"注意：{notice.message}", err=True)
    typer.echo(_closing_line(summary, project))
    if summary.failures:
        raise typer.Exit(1)


def _progress_bar() -> "Bar":
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    console = Console(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def _shown_on(bar: "Bar") -> "Callable[[Progress], None]":
    task = bar.add_task("", total=None)

    def show(progress: "Progress") -> None:
        bar.update(
            task,
            total=progress.total,
            completed=progress.done,
            description=f"{progress.path.name} {progress.stage}",
        )

    return show


def _closing_line(summary: "Summary", project: Path) -> str:
    done = summary.added + summary.updated + summary.unchanged
    return (
        f"已读入 {done} 份文件（新增 {summary.added}，更新 {summary.updated}，"
        f"未变 {summary.unchanged}，失败 {len(summary.failures)}）："
        f"地点 {summary.places}，事实 {summary.facts}，用时 {summary.seconds:.1f} 秒"
        f"{f' → {project}' if done else ''}"
    )


@export.command("html", help="导出为单个网页文件，不联网也能打开。")
def export_html(
    project: _ProjectPath,
    out: Annotated[Path, typer.Argument(help="要写的网页文件（*.html）", readable=False)],
    title: Annotated[str, typer.Option(help="标题")] = "大同图览",
    note: Annotated[str, typer.Option(help="作者说明")] = "",
    review_number: Annotated[str, typer.Option(help="审图号；不写则注明内部工作用图")] = "",
    no_excerpts: Annotated[bool, typer.Option(help="不附引文前后的原文")] = False,  # noqa: FBT002
    county: _Counties = None,
    kind: _Kinds = None,
) -> None:
    """Write the map as one HTML file."""
    from geodata.exporting import html  # noqa: PLC0415

    html.export_html(
        project,
        out,
        imprint=html.Imprint(title, note, review_number),
        place_ids=_chosen(project, county or (), kind or ()),
        with_excerpts=not no_excerpts,
    )
    typer.echo(f"已导出网页地图（{out.stat().st_size / 1e6:.1f} MB）→ {out}")


def _add_export(kind: Format) -> None:
    """Add the command that exports to a format."""
    suffixes = "、".join(f"*{suffix}" for suffix in kind.suffixes)

    @export.command(kind.value, help=f"导出为 {kind.label}。")
    def command(
        project: _ProjectPath,
        out: Annotated[Path, typer.Argument(help=f"要写的文件（{suffixes}）", readable=False)],
        datum: Annotated[
            Frame, typer.Option(help="坐标系", hidden=not kind.has_frames)
        ] = Frame.WGS84,
        county: _Counties = None,
        kind_of_place: _Kinds = None,
        size: Annotated[
            str, typer.Option(help="宽x高，毫米", hidden=not kind.is_picture)
        ] = "180x190",
        dpi: Annotated[
            int,
            typer.Option(min=30, max=1200, help="每英寸点数", hidden=kind is not Format.PNG),
        ] = 300,
    ) -> None:
        from geodata.exporting.choosing import picture_size  # noqa: PLC0415
        from geodata.exporting.formats import export_file  # noqa: PLC0415

        chosen = _chosen(project, county or (), kind_of_place or ())
        picture = picture_size(size, dpi)
        files = export_file(project, out, kind, frame=datum, place_ids=chosen, picture=picture)
        megabytes = sum(file.stat().st_size for file in files) / 1e6
        others = f"等 {len(files)} 个文件" if len(files) > 1 else ""
        typer.echo(f"已导出 {kind.label}（{megabytes:.1f} MB）→ {files[0]}{others}")


def _chosen(
    project: Path, counties: "Sequence[str]", kinds: "Sequence[str]"
) -> frozenset[str] | None:
    """Return the ids of the places that the options mean; None for all."""
    if not counties and not kinds:
        return None
    from geodata.exporting.choosing import choose_places, find_county, find_kind  # noqa: PLC0415
    from geodata.project import Project  # noqa: PLC0415

    with Project.open(project) as opened:
        return choose_places(
            opened.places(),
            kinds=[find_kind(word) for word in kinds],
            counties=[find_county(word, opened.counties()) for word in counties],
        )


for _format in Format:
    _add_export(_format)


@app.command(help="县区摘要：可打印的 PDF、Word 文档或网页。")
def brief(
    county: Annotated[str, typer.Argument(help="县区的名称或代码，大同市（1402），或 all（全部）")],
    project: _ProjectPath,
    out: Annotated[
        Path, typer.Argument(help="要写的文件（*.pdf、*.docx、*.html）", readable=False)
    ],
    paper: Annotated[Paper, typer.Option(help="纸张")] = Paper.A4,
) -> None:
    """Write a county's summary, or the atlas of all."""
    from datetime import datetime  # noqa: PLC0415

    from geodata.briefs.work import ALL, write_brief  # noqa: PLC0415
    from geodata.exporting.choosing import find_county  # noqa: PLC0415
    from geodata.project import Project  # noqa: PLC0415

    with Project.open(project) as opened:
        adcode = ALL if county == ALL else find_county(county, opened.counties())
    write_brief(project, out, adcode, made=datetime.now().astimezone(), paper=paper)
    typer.echo(f"已写好摘要（{out.stat().st_size / 1e6:.1f} MB）→ {out}")


@app.command(help="在全文中查找词语。")
def search(
    project: _ProjectPath,
    words: Annotated[list[str], typer.Argument(help="要找的词，可有多个，须同在一篇")],
) -> None:
    """Print where words stand in the documents."""
    from geodata.project import Project  # noqa: PLC0415

    with Project.open(project) as opened:
        hits = opened.search(" ".join(words))
    for hit in hits:
        excerpt = f"{hit.before}【{hit.surface}】{hit.after}"
        typer.echo(f"{hit.title} [{hit.start}] …{''.join(excerpt.split())}…")
    documents = len({hit.document_id for hit in hits})
    typer.echo(f"“{' '.join(words)}”：{documents} 份文档，{len(hits)} 处")


@app.command("links", help="列出一地多名：各篇文章的哪种写法算作哪个地点，依据是什么。")
def list_links(
    project: _ProjectPath,
) -> None:
    """Print which surfaces were taken for which place, by which rule."""
    from geodata.gazetteer import load  # noqa: PLC0415
    from geodata.geocoding import links  # noqa: PLC0415
    from geodata.project import Project  # noqa: PLC0415

    with Project.open(project) as opened:
        places = opened.places()
        titles = {document.id: document.title for document in opened.documents()}
        found = links(places, opened.mentions(), load())
    names = {place.id: place.name for place in places}
    for link in found:
        surface = "".join(link.surface.split())
        told = f"{names[link.place_id]} ← {surface}（{titles[link.document_id]}）"
        typer.echo(f"{told} [{link.rule.value}] {link.evidence}")
    linked = len({link.place_id for link in found})
    typer.echo(f"{linked} 个地点另有 {len(found)} 种写法")


@app.command(help="与人工标注比较，算出查全率和查准率。")
def evaluate(
    gold: Annotated[list[Path], typer.Argument(help="人工标注文件（*.json）", readable=False)],
    documents: Annotated[
        Path | None,
        typer.Option(
            help="标注所指的文章所在的文件夹，不写则为标注旁边或程序自带的文章",
            show_default=False,
            readable=False,
        ),
    ] = None,
) -> None:
    """Print precision and recall against annotated documents."""
    from geodata import evaluation  # noqa: PLC0415

    typer.echo(evaluation.report(gold, documents or _texts_of(gold[0])))


def _texts_of(gold: Path) -> Path:
    """Return the folder of the texts that an annotation is about."""
    return gold.parent if any(gold.parent.glob("*.txt")) else seeds()[0].parent
