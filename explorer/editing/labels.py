"""What edits are called in menus and messages."""

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from explorer.snapshot import Snapshot
from geodata.model import Review
from geodata.project.edits import (
    DescribeDocument,
    Edit,
    RemoveDocument,
    RestoreDocument,
    ReviewPlace,
    SettleComparison,
    Together,
)

__all__ = ["Label", "label_of"]

_CONTEXT = "EditLabels"
#: For one thing, by its name; for several, by their number.
_REVIEWS = {
    Review.CONFIRMED: (
        QT_TRANSLATE_NOOP("EditLabels", "确认地点“{}”"),
        QT_TRANSLATE_NOOP("EditLabels", "确认 {} 处地点"),
    ),
    Review.REJECTED: (
        QT_TRANSLATE_NOOP("EditLabels", "排除地点“{}”"),
        QT_TRANSLATE_NOOP("EditLabels", "排除 {} 处地点"),
    ),
    Review.AUTO: (
        QT_TRANSLATE_NOOP("EditLabels", "撤回对“{}”的核对"),
        QT_TRANSLATE_NOOP("EditLabels", "撤回对 {} 处地点的核对"),
    ),
}
_REMOVE = (
    QT_TRANSLATE_NOOP("EditLabels", "移除《{}》"),
    QT_TRANSLATE_NOOP("EditLabels", "移除 {} 篇文献"),
)
_DESCRIBE = QT_TRANSLATE_NOOP("EditLabels", "修改《{}》的题录")
_RESTORE = QT_TRANSLATE_NOOP("EditLabels", "放回《{}》")
_SETTLE = QT_TRANSLATE_NOOP("EditLabels", "核定“{}”的出入")


@dataclass(frozen=True, slots=True)
class Label:
    """What an edit is called, in whatever language the window speaks when it is shown."""

    source: object  #: with `{}` for what it is about
    about: str

    @property
    def text(self) -> str:
        """The label in the present language."""
        return QCoreApplication.translate(_CONTEXT, str(self.source)).format(self.about)


def label_of(edit: Edit, snapshot: Snapshot) -> Label:
    """Return what an edit of a project is called."""
    match edit:
        case Together(edits):
            return _label_of_several(edits, snapshot)
        case ReviewPlace(place_id, review):
            place = snapshot.places.get(place_id)
            templates = _REVIEWS.get(review) or _REVIEWS[Review.AUTO]
            return Label(templates[0], place.name if place else place_id)
        case SettleComparison(comparison_id):
            metrics = (each.metric for each in snapshot.comparisons if each.id == comparison_id)
            return Label(_SETTLE, next(metrics, comparison_id))
        case DescribeDocument(document_id):
            return Label(_DESCRIBE, _title(document_id, snapshot))
        case RemoveDocument(document_id):
            return Label(_REMOVE[0], _title(document_id, snapshot))
        case RestoreDocument(result):
            return Label(_RESTORE, result.document.title)


def _label_of_several(edits: tuple[Edit, ...], snapshot: Snapshot) -> Label:
    """Name several edits by the first: only edits of one sort are put together."""
    first = edits[0]
    count = str(len(edits))
    if len(edits) == 1:
        return label_of(first, snapshot)
    if isinstance(first, ReviewPlace):
        return Label((_REVIEWS.get(first.review) or _REVIEWS[Review.AUTO])[1], count)
    return Label(_REMOVE[1], count)


def _title(document_id: str, snapshot: Snapshot) -> str:
    document = snapshot.documents.get(document_id)
    return document.title if document else document_id
