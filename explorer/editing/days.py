"""Days as a person types them: 2024-11-29, 2024年11月29日, 2024/11/29, 20241129."""

import re
import unicodedata
from datetime import date

__all__ = ["read_day"]

_DAY = re.compile(
    r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?|(\d{4})(\d\d)(\d\d)"
)


def read_day(text: str) -> date | None:
    """Return the day that a text gives, None for an empty one.

    Raises
    ------
    ValueError
        If it gives none; the message is a sentence for the user's language to replace.

    Examples
    --------
    >>> read_day("2024年3月5日")
    datetime.date(2024, 3, 5)
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return None
    match = _DAY.fullmatch(plain)
    if match is None:
        raise ValueError(f"no day: {text!r}")
    year, month, day = (int(part) for part in match.groups() if part is not None)
    return date(year, month, day)
