"""The plan that a run sheet holds, by a mapping of its columns."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from facilitator.domain.diagnostic import Diagnostic, Place, Severity
from facilitator.domain.length import length_of, read_length
from facilitator.domain.plan import KeptText, LessonPlan, Phase, PhaseField, Priority, Section
from facilitator.domain.run_sheet.cells import text_of
from facilitator.domain.run_sheet.rows import RowKind, read_rows
from facilitator.domain.text import clean_line
from facilitator.domain.wording import hours_and_minutes
from facilitator.formats.guides.names import is_audience, is_duration
from facilitator.formats.markdown.phase_names import read_name
from facilitator.formats.markdown.reader import NotALessonPlan

if TYPE_CHECKING:
    from collections.abc import Mapping as Dict
    from collections.abc import Sequence

    from facilitator.domain.length import Length
    from facilitator.domain.run_sheet.cells import Cell
    from facilitator.domain.run_sheet.mapping import Mapping, Rows
    from facilitator.domain.run_sheet.rows import Row, RowsRead
    from facilitator.formats.sheets.reader import Sheet

_ID_LABEL = "ID"
_ADVANCING = ("play-next", "auto", "automatic", "next")
_DAY = 24 * 60
_FIELD_COUNT = len(PhaseField)
_PLAIN_NAMES = ("sheet", "tabelle", "feuil", "hoja", "foglio", "planilha", "table", "untitled")
_NOTHING = "No parts were found in “{name}”. Say which column holds their names."


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """The plan, what is odd about the rows, and the row that each part of it comes from."""

    plan: LessonPlan
    diagnostics: tuple[Diagnostic, ...]
    lines: Dict[Place, int]
    ids: tuple[str, ...]


@dataclass(slots=True)
class _Draft:
    """A phase on its way, with the row that it began in."""

    row: Row
    phase: Phase
    steps: list[str] = field(default_factory=list)
    step_minutes: float = 0
    texts: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    is_group: bool = False


def plan_from_sheet(sheet: Sheet, mapping: Mapping, name: str) -> SheetPlan:
    """Raises NotALessonPlan when there is no row to make a phase of."""
    read = read_rows(sheet.rows, mapping)
    builder = _Builder(read)
    for row in read.rows:
        builder.take(row)
    drafts = builder.done()
    if not drafts:
        raise NotALessonPlan(_NOTHING.format(name=name))
    about = _About.of(sheet.rows[: mapping.header or 0])
    phases = tuple(_finished(draft) for draft in drafts)
    plan = LessonPlan(
        title=about.title or _title(sheet.name, name),
        duration=about.length or (length_of(read.total) if read.total else None),
        audience=about.audience,
        phases=phases,
        start=_start(read),
        kept=tuple(KeptText(Section.HEADER, 0, text) for text in about.kept),
    )
    findings = [*read.findings, *_cut(sheet), *_totals(plan, read)]
    lines = {Place(Section.STRUCTURE, n): draft.row.number for n, draft in enumerate(drafts)}
    return SheetPlan(plan, tuple(findings), lines, tuple(draft.row.id for draft in drafts))


class _Builder:
    """Rows one after the other; rows of a group, notes and headings go into phases."""

    def __init__(self, read: RowsRead) -> None:
        self._read = read
        self._drafts: list[_Draft] = []
        self._before: list[str] = []
        self._group: _Draft | None = None

    def done(self) -> list[_Draft]:
        if self._before and self._drafts:
            self._drafts[-1].texts += self._before
        return self._drafts

    def take(self, row: Row) -> None:
        match row.kind:
            case RowKind.GROUP:
                self._group = self._open(row)
                self._group.is_group = True
            case RowKind.GROUP_END:
                self._group = None
            case RowKind.HEADING:
                self._before.append(f"**{row.title}**")
            case RowKind.MILESTONE:
                self._note(f"**Milestone:** {row.title}", row)
            case RowKind.CONTINUED:
                self._go_on(row)
            case _ if row.skipped:
                self._read.say("row-skipped", _SKIPPED, row.number, grave=False, name=row.title)
                self._note(f"**Skipped:** {_with_length(row)}", row)
            case _ if self._group is not None:
                self._step(self._group, row)
            case _:
                self._open(row)

    def _open(self, row: Row) -> _Draft:
        phase = Phase(*read_name(clean_line(row.title), _length(row)))
        for name, lines in row.fields.items():
            phase = with_field(phase, name, "\n".join(lines))
        pinned = row.start if self._drafts and not row.linked else None
        phase = replace(
            phase,
            pinned_start=pinned,
            priority=_priority(row.priority),
            warning=None if row.warning is None else round(row.warning),
            auto_advance=row.end_action in _ADVANCING,
            audience_text=row.audience,
        )
        draft = _Draft(row, phase, texts=[*row.texts], before=self._before)
        if row.id:
            draft.texts.append(f"**{_ID_LABEL}:** {row.id}")
        self._before = []
        self._drafts.append(draft)
        return draft

    def _step(self, group: _Draft, row: Row) -> None:
        said = "; ".join(part for part in (_with_length(row), *_all_lines(row), *row.texts) if part)
        group.steps.append(f"{len(group.steps) + 1}. {said}")
        group.step_minutes += row.minutes or 0

    def _note(self, text: str, row: Row) -> None:
        lines = [text, *_all_lines(row), *row.texts]
        if self._drafts:
            self._drafts[-1].texts += lines
        else:
            self._before += lines

    def _go_on(self, row: Row) -> None:
        """A row without a name or a time goes on with the one above it."""
        if not self._drafts:
            self._before += [*_all_lines(row), *row.texts]
            return
        draft = self._drafts[-1]
        for name, lines in row.fields.items():
            before = getattr(draft.phase, name.value)
            text = "\n".join(part for part in (before, *lines) if part)
            draft.phase = with_field(draft.phase, name, text)
        draft.texts += row.texts


def with_field(phase: Phase, name: PhaseField, text: str) -> Phase:
    """The phase with that text in a field that holds text."""
    changes: dict[str, Any] = {name.value: text}
    return replace(phase, **changes)


def _all_lines(row: Row) -> list[str]:
    return [line for lines in row.fields.values() for line in lines]


def _priority(text: str) -> Priority | None:
    """Must, should, could, in full or by the first letter."""
    return next((one for one in Priority if text and one.value.startswith(text)), None)


def _with_length(row: Row) -> str:
    minutes = row.whole_minutes
    return f"{row.title} ({minutes} min)" if minutes else row.title


def _length(row: Row) -> Length | None:
    """As it was written where that can be read, else in minutes."""
    written = read_length(row.said) if row.said else None
    if row.minutes is None:
        return written
    if written and written.minutes is not None and abs(written.minutes - row.minutes) < 1:
        has_unit = any(character.isalpha() for character in row.said)
        return written if has_unit else length_of(row.whole_minutes or 0)
    return length_of(row.whole_minutes or 0)


def _finished(draft: _Draft) -> Phase:
    phase = draft.phase
    if draft.steps:
        said = [phase.facilitator_actions] if phase.facilitator_actions else []
        phase = replace(phase, facilitator_actions="\n".join([*said, *draft.steps]))
    if draft.is_group and phase.duration is None and draft.step_minutes:
        phase = replace(phase, duration=length_of(round(draft.step_minutes)))
    kept = []
    if draft.before:
        kept.append(KeptText(Section.STRUCTURE, 0, "\n\n".join(draft.before)))
    if draft.texts:
        kept.append(KeptText(Section.STRUCTURE, _FIELD_COUNT, "\n\n".join(draft.texts)))
    return replace(phase, kept=tuple(kept))


@dataclass(slots=True)
class _About:
    """What stands above the names of the columns: a title, labels with values, other text."""

    title: str = ""
    audience: str = ""
    length: Length | None = None
    kept: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, rows: Rows) -> _About:
        made = cls()
        for row in rows:
            cells = [text for cell in row if (text := text_of(cell))]
            if cells:
                made._take(cells, row)
        return made

    def _take(self, cells: Sequence[str], row: Sequence[Cell]) -> None:
        name, _, value = cells[0].partition(":")
        value = value.strip() or " ".join(cells[1:])
        if value and is_audience(name):
            self.audience = self.audience or value
        elif value and is_duration(name) and read_length(value).minutes is not None:
            self.length = self.length or read_length(value)
        elif not self.title and len(cells) == 1 and len(cells[0]) <= 120:
            self.title = cells[0]
        else:
            self.kept.append(f"**{name.strip()}:** {value}" if value else cells[0])


def _start(read: RowsRead) -> int | None:
    """The first time of day; a clock that begins at zero counts from the beginning instead."""
    return next((row.start or None for row in read.rows if row.start is not None), None)


def _title(sheet: str, file: str) -> str:
    """The sheet's own name, unless every sheet is called so; else the file's."""
    plain = sheet.casefold().startswith(_PLAIN_NAMES) or sheet == file
    stem = file.rpartition(".")[0] or file
    return clean_line(stem.replace("_", " ") if plain else sheet) or file


def _cut(sheet: Sheet) -> list[Diagnostic]:
    if not sheet.was_cut:
        return []
    return [Diagnostic(Severity.WARNING, "sheet-cut", _CUT)]


def _totals(plan: LessonPlan, read: RowsRead) -> list[Diagnostic]:
    """What is stated, what the parts make, and what the times of day make, when they differ."""
    parts = plan.phase_minutes + plan.break_minutes
    held = [row for row in read.rows if not row.skipped]
    starts = [row for row in held if row.start is not None]
    ends = [row.end for row in held if row.end is not None]
    clock = (ends[-1] - (starts[0].start or 0)) % _DAY if starts and ends else None
    known = all(phase.minutes is not None for phase in plan.phases)
    said = {
        "stated": plan.stated_minutes,
        "its last row": read.total,
        "its parts": parts if known else None,
        "its times of day": clock,
    }
    totals = {name: minutes for name, minutes in said.items() if minutes}
    agree = {*totals.values()} - {plan.phase_minutes}
    if len(agree) < 2:
        return []
    named = " · ".join(f"{name} {hours_and_minutes(minutes)}" for name, minutes in totals.items())
    return [Diagnostic(Severity.WARNING, "totals-disagree", _TOTALS, {"totals": named})]


_SKIPPED = "Row {row}: “{name}” is skipped in the run. It is kept as text"
_CUT = "Only the first 20,000 rows and 100 columns were read. The rest stays in the original"
_TOTALS = "The totals disagree: {totals}. Nothing was changed"
