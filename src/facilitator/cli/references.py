"""What a word on the command line means: a plan of the library, or a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from facilitator.cli.workplace import Workplace
    from facilitator.domain.plan import LessonPlan
    from facilitator.domain.rubric import Rubric


class MeantPlan(NamedTuple):
    """`id` is None for a plan from a file; `rubric` is the one kept with a plan.

    `session` is the one by which the plan was meant, `version` that of the rubric.
    """

    id: str | None
    plan: LessonPlan
    rubric: Rubric | None = None
    session: str | None = None
    version: int = 0


def plan_meant(reference: str, workplace: Workplace) -> MeantPlan:
    """Raises UserError when nothing or several are meant, or the file cannot be read."""
    from facilitator.services.plans import resolve
    from facilitator.services.reading import read_document

    file = file_meant(reference)
    if file is not None:
        return MeantPlan(None, read_document(file).checked.plan)
    desk = workplace.desk()
    found = resolve(desk, reference).id
    return plan_of_library(workplace, found)


def plan_of_library(workplace: Workplace, plan_id: str, session: str | None = None) -> MeantPlan:
    """With the rubric kept for it."""
    from facilitator.services.plans import open_plan
    from facilitator.services.rubrics import kept_for

    desk = workplace.desk()
    kept = kept_for(desk, plan_id)
    rubric, version = (kept.rubric, kept.version) if kept else (None, 0)
    return MeantPlan(plan_id, open_plan(desk, plan_id).plan, rubric, session, version)


def file_meant(reference: str) -> Path | None:
    """The file that is meant: one that is there, or a name that only a file can have."""
    path = Path(reference)
    looks_like_one = path.suffix in {
        ".md",
        ".txt",
        ".json",
        ".markdown",
        ".docx",
        ".odt",
        ".xlsx",
        ".csv",
        ".tsv",
    }
    return path if looks_like_one or _is_there(path) else None


def _is_there(path: Path) -> bool:
    """True for all but folders; a title may be longer than any file's name."""
    try:
        return path.exists() and not path.is_dir()
    except OSError:
        return False
