"""A bare window of GNOME's terminal widget: vte.py COMMAND ARGUMENT..."""

import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Vte", "2.91")
from gi.repository import GLib, Gtk, Pango, Vte  # noqa: E402

window = Gtk.Window()
window.set_decorated(False)
terminal = Vte.Terminal()
terminal.set_size(80, 24)
terminal.set_font(Pango.FontDescription("DejaVu Sans Mono 11"))
terminal.set_cursor_blink_mode(Vte.CursorBlinkMode.OFF)
terminal.connect("child-exited", lambda *_: Gtk.main_quit())
window.connect("destroy", Gtk.main_quit)
window.add(terminal)
window.move(0, 0)
terminal.spawn_async(
    Vte.PtyFlags.DEFAULT, None, sys.argv[1:], None, GLib.SpawnFlags.DEFAULT, None, None, -1, None, None
)
window.show_all()
Gtk.main()
