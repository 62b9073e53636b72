"""A Word document, block by block, as the lines of a Markdown text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from facilitator.domain.text import clean_line
from facilitator.formats.archive import Archive
from facilitator.formats.guides.names import is_known
from facilitator.formats.guides.times import timed_heading
from facilitator.formats.unreadable import HostileFile, UnreadableFile
from facilitator.formats.word.paragraphs import ParagraphReader
from facilitator.formats.word.styles import (
    WORKED_OUT,
    W,
    attribute,
    child,
    in_w,
    styles_of,
)
from facilitator.formats.word.tables import rows_of, table_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from facilitator.formats.word.paragraphs import Paragraph
    from facilitator.formats.word.tables import Cell

_DOCUMENT = "word/document.xml"
_DEEPEST = 20
_LONGEST_HEADING = 90
_HEADING_SIZES = 4
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_THROUGH = frozenset(
    f"{W}{name}" for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
)


@dataclass(slots=True)
class WordText:
    """The document as Markdown, and what a text cannot hold."""

    text: str
    pictures: int = 0
    was_changed: bool = False


@dataclass(slots=True)
class _Block:
    """A paragraph, or a table of cells."""

    paragraph: Paragraph | None = None
    rows: list[list[Cell]] = field(default_factory=list)


def read_word(content: bytes, name: str) -> WordText:
    """Raises HostileFile, or UnreadableFile when it is no Word document."""
    archive = Archive(content, name)
    document = archive.xml(_DOCUMENT)
    if document is None:
        raise UnreadableFile(f"“{name}” is no Word document. Open it and save it as .docx.")
    try:
        return _Reader(archive, document).read()
    except RecursionError as error:
        raise HostileFile(
            f"“{name}” is nested deeper than any document. It was not read."
        ) from error


class _Reader:
    def __init__(self, archive: Archive, document: Element) -> None:
        in_w(document)
        self._archive = archive
        self._body = document.find(f"{W}body")
        self._styles = styles_of(archive)
        self._paragraphs = ParagraphReader(self._styles, _links(archive))
        self._made = WordText("")
        self._counts: dict[int, int] = {}

    def read(self) -> WordText:
        blocks = [] if self._body is None else list(self._blocks(self._body, 0))
        self._find_headings(blocks)
        _find_title([block.paragraph for block in blocks if block.paragraph])
        lines = self._lines(blocks)
        title = self._title() if not any(line.startswith("# ") for line in lines) else ""
        if title and not any(line.lstrip("#* ").startswith(title) for line in lines[:3]):
            lines = [f"# {title}", "", *lines]
        for heading, notes in self._notes():
            lines += ["", f"## {heading}", "", *notes]
        self._made.text = "\n".join(lines).strip() + "\n"
        return self._made

    def _title(self) -> str:
        """From the document's properties, which many a program fills in."""
        core = self._archive.xml("docProps/core.xml")
        found = None if core is None else core.find(_TITLE)
        text = clean_line(found.text or "") if found is not None else ""
        return "" if text.casefold() in ("", "word document", "untitled", "document1") else text

    def _blocks(self, element: Element, depth: int) -> Iterator[_Block]:
        if depth > _DEEPEST:
            return
        for one in element:
            if _is_worked_out(one):
                continue
            if one.tag == f"{W}p":
                yield from self._paragraph(one, depth)
            elif one.tag == f"{W}tbl":
                rows = rows_of(one, lambda cell: self._cell(cell, depth + 1))
                if rows:
                    yield _Block(rows=rows)
            elif one.tag in _THROUGH:
                yield from self._blocks(one, depth + 1)

    def _paragraph(self, element: Element, depth: int) -> Iterator[_Block]:
        paragraph = self._paragraphs.read(element)
        self._made.pictures += paragraph.pictures
        self._made.was_changed |= paragraph.was_changed
        if paragraph.text:
            yield _Block(paragraph)
        for box in paragraph.boxes:
            yield from self._blocks(box, depth + 1)

    def _cell(self, cell: Element, depth: int) -> Cell:
        """A cell holds lines; tables inside of it are told cell by cell."""
        lines: list[str] = []
        counts: dict[int, int] = {}
        for block in self._blocks(cell, depth):
            if block.paragraph is None:
                lines += [" – ".join(" ".join(cell) for cell in row if cell) for row in block.rows]
            else:
                mark = _mark(block.paragraph, counts)
                text = block.paragraph.markdown.replace("  \n", "<br>")
                lines.append(f"{mark.strip()} {text}" if mark else text)
        return [line for line in lines if line]

    def _find_headings(self, blocks: list[_Block]) -> None:
        """Where no heading is styled as one, short bold lines are meant as headings."""
        paragraphs = [block.paragraph for block in blocks if block.paragraph]
        if any(paragraph.level > 1 for paragraph in paragraphs):
            return
        bold = [one for one in paragraphs if _looks_like_heading(one)]
        usual = self._styles.size
        sizes = sorted({one.size or usual for one in bold}, reverse=True)[:_HEADING_SIZES]
        titled = any(paragraph.level == 1 for paragraph in paragraphs)
        alone = bool(sizes) and sum((one.size or usual) == sizes[0] for one in bold) == 1
        first = 2 if titled or not alone else 1
        for one in bold:
            size = one.size or usual
            one.level = first + (sizes.index(size) if size in sizes else _HEADING_SIZES)

    def _lines(self, blocks: list[_Block]) -> list[str]:
        lines: list[str] = []
        in_list = False
        for block in blocks:
            paragraph = block.paragraph
            item = bool(paragraph and paragraph.depth and not paragraph.level)
            if lines and not (item and in_list):
                lines.append("")
            if not item:
                self._counts.clear()
            in_list = item
            lines += self._paragraph_lines(paragraph) if paragraph else table_lines(block.rows)
        return lines

    def _paragraph_lines(self, paragraph: Paragraph) -> list[str]:
        if paragraph.level:
            return [f"{'#' * min(6, paragraph.level)} {paragraph.text}"]
        mark = _mark(paragraph, self._counts)
        first, *more = paragraph.markdown.split("\n")
        return [f"{mark}{first}", *(f"{' ' * len(mark)}{line}" for line in more)]

    def _notes(self) -> Iterator[tuple[str, list[str]]]:
        """Footnotes and comments, each under a heading of its own."""
        for heading, part, tag in (
            ("Footnotes", "word/footnotes.xml", "footnote"),
            ("Endnotes", "word/endnotes.xml", "endnote"),
            ("Comments", "word/comments.xml", "comment"),
        ):
            root = self._archive.xml(part)
            if root is None:
                continue
            in_w(root)
            notes = [self._note(one, tag) for one in root.iter(f"{W}{tag}")]
            if any(notes):
                yield heading, [f"* {note}" for note in notes if note]

    def _note(self, element: Element, tag: str) -> str:
        if attribute(element, "type") in ("separator", "continuationSeparator"):
            return ""
        text = " ".join(self._cell(element, 1))
        said_by = clean_line(attribute(element, "author"))
        if not text:
            return ""
        if tag == "comment":
            return f"{said_by}: {text}" if said_by else text
        return f"[^{tag[:1]}{attribute(element, 'id')}] {text}"


