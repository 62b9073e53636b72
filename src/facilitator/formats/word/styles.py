"""What a Word document says about its styles and lists."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from facilitator.formats.archive import Archive

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT_W = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo)\s*(\d)", re.IGNORECASE)
_MOST_ANCESTORS = 20
WORKED_OUT = frozenset({"FacilitatorTimes", "FacilitatorTimeLine"})
"""Ids of our own styles for what is worked out from a plan, see `writer_look.py`."""


def attribute(element: Element | None, name: str) -> str:
    """The value of a Word attribute, empty when it is not there."""
    return "" if element is None else element.get(f"{W}{name}", "")


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along a path of Word elements."""
    for name in path:
        element = None if element is None else element.find(f"{W}{name}")
    return element


def is_on(element: Element | None) -> bool:
    """Whether a switch such as bold is set: it is there, and not there to say no."""
    return element is not None and attribute(element, "val") not in ("0", "false", "off", "none")


@dataclass(slots=True)
class Style:
    """`level` is 1 for the title, then one more than the heading's own; 0 for other text."""

    name: str = ""
    base: str = ""
    level: int = 0
    list_id: str = ""
    list_level: int = 0
    size: int = 0
    bold: bool = False


@dataclass(slots=True)
class Styles:
    by_id: dict[str, Style] = field(default_factory=dict)
    numbers: dict[str, dict[int, str]] = field(default_factory=dict)
    size: int = 22

    def of(self, style_id: str) -> Style:
        """A style with what it takes from the styles it is based on."""
        found = Style()
        for _ in range(_MOST_ANCESTORS):
            style = self.by_id.get(style_id)
            if style is None:
                break
            found.name = found.name or style.name
            found.level = found.level or style.level
            found.size = found.size or style.size
            found.bold = found.bold or style.bold
            if not found.list_id:
                found.list_id, found.list_level = style.list_id, style.list_level
            style_id = style.base
        return found

    def mark(self, list_id: str, level: int) -> str:
        """ "bullet", "decimal" and the like; empty for a list without marks."""
        kind = self.numbers.get(list_id, {}).get(level, "bullet")
        return "" if kind == "none" else kind


def styles_of(archive: Archive) -> Styles:
    styles = Styles()
    sheet = archive.xml("word/styles.xml")
    if sheet is not None:
        in_w(sheet)
        _read_styles(sheet, styles)
    numbering = archive.xml("word/numbering.xml")
    if numbering is not None:
        in_w(numbering)
        styles.numbers = _numbers(numbering)
    return styles


def in_w(root: Element) -> None:
    """Documents in the strict form have other names for the same elements."""
    if not root.tag.startswith(STRICT_W):
        return
    for element in root.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.replace(STRICT_W, W)
        for key in [key for key in element.attrib if key.startswith(STRICT_W)]:
            element.attrib[key.replace(STRICT_W, W)] = element.attrib.pop(key)


def _read_styles(sheet: Element, styles: Styles) -> None:
    usual = child(sheet, "docDefaults", "rPrDefault", "rPr", "sz")
    styles.size = number_of(attribute(usual, "val")) or styles.size
    for element in sheet.findall(f"{W}style"):
        name = attribute(child(element, "name"), "val")
        listed = child(element, "pPr", "numPr")
        styles.by_id[attribute(element, "styleId")] = Style(
            name=name,
            base=attribute(child(element, "basedOn"), "val"),
            level=_level(name, child(element, "pPr", "outlineLvl")),
            list_id=attribute(child(listed, "numId"), "val"),
            list_level=number_of(attribute(child(listed, "ilvl"), "val")),
            size=number_of(attribute(child(element, "rPr", "sz"), "val")),
            bold=is_on(child(element, "rPr", "b")),
        )


def _level(name: str, outline: Element | None) -> int:
    if name.casefold() in ("title", "titel", "titre", "título"):
        return 1
    if found := _HEADING.match(name):
        return int(found[1]) + 1
    level = number_of(attribute(outline, "val")) if outline is not None else 9
    return level + 2 if level < 9 else 0


def _numbers(numbering: Element) -> dict[str, dict[int, str]]:
    kinds: dict[str, dict[int, str]] = {}
    for abstract in numbering.findall(f"{W}abstractNum"):
        kinds[attribute(abstract, "abstractNumId")] = {
            number_of(attribute(level, "ilvl")): attribute(child(level, "numFmt"), "val")
            for level in abstract.findall(f"{W}lvl")
        }
    return {
        attribute(num, "numId"): kinds.get(attribute(child(num, "abstractNumId"), "val"), {})
        for num in numbering.findall(f"{W}num")
    }


def number_of(text: str) -> int:
    """A whole number as Word writes it, 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
