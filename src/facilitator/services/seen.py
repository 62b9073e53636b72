"""What was seen in a session, piece by piece: counted at once, read as it comes into sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

from typing_extensions import override

from facilitator.domain.seen import Overview, SeenFilter, overview_of
from facilitator.services import observations

if TYPE_CHECKING:
    from facilitator.domain.observation import Observation
    from facilitator.services.desk import Desk

_PAGE = 64


def _is_in_hand(desk: Desk, session_id: str) -> bool:
    """What waits for the disk, or was told by a clock that was off, is not as the file has it."""
    if desk.library.waiting:
        return True
    with desk.library.reading() as work:
        return bool(work.runs.shifts(session_id))


def overview(desk: Desk, session_id: str) -> Overview:
    """The session's observations in numbers."""
    if _is_in_hand(desk, session_id):
        return overview_of(observations.of_session(desk, session_id))
    with desk.library.reading() as work:
        return work.observations.overview(session_id)


def marked(desk: Desk, session_id: str) -> tuple[Observation, ...]:
    """What is to be followed up, the oldest first."""
    if _is_in_hand(desk, session_id):
        wanted = SeenFilter(follow_up=True, newest_first=False)
        return wanted.apply(observations.of_session(desk, session_id))
    with desk.library.reading() as work:
        return work.observations.marked(session_id)


def listed(desk: Desk, session_id: str, wanted: SeenFilter) -> Sequence[Observation]:
    """What `wanted` admits; of thousands only those that are asked for are read."""
    if _is_in_hand(desk, session_id):
        return wanted.apply(observations.of_session(desk, session_id))
    with desk.library.reading() as work:
        return SeenList(desk, work.observations.listed(session_id, wanted))


class SeenList(Sequence["Observation"]):
    """Read from the library a page at a time, once each.

    What is gone meanwhile with its session raises IndexError; who is told of changes makes a new
    list.
    """

    def __init__(self, desk: Desk, ids: tuple[str, ...]) -> None:
        self._desk, self._ids = desk, ids
        self._read: dict[str, Observation] = {}

    @property
    def ids(self) -> tuple[str, ...]:
        return self._ids

    @property
    def read(self) -> int:
        """How many were read so far."""
        return len(self._read)

    @override
    def __len__(self) -> int:
        return len(self._ids)

    @overload
    @override
    def __getitem__(self, place: int) -> Observation: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Observation, ...]: ...
    def __getitem__(self, place: int | slice) -> Observation | tuple[Observation, ...]:
        if isinstance(place, slice):
            return tuple(self[one] for one in range(*place.indices(len(self))))
        id_ = self._ids[place]
        if id_ not in self._read:
            self._read_around(place % len(self))
        if id_ not in self._read:
            raise IndexError(place)
        return self._read[id_]

    def _read_around(self, place: int) -> None:
        first = place - place % _PAGE
        with self._desk.library.reading() as work:
            found = work.observations.some(self._ids[first : first + _PAGE])
        self._read.update((one.id, one) for one in found)
