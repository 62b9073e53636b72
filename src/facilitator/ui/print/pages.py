"""PDF pages as pictures. Only the worker thread calls this: PDFium must not be called by two."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QImage

_GLANCE = 0.5
POINT = 72
"""Points in an inch."""


@dataclass(frozen=True, slots=True)
class PageSize:
    """Width and height in points."""

    width: float
    height: float


def page_sizes(pdf: bytes) -> tuple[PageSize, ...]:
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    try:
        return tuple(PageSize(*document.get_page_size(at)) for at in range(len(document)))
    finally:
        document.close()


def screen_picture(pdf: bytes, page: int, scale: float) -> QImage:
    """One page in colour, `scale` pixels for each point."""
    return _picture(pdf, page, scale, gray=False)


def paper_picture(pdf: bytes, page: int, dots_per_inch: float) -> QImage:
    """One page, in grey levels where it has no others: that is a quarter of the memory."""
    return _picture(pdf, page, dots_per_inch / POINT, gray=not _has_color(pdf, page))


def _has_color(pdf: bytes, page: int) -> bool:
    """Told from a small picture: a logo is never as small as its dots."""
    small = _picture(pdf, page, _GLANCE, gray=False)
    dots = bytes(small.constBits())
    return not dots[0::4] == dots[1::4] == dots[2::4]


def _picture(pdf: bytes, page: int, scale: float, *, gray: bool) -> QImage:
    from pypdfium2 import PdfDocument

    document = PdfDocument(pdf)
    try:
        drawn = document[page].render(scale, grayscale=gray, prefer_bgrx=not gray)
        kind = QImage.Format.Format_Grayscale8 if gray else QImage.Format.Format_RGB32
        pixels = bytes(drawn.buffer)
        # The copy lets the image outlive PDFium's memory.
        return QImage(pixels, drawn.width, drawn.height, drawn.stride, kind).copy()
    finally:
        document.close()
