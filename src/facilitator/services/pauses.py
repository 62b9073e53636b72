"""Long work that makes many things, without stopping for rubbish every few milliseconds."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_YOUNG = 20_000
_OLD = 100_000


@contextmanager
def few_pauses() -> Iterator[None]:
    """Look for rubbish rarely, and among all that lives as good as never: every thread waits then.

    Of a thousand plans that are read nearly nothing is rubbish in a circle, and looking for it took
    a tenth of an import. Not shorter than before where somebody set it longer.
    """
    before = young, middle, old = gc.get_threshold()
    gc.set_threshold(max(young, _YOUNG) if young else 0, middle, max(old, _OLD))
    try:
        yield
    finally:
        gc.set_threshold(*before)
