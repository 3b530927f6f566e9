import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.webmap.payloads import (
    LAYERS,
    PayloadError,
    check_adcode,
    check_layers,
    check_place_id,
    check_place_ids,
    check_version,
)

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


def test_good_payloads_become_values() -> None:
    assert check_place_ids(["p1", "pa-b.c:d"]) == ("p1", "pa-b.c:d")
    assert check_place_ids([]) == ()
    assert check_place_id(None) == ""
    assert check_adcode("140214") == "140214"
    assert check_version(3.0) == 3
    choice = check_layers({"fill": "元|产值", "layers": dict(LAYERS)})
    assert (choice.fill, choice.layers) == ("元|产值", LAYERS)


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
    ],
)
def test_bad_payloads_are_refused_and_shown(check: object, payload: object) -> None:
    assert callable(check)
    with pytest.raises(PayloadError) as caught:
        check(payload)
    assert repr(payload)[:100] in str(caught.value)


@given(_JSON)
def test_whatever_comes_is_a_value_or_a_refusal(payload: object) -> None:
    for check in (check_place_id, check_place_ids, check_adcode, check_version, check_layers):
        try:
            value = check(payload)
        except PayloadError:
            continue
        assert isinstance(value, str | tuple | int)
