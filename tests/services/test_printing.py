"""Orders and jobs as PDFs, read back."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.paper import Paper
from facilitator.domain.plan import LessonPlan, Objective
from facilitator.errors import UserError
from facilitator.services.printing import (
    Document,
    PrintJob,
    PrintOrder,
    each_so_often,
    file_name,
    make_job,
    make_pdf,
    save_job,
    save_pdf,
    unprintable_characters,
)
from facilitator.services.progress import Cancelled

if TYPE_CHECKING:
    from pathlib import Path

KNOTS = LessonPlan(
    "Knots: Rope Work <for> All & Everyone",
    objectives=(
        Objective("Tie a bowline with both hands", "Apply"),
        Objective("Choose a knot for a load", "Evaluate"),
    ),
    learner_questions=("Which knot do you trust?",),
)


def pages(pdf: bytes) -> list[str]:
    with pymupdf.open(stream=pdf) as document:
        return [" ".join(page.get_text().split()) for page in document]


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    with pymupdf.open(stream=pdf) as document:
        return [(round(page.rect.width), round(page.rect.height)) for page in document]


@pytest.mark.parametrize("document", Document)
def test_each_document_can_be_made_for_each_paper(document: Document) -> None:
    a4 = make_pdf(PrintOrder(document, KNOTS))
    letter = make_pdf(PrintOrder(document, KNOTS, Paper.LETTER))
    assert {frozenset(size) for size in sizes(a4)} == {frozenset((595, 842))}
    assert {frozenset(size) for size in sizes(letter)} == {frozenset((612, 792))}


@pytest.mark.parametrize("document", Document)
def test_each_group_gets_sheets_with_its_name(document: Document) -> None:
    blank = pages(make_pdf(PrintOrder(document, KNOTS)))
    named = pages(make_pdf(PrintOrder(document, KNOTS, groups=("Owls", "Cranes & Co"))))
    assert len(named) == 2 * len(blank)
    assert [page for page in named if "Owls" in page] == named[: len(blank)]
    assert all("Cranes & Co" in page for page in named[len(blank) :])


def test_a_plan_with_nothing_to_assess_says_so() -> None:
    with pytest.raises(UserError, match="objective"):
        make_pdf(PrintOrder(Document.RUBRIC, LessonPlan("Bare")))


def test_a_job_holds_its_orders_one_after_the_other_each_at_its_own_size() -> None:
    job = PrintJob(
        (
            (PrintOrder(Document.RUBRIC, KNOTS, groups=("Owls", "Cranes")), 2),
            (PrintOrder(Document.REFLECTION, KNOTS), 3),
        )
    )
    pdf = make_job(job)
    found = sizes(pdf)
    rubric, reflection = (len(pages(make_pdf(PrintOrder(one, KNOTS)))) for one in Document)
    assert len(found) == 4 * rubric + 3 * reflection
    assert found[0] == (842, 595)
    assert found[-1] == (595, 842)
    order = [re.findall(r"Owls|Cranes", page)[0] for page in pages(pdf)[: 4 * rubric]]
    assert order == ["Owls"] * 2 * rubric + ["Cranes"] * 2 * rubric


def test_one_order_once_is_its_own_pdf() -> None:
    order = PrintOrder(Document.REFLECTION, KNOTS)
    assert make_job(PrintJob(((order, 1),))) == make_pdf(order)


@given(st.lists(st.text(min_size=1), max_size=4).map(tuple), st.integers(1, 5))
def test_copies_of_one_group_lie_together(groups: tuple[str, ...], copies: int) -> None:
    found = each_so_often(groups, copies)
    wanted = max(1, len(groups)) * copies
    assert len(found) == (0 if not groups and copies == 1 else wanted)
    assert list(found[::copies]) == list(groups or found[:1])


def test_a_job_can_be_cancelled_between_its_orders() -> None:
    def stop(done: int, total: int) -> None:
        if done == 1:
            raise Cancelled

    orders = tuple((PrintOrder(document, KNOTS), 1) for document in Document)
    with pytest.raises(Cancelled):
        make_job(PrintJob(orders), stop)


def test_saving_writes_the_same_pages(tmp_path: Path) -> None:
    order = PrintOrder(Document.RUBRIC, KNOTS)
    save_pdf(order, tmp_path / "one.pdf")
    save_job(PrintJob(((order, 1),)), tmp_path / "job.pdf")
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "job.pdf").read_bytes()


def test_signs_the_font_lacks_are_reported() -> None:
    order = PrintOrder(Document.RUBRIC, KNOTS, groups=("Eulen 🦉", "Журавли", "Ωλ"))
    assert unprintable_characters(order) == ("🦉",)


def test_signs_of_the_questions_are_reported_where_those_are_printed() -> None:
    asked = replace(KNOTS, learner_questions=("Which knot 🪢 do you trust?",))
    assert unprintable_characters(PrintOrder(Document.REFLECTION, asked)) == ("🪢",)
    assert unprintable_characters(PrintOrder(Document.RUBRIC, asked)) == ()


def test_the_name_of_a_file_holds_no_character_that_a_system_refuses() -> None:
    name = file_name(PrintOrder(Document.RUBRIC, LessonPlan("A/B <c>: D")))
    assert name == "A B c - rubric.pdf"
