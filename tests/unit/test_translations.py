"""Every text of the interface is translated; none stands in the code past the translation."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.translations import TS, Text, found_texts, kept_texts

_ROOT = Path(__file__).parents[2]
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_PLACES = re.compile(r"\{[^}]*\}")
#: Chinese that an English reader shall see: what Chinese officialdom calls a thing.
_PROPER = ("审图号", "地图管理条例", "语言", "大同图览")
_TRANSLATED = kept_texts()
#: Modules whose Chinese is no text of the interface: what is typed or read, names of files, and
#: words to a terminal (`datong: …`) or inside errors, which the library says in Chinese too.
_OWN_WORDS = ("coordinates.py", "days.py", "cli.py", "errand.py", "work.py", "sheets.py")
_TRANSLATING = ("tr", "_tr", "translate", "QT_TRANSLATE_NOOP")
_SYMBOLS = ("中文", "大同图览", "元", "一", "大同.gpkg", "《", "》")


def test_every_text_in_the_code_is_in_the_file_and_none_that_is_gone() -> None:
    found = found_texts()
    assert len(found) > 300
    assert {
        "in the code only": found - set(_TRANSLATED),
        "in the file only": set(_TRANSLATED) - found,
    } == {
        "in the code only": set(),
        "in the file only": set(),
    }, "run 'python -m tests.helpers.translations' and translate what it has added"


def test_every_text_is_translated() -> None:
    assert [text for text, translation in _TRANSLATED.items() if not translation] == []


@pytest.mark.parametrize("text", sorted(_TRANSLATED), ids=lambda text: text[1][:20])
def test_a_translation_takes_what_the_text_takes_and_is_english(text: Text) -> None:
    translation = _TRANSLATED[text]
    assert len(_PLACES.findall(translation)) == len(_PLACES.findall(text[1]))
    rest = translation
    for word in _PROPER:
        rest = rest.replace(word, "")
    assert not _CHINESE.search(rest)
    assert text[1].count("\n") == translation.count("\n")


def test_qt_takes_the_file(tmp_path: Path) -> None:
    lrelease = Path(sys.executable).with_name("pyside6-lrelease")
    compiled = tmp_path / "datong_en.qm"
    done = subprocess.run(
        [lrelease, TS, "-qm", compiled], capture_output=True, text=True, check=True
    )
    assert f"{len(_TRANSLATED)} finished" in done.stdout
    assert compiled.stat().st_size > 1000


def test_the_code_says_nothing_chinese_past_the_translation() -> None:
    untranslated = [
        f"{path.relative_to(_ROOT)}:{line}: {text}"
        for path in sorted((_ROOT / "explorer").rglob("*.py"))
        for line, text in _chinese_literals(path)
        if path.name not in _OWN_WORDS and text not in _SYMBOLS and not text.startswith("datong: ")
    ]
    assert untranslated == []


def _chinese_literals(path: Path) -> list[tuple[int, str]]:
    """Return line and text of Chinese string literals outside docstrings and translation calls."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    spared: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) in _TRANSLATING:
            spared |= {id(inner) for inner in ast.walk(node)}
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            spared.add(id(node.value))
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in spared
        and _CHINESE.search(node.value)
    ]


def _called(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
