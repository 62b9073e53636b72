"""Orders, copies and sheets that follow from what is chosen."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, QSize

from facilitator.domain.occasion import Occasion
from facilitator.domain.paper import Arrangement, Look, Paper, RubricForm
from facilitator.domain.session import Group
from facilitator.services.printing import Document
from facilitator.ui.print.model import (
    USUAL_CHOICES,
    DocumentChoice,
    PrintRoom,
    shown_path,
    usual_paper,
)
from facilitator.ui.print.pages import PageSize
from facilitator.ui.print.preview import GAP, SCREEN_POINT, fitting, next_zoom
from facilitator.ui.print.remembering import choices_from, kept_choices
from facilitator.ui.print.sides import Sides
from facilitator.ui.print.view import pane_widths
from facilitator.ui.print.words import document_line, foot_shown, missing_words, options_shown
from tests.ui.rig import FOUR_GROUPS, SOIL


def _nested(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.lists(values) | st.dictionaries(st.sampled_from([*Document, "x"]), values)


ROOM = PrintRoom(SOIL, groups=("Aspen", "Beech", "Cypress")).without(
    [Document.RUN_SHEET, Document.OBSERVATION_SHEET]
)
A4 = PageSize(595.3, 841.9)


@pytest.mark.parametrize(
    "choice", [DocumentChoice(form=RubricForm.GRID), DocumentChoice(filled=True)]
)
def test_what_all_share_is_not_counted_per_person(choice: DocumentChoice) -> None:
    room = replace(ROOM, groups=("Aspen",), occasion=Occasion(groups=(Group("a", "Aspen", "", 5),)))
    room = room.with_choice(Document.RUBRIC, replace(choice, per_person=True))
    assert room.order(Document.RUBRIC).groups == ("Aspen",)
    assert not options_shown(room, Document.RUBRIC).has_people


def test_named_sheets_are_one_for_each_group() -> None:
    room = ROOM.with_choice(Document.RUBRIC, DocumentChoice(copies=2, named=True))
    assert room.order(Document.RUBRIC).groups == ROOM.groups
    assert room.copies(Document.RUBRIC) == 2
    assert room.sheets(Document.RUBRIC, 3) == 6


def test_blank_sheets_are_enough_for_every_group() -> None:
    room = ROOM.with_choice(Document.REFLECTION, DocumentChoice(copies=5, named=False))
    assert room.order(Document.REFLECTION).groups == ()
    assert room.copies(Document.REFLECTION) == 15
    assert room.sheets(Document.REFLECTION, 1) == 15


def test_without_groups_there_is_one_of_each() -> None:
    room = replace(ROOM, groups=())
    assert {room.copies(document) for document in Document} == {1}
    assert [copies for _, copies in room.job().orders] == [1, 1]


def test_a_document_that_is_not_wanted_is_not_in_the_job() -> None:
    room = ROOM.with_choice(Document.RUBRIC, DocumentChoice(wanted=False))
    assert [order.document for order, _ in room.job().orders] == [Document.REFLECTION]
    assert ROOM.without([Document.REFLECTION]).wanted == (Document.RUBRIC,)


def test_the_sum_is_unknown_until_every_wanted_document_is_made() -> None:
    assert ROOM.total({Document.RUBRIC: 3}) is None
    assert ROOM.total({Document.RUBRIC: 3, Document.REFLECTION: 1}) == 6
    assert ROOM.without([Document.REFLECTION]).total({Document.RUBRIC: 3}) == 3


@given(st.booleans(), st.integers(1, 9), st.integers(0, 5), st.integers(1, 4))
def test_named_or_blank_every_group_gets_its_copies(
    named: bool, copies: int, count: int, each: int
) -> None:
    names = tuple(str(number) for number in range(count))
    choice = DocumentChoice(copies=copies, named=named)
    room = replace(ROOM, groups=names).with_choice(Document.RUBRIC, choice)
    pages = each * (max(1, count) if named else 1)
    assert room.sheets(Document.RUBRIC, pages) == each * copies * max(1, count)


def test_orders_can_be_kept_by_what_they_are() -> None:
    assert ROOM.order(Document.RUBRIC) in {ROOM.order(Document.RUBRIC)}
    assert ROOM.order(Document.RUBRIC) != replace(ROOM, paper=Paper.LETTER).order(Document.RUBRIC)


CHOICES = st.builds(
    DocumentChoice,
    wanted=st.booleans(),
    named=st.booleans(),
    look=st.builds(Look, large=st.booleans(), spacious=st.booleans(), ink_saver=st.booleans()),
    up=st.sampled_from([2, 4]),
)


@given(st.fixed_dictionaries(dict.fromkeys(Document, CHOICES)))
def test_choices_come_back_as_they_were_left(choices: dict[Document, DocumentChoice]) -> None:
    assert choices_from(kept_choices(choices)) == choices


@given(st.text() | st.recursive(st.none() | st.booleans() | st.integers(), _nested).map(json.dumps))
def test_choices_that_cannot_be_read_are_the_usual_ones(text: str) -> None:
    assert choices_from(text) == USUAL_CHOICES


def for_session(*groups: Group) -> PrintRoom:
    names = tuple(group.name for group in groups)
    return PrintRoom(SOIL, groups=names, occasion=Occasion(groups=groups))


def test_one_per_person_is_exact_for_each_group_and_tickets_lie_several_on_a_page() -> None:
    room = for_session(*FOUR_GROUPS)
    assert room.people == (4, 4, 5, 4)
    each = DocumentChoice(named=True, per_person=True)
    named = room.with_choice(Document.REFLECTION, each).order(Document.REFLECTION)
    assert (len(named.groups), named.groups.count("Cypress")) == (17, 5)
    tickets = room.with_choice(Document.EXIT_TICKET, replace(each, up=4))
    assert tickets.order(Document.EXIT_TICKET).groups.count("Cypress") == 2
    blank = room.with_choice(Document.EXIT_TICKET, replace(each, named=False, copies=2))
    assert blank.copies(Document.EXIT_TICKET) == 2 * 9
    assert blank.order(Document.EXIT_TICKET).groups == ()


def test_where_nobody_counted_people_copies_are_for_groups() -> None:
    room = for_session(Group("g", "Elm")).with_choice(
        Document.REFLECTION, DocumentChoice(per_person=True)
    )
    assert room.people == ()
    assert room.order(Document.REFLECTION).groups == ("Elm",)


def test_everything_is_all_documents_in_the_numbers_of_the_session() -> None:
    room = for_session(*FOUR_GROUPS).with_everything()
    assert set(room.wanted) == {*Document} - {Document.REPORT}
    assert room.order(Document.RUBRIC).groups == room.groups
    assert len(room.order(Document.REFLECTION).groups) == 17
    assert room.order(Document.CERTIFICATE).with_names
    assert {room.copies(document) for document in Document} == {1}


def test_sheets_follow_how_pages_lie_on_them() -> None:
    pages = {Document.RUBRIC: 3, Document.REFLECTION: 1}
    two = replace(ROOM, arrangement=Arrangement.TWO_UP)
    assert (two.sheets(Document.RUBRIC, 3), two.total(pages)) == (2, 2 + 2)
    booklet = replace(ROOM, arrangement=Arrangement.BOOKLET)
    assert booklet.total(pages) == 2
    assert booklet.paper_sides is Sides.SHORT_EDGE
    assert booklet.most_sides(2) == 4
    assert ROOM.paper_sides is Sides.ONE
    assert replace(ROOM, both_sides=True).paper_sides is Sides.LONG_EDGE
    assert replace(two, both_sides=True).paper_sides is Sides.SHORT_EDGE


def test_a_file_below_home_is_named_from_there() -> None:
    home = Path("/people/ana")
    assert shown_path(home / "Documents" / "a.pdf", home) == str(Path("Documents/a.pdf"))
    assert shown_path(Path("/media/stick/a.pdf"), home) == str(Path("/media/stick/a.pdf"))


@pytest.mark.parametrize(
    ("locale", "paper"),
    [("en_US", Paper.LETTER), ("es_MX", Paper.LETTER), ("en_GB", Paper.A4), ("de_DE", Paper.A4)],
)
def test_the_usual_paper_is_the_country_s(locale: str, paper: Paper) -> None:
    assert usual_paper(QLocale(locale).territory()) is paper


def test_rows_say_how_many_for_whom() -> None:
    line = document_line(ROOM, Document.RUBRIC, 3, shown=False)
    assert (line.holds, line.sheets) == ("1 per group, A4 landscape", "3 sheets")
    assert document_line(ROOM, Document.RUBRIC, None, shown=False).sheets == "…"
    assert document_line(ROOM, Document.RUBRIC, 0, shown=False).sheets == "nothing to print"
    blank = replace(ROOM, groups=(), paper=Paper.LETTER)
    assert document_line(blank, Document.REFLECTION, 1, shown=False).holds == "1 copy, Letter"


def test_the_foot_knows_its_states() -> None:
    pages = {Document.RUBRIC: 3, Document.REFLECTION: 1}
    ready = foot_shown(ROOM, pages, printer="Canon", busy=False)
    assert (ready.may_print, ready.print_words) == (True, "Print 6 sheets")
    assert ready.sheets == "6 sheets of A4"
    none = foot_shown(ROOM.without(list(Document)), pages, printer="Canon", busy=False)
    assert (none.may_print, none.may_save, none.documents) == (False, False, "Choose a document")
    alone = foot_shown(ROOM, pages, printer="", busy=False)
    assert (alone.may_print, alone.may_save) == (False, True)
    assert alone.printer == "No printer found. Save a PDF and print it elsewhere."
    busy = foot_shown(ROOM, pages, printer="Canon", busy=True)
    assert (busy.may_print, busy.may_save) == (False, False)
    assert busy.print_words == "Making 6 sheets"


def test_signs_that_cannot_be_printed_are_named_with_their_numbers() -> None:
    assert missing_words(()) == ""
    assert "🦉 (U+1F989)" in missing_words(("🦉",))
    assert missing_words(tuple("🦉🦊" * 10)).count("U+") == 12


@given(st.integers(200, 3000), st.integers(200, 3000), st.integers(1, 2))
def test_fitting_pages_are_seen_whole(width: int, height: int, count: int) -> None:
    scale = fitting([A4] * count, QSize(width, height))
    if scale > 0.1:
        assert count * A4.width * scale + GAP * (count + 1) <= width + 1
        assert A4.height * scale + 2 * GAP <= height + 1


@given(st.floats(0.1, 6))
def test_zooming_in_and_out_changes_the_scale_that_way(scale: float) -> None:
    assert next_zoom(scale, 1) > scale or scale >= 4 * SCREEN_POINT * 0.99
    assert next_zoom(scale, -1) < scale or scale <= 0.5 * SCREEN_POINT * 1.01


@pytest.mark.parametrize(
    ("window", "panes"), [(1024, (304, 280)), (1366, (384, 304)), (1920, (440, 360))]
)
def test_panes_follow_the_breakpoints(window: int, panes: tuple[int, int]) -> None:
    assert pane_widths(window) == panes
