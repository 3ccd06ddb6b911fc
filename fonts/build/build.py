"""Builds the font files of fonts/ and their manifest from the packages that sources.json pins.

    pip install -r fonts/build/requirements.txt
    python3 fonts/build/build.py [folder with the packages]

Packages that the folder (default fonts/build/packages) lacks are fetched with `npm pack` and `apt-get download`.
The same packages give the same bytes. docs/fonts.md says what is changed and why.
"""

import copy
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

import excerpts
from cmap_rules import is_dropped, shared_glyphs
from tick_boxes import draw_like_square

HERE = Path(__file__).parent
FONTS = HERE.parent
VERSION = "1.000"

# What the page needs of a font and nothing more. Layout features are left out: each would draw glyphs that stand
# for no character of their own (ligatures, vertical forms), and composed marks that read back as another text.
KEPT_TABLES = {"head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "loca", "glyf", "name", "post"}


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def fetch(package: dict, folder: Path) -> Path:
    """The archive of a package, checked against its pinned digest."""
    archive = folder / package["archive"]
    if not archive.exists():
        folder.mkdir(parents=True, exist_ok=True)
        commands = {
            "npm": ["npm", "pack", "--silent", f"{package['name']}@{package['version']}"],
            "debian": ["apt-get", "download", f"{package['name']}={package['version']}"],
        }
        subprocess.run(commands[package["registry"]], cwd=folder, check=True)
    if sha256(archive) != package["sha256"]:
        sys.exit(f"{archive} is not the pinned package: sha256 {sha256(archive)}")
    return archive


def unpack(archive: Path, folder: Path) -> None:
    if archive.suffix == ".deb":
        subprocess.run(["dpkg-deb", "-x", archive, folder], check=True)
    else:
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data")


def code_points(ranges: list[str]) -> set[int]:
    chosen: set[int] = set()
    for text in ranges:
        first, _, last = text.partition("-")
        chosen.update(range(int(first, 16), int(last or first, 16) + 1))
    return chosen


def choose_characters(font: TTFont, only: list[str] | None) -> dict[int, str]:
    """The cmap that the built face gets, before glyphs are copied."""
    allowed = code_points(only) if only else None
    return {
        code_point: glyph
        for code_point, glyph in font.getBestCmap().items()
        if not is_dropped(code_point) and (allowed is None or code_point in allowed)
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
    """A format 4 and a format 12 table, as Windows wants them; no variation sequences."""
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


def write_names(font: TTFont, entry: dict) -> None:
    """A family of its own with one style, so that no engine makes it bold or takes it for another."""
    copyright_, origin, origin_version = (font["name"].getDebugName(name_id) for name_id in (0, 4, 5))
    postscript = entry["family"].replace(" ", "") + "-Regular"
    table = newTable("name")
    table.names = []
    names = {
        0: copyright_,
        1: entry["family"],
        2: "Regular",
        3: f"{VERSION};{postscript}",
        4: entry["family"],
        5: f"Version {VERSION}; from {origin}, {origin_version}",
        6: postscript,
        13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        14: "https://openfontlicense.org",
    }
    for name_id, text in names.items():
        table.setName(text, name_id, 3, 1, 0x409)
    font["name"] = table
    font["head"].fontRevision = float(VERSION)


def build(entry: dict, source: Path, target: Path) -> None:
    font = TTFont(source, recalcTimestamp=False, recalcBBoxes=True)
    cmap = choose_characters(font, entry.get("only"))
    if "boxesLike" in entry:
        draw_like_square(font, TTFont(target.parent / entry["boxesLike"], lazy=True))
    for tag in [tag for tag in font.keys() if tag not in KEPT_TABLES and tag != "GlyphOrder"]:
        del font[tag]
    drop_other_glyphs(font, cmap)
    copy_shared_glyphs(font, cmap)
    write_cmap(font, cmap)
    write_metrics(font)
    write_names(font, entry)
    font["post"].formatType = 3.0
    font["OS/2"].recalcUnicodeRanges(font)
    font["OS/2"].updateFirstAndLastCharIndex(font)
    font.save(target, reorderTables=True)


def describe(entry: dict, package: dict, source: Path, target: Path) -> dict:
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
        "licenceFile": entry["licenceFile"],
        "origin": {
            "registry": package["registry"],
            "package": package["name"],
            "version": package["version"],
            "file": entry["source"],
            "sha256": sha256(source),
        },
    }


def main() -> None:
    sources = json.loads((HERE / "sources.json").read_text())
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "packages"
    with tempfile.TemporaryDirectory() as scratch:
        for key, package in sources["packages"].items():
            unpack(fetch(package, folder), Path(scratch) / key)
        manifest = []
        for entry in sources["fonts"]:
            source = Path(scratch) / entry["package"] / entry["source"]
            target = FONTS / entry["file"]
            build(entry, source, target)
            manifest.append(describe(entry, sources["packages"][entry["package"]], source, target))
            print(f"{entry['file']}: {manifest[-1]['characters']} characters, {manifest[-1]['bytes']} bytes")
    (FONTS / "manifest.json").write_text(json.dumps({"fonts": manifest}, indent=2, ensure_ascii=False) + "\n")
    excerpts.main()


if __name__ == "__main__":
    main()
