"""The parts of a phase below the clock: You, Learners, Resources, Technology."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.ui.override import override
from facilitator.ui.run.step_box import StepBox
from facilitator.ui.run.text_block import TextBlock
from facilitator.ui.theme import theme
from facilitator.ui.widgets.badges import Pill
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.glyphs import Glyph
from facilitator.ui.widgets.labels import PaintedWords
from facilitator.ui.widgets.paint import paint_frame

if TYPE_CHECKING:
    from facilitator.ui.run.phase_reading import Coming, Step, Technology

_LONGEST_CHIP = 34


class Section(QWidget):
    """A heading with its icon, and what stands below it; hidden when that is nothing."""

    def __init__(self, icon: str, title: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.px = 15
        self.setAccessibleName(title)
        self._title = TextBlock(title, 15, tone="text2", weight=600, wrap=False)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Glyph(icon))
        head.addWidget(self._title, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.column.addLayout(head)
        self._parts: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def set_px(self, px: int) -> None:
        self.px = px
        self._title.set_px(px)

    def fill(self, parts: list[QWidget]) -> None:
        for old in self._parts:
            self.column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._parts = parts
        for part in parts:
            self.column.addWidget(part)
            part.show()
        self.setVisible(bool(parts))


class StepsSection(Section):
    """What the facilitator does, step by step."""

    step_ticked = Signal(int, bool)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("ph.chalkboard-teacher", self.tr("You"), parent=parent)
        self.boxes: list[StepBox] = []

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        if [box.label for box in self.boxes] != [step.text for step in steps]:
            self.boxes = [self._box(place, step.text) for place, step in enumerate(steps)]
            self.fill(list(self.boxes))
        for box, step in zip(self.boxes, steps, strict=True):
            box.setChecked(step.is_done)

    @override
    def set_px(self, px: int) -> None:
        super().set_px(px)
        for box in self.boxes:
            box.set_px(px)

    def _box(self, place: int, text: str) -> StepBox:
        made = StepBox(text, self.px)
        made.clicked.connect(lambda done: self.step_ticked.emit(place, done))
        return made


class TextSection(Section):
    """Paragraphs."""

    def show_texts(self, texts: tuple[str, ...]) -> None:
        self.fill([TextBlock(text, self.px) for text in texts])


class ThingsSection(Section):
    """Short names side by side; what is too long for that stands below as text."""

    def show_things(self, things: tuple[str, ...]) -> None:
        self.fill(self.parts_of(things))

    def parts_of(self, things: tuple[str, ...]) -> list[QWidget]:
        short = [thing for thing in things if len(thing) <= _LONGEST_CHIP]
        parts: list[QWidget] = [self._chips(short)] if short else []
        return parts + [TextBlock(thing, self.px) for thing in things if thing not in short]

    def _chips(self, names: list[str]) -> QWidget:
        made = QWidget()
        flow = FlowLayout(made, gap=8, row_gap=8)
        for name in names:
            flow.addWidget(ThingChip(name))
        return made


class ComingSection(ThingsSection):
    """What follows a break, with what it needs."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("ph.skip-forward", self.tr("Coming up"), parent=parent)

    def show_coming(self, coming: Coming | None) -> None:
        if coming is None:
            self.fill([])
            return
        self.fill([TextBlock(coming.line, self.px, weight=600), *self.parts_of(coming.resources)])


class TechnologySection(Section):
    """The offline alternative first: it works in any room."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("ph.monitor", self.tr("Technology"), parent=parent)

    def show_technology(self, technology: Technology | None) -> None:
        self.fill(self._parts_of(technology) if technology is not None else [])

    def _parts_of(self, technology: Technology) -> list[QWidget]:
        parts: list[QWidget] = []
        if technology.offline:
            parts.append(_marked(self.tr("Works offline"), "ok", "ph.wifi-slash"))
            parts.append(TextBlock(technology.offline, self.px))
        if technology.text and technology.needs_internet:
            parts.append(_marked(self.tr("Needs internet"), "warn", "ph.wifi-high"))
        if technology.text:
            tone = "text2" if technology.offline else "text"
            parts.append(TextBlock(technology.text, self.px, tone=tone))
        if technology.needs_internet and not technology.offline:
            missing = self.tr("The plan has no offline alternative for it.")
            parts.append(TextBlock(missing, 13, tone="text2"))
        return parts


def _marked(words: str, tone: str, icon: str) -> QWidget:
    """A pill at the left of its line."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 2, 0, 0)
    row.addWidget(Pill(words, tone, icon))
    row.addStretch(1)
    return made


class ThingChip(PaintedWords):
    """The name of a thing that is used; nothing to press."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetricsF(theme().font_px(13, weight=600)).horizontalAdvance(self._name)
        return QSize(round(width + 2 * theme().px(12) + 1), theme().px(36))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_frame(painter, QRectF(self.rect()), radius=6, fill="surface", edge="border")
        painter.setFont(theme().font_px(13, weight=600))
        painter.setPen(theme().color("text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._name)
