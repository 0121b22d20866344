"""The terminals: how each is started with 80x24 cells, and what Debian calls it."""

import os
import subprocess
from dataclasses import dataclass, field

HERE = os.path.dirname(os.path.abspath(__file__))
FONT = "DejaVu Sans Mono"


@dataclass
class Terminal:
    """A terminal of Debian and what is to come of it."""

    name: str
    packages: str
    command: list
    kind: str  # what the program is to recognise
    mode: str = "direct"
    marks: bool = True  # vowel signs are shown
    still: str = ""  # keeps it from joining letters that stand alone
    known: str = ""  # what is known to be wrong, and why it stays so
    # Where it cannot be recognised, or a person has set it up as docs/terminals.md advises.
    arguments: list = field(default_factory=list)

    def version(self):
        """Returns the version of the first package, empty where it is not installed."""
        query = ["dpkg-query", "-W", "-f", "${Version}", self.packages.split()[0]]
        return subprocess.run(query, capture_output=True, text=True).stdout


def terminals(stage, folder):
    """Returns all of them; `stage` is what runs inside, `folder` takes their settings."""
    mlterm = os.path.join(folder, ".mlterm")
    os.makedirs(mlterm, exist_ok=True)
    with open(os.path.join(mlterm, "aafont"), "w") as file:
        # Its own choice of fonts has no Arabic.
        for charset in ("DEFAULT", "ISO10646_UCS4_1", "U+0600-06ff", "U+fb50-fdff", "U+fe70-feff"):
            print(f"{charset} = {FONT}", file=file)
    qterminal = os.path.join(folder, ".config", "qterminal.org")
    os.makedirs(qterminal, exist_ok=True)
    with open(os.path.join(qterminal, "qterminal.ini"), "w") as file:
        file.write(f"[General]\nfontFamily={FONT}\nfontSize=11\nMenuVisible=false\nHideTabBarWithOneTab=true\n"
                   "ScrollbarPosition=0\nTerminalMargin=0\nKeyboardCursorBlink=false\n"
                   "[MainWindow]\nfixedSize=@Size(724 436)\nsize=@Size(724 436)\n")
    konsole = ["--separate", "--hide-menubar", "--hide-tabbar", "-p", "TerminalColumns=80", "-p", "TerminalRows=24",
               "-p", "ScrollBarPosition=2", "-p", f"Font={FONT},11"]
    size = ["-o", "initial_window_width=80c", "-o", "initial_window_height=24c", "-o", "remember_window_size=no"]
    kitty = ["kitty", "--config", "NONE", "-o", f"font_family={FONT}", "-o", "font_size=11", *size,
             "-o", "cursor_blink_interval=0", "-o", "update_check_interval=0", "-o", "window_padding_width=0"]
    vte = ["/usr/bin/python3", os.path.join(HERE, "vte.py")]
    # Its line of status would leave 23 lines to the program.
    settings = os.path.join(folder, "tmux.conf")
    with open(settings, "w") as file:
        print("set -g status off", file=file)
    tmux = ["tmux", "-S", os.path.join(folder, "tmux"), "-f", settings, "new-session"]
    screen = ["screen", "-U", "-c", "/dev/null"]
    xterm = ["xterm", "-u8", "-fa", FONT, "-fs", "11", "-geometry", "80x24+0+0", "-e"]
    return [
        Terminal("xterm", "xterm", [*xterm, *stage], "xterm"),
        Terminal("VTE", "libvte-2.91-0 gir1.2-vte-2.91 python3-gi", [*vte, *stage], "VTE"),
        Terminal("Konsole", "konsole", ["konsole", *konsole, "-e", *stage], "Konsole",
                 still="\x1b]50;BidiRenderingEnabled=false\x07"),
        Terminal("mlterm", "mlterm", ["mlterm", "-g", "80x24", "-E", "utf8", "--type=xft", "-w", "15", "-e", *stage], "mlterm"),
        Terminal("PuTTY", "pterm", ["pterm", "-fn", f"client:{FONT} 11", "-geometry", "80x24+0+0", "-e", *stage],
                 "PuTTY", "inverse"),
        Terminal("urxvt", "rxvt-unicode", ["urxvt", "-fn", f"xft:{FONT}:size=11", "-geometry", "80x24+0+0", "-e", *stage],
                 "urxvt"),
        Terminal("st", "stterm", ["stterm", "-f", f"{FONT}:size=11", "-g", "80x24+0+0", "-e", *stage], "st", marks=False),
        Terminal("Alacritty", "alacritty",
                 ["alacritty", "-o", "window.dimensions.columns=80", "window.dimensions.lines=24", "font.size=11",
                  f"font.normal.family='{FONT}'", "-e", *stage], "Alacritty", marks=False),
        Terminal("kitty", "kitty", [*kitty, *stage], "kitty", "inverse", marks=False,
                 arguments=["--bidi", "inverse"], known="which cells it turns together depends on its fonts"),
        Terminal("kitty, force_ltr", "kitty", [*kitty, "-o", "force_ltr=yes", *stage], "kitty",
                 marks=False, arguments=["--bidi", "direct"]),
        Terminal("QTerminal", "qterminal", ["qterminal", "-e", " ".join(stage)], "QTerminal", "inverse",
                 known="letters of a second font push what follows by a part of a cell"),
        Terminal("tmux in xterm", "tmux xterm", [*xterm, *tmux, *stage], "xterm"),
        Terminal("tmux in VTE", "tmux libvte-2.91-0 gir1.2-vte-2.91 python3-gi", [*vte, *tmux, *stage], "tmux",
                 arguments=["--bidi", "direct"]),
        Terminal("screen in VTE", "screen libvte-2.91-0 gir1.2-vte-2.91 python3-gi", [*vte, *screen, *stage], "GNU screen",
                 arguments=["--bidi", "direct"]),
    ]
