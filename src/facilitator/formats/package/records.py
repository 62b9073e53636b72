"""Plans, rubrics and sessions as parts of a package, and back."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from facilitator.domain.exchange import (
    DocumentRecord,
    PlanRecord,
    RubricRecord,
    SessionRecord,
    Stamped,
    VersionRecord,
    canonical,
)
from facilitator.domain.person import Forgotten
from facilitator.domain.text import clean_line
from facilitator.formats.package.checked import dumped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from facilitator.formats.package.checked import Checked

PLANS: Final = "plans/"
RUBRICS: Final = "rubrics/"
SESSIONS: Final = "sessions/"
ATTACHMENTS: Final = "attachments/"
PHOTOS: Final = "photos/"
_END, _PICTURE = ".json", ".jpg"
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")

Part = tuple[str, bytes]
"""A part's name and what is in it."""


def attachment_part(content: bytes) -> Part:
    return f"{ATTACHMENTS}{sha256(content).hexdigest()}", content


def photo_part(observation_id: str, image: bytes) -> Part:
    return f"{PHOTOS}{observation_id}{_PICTURE}", image


def observation_of_photo(name: str) -> str:
    """The observation that the part of this name goes with."""
    return name.removeprefix(PHOTOS).removesuffix(_PICTURE)


def part_of_plan(plan: PlanRecord) -> Part:
    data = {
        "id": plan.id,
        "tags": sorted(plan.tags),
        "versions": [_version_data(version) for version in plan.versions],
    }
    return f"{PLANS}{plan.id}{_END}", dumped(data)


def plan_of(data: Checked) -> PlanRecord:
    versions = _in_order(data, (_version_of(one) for one in data.objects("versions")))
    tags = frozenset(filter(None, map(clean_line, data.texts("tags"))))
    return PlanRecord(_id_of(data), tags, versions)


def part_of_rubric(rubric: RubricRecord) -> Part:
    data = {
        "id": rubric.id,
        "plan": rubric.plan,
        "chosen": rubric.chosen.isoformat(),
        "versions": [
            {**_said_of(version), "rubric": json.loads(version.body)} for version in rubric.versions
        ],
    }
    return f"{RUBRICS}{sha256(rubric.id.encode()).hexdigest()}{_END}", dumped(data)


def rubric_of(data: Checked) -> RubricRecord:
    versions = _in_order(data, (_rubric_version_of(one) for one in data.objects("versions")))
    id_ = data.text("id")
    if not id_:
        data.fail("id", "is no identifier")
    return RubricRecord(id_, data.text("plan", ""), data.instant("chosen"), versions)


def _in_order(data: Checked, found: Iterable[VersionRecord]) -> tuple[VersionRecord, ...]:
    versions = tuple(found)
    if not versions:
        data.fail("versions", "is empty")
    if [version.key for version in versions] != sorted({version.key for version in versions}):
        data.fail("versions", "is out of order")
    return versions


def part_of_session(session: SessionRecord) -> Part:
    data = {
        "id": session.id,
        "setup": _stamped_data(session.setup),
        "groups": _keyed_data(session.groups),
        "events": _keyed_data(session.events),
        "observations": {
            id_: {"states": [_stamped_data(state) for state in states]}
            for id_, states in sorted(session.observations.items())
        },
        "follow_ups": _keyed_data(session.follow_ups),
        "answers": _keyed_data(session.answers),
        "scores": _keyed_data(session.scores),
        "keep_days": session.keep_days,
        "forgotten": [
            {"participant": one.participant, "words": one.words, "mark": one.mark}
            for one in sorted(session.forgotten)
        ],
    }
    return f"{SESSIONS}{session.id}{_END}", dumped(data)


def session_of(data: Checked) -> SessionRecord:
    return SessionRecord(
        _id_of(data),
        _stamped_of(data.below("setup")),
        {id_: _stamped_of(one) for id_, one in data.keyed("groups")},
        {id_: _stamped_of(one) for id_, one in data.keyed("events")},
        {id_: _states_of(one) for id_, one in data.keyed("observations")},
        _keyed_of(data, "follow_ups"),
        _keyed_of(data, "answers"),
        _keyed_of(data, "scores"),
        _days_of(data),
        frozenset(_forgotten_of(one) for one in data.objects("forgotten")),
    )


def _keyed_of(data: Checked, name: str) -> dict[str, Stamped]:
    """Packages of earlier versions lack what was written after a session."""
    if name not in data.data:
        return {}
    return {id_: _stamped_of(one) for id_, one in data.keyed(name)}


def _days_of(data: Checked) -> int | None:
    return None if data.data.get("keep_days") is None else data.number("keep_days")


def _forgotten_of(data: Checked) -> Forgotten:
    return Forgotten(data.text("participant", ""), data.number("words"), data.text("mark"))


def _id_of(data: Checked) -> str:
    id_ = data.text("id")
    if _ID.fullmatch(id_) is None:
        data.fail("id", "is no identifier")
    return id_


def _version_data(version: VersionRecord) -> dict[str, Any]:
    document = version.document
    return {
        **_said_of(version),
        "open_checks": version.open_checks,
        "document": document and {"name": document.name, "sha256": document.digest},
        "plan": json.loads(version.body),
    }


def _said_of(version: VersionRecord) -> dict[str, Any]:
    return {"at": version.at.isoformat(), "sha256": version.digest, "label": version.label}


def _body_of(data: Checked, name: str) -> str:
    body = json.dumps(data.below(name).data, ensure_ascii=False, separators=(",", ":"))
    if sha256(body.encode(errors="replace")).hexdigest() != data.text("sha256"):
        data.fail(name, "is not the one that was packed")
    return body


def _rubric_version_of(data: Checked) -> VersionRecord:
    return VersionRecord(
        data.instant("at"),
        data.text("sha256"),
        _body_of(data, "rubric"),
        clean_line(data.text("label", "")),
    )


def _version_of(data: Checked) -> VersionRecord:
    document = data.optional("document")
    return VersionRecord(
        data.instant("at"),
        data.text("sha256"),
        _body_of(data, "plan"),
        clean_line(data.text("label", "")),
        data.number("open_checks", 0),
        None if document is None else _document_of(document),
    )


def _document_of(data: Checked) -> DocumentRecord:
    return DocumentRecord(data.text("name"), data.text("sha256"))


def _states_of(data: Checked) -> tuple[Stamped, ...]:
    states = tuple(sorted({_stamped_of(one) for one in data.objects("states")}))
    if not states:
        data.fail("states", "is empty")
    return states


def _keyed_data(values: Mapping[str, Stamped]) -> dict[str, Any]:
    return {id_: _stamped_data(value) for id_, value in sorted(values.items())}


def _stamped_data(stamped: Stamped) -> dict[str, Any]:
    return {"at": stamped.at.isoformat(), "value": json.loads(stamped.value)}


def _stamped_of(data: Checked) -> Stamped:
    return Stamped(data.instant("at"), canonical(data.below("value").data))
