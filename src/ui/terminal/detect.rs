//! Which terminal it is, by its answers first and by the environment where those say nothing.
//!
//! SSH carries the name in `TERM` and no other variable, and many terminals share one name, so the
//! answers count for more. A terminal that nobody knows is treated like most, and a person is asked.

use crate::ui::terminal::{
    answers::Answers,
    inverse::Reorders,
    mode::{Handling, Mode, Private},
};

/// What the environment says of the terminal; read in one place and handed over.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hints {
    /// `TERM`.
    pub term: String,
    /// `TERM_PROGRAM`.
    pub program: String,
    /// The session comes over SSH (`SSH_CONNECTION`, `SSH_TTY`).
    pub is_remote: bool,
    /// The program runs on Windows, where a terminal cannot be asked.
    pub is_windows: bool,
    /// What stands between the program and the terminal.
    pub between: Option<Between>,
    /// What the terminal says of itself to programs on the same machine.
    pub host: Option<Host>,
}

/// A program that shows other programs on a terminal of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Between {
    /// `TMUX` is set: a tmux on this machine.
    Tmux,
    /// `STY` is set: a GNU screen on this machine.
    Screen,
}

/// A terminal that marks its programs' environment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Host {
    /// `KONSOLE_VERSION` is set.
    Konsole,
    /// `WT_SESSION` is set.
    WindowsTerminal,
}

impl Hints {
    /// Returns what stands between, which `TERM` tells over SSH too.
    fn between(&self) -> Option<Between> {
        let term = self.term.as_str();
        let is_screen =
            term == "screen" || term.starts_with("screen-") || term.starts_with("screen.");
        self.between
            .or_else(|| term.starts_with("tmux").then_some(Between::Tmux))
            .or_else(|| is_screen.then_some(Between::Screen))
    }
}

/// A kind of terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// It answers for itself that it keeps the order of cells when told to.
    Obeys,
    /// GNOME's terminal widget and all that use it.
    Vte,
    /// The reference.
    Xterm,
    /// KDE's.
    Konsole,
    /// The multilingual one.
    Mlterm,
    /// PuTTY, and pterm, its twin for X.
    Putty,
    /// LXQt's, with Qt's terminal widget.
    QTerminal,
    /// kitty.
    Kitty,
    /// Alacritty.
    Alacritty,
    /// foot.
    Foot,
    /// rxvt-unicode.
    Urxvt,
    /// The simple terminal.
    St,
    /// The console of Linux itself.
    LinuxConsole,
    /// Cygwin's and Git's for Windows.
    Mintty,
    /// Windows Terminal.
    WindowsTerminal,
    /// The console of Windows.
    WindowsConsole,
    /// WezTerm.
    WezTerm,
    /// The terminal of editors in a browser's clothes.
    XtermJs,
    /// tmux, and a terminal behind it that does not show itself.
    Tmux,
    /// GNU screen, and a terminal behind it that does not show itself.
    Screen,
    /// It answers, and nobody knows it.
    Unknown,
    /// It answers nothing: a recorder, a test, a very old one. None of those that reorder is silent.
    Silent,
}

impl Kind {
    /// Returns its proper name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Obeys => "BDSM",
            Self::Vte => "VTE (GNOME, Xfce, MATE, Tilix)",
            Self::Xterm => "xterm",
            Self::Konsole => "Konsole",
            Self::Mlterm => "mlterm",
            Self::Putty => "PuTTY / pterm",
            Self::QTerminal => "QTerminal",
            Self::Kitty => "kitty",
            Self::Alacritty => "Alacritty",
            Self::Foot => "foot",
            Self::Urxvt => "urxvt",
            Self::St => "st",
            Self::LinuxConsole => "Linux console",
            Self::Mintty => "mintty",
            Self::WindowsTerminal => "Windows Terminal",
            Self::WindowsConsole => "Windows console",
            Self::WezTerm => "WezTerm",
            Self::XtermJs => "xterm.js",
            Self::Tmux => "tmux",
            Self::Screen => "GNU screen",
            Self::Unknown => "?",
            Self::Silent => "-",
        }
    }

    /// Tells whether a person has to say what reads correctly.
    pub fn is_doubtful(self) -> bool {
        matches!(
            self,
            Self::Unknown | Self::Tmux | Self::Screen | Self::WindowsConsole | Self::Kitty
        )
    }

    /// Returns how it is treated unless a person says otherwise.
    pub fn handling(self) -> Handling {
        let usual = Handling::default();
        match self {
            Self::Konsole => Handling {
                private: Private::Konsole,
                ..usual
            },
            Self::Mlterm => Handling {
                private: Private::Mlterm,
                ..usual
            },
            Self::Mintty => Handling {
                private: Private::Mintty,
                ..usual
            },
            Self::Screen => Handling {
                private: Private::Screen,
                ..usual
            },
            Self::Putty => Handling {
                mode: Mode::Inverse,
                ..usual
            },
            Self::QTerminal => Handling {
                mode: Mode::Inverse,
                reorders: Reorders::Run,
                ..usual
            },
            Self::Kitty => Handling {
                mode: Mode::Inverse,
                reorders: Reorders::Word,
                marks: false,
                ..usual
            },
            // Marks stand one cell off, stay behind, or make the letter under them vanish.
            Self::Alacritty | Self::Foot | Self::St => Handling {
                marks: false,
                ..usual
            },
            // Marks push the rest of the row; Debian's Arabic fonts have no Arabic digits. Whether this
            // one has them is known when its font has been read.
            Self::LinuxConsole => Handling {
                private: Private::Console,
                marks: false,
                arabic_digits: false,
                ..usual
            },
            _ => usual,
        }
    }
}

