"""The grid of who was judged and how, criterion by criterion; Enter opens the scoring of a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QWidget

from facilitator.domain.score_table import subject_names
from facilitator.domain.scoring import Verdict
from facilitator.domain.session_report import points_of
from facilitator.ui.override import override
from facilitator.ui.review.grid import GridTable
from facilitator.ui.review.matrix import spoken
from facilitator.ui.review.matrix_paint import VALUE, ColumnHead, RowHead, paint_edges, paint_text
from facilitator.ui.review.words import observer_text, tr
from facilitator.ui.theme import Role, focus_by_keyboard, paint_focus_ring, theme
from facilitator.ui.widgets.buttons import text_width
from facilitator.ui.widgets.paint import paint_frame, paint_level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    from facilitator.domain.rubric import Criterion, Rubric
    from facilitator.domain.score_table import Judged, ScoreLine, ScoreTable
    from facilitator.domain.session import Session

_Index = QModelIndex | QPersistentModelIndex
_ROW = 52
_NARROWEST = 80
_LEFT = Qt.AlignmentFlag.AlignLeft
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class ScoreCell:
    """What a cell says: a level with its mark, or words; `below` is the suggestion or a rest."""

    words: str
    below: str = ""
    level: int = 0
    levels: int = 4
    muted: bool = False


def score_cell(one: Judged | None) -> ScoreCell:
    if one is None:
        return ScoreCell(tr("open"), muted=True)
    if one.score.verdict is Verdict.NOT_APPLICABLE:
        return ScoreCell(tr("N/A"), muted=True)
    if one.score.verdict is Verdict.NOT_SEEN:
        return ScoreCell(tr("not seen"), muted=True)
    if one.level is None:
        points = tr("{points} of {most}")
        return ScoreCell(points.format(points=shown(one.earned), most=shown(one.worth)))
    if one.score.points is not None:
        pattern = tr("{points} of {most}")
        chosen = pattern.format(points=shown(one.earned), most=shown(one.worth))
        return ScoreCell(f"{one.rank}", chosen, one.rank, len(one.criterion.levels))
    other = one.suggested is not None and one.suggested != one.level
    below = tr("suggested {level}").format(level=one.rank_of(one.suggested)) if other else ""
    return ScoreCell(f"{one.rank}", below, one.rank, len(one.criterion.levels))


def total_cell(line: ScoreLine) -> ScoreCell:
    total = line.total
    words = f"{shown(total.earned)} / {shown(total.possible)}"
    return ScoreCell(words, tr("{count} open").format(count=total.open) if total.open else "")


def shown(value: float | None) -> str:
    """Points as they are read: whole numbers without a fraction."""
    points = points_of(value)
    return "–" if points is None else f"{points:g}"


def score_words(session: Session, criterion: Criterion, line: ScoreLine) -> str:
    """A cell as a screen reader says it, with the note."""
    one = line.answers.get(criterion.id)
    said = score_cell(one)
    words = one.level.label if one is not None and one.level is not None else said.words
    parts = [words, said.below, one.score.note if one else ""]
    who = ": ".join(filter(None, subject_names(session, line.subject)))
    return f"{who}, {criterion.title}: {', '.join(filter(None, parts))}"


class ScoresModel(QAbstractTableModel):
    """Criteria are columns, the last column is the total."""

    def __init__(self) -> None:
        super().__init__()
        self.session: Session | None = None
        self.lines: tuple[ScoreLine, ...] = ()
        self.rubric: Rubric | None = None
        self._owner = ""
        self._has_owners = False

    def set_scores(self, session: Session, scores: ScoreTable, owner: str) -> None:
        self.beginResetModel()
        self.session, self.rubric, self.lines = session, scores.rubric, scores.lines
        self._owner, self._has_owners = owner, scores.has_owners
        self.endResetModel()

    @property
    def criteria(self) -> Sequence[Criterion]:
        return self.rubric.criteria if self.rubric else ()

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    @override
    def columnCount(self, parent: _Index | None = None) -> int:
        if parent is not None and parent.isValid():
            return 0
        return len(self.criteria) + 1 if self.rubric else 0

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self.session is None:
            return None
        line, column = self.lines[index.row()], index.column()
        if column == len(self.criteria):
            cell = total_cell(line)
            words = ", ".join(filter(None, (cell.words, cell.below)))
            return cell if role == VALUE else _said(words, role)
        criterion = self.criteria[column]
        if role == VALUE:
            return score_cell(line.answers.get(criterion.id))
        return _said(score_words(self.session, criterion, line), role)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role not in (VALUE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            head = self._row_head(self.lines[section])
            words = ", ".join(filter(None, (head.name, head.below)))
            return head if role == VALUE else spoken(words, role)
        if section == len(self.criteria):
            return ColumnHead(tr("Points"), "", "") if role == VALUE else tr("Points")
        one = self.criteria[section]
        head_of = ColumnHead(f"{section + 1}", _weight(one), one.title)
        return head_of if role == VALUE else spoken(one.title, role)

    def _row_head(self, line: ScoreLine) -> RowHead:
        assert self.session is not None
        group, participant = subject_names(self.session, line.subject)
        owner = self._owner_of(line) if self._has_owners else ""
        if participant:
            return RowHead(participant, ", ".join(filter(None, (group, owner))))
        return RowHead(group, owner)

    def _owner_of(self, line: ScoreLine) -> str:
        return tr("agreed") if line.agreed else observer_text(line.owner, self._owner)


def _weight(criterion: Criterion) -> str:
    return f"{criterion.weight} %" if criterion.weight else ""


def _said(words: str, role: int) -> str | None:
    roles = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    return spoken(words, role) if role in roles else None


class ScoreCells(QStyledItemDelegate):
    """Level mark and number, what was suggested instead below; what has no level says so."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        cell: ScoreCell = index.data(VALUE)
        rect, state = option.rect, option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, theme().color("accentt" if chosen else "surface"))
        paint_edges(painter, rect)
        _paint_score(painter, QRectF(rect).adjusted(4, 0, -4, 0), cell)
        if chosen:
            paint_frame(painter, QRectF(rect), radius=0, edge="accent", width=2)
        if state & QStyle.StateFlag.State_HasFocus and focus_by_keyboard():
            paint_focus_ring(painter, QRectF(rect).adjusted(3, 3, -3, -3))
        painter.restore()


