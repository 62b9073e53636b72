"""Blocks of Markdown as paragraphs, lists and tables of a Word document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm

from facilitator.domain.text import clean_line
from facilitator.formats.word.writer_lists import Lists
from facilitator.formats.word.writer_look import CODE, COMPUTED_TABLE, PLAIN_TABLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run
    from markdown_it.token import Token

_DEEPEST_HEADING = 6
_LABEL = re.compile(r"[^:]{1,60}:?\Z")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class BlockWriter:
    """Writes one block of the top level after the other."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._lists = Lists(document)

    def write(self, tokens: Sequence[Token]) -> None:
        """`tokens` are one whole block."""
        first = tokens[0]
        match first.type:
            case "heading_open":
                self._heading(int(first.tag[1:]), tokens[1])
            case "paragraph_open":
                self._paragraph(tokens[1])
            case "bullet_list_open" | "ordered_list_open":
                self._list(tokens)
            case "table_open":
                self._table(tokens)
            case "fence" | "code_block" | "html_block":
                self._code(first.content)
            case "blockquote_open":
                self._quotation(tokens)
            case _:  # a rule between two parts
                self._document.add_paragraph()

    def table(
        self, rows: Sequence[Sequence[str]], style: str, widths: Sequence[float] = ()
    ) -> None:
        """Plain texts, the first row the header; widths in centimetres."""
        table = self._new_table(len(rows), len(rows[0]), COMPUTED_TABLE)
        for made, row in zip(table.rows, rows, strict=True):
            for cell, text in zip(made.cells, row, strict=True):
                cell.paragraphs[0].add_run(_clean(text))
                cell.paragraphs[0].style = style
        _set_widths(table, widths)

    def _heading(self, level: int, inline: Token) -> None:
        style = "Title" if level == 1 else f"Heading {min(level - 1, _DEEPEST_HEADING)}"
        self._fill(self._document.add_paragraph(style=style), inline)

    def _paragraph(self, inline: Token) -> None:
        """Lines that begin with a label stand alone; others are broken where they were."""
        for line in _lines(inline):
            paragraph = self._document.add_paragraph()
            if len(line) > 1 or line[0].type != "text":
                paragraph.paragraph_format.keep_together = True
            _add_runs(paragraph, line)

    def _list(self, tokens: Sequence[Token], depth: int = 0) -> None:
        """The list with the lists in its items; further paragraphs of an item are indented."""
        ordered = tokens[0].type == "ordered_list_open"
        number = self._lists.new(ordered=ordered, start=int(tokens[0].attrs.get("start", 1) or 1))
        for item in _children(tokens):
            self._item(list(_children(item)), number, depth, ordered=ordered)

    def _item(
        self, blocks: list[Sequence[Token]], number: int, depth: int, *, ordered: bool
    ) -> None:
        for position, block in enumerate(blocks):
            if block[0].type in ("bullet_list_open", "ordered_list_open"):
                self._list(block, depth + 1)
            elif block[0].type == "paragraph_open":
                style = "List Number" if ordered else "List Bullet"
                paragraph = self._document.add_paragraph(
                    style="List Paragraph" if position else style
                )
                if not position:
                    self._lists.put(paragraph, number, depth)
                self._fill(paragraph, block[1])
            else:
                self.write(block)

    def _table(self, tokens: Sequence[Token]) -> None:
        rows = _table_rows(tokens)
        table = self._new_table(len(rows), max(map(len, rows)), PLAIN_TABLE)
        for made, row in zip(table.rows, rows, strict=True):
            for cell, inline in zip(made.cells, row, strict=False):
                self._fill(cell.paragraphs[0], inline)

    def _new_table(self, rows: int, columns: int, style: str) -> Table:
        table: Table = self._document.add_table(rows, columns, style)
        table.autofit = True
        return table

    def _code(self, content: str) -> None:
        paragraph = self._document.add_paragraph(style=CODE)
        for number, line in enumerate(content.rstrip("\n").split("\n")):
            if number:
                paragraph.add_run().add_break()
            paragraph.add_run(_clean(line))

    def _quotation(self, tokens: Sequence[Token]) -> None:
        for block in _children(tokens):
            if block[0].type == "paragraph_open":
                self._fill(self._document.add_paragraph(style="Quote"), block[1])
            else:
                self.write(block)

    @staticmethod
    def _fill(paragraph: Paragraph, inline: Token) -> None:
        _add_runs(paragraph, inline.children or [])


def _lines(inline: Token) -> Iterator[list[Token]]:
    """The parts of a paragraph before each line that begins with a label."""
    line: list[Token] = []
    children = inline.children or []
    for position, token in enumerate(children):
        if token.type == "softbreak" and _is_label(children[position + 1 : position + 5]):
            yield line
            line = []
        else:
            line.append(token)
    if line:
        yield line


def _is_label(tokens: Sequence[Token]) -> bool:
    """`**Label:**` at the beginning."""
    words = [token for token in tokens if token.type != "text" or token.content]
    return (
        len(words) >= 2
        and words[0].type == "strong_open"
        and _LABEL.match(words[1].content) is not None
    )


def _add_runs(paragraph: Paragraph, tokens: Iterable[Token]) -> None:
    bold = italic = 0
    target = ""
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                target = str(token.attrs.get("href", ""))
            case "link_close":
                target = ""
            case "softbreak" | "hardbreak":
                paragraph.add_run().add_break()
            case _:
                _add_run(paragraph, token, bold=bold > 0, italic=italic > 0, target=target)


def _add_run(paragraph: Paragraph, token: Token, *, bold: bool, italic: bool, target: str) -> None:
    text = _clean(token.content)
    if not text:
        return
    run = paragraph.add_run(text)
    run.bold, run.italic = bold or None, italic or None
    if token.type == "code_inline":
        run.style = "Code in Text"
    if target:
        _link(paragraph, run, target)


def _link(paragraph: Paragraph, run: Run, target: str) -> None:
    """Word keeps addresses apart from the text, under an id."""
    address = clean_line(target)
    id_ = paragraph.part.relate_to(
        address,
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
        is_external=True,
    )
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), id_)
    run._r.addprevious(link)
    link.append(run._r)


def _children(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The blocks right inside a block."""
    at = 1
    while at < len(tokens) - 1:
        depth, end = 0, at
        while True:
            depth += tokens[end].nesting
            end += 1
            if depth <= 0:
                break
        yield tokens[at:end]
        at = end


def _table_rows(tokens: Sequence[Token]) -> list[list[Token]]:
    rows: list[list[Token]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(token)
    return rows


def _set_widths(table: Table, widths: Sequence[float]) -> None:
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=False):
            cell.width = Cm(width)


def _clean(text: str) -> str:
    """Without what XML cannot hold."""
    return _NO_XML.sub("", text)
