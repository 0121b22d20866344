"""What the program means to show: its cells, read from a pseudo-terminal.

The reader below knows the few sequences the program writes and insists on no others, so nothing that
is sent goes by unread. It answers as xterm does, which shows cells where they are sent.
"""

import codecs
import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
import unicodedata
from dataclasses import dataclass

PLAIN = (39, 49, frozenset())
KEYS = {
    "Enter": "\r", "Escape": "\x1b", "Tab": "\t", "Down": "\x1b[B", "Up": "\x1b[A",
    "F2": "\x1bOQ", "F4": "\x1bOS", "F9": "\x1b[20~", "F10": "\x1b[21~",
}


@dataclass
class Picture:
    """The cells of a screen, a row after the other, and where the cursor is seen."""

    columns: int
    rows: int
    cells: list  # of (symbol, style)
    cursor: tuple | None

    def at(self, x, y):
        return self.cells[y * self.columns + x]

    def lines(self):
        rows = [self.cells[y * self.columns:(y + 1) * self.columns] for y in range(self.rows)]
        return ["".join(symbol for symbol, _ in row).rstrip() for row in rows]


class Reader:
    """A terminal that shows every cell where it was sent."""

    def __init__(self, columns, rows):
        self.columns, self.rows = columns, rows
        self.cells = [(" ", PLAIN)] * (columns * rows)
        self.x = self.y = 0
        self.style = PLAIN
        self.cursor = True
        self.rest = ""
        self.decoder = codecs.getincrementaldecoder("utf-8")()
        self.answers = ["\x1b[8;0$y\x1b[8;0$y\x1b[?64c", "\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?64c"]

    def read(self, written):
        """Takes in what the program wrote; returns what the terminal answers."""
        answer, text = "", self.rest + self.decoder.decode(written)
        at = 0
        while at < len(text):
            if text[at] != "\x1b":
                self.character(text[at])
                at += 1
                continue
            end = sequence_end(text, at)
            if end is None:
                break
            answer += self.sequence(text[at:end])
            at = end
        self.rest = text[at:]
        return answer

    def character(self, ch):
        if ch == "\r":
            self.x = 0
        elif ch == "\n":
            self.y = min(self.y + 1, self.rows - 1)
        elif ch == "\b":
            self.x = max(self.x - 1, 0)
        elif unicodedata.combining(ch):
            symbol, style = self.cells[self.place(self.x - 1)]
            self.cells[self.place(self.x - 1)] = (symbol + ch, style)
        elif self.x < self.columns:
            self.cells[self.place(self.x)] = (ch, self.style)
            self.x += 1

    def place(self, x):
        return self.y * self.columns + x

    def sequence(self, text):
        last, body = text[-1], text[2:-1]
        if text.startswith("\x1b]") or text.startswith("\x1bP"):
            return ""
        if body.startswith("?"):
            if body == "?25":
                self.cursor = last == "h"
        elif last == "H":
            row, _, column = body.partition(";")
            self.y, self.x = int(row or 1) - 1, int(column or 1) - 1
        elif last == "C":
            self.x += int(body or 1)
        elif last == "J":
            self.cells = [(" ", (39, self.style[1], frozenset()))] * (self.columns * self.rows)
        elif last == "m":
            self.pen([int(code or 0) for code in body.split(";")])
        elif last == "c" and not body and self.answers:
            return self.answers.pop(0)
        elif last not in "pqclh":
            raise ValueError(f"the program wrote {text!r}")
        return ""

    def pen(self, codes):
        ink, paper, marks = self.style
        for code in codes:
            if code == 0:
                ink, paper, marks = PLAIN
            elif code in (1, 2, 4, 7):
                marks |= {code}
            elif code == 22:
                marks -= {1, 2}
            elif code in (24, 27):
                marks -= {code - 20}
            elif 30 <= code < 40 or 90 <= code < 98:
                ink = code
            else:
                paper = code
        self.style = (ink, paper, frozenset(marks))

    def picture(self):
        cursor = (self.x, self.y) if self.cursor else None
        return Picture(self.columns, self.rows, list(self.cells), cursor)


def sequence_end(text, at):
    """Returns where the escape sequence that begins at a place ends, if all of it is there."""
    kind = text[at + 1:at + 2]
    if kind == "[":
        return next((i + 1 for i in range(at + 2, len(text)) if "\x40" <= text[i] <= "\x7e"), None)
    if kind in ("]", "P"):
        ends = [(text.find(end, at), len(end)) for end in ("\x07", "\x1b\\")]
        return min((place + size for place, size in ends if place > at), default=None)
    return None


def play(command, environment, columns, rows, journey):
    """Runs a program, presses keys, and returns its picture at every named stop of the journey."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    child = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True)
    os.close(slave)
    reader, pictures = Reader(columns, rows), {}
    settle(master, reader, first=True)
    for keys, name in journey:
        for key in keys.split():
            os.write(master, KEYS.get(key, key).encode())
            settle(master, reader)
        if name:
            pictures[name] = reader.picture()
    child.terminate()
    while child.poll() is None:
        settle(master, reader)
    os.close(master)
    return pictures


def settle(master, reader, first=False):
    """Reads until the program has been quiet for a while."""
    until = time.monotonic() + (10 if first else 0.4)
    while select.select([master], [], [], max(0, until - time.monotonic()))[0]:
        try:
            piece = os.read(master, 65536)
        except OSError:
            return
        answer = reader.read(piece)
        if answer:
            os.write(master, answer.encode())
        elif not first or b"\x1b[2J" in piece:
            until, first = time.monotonic() + 0.4, False
