"""The menu 项目: exports in other formats, county summaries."""

from typing import TYPE_CHECKING

from explorer.actions.base import Actions, Menu
from explorer.output import Output
from geodata.exporting.kinds import Format

if TYPE_CHECKING:
    from explorer.window import MainWindow

__all__ = ["OutputActions"]


class OutputActions(Actions):
    """What is handed to others."""

    menu = Menu.PROJECT

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._state = window.session.state
        self.output = Output(window.session)
        self.separate()
        self.export_map = self.new("project.export_html", "Ctrl+E", icon="export", in_toolbar=True)
        self.export = self.new("project.export", "Ctrl+Shift+E")
        self.brief = self.new("project.brief", "Ctrl+P", icon="print", in_toolbar=True)
        self.export_map.triggered.connect(lambda: self._export(html=True))
        self.export.triggered.connect(lambda: self._export(html=False))
        self.brief.triggered.connect(lambda: self._preview(self._state.selection.adcode))
        self._state.brief_wanted.connect(self._preview)

    def retranslate(self) -> None:
        """Name all actions."""
        self.name(self.export_map, self.tr("导出HTML地图…"))
        self.name(self.export, self.tr("导出为其他格式…"))
        tip = self.tr("县区摘要：预览、打印，保存为 PDF、Word 或网页")
        self.name(self.brief, self.tr("县区摘要…"), tip)

    def _export(self, *, html: bool) -> None:
        # Dialogs are rare; a start need not wait for them.
        from explorer.dialogs.export import HTML, ExportDialog  # noqa: PLC0415

        wanted = HTML if html else Format.GPKG
        ExportDialog(self.window, self._state, self.output, wanted).open()

    def _preview(self, adcode: str) -> None:
        # Qt's PDF module is no part of a start.
        from explorer.printing.preview import BriefPreview  # noqa: PLC0415

        BriefPreview(self.window, self._state, self.output, adcode or self._county()).show()

    def _county(self) -> str:
        """Return the county of what is selected, `""` when that is in none."""
        places = self._state.selection.place_ids
        place = self._state.snapshot.places.get(places[0]) if places else None
        return place.counties[0] if place and place.counties else ""
