"""For the groups here: what to do for the profiles that are in the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.ui.override import override
from facilitator.ui.run.text_block import TextBlock
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.glyphs import Glyph
from facilitator.ui.widgets.labels import ElidedLabel, PaintedWords
from facilitator.ui.widgets.paint import paint_frame, paint_key_cap
from facilitator.ui.widgets.panes import Card, Separator

if TYPE_CHECKING:
    from facilitator.ui.run.phase_reading import GroupNote, PhaseReading

_CAP = 18
_HEIGHT = 25


class GroupNotes(Card):
    """The note for everyone, then a block for each profile with its groups."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("bg", edge="border", accent="accent", parent=parent)
        self.setAccessibleName(self.tr("For the groups here"))
        self._px = 15
        self._shown: tuple[GroupNote, ...] | None = None
        self._present = TextBlock("", 13, tone="text2", wrap=False)
        self._title = TextBlock(self.tr("For the groups here"), 15, weight=600, wrap=False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 8, 16, 8)
        self._column.setSpacing(7)
        self._column.addLayout(self._head())
        self._blocks: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    @property
    def texts(self) -> tuple[str, ...]:
        """What the blocks say, in order."""
        return tuple(one.text() for one in self.findChildren(TextBlock) if one.isVisibleTo(self))

    def set_px(self, px: int) -> None:
        if px != self._px:
            self._px = px
            shown, self._shown = self._shown, None
            self._title.set_px(px)
            if shown is not None:
                self._show(shown)

    def set_counts_shown(self, shown: bool, /) -> None:
        """How many groups and profiles; a narrow column has no room for it."""
        self._present.setVisible(shown)

    def show_reading(self, reading: PhaseReading) -> None:
        self._present.set_text(reading.present)
        self._show((reading.for_all, *reading.notes))

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Glyph("ph.users-three", "accent"))
        row.addWidget(self._title, 1)
        row.addWidget(self._present)
        return row

    def _show(self, notes: tuple[GroupNote, ...]) -> None:
        if notes == self._shown:
            return
        self._shown = notes
        for old in self._blocks:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        for_all, *others = notes
        self._blocks = [self._block(for_all, for_all=True)] if for_all.text else []
        for note in others:
            if self._blocks:
                self._blocks.append(Separator())
            self._blocks.append(self._block(note))
        if not self._blocks:
            nothing = self.tr("The plan has no note for these groups in this phase.")
            self._blocks = [TextBlock(nothing, self._px - 1, tone="text2")]
        for block in self._blocks:
            self._column.addWidget(block)
            block.show()

    def _block(self, note: GroupNote, *, for_all: bool = False) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        if note.groups or not for_all:
            column.addWidget(self._whom(note))
        if note.reason:
            column.addWidget(_Reason(note))
        column.addWidget(TextBlock(note.text, self._px if for_all else self._px - 1))
        return made

    def _whom(self, note: GroupNote) -> QWidget:
        made = QWidget()
        flow = FlowLayout(made, gap=6, row_gap=2)
        for key, name in note.groups:
            flow.addWidget(GroupChip(key, name))
        flow.addWidget(_Profile(note.profile))
        return made


class _Reason(QWidget):
    """Why this note stands first: what was seen, with a mark that tells low from high."""

    def __init__(self, note: GroupNote) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        icon = "ph.caret-down" if note.is_low else "ph.caret-up"
        row.addWidget(Glyph(icon, "accent", 16))
        row.addWidget(TextBlock(note.reason, 13, tone="accent", weight=600), 1)


class _Profile(ElidedLabel):
    """As high as the chips it stands beside."""

    def __init__(self, profile: str) -> None:
        super().__init__(profile, Role.SMALL, tone="text2")

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme().px(_HEIGHT))


class GroupChip(PaintedWords):
    """A group with the key that chooses it; a name to read, nothing to press."""

    def __init__(self, key: str, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._name = key, name
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetricsF(theme().font_px(13, weight=600)).horizontalAdvance(self._name)
        cap = theme().px(_CAP) + theme().px(6) if self._key else 0
        return QSize(round(width + cap + theme().px(12) + 1), theme().px(_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint_frame(painter, box, radius=6, fill="surface", edge="line")
        x = float(theme().px(5))
        if self._key:
            side = theme().px(_CAP)
            cap = QRectF(x, (box.height() - side) / 2, side, side)
            paint_key_cap(painter, cap, self._key)
            x += side + theme().px(6)
        else:
            x += theme().px(3)
        painter.setFont(theme().font_px(13, weight=600))
        painter.setPen(theme().color("text"))
        room = QRectF(x, 0, box.width() - x, box.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._name)
