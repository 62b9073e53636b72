"""Sending pages to a printer, each at its own size and orientation."""

from __future__ import annotations

from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from facilitator.errors import UserError
from facilitator.services.progress import silent
from facilitator.ui.print.pages import PageSize, page_sizes, paper_picture
from facilitator.ui.print.sides import Sides

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtPrintSupport import QPrinter

    from facilitator.services.progress import Progress

_BAND = 512
"""Rows that are drawn at once."""
COARSEST, FINEST = 300, 600
"""Dots per inch between which pages are drawn: text looks sharp, memory stays within reason."""


def printer_name() -> str:
    """The printer the system would use, else any; empty when there is none."""
    from PySide6.QtPrintSupport import QPrinterInfo

    usual = QPrinterInfo.defaultPrinterName()
    return usual or next(iter(QPrinterInfo.availablePrinterNames()), "")


def new_printer(title: str, pages: int, sides: Sides = Sides.ONE) -> QPrinter:
    """Settings to begin the system's dialog with."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCreator("Facilitator Companion")
    printer.setFullPage(True)
    printer.setFromTo(1, pages)
    printer.setDuplex(
        {
            Sides.ONE: QPrinter.DuplexMode.DuplexNone,
            Sides.LONG_EDGE: QPrinter.DuplexMode.DuplexLongSide,
            Sides.SHORT_EDGE: QPrinter.DuplexMode.DuplexShortSide,
        }[sides]
    )
    return printer


def print_pdf(printer: QPrinter, pdf: bytes, progress: Progress = silent) -> None:
    """Draw the chosen pages on the printer.

    Raises UserError when the printer takes no pages.
    """
    sizes = page_sizes(pdf)
    pages = _chosen(printer, len(sizes))
    # Pictures that need not be drawn larger take half the time.
    if printer.resolution() > FINEST:
        printer.setResolution(FINEST)
    printer.setPageLayout(_layout(sizes[pages[0]]))
    painter = QPainter()
    if not painter.begin(printer):
        raise UserError("The printer did not answer. Try again, or save a PDF.")
    try:
        _draw(printer, painter, pdf, sizes=sizes, pages=pages, progress=progress)
    finally:
        painter.end()


def _draw(
    printer: QPrinter,
    painter: QPainter,
    pdf: bytes,
    *,
    sizes: tuple[PageSize, ...],
    pages: list[int],
    progress: Progress,
) -> None:
    dots = min(FINEST, max(COARSEST, printer.resolution()))
    for done, page in enumerate(pages):
        progress(done, len(pages))
        if done:
            printer.setPageLayout(_layout(sizes[page]))
            printer.newPage()
        _draw_page(printer, painter, paper_picture(pdf, page, dots))


def _draw_page(printer: QPrinter, painter: QPainter, picture: QImage) -> None:
    """In bands: Qt holds Python's lock while it draws, and the windows must go on meanwhile."""
    # Without this, Qt packs pictures as JPEG: larger here, and blurred around letters.
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    stretch = paper.height() / picture.height()
    cuts = band_cuts(picture)
    for top, bottom in pairwise(cuts):
        target = QRectF(0, top * stretch, paper.width(), (bottom - top) * stretch)
        painter.drawImage(target, picture, QRectF(0, top, picture.width(), bottom - top))


def band_cuts(picture: QImage) -> list[int]:
    """Rows at which a grey picture can be cut unseen: amid the widest white gap of each band."""
    cuts = [0]
    while cuts[-1] + _BAND < picture.height():
        rows = range(cuts[-1] + _BAND // 2, cuts[-1] + _BAND)
        whites = [_white(picture, row) for row in rows]
        cuts.append(rows[_middle_of_longest(whites, max(whites))])
    return [*cuts, picture.height()]


def _middle_of_longest(values: list[int], wanted: int) -> int:
    """The place in the middle of the longest row of places that hold the wanted value."""
    runs = [
        list(run) for value, run in groupby(enumerate(values), itemgetter(1)) if value == wanted
    ]
    longest = max(runs, key=len)
    return longest[len(longest) // 2][0]


def _white(picture: QImage, row: int) -> int:
    """White pixels in a row; bytes that only fill the row up count the same in each."""
    start = row * picture.bytesPerLine()
    line = memoryview(picture.constBits())[start : start + picture.bytesPerLine()]
    return line.tobytes().count(0xFF)


def _layout(size: PageSize) -> QPageLayout:
    """The page's own size; a page wider than high lies on its side."""
    lies = size.width > size.height
    sides = sorted((size.width, size.height))
    upright = QPageSize(
        QSizeF(*sides), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch
    )
    turn = QPageLayout.Orientation.Landscape if lies else QPageLayout.Orientation.Portrait
    return QPageLayout(upright, turn, QMarginsF(0, 0, 0, 0))


def _chosen(printer: QPrinter, count: int) -> list[int]:
    """Page positions in the order in which they are printed, copies included where we make them."""
    ranges = printer.pageRanges()
    pages = [page for page in range(count) if ranges.isEmpty() or ranges.contains(page + 1)]
    pages = pages or list(range(count))
    repeats = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return pages * repeats
    return [page for page in pages for _ in range(repeats)]
