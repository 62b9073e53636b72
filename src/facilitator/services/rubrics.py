"""Rubrics: drafted from plans, kept with them or on a shelf of their own, edited in versions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from facilitator.domain.changes import Changes
from facilitator.domain.rubric_draft import draft_rubric
from facilitator.domain.rubric_identity import anonymous, identified
from facilitator.domain.text import clean_line
from facilitator.errors import UserError
from facilitator.services.desk import new_id
from facilitator.services.plans import open_plan

if TYPE_CHECKING:
    from facilitator.domain.rubric import Rubric
    from facilitator.library.values import RubricSummary, RubricVersion, StoredRubric
    from facilitator.library.work import Work
    from facilitator.services.desk import Desk


def everything(desk: Desk) -> tuple[RubricSummary, ...]:
    """Those of all plans and those on the shelf, the last changed first."""
    with desk.library.reading() as work:
        return work.rubrics.everything()


def of_plan(desk: Desk, plan_id: str) -> tuple[RubricSummary, ...]:
    """The last changed first."""
    with desk.library.reading() as work:
        return work.rubrics.of_plan(plan_id)


def open_rubric(desk: Desk, rubric_id: str, *, version: int | None = None) -> StoredRubric:
    """The rubric in its newest or the given version; raises UserError when it is gone."""
    with desk.library.reading() as work:
        stored = work.rubrics.get(rubric_id, version)
    if stored is None:
        raise UserError("This rubric is no longer in the library.")
    return stored


def rubric_for(desk: Desk, plan_id: str) -> Rubric | None:
    """The rubric by which a plan's work is judged: the one changed or chosen last."""
    stored = kept_for(desk, plan_id)
    return stored.rubric if stored else None


def kept_for(desk: Desk, plan_id: str) -> StoredRubric | None:
    """The same, with its version."""
    with desk.library.reading() as work:
        found = work.rubrics.of_plan(plan_id)
        return work.rubrics.get(found[0].id) if found else None


