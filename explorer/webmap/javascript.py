"""The one door to the page's script: a call is a function's name and JSON, never pasted code."""

import json
import re

from PySide6.QtWebEngineCore import QWebEnginePage

__all__ = ["call", "call_text"]

_FUNCTION = re.compile(r"[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*", re.ASCII)


def call_text(function: str, *arguments: object) -> str:
    r"""Return the JavaScript that calls a function with values.

    Raises
    ------
    ValueError
        If the function's name is none, or a number is not finite.
    TypeError
        If a value has no JSON.

    Examples
    --------
    >>> call_text("datong.app.select", ["p1", "</script>\u2028"], True)
    'datong.app.select(["p1", "<\\/script>\\u2028"], true);'
    """
    if not _FUNCTION.fullmatch(function):
        raise ValueError(f"not the name of a JavaScript function: {function!r}")
    values = (json.dumps(value, allow_nan=False).replace("</", "<\\/") for value in arguments)
    return f"{function}({', '.join(values)});"


def call(page: QWebEnginePage, function: str, *arguments: object) -> None:
    """Call a function of the page's script."""
    page.runJavaScript(call_text(function, *arguments))
