"""Finding the bold labels that begin the fields of a header or of a phase."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from facilitator.formats.markdown.escaping import LABEL, RULE
from facilitator.formats.markdown.names import is_kept_mark

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from facilitator.formats.markdown.blocks import Document


class Label(NamedTuple):
    """A label, the line it stands on, where in that line its text begins, and how far the lines
    below it are indented because it is a list item.

    One that `marks_kept_text` was written because the text below begins with no label of its own.
    """

    name: str
    line: int
    text_at: int
    indent: int
    marks_kept_text: bool


def labels_between(
    document: Document, start: int, end: int, is_known: Callable[[str, str], bool]
) -> Iterator[Label]:
    """Known labels at the start of any line, others where a paragraph begins.

    `is_known` is given the label's name and what stands behind it on its line.
    """
    lines = document.lines
    for number in range(start, end):
        line = lines[number]
        if line[:1] not in _FIRST or "**" not in line or _is_fenced(document, number):
            continue
        found = LABEL.match(line)
        if found is None:
            continue
        name = label_name(found)
        begins = number == start or not lines[number - 1]
        if is_known(name, line[found.end() :]) or (begins and not found["bullet"]):
            indent = len(found["bullet"] or "")
            yield Label(name, number, found.end(), indent, is_mark(line, found))


def is_mark(line: str, found: re.Match[str]) -> bool:
    """Whether the line only says that kept text begins below it."""
    return (
        not found["bullet"] and not line[found.end() :].strip() and is_kept_mark(label_name(found))
    )


def label_name(found: re.Match[str]) -> str:
    """The name in a match of LABEL."""
    return (found["inside"] or found["outside"]).strip()


_FIRST = frozenset("*+-")


def _is_fenced(document: Document, number: int) -> bool:
    return any(start <= number < end for start, end in document.fences)


def without_rules(lines: list[str]) -> int:
    """How many lines are left when thematic breaks at the end are not counted."""
    left = len(lines)
    for number in range(len(lines) - 1, 0, -1):
        if not lines[number]:
            continue
        if lines[number - 1] or not RULE.match(lines[number]):
            break
        left = number
    return left


def dedented(line: str, width: int) -> str:
    """The line without up to `width` columns of its indentation."""
    if not width or line.startswith(" " * width):
        return line[width:]
    column = 0
    for number, character in enumerate(line):
        if column >= width or character not in " \t":
            return " " * (column - width) + line[number:]
        column += 4 - column % 4 if character == "\t" else 1
    return ""
