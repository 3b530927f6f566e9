from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.webmap.payloads import (
    LAYERS,
    LayerChoice,
    Measurement,
    MenuWish,
    PayloadError,
    Pick,
    Spot,
    Tool,
    View,
    check_adcode,
    check_layers,
    check_measurement,
    check_menu_wish,
    check_pick,
    check_place_id,
    check_place_ids,
    check_spot,
    check_tool,
    check_version,
    check_view,
)

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


_CHECKS: dict[Callable[[object], object], tuple[type, ...]] = {
    check_place_id: (str,),
    check_place_ids: (tuple,),
    check_adcode: (str,),
    check_version: (int,),
    check_layers: (LayerChoice,),
    check_spot: (Spot, type(None)),
    check_tool: (Tool,),
    check_view: (View,),
    check_pick: (Pick,),
    check_measurement: (Measurement, type(None)),
    check_menu_wish: (MenuWish,),
}
_MEASURED = {
    "tool": "distance",
    "points": [[113, 40], [113.1, 40]],
    "metres": 9000,
    "squareMetres": None,
    "text": "9 公里",
}
_VIEW = {"center": [113.3, 40.1], "zoom": 8, "metresPerPixel": 1}


def test_good_payloads_become_values() -> None:
    assert check_place_ids(["p1", "pa-b.c:d"]) == ("p1", "pa-b.c:d")
    assert check_place_ids([]) == ()
    assert check_place_id(None) == ""
    assert check_adcode("140214") == "140214"
    assert check_version(3.0) == 3
    choice = check_layers({"fill": "元|产值", "layers": dict(LAYERS)})
    assert (choice.fill, choice.layers) == ("元|产值", LAYERS)
    assert check_spot([113.3, 40]) == Spot(113.3, 40.0)
    assert check_spot(None) is None
    assert check_tool("lasso") is Tool.LASSO
    view = {"center": [113.3, 40.1], "zoom": 8.25, "metresPerPixel": 360.5}
    assert check_view(view) == View(Spot(113.3, 40.1), 8.25, 360.5)
    assert check_pick({"ids": ["p1"], "add": True}) == Pick(("p1",), adds=True)
    wish = {"spot": [113.3, 40.1], "x": 10, "y": 20.5}
    assert check_menu_wish(wish) == MenuWish(Spot(113.3, 40.1), 10, 20.5)


def test_a_measurement_becomes_a_value() -> None:
    payload = {**_MEASURED, "squareMetres": 5e6, "tool": "area"}
    spots = (Spot(113.0, 40.0), Spot(113.1, 40.0))
    assert check_measurement(payload) == Measurement(Tool.AREA, spots, 9000.0, 5e6, "9 公里")
    assert check_measurement(None) is None


@pytest.mark.parametrize(
    ("check", "payload"),
    [
        (check_place_ids, "p1"),
        (check_place_ids, {"0": "p1"}),
        (check_place_ids, ["p1", None]),
        (check_place_ids, ["p1", 2]),
        (check_place_ids, ["<img>"]),
        (check_place_id, "a" * 101),
        (check_place_id, ""),
        (check_place_id, "a\n"),
        (check_layers, {"fill": None}),
        (check_layers, {"fill": "", "layers": dict(LAYERS)}),
        (check_layers, {"fill": 3, "layers": dict(LAYERS)}),
        (check_layers, {"fill": None, "layers": {**LAYERS, "heat": 1}}),
        (check_layers, {"fill": None, "layers": {**LAYERS, "more": True}}),
        (check_adcode, 140214),
        (check_adcode, "１４０２１４"),
        (check_adcode, "1402140"),
        (check_version, -1),
        (check_version, 1.5),
        (check_version, "1"),
        (check_version, True),
        (check_version, float("nan")),
        (check_version, float("inf")),
        (check_spot, [113.3]),
        (check_spot, {"0": 113.3, "1": 40}),
        (check_tool, "hammer"),
        (check_tool, None),
        (check_view, None),
        (check_view, {"center": None, "zoom": 8, "metresPerPixel": 1}),
        (check_menu_wish, {"spot": None, "x": 1, "y": 1}),
        (check_pick, {"ids": ["p1"], "add": 1}),
    ],
)
def test_bad_payloads_are_refused_and_shown(check: object, payload: object) -> None:
    assert callable(check)
    with pytest.raises(PayloadError) as caught:
        check(payload)
    assert repr(payload)[:100] in str(caught.value)


@pytest.mark.parametrize(
    "payload", [[113.3, 90.1], ["113.3", 40], [True, 40], [float("nan"), 40], [113.3, None]]
)
def test_a_position_has_two_numbers_on_the_earth(payload: object) -> None:
    with pytest.raises(PayloadError, match="not a number from"):
        check_spot(payload)


@pytest.mark.parametrize(
    ("check", "good", "changes"),
    [
        (check_view, _VIEW, {"zoom": 99}),
        (check_view, _VIEW, {"zoom": None}),
        (check_view, _VIEW, {"metresPerPixel": -1}),
        (check_measurement, _MEASURED, {"tool": "lasso"}),
        (check_measurement, _MEASURED, {"tool": ["distance"]}),
        (check_measurement, _MEASURED, {"points": [[113, 40], None]}),
        (check_measurement, _MEASURED, {"points": "all"}),
        (check_measurement, _MEASURED, {"metres": float("inf")}),
        (check_measurement, _MEASURED, {"squareMetres": -1}),
        (check_measurement, _MEASURED, {"text": "x" * 201}),
        (check_measurement, _MEASURED, {"text": 5}),
    ],
)
def test_one_bad_field_is_enough(
    check: Callable[[object], object], good: dict[str, object], changes: dict[str, object]
) -> None:
    assert check(good) is not None
    with pytest.raises(PayloadError):
        check({**good, **changes})
    (name,) = changes
    with pytest.raises(PayloadError):
        check({key: value for key, value in good.items() if key != name})


@given(_JSON)
def test_whatever_comes_is_a_value_or_a_refusal(payload: object) -> None:
    for check in (check_place_id, check_place_ids, check_adcode, check_version, check_layers):
        try:
            value = check(payload)
        except PayloadError:
            continue
        assert isinstance(value, str | tuple | int)
