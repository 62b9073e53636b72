"""The one form in which plans are written."""

from __future__ import annotations

from facilitator.domain.length import length_of, read_length
from facilitator.domain.plan import (
    Assessment,
    KeptText,
    LessonPlan,
    Objective,
    Phase,
    Section,
    Strategy,
)
from facilitator.formats.markdown import read_plan, write_plan

SMALL = LessonPlan(
    title="Knots",
    duration=read_length("1 hour"),
    audience="Scouts",
    objectives=(Objective("Tie a bowline", "Apply"),),
    concepts=("Bight",),
    phases=(
        Phase("Engage", length_of(10), facilitator_actions="Show", learner_activities="Look"),
        Phase("Break: Tea", length_of(5)),
    ),
    assessments=(Assessment("Formative", "Watch hands", "Objective 1"),),
    strategies=(Strategy("Left-handed", "Mirror"),),
    facilitator_questions=("Who was quick?",),
)

WRITTEN = """\
# Knots

**Duration:** 1 hour
**Target Audience:** Scouts

## Learning Objectives

| Objective | Bloom's Taxonomy Level |
|-----------|-------------------------|
| Tie a bowline | Apply |

## Key Concepts
* Bight

## Lesson Structure
### Engage
**Duration:** 10 minutes

**Facilitator Actions:** Show

**Learner Activities:** Look

### Break: Tea
**Duration:** 5 minutes

## Assessment Methods
* **Formative**: Watch hands
  - Alignment: Objective 1

## Differentiation Strategies
* **Left-handed**: Mirror

## Reflection Questions
### For Facilitator
* Who was quick?
"""


def test_the_form() -> None:
    assert write_plan(SMALL) == WRITTEN


def test_a_draft_shows_that_it_is_a_lesson_plan() -> None:
    assert write_plan(LessonPlan(title="New")) == "# New\n\n## Lesson Structure\n"


def engage(text: str, *kept: KeptText) -> str:
    plan = LessonPlan("T", phases=(Phase("Engage", facilitator_actions=text, kept=kept),))
    written = write_plan(plan)
    assert read_plan(written).plan == plan
    return written.partition("### Engage\n")[2].rstrip("\n")


def test_a_text_that_begins_with_a_block_stands_below_its_label() -> None:
    assert engage("* a\n* b") == "**Facilitator Actions:**\n\n* a\n* b"
    assert engage("2. a\n3. b") == "**Facilitator Actions:**\n\n2. a\n3. b"
    assert engage("> a") == "**Facilitator Actions:**\n\n> a"
    assert engage("```\na\n```") == "**Facilitator Actions:**\n\n```\na\n```"
    assert engage("a | b\n--|--") == "**Facilitator Actions:**\n\na | b\n--|--"
    assert engage("a\n* b") == "**Facilitator Actions:** a\n* b"


def test_lines_that_would_be_structure_get_a_backslash() -> None:
    assert engage("a\n## b") == "**Facilitator Actions:** a\n\\## b"
    assert engage("a\n#### b") == "**Facilitator Actions:** a\n#### b"
    assert engage("a\n**Duration:** 3") == "**Facilitator Actions:** a\n\\**Duration:** 3"
    assert engage("a\n\n**Note:** b") == "**Facilitator Actions:** a\n\n\\**Note:** b"
    assert engage("a\n**Note:** b") == "**Facilitator Actions:** a\n**Note:** b"
    assert engage("a\n\n---") == "**Facilitator Actions:** a\n\n\\---"
    assert engage("a\n\n---\n\nb") == "**Facilitator Actions:** a\n\n---\n\nb"
    assert engage("Materials\n---\nb") == "**Facilitator Actions:** Materials\n\\---\nb"
    assert engage("a\n---\nb") == "**Facilitator Actions:** a\n---\nb"
    assert engage("a\n```\nb") == "**Facilitator Actions:** a\n\\```\nb"
    assert engage("a\n\\## b") == "**Facilitator Actions:** a\n\\\\## b"


def test_what_stands_in_a_code_fence_is_left_alone() -> None:
    text = "a\n```\n# b\n**Duration:** 3\n\\# c\n```\nd"
    assert engage(text) == f"**Facilitator Actions:** {text}"


def test_kept_texts_stand_where_they_stood() -> None:
    note = KeptText(Section.STRUCTURE, 2, "**Note:** n")
    front = KeptText(Section.STRUCTURE, 0, "Sit down.")
    assert engage("a", front, note) == "\nSit down.\n\n**Facilitator Actions:** a\n\n**Note:** n"


def test_items_keep_their_lines_together() -> None:
    plan = LessonPlan("T", concepts=("a\n\nb\n    c", "* *", "d | e\n--|--"))
    written = write_plan(plan)
    assert "## Key Concepts\n* a\n\n  b\n      c\n* \\* *\n* d | e\n  \\--|--\n" in written
    assert read_plan(written).plan == plan


def test_headings_that_end_with_a_hash() -> None:
    plan = LessonPlan("C #", phases=(Phase("#"), Phase("F#"), Phase("C \\#")))
    written = write_plan(plan)
    assert [line for line in written.split("\n") if line.startswith("#")] == [
        "# C \\#", "## Lesson Structure", "### \\#", "### F#", "### C \\\\#",
    ]  # fmt: skip
    assert read_plan(written).plan == plan


def test_pipes_in_cells() -> None:
    plan = LessonPlan("T", objectives=(Objective("a | b", "\\"), Objective("\\|", "")))
    written = write_plan(plan)
    assert "| a \\| b | \\ |\n| \\\\| |  |\n" in written
    assert read_plan(written).plan == plan


def test_unknown_sections_behind_their_neighbours() -> None:
    kept = KeptText(Section.CONCEPTS, 1, "## Budget\n\n* 40 €\n\n## Key Concepts\n* again")
    plan = LessonPlan("T", concepts=("a",), safety=("s",), kept=(kept,))
    written = write_plan(plan)
    assert "* a\n\n## Budget\n\n* 40 €\n\n## Key Concepts\n* again\n\n## Lesson" in written
    assert read_plan(written).plan == plan
