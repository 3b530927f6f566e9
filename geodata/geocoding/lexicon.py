"""The words that tell where a place is, and what forms of one name may differ in.

They stand in `resources/lexicon/geocoding.toml` and `naming.toml`.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from geodata.resources import read_text

__all__ = ["NamingWords", "PlaceWords", "naming_words", "place_words"]


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The patterns made of the file's lists."""

    located: re.Pattern[str]  #: behind a place; group `where` is what it lies in
    crossing: re.Pattern[str]  #: behind a line; group `where` is what it runs through
    crossing_next: re.Pattern[str]  #: the same where the next sentence says it: 该工程…途经…
    set_elsewhere: re.Pattern[str]  #: before a place elsewhere that a sentence is set in
    set_at: re.Pattern[str]  #: the end of the words before a place elsewhere: 在
    doing: re.Pattern[str]  #: behind a place elsewhere that a sentence is about
    border: re.Pattern[str]  #: behind the second of two neighbours: 交界处
    brought: re.Pattern[str]  #: words by which what is told there comes from there
    city_institutions: tuple[str, ...]  #: how institutions end that a city has one of
    city_leads: tuple[str, ...]  #: how the names of the city's own institutions begin
    built_there: re.Pattern[str]  #: before works; group `where` is where they are built
    leading_to: tuple[str, ...]  #: before a place that a line only leads to
    sum_behind: re.Pattern[str]  #: behind an open list that tells how many there are
    beside: re.Pattern[str]  #: the end of the words before what lies beside a place: 西侧规划的
    gloss: re.Pattern[str]  #: behind an old name; group `where` is what it is today
    bracket: re.Pattern[str]  #: behind a name or a list of them; group `where` is in brackets
    scene: re.Pattern[str]  #: between the beginning of a sentence and the division it is about
    visit: re.Pattern[str]  #: the same before a place that only a visit makes the scene
    link: re.Pattern[str]  #: the end of the words before a place, often empty
    road: re.Pattern[str]  #: the end of a road's name
    partner_before: tuple[str, ...]
    brought_before: tuple[str, ...]  #: before a company that has come from elsewhere
    partner_after: re.Pattern[str]  #: behind a company that is only a partner
    partner_with: re.Pattern[str]  #: behind a company: 与…签约
    national_starts: tuple[str, ...]  #: of companies that are at home anywhere
    joint: re.Pattern[str]  #: all that stands between two members of a list
    span: re.Pattern[str]  #: between the two ends of a line: 陈庄至肥村段
    division_ends: tuple[str, ...]  #: of provinces, prefectures and counties
    township_ends: tuple[str, ...]
    arrivals: tuple[str, ...]  #: right before a place that somebody comes to
    zone_ends: tuple[str, ...]  #: ends of the zones that a county has one of
    groups: tuple[str, ...]  #: ends of owners, whose works may lie anywhere


