"""One focus ring per window: 2 px wide, 2 px away from what has the focus, on top of everything.

A stylesheet cannot draw the gap, so a transparent widget follows the focus. Text fields draw
their own ring, because theirs replaces the edge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QApplication,
    QWidget,
)
from shiboken6 import isValid

from facilitator.ui.override import override
from facilitator.ui.theme.current import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollArea

# By name, because loading all these classes takes time that the first window does not have.
_OWN_RING = ("QLineEdit", "QTextEdit", "QPlainTextEdit", "QAbstractSpinBox", "QAbstractItemView")


def set_focus_shape(widget: QWidget, radius: float, *, shape: str = "outside") -> None:
    """Say how the ring goes round a widget: `outside`, `inset` (inside cells) or `none`."""
    widget.setProperty("focusRadius", radius)
    widget.setProperty("focusShape", shape)


def paint_focus_ring(painter: QPainter, rect: QRectF, radius: float = 4) -> None:
    """The ring of 2 px just inside `rect`, for delegates and cells."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme().color("focus"), 2))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()


class FocusFollower(QObject):
    """Watches where the focus goes and whether a key or a pointer sent it there."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._by_keyboard = False
        self._ring: FocusRing | None = None
        app.focusChanged.connect(self._move)

    @property
    def by_keyboard(self) -> bool:
        """Whether the focus was last moved by a key, so that Space should press what has it."""
        return self._by_keyboard

    def show_on(self, widget: QWidget) -> None:
        """Give a widget the focus as a key would, with the ring even if it had the focus before."""
        widget.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        if widget.hasFocus():
            self._move(widget, widget)
        else:
            widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _move(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None:
            self._note_reason(new.window())
        self._drop()
        if new is not None and self._by_keyboard:
            _bring_into_sight(new)
            if _shape(new) != "none":
                self._ring = FocusRing(new)

    def _note_reason(self, window: QWidget) -> None:
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._by_keyboard = False
        elif window.testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange):
            self._by_keyboard = True
        # Qt only ever sets this flag; taking it back makes it tell about the next change.
        window.setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange, False)

    def _drop(self) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.leave()
        self._ring = None


class FocusRing(QWidget):
    """The ring itself; it never takes the pointer and follows its widget until told to leave."""

    def __init__(self, target: QWidget) -> None:
        super().__init__(target.window())
        self._target: QWidget | None = target
        self.setObjectName("focus_ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._watch(target)
        self._place()

    def leave(self) -> None:
        self._target = None
        self.hide()
        self.deleteLater()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._target is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("focus"), 2))
        radius = _radius(self._target)
        painter.translate(-self.x(), -self.y())
        painter.drawRoundedRect(self._ring_rect(), radius, radius)

    def _watch(self, target: QWidget) -> None:
        widget: QWidget | None = target
        while widget is not None:
            widget.installEventFilter(self)
            widget = None if widget.isWindow() else widget.parentWidget()

    def _place(self) -> None:
        target = self._target
        if target is None:
            return
        if not target.isVisible():
            self.hide()
            return
        self.setGeometry(self._clip(self._ring_rect().toAlignedRect().adjusted(-1, -1, 1, 1)))
        self.show()
        self.raise_()
        self.update()

    def _ring_rect(self) -> QRectF:
        """The middle of the ring's line, in the window's coordinates."""
        target = self._target
        assert target is not None
        at = target.mapTo(target.window(), QPoint(0, 0))
        out = -4.0 if _shape(target) == "inset" else 3.0
        return QRectF(QRect(at, target.size())).adjusted(-out, -out, out, out)

    def _clip(self, ring: QRect) -> QRect:
        """Keep to the scroll areas the target is in, so that the ring is hidden where it is."""
        target = self._target
        assert target is not None
        widget = target.parentWidget()
        while widget is not None and not widget.isWindow():
            if widget.objectName() == "qt_scrollarea_viewport":
                ring = ring.intersected(_room(target, widget))
            widget = widget.parentWidget()
        return ring.intersected(target.window().rect())


def _room(target: QWidget, area: QWidget) -> QRect:
    """Where a ring may be in the window: over an edge only where that cuts nothing off."""
    window = target.window()
    room = QRect(area.mapTo(window, QPoint(0, 0)), area.size())
    rect = QRect(target.mapTo(window, QPoint(0, 0)), target.size())
    return room.adjusted(
        -_WIDE if rect.left() >= room.left() else 0,
        -_WIDE if rect.top() >= room.top() else 0,
        _WIDE if rect.right() <= room.right() else 0,
        _WIDE if rect.bottom() <= room.bottom() else 0,
    )


_MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.StyleChange,
}
_DEFAULT_RADIUS = 6.0
_WIDE = 4
"""From a widget's edge to the outer edge of its ring: a gap of 2 px and a line of 2."""


def _bring_into_sight(widget: QWidget) -> None:
    """Qt scrolls to where Tab goes within a scroll area, not to where it enters one."""
    parent = widget.parentWidget()
    while parent is not None:
        if parent.inherits("QScrollArea"):
            cast("QScrollArea", parent).ensureWidgetVisible(widget, _WIDE, _WIDE)
        parent = parent.parentWidget()


def _shape(widget: QWidget) -> str:
    told = widget.property("focusShape")
    if isinstance(told, str):
        return told
    return "none" if any(widget.inherits(kind) for kind in _OWN_RING) else "outside"


def _radius(widget: QWidget) -> float:
    told = widget.property("focusRadius")
    radius = float(told) if isinstance(told, int | float) else _DEFAULT_RADIUS
    return max(2.0, radius - 3) if _shape(widget) == "inset" else radius + 3


_follower: FocusFollower | None = None


def install_focus_ring(app: QApplication) -> None:
    """Show the ring in every window of the application; a second call changes nothing."""
    global _follower
    if _follower is None or not isValid(_follower):
        _follower = FocusFollower(app)


def focus_by_keyboard() -> bool:
    """Whether the focus was last moved by a key."""
    return _follower is not None and _follower.by_keyboard


def focus_visibly(widget: QWidget) -> None:
    """Move the focus for a key the user pressed, so that the ring shows where it went."""
    if _follower is None:
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
    else:
        _follower.show_on(widget)
