"""Setting up sessions: when, where, and which groups of learners."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from facilitator.domain.changes import Changes
from facilitator.domain.session import Group, Participant, Session
from facilitator.errors import UserError
from facilitator.services.desk import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import time

    from facilitator.domain.plan import LessonPlan
    from facilitator.library.values import SessionSummary
    from facilitator.services.desk import Desk


_QUARTER = timedelta(minutes=15)
_SAME_SITTING = timedelta(hours=6)
_MISSED = timedelta(hours=12)


def draft(desk: Desk, plan_id: str, *, planned_start: datetime, names: Sequence[str]) -> Session:
    """A session to fill in: the plan's newest version, and last time's groups.

    A plan that was never set up gets one group for each learner profile.
    """
    with desk.library.reading() as work:
        stored = work.plans.get(plan_id)
        before = work.sessions.of_plan(plan_id)
    if stored is None:
        raise UserError("This plan is no longer in the library.")
    known = next((past.session.groups for past in before if past.session.groups), ())
    return Session(
        id=new_id(),
        plan_id=plan_id,
        version=stored.version,
        title=stored.plan.title,
        planned_start=planned_start,
        groups=fresh_groups(known, stored.plan) or one_group_a_profile(stored.plan, names),
    )


def fresh_groups(groups: Sequence[Group], plan: LessonPlan) -> tuple[Group, ...]:
    """The same groups for other people: no person's name, and no profile that the plan lacks."""
    return tuple(
        replace(
            group,
            id=new_id(),
            profile=group.profile if group.profile in plan.profiles else "",
            participants=(),
        )
        for group in groups
    )


def reopen(desk: Desk, session_id: str) -> Session:
    """A saved session to change; as long as it has not begun it runs the plan's newest version.

    Raises UserError when it is gone.
    """
    found = find(desk, session_id)
    if found.started_at is not None:
        return found.session
    with desk.library.reading() as work:
        newest = work.plans.get(found.session.plan_id)
    if newest is None:
        return found.session
    return replace(found.session, version=newest.version, title=newest.plan.title)


def bring_up_to_date(desk: Desk, session_id: str) -> Changes:
    """Let a session that has not begun run the plan's newest version.

    Raises UserError when it is gone.
    """
    before, now = find(desk, session_id).session, reopen(desk, session_id)
    return Changes() if now == before else save(desk, now)


def proposed_start(desk: Desk, usual: time | None) -> tuple[datetime, bool]:
    """When the next session is likely to start, and whether that is only a guess.

    The usual local time if it is still ahead today, else the next quarter of an hour.
    """
    now = desk.clock.now()
    if usual is not None:
        today = datetime.combine(now.astimezone().date(), usual).astimezone(now.tzinfo)
        if today >= now:
            return today, False
    return next_quarter(now), True


def next_quarter(at: datetime) -> datetime:
    """The quarter of an hour at or behind an instant: all zones differ by whole quarters."""
    whole = at.replace(minute=0, second=0, microsecond=0)
    return whole - (whole - at) // _QUARTER * _QUARTER


def begun_now(desk: Desk, session: Session, *, guessed: bool) -> Session:
    """The session as it starts this moment.

    A planned start that was only guessed, or that lies in another sitting, becomes this minute:
    plans have no seconds. One that was meant stays, so that a late start shows as late.
    """
    now = desk.clock.now()
    if guessed or abs(session.planned_start - now) > _SAME_SITTING:
        return replace(session, planned_start=now.replace(second=0, microsecond=0))
    return session


def participants_named(
    names: Iterable[str], before: Sequence[Participant]
) -> tuple[Participant, ...]:
    """One participant for each name; who was there before under that name stays the same."""
    known = {person.name: person for person in reversed(before)}
    clean = (" ".join(name.split()) for name in names)
    return tuple(
        known.pop(name) if name in known else Participant(new_id(), name) for name in clean if name
    )


def with_participants(group: Group, names: Iterable[str]) -> Group:
    """Who is named counts as present: a group has at least as many people as names."""
    named = participants_named(names, group.participants)
    people = max(group.people or 0, len(named)) or None
    return replace(group, participants=named, people=people)


def one_group_a_profile(plan: LessonPlan, names: Sequence[str]) -> tuple[Group, ...]:
    """One group for each profile the plan serves, at least one; `names` are taken in order."""
    profiles = plan.profiles or ("",)
    return tuple(
        Group(id=new_id(), name=name, profile=profile)
        for name, profile in zip(names, profiles, strict=False)
    )


