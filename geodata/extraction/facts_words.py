"""The words by which metrics and subjects are recognised (`resources/lexicon/facts.toml`)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from geodata.extraction.lexicon import table
from geodata.model import Kind

__all__ = ["FactWords", "fact_words"]


@dataclass(frozen=True, slots=True)
class FactWords:
    """The lexicon, ready for matching; patterns try longer words first."""

    links: re.Pattern[str]  #: at the end of what stands before a figure
    openers: re.Pattern[str]  #: at the beginning of a metric
    joiners: re.Pattern[str]  #: the same, behind a figure or an enumeration comma
    achieving: re.Pattern[str]
    kept: re.Pattern[str]
    prefixes: re.Pattern[str]
    relations: re.Pattern[str]
    of_the_work: re.Pattern[str]  #: in front of metrics of a work named already
    then: re.Pattern[str]  #: in front of a metric, when it will be so
    done_with: re.Pattern[str]  #: what has been done with an investment named before
    misread: Mapping[re.Pattern[str], str]  #: what scanners make of the words of metrics
    changes: frozenset[str]  #: the same, if nothing else stands before the figure
    stops: re.Pattern[str]
    whole: re.Pattern[str]  #: words that none of the above may cut
    weak: frozenset[str]  #: what says nothing in front of a figure without what stands behind
    of_a_project: re.Pattern[str]
    of_a_facility: re.Pattern[str]
    project_ends: tuple[str, ...]
    measured_ends: frozenset[str]
    turns: frozenset[str]
    shares: frozenset[str]
    distances: frozenset[str]
    joining: tuple[str, ...]
    list_ending: tuple[str, ...]
    respectively: str
    lasting_period: re.Pattern[str]
    abstract: re.Pattern[str]
    concrete: re.Pattern[str]
    lasting: re.Pattern[str]
    class_bounds: frozenset[str]  #: what makes a bare scale the name of a class (亿元以上)
    condition: re.Pattern[str]
    period_before: re.Pattern[str]
    period_behind: re.Pattern[str]
    since: re.Pattern[str]
    slogan_units: frozenset[str]
    city: re.Pattern[str]
    national: re.Pattern[str]
    divisions: tuple[str, ...]  #: how full names of provinces, prefectures and counties end
    other_meanings: frozenset[str]  #: short names of counties that also mean something else
    county: re.Pattern[str]
    comparing: re.Pattern[str]
    share_of: re.Pattern[str]  #: behind what a share is of: 全市工业增加值的四成
    ranking: re.Pattern[str]
    oblique: re.Pattern[str]
    building: re.Pattern[str]
    setting: re.Pattern[str]  #: in front of where a sentence takes place
    entering: re.Pattern[str]  #: the same, with nothing needed behind it
    taking_place: re.Pattern[str]
    of_a_journey: re.Pattern[str]
    official: re.Pattern[str]
    leading_to: frozenset[str]
    scene_start: re.Pattern[str]  #: the same, at the head of a clause
    situated: re.Pattern[str]  #: in front of where the noun behind lies
    spanning: re.Pattern[str]  #: in front of where the noun behind leads
    no_scene: re.Pattern[str]  #: at the end of what is no place (在X的带动下)
    partnering: re.Pattern[str]  #: between two that make an agreement, and it
    working: re.Pattern[str]  #: at the head of a clause on what a work does
    own: re.Pattern[str]  #: metrics of a single work or building
    lying: re.Pattern[str]  #: the same, at the head of a clause
    scene_end: re.Pattern[str]  #: behind it
    visiting: re.Pattern[str]  #: all that stands in front of a place that a clause leads to
    nearby: re.Pattern[str]  #: in front of those who live around the subject
    around: re.Pattern[str]  #: the same, in front of several, also of those whom it does good
    parts: tuple[str, ...]  #: how names of parts of a work end
    directions: re.Pattern[str]
    inside_of: re.Pattern[str]  #: a room or part of a place (在X的调度大厅，)
    beside: re.Pattern[str]
    within: re.Pattern[str]
    predicate: re.Pattern[str]
    acting: re.Pattern[str]
    investing: re.Pattern[str]
    invested_in: re.Pattern[str]
    invested_for: re.Pattern[str]  #: between money and what it goes into, if work is told of
    worked_on: re.Pattern[str]  #: that work
    making: re.Pattern[str]  #: in front of what is made into something
    made_into: re.Pattern[str]  #: behind it
    personal: re.Pattern[str]
    among: re.Pattern[str]  #: behind a village's name: its service is one of several
    inside: re.Pattern[str]  #: behind a place, whose insides the sentence tells of
    groups: re.Pattern[str]  #: groups of companies, in front of one of theirs
    heard: re.Pattern[str]  #: at the end of a clause that tells where a report comes from
    introducing: re.Pattern[str]  #: at the head of a clause whose subject comes behind it
    example: re.Pattern[str]
    share: re.Pattern[str]  #: at the head of a clause on a part of what was told last
    attribute: re.Pattern[str]
    citing: re.Pattern[str]  #: in front of whoever tells a figure (据园区介绍)
    producing: re.Pattern[str]  #: directly behind whoever makes or keeps something
    intrinsic: re.Pattern[str]  #: metrics of whatever stands in front of them
    of_two: re.Pattern[str]
    foreign: Mapping[Kind, re.Pattern[str]]  #: metrics that a place of a kind does not have
    foreign_later: Mapping[Kind, re.Pattern[str]]  #: the same, in the sentence behind it
    pointer: re.Pattern[str]
    pointer_kinds: Mapping[str, frozenset[Kind]]
    pointers_anywhere: frozenset[str]
    demonstrative: re.Pattern[str]  #: a phrase with a `noun` that has kinds: 这个占地5亩的园区
    head_kinds: Mapping[str, frozenset[Kind]]
    operating: re.Pattern[str]  #: behind what is at work, not being built
    general_nouns: frozenset[str]  #: too general to point back by themselves
    completion: re.Pattern[str]
    no_completion: re.Pattern[str]  #: behind such a word, which then dates something else
    deadlines: frozenset[str]  #: dates without a number
    founding: re.Pattern[str]
    modal: re.Pattern[str]
    modal_label: Mapping[str, str]


_NUMERAL = "[0-9.一二两三四五六七八九十半]"
_SHARE_OF = re.compile(
    f"[^，。；、：]{{0,14}}的(?:约|近|超|超过|将近)?(?:{_NUMERAL}+(?:[%％成]|分之)|百分之|一半)"
)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _at_end(words: str) -> re.Pattern[str]:
    return re.compile(f"(?:{_any_of(words.split())})$")


def _anywhere(words: str) -> re.Pattern[str]:
    return re.compile(_any_of(words.split()))


def _kinds(words: Mapping[str, str]) -> dict[str, frozenset[Kind]]:
    return {w: frozenset(Kind(kind) for kind in names.split()) for w, names in words.items()}


def _by_kind(words_by_kinds: Mapping[str, str]) -> dict[Kind, re.Pattern[str]]:
    """Return the words of each kind out of a table whose keys are one or more kinds."""
    words: dict[Kind, list[str]] = {}
    for kinds, told in words_by_kinds.items():
        for kind in kinds.split():
            words.setdefault(Kind(kind), []).extend(told.split())
    return {kind: re.compile(_any_of(of_kind)) for kind, of_kind in words.items()}


@cache
def fact_words() -> FactWords:
    """Return the lexicon, read once."""
    data = table("facts")
    modal = table("quantities")["modal"]
    metric, no_fact, subject = data["metric"], data["no_fact"], data["subject"]
    pointing = data["pointing"]
    pointers = pointing["anywhere"] | pointing["opening"]
    labels = {word: label for label, words in modal.items() for word in words.split()}
    return FactWords(
        links=_at_end(metric["links"]),
        openers=_anywhere(metric["openers"]),
        joiners=_anywhere(metric["joiners"]),
        achieving=_anywhere(metric["achieving"]),
        kept=_anywhere(metric["kept"]),
        prefixes=_anywhere(metric["prefixes"]),
        relations=_anywhere(metric["relations"]),
        of_the_work=re.compile(
            f"(?:{_any_of(metric['of_the_work'].split())})(?={_any_of(subject['own'].split())})"
        ),
        then=_anywhere(metric["then"]),
        done_with=_anywhere(metric["done_with"]),
        misread={
            re.compile(wrong): right
            for wrong, right in zip(metric["misread"].split(), metric["read"].split(), strict=True)
        },
        changes=frozenset(metric["changes"].split()),
        stops=_anywhere(metric["stops"]),
        whole=_anywhere(metric["whole"]),
        weak=frozenset(metric["weak"].split()),
        of_a_project=_anywhere(metric["of_a_project"]),
        of_a_facility=_anywhere(f"{metric['of_a_project']} {metric['of_a_facility']}"),
        project_ends=tuple(metric["project_ends"].split()),
        measured_ends=frozenset(metric["measured_ends"].split()),
        turns=frozenset(metric["turns"].split()),
        shares=frozenset(metric["shares"].split()),
        distances=frozenset(metric["distances"].split()),
        joining=tuple(data["lists"]["joining"].split()),
        list_ending=tuple(data["lists"]["ending"].split()),
        respectively=data["lists"]["respectively"],
        lasting_period=re.compile(
            f"^(?:{_any_of(data['dates']['lasting_before'].split())})"
            f"|(?:{_any_of(data['dates']['lasting_behind'].split())})$"
        ),
        abstract=_anywhere(no_fact["abstract"]),
        concrete=_anywhere(no_fact["concrete"]),
        lasting=_at_end(f"{no_fact['lasting']} {no_fact['since']}"),
        class_bounds=frozenset(no_fact["class_bounds"].split()),
        condition=_anywhere(no_fact["condition"]),
        period_before=_at_end(no_fact["period_before"]),
        period_behind=re.compile(
            f"{_any_of(no_fact['period_behind'].split())}"
            f"|(?={_any_of(no_fact['period_summed'].split())})"
        ),
        since=_at_end(no_fact["since"]),
        slogan_units=frozenset(no_fact["slogan_units"].split()),
        city=_anywhere(subject["city"]),
        national=re.compile(
            f"(?:{_any_of(subject['national'].split())})"
            f"(?=[，,：:]|{_any_of(subject['national_behind'].split())})"
        ),
        divisions=tuple(subject["divisions"].split()),
        other_meanings=frozenset(subject["other_meanings"].split()),
        county=_anywhere(subject["county"]),
        comparing=_at_end(subject["comparing"]),
        share_of=_SHARE_OF,
        ranking=_anywhere(subject["ranking"]),
        oblique=_at_end(subject["oblique"]),
        building=_at_end(subject["building"]),
        setting=_at_end(subject["setting"]),
        entering=_at_end(subject["entering"]),
        taking_place=_anywhere(subject["taking_place"]),
        of_a_journey=_anywhere(subject["of_a_journey"]),
        official=_anywhere(subject["official"]),
        leading_to=frozenset(subject["leading_to"].split()),
        scene_start=_anywhere(subject["setting"]),
        situated=_at_end(subject["situated"]),
        spanning=_at_end(f"{subject['situated']} {subject['spanning']}"),
        no_scene=_at_end(subject["no_scene"]),
        partnering=re.compile(
            f"[与和同跟][^，。；、：“]{{2,24}}?(?:{_any_of(subject['partnering'].split())})"
        ),
        working=_anywhere(subject["working"]),
        own=_anywhere(subject["own"]),
        lying=_anywhere(subject["situated"]),
        scene_end=re.compile(f"(?:{_any_of(subject['scene'].split())}){{0,2}}[，,]"),
        within=_anywhere(subject["within"]),
        visiting=re.compile(
            f"(?:{_any_of(subject['visiting_too'].split())})?"
            f"(?:{_any_of(subject['visiting'].split())})"
        ),
        nearby=_anywhere(subject["nearby"]),
        around=_anywhere(f"{subject['nearby']} {subject['benefiting']}"),
        parts=tuple(subject["parts"].split()),
        directions=_anywhere(subject["directions"]),
        inside_of=re.compile("的[一-鿿]{1,8}[，,]"),
        beside=_anywhere(subject["beside"]),
        predicate=_anywhere(subject["predicate"]),
        acting=_anywhere(subject["building"] + subject["acting"]),
        investing=_anywhere(subject["investing"]),
        invested_in=re.compile(f"[，,]?.{{0,4}}(?:{_any_of(subject['invested_in'].split())})了?"),
        invested_for=re.compile(f"[，,]?.{{0,3}}(?:{_any_of(subject['invested_for'].split())})"),
        worked_on=re.compile(
            f"(?:的?[^，,。；的]{{2,8}})?(?:{_any_of(subject['worked_on'].split())})"
        ),
        making=_at_end(subject["making"]),
        made_into=_anywhere(subject["made_into"]),
        personal=_anywhere(subject["personal"]),
        among=re.compile(r"[^，,；;、。：等]{2,16}等[0-9]"),
        inside=re.compile(f"(?:{_any_of(subject['inside'].split())})[，,]"),
        groups=_anywhere(subject["groups"]),
        heard=_at_end(subject["heard"]),
        introducing=_anywhere(subject["introducing"]),
        citing=_anywhere(subject["citing"]),
        producing=_anywhere(subject["producing"]),
        attribute=re.compile(f"(?:{_any_of(subject['attribute'].split())})[：:]"),
        example=_anywhere(subject["example"]),
        share=_anywhere(subject["share"]),
        intrinsic=_anywhere(subject["intrinsic"]),
        of_two=re.compile(
            f"(?P<former>{_any_of(subject['former'].split())})"
            f"|(?P<latter>{_any_of(subject['latter'].split())})"
        ),
        foreign=_by_kind(data["foreign"]["always"]),
        foreign_later=_by_kind(data["foreign"]["later"]),
        pointer=re.compile(_any_of(pointers)),
        pointer_kinds=_kinds(pointers),
        pointers_anywhere=frozenset(pointing["anywhere"]),
        demonstrative=re.compile(
            f"(?:{_any_of(pointing['demonstrative']['words'].split())})"
            f"[^，。；“”\n]{{1,45}}?的(?P<noun>{_any_of(pointing['head'])})"
        ),
        head_kinds=_kinds(pointing["head"]),
        operating=_anywhere(pointing["operating"]["words"]),
        general_nouns=frozenset(pointing["general"]["words"].split()),
        completion=_anywhere(data["dates"]["completion"]),
        no_completion=_anywhere(data["dates"]["no_completion"]),
        deadlines=frozenset(data["dates"]["deadlines"].split()),
        founding=_at_end(data["dates"]["founding"]),
        modal=re.compile(_any_of(labels)),
        modal_label=labels,
    )
