"""Photos of observations: kept, passed on only with consent, gone with whom they show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from facilitator.domain.session import Participant
from facilitator.errors import UserError
from facilitator.services import observations, packages, people, photos, runs
from tests.pictures import jpeg, with_exif
from tests.ui.rig import FOUR_GROUPS, SOIL, Rig, make_rig

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from facilitator.domain.observation import Observation
    from facilitator.domain.session import Session

ASPEN = replace(FOUR_GROUPS[0], participants=(Participant("ann-id", "Ann"),))


@pytest.fixture
def held(tmp_path: Path, qapp: QApplication) -> Iterator[tuple[Rig, Session]]:
    assert qapp
    rig = make_rig(tmp_path / "mine")
    session = rig.add_session(rig.add_plan(SOIL), ASPEN)
    runs.start(rig.desk, runs.load(rig.desk, session.id))
    rig.see(session, "Aspen", 0, 2, participants=("ann-id",))
    rig.clock.advance(seconds=1)
    rig.see(session, "Aspen", 0, 3)
    yield rig, session
    rig.desk.library.close()


def seen(rig: Rig, session: Session) -> tuple[Observation, ...]:
    return observations.of_session(rig.desk, session.id)


def test_a_photo_is_kept_and_taken_away_and_put_back(held: tuple[Rig, Session]) -> None:
    rig, session = held
    one = seen(rig, session)[0]
    photos.attach(rig.desk, one, jpeg(), may_be_passed_on=False)
    assert photos.of_session(rig.desk, session.id) == {one.id}
    photo, _ = photos.remove(rig.desk, one)
    assert photos.find(rig.desk, one.id) is None
    assert photo is not None
    photos.put_back(rig.desk, one, photo)
    assert photos.find(rig.desk, one.id) == photo


def test_a_picture_that_tells_more_than_it_shows_is_not_kept(held: tuple[Rig, Session]) -> None:
    rig, session = held
    with pytest.raises(UserError, match="small and plain"):
        photos.attach(rig.desk, seen(rig, session)[0], with_exif(jpeg()), may_be_passed_on=True)


def test_a_photo_alone_is_an_observation(held: tuple[Rig, Session]) -> None:
    rig, session = held
    made, _ = observations.record(rig.desk, session.id, phase=0, photo=jpeg())
    assert photos.find(rig.desk, made.id) is not None
    observations.change(rig.desk, replace(made, follow_up=True))
    with pytest.raises(UserError, match="Choose a level"):
        observations.record(rig.desk, session.id, phase=0, photo=b"")


def test_a_backup_carries_it(held: tuple[Rig, Session], tmp_path: Path) -> None:
    rig, session = held
    photos.attach(rig.desk, seen(rig, session)[0], jpeg(), may_be_passed_on=False)
    copy = rig.desk.library.keep_copy(tmp_path, "by-hand")
    assert jpeg() in copy.read_bytes()


def packed(rig: Rig, session: Session, file: Path) -> Path:
    packages.write_package(rig.desk, file, session_ids=[session.id])
    return file


def test_only_what_may_be_passed_on_leaves_in_a_package(
    held: tuple[Rig, Session], tmp_path: Path
) -> None:
    rig, session = held
    first, second = seen(rig, session)
    photos.attach(rig.desk, first, jpeg(color="red"), may_be_passed_on=False)
    photos.attach(rig.desk, second, jpeg(color="blue"), may_be_passed_on=True)
    theirs = make_rig(tmp_path / "theirs")
    file = packed(rig, session, tmp_path / "one.facilitator")
    assert packages.preview_package(theirs.desk, file).photos == 1
    report, _ = packages.open_package(theirs.desk, file)
    assert photos.of_session(theirs.desk, session.id) == {second.id}
    kept = photos.find(theirs.desk, second.id)
    assert kept is not None
    assert kept.image == jpeg(color="blue")
    assert not packages.preview_package(theirs.desk, file).is_news
    packages.undo_merge(theirs.desk, report)
    assert photos.find(theirs.desk, second.id) is None
    theirs.desk.library.close()


def test_a_photo_comes_later_than_its_observation_and_goes_with_undo(
    held: tuple[Rig, Session], tmp_path: Path
) -> None:
    rig, session = held
    theirs = make_rig(tmp_path / "theirs")
    packages.open_package(theirs.desk, packed(rig, session, tmp_path / "one.facilitator"))
    second = seen(rig, session)[1]
    photos.attach(rig.desk, second, jpeg(), may_be_passed_on=True)
    later = packed(rig, session, tmp_path / "two.facilitator")
    report, _ = packages.open_package(theirs.desk, later)
    assert photos.find(theirs.desk, second.id) is not None
    packages.undo_merge(theirs.desk, report)
    assert photos.find(theirs.desk, second.id) is None
    assert len(seen(theirs, session)) == 2
    theirs.desk.library.close()


def test_the_photo_goes_with_whom_it_shows_and_no_package_brings_it_back(
    held: tuple[Rig, Session], tmp_path: Path
) -> None:
    rig, session = held
    first, second = seen(rig, session)
    photos.attach(rig.desk, first, jpeg(color="red"), may_be_passed_on=True)
    photos.attach(rig.desk, second, jpeg(color="blue"), may_be_passed_on=True)
    file = packed(rig, session, tmp_path / "before.facilitator")
    people.forget(rig.desk, "Ann")
    assert photos.of_session(rig.desk, session.id) == {second.id}
    assert jpeg(color="red") not in rig.desk.paths.library.read_bytes()
    packages.open_package(rig.desk, file)
    assert photos.of_session(rig.desk, session.id) == {second.id}


def test_a_photo_goes_also_when_the_observation_once_named_them(held: tuple[Rig, Session]) -> None:
    rig, session = held
    first = seen(rig, session)[0]
    photos.attach(rig.desk, first, jpeg(), may_be_passed_on=False)
    observations.change(rig.desk, replace(first, participants=()))
    people.forget(rig.desk, "Ann")
    assert photos.of_session(rig.desk, session.id) == frozenset()
