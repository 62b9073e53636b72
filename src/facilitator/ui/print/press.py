"""PDFs and pictures of their pages, made on the worker thread and kept while wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from facilitator.errors import UserError
from facilitator.services import printing
from facilitator.ui.print.pages import PageSize, page_sizes, screen_picture
from facilitator.ui.tasks import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage

    from facilitator.services.printing import PrintOrder
    from facilitator.ui.print.preview import Want
    from facilitator.ui.shell import Shell


@dataclass(frozen=True, slots=True)
class Made:
    """An order as a PDF with its unprintable characters, or the reason why there is none.

    `pages` are counted before they are arranged on sheets.
    """

    pdf: bytes = b""
    sizes: tuple[PageSize, ...] = ()
    missing: tuple[str, ...] = ()
    problem: str = ""
    pages: int = 0


def make(order: PrintOrder) -> Made:
    """A plan that gives such a document nothing to show is a finding, not an error."""
    try:
        printed = printing.make_printout(order)
    except UserError as reason:
        return Made(problem=str(reason))
    return Made(printed.pdf, page_sizes(printed.pdf), printed.missing, pages=printed.pages)


class Press(QObject):
    """One piece of work at a time, always for what is wanted now: typing never makes a queue."""

    made = Signal()
    drawn = Signal(object, object, object)
    """The order, what was wanted of it, and the picture."""

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._shell = shell
        self._wanted: tuple[PrintOrder, ...] = ()
        self._kept: dict[PrintOrder, Made] = {}
        self._pictures: tuple[tuple[PrintOrder, Want], ...] = ()
        self._making = self._drawing = False

    def get(self, order: PrintOrder) -> Made | None:
        """None while it is not made yet."""
        return self._kept.get(order)

    @property
    def is_resting(self) -> bool:
        """True when everything that is wanted is made."""
        return not self._making and all(order in self._kept for order in self._wanted)

    def want(self, orders: Sequence[PrintOrder]) -> None:
        """Make what is missing of these, and let go of everything else."""
        self._wanted = tuple(dict.fromkeys(orders))
        self._kept = {order: made for order, made in self._kept.items() if order in self._wanted}
        self._make_next()

    def want_pictures(self, order: PrintOrder, wants: Sequence[Want]) -> None:
        """Draw these pages; what was wanted before and is not drawn yet no longer counts."""
        self._pictures = tuple((order, want) for want in wants)
        self._draw_next()

    def _make_next(self) -> None:
        order = next((one for one in self._wanted if one not in self._kept), None)
        if order is None or self._making:
            return
        self._making = True
        outcome = Outcome(lambda made: self._take(order, made), self._fail)
        self._shell.tasks.run(lambda _progress: make(order), outcome)

    def _take(self, order: PrintOrder, made: Made) -> None:
        self._making = False
        if order in self._wanted:
            self._kept[order] = made
            self.made.emit()
        self._make_next()

    def _draw_next(self) -> None:
        if self._drawing or not self._pictures:
            return
        (order, want), *rest = self._pictures
        self._pictures = tuple(rest)
        made = self._kept.get(order)
        if made is None:
            return
        self._drawing = True
        outcome = Outcome(lambda image: self._take_picture(order, want, image), self._fail)
        self._shell.tasks.run(
            lambda _progress: screen_picture(made.pdf, want.page, want.scale), outcome
        )

    def _take_picture(self, order: PrintOrder, want: Want, image: QImage) -> None:
        self._drawing = False
        self.drawn.emit(order, want, image)
        self._draw_next()

    def _fail(self, error: Exception) -> None:
        self._making = self._drawing = False
        self._shell.navigator.show_error(error)
