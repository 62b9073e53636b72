"""The colours of the two themes, with contrasts worked out beforehand and kept by a test."""

from __future__ import annotations

from typing import NamedTuple


class Tokens(NamedTuple):
    """One theme, colours as `#RRGGBB`; `p1` to `p5` are phase hues, `o1` to `o5` text on them."""

    bg: str
    surface: str
    sunken: str
    border: str
    line: str
    text: str
    text2: str
    text3: str
    accent: str
    accenth: str
    accentt: str
    onaccent: str
    focus: str
    ok: str
    okt: str
    warn: str
    warnt: str
    warnl: str
    danger: str
    dangert: str
    over: str
    onover: str
    p1: str
    p2: str
    p3: str
    p4: str
    p5: str
    o1: str
    o2: str
    o3: str
    o4: str
    o5: str
    brk: str
    onbrk: str


LIGHT = Tokens(
    bg="#F3F5F5",
    surface="#FFFFFF",
    sunken="#E8ECED",
    border="#D0D8D9",
    line="#748286",
    text="#162023",
    text2="#435155",
    text3="#576569",
    accent="#0B646C",
    accenth="#084E55",
    accentt="#DDEDEE",
    onaccent="#FFFFFF",
    focus="#0B646C",
    ok="#1B6638",
    okt="#E1F1E6",
    warn="#7A4A00",
    warnt="#FFF0CC",
    warnl="#B87400",
    danger="#A3221B",
    dangert="#FCE7E4",
    over="#8A1A14",
    onover="#FFFFFF",
    p1="#BB8C1F",
    p2="#1487C6",
    p3="#B14264",
    p4="#3E571D",
    p5="#3B2775",
    o1="#11181A",
    o2="#11181A",
    o3="#FFFFFF",
    o4="#FFFFFF",
    o5="#FFFFFF",
    brk="#6A787C",
    onbrk="#FFFFFF",
)

DARK = Tokens(
    bg="#12191B",
    surface="#1B2427",
    sunken="#263236",
    border="#3A484D",
    line="#7F9095",
    text="#ECF1F1",
    text2="#BCC8CA",
    text3="#9CABAE",
    accent="#66C7CE",
    accenth="#8AD6DB",
    accentt="#17393D",
    onaccent="#04282B",
    focus="#8AD6DB",
    ok="#82CF9B",
    okt="#17351F",
    warn="#F4C766",
    warnt="#3B2E0E",
    warnl="#E0A93A",
    danger="#FF9C90",
    dangert="#471C17",
    over="#8E1D16",
    onover="#FFFFFF",
    p1="#FBD277",
    p2="#7AC4FD",
    p3="#E788A6",
    p4="#7C9449",
    p5="#7E68BC",
    o1="#11181A",
    o2="#11181A",
    o3="#11181A",
    o4="#11181A",
    o5="#FFFFFF",
    brk="#8C9A9E",
    onbrk="#11181A",
)

SCRIM = "#11181A"
SCRIM_ALPHA = 0.42
