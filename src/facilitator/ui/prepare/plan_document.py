"""The whole plan as one document: every field of it, in the order in which a plan is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QPainter,
    QTextCharFormat,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from facilitator.domain.plan import PhaseField, Section
from facilitator.ui.prepare.sections import field_name, lists_of, section_name, text_of
from facilitator.ui.prepare.writer import Writer, letters, spacing
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.paint import paint_badge
from facilitator.ui.wording import DASH, minute_of_day, planned_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.plan import KeptText, LessonPlan
    from facilitator.domain.schedule import Schedule, Slot

_BADGE = 24
_SOLID = QTextFrameFormat.BorderStyle.BorderStyle_Solid
_NONE = QTextFrameFormat.BorderStyle.BorderStyle_None
_BADGE_SCALE = 3
translate = QCoreApplication.translate


def write_plan(writer: Writer, plan: LessonPlan, day: Schedule) -> None:
    """Write all of the plan; sections with nothing in them are left out."""
    _PlanWriter(writer, plan, day).write()


class _PlanWriter:
    def __init__(self, writer: Writer, plan: LessonPlan, day: Schedule) -> None:
        self._out = writer
        self._plan = plan
        self._day = day

    def write(self) -> None:
        self._header()
        self._objectives()
        for section in (Section.CONCEPTS, Section.PRIOR_KNOWLEDGE, Section.MATERIALS):
            self._list(section)
        self._structure()
        self._assessments()
        self._strategies()
        for section in (
            Section.CONNECTIONS,
            Section.APPLICATIONS,
            Section.METACOGNITION,
            Section.EXTENSIONS,
            Section.SAFETY,
        ):
            self._list(section)
        self._reflection()
        for section in (Section.VIRTUAL, Section.RESOURCES):
            self._list(section)

    def _header(self) -> None:
        plan = self._plan
        self._out.line(plan.title, letters(Role.PHASE), spacing(Role.PHASE, below=6))
        facts = [plan.audience, planned_length(plan.duration)]
        shown = [fact for fact in facts if fact]
        if shown:
            self._out.paragraph(spacing(below=2))
            self._out.inline(" · ".join(shown), letters(Role.LIVE, tone="text2"))
        self._kept_rest(Section.HEADER)

    def _objectives(self) -> None:
        plan = self._plan
        if not self._heading(Section.OBJECTIVES, bool(plan.objectives)):
            return
        if plan.objectives:
            self._objective_table()
        self._kept_rest(Section.OBJECTIVES)

    def _objective_table(self) -> None:
        plan = self._plan
        head = ("", translate("Prepare", "Objective"), translate("Prepare", "Bloom level"))
        rows = [(*head, *plan.other_objective_columns)]
        for number, aim in enumerate(plan.objectives, start=1):
            rows.append((f"O{number}", aim.text, aim.level, *aim.other_cells))
        width = max(len(row) for row in rows)
        others = width - 3
        widths = [40.0, 0.0, 110.0, *[90.0] * others]
        _Table(self._out, [(*row, *[""] * (width - len(row))) for row in rows], widths).write()

    def _list(self, section: Section) -> None:
        items = lists_of(self._plan, section)
        if not self._heading(section, bool(items)):
            return
        self._items(section, items)

    def _items(self, section: Section, items: Sequence[str]) -> None:
        """Items, and between them what was kept in their midst."""
        for place, item in enumerate(items):
            self._kept(section, place)
            self._out.item(item)
        self._kept_rest(section, len(items))

    def _structure(self) -> None:
        if not self._heading(Section.STRUCTURE, bool(self._plan.phases)):
            return
        for slot in self._day.slots:
            self._kept(Section.STRUCTURE, slot.place)
            self._phase(slot)
        self._kept_rest(Section.STRUCTURE, len(self._day.slots))

    def _phase(self, slot: Slot) -> None:
        phase = slot.phase
        self._out.paragraph(spacing(above=22, below=4))
        _insert_badge(self._out, slot.number)
        self._out.cursor.insertText(f"  {phase.label}", letters(Role.STRONG))
        times = f"{minute_of_day(slot.begin)}{DASH}{minute_of_day(slot.end)}"
        known = times if slot.minutes else ""
        length = planned_length(phase.duration) or translate("Prepare", "no length")
        about = " · ".join(part for part in (known, length) if part)
        self._out.cursor.insertText(f"   {about}", letters(Role.BODY, tone="text2"))
        self._phase_kept(phase.kept, 0)
        for done, field in enumerate(PhaseField, start=1):
            if field is not PhaseField.DURATION and text_of(phase, field):
                self._label(field_name(field))
                self._out.text(text_of(phase, field))
            self._phase_kept(phase.kept, done)

    def _phase_kept(self, kept: Sequence[KeptText], after: int) -> None:
        for text in (each.text for each in kept if each.after == after):
            self._out.paragraph(spacing(above=2))
            self._out.text(text)

    def _assessments(self) -> None:
        found = self._plan.assessments
        if not self._heading(Section.ASSESSMENTS, bool(found)):
            return
        for place, each in enumerate(found):
            self._kept(Section.ASSESSMENTS, place)
            self._out.item(each.method, lead=f"{each.kind}: " if each.kind else "")
            if each.alignment:
                quiet = letters(Role.BODY, tone="text2")
                self._out.paragraph(spacing(above=1, left=20))
                self._out.cursor.insertText(translate("Prepare", "Alignment: "), quiet)
                self._out.inline(each.alignment, quiet)
        self._kept_rest(Section.ASSESSMENTS, len(found))

    def _strategies(self) -> None:
        found = self._plan.strategies
        if not self._heading(Section.DIFFERENTIATION, bool(found)):
            return
        for place, each in enumerate(found):
            self._kept(Section.DIFFERENTIATION, place)
            self._label(each.audience or translate("Prepare", "Everyone"))
            self._out.text(each.text)
        self._kept_rest(Section.DIFFERENTIATION, len(found))

    def _reflection(self) -> None:
        parts = (Section.LEARNER_QUESTIONS, Section.FACILITATOR_QUESTIONS)
        held = any(lists_of(self._plan, part) or self._has_kept(part) for part in parts)
        if not self._heading(Section.REFLECTION, held):
            return
        self._kept_rest(Section.REFLECTION)
        for part in parts:
            if lists_of(self._plan, part) or self._has_kept(part):
                self._label(section_name(part))
                self._items(part, lists_of(self._plan, part))

    def _heading(self, section: Section, held: bool) -> bool:
        """Write the heading if the section holds anything; whether it does."""
        if not held and not self._has_kept(section):
            return False
        form, shape = letters(Role.TITLE), spacing(Role.TITLE, above=26, below=6)
        form.setAnchor(True)
        form.setAnchorNames([section])
        self._out.line(section_name(section), form, shape)
        return True

    def _label(self, text: str) -> None:
        form = letters(Role.SMALL, tone="text2", weight=600)
        self._out.line(text, form, spacing(above=10, below=1))

    def _has_kept(self, section: Section) -> bool:
        return any(each.section is section for each in self._plan.kept)

    def _kept(self, section: Section, after: int) -> None:
        """What the form has no field for, where it stood: behind so many items."""
        for each in self._plan.kept:
            if each.section is section and each.after == after:
                self._out.text(each.text)

    def _kept_rest(self, section: Section, after: int = 0) -> None:
        """All that stands behind so many items or more."""
        for each in self._plan.kept:
            if each.section is section and each.after >= after:
                self._out.text(each.text)


def _insert_badge(writer: Writer, number: int | None) -> None:
    """A picture of the badge, sharp on screens of any density."""
    side = theme().px(_BADGE)
    image = QImage(
        side * _BADGE_SCALE, side * _BADGE_SCALE, QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.scale(_BADGE_SCALE, _BADGE_SCALE)
    paint_badge(painter, QRectF(0, 0, side, side), number)
    painter.end()
    name = QUrl(f"badge:{number}")
    document = writer.cursor.document()
    document.addResource(QTextDocument.ResourceType.ImageResource, name, image)
    shown = QTextImageFormat()
    shown.setName(name.toString())
    shown.setWidth(side)
    shown.setHeight(side)
    shown.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    writer.cursor.insertImage(shown)


class _Table:
    """Rows under a quiet head, with hairlines between them; a width of 0 takes what is left."""

    def __init__(self, out: Writer, rows: list[tuple[str, ...]], widths: list[float]) -> None:
        self._out = out
        self._rows = rows
        self._widths = widths

    def write(self) -> None:
        self._out.paragraph(spacing())
        table = self._out.cursor.insertTable(len(self._rows), len(self._widths), self._shape())
        for place, row in enumerate(self._rows):
            for column, text in enumerate(row):
                cell = table.cellAt(place, column)
                cell.setFormat(self._line(last=place == len(self._rows) - 1))
                cursor = cell.firstCursorPosition()
                cursor.setBlockFormat(spacing())
                Writer(cursor).inline(text, self._letters(head=place == 0, column=column))
        self._out.leave_table()

    def _shape(self) -> QTextTableFormat:
        shape = QTextTableFormat()
        shape.setBorderStyle(_NONE)
        shape.setBorder(0)
        shape.setCellSpacing(0)
        shape.setBottomMargin(theme().px(18))
        shape.setCellPadding(0)
        shape.setBorderCollapse(True)
        shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        shape.setColumnWidthConstraints([self._constraint(width) for width in self._widths])
        return shape

    def _constraint(self, width: float) -> QTextLength:
        if not width:
            return QTextLength(QTextLength.Type.VariableLength, 0)
        return QTextLength(QTextLength.Type.FixedLength, theme().px(width))

    def _line(self, *, last: bool) -> QTextTableCellFormat:
        line = QTextTableCellFormat()
        line.setTopPadding(theme().px(6))
        line.setBottomPadding(theme().px(6))
        line.setRightPadding(theme().px(10))
        if not last:
            line.setBottomBorder(1)
            line.setBottomBorderStyle(_SOLID)
            line.setBottomBorderBrush(theme().color("border"))
        return line

    def _letters(self, *, head: bool, column: int) -> QTextCharFormat:
        if head:
            return letters(Role.SMALL, tone="text2", weight=600)
        return letters(Role.BODY, weight=600 if column == 0 else 400)
