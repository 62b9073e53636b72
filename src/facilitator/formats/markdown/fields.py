"""Reading labelled fields: the header of a plan, and its phases."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from facilitator.domain.diagnostic import Severity
from facilitator.domain.length import Length, read_length
from facilitator.domain.plan import Phase, PhaseField, Section
from facilitator.domain.text import clean_line
from facilitator.formats.markdown.escaping import FIELD, LABEL, LIST_ITEM, unescape
from facilitator.formats.markdown.headings import clean_heading
from facilitator.formats.markdown.kept import Keeper
from facilitator.formats.markdown.labels import dedented, labels_between, without_rules
from facilitator.formats.markdown.names import field_called, is_audience
from facilitator.formats.markdown.phase_names import read_name
from facilitator.formats.markdown.settings import (
    is_setting,
    is_start,
    read_clock,
    setting_called,
    value_of,
)

if TYPE_CHECKING:
    from facilitator.formats.markdown.blocks import Document
    from facilitator.formats.markdown.labels import Label
    from facilitator.formats.markdown.log import Log
    from facilitator.formats.markdown.outline import Part
    from facilitator.formats.markdown.settings import Setting

FIELD_NUMBER = {name: number for number, name in enumerate(PhaseField, start=1)}
DURATION_FIELD = FIELD_NUMBER[PhaseField.DURATION]
TITLE_NUMBER, DURATION_NUMBER, AUDIENCE_NUMBER = 1, 2, 3


@dataclass(slots=True)
class Header:
    duration: Length | None = None
    start: int | None = None
    audience: str = ""


class HeaderReader:
    """Reads what stands in front of the first section.

    `title` is the range of the title's lines, empty when a title is missing. Kept texts follow
    the title, the duration or the audience: fields 1 to 3.
    """

    def __init__(self, document: Document, keeper: Keeper, log: Log) -> None:
        self._document = document
        self._keeper = keeper
        self._log = log
        self._header = Header()
        self._behind = TITLE_NUMBER
        self._at = 0

    def read(self, end: int, title: tuple[int, int] | None) -> Header:
        if title:
            self._behind = 0
            self._read_labels(0, title[0])
            self._keep_to(title[0])
            self._behind, self._at = TITLE_NUMBER, title[1]
        self._read_labels(self._at, end)
        self._keep_to(end)
        return self._header

    def _read_labels(self, start: int, end: int) -> None:
        start = max(start, self._document.front_matter)
        for label in labels_between(self._document, start, end, _is_header_label):
            if is_audience(label.name):
                self._read_audience(label, end)
            elif is_start(label.name):
                self._read_start(label)
            elif field_called(label.name) is PhaseField.DURATION:
                self._read_duration(label, end)

    def _read_duration(self, label: Label, end: int) -> None:
        value, behind = _first_line(self._document.lines, label, end)
        if self._header.duration is not None:
            self._repeat(label, DURATION_NUMBER)
        elif value:
            self._take(label, behind, DURATION_NUMBER)
            self._header.duration = read_length(value)
            self._log.mark(label.line, Section.HEADER, field=PhaseField.DURATION)

    def _read_start(self, label: Label) -> None:
        """Written behind the duration; it has no number, so texts follow what is in front of it."""
        start = read_clock(clean_line(label_text(self._document.lines, label)))
        if start is None:
            return
        self._keep_to(label.line)
        if self._header.start is not None:
            self._note_repeated(label)
            return
        self._header.start = start
        self._at = label.line + 1

    def _read_audience(self, label: Label, end: int) -> None:
        lines = self._document.lines
        if self._header.audience:
            self._repeat(label, AUDIENCE_NUMBER)
            return
        behind = label.line + 1
        while behind < end and lines[behind] and not _begins_something(lines[behind]):
            behind += 1
        value = clean_line(" ".join([label_text(lines, label), *lines[label.line + 1 : behind]]))
        if value:
            self._take(label, behind, AUDIENCE_NUMBER)
            self._header.audience = value

    def _take(self, label: Label, behind: int, number: int) -> None:
        self._keep_to(label.line)
        self._behind, self._at = number, behind

    def _repeat(self, label: Label, number: int) -> None:
        self._keep_to(label.line)
        self._behind = max(self._behind, number)
        self._note_repeated(label)

    def _note_repeated(self, label: Label) -> None:
        self._log.note(
            Severity.WARNING,
            "duplicate-field",
            "“{name}” is given twice. The second one is kept as text",
            line=label.line,
            values={"name": label.name},
        )

    def _keep_to(self, line: int) -> None:
        self._keeper.keep(Section.HEADER, self._behind, self._at, line)
        self._at = line


def _is_header_label(name: str, text: str) -> bool:
    if is_start(name):
        return read_clock(clean_line(text)) is not None
    return is_audience(name) or field_called(name) is PhaseField.DURATION


def _begins_something(line: str) -> bool:
    return line[0] in "#>|`~" or bool(LABEL.match(line) or LIST_ITEM.match(line))


def label_text(lines: list[str], label: Label) -> str:
    """What stands behind the label on its line; space at the end may mean a line break."""
    return lines[label.line][label.text_at :].lstrip()


def _first_line(lines: list[str], label: Label, end: int) -> tuple[str, int]:
    """The text behind the label, or the first line below it, and the line behind that."""
    value = clean_line(label_text(lines, label))
    line = label.line + 1
    while not value and line < end:
        value = clean_line(lines[line])
        line += 1
    return value, line


class PhaseReader:
    """Reads the lines below the heading of one phase."""

    def __init__(self, document: Document, part: Part, position: int, log: Log) -> None:
        self._document = document
        self._part = part
        self._position = position
        self._log = log
        self._keeper = Keeper(document.lines)
        self._texts: dict[PhaseField, str] = {}
        self._settings: dict[str, Any] = {}
        self._behind = 0

    def read(self) -> Phase:
        part = self._part
        labels = [*labels_between(self._document, part.body, part.end, _is_field)]
        ends = [*(label.line for label in labels[1:]), part.end]
        self._keep(part.body, labels[0].line if labels else part.end)
        for label, end in zip(labels, ends, strict=False):
            self._read_label(label, end)
        return self._phase()

    def _read_label(self, label: Label, end: int) -> None:
        field = field_called(label.name)
        if setting := setting_called(label.name):
            self._read_setting(setting, label, end)
        elif label.marks_kept_text:
            self._keep(label.line + 1, end)
        elif field is None:
            self._keep(label.line, end)
            self._note(label, Severity.INFO, "unknown-field", _UNKNOWN_FIELD)
        elif field in self._texts:
            self._keep(label.line, end, least=FIELD_NUMBER[field])
            self._note(label, Severity.WARNING, "duplicate-field", _DUPLICATE_FIELD)
        elif field is PhaseField.DURATION:
            value, behind = _first_line(self._document.lines, label, end)
            self._take(field, value, label)
            self._keep(behind, end)
        else:
            self._read_text(field, label, end)

    def _read_setting(self, setting: Setting, label: Label, end: int) -> None:
        value = value_of(setting, label_text(self._document.lines, label))
        if value is None:
            self._keep(label.line, end)
            self._note(label, Severity.INFO, "unread-setting", _UNREAD, setting.example)
        elif setting.field in self._settings:
            self._keep(label.line, end)
            self._note(label, Severity.WARNING, "duplicate-field", _DUPLICATE_FIELD)
        else:
            self._settings[setting.field] = value
            self._behind = DURATION_FIELD if PhaseField.DURATION in self._texts else 0
            self._keep(label.line + 1, end)

    def _read_text(self, field: PhaseField, label: Label, end: int) -> None:
        """Thematic breaks at the end divide the plan; they are not part of the text."""
        lines = self._document.lines[label.line : end]
        lines[0] = lines[0][label.text_at :].lstrip()
        text_end = without_rules(lines)
        text = lines[:text_end]
        if label.indent:
            text[1:] = [dedented(line, label.indent) for line in text[1:]]
        value = unescape("\n".join(text), FIELD, inline=True).strip()
        self._take(field, value, label)
        self._keep(label.line + text_end, end)

    def _take(self, field: PhaseField, value: str, label: Label) -> None:
        if value:
            self._texts[field] = value
            self._behind = FIELD_NUMBER[field]
            self._log.mark(label.line, Section.STRUCTURE, self._position, field)

    def _keep(self, start: int, end: int, *, least: int = 0) -> None:
        self._keeper.keep(Section.STRUCTURE, max(self._behind, least), start, end)

    def _phase(self) -> Phase:
        texts = self._texts
        written = texts.get(PhaseField.DURATION)
        heading = self._part.heading
        name, duration = read_name(
            clean_heading(heading.text) if heading else "",
            read_length(written) if written else None,
        )
        return Phase(
            name,
            duration,
            texts.get(PhaseField.FACILITATOR_ACTIONS, ""),
            texts.get(PhaseField.LEARNER_ACTIVITIES, ""),
            texts.get(PhaseField.RESOURCES, ""),
            texts.get(PhaseField.DIFFERENTIATION, ""),
            texts.get(PhaseField.TECHNOLOGY, ""),
            texts.get(PhaseField.OFFLINE_ALTERNATIVE, ""),
            self._keeper.phase_texts() if self._keeper.ranges else (),
            **self._settings,
        )

    def _note(
        self, label: Label, severity: Severity, code: str, template: str, example: str = ""
    ) -> None:
        heading = self._part.heading
        phase = clean_line(heading.text) if heading else ""
        self._log.note(
            severity,
            code,
            template,
            line=label.line,
            phase=self._position,
            values={"name": label.name, "heading": phase, "example": example},
        )


_UNKNOWN_FIELD = "“{name}” is no field of a phase. It is kept as text of “{heading}”"
_DUPLICATE_FIELD = "“{heading}” has “{name}” twice. The second one is kept as text"


_UNREAD = (
    "“{name}” of “{heading}” is kept as text. To set it, write only its value, such as “{example}”"
)


def _is_field(name: str, text: str) -> bool:
    return field_called(name) is not None or is_setting(name, text)
