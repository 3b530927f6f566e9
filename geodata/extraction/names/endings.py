"""Names known by their ending: `…项目`, `…公园`, `…有限公司`, `…河`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from geodata.extraction import lexicon
from geodata.extraction.names.boundary import first_token, has_own_name, is_named
from geodata.extraction.names.evidence import is_particular
from geodata.extraction.names.tokens import CLOSERS, OPENERS, Cls
from geodata.extraction.names.words import words
from geodata.gazetteer import NameHit
from geodata.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geodata.extraction.names.page import Found, Page
    from geodata.extraction.names.tokens import Token

__all__ = ["find_by_ending"]

#: How long an unknown run may be that a single character ends (`孙启庄村`, not `红色基因滋养村`).
_SHORT_NAME = range(3, 6)
_OWN_NAMES = (Cls.RAW, Cls.PLACE, Cls.PROPER, Cls.MARK)
_ONE = ("一", "1")
_DIVISIONS = (Cls.COUNTY, Cls.OUT, Cls.PLACE)


@cache
def _endings(group: str) -> frozenset[str]:
    return frozenset(lexicon.table("endings")[group]["words"])


@cache
def _kinds_by_char() -> dict[str, Kind]:
    table = lexicon.table("endings")
    return {char: kind for kind in Kind for char in table[kind.value]["chars"]}


def find_by_ending(page: Page) -> Iterator[Found]:
    """Find names by the endings of the lexicon.

    Parameters
    ----------
    page
        The text in tokens.

    Yields
    ------
    Found
        Names by sort of ending, then in the text's order; they may lie within one another.
    """
    readers = ((Cls.END, _by_word), (Cls.RAW, _by_char))
    for cls, read in readers:
        for index in page.where(cls):
            found = read(page, index)
            if found is not None:
                yield found


def _by_word(page: Page, last: int) -> Found | None:
    kind = page.tokens[last].kind
    first = first_token(page.text, page.tokens, last)
    if kind is None or first == last or _goes_on(page, last) or _repeats(page, last):
        return None
    is_item = first > 0 and page.surface(first - 1, first - 1) == "、"
    if (_is_counted(page, last) and not is_item) or _heads_list(page, first, last):
        return None
    if any(
        page.tokens[at].cls is Cls.AMOUNT and page.text[page.tokens[at].end - 1] in words().lengths
        for at in (first, last - 1)
    ):
        return None  # `1.1公里玻璃栈道`, `X公园12公里步道`
    if page.tokens[first].cls is Cls.AMOUNT:
        return page.found(first, last, Kind.PROJECT, "ending")  # `1.52兆瓦钙钛矿示范区`
    if not _is_name(page, first, last) or _is_programme(page, first, last):
        return None
    return page.found(first, last, _kind_of_name(page, first, last, kind), "ending")


def _kind_of_name(page: Page, first: int, last: int, kind: Kind) -> Kind:
    """Return what a name is whose ending tells a kind, by what stands in and before it."""
    if kind is not Kind.PROJECT and _is_works(page, first, last):
        return Kind.PROJECT
    if page.surface(last, last) in lexicon.table("name_heads")["zone_parts"]:
        return _kind_of_whole(page, first) or kind
    if kind is Kind.FACILITY and _is_scenic_road(page, last):
        return Kind.SCENIC
    if kind is Kind.RED_SITE and _kind_of(page.tokens[last - 1]) is Kind.ENTERPRISE:
        return Kind.SCENIC  # `大同机车厂旧址`
    if kind is Kind.SCENIC and _is_red(page, first, last):
        return Kind.RED_SITE
    return kind


def _kind_of_whole(page: Page, first: int) -> Kind | None:
    """Return the kind of the zone or works that a part's name begins with: `X基地新荣片区`."""
    kind = _kind_of(page.tokens[first])
    return kind if kind in (Kind.PARK, Kind.PROJECT) else None


def _is_scenic_road(page: Page, last: int) -> bool:
    """Whether the noun before 公路 makes it a sight: `“音乐公路”`."""
    before = page.surface(last - 1, last - 1)
    is_road = page.surface(last, last) in lexicon.table("name_heads")["lines"]
    return is_road and before in lexicon.table("name_heads")["scenic_roads"]


def _is_red(page: Page, first: int, last: int) -> bool:
    heads = lexicon.table("name_heads")
    if not page.surface(last, last).endswith(tuple(heads["red_ends"])):
        return False
    surface = page.surface(first, last)
    return any(word in surface for word in heads["red_words"])


def _kind_of(token: Token) -> Kind | None:
    hit = token.hit
    return hit.entries[0].kind if isinstance(hit, NameHit) else token.kind


