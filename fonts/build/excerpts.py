"""Builds the excerpts: of each face of the text its common characters once more, in a small file of its own.

    python3 fonts/build/excerpts.py

Reads the built faces and fonts/build/sources.json, writes the files and their part of fonts/manifest.json. The same
faces give the same bytes. ADR 0100 says what they are for.
"""

import hashlib
import json
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
FONTS = HERE.parent


def common_characters(han: int) -> set[int]:
    """ASCII, the symbols of GBK, and the first characters of 通用规范汉字表: those of its levels one and two are 6,500."""
    table = (FONTS / "repertoires" / "general-standard-characters.txt").read_text(encoding="utf-8").replace("\n", "")
    symbols = (FONTS / "repertoires" / "gbk-symbols.txt").read_text(encoding="utf-8").replace("\n", "")
    return set(range(0x20, 0x7F)) | set(map(ord, symbols)) | set(map(ord, table[:han]))


def build(entry: dict, characters: set[int]) -> dict:
    # The box of the whole face stays: programs choose by it how they draw, and both are to be drawn alike.
    font = TTFont(FONTS / entry["of"], recalcTimestamp=False, recalcBBoxes=False)
    options = subset.Options(notdef_outline=True, hinting=False, layout_features=[], drop_tables=[], name_IDs=["*"])
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters & font.getBestCmap().keys())
    subsetter.subset(font)
    postscript = entry["family"].replace(" ", "") + "-Regular"
    for name_id, text in {1: entry["family"], 3: f"1.000;{postscript}", 4: entry["family"], 6: postscript}.items():
        font["name"].setName(text, name_id, 3, 1, 0x409)
    target = FONTS / entry["file"]
    font.save(target, reorderTables=True)
    return {
        "file": entry["file"],
        "family": entry["family"],
        "of": entry["of"],
        "characters": len(TTFont(target, lazy=True).getBestCmap()),
        "bytes": target.stat().st_size,
        "sha256": hashlib.sha256(target.read_bytes()).hexdigest(),
    }


def main() -> None:
    sources = json.loads((HERE / "sources.json").read_text())["excerpts"]
    characters = common_characters(sources["han"])
    manifest = json.loads((FONTS / "manifest.json").read_text())
    manifest["excerpts"] = [build(entry, characters) for entry in sources["files"]]
    (FONTS / "manifest.json").write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n")
    for entry in manifest["excerpts"]:
        print(f"{entry['file']}: {entry['characters']} characters, {entry['bytes']} bytes")


if __name__ == "__main__":
    main()
