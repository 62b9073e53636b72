"""How our Word documents look, in styles that their readers can change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt, RGBColor

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

COMPUTED: Final = "Facilitator Times"
"""What is worked out from the plan; readers leave paragraphs and tables of these styles out."""
COMPUTED_TABLE: Final = "Facilitator Time Line"
PLAIN_TABLE: Final = "Facilitator Table"
CODE, CODE_IN_TEXT = "Code Block", "Code in Text"

_FONT, _CODE_FONT = "Calibri", "Consolas"
_INK, _ACCENT, _QUIET = (
    RGBColor(0x1B, 0x1F, 0x24),
    RGBColor(0x0B, 0x64, 0x6C),
    RGBColor(0x55, 0x5F, 0x6B),
)
_LINE, _SHADE = "B8C0C8", "E8F1F3"
_HEADINGS = (("Title", 22, 0, 6), ("Heading 1", 15, 18, 4), ("Heading 2", 12.5, 14, 2),
             ("Heading 3", 11.5, 10, 2), ("Heading 4", 11, 8, 2), ("Heading 5", 11, 8, 2),
             ("Heading 6", 11, 8, 2))  # fmt: skip
_MARGIN = 2.2


def dress(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(_MARGIN)
    section.top_margin = section.bottom_margin = Cm(2)
    _set_font(document, "Normal", _FONT, 11)
    body = document.styles["Normal"].paragraph_format
    body.space_after, body.line_spacing = Pt(6), 1.12
    for name, size, before, after in _HEADINGS:
        _set_heading(document, name, size, before, after)
    for name in ("List Bullet", "List Number", "List Paragraph"):
        document.styles[name].paragraph_format.space_after = Pt(3)
    document.styles["List Paragraph"].paragraph_format.left_indent = Cm(0.75)
    _add_own(document)


def _set_font(document: Document, name: str, font: str, size: float) -> None:
    style = document.styles[name]
    style.font.name, style.font.size, style.font.color.rgb = font, Pt(size), _INK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), font)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
        fonts.attrib.pop(qn(theme), None)


def _set_heading(document: Document, name: str, size: float, before: float, after: float) -> None:
    _set_font(document, name, _FONT, size)
    style = document.styles[name]
    style.font.color.rgb = _ACCENT if name in ("Title", "Heading 1") else _INK
    style.font.bold, style.font.italic = True, False
    form = style.paragraph_format
    form.space_before, form.space_after, form.keep_with_next = Pt(before), Pt(after), True
    borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:
        borders.getparent().remove(borders)


def _add_own(document: Document) -> None:
    styles = document.styles
    times = styles.add_style(COMPUTED, WD_STYLE_TYPE.PARAGRAPH)
    times.base_style = styles["Normal"]
    times.font.color.rgb, times.font.size = _QUIET, Pt(10)
    times.paragraph_format.space_after = Pt(2)
    times.paragraph_format.keep_with_next = True
    code = styles.add_style(CODE, WD_STYLE_TYPE.PARAGRAPH)
    code.base_style, code.font.name, code.font.size = styles["Normal"], _CODE_FONT, Pt(9.5)
    inline = styles.add_style(CODE_IN_TEXT, WD_STYLE_TYPE.CHARACTER)
    inline.font.name, inline.font.size = _CODE_FONT, Pt(10)
    for name in (PLAIN_TABLE, COMPUTED_TABLE):
        _add_table_style(document, name)


def _add_table_style(document: Document, name: str) -> None:
    """Thin lines, a shaded bold header; the header's look is the table's, not the text's."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.TABLE)
    style.base_style = document.styles["Normal Table"]
    about = _made("w:tblPr")
    about.append(_borders())
    about.append(_cell_margins())
    style.element.append(about)
    first = _made("w:tblStylePr", type="firstRow")
    look = _made("w:rPr")
    look.append(_made("w:b"))
    first.append(look)
    first.append(_made("w:tblPr"))
    row = _made("w:trPr")
    row.append(_made("w:tblHeader"))
    first.append(row)
    cell = _made("w:tcPr")
    cell.append(_made("w:shd", val="clear", color="auto", fill=_SHADE))
    first.append(cell)
    style.element.append(first)


def _borders() -> BaseOxmlElement:
    borders = _made("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_made(f"w:{side}", val="single", sz=4, space=0, color=_LINE))
    return borders


def _cell_margins() -> BaseOxmlElement:
    margins = _made("w:tblCellMar")
    for side, width in (("top", 40), ("left", 100), ("bottom", 40), ("right", 100)):
        margins.append(_made(f"w:{side}", w=width, type="dxa"))
    return margins


def number_pages(document: Document, title: str) -> None:
    """The short title at the left of each foot, the page at the right."""
    section = document.sections[0]
    foot = section.footer.paragraphs[0]
    width = Cm(21 - 2 * _MARGIN)
    foot.paragraph_format.tab_stops.clear_all()
    foot.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(f"{title}\t")
    _add_field(foot, "PAGE")
    foot.add_run(" / ")
    _add_field(foot, "NUMPAGES")
    for run in foot.runs:
        run.font.size, run.font.color.rgb = Pt(9), _QUIET


def _add_field(paragraph: Paragraph, name: str) -> None:
    """A field that Word fills; the 1 is shown by programs that fill none."""
    for kind in ("begin", name, "separate", "1", "end"):
        run = paragraph.add_run("1" if kind == "1" else "")
        if kind == name:
            text = _made("w:instrText")
            text.text = name
            run._r.append(text)
        elif kind != "1":
            run._r.append(_made("w:fldChar", fldCharType=kind))


def _made(tag: str, **attributes: object) -> BaseOxmlElement:
    element: BaseOxmlElement = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), str(value))
    return element
