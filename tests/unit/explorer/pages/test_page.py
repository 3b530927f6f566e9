from hypothesis import given
from hypothesis import strategies as st

from explorer.pages.page import Page, Paragraph, Style
from explorer.pages.page_division import divide_lines, divide_page

_TEXTS = st.text(alphabet="云冈区𠮷😀a1，。 \n\r\u3000\u2028#", max_size=120)


def _units(text: str) -> str:
    """Return what Qt sees: a character for each UTF-16 unit."""
    data = text.encode("utf-16-le")
    return "".join(chr(int.from_bytes(data[i : i + 2], "little")) for i in range(0, len(data), 2))


@given(text=_TEXTS)
def test_every_character_of_a_page_stands_where_the_document_has_it(text: str) -> None:
    for paragraphs in (divide_page(text, ()), divide_lines(text)):
        page = Page(text, paragraphs)
        shown = _units("\n".join(page.lines))
        for paragraph in paragraphs:
            for start, end in paragraph.runs:
                for offset in range(start, end):
                    unit = page.unit_of(offset)
                    assert shown[unit] == _units(text[offset])[0]
                    assert page.source_of(unit) == offset


@given(text=_TEXTS, cut=st.tuples(st.integers(0, 120), st.integers(0, 120)))
def test_the_pieces_of_a_span_are_its_shown_characters(text: str, cut: tuple[int, int]) -> None:
    page = Page(text, divide_lines(text))
    start, end = sorted(cut)
    shown = _units("\n".join(page.lines))
    pieces = "".join(shown[low:high] for low, high in page.spans(start, end))
    kept = [run for paragraph in page.paragraphs for run in paragraph.runs]
    inside = "".join(text[max(a, start) : min(b, end)] for a, b in kept if a < end and b > start)
    assert pieces == _units(inside)


def test_a_joined_break_between_latin_words_is_a_space() -> None:
    text = "North\nChina"
    page = Page(text, [Paragraph(Style.PROSE, ((0, 5), (6, 11)))])
    assert page.lines == ["North China"]
    assert page.spans(0, 11) == [(0, 5), (6, 11)]
    assert page.source_of(5) == -1


def test_what_is_left_out_is_found_at_the_next_character() -> None:
    text = "# 题\n文"
    page = Page(text, divide_page(text, ()))
    assert page.unit_of(0) == 0
    assert page.unit_of(3) == 2
    assert page.unit_of(99) == page.length
