"""Painting one row of the list: title, audience, tags or match, length, last run, readiness."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from facilitator.domain.title import short_title
from facilitator.ui.icons import paint_icon
from facilitator.ui.library.columns import columns
from facilitator.ui.library.model import (
    READINESS_LOOK,
    last_run_words,
    length_words,
    one_line,
    readiness_words,
)
from facilitator.ui.library.snippet import fitted
from facilitator.ui.theme import Role, paint_focus_ring, theme
from facilitator.ui.widgets.badges import (
    paint_pill,
    paint_tag,
    pill_size,
    tag_height,
    tag_width,
)
from facilitator.ui.widgets.paint import fill_rect

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtCore import QRect

    from facilitator.ui.library.shelf import ShelfRow
    from facilitator.ui.library.snippet import Piece

HEIGHT = 88
_EDGE = 4
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class RowState(NamedTuple):
    """What else a row looks like: `now` is what "today" means, None when nobody knows yet."""

    selected: bool
    hover: bool
    has_focus: bool
    now: datetime | None


def paint_row(painter: QPainter, rect: QRect, row: ShelfRow, state: RowState) -> None:
    """One row of the list; all are as high as each other."""
    box = QRectF(rect)
    painter.save()
    _paint_ground(painter, box, state)
    _RowPainter(painter, box, state).paint(row)
    painter.restore()
    if state.has_focus:
        paint_focus_ring(painter, box.adjusted(3, 3, -3, -3))


def _paint_ground(painter: QPainter, box: QRectF, state: RowState) -> None:
    fill = "accentt" if state.selected else "sunken" if state.hover else "surface"
    fill_rect(painter, box, fill)
    fill_rect(painter, QRectF(box.left(), box.bottom() - 1, box.width(), 1), "border")
    if state.selected:
        fill_rect(painter, QRectF(box.left(), box.top(), _EDGE, box.height()), "accent")


class _RowPainter:
    """The ink of one row; heights are px at scale 1, measured from the row's top."""

    def __init__(self, painter: QPainter, box: QRectF, state: RowState) -> None:
        self.painter = painter
        self.box = box
        self.place = columns(round(box.width()))
        self.selected = state.selected
        self.now = state.now

    def paint(self, row: ShelfRow) -> None:
        plan, place = row.plan, self.place
        # Without a third line the other two stand in the middle.
        down = 0 if row.snippet or plan.tags or place.narrow else 12
        title = self._line(20 + down, 22, place.text, place.text_end)
        self._text(title, short_title(plan.title), theme().font(Role.LIVE, weight=600))
        audience = self._line(43 + down, 20, place.text, place.text_end)
        self._text(audience, plan.audience, theme().font(Role.SMALL), "text2")
        third = self._line(67, tag_height() / theme().ui_scale, place.text, place.text_end)
        self._third_line(third, row)
        self._readiness(row)
        if not place.narrow:
            self._length(row)
            self._last_run(row)

    def _third_line(self, line: QRectF, row: ShelfRow) -> None:
        """The match if there is one, else tags; a narrow row first says length and last run."""
        if row.snippet:
            self._snippet(line, row.snippet)
            return
        if self.place.narrow:
            line = self._facts(line, row)
        self._tags(line, row.plan.tags)

    def _facts(self, line: QRectF, row: ShelfRow) -> QRectF:
        """Length and last run as one line of words; the room that is left behind them."""
        font = theme().font(Role.SMALL)
        words = one_line(row.plan, self.now)
        self._text(line, words, font)
        return line.adjusted(QFontMetricsF(font).horizontalAdvance(words) + 12, 0, 0, 0)

    def _tags(self, line: QRectF, tags: tuple[str, ...]) -> None:
        """As many tags as fit whole; the number of the others follows."""
        x = line.left()
        for place, tag in enumerate(tags):
            width = tag_width(tag)
            more = f"+{len(tags) - place}"
            room = line.right() - x - (tag_width(more) + 8 if place < len(tags) - 1 else 0)
            if width > room:
                if tag_width(more) <= line.right() - x:
                    self._tag(x, line, more)
                return
            self._tag(x, line, tag)
            x += width + theme().px(6)

    def _tag(self, x: float, line: QRectF, text: str) -> None:
        rect = QRectF(round(x), line.top(), tag_width(text), line.height())
        paint_tag(self.painter, rect, text, raised=self.selected)

    def _snippet(self, line: QRectF, pieces: tuple[Piece, ...]) -> None:
        fonts = {match: theme().font(Role.SMALL, weight=700 if match else 400) for match in (0, 1)}
        metrics = {match: QFontMetricsF(font) for match, font in fonts.items()}

        def measure(text: str, match: bool) -> float:
            return metrics[match].horizontalAdvance(text)

        x = line.left()
        for text, match in fitted(pieces, line.width(), measure):
            self.painter.setFont(fonts[match])
            self.painter.setPen(theme().color("text" if match else "text2"))
            width = measure(text, match)
            self.painter.drawText(QRectF(x, line.top(), width + 2, line.height()), _LEFT, text)
            x += width

    def _length(self, row: ShelfRow) -> None:
        """With a clock before it if there is room: a time is never cut."""
        words = length_words(row.plan)
        if not words:
            return
        side, gap = theme().px(18), theme().px(6)
        font = theme().font(Role.BODY)
        line = self._line(44, 22, self.place.length, self.place.last_run - theme().px(4))
        if QFontMetricsF(font).horizontalAdvance(words) <= line.width() - side - gap:
            clock = QRectF(line.left(), line.top(), side, line.height())
            paint_icon(self.painter, clock, "ph.clock", "text2")
            line.setLeft(line.left() + side + gap)
        self._text(line, words, font)

    def _last_run(self, row: ShelfRow) -> None:
        left, right = self.place.last_run, self.place.readiness - theme().px(4)
        metrics = QFontMetricsF(theme().font(Role.SMALL))
        last, below = last_run_words(
            row.plan, self.now, fits=lambda text: metrics.horizontalAdvance(text) <= right - left
        )
        upper = self._line(35 if below else 44, 20, left, right)
        self._text(upper, last, theme().font(Role.BODY))
        self._text(self._line(54, 18, left, right), below, theme().font(Role.SMALL), "text2")

    def _readiness(self, row: ShelfRow) -> None:
        tone, icon = READINESS_LOOK[row.plan.readiness]
        words = readiness_words(row.plan)
        pill = QRectF(0, 0, pill_size(words, icon).width(), pill_size(words, icon).height())
        pill.moveCenter(self.box.center())
        pill.moveLeft(self.box.left() + self.place.readiness)
        pill.moveTop(round(pill.top()))
        paint_pill(self.painter, pill, words, tone, icon)

    def _line(self, centre: float, height: float, left: float, right: float) -> QRectF:
        px = theme().px
        top = self.box.top() + px(centre) - px(height) / 2
        return QRectF(self.box.left() + left, top, max(0.0, right - left), px(height))

    def _text(self, line: QRectF, words: str, font: QFont, color: str = "text") -> None:
        """Words, cut with … where the line ends."""
        self.painter.setFont(font)
        self.painter.setPen(theme().color(color))
        mode = Qt.TextElideMode.ElideRight
        shown = self.painter.fontMetrics().elidedText(words, mode, int(line.width()))
        self.painter.drawText(line, _LEFT, shown)
