import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.exporting.cells import csv_cells, harmless, tsv_cells
from tests.helpers.sample import HOSTILE

_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "＝1"])
def test_what_looks_like_a_formula_is_made_a_text(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "云冈", "-3.5", "+12", "1=2", "'=1", "—— 见报"])
def test_numbers_and_other_texts_stay_as_they_are(text: str) -> None:
    assert harmless(text) == text


@given(st.lists(st.tuples(_TEXT, _TEXT), max_size=8))
def test_pasted_rows_are_as_many_as_they_were_and_hold_no_formula(
    rows: list[tuple[str, str]],
) -> None:
    lines = tsv_cells(["a", "b"], rows).split("\n")
    assert lines[-1] == ""
    assert len(lines) == len(rows) + 2
    for line in lines[:-1]:
        cells = line.split("\t")
        assert len(cells) == 2
        assert [harmless(cell) for cell in cells] == cells


@given(st.lists(st.tuples(_TEXT, _TEXT), max_size=8))
def test_csv_comes_back_as_it_was(rows: list[tuple[str, str]]) -> None:
    content = csv_cells(["名称", "引文"], rows)
    assert content.startswith(b"\xef\xbb\xbf")
    table = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert list(table) == [["名称", "引文"], *([harmless(a), harmless(b)] for a, b in rows)]


def test_hostile_texts_stay_texts() -> None:
    content = csv_cells(["a"], [[text] for text in HOSTILE]).decode("utf-8-sig")
    table = list(csv.reader(io.StringIO(content, newline="")))
    assert [row[0] for row in table[1:]] == [harmless(text) for text in HOSTILE]
