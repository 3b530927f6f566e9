"""Small documents in the formats that are read, made by hand: a test can break any part of them."""

import zlib
from collections.abc import Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

__all__ = ["docx", "ole", "paragraph", "pdf", "pdf_of", "pdf_pages", "zipped"]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
_CHINESE_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts"
    b"[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)"
    b"/Ordering(GB1)/Supplement 5>>/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light"
    b"/Flags 4>>>>]>>"
)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip file of these parts."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def paragraph(text: str, properties: str = "") -> str:
    """Return WordprocessingML for a paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(body: str, **parts: str) -> bytes:
    """Return a Word document with this body; `parts` are styles, footnotes and endnotes."""
    documents = {"document": f"<w:body>{body}</w:body>", **parts}
    roots = {"document": "document", "styles": "styles", "footnotes": "footnotes"}
    contents: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/_rels/document.xml.rels": _relations({name: f"{name}.xml" for name in parts}),
    }
    for name, content in documents.items():
        root = f"w:{roots.get(name, name)}"
        contents[f"word/{name}.xml"] = (
            f'{_DECLARATION}<{root} xmlns:w="{_W}" xmlns:mc="{_MC}">{content}</{root}>'
        )
    return zipped(contents)


def _relations(targets: Mapping[str, str]) -> str:
    entries = (
        f'<Relationship Id="r{number}" Type="{_KINDS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items())
    )
    return f'{_DECLARATION}<Relationships xmlns="{_RELATIONS}">{"".join(entries)}</Relationships>'


def ole(*names: str) -> bytes:
    """Return what looks like an OLE container with these names in its directory."""
    directory = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in names)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + directory


def pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF file of these objects, the first of which is its catalogue."""
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        data
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\n"
        % (
            len(objects) + 1,
            table,
            len(objects) + 1,
            trailer,
        )
        + b"startxref\n%d\n%%%%EOF" % len(data)
    )


def pdf_pages(pages: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Return a PDF file with a page for each of these stream objects."""
    first = 4
    kids = b" ".join(b"%d 0 R" % (first + 2 * index) for index in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        _CHINESE_FONT,
    ]
    for index, stream in enumerate(pages):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>"
            b"/Contents %d 0 R>>" % (first + 2 * index + 1)
        )
        objects.append(stream)
    return pdf(objects, trailer)


def pdf_of(*pages: Sequence[str], trailer: bytes = b"") -> bytes:
    """Return a PDF file whose pages have these lines."""
    return pdf_pages([_page(lines) for lines in pages], trailer)


def _page(lines: Sequence[str]) -> bytes:
    shown = b" 0 -20 Td ".join(
        b"<%s> Tj" % line.encode("utf-16-be").hex().encode() for line in lines
    )
    content = zlib.compress(b"BT /F 12 Tf 50 700 Td %s ET" % shown)
    return b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(content), content)
