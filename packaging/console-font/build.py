#!/usr/bin/env python3
"""Builds daftar.psf, a font of the Linux console for Arabic and Central Kurdish.

    apt install unifont             # for /usr/share/unifont/unifont.hex
    packaging/console-font/build.py /usr/share/unifont/unifont.hex packaging/console-font/daftar.psf

A console holds 512 glyphs of 8x16 and one table from characters to them; it neither joins nor
reorders. So the font has the joined presentation forms, and for the three Kurdish letters that have
none in Unicode seven glyphs composed here under private-use numbers, which the program sends in
their place. The order of glyphs is not free:

* 0 is what is shown for anything else; ASCII stands at its own numbers (the kernel clears with 32).
* Lines stand at 0xC0-0xDF: a VGA card in text mode draws their ninth column.
* All Arabic letters stand above 255: in text mode those are drawn bright, and a word that is half
  bright cannot be read. (Latin letters beyond ASCII had no room below.)

The same input gives the same bytes. `--list` prints the glyphs instead.
"""

import struct
import sys
from pathlib import Path

HEIGHT, GLYPHS = 16, 512

# Seven glyphs without a place in Unicode. U+F000-F1FF is taken by the kernel for glyph numbers.
YE_FINAL, YE_INITIAL, YE_MEDIAL = 0xE100, 0xE101, 0xE102
LAM_FINAL, LAM_INITIAL, LAM_MEDIAL = 0xE103, 0xE104, 0xE105
REH_FINAL = 0xE106

# Corners, tees, crosses and lines: in text mode only here is their ninth column drawn.
LINES = [*range(0x2500, 0x2504), *"┌┐└┘├┤┬┴┼═║╔╗╚╝╠╣╦╩╬╭╮╰╯"]

# What else the screens draw, and what a console's own programs do.
SIGNS = [
    *"←↑→↓↔↵▁▂▃▄▅▆▇█▀▌▐░▒▓■□▪▲△▶▸►▼▾◀◂◄◆◇○●◦✓✗",
    *"–—‘’“”•…‰‹›€√∞≈≠≤≥−⁵№⇔⊻",
]

# Signs of Latin-1, and its letters.
LATIN_SIGNS = [*range(0xA1, 0xAD), *range(0xAE, 0xC0), 0xD7, 0xF7]
LATIN_LETTERS = [*range(0xC0, 0x100)]

PUNCTUATION = [*"،؛؟٪٫٬ـ۔"]

ARABIC_DIGITS = [*range(0x0660, 0x066A)]
# The others are drawn as the Arabic ones.
PERSIAN_DIGITS = {0x06F4: 0x06F4, 0x06F5: 0x06F5, 0x06F6: 0x06F6}

# Letter: isolated, final, initial, medial. Where a letter joins to the right only, two.
FORMS_A = {
    "پ": range(0xFB56, 0xFB5A),
    "چ": range(0xFB7A, 0xFB7E),
    "ڤ": range(0xFB6A, 0xFB6E),
    "ک": range(0xFB8E, 0xFB92),
    "گ": range(0xFB92, 0xFB96),
    "ھ": range(0xFBAA, 0xFBAE),
    "ی": range(0xFBFC, 0xFC00),
    "ژ": range(0xFB8A, 0xFB8C),
    "ۆ": range(0xFBD9, 0xFBDB),
    "ى": range(0xFBE8, 0xFBEA),
}
FORMS_B = range(0xFE80, 0xFEFD)

# The first form of each letter of 0621-064A in FORMS_B: what a shell prints without joining.
LETTERS = {
    0x0621: 0xFE80, 0x0622: 0xFE81, 0x0623: 0xFE83, 0x0624: 0xFE85, 0x0625: 0xFE87,
    0x0626: 0xFE89, 0x0627: 0xFE8D, 0x0628: 0xFE8F, 0x0629: 0xFE93, 0x062A: 0xFE95,
    0x062B: 0xFE99, 0x062C: 0xFE9D, 0x062D: 0xFEA1, 0x062E: 0xFEA5, 0x062F: 0xFEA9,
    0x0630: 0xFEAB, 0x0631: 0xFEAD, 0x0632: 0xFEAF, 0x0633: 0xFEB1, 0x0634: 0xFEB5,
    0x0635: 0xFEB9, 0x0636: 0xFEBD, 0x0637: 0xFEC1, 0x0638: 0xFEC5, 0x0639: 0xFEC9,
    0x063A: 0xFECD, 0x0641: 0xFED1, 0x0642: 0xFED5, 0x0643: 0xFED9, 0x0644: 0xFEDD,
    0x0645: 0xFEE1, 0x0646: 0xFEE5, 0x0647: 0xFEE9, 0x0648: 0xFEED, 0x0649: 0xFEEF,
    0x064A: 0xFEF1, 0x06D5: 0xFEE9,
}  # fmt: skip

# Unifont draws these two columns wide.
DRAWN = {
    "✓": """
        ........
        ........
        ........
        .......#
        .......#
        ......##
        ......#.
        .....##.
        #....#..
        ##..##..
        .#..#...
        .####...
        ..##....
        ........
        ........
        ........
    """,
    "✗": """
        ........
        ........
        ........
        ........
        #.....#.
        ##...##.
        .##.##..
        ..###...
        ..###...
        .##.##..
        ##...##.
        #.....#.
        ........
        ........
        ........
        ........
    """,
}

