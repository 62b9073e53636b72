"""Between the sheet on the screen and the session it belongs to."""

from __future__ import annotations

from datetime import time
from string import ascii_uppercase
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from facilitator.domain.inline import plain
from facilitator.domain.time_entry import entered_clock
from facilitator.errors import UserError
from facilitator.services import observations, paper_entry, sessions
from facilitator.services.paper_entry import Box, Written
from facilitator.ui.paper.dialog import BY_TIME, PaperDialog
from facilitator.ui.paper.sheet_table import BoxReading
from facilitator.ui.quick_tags import quick_tags
from facilitator.ui.session.naming import session_names
from facilitator.ui.wording import clock_time

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from facilitator.domain.changes import Changes
    from facilitator.domain.observation import Observation
    from facilitator.services.paper_entry import PaperSheet
    from facilitator.ui.shell import Shell


class PaperEntry(QObject):
    """Every box is saved when it is left with Enter; each step can be undone."""

    def __init__(self, dialog: PaperDialog, shell: Shell, session_id: str) -> None:
        super().__init__(dialog)
        self._dialog, self._shell, self._session_id = dialog, shell, session_id
        self._sheet: PaperSheet = paper_entry.sheet(shell.desk, session_id)
        self._box: Box | None = None
        self._last_time = clock_time(self._sheet.begin)
        self._undo: list[Callable[[], Changes]] = []
        self._tags = dict(zip(ascii_uppercase, quick_tags(shell.choices), strict=False))
        dialog.show_tags(tuple(self._tags.items()))
        self._show_sessions()
        dialog.session_chosen.connect(self._choose_session)
        dialog.box_entered.connect(self._enter_box)
        dialog.level_typed.connect(self._type_level)
        dialog.time_typed.connect(lambda _text: self._show_phases())
        dialog.save_requested.connect(lambda: self._try(self._save))
        dialog.empty_requested.connect(lambda: self._try(self._empty))
        dialog.undo_requested.connect(lambda: self._try(self._take_back))
        self._show_sheet()

    def _show_sessions(self) -> None:
        plan_id = self._sheet.live.session.plan_id
        found = [
            one
            for one in sessions.of_plan(self._shell.desk, plan_id)
            if one.session.groups and not one.session.rehearsal
        ]
        self._dialog.show_sessions(session_names(found), self._session_id)

    def _choose_session(self, session_id: str) -> None:
        self._session_id = session_id
        self._undo.clear()
        self._reload()
        self._last_time = clock_time(self._sheet.begin)
        self._show_sheet()

    def _reload(self) -> None:
        self._sheet = paper_entry.sheet(self._shell.desk, self._session_id)

    def _show_sheet(self) -> None:
        live = self._sheet.live
        names = [f"{at}  {group.name}" for at, group in enumerate(live.session.groups, start=1)]
        self._dialog.table.show_sheet(names, [plain(one.text) for one in live.plan.objectives])
        self._show_boxes()
        self._dialog.table.go_to(0, 0)
        self._dialog.table.setFocus()

    def _show_boxes(self) -> None:
        for box in self._sheet.boxes:
            row, column = self._place(box)
            self._dialog.table.show_box(row, column, self._reading(box))
        copied, count = len(self._sheet.copied), len(self._sheet.boxes)
        words = self.tr("{copied} of {count} boxes entered")
        self._dialog.progress.setText(words.format(copied=copied, count=count))
        self._dialog.undo.setEnabled(bool(self._undo))

    def _place(self, box: Box) -> tuple[int, int]:
        groups = [group.id for group in self._sheet.live.session.groups]
        return groups.index(box.group), box.objective

    def _reading(self, box: Box) -> BoxReading:
        seen = self._sheet.copied.get(box)
        count = self._sheet.seen_live.get(box, 0)
        live = self.tr("{count} on screen").format(count=count) if count else ""
        words = self._words(box)
        if seen is None:
            return BoxReading(live=live, spoken=", ".join(filter(None, (words, live))))
        level = int(seen.level or 0)
        at = clock_time(seen.at)
        spoken = [words, self.tr("level {level}").format(level=level) if level else "", at]
        return BoxReading(
            level, at, seen.note, live, ", ".join(filter(None, (*spoken, seen.note, live)))
        )

    def _words(self, box: Box) -> str:
        live = self._sheet.live
        group = live.session.groups[self._place(box)[0]]
        return (
            f"{group.name} · O{box.objective + 1} {plain(live.plan.objectives[box.objective].text)}"
        )

    def _enter_box(self, row: int, column: int) -> None:
        boxes = self._sheet.boxes
        place = row * len(self._sheet.live.plan.objectives) + column
        if min(row, column) < 0 or place >= len(boxes):
            return
        self._box = box = boxes[place]
        seen = self._sheet.copied.get(box)
        self._dialog.box.setText(self._words(box))
        self._dialog.fill(
            level=int(seen.level or 0) if seen else 0,
            time=clock_time(seen.at) if seen else self._last_time,
            note=seen.note if seen else "",
            tags=self._letters(seen.tags) if seen else "",
        )
        self._dialog.say("")
        self._show_phases()

    def _show_phases(self) -> None:
        """With the phase that the time lies in, as far as it is one already."""
        live = self._sheet.live
        names = [plain(phase.label) for phase in live.plan.phases]
        found = ""
        try:
            _, phase = self._sheet.place(self._wall())
            found = names[phase] if phase is not None else ""
        except UserError:
            pass  # It is still being typed.
        self._dialog.show_phases(names, found or "–")

    def _wall(self) -> time:
        minutes = entered_clock(self._dialog.time.text())
        return time(minutes // 60, minutes % 60)

    def _type_level(self, level: int) -> None:
        self._dialog.levels.set_current(str(level))
        self._dialog.ask_for_time()

    def _save(self) -> None:
        box = self._box
        if box is None:
            return
        dialog, before = self._dialog, self._sheet.copied.get(box)
        tags = self._tags_of(dialog.tags.text(), before.tags if before else ())
        written = Written(dialog.level, self._wall(), dialog.note.text(), tags)
        chosen = dialog.phase.currentData()
        phase = None if chosen in (None, BY_TIME) else int(chosen)
        seen, changes = paper_entry.copy(self._shell.desk, self._sheet, box, written, phase=phase)
        self._remember(seen, before)
        self._last_time = clock_time(seen.at)
        self._announce(changes)
        self._go_on(box)

    def _letters(self, tags: tuple[str, ...]) -> str:
        return ", ".join(letter for letter, tag in self._tags.items() if tag in tags)

    def _tags_of(self, letters: str, before: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the letters, and tags that have none; raises UserError for another letter."""
        said = [sign for sign in letters.upper() if sign.isalnum()]
        unknown = next((sign for sign in said if sign not in self._tags), None)
        if unknown is not None:
            words = self.tr("No tag has the letter {letter}. Use {first} to {last}.")
            known = list(self._tags)
            raise UserError(words.format(letter=unknown, first=known[0], last=known[-1]))
        kept = (tag for tag in before if tag not in self._tags.values())
        return tuple(dict.fromkeys((*kept, *(self._tags[sign] for sign in said))))

    def _remember(self, seen: Observation, before: Observation | None) -> None:
        desk = self._shell.desk
        if before is None:
            self._undo.append(lambda: observations.remove(desk, seen))
        else:
            self._undo.append(lambda: observations.change(desk, before))

    def _go_on(self, box: Box) -> None:
        boxes = self._sheet.boxes
        following = boxes[min(boxes.index(box) + 1, len(boxes) - 1)]
        self._dialog.table.go_to(*self._place(following))
        self._enter_box(*self._place(following))
        self._dialog.table.setFocus()
        waits = self._shell.desk.library.waiting
        words = self.tr("Kept in memory: {box}") if waits else self.tr("Saved: {box}")
        self._dialog.say(words.format(box=self._words(box)))

    def _empty(self) -> None:
        seen = self._sheet.copied.get(self._box) if self._box else None
        if seen is None:
            return
        desk = self._shell.desk
        self._undo.append(lambda: observations.bring_back(desk, seen))
        self._announce(observations.remove(desk, seen))
        self._dialog.say(self.tr("The box is empty again."))

    def _take_back(self) -> None:
        if not self._undo:
            return
        self._announce(self._undo.pop()())
        self._dialog.say(self.tr("Undone."))

    def _announce(self, changes: Changes) -> None:
        self._shell.bus.announce(changes, self)
        self._reload()
        self._show_boxes()
        if self._box is not None:
            self._enter_box(*self._place(self._box))

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except UserError as error:
            self._dialog.say(str(error), error=True)


def open_paper_entry(parent: QWidget, shell: Shell, session_id: str) -> PaperDialog | None:
    """The window over `parent`, or one sentence where there is no box to fill."""
    session = paper_entry.sheet(shell.desk, session_id).live
    if not session.session.groups or not session.plan.objectives:
        words = "A sheet needs groups and objectives. Set them up first."
        shell.navigator.say(QCoreApplication.translate("PaperEntry", words))
        return None
    dialog = PaperDialog(parent)
    PaperEntry(dialog, shell, session_id)
    dialog.open()
    return dialog
