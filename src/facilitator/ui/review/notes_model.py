"""Observations as a list to read, filter and correct."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from facilitator.ui.override import override
from facilitator.ui.review.words import note_spoken, tr, who

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QImage

    from facilitator.domain.observation import Observation
    from facilitator.domain.session import Session

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class NotesFilter:
    """Which observations are shown; a cell is a group's id and the position of an objective.

    An empty `tag` admits all.
    """

    cell: tuple[str, int] | None = None
    follow_up: bool = False
    newest_first: bool = True
    tag: str = ""

    def admits(self, seen: Observation) -> bool:
        if self.follow_up and not seen.follow_up:
            return False
        if self.tag and self.tag not in seen.tags:
            return False
        if self.cell is None:
            return True
        group_id, objective = self.cell
        return group_id in seen.groups and seen.objective == objective

    def apply(self, observations: Iterable[Observation]) -> tuple[Observation, ...]:
        """Those admitted, in the order wanted; what was seen at one instant stays in order."""
        found = sorted(filter(self.admits, observations), key=lambda seen: seen.at)
        return tuple(reversed(found)) if self.newest_first else tuple(found)


class NoteRole(IntEnum):
    OBSERVATION = Qt.ItemDataRole.UserRole + 1
    WHO = Qt.ItemDataRole.UserRole + 2
    PHOTO = Qt.ItemDataRole.UserRole + 3
    THUMBNAIL = Qt.ItemDataRole.UserRole + 4
    """The picture itself, loaded when it is asked for; `PHOTO` is only whether there is one."""


class NotesModel(QAbstractListModel):
    """The observations in sight; editing hands the new text to whoever listens."""

    def __init__(self) -> None:
        super().__init__()
        self._session: Session | None = None
        self._rows: tuple[Observation, ...] = ()
        self._photos: frozenset[str] = frozenset()
        self._load: Callable[[str], QImage] | None = None
        self._thumbnails: dict[str, QImage] = {}

    def set_photos(self, ids: frozenset[str], load: Callable[[str], QImage]) -> None:
        """The observations with a photo; only those that come into sight are loaded."""
        self._photos, self._load, self._thumbnails = ids, load, {}

    def _thumbnail(self, observation_id: str) -> QImage | None:
        if self._load is None or observation_id not in self._photos:
            return None
        if observation_id not in self._thumbnails:
            self._thumbnails[observation_id] = self._load(observation_id)
        return self._thumbnails[observation_id]

    @property
    def rows(self) -> tuple[Observation, ...]:
        return self._rows

    def set_rows(self, session: Session, rows: tuple[Observation, ...]) -> None:
        self.beginResetModel()
        self._session, self._rows = session, rows
        self.endResetModel()

    def observation(self, index: _Index) -> Observation | None:
        return self._rows[index.row()] if index.isValid() else None

    def row_of(self, observation_id: str) -> int:
        """The row of an observation, −1 when it is not in sight."""
        places = (row for row, seen in enumerate(self._rows) if seen.id == observation_id)
        return next(places, -1)

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        seen = self.observation(index)
        if seen is None or self._session is None:
            return None
        if role == NoteRole.OBSERVATION:
            return seen
        if role == NoteRole.THUMBNAIL:
            return self._thumbnail(seen.id)
        if role == NoteRole.PHOTO:
            return seen.id in self._photos
        if role == NoteRole.WHO:
            return who(self._session, seen)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            photo = f", {tr('with a photo')}" if seen.id in self._photos else ""
            return note_spoken(self._session, seen) + photo
        return seen.note if role == Qt.ItemDataRole.EditRole else None
