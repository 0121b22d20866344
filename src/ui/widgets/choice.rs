//! One answer out of a few, by its digit or by arrows and Enter.

use crate::ui::keymap::Action;

/// Which of a few answers is lit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    count: usize,
    lit: usize,
}

/// What a key did to a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// This answer was given.
    Answer(usize),
    /// It was given up.
    Nothing,
    /// Still open.
    Open,
    /// The key is not one for a choice.
    NotMine,
}

impl Choice {
    /// Makes a choice among `count` answers, one of them lit.
    pub fn new(count: usize, lit: usize) -> Self {
        Self {
            count,
            lit: lit.min(count.saturating_sub(1)),
        }
    }

    /// Returns the lit answer.
    pub fn lit(&self) -> usize {
        self.lit
    }

    /// Does what a key means: the answers are numbered from 1.
    pub fn handle(&mut self, action: Action) -> Chosen {
        match action {
            Action::Digit(digit) => {
                let number = digit.to_digit(10).and_then(|n| usize::try_from(n).ok());
                match number.and_then(|n| n.checked_sub(1)) {
                    Some(answer) if answer < self.count => Chosen::Answer(answer),
                    _ => Chosen::Open,
                }
            }
            Action::Up | Action::Previous => {
                self.lit = self.lit.saturating_sub(1);
                Chosen::Open
            }
            Action::Down | Action::Next => {
                self.lit = (self.lit + 1).min(self.count.saturating_sub(1));
                Chosen::Open
            }
            Action::Enter if self.count > 0 => Chosen::Answer(self.lit),
            Action::Cancel | Action::Leave => Chosen::Nothing,
            _ => Chosen::NotMine,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digit_answers_at_once_and_a_wrong_one_does_nothing() {
        let mut choice = Choice::new(4, 0);
        assert_eq!(choice.handle(Action::Digit('5')), Chosen::Open);
        assert_eq!(choice.handle(Action::Digit('0')), Chosen::Open);
        assert_eq!(choice.handle(Action::Digit('4')), Chosen::Answer(3));
    }

    #[test]
    fn arrows_light_and_enter_answers() {
        let mut choice = Choice::new(2, 0);
        choice.handle(Action::Down);
        choice.handle(Action::Down);
        assert_eq!(choice.handle(Action::Enter), Chosen::Answer(1));
        assert_eq!(choice.handle(Action::Cancel), Chosen::Nothing);
        assert_eq!(choice.handle(Action::Confirm), Chosen::NotMine);
    }
}
