"""The names of a session: who is kept, removing somebody from everything, and for how long."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.services import people, person_files
from facilitator.services.files import safe_name
from facilitator.ui.folders import documents_folder
from facilitator.ui.session.naming import MOST_DAYS
from facilitator.ui.tasks import Outcome
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.confirming import confirmation
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import ScrollPane
from facilitator.ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.changes import Changes
    from facilitator.domain.person import Attendance
    from facilitator.ui.shell import Shell

_WIDTH, _HEIGHT = 680, 520


class PeopleDialog(QDialog):
    """A row for each participant; 0 days is never."""

    remove_requested = Signal(object)
    file_requested = Signal(object)
    days_chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Names of this session"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme().px(_WIDTH), theme().px(_HEIGHT))
        self.days = Stepper(
            self.tr("Forget all names after"),
            minimum=0,
            maximum=MOST_DAYS,
            suffix=self.tr("days"),
        )
        self.days.value_changed.connect(self.days_chosen)
        self.rows: list[QWidget] = []
        self.still = label("", Role.SMALL, wrap=True)
        self.still.hide()
        self._nobody = label(self.tr("No names are kept in this session."), tone="text2")
        self._pane = ScrollPane(self.tr("Participants"), spacing=4)
        self._pane.column.addWidget(self._nobody)
        self._pane.column.addStretch(1)
        self._lay_out()

    def show_people(self, found: Sequence[Attendance], days: int) -> None:
        self.days.set_value(days)
        self._nobody.setVisible(not found)
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [self._make_row(one) for one in found]
        for place, row in enumerate(self.rows):
            self._pane.column.insertWidget(place, row)
            row.show()

    def tell_of_backups(self, names: Sequence[str], expiring: int) -> None:
        """Which files made before still hold the name that is gone here."""
        self.still.setVisible(bool(names))
        words = self.tr(
            "The name is gone here. These backups still hold it: {files}. The app made {count} of "
            "them and lets them go within nine months of use; the others go when you delete them."
        )
        self.still.setText(words.format(files=", ".join(names), count=expiring))

    def _make_row(self, person: Attendance) -> QWidget:
        made = QWidget(self._pane.body)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(12)
        row.addWidget(label(person.name, Role.BODY, bold=True, wrap=True), 1)
        row.addWidget(label(person.group, Role.SMALL, tone="text2"))
        kept = button(self.tr("All that is kept…"), icon="ph.file-text", height=36)
        words = self.tr("Save everything that is kept about {name}")
        kept.setAccessibleName(words.format(name=person.name))
        kept.clicked.connect(lambda: self.file_requested.emit(person))
        remove = button(self.tr("Forget…"), icon="ph.trash", height=36)
        remove.setAccessibleName(self.tr("Remove {name} from everything").format(name=person.name))
        remove.clicked.connect(lambda: self._confirm(person))
        row.addWidget(kept)
        row.addWidget(remove)
        return made

    def _confirm(self, person: Attendance) -> None:
        question = self.tr(
            "Remove {name} from all sessions, notes and scores? This cannot be undone. Backups, "
            "packages and exports made before still hold the name."
        )
        box = confirmation(
            self,
            question.format(name=person.name),
            yes=self.tr("Remove from everything"),
            no=self.tr("Keep the name"),
            on_yes=lambda: self.remove_requested.emit(person),
        )
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _lay_out(self) -> None:
        about = self.tr(
            "Counted from the planned start and done when the app starts; 0 days: never."
        )
        keeping = QHBoxLayout()
        name = label(self.days.accessibleName(), wrap=True)
        name.setBuddy(self.days)
        keeping.addWidget(name, 1)
        keeping.addWidget(self.days)
        done = button(self.tr("Done"), kind="primary")
        done.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self._pane, 1)
        column.addWidget(self.still)
        column.addLayout(keeping)
        column.addWidget(label(about, Role.SMALL, tone="text2", wrap=True))
        column.addLayout(foot)


class Names(QObject):
    """Between the dialog and the service; writing the file anew happens on the worker thread."""

    def __init__(self, dialog: PeopleDialog, shell: Shell, session_id: str) -> None:
        super().__init__(dialog)
        self._dialog, self._shell, self._session_id = dialog, shell, session_id
        dialog.remove_requested.connect(self._remove)
        dialog.file_requested.connect(self._save_file)
        dialog.days_chosen.connect(self._keep_days)
        self._show()

    def _show(self) -> None:
        desk = self._shell.desk
        days = people.keep_days(desk, self._session_id)
        self._dialog.show_people(people.of_session(desk, self._session_id), days or 0)

    def _keep_days(self, days: int) -> None:
        people.set_keep_days(self._shell.desk, self._session_id, days or None)

    def _remove(self, person: Attendance) -> None:
        desk, navigator = self._shell.desk, self._shell.navigator
        outcome = Outcome(self._removed, navigator.show_error)

        def forget() -> tuple[Changes, tuple[Path, ...], int]:
            known, changes = people.forget(desk, person.participant_id)
            held = person_files.backups_with(desk, known.name)
            return changes, held, person_files.that_expire(desk, held)

        self._shell.tasks.run(lambda _tell: forget(), outcome)

    def _removed(self, result: tuple[Changes, tuple[Path, ...], int]) -> None:
        changes, held, expiring = result
        self._shell.bus.announce(changes, self)
        self._show()
        self._dialog.tell_of_backups([one.name for one in held], expiring)
        self._shell.navigator.say(self.tr("Removed from everything"), icon="ph.trash")

    def _save_file(self, person: Attendance) -> None:
        """Nothing happens when the user thinks better of it."""
        desk, navigator = self._shell.desk, self._shell.navigator
        name = safe_name(self.tr("Kept about {name}").format(name=person.name))
        chosen, _ = QFileDialog.getSaveFileName(
            self._dialog,
            self.tr("Everything kept about this person"),
            str(documents_folder() / f"{name}.json"),
            self.tr("JSON (*.json)"),
        )
        if not chosen:
            return
        target = Path(chosen)
        said = self.tr("Saved to {file}").format(file=f"{target.parent.name}/{target.name}")
        outcome = Outcome(lambda _: navigator.say(said), navigator.show_error)
        self._shell.tasks.run(
            lambda _tell: person_files.save_person(desk, person.participant_id, target), outcome
        )


def open_people(parent: QWidget, shell: Shell, session_id: str) -> PeopleDialog:
    """The dialog over `parent`."""
    dialog = PeopleDialog(parent)
    Names(dialog, shell, session_id)
    dialog.open()
    return dialog
