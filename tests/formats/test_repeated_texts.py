"""What a text says twice is kept, and stays where it is kept whatever a trainer edits."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.editing import lists, phases
from facilitator.domain.editing.empties import without_empty_items
from facilitator.domain.plan import Section
from facilitator.formats.markdown import read_plan, write_plan
from tests.edits import edited

_HEADER = ("**Duration:** 60 minutes", "**Start:** 9:00", "**Audience:** Nurses")
_SETTINGS = (
    "**Locked:** yes",
    "**Start:** 12:30",
    "**Priority:** must",
    "**Warning:** none",
    "**Advance:** automatic",
    "**Objectives:** 1",
    "**Rotation:** 2 x 10 minutes",
    "**Audience Screen:** Back soon",
)
_FIELDS = (
    "**Duration:** 10 minutes",
    "**Facilitator Actions:** Ask.",
    "**Learner Activities:** Answer.",
    "**Resources:** Cards",
    "**Differentiation:** Pairs",
    "**Technology:** None",
    "**Offline Alternative:** Paper",
    "* **Resources:** Pens",
    "**Notes:** Mind the door.",
    "Some words.",
    "---",
)
_SECTIONS = (
    "## Learning Objectives\n\n* Name the parts",
    "## Key Concepts\n\n* Force",
    "## Materials\n\n* Pens\n\nAnd paper.",
    "## Assessment\n\n* **Formative**: Watch.",
    "## Differentiation\n\n* **Beginners**: Pairs",
    "## Reflection\n\n### Learner Questions\n\n* Why?",
    "## Reflection\n\n### Facilitator Questions\n\n* How?",
    "## Safety\n\n* Goggles",
    "## Resources\n\n* Book",
    "## Notes\n\nMine.",
    "Objectives\n---\n\nUnderlined.",
)
_GAP = ("\n", "\n\n")


def _lines(*choices: str, most: int) -> st.SearchStrategy[str]:
    """Some of the choices, each as often as it comes, close together or apart."""
    pieces = st.lists(st.tuples(st.sampled_from(choices), st.sampled_from(_GAP)), max_size=most)
    return pieces.map(lambda found: "".join(piece + gap for piece, gap in found))


@st.composite
def _phase(draw: st.DrawFn) -> str:
    name = draw(st.sampled_from(("Engage", "Explore", "Break")))
    return f"### {name}\n\n{draw(_lines(*_SETTINGS, *_FIELDS, most=7))}\n"


@st.composite
def _text(draw: st.DrawFn) -> str:
    head = draw(_lines(*_HEADER, "Welcome.", most=5))
    sections = st.lists(st.sampled_from(_SECTIONS), max_size=4).map("\n\n".join)
    phases = "".join(draw(st.lists(_phase(), min_size=1, max_size=3)))
    return (
        f"# Title\n\n{head}\n\n{draw(sections)}\n\n"
        f"## Lesson Structure\n\n{phases}\n\n{draw(sections)}\n"
    )


@settings(suppress_health_check=list(HealthCheck))
@given(_text(), st.data(), st.integers(0, 6))
def test_what_is_said_twice_stays_where_it_is_kept(
    text: str, data: st.DataObject, count: int
) -> None:
    plan = read_plan(text).plan
    for _ in range(count):
        plan = data.draw(edited(plan))
    assert read_plan(write_plan(plan)).plan == without_empty_items(plan)


@pytest.mark.parametrize("first", ["yes", "no"])
def test_a_second_lock_is_no_text_of_the_field_above_when_the_first_one_goes(first: str) -> None:
    head = "# T\n\n## Lesson Structure\n\n### Engage\n\n**Locked:** yes\n\n"
    plan = read_plan(f"{head}**Facilitator Actions:** Ask.\n\n**Locked:** {first}\n").plan
    plan = phases.change_phase(plan, 0, locked=False)
    again = read_plan(write_plan(plan)).plan
    assert again.phases[0].facilitator_actions == "Ask."
    assert [kept.text for kept in again.phases[0].kept] == [f"**Locked:** {first}"]


def test_a_second_section_stays_behind_the_phases_when_the_first_one_goes() -> None:
    head = "# T\n\n## Materials Needed\n\n* Pens\n\n## Lesson Structure\n\n### Engage\n"
    plan = read_plan(f"{head}\n## Materials Needed\n\n* Cards\n").plan
    plan = lists.remove_item(plan, Section.MATERIALS, 0)
    written = write_plan(plan)
    assert "## Kept as Text" in written
    assert read_plan(written).plan == plan
    assert not read_plan(written).plan.materials
