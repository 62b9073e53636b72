"""What a PDF holds, read back with PyMuPDF and with pdfium; lengths in points from the top left."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from itertools import pairwise

import pymupdf
import pypdfium2

MM = 72 / 25.4
MARGIN = 15 * MM


@dataclass(frozen=True)
class Span:
    text: str
    size: float
    font: str
    box: pymupdf.Rect


class Pdf:
    """A PDF in memory."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.document = pymupdf.open(stream=content, filetype="pdf")

    def __len__(self) -> int:
        return len(self.document)

    def text(self, page: int | None = None) -> str:
        """Words parted by single spaces, as somebody who searches would find them."""
        pages = self.document if page is None else [self.document[page]]
        return " ".join(" ".join(each.get_text().split()) for each in pages)

    def spans(self, page: int) -> list[Span]:
        found = self.document[page].get_text("dict")
        return [
            Span(span["text"], span["size"], span["font"], pymupdf.Rect(span["bbox"]))
            for block in found["blocks"]
            for line in block.get("lines", ())
            for span in line["spans"]
            if span["text"].strip()
        ]

    def words(self, page: int) -> list[tuple[pymupdf.Rect, str]]:
        return [(pymupdf.Rect(word[:4]), word[4]) for word in self.document[page].get_text("words")]

    def drawings(self, page: int) -> list[dict[str, object]]:
        return self.document[page].get_drawings()

    def writing_lines(self, page: int) -> list[float]:
        """The heights of the lines to write on, from the top."""
        gray = round(0x88 / 255, 3)
        heights = {
            round(drawing["rect"].y0, 2)
            for drawing in self.drawings(page)
            if drawing["color"] and round(drawing["color"][0], 3) == gray
        }
        return sorted(heights)

    def darkness(self, page: int) -> float:
        """The share of ink on the page, from 0 to 1."""
        image = self.document[page].get_pixmap(dpi=60, colorspace=pymupdf.csGRAY)
        return 1 - sum(image.samples) / (255 * len(image.samples))


def text_by_pdfium(content: bytes) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    texts = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return " ".join(" ".join(text.split()) for text in texts)


def squeezed(text: str) -> str:
    """Without spaces: where a long word is broken, a reader of PDFs sees two."""
    return re.sub(r"\s+", "", text)


def assert_readable(pdf: Pdf) -> None:
    """Nothing under 9 pt, nothing outside the margins, nothing on top of something else."""
    for number in range(len(pdf)):
        page = pdf.document[number].rect
        edge = MARGIN - 0.1
        inside = pymupdf.Rect(edge, edge, page.width - edge, page.height - edge)
        for span in pdf.spans(number):
            assert span.size >= 8.99, span
            assert inside.contains(span.box), (span, inside)
        assert_nothing_overlaps([span.box for span in pdf.spans(number)])
        assert_lines_clear_of_text(pdf, number)


def assert_nothing_overlaps(boxes: list[pymupdf.Rect]) -> None:
    """Boxes may touch, as lines of a paragraph do."""
    rows = sorted(boxes, key=lambda box: (box.y0, box.x0))
    for first_at, first in enumerate(rows):
        for second in rows[first_at + 1 :]:
            if second.y0 >= first.y1 - 0.05:
                break
            apart = second.x0 >= first.x1 - 0.05 or second.x1 <= first.x0 + 0.05
            assert apart, (first, second)


def assert_lines_clear_of_text(pdf: Pdf, page: int) -> None:
    """No rule runs through the body of a letter."""
    rules = [drawing["rect"] for drawing in pdf.drawings(page) if _is_rule(drawing)]
    for box, word in pdf.words(page):
        middle = (box.y0 + box.y1) / 2
        core = pymupdf.Rect(box.x0 + 0.5, middle - 2, box.x1 - 0.5, middle + 2)
        for rule in rules:
            crosses = rule.x0 < core.x1 and rule.x1 > core.x0 and core.y0 < rule.y1
            assert not (crosses and rule.y0 < core.y1), (word, rule)


def _is_rule(drawing: dict[str, object]) -> bool:
    return all(item[0] == "l" for item in drawing["items"])


def pitches(lines: list[float]) -> set[float]:
    """Distances of neighbouring lines, in tenths of a millimetre."""
    return {round((below - above) / MM, 1) for above, below in pairwise(lines)}
