"""Views to go back to."""

from hypothesis import given
from hypothesis import strategies as st

from explorer.webmap.payloads import Spot, View
from explorer.webmap.view_history import ViewHistory

_ZOOMS = st.lists(st.integers(7, 16), min_size=1, max_size=12)


def _view(zoom: float, lon: float = 113.3, lat: float = 40.1) -> View:
    return View(Spot(lon, lat), zoom, 100.0)


@given(_ZOOMS)
def test_going_back_and_forth_shows_each_view_in_turn(zooms: list[int]) -> None:
    history = ViewHistory()
    for zoom in zooms:
        history.visit(_view(zoom))
    seen = [zoom for at, zoom in enumerate(zooms) if at == 0 or zoom != zooms[at - 1]]
    back = []
    while (view := history.back()) is not None:
        back.append(view.zoom)
        history.visit(view)
    assert back == seen[-2::-1]
    forward = []
    while (view := history.forward()) is not None:
        forward.append(view.zoom)
        history.visit(view)
    assert forward == seen[1:]


def test_a_new_view_ends_the_way_forward() -> None:
    history = ViewHistory()
    for zoom in (8, 10, 12):
        history.visit(_view(zoom))
    first = history.back()
    assert first is not None
    history.visit(first)
    history.visit(_view(15))
    assert not history.can_go_forward
    assert [view.zoom for _ in range(2) if (view := history.back())] == [10, 8]


def test_what_nobody_sees_is_no_new_view() -> None:
    history = ViewHistory()
    history.visit(_view(9))
    history.visit(_view(9, lon=113.3 + 0.001))  # 85 m, less than a pixel
    assert not history.can_go_back
    history.visit(_view(9, lon=113.3 + 0.01))
    assert history.can_go_back


def test_where_the_map_comes_to_lie_is_the_remembered_view() -> None:
    history = ViewHistory()
    history.visit(_view(9))
    history.visit(_view(12))
    assert history.back() == _view(9)
    history.visit(_view(9, lat=40.12))  # 2 km, 22 pixels: pushed by the map's bounds
    assert not history.can_go_back
    assert history.can_go_forward


def test_only_so_many_are_kept() -> None:
    history = ViewHistory()
    for step in range(150):
        history.visit(_view(9, lon=112 + step / 50))
    steps = 0
    while (view := history.back()) is not None:
        history.visit(view)
        steps += 1
    assert steps == 99
