//! A question in a box, each answer holding as data what it leads to.
//!
//! A dialog opens only when a person asked for it, never over a cell that is being keyed.

use crate::ui::{
    canvas::Canvas,
    context::Context,
    keymap::Action,
    theme::Meaning,
    widgets::choice::{Choice, Chosen},
};

/// A question with its answers.
#[derive(Debug, Clone)]
pub struct Dialog<T> {
    title: String,
    lines: Vec<String>,
    answers: Vec<(String, T)>,
    choice: Choice,
}

/// What a key did to a dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome<T> {
    /// This is what the given answer holds.
    Answer(T),
    /// It was closed without an answer.
    Closed,
    /// Still open.
    Open,
}

impl<T: Clone> Dialog<T> {
    /// Asks a question; the first answer is lit.
    pub fn new(title: String, lines: Vec<String>, answers: Vec<(String, T)>) -> Self {
        let choice = Choice::new(answers.len(), 0);
        Self {
            title,
            lines,
            answers,
            choice,
        }
    }

    /// Does what a key means to a dialog; what means nothing changes nothing.
    pub fn handle(&mut self, action: Action) -> Outcome<T> {
        match self.choice.handle(action) {
            Chosen::Answer(at) => match self.answers.get(at) {
                Some((_, answer)) => Outcome::Answer(answer.clone()),
                None => Outcome::Open,
            },
            Chosen::Nothing => Outcome::Closed,
            Chosen::Open | Chosen::NotMine => Outcome::Open,
        }
    }

    /// Draws the box in the middle of the canvas, over what is there.
    pub fn draw(&self, canvas: &mut Canvas, context: &Context) {
        let theme = context.theme;
        let numbered: Vec<String> = self
            .answers
            .iter()
            .enumerate()
            .map(|(at, (label, _))| format!("{}  {label}", context.digits(&(at + 1).to_string())))
            .collect();
        let widest = std::iter::once(&self.title)
            .chain(&self.lines)
            .chain(&numbered)
            .map(|line| canvas.width_of(line))
            .max()
            .unwrap_or(0);
        let width = (widest + 4).min(canvas.width());
        let height = (self.lines.len() + numbered.len() + 4).min(canvas.height());
        let x = (canvas.width() - width) / 2;
        let y = (canvas.height() - height) / 2;
        // Whole rows: beside the box only crumbs of words would be left.
        canvas.clear(0, y, canvas.width(), height, theme.style(Meaning::Plain));
        let mut part = canvas.sub(x, y, width, height);
        part.frame(0, 0, width, height, theme.style(Meaning::Border));
        let inside = width.saturating_sub(4);
        part.text(2, 0, inside, &self.title, theme.style(Meaning::Title));
        for (at, line) in self.lines.iter().enumerate() {
            part.text(2, at + 1, inside, line, theme.style(Meaning::Plain));
        }
        for (at, line) in numbered.iter().enumerate() {
            let row = self.lines.len() + 2 + at;
            let is_lit = at == self.choice.lit();
            let style = theme.style(if is_lit {
                Meaning::Active
            } else {
                Meaning::Plain
            });
            part.clear(1, row, width.saturating_sub(2), 1, style);
            part.text(2, row, inside, line, style);
            if is_lit {
                part.cursor(2, row);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_gives_what_it_holds_and_other_keys_give_nothing() {
        let answers = vec![("yes".to_owned(), "send"), ("no".to_owned(), "stay")];
        let mut dialog = Dialog::new("?".to_owned(), Vec::new(), answers);
        assert_eq!(dialog.handle(Action::Confirm), Outcome::Open);
        assert_eq!(dialog.handle(Action::Digit('2')), Outcome::Answer("stay"));
        assert_eq!(dialog.handle(Action::Enter), Outcome::Answer("send"));
        assert_eq!(dialog.handle(Action::Cancel), Outcome::Closed);
    }
}
