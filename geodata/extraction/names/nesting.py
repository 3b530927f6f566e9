"""Names within names: which of them are places of their own, and which say the same twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.extraction import lexicon
from geodata.extraction.names.boundary import has_own_name
from geodata.extraction.names.known import says_red
from geodata.extraction.names.tokens import OPENERS, Cls
from geodata.extraction.names.words import words
from geodata.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geodata.extraction.names.page import Found, Page
    from geodata.extraction.names.tokens import Token

__all__ = ["settle"]

#: When two families find the same span, the earlier of these wins.
_RANKS = ("known", "elsewhere", "list", "item", "ending", "phase", "section", "elided", "caption")
_CONTENT = (Cls.RAW, Cls.TRADE, Cls.PROPER, Cls.PLACE, Cls.COUNTY, Cls.OUT)


def settle(page: Page, found: Iterable[Found]) -> list[Found]:
    """Return the names that stand, by start, outer before inner.

    Parameters
    ----------
    page
        The text in tokens.
    found
        All that the families have found, in any order.
    """
    order = sorted(found, key=lambda name: (name.start, -name.end, _RANKS.index(name.rule)))
    kept: list[Found] = []
    outer: list[int] = []
    for name in order:
        while outer and kept[outer[-1]].end < name.end:
            outer.pop()
        if outer:
            around = kept[outer[-1]]
            if (around.start, around.end) == (name.start, name.end):
                kept[outer[-1]] = _merged(page, around, name)
                continue
            if _is_part_of(around, name):
                kept[outer[-1]] = name
                continue
            if _is_same(page, around, name):
                kept[outer[-1]] = _absorbed(page, around, name)
                continue
            if not _stands_alone(page, around, name):
                continue
        kept.append(name)
        outer.append(len(kept) - 1)
    return _without_crossing(kept)


def _merged(page: Page, one: Found, other: Found) -> Found:
    """Join two readings of the same span: what is known, and the kind that a list gives it."""
    if {one.rule, other.rule} == {"known", "elided"}:
        return other if one.rule == "known" else one
    entries = one.entries or other.entries
    if {one.rule, other.rule} != {"known", "list"}:
        return one._replace(entries=entries)
    listed = other if other.rule == "list" else one
    known = one if listed is other else other
    is_red = known.kind is Kind.RED_SITE and says_red(page.text[known.start : known.end])
    if listed.kind is Kind.SCENIC and not is_red:
        return listed._replace(entries=entries)
    # `推动X营地、Y机场等项目`: works, whatever they will be.
    is_works = listed.kind is Kind.PROJECT and known.kind is Kind.SCENIC
    keeps = known.kind not in (Kind.PARK, Kind.ENTERPRISE, Kind.FACILITY) and not is_works
    return (known if keeps else listed)._replace(entries=entries)


def _absorbed(page: Page, around: Found, inner: Found) -> Found:
    """Give the outer name what is known of the inner one; a plain ending keeps the kind too."""
    if page.tokens[around.first].cls is Cls.OUT:
        return around  # `繁峙平型关古城` is none of ours
    around = around._replace(entries=around.entries or inner.entries)
    last = page.surface(around.last, around.last)
    is_plain = last in lexicon.table("name_heads")["plain_endings"]
    # A village lends its resort the name, not the kind: `吉家庄旅游度假区`.
    keeps = inner.kind.is_core or around.kind is not Kind.SCENIC
    return around._replace(kind=inner.kind) if is_plain and inner.entries and keeps else around


def _is_same(page: Page, around: Found, inner: Found) -> bool:
    """Whether the inner name is the outer's own beginning: `同热三期` in `同热三期…项目`."""
    if inner.start != around.start + (page.text[around.start] in OPENERS):
        return False
    surface = page.text[around.start : around.end]
    if any(surface in (*entry.aliases, entry.name[-len(surface) :]) for entry in inner.entries):
        return True
    tail = [t for t in page.tokens[inner.last + 1 : around.last + 1] if t.cls is not Cls.MARK]
    has_content = any(t.cls in _CONTENT and t.end - t.start > 1 for t in tail)
    if around.kind is Kind.PROJECT and page.tokens[around.last].kind is not Kind.SCENIC:
        return _is_projected(page, inner, tail, has_content=has_content)
    if len(tail) != 1 and (around.kind is not Kind.SCENIC or has_content):
        # `白羊峪中医康养度假区` is 白羊峪.
        plain = lexicon.table("name_heads")["plain_endings"]
        is_plain = page.surface(around.last, around.last) in plain
        return is_plain and {around.kind, inner.kind} == {Kind.SCENIC}
    if inner.entries:
        if around.kind is Kind.SCENIC and not inner.kind.is_core:
            return False  # `采凉山滑雪度假区` is no mountain
        last = page.text[tail[-1].start : tail[-1].end] if tail else ""
        heads = lexicon.table("name_heads")
        if around.kind is inner.kind is Kind.PARK and last in heads["green_parks"]:
            return True  # `文瀛湖湿地公园`
        return last in heads["plain_endings"] or last in heads["same_place_endings"]
    return around.kind is inner.kind


