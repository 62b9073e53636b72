"""The sentences of the review, from values to words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from facilitator.domain.fair_share import is_uneven
from facilitator.domain.observers import observer_name
from facilitator.ui.counting import counted, groups_and_people, observations_counted
from facilitator.ui.levels import level_name
from facilitator.ui.review.matrix_model import matrix
from facilitator.ui.review.model import Cause
from facilitator.ui.wording import clock_span, clock_time, date_with_year, signed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.domain.fair_share import Attention
    from facilitator.domain.follow_up import FollowUp
    from facilitator.domain.observation import AttainmentLevel, Observation
    from facilitator.domain.session import Participant, Session
    from facilitator.services.reviews import SessionReview
    from facilitator.ui.review.matrix_model import Matrix
    from facilitator.ui.review.model import Drift

ON_TIME = 1
"""Minutes of difference that count as being on time."""


def observer_text(owner: str, own: str) -> str:
    """By name, or by their laptop; `own` is whose library it is, if they said so."""
    return observer_name(owner, own, laptop=tr("laptop {letters}")) or tr("you")


@dataclass(frozen=True, slots=True)
class Fact:
    """A number or time of the bar and what it means; the icon comes with a warning."""

    strong: str
    small: str
    icon: str = ""
    tone: str = "text"


def tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("Review", text, "", number)


def level_words(level: AttainmentLevel) -> str:
    return tr("level {number}, {name}").format(number=int(level), name=level_name(level))


def gaps_words(matrix: Matrix) -> tuple[str, str]:
    """How many gaps, and where the first two are."""
    gaps = matrix.gaps
    if not gaps:
        return tr("No gaps"), tr("every group, every objective")
    count = counted(len(gaps), tr("{count} gap"), tr("{count} gaps"))
    if len(gaps) == 1:
        where = tr("{group}, objective {number}")
        return count, where.format(group=gaps[0][0].name, number=gaps[0][1] + 1)
    where = ", ".join(f"{group.name} O{column + 1}" for group, column in gaps[:2])
    more = len(gaps) - 2
    return count, tr("{where} and {more} more").format(where=where, more=more) if more else where


def cell_words(matrix: Matrix, row: int, column: int) -> str:
    group, cell = matrix.groups[row], matrix.cell(row, column)
    if cell.is_gap:
        seen = tr("gap, not observed")
    else:
        times = counted(cell.count, tr("observed once"), tr("observed {count} times"))
        seen = times if cell.level is None else f"{level_words(cell.level)}, {times}"
    pattern = tr("{group}, objective {number}: {seen}")
    return pattern.format(group=group.name, number=column + 1, seen=seen)


def drift_words(told: Drift) -> tuple[str, str, str]:
    """The pill's words, tone and icon for a difference in minutes."""
    if abs(told.total) <= ON_TIME:
        return tr("On time"), "ok", "ph.check"
    if told.total > 0:
        return tr("{minutes} min over").format(minutes=told.total), "warn", "ph.caret-up"
    return tr("{minutes} min under").format(minutes=-told.total), "accent", "ph.caret-down"


def parts_words(told: Drift) -> str:
    """What the difference is made of: "late start +2, Engage +2, Evaluate −2"."""
    # No line ends between a name and its number.
    return ", ".join(
        f"{_part(what, minutes)}\u00a0{signed(minutes)}" for what, minutes in told.parts
    )


def _part(what: str | Cause, minutes: int) -> str:
    if what == Cause.START and isinstance(what, Cause):
        return tr("late start") if minutes > 0 else tr("early start")
    return tr("pauses") if isinstance(what, Cause) else what


def note_spoken(session: Session, seen: Observation) -> str:
    """One observation as a screen reader says it."""
    parts = [clock_time(seen.at), who(session, seen)]
    if seen.objective is not None:
        parts.append(tr("objective {number}").format(number=seen.objective + 1))
    if seen.level is not None:
        parts.append(level_words(seen.level))
    if seen.entered is not None:
        parts.append(tr("from paper"))
    parts += [*seen.tags, tr("follow up")] if seen.follow_up else seen.tags
    return ", ".join([*parts, seen.note] if seen.note else parts)


