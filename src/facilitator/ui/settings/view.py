"""The settings dialog: one column of headed sections; every control says what it sets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.run.clicker import Clicker
from facilitator.ui.session.naming import MOST_DAYS
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.checks import CheckBox
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import ScrollPane, Separator
from facilitator.ui.widgets.select import Select
from facilitator.ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.ui.settings.model import Settings

_WIDTH, _HEIGHT = 640, 700


class SettingsDialog(QDialog):
    """`changed` carries all settings as they are now; it comes from the user only."""

    changed = Signal(object)
    try_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme().px(_WIDTH), theme().px(_HEIGHT))
        self._settings: Settings | None = None
        self.sounds = CheckBox(self.tr("Chime at the warning, at the end and when groups move"))
        self.volume = Stepper(
            self.tr("Volume"), minimum=0, maximum=100, step=10, suffix=self.tr("%")
        )
        self.try_sound = button(self.tr("Try it"), icon="ph.bell-simple")
        self.disc = CheckBox(self.tr("Show the time as a shrinking disc too"))
        self.audience_screen = Select(self.tr("Audience screen on"), icon="ph.monitor")
        self.clicker = Select(self.tr("Presentation clicker"), icon="ph.keyboard")
        minutes = self.tr("min")
        self.warning = Stepper(
            self.tr("Warn before the end of a phase"), minimum=0, maximum=60, suffix=minutes
        )
        self.stale = Stepper(
            self.tr("A group counts as not observed after"), minimum=1, maximum=120, suffix=minutes
        )
        self.reminder = Stepper(
            self.tr("Remind me to move on after"), minimum=0, maximum=60, suffix=minutes
        )
        self.names = Stepper(
            self.tr("New sessions forget names after"),
            minimum=0,
            maximum=MOST_DAYS,
            suffix=self.tr("days"),
        )
        self._build()
        self._connect()

    def show_settings(self, settings: Settings, screens: Sequence[tuple[str, str]]) -> None:
        """`screens` are the displays to choose from: what is kept, and the words for it."""
        self._settings = settings
        self.sounds.setChecked(settings.sounds)
        self.volume.set_value(settings.volume)
        self.disc.setChecked(settings.with_disc)
        self.audience_screen.set_options(screens)
        self.audience_screen.set_current(settings.screen)
        self.clicker.set_options(
            (
                (Clicker.PHASES, self.tr("Turns phases")),
                (Clicker.AUDIENCE, self.tr("Only shows and blanks the audience screen")),
                (Clicker.OFF, self.tr("Is not listened to")),
            )
        )
        self.clicker.set_current(settings.clicker)
        self.warning.set_value(settings.warning_minutes)
        self.stale.set_value(settings.stale_minutes)
        self.reminder.set_value(settings.reminder_minutes)
        self.names.set_value(settings.names_days)

    def _build(self) -> None:
        pane = ScrollPane(self.tr("Settings"), spacing=10)
        column = pane.column
        column.setContentsMargins(0, 0, 14, 0)
        for title, rows in (
            (self.tr("Sounds"), (self.sounds, self._volume_row())),
            (self.tr("Audience screen"), (self.disc, self._row(self.audience_screen))),
            (self.tr("Presentation clicker"), (self._row(self.clicker),)),
            (self.tr("While a session runs"), self._session_rows()),
            (self.tr("Privacy"), (self._row(self.names),)),
        ):
            column.addWidget(label(title, Role.STRONG))
            for row in rows:
                column.addWidget(row)
            column.addWidget(Separator())
        never = self.tr(
            "0 min or 0 days: never. Short phases warn in their last fifth, and a phase can say "
            "otherwise in Prepare. A new warning time holds from the next time a session is opened."
        )
        column.addStretch(1)
        done = button(self.tr("Done"), kind="primary")
        done.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(label(never, Role.SMALL, tone="text2", wrap=True), 1)
        foot.addWidget(done)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(12)
        whole.addWidget(pane, 1)
        whole.addLayout(foot)

    def _row(self, control: QWidget) -> QWidget:
        """The name of the control in front of it."""
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        name = label(control.accessibleName(), wrap=True)
        name.setBuddy(control)
        row.addWidget(name, 1)
        row.addWidget(control)
        return made

    def _session_rows(self) -> tuple[QWidget, ...]:
        return tuple(self._row(one) for one in (self.warning, self.stale, self.reminder))

    def _volume_row(self) -> QWidget:
        made = self._row(self.volume)
        layout = made.layout()
        assert layout is not None
        layout.addWidget(self.try_sound)
        return made

    def _connect(self) -> None:
        self.sounds.clicked.connect(lambda on: self._change(sounds=on))
        self.volume.value_changed.connect(lambda value: self._change(volume=value))
        self.try_sound.clicked.connect(self.try_requested)
        self.disc.clicked.connect(lambda on: self._change(with_disc=on))
        self.audience_screen.chosen.connect(lambda kept: self._change(screen=kept))
        self.clicker.chosen.connect(lambda clicker: self._change(clicker=clicker))
        self.warning.value_changed.connect(lambda value: self._change(warning_minutes=value))
        self.stale.value_changed.connect(lambda value: self._change(stale_minutes=value))
        self.reminder.value_changed.connect(lambda value: self._change(reminder_minutes=value))
        self.names.value_changed.connect(lambda value: self._change(names_days=value))

    def _change(self, **changes: object) -> None:
        if self._settings is not None:
            self._settings = replace(self._settings, **changes)  # type: ignore[arg-type]
            self.changed.emit(self._settings)
