"""A photo with an observation: on this computer only, unless everybody in it agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.changes import Changes
from facilitator.domain.deeds import Observed
from facilitator.domain.photo import Photo, size_of
from facilitator.errors import UserError

if TYPE_CHECKING:
    from facilitator.domain.observation import Observation
    from facilitator.services.desk import Desk


def attach(desk: Desk, seen: Observation, image: bytes, *, may_be_passed_on: bool) -> Changes:
    """Keep it, in place of one that was there; it is on the disk when this returns.

    Raises UserError for what is no small JPEG, or one that tells more than it shows.
    """
    photo = photo_of(seen, image, may_be_passed_on=may_be_passed_on)
    with desk.library.transaction() as work:
        work.photos.put(photo, desk.clock.now())
    return _changed(seen)


def photo_of(seen: Observation, image: bytes, *, may_be_passed_on: bool) -> Photo:
    """Raises UserError for what is no small JPEG, or one that tells more than it shows."""
    size = size_of(image)
    if size is None:
        raise UserError("This picture could not be made small and plain enough to be kept.")
    return Photo(seen.id, seen.session_id, image, *size, may_be_passed_on)


def find(desk: Desk, observation_id: str) -> Photo | None:
    for deed in desk.library.waiting:
        if isinstance(deed, Observed) and deed.seen.id == observation_id and deed.photo:
            return deed.photo
    with desk.library.reading() as work:
        return work.photos.get(observation_id)


def of_session(desk: Desk, session_id: str) -> frozenset[str]:
    """The observations that have one."""
    with desk.library.reading() as work:
        return frozenset(work.photos.of_session(session_id))


def allow(desk: Desk, seen: Observation, *, may_be_passed_on: bool) -> Changes:
    """Whether those in the picture agreed that it goes along in packages."""
    with desk.library.transaction() as work:
        work.photos.set_may_be_passed_on(seen.id, may=may_be_passed_on)
    return _changed(seen)


def remove(desk: Desk, seen: Observation) -> tuple[Photo | None, Changes]:
    """Take it away; what it was, so that it can be put back."""
    with desk.library.transaction() as work:
        photo = work.photos.get(seen.id)
        work.photos.remove(seen.id)
    return photo, _changed(seen)


def put_back(desk: Desk, seen: Observation, photo: Photo) -> Changes:
    with desk.library.transaction() as work:
        work.photos.put(photo, desk.clock.now())
    return _changed(seen)


def _changed(seen: Observation) -> Changes:
    return Changes(observations=frozenset({seen.id}), sessions=frozenset({seen.session_id}))
