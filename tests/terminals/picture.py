"""Pictures of a window, their cells, and which character stands in each.

A terminal first shows every character that is expected anywhere, each alone between two Latin letters:
no terminal can reorder a stretch of one cell, and a presentation form has no neighbour to join. These
looks are learned. A cell of the real screen is then the character whose look is nearest.
"""

import subprocess
from dataclasses import dataclass

from grid import PLAIN

ROOT = (1400, 900)


def root_window(display):
    """Takes a picture of the whole display: three bytes for each point."""
    command = ["import", "-display", display, "-window", "root", "-depth", "8", "rgb:-"]
    return subprocess.run(command, capture_output=True, check=True).stdout


def row_of(picture, y, left=0, right=ROOT[0]):
    start = y * ROOT[0] * 3
    return picture[start + left * 3:start + right * 3]


@dataclass
class Place:
    """Where the cells are in a picture."""

    left: int
    top: int
    width: int  # of a cell
    height: int
    columns: int
    rows: int

    @classmethod
    def between(cls, blue, red, columns, rows):
        """Finds it by two pictures, before and after all cells changed their colour."""
        changed = [y for y in range(ROOT[1]) if row_of(blue, y) != row_of(red, y)]
        before, after = row_of(blue, changed[len(changed) // 2]), row_of(red, changed[len(changed) // 2])
        points = [x for x in range(ROOT[0]) if before[x * 3:x * 3 + 3] != after[x * 3:x * 3 + 3]]
        width, height = points[-1] + 1 - points[0], changed[-1] + 1 - changed[0]
        if width % columns or height % rows:
            raise ValueError(f"{columns}x{rows} cells in {width}x{height} points")
        return cls(points[0], changed[0], width // columns, height // rows, columns, rows)

    def look(self, picture, x, y):
        """Returns the points of a cell."""
        left, top = self.left + x * self.width, self.top + y * self.height
        return b"".join(row_of(picture, top + line, left, left + self.width) for line in range(self.height))

    def cut(self, picture):
        """Returns the points of all cells and their size."""
        right, bottom = self.left + self.width * self.columns, self.top + self.height * self.rows
        points = b"".join(row_of(picture, y, self.left, right) for y in range(self.top, bottom))
        return points, (right - self.left, bottom - self.top)


def distance(one, other):
    """Returns how different two looks are: 0 for the same."""
    if one == other:
        return 0
    return sum(abs(a - b) for a, b in zip(one, other))


def sgr(style):
    ink, paper, marks = style
    return "\x1b[" + ";".join(str(code) for code in [0, ink, paper, *sorted(marks)]) + "m"


def pages(characters, columns, rows):
    """Returns pages that show each character alone, and where each stands on them."""
    per_row = (columns - 2) // 2
    per_page = per_row * (rows - 1)
    for start in range(0, len(characters), per_page):
        text, places = "\x1b[m\x1b[2J\x1b[?25l", {}
        for number, key in enumerate(characters[start:start + per_page]):
            x, y = number % per_row * 2 + 1, number // per_row
            symbol, style = key
            text += f"\x1b[{y + 1};{x}H\x1b[ma{sgr(style)}{symbol}\x1b[{y + 1};{x + 2}H\x1b[ma"
            places[key] = (x, y)
        yield text, places


class Looks:
    """How every character looks in a terminal."""

    def __init__(self):
        self.known = {}
        self.reach = {}
        self.recognised = {}

    def learn(self, place, picture, places):
        for key, (x, y) in places.items():
            self.known[key] = place.look(picture, x, y)

    def measure(self):
        """A look nearer than half the way to its nearest neighbour can be nothing else."""
        looks = sorted(set(self.known.values()))
        nearest = {look: min((distance(look, other) for other in looks if other != look), default=0) for look in looks}
        self.reach = {key: nearest[look] / 2 for key, look in self.known.items()}

    def seen(self, look):
        """Returns the character whose look is nearest."""
        if look not in self.recognised:
            self.recognised[look] = min(self.known, key=lambda key: distance(look, self.known[key]))
        return self.recognised[look]

    def is_right(self, look, key):
        if distance(look, self.known[key]) < self.reach[key]:
            return True
        return self.known[self.seen(look)] == self.known[key]


def any_digit(picture, x, y):
    """Tells whether a cell is a digit of a clock (15:00:05), which goes on between two runs."""
    around = [picture.at(i, y)[0] if 0 <= i < picture.columns else " " for i in range(x - 7, x + 8)]
    text = "".join(symbol[0] if not symbol[0].isdigit() else "0" for symbol in around)
    return any(text[i:i + 8] == "00:00:00" and i <= 7 < i + 8 for i in range(8)) and text[7] == "0"


def ground(look):
    """Returns the point that is there most often: what is behind the character."""
    points = [look[at:at + 3] for at in range(0, len(look), 3)]
    return max(set(points), key=points.count)


def differences(expected, looks, place, picture):
    """Compares all cells; returns those that are seen as others: (x, y, expected, seen)."""
    wrong = []
    for y in range(expected.rows):
        for x in range(expected.columns):
            key = expected.at(x, y)
            if (x, y) == expected.cursor:
                # The terminal's own cursor lies upon it.
                continue
            look = place.look(picture, x, y)
            if looks.is_right(look, key):
                continue
            seen = looks.seen(look)
            # What a neighbour wider than its cell leaves there can make a bold letter look like a plain one.
            if seen[0] == key[0] and ground(look) == ground(looks.known[key]):
                continue
            if any_digit(expected, x, y) and seen[0].isdigit():
                continue
            wrong.append((x, y, key[0], seen[0]))
    return wrong


def characters(pictures):
    """Returns every character of some pictures in every style, and all digits for clocks."""
    found = {key for picture in pictures for key in picture.cells}
    found |= {(digit, style) for digit in "٠١٢٣٤٥٦٧٨٩" for symbol, style in found if symbol == ":"}
    return sorted(found | {(" ", PLAIN)}, key=lambda key: (key[0], key[1][0], key[1][1], sorted(key[1][2])))
