"""Files to documents: decoding, repair of the layout, sections with their county scope.

- `decoding`: bytes to text, in the encodings that Chinese offices use;
- `blocks`: the lines of a text and what each is;
- `layout`: a repaired view of the text, with offsets into the original;
- `sections`: articles, headed parts and captions, each with the counties that it is about.
"""

from geodata.reading.decoding import decode, read_text_file
from geodata.reading.layout import repair
from geodata.reading.sections import find_sections, section_at
from geodata.reading.view import View

__all__ = ["View", "decode", "find_sections", "read_text_file", "repair", "section_at"]