def _paint_score(painter: QPainter, rect: QRectF, cell: ScoreCell) -> None:
    font = theme().font(Role.SMALL) if cell.muted else theme().font(Role.STRONG)
    line = QRectF(rect)
    if cell.below:
        line.setHeight(rect.height() * 0.62)
        below = QRectF(rect.left(), line.bottom() - 4, rect.width(), rect.bottom() - line.bottom())
        small = theme().font(Role.CAPTION)
        paint_text(painter, below, cell.below, small, "text2", Qt.AlignmentFlag.AlignCenter)
    side, gap = theme().px(18), theme().px(8)
    mark = side + gap if cell.level else 0.0
    x = line.center().x() - (mark + text_width(font, cell.words)) / 2
    if cell.level:
        room = QRectF(x, line.top(), side, line.height())
        paint_level(painter, room, cell.level, of=cell.levels)
    words = QRectF(x + mark, line.top(), rect.right() - x - mark, line.height())
    paint_text(painter, words, cell.words, font, "text2" if cell.muted else "text", _LEFT | _MIDDLE)


class ScoresTable(GridTable):
    """`line_wanted` carries the subject whose scoring is to be opened."""

    line_wanted = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(
            ScoreCells(),
            name=self.tr("Rubric scores"),
            corner=self.tr("Who"),
            row_height=_ROW,
            narrowest=_NARROWEST,
            parent=parent,
        )
        self._model = ScoresModel()
        self.setModel(self._model)
        self.doubleClicked.connect(lambda index: self._want(index.row()))

    def set_scores(self, session: Session, scores: ScoreTable, owner: str) -> None:
        self._model.set_scores(session, scores, owner)
        self.share_width()
        self.updateGeometry()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._want(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def _want(self, row: int) -> None:
        self.line_wanted.emit(self._model.lines[row].subject)
