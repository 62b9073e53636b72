"""One reading of the countdown for each state, the running one first."""

from __future__ import annotations

from facilitator.ui.widgets.countdown_reading import CountdownReading, CountdownState, Fact

READINGS = (
    CountdownReading(
        CountdownState.RUNNING,
        "24:18",
        "Time left in Elaborate",
        (
            Fact("ph.hourglass-medium", "35:42 used of 60:00"),
            Fact("ph.flag", "Ends 12:51 · plan 12:45", ("12:51",)),
            Fact("ph.bell-simple", "5-min warning at 12:46"),
        ),
        position=4,
        planned_seconds=3600,
        used_seconds=35 * 60 + 42,
        warning_at_seconds=3300,
    ),
    CountdownReading(
        CountdownState.WARNING,
        "4:48",
        "5 min to go",
        (
            Fact("ph.hourglass-medium", "55:12 used of 60:00"),
            Fact("ph.flag", "Ends 12:51 · plan 12:45", ("12:51",)),
            Fact("ph.skip-forward", "Next: Evaluate · 30 min"),
        ),
        position=4,
        planned_seconds=3600,
        used_seconds=55 * 60 + 12,
        warning_at_seconds=3300,
    ),
    CountdownReading(
        CountdownState.OVERTIME,
        "+4:10",
        "Over time",
        (
            Fact("ph.hourglass-high", "64:10 used of 60:00"),
            Fact("ph.flag", "Was due to end 12:51"),
        ),
        position=4,
        planned_seconds=3600,
        used_seconds=3850,
        start_label="11:51",
        planned_label="60 min",
        extra_label="+4",
    ),
    CountdownReading(
        CountdownState.PAUSED,
        "24:18",
        "Paused 1:12",
        (
            Fact("ph.hourglass-medium", "35:42 used of 60:00"),
            Fact("ph.flag", "Ends ≈12:52 · plan 12:45", ("≈12:52",)),
            Fact("ph.play", "Space to go on"),
        ),
        position=4,
        planned_seconds=3600,
        used_seconds=35 * 60 + 42,
        warning_at_seconds=3300,
    ),
    CountdownReading(
        CountdownState.NOT_STARTED,
        "12:30",
        "Starts in",
        (Fact("ph.clock", "09:00"),),
        position=1,
        planned_seconds=1800,
        warning_at_seconds=1500,
    ),
    CountdownReading(
        CountdownState.RUNNING,
        "9:05",
        "Time left in the break",
        (Fact("ph.coffee", "Back at 10:51", ("10:51",)),),
        position=None,
        planned_seconds=900,
        used_seconds=355,
        warning_at_seconds=720,
    ),
)
