"""The real command on the five documents: what it says, and what stands in the file."""

import re
import subprocess
import sys
from pathlib import Path

import pyogrio
import pytest

from geodata.gazetteer import load
from geodata.model import CITY, Precision
from geodata.project import Project
from geodata.resources import seeds


def _datong(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "geodata", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("project") / "five.gpkg"
    done = _datong("ingest", *seeds(), "--project", path)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert re.fullmatch(
        r"已读入 5 份文件（新增 5，更新 0，未变 0，失败 0）："
        r"地点 \d+，事实 \d+，用时 [\d.]+ 秒 → .*\n",
        done.stdout,
    )
    return path


def test_the_second_time_changes_not_a_byte(project: Path) -> None:
    before = project.read_bytes()
    done = _datong("ingest", *seeds(), "--project", project)
    assert "新增 0，更新 0，未变 5，失败 0" in done.stdout
    assert project.read_bytes() == before


def test_every_quote_and_surface_stands_in_its_source(project: Path) -> None:
    with Project.open(project) as opened:
        texts = {document.id: document.text for document in opened.documents()}
        sources = {document.id: Path(document.source_path) for document in opened.documents()}
        mentions, facts, sections = opened.mentions(), opened.facts(), opened.sections()
    assert mentions
    assert facts
    for document_id, text in texts.items():
        assert sources[document_id].read_bytes().decode("utf-8") == text
        spans = [(s.start, s.end) for s in sections if s.document_id == document_id]
        ends = [0, *(end for _, end in spans)]
        assert [start for start, _ in spans] == ends[:-1]
        assert ends[-1] == len(text)
    for mention in mentions:
        assert texts[mention.document_id][mention.start : mention.end] == mention.surface
    for fact in facts:
        text = texts[fact.document_id]
        assert text[fact.start : fact.end] == fact.quote
        assert fact.start <= fact.value_start < fact.value_end <= fact.end


def test_every_symbol_stands_in_its_county_and_nothing_else_is_drawn(project: Path) -> None:
    gazetteer = load()
    with Project.open(project) as opened:
        places = opened.places()
    for place in places:
        assert place.evidence, place
        assert (place.point is not None) == place.precision.is_drawn, place
        assert (place.precision is Precision.OUTSIDE) == (place.counties == ()), place
        if place.point and place.counties != (CITY,):
            at = gazetteer.county_at(place.point)
            assert at is not None, place
            assert at in place.counties or "140271" in place.counties, place
    kinds = {place.kind for place in places if place.precision is not Precision.OUTSIDE}
    assert len(kinds) == 8


def test_gis_programs_see_all_of_it(project: Path) -> None:
    with Project.open(project) as opened:
        expected = {
            "documents": 5,
            "sections": len(opened.sections()),
            "places": len(opened.places()),
            "mentions": len(opened.mentions()),
            "facts": len(opened.facts()),
            "counties": 10,
        }
    for layer, count in expected.items():
        assert pyogrio.read_info(project, layer=layer)["features"] == count, layer
    counties = pyogrio.read_dataframe(project, layer="counties")
    assert counties.geometry.is_valid.all()


def test_a_bad_file_is_one_line_and_the_project_stays(project: Path, tmp_path: Path) -> None:
    before = project.read_bytes()
    binary, empty = tmp_path / "binary.txt", tmp_path / "empty.txt"
    binary.write_bytes(bytes(range(256)) * 16)
    empty.touch()
    for path in (tmp_path / "missing.txt", binary, empty):
        done = _datong("ingest", path, "--project", project)
        assert done.returncode == 1
        assert done.stderr.startswith("错误：")
        assert done.stderr.count("\n") == 1
        assert path.name in done.stderr
        assert project.read_bytes() == before


def test_a_bad_project_is_one_line(tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.gpkg"
    foreign.write_bytes(b"my diary")
    for path in (foreign, tmp_path / "no" / "p.gpkg", tmp_path):
        done = _datong("ingest", seeds()[0], "--project", path)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith("错误：")
        assert done.stderr.count("\n") == 1
    assert foreign.read_bytes() == b"my diary"


def test_words_are_found_in_what_was_read(project: Path) -> None:
    done = _datong("search", project, "云冈")
    assert done.returncode == 0
    assert "【云冈】" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("“云冈”：5 份文档")
