"""The rubric sheet: criteria by levels, to be ticked by hand or filled from what was scored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.domain.inline import plain
from facilitator.domain.paper import PLAIN_LOOK
from facilitator.domain.rubric import RubricKind
from facilitator.domain.rubric_points import points
from facilitator.errors import UserError
from facilitator.printing.assembly import Assembly, PlacedPage
from facilitator.printing.blocks import Field, heading
from facilitator.printing.flow import flow
from facilitator.printing.foot import Foot
from facilitator.printing.labels import day_label, label
from facilitator.printing.render import render
from facilitator.printing.rubric_answers import BLANK, RubricSource
from facilitator.printing.rubric_closing import Closing
from facilitator.printing.rubric_holistic import LevelRow, whole_rows
from facilitator.printing.rubric_row import Row, row_of, text_size
from facilitator.printing.rubric_table import columns_of, scale_of, table_head
from facilitator.printing.story import Bookmark, joined
from facilitator.printing.stretch import heights_of, steps_into
from facilitator.printing.style import MM, frame_of
from facilitator.printing.wording import bookmark_title, lesson_in_short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.paper import Look, Paper
    from facilitator.domain.rubric import Criterion, Rubric
    from facilitator.printing.flow import Block, Flow
    from facilitator.printing.items import Item
    from facilitator.printing.rubric_answers import Filled
    from facilitator.printing.rubric_row import TextSize
    from facilitator.printing.rubric_table import Scale, TableHead
    from facilitator.printing.story import Story
    from facilitator.printing.style import Frame

_HINT = "Rubric sheet. Tick one box in each row."
_HINT_FOR_ONE = "Rubric sheet. Tick one box."
_FILLED = "Rubric sheet"
_GROUP_LINE = 34 * MM
_DATE_LINE = 24 * MM
_ASSESSOR_LINE = 37 * MM
_SIZES = (11.0, 10.5, 10.0, 9.5, 9.0)
_SIZES_FOR_SEVERAL_PAGES = (11.0, 10.5, 10.0)
_WORTH_SMALL_TYPE = 0.75
"""The share of pages that must be left for the smallest type to be used on several pages."""
_MORE_THAN_SOME_PAGES = 30_000
"""Letters at which it is no longer worth trying every size."""
_TALLEST_ROW = 40 * MM
_TALLEST_ROW_BEFORE_LAST_PAGE = 56 * MM
_MOST_LINES = 8


def rubric_sheet(
    rubric: Rubric,
    *,
    lesson: str,
    paper: Paper,
    groups: tuple[str, ...] = (),
    look: Look = PLAIN_LOOK,
) -> bytes:
    """A PDF with one sheet for each group, or a blank one when there are none.

    Raises UserError when the rubric has no criteria.
    """
    return render(story(RubricSource(rubric, lesson), paper=paper, groups=groups, look=look))


def story(
    source: RubricSource,
    *,
    paper: Paper,
    groups: tuple[str, ...] = (),
    filled: tuple[Filled, ...] = (),
    look: Look = PLAIN_LOOK,
) -> Story:
    """What the sheet consists of, before it is drawn: a copy for each group, or the filled ones."""
    if not source.rubric.criteria:
        raise UserError("This rubric has no criteria yet. Add one, then print it.")
    frame = frame_of(paper, landscape=True, look=look)
    if not filled:
        return _Sheet(source, frame, groups=groups).story()
    return joined(tuple(_Sheet(source, frame, one).story() for one in filled))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One sheet, blank for several groups or with what was answered about one."""

    source: RubricSource
    frame: Frame
    filled: Filled = BLANK
    groups: tuple[str, ...] = ()

    @property
    def rubric(self) -> Rubric:
        return self.source.rubric

    def story(self) -> Story:
        frame = self.frame
        pages = tuple(_place(page, frame) for page in self._fitting().pages)
        return Assembly(
            title=plain(self.rubric.title),
            subject=plain(self.source.lesson),
            frame=frame,
            foot=Foot(self._hint(), lesson_in_short(self.source.lesson)),
            pages=pages,
            about=self.filled.who,
        ).story(self.groups)

    def _hint(self) -> str:
        is_whole = self.rubric.kind is RubricKind.HOLISTIC and len(self.rubric.criteria) == 1
        hint = _FILLED if self.filled is not BLANK else _HINT_FOR_ONE if is_whole else _HINT
        words = label(self.frame, hint)
        if not self.source.version:
            return words
        version = label(self.frame, "Version {number}", number=self.source.version)
        return f"{version} · {words}"

    def _heading(self) -> tuple[Block, ...]:
        frame = self.frame
        group = Field(label(frame, "Group"), _GROUP_LINE, self.groups)
        fields: tuple[Field, ...] = (
            group,
            Field(label(frame, "Date"), _DATE_LINE),
            Field(label(frame, "Assessor"), _ASSESSOR_LINE, grows=True),
        )
        subtitle = _sentences(
            lesson_in_short(self.source.lesson), self.rubric.task, self._judged_when()
        )
        if self.filled is not BLANK:
            fields = (replace(group, value=self.filled.who, grows=True),)
        return heading(frame, self.rubric.title, subtitle=subtitle, fields=fields)

    def _judged_when(self) -> str:
        at, by = self.filled.at, self.filled.by
        return ", ".join(filter(None, (by, day_label(self.frame, at.date()) if at else "")))

    def _fitting(self) -> Flow:
        """In the largest type in which one page holds it all, or no further page is needed."""
        if _letters(self.rubric) > _MORE_THAN_SOME_PAGES or self.frame.look.large:
            return self._flow(_SIZES_FOR_SEVERAL_PAGES[-1])
        largest = self._flow(_SIZES[0])
        if len(largest.pages) == 1:
            return largest
        smallest = self._flow(_SIZES[-1])
        if len(smallest.pages) == len(largest.pages):
            return largest
        between = map(self._flow, _SIZES[1:-1])
        if len(smallest.pages) == 1:
            return next((found for found in between if len(found.pages) == 1), smallest)
        further = map(self._flow, _SIZES_FOR_SEVERAL_PAGES[1:])
        usual = min((largest, *further), key=lambda found: len(found.pages))
        is_worth_it = len(smallest.pages) <= len(usual.pages) * _WORTH_SMALL_TYPE
        return smallest if is_worth_it else usual

    def _flow(self, size: float) -> Flow:
        blocks = (*self._heading(), *self._grid(text_size(self.frame, size)))
        return flow(blocks, self.frame.height)

    def _grid(self, size: TextSize) -> Iterator[Block]:
        """The rows, under a new head wherever the scale changes, and the closing."""
        rubric, worth = self.rubric, points(self.rubric)
        if rubric.kind is RubricKind.HOLISTIC and len(rubric.criteria) == 1:
            (whole,) = rubric.criteria
            yield from whole_rows(whole, rubric, self.frame, size, self.filled.to(whole.id))
        else:
            yield from self._rows(size)
        possible = self.filled.possible or str(sum(worth))
        yield Closing(self.frame, possible, rubric.sheet, self.filled.total)

    def _rows(self, size: TextSize) -> Iterator[Block]:
        scale: Scale | None = None
        for criterion, most in zip(self.rubric.criteria, points(self.rubric), strict=True):
            if scale_of(criterion) != scale:
                scale = scale_of(criterion)
                head = self._head(criterion)
            yield row_of(
                criterion,
                most,
                rubric=self.rubric,
                head=head,
                size=size,
                objective=self._objective(criterion),
                answer=self.filled.to(criterion.id),
            )

    def _head(self, criterion: Criterion) -> TableHead:
        columns = columns_of(self.frame, len(criterion.levels), self.rubric)
        marks = self.rubric.kind is not RubricKind.CHECKLIST
        return table_head(columns, scale_of(criterion), has_marks=marks)

    def _objective(self, criterion: Criterion) -> str:
        at, known = criterion.objective, self.source.objectives
        wanted = self.rubric.sheet.objective and at is not None and at < len(known)
        goal = known[at] if wanted and at is not None else ""
        return "" if plain(goal).casefold() in plain(criterion.description).casefold() else goal


