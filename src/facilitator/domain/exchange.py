"""What libraries hand to each other, and the law by which two accounts of one thing become one.

Everything here is a set, or a value with the instant at which it was written. Two sets join to
their union, two values to the later one. So joining is commutative, associative and idempotent:
it does not matter who merges whose package first, or how often. What a value lost against stays
where that matters: an observation keeps all its states, a plan or a rubric all its versions.

Who was forgotten in one account is forgotten in both. Forgetting changes values and never their
instants, so it does not matter either whether it comes before joining or after.

Values are canonical JSON (see `canonical`), so that they can be compared, sorted and kept whatever
is in them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeVar

from facilitator.domain.person import data_without, without_marked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from facilitator.domain.person import Forgotten

    T = TypeVar("T")

_BETWEEN_LABELS = " · "


def canonical(data: Mapping[str, Any]) -> str:
    """The same text for the same data; what is None is as good as not there."""
    known = {key: value for key, value in data.items() if value is not None}
    return json.dumps(known, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True, slots=True, order=True)
class Stamped:
    """A value and when it was written; of two, the greater one holds."""

    at: datetime
    value: str


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """The document a version was read from; the digest finds its bytes."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """One version of a plan or rubric; `body` is it as it is stored, `digest` the SHA-256 of that.

    Open checks and documents are of plans only.
    """

    at: datetime
    digest: str
    body: str
    label: str = ""
    open_checks: int = 0
    document: DocumentRecord | None = None

    @property
    def key(self) -> tuple[datetime, str]:
        """What it is known by everywhere: its number is each library's own."""
        return self.at, self.digest


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """A plan with all its versions, the oldest first."""

    id: str
    tags: frozenset[str] = frozenset()
    versions: tuple[VersionRecord, ...] = ()

    @property
    def newest(self) -> VersionRecord:
        return self.versions[-1]


@dataclass(frozen=True, slots=True)
class RubricRecord:
    """A rubric with all its versions, the oldest first; `plan` is empty for one of the shelf.

    `chosen` is when it was last changed or chosen: the last of a plan's rubrics is the one by
    which its work is judged.
    """

    id: str
    plan: str
    chosen: datetime
    versions: tuple[VersionRecord, ...] = ()

    @property
    def newest(self) -> VersionRecord:
        return self.versions[-1]


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """A session: its set-up, groups, the log of its run and what was seen, each under its id.

    `follow_ups`, `answers` (to the plan's questions, each of one writer) and `scores` are what was
    written afterwards. Of two limits for keeping names the shorter holds.
    """

    id: str
    setup: Stamped
    groups: Mapping[str, Stamped] = field(default_factory=dict)
    events: Mapping[str, Stamped] = field(default_factory=dict)
    observations: Mapping[str, tuple[Stamped, ...]] = field(default_factory=dict)
    follow_ups: Mapping[str, Stamped] = field(default_factory=dict)
    answers: Mapping[str, Stamped] = field(default_factory=dict)
    scores: Mapping[str, Stamped] = field(default_factory=dict)
    keep_days: int | None = None
    forgotten: frozenset[Forgotten] = frozenset()

    def log(self) -> tuple[str, ...]:
        """The ids of its events in the order in which they count, the same in every library."""
        return tuple(sorted(self.events, key=lambda id_: (self.events[id_].at, id_)))


def join_plans(one: PlanRecord, other: PlanRecord) -> PlanRecord:
    """Both plans' versions and tags; the newest version is the one that was written last."""
    return PlanRecord(one.id, one.tags | other.tags, _join_histories(one.versions, other.versions))


def join_rubrics(one: RubricRecord, other: RubricRecord) -> RubricRecord:
    """Both rubrics' versions; it was chosen when either account last says so."""
    return RubricRecord(
        one.id,
        max(one.plan, other.plan),
        max(one.chosen, other.chosen),
        _join_histories(one.versions, other.versions),
    )


