"""What is chosen on the Print page, and what follows from it: orders, copies, sheets."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from facilitator.domain.occasion import NO_OCCASION
from facilitator.domain.paper import (
    NO_LETTERHEAD,
    PLAIN_LOOK,
    Arrangement,
    Letterhead,
    Look,
    Paper,
    RubricForm,
)
from facilitator.services.printing import (
    FOR_EACH_GROUP,
    OF_A_SESSION,
    TWO_UP,
    Document,
    PrintJob,
    PrintOrder,
    occasion_for,
)
from facilitator.ui.print.sides import Sides

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from facilitator.domain.occasion import Occasion
    from facilitator.domain.plan import LessonPlan
    from facilitator.domain.rubric import Rubric
    from facilitator.domain.session_report import SessionReport

MOST_COPIES = 99
_LAND = QLocale.Country
_LETTER_LANDS = frozenset(
    {
        _LAND.UnitedStates,
        _LAND.Canada,
        _LAND.Mexico,
        _LAND.Philippines,
        _LAND.Chile,
        _LAND.Colombia,
        _LAND.CostaRica,
        _LAND.Guatemala,
        _LAND.Nicaragua,
        _LAND.Panama,
        _LAND.PuertoRico,
        _LAND.ElSalvador,
        _LAND.Venezuela,
    }
)
"""Where CLDR says that Letter is the usual paper."""
_NO_PAGES: Mapping[Document, int] = MappingProxyType({})


class GroupSource(StrEnum):
    """Where the names of groups come from, unless it is a session's id."""

    NOBODY = "nobody"
    TYPED = "typed"


@dataclass(frozen=True, slots=True)
class DocumentChoice:
    """How one document is wanted; `named` asks for a sheet with each group's name.

    With `per_person` the copies are for each participant, not for each group. `form` and `filled`
    are of a rubric: on sheets or in one grid, blank or with what was scored in the session.
    """

    wanted: bool = True
    copies: int = 1
    named: bool = True
    look: Look = PLAIN_LOOK
    up: int = TWO_UP
    with_names: bool = False
    per_person: bool = False
    form: RubricForm = RubricForm.SHEETS
    filled: bool = False

    @property
    def is_for_all(self) -> bool:
        """Groups have no sheets of their own."""
        return self.filled or self.form is RubricForm.GRID


_FOR_EACH_PERSON = frozenset({Document.REFLECTION, Document.EXIT_TICKET})
_USUALLY_WANTED = frozenset(
    {Document.RUBRIC, Document.REFLECTION, Document.RUN_SHEET, Document.OBSERVATION_SHEET}
)
USUAL_CHOICES: Mapping[Document, DocumentChoice] = MappingProxyType(
    {
        document: DocumentChoice(
            wanted=document in _USUALLY_WANTED, named=document is Document.RUBRIC
        )
        for document in Document
    }
)


