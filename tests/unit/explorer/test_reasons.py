"""Why two figures differ, as the window says it."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

import geodata.comparing
from explorer.reasons import REASONS, reason_label


def _sentences() -> set[str]:
    """Return the sentences that the library gives beside a `Difference`, with their gaps."""
    tree = ast.parse(Path(geodata.comparing.__file__).read_text(encoding="utf-8"))
    pairs = [node.elts for node in ast.walk(tree) if isinstance(node, ast.Tuple)]
    return {
        _text(pair[1])
        for pair in pairs
        if len(pair) == 2 and ast.unparse(pair[0]).startswith("Difference.")
    }


def _text(node: ast.expr) -> str:
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return "".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in parts)


def test_every_reason_of_the_library_is_known() -> None:
    assert {str(reason) for reason in REASONS} == _sentences()


@pytest.mark.parametrize(
    ("why", "english"),
    [
        ("原文没有说明为何不同。", "english of 原文没有说明为何不同。"),
        ("同为2024年，数值不同。", "english of 同为2024年，数值不同。"),
        ("时间不同：去年、1-6月。", "english of 时间不同：去年、1-6月。"),
        ("一句别的话。", "一句别的话。"),
    ],
)
def test_what_a_reason_quotes_stays(
    monkeypatch: pytest.MonkeyPatch, why: str, english: str
) -> None:
    assert reason_label(why) == why
    monkeypatch.setattr(QCoreApplication, "translate", lambda context, text: f"english of {text}")
    assert reason_label(why) == english
