"""Rubrics on their way in and out, each with a word about what did not come along."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator.domain.changes import Changes
from facilitator.domain.rubric_identity import anonymous
from facilitator.errors import UserError
from facilitator.formats.rubrics import (
    Target,
    losses,
    read_rubrics,
    write_canvas,
    write_case,
    write_markdown,
    write_moodle,
    write_word,
)
from facilitator.formats.unreadable import UnreadableFile
from facilitator.services.rubrics import add, everything, open_rubric

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from facilitator.domain.rubric import Rubric
    from facilitator.formats.rubrics import Broken, FoundRubrics
    from facilitator.services.desk import Desk

ENDINGS = {
    Target.CANVAS: ".csv",
    Target.MOODLE: ".csv",
    Target.CASE: ".json",
    Target.MARKDOWN: ".md",
    Target.DOCX: ".docx",
}
_LARGEST = 20_000_000


@dataclass(frozen=True, slots=True)
class ImportedRubrics:
    """What was added, as id and title, and the rows that could not be used."""

    added: tuple[tuple[str, str], ...]
    broken: tuple[Broken, ...]


def import_file(
    desk: Desk, file: Path, *, plan_id: str | None = None
) -> tuple[ImportedRubrics, Changes]:
    """Add all rubrics of the file, to a plan or to the shelf; raises UserError without any."""
    try:
        found = read_rubrics(_content(file), file.name)
    except UnreadableFile as error:
        raise UserError(str(error)) from error
    return add_found(desk, found, plan_id=plan_id)


def add_found(
    desk: Desk, found: FoundRubrics, *, plan_id: str | None = None, only_new: bool = False
) -> tuple[ImportedRubrics, Changes]:
    """Add what was read; with `only_new` without what is in the library word for word."""
    added, changes = [], Changes()
    known = _known(desk) if only_new else []
    for rubric in found.rubrics:
        if anonymous(rubric) in known:
            continue
        rubric_id, change = add(desk, rubric, plan_id=plan_id)
        added.append((rubric_id, rubric.title))
        changes |= change
    return ImportedRubrics(tuple(added), found.broken), changes


def _known(desk: Desk) -> list[Rubric]:
    return [anonymous(open_rubric(desk, one.id).rubric) for one in everything(desk)]


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            content = opened.read(_LARGEST + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(f"“{file.name}” could not be read: {reason}.") from error
    if len(content) > _LARGEST:
        raise UserError(f"“{file.name}” is larger than any rubric. It was not read.")
    return content


@dataclass(frozen=True, slots=True)
class ExportedRubric:
    """A document, and what it cannot hold of the rubric, in sentences."""

    content: bytes
    losses: tuple[str, ...]


def export(desk: Desk, rubric_id: str, target: Target) -> ExportedRubric:
    """The newest version; raises UserError when the rubric is gone."""
    stored = open_rubric(desk, rubric_id)
    content = _written(stored.rubric, target, stored.updated_at)
    return ExportedRubric(content, losses(stored.rubric, target))


def _written(rubric: Rubric, target: Target, at: datetime) -> bytes:
    match target:
        case Target.CANVAS:
            return write_canvas(rubric).encode()
        case Target.MOODLE:
            return write_moodle(rubric).encode()
        case Target.CASE:
            return write_case(rubric, at).encode()
        case Target.MARKDOWN:
            return write_markdown(rubric).encode()
        case Target.DOCX:
            return write_word(rubric, at)
