"""Opening, adding and exporting, with the real pipeline on small texts."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from explorer import session as session_module
from explorer.messages import Level, Message
from explorer.panels.message_bar import MessageBar
from explorer.panels.status import StatusBar
from explorer.session import Session
from explorer.state import State
from geodata.english import english

_WAIT_MS = 60_000
_TEXT = "云冈区\n\n今年上半年，云冈石窟接待游客突破400万人次。\n"


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    session = Session(State())
    yield session
    session.operations.shut_down()


@pytest.fixture
def text_file(tmp_path: Path) -> Path:
    path = tmp_path / "云冈.txt"
    path.write_text(_TEXT, encoding="utf-8")
    return path


def _wait_until_idle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.operations.running, timeout=_WAIT_MS)


def test_a_project_is_opened_and_remembered(
    qtbot: QtBot, session: Session, sample_path: Path
) -> None:
    session.open_project(sample_path)
    _wait_until_idle(qtbot, session)
    assert session.state.snapshot.path == sample_path
    assert len(session.state.snapshot.places) == 21
    assert session.state.snapshot.map_json.startswith(b"{")
    assert QSettings().value("project/last") == str(sample_path)
    assert session.messages.latest is None


def test_the_map_comes_before_the_rest_of_a_project(
    qtbot: QtBot, session: Session, sample_path: Path
) -> None:
    maps: list[bytes] = []
    places_then: list[int] = []
    session.map_read.connect(maps.append)
    session.map_read.connect(lambda _: places_then.append(len(session.state.snapshot.places)))
    session.open_project(sample_path)
    _wait_until_idle(qtbot, session)
    assert maps == [session.state.snapshot.map_json]
    assert places_then == [0]


def test_the_map_goes_back_to_the_project_at_hand_when_another_cannot_be_read(
    qtbot: QtBot, session: Session, sample_path: Path, tmp_path: Path
) -> None:
    session.open_project(sample_path)
    _wait_until_idle(qtbot, session)
    maps: list[bytes] = []
    session.map_read.connect(maps.append)
    session.open_project(tmp_path / "nowhere.gpkg")
    _wait_until_idle(qtbot, session)
    assert maps == [session.state.snapshot.map_json]


def test_the_last_project_is_opened_at_the_next_start(
    qtbot: QtBot, session: Session, sample_path: Path
) -> None:
    QSettings().setValue("project/last", str(sample_path))
    session.open_at_start(None, ())
    _wait_until_idle(qtbot, session)
    assert session.state.snapshot.path == sample_path


def test_a_first_start_makes_the_project_of_the_documents_that_come_along(
    qtbot: QtBot,
    session: Session,
    text_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    project = tmp_path / "data" / "大同.gpkg"
    monkeypatch.setattr(session_module, "default_project_path", lambda: project)
    monkeypatch.setattr(session_module, "seeds", lambda: (text_file,))
    QSettings().setValue("project/last", str(tmp_path / "gone.gpkg"))
    session.open_at_start(None, ())
    _wait_until_idle(qtbot, session)
    assert session.state.snapshot.path == project
    assert [d.text for d in session.state.snapshot.documents.values()] == [_TEXT]
    assert "云冈石窟" in {place.name for place in session.state.snapshot.places.values()}


def test_documents_make_a_project_that_does_not_exist(
    qtbot: QtBot, session: Session, text_file: Path, tmp_path: Path
) -> None:
    session.open_at_start(tmp_path / "new.gpkg", [text_file])
    _wait_until_idle(qtbot, session)
    assert session.state.snapshot.path == tmp_path / "new.gpkg"
    assert session.messages.latest == Message("读入 1 篇文献。")


def test_a_project_that_is_gone_is_not_made_anew_under_its_name(
    qtbot: QtBot, session: Session, sample_path: Path, text_file: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(sample_path, tmp_path / "移走.gpkg"))
    session.open_project(path)
    _wait_until_idle(qtbot, session)
    before = session.state.snapshot
    path.rename(tmp_path / "别处.gpkg")
    session.add_documents([text_file])
    _wait_until_idle(qtbot, session)
    assert session.state.snapshot is before
    assert before.path == path
    assert not path.exists()
    message = session.messages.latest
    assert message is not None
    assert message.level is Level.ERROR
    assert message.text.startswith(f"项目文件 {path} 已不在原处")
    assert english(message.text).startswith(f"The project file {path} is no longer where it was")


def test_a_document_twice_is_noticed(
    qtbot: QtBot, session: Session, text_file: Path, tmp_path: Path
) -> None:
    session.open_at_start(tmp_path / "new.gpkg", [text_file])
    session.open_at_start(tmp_path / "new.gpkg", [text_file])
    _wait_until_idle(qtbot, session)
    session.add_documents([text_file])
    _wait_until_idle(qtbot, session)
    assert len(session.state.snapshot.documents) == 1
    assert session.messages.latest == Message("这些文献项目中已有，没有变化。")


def test_files_that_cannot_be_read_are_told_one_by_one_and_the_rest_is_read(
    qtbot: QtBot, session: Session, text_file: Path, tmp_path: Path
) -> None:
    bar = MessageBar(session.messages)
    qtbot.addWidget(bar)
    (tmp_path / "空.txt").touch()
    (tmp_path / "图.txt").write_bytes(bytes(range(256)) * 20)
    files = [tmp_path / "空.txt", text_file, tmp_path / "图.txt", tmp_path / "没有.txt"]
    session.open_at_start(tmp_path / "new.gpkg", files)
    _wait_until_idle(qtbot, session)
    message = session.messages.latest
    assert message is not None
    assert message.level is Level.ERROR
    assert len(message.details) == 3
    assert [name in line for name, line in zip(("空", "图", "没有"), message.details, strict=True)]
    assert not any("Traceback" in line or "Error" in line for line in message.details)
    assert bar.isVisibleTo(None)
    assert bar.text.text() == "有 3 个文件没有读入，其余不受影响。"
    assert len(session.state.snapshot.documents) == 1
    bar.close_button.click()
    assert not bar.isVisibleTo(None)


def test_a_copy_under_another_name_is_noticed(
    qtbot: QtBot, session: Session, text_file: Path, tmp_path: Path
) -> None:
    bar = MessageBar(session.messages)
    qtbot.addWidget(bar)
    copy = tmp_path / "又.txt"
    copy.write_bytes(text_file.read_bytes())
    session.open_at_start(tmp_path / "new.gpkg", [text_file, copy])
    _wait_until_idle(qtbot, session)
    message = session.messages.latest
    assert message is not None
    assert (message.level, message.text) == (Level.NOTICE, "读入 1 篇文献。")
    assert bar.isVisibleTo(None)
    assert "又.txt" in bar.details.text()


@pytest.mark.parametrize("content", [None, b"", b"SQLite format 3\0 no", b"text"])
def test_what_is_no_project_is_told_in_a_sentence(
    qtbot: QtBot, session: Session, tmp_path: Path, sample_path: Path, content: bytes | None
) -> None:
    session.open_project(sample_path)
    path = tmp_path / "no.gpkg"
    if content is not None:
        path.write_bytes(content)
    session.open_project(path)
    _wait_until_idle(qtbot, session)
    assert session.messages.latest is not None
    assert "no.gpkg" in session.messages.latest.text
    assert session.state.snapshot.path == sample_path


def test_adding_without_a_project_says_what_to_do(session: Session, text_file: Path) -> None:
    session.add_documents([text_file])
    assert session.messages.latest is not None
    assert session.messages.latest.level is Level.ERROR
    assert session.operations.running == []


def test_documents_join_the_project_that_is_being_made(
    qtbot: QtBot, session: Session, text_file: Path, tmp_path: Path
) -> None:
    project = tmp_path / "new.gpkg"
    second = text_file.with_name("左云.txt")
    second.write_text("左云县\n\n全县粮食产量6万吨。\n", encoding="utf-8")
    session.open_at_start(project, [text_file])
    session.add_documents([second])
    _wait_until_idle(qtbot, session)
    assert session.state.snapshot.path == project
    assert len(session.state.snapshot.documents) == 2


def test_a_damaged_project_at_the_start_can_be_made_anew(
    qtbot: QtBot,
    session: Session,
    text_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    project = tmp_path / "大同.gpkg"
    project.write_bytes(b"damaged")
    monkeypatch.setattr(session_module, "default_project_path", lambda: project)
    monkeypatch.setattr(session_module, "seeds", lambda: (text_file,))
    bar = MessageBar(session.messages)
    qtbot.addWidget(bar)
    session.open_at_start(None, ())
    _wait_until_idle(qtbot, session)
    assert "大同.gpkg" in bar.text.text()
    assert [button.text()[:6] for button in bar.offers] == ["打开别的项目", "用自带文献重"]
    bar.resize(380, bar.heightForWidth(380))
    bar.show()
    assert bar.minimumSizeHint().width() < 380, "it must not press upon the docks"
    assert bar.text.width() > 250
    assert session.state.snapshot.map_json.startswith(b"{")
    with qtbot.waitSignal(session.choice_wanted):
        bar.offers[0].click()
    session.open_project(project)
    _wait_until_idle(qtbot, session)
    bar.offers[1].click()
    _wait_until_idle(qtbot, session)
    assert session.state.snapshot.path == project
    assert "云冈石窟" in {place.name for place in session.state.snapshot.places.values()}
    assert project.with_name("大同-旧.gpkg").read_bytes() == b"damaged"
    assert bar.offers == []


def test_progress_is_shown_and_can_be_cancelled(
    qtbot: QtBot, session: Session, text_file: Path, tmp_path: Path
) -> None:
    bar = StatusBar(session.state, session.operations, session.messages)
    qtbot.addWidget(bar)
    assert not bar.cancel.isVisibleTo(bar)
    go = threading.Event()
    session.operations.start("等待", lambda _: go.wait(), succeeded=id, failed=pytest.fail)
    session.open_at_start(tmp_path / "new.gpkg", [text_file])
    assert bar.cancel.isVisibleTo(bar)
    assert bar.activity.text() == "读取文献"
    bar.cancel.click()
    go.set()
    _wait_until_idle(qtbot, session)
    assert not bar.cancel.isVisibleTo(bar)
    assert bar.message.text() == "已取消；已读完的文献保留在项目中。"
    assert not (tmp_path / "new.gpkg").exists()


def test_the_status_bar_says_what_is_shown(qtbot: QtBot, session: Session, state: State) -> None:
    bar = StatusBar(state, session.operations, session.messages)
    qtbot.addWidget(bar)
    assert bar.count.text() == "显示 21 / 21 处"
    assert bar.project.text() == "sample.gpkg"
