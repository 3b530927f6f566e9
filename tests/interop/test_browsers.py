"""The exported pages in Firefox: drawn, complete, and silent. (Chromium is `tests/end2end`'s.)"""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from geodata.briefs.work import write_brief
from geodata.exporting.html import export_html
from geodata.project import Project
from tests.helpers.firefox import FirefoxPage, firefox

MADE = datetime(2026, 11, 21, tzinfo=UTC)


@pytest.fixture
def page(tmp_path: Path) -> object:
    with firefox(tmp_path / "profile") as page:
        yield page


def test_the_html_map(project: Path, tmp_path: Path, page: FirefoxPage) -> None:
    out = tmp_path / "a.html"
    export_html(project, out)
    page.open(out.as_uri())
    page.wait_for("window.datong && datong.controller && datong.controller.state().ready")
    with Project.open(project) as opened:
        places = len(opened.places())
    assert page.value("datong.controller.state().places") == places
    assert page.value("document.title") != ""
    assert page.complaints == []


def test_the_summary(project: Path, tmp_path: Path, page: FirefoxPage) -> None:
    out = tmp_path / "a.html"
    write_brief(project, out, "140214", made=MADE)
    page.open(out.as_uri())
    assert page.value("document.querySelector('img').naturalWidth") > 100
    assert page.value("document.querySelectorAll('p.quote').length") > 100
    missing = (
        "[...document.querySelectorAll('a.ref')].filter((a) => !document.querySelector(a.hash))"
    )
    assert page.value(f"{missing}.length") == 0
    assert page.complaints == []
