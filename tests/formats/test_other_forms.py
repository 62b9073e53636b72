"""Plans in other people's forms: what is typed, what is kept, and that no word is lost."""

from __future__ import annotations

import re
import time
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.domain.diagnostic import Severity
from facilitator.domain.plan import LessonPlan, Section
from facilitator.errors import UserError
from facilitator.formats.guides.names import is_known
from facilitator.formats.markdown import NotALessonPlan, read_plan, write_plan
from facilitator.formats.markdown.reader import read_own_form
from facilitator.formats.source import load_source

CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
DOCUMENTS = sorted(path for path in CORPUS.rglob("*.md") if path.name != "README.md")
_MARKS = re.compile(r"<br ?/?>|^\s*(?:\d{1,2}[.)]|:{3,}.*$)", re.MULTILINE)
_WORD = re.compile(r"\w+")


def lost_words(text: str, plan: LessonPlan) -> list[str]:
    """Words of the document that the plan's own Markdown no longer holds.

    Marks do not count, nor what fields and sections are called: the field says it.
    """
    written = {*_WORD.findall(write_plan(plan).casefold())}
    said = "\n".join(_without_name(line) for line in text.split("\n"))
    words = {*_WORD.findall(_MARKS.sub(" ", said).casefold())}
    return sorted(word for word in words if word not in written and f"{word}s" not in written)


def _without_name(line: str) -> str:
    name, _, value = line.strip("#*_:- \t").replace("：", ":").partition(":")
    return value if is_known(name.strip("*_: ")) else line


def parts_of(plan: LessonPlan) -> list[tuple[str, int | None]]:
    return [(phase.name, phase.minutes) for phase in plan.phases]


def codes_of(text: str) -> list[str]:
    return [finding.code for finding in read_plan(text).diagnostics]


GUIDE = """\
# Compost in the yard

**Audience:** Tenants<br />

### Before the day

#### Sort the bins (45 minutes)

Wash them.

## Part One: What rots (20 min)

Say hello.

### Guess (5 min)

#### Show hands (5 min)

```sh
# not a heading (30 min)
```

## Coffee break (10 minutes)

## Part Two: Build a heap [30 - 40 minutes]

Answer mails within 24 hours. Watch until 13min14. Marks of 23-25 are fine.

## Farewell

See [timer](/timer+5+minutes).
"""


def test_a_timed_guide_counts_every_time_once() -> None:
    read = read_plan(GUIDE)
    assert read.plan.title == "Compost in the yard"
    assert read.plan.audience == "Tenants"
    assert parts_of(read.plan) == [
        ("Part One: What rots", 20),
        ("Break: Coffee", 10),
        ("Part Two: Build a heap", 40),
    ]
    first = read.plan.phases[0].kept[0].text
    assert "#### Guess (5 min)" in first
    assert "# not a heading (30 min)" in first
    assert read.plan.kept[-1].text.startswith("## Farewell")
    assert lost_words(GUIDE, read.plan) == []


def test_what_was_understood_is_said() -> None:
    read = read_plan(GUIDE)
    assert read.diagnostics[0].code == "other-form"
    assert read.diagnostics[0].severity is Severity.INFO
    assert "the title, the audience, 3 timed parts of 1 h 10 min in all" in (
        read.diagnostics[0].message
    )
    lines = [finding.line for finding in read.diagnostics if finding.code == "unknown-section"]
    assert lines == [GUIDE.split("\n").index("## Farewell") + 1]


METADATA = """\
# Knots for beginners

## About

**Last change:** May 2021<br />
**Session length:** 50 mins (estimated)<br />

**What will participants learn?**
Participants tie a bowline.

They also untie it.

**What materials will participants need?**

Two ropes each.

**Remarks**

Bring tea.

## Lesson Plan

### Show

Slowly. It should take no more than 10 minutes.

### Try

In pairs.

## Recommended Reading

- A book
"""


