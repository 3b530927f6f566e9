"""The text layer of PDF files, page by page."""

import threading
import zlib

import pytest

from geodata.errors import ReadingError
from geodata.reading.pdf import read_pdf
from tests.helpers.documents import pdf, pdf_of, pdf_pages

TEXT = "云冈区今年上半年完成投资53.23亿元，"


def test_lines_and_pages_stay_apart() -> None:
    text, note = read_pdf(pdf_of([TEXT, "增速21.5%。"], ["守口堡㐀𠀀村"]))
    assert text == f"{TEXT}\n增速21.5%。\n\n守口堡㐀𠀀村"
    assert note == ""


def test_pages_without_text_are_counted() -> None:
    text, note = read_pdf(pdf_of([], [TEXT], [], ["完"]))
    assert text == f"{TEXT}\n\n完"
    assert note.startswith("共 4 页，其中 2 页没有文字")


def test_a_hyphen_at_the_end_of_a_line_is_kept() -> None:
    assert read_pdf(pdf_of(["wor-", "ld"]))[0].replace("\n", "") == "wor-ld"


def test_a_scan_is_told_with_the_remedy() -> None:
    with pytest.raises(ReadingError, match=r"扫描件.*OCRmyPDF"):
        read_pdf(pdf_of([], []))


def test_a_file_without_pages_is_damaged() -> None:
    with pytest.raises(ReadingError, match="已损坏"):
        read_pdf(pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]))


def test_a_page_that_cannot_be_read_does_not_lose_the_others() -> None:
    whole = pdf_of([TEXT], ["完"])
    broken = whole.replace(b"4 0 obj\n<</Type/Page", b"4 0 obj\n<</Type/Gone", 1)
    assert broken != whole
    assert "完" in read_pdf(broken)[0]


@pytest.mark.parametrize("scheme", [b"/Filter/Unknown/V 1/R 2/P -4", b"/Filter/Standard/V 99"])
def test_unknown_locks_are_refused(scheme: bytes) -> None:
    data = pdf_of([TEXT], trailer=b"/ID[<00><00>]/Encrypt<<%s>>" % scheme)
    with pytest.raises(ReadingError, match=r"已损坏|密码"):
        read_pdf(data)


def _packed(filters: bytes, data: bytes) -> bytes:
    stream = b"<</Length %d/Filter[%s]>>stream\n%s\nendstream" % (len(data), filters, data)
    return pdf_pages([stream])


@pytest.mark.parametrize("layers", [1, 2, 3])
def test_a_stream_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(layers: int) -> None:
    data = b"BT /F 12 Tf 50 700 Td <%s> Tj ET" % TEXT.encode("utf-16-be").hex().encode()
    data += b" " * (5 * 2**20)
    for _ in range(layers):
        data = zlib.compress(data, 9)
    data = _packed(b"/FlateDecode " * layers, data)
    assert read_pdf(data, max_bytes=6 * 2**20)[0] == TEXT
    with pytest.raises(ReadingError, match="解压后过大"):
        read_pdf(data, max_bytes=5 * 2**20)


def test_too_much_text_is_refused() -> None:
    data = pdf_of([TEXT], [TEXT])
    assert read_pdf(data, max_bytes=1000)[0] == f"{TEXT}\n\n{TEXT}"
    with pytest.raises(ReadingError, match="过大"):
        read_pdf(pdf_of(*[[TEXT]] * 60), max_bytes=1000)


def test_threads_take_turns() -> None:
    data = pdf_of(*[[TEXT]] * 20)
    texts: list[str] = []
    threads = [threading.Thread(target=lambda: texts.append(read_pdf(data)[0])) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert texts == ["\n\n".join([TEXT] * 20)] * 4
