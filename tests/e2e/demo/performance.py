"""What every act works with: the real windows, hands that drag and click, numbered pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QMouseEvent, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QListWidget, QMenu, QWidget

from facilitator.services import plans, runs
from facilitator.ui.sound.presenter import SOUNDS
from facilitator.ui.widgets.toast import Toast
from tests.e2e.stage import Stage
from tests.fakes import FakeClock

if TYPE_CHECKING:
    from facilitator.services.runs import LiveRun

OUT = Path("build/demo")
NO_KEY = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
_LEFT = Qt.MouseButton.LeftButton
_MOMENT = 700  # ms that a person gets to look
_STEPS = 8


class Performance:
    """One performance; every picture is numbered in the order of the job."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = FakeClock()
        self.stage = self.open_laptop("laptop")
        self.plan_id = self.session_id = ""
        self._count = 0

    def open_laptop(self, name: str) -> Stage:
        """A computer with a library of its own."""
        made = Stage(self.folder / name, self.clock)
        if _nobody_listens():
            made.choices.set_text(SOUNDS, "no")
        made.window.resize(1366, 768)
        made.settle()
        return made

    # What is looked at

    def show(self, name: str, widget: QWidget | None = None) -> None:
        """A picture of the window with the menu that is open over it, or of one widget."""
        self._count += 1
        if not _nobody_listens():
            QTest.qWait(_MOMENT)
        self.stage.settle()
        file = OUT / f"{self._count:02}-{name}.png"
        picture = (widget or self.stage.window).grab()
        if widget is None:
            self._paint_menus(picture)
        picture.save(str(file))
        print(f"  {file}")

    def _paint_menus(self, picture: QPixmap) -> None:
        painter = QPainter(picture)
        for menu in self._menus():
            painter.drawPixmap(self.stage.window.mapFromGlobal(menu.pos()), menu.grab())
        painter.end()

    def show_dialog(self, name: str) -> None:
        self.show(name, self.dialog)

    @property
    def dialog(self) -> QDialog:
        found = QApplication.activeModalWidget()
        assert isinstance(found, QDialog), "no dialog is open"
        return found

    # What hands do

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        QTest.mouseClick(widget, _LEFT, NO_KEY, at or widget.rect().center())
        self.stage.settle()

    def take_hold(self, widget: QWidget, at: QPoint, by: int) -> None:
        """Press and move down by so many px in some steps, without letting go."""
        QTest.mousePress(widget, _LEFT, NO_KEY, at)
        origin = widget.mapToGlobal(at)
        for step in range(1, _STEPS + 1):
            there = origin + QPoint(0, round(by * step / _STEPS))
            local, far = QPointF(widget.mapFromGlobal(there)), QPointF(there)
            moved = QMouseEvent(QEvent.Type.MouseMove, local, far, _LEFT, _LEFT, NO_KEY)
            QApplication.sendEvent(widget, moved)
        self.stage.settle()

    def let_go(self, widget: QWidget) -> None:
        QTest.mouseRelease(widget, _LEFT, NO_KEY, widget.rect().center())
        self.stage.settle()

    def choose_row(self, listed: QListWidget, words: str) -> None:
        """Click on the first row that holds the words."""
        item = listed.findItems(words, Qt.MatchFlag.MatchContains)[0]
        listed.scrollToItem(item)
        self.click(listed.viewport(), listed.visualItemRect(item).center())

    def open_menu(self, widget: QWidget) -> None:
        """By the right button."""
        at = widget.rect().center()
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(widget, QContextMenuEvent(reason, at, widget.mapToGlobal(at)))
        self.stage.settle()

    def choose(self, *path: str) -> None:
        """Through the open menu and its submenus, by the beginnings of their entries."""
        for words in path:
            menu = self._menus()[-1]
            action = next(one for one in menu.actions() if one.text().startswith(words))
            if action.menu():  # hovering waits for a moment; the key does not
                menu.setActiveAction(action)
                QTest.keyClick(menu, Qt.Key.Key_Right)
            else:
                QTest.mouseClick(menu, _LEFT, NO_KEY, menu.actionGeometry(action).center())
            self.stage.settle()

    def let_messages_go(self) -> None:
        """As they do by themselves after some seconds."""
        for toast in self.stage.window.findChildren(Toast):
            toast.dismiss()

    def close_menus(self) -> None:
        for menu in reversed(self._menus()):
            QTest.keyClick(menu, Qt.Key.Key_Escape)
        self.stage.settle()

    @staticmethod
    def _menus() -> list[QMenu]:
        """From the first to the innermost."""
        top = QApplication.topLevelWidgets()
        return sorted(
            (one for one in top if isinstance(one, QMenu) and one.isVisible()),
            key=lambda menu: menu.x(),
        )

    def at_file_dialog(self, target: Path) -> None:
        """The next dialog that asks for a file gets this one."""
        QTimer.singleShot(0, lambda: _fill_file_dialog(target.absolute()))

    # What the library holds

    def plan_called(self, word: str) -> str:
        return next(row.id for row in plans.shelf(self.stage.desk) if word in row.title)

    @property
    def live(self) -> LiveRun:
        """The session that is run."""
        return runs.load(self.stage.desk, self.session_id)


def _nobody_listens() -> bool:
    return QGuiApplication.platformName() == "offscreen"


def _fill_file_dialog(target: Path) -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog), "the file dialog did not open"
    dialog.selectFile(str(target))
    dialog.accept()
