"""The HTML export: one file with map, places, figures, quotes and sources, without any network.

The page is Folium's, with all scripts and styles written into it and nothing else allowed (see
`geodata.mapping.page`). The data stand in a JSON block that the page reads as text.
"""

import base64
import gzip
import io
import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from geodata.exporting.excerpts import excerpt
from geodata.exporting.files import write_in_one_step
from geodata.gazetteer import load
from geodata.mapping.choropleth import county_metrics, figured_counties, metric_data
from geodata.mapping.page import DATA_SLOT, EXPORT, build, page_cache
from geodata.mapping.payload import MapGazetteer, map_data
from geodata.model import Document, Fact, Mention, Place
from geodata.project import Project
from geodata.watching import Watch

__all__ = ["Imprint", "export_data", "export_html"]

#: Data of more bytes are packed, so that a file of 10,000 places can still be mailed.
_LARGE_BYTES = 3_000_000
#: How much is packed between two looks at whether it is still wanted.
_CHUNK_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the page says of itself."""

    title: str = "大同图览"
    note: str = ""  #: the author's
    review_number: str = ""  #: 审图号; without one the page says that it is for internal use


def export_html(
    project_path: Path,
    out: Path,
    *,
    imprint: Imprint | None = None,
    place_ids: Collection[str] | None = None,
    with_excerpts: bool = True,
    gazetteer: MapGazetteer | None = None,
    cache_dir: Path | None = None,
    watch: Watch | None = None,
) -> None:
    """Write a project as one HTML file that opens anywhere, from `file://`, without a network.

    The same project gives the same bytes.

    Parameters
    ----------
    project_path, out
        The project file and the HTML file to write; what lies there is replaced in one step.
    imprint
        Title, note and map review number.
    place_ids
        The places that stand on it, with the figures said of them; None means all, and the
        figures of counties and city too.
    with_excerpts
        Whether what stands around quotes and names in the documents is shown; the quotes
        themselves always are.
    gazetteer
        Where counties and neighbours are known from; the program's own by default.
    cache_dir
        Where the empty page is kept between two exports; the user's cache by default.
    watch
        Told how much is done.

    Raises
    ------
    ProjectError
        If the project cannot be opened.
    ExportError
        If the file cannot be written.
    StoppedError
        If it is no longer wanted; nothing is left behind.
    """
    cache_dir, watch = cache_dir or page_cache(), watch or Watch()
    with Project.open(project_path) as project:
        data = export_data(
            project,
            gazetteer or load(),
            cache_dir=cache_dir,
            place_ids=place_ids,
            watch=watch.part(0.0, 0.8),
        )
        data["about"] = {**asdict(imprint or Imprint()), "changed": project.changed_on()}
    if not with_excerpts:
        _leave_out_excerpts(data)
    page = build(EXPORT, cache_dir=cache_dir)
    content = page.replace(DATA_SLOT, _block(data, watch.part(0.8, 0.98)), 1).encode("utf-8")
    write_in_one_step(out, content, source=project_path, watch=watch.part(0.98, 1.0))


def export_data(
    project: Project,
    gazetteer: MapGazetteer,
    *,
    cache_dir: Path | None = None,
    place_ids: Collection[str] | None = None,
    watch: Watch | None = None,
) -> dict[str, Any]:
    """Return what the exported page shows: the map's data and the words behind them.

    With `place_ids` only these places and what is said of them. Besides the keys of `map_data`:
    `metrics` that counties can be filled by, `figured` counties; `documents` [{id, title,
    publisher, issued}]; `facts`
    [{place, adcode, document, metric, qualifier, value, unit, period, before, quote, after,
    figure: [start, end] in the quote}]; in each place `aliases`, `status`, `evidence` and
    `excerpts` [{document, before, text, after}], its first mention in each document.
    """
    watch = watch or Watch()
    project.stop_when(watch.is_stopped)
    documents = {document.id: document for document in project.documents()}
    source = _ReadOnce(project, watch.part(0.0, 0.4))
    excerpts = _first_mentions(source.mentions(), documents, watch.part(0.4, 0.6))
    data = map_data(source, gazetteer, cache_dir=cache_dir)
    if place_ids is not None:
        wanted = frozenset(place_ids)
        data["places"] = [entry for entry in data["places"] if entry["id"] in wanted]
    known = {place.id: place for place in source.places()}
    for entry in watch.part(0.65, 0.7).over(data["places"]):
        place = known[entry["id"]]
        entry.update(_words(place), excerpts=excerpts[place.id])
    counties = frozenset(county.adcode for county in gazetteer.counties)
    metrics = county_metrics(source.facts(), documents, counties)
    data |= metric_data(metrics, figured_counties(source.facts(), counties))
    drawn = {entry["id"] for entry in data["places"]}
    data["documents"] = [_source(document) for document in documents.values()]
    data["facts"] = [
        _figure(fact, documents[fact.document_id].text)
        for fact in watch.part(0.75, 1.0).over(source.facts())
        if fact.place_id in drawn or (fact.place_id is None and place_ids is None)
    ]
    return data


class _ReadOnce:
    """A project's places, mentions and facts, read once for all that needs them."""

    def __init__(self, project: Project, watch: Watch) -> None:
        self.mention_counts, self.fact_counts = project.mention_counts, project.fact_counts
        watch.at(0.0)
        self._places = project.places()
        watch.at(0.3)
        self._mentions = project.mentions()
        watch.at(0.8)
        self._facts = project.facts()
        watch.at(1.0)

    def places(self) -> tuple[Place, ...]:
        return self._places

    def mentions(self) -> tuple[Mention, ...]:
        return self._mentions

    def facts(self) -> tuple[Fact, ...]:
        return self._facts


