"""The form of one observation: objective, level, tags, note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.domain.observation import AttainmentLevel
from facilitator.ui.levels import level_name
from facilitator.ui.override import override
from facilitator.ui.run.objective_select import ObjectiveSelect
from facilitator.ui.run.participant_select import ParticipantSelect
from facilitator.ui.run.photo_strip import PhotoStrip
from facilitator.ui.run.tag_tiles import TagTiles
from facilitator.ui.run.text_block import TextBlock
from facilitator.ui.theme import Role, paint_focus_ring, theme
from facilitator.ui.theme.fonts import sized
from facilitator.ui.widgets.buttons import IconButton, button, text_width
from facilitator.ui.widgets.fields import LineEdit
from facilitator.ui.widgets.glyphs import Glyph
from facilitator.ui.widgets.labels import ElidedLabel
from facilitator.ui.widgets.segments import Segment, SegmentedButtons

if TYPE_CHECKING:
    from facilitator.ui.run.draft import Draft
    from facilitator.ui.run.form_head import FormHead

LEVEL_KEYS_MS = 5000
"""How long digits are levels after a group was chosen by its digit."""

_HEAD_GAP = 5
_SMALLEST_PX = 11
_TAB = Qt.FocusPolicy.TabFocus


class ObserveForm(QWidget):
    """Fills from a draft and tells what the user changed; it keeps no groups itself."""

    changed = Signal()
    save_requested = Signal()
    cancel_requested = Signal()
    objective_chosen = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Observe"))
        self._head = _Head()
        self.objective = ObjectiveSelect(self.tr("Objective"))
        self.participant = ParticipantSelect()
        self.levels = self._make_levels()
        self.tags = TagTiles()
        self.photo = PhotoStrip()
        self.note = LineEdit(self.tr("Note"), placeholder=self.tr("One-line note (optional)"))
        self.follow_up = IconButton(
            "ph.flag", self.tr("Mark for follow-up"), kind="secondary", side=44
        )
        self.follow_up.setCheckable(True)
        self.follow_up.listen_to_switching()
        self.save = button(self.tr("Save observation"), kind="primary")
        self.cancel = button(self.tr("Cancel"))
        self.ends = QWidget()
        """Save and Cancel, which the pane puts where they are always seen."""
        self._level_keys = QTimer(self, singleShot=True, interval=LEVEL_KEYS_MS)
        self._level_keys.timeout.connect(self._end_level_keys)
        self._ring = _Ring(self)
        self._build()

    @property
    def takes_level_keys(self) -> bool:
        """Whether digits choose levels just now."""
        return self._level_keys.isActive()

    @property
    def level(self) -> AttainmentLevel | None:
        key = self.levels.current
        return AttainmentLevel(int(key)) if key else None

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in its order."""
        levels = (self.levels.segment_button(str(int(level))) for level in AttainmentLevel)
        ends = (self.note, self.follow_up, self.save, self.cancel)
        people = (self.participant,) if self.participant.isVisibleTo(self) else ()
        photo = (self.photo.remove,) if self.photo.isVisibleTo(self) else ()
        head = (*people, self.objective, self.tags.more, self.photo.add)
        return (*head, *levels, *self.tags.tiles, *photo, *ends)

    def set_objectives(self, objectives: tuple[str, ...]) -> None:
        """All of the plan, in its order."""
        options: list[tuple[object, str]] = [(None, self.tr("No objective"))]
        options += [(place, f"O{place + 1} {text}") for place, text in enumerate(objectives)]
        self.objective.set_options(options)

    def show_head(self, head: FormHead) -> None:
        self._head.show_head(head)

    def fill(self, draft: Draft) -> None:
        """Show a draft; nothing is told."""
        self.objective.set_current(draft.objective)
        self.levels.set_current(str(int(draft.level)) if draft.level else "")
        self.tags.set_chosen(draft.tags)
        if self.note.text() != draft.note:
            self.note.setText(draft.note)
        self.follow_up.setChecked(draft.follow_up)
        self.photo.fill(draft.photo, may_be_passed_on=draft.photo_may_be_passed_on)

    def choose_level(self, level: AttainmentLevel) -> None:
        """As a press of its digit does; the note comes next."""
        self.levels.set_current(str(int(level)))
        self._end_level_keys()
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.changed.emit()

    def begin_level_keys(self) -> None:
        self._level_keys.start()
        self._ring.surround(self.levels)

    def end_level_keys(self) -> None:
        self._end_level_keys()

    def step_objective(self, way: int) -> None:
        """To the next or previous objective, round and round."""
        count = self.objective.count()
        if count < 2:
            return
        place = (self.objective.currentIndex() - 1 + way) % (count - 1) + 1
        self.objective.setCurrentIndex(place)
        self.objective_chosen.emit(self.objective.currentData())

    def step_participant(self, way: int) -> None:
        """To the next or previous name, or all of them, round and round."""
        if self.participant.isVisibleTo(self):
            self.participant.step(way)
            self.changed.emit()

    def set_room(self, width: int) -> None:
        """Fit the words into that width; told from outside, since words must not change widths."""
        self._fit_key_hints(width)
        self._fit_levels(width)

    def _fit_levels(self, width: int) -> None:
        """Smaller names where the longest would touch its edges."""
        cell = width / len(AttainmentLevel)
        for px in range(theme().px(Role.SMALL.px), _SMALLEST_PX - 1, -1):
            font = sized(theme().family, px, weight=600)
            longest = max(text_width(font, level_name(level)) for level in AttainmentLevel)
            if longest + 6 <= cell:
                break
        self.levels.set_level_px(px)

    def _fit_key_hints(self, width: int) -> None:
        """The two buttons tell their keys where there is room for that."""
        hints = ((self.save, self.tr("Enter")), (self.cancel, self.tr("Esc")))
        for one, hint in hints:
            one.set_key_hint(hint)
        if self.save.sizeHint().width() + self.cancel.sizeHint().width() + 8 > width:
            for one, _ in hints:
                one.set_key_hint("")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addSpacing(-2)
        column.addWidget(self.participant)
        column.addLayout(_row(self.objective, self.tags.more, self.photo.add))
        column.addWidget(self.levels)
        column.addWidget(self.tags)
        column.addWidget(self.photo)
        column.addLayout(_row(self.note, self.follow_up))
        ends = _row(self.save, self.cancel)
        ends.setContentsMargins(0, 0, 0, 0)
        self.ends.setLayout(ends)
        self.participant.chosen.connect(self._told)
        self.objective.setFocusPolicy(_TAB)
        self.objective.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        for one in (self.follow_up, self.save, self.cancel):
            one.setFocusPolicy(_TAB)
            one.setMinimumWidth(44)
        self.objective.chosen.connect(self.objective_chosen)
        self.levels.chosen.connect(self._told)
        self.tags.changed.connect(self.changed)
        self.photo.changed.connect(self.changed)
        self.note.textEdited.connect(self._told)
        self.follow_up.clicked.connect(self._told)
        self.save.clicked.connect(self.save_requested)
        self.cancel.clicked.connect(self.cancel_requested)

    def _make_levels(self) -> SegmentedButtons:
        segments = [
            Segment(
                str(int(level)),
                level_name(level),
                level=int(level),
                name=self.tr("Level {number}, {name}").format(
                    number=int(level), name=level_name(level)
                ),
            )
            for level in AttainmentLevel
        ]
        made = SegmentedButtons(
            segments, name=self.tr("Level"), can_be_none=True, height=56, each_by_tab=True
        )
        for segment in segments:
            made.segment_button(segment.key).setFocusPolicy(_TAB)
            made.segment_button(segment.key).setMinimumWidth(44)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        return made

    def _told(self) -> None:
        self.changed.emit()

    def _end_level_keys(self) -> None:
        self._level_keys.stop()
        self._ring.hide()


