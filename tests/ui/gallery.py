"""Render every widget, light and dark, into a folder: `python -m tests.ui.gallery FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.theme import Mode, Role, install, theme
from facilitator.ui.widgets.badges import KeyCap, LevelMark, PhaseBadge, Pill, Tag
from facilitator.ui.widgets.banner import Banner
from facilitator.ui.widgets.buttons import IconButton, TransportButton, button
from facilitator.ui.widgets.checks import CheckBox, Toggle
from facilitator.ui.widgets.chips import Chip
from facilitator.ui.widgets.countdown import CountdownPanel
from facilitator.ui.widgets.empty import DropHint, EmptyState
from facilitator.ui.widgets.fields import Field, LineEdit, SearchField, TextArea
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.header import HeaderBar, HeaderTab
from facilitator.ui.widgets.labels import ElidedLabel, label
from facilitator.ui.widgets.panes import Card, Pane, ScrollPane
from facilitator.ui.widgets.segments import Segment, SegmentedButtons
from facilitator.ui.widgets.select import Select
from facilitator.ui.widgets.stepper import Stepper
from facilitator.ui.widgets.timestrip import StripPart, TimeStrip
from facilitator.ui.widgets.toast import Toast
from tests.ui.readings import READINGS


def row(*widgets: QWidget) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(12)
    for widget in widgets:
        line.addWidget(widget)
    line.addStretch(1)
    return made


def controls() -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(32, 24, 32, 24)
    column.setSpacing(14)
    for part in (_buttons(), _states(), _levels(), _transport(), _choices(), _checks()):
        column.addWidget(part)
    column.addStretch(1)
    return page


def _buttons() -> QWidget:
    pressed = button("Save for later")
    pressed.setDown(True)
    off = button("Save for later")
    off.setEnabled(False)
    return row(
        button("Start now", kind="primary", icon="ph.play"),
        button("Save for later"),
        pressed,
        off,
        button("Settings", kind="flat", icon="ph.gear-six"),
        button("Delete plan", kind="destructive", icon="ph.trash"),
        button("Add names", kind="link"),
        button("Save observation", kind="primary", key_hint="Enter"),
        IconButton("ph.moon", "Dark theme"),
    )


def _states() -> QWidget:
    chosen = Chip("Selected")
    chosen.setChecked(True)
    return row(
        Pill("On time", "ok", "ph.check"),
        Pill("2 min ahead", "accent", "ph.clock-clockwise"),
        Pill("6 min behind", "warn", "ph.clock-counter-clockwise"),
        Pill("Failed", "danger", "ph.x-circle"),
        Pill("Draft", "neutral", "ph.pencil-line"),
        Pill("6 min behind", "warn", "ph.clock-counter-clockwise", large=True),
        chosen,
        Chip("Filter 2"),
        Chip("Ready 2", icon="ph.check-circle"),
        Tag("tag"),
        KeyCap("Ctrl Z"),
    )


def _levels() -> QWidget:
    marks: list[QWidget] = []
    names = ("Not observed", "Beginning", "Developing", "Proficient", "Extending")
    for level, name in enumerate(names):
        marks += [LevelMark(level), label(f"{level or ''} {name}".strip())]
    badges = [PhaseBadge(position) for position in (1, 2, 3, 4, 5, None, 6, 12)]
    return row(*marks, *badges, PhaseBadge(4, 40), PhaseBadge(3, 20))


def _transport() -> QWidget:
    on = TransportButton("Audience: on", "F5 · A", icon="ph.projector-screen")
    on.set_tinted(True)
    return row(
        TransportButton("Back", "PgUp · ←", icon="ph.skip-back"),
        TransportButton("Pause", "Space", icon="ph.pause"),
        TransportButton(
            "Next: Evaluate",
            "PgDn · →",
            icon="ph.skip-forward",
            icon_after=True,
            kind="primary",
        ),
        SegmentedButtons(
            (
                Segment("-1", "−1 min", key_hint="↓"),
                Segment("+1", "+1 min", key_hint="↑"),
                Segment("+5", "+5 min", key_hint="Shift ↑"),
            ),
            name="Change the time left",
            exclusive=False,
            height=56,
        ),
        on,
        TransportButton("", "?", icon="ph.keyboard"),
    )


def _choices() -> QWidget:
    levels = SegmentedButtons(
        [
            Segment(str(level), name, level=level)
            for level, name in enumerate(("Beginning", "Developing", "Proficient", "Extending"), 1)
        ],
        name="Level",
        can_be_none=True,
        height=56,
    )
    levels.set_current("2")
    paper = SegmentedButtons((Segment("a4", "A4"), Segment("letter", "Letter")), name="Paper")
    paper.set_current("a4")
    tiles = [Chip(text, shape="tile", height=44) for text in ("Stuck", "Question")]
    tiles[0].setChecked(True)
    return row(levels, paper, *tiles)


def _checks() -> QWidget:
    done, partly = CheckBox("Introduce a scenario", quiet_when_checked=True), CheckBox("Some")
    done.setChecked(True)
    partly.setTristate(True)
    partly.setCheckState(Qt.CheckState.PartiallyChecked)
    on = Toggle("Ink saver")
    on.setChecked(True)
    return row(done, CheckBox("Guide learners"), partly, on, Toggle("Large print"))


def countdowns() -> QWidget:
    page = QWidget()
    grid = QGridLayout(page)
    grid.setContentsMargins(32, 24, 32, 24)
    grid.setSpacing(20)
    for place, reading in enumerate(READINGS):
        panel = CountdownPanel()
        panel.setFixedWidth(686)
        panel.set_reading(reading)
        grid.addWidget(panel, place // 2, place % 2)
    for place, width in enumerate((576, 1104)):
        panel = CountdownPanel()
        panel.setFixedWidth(width)
        panel.set_reading(READINGS[0])
        grid.addWidget(panel, 3 + place, 0, 1, 2)
    return page


def fields() -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(32, 24, 32, 24)
    column.setSpacing(14)
    for part in (_lines(), _pickers(), _cards()):
        column.addWidget(part)
    column.addStretch(1)
    return page


def _lines() -> QWidget:
    wrong = Field("Length", LineEdit("Length"))
    wrong.editor.setText("0 min")
    wrong.set_error("Enter a length from 1 to 240 minutes.")
    locked = LineEdit("Length")
    locked.set_text("30 min")
    locked.set_locked(True)
    place = LineEdit("Place", icon="ph.map-pin")
    place.set_text("Room 2.14")
    return row(
        Field("Place", place, hint="Where it happens"),
        wrong,
        Field("Length", locked, hint="Locked while the phase runs"),
        SearchField("Search", placeholder="Search titles and notes", key_hint="Ctrl F"),
    )


def _pickers() -> QWidget:
    length = Stepper("Length", minimum=1, maximum=240, step=5, suffix="min")
    length.set_value(30)
    profile = Select("Profile")
    profile.set_options([(1, "Novice AI practitioners"), (2, "Experienced data scientists")])
    profile.set_current(1)
    sort = Select("Sort", prefix="Sort:", flat=True)
    sort.set_options([("next", "Next session"), ("title", "Title")])
    sort.set_current("next")
    note = TextArea("Note", placeholder="One-line note (optional)")
    note.set_text("Monitoring plan has no owner.")
    return row(length, profile, sort, Select("Empty", placeholder="Choose a level"), note)


def _cards() -> QWidget:
    card = Card("bg", accent="accent")
    inner = QVBoxLayout(card)
    inner.addWidget(label("For the groups here", Role.STRONG))
    tags = QWidget()
    flow = FlowLayout(tags)
    for word in ("public sector", "lifecycle", "change management", "platforms", "workflows"):
        flow.addWidget(Tag(word))
    inner.addWidget(tags)
    card.setFixedWidth(300)
    scroll = ScrollPane("Notes", always_bar=True)
    for number in range(12):
        scroll.column.addWidget(label(f"Row {number}"))
    scroll.setFixedSize(200, 120)
    dashed = Card(edge="line", dashes=(4, 3))
    dashed.setFixedSize(200, 54)
    elided = ElidedLabel("Mastering Seamless Integration of DataOps, MLOps and FinOps", Role.LIVE)
    elided.setFixedWidth(240)
    return row(card, scroll, dashed, elided)


def messages() -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(32, 24, 32, 24)
    column.setSpacing(14)
    lost = Banner(
        "danger",
        "The audience screen was unplugged",
        "The timer keeps running here. Plug it in again or choose another screen.",
        icon="ph.projector-screen",
    )
    lost.add_action("Choose screen", page.update)
    going = Banner(
        "warn",
        "This session was still running at 12:26",
        "Nothing is lost. Go on from Elaborate, 24:18 left?",
        icon="ph.clock-counter-clockwise",
    )
    going.add_action("End it", page.update)
    going.add_action("Go on", page.update, kind="primary")
    reading = Banner("progress", "Reading plans, 3 of 5")
    reading.set_progress(3, 5)
    reading.add_action("Cancel", page.update)
    none = Banner("info", "No observations yet", "During Run, press a group number.")
    for part in (lost, going, reading, none, Banner("ok", "All three notes match a group.")):
        column.addWidget(part)
    parts = [StripPart(1, 30), StripPart(2, 60), StripPart(None, 15), StripPart(3, 60)]
    column.addWidget(TimeStrip([*parts, StripPart(4, 60), StripPart(5, 30)]))
    narrow = TimeStrip([*parts, StripPart(4, 60), StripPart(5, 5), StripPart(6, 1)])
    narrow.setFixedWidth(200)
    column.addWidget(narrow)
    column.addWidget(DropHint("Drop lesson plans here to import them (text, Markdown)."))
    column.addWidget(_empty())
    return page


def _empty() -> QWidget:
    empty = EmptyState(
        "ph.books",
        "Your library is empty",
        "Drop lesson plans here, or choose files. Plans stay on this computer.",
        dashed=True,
    )
    empty.add_button(button("Import lesson plans", kind="primary", icon="ph.download-simple"))
    empty.add_button(button("New plan", icon="ph.plus"))
    empty.add_below(button("Open the five sample plans", kind="link", icon="ph.folder-open"))
    empty.setFixedSize(720, 430)
    compact = EmptyState("ph.eye-slash", "No observations yet", "Press a key.", compact=True)
    pane = Pane("bg", edges=("left", "top"))
    pane.setFixedSize(344, 200)
    toast = Toast(pane)
    toast.say("Moved to Evaluate", icon="ph.skip-forward", action=pane.update, key_hint="Ctrl Z")
    return row(empty, compact, pane)


def headers() -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(24)
    for width, title, current in (
        (1366, "Mastering the MLOps Lifecycle", "library"),
        (1366, None, "library"),
        (1024, "Mastering the MLOps Lifecycle", "print"),
        (1920, "Mastering Seamless Integration of DataOps, MLOps and FinOps", "run"),
    ):
        bar = HeaderBar(HeaderTab("library", "Library", "ph.books", "Alt 1"), TABS)
        bar.set_plan(title)
        bar.set_current(current)
        bar.setFixedWidth(width)
        column.addWidget(bar)
    return page


TABS = (
    HeaderTab("prepare", "Prepare", "ph.pencil-line", "Alt 2"),
    HeaderTab("rubric", "Rubric", "ph.table", "Alt 3"),
    HeaderTab("print", "Print", "ph.printer", "Alt 4"),
    HeaderTab("run", "Run", "ph.play-circle", "Alt 5"),
    HeaderTab("review", "Review", "ph.chart-bar", "Alt 6"),
)


PAGES = {
    "messages": messages,
    "headers": headers,
    "controls": controls,
    "countdowns": countdowns,
    "fields": fields,
}


def render(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for mode in (Mode.LIGHT, Mode.DARK):
        theme().set_mode(mode)
        for name, build in PAGES.items():
            page = build()
            page.resize(1240, max(200, page.sizeHint().height()))
            page.grab().save(str(folder / f"{name}-{mode.value}.png"))
            page.deleteLater()


if __name__ == "__main__":
    application = QApplication([])
    install(application)
    render(Path(sys.argv[1]))
