//! What is known of terminals from before: which mode a person chose, and which were silent.
//!
//! A terminal is known again by what it answered, not by where it is. The file is a line for each, so
//! that support can read it and a person can take a line out.

use crate::ui::terminal::{answers::Answers, detect::Hints, mode::Mode};

/// How many terminals are remembered; the oldest is forgotten.
const MOST: usize = 64;

/// By what a terminal is known again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature(String);

impl Signature {
    /// Makes it of what a terminal answered; `around` names the terminal around a tmux.
    pub fn of(answers: &Answers, hints: &Hints, around: &str) -> Self {
        let part = |answer: &Option<String>| answer.clone().unwrap_or_default();
        let parts = [
            hints.term.clone(),
            part(&answers.primary),
            part(&answers.secondary),
            part(&answers.tertiary),
            part(&answers.version),
            around.to_owned(),
        ];
        Self::joined(&parts)
    }

    /// Makes it of what is known before anything is asked.
    pub fn before_asking(hints: &Hints) -> Self {
        let marks = format!("{:?} {:?}", hints.between, hints.host);
        Self::joined(&[hints.term.clone(), hints.program.clone(), marks])
    }

    /// Returns by what its font is known again: that a person chose a mode is another thing.
    pub fn of_font(&self) -> Self {
        Self(format!("font|{}", self.0))
    }

    fn joined(parts: &[String]) -> Self {
        let clean = |ch: char| if ch.is_ascii_graphic() { ch } else { '_' };
        let parts: Vec<String> = parts
            .iter()
            .map(|part| part.chars().take(60).map(clean).collect())
            .collect();
        Self(parts.join("|"))
    }
}

/// What is remembered of a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// A person said that this mode reads correctly.
    Chosen(Mode),
    /// It answered nothing the last time.
    Silent,
    /// A person said that our own console font can be read on it.
    OwnFont,
}

/// What is known of terminals from before.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Memory {
    lines: Vec<(String, Known)>,
}

impl Memory {
    /// Reads the file; lines that make no sense are left out.
    pub fn read(text: &str) -> Self {
        let line = |line: &str| {
            let (known, signature) = line.split_once('\t')?;
            let known = match known {
                "silent" => Known::Silent,
                "console-font" => Known::OwnFont,
                name => Known::Chosen(Mode::named(name)?),
            };
            Some((signature.to_owned(), known))
        };
        Self {
            lines: text.lines().filter_map(line).collect(),
        }
    }

    /// Returns the file.
    pub fn text(&self) -> String {
        let line = |(signature, known): &(String, Known)| {
            let name = match known {
                Known::Chosen(mode) => mode.name(),
                Known::Silent => "silent",
                Known::OwnFont => "console-font",
            };
            format!("{name}\t{signature}\n")
        };
        self.lines.iter().map(line).collect()
    }

    /// Returns what is known of a terminal.
    pub fn of(&self, signature: &Signature) -> Option<Known> {
        self.lines
            .iter()
            .find_map(|(known, what)| (*known == signature.0).then_some(*what))
    }

    /// Notes what is now known of a terminal.
    pub fn note(&mut self, signature: &Signature, known: Known) {
        self.forget(signature);
        self.lines.push((signature.0.clone(), known));
        let too_many = self.lines.len().saturating_sub(MOST);
        self.lines.drain(..too_many);
    }

    /// Forgets a terminal.
    pub fn forget(&mut self, signature: &Signature) {
        self.lines.retain(|(known, _)| *known != signature.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signature(term: &str) -> Signature {
        let hints = Hints {
            term: term.to_owned(),
            ..Hints::default()
        };
        let answers = Answers::read(b"\x1b[?62;4c\x1bP>|odd\tname\x1b\\");
        Signature::of(&answers, &hints, "")
    }

    #[test]
    fn a_choice_outlives_the_file() {
        let mut memory = Memory::default();
        memory.note(&signature("a"), Known::Chosen(Mode::Direct));
        memory.note(&signature("b"), Known::Silent);
        memory.note(&signature("a"), Known::Chosen(Mode::Inverse));
        memory.note(&signature("a").of_font(), Known::OwnFont);
        let again = Memory::read(&memory.text());
        assert_eq!(again, memory);
        assert_eq!(
            again.of(&signature("a")),
            Some(Known::Chosen(Mode::Inverse))
        );
        assert_eq!(again.of(&signature("b")), Some(Known::Silent));
        assert_eq!(again.of(&signature("a").of_font()), Some(Known::OwnFont));
        assert_eq!(again.of(&signature("c")), None);
    }

    #[test]
    fn a_spoilt_file_is_read_as_far_as_it_makes_sense() {
        let memory = Memory::read("nonsense\nsideways\tx\ndirect\ty\n");
        assert_eq!(memory.text(), "direct\ty\n");
    }

    #[test]
    fn the_file_does_not_grow_for_ever() {
        let mut memory = Memory::default();
        for number in 0..200 {
            memory.note(&signature(&number.to_string()), Known::Silent);
        }
        assert_eq!(memory.text().lines().count(), MOST);
        assert_eq!(memory.of(&signature("199")), Some(Known::Silent));
    }
}
