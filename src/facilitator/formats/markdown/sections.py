"""Reading the sections that are lists, and the learning objectives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.diagnostic import Severity
from facilitator.domain.plan import Objective, Section
from facilitator.domain.text import clean_line
from facilitator.formats.markdown.escaping import RULE
from facilitator.formats.markdown.items import Item, items_of
from facilitator.formats.markdown.kept import END, Keeper
from facilitator.formats.markdown.objectives import (
    columns_of,
    objective_of_item,
    objective_of_row,
)

if TYPE_CHECKING:
    from facilitator.formats.markdown.blocks import Document, Table
    from facilitator.formats.markdown.log import Log
    from facilitator.formats.markdown.outline import Part


class SectionReader:
    """Gathers what the sections hold; what is no item is kept."""

    def __init__(self, document: Document, keeper: Keeper, log: Log) -> None:
        self._document = document
        self._keeper = keeper
        self._log = log
        self._items: dict[Section, list[Item]] = {}
        self.objectives: list[Objective] = []
        self.columns: tuple[str, ...] = ()

    def texts(self, section: Section) -> tuple[str, ...]:
        return tuple([item.text for item in self._items.get(section, ())])

    def counts(self) -> dict[Section, int]:
        """How many items each section that is there has come to hold."""
        counts = {section: len(items) for section, items in self._items.items()}
        return {**counts, Section.OBJECTIVES: len(self.objectives)}

    def read(self, part: Part) -> None:
        if part.section is Section.STRUCTURE:
            self._keep(part, 0, part.body, part.end)
        elif part.section is Section.OBJECTIVES:
            self._read_objectives(part)
        else:
            self._read_items(part)

    def _read_items(self, part: Part) -> None:
        """Lists right below the heading of the reflection questions are for learners."""
        direct = part.section is Section.REFLECTION
        section = Section.LEARNER_QUESTIONS if direct else part.section
        items = self._items.setdefault(section, [])
        at = part.body
        for found in self._document.lists_between(part.body, part.end):
            self._keep(part, 0 if direct else len(items), at, found.start)
            for item in items_of(found, self._document.lines):
                self._log.mark(item.line, section, len(items))
                items.append(item)
            at = found.end
        self._keep(part, 0 if direct else END, at, part.end)

    def _read_objectives(self, part: Part) -> None:
        """All its lists, or its first table: what follows a table is text."""
        at = part.body
        tables = self._document.tables_between(part.body, part.end)
        table = tables[0] if tables else None
        lists = self._document.lists_between(part.body, table.start if table else part.end)
        for found in lists:
            self._keep(part, END if self.objectives else 0, at, found.start)
            for item in items_of(found, self._document.lines):
                self._add_objective(objective_of_item(item.text), item.line)
            at = found.end
        if table and not self.objectives:
            self._keep(part, 0, at, table.start)
            self._read_table(table)
            at = table.end
        self._keep(part, END if self.objectives else 0, at, part.end)

    def _read_table(self, table: Table) -> None:
        header, *rows = table.rows
        columns = columns_of(header)
        for number, row in enumerate(rows):
            objective = objective_of_row(row, columns)
            if objective:
                self._add_objective(objective, table.start + 2 + number)
        if self.objectives:
            self.columns = tuple(clean_line(header[n]) for n in columns.others)

    def _add_objective(self, objective: Objective, line: int) -> None:
        self._log.mark(line, Section.OBJECTIVES, len(self.objectives))
        self.objectives.append(objective)

    def _keep(self, part: Part, after: int, start: int, end: int) -> None:
        """Text between the items of a section; a mere divider is not worth a word."""
        if not self._keeper.keep(part.section, after, start, end):
            return
        lines = self._document.lines
        first = next(number for number in range(start, end) if lines[number])
        if any(line and not RULE.match(line) for line in lines[start:end]) and part.heading:
            self._log.note(
                Severity.INFO,
                "kept-text",
                "This text fits no field of “{name}”. It is kept where it stands",
                line=first,
                values={"name": clean_line(part.heading.text)},
            )
