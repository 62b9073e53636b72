"""What the program is, and whose work it is made of, with every licence in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from facilitator import __version__
from facilitator.ui.help.plain_text import plain_text
from facilitator.ui.theme import Role, set_focus_shape, theme
from facilitator.ui.widgets.buttons import button
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.lists import row_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.services.licences import Licence


class AboutDialog(QDialog):
    """The parts at the left, what the makers of the chosen one want said at the right."""

    def __init__(
        self,
        versions: Sequence[tuple[str, str]],
        parts: Sequence[Licence],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Facilitator Companion"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(theme().px(860), theme().px(600))
        self._parts = parts
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(label(f"Facilitator Companion {__version__}", Role.TITLE))
        told = self.tr(
            "An offline desk for people who lead sessions. Nothing you write here ever leaves this "
            "computer. Free software under the MIT licence."
        )
        column.addWidget(label(told, Role.BODY, wrap=True))
        self.versions = label(
            " · ".join(f"{name} {value}" for name, value in versions),
            Role.SMALL,
            tone="text2",
            wrap=True,
        )
        column.addWidget(self.versions)
        column.addLayout(self._body(), 1)
        column.addLayout(self._foot())
        self.parts.setCurrentRow(0)
        self.parts.setFocus()

    def _body(self) -> QHBoxLayout:
        self.parts = row_list(self.tr("The parts of the program"), spacing=2)
        set_focus_shape(self.parts, 6, shape="inset")
        self.parts.addItems([f"{part.name} {part.version}\n{part.licence}" for part in self._parts])
        widest = QFontMetrics(self.parts.font()).averageCharWidth() * 34
        self.parts.setFixedWidth(min(widest, theme().px(320)))
        self.text = plain_text(self.tr("The licence of the part"))
        self.parts.currentRowChanged.connect(self._show)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(_headed(self.tr("Made of the work of others"), self.parts))
        row.addLayout(_headed(self.tr("Licence"), self.text), 1)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        done = button(self.tr("Done"), kind="primary")
        done.clicked.connect(self.accept)
        done.setDefault(True)
        row.addWidget(done)
        return row

    def _show(self, place: int) -> None:
        if not 0 <= place < len(self._parts):
            return
        part = self._parts[place]
        sent = part.text or self.tr("Its makers sent no text along.")
        head = filter(None, (f"{part.name} {part.version}", part.licence, part.home))
        self.text.setPlainText("\n".join((*head, "", sent)))


def _headed(title: str, body: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    column.addWidget(label(title, Role.CAPTION, tone="text2"))
    column.addWidget(body, 1)
    return column
