"""Sessions of one plan told apart."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from facilitator.domain.session import Session
from facilitator.library.values import SessionSummary
from facilitator.ui.session.naming import session_names

NINE = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_utc(monkeypatch: pytest.MonkeyPatch):
    import time

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def found(
    name: str, start: datetime, *, place: str = "", begun: bool = True, over: bool = True
) -> SessionSummary:
    session = Session(name, "p", 1, "Soil", start, place)
    started = start + timedelta(minutes=2) if begun else None
    return SessionSummary(session, started, start + timedelta(hours=1) if over else None, 0)


def test_day_and_place_are_enough_when_days_differ() -> None:
    tuesday = NINE + timedelta(days=4)
    names = session_names([found("a", NINE, place="Barn"), found("b", tuesday)])
    assert names == [("a", "Fri 20 Nov 2026, Barn"), ("b", "Tue 24 Nov 2026")]


def test_two_on_one_day_get_their_times() -> None:
    names = session_names([found("a", NINE), found("b", NINE + timedelta(hours=5))])
    assert [name for _, name in names] == ["Fri 20 Nov 2026, 09:02", "Fri 20 Nov 2026, 14:02"]


def test_what_is_not_over_says_so() -> None:
    waiting = found("a", NINE, begun=False, over=False)
    running = found("b", NINE + timedelta(days=1), over=False)
    names = [name for _, name in session_names([waiting, running])]
    assert names == ["Fri 20 Nov 2026, saved for later", "Sat 21 Nov 2026, running"]
