"""Observations of participants by name: kept, told, exported, merged and forgotten."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator.domain.fair_share import unnamed
from facilitator.domain.rubric import RubricKind
from facilitator.domain.scoring import Subject, evidence
from facilitator.domain.seen import overview_of
from facilitator.domain.session import Participant
from facilitator.services import observations, people, runs
from facilitator.services.review_exports import ReportFormat, export_report
from tests.printing.pdf_reading import Pdf
from tests.rubrics import criterion
from tests.ui.rig import FOUR_GROUPS, SOIL, Rig, make_rig

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from facilitator.domain.session import Session

ANN, BO = Participant("ann-id", "Ann"), Participant("bo-id", "Bo")


@pytest.fixture
def held(tmp_path: Path) -> Iterator[tuple[Rig, Session]]:
    rig = make_rig(tmp_path / "desk")
    aspen = replace(FOUR_GROUPS[0], participants=(ANN, BO))
    session = rig.add_session(rig.add_plan(SOIL), aspen, FOUR_GROUPS[1])
    runs.start(rig.desk, runs.load(rig.desk, session.id))
    rig.see(session, "Aspen", 0, 2, participants=("ann-id",))
    rig.clock.advance(minutes=1)
    rig.see(session, "Aspen", 0, 3)
    yield rig, session
    rig.desk.library.close()


def test_an_edit_remembers_whom_it_was_about(held: tuple[Rig, Session]) -> None:
    rig, session = held
    first = observations.of_session(rig.desk, session.id)[0]
    observations.change(rig.desk, replace(first, participants=("bo-id",)))
    assert observations.of_session(rig.desk, session.id)[0].participants == ("bo-id",)
    (revision,) = observations.revisions(rig.desk, session.id)
    assert revision.before.participants == ("ann-id",)


def test_evidence_for_one_is_what_names_them_or_nobody(held: tuple[Rig, Session]) -> None:
    rig, session = held
    seen = observations.of_session(rig.desk, session.id)
    asked = criterion("Signs", objective=0)
    assert evidence(asked, seen, Subject("g1", "ann-id")) == seen
    assert evidence(asked, seen, Subject("g1", "bo-id")) == seen[1:]
    assert evidence(asked, seen, Subject("g1")) == seen


def test_a_holistic_rubric_looks_at_all_that_was_seen_of_a_group(held: tuple[Rig, Session]) -> None:
    rig, session = held
    seen = observations.of_session(rig.desk, session.id)
    whole = criterion("The work as a whole")
    assert evidence(whole, seen, Subject("g1")) == ()
    assert evidence(whole, seen, Subject("g1"), kind=RubricKind.HOLISTIC) == seen


def test_who_was_not_looked_at_by_name_is_known(held: tuple[Rig, Session]) -> None:
    rig, session = held
    seen = observations.of_session(rig.desk, session.id)
    assert unnamed(session.groups, overview_of(seen).people) == (BO,)
    assert unnamed(session.groups, overview_of(seen[1:]).people) == ()


def test_exports_tell_the_name_and_statements_do_not(held: tuple[Rig, Session]) -> None:
    rig, session = held
    text = export_report(rig.desk, session.id, ReportFormat.CSV).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [(row["Groups"], row["Participants"]) for row in rows] == [
        ("Aspen", "Ann"), ("Aspen", ""),
    ]  # fmt: skip
    data = json.loads(export_report(rig.desk, session.id, ReportFormat.JSON))
    assert data["observations"][0]["participants"] == ["ann-id"]
    assert data["groups"][0]["participants"][0] == {"id": "ann-id", "name": "Ann"}
    assert "Aspen: Ann" in Pdf(export_report(rig.desk, session.id, ReportFormat.PDF)).text()
    content = export_report(rig.desk, session.id, ReportFormat.XAPI).decode()
    agents = [one for one in json.loads(content) if one["actor"]["objectType"] == "Agent"]
    assert [one["actor"]["account"]["name"] for one in agents] == ["ann-id"]
    assert agents[0]["context"]["team"]["name"] == "Aspen"
    assert '"Ann"' not in content


def test_who_is_forgotten_leaves_observations_too(held: tuple[Rig, Session]) -> None:
    rig, session = held
    people.forget(rig.desk, "ann-id")
    seen = observations.of_session(rig.desk, session.id)
    assert [one.participants for one in seen] == [(), ()]
