"""What the map page gets: never a position that the place does not have."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from geodata.gazetteer import load
from geodata.mapping.kinds import KIND_STYLES, PRECISION_LABELS
from geodata.mapping.payload import map_data, map_json, place_data
from geodata.model import Kind, LonLat, Place, Precision, Review
from geodata.project import Project
from tests.helpers.sample import SquareGazetteer, build_sample


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    path = build_sample(tmp_path_factory.mktemp("payload") / "sample.gpkg")
    with Project.open(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def data(project: Project) -> dict[str, Any]:
    return map_data(project, SquareGazetteer())


def _place(precision: Precision, counties: tuple[str, ...], point: LonLat | None = None) -> Place:
    return Place(
        id="p1",
        name="某地",
        aliases=(),
        kind=Kind.NATURAL,
        counties=counties,
        precision=precision,
        uncertainty_m=None,
        status=None,
        review=Review.AUTO,
        evidence=(),
        point=point,
    )


class _Values:
    """A source with one place and nothing said of it."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def places(self) -> tuple[Place, ...]:
        return (self._place,)

    def mention_counts(self) -> dict[str, int]:
        return {}

    def fact_counts(self) -> dict[str, int]:
        return {}


def _at(place: Place) -> list[float] | None:
    (entry,) = place_data(_Values(place))
    at: list[float] | None = entry["at"]
    return at


def test_every_place_is_listed(project: Project, data: dict[str, Any]) -> None:
    assert {entry["id"] for entry in data["places"]} == {place.id for place in project.places()}


def test_it_is_json_without_nan(data: dict[str, Any]) -> None:
    assert json.loads(json.dumps(data, allow_nan=False, ensure_ascii=False)) == data


def test_the_json_has_the_same_places_by_columns(project: Project, data: dict[str, Any]) -> None:
    told = json.loads(map_json(project, SquareGazetteer()))
    columns = told.pop("places")
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    assert rows == data["places"]
    assert told == {key: value for key, value in data.items() if key != "places"}


def test_counts_are_those_of_the_project(project: Project, data: dict[str, Any]) -> None:
    about_places = [fact for fact in project.facts() if fact.place_id is not None]
    assert sum(entry["facts"] for entry in data["places"]) == len(about_places)
    assert sum(entry["mentions"] for entry in data["places"]) == len(project.mentions())


@pytest.mark.parametrize("precision", [Precision.COUNTY, Precision.CITY, Precision.OUTSIDE])
def test_a_point_that_is_no_position_is_not_told(precision: Precision) -> None:
    assert _at(_place(precision, ("140214",), LonLat(113.3, 40.0))) is None


def test_a_known_point_is_taken_as_it_is() -> None:
    place = _place(Precision.SITE, ("140214",), LonLat(113.1259, 40.1105))
    assert _at(place) == [113.1259, 40.1105]


def test_a_point_that_is_missing_is_not_made_up() -> None:
    assert _at(_place(Precision.SITE, ("140214",))) is None


def test_rejected_places_are_left_out() -> None:
    place = _place(Precision.SITE, ("140214",), LonLat(113.3, 40.0))
    rejected = Place(
        **{name: getattr(place, name) for name in Place.__slots__} | {"review": Review.REJECTED}
    )
    assert place_data(_Values(rejected)) == []


def test_the_real_counties_are_kept_between_starts(project: Project, tmp_path: Path) -> None:
    first = map_data(project, load(), cache_dir=tmp_path)
    (kept,) = tmp_path.iterdir()
    assert map_data(project, load(), cache_dir=tmp_path) == first
    kept.write_text("{ damaged", encoding="utf-8")
    assert map_data(project, load(), cache_dir=tmp_path) == first


def test_another_gazetteer_is_never_taken_out_of_the_cache(
    project: Project, tmp_path: Path
) -> None:
    real = map_data(project, load(), cache_dir=tmp_path)
    assert map_data(project, SquareGazetteer(), cache_dir=tmp_path)["bounds"] != real["bounds"]


def test_a_warm_start_imports_no_shapely(project: Project, tmp_path: Path) -> None:
    map_data(project, load(), cache_dir=tmp_path)
    code = (
        "import sys; from pathlib import Path; from geodata.gazetteer import load;"
        "from geodata.mapping.payload import map_data; from geodata.project import Project;"
        f"project = Project.open(Path({str(project.path)!r}));"
        f"map_data(project, load(), cache_dir=Path({str(tmp_path)!r})); project.close();"
        "print(sorted({'shapely', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_all_kinds_and_precisions_are_named_and_told_apart() -> None:
    assert {style.kind for style in KIND_STYLES} == set(Kind)
    assert {label.precision for label in PRECISION_LABELS} == set(Precision)
    assert len({style.shape for style in KIND_STYLES}) == len(Kind)
    assert len({style.colour for style in KIND_STYLES}) == len(Kind)


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("style", KIND_STYLES, ids=lambda style: style.kind)
def test_colours_stand_out_on_paper(style: Any) -> None:
    """WCAG 2 asks for 3:1 for graphics."""
    contrast = (_luminance("#fffdf8") + 0.05) / (_luminance(style.colour) + 0.05)
    assert contrast >= 3.5
