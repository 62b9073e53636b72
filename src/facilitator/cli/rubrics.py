"""Rubrics on the command line: list, import, export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.cli.output import answer, answer_bytes, answer_json, tell
from facilitator.errors import UserError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from facilitator.cli.workplace import Workplace
    from facilitator.library.values import RubricSummary


def rubric(options: argparse.Namespace, workplace: Workplace) -> bool:
    return _ACTIONS[options.action](options, workplace)


def _list(options: argparse.Namespace, workplace: Workplace) -> bool:
    from facilitator.services import plans, rubrics

    desk = workplace.desk()
    if options.plan is None:
        found = rubrics.everything(desk)
    else:
        found = rubrics.of_plan(desk, plans.resolve(desk, options.plan).id)
    if options.json:
        answer_json([_data(one) for one in found])
    else:
        for one in found:
            answer(f"{one.id[:8]}  {'plan' if one.plan_id else 'shelf':<5}  {one.title}")
    if not found:
        tell("There are no rubrics.")
    return True


def _data(one: RubricSummary) -> dict[str, object]:
    return {
        "id": one.id,
        "title": one.title,
        "plan": one.plan_id,
        "version": one.version,
        "changed": one.updated_at.isoformat(),
    }


def _import(options: argparse.Namespace, workplace: Workplace) -> bool:
    """False when rows were broken: the good ones are in the library all the same."""
    from facilitator.services import plans, rubric_files

    desk = workplace.desk()
    plan_id = plans.resolve(desk, options.plan).id if options.plan else None
    imported, _ = rubric_files.import_file(desk, options.file, plan_id=plan_id)
    if options.json:
        answer_json(
            {
                "rubrics": [{"id": one, "title": title} for one, title in imported.added],
                "broken": [{"row": one.row, "problem": one.problem} for one in imported.broken],
            }
        )
    for one, title in imported.added:
        tell(f"imported  {one[:8]}  {title}")
    for broken in imported.broken:
        tell(broken.sentence)
    return not imported.broken


def _export(options: argparse.Namespace, workplace: Workplace) -> bool:
    """Documents in text go to stdout, unless a file is named; Word needs one."""
    from facilitator.formats.rubrics import Target
    from facilitator.services import rubric_files, rubrics
    from facilitator.services.files import write_atomically

    target, output = Target(options.format), options.output
    if output is None and target is Target.DOCX:
        raise UserError("Say with -o into which file the docx goes.")
    desk = workplace.desk()
    made = rubric_files.export(desk, rubrics.resolve(desk, options.rubric).id, target)
    for loss in made.losses:
        tell(loss)
    if output is None:
        answer_bytes(made.content)
    else:
        write_atomically(output, made.content)
        tell(f"Saved {output}")
    return True


_ACTIONS: dict[str, Callable[[argparse.Namespace, Workplace], bool]] = {
    "list": _list,
    "import": _import,
    "export": _export,
}

COMMANDS: dict[str, Callable[[argparse.Namespace, Workplace], bool]] = {"rubric": rubric}
