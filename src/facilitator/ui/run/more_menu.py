"""The menu of Run: what is wanted too rarely for a button of its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from facilitator.ui.icons import icon
from facilitator.ui.window_keys import GUIDE

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.ui.audience.state import AudienceState
    from facilitator.ui.run.view import RunView


class MoreMenu(QMenu):
    """Asks the view for things, as its buttons do; keys stand behind the words."""

    def __init__(self, view: RunView, audience: AudienceState) -> None:
        super().__init__(view)
        self.setAccessibleName(self.tr("More"))
        self._add_states(view, audience)
        self.addSeparator()
        self._add_looks(view, audience)
        self.addSeparator()
        self._add(
            self.tr("Mini timer"), view.wishes.mini.emit, glyph="ph.picture-in-picture", key="M"
        )
        self._add(
            self.tr("Sounds on or off"), view.wishes.sounds.emit, glyph="ph.bell-simple", key="S"
        )
        self._add(self.tr("Rehearse this session"), view.rehearsal_requested.emit)
        self._add(self.tr("Keys and clicker"), view.toggle_key_list, glyph="ph.keyboard", key="F1")
        guide = view.window().findChild(QAction, GUIDE)
        if guide is not None:
            self._add(self.tr("Guide"), guide.trigger, glyph="ph.book-open", key="Shift+F1")

    def open_above(self, corner: QPoint) -> None:
        """With its lower left corner there; gone when it is closed."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.popup(corner - QPoint(0, self.sizeHint().height()))

    def _add_states(self, view: RunView, audience: AudienceState) -> None:
        black = self._add(
            self.tr("Audience screen black"),
            view.wishes.blank.emit,
            key="B",
            on=audience.is_blank,
        )
        freeze = self._add(
            self.tr("Freeze the audience screen"),
            view.wishes.freeze.emit,
            key="F",
            on=audience.is_frozen,
        )
        for one in (black, freeze):
            one.setEnabled(audience.is_on and not audience.is_lost)
        self._add(
            self.tr("Message to the learners…"),
            view.wishes.message.emit,
            glyph="ph.notepad",
        )
        if audience.message:
            self._add(
                self.tr("Take the message away"), view.wishes.leave_special.emit, glyph="ph.x"
            )

    def _add_looks(self, view: RunView, audience: AudienceState) -> None:
        self._add(
            self.tr("Show time as a disc too"),
            partial(view.wishes.disc.emit, not audience.with_disc),
            on=audience.with_disc,
        )
        self._add(
            self.tr("Audience screen in a window"),
            view.wishes.windowed.emit,
            key="W",
            on=audience.is_on and audience.is_windowed,
        )
        screens = QActionGroup(self)
        for screen in audience.screens:
            words = self.tr("Audience screen on {screen}").format(screen=screen.label)
            chosen = audience.is_on and screen == audience.screen
            action = self._add(words, partial(view.wishes.screen.emit, screen), on=chosen)
            screens.addAction(action)

    def _add(
        self,
        text: str,
        wanted: Callable[[], None],
        *,
        glyph: str = "",
        key: str = "",
        on: bool | None = None,
    ) -> QAction:
        """`on` makes it something that can be switched; `key` is shown, RunKeys listens to it."""
        shown = text.replace("&", "&&") + (f"\t{key}" if key else "")
        action = QAction(shown, self)
        if glyph:
            action.setIcon(icon(glyph))
        if on is not None:
            action.setCheckable(True)
            action.setChecked(on)
        action.triggered.connect(lambda: wanted())
        self.addAction(action)
        return action