def _is_worked_out(element: Element) -> bool:
    """Times that our own documents add to a plan: they are no part of it."""
    style = child(element, "pPr", "pStyle") if element.tag == f"{W}p" else None
    if element.tag == f"{W}tbl":
        style = child(element, "tblPr", "tblStyle")
    return attribute(style, "val") in WORKED_OUT


def _links(archive: Archive) -> dict[str, str]:
    root = archive.xml("word/_rels/document.xml.rels")
    if root is None:
        return {}
    return {
        one.get("Id", ""): clean_line(one.get("Target", ""))
        for one in root.iter(f"{_RELATIONS}Relationship")
        if one.get("TargetMode") == "External"
    }


def _find_title(paragraphs: list[Paragraph]) -> None:
    """Where none is styled as the title, the first heading may be it: then it heads no part."""
    heads = [one for one in paragraphs if one.level]
    if not heads or any(one.level == 1 for one in heads):
        return
    first, highest = heads[0], min(one.level for one in heads)
    if first.level != highest or timed_heading(first.text) or is_known(first.text):
        return
    alone = sum(one.level == highest for one in heads) == 1
    for one in heads if alone else [first]:
        one.level -= highest - 1


def _looks_like_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if paragraph.level or paragraph.depth or not paragraph.all_bold:
        return False
    return len(text) <= _LONGEST_HEADING and not text.endswith((".", ":", ",", ";", "?"))


def _mark(paragraph: Paragraph, counts: dict[int, int]) -> str:
    """The sign in front of a list item, indented; numbers count on within a list."""
    depth = paragraph.depth
    if not depth or paragraph.level:
        return ""
    for deeper in [level for level in counts if level > depth]:
        del counts[deeper]
    counts[depth] = counts.get(depth, 0) + 1
    indent = "   " * (depth - 1)
    return f"{indent}* " if paragraph.mark == "bullet" else f"{indent}{counts[depth]}. "
