"""Photos that come with a package: for observations without one, and of nobody forgotten here."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from facilitator.domain.photo import Photo, size_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.exchange import SessionRecord
    from facilitator.formats.package import PackageFile
    from facilitator.library.work import Work
    from facilitator.services.desk import Desk


def new_photos(work: Work, package: PackageFile) -> tuple[str, ...]:
    """The observations that would get a photo."""
    brought = package.photos()
    if not brought:
        return ()
    sessions = tuple(package.sessions())
    known = {one for session in sessions for one in session.observations}
    kept_away = {one for session in sessions for one in _of_forgotten(work, session)}
    return tuple(
        one
        for one in brought
        if one in known and one not in kept_away and work.photos.get(one) is None
    )


def _of_forgotten(work: Work, brought: SessionRecord) -> Iterator[str]:
    """Observations that once named somebody who was forgotten, here or there."""
    here = work.exchange.session(brought.id)
    marks = brought.forgotten | (here.forgotten if here else frozenset())
    gone = {one.participant for one in marks if one.participant}
    for id_, states in brought.observations.items():
        named = {one for state in states for one in json.loads(state.value).get("participants", ())}
        if named & gone:
            yield id_


def add_photos(work: Work, package: PackageFile, wanted: tuple[str, ...], desk: Desk) -> None:
    """What is no plain small picture stays out; so does one whose observation did not come."""
    for observation_id in wanted:
        session_id = work.photos.session_of(observation_id)
        image = package.photo(observation_id)
        size = size_of(image)
        if session_id is not None and size is not None:
            photo = Photo(observation_id, session_id, image, *size, may_be_passed_on=True)
            work.photos.put(photo, desk.clock.now())
