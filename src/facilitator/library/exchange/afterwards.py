"""What was written after a session as values: follow-ups, answers, scores, the limit for names."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, insert, select

from facilitator.domain.exchange import canonical
from facilitator.domain.person import Forgotten
from facilitator.library.exchange.rubrics import version_numbers
from facilitator.library.exchange.values import (
    UnsoundRecord,
    columns_but,
    data_of,
    instant_of,
    plain,
    to_json,
    typed,
)
from facilitator.library.review_rows import (
    FollowUpChangeRow,
    FollowUpRow,
    ForgottenRow,
    NameKeepingRow,
    ReflectionRow,
)
from facilitator.library.rubric_rows import AgreedScoreRow, RubricVersionRow, ScoreRow

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy import Connection, RowMapping

    from facilitator.domain.exchange import SessionRecord, Stamped

    Written = dict[str, tuple[datetime, dict[str, Any]]]

REMOVED: Final = "removed"
_FOLLOW_UP: Final = columns_but(FollowUpRow, "id", "session_id", "observation_id")
_SCORE: Final = columns_but(
    ScoreRow, "number", "id", "session_id", "rubric_id", "version", "owner", "at"
)
NAMES: Final = frozenset(
    {column.name for column in _FOLLOW_UP} | {"observation", REMOVED, "question", "answer"}
)
"""Of follow-ups and answers, which say something else when one of these does."""
_ID_LETTERS = 16
_LONGEST_OWNER = 200


# Out


def follow_up_values(
    connection: Connection, session_id: str, known: Mapping[str, Stamped]
) -> Written:
    """What there is to do, and what was once told to others and is on the list no more."""
    changes = connection.execute(
        select(FollowUpChangeRow.id, FollowUpChangeRow.changed_at).where(
            FollowUpChangeRow.session_id == session_id
        )
    )
    changed: dict[str, datetime] = {row.id: row.changed_at for row in changes}
    rows = connection.execute(
        select(FollowUpRow.__table__).where(FollowUpRow.session_id == session_id)
    )
    found = {}
    for row in rows.mappings():
        value = {**plain(_FOLLOW_UP, row), "observation": row["observation_id"]}
        at = max(filter(None, (row["added_at"], row["done_at"], changed.get(row["id"]))))
        found[row["id"]] = (at, {key: one for key, one in value.items() if one is not None})
    for id_ in known.keys() - found.keys():
        gone = {**data_of(known[id_].value), REMOVED: True}
        found[id_] = (changed.get(id_, known[id_].at), gone)
    return found


def answer_values(
    connection: Connection, session_id: str, device: str, known: Mapping[str, Stamped]
) -> Written:
    """This library's own answers; one that was taken back is empty."""
    rows = connection.execute(
        select(ReflectionRow.__table__).where(ReflectionRow.session_id == session_id)
    )
    found = {
        _answer_id(device, row.question): (
            row.changed_at,
            {"question": row.question, "answer": row.answer},
        )
        for row in rows
    }
    for id_ in known.keys() - found.keys():
        last = data_of(known[id_].value)
        if last.get("device") == device:
            found[id_] = (known[id_].at, {**last, "answer": ""})
    return found


def _answer_id(device: str, question: str) -> str:
    return sha256(canonical({"device": device, "question": question}).encode()).hexdigest()[
        :_ID_LETTERS
    ]


def score_values(connection: Connection, session_id: str) -> Written:
    rows = connection.execute(
        select(
            ScoreRow.__table__,
            RubricVersionRow.at.label("version_at"),
            RubricVersionRow.digest,
            AgreedScoreRow.score_id.label("agreed"),
        )
        .join(
            RubricVersionRow,
            (RubricVersionRow.rubric_id == ScoreRow.rubric_id)
            & (RubricVersionRow.number == ScoreRow.version),
        )
        .outerjoin(AgreedScoreRow, AgreedScoreRow.score_id == ScoreRow.id)
        .where(ScoreRow.session_id == session_id)
    )
    return {row["id"]: (row["at"], _score_value(row)) for row in rows.mappings()}


def _score_value(row: RowMapping) -> dict[str, Any]:
    value = plain(_SCORE, row)
    value["participant"] = value.pop("participant_id")
    value["rubric"] = row["rubric_id"]
    value["version"] = {"at": to_json(row["version_at"]), "sha256": row["digest"]}
    value["at"] = to_json(row["at"])
    if row["owner"]:
        value["owner"] = row["owner"]
    if row["agreed"]:
        value["agreed"] = True
    return value


def keep_days(connection: Connection, session_id: str) -> int | None:
    return connection.scalar(
        select(NameKeepingRow.days).where(NameKeepingRow.session_id == session_id)
    )


def forgotten_in(connection: Connection, session_id: str) -> frozenset[Forgotten]:
    rows = connection.execute(
        select(ForgottenRow.participant_id, ForgottenRow.words, ForgottenRow.mark).where(
            ForgottenRow.session_id == session_id
        )
    )
    return frozenset(Forgotten(*row) for row in rows)


# In


def store_afterwards(connection: Connection, session: SessionRecord, device: str) -> None:
    """Make what was written afterwards exactly this."""
    _store_follow_ups(connection, session)
    _store_answers(connection, session, device)
    _store_scores(connection, session, device)
    _store_keeping(connection, session)
    _store_forgotten(connection, session)


