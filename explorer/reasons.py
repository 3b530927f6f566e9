"""Why two figures differ, in the language of the window.

A project keeps the library's own sentence (`geodata.model.Comparison.why`), which is Chinese; what
it quotes, a period or a word of the text, stays as it is.
"""

import re

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

__all__ = ["REASONS", "reason_label"]

#: The sentences of `geodata.comparing`, with `{}` for what they quote; a test compares them.
REASONS = (
    QT_TRANSLATE_NOOP("reasons", "只有一方写明“{}”。"),
    QT_TRANSLATE_NOOP("reasons", "一方是计划数，另一方不是。"),
    QT_TRANSLATE_NOOP("reasons", "原文写明由前数变为后数。"),
    QT_TRANSLATE_NOOP("reasons", "时间不同：{}、{}。"),
    QT_TRANSLATE_NOOP("reasons", "同为{}，数值不同。"),
    QT_TRANSLATE_NOOP("reasons", "材料年份不同：{}年、{}年。"),
    QT_TRANSLATE_NOOP("reasons", "原文没有说明为何不同；有材料日期不明，可能是不同时候的数字。"),
    QT_TRANSLATE_NOOP("reasons", "原文没有说明为何不同。"),
)
_PATTERNS = tuple(
    (str(reason), re.compile("(.*)".join(map(re.escape, str(reason).split("{}")))))
    for reason in REASONS
)


def reason_label(why: str) -> str:
    """Return a comparison's reason in the present language; an unknown one as it is."""
    for reason, pattern in _PATTERNS:
        if found := pattern.fullmatch(why):
            return QCoreApplication.translate("reasons", reason).format(*found.groups())
    return why
