"""Lines under pictures: a bare name, with what the picture shows, and who took it."""

import pytest

from geodata.extraction.names import find_names
from geodata.gazetteer import load
from geodata.reading import View


def _found(text: str) -> dict[str, str]:
    names = find_names(View.identity(text), load())
    return {name.surface: name.kind.value for name in names}


@pytest.mark.parametrize(
    ("line", "surface", "kind"),
    [
        ("智慧矿山展示中心", "智慧矿山展示中心", "facility"),
        ("陶艺体验产业园一角", "陶艺体验产业园", "park"),
        ("图为陶艺体验产业园夜景。", "陶艺体验产业园", "park"),
        ("夜幕下的陶艺美食街 记者李晴摄", "陶艺美食街", "scenic"),
        ("西崖古玩城外景 记者 李晴 摄", "西崖古玩城", "scenic"),
        ("魁岭楼全景（资料图）", "魁岭楼", "scenic"),
        ("航拍魁岭楼雪景。通讯员李晴摄", "魁岭楼", "scenic"),
        ("云冈石窟夜景", "云冈石窟", "scenic"),
    ],
)
def test_a_caption_names_what_it_shows(line: str, surface: str, kind: str) -> None:
    assert _found(f"前面一行。\n{line}\n后面一行。")[surface] == kind


@pytest.mark.parametrize(
    "line",
    [
        "县城新貌",
        "平城区夜景",
        "生产车间一角",
        "特色产业园区",
        "老旧小区改造工程",
        "重点项目现场",
        "孩子们在冰场一角",
        "村民李晴家中一角",
    ],
)
def test_a_line_without_a_name_names_nothing(line: str) -> None:
    assert _found(f"前面一行。\n{line}\n后面一行。") == {}
