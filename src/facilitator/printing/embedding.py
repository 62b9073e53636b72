"""Shaped letters as a font in the PDF: one glyph for each sign, with the letters it stands for."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from reportlab.pdfbase import pdfdoc

if TYPE_CHECKING:
    from fontTools.ttLib.tables._g_l_y_f import Glyph
    from reportlab.pdfgen.canvas import Canvas

    from facilitator.printing.shaping import Script, Sign, Signs

_MOST_IN_A_FONT: Final = 0xFFFF
_MOST_IN_A_MAP: Final = 100
_SYMBOLIC: Final = 4


class EmbeddedScripts:
    """The shaped letters of one PDF, while it is being drawn."""

    def __init__(self, canvas: Canvas) -> None:
        self._document: Any = canvas._doc  # type: ignore[attr-defined]
        self._fonts: dict[str, list[_Embedded]] = {}

    def codes(self, script: Script, signs: Signs) -> list[tuple[str, str]]:
        """Names of fonts in the PDF, each with hexadecimal codes to be shown in it."""
        runs: list[tuple[str, str]] = []
        for sign in signs:
            font = self._font(script, sign)
            code = f"{font.code(sign):04X}"
            if runs and runs[-1][0] == font.fontName:
                runs[-1] = (font.fontName, runs[-1][1] + code)
            else:
                runs.append((font.fontName, code))
        return runs

    def _font(self, script: Script, sign: Sign) -> _Embedded:
        fonts = self._fonts.setdefault(script.name, [])
        for font in fonts:
            if font.has_room_for(sign):
                return font
        number = sum(map(len, self._fonts.values())) + 1
        fonts.append(_Embedded(script, f"S{number}"))
        self._document.delayedFonts.append(fonts[-1])
        return fonts[-1]


class _Embedded:
    """A font as reportlab asks for it when the PDF is saved."""

    def __init__(self, script: Script, name: str) -> None:
        self._script = script
        self.fontName = name
        self._codes: dict[Sign, int] = {}

    def has_room_for(self, sign: Sign) -> bool:
        return sign in self._codes or len(self._codes) < _MOST_IN_A_FONT

    def code(self, sign: Sign) -> int:
        return self._codes.setdefault(sign, len(self._codes) + 1)

    def addObjects(self, document: Any) -> None:  # noqa: N802 - reportlab calls it
        """Font, its description, its outlines and the letters that its codes stand for."""

        def reference(what: str, made: object) -> object:
            return document.Reference(made, f"{self.fontName}-{what}")

        base = f"/{_tag(self.fontName)}+{_plain(self._script.name)}"
        described = reference("description", self._description(base, reference))
        glyphs = reference("glyphs", self._glyphs(base, described))
        font = pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": base,
                "Encoding": "/Identity-H",
                "DescendantFonts": pdfdoc.PDFArray([glyphs]),
                "ToUnicode": reference("letters", _stream(self._letters())),
            }
        )
        fonts = document.idToObject["BasicFonts"].dict
        fonts[self.fontName] = reference("font", font)

    def _description(self, base: str, reference: Any) -> object:
        outlines = _outlines(self._script, tuple(self._codes))
        stream = _stream(outlines)
        stream.dictionary.dict["Length1"] = len(outlines)
        return pdfdoc.PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": base,
                "Flags": _SYMBOLIC,
                "FontBBox": pdfdoc.PDFArray([-1000, -1000, 3000, 2000]),
                "ItalicAngle": 0,
                "Ascent": 1069,
                "Descent": -293,
                "CapHeight": 714,
                "StemV": 80,
                "FontFile2": reference("outlines", stream),
            }
        )

    def _glyphs(self, base: str, described: object) -> object:
        widths = pdfdoc.PDFArray([round(sign.advance * 1000, 3) for sign in self._codes])
        system = pdfdoc.PDFDictionary(
            {
                "Registry": pdfdoc.PDFString("Adobe"),
                "Ordering": pdfdoc.PDFString("Identity"),
                "Supplement": 0,
            }
        )
        return pdfdoc.PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": base,
                "CIDSystemInfo": system,
                "FontDescriptor": described,
                "CIDToGIDMap": "/Identity",
                "DW": 0,
                "W": pdfdoc.PDFArray([1, widths]),
            }
        )

    def _letters(self) -> bytes:
        """What is copied and searched for each code."""
        lines = [
            f"<{code:04X}> <{sign.text.encode('utf-16-be').hex()}>"
            for sign, code in self._codes.items()
            if sign.text
        ]
        maps = [lines[at : at + _MOST_IN_A_MAP] for at in range(0, len(lines), _MOST_IN_A_MAP)]
        body = "\n".join(
            f"{len(part)} beginbfchar\n{chr(10).join(part)}\nendbfchar" for part in maps
        )
        return _LETTERS.format(name=self.fontName, body=body).encode("ascii")


_LETTERS: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /{name} def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{body}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def _stream(content: bytes) -> Any:
    stream: Any = pdfdoc.PDFStream()
    stream.content = content
    stream.filters = [pdfdoc.PDFZCompress]
    return stream


def _tag(name: str) -> str:
    """Six letters, which tell apart the parts of one font that different PDFs carry."""
    return "".join(chr(ord("A") + ord(letter) % 26) for letter in f"{name:_>6}"[-6:])


def _plain(name: str) -> str:
    return "".join(letter for letter in name if letter.isascii() and letter.isalnum()) or "Font"


def _outlines(script: Script, signs: Signs) -> bytes:
    """A TrueType font with a glyph for each sign; from whatever font, its curves are drawn anew."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    names = [".notdef", *(f"s{number}" for number in range(1, len(signs) + 1))]
    glyphs: dict[str, Glyph] = {".notdef": TTGlyphPen(None).glyph()}
    advances = {".notdef": 0}
    for name, sign in zip(names[1:], signs, strict=True):
        glyphs[name] = _glyph(script, sign)
        advances[name] = max(round(sign.advance * script.upem), 0)
    builder = FontBuilder(script.upem, isTTF=True)
    builder.font.recalcTimestamp = False
    builder.updateHead(created=0, modified=0)
    builder.setupGlyphOrder(names)
    builder.setupGlyf(glyphs)
    lefts = {name: glyph.xMin if glyph.numberOfContours else 0 for name, glyph in glyphs.items()}
    builder.setupHorizontalMetrics({name: (advances[name], lefts[name]) for name in names})
    builder.setupHorizontalHeader()
    made = BytesIO()
    builder.font.save(made)
    return made.getvalue()


def _glyph(script: Script, sign: Sign) -> Glyph:
    """All parts of the sign at their places; curves of the third degree as ones of the second."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.roundingPen import RoundingPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    drawing = Cu2QuPen(RoundingPen(pen), script.upem / 1000, reverse_direction=_is_cubic(script))
    for glyph, right, up in sign.outline:
        moved = TransformPen(drawing, (1, 0, 0, 1, right, up))
        script.font.draw_glyph_with_pen(glyph, moved)
    return pen.glyph()


def _is_cubic(script: Script) -> bool:
    """Such outlines run the other way round."""
    return "glyf" not in script.font.face.table_tags
