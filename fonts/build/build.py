"""Builds the font files of fonts/ and their manifest from the packages that sources.json pins.

    pip install -r fonts/build/requirements.txt
    python3 fonts/build/build.py [folder with the packages]

Packages that the folder (default fonts/build/packages) lacks are fetched with `npm pack` and `apt-get download`.
The same packages give the same bytes. docs/fonts.md says what is changed and why.
"""

import copy
import json
import sys
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

import excerpts
from cmap_rules import is_combining, is_dropped, is_second_code, shared_glyphs
from dashes import draw_full_dash
from packages import fetch, sha256, unpack
from parts import add_part, add_small
from song_advances import set_song_advances
from tick_boxes import draw_like_square

HERE = Path(__file__).parent
FONTS = HERE.parent
VERSION = "1.000"

# What the page needs of a font and nothing more. Layout features are left out: each would draw glyphs that stand
# for no character of their own (ligatures, vertical forms), and composed marks that read back as another text.
KEPT_TABLES = {"head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "loca", "glyf", "name", "post"}

# What the name table of a face says of its licence.
LICENCES = {
    "OFL-1.1": ("This Font Software is licensed under the SIL Open Font License, Version 1.1.", "https://openfontlicense.org"),
    "Arphic-1999": (
        "This font is licensed under the Arphic Public License; its text comes with the font.",
        "https://spdx.org/licenses/Arphic-1999.html",
    ),
}


def code_points(ranges: list[str]) -> set[int]:
    chosen: set[int] = set()
    for text in ranges:
        first, _, last = text.partition("-")
        chosen.update(range(int(first, 16), int(last or first, 16) + 1))
    return chosen


def choose_characters(font: TTFont, only: list[str] | None, without: set[int]) -> dict[int, str]:
    """The cmap that the built face gets from a font, before glyphs are copied."""
    allowed = code_points(only) if only else None
    return {
        code_point: glyph
        for code_point, glyph in font.getBestCmap().items()
        if not is_dropped(code_point) and code_point not in without and (allowed is None or code_point in allowed)
    }


def drop_other_glyphs(font: TTFont, cmap: dict[int, str]) -> None:
    options = subset.Options(notdef_outline=True, hinting=False, layout_features=[], drop_tables=[], glyph_names=True)
    options.legacy_cmap = options.symbol_cmap = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=cmap)
    subsetter.subset(font)


def copy_shared_glyphs(font: TTFont, cmap: dict[int, str]) -> None:
    """Gives every code point a glyph of its own."""
    order = list(font.getGlyphOrder())
    for code_point, glyph in shared_glyphs(cmap):
        name = f"copy{code_point:04X}"
        order.append(name)
        font["glyf"].glyphs[name] = copy.deepcopy(font["glyf"][glyph])
        font["hmtx"].metrics[name] = font["hmtx"].metrics[glyph]
        cmap[code_point] = name
    font.setGlyphOrder(order)
    font["glyf"].glyphOrder = order
    font["maxp"].numGlyphs = len(order)


def write_cmap(font: TTFont, cmap: dict[int, str]) -> None:
    """A format 4 and a format 12 table, as Windows wants them; no variation sequences, no combining marks."""
    cmap = {code_point: glyph for code_point, glyph in cmap.items() if not is_combining(code_point)}
    table = newTable("cmap")
    table.tableVersion = 0
    table.tables = []
    for encoding, format_, last in ((1, 4, 0xFFFF), (10, 12, 0x10FFFF)):
        subtable = CmapSubtable.newSubtable(format_)
        subtable.platformID, subtable.platEncID, subtable.language = 3, encoding, 0
        subtable.cmap = {code_point: glyph for code_point, glyph in cmap.items() if code_point <= last}
        if subtable.cmap or format_ == 4:
            table.tables.append(subtable)
    font["cmap"] = table


def write_metrics(font: TTFont) -> None:
    """All faces: 0.88 em above the baseline, 0.12 em below, no gap. A line that holds several does not grow."""
    em = font["head"].unitsPerEm
    ascent, descent = round(0.88 * em), em - round(0.88 * em)
    hhea, os2 = font["hhea"], font["OS/2"]
    hhea.ascent, hhea.descent, hhea.lineGap = ascent, -descent, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = ascent, -descent, 0
    os2.usWinAscent, os2.usWinDescent = ascent, descent
    os2.usWeightClass, os2.fsSelection, os2.fsType = 400, 0b1000000, 0
    font["head"].macStyle = 0
    # Code page 936: without it Windows does not take the face for a Chinese one.
    os2.version = max(os2.version, 1)
    os2.ulCodePageRange1 |= 1 << 18


def make_em_wide(font: TTFont) -> None:
    """Han fill the em; a handful that were drawn a thousandth wider or narrower as well."""
    metrics = font["hmtx"].metrics
    for name, (_, bearing) in metrics.items():
        metrics[name] = (font["head"].unitsPerEm, bearing)


