"""The project file: one GeoPackage with documents, places, facts and a full-text index.

Only `sqlite3` is used, so that a project opens in milliseconds; QGIS and GDAL read the same file.
"""

from geodata.project.fulltext import DocumentHits, Hit, Wanted
from geodata.project.store import Change, Project, new_document_id

__all__ = ["Change", "DocumentHits", "Hit", "Project", "Wanted", "new_document_id"]
