"""The windows: each page is opened offscreen and shows more than one colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from facilitator.self_check.trial import Trial
    from facilitator.ui.main_window import MainWindow

_STEPS = 97
_FEWEST_COLOURS = 4
_PREVIEW = 0.5


def pages(trial: Trial) -> Iterator[str]:
    from PySide6.QtWidgets import QWidget

    from facilitator.ui.place import Place

    trial.need_app()
    window, around = _window(trial)
    for place in Place:
        if place is Place.RUN:
            window.navigation.run_session(trial.session_id)
        elif place is Place.REVIEW:
            window.navigation.review_session(trial.session_id)
        else:
            window.navigation.open_plan(trial.plan.id, place)
        yield from _shown(window, place)
    window.hide()
    window.deleteLater()
    assert isinstance(around, QWidget)
    around.deleteLater()


def _window(trial: Trial) -> tuple[MainWindow, QWidget]:
    """The real one, with all work done where it is asked for, and what holds its helpers."""
    from PySide6.QtWidgets import QWidget

    from facilitator.ui.change_bus import ChangeBus
    from facilitator.ui.choices import Choices
    from facilitator.ui.main_window import MainWindow
    from facilitator.ui.shell import Shell
    from facilitator.ui.tasks import InlineTasks
    from facilitator.ui.ticker import Ticker

    choices, around = Choices(trial.paths.settings), QWidget()
    window = MainWindow(choices)
    ticker = Ticker(trial.desk.clock, around)
    shell = Shell(trial.desk, ChangeBus(around), ticker, InlineTasks(), choices, window.navigation)
    window.show()
    window.attach(shell)
    return window, around


def _shown(window: MainWindow, place: str) -> Iterator[str]:
    from PySide6.QtWidgets import QApplication, QMessageBox

    QApplication.processEvents()
    box = window.findChild(QMessageBox)
    if box is not None:
        yield f"The page {place} says: {box.text()}"
        box.close()
    if window.pages.current != place:
        yield f"The page {place} did not open"
    elif _is_blank(window.grab().toImage()):
        yield f"The page {place} is blank"


def print_preview(trial: Trial) -> Iterator[str]:
    """A printed page as a picture, and the part of Qt that talks to printers."""
    from PySide6.QtPrintSupport import QPrinterInfo

    from facilitator.services.printing import Document, PrintOrder, make_pdf
    from facilitator.ui.print.pages import screen_picture

    trial.need_app()
    QPrinterInfo.availablePrinterNames()
    pdf = make_pdf(PrintOrder(Document.RUN_SHEET, trial.plan.plan))
    if _is_blank(screen_picture(pdf, 0, _PREVIEW)):
        yield "The preview of a page is blank"


def _is_blank(picture: QImage) -> bool:
    """A few hundred points spread over the picture have hardly a colour between them."""
    width, height = picture.width(), picture.height()
    points = ((at * _STEPS % width, at * _STEPS // width) for at in range(width * height // _STEPS))
    colours = {picture.pixel(x, y) for x, y in points} if width and height else set()
    return len(colours) < _FEWEST_COLOURS


def guide(trial: Trial) -> Iterator[str]:
    """Its pages, and every picture that one of them names."""
    import re

    from facilitator.services.guide import PAGES, guide_page, picture
    from facilitator.ui.help.guide_window import GuideWindow
    from facilitator.ui.theme import theme

    trial.need_app()
    for name in PAGES:
        for named in re.findall(r'<img src="([^"]*)"', guide_page(name).html):
            if picture(named) is None:
                yield f"The picture {named} of the guide"
    window = GuideWindow()
    window.resize(theme().px(1000), theme().px(680))
    window.show()
    if _is_blank(window.grab().toImage()):
        yield "The guide shows nothing"
    window.deleteLater()
