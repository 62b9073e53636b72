"""The drop-down of plans, each with its readiness and length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QWidget

from facilitator.domain.title import short_title
from facilitator.ui.library.model import READINESS_LOOK, readiness_words
from facilitator.ui.override import override
from facilitator.ui.session.model import length_words
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.badges import paint_pill, pill_size
from facilitator.ui.widgets.buttons import text_width
from facilitator.ui.widgets.select import Select

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from facilitator.domain.shelf import PlanSummary

_Index = QModelIndex | QPersistentModelIndex
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_SUMMARY = Qt.ItemDataRole.UserRole + 1


class PlanSelect(Select):
    """Choose a plan of the library; `chosen` carries its id."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(name, icon="ph.books", parent=parent)
        self.setItemDelegate(_PlanRows(self))

    def set_plans(self, plans: Sequence[PlanSummary], current: str) -> None:
        self.set_options([(plan.id, short_title(plan.title)) for plan in plans])
        for place, plan in enumerate(plans):
            self.setItemData(place, plan, _SUMMARY)
        self.set_current(current)

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(400), super().sizeHint().height())

    @override
    def _paint_choice(self, painter: QPainter, room: QRectF, ink: str) -> None:
        plan = self.currentData(_SUMMARY)
        if plan is not None:
            _paint_plan(painter, room.adjusted(0, 0, -4, 0), plan, bold=True)


class _PlanRows(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(theme().px(400), theme().px(44))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = QRectF(option.rect)
        lit = option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.fillRect(row, theme().color("accentt" if lit else "surface"))
        plan = index.data(_SUMMARY)
        if plan is not None:
            _paint_plan(painter, row.adjusted(12, 0, -12, 0), plan, bold=False)
        painter.restore()


def _paint_plan(painter: QPainter, room: QRectF, plan: PlanSummary, *, bold: bool) -> None:
    """Title at the left, what it takes at the right, readiness before that."""
    plain, length = theme().font(Role.BODY), length_words(plan)
    right = room.right() - text_width(plain, length)
    painter.setFont(plain)
    painter.setPen(theme().color("text2"))
    painter.drawText(
        QRectF(right, room.top(), room.right() - right + 2, room.height()), _LINE, length
    )
    words, (tone, icon) = readiness_words(plan), READINESS_LOOK[plan.readiness]
    size = pill_size(words, icon)
    pill = QRectF(0, 0, size.width(), size.height())
    pill.moveCenter(room.center())
    pill.moveRight(right - (12 if length else 0))
    paint_pill(painter, pill, words, tone, icon)
    title = QRectF(room.left(), room.top(), pill.left() - 12 - room.left(), room.height())
    painter.setFont(theme().font(Role.BODY, weight=600 if bold else 400))
    painter.setPen(theme().color("text"))
    mode = Qt.TextElideMode.ElideRight
    shown = painter.fontMetrics().elidedText(short_title(plan.title), mode, int(title.width()))
    painter.drawText(title, _LINE, shown)
