"""What reading makes of the many ways in which lesson plans are written."""

from __future__ import annotations

import time

import pytest

from facilitator.domain.diagnostic import Place, Severity
from facilitator.domain.plan import (
    Assessment,
    KeptText,
    LessonPlan,
    Objective,
    PhaseField,
    Section,
    Strategy,
)
from facilitator.formats.markdown import NotALessonPlan, read_plan, write_plan

START = "# Title\n\n## Lesson Structure\n### Engage\n"


def plan_of(*lines: str) -> LessonPlan:
    return read_plan("\n".join(lines)).plan


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("## Learning Objectives:", "objectives"),
        ("## LEARNING OUTCOMES", "objectives"),
        ("## 1. Objectives", "objectives"),
        ("## 🎯 Lesson Goals", "objectives"),
        ("## Key concept", "concepts"),
        ("## Key Concepts (per group)", "concepts"),
        ("## Prerequisites", "prior_knowledge"),
        ("## Materials", "materials"),
        ("# Materials Needed", "materials"),
        ("Materials\n---------", "materials"),
        ("## **Materials**", "materials"),
        ("## Cross-curricular links", "connections"),
        ("## Real World Applications", "applications"),
        ("## Metacognitive strategies", "metacognition"),
        ("## Extension", "extensions"),
        ("## Health & Safety", "safety"),
        ("## Health and safety", "safety"),
        ("## Student reflection questions", "learner_questions"),
        ("## Teacher’s reflection", "facilitator_questions"),
        ("## Budget", None),
        ("## Online adaptations", "virtual"),
        ("## Further reading", "resources"),
    ],
)
def test_headings_are_matched_in_the_usual_wordings(heading: str, name: str | None) -> None:
    plan = plan_of(START, heading, "", "* item")
    if name is None:
        assert plan.kept[0].text == f"{heading}\n\n* item"
    elif name == "objectives":
        assert plan.objectives == (Objective("item"),)
    else:
        assert getattr(plan, name) == ("item",)


@pytest.mark.parametrize(
    "label",
    ["**Duration:** 20 min", "**Duration**: 20 min", "**duration :** 20 min", "**Time:** 20 min",
     "* **Duration:** 20 min", "**Duration:**\n20 min", "some text\n**Duration:** 20 min",
     "* a list\n**Duration:** 20 min", "> a quote\n**Duration:** 20 min"],
)  # fmt: skip
def test_labels_are_found_however_they_are_set(label: str) -> None:
    assert plan_of(START + label).phases[0].minutes == 20


def test_a_label_inside_a_fence_is_text() -> None:
    phase = plan_of(START + "**Facilitator Actions:** show\n\n```\n**Duration:** 20\n```").phases[0]
    assert phase.duration is None
    assert "**Duration:** 20" in phase.facilitator_actions


def test_a_heading_inside_a_fence_is_text() -> None:
    plan = plan_of(START + "**Facilitator Actions:** show\n\n```\n### Explore\n## Materials\n```")
    assert len(plan.phases) == 1


def test_deeper_headings_are_text_of_the_field() -> None:
    phase = plan_of(START + "**Facilitator Actions:** show\n\n#### First\n\nask").phases[0]
    assert phase.facilitator_actions == "show\n\n#### First\n\nask"


def test_unknown_labels_and_loose_paragraphs_are_kept_at_their_place() -> None:
    phase = plan_of(
        START + "Sit in a circle.", "", "**Duration:** 5 min", "", "Not more.", "",
        "**Facilitator Actions:** a", "", "**Notes:** b", "", "more b", "", "**Resources:** c",
    ).phases[0]  # fmt: skip
    assert phase.facilitator_actions == "a"
    assert phase.resources == "c"
    assert phase.kept == (
        KeptText(Section.STRUCTURE, 0, "Sit in a circle."),
        KeptText(Section.STRUCTURE, 1, "Not more."),
        KeptText(Section.STRUCTURE, 2, "**Notes:** b\n\nmore b"),
    )


def test_a_divider_between_phases_is_no_part_of_the_last_field() -> None:
    plan = plan_of(START + "**Technology:** a", "", "---", "", "### Explore", "**Technology:** b")
    assert [phase.technology for phase in plan.phases] == ["a", "b"]
    assert plan.phases[0].kept == (KeptText(Section.STRUCTURE, 6, "---"),)


