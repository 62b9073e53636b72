"""Participants on the command line: what is kept, and forgetting it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.cli.output import answer, answer_json, tell
from facilitator.errors import UserError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from facilitator.cli.workplace import Workplace


def show_person(options: argparse.Namespace, workplace: Workplace) -> bool:
    from facilitator.services.people import file_of
    from facilitator.services.person_files import person_data

    known = file_of(workplace.desk(), options.person)
    if options.json:
        answer_json(person_data(known))
        return True
    answer(known.name)
    for one in known.attendances:
        answer(f"  {one.planned_start.astimezone():%Y-%m-%d %H:%M}  {one.group}, {one.title}")
    for mention in known.mentions:
        answer(f"  {mention.where}: {mention.text}")
    return True


def forget_person(options: argparse.Namespace, workplace: Workplace) -> bool:
    """Backups are files of their own: they are named, so that nobody believes them gone."""
    from facilitator.services.people import forget
    from facilitator.services.person_files import backups_with, that_expire

    desk = workplace.desk()
    known, _ = forget(desk, options.person)
    files = backups_with(desk, known.name)
    held = [str(file) for file in files]
    if options.json:
        sessions = sorted({one.session_id for one in known.attendances})
        data = {"sessions": sessions, "texts": len(known.mentions), "backups": held}
        answer_json(data)
        return True
    count = len({one.session_id for one in known.attendances})
    tell(f"Removed from {count} sessions and {len(known.mentions)} texts, for good.")
    if held:
        tell(f"Backups made before still hold the name: {', '.join(held)}")
        tell(
            f"{that_expire(desk, files)} of them were made by the app and go within nine months of "
            "use; the others go when you delete them. Packages and exports are where you put them."
        )
    return True


def show_agreement(options: argparse.Namespace, workplace: Workplace) -> bool:
    """Sentences, or every figure; a session that one person watched has nothing to compare."""
    from facilitator.domain.observers import observer_name
    from facilitator.formats.report.document import agreement_data
    from facilitator.services import identity, reviews, sessions

    desk = workplace.desk()
    found = sessions.resolve(desk, options.session)
    if found is None:
        raise UserError(f"No session in the library matches “{options.session}”.")
    between = reviews.observers(desk, reviews.review(desk, found.session.id))
    if options.json:
        answer_json(agreement_data(between))
        return True
    if between.is_one:
        tell("One observer alone: merge the package of another one first.")
        return True
    own = identity.owner(desk) or "you"
    answer(", ".join(observer_name(name, own) for name in between.observers))
    for head, part in (("Levels observed", between.observed), ("Scores", between.scored)):
        if part:
            answer(f"{head}:")
        for one in part:
            answer(f"  {one.sentence}")
    return True


COMMANDS: dict[str, Callable[[argparse.Namespace, Workplace], bool]] = {
    "agreement": show_agreement,
    "person": show_person,
    "forget": forget_person,
}
