"""The sheet as it would be printed now, beside the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from facilitator.domain.rubric import SheetParts
from facilitator.ui.counting import counted
from facilitator.ui.override import override
from facilitator.ui.print.preview import PageCanvas
from facilitator.ui.theme import Role
from facilitator.ui.widgets.buttons import IconButton, button
from facilitator.ui.widgets.checks import CheckBox
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.panes import Pane, Separator

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QResizeEvent, QShowEvent

    from facilitator.ui.print.pages import PageSize
    from facilitator.ui.print.preview import Want

_MARGIN = 48


class SheetPane(Pane):
    """The first page fits the pane; the arrows turn to the others."""

    pictures_wanted = Signal(object)
    print_wanted = Signal()
    close_wanted = Signal()
    parts_chosen = Signal(object)
    """The SheetParts as they are ticked now; from the user only."""

    def __init__(self) -> None:
        super().__init__("bg", edges=("left",))
        self._sizes: tuple[PageSize, ...] = ()
        self._page = 0
        self.canvas = PageCanvas()
        self.canvas.setAccessibleName(self.tr("Sheet preview"))
        self.facts = label("", Role.SMALL, tone="text2")
        self.problem = label("", Role.BODY, tone="text2", wrap=True)
        self.back = IconButton("ph.caret-left", self.tr("Page back"), side=40)
        self.on = IconButton("ph.caret-right", self.tr("Next page"), side=40)
        self.print = button(self.tr("Open in Print studio"), icon="ph.printer")
        self.close_button = IconButton("ph.x", self.tr("Close the preview (Esc)"), side=40)
        self.parts = {
            "points": CheckBox(self.tr("Column for the points")),
            "objective": CheckBox(self.tr("Objective of each criterion")),
            "other_answers": CheckBox(self.tr("Boxes for “not seen” and N/A")),
            "evidence": CheckBox(self.tr("Line for the evidence")),
            "next_step": CheckBox(self.tr("Space for strengths and next step")),
            "signature": CheckBox(self.tr("Signature line")),
        }
        self._build()

    def show_parts(self, parts: SheetParts) -> None:
        """What the sheet of this rubric has beside its grid."""
        for name, box in self.parts.items():
            box.setChecked(getattr(parts, name))

    def _choose_parts(self) -> None:
        chosen = {name: box.isChecked() for name, box in self.parts.items()}
        self.parts_chosen.emit(SheetParts(**chosen))

    def set_drawer(self, drawer: bool, /) -> None:
        """A drawer covers what opened it, so it has a way to close of its own."""
        self.close_button.setVisible(drawer)

    def show_document(self, sizes: tuple[PageSize, ...], paper: str) -> None:
        self._sizes, self._page = sizes, min(self._page, max(0, len(sizes) - 1))
        pages = counted(len(sizes), self.tr("1 page"), self.tr("{count} pages"))
        self.facts.setText(self.tr("{paper}, {pages}").format(paper=paper, pages=pages))
        self.problem.hide()
        self.canvas.show()
        self.canvas.forget()
        self._arrange()

    def show_problem(self, sentence: str) -> None:
        """Why there is no sheet."""
        self._sizes = ()
        self.facts.setText("")
        self.problem.setText(sentence)
        self.problem.show()
        self.canvas.hide()
        self._show_place()

    def take_picture(self, want: Want, image: QImage) -> None:
        self.canvas.take_picture(want, image)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(280, super().minimumSizeHint().height())

    def _turn(self, way: int) -> None:
        self._page += way
        self._arrange()

    def _arrange(self) -> None:
        self._show_place()
        if not self._sizes:
            return
        size = self._sizes[self._page]
        scale = max(0.1, (self.width() - _MARGIN) / size.width)
        self.canvas.show_pages((size,), self._page, scale)
        self.canvas.setFixedHeight(round(size.height * scale) + 12)
        wants = self.canvas.wants()
        if wants and self.isVisible():
            self.pictures_wanted.emit(wants)

    def _show_place(self) -> None:
        several = len(self._sizes) > 1
        self.back.setVisible(several)
        self.on.setVisible(several)
        self.back.setEnabled(self._page > 0)
        self.on.setEnabled(self._page + 1 < len(self._sizes))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(self.tr("Sheet preview"), Role.STRONG), 1)
        head.addWidget(self.facts)
        head.addWidget(self.close_button)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.back)
        foot.addWidget(self.on)
        foot.addWidget(self.print, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.canvas)
        column.addWidget(self.problem)
        column.addLayout(foot)
        column.addWidget(Separator())
        column.addWidget(label(self.tr("On the sheet"), Role.STRONG, tone="text2"))
        boxes = QVBoxLayout()
        boxes.setSpacing(0)  # the sheet above is to be seen whole on a small screen
        for box in self.parts.values():
            boxes.addWidget(box)
            box.clicked.connect(self._choose_parts)
        column.addLayout(boxes)
        column.addStretch(1)
        self.problem.hide()
        self.back.clicked.connect(lambda: self._turn(-1))
        self.on.clicked.connect(lambda: self._turn(1))
        self.print.clicked.connect(self.print_wanted)
        self.close_button.clicked.connect(self.close_wanted)
        close = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        close.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        close.activated.connect(self.close_wanted)
