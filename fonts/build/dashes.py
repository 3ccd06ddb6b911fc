"""Draws — one em wide, from edge to edge, so that —— is one line.

The dash of Noto is a Latin one: 0.89 em, white on both sides, and lower than the middle of Han.
"""

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

EM_DASH = 0x2014

# Two dashes overlap by this much of an em on either side: where they only touch, a screen shows a light seam.
OVERLAP = 0.02

# Middle of the em box, which is 0.88 em above the baseline and 0.12 em below.
MIDDLE = 0.38


def draw_full_dash(font: TTFont) -> None:
    """As thick as it was."""
    name = font.getBestCmap()[EM_DASH]
    em, old = font["head"].unitsPerEm, font["glyf"][name]
    thickness = old.yMax - old.yMin
    left, right = round(-OVERLAP * em), round((1 + OVERLAP) * em)
    bottom = round(MIDDLE * em - thickness / 2)
    pen = TTGlyphPen(None)
    pen.moveTo((left, bottom))
    for corner in ((left, bottom + thickness), (right, bottom + thickness), (right, bottom)):
        pen.lineTo(corner)
    pen.closePath()
    glyph = pen.glyph()
    glyph.recalcBounds(font["glyf"])
    font["glyf"][name] = glyph
    font["hmtx"][name] = (em, left)
