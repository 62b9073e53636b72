"""Times, days and lengths as the windows write them."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from facilitator.ui import wording


@pytest.fixture(autouse=True)
def berlin(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def british(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("en_GB"))


@pytest.fixture
def american(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("en_US"))


def test_an_instant_is_shown_on_the_local_wall_clock(british: None) -> None:
    assert wording.clock_time(datetime(2026, 11, 20, 8, 0, tzinfo=UTC)) == "09:00"
    assert wording.clock_time(datetime(2026, 7, 20, 8, 0, tzinfo=UTC)) == "10:00"


def test_the_system_says_how_times_are_written(american: None) -> None:
    shown = wording.clock_time(datetime(2026, 11, 20, 8, 0, tzinfo=UTC))
    assert shown.replace("\u202f", " ") == "9:00 AM"


def test_a_system_without_a_language_gets_hours_and_minutes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QLocale, "system", QLocale.c)
    assert wording.clock_time(datetime(2026, 11, 20, 8, 0, tzinfo=UTC)) == "09:00"


def test_a_span_has_both_ends(british: None) -> None:
    begin = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
    assert wording.clock_span(begin, begin + timedelta(hours=4, minutes=15)) == "09:00–13:15"


def test_the_day_is_the_local_one(british: None) -> None:
    late = datetime(2026, 11, 19, 23, 30, tzinfo=UTC)
    assert wording.date_with_year(late) == "Fri 20 Nov 2026"
    assert wording.date_text(late) == "Fri 20 Nov"
    assert wording.date_text(late, UTC) == "Thu 19 Nov"


@pytest.mark.parametrize(
    ("minutes", "text"),
    [(0, "0 min"), (45, "45 min"), (60, "1 h"), (240, "4 h"), (270, "4 h 30 min")],
)
def test_lengths_are_written_in_hours_and_minutes(minutes: int, text: str) -> None:
    assert wording.hours_and_minutes(minutes) == text


@pytest.mark.parametrize(("seconds", "text"), [(0, "0:00"), (1458, "24:18"), (5400, "90:00")])
def test_minutes_and_seconds(seconds: int, text: str) -> None:
    assert wording.countdown(seconds) == text
    assert wording.overtime(seconds) == f"+{text}"


@given(st.integers(-10_000, 10_000))
def test_a_signed_number_can_be_read_back(number: int) -> None:
    assert int(wording.signed(number).replace(wording.MINUS, "-")) == number
