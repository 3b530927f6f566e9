"""About the program: what it is, where its data come from, under which licences."""

import json
import re
from importlib import metadata

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTabWidget, QTextBrowser, QVBoxLayout, QWidget

from explorer.dialogs.frame import InfoDialog, fit_to_parent
from explorer.icons import app_icon
from explorer.look import sized
from geodata.resources import read_text

__all__ = ["AboutDialog", "libraries"]

_DISTRIBUTION = "datong-explorer"
#: The name of a library that is needed always, not for a purpose only.
_NEED = re.compile(r"[\w.-]+(?!.*extra ==)")


class AboutDialog(InfoDialog):
    """Three pages: the program with the note on map review, data sources, libraries."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "about")
        self.setWindowTitle(self.tr("关于大同图览"))
        self.body.addLayout(self._heading())
        self.pages = QTabWidget()
        self.pages.setDocumentMode(True)
        self.pages.addTab(_page(self._program(), self.tr("说明")), self.tr("说明"))
        sources = QTextBrowser()
        sources.setMarkdown(read_text("gazetteer/ATTRIBUTION.md"))
        self.pages.addTab(_named(sources, self.tr("数据来源")), self.tr("数据来源"))
        self.pages.addTab(_page(self._libraries(), self.tr("许可")), self.tr("许可"))
        self.body.addWidget(self.pages, 1)
        fit_to_parent(self, 720, 600)

    def _heading(self) -> QHBoxLayout:
        icon = QLabel()
        icon.setPixmap(app_icon().pixmap(56, 56))
        name = QLabel(self.tr("大同图览"))
        name.setFont(sized(self.font(), 1.6, bold=True))
        version = QLabel(self.tr("版本 {}").format(metadata.version(_DISTRIBUTION)))
        version.setEnabled(False)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(name)
        words.addWidget(version)
        heading = QHBoxLayout()
        heading.setSpacing(16)
        heading.addWidget(icon)
        heading.addLayout(words, 1)
        return heading

    def _program(self) -> str:
        paragraphs = (
            self.tr("把本地报刊和工作报告里关于大同各地的说法放到地图上，每个数字都附原文和出处。"),
            self.tr("地图如实表示位置的精度：只知道在哪个县区的，画成空心；市外的只列出，不上图。"),
            self.tr("全程离线，不访问网络；文献和项目只保存在本机。"),
        )
        review = self.tr(
            "图中行政区划界线仅供示意，不作为划界依据，亦未经审图，没有审图号。"
            "凡公开出版、展示用本程序制作的地图，须依照《地图管理条例》送审并取得审图号，"
            "或改用自然资源部标准地图服务的底图。"
        )
        texts = "".join(f"<p>{text}</p>" for text in paragraphs)
        return f"{texts}<h3>{self.tr('地图审核（审图号）')}</h3><p>{review}</p>"

    def _libraries(self) -> str:
        intro = self.tr("大同图览以 MIT 许可发布，并使用下列软件：")
        rows = "".join(
            f"<tr><td>{name}&nbsp;&nbsp;</td><td>{version}&nbsp;&nbsp;</td><td>{licence}</td></tr>"
            for name, version, licence in libraries()
        )
        return f"<p>{intro}</p><table>{rows}</table>"


def libraries() -> list[tuple[str, str, str]]:
    """Return name, version and licence of what the program is built on, as each tells itself."""
    needed = metadata.requires(_DISTRIBUTION) or []
    names = {line.group() for need in needed if (line := _NEED.match(need))}
    found = [_described(name) for name in names]
    web = json.loads(read_text("web/package.json"))["dependencies"]
    licences = {"leaflet": "BSD-2-Clause", "geographiclib-geodesic": "MIT"}
    found += [(name, str(version), licences.get(name, "")) for name, version in web.items()]
    return sorted(found, key=lambda row: row[0].lower())


def _described(name: str) -> tuple[str, str, str]:
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return name, "", ""
    classifiers = about.get_all("Classifier") or []
    told = [line.rsplit(" :: ", 1)[1] for line in classifiers if line.startswith("License ::")]
    stated = [*(about.get_all("License-Expression") or []), "、".join(told)]
    stated += about.get_all("License") or []
    licence = next((text.splitlines()[0] for text in stated if text), "")
    return str(about["Name"]), str(about["Version"]), licence


def _page(html: str, name: str) -> QTextBrowser:
    page = QTextBrowser()
    page.setHtml(html)
    return _named(page, name)


def _named(page: QTextBrowser, name: str) -> QTextBrowser:
    page.setAccessibleName(name)
    page.document().setDocumentMargin(12)
    page.setOpenLinks(False)  # the program never leaves the machine
    page.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return page
