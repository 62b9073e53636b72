"""The filters above the list: as many chips as there is room for, the others under More."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.ui.library.shelf import Counts, LengthRange, Status, Wanted
from facilitator.ui.override import override
from facilitator.ui.theme import theme
from facilitator.ui.widgets.chips import Chip
from facilitator.ui.widgets.labels import plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QMenu

HEIGHT = 36
_GAP = 8
_LONGEST_TAG = 24
translate = QCoreApplication.translate


class Filter(NamedTuple):
    """A chip or a menu entry: what it says, what pressing it asks for, and whether it is on."""

    key: str
    text: str
    icon: str
    pressed: Wanted
    on: bool
    tooltip: str = ""


class ChipRow(QWidget):
    """`wanted_changed` carries what the user now wants to see."""

    wanted_changed = Signal(object)
    trash_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wanted = Wanted()
        self._counts = Counts()
        self._counted = True
        self._chips: dict[str, Chip] = {}
        self._neighbours: tuple[QWidget, QWidget] | None = None
        self._filters: dict[str, Filter] = {}
        self._more = Chip(self.tr("More"), icon="ph.funnel", check_mark=False, parent=self)
        self._more.setCheckable(False)
        self._more.setToolTip(self.tr("All tags, lengths and the trash"))
        self._more.clicked.connect(self._show_menu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_filters(self, wanted: Wanted, counts: Counts, *, counted: bool = True) -> None:
        """`counted` is False while only part of the library is known: numbers are left out."""
        self._wanted, self._counts, self._counted = wanted, counts, counted
        self._filters = {filter_.key: filter_ for filter_ in self._wanted_filters()}
        for key in self._chips.keys() - self._filters.keys():
            gone = self._chips.pop(key)
            gone.hide()
            gone.deleteLater()
        # A chip that stays keeps the focus that pressing it gave.
        self._chips = {key: self._shown(filter_) for key, filter_ in self._filters.items()}
        self._place()

    def shown_texts(self) -> list[str]:
        """What the chips say that there was room for."""
        return [chip.label for chip in self._chips.values() if chip.isVisibleTo(self)]

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme().px(300), self._more.sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _wanted_filters(self) -> Iterator[Filter]:
        """First the state of plans, then what is on, then the tags that are used most."""
        wanted = self._wanted
        yield self._status(Status.ALL)
        yield self._status(Status.READY)
        yield self._status(Status.CHECKS)
        if wanted.status is Status.DRAFT:
            yield self._status(Status.DRAFT)
        if wanted.length is not LengthRange.ANY:
            text = length_text(wanted.length)
            pressed = wanted._replace(length=LengthRange.ANY)
            yield Filter("length", text, "ph.clock", pressed, on=True)
        for tag in sorted(wanted.tags):
            yield self._tag(tag)
        yield self._status(Status.NEVER_RUN)
        for tag in self._counts.tags_by_use()[:12]:
            if tag not in wanted.tags:
                yield self._tag(tag)

    def _status(self, status: Status) -> Filter:
        text, icon_name = status_text(status), _STATUS_ICONS.get(status, "")
        if status is Status.ALL:
            # All takes every filter off: it is what one presses to see everything again.
            on, everything = not self._wanted.is_filtered, self._wanted.unfiltered()
            return Filter(status, self._numbered(text, status), "", everything, on=on)
        on = self._wanted.status is status
        pressed = self._wanted._replace(status=Status.ALL if on else status)
        return Filter(status, self._numbered(text, status), icon_name, pressed, on=on)

    def _numbered(self, text: str, status: Status) -> str:
        return f"{text} {self._counts.statuses[status]}" if self._counted else text

    def _tag(self, tag: str) -> Filter:
        short = tag if len(tag) <= _LONGEST_TAG else tag[: _LONGEST_TAG - 1].rstrip() + "…"
        text = f"{short} {self._counts.tags[tag]}" if self._counted else short
        return Filter(
            f"tag {tag}",
            text,
            "ph.tag",
            self._wanted.with_tag_toggled(tag),
            on=tag in self._wanted.tags,
            tooltip="" if short == tag else tag,
        )

    def _shown(self, filter_: Filter) -> Chip:
        chip = self._chips.get(filter_.key) or self._made(filter_)
        chip.set_text(filter_.text)
        chip.setChecked(filter_.on)
        chip.setToolTip(plain_tooltip(filter_.tooltip))
        return chip

    def _made(self, filter_: Filter) -> Chip:
        chip = Chip(filter_.text, icon=filter_.icon, check_mark=False, parent=self)
        key = filter_.key
        chip.clicked.connect(lambda: self._press(key))
        return chip

    def _press(self, key: str) -> None:
        filter_ = self._filters[key]
        self._chips[key].setChecked(filter_.on)
        self._want(filter_.pressed)

    def _want(self, wanted: Wanted) -> None:
        self.wanted_changed.emit(wanted)

    def stand_between(self, before: QWidget, after: QWidget) -> None:
        """Where the keyboard comes from and goes to: chips are made after their neighbours."""
        self._neighbours = (before, after)
        self._chain()

    def _place(self) -> None:
        """Chips from the left while More still fits behind them."""
        more = self._more.sizeHint()
        x, room = 0, self.width() - more.width()
        fits = True
        for chip in self._chips.values():
            size = chip.sizeHint()
            fits = fits and x + size.width() + _GAP <= room
            chip.setVisible(fits)
            if fits:
                chip.setGeometry(x, 0, size.width(), size.height())
                x += size.width() + _GAP
        self._more.setGeometry(x, 0, more.width(), more.height())
        self._chain()

    def _chain(self) -> None:
        if self._neighbours is None:
            return
        before, after = self._neighbours
        order = [before, *self._chips.values(), self._more, after]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _show_menu(self) -> None:
        menu = self.make_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def make_menu(self) -> QMenu:
        """Every filter there is, all tags, the lengths and the trash."""
        from facilitator.ui.library.filter_menu import filter_menu

        return filter_menu(self)

    def all_statuses(self) -> list[Filter]:
        return [self._status(status) for status in Status if status is not Status.ALL]

    def all_tags(self) -> list[Filter]:
        """By name, with those that are on though no plan has them any more."""
        known = self._counts.tags | dict.fromkeys(self._wanted.tags, 0)
        return [self._tag(tag) for tag in sorted(known, key=str.casefold)]

    def all_lengths(self) -> list[Filter]:
        return [
            Filter(
                length,
                length_text(length),
                "",
                self._wanted._replace(length=length),
                on=self._wanted.length is length,
            )
            for length in LengthRange
        ]

    @property
    def wanted(self) -> Wanted:
        return self._wanted


_STATUS_ICONS = {Status.READY: "ph.check-circle", Status.CHECKS: "ph.warning"}


def status_text(status: Status) -> str:
    return {
        Status.ALL: translate("Library", "All"),
        Status.READY: translate("Library", "Ready"),
        Status.CHECKS: translate("Library", "Has checks"),
        Status.NEVER_RUN: translate("Library", "Never run"),
        Status.DRAFT: translate("Library", "Draft"),
    }[status]


def length_text(length: LengthRange) -> str:
    return {
        LengthRange.ANY: translate("Library", "Any length"),
        LengthRange.HOUR: translate("Library", "Up to 1 h"),
        LengthRange.TWO_HOURS: translate("Library", "1 to 2 h"),
        LengthRange.HALF_DAY: translate("Library", "2 to 4 h"),
        LengthRange.LONGER: translate("Library", "Over 4 h"),
    }[length]
