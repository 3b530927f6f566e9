import pytest

from explorer.webmap.site import Answer, NoSuchPageError, Site


def test_published_files_are_answered_and_replaced() -> None:
    site = Site()
    site.publish("data/map.json", Answer("application/json", b"1"))
    site.publish("data/map.json", Answer("application/json", b"2"))
    assert site.answer("data/map.json") == Answer("application/json", b"2")


def test_page_and_data_are_waited_for_until_published() -> None:
    assert Site().answer("map.html") is None
    assert Site().answer("data/map.json") is None


def test_the_programs_own_assets_are_answered() -> None:
    answer = Site().answer("web/js/bridge.js")
    assert answer is not None
    assert answer.mime == "text/javascript"
    assert b"QWebChannel" in answer.body


@pytest.mark.parametrize(
    "path",
    [
        "",
        "no.html",
        "web/../pyproject.toml",
        "web/js/../../gazetteer/datong.gpkg",
        "/etc/passwd",
        "web/package.json",
        "data/map.json/../x",
        "web/js/%2e%2e/package.json",
    ],
)
def test_nothing_else_lies_there(path: str) -> None:
    with pytest.raises(NoSuchPageError, match="没有文件"):
        Site().answer(path)
