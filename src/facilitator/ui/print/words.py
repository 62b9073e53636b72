"""The sentences of the Print page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from facilitator.domain.paper import Paper, RubricForm
from facilitator.services.printing import (
    FOR_EACH_GROUP,
    OWN_QUESTIONS_FOR_FACILITATORS,
    Document,
)
from facilitator.ui.counting import counted, groups_and_people
from facilitator.ui.print.documents import DocumentLine
from facilitator.ui.print.options import FootShown, OptionsShown
from facilitator.ui.wording import date_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from facilitator.domain.session import Session
    from facilitator.ui.print.model import DocumentChoice, PrintRoom

_ICONS = {
    Document.RUBRIC: "ph.table",
    Document.REFLECTION: "ph.notepad",
    Document.FACILITATOR_REFLECTION: "ph.user-focus",
    Document.MATERIALS: "ph.check-square",
    Document.STATION_SHEETS: "ph.arrows-clockwise",
    Document.CERTIFICATE: "ph.medal",
    Document.RUN_SHEET: "ph.list-numbers",
    Document.EXIT_TICKET: "ph.ticket",
    Document.OBSERVATION_SHEET: "ph.eye",
    Document.GROUP_CARDS: "ph.users-three",
    Document.NAME_TENTS: "ph.identification-card",
    Document.REPORT: "ph.chart-bar",
}
_LANDSCAPE = frozenset({Document.RUBRIC, Document.OBSERVATION_SHEET})
_MANY = 12


def tr(text: str) -> str:
    return QCoreApplication.translate("Print", text)


def title_of(document: Document) -> str:
    return {
        Document.RUBRIC: tr("Rubric sheet"),
        Document.REFLECTION: tr("Reflection handout"),
        Document.FACILITATOR_REFLECTION: tr("Facilitator reflection"),
        Document.MATERIALS: tr("Materials checklist"),
        Document.STATION_SHEETS: tr("Station sheets"),
        Document.CERTIFICATE: tr("Certificate of attendance"),
        Document.RUN_SHEET: tr("Run sheet"),
        Document.EXIT_TICKET: tr("Exit ticket"),
        Document.OBSERVATION_SHEET: tr("Observation sheet"),
        Document.GROUP_CARDS: tr("Group cards"),
        Document.NAME_TENTS: tr("Name tents"),
        Document.REPORT: tr("Session report"),
    }[document]


def paper_name(paper: Paper) -> str:
    return {Paper.A4: "A4", Paper.LETTER: tr("Letter"), Paper.A5: "A5"}[paper]


def sheets_words(count: int) -> str:
    return counted(count, tr("1 sheet"), tr("{count} sheets"))


def document_line(
    room: PrintRoom, document: Document, pages: int | None, *, shown: bool
) -> DocumentLine:
    """A row of the list; `pages` is None as long as nobody knows, 0 when there is nothing."""
    wanted = room.choice(document).wanted
    if not wanted:
        sheets = tr("not selected")
    elif pages == 0:
        sheets = tr("nothing to print")
    else:
        sheets = "…" if pages is None else sheets_words(room.sheets(document, pages))
    title, icon = title_of(document), _ICONS[document]
    counts = wanted and pages != 0
    holds = _holds(room, document)
    return DocumentLine(document, icon, title, holds, sheets, counts, wanted, shown)


def _holds(room: PrintRoom, document: Document) -> str:
    """What is in it, or how many for whom: "5 phases, 1 break", "1 per group, A4 landscape"."""
    match document:
        case Document.RUN_SHEET:
            return _phases_words(room)
        case Document.FACILITATOR_REFLECTION:
            questions = len(room.plan.facilitator_questions) or OWN_QUESTIONS_FOR_FACILITATORS
            return counted(questions, tr("1 question"), tr("{count} questions"))
        case Document.MATERIALS:
            return tr("From all phases")
        case Document.STATION_SHEETS:
            return _stations_words(room)
        case Document.CERTIFICATE:
            paper = tr("{paper} landscape").format(paper=paper_name(room.paper))
            return f"{tr('1 per person')}, {paper}"
        case Document.REPORT:
            return tr("What happened") if room.report else tr("After the session")
        case Document.GROUP_CARDS:
            return tr("4 on a page")
        case Document.NAME_TENTS:
            return tr("2 on a page")
        case Document.EXIT_TICKET:
            up = tr("{count} on a page").format(count=room.choice(document).up)
            return f"{_number_words(room, document)}, {up}"
        case Document.OBSERVATION_SHEET:
            what = tr("Paper back-up")
        case Document.RUBRIC if room.choice(document).is_for_all:
            what = _for_all_words(room.choice(document))
        case _:
            what = _number_words(room, document)
    paper = paper_name(room.paper)
    if document in _LANDSCAPE:
        paper = tr("{paper} landscape").format(paper=paper)
    return f"{what}, {paper}"


def _for_all_words(choice: DocumentChoice) -> str:
    """Short, so that the paper stands beside it in the narrow list."""
    if choice.form is RubricForm.GRID:
        return tr("Filled grid") if choice.filled else tr("One grid")
    return tr("Filled")


def _number_words(room: PrintRoom, document: Document) -> str:
    copies = room.choice(document).copies
    if room.is_per_person(document):
        return tr("{count} per person").format(count=copies)
    if room.groups:
        return tr("{count} per group").format(count=copies)
    return counted(copies, tr("1 copy"), tr("{count} copies"))


def _stations_words(room: PrintRoom) -> str:
    stations = sum(phase.rotation.rounds for phase in room.plan.phases if phase.rotation)
    if not stations:
        return tr("No phase has stations")
    return counted(stations, tr("1 station"), tr("{count} stations"))


def _phases_words(room: PrintRoom) -> str:
    breaks = sum(phase.is_break for phase in room.plan.phases)
    learning = len(room.plan.phases) - breaks
    phases = counted(learning, tr("1 phase"), tr("{count} phases"))
    return f"{phases}, {counted(breaks, tr('1 break'), tr('{count} breaks'))}" if breaks else phases


def options_shown(room: PrintRoom, document: Document) -> OptionsShown:
    choice = room.choice(document)
    may_fill = choice.filled or (room.report is not None and bool(room.report.scores))
    return OptionsShown(
        title=title_of(document),
        paper=room.paper,
        language=room.language,
        look=choice.look,
        groups=room.groups if document in FOR_EACH_GROUP and not choice.filled else None,
        copies=choice.copies,
        named=choice.named,
        has_people=bool(room.people) and document in FOR_EACH_GROUP and not choice.is_for_all,
        for_all=choice.is_for_all,
        per_person=room.is_per_person(document),
        up=choice.up if document is Document.EXIT_TICKET else None,
        with_names=choice.with_names if document is Document.CERTIFICATE else None,
        form=choice.form if document is Document.RUBRIC else None,
        filled=choice.filled if document is Document.RUBRIC and may_fill else None,
        arrangement=room.arrangement,
        both_sides=room.both_sides,
        gray=room.gray,
        may_enter=document is Document.OBSERVATION_SHEET and bool(room.session_id),
    )


def missing_words(missing: Sequence[str]) -> str:
    """A warning about characters that the print font lacks; empty when there are none."""
    if not missing:
        return ""
    shown = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in missing[:_MANY])
    if len(missing) > _MANY:
        shown = f"{shown}, …"
    if len(missing) == 1:
        only = tr("The print font has no sign for {signs}. A stand-in is printed instead.")
        return only.format(signs=shown)
    several = tr("The print font has no signs for {signs}. Stand-ins are printed instead.")
    return several.format(signs=shown)


def foot_shown(
    room: PrintRoom,
    pages: Mapping[Document, int],
    *,
    printer: str,
    busy: bool,
    progress: tuple[int, int] = (0, 0),
) -> FootShown:
    """The sum, and whether it can go to paper now."""
    total, wanted = room.total(pages), room.wanted
    ready = bool(wanted) and total is not None and not busy
    return FootShown(
        documents=_documents_words(len(wanted)),
        sheets=_sheets_of(total, room.paper) if wanted else "",
        print_words=_print_words(total, wanted=bool(wanted), busy=busy),
        printer=_printer_words(printer),
        may_print=ready and bool(printer),
        may_save=ready,
        busy=busy,
        progress=progress,
    )


def _documents_words(count: int) -> str:
    if not count:
        return tr("Choose a document")
    return counted(count, tr("1 document"), tr("{count} documents"))


def _sheets_of(total: int | None, paper: Paper) -> str:
    if total is None:
        return "…"
    pattern = tr("{sheets} of {paper}")
    return pattern.format(sheets=sheets_words(total), paper=paper_name(paper))


def _print_words(total: int | None, *, wanted: bool, busy: bool) -> str:
    if not wanted or total is None:
        return tr("Print")
    if busy:
        return tr("Making {sheets}").format(sheets=sheets_words(total))
    return tr("Print {sheets}").format(sheets=sheets_words(total))


def _printer_words(printer: str) -> str:
    if printer:
        return tr("Printer: {name}").format(name=printer)
    return tr("No printer found. Save a PDF and print it elsewhere.")


def hint_words(session: Session | None, groups: Sequence[str]) -> str:
    """What the numbers follow from."""
    if session is None:
        if groups:
            return tr("For {count} groups. Counts follow the groups.").format(count=len(groups))
        return tr("No groups chosen. Each document is printed blank.")
    here = groups_and_people(len(session.groups), session.people)
    told = tr("For this session: {day}, {groups}. Counts follow the groups.")
    return told.format(day=date_text(session.planned_start), groups=here)


def everything_words(session: Session | None) -> str:
    """ "Everything for Thursday": all documents of a session; empty when none is chosen."""
    if session is None:
        return ""
    begin = session.planned_start.astimezone()
    day = QLocale.system().dayName(begin.isoweekday())
    return tr("Everything for {day}").format(day=day)


def saved_words(path: str) -> str:
    return tr("Saved to {path}").format(path=path)


def saved_each_words(count: int, folder: str) -> str:
    saved = tr("1 file saved in {folder}") if count == 1 else tr("{count} files saved in {folder}")
    return saved.format(count=count, folder=folder)


def stopped_words() -> str:
    return tr("Stopped.")


def sent_words(total: int, printer: str) -> str:
    pattern = tr("{sheets} sent to {printer}")
    return pattern.format(sheets=sheets_words(total), printer=printer)


def job_title(room: PrintRoom) -> str:
    """What the job is called at the printer and as a file."""
    wanted = room.wanted
    what = title_of(wanted[0]) if len(wanted) == 1 else tr("Handouts")
    return f"{room.plan.short_title} - {what}"
