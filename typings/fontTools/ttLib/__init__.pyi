from os import PathLike
from types import TracebackType
from typing import Any, BinaryIO, Self

class TTFont:
    recalcTimestamp: bool
    def __init__(
        self,
        file: str | PathLike[str] | BinaryIO | None = ...,
        *,
        recalcBBoxes: bool = ...,
        recalcTimestamp: bool = ...,
    ) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> None: ...
    def __contains__(self, tag: str) -> bool: ...
    def __getitem__(self, tag: str) -> Any: ...
    def __delitem__(self, tag: str) -> None: ...
    def save(
        self, file: str | PathLike[str] | BinaryIO, reorderTables: bool | None = ...
    ) -> None: ...
