import json
import os
import re
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from geodata import evaluation
from geodata import ingest as pipeline
from geodata.cli import main
from geodata.exporting import html
from geodata.ingest import Failure, Summary
from geodata.resources import seeds
from tests.helpers.sample import build_sample


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return build_sample(tmp_path / "sample.gpkg")


def _run(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    return int(ended.value.code or 0)


def _summary(**changes: Any) -> Summary:
    values: dict[str, Any] = {
        "added": 2,
        "updated": 1,
        "unchanged": 1,
        "failures": (),
        "places": 23,
        "facts": 41,
        "seconds": 0.84,
        "cancelled": False,
    }
    return Summary(**(values | changes))


def test_ingest_ends_with_a_line_that_says_what_it_did(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    calls: list[Any] = []

    def ingest(paths: list[Path], project: Path, **options: Any) -> Summary:
        calls.append((paths, project, options["executor"]))
        return _summary()

    monkeypatch.setattr(pipeline, "ingest", ingest)
    assert _run("ingest", "a.txt", "b", "--project", "p.gpkg") == 0
    assert calls == [([Path("a.txt"), Path("b")], Path("p.gpkg"), None)]
    said = capsys.readouterr()
    assert said.out == (
        "已读入 4 份文件（新增 2，更新 1，未变 1，失败 0）："
        "地点 23，事实 41，用时 0.8 秒 → p.gpkg\n"
    )
    assert said.err == ""


def test_ingest_takes_as_many_workers_as_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    in_flight = []

    def ingest(paths: list[Path], project: Path, **options: Any) -> Summary:
        assert isinstance(options["executor"], ProcessPoolExecutor)
        in_flight.append(options["in_flight"])
        return _summary()

    monkeypatch.setattr(pipeline, "ingest", ingest)
    assert _run("ingest", "a.txt", "--project", "p.gpkg", "--workers", "2") == 0
    assert in_flight == [6]
    assert _run("ingest", "a.txt", "--project", "p.gpkg", "--workers", "0") == 2


def test_each_failure_is_one_line_and_the_exit_code_tells(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failures = (Failure(Path("a"), "找不到文件“a”。"), Failure(Path("b"), "“b”是空的。"))
    monkeypatch.setattr(pipeline, "ingest", lambda *a, **k: _summary(failures=failures))
    assert _run("ingest", "a", "b", "c", "--project", "p.gpkg") == 1
    said = capsys.readouterr()
    assert said.err.splitlines() == ["错误：找不到文件“a”。", "错误：“b”是空的。"]
    assert "失败 2" in said.out


def test_a_project_that_did_not_come_to_be_is_not_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run("ingest", tmp_path / "missing.txt", "--project", tmp_path / "p.gpkg") == 1
    assert "p.gpkg" not in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_an_error_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    foreign = tmp_path / "p.gpkg"
    foreign.write_text("not a project")
    calls: list[list[str | Path]] = [
        ["search", foreign, "云冈"],
        ["ingest", "a.txt", "--project", foreign],
    ]
    for arguments in calls:
        assert _run(*arguments) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.startswith("错误：")
        assert said.err.count("\n") == 1
        assert str(foreign) in said.err
    assert foreign.read_text() == "not a project"


def test_search_prints_title_place_and_excerpt(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run("search", sample, "石窟", "碳纤维") == 0
    first, second, last = capsys.readouterr().out.splitlines()
    assert first.startswith("项目建设“加速度”推动县域经济“大发展” [")
    assert "云冈【石窟】接待游客" in first
    assert "高性能【碳纤维】项目" in second
    assert last == "“石窟 碳纤维”：1 份文档，2 处"


def test_links_are_listed_with_rule_and_evidence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "云冈区新篇\n\n近日，云冈石窟景区人多。云冈区鸡儿崖乡的华阳碳纤维项目投产。"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    pipeline.ingest([tmp_path / "a.txt"], tmp_path / "p.gpkg")
    assert _run("links", tmp_path / "p.gpkg") == 0
    *listed, last = capsys.readouterr().out.splitlines()
    for line in listed:
        assert re.fullmatch(r".+ ← .+（.+） \[.+\] .+。", line), line
    assert {line.split(" ← ")[0] for line in listed} >= {"云冈石窟", "鸦儿崖乡"}
    assert last.endswith(f"另有 {len(listed)} 种写法")


def test_a_project_without_other_surfaces_lists_none(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run("links", sample) == 0
    assert capsys.readouterr().out == "0 个地点另有 0 种写法\n"


def test_search_without_a_hit_says_so(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("search", sample, "北京") == 0
    assert capsys.readouterr().out == "“北京”：0 份文档，0 处\n"


def test_an_export_says_where_it_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def export(project: Path, out: Path, **_options: Any) -> None:
        out.write_bytes(project.name.encode() * 100_000)

    monkeypatch.setattr(html, "export_html", export)
    out = tmp_path / "map.html"
    assert _run("export", "html", "p.gpkg", out) == 0
    assert capsys.readouterr().out == f"已导出网页地图（0.6 MB）→ {out}\n"


@pytest.mark.parametrize(
    ("county", "name"), [("云冈区", "a.pdf"), ("云冈", "奇 怪#%'&.html"), ("140214", "a.DOCX")]
)
def test_a_summary_is_written_by_name_or_code(
    sample: Path, capsys: pytest.CaptureFixture[str], county: str, name: str
) -> None:
    out = sample.with_name(name)
    assert _run("brief", county, sample, out) == 0
    assert f"→ {out}" in capsys.readouterr().out
    assert out.stat().st_size > 10_000


def test_an_unknown_county_lists_the_known_ones(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = sample.with_name("a.pdf")
    assert _run("brief", "火星", sample, out) == 1
    told = capsys.readouterr().err
    assert "没有“火星”这个县区" in told
    assert "云冈区（140214）" in told
    assert "大同市（1402）" in told
    assert not out.exists()


def test_an_evaluation_is_printed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(evaluation, "report", lambda gold, documents: f"{gold} {documents}")
    assert _run("evaluate", "a.json", "b.json", "--documents", "seeds") == 0
    assert capsys.readouterr().out == f"{[Path('a.json'), Path('b.json')]} seeds\n"


def test_an_evaluation_finds_the_texts_beside_the_annotation_or_among_the_seeds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(evaluation, "report", lambda gold, documents: str(documents))
    assert _run("evaluate", tmp_path / "a.json") == 0
    (tmp_path / "a.txt").touch()
    assert _run("evaluate", tmp_path / "a.json") == 0
    assert capsys.readouterr().out == f"{seeds()[0].parent}\n{tmp_path}\n"


def test_whether_a_file_can_be_read_is_the_librarys_to_tell(
    monkeypatch: pytest.MonkeyPatch, sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "access", lambda *_arguments, **_options: False)
    assert _run("search", sample, "云冈") == 0
    assert _run("ingest", sample.with_name("none.txt"), "--project", sample) == 1
    assert "none.txt" in capsys.readouterr().err


def test_what_is_no_error_of_the_user_is_not_hidden(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*arguments: object, **options: object) -> Summary:
        raise RuntimeError("our mistake")

    monkeypatch.setattr(pipeline, "ingest", broken)
    with pytest.raises(RuntimeError, match="our mistake"):
        main(["ingest", "a.txt", "--project", str(tmp_path / "p.gpkg")])


def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ([], ["ingest"], ["export"], ["export", "html"], ["search"], ["evaluate"]):
        assert _run(*command, "--help") == 0
        assert "Usage:" in capsys.readouterr().out


def test_a_wrong_call_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("ingest", "a.txt") == 2
    assert "--project" in capsys.readouterr().err


def test_the_commands_load_nothing_heavy() -> None:
    code = "import json, sys, geodata.__main__; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout))
    heavy = {"pandas", "geopandas", "folium", "shapely", "numpy", "pyogrio", "sqlite3", "PySide6"}
    assert loaded & heavy == set()
    assert "geodata.cli" in loaded
