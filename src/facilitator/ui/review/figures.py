"""This session's figures in one line, chosen by what a question is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.reflection import Figures, figures_for
from facilitator.ui.counting import counted, observations_counted
from facilitator.ui.review.matrix_model import matrix
from facilitator.ui.review.model import drift
from facilitator.ui.review.words import drift_words, parts_words, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator.services.reviews import SessionReview


def figures_line(question: str, shown: SessionReview) -> str:
    """What the session has to say to the question."""
    say = {
        Figures.TIME: _time,
        Figures.GROUPS: _groups,
        Figures.OBJECTIVES: _objectives,
        Figures.FOLLOW_UPS: _to_do,
        Figures.OVERVIEW: _overview,
    }
    return say[figures_for(question)](shown)


def _time(shown: SessionReview) -> str:
    told = drift(shown.live.run, shown.at)
    if told is None:
        return ""
    return ": ".join(filter(None, (drift_words(told)[0], parts_words(told))))


def _groups(shown: SessionReview) -> str:
    """`Aspen 2.3 (4 seen), Beech 3.4 (6 seen)`: mean level and count."""
    parts = []
    for group in shown.live.session.groups:
        own = shown.seen.of_group(group.id)
        mean = _mean([int(one.level) for one in own if one.level for _ in range(one.count)])
        count = sum(one.count for one in own)
        pattern = tr("{name} {mean} ({count} seen)") if mean else tr("{name} ({count} seen)")
        parts.append(pattern.format(name=group.name, mean=mean, count=count))
    return ", ".join(parts)


def _objectives(shown: SessionReview) -> str:
    """`O1 2.4, O2 2.8, O3 not seen`: the mean of the groups' latest levels."""
    grid = matrix(shown.live.session, shown.live.plan, shown.seen)
    parts = []
    for column in range(len(grid.objectives)):
        cells = [row[column] for row in grid.cells]
        mean = _mean([int(cell.level) for cell in cells if cell.level])
        seen = any(cell.count for cell in cells)
        said = mean or (tr("seen without a level") if seen else tr("not seen"))
        parts.append(f"O{column + 1}\u00a0{said}")
    return ", ".join(parts)


def _to_do(shown: SessionReview) -> str:
    still = [item for item in shown.follow_ups if item.done_at is None]
    open_ = counted(len(still), tr("1 follow-up open"), tr("{count} follow-ups open"))
    return ". ".join(filter(None, (_time(shown), open_)))


def _overview(shown: SessionReview) -> str:
    seen = observations_counted(shown.seen.total)
    return ". ".join(filter(None, (_time(shown), seen)))


def _mean(levels: Sequence[int]) -> str:
    return f"{sum(levels) / len(levels):.1f}" if levels else ""