def join_sessions(one: SessionRecord, other: SessionRecord) -> SessionRecord:
    """One session of two accounts of it.

    A session that was carried on with on two laptops keeps the events of both, in the order of
    their stamps. Each event says where it led, so the run is then wherever the last one led; an
    event that makes no sense any more (a second start) is passed over, as everywhere.
    """
    gone = one.forgotten | other.forgotten
    one, other = (nameless(replace(each, forgotten=gone)) for each in (one, other))
    return SessionRecord(
        one.id,
        max(one.setup, other.setup),
        _united(one.groups, other.groups, max),
        _united(one.events, other.events, max),
        _united(one.observations, other.observations, _join_states),
        _united(one.follow_ups, other.follow_ups, max),
        _united(one.answers, other.answers, max),
        _united(one.scores, other.scores, max),
        min(_days(one) + _days(other), default=None),
        gone,
    )


def nameless(record: SessionRecord) -> SessionRecord:
    """The record without those who were forgotten in it: no name, no place in a group, no score."""
    if not record.forgotten:
        return record
    ids = frozenset(one.participant for one in record.forgotten if one.participant)
    clean = without_marked(record.id, record.forgotten)

    def cleaned(stamped: Stamped) -> Stamped:
        return Stamped(stamped.at, canonical(data_without(json.loads(stamped.value), ids, clean)))

    def each(values: Mapping[str, Stamped]) -> dict[str, Stamped]:
        return {id_: cleaned(value) for id_, value in values.items()}

    return SessionRecord(
        record.id,
        cleaned(record.setup),
        each(record.groups),
        each(record.events),
        {id_: _set_of(map(cleaned, states)) for id_, states in record.observations.items()},
        each(record.follow_ups),
        each(record.answers),
        each({id_: one for id_, one in record.scores.items() if not _is_about(one, ids)}),
        record.keep_days,
        record.forgotten,
    )


def _is_about(score: Stamped, ids: frozenset[str]) -> bool:
    return json.loads(score.value).get("participant") in ids


def _days(record: SessionRecord) -> tuple[int, ...]:
    return () if record.keep_days is None else (record.keep_days,)


def went_apart(one: SessionRecord, other: SessionRecord) -> bool:
    """True when the run went on in both accounts since they were the same."""
    mine, theirs = one.events.keys(), other.events.keys()
    return bool(mine & theirs) and bool(mine - theirs) and bool(theirs - mine)


def _join_histories(
    one: tuple[VersionRecord, ...], other: tuple[VersionRecord, ...]
) -> tuple[VersionRecord, ...]:
    versions = _united(_by_key(one), _by_key(other), _join_versions)
    return tuple(versions[key] for key in sorted(versions))


def _by_key(versions: tuple[VersionRecord, ...]) -> dict[tuple[datetime, str], VersionRecord]:
    return {version.key: version for version in versions}


def _join_versions(one: VersionRecord, other: VersionRecord) -> VersionRecord:
    documents = [version.document for version in (one, other) if version.document]
    return VersionRecord(
        one.at,
        one.digest,
        one.body,
        _join_labels(one.label, other.label),
        max(one.open_checks, other.open_checks),
        max(documents, key=lambda document: (document.name, document.digest), default=None),
    )


def _join_labels(one: str, other: str) -> str:
    """Two people named one version: both names stay."""
    if one == other or not one or not other:
        return one or other
    labels = {*one.split(_BETWEEN_LABELS), *other.split(_BETWEEN_LABELS)} - {""}
    return _BETWEEN_LABELS.join(sorted(labels))


def _join_states(one: tuple[Stamped, ...], other: tuple[Stamped, ...]) -> tuple[Stamped, ...]:
    return _set_of((*one, *other))


def _set_of(states: Iterable[Stamped]) -> tuple[Stamped, ...]:
    return tuple(sorted({*states}))


def _united(
    one: Mapping[Any, T], other: Mapping[Any, T], join: Callable[[T, T], T]
) -> dict[Any, T]:
    both = {key: join(one[key], other[key]) for key in one.keys() & other.keys()}
    return {**one, **other, **both}
