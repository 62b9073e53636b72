"""Between a plan and the rows that hold it."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

from facilitator.domain.plan_data import plan_from_data, plan_to_data
from facilitator.library.errors import DamagedLibrary
from facilitator.library.verification import digest_of

if TYPE_CHECKING:
    from datetime import datetime

    from facilitator.domain.plan import LessonPlan
    from facilitator.library.values import NewPlan, Origin

_FASTEST = 1


def shown_columns(plan: LessonPlan) -> dict[str, Any]:
    """What the library shows of a plan without opening it."""
    return {
        "title": plan.title,
        "audience": plan.audience,
        "stated_minutes": plan.stated_minutes,
        "phase_minutes": plan.phase_minutes,
        "break_minutes": plan.break_minutes,
        "phases": len(plan.phases),
    }


def plan_row(new: NewPlan, key: int, at: datetime) -> dict[str, Any]:
    return {
        "key": key,
        "id": new.id,
        **shown_columns(new.plan),
        "open_checks": new.open_checks,
        "version": 1,
        "updated_at": at,
        "trashed_at": None,
    }


def version_row(
    plan_id: str, new: NewPlan, *, number: int, at: datetime, label: str
) -> dict[str, Any]:
    body = json.dumps(plan_to_data(new.plan), ensure_ascii=False, separators=(",", ":"))
    return {
        "plan_id": plan_id,
        "number": number,
        "at": at,
        "label": label,
        "open_checks": new.open_checks,
        "digest": digest_of(body),
        "body": body,
    }


def plan_of(body: str, digest: str, title: str) -> LessonPlan:
    """Raises DamagedLibrary rather than teach from a plan that changed on the disk."""
    if digest_of(body) != digest:
        raise DamagedLibrary(
            f"The plan “{title}” was damaged on the disk. Restore a backup, or import it again."
        )
    return plan_from_data(json.loads(body))


def origin_row(plan_id: str, origin: Origin, *, number: int) -> dict[str, Any]:
    return {
        "plan_id": plan_id,
        "number": number,
        "path": origin.path,
        "name": origin.name,
        "digest": origin.digest,
        "content": zlib.compress(origin.content, _FASTEST),
    }


def content_of(stored: bytes) -> bytes:
    return zlib.decompress(stored)