def resolve(desk: Desk, reference: str) -> RubricSummary:
    """The one rubric meant by an id, an unambiguous start of one, or an exact title.

    Raises UserError when none or several are meant.
    """
    found = [one for one in everything(desk) if _is_meant(one, reference)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise UserError(f"No rubric in the library is called “{reference}”.")
    names = ", ".join(f"{one.id[:8]} ({one.title})" for one in found[:5])
    raise UserError(f"“{reference}” could be {len(found)} rubrics: {names}. Give more of the id.")


def _is_meant(one: RubricSummary, reference: str) -> bool:
    begins = len(reference) >= _LEAST_OF_AN_ID and one.id.startswith(reference)
    return begins or one.title.casefold() == clean_line(reference).casefold()


_LEAST_OF_AN_ID = 4


def draft(desk: Desk, plan_id: str) -> tuple[str, Changes]:
    """Keep a draft for the plan; the id it has from now on.

    Raises UserError when the plan is gone or gives nothing to draft from.
    """
    return add(desk, draft_rubric(open_plan(desk, plan_id).plan), plan_id=plan_id)


def add(desk: Desk, rubric: Rubric, *, plan_id: str | None = None) -> tuple[str, Changes]:
    """Keep it; an id that is in the library already is another rubric's, so it gets a new one."""
    with desk.library.transaction() as work:
        known = bool(rubric.id) and work.rubrics.get(rubric.id) is not None
        kept = identified(anonymous(rubric) if known else rubric, new_id)
        work.rubrics.add(kept, plan_id, desk.clock.now())
    return kept.id, _changed(kept.id)


def duplicate(desk: Desk, rubric_id: str, title: str) -> tuple[str, Changes]:
    """A rubric that begins as this one is, beside it; raises UserError when it is gone."""
    stored = open_rubric(desk, rubric_id)
    copy = replace(anonymous(stored.rubric), title=clean_line(title) or stored.rubric.title)
    return add(desk, copy, plan_id=stored.plan_id)


def copy_of(desk: Desk, rubric_id: str) -> Rubric:
    """The same words without ids; an objective of another plan would be another objective."""
    rubric = anonymous(open_rubric(desk, rubric_id).rubric)
    criteria = tuple(replace(one, objective=None) for one in rubric.criteria)
    return replace(rubric, criteria=criteria)


def choose(desk: Desk, rubric_id: str) -> Changes:
    """Make it the rubric by which its plan's work is judged, and which is printed."""
    with desk.library.transaction() as work:
        work.rubrics.bring_up(rubric_id, desk.clock.now())
    return _changed(rubric_id)


def remove(desk: Desk, rubric_id: str) -> Changes:
    """Out of sight with all its versions and scores; `restore` brings it back."""
    return _set_trashed(desk, rubric_id, trashed=True)


def restore(desk: Desk, rubric_id: str) -> Changes:
    return _set_trashed(desk, rubric_id, trashed=False)


def _set_trashed(desk: Desk, rubric_id: str, *, trashed: bool) -> Changes:
    with desk.library.transaction() as work:
        work.rubrics.set_trashed(rubric_id, desk.clock.now() if trashed else None)
    return _changed(rubric_id)


def _changed(rubric_id: str) -> Changes:
    return Changes(rubrics=frozenset({rubric_id}))


@dataclass(frozen=True, slots=True)
class RubricEditing:
    """A rubric that is being edited, as `services.editing.Editing` is for a plan."""

    plan_id: str | None
    rubric: Rubric
    base: int
    version: int | None = None

    @property
    def rubric_id(self) -> str:
        return self.rubric.id


def open_editing(desk: Desk, rubric_id: str) -> RubricEditing:
    """Begin with the newest version; raises UserError when the rubric is gone."""
    stored = open_rubric(desk, rubric_id)
    return RubricEditing(stored.plan_id, stored.rubric, stored.version)


def save(desk: Desk, editing: RubricEditing, rubric: Rubric) -> tuple[RubricEditing, Changes]:
    """Keep it as it is now; it is on the disk when this returns.

    One sitting leaves one version, unless work was judged by it in between. New parts get ids.
    """
    kept = identified(replace(rubric, id=editing.rubric_id), new_id)
    if kept == editing.rubric:
        return editing, Changes()
    with desk.library.transaction() as work:
        version = _keep(work, editing, kept, desk)
    changed = replace(editing, rubric=kept, version=version)
    return changed, _changed(editing.rubric_id)


def _keep(work: Work, editing: RubricEditing, rubric: Rubric, desk: Desk) -> int:
    at, version = desk.clock.now(), editing.version
    if version is None or not _is_ours(work, editing.rubric_id, version):
        return work.rubrics.add_version(rubric, at)
    work.rubrics.change_version(rubric, version, at)
    return version


def _is_ours(work: Work, rubric_id: str, version: int) -> bool:
    """Whether the version may still change."""
    newest = work.rubrics.newest_version(rubric_id)
    return version == newest and not work.rubrics.is_used(rubric_id, version)


def close(desk: Desk, editing: RubricEditing) -> Changes:
    """End the sitting; a version in which everything was undone is taken back."""
    rubric_id, version = editing.rubric_id, editing.version
    if version is None or version != editing.base + 1:
        return Changes()
    with desk.library.transaction() as work:
        before = work.rubrics.get(rubric_id, editing.base)
        is_same = before is not None and before.rubric == editing.rubric
        if not is_same or not _is_ours(work, rubric_id, version):
            return Changes()
        work.rubrics.remove_version(rubric_id, version)
    return _changed(rubric_id)


def versions(desk: Desk, rubric_id: str) -> tuple[RubricVersion, ...]:
    """Newest first."""
    with desk.library.reading() as work:
        return work.rubrics.versions(rubric_id)


def label_version(desk: Desk, rubric_id: str, version: int, label: str) -> Changes:
    """Give the version a name; an empty one takes the name away."""
    with desk.library.transaction() as work:
        work.rubrics.label_version(rubric_id, version, clean_line(label))
    return _changed(rubric_id)


def restore_version(desk: Desk, rubric_id: str, version: int) -> tuple[int, Changes]:
    """Make an old version the newest one again, as a version of its own; none is lost."""
    old = open_rubric(desk, rubric_id, version=version)
    with desk.library.transaction() as work:
        if work.rubrics.newest_version(rubric_id) == version:
            return version, Changes()
        number = work.rubrics.add_version(old.rubric, desk.clock.now())
    return number, _changed(rubric_id)