def test_bold_labels_fill_fields_and_untimed_headings_become_parts() -> None:
    plan = read_plan(METADATA).plan
    assert plan.duration
    assert (plan.duration.text, plan.stated_minutes) == ("50 mins (estimated)", 50)
    assert plan.duration.approximate
    assert [one.text for one in plan.objectives] == [
        "Participants tie a bowline.",
        "They also untie it.",
    ]
    assert plan.materials == ("Two ropes each.",)
    assert parts_of(plan) == [("Show", None), ("Try", None)]
    assert plan.resources == ("A book",)
    assert any("**Remarks**\n\nBring tea." in kept.text for kept in plan.kept)
    assert lost_words(METADATA, plan) == []


NUMBERED = """\
# Bicycle repair

**Length:** depends on the group:
  1.  Tubes and tyres: **30 minutes**.
  2.  Brakes: **20 minutes**<br />

**Level** Easy

## Notes

1. Let the glue dry.
"""


def test_numbered_parts_with_lengths_are_the_session() -> None:
    plan = read_plan(NUMBERED).plan
    assert parts_of(plan) == [("Tubes and tyres", 30), ("Brakes", 20)]
    assert plan.duration
    assert plan.duration.minutes is None
    assert plan.phase_minutes == 50
    assert lost_words(NUMBERED, plan) == []


AGENDA = """\
##SPRING CAMP

###DAY 1: MONDAY

####Doors open
*8:30am - 9:30am* (tea at 9:00am)

####Circle
*9:15am - 9:35am* - Names

*9:35 - 10:00am* - Wishes

####Lunch
*12:30pm - 1:30pm*

###DAY 2: TUESDAY

####Garden walk:
*9:00am - 10:30am*

* bring boots
"""


def test_an_agenda_of_two_days_is_read_from_its_times() -> None:
    read = read_plan(AGENDA)
    assert read.plan.title == "SPRING CAMP"
    assert parts_of(read.plan) == [
        ("Doors open", 60),
        ("Names", 20),
        ("Wishes", 25),
        ("Break: Lunch", 60),
        ("Garden walk", 90),
    ]
    assert "DAY 1: MONDAY" in read.plan.phases[0].kept[0].text
    assert read.plan.phases[2].kept == ()
    assert "DAY 2: TUESDAY" in read.plan.phases[4].kept[0].text
    assert lost_words(AGENDA, read.plan) == []
    overlap = next(one for one in read.diagnostics if one.code == "times-overlap")
    assert overlap.message == "“Names” begins at 9:15, before “Doors open” ends at 9:30"
    assert overlap.line == 9


def test_an_agenda_in_plain_lines_is_read() -> None:
    text = "# Open evening\n\n9:00-9:10 Hello\n9:10-9:40 Tour\n\nBring a torch.\n"
    plan = read_plan(text).plan
    assert parts_of(plan) == [("Hello", 10), ("Tour", 30)]
    assert lost_words(text, plan) == []


EPISODE = """\
---
title: Medir el suelo
teaching: 25
exercises: 10
---

:::::::::::: objectives

- Tomar una muestra.

::::::::::::::::::::::::

:::::::::::: questions

- ¿Qué hay en la tierra?

::::::::::::::::::::::::

Tomamos una pala.

:::::::::::: challenge

## Cavar

Un hoyo.

::::::::::::::::::::::::
"""


def test_an_episode_says_its_minutes_in_front() -> None:
    read = read_plan(EPISODE)
    plan = read.plan
    assert plan.title == "Medir el suelo"
    assert plan.stated_minutes == 35
    assert parts_of(plan) == [("Teaching", 25), ("Exercises", 10)]
    assert [one.text for one in plan.objectives] == ["Tomar una muestra."]
    assert plan.learner_questions == ("¿Qué hay en la tierra?",)
    assert "#### Cavar" in plan.phases[0].kept[0].text
    assert "totals-disagree" not in codes_of(EPISODE)
    assert lost_words(EPISODE, plan) == []