class _Head(QWidget):
    """Whom the form is about, and what to know or do about it."""

    def __init__(self) -> None:
        super().__init__()
        self._title = ElidedLabel("", Role.STRONG)
        self._title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._icon = Glyph("", "text2", 16)
        self._hints: tuple[str, ...] = ()
        self._hint = TextBlock("", 12, tone="text2", weight=600, wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_HEAD_GAP)
        row.addWidget(self._title, 1)
        row.addWidget(self._icon)
        row.addWidget(self._hint)

    def show_head(self, head: FormHead) -> None:
        if head.title != self._title.text():
            self._title.setText(head.title)
        self._hints = head.hints
        self._hint.set_tone(head.tone)
        self._icon.set_icon(head.icon, head.tone)
        self._icon.setVisible(bool(head.icon))
        self._fit_hint()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_hint()

    def _fit_hint(self) -> None:
        room = self.width() - self._title.sizeHint().width() - theme().px(16) - 2 * _HEAD_GAP
        font = theme().font_px(12, weight=600)
        fitting = (hint for hint in self._hints if text_width(font, hint) <= room)
        self._hint.set_text(next(fitting, self._hints[-1] if self._hints else ""))


class _Ring(QWidget):
    """A focus ring round the levels while digits choose them, wherever the focus is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def surround(self, target: QWidget) -> None:
        self.setGeometry(target.geometry().adjusted(-4, -4, 4, 4))
        self.show()
        self.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        paint_focus_ring(QPainter(self), QRectF(self.rect()), radius=8)


def _row(first: QWidget, *others: QWidget) -> QHBoxLayout:
    made = QHBoxLayout()
    made.setSpacing(8)
    made.addWidget(first, 1)
    for other in others:
        made.addWidget(other)
    return made
