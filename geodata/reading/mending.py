"""Names that a scanner misread, put right in the view; the source and its offsets stay."""

from geodata.gazetteer import Gazetteer
from geodata.reading.view import View

__all__ = ["mend"]


def mend(view: View, gazetteer: Gazetteer) -> View:
    """Return the view with the known names that it writes with a character of like shape.

    Parameters
    ----------
    view
        A repaired text.
    gazetteer
        Knows the names, and when a misread one may be taken for one of them.

    Returns
    -------
    View
        With texts of the same length and the same offsets; `View.mended` tells what was changed.

    Examples
    --------
    >>> from geodata.gazetteer import load
    >>> mend(View.identity("云冈区鸡儿崖乡高屯村"), load()).text
    '云冈区鸦儿崖乡高屯村'
    """
    misread = gazetteer.misread(view.text)
    return view.with_names({one.start: one.name for one in misread}) if misread else view
