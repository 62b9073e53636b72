"""Observations as a list to read, filter and correct."""

from __future__ import annotations

from contextlib import suppress
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from facilitator.services.seen import SeenList
from facilitator.ui.override import override
from facilitator.ui.review.words import note_spoken, tr, who

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QImage

    from facilitator.domain.observation import Observation
    from facilitator.domain.session import Session

_FIRST = 48
_Index = QModelIndex | QPersistentModelIndex


def place_of(observation_id: str, rows: Sequence[Observation]) -> int:
    """Where among the rows an observation is, −1 when it is not; none is read for it."""
    ids = rows.ids if isinstance(rows, SeenList) else [one.id for one in rows]
    return ids.index(observation_id) if observation_id in ids else -1


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
        self._rows: Sequence[Observation] = ()
        self._fetched = 0
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
    def rows(self) -> Sequence[Observation]:
        return self._rows

    def set_rows(self, session: Session, rows: Sequence[Observation], *, least: int = 0) -> None:
        """The first of them, and `least` of them at once; the others when they are scrolled to."""
        self.beginResetModel()
        self._session, self._rows = session, rows
        self._fetched = min(len(rows), max(_FIRST, least))
        self.endResetModel()

    def fetch_all(self) -> None:
        self._fetch(len(self._rows))

    @override
    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self._fetched < len(self._rows)

    @override
    def fetchMore(self, parent: _Index) -> None:
        """As many again: a list lays out all it has each time."""
        if self.canFetchMore(parent):
            self._fetch(min(len(self._rows), 2 * self._fetched))

    def _fetch(self, count: int) -> None:
        if count > self._fetched:
            self.beginInsertRows(QModelIndex(), self._fetched, count - 1)
            self._fetched = count
            self.endInsertRows()

    def observation(self, index: _Index) -> Observation | None:
        """None also for what went with its session while the list still stands."""
        with suppress(IndexError):
            return self._rows[index.row()] if index.isValid() else None
        return None

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._fetched

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
