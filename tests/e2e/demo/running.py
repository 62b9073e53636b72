"""Act 3, in the room: the session set up, tried out, run with all that happens, and watched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from facilitator.services import sessions
from facilitator.ui.audience.view import AudienceWindow
from facilitator.ui.mini.view import MiniTimer
from facilitator.ui.run.rundown_row import RundownRowButton
from facilitator.ui.session.group_row import GroupRow
from tests.e2e.demo.performance import CTRL, Performance

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_SEEN = (
    ("13", "Names the risk, not yet the next step"),
    ("o24", ""),
    ("o32", "Explains it to the neighbours"),
    ("o13", ""),
    ("33", "Asks for a second sample"),
    ("42", "Waits for the others"),
    ("o13", "Leaves the first step to a neighbour"),
    ("o24", ""),
    ("33", "Draws it before saying it"),
    ("o41", "Has not begun the strip"),
    ("23", "Checks the sign with the jar"),
    ("42", ""),
    ("13", ""),
)
"""Group and level; before it the key of the next objective."""
_GROUPS = 4


def play(on: Performance) -> None:
    rehearse(on)
    start(on)
    observe(on)
    show_learners(on)
    run_over_and_catch_up(on)
    take_turns(on)
    close_the_lid(on)
    finish(on)


def rehearse(on: Performance) -> None:
    """On a clock of its own, sixty times as fast."""
    on.stage.window.navigation.set_up_session(on.plan_id)
    on.show_dialog("session-set-up")
    on.stage.press("Rehearse")
    on.stage.key(Qt.Key.Key_PageDown)
    on.stage.press("60 times")
    on.stage.pass_time(seconds=12)
    on.show("rehearsal")
    on.stage.press("Leave")
    if QApplication.activeModalWidget():
        on.stage.press("Leave")


def start(on: Performance) -> None:
    on.stage.window.navigation.set_up_session(on.plan_id)
    while len(on.dialog.findChildren(GroupRow)) < _GROUPS:
        on.stage.press("Add group")
    on.stage.press("Start now")
    (running,) = sessions.still_running(on.stage.desk)
    on.session_id = running.session.id
    on.show("run")


def observe(on: Performance) -> None:
    on.stage.pass_time(minutes=2)
    on.open_menu(rows(on)[0])
    on.choose("It began earlier")
    on.show("run-began-earlier")
    on.close_menus()
    see(on, "12", "Names the risk, not yet the next step")
    on.stage.pass_time(minutes=4)
    see(on, "23", "Explains it to the neighbours")
    on.stage.pass_time(minutes=5)
    on.show("run-observing")
    on.stage.type("12")
    on.stage.type("Needs the words on a card")
    on.show("run-choosing-a-level")
    on.stage.key(Qt.Key.Key_Return)


def see(on: Performance, keys: str, note: str = "") -> None:
    """Group and level, if there is such a group; without it the note's letters would be keys."""
    if int(keys[-2]) > len(on.live.session.groups):
        return
    on.stage.type(keys)
    on.stage.type(note)
    on.stage.key(Qt.Key.Key_Return)


def rows(on: Performance) -> list[RundownRowButton]:
    found = [one for one in on.stage.window.findChildren(RundownRowButton) if one.isVisible()]
    return sorted(found, key=lambda row: row.mapToGlobal(row.rect().topLeft()).y())


def window_of(kind: type[QWidget]) -> QWidget:
    """The window of that kind beside the main one."""
    return next(one for one in QApplication.topLevelWidgets() if type(one) is kind)


def show_learners(on: Performance) -> None:
    """On this stage there is one screen, so that the learners' picture comes in a window."""
    on.stage.key(Qt.Key.Key_A)
    on.show("audience-one-screen")
    on.stage.press("Show it in a window")
    window_of(AudienceWindow).resize(1280, 720)
    on.stage.settle()
    watch(on, "audience")


def watch(on: Performance, name: str) -> None:
    on.stage.pass_time(seconds=1)
    on.show(name, window_of(AudienceWindow))


def let_the_phase_run_to(on: Performance, *, minutes_left: float) -> None:
    run = on.live.run
    left = run.remaining(run.current or 0, on.clock.now())
    if left is not None:
        on.stage.pass_time(minutes=left.total_seconds() / 60 - minutes_left)


def run_over_and_catch_up(on: Performance) -> None:
    let_the_phase_run_to(on, minutes_left=3)
    on.show("run-warning")
    watch(on, "audience-warning")
    let_the_phase_run_to(on, minutes_left=-4)
    on.show("run-over-time")
    watch(on, "audience-over-time")
    on.stage.key(Qt.Key.Key_F1)
    on.show("run-keys")
    on.stage.key(Qt.Key.Key_Escape)
    on.stage.key(Qt.Key.Key_P)
    on.stage.pass_time(seconds=72)
    on.show("run-paused")
    on.stage.key(Qt.Key.Key_P)
    on.stage.key(Qt.Key.Key_PageDown)
    on.let_messages_go()
    on.stage.pass_time(seconds=5)
    on.stage.key(Qt.Key.Key_C)
    on.show("run-catch-up")
    on.stage.key(Qt.Key.Key_Return)
    on.show("run-caught-up")
    on.let_messages_go()
    on.stage.pass_time(seconds=20)


def take_turns(on: Performance) -> None:
    """Groups move from place to place within the phase, and everyone sees when."""
    current = on.live.run.current or 0
    on.open_menu(rows(on)[current])
    on.choose("Groups take turns")
    on.show("run-groups-take-turns")
    on.choose("3 rounds")
    on.let_messages_go()
    on.stage.pass_time(minutes=2)
    on.show("run-turns")
    watch(on, "audience-turns")
    on.open_menu(rows(on)[-1])
    on.show("run-leave-out")
    on.close_menus()
    on.stage.key(Qt.Key.Key_M)
    on.stage.pass_time(seconds=1)
    on.show("mini-timer", window_of(MiniTimer))
    on.stage.key(Qt.Key.Key_M)


def close_the_lid(on: Performance) -> None:
    """Time passed while the computer slept: whether it counts is asked once."""
    on.clock.sleep(minutes=6)
    on.stage.ticker.ticked.emit(on.clock.now())
    on.stage.settle()
    on.show("run-slept")
    on.stage.press("It was a pause")


def finish(on: Performance) -> None:
    """Through all phases, some observations in each, to the end of the session."""
    let_the_phase_run_to(on, minutes_left=0)
    phases = on.live.plan.phases
    breaks = [phase for phase in phases if phase.is_break]
    for phase in phases[(on.live.run.current or 0) + 1 :]:
        on.stage.key(Qt.Key.Key_PageDown)
        on.stage.pass_time(minutes=3)
        on.let_messages_go()
        if phase in breaks[:1]:
            on.show("run-break")
            watch(on, "audience-break")
        for keys, note in () if phase.is_break else _SEEN:
            see(on, keys, note)
        on.stage.pass_time(minutes=(phase.minutes or 5) - 2)
    on.stage.key(Qt.Key.Key_E, CTRL)
    on.show("run-end")
    on.stage.key(Qt.Key.Key_Return)
    on.let_messages_go()
    on.stage.pass_time(minutes=2)
