from dataclasses import asdict
from pathlib import Path

import pytest

from geodata.briefs.content import brief_of
from geodata.briefs.model import Brief
from geodata.ingest import ingest
from geodata.model import Review
from geodata.project import Project
from geodata.project.edits import ReviewPlace
from tests.helpers.sample import SquareGazetteer, build_sample


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return build_sample(tmp_path / "p.gpkg")


def _brief(path: Path, adcode: str) -> Brief:
    with Project.open(path) as project:
        return brief_of(project, adcode)


def _notes(value: object) -> set[int]:
    """Return all numbers of quotes that stand anywhere in a summary."""
    if isinstance(value, dict):
        own = {value["note"]} if "note" in value else set()
        return own.union(*map(_notes, value.values()))
    if isinstance(value, list | tuple):
        return set().union(*map(_notes, value))
    return set()


@pytest.mark.parametrize("adcode", ["140214", "140213", "140226", "1402", "140212"])
def test_every_figure_has_its_verbatim_quote(sample: Path, adcode: str) -> None:
    brief = _brief(sample, adcode)
    quotes = [quote for source in brief.sources for quote in source.quotes]
    assert sorted(quote.note for quote in quotes) == list(range(1, len(quotes) + 1))
    told = asdict(brief)
    del told["sources"]
    assert _notes(told) - {0} == {quote.note for quote in quotes}
    with Project.open(sample) as project:
        texts = [document.text for document in project.documents()]
    assert all(any(quote.text in text for text in texts) for quote in quotes)


def test_a_county_tells_its_own_figures_and_its_places(sample: Path) -> None:
    brief = _brief(sample, "140214")
    assert (brief.name, brief.places, brief.documents) == ("云冈区", 4, 1)
    [figure] = brief.key_figures
    assert (figure.metric, figure.text) == ("地区生产总值", "249.1亿元")
    assert [(label, [e.name for e in entries]) for label, entries in brief.groups] == [
        ("项目", ["华阳高性能碳纤维项目"]),
        ("公园与园区", ["十里河森林公园"]),
        ("景区", ["云冈石窟"]),
        ("红色遗址", ["大同煤矿“万人坑”遗址纪念馆"]),
    ]
    [project] = brief.groups[0][1]
    assert project.status == "设备安装"
    assert project.investment is not None
    assert project.investment.text == "6.82亿元"
    assert not project.is_position
    assert brief.groups[2][1][0].is_position


def test_the_city_tells_what_is_city_wide(sample: Path) -> None:
    brief = _brief(sample, "1402")
    assert (brief.name, brief.area_km2) == ("大同市", None)
    assert [entry.name for entry in brief.entries] == ["晋北采煤沉陷区新能源基地"]
    [entry] = brief.entries
    assert entry.capacity is not None
    assert entry.capacity.text == "600万千瓦"


def test_a_county_without_a_word_is_empty_but_whole(sample: Path) -> None:
    brief = _brief(sample, "140212")
    assert (brief.name, brief.places, brief.facts, brief.sources) == ("新荣区", 0, 0, ())


def test_rejected_and_unchosen_places_are_left_out(sample: Path) -> None:
    with Project.open(sample) as project:
        project.apply(ReviewPlace("pa1", Review.REJECTED), SquareGazetteer())  # type: ignore[arg-type]
        names = {entry.name for entry in brief_of(project, "140214").entries}
        chosen = brief_of(project, "140214", place_ids={"pa3"})
    assert "云冈石窟" not in names
    assert len(names) == 3
    assert [entry.name for entry in chosen.entries] == ["十里河森林公园"]


@pytest.fixture
def several_years(tmp_path: Path) -> Path:
    text = tmp_path / "a.txt"
    text.write_text(
        "云冈区经济\n\n2023年，云冈区地区生产总值完成402.3亿元。"
        "2024年，云冈区地区生产总值完成421.7亿元。2024年，左云县地区生产总值完成211.7亿元。\n",
        encoding="utf-8",
    )
    ingest([text], tmp_path / "p.gpkg")
    return tmp_path / "p.gpkg"


def test_a_metric_of_several_years_is_charted(several_years: Path) -> None:
    [chart] = _brief(several_years, "140214").charts
    assert chart.metric == "地区生产总值"
    assert [(bar.label, bar.text) for bar in chart.bars] == [
        ("2023年", "402.3亿元"),
        ("2024年", "421.7亿元"),
    ]
    assert _brief(several_years, "140226").charts == ()


def test_the_city_compares_counties_of_one_time(several_years: Path) -> None:
    brief = _brief(several_years, "1402")
    [chart] = brief.charts
    assert chart.metric == "地区生产总值（2024年）"
    assert [(bar.label, bar.value) for bar in chart.bars] == [
        ("云冈区", 4.217e10),
        ("左云县", 2.117e10),
    ]
    [source] = brief.sources
    assert [bar.note for bar in chart.bars] == [quote.note for quote in source.quotes]


def test_what_matters_most_comes_first(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text(
        "云冈区经济\n\n2024年，云冈区新建小区4个，一般公共预算收入完成9.2亿元，"
        "地区生产总值完成421.7亿元。\n",
        encoding="utf-8",
    )
    ingest([text], tmp_path / "p.gpkg")
    brief = _brief(tmp_path / "p.gpkg", "140214")
    assert [figure.metric for figure in brief.key_figures] == ["地区生产总值", "一般公共预算收入"]
    assert "4个" in {figure.text for figure in brief.other_figures}
    notes = [figure.note for figure in brief.key_figures]
    assert notes == sorted(notes, reverse=True)
    assert brief.period == "2024年"