def _store_follow_ups(connection: Connection, session: SessionRecord) -> None:
    connection.execute(delete(FollowUpRow).where(FollowUpRow.session_id == session.id))
    connection.execute(delete(FollowUpChangeRow).where(FollowUpChangeRow.session_id == session.id))
    told = sorted(session.follow_ups.items(), key=lambda one: (one[1].at, one[0]))
    changes = [
        {"session_id": session.id, "id": id_, "changed_at": stamped.at} for id_, stamped in told
    ]
    if changes:
        connection.execute(insert(FollowUpChangeRow), changes)
    for id_, stamped in told:
        value = data_of(stamped.value)
        if not value.get(REMOVED):
            _insert_follow_up(connection, session, id_, value)


def _insert_follow_up(
    connection: Connection, session: SessionRecord, id_: str, value: dict[str, Any]
) -> None:
    observation = value.get("observation")
    if observation is not None and observation not in session.observations:
        raise UnsoundRecord("A follow-up is about an observation that is not there.")
    if connection.scalar(select(FollowUpRow.id).where(FollowUpRow.id == id_)) is not None:
        raise UnsoundRecord("A follow-up of it belongs to another session.")
    row = {"id": id_, "session_id": session.id, "observation_id": observation}
    connection.execute(insert(FollowUpRow), {**row, **typed(_FOLLOW_UP, value)})


def _store_answers(connection: Connection, session: SessionRecord, device: str) -> None:
    """Only this library's own: those of others stay what they are, and are read from there."""
    connection.execute(delete(ReflectionRow).where(ReflectionRow.session_id == session.id))
    for stamped in session.answers.values():
        value = data_of(stamped.value)
        question, answer = value.get("question"), value.get("answer")
        if not isinstance(question, str) or not isinstance(answer, str):
            raise UnsoundRecord("An answer to a question is not what belongs there.")
        if value.get("device") == device and answer:
            row = {"session_id": session.id, "question": question, "answer": answer}
            connection.execute(insert(ReflectionRow), {**row, "changed_at": stamped.at})


def _store_scores(connection: Connection, session: SessionRecord, device: str) -> None:
    """Scores never change; one by a rubric that is not here waits among what is exchanged."""
    of_session = ScoreRow.session_id == session.id
    here = set(connection.scalars(select(ScoreRow.id).where(of_session)))
    connection.execute(delete(ScoreRow).where(of_session, ScoreRow.id.not_in(session.scores)))
    numbers: dict[str, dict[tuple[datetime, str], int]] = {}
    told = sorted(session.scores.items(), key=lambda one: (one[1].at, one[0]))
    for id_, stamped in told:
        if id_ in here:
            continue
        value = data_of(stamped.value)
        rubric, key = _judged_by(value)
        if rubric not in numbers:
            numbers[rubric] = version_numbers(connection, rubric)
        number = numbers[rubric].get(key)
        if number is not None:
            row = {"id": id_, "session_id": session.id, "rubric_id": rubric, "version": number}
            _insert_score(connection, {**row, **_score_row(value, device)}, value)


def _judged_by(value: dict[str, Any]) -> tuple[str, tuple[datetime, str]]:
    rubric, version = value.get("rubric"), value.get("version")
    if not isinstance(rubric, str) or not isinstance(version, dict):
        raise UnsoundRecord("A score does not say by which rubric.")
    return rubric, (instant_of(version.get("at"), "version"), str(version.get("sha256")))


def _score_row(value: dict[str, Any], device: str) -> dict[str, Any]:
    """Whose it is goes with it: what has no name has the computer it came from."""
    writer = value.get("device")
    owner = value.get("owner") or ("" if writer == device else writer or "?")
    if not isinstance(owner, str) or len(owner) > _LONGEST_OWNER:
        raise UnsoundRecord("A score does not say whose it is.")
    written = {**value, "participant_id": value.get("participant", "")}
    at = instant_of(value.get("at"), "at")
    return {**typed(_SCORE, written), "owner": owner, "at": at}


def _insert_score(connection: Connection, row: dict[str, Any], value: dict[str, Any]) -> None:
    if connection.scalar(select(ScoreRow.id).where(ScoreRow.id == row["id"])) is not None:
        raise UnsoundRecord("A score of it belongs to another session.")
    connection.execute(insert(ScoreRow), row)
    if value.get("agreed"):
        connection.execute(insert(AgreedScoreRow), {"score_id": row["id"]})


def _store_keeping(connection: Connection, session: SessionRecord) -> None:
    connection.execute(delete(NameKeepingRow).where(NameKeepingRow.session_id == session.id))
    if session.keep_days is not None:
        row = {"session_id": session.id, "days": max(session.keep_days, 0)}
        connection.execute(insert(NameKeepingRow), row)


def _store_forgotten(connection: Connection, session: SessionRecord) -> None:
    connection.execute(delete(ForgottenRow).where(ForgottenRow.session_id == session.id))
    rows = [
        {"session_id": session.id, "participant_id": who, "words": words, "mark": mark}
        for who, words, mark in sorted(session.forgotten)
    ]
    if rows:
        connection.execute(insert(ForgottenRow), rows)