@dataclass(frozen=True, slots=True)
class PrintRoom:
    """All choices of the page; `language` is that of the words the app itself prints."""

    plan: LessonPlan
    paper: Paper = Paper.A4
    groups: tuple[str, ...] = ()
    choices: Mapping[Document, DocumentChoice] = field(default_factory=lambda: USUAL_CHOICES)
    occasion: Occasion = NO_OCCASION
    rubric: Rubric | None = None
    language: str = PLAIN_LOOK.language
    session_id: str = ""
    letterhead: Letterhead = NO_LETTERHEAD
    report: SessionReport | None = None
    arrangement: Arrangement = Arrangement.SINGLE
    both_sides: bool = False
    gray: bool = False
    rubric_version: int = 0
    tags: tuple[str, ...] = ()

    def choice(self, document: Document) -> DocumentChoice:
        return self.choices[document]

    def with_choice(self, document: Document, choice: DocumentChoice) -> PrintRoom:
        return replace(self, choices=MappingProxyType({**self.choices, document: choice}))

    @property
    def wanted(self) -> tuple[Document, ...]:
        return tuple(document for document in Document if self.choices[document].wanted)

    def order(self, document: Document) -> PrintOrder:
        """One set of the document's sheets."""
        choice = self.choices[document]
        return PrintOrder(
            document,
            self.plan,
            self.paper,
            groups=self._names(document),
            rubric=self.rubric,
            occasion=occasion_for(self.groups, self.occasion),
            look=self._look(choice.look),
            up=choice.up,
            with_names=choice.with_names,
            arrangement=self._shown_arrangement,
            report=self.report if document in OF_A_SESSION or choice.filled else None,
            rubric_version=self.rubric_version if document is Document.RUBRIC else 0,
            form=choice.form,
            filled=choice.filled,
            tags=self.tags if document is Document.OBSERVATION_SHEET else (),
        )

    def _look(self, own: Look) -> Look:
        """What is chosen for all documents is added to what one has of its own."""
        return replace(own, language=self.language, letterhead=self.letterhead, gray=self.gray)

    @property
    def _shown_arrangement(self) -> Arrangement:
        """A booklet is of all documents together: each is looked at page by page."""
        return Arrangement.SINGLE if self._is_booklet else self.arrangement

    def copies(self, document: Document) -> int:
        """How often the order's sheets are needed: blank sheets serve every group."""
        choice = self.choices[document]
        if document not in FOR_EACH_GROUP or choice.named or choice.is_for_all:
            return choice.copies
        people = sum(self.people) if self.is_per_person(document) else 0
        return choice.copies * (self._pages_for(document, people) or max(1, len(self.groups)))

    @property
    def people(self) -> tuple[int, ...]:
        """How many are in each group; empty where nobody counted them."""
        counts = tuple(group.people or 0 for group in self.occasion.groups)
        return counts if any(counts) and len(counts) == len(self.groups) else ()

    def is_per_person(self, document: Document) -> bool:
        choice = self.choices[document]
        is_for_each = document in FOR_EACH_GROUP and not choice.is_for_all
        return choice.per_person and is_for_each and bool(self.people)

    def _names(self, document: Document) -> tuple[str, ...]:
        """One for each set of sheets; none where they stay blank."""
        if document not in FOR_EACH_GROUP or not self.choices[document].named:
            return ()
        if not self.is_per_person(document):
            return self.groups
        counts = (self._pages_for(document, count) for count in self.people)
        pairs = zip(self.groups, counts, strict=True)
        return tuple(name for name, count in pairs for _ in range(max(1, count)))

    def _pages_for(self, document: Document, people: int) -> int:
        """Tickets lie several on a page."""
        on_page = self.choices[document].up if document is Document.EXIT_TICKET else 1
        return -(-people // on_page)

    def with_everything(self) -> PrintRoom:
        """All documents, in the numbers that this session needs."""
        room = self
        for document in Document:
            choice = replace(
                self.choices[document],
                wanted=document is not Document.REPORT or self.report is not None,
                copies=1,
                named=True,
                with_names=True,
                per_person=document in _FOR_EACH_PERSON,
            )
            room = room.with_choice(document, choice)
        return room

    def sheets(self, document: Document, pages: int) -> int:
        """Printed sides of paper for an order of so many pages; in a booklet its pages."""
        return self._shown_arrangement.sheets(pages * self.copies(document))

    def job(self) -> PrintJob:
        return PrintJob(
            tuple((self.order(document), self.copies(document)) for document in self.wanted),
            self.arrangement,
            self.both_sides,
        )

    def total(self, pages: Mapping[Document, int] = _NO_PAGES) -> int | None:
        """All sheets; None as long as the pages of a wanted document are not known."""
        if any(document not in pages for document in self.wanted):
            return None
        sides = sum(self.sheets(document, pages[document]) for document in self.wanted)
        return self.arrangement.sheets(sides) if self._is_booklet else sides

    @property
    def _is_booklet(self) -> bool:
        return self.arrangement is Arrangement.BOOKLET

    @property
    def paper_sides(self) -> Sides:
        """Folded sheets and those with two pages side by side are turned at the short edge."""
        if self._is_booklet:
            return Sides.SHORT_EDGE
        if not self.both_sides:
            return Sides.ONE
        return Sides.SHORT_EDGE if self.arrangement is Arrangement.TWO_UP else Sides.LONG_EDGE

    def most_sides(self, total: int) -> int:
        """Sides of the whole job; where both are printed, some may stay empty."""
        return total if self.paper_sides is Sides.ONE else 2 * total

    def without(self, documents: Collection[Document]) -> PrintRoom:
        """The same wishes, except for documents that turned out to hold nothing."""
        room = self
        for document in documents:
            room = room.with_choice(document, replace(room.choice(document), wanted=False))
        return room


def usual_paper(territory: QLocale.Country) -> Paper:
    """What printers hold in that part of the world."""
    return Paper.LETTER if territory in _LETTER_LANDS else Paper.A4


def shown_path(target: Path, home: Path) -> str:
    """A file as people call it: below their own folder without the way to that."""
    return str(target.relative_to(home)) if target.is_relative_to(home) else str(target)
