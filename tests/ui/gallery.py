"""Render every widget, light and dark, into a folder: `python tests/ui/gallery.py FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.theme import Mode, Role, install, theme
from facilitator.ui.widgets.badges import KeyCap, LevelMark, PhaseBadge, Pill, Tag
from facilitator.ui.widgets.buttons import IconButton, TransportButton, button
from facilitator.ui.widgets.checks import CheckBox, Toggle
from facilitator.ui.widgets.chips import Chip
from facilitator.ui.widgets.labels import label
from facilitator.ui.widgets.segments import Segment, SegmentedButtons


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
    from PySide6.QtCore import Qt

    partly.setCheckState(Qt.CheckState.PartiallyChecked)
    on = Toggle("Ink saver")
    on.setChecked(True)
    return row(done, CheckBox("Guide learners"), partly, on, Toggle("Large print"))


PAGES = {"controls": controls}


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
    assert Role