def _is_part_of(around: Found, inner: Found) -> bool:
    """Whether the outer name is an unknown part of known works: `浑源抽水蓄能电站上水库`.

    What is told there is told of the works.
    """
    is_part = around.kind is Kind.FACILITY and not around.entries
    return is_part and inner.kind is Kind.PROJECT and bool(inner.entries)


def _is_projected(page: Page, inner: Found, tail: Sequence[Token], *, has_content: bool) -> bool:
    """Whether a project's name begins with no other place than the one that it builds."""
    if inner.kind is Kind.PROJECT:
        return not has_content or not inner.entries
    if inner.kind is Kind.ENTERPRISE and len(tail) == 1:
        return page.tokens[inner.last].cls is not Cls.END
    if inner.kind not in (Kind.PARK, Kind.SCENIC) or inner.entries or has_content:
        return False
    parts = lexicon.table("name_heads")["park_parts"]
    if any(page.text[token.start : token.end] in parts for token in tail):
        return False  # `石墨新材料产业园标准厂房二期` is built in the park
    building = lexicon.table("name_heads")["building"]
    return all(page.text[t.start : t.end] in building for t in tail if t.cls is Cls.WORK)


def _stands_alone(page: Page, around: Found, inner: Found) -> bool:
    """Whether a name inside another is a place of its own.

    A company's works are none inside its park (`秦淮数据产业基地`), a sight that lends its name
    none inside a reservoir's or a museum's (`恒山水库`); what contains the place is one.
    """
    if inner.kind is Kind.PROJECT:
        return around.kind is Kind.PROJECT and inner.start > around.start
    if inner.entries and page.tokens[around.first].cls is Cls.OUT:
        return False  # `繁峙平型关古城` is none of ours
    if _is_piece_of_name(around, inner):
        return False
    if not inner.kind.is_core or inner.kind is Kind.PARK or _is_end_of_line(page, around, inner):
        return True
    ends = lexicon.table("name_heads")["toponym_ends"]
    is_building = inner.kind is Kind.SCENIC and page.text[inner.end - 1] not in ends
    if inner.entries and is_building and around.kind not in (Kind.SCENIC, Kind.NATURAL):
        return True
    if inner.kind is Kind.SCENIC and not inner.entries and not _has_name(page, inner):
        return False  # `平城区古城北小城文化街区`
    following = page.tokens[inner.last + 1] if inner.last < around.last else None
    if following and following.cls is Cls.TRADE and inner.kind is Kind.SCENIC:
        return around.kind is Kind.PROJECT  # `恒山黄芪产业园` is called after what it grows
    is_sight = inner.kind is Kind.SCENIC or (
        inner.kind is Kind.RED_SITE and not says_red(page.text[inner.start : inner.end])
    )
    if is_sight and around.kind is Kind.PROJECT and around.rule != "list":
        return _is_worked_on(page, around, inner)
    if around.kind is Kind.FACILITY and page.text.endswith(words().visited, 0, inner.end):
        return True  # `恒山景区北门游客集散中心`
    # 得胜堡遗址公园 and 平型关烈士陵园 are named after the sight that they belong to.
    leads = page.tokens[around.first : inner.first]
    is_first = all(token.cls is Cls.COUNTY for token in leads)  # `阳高大泉山森林公园`
    is_park = around.kind is Kind.PARK and inner.kind is Kind.SCENIC  # `车河有机农业园区`
    is_named_after = is_first and (is_park or around.last == inner.last + 1)
    return around.kind.is_core and (around.kind is Kind.PROJECT or not is_named_after)


def _is_piece_of_name(around: Found, inner: Found) -> bool:
    """Whether an unknown hill or company is only a piece of a company's or memorial's name.

    `浑源恒泉文旅公司` is at no spring, and `大同煤矿“万人坑”遗址纪念馆` is the memorial alone.
    """
    is_unknown = not inner.entries and inner.kind in (Kind.NATURAL, Kind.ENTERPRISE)
    return is_unknown and around.kind in (Kind.ENTERPRISE, Kind.RED_SITE)


def _is_end_of_line(page: Page, around: Found, inner: Found) -> bool:
    """Whether a line leads to a place that is known: `大同南站至恒山旅游专线公路`."""
    is_known = bool(inner.entries) or inner.rule == "elsewhere"
    before = inner.first - 1
    is_led_to = before > around.first and page.surface(before, before) in words().line_spans
    return is_known and is_led_to


def _is_worked_on(page: Page, around: Found, inner: Found) -> bool:
    """Whether works are done on a sight in their name, not only named after it.

    `焦山寺石窟保护工程` is done on it, `新平堡风电场` and `七峰山旅游公路` only lie there.
    """
    tail = page.tokens[inner.last + 1 : around.last + 1]
    return any(token.cls is Cls.WORK for token in tail)


def _has_name(page: Page, name: Found) -> bool:
    return has_own_name(page.tokens, name.first, name.last)


def _without_crossing(names: Sequence[Found]) -> list[Found]:
    """Drop a name that begins inside another and ends behind it: the first reading stands."""
    kept: list[Found] = []
    open_ends: list[int] = []
    for name in names:
        while open_ends and open_ends[-1] <= name.start:
            open_ends.pop()
        if open_ends and name.end > open_ends[-1]:
            continue
        open_ends.append(name.end)
        kept.append(name)
    return kept
