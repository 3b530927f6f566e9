"""QGIS as a peer: from the start of its process to its first canvas with both layers drawn.

QGIS is Debian's package. Where it is missing it is installed through apt-get if the user may do so
without being asked for a password; otherwise the benchmark says that it was left out.
"""

import os
import shutil
import subprocess
from pathlib import Path

__all__ = ["LAYERS", "command", "is_at_hand"]

#: The two layers of a project that a map shows; the others are tables.
LAYERS = ("counties", "places")

_SCRIPT = """
import os, sys, time
from qgis.utils import iface

def drawn(*_):
    if iface.mapCanvas().layerCount() < {count}:
        return
    ticks = int(open("/proc/self/stat").read().rsplit(") ", 1)[1].split()[19])
    milliseconds = (time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / 100) * 1000
    sys.stdout.write("%.0f\\n" % milliseconds)
    sys.stdout.flush()
    os._exit(0)

iface.mapCanvas().mapCanvasRefreshed.connect(drawn)
"""


def is_at_hand() -> bool:
    """Tell whether QGIS can be started, installed now where that is possible."""
    if shutil.which("qgis"):
        return True
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "qgis"]
    for words in (["apt-get", "update", "-qq"], install):
        done = subprocess.run(words, env=environment, stdout=subprocess.DEVNULL, check=False)
        if done.returncode:
            return False
    return shutil.which("qgis") is not None


def command(project: Path, folder: Path) -> list[str]:
    """Return how QGIS opens a project as it is, prints its milliseconds and quits.

    Parameters
    ----------
    project
        The GeoPackage.
    folder
        Where QGIS keeps its profile, so that the user's own is neither used nor changed.
    """
    script = folder / "drawn.py"
    script.write_text(_SCRIPT.format(count=len(LAYERS)), encoding="utf-8")
    sources = [f"{project}|layername={layer}" for layer in LAYERS]
    options = ["--nologo", "--noplugins", "--noversioncheck", "--profiles-path", str(folder)]
    return ["qgis", *options, "--code", str(script), *sources]
