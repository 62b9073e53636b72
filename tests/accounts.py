"""Hypothesis strategies for what libraries hand to each other."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from hypothesis import strategies as st

from facilitator.domain.exchange import (
    DocumentRecord,
    PlanRecord,
    RubricRecord,
    SessionRecord,
    Stamped,
    VersionRecord,
    canonical,
    nameless,
)
from facilitator.domain.person import forgotten

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)

# Few instants, ids and values, so that accounts meet and disagree.
instants = st.integers(0, 5).map(lambda minutes: AT + timedelta(minutes=minutes, microseconds=7))
ids = st.sampled_from(["a", "b", "c"])
values = st.builds(
    lambda note, number: canonical({"note": note, "number": number}),
    st.sampled_from(["", "x", "Ω", None]),
    st.integers(0, 2),
)
stamped = st.builds(Stamped, instants, values)
SUBJECTS = {"a": "p1", "b": "p2", "c": ""}
"""A score never changes whose work it is about."""
scores = st.dictionaries(ids, instants).map(
    lambda found: {
        id_: Stamped(at, canonical({"participant": SUBJECTS[id_]})) for id_, at in found.items()
    }
)
GONE = (forgotten("session", "p1", "ada quell"), forgotten("session", "", "Ada  Quell"))


@st.composite
def versions(draw: st.DrawFn) -> VersionRecord:
    body = json.dumps({"title": draw(st.sampled_from(["Bees", "Böes"]))}, ensure_ascii=False)
    body = body.replace(": ", ":")
    document = st.builds(DocumentRecord, ids, st.sampled_from(["1" * 64, "2" * 64]))
    return VersionRecord(
        draw(instants),
        sha256(body.encode()).hexdigest(),
        body,
        draw(st.sampled_from(["", "first", "b · a", "last"])),
        draw(st.integers(0, 3)),
        draw(st.none() | document),
    )


def plans() -> st.SearchStrategy[PlanRecord]:
    several = st.lists(versions(), min_size=1, max_size=4, unique_by=lambda one: one.key)
    return st.builds(
        lambda tags, found: PlanRecord(
            "plan", tags, tuple(sorted(found, key=lambda version: version.key))
        ),
        st.frozensets(st.sampled_from(["bees", "garden", "2026"])),
        several,
    )


def rubrics() -> st.SearchStrategy[RubricRecord]:
    plain = versions().map(lambda one: replace(one, open_checks=0, document=None))
    several = st.lists(plain, min_size=1, max_size=4, unique_by=lambda one: one.key)
    return st.builds(
        lambda plan, chosen, found: RubricRecord(
            "urn:x/Rubric 1", plan, chosen, tuple(sorted(found, key=lambda version: version.key))
        ),
        st.sampled_from(["", "plan", "other"]),
        instants,
        several,
    )


def sessions() -> st.SearchStrategy[SessionRecord]:
    states = st.sets(stamped, min_size=1, max_size=3).map(lambda found: tuple(sorted(found)))
    return st.builds(
        lambda *parts: nameless(SessionRecord(*parts)),
        st.just("session"),
        stamped,
        st.dictionaries(ids, stamped),
        st.dictionaries(ids, stamped),
        st.dictionaries(ids, states),
        st.dictionaries(ids, stamped),
        st.dictionaries(ids, stamped),
        scores,
        st.none() | st.integers(0, 3),
        st.frozensets(st.sampled_from(GONE), max_size=1),
    )
