"""The evaluation counts rightly, shown on small annotations."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from geodata.errors import ReadingError
from geodata.evaluation import Report, Tally, compare, evaluate, report
from geodata.evaluation_facts import same_figure
from geodata.evaluation_gold import Gold, GoldFact, annotated_document, number
from geodata.model import (
    Document,
    DocumentResult,
    Fact,
    Kind,
    Mention,
    Placing,
    Precision,
)

TEXT = "云冈石窟景区接待游客400万人次。左云经开区落地项目32个。浙江大学占地500亩。"
ANNOTATION = {
    "doc": "a.txt",
    "places": [
        {"id": "p1", "name": "云冈石窟", "surfaces": ["云冈石窟"], "kind": "scenic",
         "counties": ["140214"], "required": True},
        {"id": "p2", "name": "左云经开区", "surfaces": ["左云经开区"], "kind": "park",
         "counties": ["140226"], "required": True},
        {"id": "p3", "name": "浙江大学", "surfaces": ["浙江大学"], "kind": "facility",
         "counties": ["outside"], "required": False},
    ],
    "facts": [
        {"id": "f1", "place": "p1", "quote": "接待游客400万人次", "metric": "", "value": 400,
         "unit": "万人次", "qualifier": "", "when": ""},
        {"id": "f2", "place": "p2", "quote": "落地项目32个", "metric": "", "value": 32,
         "unit": "个", "qualifier": "", "when": ""},
    ],
}  # fmt: skip


def write(folder: Path, annotation: object = ANNOTATION) -> Path:
    path = folder / "a.json"
    path.write_text(json.dumps(annotation, ensure_ascii=False), encoding="utf-8")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    return path


def placing(surface: str, kind: Kind, *counties: str) -> Placing:
    precision = Precision.COUNTY if counties else Precision.OUTSIDE
    return Placing(surface, "d1", surface, kind, counties, precision, None, None, ())


def mention(surface: str, place: str | None = None) -> Mention:
    start = TEXT.index(surface)
    return Mention(surface, place or surface, "d1", "s1", start, start + len(surface), surface)


def fact(figure: str, value: float, unit: str, place: str | None, adcode: str) -> Fact:
    start = TEXT.index(figure)
    end = start + len(figure)
    return Fact(figure, "d1", start, end, figure, place, adcode, "", value, str(value), start, end,
                unit, None, None, "", "")  # fmt: skip


PERFECT = DocumentResult(
    Document("d1", "", None, None, "a.txt", "", TEXT),
    (),
    (
        placing("云冈石窟", Kind.SCENIC, "140214"),
        placing("左云经开区", Kind.PARK, "140226"),
        placing("浙江大学", Kind.FACILITY),
    ),
    (mention("云冈石窟"), mention("左云经开区"), mention("浙江大学")),
    (
        fact("400万人次", 400, "万人次", "云冈石窟", "140214"),
        fact("32个", 32, "个", "左云经开区", "140226"),
    ),
)


@pytest.fixture
def gold(tmp_path: Path) -> Gold:
    return Gold.load(write(tmp_path), TEXT)


def test_a_perfect_result_is_right_in_all(gold: Gold) -> None:
    comparison = compare(PERFECT, gold)
    assert all(tally.share == 1 for tally in comparison.tallies.values())
    assert comparison.tallies["facts"].total == 2
    assert comparison.by_kind[Kind.PARK] == Tally(1, 1)


def test_an_empty_result_misses_all_and_names_it(gold: Gold) -> None:
    empty = replace(PERFECT, placings=(), mentions=(), facts=())
    tallies = compare(empty, gold).tallies
    assert tallies["found"].misses == ("云冈石窟: scenic", "左云经开区: park")
    assert tallies["facts"].right == 0
    assert tallies["sound"] == Tally(0, 0)


def test_a_longer_mention_counts_only_leniently(gold: Gold) -> None:
    longer = replace(PERFECT, mentions=(mention("云冈石窟景区", "云冈石窟"), *PERFECT.mentions[1:]))
    tallies = compare(longer, gold).tallies
    assert (tallies["found"].right, tallies["found_strict"].right) == (2, 1)


def test_a_mention_that_hardly_overlaps_finds_nothing(gold: Gold) -> None:
    stretched = mention("云冈石窟景区接待游客", "云冈石窟")
    tallies = compare(replace(PERFECT, mentions=(stretched,)), gold).tallies
    assert tallies["found"].right == 0


def test_an_unannotated_place_of_the_four_kinds_is_spurious(gold: Gold) -> None:
    extra = replace(
        PERFECT,
        placings=(*PERFECT.placings, placing("游客", Kind.PROJECT, "140214")),
        mentions=(*PERFECT.mentions, mention("游客")),
    )
    assert compare(extra, gold).tallies["sound"] == Tally(2, 3, ("游客: project",))


def test_wrong_county_kind_and_drawn_outside_are_told(gold: Gold) -> None:
    wrong = replace(
        PERFECT,
        placings=(
            placing("云冈石窟", Kind.PARK, "140214", "140215"),
            placing("左云经开区", Kind.PARK, "140226"),
            placing("浙江大学", Kind.FACILITY, "140213"),
        ),
    )
    tallies = compare(wrong, gold).tallies
    assert (tallies["kind"].right, tallies["county"].right) == (1, 1)
    assert tallies["county_overlap"].right == 2
    assert tallies["outside"].right == 0


@pytest.mark.parametrize(
    ("change", "found", "on_place", "in_county"),
    [
        ({"unit": "人次"}, 1, 1, 1),
        ({"value": 40.0, "value_text": "40"}, 1, 1, 1),
        ({"place_id": None}, 2, 1, 2),
        ({"place_id": None, "adcode": "140226"}, 2, 1, 1),
        ({"start": TEXT.index("浙江"), "end": len(TEXT)}, 1, 1, 1),
    ],
)
def test_a_fact_needs_value_unit_quote_and_subject(
    gold: Gold, change: dict[str, object], found: int, on_place: int, in_county: int
) -> None:
    first, second = PERFECT.facts
    tallies = compare(replace(PERFECT, facts=(replace(first, **change), second)), gold).tallies
    assert tallies["facts"].right == found
    assert tallies["fact_place"].right == on_place
    assert tallies["fact_county"].right == in_county


def test_a_quote_that_is_not_verbatim_is_told(gold: Gold) -> None:
    forged = replace(PERFECT.facts[0], quote="40万人次")
    tallies = compare(replace(PERFECT, facts=(forged,)), gold).tallies
    assert tallies["verbatim"].misses == ("40万人次",)


def test_a_report_adds_up_and_speaks(tmp_path: Path) -> None:
    path = write(tmp_path)
    report = evaluate([path, path], tmp_path, lambda _: PERFECT)
    assert report.tally("found") == Tally(4, 4)
    lines = list(report.lines())
    assert "== 共 2 份文档" in lines
    assert any("4/4 (100.0 %)" in line for line in lines)
    assert Report(()).tally("found").share == 1


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"doc": "a.txt"}', '{"doc": 1}'])
def test_what_is_no_annotation_is_told(tmp_path: Path, content: str) -> None:
    path = write(tmp_path)
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ReadingError, match=r"a\.json"):
        evaluate([path], tmp_path, lambda _: PERFECT)


def test_a_missing_document_is_told(tmp_path: Path) -> None:
    path = write(tmp_path)
    (tmp_path / "a.txt").unlink()
    with pytest.raises(ReadingError, match=r"a\.txt"):
        evaluate([path], tmp_path, lambda _: PERFECT)


def test_numbers_are_compared_without_trailing_zeros(tmp_path: Path) -> None:
    assert [number(9.0), number(129.99), number(None)] == ["9", "129.99", ""]
    assert annotated_document(write(tmp_path)) == "a.txt"


@pytest.mark.parametrize(
    ("value", "unit", "value_text", "fact_unit", "same"),
    [
        ("1975", "年", "1975年", "", True),
        ("6", "个", "6", "个乡", True),
        ("2", "个季度", "2", "个", True),
        ("7.4", "％", "7.4", "%", True),
        ("1小时42分", "", "1小时42", "分", True),
        ("6", "个", "6", "个百分点", False),
        ("6", "家", "6", "个", False),
        ("6", "个", "7", "个", False),
    ],
)
def test_one_figure_may_be_cut_in_several_ways(
    value: str, unit: str, value_text: str, fact_unit: str, same: bool
) -> None:
    digits = float(value_text) if value_text.replace(".", "").isdigit() else None
    fact = Fact("f", "d", 0, 9, "", None, "1402", "", digits, value_text, 0, 1, fact_unit,
                None, None, "", "")  # fmt: skip
    gold = GoldFact("g", "1402", "", value, unit, ((0, 9),))
    assert same_figure(gold, fact) is same


def test_disagreements_are_measured_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("左云县粮食总产量6.12万吨。", encoding="utf-8")
    (tmp_path / "b.txt").write_text("左云县粮食总产量7.45万吨。", encoding="utf-8")
    row = {"place": "140226", "values": [6.12, 7.45], "difference": "待核对"}
    other = {"place": "140226", "values": [1, 2], "difference": "时间变化"}
    gold = tmp_path / "both.json"
    data = {"docs": ["a.txt", "b.txt"], "comparisons": [row, other]}
    gold.write_text(json.dumps(data), encoding="utf-8")
    told = report([gold], tmp_path).splitlines()
    assert told[:2] == ["== both.json", "出入找到：1/2 (50.0 %)"]
    assert told[3] == "报出的出入有标注：1/1 (100.0 %)"
    gold.write_text('{"docs": [], "comparisons": [{}]}', encoding="utf-8")
    with pytest.raises(ReadingError):
        report([gold], tmp_path)
