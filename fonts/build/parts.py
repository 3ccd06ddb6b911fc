"""Puts the glyphs of several fonts into one face."""

import unicodedata

from fontTools.misc.transform import Transform
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont


def outline(font: TTFont, name: str, transform: Transform):
    """The glyph as a plain outline, without parts of other glyphs: so subsets of it can be cut for Word files."""
    glyphs = font.getGlyphSet()
    recorded = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(recorded)
    pen = TTGlyphPen(None)
    recorded.replay(TransformPen(pen, transform))
    return pen.glyph(dropImpliedOnCurves=False)


def add_part(font: TTFont, cmap: dict[int, str], part: TTFont, chosen: dict[int, str], size: float) -> None:
    """Adds characters of another font to a face, in that size in relation to the em."""
    scale = size * font["head"].unitsPerEm / part["head"].unitsPerEm
    for code_point, name in sorted(chosen.items()):
        advance = round(part["hmtx"][name][0] * scale)
        add_glyph(font, cmap, code_point, outline(part, name, Transform().scale(scale)), advance)
    finish(font)


def add_small(font: TTFont, cmap: dict[int, str], part: TTFont, chosen: set[int], small: dict) -> None:
    """
    Adds raised and lowered characters that are drawn from those of full size: ₂ from 2. All in thousandths of the em:
    `size`, `super` and `sub` (where their baselines are) and `room` on both sides.
    """
    em = font["head"].unitsPerEm
    scale = small["size"] / 1000 * em / part["head"].unitsPerEm
    room = small["room"] * em / 1000
    glyphs = part.getBestCmap()
    for code_point in sorted(chosen):
        tag, _, base = unicodedata.decomposition(chr(code_point)).partition(" ")
        name = glyphs.get(int(base, 16)) if tag in ("<super>", "<sub>") and " " not in base else None
        if name is None:
            continue
        raised = Transform().translate(room, small[tag.strip("<>")] * em / 1000).scale(scale)
        advance = round(part["hmtx"][name][0] * scale + 2 * room)
        add_glyph(font, cmap, code_point, outline(part, name, raised), advance)
    finish(font)


def add_glyph(font: TTFont, cmap: dict[int, str], code_point: int, glyph, advance: int) -> None:
    name = f"u{code_point:04X}"
    font["glyf"].glyphs[name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"].metrics[name] = (advance, glyph.xMin if glyph.numberOfContours else 0)
    cmap[code_point] = name


def finish(font: TTFont) -> None:
    order = list(font["glyf"].glyphs)
    font.setGlyphOrder(order)
    font["glyf"].glyphOrder = order
    font["maxp"].numGlyphs = len(order)