/// Recognises a terminal.
pub fn kind(answers: &Answers, hints: &Hints) -> Kind {
    if hints.is_windows {
        let is_new = hints.host == Some(Host::WindowsTerminal);
        return if is_new {
            Kind::WindowsTerminal
        } else {
            Kind::WindowsConsole
        };
    }
    let named = answers.version.as_deref().and_then(by_version);
    let seen = named
        .or_else(|| answers.tertiary.as_deref().and_then(by_tertiary))
        .or_else(|| answers.secondary.as_deref().and_then(by_secondary));
    if let Some(through @ (Kind::Tmux | Kind::Screen)) = seen {
        return through;
    }
    match hints.between() {
        Some(Between::Tmux) => return Kind::Tmux,
        Some(Between::Screen) => return Kind::Screen,
        None => {}
    }
    if let Some(kind) = seen {
        // Konsole of old answers like Qt's terminal widget.
        let is_konsole = kind == Kind::QTerminal && hints.host == Some(Host::Konsole);
        return if is_konsole { Kind::Konsole } else { kind };
    }
    if answers.keeps_order() {
        return Kind::Obeys;
    }
    by_environment(hints).unwrap_or(if answers.is_silent() {
        Kind::Silent
    } else {
        Kind::Unknown
    })
}

fn by_version(version: &str) -> Option<Kind> {
    let known = [
        ("XTerm(", Kind::Xterm),
        ("Konsole", Kind::Konsole),
        ("VTE(", Kind::Vte),
        ("kitty(", Kind::Kitty),
        ("foot(", Kind::Foot),
        ("mintty", Kind::Mintty),
        ("WezTerm", Kind::WezTerm),
        ("xterm.js", Kind::XtermJs),
        ("tmux", Kind::Tmux),
        ("alacritty", Kind::Alacritty),
        ("Alacritty", Kind::Alacritty),
        ("Windows Terminal", Kind::WindowsTerminal),
    ];
    known
        .into_iter()
        .find_map(|(begin, kind)| version.starts_with(begin).then_some(kind))
}

fn by_tertiary(unit: &str) -> Option<Kind> {
    match unit {
        // "~VTE" and "~KDE".
        "7E565445" => Some(Kind::Vte),
        "7E4B4445" => Some(Kind::Konsole),
        _ => None,
    }
}

fn by_secondary(attributes: &str) -> Option<Kind> {
    let mut numbers = attributes
        .split(';')
        .map(|number| number.parse::<u32>().unwrap_or(u32::MAX));
    let first = numbers.next()?;
    let second = numbers.next().unwrap_or(0);
    let third = numbers.next().unwrap_or(0);
    match (first, second, third) {
        (24, 279, 0) => Some(Kind::Mlterm),
        (0, 136, 0) => Some(Kind::Putty),
        (0 | 1, 115, 0) => Some(if first == 1 {
            Kind::Konsole
        } else {
            Kind::QTerminal
        }),
        (0, 276, 0) => Some(Kind::XtermJs),
        // Alacritty's own version: 1700 is 0.17.0 of its core.
        (0, 400..=9_999, 1) => Some(Kind::Alacritty),
        (1, 4000.., _) => Some(Kind::Kitty),
        (41, _, 0) => Some(Kind::Xterm),
        (65, 5_800.., 1) => Some(Kind::Vte),
        (77, ..) => Some(Kind::Mintty),
        (83, ..) => Some(Kind::Screen),
        (84, ..) => Some(Kind::Tmux),
        (85, ..) => Some(Kind::Urxvt),
        _ => None,
    }
}

fn by_environment(hints: &Hints) -> Option<Kind> {
    let term = hints.term.as_str();
    let by_term = [
        ("linux", Kind::LinuxConsole),
        ("foot", Kind::Foot),
        ("alacritty", Kind::Alacritty),
        ("xterm-kitty", Kind::Kitty),
        ("rxvt-unicode", Kind::Urxvt),
        ("st-", Kind::St),
        ("stterm", Kind::St),
        ("mlterm", Kind::Mlterm),
        ("putty", Kind::Putty),
        ("mintty", Kind::Mintty),
        ("wezterm", Kind::WezTerm),
    ];
    let named = by_term
        .into_iter()
        .find_map(|(begin, kind)| term.starts_with(begin).then_some(kind));
    let named = named.or_else(|| (term == "st").then_some(Kind::St));
    if named.is_some() || hints.is_remote {
        return named;
    }
    match (hints.program.as_str(), hints.host) {
        ("vscode", _) => Some(Kind::XtermJs),
        ("WezTerm", _) => Some(Kind::WezTerm),
        ("mintty", _) => Some(Kind::Mintty),
        (_, Some(Host::WindowsTerminal)) => Some(Kind::WindowsTerminal),
        (_, Some(Host::Konsole)) => Some(Kind::Konsole),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
