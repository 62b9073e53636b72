"""The sheet drawn again 200 ms after the last key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QTimer

from facilitator.domain.paper import Paper
from facilitator.services.printing import Document, PrintOrder
from facilitator.ui.print.model import usual_paper
from facilitator.ui.print.press import Press

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from facilitator.domain.plan import LessonPlan
    from facilitator.domain.rubric import Rubric
    from facilitator.ui.print.preview import Want
    from facilitator.ui.rubric.sheet import SheetPane
    from facilitator.ui.shell import Shell

_AFTER_LAST_KEY = 200


class SheetPreview(QObject):
    """Made on the worker thread, always of the newest words."""

    def __init__(self, pane: SheetPane, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._pane = pane
        self._shell = shell
        self._order: PrintOrder | None = None
        self._shown: PrintOrder | None = None
        self._press = Press(shell, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_LAST_KEY)
        self._timer.timeout.connect(self._make)
        self._press.made.connect(self._take)
        self._press.drawn.connect(self._take_picture)
        pane.pictures_wanted.connect(self._draw)

    def show(self, plan: LessonPlan, rubric: Rubric) -> None:
        """At once when nothing is shown yet, else when the keys have come to rest."""
        self._pane.show_parts(rubric.sheet)
        is_first = self._order is None
        self._order = PrintOrder(Document.RUBRIC, plan, self._paper(), rubric=rubric)
        if is_first:
            self._make()
        else:
            self._timer.start()

    def _paper(self) -> Paper:
        usual = usual_paper(QLocale.system().territory())
        kept = self._shell.choices.text("print/paper", usual)
        return Paper(kept) if kept in set(Paper) else usual

    def _make(self) -> None:
        if self._order is not None:
            self._press.want([self._order])
            self._take()

    def _take(self) -> None:
        order = self._order
        made = self._press.get(order) if order is not None else None
        if order is None or made is None or order == self._shown:
            return
        self._shown = order
        if made.problem:
            self._pane.show_problem(made.problem)
            return
        name = self.tr("{paper} landscape").format(paper=order.paper.name.capitalize())
        self._pane.show_document(made.sizes, name)

    def _draw(self, wants: tuple[Want, ...]) -> None:
        if self._shown is not None:
            self._press.want_pictures(self._shown, wants)

    def _take_picture(self, order: PrintOrder, want: Want, image: QImage) -> None:
        if order == self._shown:
            self._pane.take_picture(want, image)
