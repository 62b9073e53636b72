"""Paper: our sheets against the same marks drawn bare, and a change against the eye's patience."""

from __future__ import annotations

import os
from dataclasses import replace
from io import BytesIO
from itertools import cycle
from time import perf_counter
from typing import TYPE_CHECKING

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from facilitator.domain.paper import Paper
from facilitator.domain.rubric_draft import draft_rubric
from facilitator.printing.fonts import typeface
from facilitator.printing.items import Box, LevelMark, Rule, Words
from facilitator.printing.render import render
from facilitator.services.printing import Document, PrintOrder, lay_out, make_pdf
from tests.benchmarks.corpus import plan
from tests.benchmarks.harness import Bench, milliseconds

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from PySide6.QtCore import SignalInstance

    from facilitator.printing.items import Item
    from facilitator.printing.story import Story

SHEETS = 200
ALLOWED_MS = 150.0


def benches(folder: Path) -> Iterator[Bench]:
    typeface(folder)  # making its bold weight is no part of a sheet
    different = [_order(number) for number in range(SHEETS)]
    drawn = [lay_out(order).story for order in different]
    yield Bench(
        f"{SHEETS} rubric sheets of {SHEETS} plans / bare canvas",
        milliseconds(lambda: render(*(lay_out(order).story for order in different))),
        milliseconds(lambda: bare(drawn)),
        bar=2.5,
        rounds=3,
    )
    named = replace(different[0], groups=tuple(f"Group {n}" for n in range(SHEETS)))
    copies = [lay_out(named).story]
    yield Bench(
        f"{SHEETS} copies of a sheet with other names / bare canvas",
        milliseconds(lambda: make_pdf(named)),
        milliseconds(lambda: bare(copies)),
        bar=0.5,
        rounds=3,
    )
    yield from _looking(folder)


def _looking(folder: Path) -> Iterator[Bench]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from facilitator.ui.theme import install

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    install(application)
    eye = _Eye(folder)
    yield Bench("Change to picture of the first page", eye.look, lambda: ALLOWED_MS, bar=1.0)
    eye.close()


def _order(number: int) -> PrintOrder:
    made = plan(number)
    return PrintOrder(Document.RUBRIC, made, rubric=draft_rubric(made))


def bare(stories: Sequence[Story]) -> bytes:
    """The marks of these stories, one after the other, with nothing but the canvas as it comes."""
    rl_config.useA85 = 1
    target = BytesIO()
    canvas = Canvas(target, pageCompression=1)
    for story in stories:
        canvas.setPageSize((story.frame.page_width, story.frame.page_height))
        for copy in story.copies:
            for page, additions in zip(story.pages, copy.additions, strict=True):
                for item in (*page.items, *additions):
                    _draw(canvas, item, story.frame.page_height)
                canvas.showPage()
    canvas.save()
    rl_config.useA85 = 0
    return target.getvalue()


def _draw(canvas: Canvas, item: Item, height: float) -> None:
    match item:
        case Words():
            canvas.setFont(typeface().face(bold=item.bold).name, item.size)
            canvas.setFillGray(item.gray)
            canvas.drawString(item.x, height - item.y, item.text)
        case Rule():
            canvas.setLineWidth(item.width)
            canvas.setStrokeGray(item.gray)
            canvas.line(item.x1, height - item.y1, item.x2, height - item.y2)
        case Box():
            canvas.setLineWidth(item.line)
            canvas.rect(item.x, height - item.y - item.height, item.width, item.height)
        case LevelMark():
            canvas.circle(item.x, height - item.y, item.diameter / 2)


class _Eye:
    """Somebody on the Print page who changes the paper and waits for the page to follow."""

    def __init__(self, folder: Path) -> None:
        from facilitator.ui.print import build
        from facilitator.ui.tasks import WorkerTasks
        from tests.ui.rig import make_rig

        self._tasks = WorkerTasks()
        self._rig = make_rig(folder, self._tasks)
        self._page = build(self._rig.shell)
        self._page.view.resize(1366, 712)
        self._page.view.show()
        self._page.show_plan(self._rig.add_plan(plan(1)))
        self._papers = cycle((Paper.LETTER, Paper.A4))
        self._rest()

    def look(self) -> float:
        """Milliseconds until the first page lies there anew."""
        begin = perf_counter()
        self._page.view.options.paper_chosen.emit(next(self._papers))
        self._wait(self._page.presenter.previews.drawn)
        spent = (perf_counter() - begin) * 1000
        self._rest()
        return spent

    def close(self) -> None:
        self._tasks.close()
        self._page.view.hide()
        self._page.view.deleteLater()
        self._rig.desk.library.close()

    def _rest(self) -> None:
        """Until the other documents are made, too."""
        while not self._page.presenter.previews.is_resting:
            self._wait(self._page.presenter.previews.made)

    def _wait(self, signal: SignalInstance) -> None:
        from PySide6.QtCore import QEventLoop

        loop = QEventLoop()
        signal.connect(loop.quit)
        loop.exec()
        signal.disconnect(loop.quit)
