"""Drafting a rubric from what a plan says."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.bloom import BloomLevel
from facilitator.domain.drafting.verbs import base_form
from facilitator.domain.plan import Assessment, LessonPlan, Objective
from facilitator.domain.rubric import Criterion, Rubric
from facilitator.domain.rubric_draft import draft_rubric
from facilitator.errors import UserError
from tests.domain.objectives import FOREIGN, OBJECTIVES

LABELS = ["Beginning", "Developing", "Proficient", "Extending"]
FIELDS = [OBJECTIVES[start : start + 5] for start in range(0, len(OBJECTIVES), 5)]
# What a sentence that was put together badly looks like.
MISTAKES = re.compile(
    r"\b(\w+) \1\b"
    r"|\b(?:a|an|the) (?:a|an|the|their|its|each|every)\b"
    r"|\ba [aeio]\w"
    r"|\ban [bcdfgjkpqtvwyz]\w"
    r"|[{}~]"
    r"|\s[,.;]|,,|, ,|  "
    r"|\b(?:of|to|with|for|from|by|in|on|at|and|or|the|a|an|than|that|using|between)$"
    r"|[,;:.]$",
    re.IGNORECASE,
)


def plan_of(
    *objectives: tuple[str, str] | str, assessments: tuple[Assessment, ...] = ()
) -> LessonPlan:
    return LessonPlan(
        "A lesson",
        objectives=tuple(
            Objective(each) if isinstance(each, str) else Objective(*each) for each in objectives
        ),
        assessments=assessments,
    )


def criterion_of(text: str, level: str = "") -> Criterion:
    (criterion,) = draft_rubric(plan_of((text, level))).criteria
    return criterion


def descriptors(criterion: Criterion) -> list[str]:
    return [level.descriptor for level in criterion.levels]


@pytest.mark.parametrize(("text", "level"), OBJECTIVES, ids=[text for text, _ in OBJECTIVES])
def test_reads_right(text: str, level: str) -> None:
    criterion = criterion_of(text, level)
    for sentence in descriptors(criterion):
        assert not MISTAKES.search(sentence), sentence
        assert sentence[0].isupper()
        assert len(sentence) <= 110
    assert len(set(descriptors(criterion))) == 4
    assert not MISTAKES.search(criterion.title)
    assert len(criterion.title) <= 60
    assert criterion.description == text


@pytest.mark.parametrize(("text", "level"), OBJECTIVES, ids=[text for text, _ in OBJECTIVES])
def test_title_is_the_objective_in_the_third_person(text: str, level: str) -> None:
    first, *rest = criterion_of(text, level).title.replace(",", "").split()
    verb = next(word for word in (first, *rest) if not word.endswith("ly"))
    assert verb != verb.casefold() or first.endswith("ly")
    assert re.search(r"(s|es)$", verb)
    assert base_form(verb) is not None


@pytest.mark.parametrize(("text", "level"), OBJECTIVES, ids=[text for text, _ in OBJECTIVES])
def test_uses_the_objectives_own_words(text: str, level: str) -> None:
    own = {word for word in re.findall(r"\w{4,}", text.casefold()) if base_form(word) is None}
    said = " ".join(descriptors(criterion_of(text, level))).casefold()
    if own:
        assert any(word in said for word in own)


@pytest.mark.parametrize("objectives", FIELDS)
def test_no_two_criteria_read_the_same(objectives: tuple[tuple[str, str], ...]) -> None:
    rubric = draft_rubric(plan_of(*objectives))
    for one, other in combinations(rubric.criteria, 2):
        assert not set(descriptors(one)) & set(descriptors(other))
        assert one.title != other.title


@pytest.mark.parametrize(
    "verbs",
    [("Design", "Develop", "Formulate", "Propose", "Create"), ("Analyze", "Compare", "Investigate"),
     ("Evaluate", "Critique", "Assess", "Justify"), ("Use", "Demonstrate", "Follow")],
)  # fmt: skip
def test_verbs_of_one_level_get_their_own_wording(verbs: tuple[str, ...]) -> None:
    drafts = [descriptors(criterion_of(f"{verb} a plan for the garden")) for verb in verbs]
    for one, other in combinations(drafts, 2):
        assert not set(one) & set(other)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Analyze the main differences between compost and manure",
            "Analyzes the main differences",
        ),
        ("Plan, cook and serve a meal", "Plans, cooks and serves a meal"),
        (
            "Participants will be able to carry out a risk assessment",
            "Carries out a risk assessment",
        ),
        ("By the end of the day, you can explain how soil forms", "Explains how soil forms"),
        ("Identifying three kinds of knots", "Identifies three kinds of knots"),
        (
            "An understanding of the water rights of farmers",
            "Understands the water rights of farmers",
        ),
        ("Know how to tie a bowline", "Ties a bowline"),
        ("Safely use a chainsaw", "Safely uses a chainsaw"),
        ("Analyse the soil", "Analyses the soil"),
        ("Communication: greet guests", "Greets guests"),
        ("Whittle a spoon", "Whittles a spoon"),
        ("**Use** the `grep` command", "Uses the grep command"),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert criterion_of(text).title == title


@pytest.mark.parametrize(
    ("text", "level", "sentence"),
    [
        ("Analyze the five stages of composting", 2, "Describes all five stages"),
        ("Evaluate the importance of each stage in the context of a school garden", 3,
         "Judges the importance of each stage in a school garden, with evidence"),
        ("Analyze current routines to identify waste", 3, "and identifies waste"),
        ("Critique myths about soil and suggest better sources", 3, "suggests better sources"),
        ("Use a hand saw safely", 3, "Uses a hand saw safely, without help"),
        ("Explain why worms matter", 1, "why worms matter"),
    ],
)  # fmt: skip
def test_says_what_the_objective_says(text: str, level: int, sentence: str) -> None:
    assert sentence in descriptors(criterion_of(text))[level - 1]


@pytest.mark.parametrize("text", FOREIGN)
def test_other_languages_get_words_that_hold_for_anything(text: str) -> None:
    criterion = criterion_of(text, "Analyze")
    assert criterion.title == text
    assert descriptors(criterion)[0] == "Names single parts"


def test_other_languages_do_not_repeat_themselves() -> None:
    rubric = draft_rubric(plan_of(*((text, "Apply") for text in FOREIGN[:5])))
    drafts = [tuple(descriptors(criterion)) for criterion in rubric.criteria]
    assert len(set(drafts)) == len(drafts)


def test_every_criterion_has_the_four_levels_and_knows_its_objective() -> None:
    rubric = draft_rubric(plan_of(*OBJECTIVES[:4]))
    for position, criterion in enumerate(rubric.criteria):
        assert [level.label for level in criterion.levels] == LABELS
        assert [level.score for level in criterion.levels] == [1, 2, 3, 4]
        assert criterion.objective == position


def test_the_objectives_own_level_goes_before_the_verbs() -> None:
    assert criterion_of("Identify faults", "Analyzing").bloom is BloomLevel.ANALYZE
    assert criterion_of("Identify faults").bloom is BloomLevel.REMEMBER


FINAL = Assessment(
    "Summative", "Evaluation of team garden plans", "Assesses ability to design a plan"
)


def weights(*objectives: tuple[str, str], assessments: tuple[Assessment, ...] = ()) -> list[int]:
    rubric = draft_rubric(plan_of(*objectives, assessments=assessments))
    return [criterion.weight for criterion in rubric.criteria]


def test_what_the_final_task_shows_weighs_more() -> None:
    objectives = (("Analyze soil", "Analyze"), ("Evaluate tools", "Evaluate"),
                  ("Design a garden", "Create"), ("Critique a plan", "Evaluate"))  # fmt: skip
    assert weights(*objectives) == [25, 25, 25, 25]
    assert weights(*objectives, assessments=(FINAL,)) == [20, 20, 40, 20]


def test_objectives_can_be_cited_by_number() -> None:
    objectives = (
        ("Design a bed", "Create"),
        ("Design a path", "Create"),
        ("Name tools", "Remember"),
    )
    cited = Assessment("Summative", "Project", "Objectives 2 and 3")
    assert weights(*objectives, assessments=(cited,)) == [25, 50, 25]


@given(
    st.lists(
        st.sampled_from([level.name.title() for level in BloomLevel] + [""]),
        min_size=1,
        max_size=40,
    ),
    st.booleans(),
)
def test_weights_add_up_to_a_hundred(levels: list[str], has_final: bool) -> None:
    plan = plan_of(
        *((f"Use tool {at}", level) for at, level in enumerate(levels)),
        assessments=(FINAL,) if has_final else (),
    )
    shares = [criterion.weight for criterion in draft_rubric(plan).criteria]
    assert sum(shares) == 100
    assert min(shares) > 0
    assert len(levels) > 20 or all(share % 5 == 0 for share in shares)


@pytest.mark.parametrize(
    ("method", "task", "title"),
    [
        ("Evaluation of team garden plans", "Team garden plans", "Garden plan rubric"),
        ("Assessment of the baking presentations given by groups",
         "Baking presentations given by groups", "Baking rubric"),
        ("Practical exam", "Practical exam", "Practical exam rubric"),
        ("Role play up to the farewell, observed by two others", "Role play up to the farewell",
         "Role play rubric"),
        ("Extraordinarily comprehensive interdisciplinary portfolio examination",
         "Extraordinarily comprehensive interdisciplinary portfolio examination",
         "A lesson rubric"),
    ],
)  # fmt: skip
def test_task_and_title_come_from_the_final_assessment(method: str, task: str, title: str) -> None:
    first = Assessment("Formative", "Questions in pairs")
    plan = plan_of("Use a spade", assessments=(first, Assessment("Summative", method)))
    rubric = draft_rubric(plan)
    assert (rubric.task, rubric.title) == (task, title)


def test_without_a_final_assessment_the_lesson_gives_the_title() -> None:
    rubric = draft_rubric(plan_of("Use a spade", assessments=(Assessment("Formative", "Quiz"),)))
    assert (rubric.task, rubric.title) == ("Quiz", "A lesson rubric")


def test_without_objectives_the_assessments_are_drafted_from() -> None:
    plan = plan_of(
        assessments=(
            Assessment("Summative", "Evaluation of plans", "Assesses ability to design a garden"),
            Assessment(
                "Formative", "Quiz", "Checks understanding of soil types and ability to sort"
            ),
            Assessment("Formative", "Observation of teamwork"),
        )
    )
    first, second, third = draft_rubric(plan).criteria
    assert first.title == "Designs a garden"
    assert second.title == "Understands soil types"
    assert third.title == "Teamwork"
    assert all(criterion.objective is None for criterion in (first, second, third))


def test_a_plan_with_nothing_to_draft_from_is_told_so() -> None:
    with pytest.raises(UserError, match="no learning objectives"):
        draft_rubric(plan_of())
    with pytest.raises(UserError):
        draft_rubric(plan_of("   "))


def test_is_the_same_each_time() -> None:
    plan = plan_of(*OBJECTIVES[:9], assessments=(FINAL,))
    assert draft_rubric(plan) == draft_rubric(plan)


@given(st.text(max_size=200), st.text(max_size=30), st.text(max_size=100))
def test_any_text_gives_a_rubric(objective: str, level: str, method: str) -> None:
    plan = plan_of(
        (f"Use {objective}", level), assessments=(Assessment("Summative", method, method),)
    )
    rubric = draft_rubric(plan)
    assert isinstance(rubric, Rubric)
    assert all(descriptors(criterion) for criterion in rubric.criteria)


@given(
    st.lists(
        st.sampled_from(
            re.findall(
                r"\S+",
                "Analyze Design use and or to of the a in for with between their how , -ly plans "
                "safely phases risk by based on step each (x) and/or 3 themselves",
            )
        ),
        max_size=25,
    )
)
def test_any_row_of_words_gives_a_rubric(words: list[str]) -> None:
    rubric = draft_rubric(plan_of(" ".join(["Analyze", *words])))
    assert all(descriptors(rubric.criteria[0]))


@pytest.mark.parametrize(
    "text",
    ["a" * 100_000, "Use " + "it " * 50_000, "Plan, " * 30_000, "Use " + "and use of " * 20_000,
     "Use " + "(" * 50_000, "and " * 50_000],
    ids=["word", "words", "verbs", "deeds", "brackets", "ands"],
)  # fmt: skip
def test_endless_text_ends(text: str) -> None:
    plan = plan_of(
        text, assessments=(Assessment("Summative", text, f"Objectives {'1, ' * 30_000}"),)
    )
    assert draft_rubric(plan).criteria
