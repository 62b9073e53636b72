"""What works over a network only."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from facilitator.domain.checks import check_plan
from facilitator.domain.offline import Need, NeedKind, Topic, needs_of, phase_needs, works_offline
from facilitator.domain.offline_ideas import idea_for
from facilitator.domain.plan import KeptText, LessonPlan, Phase, PhaseField, Section


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
        ("Watch it on YouTube", ["Online videos"]),
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


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Interactive polling software", Topic.POLL),
        ("Virtual breakout rooms", Topic.BREAKOUT),
        ("Online whiteboard", Topic.WHITEBOARD),
        ("Collaborative diagramming tools", Topic.MAPPING),
        ("Shared documents for notes", Topic.DOCUMENT),
        ("Streaming video", Topic.STREAM),
        ("QR codes on the wall", Topic.CODE),
        ("The LMS of the company", Topic.COURSE),
        ("An AI assistant", Topic.ASSISTANT),
        ("ChatGPT", Topic.ASSISTANT),
        ("Digital feedback tools", Topic.FEEDBACK),
        ("Virtual presentation platforms", Topic.PRESENTING),
        ("Online resources", Topic.READING),
        ("Web search", Topic.SEARCH),
        ("Google Drive", Topic.FILES),
        ("Laptops with internet access", Topic.CONNECTION),
    ],
)
def test_what_the_network_is_for_decides_the_idea(text: str, topic: Topic) -> None:
    (need,) = needs_of(text)
    assert need.topic is topic
    assert needs_of(idea_for(need)) == ()


def test_every_topic_has_an_idea_that_needs_no_network() -> None:
    for topic in Topic:
        idea = idea_for(Need(NeedKind.INTERNET, "X", topic))
        assert idea
        assert needs_of(idea) == ()


def test_what_people_do_counts_when_it_is_unmistakable() -> None:
    scan = Phase("Start", learner_activities="Scan the QR code and send a word")
    subject = Phase("Start", learner_activities="Discuss cloud services and online shops")
    assert [field for field, _ in phase_needs(scan)] == [PhaseField.LEARNER_ACTIVITIES]
    assert phase_needs(subject) == ()


def test_texts_that_no_field_holds_count_as_what_people_do() -> None:
    """What a document from elsewhere says below a heading comes in as such a text."""
    text = "Use a Mentimeter poll, then a video from YouTube. We stream data to the cloud."
    vote = Phase("Vote", kept=(KeptText(Section.STRUCTURE, 0, text),))
    assert [(field, need.thing) for field, need in phase_needs(vote)] == [
        (None, "Polling software"),
        (None, "Online videos"),
    ]
    assert not works_offline(LessonPlan("P", phases=(vote,)))
    assert [each.code for each in check_plan(LessonPlan("P", phases=(vote,)))].count(
        "needs-internet"
    ) == 1


def test_a_plan_is_ready_for_a_room_without_internet_when_nothing_needs_it() -> None:
    needy = Phase("Vote", technology="Polling software")
    assert not works_offline(LessonPlan("P", phases=(needy,)))
    walk = Phase("Walk")
    assert works_offline(LessonPlan("P", phases=(walk,)))
    assert not works_offline(LessonPlan("P", phases=(walk,), materials=("Tablets with Wi-Fi",)))
    assert not works_offline(LessonPlan("P"))
    settled = replace(needy, offline_alternative="Show of hands")
    materials = ("Tablets with Wi-Fi (offline: printed maps)",)
    assert works_offline(LessonPlan("P", phases=(settled,), materials=materials))
