"""From a plan and its sessions to pages, on the screen, in a file, on paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLocale, QObject

from facilitator.domain.paper import PLAIN_LOOK, Arrangement, Paper
from facilitator.errors import UserError
from facilitator.services import letterheads, plans, review_exports, rubrics, sessions
from facilitator.services.printing import Document
from facilitator.ui.print.errands import Errands
from facilitator.ui.print.group_choice import GroupChoice
from facilitator.ui.print.model import PrintRoom, usual_paper
from facilitator.ui.print.options import LANGUAGES
from facilitator.ui.print.press import Press
from facilitator.ui.print.remembering import choices_from, kept_choices
from facilitator.ui.print.words import (
    document_line,
    everything_words,
    foot_shown,
    hint_words,
    missing_words,
    options_shown,
)
from facilitator.ui.quick_tags import quick_tags
from facilitator.ui.session.naming import session_names

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QImage

    from facilitator.domain.changes import Changes
    from facilitator.domain.paper import Look
    from facilitator.domain.plan import LessonPlan
    from facilitator.domain.session import Session
    from facilitator.domain.session_report import SessionReport
    from facilitator.services.printing import PrintOrder
    from facilitator.ui.print.model import DocumentChoice
    from facilitator.ui.print.press import Made
    from facilitator.ui.print.preview import Want
    from facilitator.ui.print.view import PrintView
    from facilitator.ui.shell import Shell

_PAPER, _NAMES = "print/paper", "print/group_names"
_ARRANGEMENT, _BOTH_SIDES, _GRAY = "print/arrangement", "print/both_sides", "print/gray"
_DOCUMENTS, _LANGUAGE = "print/documents", "print/language"
_SINGLE = Arrangement.SINGLE
# What is cut into parts has no head: another document shows it in its place.
_SHOWS_LETTERHEAD = dict.fromkeys(
    (Document.EXIT_TICKET, Document.GROUP_CARDS, Document.NAME_TENTS), Document.RUN_SHEET
)


class PrintPresenter(QObject):
    """Keeps what is chosen; the press keeps what was made of it."""

    def __init__(self, view: PrintView, shell: Shell) -> None:
        super().__init__(view)
        self._view = view
        self._shell = shell
        self._plan_id: str | None = None
        self._room: PrintRoom | None = None
        self._groups = GroupChoice(typed=shell.choices.text(_NAMES))
        self._shown = Document.RUBRIC
        self._previewed: PrintOrder | None = None
        self._printer = ""
        self.previews = Press(shell, self)
        self._errands = Errands(view, shell, self)
        self._connect()

    def show_plan(self, plan_id: str | None) -> None:
        """The plan in its newest version, with the groups of the session that comes next."""
        if plan_id != self._plan_id:
            self._groups.source = ""
        self._plan_id = plan_id
        self._load()

    def show_session(self, session_id: str) -> None:
        """The plan of a session with its groups filled in."""
        self._plan_id = sessions.find(self._shell.desk, session_id).session.plan_id
        self._groups.source = session_id
        self._load()

    def _connect(self) -> None:
        view, options = self._view, self._view.options
        view.shown.connect(self._look_for_printer)
        view.documents.wanted_changed.connect(lambda document, on: self._want({document}, on))
        view.documents.all_wanted.connect(lambda on: self._want(set(Document), on))
        view.documents.everything_requested.connect(
            lambda: self._change(lambda room: room.with_everything())
        )
        view.documents.document_shown.connect(self._show_document)
        view.preview.pictures_wanted.connect(self._want_pictures)
        options.paper_chosen.connect(self._choose_paper)
        options.source_chosen.connect(self._choose_source)
        options.names_typed.connect(self._type_names)
        options.copies_chosen.connect(lambda count: self._choose(copies=count))
        options.named_chosen.connect(lambda on: self._choose(named=on))
        options.large_chosen.connect(
            lambda on: self._choose_look(lambda look: replace(look, large=on))
        )
        options.spacious_chosen.connect(
            lambda on: self._choose_look(lambda look: replace(look, spacious=on))
        )
        options.ink_saver_chosen.connect(
            lambda on: self._choose_look(lambda look: replace(look, ink_saver=on))
        )
        options.per_person_chosen.connect(lambda on: self._choose(per_person=on))
        options.form_chosen.connect(lambda form: self._choose(form=form))
        options.filled_chosen.connect(lambda on: self._choose(filled=on))
        options.up_chosen.connect(lambda up: self._choose(up=up))
        options.with_names_chosen.connect(lambda on: self._choose(with_names=on))
        options.language_chosen.connect(self._choose_language)
        options.save_requested.connect(self._save)
        options.save_each_requested.connect(self._save_each)
        options.print_requested.connect(self._print)
        options.cancel_requested.connect(self._errands.cancel)
        options.arrangement_chosen.connect(self._choose_arrangement)
        options.both_sides_chosen.connect(lambda on: self._switch(_BOTH_SIDES, both_sides=on))
        options.gray_chosen.connect(lambda on: self._switch(_GRAY, gray=on))
        options.paper_requested.connect(self._enter_paper)
        options.letterhead_requested.connect(self._edit_letterhead)
        self._errands.changed.connect(self._refresh)
        self.previews.made.connect(self._refresh)
        self.previews.drawn.connect(self._take_picture)
        self._shell.bus.changed.connect(self._follow)

    def _follow(self, changes: Changes, _initiator: object) -> None:
        if self._plan_id in changes.plans or changes.rubrics:
            self._load()

    def _load(self) -> None:
        """Read plan and sessions anew; what was chosen about documents stays."""
        if self._plan_id is None:
            self._room = None
            return
        try:
            plan = plans.open_plan(self._shell.desk, self._plan_id).plan
            kept = rubrics.kept_for(self._shell.desk, self._plan_id)
        except UserError as error:
            self._shell.navigator.show_error(error)
            return
        room = self._room or self._first_room(plan)
        letterhead = letterheads.current(self._shell.desk)
        self._room = replace(
            room,
            plan=plan,
            rubric=kept.rubric if kept else None,
            rubric_version=kept.version if kept else 0,
            letterhead=letterhead,
            tags=quick_tags(self._shell.choices),
        )
        self._groups.load(self._shell.desk, self._plan_id)
        self._view.options.show_names(self._groups.typed)
        self._use_groups()

    def _first_room(self, plan: LessonPlan) -> PrintRoom:
        """As it was left the last time."""
        choices = self._shell.choices
        kept = choices.text(_LANGUAGE, PLAIN_LOOK.language)
        arranged = choices.text(_ARRANGEMENT, _SINGLE)
        known = kept in {code for code, _ in LANGUAGES}
        return PrintRoom(
            plan,
            self._usual_paper(),
            choices=choices_from(choices.text(_DOCUMENTS)),
            language=kept if known else PLAIN_LOOK.language,
            arrangement=Arrangement(arranged) if arranged in set(Arrangement) else _SINGLE,
            both_sides=bool(choices.text(_BOTH_SIDES)),
            gray=bool(choices.text(_GRAY)),
        )

    def _usual_paper(self) -> Paper:
        usual = usual_paper(QLocale.system().territory())
        kept = self._shell.choices.text(_PAPER, usual)
        return Paper(kept) if kept in set(Paper) else usual

    def _use_groups(self) -> None:
        names = self._groups.groups
        known = session_names(self._groups.found)
        self._view.options.show_sources(known, self._groups.source)
        self._view.documents.show_hint(hint_words(self._groups.session, names))
        self._view.documents.show_everything(everything_words(self._groups.session))

        def fill_in(room: PrintRoom) -> PrintRoom:
            occasion = self._groups.occasion(room.plan)
            session = self._groups.session
            return replace(
                room,
                groups=names,
                occasion=occasion,
                session_id=session.id if session is not None else "",
                report=self._report(session),
            )

        self._change(fill_in)

    def _report(self, session: Session | None) -> SessionReport | None:
        """Of the session that is chosen, if it has begun."""
        if session is None:
            return None
        try:
            return review_exports.report_for(self._shell.desk, session.id)
        except UserError as error:
            self._shell.navigator.show_error(error)
            return None

    def _choose_source(self, source: str) -> None:
        self._groups.source = source
        self._use_groups()

    def _type_names(self, text: str) -> None:
        self._groups.typed = text
        self._shell.choices.set_text(_NAMES, text)
        self._use_groups()

    def _choose_paper(self, paper: Paper) -> None:
        self._shell.choices.set_text(_PAPER, paper)
        self._change(lambda room: replace(room, paper=paper))

    def _choose_language(self, language: str) -> None:
        self._shell.choices.set_text(_LANGUAGE, language)
        self._change(lambda room: replace(room, language=language))

    def _choose_arrangement(self, arrangement: Arrangement) -> None:
        self._shell.choices.set_text(_ARRANGEMENT, arrangement)
        self._change(lambda room: replace(room, arrangement=arrangement))

    def _switch(self, key: str, **change: Any) -> None:
        """Something for all documents that is on or off."""
        self._shell.choices.set_text(key, "1" if any(change.values()) else "")
        self._change(lambda room: replace(room, **change))

    def _choose_look(self, change: Callable[[Look], Look]) -> None:
        if self._room is not None:
            self._choose(look=change(self._room.choice(self._shown).look))

    def _choose(self, **changes: Any) -> None:
        """Change how the shown document is wanted."""
        if self._room is not None:
            choice = self._room.choice(self._shown)
            self._take_choices({self._shown: replace(choice, **changes)})

    def _want(self, documents: set[Document], on: bool) -> None:
        if self._room is not None:
            room = self._room
            self._take_choices(
                {document: replace(room.choice(document), wanted=on) for document in documents}
            )

    def _take_choices(self, changed: dict[Document, DocumentChoice]) -> None:
        def take(room: PrintRoom) -> PrintRoom:
            for document, choice in changed.items():
                room = room.with_choice(document, choice)
            self._shell.choices.set_text(_DOCUMENTS, kept_choices(room.choices))
            return room

        self._change(take)

    def _show_document(self, document: Document) -> None:
        self._shown = document
        self._refresh()

    def _change(self, change: Callable[[PrintRoom], PrintRoom]) -> None:
        if self._room is None:
            return
        self._room = room = change(self._room)
        shown = room.order(self._shown)
        self.previews.want([shown, *(room.order(document) for document in Document)])
        self._refresh()

    def _refresh(self) -> None:
        room = self._room
        if room is None:
            return
        pages = self._pages(room)
        self._view.documents.show_lines(
            [
                document_line(room, document, pages.get(document), shown=document is self._shown)
                for document in Document
            ]
        )
        order = room.order(self._shown)
        shown = self.previews.get(order)
        self._view.options.show_options(options_shown(room, self._shown))
        self._view.preview.show_warning(missing_words(self._missing(room)))
        foot = foot_shown(
            _printable(room, pages),
            pages,
            printer=self._printer,
            busy=self._errands.are_running,
            progress=self._errands.progress,
        )
        self._view.options.show_foot(foot)
        self._show_preview(order, shown)

    def _missing(self, room: PrintRoom) -> tuple[str, ...]:
        """Of all that would be printed now and of what is shown, as far as it is made."""
        orders = map(room.order, (self._shown, *room.wanted))
        made = [one for one in map(self.previews.get, orders) if one is not None]
        return tuple(dict.fromkeys(sign for one in made for sign in one.missing))

    def _pages(self, room: PrintRoom) -> dict[Document, int]:
        """Of each order that is made; 0 for one that holds nothing."""
        made = {document: self.previews.get(room.order(document)) for document in Document}
        return {document: one.pages for document, one in made.items() if one is not None}

    def _show_preview(self, order: PrintOrder, made: Made | None) -> None:
        preview, before = self._view.preview, self._previewed
        if made is None:
            if before is None or before.document is not order.document:
                preview.show_making()
            return
        if made.problem:
            self._previewed = None
            preview.show_problem(made.problem)
            return
        if order != before:
            same = before is not None and before.document is order.document
            self._previewed = order
            preview.show_document(made.sizes, same=same)

    def _want_pictures(self, wants: tuple[Want, ...]) -> None:
        if self._previewed is not None:
            self.previews.want_pictures(self._previewed, wants)

    def _take_picture(self, order: PrintOrder, want: Want, image: QImage) -> None:
        if order == self._previewed:
            self._view.preview.take_picture(want, image)

    def _enter_paper(self) -> None:
        from facilitator.ui.paper.entering import open_paper_entry

        try:
            open_paper_entry(self._view, self._shell, self._groups.source)
        except UserError as error:
            self._shell.navigator.show_error(error)

    def _edit_letterhead(self) -> None:
        from facilitator.ui.print.letterhead import LetterheadEditing

        if self._room is not None:
            order = self._room.order(_SHOWS_LETTERHEAD.get(self._shown, self._shown))
            editing = LetterheadEditing(self._view, self._shell, order)
            editing.kept.connect(
                lambda letterhead: self._change(lambda room: replace(room, letterhead=letterhead))
            )

    def _look_for_printer(self) -> None:
        from facilitator.ui.print.printer import printer_name

        self._printer = printer_name()
        self._refresh()

    def _save(self) -> None:
        if self._room is not None:
            self._errands.save(_printable(self._room, self._pages(self._room)))

    def _save_each(self) -> None:
        if self._room is not None:
            self._errands.save_each(_printable(self._room, self._pages(self._room)))

    def _print(self) -> None:
        if self._room is None:
            return
        pages = self._pages(self._room)
        room = _printable(self._room, pages)
        total = room.total(pages)
        if total:
            self._errands.print(room, total)


def _printable(room: PrintRoom, pages: Mapping[Document, int]) -> PrintRoom:
    """The wishes without documents that hold nothing."""
    return room.without([document for document, count in pages.items() if not count])
