"""The small grammar behind drafted rubrics."""

from __future__ import annotations

import pytest

from facilitator.domain.drafting.nouns import Thing, is_plural, kinds_of, singular, with_article
from facilitator.domain.drafting.phrases import phrase
from facilitator.domain.drafting.verb_forms import gerund, third_person
from facilitator.domain.drafting.verbs import Doing, base_form, doing_of


@pytest.mark.parametrize(
    ("verb", "third", "ing"),
    [
        ("analyze", "analyzes", "analyzing"),
        ("apply", "applies", "applying"),
        ("play", "plays", "playing"),
        ("teach", "teaches", "teaching"),
        ("mix", "mixes", "mixing"),
        ("plan", "plans", "planning"),
        ("cut", "cuts", "cutting"),
        ("tie", "ties", "tying"),
        ("debug", "debugs", "debugging"),
        ("edit", "edits", "editing"),
        ("draw", "draws", "drawing"),
        ("set up", "sets up", "setting up"),
        ("be", "is", "being"),
    ],
)
def test_verbs_change_their_form_and_back(verb: str, third: str, ing: str) -> None:
    assert (third_person(verb), gerund(verb)) == (third, ing)
    assert {base_form(verb), base_form(third), base_form(ing)} in ({verb}, {None})


def test_british_spelling_is_kept_and_understood() -> None:
    assert base_form("Analysing") == "analyse"
    assert doing_of("analyse") is doing_of("analyze") is Doing.ANALYZE
    assert doing_of("organise") is Doing.PLAN


@pytest.mark.parametrize(
    ("plural", "one"),
    [("strategies", "strategy"), ("phases", "phase"), ("criteria", "criterion"),
     ("processes", "process"), ("key features", "key feature"), ("knives", "knife"),
     ("people", "person"), ("boxes", "box"), ("ties", "tie")],
)  # fmt: skip
def test_plurals(plural: str, one: str) -> None:
    assert is_plural(plural)
    assert not is_plural(one)
    assert singular(plural) == singular(one) == one


@pytest.mark.parametrize("noun", ["photosynthesis", "DevOps", "physics", "bus", "glass", "data"])
def test_an_s_makes_no_plural(noun: str) -> None:
    assert not is_plural(noun)
    assert singular(noun) == noun


@pytest.mark.parametrize(
    ("noun", "said"),
    [("strategy", "a strategy"), ("MLOps strategy", "an MLOps strategy"), ("hour", "an hour"),
     ("uniform", "a uniform"), ("SWOT analysis", "a SWOT analysis"), ("AED", "an AED"),
     ("oven", "an oven"), ("European city", "a European city"), ("HTML page", "an HTML page")],
)  # fmt: skip
def test_articles(noun: str, said: str) -> None:
    assert with_article(noun) == said


def test_kinds_go_by_the_last_word() -> None:
    assert Thing.PROBLEM in kinds_of("food hazards")
    assert Thing.PLAN in kinds_of("integration roadmap")
    assert kinds_of("sourdough loaf") == ()


@pytest.mark.parametrize(
    ("text", "shortenings"),
    [
        ("the causes of drought in the region", ["the causes of drought in the region",
                                                  "the causes of drought"]),
        ("a plan based on the survey", ["a plan based on the survey", "a plan"]),
        ("the way from seed to plate", ["the way from seed to plate", "the way"]),
        ("the gap between rich and poor", ["the gap between rich and poor", "the gap"]),
        ("parts and their links", ["parts and their links", "parts"]),
        ("care in terms of cost", ["care in terms of cost", "care"]),
        ("people living with pain", ["people living with pain", "people"]),
        ("water", ["water"]),
    ],
)  # fmt: skip
def test_phrases_are_cut_where_they_stay_whole(text: str, shortenings: list[str]) -> None:
    assert list(phrase(tuple(text.split())).shortenings) == shortenings


@pytest.mark.parametrize(
    ("text", "the", "some", "every"),
    [
        ("the six key phases of growth", "the phases", "some of the phases", "all six phases"),
        ("a simple strategy", "the strategy", "parts of the strategy", "all of the strategy"),
        ("photosynthesis", "photosynthesis", "parts of photosynthesis", "all of photosynthesis"),
        ("their own limits", "their limits", "some of their limits", "all of their limits"),
        ("a range of hand tools", "the hand tools", "some of the hand tools", "all hand tools"),
        ("at least three rules", "the rules", "some of the rules", "all three rules"),
        ("each phase", "each phase", "parts of each phase", "all of each phase"),
        ("empathy and respect", "empathy and respect", "parts of empathy and respect",
         "all of empathy and respect"),
        ("the role of various herbs", "the role of herbs", "parts of the role of herbs",
         "all of the role of herbs"),
    ],
)  # fmt: skip
def test_nouns_get_the_right_company(text: str, the: str, some: str, every: str) -> None:
    core = phrase(tuple(text.split())).core
    assert (core.definite, core.some, core.every) == (the, some, every)
