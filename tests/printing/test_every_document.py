"""What holds for every document: bytes, title, language, bookmarks, and scripts beyond ours."""

from __future__ import annotations

from dataclasses import replace

import pymupdf
import pytest

from facilitator.domain.length import read_length
from facilitator.domain.occasion import Occasion
from facilitator.domain.paper import Look, Paper
from facilitator.domain.plan import Phase, Rotation
from facilitator.domain.session import Group, Participant
from facilitator.services.printing import Document, PrintOrder, make_pdf
from tests.printing.examples import PLAN
from tests.printing.pdf_reading import Pdf

ARABIC, HINDI = "يشرح المتعلّم كيف تعمل الخميرة", "खमीर आटे को कैसे फुलाता है"
ROOM = Occasion(
    groups=(Group("a", "أرز", HINDI, 2, (Participant("1", "عمر"),)), Group("b", "Birch"))
)
PHASES = (
    Phase(
        "Engage", read_length("20 minutes"), ARABIC, HINDI, "Flour, water", rotation=Rotation(2, 10)
    ),
)
ALL = [document for document in Document if document != "report"]


def order(document: Document) -> PrintOrder:
    plan = replace(
        PLAN,
        title=f"Bread {ARABIC}",
        phases=PHASES,
        materials=("Flour",),
        learner_questions=(HINDI,),
    )
    return PrintOrder(document, plan, groups=("أرز", "Birch"), occasion=ROOM, with_names=True)


@pytest.mark.parametrize("document", ALL)
def test_gives_the_same_bytes_again(document: Document) -> None:
    assert make_pdf(order(document)) == make_pdf(order(document))


@pytest.mark.parametrize("document", ALL)
def test_says_what_it_is(document: Document) -> None:
    pdf = pymupdf.open(stream=make_pdf(order(document)), filetype="pdf")
    assert pdf.metadata["title"]
    assert ARABIC in pdf.metadata["subject"]
    assert pdf.get_toc()
    assert pdf.xref_get_key(pdf.pdf_catalog(), "Lang") == ("string", "en")


@pytest.mark.parametrize("look", [Look(), Look(large=True, spacious=True)], ids=["usual", "large"])
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("document", ALL)
def test_nothing_is_small_or_off_the_page(document: Document, paper: Paper, look: Look) -> None:
    pdf = Pdf(make_pdf(replace(order(document), paper=paper, look=look)))
    for number in range(len(pdf)):
        page = pdf.document[number].rect
        for span in pdf.spans(number):
            assert span.size >= 8.99, span
            assert page.contains(span.box), span