def make_groups(
    count: int, people: int, *, profiles: Sequence[str], names: Sequence[str]
) -> tuple[Group, ...]:
    """`count` groups with the people spread evenly and the profiles taken in turn.

    No people means that nobody knows how many yet; `names` holds at least `count`.
    """
    each, more = divmod(people, count)
    turn = tuple(profiles) or ("",)
    return tuple(
        Group(
            id=new_id(),
            name=names[position],
            profile=turn[position % len(turn)],
            people=each + (position < more) or None,
        )
        for position in range(count)
    )


def profiles_without_group(plan: LessonPlan, groups: Sequence[Group]) -> tuple[str, ...]:
    """Profiles of the plan whose note will not show, because no group is set to them."""
    present = {group.profile for group in groups}
    return tuple(profile for profile in plan.profiles if profile not in present)


def save(desk: Desk, session: Session) -> Changes:
    """Insert or update the session.

    Raises UserError when two groups share a name or one has none.
    """
    _require_names(session.groups)
    with desk.library.transaction() as work:
        work.sessions.save(session, desk.clock.now())
    desk.library.journal_set_up(session.id)
    return Changes(sessions=frozenset({session.id}), plans=frozenset({session.plan_id}))


def _require_names(groups: Sequence[Group]) -> None:
    names = [group.name.casefold() for group in groups]
    if not all(names):
        raise UserError("A group has no name. Give each group a name, so that notes find it.")
    if len(set(names)) < len(names):
        raise UserError("Two groups have the same name. Give each group a name of its own.")


def find(desk: Desk, session_id: str) -> SessionSummary:
    """The session with its state.

    Raises UserError when it is gone.
    """
    with desk.library.reading() as work:
        found = work.sessions.get(session_id)
    if found is None:
        raise UserError("This session is no longer in the library.")
    return found


def of_plan(desk: Desk, plan_id: str) -> tuple[SessionSummary, ...]:
    """The plan's sessions, the newest planned start first."""
    with desk.library.reading() as work:
        return work.sessions.of_plan(plan_id)


def everything(desk: Desk) -> tuple[SessionSummary, ...]:
    """All sessions, the newest planned start first."""
    with desk.library.reading() as work:
        return work.sessions.all()


def resolve(desk: Desk, reference: str) -> SessionSummary | None:
    """The session meant by an id, an unambiguous start of one, or an exact title; None for none.

    Raises UserError when several are meant.
    """
    wanted = " ".join(reference.split())
    every = everything(desk)
    found = [one for one in every if one.session.id == wanted]
    found = found or [one for one in every if one.session.title == wanted]
    found = found or [one for one in every if wanted and one.session.id.startswith(wanted)]
    if len(found) > 1:
        names = ", ".join(f"{one.session.id[:8]} ({one.session.title})" for one in found[:5])
        raise UserError(
            f"“{reference}” could be {len(found)} sessions: {names}. Give more of the id."
        )
    return found[0] if found else None


def to_run(desk: Desk, plan_id: str) -> SessionSummary | None:
    """The plan's session that runs, else the next one that was set up and is not long past."""
    return chosen_to_run(of_plan(desk, plan_id), desk.clock.now())


def chosen_to_run(found: Sequence[SessionSummary], now: datetime) -> SessionSummary | None:
    """As `to_run`, of the sessions given; one planned half a day ago was missed.

    A rehearsal is never meant.
    """
    found = [one for one in found if not one.session.rehearsal]
    running = next((one for one in found if one.started_at and not one.ended_at), None)
    waiting = [
        one
        for one in found
        if one.started_at is None and one.session.planned_start >= now - _MISSED
    ]
    return running or min(waiting, key=lambda one: one.session.planned_start, default=None)


def still_running(desk: Desk) -> tuple[SessionSummary, ...]:
    """Sessions that started and never ended: to be offered again after a crash.

    Rehearsals wait without being asked for: no time passes in them.
    """
    with desk.library.reading() as work:
        return tuple(one for one in work.sessions.running() if not one.session.rehearsal)


def delete(desk: Desk, session_id: str) -> Changes:
    """Remove a session with its log and observations for good."""
    found = find(desk, session_id)
    with desk.library.transaction() as work:
        work.sessions.delete(session_id)
    plan = frozenset({found.session.plan_id})
    return Changes(sessions=frozenset({session_id}), plans=plan)
