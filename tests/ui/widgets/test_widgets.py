"""What holds for every small widget: a name, enough room, no stale colour, a size for fingers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from facilitator.ui.theme import Mode, Theme
from facilitator.ui.widgets.badges import KeyCap, LevelMark, PhaseBadge, Pill, Tag
from facilitator.ui.widgets.banner import Banner
from facilitator.ui.widgets.buttons import IconButton, TransportButton, button
from facilitator.ui.widgets.checks import CheckBox, Toggle
from facilitator.ui.widgets.chips import Chip
from facilitator.ui.widgets.countdown import CountdownPanel
from facilitator.ui.widgets.countdown_reading import CountdownReading, CountdownState
from facilitator.ui.widgets.empty import DropHint, EmptyState
from facilitator.ui.widgets.fields import Field, LineEdit, SearchField, TextArea
from facilitator.ui.widgets.header import HeaderBar, HeaderTab
from facilitator.ui.widgets.labels import ElidedLabel, label
from facilitator.ui.widgets.panes import Card, Pane, ScrollPane, Separator
from facilitator.ui.widgets.segments import Segment, SegmentedButtons
from facilitator.ui.widgets.select import Select
from facilitator.ui.widgets.stepper import Stepper
from facilitator.ui.widgets.timestrip import StripPart, TimeStrip
from facilitator.ui.widgets.toast import Toast


def header() -> HeaderBar:
    tabs = [HeaderTab("prepare", "Prepare", "ph.pencil-line", "Alt 2")]
    made = HeaderBar(HeaderTab("library", "Library", "ph.books", "Alt 1"), tabs)
    made.set_plan("Soil and water")
    made.set_current("library")
    return made


def toast() -> QWidget:
    pane = Pane("bg")
    pane.resize(344, 200)
    Toast(pane).say("Moved to Evaluate", action=pane.update, key_hint="Ctrl Z")
    return pane


def banner() -> Banner:
    made = Banner("progress", "Reading plans, 3 of 5")
    made.set_progress(3, 5)
    made.add_action("Cancel", made.update)
    return made


def countdown() -> CountdownPanel:
    made = CountdownPanel()
    made.set_reading(
        CountdownReading(
            CountdownState.WARNING, "4:48", "5 min to go", planned_seconds=3600, used_seconds=3312
        )
    )
    return made


def chosen_chip() -> Chip:
    made = Chip("Stuck")
    made.setChecked(True)
    return made


def field_in_error() -> Field:
    made = Field("Length", LineEdit("Length"))
    made.set_error("Enter a length from 1 to 240 minutes.")
    return made


def rating() -> SegmentedButtons:
    words = ("Beginning", "Developing", "Proficient", "Extending")
    segments = [Segment(str(level), word, level=level) for level, word in enumerate(words, 1)]
    made = SegmentedButtons(segments, name="Level", height=56)
    made.set_current("2")
    return made


def minutes() -> SegmentedButtons:
    segments = [Segment("-1", "−1 min", key_hint="↓"), Segment("+5", "+5 min", key_hint="Shift ↑")]
    return SegmentedButtons(segments, name="Time left", exclusive=False, height=56)


def profile() -> Select:
    made = Select("Profile", icon="ph.users-three")
    made.set_options([(1, "Novices"), (2, "Data scientists")])
    return made


def scroll() -> ScrollPane:
    made = ScrollPane("Notes", always_bar=True)
    for number in range(30):
        made.column.addWidget(label(f"Row {number}"))
    return made


MAKERS: dict[str, Callable[[], QWidget]] = {
    "primary": lambda: button("Start now", kind="primary", icon="ph.play", key_hint="Enter"),
    "secondary": lambda: button("Save for later"),
    "flat": lambda: button("Settings", kind="flat", icon="ph.gear-six"),
    "destructive": lambda: button("Delete plan", kind="destructive", icon="ph.trash"),
    "link": lambda: button("Add names", kind="link"),
    "icon button": lambda: IconButton("ph.moon", "Dark theme"),
    "transport": lambda: TransportButton("Next: Evaluate", "PgDn · →", icon="ph.skip-forward"),
    "rating": rating,
    "minutes": minutes,
    "chip": lambda: Chip("Ready 2", icon="ph.check-circle"),
    "chosen chip": chosen_chip,
    "check box": lambda: CheckBox("Introduce a scenario"),
    "toggle": lambda: Toggle("Ink saver"),
    "badge": lambda: PhaseBadge(4),
    "break badge": lambda: PhaseBadge(None),
    "level": lambda: LevelMark(2),
    "key cap": lambda: KeyCap("Ctrl F"),
    "pill": lambda: Pill("6 min behind", "warn", "ph.clock-counter-clockwise"),
    "tag": lambda: Tag("public sector"),
    "line edit": lambda: LineEdit("Place", icon="ph.map-pin"),
    "search": lambda: SearchField("Search", placeholder="Search", key_hint="Ctrl F"),
    "text area": lambda: TextArea("Note", placeholder="One-line note (optional)"),
    "field": field_in_error,
    "stepper": lambda: Stepper("Length", minimum=1, maximum=240, suffix="min"),
    "select": profile,
    "countdown": countdown,
    "time strip": lambda: TimeStrip([StripPart(1, 30, "Engage"), StripPart(None, 15)]),
    "toast": toast,
    "banner": banner,
    "empty": lambda: EmptyState("ph.books", "Your library is empty", "Drop plans.", dashed=True),
    "drop hint": lambda: DropHint("Drop lesson plans here to import them."),
    "header": header,
    "card": lambda: Card("surface", accent="accent"),
    "pane": lambda: Pane("surface", edges=("left", "bottom")),
    "separator": Separator,
    "scroll": scroll,
    "label": lambda: label("Paused"),
    "elided": lambda: ElidedLabel("Mastering the lifecycle"),
}
UNNAMED = {"card", "pane", "separator", "label", "elided", "toast", "header", "field"}


@pytest.fixture(params=MAKERS)
def named(request: pytest.FixtureRequest, qtbot: QtBot) -> tuple[str, QWidget]:
    made = MAKERS[request.param]()
    qtbot.addWidget(made)
    made.resize(max(300, made.sizeHint().width()), max(200, made.sizeHint().height()))
    # Large glyphs can look a pixel different the first time that they are drawn at all.
    picture(made)
    return request.param, made


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def test_a_theme_switch_leaves_nothing_stale(
    named: tuple[str, QWidget], light_theme: Theme, qtbot: QtBot
) -> None:
    """A widget that lived through the switch looks like one made after it, and back again."""
    name, widget = named
    light = picture(widget)
    light_theme.set_mode(Mode.DARK)
    QApplication.processEvents()
    fresh = MAKERS[name]()
    qtbot.addWidget(fresh)
    fresh.resize(widget.size())
    assert picture(widget) == picture(fresh)
    assert picture(widget) != light
    light_theme.set_mode(Mode.LIGHT)
    QApplication.processEvents()
    assert picture(widget) == light


def test_every_control_has_an_accessible_name(named: tuple[str, QWidget]) -> None:
    name, widget = named
    focusable = [
        part
        for part in [widget, *widget.findChildren(QWidget)]
        if part.focusPolicy() != Qt.FocusPolicy.NoFocus and not part.objectName().startswith("qt_")
    ]
    assert all(part.accessibleName() for part in focusable)
    if name not in UNNAMED:
        assert widget.accessibleName()


LONGER = "Ausführlich wöchentlich überarbeitete Fassung"


def text_fits(made: QAbstractButton, text: str) -> bool:
    """No ink in the outermost columns, where only the frame may be, and room by measure."""
    return QFontMetricsF(made.font()).horizontalAdvance(text) + 16 <= made.sizeHint().width()


@pytest.mark.parametrize("family", ["", "DejaVu Sans", "Noto Sans"])
@pytest.mark.usefixtures("noto_sans")
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
@pytest.mark.parametrize("text", ["Save observation", "Save observation++++", LONGER])
def test_text_is_never_wider_than_its_button(
    light_theme: Theme, qtbot: QtBot, family: str, scale: float, text: str
) -> None:
    light_theme.set_family(family)
    light_theme.set_ui_scale(scale)
    segments = SegmentedButtons([Segment("a", text), Segment("b", "b")], name="Choice")
    made: list[QAbstractButton] = [
        button(text, icon="ph.play", key_hint="Enter"),
        TransportButton(text, "PgDn", icon="ph.skip-forward"),
        Chip(text),
        segments.segment_button("a"),
    ]
    for control in (*made, segments):
        qtbot.addWidget(control)
    for control in made:
        assert text_fits(control, text)
        assert control.minimumSizeHint().width() == control.sizeHint().width()


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.5])
def test_live_controls_are_large_enough_to_touch(
    light_theme: Theme, qtbot: QtBot, scale: float
) -> None:
    light_theme.set_ui_scale(scale)
    controls = [TransportButton("", "?", icon="ph.keyboard"), rating(), minutes()]
    controls += [IconButton("ph.x", "Close"), CheckBox(""), Toggle("Ink saver"), chosen_chip()]
    for control in controls:
        qtbot.addWidget(control)
        wide, high = control.sizeHint().width(), control.sizeHint().height()
        assert wide >= 44
        assert high >= (36 if isinstance(control, Chip) else 44)
    assert controls[0].sizeHint().height() >= 56


def test_switching_on_moves_no_text(qtbot: QtBot) -> None:
    chip = Chip("Stuck", shape="tile", height=44)
    qtbot.addWidget(chip)
    before = chip.sizeHint()
    chip.setChecked(True)
    assert chip.sizeHint() == before


def test_an_ampersand_is_shown_and_is_no_mnemonic(qtbot: QtBot) -> None:
    made = button("Next: R&D")
    qtbot.addWidget(made)
    assert made.label == "Next: R&D"
    assert made.accessibleName() == "Next: R&D"
    assert made.shortcut().isEmpty()


def test_user_text_is_never_read_as_rich_text(qtbot: QtBot) -> None:
    title = "<b>bold</b> & <img src='file:///etc/passwd'>"
    plain, elided = label(title), ElidedLabel(title)
    made = button("x", tooltip=title)
    for widget in (plain, elided, made):
        qtbot.addWidget(widget)
    assert plain.textFormat() == Qt.TextFormat.PlainText
    assert elided.textFormat() == Qt.TextFormat.PlainText
    assert "<img" not in made.toolTip()
    elided.resize(40, 20)
    elided.grab()
    assert "<img" not in elided.toolTip()


def test_levels_and_phases_differ_in_gray(qtbot: QtBot) -> None:
    grays = []
    for level in range(5):
        ground = QWidget()
        qtbot.addWidget(ground)
        mark = LevelMark(level, parent=ground)
        mark.resize(mark.sizeHint())
        ground.resize(mark.sizeHint())
        grays.append(ink_share(ground.grab().toImage()))
    assert sorted(grays[1:]) == grays[1:]
    assert len(set(grays)) == 5


def ink_share(image: QImage) -> float:
    spots = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return sum(255 - image.pixelColor(*spot).lightness() for spot in spots) / len(spots)
