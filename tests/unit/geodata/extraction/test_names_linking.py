"""One place, one name."""

from geodata.extraction.names import find_names
from geodata.extraction.names.linking import name_key
from geodata.gazetteer import load
from geodata.model import Kind
from geodata.reading import View


def _names(text: str) -> dict[str, str]:
    return {name.surface: name.name for name in find_names(View.identity(text), load())}


def test_known_places_bear_the_gazetteers_name() -> None:
    assert _names("左云经开区、左云经济技术开发区") == {
        "左云经开区": "左云经济技术开发区",
        "左云经济技术开发区": "左云经济技术开发区",
    }


def test_unknown_places_bear_their_fullest_form() -> None:
    names = _names("鸿翔储能电站项目开工。鸿翔储能电站建设项目提速。")
    assert set(names.values()) == {"鸿翔储能电站建设项目"}


def test_the_end_of_a_longer_name_is_that_name() -> None:
    names = _names("晋北鸿翔控股集团有限公司成立。鸿翔控股集团有限公司是龙头。")
    assert len(set(names.values())) == 1


def test_what_is_left_out_may_be_found_again() -> None:
    names = _names("卓翔碳纤维项目投产。目前,卓翔碳纤维已供货。")
    assert names["卓翔碳纤维"] == names["卓翔碳纤维项目"]


def test_keys_keep_different_projects_apart() -> None:
    assert name_key("甘河治理二期工程", Kind.PROJECT) != name_key("甘河治理工程", Kind.PROJECT)