def _leave_out_excerpts(data: dict[str, Any]) -> None:
    for place in data["places"]:
        place["excerpts"] = []
    for fact in data["facts"]:
        fact["before"] = fact["after"] = ""


def _words(place: Place) -> dict[str, Any]:
    return {
        "aliases": [alias for alias in place.aliases if alias != place.name],
        "status": place.status,
        "evidence": list(place.evidence),
    }


def _source(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "issued": document.issued.isoformat() if document.issued else None,
    }


def _figure(fact: Fact, text: str) -> dict[str, Any]:
    around = excerpt(text, fact.start, fact.end)
    return {
        "place": fact.place_id,
        "adcode": fact.adcode,
        "document": fact.document_id,
        "metric": fact.metric,
        "qualifier": fact.qualifier,
        "value": fact.value_text,
        "unit": fact.unit,
        "period": fact.period,
        "before": around.before,
        "quote": around.text,
        "after": around.after,
        "figure": [fact.value_start - fact.start, fact.value_end - fact.start],
    }


def _first_mentions(
    mentions: tuple[Mention, ...], documents: Mapping[str, Document], watch: Watch
) -> dict[str, list[dict[str, Any]]]:
    """Return, by place, its first mention in each document, with what stands around it."""
    first: dict[tuple[str, str], Mention] = {}
    for mention in sorted(mentions, key=lambda mention: (mention.document_id, mention.start)):
        first.setdefault((mention.place_id, mention.document_id), mention)
    by_place: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for (place_id, document_id), mention in watch.over(tuple(first.items())):
        around = excerpt(documents[document_id].text, mention.start, mention.end)
        by_place[place_id].append(
            {
                "document": document_id,
                "before": around.before,
                "text": around.text,
                "after": around.after,
            }
        )
    return by_place


def _block(data: Mapping[str, Any], watch: Watch) -> str:
    """Return data as a JSON block; `<` is escaped, so that nothing in it can end the block.

    Large data are packed with gzip and written in base64, which holds no `<`.
    """
    items = watch.part(0.0, 0.4).over(tuple(data.items()))
    parts = (f"{json.dumps(key)}:{_json(value)}" for key, value in items)
    text = f"{{{','.join(parts)}}}"
    if len(content := text.encode()) > _LARGE_BYTES:
        packed = base64.b64encode(_packed(content, watch.part(0.4, 1.0))).decode("ascii")
        return f'<script type="application/gzip" id="datong-data">{packed}</script>'
    escaped = text.replace("<", "\\u003c")
    return f'<script type="application/json" id="datong-data">{escaped}</script>'


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _packed(content: bytes, watch: Watch) -> bytes:
    """Return gzip of a content, which tells no time: the same content gives the same bytes."""
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=6, mtime=0) as file:
        for start in watch.over(range(0, len(content), _CHUNK_BYTES)):
            file.write(content[start : start + _CHUNK_BYTES])
    return out.getvalue()