@cache
def place_words() -> PlaceWords:
    """Return the words, read once."""
    lists = tomllib.loads(read_text("lexicon/geocoding.toml"))
    verbs, links = _any(lists["location_verbs"]), _any(lists["location_links"])
    scenes = _any(lists["scene_words"])
    # Clauses of time and manner may come first, and who goes there: 假期第二天，记者来到….
    opening = (
        rf"[—●■◆▲◎★·▪○◇\s]*(?:[^，。！？；\n]{{0,16}}，){{0,2}}(?:{_any(lists['visitors'])})?[“\s]*"
    )
    return PlaceWords(
        located=re.compile(
            rf"(?:[^，,。！？；;\n]{{0,10}}?|[^。！？；;\n]{{0,24}}?[，,])(?:{verbs})"
            r"(?P<where>[^，,。；;、\n]{2,40})"
        ),
        crossing=re.compile(
            rf"[^，,。！？；;、\n]{{0,4}}[，,]?(?:{_any(lists['crossing_verbs'])})"
            r"(?P<where>[^，,。；;\n]{2,40})"
        ),
        crossing_next=re.compile(
            rf"[^。\n]{{0,60}}。(?:{_any(lists['line_pointers'])})[^。；\n]{{0,24}}?"
            rf"(?:{_any(lists['crossing_verbs'])})(?P<where>[^，,。；;\n]{{2,40}})"
        ),
        set_elsewhere=re.compile(
            rf"(?:{_any(lists['elsewhere_leads'])})?(?:在|远在|[^，,。；\n]{{1,16}}的)"
        ),
        set_at=re.compile(r"(?:\A|[，,。；！？\n])(?:在|远在|来到|走进)\Z"),
        doing=re.compile(_any(lists["doing_words"])),
        border=re.compile(_any(lists["border_words"])),
        brought=re.compile(_any(lists["brought_words"])),
        city_institutions=tuple(lists["city_institutions"]),
        city_leads=tuple(lists["city_leads"]),
        built_there=re.compile(
            rf"在(?P<where>[^，,。；\n]{{2,14}}?)(?:{_any(lists['built_verbs'])})的?\Z"
        ),
        leading_to=tuple(lists["leading_to"]),
        sum_behind=re.compile(r"等\d+[处个家座]"),
        beside=re.compile(rf"(?:{_any(lists['sides'])})(?:{_any(lists['built_verbs'])})?的?\Z"),
        gloss=re.compile(
            rf"[（(](?:{_any(lists['present_words'])})(?P<where>[^）)\n]{{2,60}})[）)]"
        ),
        bracket=re.compile(r"等?[（(](?P<where>[^）)\n]{2,12})[）)]"),
        scene=re.compile(rf"{opening}(?:{scenes})?"),
        visit=re.compile(rf"{opening}(?:{scenes})"),
        link=re.compile(rf"(?:{links})?\Z"),
        road=re.compile(rf"(?:{_any(lists['road_ends'])})\Z"),
        partner_before=tuple(lists["partner_before"]),
        brought_before=tuple(lists["brought_before"]),
        partner_after=re.compile(rf"[^。！？；;，,\n]{{0,16}}?(?:{_any(lists['partner_after'])})"),
        partner_with=re.compile(
            rf"(?:{_any(lists['partner_with'])})[^。！？；;，,\n]{{1,24}}?"
            rf"(?:{_any(lists['partner_after'])})"
        ),
        national_starts=tuple(lists["national_starts"]),
        joint=re.compile(rf"[”\"’]?(?:{_any(lists['list_joints'])})[“\"‘]?"),
        span=re.compile(rf"{_any(lists['span_words'])}"),
        division_ends=tuple(lists["division_ends"]),
        township_ends=tuple(lists["township_ends"]),
        arrivals=tuple(lists["arrivals"]),
        zone_ends=tuple(lists["zone_ends"]),
        groups=tuple(lists["group_ends"]),
    )


@dataclass(frozen=True, slots=True)
class NamingWords:
    """The patterns made of the lists of `naming.toml`."""

    works: re.Pattern[str]  #: the end of a name that only says that it is works
    city_prefix: re.Pattern[str]  #: the city's full name in front
    capacity: re.Pattern[str]  #: a capacity inside a name
    capacity_count: re.Pattern[str]  #: how many of that capacity, before it
    short_forms: tuple[tuple[str, str], ...]  #: long forms with their short ones
    city: str


@cache
def naming_words() -> NamingWords:
    """Return the words, read once."""
    lists = tomllib.loads(read_text("lexicon/naming.toml"))
    counts, units = _any(lists["capacity_counts"]), _any(lists["capacity_units"])
    return NamingWords(
        works=re.compile(rf"(?:{_any(lists['works_ends'] + lists['wider_works_ends'])})$"),
        city_prefix=re.compile(rf"^(?:{_any(lists['city_prefixes'])})"),
        capacity=re.compile(rf"(?:{counts})?\d[\d.]*(?:[×xX*]\d[\d.]*)?[百千万]*(?:{units})"),
        capacity_count=re.compile(rf"^(?:{counts})"),
        short_forms=tuple(lists["short_forms"].items()),
        city=lists["city"],
    )


def _any(words: list[str]) -> str:
    """Return a pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
