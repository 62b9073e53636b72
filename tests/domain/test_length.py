"""Lengths of time as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.length import Length, length_of, read_length

EXACT = {
    "30 minutes": 30,
    "4 hours": 240,
    "30min": 30,
    "20 min.": 20,
    "45mn": 45,
    "45'": 45,
    "1h30": 90,
    "1h 30m": 90,
    "1 hour 30": 90,
    "1 hour and 15 minutes": 75,
    "1 hour, 15 minutes": 75,
    "2 hrs 15 mins": 135,
    "1.5 hours": 90,
    "1½ hours": 90,
    "1 1/2 hours": 90,
    "3/4 hour": 45,
    "2.5 horas": 150,
    "1,5 Stunden": 90,
    "1 hora": 60,
    "une heure et demie": 90,
    "una hora y media": 90,
    "anderthalb Stunden": 90,
    "an hour": 60,
    "half an hour": 30,
    "an hour and a half": 90,
    "two and a half hours": 150,
    "forty-five minutes": 45,
    "2 x 45 minutes": 90,
    "45 min x 2": 90,
    "3 sessions of 50 minutes": 150,
    "two 45-minute sessions": 90,
    "deux périodes de 45 minutes": 90,
    "30 min + 15 min": 45,
    "1:30 hours": 90,
    "1:30:00": 90,
    "PT1H30M": 90,
    "1,000 minutes": 1000,
    "0 minutes": 0,
    "2 hours (120 minutes)": 120,
    "90 minutes (2 x 45 minutes)": 90,
    "3 hours (including a 15-minute break)": 180,
    "half a day (3 hours)": 180,
    "10 mins each - 30 mins total": 30,
    "**30 minutes**": 30,
    'time = "90"': 90,
    "teaching: 15": 15,
    "exercises: 0": 0,
    "teaching: 15, exercises: 10": 25,
    "90": 90,
    "45 دقيقة": 45,
    "٤٥ دقيقة": 45,
    "ساعة ونصف": 90,
    "ساعتان": 120,
    "१५ मिनट": 15,
    "1小时30分钟": 90,
    "一个半小时": 90,
    "90 минут": 90,
}
FROM_CLOCK = {
    "9:40 - 10:00am": 20,
    "09.00 - 09.10": 10,
    "8:30am–9:30am": 60,
    "10:15am - 12:30pm": 135,
    "11:30 - 12:15pm": 45,
    "11:30 - 1:00": 90,
    "9-10am": 60,
    "23:30-00:15": 45,
    "14h00-15h30": 90,
    "0:15-0:30": 15,
    "Minutos 10-30": 20,
    "minutes 5 to 20": 15,
}
RANGES = {
    "45–60 min": (45, 60),
    "5 to 10 minutes": (5, 10),
    "60-75 minutes": (60, 75),
    "1-2 hours": (60, 120),
    "30 min - 1 hour": (30, 60),
    "between 45 and 60 minutes": (45, 60),
    "45 or 60 minutes": (45, 60),
    "de 30 a 45 minutos": (30, 45),
    "30 – 90 分鐘": (30, 90),
    "2 x 45-60 minutes": (90, 120),
    "This should take under an hour.": (0, 60),
    "no more than 10 minutes": (0, 10),
    "up to 45 minutes": (0, 45),
    "45 minutes max": (0, 45),
}
APPROXIMATE = {
    "~ 5 min": 5,
    "1 hour 45 mins-ish": 105,
    "about 30 minutes": 30,
    "30 mins (estimated)": 30,
    "ca. 20 Min.": 20,
    "environ 45 minutes": 45,
    "约45分钟": 45,
    "90 seconds": 2,
}
OPEN_ENDED = {"120+ minutes": 120, "at least 45 minutes": 45, "45 minutes minimum": 45, "90+": 90}
NO_LENGTH = (
    "",
    "Variable, depending on the group",
    "half a day",
    "2 days",
    "1 class period",
    "within 24 hours",
    "after 20 minutes",
    "every 10 minutes",
    "first 10 minutes",
    "30 minutes before start",
    "Preparation: 20 minutes",
    "20 minutes per group",
    "5 minutes each",
    "13min14",
    "23-25",
    "2",
    "9:30",
    "timer+5+minutes",
    "https://example.org/timer+5+minutes",
    "20 questions",
    "30 minutes of talk and 15 minutes of writing",
    "1000000 minutes",
    f"{'9' * 5000} minutes",
    "x" * 100_000,
)


@pytest.mark.parametrize(("text", "minutes"), [*EXACT.items(), *FROM_CLOCK.items()])
def test_one_number_of_minutes(text: str, minutes: int) -> None:
    assert read_length(text) == Length(text, minutes, minutes)


@pytest.mark.parametrize(("text", "minutes"), RANGES.items())
def test_ranges_are_planned_with_their_upper_end(text: str, minutes: tuple[int, int]) -> None:
    length = read_length(text)
    assert (length.low, length.high) == minutes
    assert length.is_range
    assert length.minutes == minutes[1]


@pytest.mark.parametrize(("text", "minutes"), APPROXIMATE.items())
def test_approximate_lengths_say_so(text: str, minutes: int) -> None:
    assert read_length(text) == Length(text, minutes, minutes, approximate=True)


@pytest.mark.parametrize(("text", "minutes"), OPEN_ENDED.items())
def test_open_ends(text: str, minutes: int) -> None:
    assert read_length(text) == Length(text, minutes, minutes, open_ended=True)


@pytest.mark.parametrize("text", NO_LENGTH)
def test_what_says_no_length_is_kept_and_not_guessed(text: str) -> None:
    assert read_length(text) == Length(text, None, None)


@given(st.text(max_size=60))
def test_any_text_is_kept_and_its_ends_are_in_order(text: str) -> None:
    length = read_length(text)
    assert length.text == text
    assert (length.low is None) == (length.high is None)
    assert length.low is None or 0 <= length.low <= (length.high or 0)


_PIECES = [
    "1",
    "30",
    "min",
    "hour",
    "h",
    " ",
    "-",
    "to",
    "and",
    "x",
    "+",
    ":",
    "~",
    "½",
    "(",
    "٣",
    "am",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map(" ".join))
def test_pieces_of_lengths_in_any_order_raise_nothing(text: str) -> None:
    read_length(text)


@given(st.integers(1, 20), st.integers(1, 59))
def test_hours_and_minutes_in_many_spellings(hours: int, minutes: int) -> None:
    total = 60 * hours + minutes
    for text in (
        f"{hours} h {minutes} min",
        f"{hours}h{minutes:02}",
        f"{hours} hours and {minutes} minutes",
        f"{hours}:{minutes:02} hours",
        f"{hours} Std. {minutes} Min.",
        f"{total} minutes",
        f"{total}min",
    ):
        assert read_length(text).minutes == total, text


@given(st.integers(1, 300), st.integers(0, 300))
def test_ranges_in_many_spellings(low: int, more: int) -> None:
    for dash in ("-", "–", " to ", " - ", " — "):
        length = read_length(f"{low}{dash}{low + more} minutes")
        assert (length.low, length.high) == (low, low + more)


@given(st.integers(0, 23), st.integers(0, 59), st.integers(1, 11 * 60))
def test_the_clock_gives_the_difference(hour: int, minute: int, minutes: int) -> None:
    end = (60 * hour + minute + minutes) % (24 * 60)
    text = f"{hour:02}:{minute:02} - {end // 60:02}:{end % 60:02}"
    assert read_length(text).minutes == minutes


@given(st.integers(0, 999))
def test_digits_of_any_script(minutes: int) -> None:
    for zero in ("\u0660", "\u06f0", "\u0966", "\uff10"):
        digits = "".join(chr(ord(zero) + int(digit)) for digit in str(minutes))
        assert read_length(f"{digits} min").minutes == minutes


@given(st.integers(0, 600))
def test_a_length_of_minutes_reads_as_itself(minutes: int) -> None:
    assert read_length(length_of(minutes).text) == length_of(minutes)


def test_one_minute_is_singular() -> None:
    assert length_of(1).text == "1 minute"
    assert length_of(30).text == "30 minutes"
