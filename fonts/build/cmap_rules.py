"""Which code points of a face stay, so that every glyph stands for one character and no other.

A PDF names glyphs, not characters; what is read back from it is the one code point that its writer finds for
the glyph. In a face where 人 (U+4EBA) and the Kangxi radical ⼈ (U+2F08) share a glyph, that is the radical.
"""

import unicodedata

KANGXI = range(0x2F00, 0x2FE0)
RADICALS = range(0x2E80, 0x2F00)
COMPATIBILITY = (range(0xF900, 0xFB00), range(0x2F800, 0x2FA20))
PRIVATE_USE = (range(0xE000, 0xF900), range(0xF0000, 0x110000))

# The radicals that GB 18030 has among its two-byte codes since GBK: characters in their own right.
GB_18030_RADICALS = frozenset(
    [0x2E81, 0x2E84, 0x2E88, 0x2E8B, 0x2E8C, 0x2E97, 0x2EA7, 0x2EAA, 0x2EAE, 0x2EB3, 0x2EB6, 0x2EB7, 0x2EBB, 0x2ECA]
)
# The 21 of GB 18030's two-byte codes in the block of compatibility ideographs; twelve of them are unified
# ideographs in spite of the block's name.
GB_18030_COMPATIBILITY = frozenset(
    [0xF92C, 0xF979, 0xF995, 0xF9E7, 0xF9F1]
    + [0xFA0C, 0xFA0D, 0xFA0E, 0xFA0F, 0xFA11, 0xFA13, 0xFA14, 0xFA18, 0xFA1F, 0xFA20]
    + [0xFA21, 0xFA23, 0xFA24, 0xFA27, 0xFA28, 0xFA29]
)


def is_dropped(code_point: int) -> bool:
    """True for what no face may have: a second code for a Han character, or no agreed meaning at all."""
    if code_point in KANGXI:
        return True
    if code_point in RADICALS:
        return code_point not in GB_18030_RADICALS
    if any(code_point in block for block in COMPATIBILITY):
        return code_point not in GB_18030_COMPATIBILITY
    return any(code_point in block for block in PRIVATE_USE)


def shared_glyphs(cmap: dict[int, str]) -> list[tuple[int, str]]:
    """The (code point, glyph) pairs that need a copy of the glyph: all but the first code point on each glyph."""
    seen: set[str] = set()
    shared: list[tuple[int, str]] = []
    for code_point, glyph in sorted(cmap.items()):
        if glyph in seen:
            shared.append((code_point, glyph))
        seen.add(glyph)
    return shared


def is_second_code(code_point: int) -> bool:
    """True for what NFC turns into another character: the Kelvin sign into K. Readers of a PDF may do the same."""
    return unicodedata.normalize("NFC", chr(code_point)) != chr(code_point)


def is_combining(code_point: int) -> bool:
    """
    True for a combining mark. No text that is printed has one, and where a face has it, the engine draws a letter that
    the face lacks (š) as a letter and a mark, instead of taking it from the next face. The glyph stays: glyphs of a PDF
    go by number, and documents printed before are to come out the same.
    """
    return unicodedata.category(chr(code_point)).startswith("M")
