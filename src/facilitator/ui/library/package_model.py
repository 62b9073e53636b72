"""What a package holds and would add, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from facilitator.ui.counting import counted
from facilitator.ui.wording import clock_time, date_with_year

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import timedelta

    from facilitator.services.package_news import PackagePreview, PlanNews, RubricNews, SessionNews

MOST_ROWS = 100
"""A library of hundreds of plans is not read row by row."""
translate = QCoreApplication.translate


class PackageRow(NamedTuple):
    """`glyph` and `tone` say at a glance whether it is new, more of what is here, or nothing."""

    title: str
    sentence: str
    glyph: str
    tone: str


class PackageShown(NamedTuple):
    heading: str
    about: str
    rows: tuple[PackageRow, ...]
    note: str
    can_add: bool


_NEW, _MORE, _SAME = (
    ("ph.plus-circle", "ok"),
    ("ph.arrow-circle-up", "accent"),
    ("ph.check", "text2"),
)
_APART = ("ph.warning", "warn")


def package_shown(preview: PackagePreview) -> PackageShown:
    rows = [
        *map(_plan_row, preview.plans),
        *map(_rubric_row, preview.rubrics),
        *map(_session_row, preview.sessions),
    ]
    rows.sort(key=lambda row: row.glyph == _SAME[0])
    return PackageShown(
        heading=_heading(preview),
        about=_about(preview),
        rows=tuple(rows[:MOST_ROWS]),
        note=_note(preview, len(rows) - MOST_ROWS),
        can_add=preview.is_news,
    )


def said_after(preview: PackagePreview) -> str:
    """What was added, for the toast."""
    kinds = (preview.plans, preview.rubrics, preview.sessions)
    parts = [*_counts(*(sum(one.is_news for one in kind) for kind in kinds))]
    if preview.photos:
        parts.append(_photos(preview.photos))
    return translate("Package", "Added from the package: {what}").format(what=", ".join(parts))


def _heading(preview: PackagePreview) -> str:
    if not preview.is_news:
        return translate("Package", "Everything in this package is here already")
    parts = _counts(len(preview.plans), len(preview.rubrics), len(preview.sessions))
    text = translate("Package", "Package with {what}")
    return text.format(what=_and(parts))


def _and(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    both = translate("Package", "{one} and {other}")
    return both.format(one=", ".join(parts[:-1]), other=parts[-1])


def _counts(plans: int, rubrics: int, sessions: int) -> list[str]:
    """What there is any of."""
    parts = [_plans(plans)] if plans else []
    parts += [_rubrics(rubrics)] if rubrics else []
    return [*parts, _sessions(sessions)] if sessions else parts


def _photos(number: int) -> str:
    return counted(number, translate("Package", "1 photo"), translate("Package", "{count} photos"))


def _plans(number: int) -> str:
    return counted(number, translate("Package", "1 plan"), translate("Package", "{count} plans"))


def _rubrics(number: int) -> str:
    one, many = translate("Package", "1 rubric"), translate("Package", "{count} rubrics")
    return counted(number, one, many)


def _sessions(number: int) -> str:
    one, many = translate("Package", "1 session"), translate("Package", "{count} sessions")
    return counted(number, one, many)


def _about(preview: PackagePreview) -> str:
    made = QDateTime.fromSecsSinceEpoch(int(preview.created.timestamp()))
    when = QLocale().toString(made, QLocale.FormatType.ShortFormat)
    if preview.owner:
        text = translate("Package", "{name}, made by {owner} on {when}")
        return text.format(name=preview.name, owner=preview.owner, when=when)
    return translate("Package", "{name}, made on {when}").format(name=preview.name, when=when)


def _note(preview: PackagePreview, more: int) -> str:
    lines = []
    if more > 0:
        text = translate("Package", "And {count} more.")
        lines.append(text.format(count=more))
    if preview.unknown:
        lines.append(_later(len(preview.unknown)))
    if preview.is_news:
        lines.append(translate("Package", "Nothing you have is overwritten."))
    return " ".join(lines)


def _later(number: int) -> str:
    one = translate("Package", "1 part is of a later version of the app; the package is kept.")
    many = translate(
        "Package", "{count} parts are of a later version of the app; the package is kept."
    )
    return counted(number, one, many)


def _plan_row(plan: PlanNews) -> PackageRow:
    if plan.is_new:
        return PackageRow(plan.title, _said([_new(), _versions(plan.versions)]), *_NEW)
    said = [_more_versions(plan.versions) if plan.versions else ""]
    if plan.newer:
        said.append(translate("Package", "a newer one will be shown"))
    if plan.tags:
        one, many = translate("Package", "1 more tag"), translate("Package", "{count} more tags")
        said.append(counted(plan.tags, one, many))
    if plan.in_trash:
        said.append(translate("Package", "comes back from the trash"))
    return PackageRow(plan.title, _said(said), *(_MORE if plan.is_news else _SAME))


def _rubric_row(rubric: RubricNews) -> PackageRow:
    said = [translate("Package", "rubric")]
    if rubric.is_new:
        return PackageRow(rubric.title, _said([*said, _new(), _versions(rubric.versions)]), *_NEW)
    if rubric.versions:
        said.append(_more_versions(rubric.versions))
    if rubric.newer:
        said.append(translate("Package", "a newer one will be shown"))
    if rubric.in_trash:
        said.append(translate("Package", "comes back from the trash"))
    if rubric.other:
        said.append(translate("Package", "a later choice or name"))
    if not rubric.is_news:
        said.append(translate("Package", "nothing new"))
    return PackageRow(rubric.title, _said(said), *(_MORE if rubric.is_news else _SAME))


def _session_row(session: SessionNews) -> PackageRow:
    said = [_new()] if session.is_new else []
    if session.newer and not session.is_new:
        said.append(translate("Package", "a newer set-up"))
    said += _what_happened(session)
    said += (clock_said(owner, ahead) for owner, ahead in session.clocks)
    title = _title_with_day(session)
    if session.went_apart:
        text = translate("Package", "it went on on both computers, and the events of both are kept")
        return PackageRow(title, _said([*said, text]), *_APART)
    if session.other and not session.is_new and not said:
        said.append(translate("Package", "earlier values"))
    look = _NEW if session.is_new else _MORE if session.is_news else _SAME
    return PackageRow(title, _said(said), *look)


def clock_said(owner: str, ahead: timedelta) -> str:
    """`the clock of Ada was 2 min 10 s ahead: told by yours now`."""
    span = _span(abs(round(ahead.total_seconds())))
    fast = translate("Package", "the clock of {owner} was {span} ahead: told by yours now")
    slow = translate("Package", "the clock of {owner} was {span} behind: told by yours now")
    return (fast if ahead.total_seconds() > 0 else slow).format(owner=owner, span=span)


def _span(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    parts = (
        (hours, translate("Package", "{count} h")),
        (rest // 60, translate("Package", "{count} min")),
        (rest % 60, translate("Package", "{count} s")),
    )
    return " ".join(words.format(count=count) for count, words in parts if count)


def _title_with_day(session: SessionNews) -> str:
    """Sessions of one plan have one title, and a rehearsal is not the real thing."""
    if session.starts is None:
        return session.title
    when = f"{date_with_year(session.starts)}, {clock_time(session.starts)}"
    text = translate("Package", "{title}, {when}")
    if session.rehearsal:
        text = translate("Package", "{title}, rehearsal of {when}")
    return text.format(title=session.title, when=when)


def _what_happened(session: SessionNews) -> Iterable[str]:
    if session.events:
        one, many = translate("Package", "1 event"), translate("Package", "{count} events")
        yield counted(session.events, one, many)
    if session.observations:
        one = translate("Package", "1 observation")
        yield counted(session.observations, one, translate("Package", "{count} observations"))
    if session.changed:
        one = translate("Package", "1 changed observation")
        many = translate("Package", "{count} changed observations")
        yield counted(session.changed, one, many)
    yield from _what_was_written(session)


def _what_was_written(session: SessionNews) -> Iterable[str]:
    if session.scores:
        one, many = translate("Package", "1 score"), translate("Package", "{count} scores")
        yield counted(session.scores, one, many)
    if session.follow_ups:
        one, many = translate("Package", "1 follow-up"), translate("Package", "{count} follow-ups")
        yield counted(session.follow_ups, one, many)
    if session.answers:
        one = translate("Package", "1 answer to a question")
        many = translate("Package", "{count} answers to questions")
        yield counted(session.answers, one, many)
    yield from _about_names(session)


def _about_names(session: SessionNews) -> Iterable[str]:
    """Forgetting is the one thing that a package takes away, so it is said."""
    if session.forgotten:
        one = translate("Package", "1 person was forgotten there and is forgotten here too")
        many = translate(
            "Package", "{count} people were forgotten there and are forgotten here too"
        )
        yield counted(session.forgotten, one, many)
    if session.keep_days is not None:
        one = translate("Package", "its names are forgotten after 1 day")
        many = translate("Package", "its names are forgotten after {count} days")
        yield counted(session.keep_days, one, many)


def _new() -> str:
    return translate("Package", "new")


def _versions(number: int) -> str:
    one, many = translate("Package", "1 version"), translate("Package", "{count} versions")
    return counted(number, one, many)


def _more_versions(number: int) -> str:
    one = translate("Package", "1 more version")
    return counted(number, one, translate("Package", "{count} more versions"))


def _said(parts: Iterable[str]) -> str:
    """One sentence; nothing new is said too."""
    said = ", ".join(filter(None, parts)) or translate("Package", "nothing new")
    return f"{said[:1].upper()}{said[1:]}"
