"""Whether every word on a page has the room it needs: check 3 of VISUAL.md, and part of 13."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel

from facilitator.ui.run.text_block import TextBlock
from facilitator.ui.widgets.buttons import text_width
from facilitator.ui.widgets.labels import ElidedLabel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtWidgets import QWidget

    from tests.e2e.filled import Filled
    from tests.e2e.painted import PaintedWords

_A_TIME = re.compile(r"\d:\d\d|\d (min|h)\b")


def losses(view: QWidget, painted: PaintedWords, own: set[str]) -> Iterator[str]:
    for label in view.findChildren(QLabel):
        if label.isVisible() and label.text() and is_cut(label):
            yield f"{label.text()!r} has no room"
    for words in painted.faults:
        yield f"{words.text!r} in {words.where}: {words.fault}"
    for words in painted.cut:
        if _A_TIME.search(words.text) or not is_users(words.text, own):
            yield f"{words.text!r} in {words.where} is cut to {words.fault!r}"
    for part in (*view.findChildren(QLabel), *view.findChildren(QAbstractButton)):
        if part.isVisible() and (told := beyond(part, view)):
            words = part.accessibleName() or part.text()
            yield f"{part.metaObject().className()} {words!r} {told}"


def is_cut(label: QLabel) -> bool:
    if isinstance(label, ElidedLabel):
        return False  # it paints its words itself, and so is heard of
    if label.hasHeightForWidth():
        return label.heightForWidth(label.width()) > label.height() + 1
    if isinstance(label, TextBlock):
        return label.natural_width() > label.width() + 1
    return text_width(label.font(), label.text()) > label.contentsRect().width() + 1


def beyond(part: QWidget, view: QWidget) -> str:
    """Whether something stands out of what holds it; in a scroll area only sideways counts."""
    box = part.rect()
    while part is not view and part.parentWidget() is not None:
        holder = part.parentWidget()
        box.translate(part.pos())
        room = holder.rect().adjusted(-1, -1, 1, 1)
        if holder.objectName() == "qt_scrollarea_viewport":
            out = box.left() < room.left() or box.right() > room.right()
            return f"reaches {box.right()} in {room.right()}" if out else ""
        if not room.contains(box):
            return f"stands out of {holder.metaObject().className()}"
        part = holder
    return ""


def scroll_bars(view: QWidget, scale: float) -> Iterator[str]:
    """Larger text may make a table scroll; at the usual size nothing scrolls sideways."""
    for area in view.findChildren(QAbstractScrollArea):
        if scale == 1.0 and area.isVisible() and area.horizontalScrollBar().isVisible():
            yield f"{area.accessibleName()!r} scrolls sideways"


def users_words(filled: Filled) -> set[str]:
    """Every text that somebody wrote into a plan or a session; only such may end in …"""
    found = {" ".join(text.split()) for plan in filled.plans() for text in texts_in(plan)}
    found |= {text for group in filled.groups() for text in texts_in(group)}
    return {text for text in found if len(text) > 3} | {filled.place}


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            yield from texts_in(getattr(value, one.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from texts_in(part)


def is_users(text: str, own: Iterable[str]) -> bool:
    """Whether it is part of what users wrote, or says something about what they named."""
    bare = text.strip(" ·")
    return any(bare in one or one in bare for one in own)
