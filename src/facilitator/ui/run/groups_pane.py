"""The groups of learners: who was seen how long ago, and the form to say what was seen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.ui.override import override
from facilitator.ui.run.draft import Draft
from facilitator.ui.run.form_head import form_head
from facilitator.ui.run.groups_reading import GroupsReading, SeenLine, Tile
from facilitator.ui.run.observe_form import ObserveForm
from facilitator.ui.run.recent import LastSaved, RecentList
from facilitator.ui.run.room import Room
from facilitator.ui.run.steady_scroll import BAR, SteadyScroll
from facilitator.ui.run.text_block import TextBlock
from facilitator.ui.run.tiles import GroupTiles
from facilitator.ui.theme import theme
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.paint import paint_frame, paint_key_cap
from facilitator.ui.widgets.panes import Pane, ScrollPane, Separator

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from facilitator.domain.observation import AttainmentLevel

_TWO_TAG_ROWS_FROM = 592
_LOWEST_TILES = 84
_NO_GROUPS = GroupsReading((), ())


class GroupsPane(Pane):
    """Tiles, form, last saved. The draft lives here until it is saved or cancelled."""

    draft_begun = Signal()
    """A group was chosen: from here on the observation belongs to this phase."""
    save_requested = Signal(object)
    draft_cancelled = Signal(object)
    undo_requested = Signal(str)
    tags_edited = Signal(tuple)
    finished = Signal()
    """The note is done with: keys belong to the clock again."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("bg", edges=("left",), parent=parent)
        self.setAccessibleName(self.tr("Groups"))
        self.setAcceptDrops(True)
        self._reading = _NO_GROUPS
        self._draft = Draft()
        self._room = Room.MEDIUM
        self._message = ""
        self.whole_room = _WholeRoom(self.tr("Whole room"))
        self.tiles = GroupTiles()
        self.form = ObserveForm()
        self.recent = RecentList()
        self.last = LastSaved()
        self.turns = TextBlock("", 14, weight=600, wrap=False, tabular=True)
        self.turns.hide()
        self._tiles_area = _TilesArea(self.tiles)
        self._area = SteadyScroll(self.tr("Observe"))
        self._filler = QWidget()
        self._column = QVBoxLayout(self)
        self._upper, self._lower = QVBoxLayout(), QVBoxLayout()
        self._build()
        self.set_room(Room.MEDIUM)
        self._show()

    @property
    def draft(self) -> Draft:
        """What is chosen and written right now."""
        form = self.form
        return replace(
            self._draft,
            objective=form.objective.currentData(),
            level=form.level,
            tags=form.tags.chosen,
            note=form.note.text(),
            follow_up=form.follow_up.isChecked(),
            participant=form.participant.participant,
            photo=form.photo.image,
            photo_may_be_passed_on=form.photo.may_be_passed_on,
        )

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What Tab comes to, in its order."""
        return (self.whole_room, *self.tiles.buttons, *self.form.controls, self.last.undo)

    def set_draft(self, draft: Draft) -> None:
        """Fill the form; without groups in the session it is always about the whole room."""
        if not self._reading.tiles and not draft.whole_room:
            draft = replace(draft, whole_room=True)
        self._draft = draft
        self.form.fill(draft)
        self._offer_people(draft.groups)
        self.form.participant.choose(draft.participant)
        self.form.end_level_keys()
        self._message = ""
        self._show()

    def show_reading(self, reading: GroupsReading) -> None:
        if reading == self._reading:
            return
        self._reading = reading
        self._tiles_area.show_tiles(reading.tiles)
        self.turns.set_text(reading.turns)
        self.turns.setVisible(bool(reading.turns))
        self.recent.show_lines(reading.recent)
        self.last.show_line(reading.recent[0] if reading.recent else None)
        if not reading.tiles and not self._draft.whole_room:
            self._draft = replace(self._draft, whole_room=True)
        self._show()

    def confirm(self, line: SeenLine) -> None:
        """Say that it is saved, on the screen at once: all that follows from it may take longer."""
        self.last.show_line(line)
        self.last.repaint()

    def choose_group(self, place: int, *, adding: bool = False) -> None:
        """The group at a place in the room's order, as its digit does."""
        if place < len(self._reading.tiles):
            group = self._reading.tiles[place].id
            if adding or self._draft.groups != (group,):
                self._choose(group, adding)
            if self._draft.has_subject:
                self.form.begin_level_keys()

    def choose_whole_room(self) -> None:
        self._begin(replace(self._draft, groups=(), whole_room=True))
        self.form.begin_level_keys()

    def choose_level(self, level: AttainmentLevel) -> None:
        self.form.choose_level(level)

    def request_save(self) -> None:
        """Save what is there, or say what is missing."""
        draft = self.draft
        if draft.can_save:
            self.save_requested.emit(draft)
            return
        missing = self.tr("Choose a group first.")
        if draft.has_subject:
            missing = self.tr("Choose a level, a tag or write a note.")
        self._message = missing
        self._show()

    def cancel(self) -> None:
        """Empty the form; what was in it is handed on, so that it can come back."""
        draft = self.draft
        self.set_draft(Draft(objective=draft.objective))
        if draft.says_something:
            self.draft_cancelled.emit(draft)

    def give_focus_back(self) -> None:
        """Out of the note, so that digits choose groups again."""
        self.finished.emit()

    def set_room(self, room: Room) -> None:
        self._room = room
        self._upper.setContentsMargins(self._side(), 0, self._side(), 0)
        self._lower.setContentsMargins(self._side(), 0, self._side(), theme().px(6))
        self._area.column.setContentsMargins(self._side(), 0, self._side() - BAR, 0)
        self.form.set_room(self.minimumWidth() - 2 * self._side() - 1)
        self._tiles_area.set_tile_height(68 if room is Room.LARGE else 56)
        self._place_ends()
        self.recent.setVisible(room is Room.LARGE)
        self._filler.setVisible(room is not Room.LARGE)
        self._fit_tags()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        from facilitator.ui.photos import has_picture

        if has_picture(event.mimeData()):
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self.form.photo.take_from(event.mimeData())
        event.acceptProposedAction()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_tags()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(TextBlock(self.tr("Groups"), 14, weight=600, wrap=False))
        head.addStretch(1)
        head.addWidget(self.whole_room)
        self._column.setSpacing(0)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._upper.addLayout(head)
        self._column.addLayout(self._upper)
        self._build_middle()
        self._column.addWidget(self._area, 1)
        self._lower.setSpacing(0)
        self._lower.addWidget(self.form.ends)
        self._lower.addSpacing(8)
        self._lower.addWidget(Separator())
        self._lower.addSpacing(8)
        self._lower.addWidget(self.last)
        self._column.addLayout(self._lower)
        self._connect()

    def _build_middle(self) -> None:
        """What gives way in a low window: first the tiles scroll, then all of it."""
        middle = self._area.column
        middle.setSpacing(0)
        middle.addWidget(self.turns)
        middle.addWidget(self._tiles_area)
        middle.addSpacing(8)
        middle.addWidget(Separator())
        middle.addSpacing(6)
        middle.addWidget(self.form)
        middle.addSpacing(8)
        middle.addWidget(self.recent, 1)
        self._filler.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        middle.addWidget(self._filler, 1)

    def _place_ends(self) -> None:
        """Below the form where there is height for all, else below what scrolls: always seen."""
        column = self._area.column
        if self._room is Room.LARGE:
            column.insertWidget(column.indexOf(self.form) + 2, self.form.ends)
        else:
            self._lower.insertWidget(0, self.form.ends)

    def _side(self) -> int:
        return theme().px({Room.SMALL: 12, Room.MEDIUM: 16, Room.LARGE: 24}[self._room])

    def _connect(self) -> None:
        self.tiles.chosen.connect(self._choose)
        self.whole_room.clicked.connect(self._press_whole_room)
        self.form.changed.connect(self._changed)
        self.form.objective_chosen.connect(self._changed)
        self.form.save_requested.connect(self.request_save)
        self.form.cancel_requested.connect(self.cancel)
        self.form.tags.tags_edited.connect(self.tags_edited)
        self.last.undo_requested.connect(self.undo_requested)

    def _press_whole_room(self) -> None:
        self._begin(replace(self._draft, groups=(), whole_room=True))

    def _choose(self, group: str, adding: bool) -> None:
        """Alone, or together with those already chosen; a second press takes it out again."""
        groups = self._draft.groups
        if group in groups:
            kept = tuple(one for one in groups if one != group)
            groups = kept if adding or len(groups) == 1 else (group,)
        else:
            groups = (*groups, group) if adding else (group,)
        order = [tile.id for tile in self._reading.tiles]
        ordered = tuple(sorted(groups, key=order.index))
        self._begin(replace(self._draft, groups=ordered, whole_room=False))

    def _begin(self, draft: Draft) -> None:
        begun = not self._draft.has_subject and draft.has_subject
        self._draft = draft
        self._message = ""
        self._show()
        if begun:
            self.draft_begun.emit()

    def _changed(self) -> None:
        self._message = ""
        self._show()
        QTimer.singleShot(0, self, self._keep_focus_in_sight)

    def _keep_focus_in_sight(self) -> None:
        """A line that came above it, such as the tags of the plan, must not push a field away."""
        focus = self.window().focusWidget()
        if self.form.isAncestorOf(focus):
            self._area.ensureWidgetVisible(focus, 0, theme().px(6))

    def _offer_people(self, groups: tuple[str, ...]) -> None:
        self.form.participant.offer([tile for tile in self._reading.tiles if tile.id in groups])

    def _show(self) -> None:
        self._offer_people(self._draft.groups)
        draft = self.draft
        self.tiles.set_chosen(draft.groups)
        self.whole_room.set_tinted(draft.whole_room and bool(self._reading.tiles))
        self.whole_room.setVisible(bool(self._reading.tiles))
        self.form.save.setEnabled(draft.can_save)
        self.form.show_head(form_head(draft, self._reading, self._message))

    def _fit_tags(self) -> None:
        low = self.height() < theme().px(_TWO_TAG_ROWS_FROM)
        crowded = len(self._reading.tiles) > 4 and self._room is not Room.LARGE
        self.form.tags.set_one_row(self._room is Room.SMALL or low or crowded)