LEAD_INS = """\
# Paper bridges

**Objective:** To see why folds are strong.

**Materials:** Paper, coins

**5 minutes:** Fold one sheet. It must span two books.

* How many folds?

**10 minutes:** Load it with coins until it gives way, and write down how many it took.

Keep the bridges.

## Pictures

None yet.
"""


def test_paragraphs_that_open_with_a_length_are_parts() -> None:
    plan = read_plan(LEAD_INS).plan
    assert [phase.minutes for phase in plan.phases] == [5, 10]
    assert plan.phases[0].name == "Fold one sheet"
    assert "How many folds?" in plan.phases[0].kept[0].text
    assert "Keep the bridges." in plan.phases[1].kept[0].text
    assert plan.materials == ("Paper, coins",)
    assert [one.text for one in plan.objectives] == ["To see why folds are strong."]
    assert lost_words(LEAD_INS, plan) == []


STEPS = """\
# A lamp of paper

## Duration: 30 - 45 minutes

## Step 1: Fold

Fold.

## Extra

Fold again.

## Step 2: Light it

Carefully.
"""


def test_a_heading_may_state_the_length_and_steps_are_parts_without_one() -> None:
    plan = read_plan(STEPS).plan
    assert plan.duration
    assert (plan.duration.low, plan.duration.high) == (30, 45)
    assert parts_of(plan) == [("Step 1: Fold", None), ("Step 2: Light it", None)]
    assert "#### Extra" in plan.phases[0].kept[0].text
    assert lost_words(STEPS, plan) == []


TABLE = """\
# Fire drill

Welcome all.

| Time | Activity | Who |
|------|----------|-----|
| 9:00 - 9:10 | Alarm | Anna |
| 20 min | **Walk** out | all |

Thank the porter.
"""


def test_the_rows_of_a_timetable_are_parts() -> None:
    plan = read_plan(TABLE).plan
    assert [phase.minutes for phase in plan.phases] == [10, 20]
    assert plan.phases[0].name == "Alarm"
    assert "**Who:** Anna" in plan.phases[0].kept[0].text
    assert lost_words(TABLE, plan) == ["activity", "time"]  # the names of columns that are fields


@pytest.mark.parametrize(
    ("task", "rubric"),
    [("Instructions", "Rubric"), ("التعليمات", "التقييم"), ("说明", "评分标准")],
)
def test_an_assignment_becomes_a_draft_with_its_rubric(task: str, rubric: str) -> None:
    text = f"# Plot it\n\n## {task}\n\n1. Run `a`\n\n## {rubric}\n\n| A | B |\n|--|--|\n| c | d |\n"
    plan = read_plan(text).plan
    assert plan.title == "Plot it"
    assert plan.phases == ()
    assert plan.stated_minutes is None
    assert plan.kept[-1].section is Section.ASSESSMENTS
    assert "| c | d |" in plan.kept[-1].text
    assert lost_words(text, plan) == []


@pytest.mark.parametrize(
    ("objectives", "materials", "questions", "duration"),
    [
        ("Objetivos", "Materiales", "Preguntas", "Duración: 1 hora"),
        ("الأهداف", "المواد", "الأسئلة", "المدة: 45 دقيقة"),
        ("学习目标", "材料", "思考题", "时长：40 分钟"),
    ],
)
def test_headings_in_other_languages_are_understood(
    objectives: str, materials: str, questions: str, duration: str
) -> None:
    text = (
        f"# T\n\n**{duration}**\n\n## {objectives}\n\n- a1\n\n## {materials}\n\n- b1\n"
        f"\n## {questions}\n\n- c1\n"
    )
    text = text.replace(f"**{duration}**", duration)
    plan = read_plan(text).plan
    assert [one.text for one in plan.objectives] == ["a1"]
    assert plan.materials == ("b1",)
    assert plan.learner_questions == ("c1",)
    assert plan.stated_minutes
    assert lost_words(text, plan) == []