def who(session: Session, seen: Observation) -> str:
    """Whom an observation is about, groups in room order."""
    if not seen.groups:
        return tr("Whole room")
    names = session.names_of(session.sorted_groups(seen.groups), seen.participants)
    return ", ".join(names) or tr("A group that was removed")


def spread_words(spread: Sequence[Attention], people: Sequence[Participant] = ()) -> str:
    """`Observations: Aspen 4 (22 %), Beech 5 (28 %). Evenly spread. By name not yet: Bea, Cy.`."""
    if len(spread) < 2 or not any(one.count for one in spread):
        return ""
    pattern = tr("{name} {count} ({percent} %)")
    parts = [
        pattern.format(name=one.group.name, count=one.count, percent=round(100 * one.share))
        for one in spread
    ]
    verdict = tr("Unevenly spread.") if is_uneven(spread) else tr("Evenly spread.")
    told = tr("Observations: {groups}. {verdict}").format(groups=", ".join(parts), verdict=verdict)
    if not people:
        return told
    names = ", ".join(one.name for one in people)
    return f"{told} {tr('By name not yet: {names}.').format(names=names)}"


def follow_up_words(session: Session, item: FollowUp) -> str:
    """What is to be done; one that came from an observation says of whom."""
    seen = item.observation
    if seen is None:
        return item.text
    about = who(session, seen)
    if seen.objective is not None:
        about = f"{about}, O{seen.objective + 1}"
    return f"{about}: {item.text or ', '.join(seen.tags) or tr('come back to this')}"


def cell_name(session: Session, cell: tuple[str, int] | None) -> str:
    """A cell of the matrix in short: "Cedar, O3"; empty without one."""
    if cell is None:
        return ""
    group = session.group(cell[0])
    return f"{group.name if group else ''}, O{cell[1] + 1}"


def _here(session: Session) -> str:
    """Who took part, in numbers."""
    return groups_and_people(len(session.groups), session.people)


def planned_facts(shown: SessionReview) -> tuple[Fact, ...]:
    agenda = shown.live.agenda
    span = clock_span(agenda.start, agenda.finish)
    return (Fact(span, tr("planned")), _groups_fact(shown.live.session))


def _groups_fact(session: Session) -> Fact:
    names = ", ".join(group.name for group in session.groups)
    return Fact(_here(session), names or tr("everybody together"))


def planned_words(shown: SessionReview) -> tuple[str, str]:
    """Title and sentence for a session that has not begun."""
    agenda, session = shown.live.agenda, shown.live.session
    pattern = tr("Planned for {day}, {span}")
    title = pattern.format(
        day=date_with_year(agenda.start), span=clock_span(agenda.start, agenda.finish)
    )
    place = tr("{place}, {groups}.") if session.place else "{groups}."
    sentence = place.format(place=session.place, groups=_here(session))
    return title, f"{sentence} {tr('After the session, its time and observations are here.')}"


def facts_of(shown: SessionReview) -> tuple[Fact, ...]:
    """Times, counts and gaps of a session that began."""
    run, agenda, session = shown.live.run, shown.live.agenda, shown.live.session
    assert run.started_at is not None
    planned = tr("planned {span}").format(span=clock_span(agenda.start, agenda.finish))
    if run.ended_at is None:
        times = tr("since {time}").format(time=clock_time(run.started_at))
    else:
        times = clock_span(run.started_at, run.ended_at)
    count = observations_counted(shown.seen.total)
    facts = (Fact(times, planned), Fact(count, _here(session)))
    grid = matrix(session, shown.live.plan, shown.seen)
    return facts if grid.is_empty else (*facts, _gaps_fact(grid))


def _gaps_fact(grid: Matrix) -> Fact:
    strong, small = gaps_words(grid)
    return Fact(strong, small, "ph.warning", "warn") if grid.gaps else Fact(strong, small)
