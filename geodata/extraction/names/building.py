"""What is being built is a project, whatever it will be: `X大桥全部复工`, `X产业园完成桩基施工`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geodata.extraction import lexicon
from geodata.extraction.names.tokens import Cls
from geodata.extraction.names.words import words
from geodata.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geodata.extraction.names.page import Found, Page

__all__ = ["with_works"]

#: How many adverbs may stand before the state, and how many words after 完成.
_MAX_ADVERBS = 3
_MAX_WORDS = 4
#: How far behind a name its sentence is read, in characters.
_MAX_AWAY = 60
_SENTENCE_ENDS = "。；;！？\n"
#: How far before a name the verb of its list may stand, in tokens.
_MAX_LIST = 14
_BUILT = (Kind.FACILITY, Kind.PARK, Kind.SCENIC)
#: Kinds of grounds, whose building is a task.
_GROUNDS = (Kind.PARK, Kind.SCENIC)


def with_works(page: Page, names: Sequence[Found]) -> list[Found]:
    """Make projects of the unknown names that the words behind them say are being built.

    Parameters
    ----------
    page
        The text in tokens.
    names
        Names by start; those joined by 、 or 和 share what is said behind the last.
    """
    changed = list(names)
    after = -1  # where the name begins that 、 may join to the one before
    for at in range(len(changed) - 1, -1, -1):
        name = changed[at]
        joint = name.last + 1
        is_joined = joint + 1 == after and page.surface(joint, joint) in words().joints
        if _is_phase_beside_works(page, changed, at):
            changed[at] = name._replace(kind=Kind.PROJECT)
        elif _may_be_built(page, name):
            is_planned = name.kind is Kind.FACILITY and _is_planned(page, name)
            is_outer = at == 0 or all(one.end <= name.start for one in names[max(at - 2, 0) : at])
            is_outer = is_outer and _is_in_progress(page, name)
            is_task = _is_task(page, name)
            if is_joined or is_planned or is_task or _is_being_built(page, name) or is_outer:
                changed[at] = name._replace(kind=Kind.PROJECT)
                after = name.first
        elif is_joined and name.kind is Kind.PROJECT:
            after = name.first
    return changed


def _may_be_built(page: Page, name: Found) -> bool:
    """Whether a name could be works: an unknown place or plant; a park's phase stays the park."""
    if name.entries or name.rule == "phase":
        return False
    plants = lexicon.table("name_heads")["plants"]
    return name.kind in _BUILT or page.surface(name.last, name.last) in plants


def _is_phase_beside_works(page: Page, names: Sequence[Found], at: int) -> bool:
    """Whether a list tells of a park's phase as of works: `X产业园二期、Y立交工程进展缓慢`."""
    name = names[at]
    if (
        name.rule != "phase"
        or name.kind is not Kind.PARK
        or page.text[name.end : name.end + 1] != "、"
    ):
        return False
    return any(
        one.start == name.end + 1 and one.kind is Kind.PROJECT for one in names[at + 1 : at + 3]
    )


def _is_being_built(page: Page, name: Found) -> bool:
    heads = lexicon.table("name_heads")
    index = name.last + 1
    if index + 1 < len(page.tokens) and page.surface(index, index) in "，,":
        # `X产业园，一期厂房封顶`
        index += page.tokens[index + 1].cls is Cls.PHASE
    for at in range(index, min(index + _MAX_ADVERBS, len(page.tokens))):
        surface, last = page.surface(at, at), at
        is_pair = name.kind is Kind.FACILITY and at + 1 < len(page.tokens)
        if is_pair and page.surface(at, at + 1) in heads["building_states"]:
            surface, last = page.surface(at, at + 1), at + 1  # `加快` and `建设`
        if surface in heads["transitive_states"] and not _ends_clause(page, last):
            return False  # `山西大学推进实验室建设`
        if surface in heads["building_states"]:
            return surface not in heads["finished_states"] or not _is_green(page, name)
        if surface in heads["finishing"]:
            return _names_works(page, at + 1)
        if surface not in heads["state_adverbs"]:
            return False
    return False


def _ends_clause(page: Page, at: int) -> bool:
    """Whether nothing stands behind a verb in its clause that it could govern."""
    return at + 1 >= len(page.tokens) or page.tokens[at + 1].cls in (Cls.MARK, Cls.STOP)


def _is_task(page: Page, name: Found) -> bool:
    """Whether its building is what a verb right before it governs: `抓好X产业园建设`."""
    at = name.last + 1
    if name.kind not in _GROUNDS or name.first == 0 or at >= len(page.tokens):
        return False
    heads = lexicon.table("name_heads")
    verb = page.surface(name.first - 1, name.first - 1)
    return page.text.startswith(tuple(heads["tasks"]), name.end) and verb in heads["works_verbs"]


def _is_planned(page: Page, name: Found) -> bool:
    """Whether `建设` governs a facility, alone or in a list: `将建设X公路、Y机场`."""
    heads = lexicon.table("name_heads")
    for at in range(name.first - 1, max(name.first - 1 - _MAX_LIST, -1), -1):
        surface = page.surface(at, at)
        if surface in heads["plans"]:
            return True
        token = page.tokens[at]
        is_joint = surface in words().joints
        if token.cls in (Cls.STOP, Cls.WORK, Cls.COUNT) and not is_joint:
            return False
        if token.cls is Cls.MARK and not is_joint:
            return False
    return False


def _is_in_progress(page: Page, name: Found) -> bool:
    """Whether the sentence tells of works in progress on a line, bridge or tunnel."""
    heads = lexicon.table("name_heads")
    ends = (*heads["lines"], *heads["structures"])
    if name.kind is not Kind.FACILITY or not page.text.endswith(
        (*ends, *words().section, *heads["line_parts"]), 0, name.end
    ):
        return False
    end = _sentence_end(page.text, name.end)
    ending = page.surface(name.last, name.last)
    pointers = (*heads["back_pointers"], *((ending,) if ending in heads["structures"] else ()))
    if page.text.startswith(pointers, end + 1):
        end = _sentence_end(page.text, end + 1)  # `…。该线8月底完成71%`, `…。隧道最大埋深162米`
    rest = page.text[name.end : end]
    if rest.startswith(tuple(heads["line_tasks"])):
        return True
    return any(word in rest for word in heads["progress"])


def _sentence_end(text: str, start: int) -> int:
    stops = (text.find(mark, start, start + _MAX_AWAY) for mark in _SENTENCE_ENDS)
    return min((stop for stop in stops if stop >= 0), default=start + _MAX_AWAY)


def _is_green(page: Page, name: Found) -> bool:
    return page.text.endswith(tuple(lexicon.table("name_heads")["green_parks"]), 0, name.end)


def _names_works(page: Page, index: int) -> bool:
    construction = lexicon.table("name_heads")["construction"]
    for at in range(index, min(index + _MAX_WORDS, len(page.tokens))):
        if page.tokens[at].cls is Cls.MARK:
            return False
        if page.surface(at, at) in construction:
            return True
    return False
