"""A message that stays until it is dealt with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from facilitator.ui.override import override
from facilitator.ui.theme import Role
from facilitator.ui.widgets.announcing import announce
from facilitator.ui.widgets.buttons import Button, button
from facilitator.ui.widgets.glyphs import Glyph
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.paint import paint_frame

if TYPE_CHECKING:
    from collections.abc import Callable


# kind: fill, edge, icon colour, usual icon
BANNER_KINDS = {
    "info": ("surface", "line", "text2", "ph.info"),
    "ok": ("okt", "ok", "ok", "ph.check-circle"),
    "warn": ("warnt", "warnl", "warn", "ph.warning"),
    "danger": ("dangert", "danger", "danger", "ph.warning-octagon"),
    "progress": ("surface", "line", "accent", "ph.spinner-gap"),
}


class Banner(QFrame):
    """A title, a sentence and buttons that stay until dealt with; `progress` also has a bar."""

    def __init__(
        self,
        kind: str,
        title: str,
        sentence: str = "",
        *,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = Glyph("", "text2", 22)
        self._title = label("", Role.BODY, bold=True, wrap=True)
        self._sentence = label("", Role.SMALL, tone="text2", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        self._build()
        self.set_message(kind, title, sentence, icon=icon)

    def set_message(self, kind: str, title: str, sentence: str = "", *, icon: str = "") -> None:
        """Change all that is said; actions stay."""
        self._kind = kind
        _, _, color, usual = BANNER_KINDS[kind]
        self._icon.set_icon(icon or usual, color)
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self._bar.setVisible(kind == "progress")
        self._bar.setAccessibleName(title)
        self.setAccessibleName(f"{title}. {sentence}" if sentence else title)
        self.update()

    def set_progress(self, done: int, total: int) -> None:
        """How far the work is; a total of 0 says that this is not known."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def add_action(
        self, text: str, on_press: Callable[[], object], *, kind: str = "secondary"
    ) -> Button:
        """A button at the right; the last one added stands outermost."""
        made = button(text, kind=kind, height=36)
        made.clicked.connect(lambda: on_press())
        self._actions.addWidget(made)
        return made

    def clear_actions(self) -> None:
        while (item := self._actions.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def announce(self) -> None:
        """Have a screen reader say the banner now."""
        announce(self, self.accessibleName())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        fill, edge, _, _ = BANNER_KINDS[self._kind]
        paint_frame(QPainter(self), QRectF(self.rect()), radius=6, fill=fill, edge=edge)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        for part in (self._title, self._sentence, self._bar):
            words.addWidget(part)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(14)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addLayout(self._actions)
        self.setMinimumHeight(56)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
