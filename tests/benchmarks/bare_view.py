"""A bare web view with Leaflet and nothing else: the floor for any start of the explorer.

Prints the milliseconds from the start of the process to the page's own word that it has drawn.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

_PAGE = """<!doctype html><meta charset=utf-8><link rel=stylesheet href=leaflet.css>
<script src=leaflet.js></script><div id=map style="position:absolute;inset:0"></div><script>
const map = L.map("map").setView([40.1, 113.3], 8); L.circleMarker([40.1, 113.3]).addTo(map);
requestAnimationFrame(() => requestAnimationFrame(() => { document.title = "drawn"; }));
</script>"""


def main() -> None:
    """Show the page, wait for its title, print, quit."""
    ticks = int(Path("/proc/self/stat").read_text(encoding="ascii").rsplit(") ", 1)[1].split()[19])
    application = QApplication(sys.argv)
    view = QWebEngineView()
    vendor = Path(__file__).parents[2] / "resources" / "web" / "vendor"

    def drawn(title: str) -> None:
        if title == "drawn":
            now = time.clock_gettime(time.CLOCK_BOOTTIME)
            sys.stdout.write(f"{(now - ticks / 100) * 1000:.0f}\n")
            application.quit()

    view.titleChanged.connect(drawn)
    view.setHtml(_PAGE, QUrl.fromLocalFile(f"{vendor}/"))
    view.resize(1280, 800)
    view.show()
    application.exec()


if __name__ == "__main__":
    main()
