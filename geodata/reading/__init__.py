"""Files to documents: decoding, repair of the layout, sections with their county scope.

- `files`: a file to its text; `formats` tells what it is, and `html`, `docx` and `pdf` read it;
- `decoding`: bytes to text, in the encodings that Chinese offices use;
- `blocks`: the lines of a text and what each is;
- `layout`: a repaired view of the text, with offsets into the original;
- `mending`: names that a scanner misread, put right in the view;
- `imprint`: publisher and date, as far as the text states them;
- `sections`: articles, headed parts and captions, each with the counties that it is about.
"""

from geodata.reading.decoding import decode
from geodata.reading.files import MAX_BYTES, FileText, read_file
from geodata.reading.formats import SUFFIXES
from geodata.reading.imprint import Imprint, find_imprint
from geodata.reading.layout import repair
from geodata.reading.mending import mend
from geodata.reading.sections import find_sections, section_at
from geodata.reading.view import View

__all__ = [
    "MAX_BYTES",
    "SUFFIXES",
    "FileText",
    "Imprint",
    "View",
    "decode",
    "find_imprint",
    "find_sections",
    "mend",
    "read_file",
    "repair",
    "section_at",
]
