"""Plans as documents: one at a time as bytes, several into a folder."""

from __future__ import annotations

import json
from datetime import timedelta
from enum import StrEnum
from shutil import rmtree
from typing import TYPE_CHECKING

from facilitator.domain.plan_data import plan_to_data
from facilitator.domain.title import short_title
from facilitator.errors import UserError
from facilitator.services.desk import new_id
from facilitator.services.files import safe_name, write_atomically
from facilitator.services.plans import open_plan
from facilitator.services.progress import silent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from facilitator.domain.plan import LessonPlan
    from facilitator.library.values import StoredPlan
    from facilitator.services.desk import Desk
    from facilitator.services.progress import Progress


_HANDED_OUT = "handed-out"
_KEPT_FOR = timedelta(hours=1)


class ExportFormat(StrEnum):
    """What one plan can be written as; a package holds several, see `packages`."""

    MARKDOWN = "markdown"
    WORD = "docx"
    EXCEL = "xlsx"
    JSON = "json"

    @property
    def ending(self) -> str:
        return ".md" if self is ExportFormat.MARKDOWN else f".{self.value}"


def export(desk: Desk, plan_id: str, kind: ExportFormat) -> bytes:
    """The plan as a document of that kind; text is UTF-8.

    Raises UserError when the plan is gone.
    """
    return _document(desk, open_plan(desk, plan_id), kind)


def _document(desk: Desk, stored: StoredPlan, kind: ExportFormat) -> bytes:
    """What writes Office documents takes long to import, so each waits for its turn."""
    plan = stored.plan
    match kind:
        case ExportFormat.MARKDOWN:
            return _markdown(plan)
        case ExportFormat.JSON:
            data = {"id": stored.id, **plan_to_data(plan)}
            return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
        case ExportFormat.EXCEL:
            from facilitator.formats.sheets.writer import write_run_sheet

            return write_run_sheet(plan, stored.updated_at)
        case ExportFormat.WORD:
            from facilitator.formats.word.writer import WordProperties, write_word

            with desk.library.reading() as work:
                owner = work.exchange.identity().owner
            return write_word(plan, WordProperties(owner, stored.updated_at))


def _markdown(plan: LessonPlan) -> bytes:
    from facilitator.formats.markdown import write_plan

    return write_plan(plan).encode()


def write_copy(plan: LessonPlan, target: Path) -> None:
    """A plan that the library does not hold like this, as Markdown.

    Raises UserError when it cannot be written.
    """
    write_atomically(target, _markdown(plan))


def export_all(
    desk: Desk,
    plan_ids: Sequence[str],
    kind: ExportFormat,
    folder: Path,
    *,
    progress: Progress = silent,
) -> tuple[Path, ...]:
    """A file for each plan, named after it; no file that is there is replaced.

    Raises UserError when the folder cannot be written; files written so far stay, whole.
    """
    written: list[Path] = []
    for number, plan_id in enumerate(plan_ids):
        progress(number, len(plan_ids))
        stored = open_plan(desk, plan_id)
        target = free_target(folder, file_stem(stored.plan.title), kind.ending)
        write_atomically(target, _document(desk, stored, kind))
        written.append(target)
    return tuple(written)


def hand_out(desk: Desk, plan_ids: Sequence[str], now: datetime) -> tuple[Path, ...]:
    """Markdown files that another program may take a copy of, in a folder private to the user.

    Nobody tells when it has: what was handed out an hour before is removed. Raises UserError.
    """
    place = desk.paths.cache / _HANDED_OUT
    _remove_older(place, now - _KEPT_FOR)
    folder = place / new_id()
    try:
        folder.mkdir(mode=0o700, parents=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(
            f"The plans cannot be handed over: {reason}. Export them instead."
        ) from error
    return export_all(desk, plan_ids, ExportFormat.MARKDOWN, folder)


def _remove_older(place: Path, than: datetime) -> None:
    for folder in place.glob("*"):
        if folder.stat().st_mtime < than.timestamp():
            rmtree(folder, ignore_errors=True)


def file_stem(title: str) -> str:
    """What a plan's file is called, without its ending."""
    return safe_name(short_title(title))


def free_target(folder: Path, stem: str, ending: str) -> Path:
    """The name, with a number behind it where one of that name is there."""
    names: Iterable[str] = (stem, *(f"{stem} ({number})" for number in range(2, 10_000)))
    return next(
        (path for name in names if not (path := folder / f"{name}{ending}").exists()),
        folder / f"{stem}{ending}",
    )
