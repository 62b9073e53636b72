"""What works over a network only."""

from __future__ import annotations

import time

import pytest

from facilitator.domain.offline import needs_of


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("Use interactive polling software", ["Polling software"]),
        ("slides with real-time polling", ["Polling software"]),
        ("Kahoot", ["Polling software"]),
        ("Use virtual breakout rooms for groups", ["Breakout rooms"]),
        ("Join by Zoom call", ["Video calls"]),
        ("Online feedback tools", ["Online feedback tools"]),
        ("A cloud-based sandbox", ["Cloud-based sandbox"]),
        ("Web search for three examples", ["Web search"]),
        ("Watch it on YouTube", ["Websites"]),
        ("Laptops or tablets with Wi-Fi", ["Internet access"]),
        ("Padlet or Miro", ["Online whiteboards"]),
        ("Polling software to collect ideas or questions", ["Polling software"]),
        (
            "Digital collaboration tool, breakout rooms",
            ["Digital collaboration tool", "Breakout rooms"],
        ),
    ],
)
def test_things_that_need_a_network(text: str, things: list[str]) -> None:
    assert [need.thing for need in needs_of(text)] == things


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Whiteboard or digital collaboration tool",
        "Polling software or a show of hands",
        "A show of hands, or an online poll",
        "A YouTube video, downloaded",
        "Printed handouts, no internet needed",
        "An online quiz (optional)",
        "Slides and a projector",
        "Zoom in on the map",
        "A board game about pollution",
        "Break the stick in two",
        "Collaborative note-taking on paper",
    ],
)
def test_things_that_need_none(text: str) -> None:
    assert needs_of(text) == ()


def test_plural_things_are_told_apart() -> None:
    (tools,) = needs_of("Online feedback tools")
    (software,) = needs_of("Polling software")
    assert tools.is_plural
    assert not software.is_plural


@pytest.mark.parametrize("words", ["online ", "padlet or ", "virtual brainstorm ", "poll, "])
def test_long_texts_take_no_time(words: str) -> None:
    begin = time.perf_counter()
    needs_of(words * 20_000)
    assert time.perf_counter() - begin < 10
