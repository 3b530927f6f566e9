"""The documents panel, both directions, with files that are added, read again, and gone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from explorer.editing import History
from explorer.filtering import Filter
from explorer.messages import Level
from explorer.models.document_columns import DOCUMENT_COLUMNS
from explorer.panels.documents import DocumentsPanel
from explorer.session import Session
from explorer.snapshot import Passage
from explorer.state import State
from explorer.work import FileReport

_Flag = QItemSelectionModel.SelectionFlag
_NAMES = [column.name for column in DOCUMENT_COLUMNS]
_TEXTS = {
    "a.txt": "云冈石窟迎来新客\n\n云冈石窟今年接待游客400万人次。\n",
    "b.txt": "左云县项目开工\n\n左云县晋能光伏发电项目总投资3.2亿元，近日开工建设。\n",
}


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    for name, text in _TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [tmp_path / name for name in _TEXTS]


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path, files: list[Path]) -> Iterator[Session]:
    session = Session(State())
    session.history = History(session)  # type: ignore[attr-defined]
    session.state.edit_wanted.connect(session.history.do)  # type: ignore[attr-defined]
    session.open_at_start(tmp_path / "p.gpkg", files)
    _wait(qtbot, session)
    assert len(session.state.snapshot.documents) == 2
    yield session
    session.operations.shut_down()


@pytest.fixture
def state(session: Session) -> State:
    return session.state


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> DocumentsPanel:
    return _shown(qtbot, session)


def _shown(qtbot: QtBot, session: Session) -> DocumentsPanel:
    panel = DocumentsPanel(session)
    qtbot.addWidget(panel)
    panel.resize(1000, 280)
    with qtbot.waitExposed(panel):
        panel.show()
    qtbot.waitUntil(lambda: panel.documents.is_settled)
    return panel


def _wait(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.operations.running, timeout=60_000)


def _texts(panel: DocumentsPanel, name: str) -> list[str]:
    at = _NAMES.index(name)
    return [panel.documents.text(row, at) for row in range(panel.documents.rowCount())]


def _select(panel: DocumentsPanel, *rows: int) -> None:
    for number, row in enumerate(rows):
        flags = _Flag.Select if number else _Flag.ClearAndSelect
        panel.view.selectionModel().select(panel.documents.index(row, 0), flags | _Flag.Rows)


def _write(qtbot: QtBot, panel: DocumentsPanel, row: int, name: str, text: str) -> None:
    """Type into a cell as a user does."""
    index = panel.documents.index(row, _NAMES.index(name))
    panel.view.setCurrentIndex(index)
    panel.view.edit(index)
    editor = panel.view.indexWidget(index)
    assert isinstance(editor, QLineEdit)
    editor.setText(text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel.view.indexWidget(index) is None)


def test_documents_are_listed_with_what_they_hold(panel: DocumentsPanel, state: State) -> None:
    assert _texts(panel, "title") == [d.title for d in state.snapshot.documents.values()]
    assert _texts(panel, "file") == ["a.txt", "b.txt"]
    facts = [len(state.snapshot.facts_of_document[i]) for i in state.snapshot.documents]
    assert _texts(panel, "facts") == [str(count) for count in facts]
    assert sum(facts) >= 2
    assert panel.count.text() == "2 篇"


def test_a_chosen_row_opens_its_document(panel: DocumentsPanel, state: State) -> None:
    second = list(state.snapshot.documents)[1]
    _select(panel, 1)
    assert state.selection.passage == Passage(second, 0, 0)


def test_the_document_that_is_read_is_marked(panel: DocumentsPanel, state: State) -> None:
    second = list(state.snapshot.documents)[1]
    state.select_fact(state.snapshot.facts_of_document[second][0].id)
    assert panel.view.selected_ids() == [second]
    passage = state.selection.passage
    panel.view.clearSelection()
    state.clear_selection()
    assert state.selection.passage == passage  # the reader keeps his line


def test_the_filter_is_set_to_the_chosen_documents_and_back(
    qtbot: QtBot, panel: DocumentsPanel, state: State
) -> None:
    first, second = state.snapshot.documents
    _select(panel, 0)
    qtbot.mouseClick(panel.only, Qt.MouseButton.LeftButton)
    assert state.filter.documents == {first}
    assert panel.only.isChecked()
    qtbot.mouseClick(panel.only, Qt.MouseButton.LeftButton)
    assert state.filter.is_empty
    assert not panel.only.isChecked()
    state.set_filter(Filter(documents=frozenset((first, second))))
    _select(panel, 0, 1)
    assert panel.only.isChecked()


def test_title_publisher_and_date_are_written_in_place(
    qtbot: QtBot, session: Session, panel: DocumentsPanel, state: State
) -> None:
    for name, text in (("title", " 新 题 "), ("publisher", "大同日报"), ("issued", "2024年3月5日")):
        _write(qtbot, panel, 0, name, text)
        _wait(qtbot, session)
        qtbot.waitUntil(lambda: panel.documents.snapshot is state.snapshot)
    document = next(iter(state.snapshot.documents.values()))
    assert (document.title, document.publisher) == ("新 题", "大同日报")
    assert document.issued == date(2024, 3, 5)
    assert _texts(panel, "issued")[0] == "2024-03-05"
    session.history.undo()  # type: ignore[attr-defined]
    _wait(qtbot, session)
    assert next(iter(state.snapshot.documents.values())).issued is None
    qtbot.waitUntil(lambda: _texts(panel, "issued")[0] == "")


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        (
            "issued",
            "2024-02-30",
            "没有“2024-02-30”这个日期，请写成 2024-11-29 这样；不知道日期就留空。",
        ),
        ("title", "  ", "题名不能为空，已保留原来的题名。"),
    ],
)
def test_what_cannot_be_is_told_in_one_sentence(
    qtbot: QtBot, session: Session, panel: DocumentsPanel, name: str, text: str, sentence: str
) -> None:
    before = session.state.snapshot
    _write(qtbot, panel, 0, name, text)
    message = session.messages.latest
    assert message is not None
    assert (message.level, message.text) == (Level.ERROR, sentence)
    assert session.state.snapshot is before
    assert not session.operations.running


def test_an_unchanged_cell_is_no_edit(
    qtbot: QtBot, session: Session, panel: DocumentsPanel
) -> None:
    _write(qtbot, panel, 0, "title", _texts(panel, "title")[0])
    assert not session.operations.running
    assert session.history.undo_label == ""  # type: ignore[attr-defined]


def test_removed_documents_come_back(
    qtbot: QtBot, session: Session, panel: DocumentsPanel, state: State, files: list[Path]
) -> None:
    before = list(state.snapshot.documents)
    _select(panel, 0, 1)
    assert panel.remove_action.shortcut().toString() == "Del"
    panel.remove_action.trigger()
    _wait(qtbot, session)
    assert state.snapshot.documents == {}
    assert panel.hint.isVisible()
    assert all(path.is_file() for path in files)
    assert session.history.undo_label == "移除 2 篇文献"  # type: ignore[attr-defined]
    session.history.undo()  # type: ignore[attr-defined]
    _wait(qtbot, session)
    assert list(state.snapshot.documents) == before
    qtbot.waitUntil(lambda: panel.documents.rowCount() == 2)
    assert not panel.hint.isVisible()


def test_reading_again_takes_what_the_file_says_now(
    qtbot: QtBot, session: Session, panel: DocumentsPanel, state: State, files: list[Path]
) -> None:
    files[0].write_text("云冈石窟\n\n云冈石窟今年接待游客500万人次。\n", encoding="utf-8")
    _select(panel, 0)
    qtbot.mouseClick(panel.again, Qt.MouseButton.LeftButton)
    _wait(qtbot, session)
    assert "500" in {fact.value_text for fact in state.snapshot.facts.values()}
    assert len(state.snapshot.documents) == 2
    assert session.messages.latest is not None
    assert session.messages.latest.text == "已重新读取《云冈石窟》：1 处地点，1 条数据。"
    # The same bytes are read again as well: the program may have learned since.
    qtbot.waitUntil(lambda: panel.documents.snapshot is state.snapshot)
    _select(panel, 0)
    qtbot.mouseClick(panel.again, Qt.MouseButton.LeftButton)
    _wait(qtbot, session)
    assert session.messages.latest.text == "已重新读取《云冈石窟》，内容没有变化。"


def test_a_file_that_is_gone_is_told_and_its_document_stays(
    qtbot: QtBot, session: Session, panel: DocumentsPanel, state: State, files: list[Path]
) -> None:
    files[0].unlink()
    _select(panel, 0)
    qtbot.mouseClick(panel.again, Qt.MouseButton.LeftButton)
    sentence = f"原文件 {files[0]} 已不在，项目中的内容没有变。"
    assert [report.message for report in session.reports] == [sentence]
    assert panel.reports.isVisible()
    assert panel.reports.list.model().index(0, 0).data() == sentence
    assert session.messages.latest is not None
    assert session.messages.latest.details == (sentence,)
    assert len(state.snapshot.documents) == 2


def test_reports_stay_until_they_are_put_away(
    qtbot: QtBot, session: Session, panel: DocumentsPanel, tmp_path: Path
) -> None:
    assert not panel.reports.isVisible()
    (tmp_path / "copy.txt").write_text(_TEXTS["a.txt"], encoding="utf-8")
    (tmp_path / "c.xyz").write_bytes(b"\0\1\2")
    session.add_documents([tmp_path / "copy.txt", tmp_path / "c.xyz"])
    _wait(qtbot, session)
    messages = [report.message for report in session.reports]
    assert [report.is_failure for report in session.reports] == [True, False]
    assert "c.xyz" in messages[0]
    assert "文字相同" in messages[1]
    assert panel.reports.isVisible()
    assert panel.reports.title.text() == "读取情况：1 个没有读入，1 个有说明"
    session.messages.dismiss()
    assert panel.reports.isVisible()
    panel.reports.copy_button.click()
    assert QGuiApplication.clipboard().text() == "\n".join(messages)
    panel.reports.dismiss.click()
    assert session.reports == ()
    assert not panel.reports.isVisible()


def test_a_files_latest_report_takes_the_place_of_the_earlier(
    qtbot: QtBot, session: Session, panel: DocumentsPanel, tmp_path: Path
) -> None:
    for _ in range(2):
        session.add_documents([tmp_path / "none.txt"])
        _wait(qtbot, session)
    assert [report.path for report in session.reports] == [tmp_path / "none.txt"]
    assert isinstance(session.reports[0], FileReport)


def test_progress_is_told_and_can_be_stopped(
    qtbot: QtBot, session: Session, panel: DocumentsPanel, tmp_path: Path
) -> None:
    folder = tmp_path / "more"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number:03}.txt").write_text(
            f"左云县见闻{number}\n\n左云县新建水库{number}座。\n", "utf-8"
        )
    with qtbot.waitSignal(session.operations.reported, timeout=30_000):
        session.add_documents([folder])
    assert panel.progress.isVisible()
    assert " / 60" in panel.progress.text.text()
    panel.progress.cancel.click()
    _wait(qtbot, session)
    assert not panel.progress.isVisible()
    assert len(session.state.snapshot.documents) < 62


def test_an_empty_project_says_what_to_do(qtbot: QtBot) -> None:
    session = Session(State())
    panel = _shown(qtbot, session)
    assert panel.hint.isVisible()
    assert panel.hint_add.isVisible()
    assert not panel.view.isVisible()
    assert not panel.remove.isEnabled()
    session.operations.shut_down()


def test_chosen_files_are_added(
    qtbot: QtBot,
    session: Session,
    panel: DocumentsPanel,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "c.txt").write_text("天镇县新闻\n\n天镇县新增就业120人。\n", encoding="utf-8")
    monkeypatch.setattr("explorer.panels.documents.choose_files", lambda _: [tmp_path / "c.txt"])
    panel.add_files.trigger()
    _wait(qtbot, session)
    qtbot.waitUntil(lambda: _texts(panel, "file") == ["a.txt", "b.txt", "c.txt"])
    monkeypatch.setattr("explorer.panels.documents.choose_folder", lambda _: [])
    before = session.messages.latest
    panel.add_folder.trigger()
    assert session.messages.latest is before
