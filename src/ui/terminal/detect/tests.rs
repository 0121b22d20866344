//! The table of what terminals answered when they were asked.

use super::*;

fn hints(term: &str) -> Hints {
    Hints {
        term: term.to_owned(),
        ..Hints::default()
    }
}

fn found(bytes: &[u8], term: &str) -> Kind {
    kind(&Answers::read(bytes), &hints(term))
}

/// Seen with the versions named, on the terminals themselves.
const TESTED: &[(&str, &str, &[u8], Kind)] = &[
    ("VTE 0.70", "xterm-256color", b"\x1b[8;1$y\x1b[8;2$y\x1b[?65;1;9c\x1b[>65;7006;1c\x1bP!|7E565445\x1b\\\x1b[?65;1;9c", Kind::Vte),
    ("VTE, newer", "xterm-256color", b"\x1b[8;1$y\x1b[8;2$y\x1b[?65;1;9c\x1bP>|VTE(7800)\x1b\\\x1b[>65;7800;1c\x1b[?65;1;9c", Kind::Vte),
    ("xterm 379", "xterm", b"\x1b[8;0$y\x1b[8;0$y\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1bP!|00000000\x1b\\\x1b[?64;1c", Kind::Xterm),
    ("Konsole 22.12", "xterm-256color", b"\x1b[?62;1;4c\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1bP!|7E4B4445\x1b\\\x1b[?62;1;4c", Kind::Konsole),
    ("mlterm 3.9", "xterm", b"\x1b[8;0$y\x1b[8;0$y\x1b[?63;1;2;3;4;6;7;15;18;22;29c\x1b[>24;279;0c\x1bP!|000000\x1b\\\x1b[?63;1c", Kind::Mlterm),
    ("PuTTY 0.78", "xterm", b"\x1b[?6c\x1b[>0;136;0c\x1b[?6c", Kind::Putty),
    ("QTerminal 1.2", "xterm-256color", b"\x1b[?1;2c\x1b[>0;115;0c\x1b[?1;2c", Kind::QTerminal),
    ("kitty 0.26", "xterm-kitty", b"\x1b[8;0$y\x1b[8;0$y\x1b[?62;c\x1bP>|kitty(0.26.5)\x1b\\\x1b[>1;4000;26c\x1b[?62;c", Kind::Kitty),
    ("Alacritty 0.11", "alacritty", b"\x1b[?6c\x1b[>0;1700;1c\x1b[?6c", Kind::Alacritty),
    ("urxvt 9.30", "rxvt-unicode-256color", b"\x1b[?1;2c\x1b[>85;95;0c\x1b[?1;2c", Kind::Urxvt),
    ("st 0.9", "st-256color", b"\x1b[?6c\x1b[?6c", Kind::St),
    ("Linux console 6.1", "linux", b"\x1b[?6c\x1b[?6c", Kind::LinuxConsole),
    ("mintty", "xterm", b"\x1b[8;1$y\x1b[8;2$y\x1b[?64;1c\x1bP>|mintty 3.6.1\x1b\\\x1b[>77;30601;0c\x1b[?64;1c", Kind::Mintty),
    ("tmux 3.3a", "tmux-256color", b"\x1b[?1;2;4c\x1bP>|tmux 3.3a\x1b\\\x1b[>84;0;0c\x1b[?1;2;4c", Kind::Tmux),
    ("screen 4.9", "screen", b"\x1b[?1;2c\x1b[>83;40900;0c\x1b[?1;2c", Kind::Screen),
    ("one that nobody knows", "xterm-256color", b"\x1b[?62;4c\x1b[>99;1;0c\x1b[?62;4c", Kind::Unknown),
    ("one that follows the draft", "xterm-256color", b"\x1b[8;1$y\x1b[8;2$y\x1b[?62c\x1b[>99;1;0c\x1b[?62c", Kind::Obeys),
    ("silence", "xterm-256color", b"", Kind::Silent),
];

#[test]
fn terminals_are_known_by_their_answers() {
    for (name, term, bytes, wanted) in TESTED {
        assert_eq!(found(bytes, term), *wanted, "{name}");
    }
}

#[test]
fn the_name_in_term_counts_for_less_than_an_answer() {
    let putty = b"\x1b[?6c\x1b[>0;136;0c\x1b[?6c";
    for term in ["xterm", "linux", "xterm-256color", "st-256color"] {
        assert_eq!(found(putty, term), Kind::Putty, "{term}");
    }
}

#[test]
fn what_stands_between_hides_what_is_behind() {
    let vte = b"\x1b[8;1$y\x1b[8;2$y\x1b[?65;1;9c\x1b[>65;7006;1c\x1b[?65;1;9c";
    let in_tmux = Hints {
        between: Some(Between::Tmux),
        ..hints("screen-256color")
    };
    assert_eq!(kind(&Answers::read(vte), &in_tmux), Kind::Tmux);
    assert_eq!(
        kind(&Answers::default(), &hints("screen.xterm-256color")),
        Kind::Screen
    );
}

#[test]
fn variables_of_this_machine_say_nothing_of_a_terminal_far_away() {
    let konsole = Hints {
        host: Some(Host::Konsole),
        ..hints("xterm-256color")
    };
    let far = Hints {
        is_remote: true,
        ..konsole.clone()
    };
    let unknown = Answers::read(b"\x1b[?62;4c");
    assert_eq!(kind(&unknown, &konsole), Kind::Konsole);
    assert_eq!(kind(&unknown, &far), Kind::Unknown);
}

#[test]
fn private_sequences_go_only_to_who_was_recognised() {
    for (name, _, _, wanted) in TESTED {
        let told = wanted.handling().before_clear();
        assert_eq!(
            told.contains("\x1b]50;"),
            *wanted == Kind::Konsole,
            "{name}"
        );
        assert_eq!(
            told.contains("\x1b]5379;"),
            *wanted == Kind::Mlterm,
            "{name}"
        );
        assert_eq!(told.contains("77096"), *wanted == Kind::Mintty, "{name}");
    }
}

#[test]
fn marks_are_kept_from_those_who_misplace_them() {
    for kind in [Kind::LinuxConsole, Kind::Alacritty, Kind::Foot, Kind::St] {
        assert!(!kind.handling().options().marks, "{kind:?}");
    }
    assert!(Kind::Xterm.handling().options().marks);
}
