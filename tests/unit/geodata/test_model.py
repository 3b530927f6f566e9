import pytest

from geodata.model import Kind, LonLat, Precision


@pytest.mark.parametrize(("lon", "lat"), [(181, 0), (0, 91), (float("nan"), 0), (40.1, 113.1)])
def test_what_is_no_longitude_and_latitude_is_refused(lon: float, lat: float) -> None:
    with pytest.raises(ValueError, match="longitude"):
        LonLat(lon, lat)


def test_the_product_is_about_four_kinds() -> None:
    assert [kind.value for kind in Kind if kind.is_core] == [
        "project",
        "park",
        "scenic",
        "red_site",
    ]


def test_city_wide_and_outside_are_never_drawn() -> None:
    assert {p for p in Precision if not p.is_drawn} == {Precision.CITY, Precision.OUTSIDE}