# What a glyph stands for besides its own character.
ALSO = {
    0x2D: [0x2010, 0x2011, 0x2012],
    0x20: [0xA0, 0x2002, 0x2003, 0x2009, 0x202F],
    0x2013: [0x00AD],
    0x2500: [0x2501],
    0x2502: [0x2503],
}


def read(path):
    """Returns the glyphs of a .hex file that are one column wide."""
    glyphs = {}
    for line in Path(path).read_text(encoding="ascii").splitlines():
        code, _, rows = line.partition(":")
        if len(rows) == 2 * HEIGHT:
            glyphs[int(code, 16)] = bytes.fromhex(rows)
    for character, picture in DRAWN.items():
        rows = picture.split()
        bits = (row.replace("#", "1").replace(".", "0") for row in rows)
        glyphs[ord(character)] = bytes(int(row, 2) for row in bits)
    return glyphs


def put(glyph, top, rows, clear=()):
    """Returns a glyph with rows laid over it from a line on, after some lines were cleared."""
    glyph = bytearray(glyph)
    for line in clear:
        glyph[line] = 0
    for line, row in enumerate(rows, top):
        glyph[line] |= row
    return bytes(glyph)


def compose(glyphs):
    """Adds the seven glyphs: the joined forms of the letters below with a small V."""
    v = (0b1000100, 0b0101000, 0b0010000)
    glyphs[YE_FINAL] = put(glyphs[0xFBFD], 5, v)
    for form, code in ((0xFBFE, YE_INITIAL), (0xFBFF, YE_MEDIAL)):
        glyphs[code] = put(glyphs[form], 3, [row >> 1 for row in v])
    for form, code in ((0xFEDE, LAM_FINAL), (0xFEDF, LAM_INITIAL), (0xFEE0, LAM_MEDIAL)):
        # The stem is cut short, as that of the isolated letter is.
        glyphs[code] = put(glyphs[form], 1, [row >> 2 for row in v], clear=range(5))
    glyphs[REH_FINAL] = put(glyphs[0xFEAE], 14, (0b101, 0b010))


def number(character):
    return ord(character) if isinstance(character, str) else character


def arrange(glyphs):
    """Returns the place of each glyph: a list of code points, the first of them the one drawn."""
    places = [None] * GLYPHS
    places[0] = 0xFFFD
    for code in range(0x20, 0x7F):
        places[code] = code
    for place, code in enumerate(map(number, LINES), 0xC0):
        places[place] = code
    kurdish = [code for forms in FORMS_A.values() for code in forms]
    own = range(YE_FINAL, REH_FINAL + 1)
    letters = [*FORMS_B, *kurdish, *map(ord, "ڕێڵ"), *own, *LATIN_LETTERS]
    digits = [*ARABIC_DIGITS, *PERSIAN_DIGITS]
    lower = [*map(number, SIGNS), *digits, *map(ord, PUNCTUATION), *LATIN_SIGNS]
    fill(places, range(1, 256), lower)
    fill(places, range(256, GLYPHS), letters)
    missing = [f"{code:04X}" for code in places if code is not None and code not in glyphs]
    if missing:
        sys.exit(f"not in the input, or two columns wide: {' '.join(missing)}")
    return places


def fill(places, room, codes):
    free = [place for place in room if places[place] is None]
    codes = [code for code in codes if code not in places]
    if len(codes) > len(free):
        sys.exit(f"{len(codes)} glyphs for {len(free)} places")
    for place, code in zip(free, codes):
        places[place] = code


def characters(code):
    """Returns all characters a glyph stands for."""
    stands = [code, *ALSO.get(code, [])]
    stands += [letter for letter, form in LETTERS.items() if form == code]
    stands += [ord(letter) for letter, forms in FORMS_A.items() if forms[0] == code != 0xFBE8]
    if 0x0660 <= code <= 0x0669 and code + 0x90 not in PERSIAN_DIGITS:
        stands.append(code + 0x90)
    return stands


def psf(glyphs, places):
    """Returns a PC screen font, version 2, with a table of characters."""
    blank = bytes(HEIGHT)
    header = struct.pack("<4sIIIIIII", b"\x72\xb5\x4a\x86", 0, 32, 1, GLYPHS, HEIGHT, HEIGHT, 8)
    pictures = b"".join(blank if code is None else glyphs[code] for code in places)
    table = b""
    for code in places:
        stands = [] if code is None else characters(code)
        table += "".join(map(chr, stands)).encode("utf-8") + b"\xff"
    return header + pictures + table


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--list"]
    if len(arguments) != (1 if "--list" in sys.argv else 2):
        sys.exit(__doc__)
    glyphs = read(arguments[0])
    compose(glyphs)
    places = arrange(glyphs)
    if "--list" in sys.argv:
        for place, code in enumerate(places):
            if code is not None:
                print(f"{place:3} " + " ".join(f"U+{one:04X}" for one in characters(code)))
        return
    Path(arguments[1]).write_bytes(psf(glyphs, places))


if __name__ == "__main__":
    main()
