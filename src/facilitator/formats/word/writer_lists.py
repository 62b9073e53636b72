"""Lists of a Word document: each ordered one counts from its own beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

_LEVELS = 9
_INDENT, _HANGING = 425, 425  # twentieths of a point: 7.5 mm
_BULLETS = ("•", "–", "▪")
_BULLET_LIST, _ORDERED_LIST = 90, 91  # ids that Word's own template does not use


class Lists:
    def __init__(self, document: Document) -> None:
        self._numbering: BaseOxmlElement = document.part.numbering_part.element
        first = self._numbering.find(qn("w:num"))
        for id_, ordered in ((_BULLET_LIST, False), (_ORDERED_LIST, True)):
            kind = _kind(id_, ordered=ordered)
            if first is None:
                self._numbering.append(kind)
            else:
                first.addprevious(kind)
        self._next = 1 + max(
            (int(num.get(qn("w:numId"), "0")) for num in self._numbering.iter(qn("w:num"))),
            default=0,
        )

    def new(self, *, ordered: bool, start: int = 1) -> int:
        """The id of a list that begins with this number."""
        number, self._next = self._next, self._next + 1
        num = _made("w:num", numId=number)
        num.append(_made("w:abstractNumId", val=_ORDERED_LIST if ordered else _BULLET_LIST))
        if ordered:
            for level in range(_LEVELS):
                override = _made("w:lvlOverride", ilvl=level)
                override.append(_made("w:startOverride", val=1 if level else start))
                num.append(override)
        self._numbering.append(num)
        return number

    @staticmethod
    def put(paragraph: Paragraph, number: int, depth: int) -> None:
        """Make the paragraph an item of the list, `depth` lists deep."""
        about = paragraph._p.get_or_add_pPr()
        num = about.get_or_add_numPr()
        num.get_or_add_ilvl().val = min(depth, _LEVELS - 1)
        num.get_or_add_numId().val = number


def _kind(id_: int, *, ordered: bool) -> BaseOxmlElement:
    kind = _made("w:abstractNum", abstractNumId=id_)
    kind.append(_made("w:multiLevelType", val="hybridMultilevel"))
    for level in range(_LEVELS):
        kind.append(_level(level, ordered=ordered))
    return kind


def _level(level: int, *, ordered: bool) -> BaseOxmlElement:
    made = _made("w:lvl", ilvl=level)
    text = f"%{level + 1}." if ordered else _BULLETS[level % len(_BULLETS)]
    for name, value in (
        ("start", 1),
        ("numFmt", "decimal" if ordered else "bullet"),
        ("lvlText", text),
        ("lvlJc", "left"),
    ):
        made.append(_made(f"w:{name}", val=value))
    about = _made("w:pPr")
    about.append(_made("w:ind", left=_INDENT * (level + 1), hanging=_HANGING))
    made.append(about)
    return made


def _made(tag: str, **attributes: object) -> BaseOxmlElement:
    element: BaseOxmlElement = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    return element
