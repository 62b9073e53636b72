class Glyph:
    numberOfContours: int
    xMin: int
