"""Gives a face the advances of 宋体, so that a line ends in the PDF where it ends in Word: half an em for ASCII, one em
for all else that GBK writes in two bytes.

Noto's letters are 0.26 to 1.05 em wide. One that is squeezed has thin stems; so the x of its points come from between
Noto's Regular and its Black, whose outlines go together point by point, and are squeezed after that: stems come out as
thick as those of Regular. The y of its points stay those of Regular, so horizontal strokes and heights do as well.
Hairlines hardly grow with the weight: what they lack is added to both sides of each upright edge.
"""

import math

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates

ASCII = range(0x20, 0x7F)

# Upright stems and hairlines of Regular and of Black, in em: of n, and of W and M.
STEM, HAIRLINE = (0.084, 0.161), (0.038, 0.046)

# What is made narrower by a factor gets strokes thinner by this power of it: m has three stems.
LIGHTER = 0.35

# An ASCII character with white to fill grows by this part of what it lacks; the rest stays white.
STRETCH = 0.4

# No white on either side is less than this part of an em: W and W do not touch.
LEAST_BEARING = 0.012

# The part of the white that comes before a character; half of it, if not named here. Full stop and comma stand in the
# left half, brackets beside what they hold, signs of degrees and minutes beside their number.
WHITE_BEFORE = {
    **dict.fromkeys(",.", 0.25),
    **dict.fromkeys("([{", 0.75),
    **dict.fromkeys(")]}", 0.25),
    **dict.fromkeys("°′″", 0.1),
}

# Keep their shape: dots, brackets and quotation marks would get as heavy as letters.
UNSTRETCHED = set("!\"'(),.:;[]`{|}*?")

# Goes from edge to edge, so that a row of them is one line.
UNBROKEN = "_"


def set_song_advances(font: TTFont, black: TTFont, symbols: str) -> None:
    """`symbols` are those of GBK. A character that the font lacks is passed over."""
    em = font["head"].unitsPerEm
    characters = font.getBestCmap()
    for code_point in ASCII:
        draw(font, black, code_point, em // 2, STRETCH)
    for code_point in sorted(set(map(ord, symbols)) & characters.keys()):
        if font["hmtx"][characters[code_point]][0] != em:
            draw(font, black, code_point, em, 0)


def draw(font: TTFont, black: TTFont, code_point: int, room: int, stretch: float) -> None:
    name, character = font.getBestCmap()[code_point], chr(code_point)
    em, advance, glyph = font["head"].unitsPerEm, font["hmtx"][name][0], font["glyf"][name]
    if glyph.numberOfContours == 0:
        font["hmtx"][name] = (room, 0)
        return
    scale = room / advance
    if scale > 1:
        scale = 1 if character in UNSTRETCHED else 1 + stretch * (scale - 1)
    points = narrow(glyph, black["glyf"][black.getBestCmap()[code_point]], scale, em)
    first, last = min(x for x, _ in points), max(x for x, _ in points)
    before = (room - scale * advance) * WHITE_BEFORE.get(character, 0.5)
    least = -math.inf if character == UNBROKEN else LEAST_BEARING * em
    left, right = place(before + scale * glyph.xMin, before + scale * glyph.xMax, least, room - least)
    glyph.coordinates = GlyphCoordinates(
        [(round(left + (x - first) / (last - first) * (right - left)), y) for x, y in points]
    )
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (room, glyph.xMin)


def place(left: float, right: float, first: float, last: float) -> tuple[float, float]:
    """Where a glyph begins and ends that is to stand between two limits: moved into them, or squeezed."""
    if right - left > last - first:
        return first, last
    shift = max(0, first - left) - max(0, right - last)
    return left + shift, right + shift


def narrow(glyph, black, scale: float, em: int) -> list[tuple[float, float]]:
    """The points of a glyph, narrower or wider by a factor, with stems and hairlines as thick as they are to be."""
    lighter = min(1, scale**LIGHTER)
    contrast, black_contrast = STEM[0] - HAIRLINE[0], STEM[1] - HAIRLINE[1]
    heavier = contrast * (lighter / scale - 1) / (black_contrast - contrast)
    hairline = HAIRLINE[0] + heavier * (HAIRLINE[1] - HAIRLINE[0])
    missing = em * (HAIRLINE[0] * lighter - hairline * scale)
    points = [
        (scale * (x + heavier * (black_x - x)), y)
        for (x, y), (black_x, _) in zip(glyph.coordinates, black.coordinates, strict=True)
    ]
    return thicken(points, glyph.endPtsOfContours, missing)


def thicken(points: list[tuple[float, float]], ends: list[int], by: float) -> list[tuple[float, float]]:
    """Moves upright edges outwards, each by half of the amount; what lies flat stays."""
    moved, start = [], 0
    for end in ends:
        contour = points[start : end + 1]
        for before, point, after in zip(contour[-1:] + contour[:-1], contour, contour[1:] + contour[:1]):
            steepness = rise(before, point) + rise(point, after)
            moved.append((point[0] - by / 2 * max(-1, min(1, steepness)), point[1]))
        start = end + 1
    return moved


def rise(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How steeply a stretch of an outline goes up: 1 straight up, -1 straight down. What is black lies to its right."""
    length = math.dist(one, other)
    return (other[1] - one[1]) / length if length else 0
