"""Which laptop wrote what of a session, and how far its clock was off, as packages told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from facilitator.domain.clock_shifts import Step, clock_shifts
from facilitator.library.rows import ExchangedRow, IdentityRow, RunEventRow

if TYPE_CHECKING:
    from datetime import timedelta

    from sqlalchemy import Connection

_DEVICE = func.json_extract(ExchangedRow.value, "$.device")


def shifts_of(connection: Connection, session_id: str) -> dict[str, timedelta]:
    """By laptop how far its clock was ahead of this one's; empty where nobody else wrote."""
    if not _is_shared(connection, session_id):
        return {}
    mine = connection.scalar(select(IdentityRow.id)) or ""
    whose = writers_of(connection, session_id, "event")
    rows = connection.execute(
        select(RunEventRow.id, RunEventRow.kind, RunEventRow.phase, RunEventRow.at).where(
            RunEventRow.session_id == session_id
        )
    )
    steps = [Step(whose.get(row.id, mine), row.kind, row.phase, row.at) for row in rows]
    return clock_shifts(steps, mine)


def _is_shared(connection: Connection, session_id: str) -> bool:
    """Quick: most sessions were never on another laptop."""
    of_others = (
        ExchangedRow.session_id == session_id,
        ExchangedRow.kind == "event",
        select(IdentityRow.id).scalar_subquery() != _DEVICE,
    )
    return connection.scalar(select(ExchangedRow.id).where(*of_others).limit(1)) is not None


def writers_of(connection: Connection, session_id: str, kind: str) -> dict[str, str]:
    """By id the laptop that wrote it first, for what others wrote."""
    rows = connection.execute(
        select(ExchangedRow.id, _DEVICE.label("device"))
        .where(ExchangedRow.session_id == session_id, ExchangedRow.kind == kind)
        .order_by(ExchangedRow.at, ExchangedRow.value)
    )
    mine = connection.scalar(select(IdentityRow.id))
    found: dict[str, str] = {}
    for row in rows:
        found.setdefault(row.id, str(row.device or ""))
    return {id_: device for id_, device in found.items() if device != mine}


def names_of(connection: Connection, session_id: str) -> dict[str, str]:
    """By laptop the name or initials that its owner gave last; those without one are left out."""
    owner = func.json_extract(ExchangedRow.value, "$.owner")
    rows = connection.execute(
        select(_DEVICE.label("device"), owner.label("owner"))
        .where(ExchangedRow.session_id == session_id, owner.is_not(None))
        .order_by(ExchangedRow.at)
    )
    return {str(row.device): str(row.owner) for row in rows}