def test_fields_in_another_order_are_all_found() -> None:
    phase = plan_of(
        START + "**Technology:** t", "", "**Duration:** 5 min", "", "**Learners:** l"
    ).phases[0]
    assert (phase.technology, phase.minutes, phase.learner_activities) == ("t", 5, "l")


def test_phases_without_a_section_are_found_by_the_five_names() -> None:
    for level in ("##", "###"):
        plan = plan_of(
            "# T", f"{level} Engage (10 min)", "Talk.", f"{level} 2. Explore", "## Materials", "* x"
        )
        assert [(phase.name, phase.minutes) for phase in plan.phases] == [
            ("Engage", 10),
            ("2. Explore", None),
        ]
        assert plan.materials == ("x",)


def test_one_of_the_five_names_alone_makes_no_lesson() -> None:
    with pytest.raises(NotALessonPlan):
        read_plan("# Our software\n\n## Explore\n\nClick around.\n")


def test_questions_right_below_the_heading_are_for_learners() -> None:
    plan = plan_of(START, "## Reflection Questions", "1. Why?", "2. What now?")
    assert plan.learner_questions == ("Why?", "What now?")


def test_an_unknown_part_of_the_questions_is_kept() -> None:
    plan = plan_of(
        START, "## Reflection", "### For learners", "* a", "### For parents", "* b",
        "### For the facilitator", "* c",
    )  # fmt: skip
    assert (plan.learner_questions, plan.facilitator_questions) == (("a",), ("c",))
    assert plan.kept == (KeptText(Section.LEARNER_QUESTIONS, 1, "### For parents\n* b"),)


def test_objectives_are_read_from_tables_in_any_order_of_columns() -> None:
    plan = plan_of(
        START, "## Objectives", "| # | Level | Learning outcome |", "|--|:-:|--|",
        "| 1 | Apply | Bake |", "|  |  |  |", "| 2 |",
    )  # fmt: skip
    assert plan.objectives == (Objective("Bake", "Apply", ("1",)),)
    assert plan.other_objective_columns == ("#",)


def test_a_list_of_objectives_may_name_the_level() -> None:
    plan = plan_of(START, "## Objectives", "- Bake (Bloom: Apply)", "- Count (to ten)")
    assert plan.objectives == (Objective("Bake", "Apply"), Objective("Count (to ten)"))


@pytest.mark.parametrize(
    ("item", "assessment"),
    [
        ("* **Formative**: Watch\n  - Alignment: O1", Assessment("Formative", "Watch", "O1")),
        ("* **Formative:** Watch\n  * **Alignment:** O1", Assessment("Formative", "Watch", "O1")),
        (
            "* Summative: Test\n  Alignment: O1\n  and O2",
            Assessment("Summative", "Test\nand O2", "O1"),
        ),
        ("* **Quiz** in pairs", Assessment("", "**Quiz** in pairs")),
    ],
)
def test_assessments(item: str, assessment: Assessment) -> None:
    assert plan_of(START, "## Assessment", item).assessments == (assessment,)


def test_strategies_may_be_set_in_bold_or_not() -> None:
    plan = plan_of(
        START, "## Differentiation", "* **New**: a", "* **Old:** b", "* Tired people: c", "* d"
    )
    assert plan.strategies == (
        Strategy("New", "a"),
        Strategy("Old", "b"),
        Strategy("Tired people", "c"),
        Strategy("", "d"),
    )


def test_empty_items_are_left_out() -> None:
    assert plan_of(START, "## Materials", "*", "* a", "* ", "-").materials == ("a",)


def test_nested_lists_stay_in_their_item() -> None:
    plan = plan_of(START, "## Materials", "1. For all", "   - scales", "   - flour", "2. A bell")
    assert plan.materials == ("For all\n- scales\n- flour", "A bell")


def test_a_section_that_comes_twice_is_kept_and_named() -> None:
    read = read_plan(f"{START}## Materials\n* a\n\n## Safety\n* s\n\n## Materials Needed\n* b\n")
    assert read.plan.materials == ("a",)
    assert read.plan.kept == (KeptText(Section.SAFETY, 1, "## Materials Needed\n* b"),)
    (finding,) = read.diagnostics
    assert (finding.severity, finding.code, finding.line) == (
        Severity.WARNING,
        "duplicate-heading",
        11,
    )
    assert read_plan(write_plan(read.plan)).plan == read.plan