def _is_works(page: Page, first: int, last: int) -> bool:
    """Whether a park or facility is works: it is being built, or is a base that makes power."""
    if _is_under_way(page, first):
        is_new = page.surface(first - 1, first - 1) == "的"
        brand_new = lexicon.table("name_heads")["brand_new"]
        is_new = is_new and page.surface(first - 2, first - 2) in brand_new
        return not is_new or page.tokens[last].kind is not Kind.SCENIC
    if page.tokens[last].kind is not Kind.PARK or not page.surface(last, last).endswith(
        words().base
    ):
        return False
    trades = lexicon.table("name_heads")["power_trades"]
    return any(page.surface(at, at) in trades for at in range(first, last))


def _is_counted(page: Page, last: int) -> bool:
    """Whether a count follows, so that many are meant: `打造滨河公园2处，新建文化广场3个`."""
    if last + 2 >= len(page.tokens) or page.tokens[last + 1].cls is not Cls.COUNT:
        return False
    heads = lexicon.table("name_heads")
    is_works = page.tokens[last].kind is Kind.PROJECT
    measures = heads["works_counted_by"] if is_works else heads["counted_by"]
    if page.text[page.tokens[last + 1].end - 1] not in measures:
        return False
    if page.surface(last + 1, last + 1)[:-1] in _ONE:
        return False  # `新建大同变电站一座`
    return page.tokens[last + 2].cls in (Cls.MARK, Cls.STOP)


def _heads_list(page: Page, first: int, last: int) -> bool:
    """Whether many are meant: `一批延链补链项目`, or a sum: `A、B等12个教育补短板项目`."""
    if first == 0 or page.tokens[first - 1].cls is not Cls.COUNT:
        return False
    if page.surface(first - 1, first - 1).endswith("批"):
        return page.tokens[last].kind is Kind.PROJECT  # `一批延链补链项目`
    if first == 1:
        return False
    return page.surface(first - 2, first - 2) in words().open_list[:1]


def _repeats(page: Page, last: int) -> bool:
    """Whether an ending only speaks of the project named before: `酒店项目主体工程`."""
    end = page.tokens[last].start
    is_part = page.surface(last, last) in words().whole_works
    return is_part and page.text[end - 2 : end] in words().works


def _is_under_way(page: Page, first: int) -> bool:
    """Whether the words before a name say that it is being built: `正在修建的X公路`."""
    before = first - 1
    if before > 0 and page.surface(before, before) == "的":
        before -= 1
        if len(page.surface(before, before)) == 1:
            return False  # `依河而建的湿地体验园`
    words = lexicon.table("name_heads")["under_way"]
    return before >= 0 and page.surface(before, before) in words


def _is_name(page: Page, first: int, last: int) -> bool:
    """Whether what stands before an ending makes a name; endings ask for more or less."""
    ending = page.surface(last, last)
    inner = page.tokens[first:last]
    if ending in _endings("sure"):
        return any(token.cls in (Cls.NOUN, Cls.OUT, Cls.COUNTY, *_OWN_NAMES) for token in inner)
    if ending in _endings("weak"):
        if _is_rank(page, first):
            return False
        is_name = _has_close_name(page, first, last) or _is_quoted(page, first)
    else:
        is_name = is_named(page.text, page.tokens, first, last)
        is_name = is_name or _is_described(page, first, last)
    return is_name or is_particular(page, first, last)


def _is_rank(page: Page, first: int) -> bool:
    """Whether the words before say what a place is, not what it is called."""
    heads = lexicon.table("name_heads")
    if first == 0:
        return False
    before = page.surface(first - 1, first - 1)
    if before == "的" and first > 1:
        return page.surface(first - 2, first - 2) in heads["praise"]
    return before in heads["ranks"]


def _has_close_name(page: Page, first: int, last: int) -> bool:
    """Whether a proper name stands before a weak ending, not only a place and plain words.

    `恒安新区部分小区` names nothing beyond the district; a village's inns are a sight, though.
    """
    inner = page.tokens[first:last]
    if len(inner) > 1 and inner[0].cls is Cls.RAW and inner[-1].cls is Cls.END:
        return True  # `悦长城民宿`
    if not has_own_name(page.tokens, first, last):
        # `村里新建的长城驿站`, `阳高县温泉康养小镇`
        is_placed = _is_under_way(page, first) or inner[0].cls is Cls.COUNTY
        return is_placed and any(token.cls is Cls.END for token in inner)
    is_plain = inner[-1].cls in (Cls.WORD, Cls.NOUN, Cls.WORK)
    is_plain = is_plain and page.tokens[last].kind is not Kind.SCENIC
    return not is_plain or any(token.cls in (Cls.RAW, Cls.TRADE) for token in inner)


def _is_quoted(page: Page, first: int) -> bool:
    return page.text[page.tokens[first].start] in OPENERS