def _sentences(*parts: str) -> str:
    """Each part as a sentence of its own."""
    ended = (part if part.endswith((".", "?", "!", "…")) else f"{part}." for part in parts if part)
    return " ".join(ended)


def _letters(rubric: Rubric) -> int:
    return sum(
        len(criterion.title) + len(criterion.description) + len(level.descriptor)
        for criterion in rubric.criteria
        for level in criterion.levels
    )


def _place(blocks: tuple[Block, ...], frame: Frame) -> PlacedPage:
    items: list[Item] = []
    marks: list[Bookmark] = []
    top = frame.top
    for block, height in zip(blocks, _heights(blocks, frame), strict=True):
        if isinstance(block, Closing):
            top = frame.bottom - height
        items.extend(block.place(top, height))
        if isinstance(block, Row | LevelRow) and block.is_first:
            marks.append(Bookmark(bookmark_title(block.title), top))
        top += height
    return PlacedPage(tuple(items), tuple(marks))


def _heights(blocks: tuple[Block, ...], frame: Frame) -> list[float]:
    """Rows of one height where that is possible, then more lines to write on."""
    is_last = isinstance(blocks[-1], Closing)
    most = _TALLEST_ROW if is_last else _TALLEST_ROW_BEFORE_LAST_PAGE
    heights = heights_of(blocks, (Row, LevelRow), frame.height, most=most)
    if is_last:
        spare = frame.height - sum(heights)
        heights[-1] += steps_into(spare, frame.type.pitch, most=_MOST_LINES - 1) * frame.type.pitch
    return heights
