"""Orders and jobs as PDFs, read back."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pymupdf
import pytest

from facilitator.domain.length import read_length
from facilitator.domain.occasion import Occasion
from facilitator.domain.paper import Look, Paper
from facilitator.domain.plan import LessonPlan, Objective, Phase, Rotation
from facilitator.domain.session import Group, Participant, Session
from facilitator.errors import UserError
from facilitator.library.values import SessionSummary
from facilitator.services.occasions import occasion_of_plan, occasion_of_session
from facilitator.services.printing import (
    FOR_EACH_GROUP,
    Document,
    PrintJob,
    PrintOrder,
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
    phases=(
        Phase("Engage", read_length("20 minutes"), learner_activities="Pull at ropes."),
        Phase(
            "Explore",
            read_length("40 minutes"),
            resources="Ropes",
            pinned_start=9 * 60 + 30,
            rotation=Rotation(2, 20),
        ),
    ),
    learner_questions=("Which knot do you trust?",),
)
ROOM = Occasion(
    groups=(
        Group("a", "Owls", people=3, participants=(Participant("1", "Ada"),)),
        Group("b", "Cranes & Co"),
    )
)


def pages(pdf: bytes) -> list[str]:
    with pymupdf.open(stream=pdf) as document:
        return [" ".join(page.get_text().split()) for page in document]


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    with pymupdf.open(stream=pdf) as document:
        return [(round(page.rect.width), round(page.rect.height)) for page in document]


def test_a_report_needs_a_session_that_was_begun() -> None:
    with pytest.raises(UserError, match="session"):
        make_pdf(PrintOrder(Document.REPORT, KNOTS))


@pytest.mark.parametrize("document", [one for one in Document if one is not Document.REPORT])
def test_each_document_can_be_made_for_each_paper(document: Document) -> None:
    a4 = make_pdf(PrintOrder(document, KNOTS))
    letter = make_pdf(PrintOrder(document, KNOTS, Paper.LETTER))
    assert {frozenset(size) for size in sizes(a4)} == {frozenset((595, 842))}
    assert {frozenset(size) for size in sizes(letter)} == {frozenset((612, 792))}


@pytest.mark.parametrize("document", sorted(FOR_EACH_GROUP))
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
    rubric, reflection = (
        len(pages(make_pdf(PrintOrder(one, KNOTS))))
        for one in (Document.RUBRIC, Document.REFLECTION)
    )
    assert len(found) == 4 * rubric + 3 * reflection
    assert found[0] == (842, 595)
    assert found[-1] == (595, 842)
    order = [re.findall(r"Owls|Cranes", page)[0] for page in pages(pdf)[: 4 * rubric]]
    assert order == ["Owls"] * 2 * rubric + ["Cranes"] * 2 * rubric


def test_one_order_once_is_its_own_pdf() -> None:
    order = PrintOrder(Document.REFLECTION, KNOTS)
    assert make_job(PrintJob(((order, 1),))) == make_pdf(order)


def outline(pdf: bytes) -> list[list[object]]:
    with pymupdf.open(stream=pdf) as document:
        return document.get_toc()


def test_a_job_has_a_title_and_an_entry_for_each_document_and_group() -> None:
    job = PrintJob(
        (
            (PrintOrder(Document.RUBRIC, KNOTS, groups=("Owls", "Cranes")), 2),
            (PrintOrder(Document.RUN_SHEET, KNOTS), 1),
            (PrintOrder(Document.REFLECTION, KNOTS), 3),
        )
    )
    pdf = make_job(job)
    assert pdf == make_job(job)
    with pymupdf.open(stream=pdf) as document:
        assert document.metadata["title"] == KNOTS.title
    assert outline(pdf) == [
        [1, "Knots rubric", 1],
        [2, "Owls", 1],
        [2, "Cranes", 3],
        [1, "Run sheet: Knots: Rope Work <for> All & Everyone", 5],
        [2, "Engage", 5],
        [2, "Explore", 5],
        [1, "My reflection: Knots: Rope Work <for> All & Everyone", 6],
    ]


def test_what_copies_share_is_stored_once() -> None:
    order = PrintOrder(Document.RUBRIC, KNOTS)
    few, many = (make_job(PrintJob(((order, copies),))) for copies in (2, 42))
    assert len(pages(many)) == 21 * len(pages(few))
    assert len(many) - len(few) < 40 * 700


def test_a_job_can_be_cancelled_between_its_orders() -> None:
    def stop(done: int, total: int) -> None:
        if done == 1:
            raise Cancelled

    orders = tuple((PrintOrder(document, KNOTS), 1) for document in list(Document)[:2])
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


def test_only_what_is_printed_is_asked_of_the_font() -> None:
    named = Occasion(groups=(Group("a", "Füchse 🦊"),))
    assert unprintable_characters(PrintOrder(Document.GROUP_CARDS, KNOTS, occasion=named)) == (
        "🦊",
    )
    assert unprintable_characters(PrintOrder(Document.RUBRIC, KNOTS, occasion=named)) == ()


def test_the_room_s_documents_know_its_groups_and_people() -> None:
    cards = pages(make_pdf(PrintOrder(Document.GROUP_CARDS, KNOTS, occasion=ROOM)))
    assert "Owls" in cards[0]
    assert "Cranes & Co" in cards[0]
    tents = pages(make_pdf(PrintOrder(Document.NAME_TENTS, KNOTS, occasion=ROOM)))
    assert "Ada" in tents[0]


def test_certificates_name_people_only_when_that_is_chosen() -> None:
    order = PrintOrder(Document.CERTIFICATE, KNOTS, occasion=ROOM)
    assert "Ada" not in pages(make_pdf(order))[0]
    assert "Ada" in pages(make_pdf(replace(order, with_names=True)))[0]


def test_the_look_is_kept() -> None:
    german = PrintOrder(Document.RUN_SHEET, KNOTS, look=Look(language="de"))
    assert "Ablaufplan" in pages(make_pdf(german))[0]
    four = PrintOrder(Document.EXIT_TICKET, KNOTS, up=4)
    assert pages(make_pdf(four))[0].count("Exit ticket") == 4


def test_a_session_gives_its_own_day_and_the_time_it_really_began() -> None:
    in_the_room = datetime(2026, 11, 20, 9, 5)  # noqa: DTZ001 - wall time in the room
    begin = in_the_room.replace(second=33).astimezone()
    session = Session("s", "p", 1, "Knots", begin, place="Barn", groups=ROOM.groups)
    planned = occasion_of_session(SessionSummary(session, None, None, 0))
    assert (planned.begin, planned.has_day) == (in_the_room, True)
    assert (planned.place, planned.names, planned.people) == ("Barn", ("Ada",), 3)
    late = occasion_of_session(SessionSummary(session, begin + timedelta(minutes=7), None, 0))
    assert [f"{begin:%H:%M}–{end:%H:%M}" for begin, end in late.times(KNOTS)] == [
        "09:12–09:32",
        "09:30–10:10",
    ]
    sheet = pages(make_pdf(PrintOrder(Document.RUN_SHEET, KNOTS, occasion=late)))[0]
    assert "Fri 20 Nov 2026, 09:12–10:10" in sheet


def test_a_plan_gives_the_start_it_has() -> None:
    assert occasion_of_plan(KNOTS).begin is None
    planned = occasion_of_plan(replace(KNOTS, start=8 * 60 + 15))
    sheet = pages(make_pdf(PrintOrder(Document.RUN_SHEET, KNOTS, occasion=planned)))[0]
    assert "08:15–10:10" in sheet
    assert "2026" not in sheet
