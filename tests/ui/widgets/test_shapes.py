"""Layouts, labels, strips and marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from facilitator.ui.theme import theme
from facilitator.ui.widgets.badges import PhaseBadge, Pill, Tag
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.labels import ElidedLabel, label
from facilitator.ui.widgets.paint import phase_colors
from facilitator.ui.widgets.panes import Pane, ScrollPane
from facilitator.ui.widgets.timestrip import StripPart, TimeStrip
from tests.ui.widgets.stage import show


def test_an_elided_title_tells_all_in_its_tooltip(qtbot: QtBot) -> None:
    title = ElidedLabel("Mastering Seamless Integration of Everything")
    qtbot.addWidget(title)
    title.resize(1000, 24)
    title.show()
    assert title.toolTip() == ""
    title.resize(100, 24)
    assert title.toolTip() == "Mastering Seamless Integration of Everything"


@given(st.lists(st.integers(1, 30), min_size=1, max_size=30), st.integers(40, 600))
def test_a_flow_never_overlaps_and_never_leaves_its_width(lengths: list[int], width: int) -> None:
    holder = QWidget()
    flow = FlowLayout(holder, gap=8)
    tags = [Tag("x" * length) for length in lengths]
    for tag in tags:
        flow.addWidget(tag)
    height = flow.heightForWidth(width)
    holder.resize(width, height)
    flow.activate()
    boxes = [tag.geometry() for tag in tags]
    assert all(holder.rect().contains(box) for box in boxes)
    for place, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in boxes[place + 1 :])
    holder.deleteLater()


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(0, 300)), max_size=25))
def test_a_strip_is_filled_from_end_to_end(parts: list[tuple[int, int]]) -> None:
    strip = TimeStrip([StripPart(position, minutes) for position, minutes in parts])
    strip.resize(400, 44)
    placed = strip.part_rects()
    assert len(placed) == sum(minutes > 0 for _, minutes in parts)
    for (_, one), (_, other) in pairwise(placed):
        assert other.left() == pytest.approx(one.right() + 2)
    if placed:
        assert placed[-1][1].right() == pytest.approx(400)
    strip.grab()
    strip.deleteLater()


def test_hues_repeat_after_five() -> None:
    assert phase_colors(6) == phase_colors(1)
    assert phase_colors(10) == phase_colors(5)
    assert len({phase_colors(position)[0].name() for position in (1, 2, 3, 4, 5, None)}) == 6


def test_a_pill_changes_only_when_it_says_something_else(qtbot: QtBot) -> None:
    pill = Pill("On time", "ok", "ph.check")
    qtbot.addWidget(pill)
    narrow = pill.sizeHint().width()
    show(pill, qtbot)
    pill.show_state("12 min behind", "warn", "ph.clock-counter-clockwise")
    qtbot.waitUntil(lambda: pill.width() > narrow)
    assert pill.accessibleName() == "12 min behind"


def test_a_badge_names_its_phase(qtbot: QtBot) -> None:
    badge = PhaseBadge(3)
    qtbot.addWidget(badge)
    assert badge.accessibleName() == "Phase 3"
    badge.set_position(None)
    assert badge.accessibleName() == "Break"


def test_a_scroll_pane_scrolls_down_only(qtbot: QtBot) -> None:
    pane = ScrollPane("Notes")
    qtbot.addWidget(pane)
    for number in range(40):
        pane.column.addWidget(label(f"Row {number} with quite a few words in it", wrap=True))
    pane.resize(160, 200)
    pane.show()
    assert pane.verticalScrollBar().maximum() > 0
    assert not pane.horizontalScrollBar().isVisible()
    assert pane.body.width() <= pane.viewport().width()


def test_a_scroll_pane_lets_the_pane_behind_it_show(qtbot: QtBot) -> None:
    behind = Pane("sunken")
    qtbot.addWidget(behind)
    QVBoxLayout(behind).addWidget(ScrollPane("Notes"))
    behind.resize(200, 200)
    assert behind.grab().toImage().pixelColor(100, 100) == theme().color("sunken")
