"""Documents on the command line: one or many, of one plan or many."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.cli.output import tell
from facilitator.cli.references import MeantPlan, file_meant, plan_meant, plan_of_library
from facilitator.domain.paper import NO_LETTERHEAD, Arrangement, Letterhead, Look, Paper, RubricForm
from facilitator.errors import UserError
from facilitator.services.files import safe_name

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator

    from facilitator.cli.workplace import Workplace
    from facilitator.domain.occasion import Occasion
    from facilitator.domain.session_report import SessionReport
    from facilitator.library.values import SessionSummary
    from facilitator.services.printing import Layout, PrintOrder


@dataclass(slots=True)
class _Failures:
    """How many plans could not be printed."""

    count: int = 0


def print_documents(options: argparse.Namespace, workplace: Workplace) -> bool:
    """A plan that cannot be printed is told and left out; the others are printed."""
    failures = _Failures()
    plans = _laid_out(options, workplace, failures)
    if _is_one_file(options):
        _save_all(plans, options)
    else:
        _save_each(plans, options)
    return not failures.count


def _is_one_file(options: argparse.Namespace) -> bool:
    """A folder is one that is there, or a name that only a folder has."""
    target: Path | None = options.output
    if target is None or target.is_dir() or str(target).endswith(os.sep):
        return False
    return target.suffix.lower() == ".pdf" or len(options.plans) == 1


def _laid_out(
    options: argparse.Namespace, workplace: Workplace, failures: _Failures
) -> Iterator[list[Layout]]:
    """The documents of each plan; the reason why a single plan has none is raised."""
    count = len(options.plans)
    for number, reference in enumerate(options.plans, start=1):
        try:
            meant = _meant(reference, workplace)
            if count > 1:
                tell(f"{number} of {count}: {meant.plan.title}")
            made = list(_layouts(meant, options, workplace))
        except UserError as reason:
            if count == 1:
                raise
            tell(f"{reference}: {reason}")
            failures.count += 1
        else:
            yield made


def _meant(reference: str, workplace: Workplace) -> MeantPlan:
    """A plan, or the plan of a session; raises UserError when it is neither."""
    from facilitator.services import sessions

    try:
        return plan_meant(reference, workplace)
    except UserError:
        found = None
        if file_meant(reference) is None:
            found = sessions.resolve(workplace.desk(), reference)
        if found is None:
            raise
    return plan_of_library(workplace, found.session.plan_id, found.session.id)


def _layouts(
    meant: MeantPlan, options: argparse.Namespace, workplace: Workplace
) -> Iterator[Layout]:
    """Of "all", what the plan has nothing for is told and left out.

    Raises UserError for a document that was asked for by name and would be empty.
    """
    from facilitator.services.printing import lay_out

    missing: dict[str, None] = {}
    for order in _orders(meant, options, workplace):
        try:
            made = lay_out(order)
        except UserError as reason:
            if not options.every:
                raise
            tell(f"No {order.document}: {reason}")
            continue
        missing.update(dict.fromkeys(made.missing))
        yield replace(made, story=made.story.times(options.copies))
    if missing:
        tell(f"No font here shows {' '.join(missing)}: printed as code points.")


def _orders(
    meant: MeantPlan, options: argparse.Namespace, workplace: Workplace
) -> Iterator[PrintOrder]:
    from facilitator.services.printing import Document, PrintOrder, occasion_for

    occasion = occasion_for(options.groups, _occasion(meant, options, workplace))
    look = Look(
        options.language,
        options.large,
        options.spacious,
        options.ink_saver,
        options.gray,
        _letterhead(workplace),
    )
    for document in options.documents:
        yield PrintOrder(
            document=Document(document),
            plan=meant.plan,
            paper=Paper(options.paper),
            groups=options.groups or tuple(group.name for group in occasion.groups),
            rubric=meant.rubric,
            occasion=occasion,
            look=look,
            up=options.up,
            with_names=options.names,
            report=_told_in(document, meant, options, workplace),
            rubric_version=meant.version,
            form=RubricForm.GRID if options.grid else RubricForm.SHEETS,
            filled=options.filled,
        )


def _letterhead(workplace: Workplace) -> Letterhead:
    """That of the library; a file is printed without one where no library can be opened."""
    from facilitator.services import letterheads

    if not workplace.paths.library.exists():
        return NO_LETTERHEAD
    try:
        return letterheads.current(workplace.desk())
    except UserError as reason:
        tell(f"Without header, logo and footer: {reason}")
        return NO_LETTERHEAD


def _told_in(
    document: str, meant: MeantPlan, options: argparse.Namespace, workplace: Workplace
) -> SessionReport | None:
    """What happened, where a document tells it; a reflection only of a session that is meant."""
    tells = {
        "report": True,
        "rubric": options.filled,
        "facilitator-reflection": bool(options.session or meant.session),
    }
    return _report(meant, options, workplace) if tells.get(document) else None


def _report(
    meant: MeantPlan, options: argparse.Namespace, workplace: Workplace
) -> SessionReport | None:
    """Of the session that is meant, else of the last one of the plan."""
    from facilitator.services import review_exports

    found = _session(meant, options, workplace)
    if found is not None:
        return review_exports.report_for(workplace.desk(), found.session.id)
    if meant.id is None:
        return None
    return review_exports.report_of_plan(workplace.desk(), meant.id)


def _occasion(meant: MeantPlan, options: argparse.Namespace, workplace: Workplace) -> Occasion:
    from facilitator.services.occasions import occasion_of_plan, occasion_of_session

    found = _session(meant, options, workplace)
    return occasion_of_plan(meant.plan) if found is None else occasion_of_session(found)


def _session(
    meant: MeantPlan, options: argparse.Namespace, workplace: Workplace
) -> SessionSummary | None:
    """The one that is printed for, if any; raises UserError for one of another plan."""
    from facilitator.services import sessions

    reference = options.session or meant.session
    if reference is None:
        return None
    found = sessions.resolve(workplace.desk(), reference)
    if found is None:
        raise UserError(f"No session in the library matches “{reference}”.")
    if found.session.plan_id != meant.id:
        raise UserError(f"The session “{reference}” is of another plan.")
    return found


def _save_all(plans: Iterable[list[Layout]], options: argparse.Namespace) -> None:
    layouts = [made for plan in plans for made in plan]
    if layouts:
        _save(layouts, options.output, options)


def _save_each(plans: Iterable[list[Layout]], options: argparse.Namespace) -> None:
    """One PDF for each plan; names that are taken by a plan before get a number."""
    folder: Path | None = options.output
    if folder is not None:
        _make(folder)
    taken: set[str] = set()
    for layouts in filter(None, plans):
        name = _free_name(layouts, taken)
        taken.add(name)
        _save(layouts, (folder or Path()) / name, options)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(f"The folder “{folder}” could not be made: {reason}.") from error


def _free_name(layouts: list[Layout], taken: set[str]) -> str:
    order = layouts[0].order
    plan = safe_name(order.plan.short_title)
    what = str(order.document) if len(layouts) == 1 else "handouts"
    name, number = f"{plan} - {what}.pdf", 1
    while name in taken:
        number += 1
        name = f"{plan} {number} - {what}.pdf"
    return name


def _save(layouts: list[Layout], target: Path, options: argparse.Namespace) -> None:
    from facilitator.services.printing import save_layouts

    arrangement = Arrangement.BOOKLET if options.booklet else Arrangement(str(options.n_up))
    save_layouts(layouts, target, arrangement, both_sides=options.both_sides)
    tell(f"Saved {target}")


COMMANDS: dict[str, Callable[[argparse.Namespace, Workplace], bool]] = {"print": print_documents}