def _is_described(page: Page, first: int, last: int) -> bool:
    """Whether a project without a name is introduced by its trade: `引进煤矸石综合利用项目`."""
    if first == 0:
        return False
    heads = lexicon.table("name_heads")
    before = page.surface(first - 1, first - 1)
    inner = page.tokens[first:last]
    if page.tokens[last].kind is Kind.PARK:
        is_sized = before == "的" and first > 1 and page.tokens[first - 2].cls is Cls.AMOUNT
        is_founded = is_sized or before in heads["founding"]
        return is_founded and any(token.cls is Cls.TRADE for token in inner)
    if page.tokens[last].kind is not Kind.PROJECT:
        return False
    if before == "的" and first > 1 and len(inner) > 1 and _is_owned(page, first, last):
        return True
    if before == "的" and first > 1:
        before = page.surface(first - 2, first - 2)  # `投资1200万元建设的有机肥加工项目`
    if before in (*heads["introducers"], *heads["under_way"], *heads["building"]):
        telling = (Cls.TRADE, Cls.END, Cls.PHASE)
        return len(inner) > 1 and any(token.cls in telling for token in inner)
    # `投资2.2亿元实施城乡供水一体化工程`: a sum makes works particular.
    works = heads["specific_works"]
    is_paid = (
        before in words().carrying_out and first > 1 and page.tokens[first - 2].cls is Cls.COUNT
    )
    return is_paid and any(page.text[token.start : token.end] in works for token in inner)


def _is_owned(page: Page, first: int, last: int) -> bool:
    """Whether a sum or a company tells whose works: `总投资1200万元的辣椒酱加工项目`."""
    owner = page.tokens[first - 2]
    is_told = owner.cls is Cls.COUNT or owner.kind is Kind.ENTERPRISE
    return is_told and any(token.cls is Cls.TRADE for token in page.tokens[first:last])


def _is_programme(page: Page, first: int, last: int) -> bool:
    """Whether it is a policy, not works: `“两高”项目`, `“三北”工程`, `颐养工程`."""
    if page.tokens[last].kind is not Kind.PROJECT:
        return False
    inner = page.text[page.tokens[first].start : page.tokens[last].start].strip("“”‘’《》")
    if any(token.cls in _DIVISIONS for token in page.tokens[first:last]):
        return False
    is_counted = inner[:1] in words().numerals and len(inner) <= 4
    is_short = len(inner) == 2 and page.surface(last, last) == words().works[1]
    # `首个开工的“十三五”抽蓄电站项目`
    programmes = lexicon.table("name_heads")["programmes"]
    is_quoted = _is_quoted(page, first) and inner.split("”", 1)[0] in programmes
    return is_counted or is_short or is_quoted or inner in programmes


def _goes_on(page: Page, last: int) -> bool:
    """Whether what follows makes it no ending: an association, `…中心城市`."""
    if last + 1 >= len(page.tokens):
        return False
    heads = lexicon.table("name_heads")
    following = page.tokens[last + 1]
    if page.text[following.start] in CLOSERS and last + 2 < len(page.tokens):
        return page.surface(last + 2, last + 2) in heads["no_end_before"]
    is_street = page.text[page.tokens[last].end - 1] in words().streets
    if is_street and page.text.startswith(words().subdistricts, following.start):
        return True  # `振华南街街道`
    if following.cls is Cls.RAW:
        return page.text[following.start] in heads["no_end_before_chars"]
    return page.surface(last + 1, last + 1) in heads["no_end_before"]


def _by_char(page: Page, index: int) -> Found | None:
    """Take an unknown run that ends in 河, 山, 村 … for a name, with a county before it."""
    token = page.tokens[index]
    kind = _kinds_by_char().get(page.text[token.end - 1])
    if kind is None or _goes_on(page, index):
        return None
    first = index
    while first > 0 and page.tokens[first - 1].cls is Cls.PROPER:
        first -= 1
    length = token.end - page.tokens[first].start
    while first > 0 and page.tokens[first - 1].cls in _DIVISIONS:
        first -= 1
    is_led = first < index and length > 1
    if length not in _SHORT_NAME and not is_led:
        return None
    if kind is Kind.PARK and (length > _SHORT_NAME.start or _is_led_by_verb(page, first)):
        return None  # `金岭园`, but not `爱去瓜园` and `建分园`
    if _is_person(page, index) or (kind is Kind.NATURAL and _meets_ending(page, index)):
        return None
    return page.found(first, index, kind, "ending")


def _is_led_by_verb(page: Page, first: int) -> bool:
    heads = lexicon.table("name_heads")
    return page.text[page.tokens[first].start] in heads["paid_verbs"] + heads["lead"]


def _meets_ending(page: Page, index: int) -> bool:
    """Whether an ending follows that the run belongs to: `平泉街道` holds no spring."""
    return index + 1 < len(page.tokens) and page.tokens[index + 1].cls is Cls.END


def _is_person(page: Page, index: int) -> bool:
    """Whether a byline or a title stands before: `本报记者 杨海峰`."""
    before = index - 1
    if before > 0 and page.tokens[before].cls is Cls.MARK:
        before -= 1
    return before >= 0 and page.surface(before, before) in lexicon.table("name_heads")["bylines"]
