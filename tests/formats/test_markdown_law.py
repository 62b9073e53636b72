"""Laws of the Markdown form: what is written is read, and what was read stays the same."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields, is_dataclass

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from facilitator.domain.plan import LessonPlan
from facilitator.domain.text import clean_block
from facilitator.formats.markdown import NotALessonPlan, read_plan, write_plan
from tests.strategies import blocks, plans

_LINES = (
    "# T", "## Lesson Structure", "### Engage", "### Explore", "## Engage", "## Explore",
    "### Break (5 min)", "## Key Concepts", "## Materials", "## Reflection Questions",
    "### For Learners", "### For Facilitator", "### For Parents", "## Notes",
    "## Learning Objectives", "| Objective | Level |\n|---|---|\n| a | Apply |\n| b |",
    "**Duration:** 30 minutes", "**Duration**: 1h", "- **Facilitator Actions:** x\n  - y",
    "**Resources Used:**", "**Target Audience:** x", "**Notes:** x", "* a\n* b", "1. c\n2. d",
    "## Assessment Methods", "* **Formative**: x\n  - Alignment: y", "## Differentiation",
    "* Novices: x", "---", "title: x\n---", "Objectives\n---", "Title\n===", "---\ntitle: q\n---",
    "```", "    code", "> quote", "**Start:** 9:30", "**Start:** when all are there",
    "**Locked:** yes", "**Locked:** no", "- **Priority:** could\n- **Objectives:** 1, 7",
    "**Audience Screen:** back soon", "**Warning:** none\nand more",
    "**Shortest:** 5 to 10 minutes",
    "* **Test**: z\n  - Objectives: 1, 2\n    more", "## Dismissed Checks\n* **no-break**: x",
)  # fmt: skip


def documents() -> st.SearchStrategy[str]:
    """Lines of lesson plans in any order, with anything between them."""
    line = st.one_of(st.sampled_from(_LINES), st.sampled_from(_LINES), blocks())
    gap = st.sampled_from(["\n", "\n\n", "\n\n\n"])
    body = st.lists(st.tuples(line, gap).map("".join), max_size=14).map("".join)
    begin = st.sampled_from(["", "# T\n\n## Lesson Structure\n### Engage\n"])
    return st.tuples(begin, body).map("".join)


@settings(suppress_health_check=list(HealthCheck))
@given(plans())
def test_a_written_plan_is_read_as_it_was(plan: LessonPlan) -> None:
    assert read_plan(write_plan(plan)).plan == plan


@settings(suppress_health_check=list(HealthCheck))
@example("# T\n## Lesson Structure\n### Part\n**Duration:** 20 min\n\nAgenda\n---\n")
@given(documents())
def test_reading_any_document_gives_a_plan_that_stays_the_same(text: str) -> None:
    try:
        plan = read_plan(text).plan
    except NotALessonPlan:
        return
    assert not list(_unclean(plan))
    written = write_plan(plan)
    assert read_plan(written).plan == plan
    assert write_plan(read_plan(written).plan) == written


def _unclean(value: object) -> list[str]:
    if isinstance(value, str):
        return [value] if clean_block(value) != value else []
    if isinstance(value, tuple):
        return [text for part in value for text in _unclean(part)]
    if is_dataclass(value):
        return [text for one in fields(value) for text in _unclean(getattr(value, one.name))]
    return []


@settings(suppress_health_check=list(HealthCheck))
@given(documents())
def test_no_word_of_a_document_is_lost(text: str) -> None:
    """Marks may change, words may not: each is in the plan or in what was kept."""
    text = f"# T\n\n## Lesson Structure\n### Engage\n\nfirst words\n\n{text}\n\nlast words\n"
    written = write_plan(read_plan(text).plan)
    assert "first words" in written
    assert "last words" in written


@given(st.text())
def test_any_text_is_a_plan_or_is_refused(text: str) -> None:
    with suppress(NotALessonPlan):
        read_plan(text)
