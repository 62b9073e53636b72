"""The text of a Word paragraph: as it reads when every change is accepted."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from facilitator.domain.text import clean_line
from facilitator.formats.word.styles import W, attribute, child, is_on, number_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from facilitator.formats.word.styles import Styles

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr"))
_PICTURES = frozenset(f"{W}{name}" for name in ("drawing", "pict", "object"))
_DEEPEST = 60


class Run(NamedTuple):
    """A stretch of text that looks the same."""

    text: str
    bold: bool = False
    italic: bool = False
    size: int = 0
    link: str = ""


@dataclass(slots=True)
class Paragraph:
    """`level` counts headings from 1, 0 is text; `depth` of list items from 1, 0 is none."""

    runs: list[Run]
    level: int = 0
    depth: int = 0
    mark: str = ""
    boxes: list[Element] = field(default_factory=list)
    pictures: int = 0
    was_changed: bool = False

    @property
    def text(self) -> str:
        return clean_line("".join(run.text for run in self.runs))

    @property
    def all_bold(self) -> bool:
        said = [run for run in self.runs if run.text.strip()]
        return bool(said) and all(run.bold for run in said)

    @property
    def size(self) -> int:
        """Half points, of its largest letters."""
        return max((run.size for run in self.runs if run.text.strip()), default=0)

    @property
    def markdown(self) -> str:
        """One line, or several where lines were broken by hand."""
        made = "".join(
            _marked("".join(run.text for run in group), bold=bold, italic=italic, link=link)
            for (bold, italic, link), group in groupby(self.runs, key=_look)
        )
        lines = [" ".join(line.split()) for line in made.split("\n")]
        return "  \n".join(line for line in lines if line)


def _look(run: Run) -> tuple[bool, bool, str]:
    return run.bold, run.italic, run.link


def _marked(text: str, *, bold: bool, italic: bool, link: str) -> str:
    """Marks stand right at the words, spaces outside of them."""
    bare = text.strip()
    if not bare:
        return text
    if link and link != bare and "\n" not in bare:
        bare = f"[{bare}]({link})"
    if (bold or italic) and "*" not in bare:
        mark = "**" if bold else "*"
        bare = "\n".join(f"{mark}{line}{mark}" if line else "" for line in bare.split("\n"))
    begin = text[: len(text) - len(text.lstrip())]
    return f"{begin}{bare}{text[len(text.rstrip()) :]}"


class ParagraphReader:
    """`links` are the addresses that the document refers to, by their ids."""

    def __init__(self, styles: Styles, links: Mapping[str, str]) -> None:
        self._styles = styles
        self._links = links

    def read(self, element: Element) -> Paragraph:
        about = child(element, "pPr")
        style = self._styles.of(attribute(child(about, "pStyle"), "val"))
        made = Paragraph([], level=style.level)
        outline = attribute(child(about, "outlineLvl"), "val")
        if outline and number_of(outline) < 9:
            made.level = made.level or number_of(outline) + 2
        self._read_list(about, style.list_id, style.list_level, made)
        if not made.depth and not made.level and style.name.casefold().startswith("list "):
            made.depth, made.mark = 1, "decimal" if "number" in style.name.casefold() else "bullet"
        for run in self._runs(element, made, 0, ""):
            made.runs.append(run._replace(bold=run.bold or style.bold, size=run.size or style.size))
        return made

    def _read_list(self, about: Element | None, list_id: str, level: int, made: Paragraph) -> None:
        own = child(about, "numPr")
        if own is not None:
            list_id = attribute(child(own, "numId"), "val") or list_id
            level = number_of(attribute(child(own, "ilvl"), "val"))
        if list_id not in ("", "0"):
            made.mark = self._styles.mark(list_id, level)
            made.depth = min(level, 8) + 1 if made.mark else 0

    def _runs(self, element: Element, made: Paragraph, depth: int, link: str) -> Iterator[Run]:
        if depth > _DEEPEST:
            return
        for one in element:
            tag = one.tag
            if tag in _GONE:
                made.was_changed |= tag in (f"{W}del", f"{W}moveFrom")
            elif tag == f"{W}r":
                yield from self._run(one, made, link)
            elif tag == f"{W}hyperlink":
                yield from self._runs(
                    one, made, depth + 1, self._links.get(one.get(f"{R}id", "")) or link
                )
            elif tag == f"{W}p":
                continue
            else:
                made.was_changed |= tag in (f"{W}ins", f"{W}moveTo")
                yield from self._runs(one, made, depth + 1, link)

    def _run(self, element: Element, made: Paragraph, link: str) -> Iterator[Run]:
        about = child(element, "rPr")
        if is_on(child(about, "vanish")):
            return
        text = "".join(self._texts(element, made))
        if text:
            size = number_of(attribute(child(about, "sz"), "val"))
            yield Run(text, is_on(child(about, "b")), is_on(child(about, "i")), size, link)

    def _texts(self, element: Element, made: Paragraph) -> Iterator[str]:
        for one in element:
            match one.tag.removeprefix(W):
                case "t":
                    yield one.text or ""
                case "tab" | "ptab":
                    yield "\t"
                case "br" | "cr":
                    yield "\n"
                case "noBreakHyphen":
                    yield "-"
                case "footnoteReference" | "endnoteReference" as kind:
                    yield f"[^{kind[:1]}{attribute(one, 'id')}]"
                case _ if one.tag in _PICTURES or one.tag == f"{_MC}AlternateContent":
                    self._picture(one, made)

    @staticmethod
    def _picture(element: Element, made: Paragraph) -> None:
        """A text box comes twice, for old and new programs; one of them is enough."""
        chosen = element.find(f"{_MC}Choice")
        around = element if chosen is None else chosen
        boxes = [*around.iter(f"{W}txbxContent")]
        made.boxes += boxes
        made.pictures += not boxes