def test_an_empty_section_may_be_filled_later() -> None:
    plan = plan_of(START, "## Materials", "## Safety", "* s", "## Materials", "* a")
    assert plan.materials == ("a",)
    assert plan.kept == ()


def test_unknown_sections_keep_their_place_and_are_named() -> None:
    read = read_plan(
        f"{START}## Materials\n* a\n\n## Budget\n\n40 €\n\n### Detail\n\n## Safety\n* s\n"
    )
    assert read.plan.kept == (KeptText(Section.MATERIALS, 1, "## Budget\n\n40 €\n\n### Detail"),)
    assert [(finding.code, finding.line) for finding in read.diagnostics] == [
        ("unknown-section", 8)
    ]


def test_duration_and_audience_are_found_in_any_section_in_front() -> None:
    plan = plan_of(
        "# T", "", "## Overview", "", "**Total Duration**: 2 Hours  ", "**Format**: talk  ",
        "**Audience**: all", "", "## Lesson Structure", "### Engage",
    )  # fmt: skip
    assert (plan.stated_minutes, plan.audience) == (120, "all")
    assert [(kept.after, kept.text) for kept in plan.kept] == [
        (1, "## Overview"),
        (2, "**Format**: talk"),
    ]


def test_a_yaml_header_is_kept_and_may_give_the_title() -> None:
    plan = plan_of("---", "title: Bread", "tags: [a]", "---", "## Lesson Structure", "### Engage")
    assert plan.title == "Bread"
    assert plan.kept == (KeptText(Section.HEADER, 1, "---\ntitle: Bread\ntags: [a]\n---"),)
    written = write_plan(plan)
    assert read_plan(written).plan == plan


def test_the_first_heading_is_the_title_when_none_is_of_the_first_level() -> None:
    assert plan_of("## Bread", "", "## Lesson Structure", "### Engage").title == "Bread"


def test_a_draft_without_phases_is_read_when_it_is_clearly_a_plan() -> None:
    plan = plan_of("# Bread", "## Learning Objectives", "* Bake")
    assert plan.phases == ()
    assert plan.objectives == (Objective("Bake"),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Just words.",
        "# Only a title",
        "# Read me\n\n## Resources\n\n* a link\n",
        "## Learning Objectives\n\n* no title\n",
        "name,points\nA,3\n",
        "### Engage\n",
    ],
)
def test_other_texts_are_refused_in_one_sentence(text: str) -> None:
    with pytest.raises(NotALessonPlan) as refused:
        read_plan(text)
    assert str(refused.value) == (
        "No lesson structure found. It needs phase headings such as “### Engage”."
    )


def test_lines_of_parts_count_from_one() -> None:
    lines = read_plan(
        "# T\n\n**Duration:** 1 h\n\n## Lesson Structure\n### A\n**Time:** 5 min\n"
    ).lines
    assert lines[Place(Section.HEADER)] == 1
    assert lines[Place(Section.HEADER, None, PhaseField.DURATION)] == 3
    assert lines[Place(Section.STRUCTURE)] == 5
    assert lines[Place(Section.STRUCTURE, 0)] == 6
    assert lines[Place(Section.STRUCTURE, 0, PhaseField.DURATION)] == 7


_FOLLOWED = "\n\n### Explore\n**Duration:** 5 minutes\n"


@pytest.mark.parametrize(
    "text",
    [
        "* " * 3000 + "a",
        ">" * 5000 + "a",
        "\n".join("  " * depth + "* a" for depth in range(300)),
        "\t" * 50 + "* a",
        "```a\n" * 4000,
        "````a\n```\n" * 2000,
        "**" + "a " * 50_000,
        "[" * 50_000,
        "---\n\n" * 4000,
        "\\" * 50_000 + "# x",
    ],
    ids=lambda text: text[:6],
)
def test_what_is_nested_or_repeated_without_end_hides_nothing_and_takes_no_time(text: str) -> None:
    begin = time.perf_counter()
    plan = read_plan(f"{START}**Facilitator Actions:** x\n\n{text}{_FOLLOWED}").plan
    assert time.perf_counter() - begin < 10
    if "```a" not in text:
        assert [phase.name for phase in plan.phases] == ["Engage", "Explore"]
    assert read_plan(write_plan(plan)).plan == plan


def test_a_text_of_very_many_lines_is_refused() -> None:
    with pytest.raises(NotALessonPlan, match="too long"):
        read_plan(START + "a\n" * 20_001)
