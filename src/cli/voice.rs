//! What a subcommand says, on a terminal or into a pipe.
//!
//! A pipe gets the text as it is read. A terminal gets right-to-left lines as cells in the order they
//! are seen, because most terminals on facility PCs neither reorder nor join; the two that ask first are
//! told to keep their hands off (`CSI 8 l`) for the length of the line.

use std::io::{self, IsTerminal, Write};

use crate::{
    i18n::{Arg, Catalogue, without_isolates},
    text::{self, Direction, Options},
    ui::{terminal, widgets::paragraph},
};

/// BDSM explicit mode: the terminal shows cells in the order they come (ECMA-48, `rtl-terminals` 2).
const HANDS_OFF: &str = "\x1b[8l";
/// BDSM implicit mode, the state before.
const HANDS_ON: &str = "\x1b[8h";

/// Says texts of one language on the two standard streams.
pub struct Voice {
    catalogue: Catalogue,
}

impl Voice {
    /// Takes a language's texts.
    pub fn new(catalogue: Catalogue) -> Self {
        Self { catalogue }
    }

    /// Returns the texts.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Says a text of the catalogue on standard output.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn say(&self, key: &str, arguments: &[(&str, Arg<'_>)]) -> io::Result<()> {
        self.say_text(&self.catalogue.format(key, arguments))
    }

    /// Says a ready text on standard output.
    ///
    /// # Errors
    /// When nobody reads any more.
    pub fn say_text(&self, text: &str) -> io::Result<()> {
        let out = io::stdout();
        let shown = self.shown(text, out.is_terminal().then(terminal::columns));
        out.lock().write_all(shown.as_bytes())
    }

    /// Says a text of the catalogue on standard error; a closed stream is no reason to stop.
    pub fn complain(&self, key: &str, arguments: &[(&str, Arg<'_>)]) {
        self.complain_text(&self.catalogue.format(key, arguments));
    }

    /// Says a ready text on standard error; a closed stream is no reason to stop.
    pub fn complain_text(&self, text: &str) {
        let out = io::stderr();
        let shown = self.shown(text, out.is_terminal().then(terminal::columns));
        drop(out.lock().write_all(shown.as_bytes()));
    }

    /// Returns a text as it goes out; `columns` of a terminal, nothing for a pipe.
    fn shown(&self, text: &str, columns: Option<usize>) -> String {
        let text: String = text.lines().map(|line| harmless(line) + "\n").collect();
        let Some(columns) = columns else {
            return text
                .lines()
                .map(|line| without_isolates(line) + "\n")
                .collect();
        };
        let lines = text.lines().flat_map(|line| wrapped(line, columns));
        if !self.catalogue.language().is_rtl() {
            return lines.map(|line| without_isolates(&line) + "\n").collect();
        }
        lines
            .flat_map(|line| {
                [
                    HANDS_OFF.to_owned(),
                    in_seen_order(&line),
                    HANDS_ON.to_owned() + "\n",
                ]
            })
            .collect()
    }
}

/// Breaks a line between words before the terminal would break it anywhere; an indented line, as in the
/// usage, is laid out by hand and stays whole.
fn wrapped(line: &str, columns: usize) -> Vec<String> {
    if line.starts_with(' ') || text::width(line, Options::default()) <= columns {
        return vec![line.to_owned()];
    }
    paragraph::wrap(line, columns, Options::default())
}

/// Blanks what a terminal would obey, in whatever text it came: control characters of both sets, the
/// separators of lines, and the bidi controls that turn round all that follows.
///
/// The isolates of our own texts stay until they are taken out with the rest of them.
fn harmless(line: &str) -> String {
    line.chars()
        .map(|ch| match ch {
            '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' => ' ',
            ch if ch.is_control() => ' ',
            ch => ch,
        })
        .collect()
}

/// Isolates what is to be typed as it stands: options and commands keep their dashes and quotes in place.
fn commands_isolated(line: &str) -> String {
    let mut isolated = String::with_capacity(line.len());
    let mut rest = line;
    while !rest.is_empty() {
        let is_ascii = |ch: char| matches!(ch, ' '..='~');
        let end = rest.find(|ch| !is_ascii(ch)).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        let bare = run.trim_matches([' ', '.', ',', ':', ';']);
        let is_command =
            bare.starts_with('-') || ["--", "'", "|"].iter().any(|sign| bare.contains(sign));
        match run.split_once(bare) {
            Some((before, behind)) if is_command => {
                isolated.extend([before, "\u{2066}", bare, "\u{2069}", behind]);
            }
            _ => isolated.push_str(run),
        }
        let end = after.find(is_ascii).unwrap_or(after.len());
        let (other, after) = after.split_at(end);
        isolated.push_str(other);
        rest = after;
    }
    isolated
}

fn in_seen_order(line: &str) -> String {
    let line = commands_isolated(line);
    let cells = text::layout(line.trim_end(), Direction::RightToLeft, Options::default());
    cells.iter().map(|cell| cell.symbol.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::language::{Digits, Language};

    #[test]
    fn nothing_that_others_wrote_steers_the_terminal() {
        let hostile =
            "a\u{1b}[2Jb\u{1b}]0;t\u{7}c\u{9b}31md\u{9d}e\r\u{7f}f\u{202e}g\u{2028}h\ti\n2";
        for language in [Language::En, Language::Ar] {
            let voice = Voice::new(Catalogue::new(language, Digits::Latin));
            for columns in [None, Some(80)] {
                let shown = voice.shown(hostile, columns);
                let own = shown.replace(HANDS_OFF, "").replace(HANDS_ON, "");
                assert_eq!(own.lines().count(), 2, "{own:?}");
                for ch in own.chars().filter(|ch| *ch != '\n') {
                    assert!(!ch.is_control(), "{own:?}");
                    assert!(
                        !matches!(ch, '\u{202a}'..='\u{202e}' | '\u{2028}'),
                        "{own:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn options_and_commands_can_be_typed_as_they_are_seen() {
        let voice = Voice::new(Catalogue::new(Language::Ar, Digits::Latin));
        let seen = voice.shown(
            "  --language CODE   اللغة (ABC).\nاكتب printf 'x' أولا",
            Some(80),
        );
        assert!(seen.contains("--language CODE"), "{seen:?}");
        assert!(seen.contains("printf 'x'"), "{seen:?}");
    }

    #[test]
    fn a_pipe_gets_logical_text_and_a_terminal_gets_cells() {
        let voice = Voice::new(Catalogue::new(Language::Ar, Digits::Latin));
        assert_eq!(voice.shown("دفتر \u{2068}12\u{2069}", None), "دفتر 12\n");
        assert_eq!(voice.shown("دفتر 12", Some(80)), "\x1b[8l12 ﺮﺘﻓﺩ\x1b[8h\n");
    }

    #[test]
    fn a_long_line_is_broken_in_reading_order() {
        let voice = Voice::new(Catalogue::new(Language::Ar, Digits::Latin));
        let shown = voice.shown("دفتر على هذا الحاسوب مفتوح", Some(12));
        let first = shown.lines().next().unwrap();
        let second = shown.lines().nth(1).unwrap();
        assert!(
            first.contains("ﺮﺘﻓﺩ") && !second.contains("ﺮﺘﻓﺩ"),
            "{shown:?}"
        );
    }
}
