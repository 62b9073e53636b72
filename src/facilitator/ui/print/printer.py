"""Sending pages to a printer, each at its own size and orientation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from facilitator.errors import UserError
from facilitator.services.progress import silent
from facilitator.ui.print.pages import PageSize, page_sizes, paper_picture

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtPrintSupport import QPrinter

    from facilitator.services.progress import Progress

_BAND = 128
COARSEST, FINEST = 300, 600
"""Dots per inch between which pages are drawn: text looks sharp, memory stays within reason."""


def printer_name() -> str:
    """The printer the system would use, else any; empty when there is none."""
    from PySide6.QtPrintSupport import QPrinterInfo

    usual = QPrinterInfo.defaultPrinterName()
    return usual or next(iter(QPrinterInfo.availablePrinterNames()), "")


def new_printer(title: str, pages: int) -> QPrinter:
    """Settings to begin the system's dialog with."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCreator("Facilitator Companion")
    printer.setFullPage(True)
    printer.setFromTo(1, pages)
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
    paper = printer.pageLayout().fullRectPixels(printer.resolution())
    stretch = paper.height() / picture.height()
    for top in range(0, picture.height(), _BAND):
        height = min(_BAND, picture.height() - top)
        band = QRectF(0, top, picture.width(), height)
        target = QRectF(0, top * stretch, paper.width(), height * stretch)
        painter.drawImage(target, picture, band)


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
