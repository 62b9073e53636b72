"""What is settled about a phase beforehand, in Markdown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.domain.length import length_of
from facilitator.domain.plan import (
    Assessment,
    Dismissal,
    KeptText,
    LessonPlan,
    Objective,
    Phase,
    Priority,
    Rotation,
    Section,
)
from facilitator.formats.markdown import read_plan, write_plan

PHASE = Phase(
    "Explore",
    length_of(45),
    facilitator_actions="Walk around",
    pinned_start=12 * 60 + 30,
    priority=Priority.COULD,
    locked=True,
    shortest=20,
    warning=3,
    auto_advance=True,
    quiet=True,
    audience_text="Sheet B, in pairs",
    objectives=(0, 2),
    rotation=Rotation(3, 15),
)
PLAN = LessonPlan(
    title="Knots",
    duration=length_of(45),
    audience="Scouts",
    start=9 * 60,
    objectives=(Objective("Tie"), Objective("Untie"), Objective("Teach")),
    phases=(PHASE,),
    assessments=(Assessment("Formative", "Watch hands", "What holds", (0, 1)),),
    dismissals=(Dismissal("no-break", "Explore", "They walk between stations"),),
)
WRITTEN = """\
# Knots

**Duration:** 45 minutes
**Start:** 09:00
**Target Audience:** Scouts

## Learning Objectives

| Objective | Bloom's Taxonomy Level |
|-----------|-------------------------|
| Tie |  |
| Untie |  |
| Teach |  |

## Lesson Structure
### Explore
**Duration:** 45 minutes
**Start:** 12:30
**Priority:** could
**Locked:** yes
**Shortest:** 20 minutes
**Warning:** 3 minutes
**Advance:** automatic
**Sound:** off
**Rotation:** 3 x 15 minutes
**Objectives:** 1, 3
**Audience Screen:** Sheet B, in pairs

**Facilitator Actions:** Walk around

## Assessment Methods
* **Formative**: Watch hands
  - Alignment: What holds
  - Objectives: 1, 2

## Dismissed Checks
* **no-break**: Explore
  - Reason: They walk between stations
"""


def phase_of(*lines: str) -> Phase:
    text = "# Title\n\n## Lesson Structure\n### Engage\n" + "\n".join(lines)
    return read_plan(text).plan.phases[0]


def test_everything_settled_has_a_form_of_its_own() -> None:
    assert write_plan(PLAN) == WRITTEN
    assert read_plan(WRITTEN).plan == PLAN


def test_what_is_not_settled_is_not_written() -> None:
    plain = replace(PLAN, phases=(Phase("Explore", length_of(45)),), start=None)
    assert "Start" not in write_plan(plain)
    assert write_plan(plain).count("**") == 2 * (3 + 2)


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("**Start:** 9.05", "pinned_start", 545),
        ("**Start**: 12:15 am", "pinned_start", 15),
        ("- **Start:** 1:15 p.m.", "pinned_start", 13 * 60 + 15),
        ("**PRIORITY:** Must", "priority", Priority.MUST),
        ("**Shortest:** 1h10", "shortest", 70),
        ("**Warning:** never", "warning", 0),
        ("**Objectives:** none", "objectives", ()),
        ("**Objective:** 3 and 1", "objectives", (0, 2)),
        ("**Rotation:** 4 × 10 min", "rotation", Rotation(4, 10)),
        ("**Advance:** auto", "auto_advance", True),
    ],
)
def test_usual_spellings_are_understood(line: str, field: str, value: object) -> None:
    phase = phase_of("**Duration:** 5 minutes", line, "", "## Objectives", "* a", "* b", "* c")
    assert getattr(phase, field) == value
    assert phase.kept == ()


@pytest.mark.parametrize(
    "line",
    [
        "**Start:** when all are there",
        "**Start:** 25:00",
        "**Start:** 13:00 pm",
        "**Priority:** very high",
        "**Locked:** no",
        "**Shortest:** 5 to 10 minutes",
        "**Shortest:** 30 hours",
        "**Warning:** the oven is hot",
        "**Objectives:** learners can knead",
        "**Rotation:** every 15 minutes",
        "**Sound:** a gong",
    ],
)
def test_what_authors_mean_otherwise_stays_their_text(line: str) -> None:
    read = read_plan(f"# T\n\n## Lesson Structure\n### Engage\n**Duration:** 5 minutes\n\n{line}\n")
    (phase,) = read.plan.phases
    assert phase == Phase("Engage", length_of(5), kept=(KeptText(Section.STRUCTURE, 1, line),))
    (found,) = read.diagnostics
    assert (found.code, found.line) == ("unread-setting", 7)
    assert "kept as text" in found.message
    assert read_plan(write_plan(read.plan)).plan == read.plan


def test_a_setting_given_twice_keeps_the_second_as_text() -> None:
    read = read_plan(
        "# T\n\n## Lesson Structure\n### Engage\n**Locked:** yes\n\n"
        "**Facilitator Actions:** x\n\n**Locked:** yes\n"
    )
    (phase,) = read.plan.phases
    assert phase.locked
    assert [kept.text for kept in phase.kept] == ["**Locked:** yes"]
    assert [finding.code for finding in read.diagnostics] == ["duplicate-field"]
    assert read_plan(write_plan(read.plan)).plan == read.plan


def test_a_text_that_looks_like_a_setting_stays_a_text() -> None:
    text = "Write on the board:\n**Locked:** yes\n**Locked:** no"
    plan = LessonPlan(title="T", phases=(Phase("Engage", facilitator_actions=text),))
    assert "\\**Locked:** yes" in write_plan(plan)
    assert read_plan(write_plan(plan)).plan == plan


def test_a_start_of_the_day_that_is_no_clock_time_stays_text() -> None:
    read = read_plan("# T\n\n**Start:** Monday\n\n## Lesson Structure\n### Engage\n").plan
    assert read.start is None
    assert read.kept == (KeptText(Section.HEADER, 1, "**Start:** Monday"),)


def test_objectives_of_an_assessment_with_words_are_part_of_the_method() -> None:
    text = "* **Formative**: Look\n  - Objectives: 1, 2\n    and 3"
    plan = read_plan(f"{WRITTEN.split('## Assessment')[0]}## Assessment Methods\n{text}\n").plan
    (seen,) = plan.assessments
    assert seen == Assessment("Formative", "Look\n  and 3", "", (0, 1))
    assert read_plan(write_plan(plan)).plan == plan


def test_a_number_that_no_objective_has_is_left_out_and_named() -> None:
    text = WRITTEN.replace("**Objectives:** 1, 3", "**Objectives:** 2, 7").replace(
        "- Objectives: 1, 2", "- Objectives: 9"
    )
    read = read_plan(text)
    assert read.plan.phases[0].objectives == (1,)
    assert read.plan.assessments[0].objectives is None
    assert [(one.code, one.line) for one in read.diagnostics] == [
        ("objective-not-there", 16),
        ("objective-not-there", 32),
    ]
    assert read.diagnostics[0].message.startswith("“Explore” names an objective that is not there")
