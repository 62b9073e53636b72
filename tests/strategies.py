"""Hypothesis strategies for everything that a lesson plan may hold.

`plans()` gives plans in the form in which reading leaves them: clean texts, lengths read from
their own text, kept texts one to a place. The texts are chosen to be mistaken for Markdown.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from facilitator.domain.length import read_length
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
    Strategy,
)
from facilitator.domain.text import clean_block, clean_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator.domain.length import Length

_MARKDOWN = (
    "#", "##", "###", "####", "# x", "## Key Concepts", "## Notes", "### Engage",
    "### For Learners", "## Lesson Structure", "## Reflection Questions", "Key Concepts",
    "Materials Needed", "Engage", "**Duration:** 3", "**Target Audience:** all", "**Notes:** x",
    "**Facilitator Actions**: y", "* **Resources Used:** z", "**", "*", "* *", "***", "* a", "- b",
    "+ c", "1. d", "12) e", "-", "---", "- - -", "===", "=", "___", "> q", ">", ">>>>", "```",
    "```py", "````", "~~~", "~~~ x", "| a | b |", "|---|---|", "a | b", "--|--", ":-:", "|", "\\|",
    "\\", "\\\\", "\\#", "\\##", "\\* a", "\\**Duration:** 3", "\\---", "\\```", "\\|---|",
    "    code", "\t# tab", "  ", "   # x", "<!-- c -->", "<b>", "[x]: /y", "![](z)", "&amp;",
    "- Alignment: q", "Alignment: r", "\\- Alignment: s", "**k**: v", "**k:** v", "Formative: w",
    "Novices: help", "Break", "Break: Tea", "Coffee break", "Lunch", "Pause", "(5 minutes)",
    "- 15 min", "20-minute break", "C #", "#!", "# #", "title: y", "...", "**bold**", "\\Lunch",
    "_a_", "9:00-9:20", "**Start:** 9:05", "**Start**: soon", "* **Locked:** yes", "**Locked:** no",
    "**Objectives:** 1, 3", "**Objectives:** know", "- Objectives: 2", "Objectives: none",
    "\\- Objectives: 4", "- Reason: t", "\\Reason: u", "**Audience Screen:** v",
    "**Warning:** none",
    "## Dismissed Checks", "**Rotation:** 3 x 15 min", "**Sound:** off", "\\**Priority:** must",
)  # fmt: skip
_WORDS = (
    "bread", "Ωmega", "жук", "مرحبا", "שלום", "数学", "naïve", "\U0001f469\u200d\U0001f3eb",
    "\u200f", "\u00a0", "e\u0301", "x  ", "<", "&", "'", '"', "C:\\new", "100 %", ":", ".", "a.b",
    "\ufeff", "\u3000",
)  # fmt: skip


def _pieces() -> st.SearchStrategy[str]:
    return st.one_of(
        st.sampled_from(_MARKDOWN),
        st.sampled_from(_WORDS),
        st.text(max_size=8),
        st.text(alphabet="#*-+=_`~|>\\: \t1.)(", max_size=8),
    )


def lines(*, min_size: int = 0) -> st.SearchStrategy[str]:
    """One clean line."""
    texts = st.lists(_pieces(), min_size=1, max_size=3).map(" ".join)
    return _clean(st.one_of(_pieces(), texts), clean_line, min_size)


def blocks(*, min_size: int = 0) -> st.SearchStrategy[str]:
    """Several clean lines, with blank ones, indented ones and unfinished Markdown."""
    indent = st.sampled_from(["", "", "", " ", "  ", "   ", "    ", "\t"])
    line = st.tuples(indent, st.one_of(st.just(""), _pieces())).map("".join)
    return _clean(st.lists(line, max_size=6).map("\n".join), clean_block, min_size)


def _clean(
    texts: st.SearchStrategy[str], clean: Callable[[str], str], min_size: int
) -> st.SearchStrategy[str]:
    return texts.map(clean).filter(lambda text: len(text) >= min_size)


def lengths() -> st.SearchStrategy[Length]:
    """Lengths of any kind, also some that cannot be read."""
    notations = st.sampled_from(
        ["45 minutes", "1h30", "~ 5 min", "45–60 min", "120+ minutes", "Variable", "half a day"]
    )
    minutes = st.integers(0, 600).map(lambda count: f"{count} minutes")
    return st.one_of(minutes, notations, lines(min_size=1)).map(read_length)


def items() -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(blocks(min_size=1), max_size=3).map(tuple)


@st.composite
def assessments(draw: st.DrawFn, count: int = 9) -> Assessment:
    """One of a plan with `count` objectives. A kind or a method must be there."""
    kind = draw(st.one_of(st.sampled_from(["Formative", "Summative", ""]), lines()))
    method = draw(blocks(min_size=0 if kind else 1))
    return Assessment(kind, method, draw(blocks()), draw(links(count)))


def links(count: int = 9) -> st.SearchStrategy[tuple[int, ...] | None]:
    """Positions of some of `count` objectives, None, or confirmed to be none."""
    if not count:
        return st.none() | st.just(())
    found = st.sets(st.integers(0, count - 1), max_size=3)
    return st.none() | found.map(lambda places: tuple(sorted(places)))


@st.composite
def dismissals(draw: st.DrawFn) -> Dismissal:
    code = draw(st.one_of(st.sampled_from(["no-break", "phases-do-not-add-up", ""]), lines()))
    return Dismissal(code, draw(blocks(min_size=0 if code else 1)), draw(blocks()))


@st.composite
def strategies(draw: st.DrawFn) -> Strategy:
    audience = draw(lines())
    return Strategy(audience, draw(blocks(min_size=0 if audience else 1)))


@st.composite
def objectives(draw: st.DrawFn, columns: int) -> Objective:
    """With at most `columns` other cells, the last of them not empty."""
    cells = draw(st.lists(lines(), max_size=columns))
    while cells and not cells[-1]:
        cells.pop()
    levels = st.one_of(st.sampled_from(["", "Analyze", "Creating", "Synthesis"]), lines())
    return Objective(draw(lines(min_size=1)), draw(levels), tuple(cells))


_PHASE_TEXTS = (
    "facilitator_actions",
    "learner_activities",
    "resources",
    "differentiation",
    "technology",
    "offline_alternative",
)
_PHASE_NAMES = ("Engage", "Explore", "Break", "Break: Lunch", "Lunch", "Step (10 min)")


@st.composite
def phases(draw: st.DrawFn, count: int = 9) -> Phase:
    """One of a plan with `count` objectives."""
    name = draw(st.one_of(st.sampled_from(_PHASE_NAMES), lines()))
    filled = draw(st.lists(st.sampled_from(_PHASE_TEXTS), unique=True, max_size=3))
    texts = {field: draw(blocks()) for field in filled}
    phase = Phase(name, draw(st.none() | lengths()), **texts, **draw(settings(count)))
    return replace(phase, kept=draw(_kept_in(phase)))


_CLOCK_TIMES = st.integers(0, 24 * 60 - 1)
_MINUTES = st.integers(1, 600)
_SETTINGS: dict[str, st.SearchStrategy[Any]] = {
    "pinned_start": _CLOCK_TIMES,
    "priority": st.sampled_from(Priority),
    "locked": st.just(True),
    "shortest": _MINUTES,
    "warning": st.just(0) | _MINUTES,
    "auto_advance": st.just(True),
    "quiet": st.just(True),
    "audience_text": lines(),
    "rotation": st.builds(Rotation, st.integers(1, 99), _MINUTES),
}


@st.composite
def settings(draw: st.DrawFn, count: int = 9) -> dict[str, Any]:
    """What is settled about a phase beforehand, mostly little."""
    table = {**_SETTINGS, "objectives": links(count)}
    chosen = draw(st.lists(st.sampled_from(sorted(table)), unique=True, max_size=3))
    return {name: draw(table[name]) for name in chosen}


@st.composite
def _kept_in(draw: st.DrawFn, phase: Phase) -> tuple[KeptText, ...]:
    """Behind fields that are there; behind a text it must begin as something of its own."""
    texts = (phase.duration, *(getattr(phase, field) for field in _PHASE_TEXTS))
    places = [0, *(number for number, text in enumerate(texts, start=1) if text)]
    kept = []
    for after in draw(st.lists(st.sampled_from(places), unique=True, max_size=2)):
        free = after == 0 or (after == 1 and phase.duration)
        opening = draw(st.sampled_from(["**Notes:** ", "**Script**: ", "---\n\n**Tip:** "]))
        text = draw(blocks(min_size=1)) if free else clean_block(opening + draw(blocks()))
        kept.append(KeptText(Section.STRUCTURE, after, text))
    return tuple(sorted(kept, key=lambda part: part.after))


_LISTS = {
    Section.CONCEPTS: "concepts",
    Section.PRIOR_KNOWLEDGE: "prior_knowledge",
    Section.MATERIALS: "materials",
    Section.ASSESSMENTS: "assessments",
    Section.DIFFERENTIATION: "strategies",
    Section.CONNECTIONS: "connections",
    Section.APPLICATIONS: "applications",
    Section.METACOGNITION: "metacognition",
    Section.EXTENSIONS: "extensions",
    Section.SAFETY: "safety",
    Section.LEARNER_QUESTIONS: "learner_questions",
    Section.FACILITATOR_QUESTIONS: "facilitator_questions",
    Section.VIRTUAL: "virtual",
    Section.RESOURCES: "resources",
    Section.DISMISSALS: "dismissals",
}


@st.composite
def plans(draw: st.DrawFn) -> LessonPlan:
    """Any plan that reading a document may give, with some of its sections filled."""
    aims, columns = draw(_objectives_and_columns())
    filled = draw(st.lists(st.sampled_from(sorted(_LISTS.values())), unique=True, max_size=4))
    plan = LessonPlan(
        title=draw(lines()),
        duration=draw(st.none() | lengths()),
        audience=draw(lines()),
        objectives=aims,
        other_objective_columns=columns,
        phases=draw(st.lists(phases(len(aims)), max_size=3).map(tuple)),
        start=draw(st.none() | _CLOCK_TIMES),
        **{name: draw(_list_called(name, len(aims))) for name in filled},
    )
    return replace(plan, kept=draw(_kept_in_plan(plan)))


def _list_called(name: str, objectives: int) -> st.SearchStrategy[tuple[Any, ...]]:
    if name == "assessments":
        return st.lists(assessments(objectives), max_size=2).map(tuple)
    if name == "dismissals":
        return st.lists(dismissals(), max_size=2).map(tuple)
    if name == "strategies":
        return st.lists(strategies(), max_size=2).map(tuple)
    return items()


@st.composite
def _objectives_and_columns(draw: st.DrawFn) -> tuple[tuple[Objective, ...], tuple[str, ...]]:
    columns = tuple(draw(st.lists(lines(), max_size=2)))
    aims = tuple(draw(st.lists(objectives(len(columns)), max_size=3)))
    return aims, columns if aims else ()


def _places(plan: LessonPlan) -> list[tuple[Section, int]]:
    """Where a text may be kept. Behind the last phase it must begin with a heading."""
    header = [0, 1, *([2] if plan.duration else []), *([3] if plan.audience else [])]
    places = [(Section.HEADER, after) for after in header]
    places += [(Section.OBJECTIVES, after) for after in {0, len(plan.objectives)}]
    places += [(Section.STRUCTURE, after) for after in {0, len(plan.phases)}]
    places += [(Section.REFLECTION, 0)]
    for section, name in _LISTS.items():
        places += [(section, after) for after in range(len(getattr(plan, name)) + 1)]
    return places


@st.composite
def _kept_in_plan(draw: st.DrawFn, plan: LessonPlan) -> tuple[KeptText, ...]:
    kept = []
    chosen = draw(st.lists(st.sampled_from(_places(plan)), unique=True, max_size=4))
    for section, after in chosen:
        text = draw(blocks(min_size=1))
        if section is Section.STRUCTURE and after:
            text = clean_block(f"## {draw(st.sampled_from(['Notes', 'Day 2']))}\n{text}")
        kept.append(KeptText(section, after, text))
    order = list(Section)
    return tuple(sorted(kept, key=lambda part: (order.index(part.section), part.after)))
