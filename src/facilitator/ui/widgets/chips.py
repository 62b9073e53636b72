"""Filter chips and tag tiles."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from facilitator.ui.icons import paint_icon
from facilitator.ui.override import override
from facilitator.ui.theme import Role, set_focus_shape, theme
from facilitator.ui.widgets.buttons import look, text_width
from facilitator.ui.widgets.paint import paint_frame
from facilitator.ui.widgets.switching import Switchable


class Chip(Switchable, QAbstractButton):
    """A filter that is on or off, fully round; `shape="tile"` gives the corners of a button."""

    def __init__(
        self,
        text: str,
        *,
        icon: str = "",
        check_mark: bool = True,
        shape: str = "pill",
        height: int = 36,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._check_mark = check_mark
        self._round = shape == "pill"
        self._height = height
        self.setCheckable(True)
        self.listen_to_switching()
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        set_focus_shape(self, height / 2 if self._round else 6)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def label(self) -> str:
        return self._text

    @override
    def sizeHint(self) -> QSize:
        # Room for the bold text and the check mark, so that choosing moves nothing.
        width = text_width(self._font(bold=True), self._text) + 2 * theme().px(14)
        if self._icon_name or self._check_mark:
            width += theme().px(16 + 6)
        height = max(self._height, QFontMetrics(self._font(bold=True)).height() + 10)
        return QSize(round(width + 0.5), height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        chosen = self.isChecked()
        current = look(
            "secondary",
            enabled=self.isEnabled(),
            hover=self.underMouse(),
            down=self.isDown(),
            tinted=chosen,
        )
        radius = box.height() / 2 if self._round else 6
        edge, width = current.edge, current.width
        paint_frame(painter, box, radius=radius, fill=current.fill, edge=edge, width=width)
        self._paint_text(painter, box, current.ink)

    def _paint_text(self, painter: QPainter, box: QRectF, ink: str) -> None:
        font = self._font(bold=self.isChecked())
        icon = "ph.check" if self._check_mark and self.isChecked() else self._icon_name
        side, gap = theme().px(16), theme().px(6)
        width = text_width(font, self._text)
        x = box.center().x() - (width + (side + gap if icon else 0)) / 2
        if icon:
            paint_icon(painter, QRectF(x, box.top(), side, box.height()), icon, ink)
            x += side + gap
        painter.setFont(font)
        painter.setPen(theme().color(ink))
        room = QRectF(x, box.top(), width + 2, box.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._text)

    def _font(self, *, bold: bool) -> QFont:
        return theme().font(Role.BODY, weight=600 if bold else 500)
