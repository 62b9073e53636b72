"""Word documents and archives as bytes, made part by part: also such as no program would write."""

from __future__ import annotations

import io
import zipfile
from html import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/></w:style>'
    for style, name in (
        ("Title", "Title"), ("Heading1", "heading 1"), ("Heading2", "heading 2"),
        ("berschrift1", "heading 1"), ("ListBullet", "List Bullet"),
    )
)  # fmt: skip
_NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)


def zipped(parts: dict[str, bytes | str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def word(*blocks: str, **parts: str) -> bytes:
    """A document of blocks; more parts by name, such as footnotes="…"."""
    roots = {"footnotes": "footnotes", "endnotes": "endnotes", "comments": "comments"}
    more = {
        f"word/{name}.xml": f"<w:{roots[name]} {_W}>{text}</w:{roots[name]}>"
        for name, text in parts.items()
        if name in roots
    }
    if "links" in parts:
        more["word/_rels/document.xml.rels"] = (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f"{parts['links']}</Relationships>"
        )
    if "title" in parts:
        more["docProps/core.xml"] = (
            '<c:coreProperties xmlns:c="urn:c" xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{escape(parts['title'])}</dc:title></c:coreProperties>"
        )
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {_W} {_R}><w:body>{''.join(blocks)}</w:body>"
            "</w:document>",
            "word/styles.xml": f"<w:styles {_W}>{_STYLES}</w:styles>",
            "word/numbering.xml": f"<w:numbering {_W}>{_NUMBERING}</w:numbering>",
            **more,
        }
    )


def r(text: str, *looks: str) -> str:
    """A run; looks such as "b", "i" or "sz=32"."""
    marks = "".join(
        f'<w:{name} w:val="{value}"/>' if value else f"<w:{name}/>"
        for name, _, value in (look.partition("=") for look in looks)
    )
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*runs: str, style: str = "", listed: tuple[int, int] | None = None) -> str:
    """A paragraph; a run may be plain text. `listed` is the list's id and the level in it."""
    about = f'<w:pStyle w:val="{style}"/>' if style else ""
    if listed:
        about += f'<w:numPr><w:ilvl w:val="{listed[1]}"/><w:numId w:val="{listed[0]}"/></w:numPr>'
    made = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{about}</w:pPr>{made}</w:p>"


def h(level: int, text: str) -> str:
    return p(text, style=f"Heading{level}" if level else "Title")


def tc(*blocks: str, about: str = "") -> str:
    made = "".join(block if block.startswith("<") else p(block) for block in blocks)
    return f"<w:tc><w:tcPr>{about}</w:tcPr>{made or p('')}</w:tc>"


def table(*rows: tuple[str, ...]) -> str:
    """Rows of cells; a cell is text or what `tc` made."""
    made = "".join(
        f"<w:tr>{''.join(cell if cell.startswith('<w:tc>') else tc(cell) for cell in row)}</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/>{made}</w:tbl>"