def test_totals_that_disagree_are_all_named() -> None:
    text = (
        "# T\n\n**Total time:** 60 min\n\n## Hello (20 min) - 9:00-9:20\n\na\n\n"
        "## Work (50 min) - 9:20-10:10\n\nb\n"
    )
    found = next(one for one in read_plan(text).diagnostics if one.code == "totals-disagree")
    assert found.severity is Severity.WARNING
    assert found.message.endswith("stated 1 h, its parts 1 h 10 min, its times of day 1 h 10 min")
    assert found.line == 3
    assert "totals-disagree" not in codes_of(text.replace("60 min", "70 min"))


def test_a_divider_below_words_heads_nothing_where_they_are_set_anew() -> None:
    plan = read_plan("# T\n**5 minutes:** a\n**5 minutes:** b\nAgenda\n---\n").plan
    assert plan.kept == ()
    assert read_plan(write_plan(plan)).plan == plan


def test_a_day_with_a_length_is_divided_into_its_parts() -> None:
    text = "# T\n\n## Day 1 (6 hours)\n\n### A (2 hours)\n\na\n\n### B (4 hours)\n\nb\n"
    plan = read_plan(text).plan
    assert parts_of(plan) == [("A", 120), ("B", 240)]
    assert lost_words(text, plan) == []


@pytest.mark.parametrize(
    "text",
    [
        "# Read me\n\n## Installation\n\n1. Run `make`\n2. Wait\n\n## Resources\n\n* a link\n",
        "# A tool\n\n## Instructions\n\nRun it.\n",
        "# Changes\n\n## 1.2\n\n* faster\n",
        "# Video\n\n- intro 13min14\n- Reply (within 24 hours)\n- [t](x+5+minutes)\n",
        "# Scores\n\n- Group A (23-25)\n- Group B (20-22)\n",
    ],
)
def test_documents_about_something_else_are_refused(text: str) -> None:
    with pytest.raises(NotALessonPlan):
        read_plan(text)


def test_our_own_form_never_asks_the_other_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitator.formats.guides.read_other_form", None)
    text = write_plan(LessonPlan("T"))
    assert read_plan(text).plan == read_own_form(text).plan


_LINES = (
    "# T", "##T", "## Part (20 min)", "### Sub (5 min)", "#### x - 10 min", "##### **y** (3 min)",
    "**Duration:** 2 h<br />", "**What will participants learn?**", "**Materials:** a",
    "**5 minutes:** talk", "*8:30am - 9:30am* (tea)", "*9:15 - 9:35* - Names", "- 9:00-9:20 Hi",
    "1. One (10 min)", "2. Two: **20 min**.",
    "| Time | Activity |\n|--|--|\n| 5 min | a |\n| 9 min | b |",
    ":::: objectives", "::::", "## Duration: 30 - 45 minutes", "## Agenda", "## Rubric",
    "## Instructions", "## Step 1: x", "## Step 2: y", "## Objetivos", "## Preguntas", "```",
    "~~~ x", "    code", "---", "---\nteaching: 5\n---", "Title\n===", "Agenda\n---",
    "## Prep (1 h)",
    "### Break (5 min)", "## Materials", "* a", "words here", "> quote", "## Engage", "# Explore",
    "# ", "##", "<!-- c", "## Lesson Structure ", "**Time:** 9",
)  # fmt: skip


@settings(suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.tuples(
            st.one_of(st.sampled_from(_LINES), st.sampled_from(_LINES), st.text(max_size=12)),
            st.sampled_from(["\n", "\n\n"]),
        ).map("".join),
        max_size=16,
    ).map("".join)
)
def test_any_document_is_refused_or_becomes_a_plan_that_stays_the_same(text: str) -> None:
    try:
        plan = read_plan(text).plan
    except UserError:
        return
    written = write_plan(plan)
    assert read_plan(written).plan == plan
    assert write_plan(read_plan(written).plan) == written


