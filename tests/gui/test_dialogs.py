"""Dialogs and the first steps: what they say, and how one gets out of them."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from explorer.dialogs.about import AboutDialog, libraries
from explorer.dialogs.frame import button_box
from explorer.dialogs.journal import JournalDialog, open_log_folder
from explorer.dialogs.shortcuts import ShortcutsDialog, shortcut_rows
from explorer.dialogs.tour import Tour
from explorer.look import Theme, apply_look, style_sheet
from explorer.messages import Messages
from explorer.panels.check_box import CheckBox
from explorer.panels.message_bar import MessageBar
from explorer.recent import forget_all, note, recent_projects


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(1200, 700)
    for name, x in (("dock.left", 0), ("map", 300), ("dock.right", 900)):
        part = QWidget(window)
        part.setObjectName(name)
        part.setGeometry(x, 0, 300, 700)
    qtbot.addWidget(window)
    window.show()
    return window


def _action(text: str, *keys: str) -> QAction:
    action = QAction(text)
    action.setShortcuts([QKeySequence(key) for key in keys])
    return action


def test_the_list_of_shortcuts_is_made_of_the_actions() -> None:
    actions = [_action("打开…", "Ctrl+O"), _action("重做", "Ctrl+Y", "Ctrl+Shift+Z"), _action("无")]
    assert shortcut_rows(actions) == [("打开", "Ctrl+O"), ("重做", "Ctrl+Y  Ctrl+Shift+Z")]


def test_groups_without_shortcuts_are_not_listed(qtbot: QtBot, window: QWidget) -> None:
    groups = [("项目", [_action("打开", "Ctrl+O")]), ("空", [_action("无")])]
    dialog = ShortcutsDialog(window, groups)
    qtbot.addWidget(dialog)
    assert dialog.list.topLevelItemCount() == 1
    assert dialog.list.topLevelItem(0).child(0).text(1) == "Ctrl+O"


def test_about_tells_of_the_map_review_and_of_all_sources(qtbot: QtBot, window: QWidget) -> None:
    dialog = AboutDialog(window)
    qtbot.addWidget(dialog)
    pages = [dialog.pages.widget(row) for row in range(dialog.pages.count())]
    texts = [page.toPlainText() for page in pages if isinstance(page, QTextBrowser)]
    assert "审图号" in texts[0]
    assert "GeoNames" in texts[1]
    assert all(name in texts[2] for name in ("folium", "leaflet", "PySide6"))
    assert not any(page.openLinks() for page in pages if isinstance(page, QTextBrowser))


def test_every_library_tells_its_licence() -> None:
    found = libraries()
    assert len(found) >= 10
    assert [name for name, version, licence in found if not (version and licence)] == []


def test_the_journal_keeps_what_was_put_away(qtbot: QtBot, window: QWidget) -> None:
    messages = Messages()
    messages.info("没什么")
    messages.error("一", ("细节",))
    messages.notice("二", ())
    messages.dismiss()
    dialog = JournalDialog(window, messages)
    qtbot.addWidget(dialog)
    text = dialog.text.toPlainText()
    assert text.index("二") < text.index("一") < text.index("细节")
    assert "没什么" not in text
    dialog.buttons.buttons()[1].click()
    assert QGuiApplication.clipboard().text() == text


def test_where_the_system_opens_no_folder_its_path_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("explorer.dialogs.journal.QDesktopServices.openUrl", lambda _: False)
    messages = Messages()
    open_log_folder(messages)
    assert messages.latest is not None
    assert "datong-explorer" in messages.latest.text


def test_details_come_on_demand(qtbot: QtBot) -> None:
    messages = Messages()
    bar = MessageBar(messages)
    qtbot.addWidget(bar)
    messages.error("有 2 个文件没有读入。", ("甲", "乙"))
    bar.show()
    assert not bar.details.isVisible()
    bar.more.click()
    assert bar.details.isVisible()
    assert bar.details.text() == "甲\n乙"
    messages.error("有 1 个文件没有读入。", ("甲",))
    assert bar.details.isVisible()


def test_the_first_steps_lead_through_three_parts(qtbot: QtBot, window: QWidget) -> None:
    tour = Tour(window)
    tour.start()
    titles = []
    with qtbot.waitSignal(tour.ended):
        for _ in range(3):
            assert window.rect().contains(tour.geometry())
            titles.append(tour.heading.text())
            tour.next.click()
    assert len(set(titles)) == 3
    assert not tour.isVisible()


def test_no_text_of_the_first_steps_is_cut(qtbot: QtBot, window: QWidget) -> None:
    window.setStyleSheet(style_sheet(Theme.LIGHT))
    tour = Tour(window)
    tour.start()
    for _ in tour.steps:
        qtbot.waitUntil(lambda: tour.text.height() >= tour.text.heightForWidth(tour.text.width()))
        tour.next.click()


@pytest.mark.parametrize("row", [0, 1])
def test_the_first_steps_can_be_skipped_at_any_time(
    qtbot: QtBot, window: QWidget, row: int
) -> None:
    tour = Tour(window)
    tour.start()
    for _ in range(row):
        qtbot.keyClick(tour, Qt.Key.Key_Right)
    with qtbot.waitSignal(tour.ended):
        qtbot.keyClick(tour, Qt.Key.Key_Escape)
    assert not tour.isVisible()


def test_the_first_steps_go_back(qtbot: QtBot, window: QWidget) -> None:
    tour = Tour(window)
    tour.start()
    first = tour.heading.text()
    tour.next.click()
    tour.back.click()
    assert tour.heading.text() == first
    assert not tour.back.isEnabled()


def test_buttons_of_a_dialog_have_words_and_no_icons(qtbot: QtBot) -> None:
    kind = QDialogButtonBox.StandardButton
    box = button_box(kind.Save | kind.Cancel)
    qtbot.addWidget(box)
    assert len(box.buttons()) == 2
    assert all(button.text() and button.icon().isNull() for button in box.buttons())


@pytest.mark.parametrize("theme", list(Theme))
def test_a_check_box_is_seen_in_both_themes(
    qtbot: QtBot, application: QApplication, theme: Theme
) -> None:
    apply_look(application, theme)
    box = CheckBox()
    box.setText("只导出筛选出的")
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    box.show()

    def colours() -> set[str]:
        image = box.grab().toImage()
        row = image.height() // 2
        return {image.pixelColor(x, row).name() for x in range(16)}

    ground = box.palette().color(box.palette().ColorRole.Window)
    assert any(abs(QColor(name).lightness() - ground.lightness()) > 40 for name in colours())
    accent = box.palette().color(box.palette().ColorRole.Accent).name()
    assert accent not in colours()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert box.isChecked()
    assert accent in colours()


def test_recent_projects_come_back_the_last_one_first(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("recent")
    paths = [folder / f"{number}.gpkg" for number in range(10)]
    for path in paths:
        path.touch()
        note(path)
    note(paths[5])
    paths[8].unlink()
    found = recent_projects()
    assert found[:2] == [paths[5], paths[9]]
    assert len(found) == 7
    assert paths[8] not in found
    QSettings().setValue("project/recent", str(paths[0]))
    assert recent_projects() == [paths[0]]
    forget_all()
    assert recent_projects() == []
