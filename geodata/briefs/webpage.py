"""Summaries as one HTML file that opens anywhere, prints well and needs no network."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from geodata.briefs.rows import SHORT_EM, sections_of
from geodata.resources import read_text

if TYPE_CHECKING:
    from geodata.briefs.work import Edition

__all__ = ["brief_html"]

_BREAKS = re.compile(r"(\s*\n\s*)")


def brief_html(edition: Edition) -> bytes:
    """Return summaries as a page with drawn maps; nothing in it runs, and its policy says so."""
    style = read_text("templates/brief.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.filters["legible"] = _legible
    page = environment.from_string(read_text("templates/brief.html")).render(
        edition=edition,
        short_em=SHORT_EM,
        style=Markup(style),  # noqa: S704 - our own file
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:",
        parts=[
            (brief, _data_url(edition.maps.of(brief.adcode, 170, 130)), sections_of(brief))
            for brief in edition.briefs
        ],
    )
    return page.encode("utf-8", "replace")


def _legible(text: str) -> Markup:
    """Return a text with its breaks of lines kept, but shown as a sign that is not copied."""
    parts = (
        Markup('<span class="break">{}</span>').format(part) if part.isspace() else escape(part)
        for part in _BREAKS.split(text)
    )
    return Markup("").join(parts)


def _data_url(svg: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"
