from pathlib import Path

import pytest

from geodata.errors import ExportError
from geodata.exporting.choosing import choose_places, find_county, find_kind, picture_size
from geodata.exporting.kinds import PictureSize
from geodata.model import CITY, Kind
from geodata.project import Project
from tests.helpers.sample import SquareGazetteer, build_sample

COUNTIES = SquareGazetteer().counties


@pytest.mark.parametrize("word", ["140214", "云冈区", "云冈"])
def test_a_county_is_found_by_code_or_name(word: str) -> None:
    assert find_county(word, COUNTIES) == "140214"


@pytest.mark.parametrize("word", ["1402", "大同", "大同市", "全市"])
def test_the_city_too(word: str) -> None:
    assert find_county(word, COUNTIES) == CITY


@pytest.mark.parametrize("word", ["火星", "", "14021", "区"])
def test_an_unknown_county_lists_the_known_ones(word: str) -> None:
    with pytest.raises(ExportError, match=r"云冈区（140214）.*左云县（140226）"):
        find_county(word, COUNTIES)


def test_kinds_by_label_or_name() -> None:
    assert find_kind("项目") is find_kind("project") is Kind.PROJECT
    with pytest.raises(ExportError, match="红色遗址（red_site）"):
        find_kind("怪物")


def test_places_are_chosen_by_kind_and_county(tmp_path: Path) -> None:
    with Project.open(build_sample(tmp_path / "p.gpkg")) as project:
        places = project.places()
    assert choose_places(places) is None
    chosen = choose_places(places, kinds=[Kind.PARK], counties=["140214", "140226"])
    assert sorted(chosen or ()) == ["pa3", "pa6"]


@pytest.mark.parametrize("words", ["180x190", " 180×190 ", "180X190", "180*190"])
def test_a_picture_s_size_is_read(words: str) -> None:
    assert picture_size(words, 150) == PictureSize(180, 190, 150)


@pytest.mark.parametrize("words", ["", "180", "9x9", "3000x20", "-5x40", "axb", "2000x2000"])
def test_no_size_is_one_sentence(words: str) -> None:
    with pytest.raises(ExportError, match="图片"):
        picture_size(words, 300)