@settings(suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(_LINES), max_size=12))
def test_no_line_is_lost_wherever_it_stands(lines: list[str]) -> None:
    text = "# T\n\n" + "\n\n".join(f"mark{n}\n\n{line}" for n, line in enumerate(lines))
    text += "\n\n## Hello (20 min)\n\nhi\n\n## More (10 min)\n\nend\n"
    try:
        plan = read_plan(text).plan
    except NotALessonPlan:
        return
    written = write_plan(plan)
    assert [n for n in range(len(lines)) if f"mark{n}" not in written] == []


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(UserError):
        read_plan(text)


@pytest.mark.parametrize(
    "text",
    [
        "# T\n\n" + "## A (5 min)\n" * 6000,
        "# T\n\n" + "- 9:00-9:10 a\n" * 15000,
        "# T\n\n" + "**5 minutes:** a\n\n" * 7000,
        "# T\n\n" + ":::: objectives\n" * 8000,
        "# T\n\n" + "**Materials:**\n\na\n\n" * 4000,
        "# T\n\n" + "#" * 60_000 + " (5 min)",
        "# T\n\n" + "**" + "9 " * 100_000,
        "# T\n\n## A (" + " " * 50_000 + "5 min",
        "# T\n\n" + "###### x (5 min)\n## Prep\n" * 4000,
        "# T\n\n" + "| Time | a |\n|--|--|\n| 5 min | b |\n\n" * 2500,
        "```\n" * 9001,
    ],
    ids=range(11),
)
def test_no_document_takes_long(text: str) -> None:
    begin = time.process_time()
    with suppress(UserError):
        read_plan(text)
    assert time.process_time() - begin < 10


_CORPUS = {
    "Chapter02-06-Passwords.md": ("Passwords and Password Management", None, [30, 30, 30]),
    "Chapter02-07-Two-Factor-Authentication.md": ("Two-Factor Authentication", 30, [None, None]),
    "ar/assignment.md": ("تصور بيانات GDD باستخدام Jupyter Notebook", None, []),
    "en/assignment.md": ("Visualize GDD data using a Jupyter Notebook", None, []),
    "zh/assignment.md": ("使用 Jupyter Notebook 可视化 GDD 数据", None, []),
    "facilitator-guide.md": (
        "Facilitator Guide - Modern DevOps & IaC Essentials Workshop",
        120,
        [5, 20, 20, 20, 15, 20, 20, 5],
    ),
    "accelerometer.md": ("Accelerometer Beat Control", 45, [None, None, None]),
    "unplugged.md": ("Unplugged: Design Thinking", None, [5, 5, 5, 5]),
    "03-create.md": ("Trabajando con archivos y directorios", 15, [15]),
    "wow-schedule.md": (
        "WOW SCHEDULE",
        None,
        [60, 20, 5, 20, 135, 120, 180, 30, 180, 60, 75, 15],
    ),
}


@pytest.mark.skipif(not DOCUMENTS, reason="the corpus is not beside the checkout")
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_documents_of_the_corpus(path: Path) -> None:
    text = load_source(path).text
    read = read_plan(text)
    expected = next(value for name, value in _CORPUS.items() if str(path).endswith(name))
    minutes = [phase.minutes for phase in read.plan.phases]
    assert (read.plan.title, read.plan.stated_minutes, minutes) == expected
    assert lost_words(text, read.plan) == []
    assert read.diagnostics[0].code == "other-form"
    written = write_plan(read.plan)
    assert read_plan(written).plan == read.plan
    assert write_plan(read_plan(written).plan) == written


@pytest.mark.skipif(not DOCUMENTS, reason="the corpus is not beside the checkout")
def test_the_corpus_guide_names_its_totals_and_the_agenda_its_overlap() -> None:
    found = {
        finding.code: finding.message
        for path in DOCUMENTS
        for finding in read_plan(load_source(path).text).diagnostics
    }
    assert found["totals-disagree"].endswith(
        "stated 2 h, its parts 2 h 5 min, its times of day 2 h 5 min"
    )
    assert "begins at 9:15" in found["times-overlap"]
