"""The project file: one GeoPackage with documents, places, facts and a full-text index.

Only `sqlite3` is used, so that a project opens in milliseconds; QGIS and GDAL read the same file.
"""

from geodata.project.fulltext import Hit
from geodata.project.store import Change, Project, new_document_id

__all__ = ["Change", "Hit", "Project", "new_document_id"]
