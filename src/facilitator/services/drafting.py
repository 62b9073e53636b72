"""New plans: from nothing, as a copy, and from phases of other plans."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.domain.changes import Changes
from facilitator.domain.plan import LessonPlan, Phase
from facilitator.domain.text import clean_line
from facilitator.library.search_text import fold
from facilitator.library.values import NewPlan
from facilitator.services.desk import new_id
from facilitator.services.plans import open_plan
from facilitator.services.reading import check_stored

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator.library.work import Work
    from facilitator.services.desk import Desk

_PLANS_LOOKED_AT = 200


def new_plan(desk: Desk, title: str) -> tuple[str, Changes]:
    """A plan that holds nothing but its title; the id it has from now on."""
    return add_plan(desk, LessonPlan(title=clean_line(title)))


@dataclass(frozen=True, slots=True)
class Template:
    """A plan to begin with, full of questions to answer; `key` names it for good."""

    key: str
    plan: LessonPlan


def templates() -> tuple[Template, ...]:
    """In the order they are offered."""
    from facilitator.formats.markdown import read_plan
    from facilitator.resources import plan_templates

    return tuple(
        Template(_key_of(file), read_plan(file.read_text("utf-8")).plan)
        for file in plan_templates()
    )


def _key_of(file: Path) -> str:
    """ "five-e" for "1-five-e.md": the number only gives the order."""
    return file.stem.partition("-")[2]


def plan_from_template(desk: Desk, key: str, title: str) -> tuple[str, Changes]:
    """A plan that begins as the template does; raises LookupError when there is none."""
    found = next((one.plan for one in templates() if one.key == key), None)
    if found is None:
        raise LookupError(f"no template {key}")
    return add_plan(desk, replace(found, title=clean_line(title) or found.title))


def copy_plan(desk: Desk, plan_id: str, title: str) -> tuple[str, Changes]:
    """The newest version under another title, with its tags; raises UserError when it is gone."""
    stored = open_plan(desk, plan_id)
    copy = replace(stored.plan, title=clean_line(title))
    return add_plan(desk, copy, tags=stored.tags)


def add_plan(desk: Desk, plan: LessonPlan, *, tags: tuple[str, ...] = ()) -> tuple[str, Changes]:
    """A plan that no document was read for."""
    plan_id = new_id()
    with desk.library.transaction() as work:
        new = NewPlan(plan_id, plan, check_stored(plan).open_checks)
        work.plans.add([new], desk.clock.now())
        if tags:
            work.plans.set_tags(plan_id, tags)
    return plan_id, Changes(plans=frozenset({plan_id}))


@dataclass(frozen=True, slots=True)
class FoundPhase:
    """A phase of a plan in the library, and where it is."""

    plan_id: str
    plan_title: str
    position: int
    phase: Phase


def search_phases(desk: Desk, query: str, *, limit: int = 50) -> tuple[FoundPhase, ...]:
    """Phases that say every word of the query, or whose plan's title says it.

    Without words, those of the plans that were changed last.
    """
    words = [fold(word) for word in query.split()]
    found: list[FoundPhase] = []
    with desk.library.reading() as work:
        for plan_id in _likely_plans(work, query):
            found += _phases_in(work, plan_id, words)
            if len(found) >= limit:
                break
    return tuple(found[:limit])


def _likely_plans(work: Work, query: str) -> Iterator[str]:
    if query.strip():
        yield from (hit.plan.id for hit in work.plans.search(query, _PLANS_LOOKED_AT))
    else:
        yield from (row.id for row in work.plans.summaries()[:_PLANS_LOOKED_AT])


def _phases_in(work: Work, plan_id: str, words: list[str]) -> Iterator[FoundPhase]:
    stored = work.plans.get(plan_id)
    for position, phase in enumerate(stored.plan.phases if stored else ()):
        if stored and not phase.is_break and _says(phase, stored.plan.title, words):
            yield FoundPhase(plan_id, stored.plan.title, position, phase)


def _says(phase: Phase, title: str, words: list[str]) -> bool:
    """The words may be just begun, as in the search for plans."""
    texts = (
        title,
        phase.name,
        phase.facilitator_actions,
        phase.learner_activities,
        phase.resources,
        phase.differentiation,
        phase.technology,
        phase.offline_alternative,
    )
    text = fold("\n".join(texts))
    return all(word in text for word in words)
