"""Fitting a match into one line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.ui.library.snippet import Piece, fitted


def letters(text: str, match: bool) -> float:
    """Every letter is 10 px wide, a bold one 11."""
    return len(text) * (11.0 if match else 10.0)


def width_of(pieces: tuple[Piece, ...]) -> float:
    return sum(letters(text, match) for text, match in pieces)


def test_what_fits_stays_as_it_is() -> None:
    pieces = (("Explore the ", False), ("cycle", True), (" in groups", False))
    assert fitted(pieces, 1000, letters) == pieces


def test_the_end_is_cut() -> None:
    pieces = (("the ", False), ("cycle", True), (" in groups of four", False))
    assert fitted(pieces, 150, letters) == (
        ("the ", False),
        ("cycle", True),
        (" in…", False),
    )


def test_a_match_far_behind_is_brought_forward() -> None:
    pieces = (("one two three four five six seven ", False), ("eight", True), (" nine", False))
    shown = fitted(pieces, 200, letters)
    assert shown[0][0].startswith("…")
    assert shown[1] == ("eight", True)


_pieces = st.lists(st.tuples(st.text("ab \n", max_size=30), st.booleans()), max_size=6)


@given(_pieces.map(tuple), st.integers(20, 400))
def test_a_line_is_never_wider_than_it_may_be(pieces: tuple[Piece, ...], width: int) -> None:
    assert width_of(fitted(pieces, width, letters)) <= width


@given(_pieces.map(tuple), st.integers(20, 400))
def test_a_line_has_no_breaks(pieces: tuple[Piece, ...], width: int) -> None:
    assert "\n" not in "".join(text for text, _ in fitted(pieces, width, letters))
