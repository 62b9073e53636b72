"""The middle of the Print page: zoom, pages, and what is said when there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from facilitator.ui.override import override
from facilitator.ui.print.preview import SCREEN_POINT, PageCanvas, fitting, next_zoom
from facilitator.ui.theme import Role, theme
from facilitator.ui.widgets.buttons import IconButton, button
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.widgets.glyphs import Glyph
from facilitator.ui.widgets.labels import ElidedLabel, label
from facilitator.ui.widgets.panes import Card, Pane, Separator, scroll_by_touch

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QPaintEvent

    from facilitator.ui.print.pages import PageSize
    from facilitator.ui.print.preview import Want

_PAGES, _MAKING, _PROBLEM = range(3)
_LARGE = 1700


class PreviewPane(Pane):
    """`pictures_wanted` carries the pictures that are missing, each time something moves."""

    pictures_wanted = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("sunken", parent=parent)
        self._sizes: tuple[PageSize, ...] = ()
        self._page = 0
        self._zoom: float | None = None
        self._canvas = PageCanvas()
        self._area = QScrollArea()
        self._making = EmptyState("ph.spinner-gap", self.tr("Making the pages"), compact=True)
        self._problem = EmptyState("ph.warning-circle", "", compact=True)
        self._warning = Card("warnt", edge="warnl")
        self._warning_words = label("", Role.SMALL, tone="warn", wrap=True)
        self._stack = QStackedWidget()
        self._build()
        self._add_keys()
        self.show_making()
        self.show_warning("")

    @property
    def page(self) -> int:
        return self._page

    def show_document(self, sizes: tuple[PageSize, ...], *, same: bool) -> None:
        """Other pages; `same` keeps the place because it is still the same document."""
        self._sizes = sizes
        self._page = min(self._page, max(0, len(sizes) - 1)) if same else 0
        self._canvas.forget()
        self._stack.setCurrentIndex(_PAGES)
        self._arrange()

    def show_making(self) -> None:
        """The pages are on their way."""
        self._show_none(_MAKING)

    def show_problem(self, sentence: str) -> None:
        """Why there are no pages."""
        self._problem.set_words(sentence)
        self._show_none(_PROBLEM)

    def show_warning(self, sentence: str) -> None:
        """What is not printed as it is written; empty when nothing is."""
        self._warning_words.setText(sentence)
        self._below.setVisible(bool(sentence))

    def _show_none(self, page: int) -> None:
        self._sizes = ()
        self._stack.setCurrentIndex(page)
        self._show_place()

    def take_picture(self, want: Want, image: QImage) -> None:
        self._canvas.take_picture(want, image)
        self._ask()

    def go(self, way: int) -> None:
        """Turn pages, two at a time where two are shown."""
        step = self._side_by_side()
        goal = self._page + way * step
        if 0 <= goal < len(self._sizes):
            self._page = goal
            self._arrange()

    def zoom(self, way: int) -> None:
        if self._sizes:
            self._zoom = next_zoom(self._scale(), way)
            self._arrange()

    def fit(self) -> None:
        self._zoom = None
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arrange()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent) and event.modifiers() & _CTRL:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            return True
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._ask()
        return False

    def _shown(self) -> tuple[PageSize, ...]:
        return self._sizes[self._page : self._page + self._side_by_side()]

    def _side_by_side(self) -> int:
        return 2 if self.window().width() >= _LARGE else 1

    def _scale(self) -> float:
        return self._zoom or fitting(self._shown(), self._room())

    def _room(self) -> QSize:
        return self._area.maximumViewportSize()

    def _arrange(self) -> None:
        if not self._sizes:
            return
        self._page -= self._page % self._side_by_side()
        self._canvas.show_pages(self._shown(), self._page, self._scale())
        self._canvas.resize(self._canvas.sizeHint().expandedTo(self._room()))
        self._show_place()
        self._ask()

    def _ask(self) -> None:
        wants = self._canvas.wants()
        if wants and self.isVisible():
            self.pictures_wanted.emit(wants)

    def _show_place(self) -> None:
        count, first, step = len(self._sizes), self._page + 1, self._side_by_side()
        last = min(count, first + step - 1)
        if last > first:
            words = self.tr("Pages {first}–{last} of {count}")
        else:
            words = self.tr("Page {first} of {count}")
        self._place.setText(words.format(first=first, last=last, count=count) if count else "")
        self._back.setEnabled(self._page > 0)
        self._on.setEnabled(self._page + step < count)
        for made in (self._closer, self._fit, self._further):
            made.setEnabled(bool(count))
        percent = round(100 * self._zoom / SCREEN_POINT) if self._zoom else 0
        zoom = self.tr("{percent} %").format(percent=percent) if percent else self._fits
        self._fit.setText(zoom)
        self._fit.setAccessibleName(self.tr("Zoom {zoom}, fit to window").format(zoom=zoom))

    def _build(self) -> None:
        self._area.setWidget(self._canvas)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area.setAccessibleName(self.tr("Page preview"))
        self._area.viewport().installEventFilter(self)
        scroll_by_touch(self._area)
        for page in (self._area, self._making, self._problem):
            self._stack.addWidget(page)
        warning = QHBoxLayout(self._warning)
        warning.setContentsMargins(12, 8, 12, 8)
        warning.setSpacing(10)
        warning.addWidget(Glyph("ph.warning", "warn"))
        warning.addWidget(self._warning_words, 1)
        self._below = Pane("sunken")
        below = QVBoxLayout(self._below)
        below.setContentsMargins(16, 0, 16, 16)
        below.addWidget(self._warning)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_head())
        column.addWidget(self._stack, 1)
        column.addWidget(self._below)

    def _make_head(self) -> QWidget:
        head = Pane("bg", edges=("bottom",))
        head.setFixedHeight(theme().px(48))
        self._fits = self.tr("Fit")
        self._closer = IconButton("ph.magnifying-glass-minus", self.tr("Zoom out"), side=40)
        self._further = IconButton("ph.magnifying-glass-plus", self.tr("Zoom in"), side=40)
        self._fit = button(self._fits, kind="flat", height=40, tooltip=self.tr("Fit to window"))
        self._back = IconButton("ph.caret-left", self.tr("Page back"), side=40)
        self._on = IconButton("ph.caret-right", self.tr("Next page"), side=40)
        self._place = label("", Role.BODY)
        self._closer.clicked.connect(lambda: self.zoom(-1))
        self._further.clicked.connect(lambda: self.zoom(1))
        self._fit.clicked.connect(self.fit)
        self._back.clicked.connect(lambda: self.go(-1))
        self._on.clicked.connect(lambda: self.go(1))
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 12, 1)
        row.setSpacing(4)
        row.addWidget(_Heading(self.tr("Page preview"), Role.STRONG), 1)
        for made in (self._closer, self._fit, self._further, _line(), self._back):
            row.addWidget(made)
        row.addWidget(self._place)
        row.addWidget(self._on)
        return head

    def _add_keys(self) -> None:
        keys = {"PgUp": -1, "PgDown": 1}
        for name, way in keys.items():
            shortcut = QShortcut(QKeySequence(name), self)
            shortcut.activated.connect(lambda way=way: self.go(way))


class _Heading(ElidedLabel):
    """The pane's name, for which a narrow pane has no room beside its buttons."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_elided:
            super().paintEvent(event)


def _line() -> Separator:
    made = Separator(vertical=True)
    made.setFixedHeight(24)
    return made


_CTRL = Qt.KeyboardModifier.ControlModifier
