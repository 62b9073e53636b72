"""Plans that an import kept beside another one of their title: which of them stay."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from facilitator.domain.changes import Changes
from facilitator.library.values import NewPlan
from facilitator.services.desk import new_id
from facilitator.services.imports import SAME_TITLE, ImportStatus, SameTitle
from facilitator.services.reading import check_stored

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from facilitator.library.plans import Plans
    from facilitator.services.desk import Desk
    from facilitator.services.imports import ImportedDocument, ImportReport


def settle_same_title(
    desk: Desk, report: ImportReport, plan_ids: Collection[str], choice: SameTitle
) -> tuple[ImportReport, Changes]:
    """Settle plans that were kept beside another one of their title, all of them or none.

    Raises UserError when one of them was used in a session meanwhile.
    """
    documents: list[ImportedDocument] = []
    touched: set[str] = set()
    gone: dict[str, str] = {}
    with desk.library.transaction() as work:
        for document in report.documents:
            twin = document.same_title or ""
            settled = replace(document, same_title=gone.get(twin, twin) or None)
            if settled.same_title and settled.plan_id in plan_ids:
                twin = settled.same_title
                settled = _settled(work.plans, settled, choice, desk.clock.now())
                touched |= {document.plan_id or "", settled.plan_id or ""} - {""}
                if settled.plan_id != document.plan_id:
                    gone[document.plan_id or ""] = twin
            documents.append(settled)
    return replace(report, documents=tuple(documents)), Changes(plans=frozenset(touched))


def _settled(
    plans: Plans, document: ImportedDocument, choice: SameTitle, at: datetime
) -> ImportedDocument:
    stored = plans.get(document.plan_id or "")
    known = [each for each in document.diagnostics if each.code != SAME_TITLE.code]
    done = replace(document, same_title=None, diagnostics=tuple(known))
    twin = document.same_title or ""
    if stored is None or choice is SameTitle.KEEP or plans.get(twin) is None:
        return done
    origin = plans.origin(stored.id, 1)
    plans.delete(stored.id)
    if choice is SameTitle.SKIP:
        return replace(done, status=ImportStatus.SKIPPED, plan_id=None, version=None)
    checks = check_stored(stored.plan).open_checks_of_plan
    new = NewPlan(new_id(), stored.plan, checks, origin)
    version = plans.add_version(twin, new, at)
    return replace(done, status=ImportStatus.UPDATED, plan_id=twin, version=version)
