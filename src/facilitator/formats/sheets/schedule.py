"""The schedules of OnlyT, a timer for meetings: their items as rows, with columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from facilitator.formats.sheets.reader import MOST_ROWS, Sheet
from facilitator.formats.unreadable import HostileFile, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

_ROOT = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<meeting[\s>]", re.DOTALL)
_LOOKED_AT = 4096
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_FIRST = {"name": "Title", "section": "Section", "duration": "Duration (h:mm:ss)"}
_ON, _OFF = "true", "false"


def is_schedule(content: bytes) -> bool:
    """Whether an XML document is about a meeting, in any of the encodings of Windows."""
    begin = content[:_LOOKED_AT]
    for mark in _MARKS:
        begin = begin.removeprefix(mark)
    return _ROOT.match(begin.replace(b"\0", b"")) is not None


def read_schedule(text: str, name: str) -> tuple[Sheet, ...]:
    """One sheet: a row for each item, a column for each attribute that says anything.

    Raises HostileFile, or UnreadableFile when there is no item.
    """
    items = [_attributes(item) for item in _root(text, name).iter() if _tag(item) == "item"]
    if not items:
        raise UnreadableFile(f"“{name}” is a meeting without items. Choose one that has some.")
    names = list(_names(items))
    rows = tuple(tuple(item.get(one, "") for one in names) for item in items[:MOST_ROWS])
    header = tuple(_FIRST.get(one, one.capitalize()) for one in names)
    return (Sheet(name, (header, *rows), len(items) > MOST_ROWS),)


def _root(text: str, name: str) -> Element:
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(text.lstrip("\ufeff \n"), forbid_dtd=True)
    except DefusedXmlException as error:
        raise HostileFile(
            f"“{name}” defines its own XML entities, which schedules do not need and attacks use."
            " It was not opened."
        ) from error
    except (ParseError, ValueError) as error:
        raise HostileFile(
            f"“{name}” is damaged. Open it in the program that wrote it and save it."
        ) from error
    return root


def _tag(item: Element) -> str:
    return str(item.tag).rpartition("}")[2]


def _attributes(item: Element) -> dict[str, str]:
    """A switch that is off says nothing."""
    found = {name.casefold(): value.strip() for name, value in item.attrib.items()}
    shown = {_ON: "yes", _OFF: ""}
    return {name: shown.get(value.casefold(), value) for name, value in found.items()}


def _names(items: Iterable[dict[str, str]]) -> Iterator[str]:
    """What the item is called and how long it takes first, then what else is said of any."""
    found = dict.fromkeys(name for item in items for name, value in item.items() if value)
    yield from _FIRST
    yield from (name for name in found if name not in _FIRST)
