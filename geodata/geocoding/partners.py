"""Companies that only work with somebody here, whose seat the article does not tell."""

from geodata.geocoding.grouping import Found
from geodata.geocoding.lexicon import place_words
from geodata.model import Kind

__all__ = ["is_partner"]


def is_partner(text: str, found: Found) -> bool:
    """Tell whether a company may be at home anywhere: a partner, an investor, a state firm."""
    name = found.name
    if name.kind is not Kind.ENTERPRISE or name.counties or found.candidates:
        return False
    words = place_words()
    if name.surface.startswith(words.national_starts):
        return True
    if words.partner_with.match(text, name.end):
        return True
    if text.endswith(words.brought_before, 0, name.start):
        return True
    is_after = text.endswith(words.partner_before, 0, name.start)
    return is_after and words.partner_after.match(text, name.end) is not None
