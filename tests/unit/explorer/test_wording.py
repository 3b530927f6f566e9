"""What the window calls things."""

from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication

from explorer.wording import issued_label, listed


def test_words_are_listed_as_in_chinese() -> None:
    assert listed(["左云县", "云冈区"]) == "左云县、云冈区"


def test_a_date_names_its_month_in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    assert issued_label(date(2024, 11, 2)) == "2024年11月2日"
    english = "{day} {name} {year}"
    monkeypatch.setattr(QCoreApplication, "translate", lambda context, text: english)
    assert issued_label(date(2024, 11, 2)) == "2 Nov 2024"
