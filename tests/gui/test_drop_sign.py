"""Files dragged on the window: what the sign says, and who is told."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from explorer.panels.drop_sign import DropSign

_COPY, _LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.setAcceptDrops(True)
    window.resize(640, 480)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def sign(window: QWidget) -> DropSign:
    return DropSign(window)


def _data(*urls: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    return data


def _enter(window: QWidget, data: QMimeData) -> bool:
    event = QDragEnterEvent(QPoint(5, 5), _COPY, data, _LEFT, _NONE)
    event.ignore()
    QApplication.sendEvent(window, event)
    return event.isAccepted()


@pytest.mark.parametrize(
    ("urls", "sentence"),
    [
        (["file:///papers/大同日报.txt"], "松开鼠标，添加“大同日报.txt”"),
        (["file:///papers/a.txt", "file:///papers/b.pdf"], "松开鼠标，添加 2 个文件"),
        (["file:///papers/a.txt", "file:///papers/大同.gpkg"], "松开鼠标，打开项目“大同”"),
    ],
)
def test_the_sign_says_what_letting_go_would_do(
    window: QWidget, sign: DropSign, urls: list[str], sentence: str
) -> None:
    assert _enter(window, _data(*urls))
    assert sign.isVisible()
    assert sign.sentence == sentence
    assert sign.geometry() == window.rect()
    assert window.childAt(100, 100) is None  # the pointer goes through it
    QApplication.sendEvent(window, QDragLeaveEvent())
    assert not sign.isVisible()


def test_what_is_no_local_file_is_not_taken(window: QWidget, sign: DropSign) -> None:
    assert not _enter(window, _data("https://example.org/a.txt"))
    assert not sign.isVisible()


def _drop(window: QWidget, data: QMimeData) -> None:
    _enter(window, data)
    QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), _COPY, data, _LEFT, _NONE))


def test_documents_that_are_let_go_are_told(qtbot: QtBot, window: QWidget, sign: DropSign) -> None:
    with qtbot.waitSignal(sign.documents_dropped) as told:
        _drop(window, _data("file:///papers/a.txt", "file:///papers/folder"))
    assert told.args == [[Path("/papers/a.txt"), Path("/papers/folder")]]
    assert not sign.isVisible()


def test_a_project_that_is_let_go_is_told(qtbot: QtBot, window: QWidget, sign: DropSign) -> None:
    with qtbot.waitSignal(sign.project_dropped) as told:
        _drop(window, _data("file:///papers/a.txt", "file:///papers/p.gpkg"))
    assert told.args == [Path("/papers/p.gpkg")]
