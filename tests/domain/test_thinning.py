"""Which backups stay: laws over years of use."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.thinning import DAYS, MONTHS, NEWEST, WEEKS, worth_keeping

START = datetime(2026, 1, 5, 8, tzinfo=UTC)


def test_a_year_of_half_hours_leaves_days_weeks_and_months() -> None:
    kept: set[datetime] = set()
    for day in range(365):
        for half_hour in range(12):
            at = START + timedelta(days=day, minutes=30 * half_hour)
            kept = set(worth_keeping({*kept, at}))

    assert len(kept) <= NEWEST + DAYS + WEEKS + MONTHS
    newest = max(kept)
    ages = sorted((newest - at).days for at in kept)
    assert [age for age in ages if 0 < age < DAYS] == list(range(1, DAYS))
    assert any(50 < age < 80 for age in ages)
    assert ages[-1] > 200


@given(st.sets(st.datetimes(timezones=st.just(UTC)), min_size=1, max_size=80))
def test_the_newest_stay_and_there_is_an_end_to_it(made: set[datetime]) -> None:
    kept = worth_keeping(made)

    assert kept <= made
    assert set(sorted(made)[-NEWEST:]) <= kept
    assert worth_keeping(kept) == kept
    assert len(kept) <= NEWEST + DAYS + WEEKS + MONTHS
