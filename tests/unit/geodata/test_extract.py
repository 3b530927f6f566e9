"""The pipeline on any text at all: it never fails, and what it quotes stands where it says."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.gazetteer import Gazetteer, load
from geodata.ingest import extract
from geodata.model import Document, DocumentResult

#: Words that wake every part of the pipeline, with layout, marks and scripts that may confuse it.
_WAKING = """
    云冈区 左云县 大同市 杭州 云冈石窟 守口堡村 龙泉镇 恒山 云冈经开区 华阳碳纤维项目 一期 二期
    该项目 该园区 这里 全市 全县 总投资 投资 占地 建成 投产 预计 力争 分别 同比增长 占 实施
    正在建设 尚未 开工 接待游客 由 增长至 第一 翻了一番 百分之 三分之二 亿元 万亩 % 个百分点
    万人次 吨/年 公里 项目 工程 产业园 景区 纪念馆 有限公司 村 镇 本报讯 记者 编者按 今年 去年
    2026年12月 1—5月 截至目前 “十四五” ， 。 、 ； ： “ ” （ ） 《 》 —— … ！ 的 和 等
    在 位于 0 1 9 2.5 240 2×100 1-2 ４ 万 亿 三 百 十 两
"""
_WORDS = st.sampled_from(_WAKING.split())
_MARKS = st.sampled_from(["\n", "\n\n", "\r\n", "\t", " ", "　", "# ", "\u2028", "\ufeff", "\x00"])
_ANY = st.text(st.characters(codec="utf-8"), max_size=8)
_TEXT = st.lists(st.one_of(_WORDS, _WORDS, _MARKS, _ANY), max_size=60).map("".join)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load()


def _read(text: str, gazetteer: Gazetteer) -> DocumentResult:
    document = Document("d1", "标题", None, date(2024, 11, 29), "/a.txt", "0" * 64, text)
    return extract(document, gazetteer)


@given(text=st.one_of(_TEXT, st.text(max_size=400)))
@settings(max_examples=150)
def test_any_text_is_read_with_true_offsets(text: str, gazetteer: Gazetteer) -> None:
    result = _read(text, gazetteer)
    placed = {placing.place_id for placing in result.placings}
    for mention in result.mentions:
        assert text[mention.start : mention.end] == mention.surface
        assert mention.place_id in placed
    for fact in result.facts:
        assert text[fact.start : fact.end] == fact.quote
        assert fact.start <= fact.value_start < fact.value_end <= fact.end
        assert fact.place_id in placed if fact.place_id else fact.adcode
    for event in result.status_events:
        assert text[event.start : event.end] == event.quote
        assert event.place_id in placed
    for identities in (result.mentions, result.facts, result.status_events):
        assert len({item.id for item in identities}) == len(identities)


@given(text=_TEXT)
@settings(max_examples=50)
def test_sections_cover_the_text_in_order(text: str, gazetteer: Gazetteer) -> None:
    sections = _read(text, gazetteer).sections
    at = 0
    for section in sections:
        assert section.start == at
        at = section.end
    assert at == len(text)


@given(text=_TEXT)
@settings(max_examples=25)
def test_the_same_text_gives_the_same(text: str, gazetteer: Gazetteer) -> None:
    assert _read(text, gazetteer) == _read(text, gazetteer)
