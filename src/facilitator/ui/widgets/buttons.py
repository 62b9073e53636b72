"""Buttons that paint themselves: the usual ones, icon buttons and two-line transport buttons."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from facilitator.ui.icons import glyph, paint_icon
from facilitator.ui.override import override
from facilitator.ui.theme import Role, set_focus_shape, theme
from facilitator.ui.widgets.labels import plain_tooltip
from facilitator.ui.widgets.paint import paint_frame
from facilitator.ui.widgets.switching import Switchable

KINDS = ("primary", "secondary", "flat", "destructive", "link", "inverse")
RADIUS = 6
_SQUEEZED_PADDING = 6


class Look(NamedTuple):
    """Token names for one state of a button; None leaves that part out."""

    fill: str | None
    edge: str | None
    ink: str
    width: float = 1


_RESTING = {
    "primary": Look("accent", None, "onaccent"),
    "secondary": Look("surface", "line", "text"),
    "flat": Look(None, None, "text"),
    "destructive": Look("surface", "danger", "danger"),
    "link": Look(None, None, "accent"),
    "inverse": Look("text", "bg", "bg"),
}
_HOVER = {
    "primary": Look("accenth", None, "onaccent"),
    "secondary": Look("sunken", "line", "text"),
    "flat": Look("sunken", None, "text"),
    "destructive": Look("dangert", "danger", "danger"),
    "link": Look("sunken", None, "accent"),
    "inverse": Look("bg", "bg", "text"),
}
_TINTED = Look("accentt", "accent", "text", 2)


def text_width(font: QFont, text: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


def font_within(font: QFont, text: str, width: float) -> QFont:
    """The font, or a smaller one down to the smallest allowed, in which the text fits."""
    smaller = QFont(font)
    while text_width(smaller, text) > width + 1 and smaller.pixelSize() > Role.CAPTION.px:
        smaller.setPixelSize(smaller.pixelSize() - 1)
    return smaller


def look(kind: str, *, enabled: bool, hover: bool, down: bool, tinted: bool) -> Look:
    """How a button of `kind` looks; switched on and pressed share one look."""
    if not enabled:
        edge = None if kind in ("flat", "link") else "border"
        return Look("sunken" if edge else None, edge, "text3")
    if tinted:
        return _TINTED
    if down:
        return _HOVER[kind] if kind in ("primary", "inverse") else _TINTED
    return _HOVER[kind] if hover else _RESTING[kind]


class Button(Switchable, QPushButton):
    """A button of one of `KINDS`, with an optional icon and the key that does the same."""

    def __init__(
        self, text: str = "", kind: str = "secondary", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._label = ""
        self._kind = kind
        self._icon_name = ""
        self._icon_after = False
        self._mirrored = False
        self._key_hint = ""
        self._height = 44
        self._tinted = False
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        set_focus_shape(self, RADIUS)
        self.setText(text)

    @property
    def label(self) -> str:
        return self._label

    @property
    def kind(self) -> str:
        return self._kind

    @override
    def setText(self, text: str) -> None:
        """The words on the button; an & is an &, never a mnemonic."""
        self._label = text
        super().setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self._changed()

    def set_kind(self, kind: str) -> None:
        self._kind = kind
        self._changed()

    def set_icon(self, name: str, *, after: bool = False, mirrored: bool = False) -> None:
        """A `ph.` glyph before or after the text; an empty name takes it away."""
        if name:
            glyph(name)
        self._icon_name = name
        self._icon_after = after
        self._mirrored = mirrored
        self._changed()

    def set_key_hint(self, keys: str) -> None:
        self._key_hint = keys
        self.setAccessibleDescription(keys)
        self._changed()

    def set_height(self, height: int) -> None:
        """The usual height; larger text may need more."""
        self._height = height
        self._changed()

    def set_tinted(self, tinted: bool, /) -> None:
        """Fill with the accent tint as if switched on, without being checkable."""
        self._tinted = tinted
        self._changed()

    @override
    def sizeHint(self) -> QSize:
        width = self._content_width() + 2 * self._padding()
        line = QFontMetricsF(self._label_font()).height()
        height = max(self._height, round(line) + 10)
        return QSize(max(round(width + 0.5), 0 if self._label else height), height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        current = self._look()
        box = QRectF(self.rect())
        paint_frame(
            painter,
            box,
            radius=RADIUS,
            fill=current.fill,
            edge=current.edge,
            width=current.width,
        )
        self._paint_content(painter, box, current.ink)

    def _look(self) -> Look:
        return look(
            self._kind,
            enabled=self.isEnabled(),
            hover=self.underMouse(),
            down=self.isDown(),
            tinted=self.isChecked() or self._tinted,
        )

    def _label_font(self) -> QFont:
        font = theme().font(Role.BODY, weight=600)
        font.setUnderline(self._kind == "link")
        return font

    def _hint_font(self) -> QFont:
        return theme().font(Role.CAPTION, weight=500)

    def _icon_side(self) -> float:
        return theme().px(20)

    def _gap(self) -> float:
        return theme().px(8)

    def _padding(self) -> float:
        tight = self._kind in ("flat", "link") or not self._label
        return theme().px(10 if tight else 14)

    def _parts(self) -> list[tuple[str, float]]:
        """What stands on the line, in order, each with its width."""
        parts: list[tuple[str, float]] = []
        if self._label:
            parts.append(("label", text_width(self._label_font(), self._label)))
        if self._icon_name:
            parts.insert(len(parts) if self._icon_after else 0, ("icon", self._icon_side()))
        if self._key_hint:
            parts.append(("hint", text_width(self._hint_font(), self._key_hint)))
        return parts

    def _content_width(self) -> float:
        return self._line_width(self._parts())

    def _line_width(self, parts: list[tuple[str, float]]) -> float:
        return sum(width for _, width in parts) + self._gap() * max(0, len(parts) - 1)

    def _paint_content(self, painter: QPainter, box: QRectF, ink: str) -> None:
        parts = self._parts_within(box.width())
        x = box.center().x() - self._line_width(parts) / 2
        for part, width in parts:
            self._paint_part(painter, QRectF(x, box.top(), width, box.height()), part, ink)
            x += width + self._gap()

    def _parts_within(self, width: float) -> list[tuple[str, float]]:
        """All parts; where a layout squeezed the button, the icon goes before words do."""
        parts, room = self._parts(), width - 2 * _SQUEEZED_PADDING
        if self._label and self._line_width(parts) > room:
            parts = [part for part in parts if part[0] != "icon"]
        missing = max(0.0, self._line_width(parts) - room)
        return [(kind, wide - missing if kind == "label" else wide) for kind, wide in parts]

    def _paint_part(self, painter: QPainter, room: QRectF, part: str, ink: str) -> None:
        if part == "icon":
            paint_icon(painter, room, self._icon_name, ink, mirrored=self._mirrored)
            return
        font = self._label_font() if part == "label" else self._hint_font()
        text = self._label if part == "label" else self._key_hint
        painter.setFont(font_within(font, text, room.width()))
        painter.setPen(theme().color(ink))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room.adjusted(0, 0, 2, 0), flags, text)

    def _changed(self) -> None:
        self.updateGeometry()
        self.update()


def button(
    text: str,
    *,
    kind: str = "secondary",
    icon: str = "",
    key_hint: str = "",
    height: int = 44,
    tooltip: str = "",
    checkable: bool = False,
    parent: QWidget | None = None,
) -> Button:
    """A button in one line; `kind` is one of `KINDS`."""
    made = Button(text, kind, parent=parent)
    made.set_icon(icon)
    made.set_key_hint(key_hint)
    made.set_height(height)
    made.setToolTip(plain_tooltip(tooltip))
    if checkable:
        made.setCheckable(True)
        made.listen_to_switching()
    return made


class IconButton(Button):
    """A square button with only an icon; its name is spoken and shown as the tooltip."""

    def __init__(
        self,
        icon: str,
        name: str,
        *,
        kind: str = "flat",
        side: int = 44,
        mirrored: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", kind, parent=parent)
        self.set_icon(icon, mirrored=mirrored)
        self.set_height(side)
        self.set_name(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setToolTip(plain_tooltip(name))

    @override
    def sizeHint(self) -> QSize:
        side = max(self._height, theme().px(28))
        return QSize(side, side)


class TransportButton(Button):
    """A live control: label over the keys that do the same, at least 44 wide and 56 high."""

    def __init__(
        self,
        text: str,
        key_hint: str,
        *,
        icon: str = "",
        icon_after: bool = False,
        kind: str = "secondary",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, kind, parent=parent)
        self.set_icon(icon, after=icon_after)
        self.set_key_hint(key_hint)
        self.set_height(56)

    @override
    def sizeHint(self) -> QSize:
        lines = self._line_height() + QFontMetricsF(self._hint_font()).height()
        hint_width = text_width(self._hint_font(), self._key_hint)
        width = max(super()._content_width(), hint_width) + 2 * self._padding()
        return QSize(max(44, round(width + 0.5)), max(self._height, round(lines) + 12))

    @override
    def _label_font(self) -> QFont:
        return theme().font(Role.LIVE, weight=600)

    @override
    def _hint_font(self) -> QFont:
        return theme().font(Role.CAPTION)

    @override
    def _parts(self) -> list[tuple[str, float]]:
        return [part for part in super()._parts() if part[0] != "hint"]

    @override
    def _paint_content(self, painter: QPainter, box: QRectF, ink: str) -> None:
        hint_height = QFontMetricsF(self._hint_font()).height() if self._key_hint else 0
        top = box.top() + (box.height() - self._line_height() - hint_height) / 2
        line = QRectF(box.left(), top, box.width(), self._line_height())
        super()._paint_content(painter, line, ink)
        painter.setFont(self._hint_font())
        painter.setPen(theme().color(self._hint_ink(ink)))
        room = QRectF(box.left(), line.bottom(), box.width(), hint_height)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._key_hint)

    def _line_height(self) -> float:
        return max(QFontMetricsF(self._label_font()).height(), self._icon_side()) + 2

    def _hint_ink(self, ink: str) -> str:
        return "text2" if ink == "text" else ink
