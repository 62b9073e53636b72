"""Header, logo and footer: on every page of every document, in nobody's way."""

from __future__ import annotations

import io
from dataclasses import replace

import pymupdf
import pytest
from PIL import Image

from facilitator.domain.length import Length
from facilitator.domain.occasion import NO_OCCASION
from facilitator.domain.paper import NO_LETTERHEAD, Letterhead, Look, Paper
from facilitator.domain.plan import Phase
from facilitator.errors import UserError
from facilitator.printing.logo import MOST_BYTES, logo_size, prepared_logo
from facilitator.services.printing import Document, PrintOrder, make_pdf, occasion_for
from tests.printing.examples import PLAN
from tests.printing.pdf_reading import Pdf

LESSON = replace(
    PLAN,
    phases=(
        Phase("Engage", Length("20 minutes", 20, 20), facilitator_actions="Show two loaves."),
        Phase("Explore", Length("40 minutes", 40, 40), resources="Flour, water, salt"),
    ),
    materials=("Flour", "Bowls"),
)
CUT_APART = {Document.EXIT_TICKET, Document.GROUP_CARDS, Document.NAME_TENTS}


def picture(width: int = 300, height: int = 100, kind: str = "PNG", mode: str = "RGB") -> bytes:
    target = io.BytesIO()
    Image.new(mode, (width, height), "teal").save(target, kind)
    return target.getvalue()


HOUSE = Letterhead(
    "House of Bread\nMill Lane 4\n+49 30 1234", prepared_logo(picture()), "Registered charity 77"
)


def printed(document: Document, letterhead: Letterhead, paper: Paper = Paper.A4) -> Pdf:
    groups = ("Aspen", "Beech")
    order = PrintOrder(
        document,
        LESSON,
        paper,
        groups=groups,
        occasion=occasion_for(groups, NO_OCCASION),
        look=Look(letterhead=letterhead),
    )
    return Pdf(make_pdf(order))


def possible() -> list[Document]:
    found = []
    for document in Document:
        try:
            printed(document, NO_LETTERHEAD)
        except UserError:
            continue
        found.append(document)
    return found


@pytest.mark.parametrize("paper", Paper)
def test_every_page_of_every_document_carries_it_and_nothing_overlaps(paper: Paper) -> None:
    for document in possible():
        if document in CUT_APART:
            continue
        pdf = printed(document, HOUSE, paper)
        for page in range(len(pdf)):
            text = pdf.text(page)
            assert "House of Bread" in text, document
            assert "Registered charity 77" in text, document
            (image,) = pdf.document[page].get_image_info()
            logo = pymupdf.Rect(image["bbox"])
            boxes = [box for box, _ in pdf.words(page)]
            assert not any(logo.intersects(box) for box in boxes), document
            inner = pymupdf.Rect(0.5, 2.2, -0.5, -2.2)
            shrunk = [box + inner for box in boxes]
            for at, one in enumerate(shrunk):
                assert not any(one.intersects(other) for other in shrunk[at + 1 :]), document


def test_what_is_cut_apart_stays_as_it_is() -> None:
    for document in CUT_APART & {*possible()}:
        assert printed(document, HOUSE).text() == printed(document, NO_LETTERHEAD).text()


def test_the_logo_is_in_the_file_once() -> None:
    pdf = printed(Document.RUBRIC, HOUSE)
    assert pdf.content.count(b"/Subtype /Image") == 1
    assert printed(Document.RUBRIC, HOUSE).content == pdf.content


def test_lines_alone_need_less_room_than_a_logo() -> None:
    def first_title(letterhead: Letterhead) -> float:
        spans = printed(Document.RUN_SHEET, letterhead).spans(0)
        return min(span.box.y0 for span in spans if span.size > 17)

    plain, lines, logo = map(first_title, (NO_LETTERHEAD, Letterhead("One line"), HOUSE))
    assert plain < lines < logo


def test_a_large_picture_is_made_small_and_keeps_its_shape() -> None:
    wide, high = logo_size(prepared_logo(picture(4000, 1000)))
    assert (wide, high) == (1000, 250)


def test_a_transparent_picture_lies_on_white_paper() -> None:
    clear = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(clear, "PNG")
    shown = Image.open(io.BytesIO(prepared_logo(clear.getvalue())))
    assert shown.getpixel((5, 5)) == (255, 255, 255)


def test_what_else_is_in_the_file_is_not_kept() -> None:
    target = io.BytesIO()
    image = Image.new("RGB", (40, 40), "white")
    exif = Image.Exif()
    exif[0x010E] = "Taken at home"
    image.save(target, "JPEG", exif=exif)
    assert b"Taken at home" not in prepared_logo(target.getvalue())


@pytest.mark.parametrize(
    "content",
    [b"", b"no picture", picture()[:80], b"%PDF-1.4", b"<svg xmlns='http://www.w3.org/2000/svg'/>"],
)
def test_what_is_no_picture_is_told_in_a_sentence(content: bytes) -> None:
    with pytest.raises(UserError, match="no picture"):
        prepared_logo(content)


def test_too_large_is_told_before_it_is_taken_in() -> None:
    with pytest.raises(UserError, match="5 MB"):
        prepared_logo(b"\x00" * (MOST_BYTES + 1))
    with pytest.raises(UserError, match="megapixels"):
        prepared_logo(picture(6000, 5000, mode="1"))