class _WholeRoom(Button):
    """The room as a whole: its key first, as on the tiles."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "flat")
        self.setAccessibleDescription("0")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @override
    def sizeHint(self) -> QSize:
        width = QFontMetricsF(theme().font_px(13)).horizontalAdvance(self.label)
        return QSize(round(width) + theme().px(20 + 6 + 16), super().sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        current = self._look()
        box = QRectF(self.rect())
        inner = box.adjusted(0, 6, 0, -6)
        paint_frame(
            painter, inner, radius=6, fill=current.fill, edge=current.edge, width=current.width
        )
        side, pad = theme().px(20), theme().px(8)
        cap = QRectF(pad, (box.height() - side) / 2, side, side)
        paint_key_cap(painter, cap, "0", fill=None)
        painter.setFont(theme().font_px(13))
        painter.setPen(theme().color("text2"))
        room = box.adjusted(cap.right() + theme().px(6), 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.label)


class _TilesArea(ScrollPane):
    """As high as its tiles need, lower and with a scroll bar where the pane is low."""

    def __init__(self, tiles: GroupTiles) -> None:
        super().__init__(spacing=0)
        self._tiles = tiles
        self.column.addWidget(tiles)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_tiles(self, tiles: tuple[Tile, ...]) -> None:
        self._tiles.show_tiles(tiles)
        self.setVisible(bool(tiles))
        self.updateGeometry()

    def set_tile_height(self, height: int) -> None:
        self._tiles.set_tile_height(height)
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self._tiles.sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(100, min(self._tiles.sizeHint().height(), theme().px(_LOWEST_TILES)))
