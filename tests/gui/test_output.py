"""Exports and summaries from the window, with the real writers on the sample project."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from explorer.dialogs.export import HTML, ExportDialog
from explorer.filtering import Filter
from explorer.messages import Level
from explorer.output import BriefOrder, ExportOrder, MapOrder, Output
from explorer.printing.paper import print_pages, printer_for
from explorer.printing.preview import ALL, BriefPreview
from explorer.session import Session
from explorer.state import State
from geodata.exporting.datums import Frame
from geodata.exporting.kinds import Format, Paper


@pytest.fixture
def session(qtbot: QtBot, sample_path: Path, tmp_path: Path) -> Iterator[Session]:
    session = Session(State())
    shutil.copy(sample_path, tmp_path / "大同.gpkg")
    session.open_project(tmp_path / "大同.gpkg")
    _wait(qtbot, session)
    yield session
    session.operations.shut_down()


@pytest.fixture
def output(session: Session) -> Output:
    return Output(session)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def _wait(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.operations.running, timeout=60_000)


def test_the_filter_holds_for_an_export(
    qtbot: QtBot, session: Session, output: Output, tmp_path: Path
) -> None:
    session.state.set_filter(Filter(kinds=frozenset({"park"})))
    out = tmp_path / "a.geojson"
    output.export(ExportOrder(out, Format.GEOJSON, Frame.WGS84, filtered=True))
    _wait(qtbot, session)
    told = {f["properties"]["name"] for f in json.loads(out.read_text("utf-8"))["features"]}
    assert told == {place.name for place in session.state.shown}
    assert session.messages.latest is not None
    assert session.messages.latest.text == f"已导出到 {out}。"


def test_what_cannot_be_written_is_told(
    qtbot: QtBot, session: Session, output: Output, tmp_path: Path
) -> None:
    order = ExportOrder(tmp_path / "没有" / "a.kmz", Format.KML, Frame.WGS84, filtered=False)
    output.export(order)
    _wait(qtbot, session)
    message = session.messages.latest
    assert message is not None
    assert message.level is Level.ERROR
    assert "不存在" in message.text


def test_without_a_project_there_is_nothing_to_export(qtbot: QtBot, tmp_path: Path) -> None:
    session = Session(State())
    Output(session).save_brief(BriefOrder("140214", Paper.A4, filtered=False), tmp_path / "a.pdf")
    assert session.messages.latest is not None
    assert "还没有打开项目" in session.messages.latest.text
    assert list(tmp_path.iterdir()) == []
    session.operations.shut_down()


def test_the_dialog_knows_what_a_format_can(
    qtbot: QtBot, session: Session, output: Output, parent: QWidget
) -> None:
    dialog = ExportDialog(parent, session.state, output)
    qtbot.addWidget(dialog)
    assert not dialog.filtered.isEnabled()
    dialog.frame.setCurrentIndex(dialog.frame.findData(Frame.GCJ02))
    dialog.format.setCurrentIndex(dialog.format.findData(Format.KML))
    assert not dialog.frame.isEnabled()
    assert dialog.order_for("/x/a") == ExportOrder(
        Path("/x/a.kmz"), Format.KML, Frame.WGS84, filtered=False
    )
    dialog.format.setCurrentIndex(dialog.format.findData(Format.SHP))
    assert dialog.frame.isEnabled()
    assert dialog.order_for("/x/a.SHP").out == Path("/x/a.SHP")


def test_an_html_map_has_what_was_filled_in(
    qtbot: QtBot,
    session: Session,
    output: Output,
    parent: QWidget,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session.state.set_filter(Filter(kinds=frozenset({"park"})))
    dialog = ExportDialog(parent, session.state, output, HTML)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.imprint.isVisible()
    assert not dialog.frame.isEnabled()
    fields = dialog.imprint
    qtbot.keyClicks(fields.title, "Parks of <Datong>")
    qtbot.keyClicks(fields.note, "For the meeting")
    qtbot.keyClicks(fields.review_number, "GS(2026)1")
    fields.without_excerpts.setChecked(True)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "图"), ""))
    qtbot.mouseClick(dialog.findChild(QPushButton, "export.save"), Qt.MouseButton.LeftButton)
    _wait(qtbot, session)
    [text] = re.findall(
        r'id="datong-data">(.*?)</script>', (tmp_path / "图.html").read_text("utf-8")
    )
    data = json.loads(text)
    assert data["about"]["title"] == "Parks of <Datong>"
    assert data["about"]["note"] == "For the meeting"
    assert data["about"]["review_number"] == "GS(2026)1"
    assert {place["kind"] for place in data["places"]} == {"park"}
    assert not any(place["excerpts"] for place in data["places"])
    again = ExportDialog(parent, session.state, output, HTML)
    qtbot.addWidget(again)
    assert again.imprint.title.text() == ""
    assert again.imprint.note.toPlainText() == "For the meeting"
    assert again.imprint.review_number.text() == "GS(2026)1"
    again.format.setCurrentIndex(again.format.findData(Format.GPKG))
    assert not again.imprint.isVisibleTo(again)


def test_the_preview_shows_pages_and_follows_its_choices(
    qtbot: QtBot, session: Session, output: Output, parent: QWidget
) -> None:
    preview = BriefPreview(parent, session.state, output, "140214")
    qtbot.addWidget(preview)
    preview.show()
    assert not preview.print_button.isEnabled()
    _wait(qtbot, session)
    assert preview.document.status() is QPdfDocument.Status.Ready
    few = preview.document.pageCount()
    assert few >= 2
    assert "云冈区" in preview.document.getAllText(0).text()
    preview.county.setCurrentIndex(preview.county.findData(ALL))
    _wait(qtbot, session)
    assert preview.document.pageCount() > few + 10
    preview.pages.setCurrentPage(3)
    qtbot.waitUntil(lambda: preview.view.pageNavigator().currentPage() == 3)
    preview.paper.setCurrentIndex(preview.paper.findData(Paper.A3))
    _wait(qtbot, session)
    assert round(preview.document.pagePointSize(0).width()) == 842


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".html"])
def test_a_summary_is_saved(
    qtbot: QtBot, session: Session, output: Output, tmp_path: Path, suffix: str
) -> None:
    out = tmp_path / f"云冈{suffix}"
    output.save_brief(BriefOrder("140214", Paper.A4, filtered=False), out)
    _wait(qtbot, session)
    content = out.read_bytes()
    if suffix == ".docx":
        assert docx.Document(str(out)).core_properties.title == "云冈区摘要"
    else:
        assert content.startswith(b"%PDF" if suffix == ".pdf" else b"<!DOCTYPE html>")


def test_a_range_of_pages_is_printed(
    qtbot: QtBot, session: Session, output: Output, parent: QWidget, tmp_path: Path
) -> None:
    preview = BriefPreview(parent, session.state, output, "140214")
    qtbot.addWidget(preview)
    _wait(qtbot, session)
    printer = printer_for(Paper.A4, preview.document.pageCount())
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setFromTo(2, 2)
    assert print_pages(preview.document, printer) == 1
    printed = QPdfDocument()
    assert printed.load(str(tmp_path / "out.pdf")) is QPdfDocument.Error.None_
    assert printed.pageCount() == 1
    assert round(printed.pagePointSize(0).width()) == 595
    image = printed.render(0, printed.pagePointSize(0).toSize())
    dark = sum(
        image.pixelColor(x, y).lightness() < 120 for x in range(595) for y in range(0, 840, 4)
    )
    assert dark > 500
    printed.close()


def test_a_stopped_export_says_so_and_leaves_no_file(
    qtbot: QtBot, session: Session, output: Output, tmp_path: Path
) -> None:
    before = sorted(tmp_path.iterdir())
    gate = Event()
    session.operations.start(
        "t", lambda _: gate.wait(10), succeeded=lambda _: None, failed=pytest.fail
    )
    output.export(ExportOrder(tmp_path / "a.xlsx", Format.XLSX, Frame.WGS84, filtered=False))
    output.export_map(MapOrder(tmp_path / "a.html", "图", "", "", True, False))
    session.operations.cancel_all()
    gate.set()
    _wait(qtbot, session)
    assert session.messages.latest is not None
    assert session.messages.latest.text == "已取消，没有写出文件。"
    assert session.messages.latest.level is Level.INFO
    assert sorted(tmp_path.iterdir()) == before


def test_a_project_whose_opening_is_stopped_leaves_the_present_one(
    qtbot: QtBot, session: Session, sample_path: Path, tmp_path: Path
) -> None:
    other = shutil.copy(sample_path, tmp_path / "别的.gpkg")
    before = session.state.snapshot
    shown: list[bytes] = []
    session.map_read.connect(shown.append)
    session.open_project(Path(other))
    session.operations.cancel_all()
    _wait(qtbot, session)
    assert session.state.snapshot is before
    assert shown[-1] is before.map_json
    assert session.messages.latest is not None
    assert session.messages.latest.text == "已取消，没有打开项目。"


def test_a_summary_that_cannot_be_set_says_so_in_its_window(
    qtbot: QtBot, session: Session, output: Output, parent: QWidget, tmp_path: Path
) -> None:
    path = session.state.snapshot.path
    assert path is not None
    path.unlink()
    preview = BriefPreview(parent, session.state, output, "140214")
    _wait(qtbot, session)
    assert preview.note.text() == f"没有项目文件 {path}，请检查文件名。"
    preview.paper.setCurrentIndex(1)
    session.operations.cancel_all()
    _wait(qtbot, session)
    assert "没有项目文件" in preview.note.text()
    preview.close()
