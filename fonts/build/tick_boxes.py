"""Draws ☐ ☑ ☒ with the very box of 宋体's □, so that ticked and unticked boxes of a form look alike.

HanaMinA's boxes are larger and heavier than □. What stands inside of them (tick, cross) is kept and made to fit.
"""

from fontTools.misc.transform import Transform
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

EMPTY, TICKED, CROSSED, SQUARE = 0x2610, 0x2611, 0x2612, 0x25A1


def contours(font: TTFont, code_point: int) -> list[list]:
    """The outline of a character, contour by contour, as pen commands."""
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[font.getBestCmap()[code_point]].draw(pen)
    found: list[list] = []
    for command in pen.value:
        if command[0] == "moveTo":
            found.append([])
        found[-1].append(command)
    return found


def bounds(font: TTFont, code_point: int) -> tuple[float, float, float, float]:
    glyph = font["glyf"][font.getBestCmap()[code_point]]
    return glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax


def draw_like_square(font: TTFont, song: TTFont) -> None:
    scale = font["head"].unitsPerEm / song["head"].unitsPerEm
    left, bottom, right, top = (scale * edge for edge in bounds(song, SQUARE))
    old_left, old_bottom, old_right, old_top = bounds(font, EMPTY)
    box = contours(font, EMPTY)
    fit = (
        Transform()
        .translate(left, bottom)
        .scale((right - left) / (old_right - old_left), (top - bottom) / (old_top - old_bottom))
        .translate(-old_left, -old_bottom)
    )
    inner = {code_point: contours(font, code_point) for code_point in (EMPTY, TICKED, CROSSED)}
    for code_point, drawn in inner.items():
        if drawn[: len(box)] != box:
            raise SystemExit(f"U+{code_point:04X} is not drawn as a box with something inside")
        pen = TTGlyphPen(None)
        for contour in contours(song, SQUARE):
            replay(contour, TransformPen(pen, Transform().scale(scale, scale)))
        for contour in drawn[len(box) :]:
            replay(contour, TransformPen(pen, fit))
        name = font.getBestCmap()[code_point]
        glyph = pen.glyph(dropImpliedOnCurves=False)
        glyph.recalcBounds(font["glyf"])
        font["glyf"][name] = glyph
        font["hmtx"][name] = (font["hmtx"][name][0], glyph.xMin)


def replay(commands: list, pen) -> None:
    for name, arguments in commands:
        getattr(pen, name)(*arguments)
