"""An empty library: how to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from facilitator.ui.theme import Role
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import Pane


class WelcomeState(Pane):
    """One dashed panel in the middle of the page."""

    import_files_requested = Signal()
    import_folder_requested = Signal()
    samples_requested = Signal()
    new_plan_requested = Signal()
    trash_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg", parent=parent)
        self._panel = EmptyState("ph.books", "", dashed=True)
        self._panel.setFixedSize(720, 430)
        self.set_dropping("")
        self._add_buttons()
        grid = QGridLayout(self)
        for side in (0, 2):
            grid.setRowStretch(side, 1)
            grid.setColumnStretch(side, 1)
        grid.addWidget(self._panel, 1, 1)

    def set_dropping(self, words: str) -> None:
        """What letting go would do, while files are held over the page; empty otherwise."""
        sentence = self.tr(
            "Drop lesson plans here, or choose files. Plans stay on this computer and work "
            "without internet."
        )
        self._panel.set_words(words or self.tr("Your library is empty"), sentence)
        self._panel.set_dropping(bool(words))

    def take_focus(self) -> None:
        """Enter begins an import."""
        self._files.setFocus(Qt.FocusReason.TabFocusReason)

    def offer_trash(self, full: bool, /) -> None:
        """All plans may be gone because they are in the trash: then it is worth a look."""
        self._trash.setVisible(full)

    def _add_buttons(self) -> None:
        self._files = button(
            self.tr("Import lesson plans"), kind="primary", icon="ph.download-simple", height=48
        )
        self._files.clicked.connect(self.import_files_requested)
        folder = button(self.tr("Import a folder"), icon="ph.folder-open", height=48)
        folder.clicked.connect(self.import_folder_requested)
        self._panel.add_button(self._files)
        self._panel.add_button(folder)
        new = button(self.tr("New plan"), icon="ph.plus", height=48)
        new.clicked.connect(self.new_plan_requested)
        self._panel.add_button(new)
        samples = button(
            self.tr("Open the three sample plans"), kind="link", icon="ph.folder-open", height=36
        )
        samples.clicked.connect(self.samples_requested)
        self._trash = button(self.tr("Show the trash"), kind="link", icon="ph.trash", height=36)
        self._trash.clicked.connect(self.trash_requested)
        self._trash.hide()
        links = QWidget()
        row = QHBoxLayout(links)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(samples)
        row.addWidget(self._trash)
        self._panel.add_below(links)
        hint = self.tr(
            "Reads text, Markdown, Word and Excel. Phases, times and objectives are found for you."
        )
        self._panel.add_below(label(hint, Role.SMALL, tone="text2"))
