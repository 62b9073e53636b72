"""JSON that somebody else wrote, read without trust: each value is what it is taken for."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NoReturn

from facilitator.formats.package.directory import PackageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LARGEST = 2**62


def dumped(data: Mapping[str, Any]) -> bytes:
    """In the order given: a plan's text is the same text wherever it goes."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


class Checked:
    """One JSON object of a part; every failure is a PackageError that names part and field."""

    def __init__(self, data: object, part: str, path: str = "") -> None:
        self._part = part
        self._path = path
        if not isinstance(data, dict):
            self.fail("", "is not what belongs there")
        self.data: dict[str, Any] = data

    @classmethod
    def parse(cls, content: bytes, part: str) -> Checked:
        try:
            text = content.decode("utf-8")
            data = json.loads(text, parse_constant=_refuse_constant)
            text = json.dumps(data)  # too deep to be written again is too deep to be kept
        except (ValueError, RecursionError) as error:
            raise PackageError(
                f"The part “{part}” of the package is broken and cannot be read. "
                "Ask for the package once more."
            ) from error
        return cls(data, part)

    def fail(self, name: str, reason: str) -> NoReturn:
        where = ".".join(filter(None, (self._path, name)))
        about = f"“{where}” " if where else ""
        raise PackageError(f"The part “{self._part}” of the package is broken: {about}{reason}.")

    def text(self, name: str, default: str | None = None) -> str:
        value = self._get(name, default)
        if not isinstance(value, str):
            self.fail(name, "is no text")
        if _has_half_characters(value):
            self.fail(name, "holds half a character")
        return value

    def number(self, name: str, default: int | None = None) -> int:
        value = self._get(name, default)
        if type(value) is not int or not -_LARGEST < value < _LARGEST:
            self.fail(name, "is no whole number")
        return value

    def instant(self, name: str) -> datetime:
        text = self.text(name)
        try:
            at = datetime.fromisoformat(text).astimezone(UTC)
        except (ValueError, OverflowError):
            self.fail(name, "is no instant")
        if at.isoformat() != text:
            self.fail(name, "is no instant in UTC")
        return at

    def texts(self, name: str) -> tuple[str, ...]:
        values = self._list(name)
        if not all(isinstance(value, str) and not _has_half_characters(value) for value in values):
            self.fail(name, "is no list of texts")
        return tuple(values)

    def below(self, name: str) -> Checked:
        return Checked(self._get(name, None), self._part, self._path_of(name))

    def optional(self, name: str) -> Checked | None:
        return None if self.data.get(name) is None else self.below(name)

    def objects(self, name: str) -> Iterator[Checked]:
        for number, value in enumerate(self._list(name)):
            yield Checked(value, self._part, self._path_of(f"{name}[{number}]"))

    def keyed(self, name: str) -> Iterator[tuple[str, Checked]]:
        """Objects under their ids."""
        for key in self.below(name).data:
            yield key, self.below(name).below(key)

    def _get(self, name: str, default: object) -> Any:
        value = self.data.get(name, default)
        if value is None:
            self.fail(name, "is missing")
        return value

    def _list(self, name: str) -> list[Any]:
        value = self.data.get(name, [])
        if not isinstance(value, list):
            self.fail(name, "is no list")
        return value

    def _path_of(self, name: str) -> str:
        return ".".join(filter(None, (self._path, name)))


def _has_half_characters(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)
