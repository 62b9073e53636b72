"""Drawing a story as PDF: the same story gives the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING

from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from facilitator.domain.paper import Arrangement
from facilitator.printing.coverage import readable
from facilitator.printing.embedding import EmbeddedScripts
from facilitator.printing.fonts import typeface
from facilitator.printing.imposition import UPRIGHT, Leaf, sides
from facilitator.printing.items import Box, Fill, LevelMark, Picture, Ring, Rule, Words
from facilitator.printing.logo import grayed
from facilitator.printing.typesetting import ELLIPSIS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reportlab.pdfgen.textobject import PDFTextObject

    from facilitator.printing.fonts import Typeface
    from facilitator.printing.imposition import Matrix
    from facilitator.printing.items import Item
    from facilitator.printing.story import Page, Story
    from facilitator.printing.style import Frame
    from facilitator.printing.typesetting import Shaped

_CREATOR = "Facilitator Companion"
_PDF_VERSION = (1, 4)
"""The first that has a place for the language."""

_THIN = 0.4
"""The widest line where ink is saved, in points."""

_MARK_LINE = 1.1
_MARK_GAP = 0.9

# Bytes as letters are a quarter more of them, and take as long as drawing the page.
rl_config.useA85 = 0

# reportlab's fonts keep the place they read at, so that only one document at a time can be saved.
_one_at_a_time = Lock()


def render(
    *stories: Story,
    title: str = "",
    arrangement: Arrangement = Arrangement.SINGLE,
    both_sides: bool = False,
) -> bytes:
    """The stories as one PDF; what all copies of one share is stored once.

    Several stories get one outline with an entry for each, and the title that is given. For
    `both_sides` of the paper every copy begins on a front.
    """
    with _one_at_a_time:
        return _Document(stories, title).bytes(arrangement, both_sides=both_sides)


class _Document:
    """One PDF on its way."""

    def __init__(self, stories: tuple[Story, ...], title: str) -> None:
        self._stories = stories
        self._target = BytesIO()
        self._canvas = Canvas(
            self._target,
            pagesize=_size(stories[0].frame),
            pageCompression=1,
            invariant=1,
            # That of our own words: a plan does not say which one it is written in.
            lang=stories[0].frame.look.language,
            pdfVersion=_PDF_VERSION,
            # Else every PDF would name Helvetica, which nothing embeds; the stub wants a number.
            initialFontName=typeface().regular.name,  # type: ignore[arg-type]
        )
        self._describe(title or stories[0].title, stories[0].subject)

    def bytes(self, arrangement: Arrangement, *, both_sides: bool) -> bytes:
        scripts = EmbeddedScripts(self._canvas)
        several = len(self._stories) > 1
        drawings = [
            drawing
            for number, story in enumerate(self._stories)
            for drawing in _Chapter(
                self._canvas, scripts, story, number, is_one_of_many=several
            ).drawings()
        ]
        leaves = [drawing.leaf for drawing in drawings]
        in_order = arrangement is not Arrangement.BOOKLET
        for side in sides(leaves, arrangement, fronts=both_sides):
            self._canvas.setPageSize((side.width, side.height))
            for placed in side.pages:
                drawing = drawings[placed.position]
                if in_order:  # else an outline would lead to and fro
                    drawing.mark(alone=placed.matrix == UPRIGHT)
                self._draw(drawing, placed.matrix)
            self._canvas.showPage()
        self._canvas.save()
        return self._target.getvalue()

    def _draw(self, drawing: _Drawing, matrix: Matrix) -> None:
        if matrix == UPRIGHT:
            drawing.draw()
            return
        self._canvas.saveState()
        self._canvas.transform(*matrix)
        drawing.draw()
        self._canvas.restoreState()

    def _describe(self, title: str, subject: str) -> None:
        canvas = self._canvas
        canvas.setTitle(readable(title))
        canvas.setSubject(readable(subject))
        canvas.setAuthor("")
        canvas.setCreator(_CREATOR)
        canvas.setViewerPreference("DisplayDocTitle", "true")


@dataclass(frozen=True, slots=True)
class _Drawing:
    """A page that is drawn where and when it is wanted; `mark` sets its bookmarks."""

    leaf: Leaf
    draw: Callable[[], None]
    mark: Callable[..., None]


class _Chapter:
    """One story within a PDF."""

    def __init__(
        self,
        canvas: Canvas,
        scripts: EmbeddedScripts,
        story: Story,
        number: int,
        *,
        is_one_of_many: bool,
    ) -> None:
        self._canvas = canvas
        self._scripts = scripts
        self._story = story
        self._number = number
        self._depth = 1 if is_one_of_many else 0
        self._shares_pages = len(story.copies) > 1

    def drawings(self) -> Iterator[_Drawing]:
        size = _size(self._story.frame)
        if self._shares_pages:
            self._canvas.setPageSize(size)  # the forms take it over
            self._draw_forms()
        for number, copy in enumerate(self._story.copies):
            for position, page in enumerate(self._story.pages):
                additions = copy.additions[position]
                yield _Drawing(
                    Leaf(*size, self._number, number),
                    partial(self._draw_page, page, additions, position),
                    partial(self._bookmark, page, number, position),
                )

    def _draw_forms(self) -> None:
        for position, page in enumerate(self._story.pages):
            self._canvas.beginForm(self._form_name(position))
            _Painter(self._canvas, self._scripts, self._story.frame).paint(page.items)
            self._canvas.endForm()

    def _draw_page(self, page: Page, additions: tuple[Item, ...], position: int) -> None:
        painter = _Painter(self._canvas, self._scripts, self._story.frame)
        if self._shares_pages:
            self._canvas.doForm(self._form_name(position))
            painter.paint(additions)
        else:
            painter.paint((*page.items, *additions))

    def _bookmark(self, page: Page, number: int, position: int, *, alone: bool) -> None:
        """Copies are marked by their names alone; one that is `alone` also by its parts."""
        key = f"{self._number}-{number}-{position}"
        if position == 0:
            self._mark_beginning(number, key)
        if self._shares_pages or not alone:
            return
        for at, mark in enumerate(page.bookmarks):
            inner = f"{key}-{at}"
            top = self._story.frame.page_height - mark.y
            self._canvas.bookmarkPage(inner, fit="XYZ", left=0, top=top)
            self._canvas.addOutlineEntry(_visible(mark.title), inner, level=self._depth or 1)

    def _mark_beginning(self, number: int, key: str) -> None:
        """Of the story where it is one of many, and of the first of copies of one name."""
        titles = [copy.title for copy in self._story.copies[max(0, number - 1) : number + 1]]
        if self._depth and number == 0:
            self._mark(self._story.title, f"{self._number}", 0)
        is_again = len(titles) > 1 and titles[0] == titles[1]
        if not is_again and not (self._depth and titles[-1] == self._story.title):
            self._mark(titles[-1], key, self._depth)

    def _mark(self, title: str, key: str, level: int) -> None:
        self._canvas.bookmarkPage(key)
        self._canvas.addOutlineEntry(_visible(title), key, level=level)

    def _form_name(self, position: int) -> str:
        return f"page{self._number}-{position}"


def _size(frame: Frame) -> tuple[float, float]:
    return frame.page_width, frame.page_height


def _visible(title: str) -> str:
    return readable(title).strip() or ELLIPSIS


class _Painter:
    """Items onto the canvas, whose y runs upwards."""

    def __init__(self, canvas: Canvas, scripts: EmbeddedScripts, frame: Frame) -> None:
        self._canvas = canvas
        self._scripts = scripts
        self._height = frame.page_height
        self._saves_ink = frame.look.ink_saver
        self._is_gray = frame.look.gray
        self._pen = (-1.0, -1.0)
        self._typeface: Typeface = typeface()

    def paint(self, items: Iterable[Item]) -> None:
        words = []
        for item in items:
            if isinstance(item, Words):
                words.append(item)
            else:
                self._draw(item)
        self._write(words)

    def _draw(self, item: Item) -> None:
        match item:
            case Rule():
                self._rule(item)
            case Fill():
                self._fill(item)
            case Box():
                self._box(item)
            case Ring():
                self._stroke(item.line)
                self._canvas.circle(item.x, self._height - item.y, item.diameter / 2)
            case LevelMark():
                self._level_mark(item)
            case Picture():
                self._picture(item)

    def _rule(self, rule: Rule) -> None:
        self._stroke(rule.width, rule.gray)
        y1, y2 = self._height - rule.y1, self._height - rule.y2
        if rule.dash:
            self._canvas.setDash(list(rule.dash))
        self._canvas.line(rule.x1, y1, rule.x2, y2)
        if rule.dash:
            self._canvas.setDash()

    def _fill(self, fill: Fill) -> None:
        if self._saves_ink:
            return
        self._canvas.setFillGray(fill.gray)
        bottom = self._height - fill.y - fill.height
        self._canvas.rect(fill.x, bottom, fill.width, fill.height, stroke=0, fill=1)

    def _stroke(self, width: float, gray: float = 0.0) -> None:
        pen = (min(width, _THIN) if self._saves_ink else width, gray)
        if pen != self._pen:
            self._pen = pen
            self._canvas.setLineWidth(pen[0])
            self._canvas.setStrokeGray(gray)

    def _box(self, box: Box) -> None:
        self._stroke(box.line)
        bottom = self._height - box.y - box.height
        if box.corner:
            self._canvas.roundRect(box.x, bottom, box.width, box.height, box.corner)
        else:
            self._canvas.rect(box.x, bottom, box.width, box.height)

    def _picture(self, picture: Picture) -> None:
        """The same picture on every page is in the file once: reportlab knows it by its bytes."""
        place = (picture.x, self._height - picture.y - picture.height)
        content = grayed(picture.content) if self._is_gray else picture.content
        image = ImageReader(BytesIO(content))
        self._canvas.drawImage(image, *place, picture.width, picture.height)

    def _level_mark(self, mark: LevelMark) -> None:
        self._stroke(_MARK_LINE)
        self._canvas.setFillGray(0)
        y = self._height - mark.y
        self._canvas.circle(mark.x, y, (mark.diameter - _MARK_LINE) / 2)
        inner = mark.diameter / 2 - _MARK_LINE - _MARK_GAP
        if mark.share >= 1:
            self._canvas.circle(mark.x, y, inner, stroke=0, fill=1)
        elif mark.share > 0:
            self._wedge(mark.x, y, inner, mark.share)

    def _wedge(self, x: float, y: float, radius: float, share: float) -> None:
        sweep = -360 * share
        corners = (x - radius, y - radius, x + radius, y + radius)
        self._canvas.wedge(*corners, 90, sweep, stroke=0, fill=1)

    def _write(self, words: list[Words]) -> None:
        """One text object for all: what changes from run to run is small."""
        text = self._canvas.beginText()
        size, bold, gray, tracking = 0.0, False, -1.0, 0.0
        for run in words:
            if run.gray != gray:
                gray = run.gray
                text.setFillGray(gray)
            spread = 0.0 if run.shaped else run.tracking
            if spread != tracking:
                tracking = spread
                text.setCharSpace(tracking)
            if run.shaped is None and (run.size != size or run.bold != bold):
                size, bold = run.size, run.bold
                text.setFont(self._typeface.face(bold=bold).name, size)
            text.setTextOrigin(run.x, self._height - run.y)
            if run.shaped is None:
                # It ends a line that nobody asked for, but measures nothing, as textOut would.
                text.textLine(run.text)
            else:
                self._write_shaped(text, run.shaped, run.size)
                size = 0.0
        self._canvas.drawText(text)

    def _write_shaped(self, text: PDFTextObject, shaped: Shaped, size: float) -> None:
        """In operators of the PDF itself: reportlab has no fonts of glyphs."""
        code: list[str] = text._code  # type: ignore[attr-defined]
        for font, codes in self._scripts.codes(shaped.script, shaped.signs):
            code.append(f"/{font} {size:g} Tf <{codes}> Tj")
