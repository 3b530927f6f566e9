"""A project for other people's programs: the five documents that come with this one."""

from pathlib import Path

import pytest

from geodata.ingest import ingest
from geodata.resources import seeds


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("project") / "大同.gpkg"
    summary = ingest(seeds(), path)
    assert summary.added == 5
    return path
