"""Make the web font: a subset of Source Sans 3 that covers Latin Extended-A and ≥.

Run with fonttools and brotli installed, after `npm ci`. The result has its own name, because the
licence reserves the name Source for the unchanged font.
"""

import io
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

WORTEL = Path(__file__).resolve().parents[1]
BRON = WORTEL / "node_modules" / "source-sans" / "VF" / "SourceSans3VF-Upright.ttf"
DOEL = WORTEL / "portal" / "static" / "meerzorg-sans.woff2"
NAAM = "Meerzorg Sans"
NAMEN = {1: NAAM, 3: f"{NAAM};1", 4: NAAM, 6: NAAM.replace(" ", ""), 16: NAAM}
LETTERS = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x218, 0x21C), 0x1E9E]
TEKENS = "ʼˆˇ˚˜‐‑‒–—‘’‚“”„†•…‰′″‹›€™−≈≠≤≥←↑→↓✓\u2009\u202f"


def main() -> None:
    """Limit the weights, keep the wanted signs, rename and write."""
    los = io.BytesIO()
    instancer.instantiateVariableFont(TTFont(BRON), {"wght": (400, 400, 700)}).save(los)
    font = TTFont(los)
    variaties = font["gvar"].variations
    font["gvar"].variations = {
        teken: variaties[teken] if teken in variaties else []  # noqa: SIM401 - no get() there
        for teken in font.getGlyphOrder()
    }
    opties = Options(
        layout_features=["kern", "liga", "ccmp", "mark", "mkmk", "locl", "tnum", "lnum"],
        hinting=False,
        notdef_outline=True,
    )
    snijder = Subsetter(opties)
    snijder.populate(unicodes=[*LETTERS, *map(ord, TEKENS)])
    snijder.subset(font)
    for regel in font["name"].names:
        if regel.nameID in NAMEN:
            regel.string = NAMEN[regel.nameID]
    font.flavor = "woff2"
    font.save(DOEL)


if __name__ == "__main__":
    main()