def write_names(font: TTFont, entry: dict, sources: list[TTFont]) -> None:
    """A family of its own with one style, so that no engine makes it bold or takes it for another."""
    copyrights, origins = (
        list(dict.fromkeys(text(source["name"]) for source in sources))
        for text in (
            lambda names: names.getDebugName(0),
            lambda names: f"{names.getDebugName(4)}, {names.getDebugName(5)}",
        )
    )
    licence, licence_url = LICENCES[entry["licence"]]
    postscript = entry["family"].replace(" ", "") + "-Regular"
    table = newTable("name")
    table.names = []
    names = {
        0: "; ".join(copyrights),
        1: entry["family"],
        2: "Regular",
        3: f"{VERSION};{postscript}",
        4: entry["family"],
        5: f"Version {VERSION}; from {'; '.join(origins)}",
        6: postscript,
        13: licence,
        14: licence_url,
    }
    if "changes" in entry:
        names[10] = entry["changes"]
    for name_id, text in names.items():
        table.setName(text, name_id, 3, 1, 0x409)
    font["name"] = table
    font["head"].fontRevision = float(VERSION)


def merge(font: TTFont, cmap: dict[int, str], parts: list[dict], sources: list[Path], without: set[int]) -> None:
    """Fills a face that has no characters yet."""
    for part, source in zip(parts, sources):
        origin = TTFont(source, lazy=True)
        taken = without | cmap.keys()
        if "small" in part:
            add_small(font, cmap, origin, code_points(part["only"]) - taken, part["small"])
        else:
            chosen = choose_characters(origin, part["only"], taken)
            chosen = {code_point: glyph for code_point, glyph in chosen.items() if not is_second_code(code_point)}
            add_part(font, cmap, origin, chosen, part.get("size", 1))


def origins(entry: dict) -> list[dict]:
    """The parts of a face, and after them the heavier font whose outlines it borrows."""
    return entry["parts"] + ([entry["songAdvances"]] if "songAdvances" in entry else [])


def build(entry: dict, sources: list[Path], target: Path) -> None:
    """Makes a face of one part, or of several, each character from the first that has it."""
    fonts = [TTFont(source, recalcTimestamp=False, recalcBBoxes=True) for source in sources]
    font = fonts[0]
    without = code_points(entry.get("without", []))
    for other in entry.get("lackedBy", []):
        without |= TTFont(target.parent / other, lazy=True).getBestCmap().keys()
    merged = len(entry["parts"]) > 1
    cmap = {} if merged else choose_characters(font, entry["parts"][0].get("only"), without)
    if "boxesLike" in entry:
        draw_like_square(font, TTFont(target.parent / entry["boxesLike"], lazy=True))
    if entry.get("fullDash"):
        draw_full_dash(font)
    if "songAdvances" in entry:
        symbols = (FONTS / "repertoires" / "gbk-symbols.txt").read_text(encoding="utf-8").replace("\n", "")
        set_song_advances(font, fonts[-1], symbols)
    for tag in [tag for tag in font.keys() if tag not in KEPT_TABLES and tag != "GlyphOrder"]:
        del font[tag]
    drop_other_glyphs(font, cmap)
    if merged:
        merge(font, cmap, entry["parts"], sources, without)
    copy_shared_glyphs(font, cmap)
    if entry.get("emWide"):
        make_em_wide(font)
    write_cmap(font, cmap)
    write_metrics(font)
    write_names(font, entry, fonts)
    font["post"].formatType = 3.0
    font["OS/2"].recalcUnicodeRanges(font)
    font["OS/2"].updateFirstAndLastCharIndex(font)
    font.save(target, reorderTables=True)


def describe(entry: dict, packages: dict, sources: list[Path], target: Path) -> dict:
    font = TTFont(target, lazy=True)
    return {
        "file": entry["file"],
        "family": entry["family"],
        "role": entry["role"],
        "version": VERSION,
        "fsType": font["OS/2"].fsType,
        "characters": len(font.getBestCmap()),
        "bytes": target.stat().st_size,
        "sha256": sha256(target),
        "licence": entry["licence"],
        "origins": [
            {
                "registry": packages[part["package"]]["registry"],
                "package": packages[part["package"]]["name"],
                "version": packages[part["package"]]["version"],
                "file": part["source"],
                "sha256": sha256(source),
                "licenceFile": part["licenceFile"],
            }
            for part, source in zip(origins(entry), sources)
        ],
    }


def main() -> None:
    sources = json.loads((HERE / "sources.json").read_text())
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "packages"
    with tempfile.TemporaryDirectory() as scratch:
        for key, package in sources["packages"].items():
            unpack(fetch(package, folder), Path(scratch) / key)
        manifest = []
        for entry in sources["fonts"]:
            files = [Path(scratch) / part["package"] / part["source"] for part in origins(entry)]
            target = FONTS / entry["file"]
            build(entry, files, target)
            manifest.append(describe(entry, sources["packages"], files, target))
            print(f"{entry['file']}: {manifest[-1]['characters']} characters, {manifest[-1]['bytes']} bytes")
    (FONTS / "manifest.json").write_text(json.dumps({"fonts": manifest}, indent=2, ensure_ascii=False) + "\n")
    excerpts.main()


if __name__ == "__main__":
    main()
