//! Notices a keypad without NumLock: arrows come where digits are meant.

use std::time::Duration;

use crate::ui::keymap::Action;

/// Keys further apart than this belong to different intentions.
const SOON: Duration = Duration::from_secs(3);

/// So many different ones in a row are digits: who moves about presses one arrow several times.
const DIFFERENT: usize = 3;

/// Watches for arrows in place of digits.
#[derive(Debug, Clone, Default)]
pub struct NumLock {
    /// The moment of the last key that keyed or ended a number.
    keyed_at: Option<Duration>,
    /// The moment of the last key of the run.
    last: Duration,
    /// What a keypad sends without NumLock, each once, since the last digit.
    run: Vec<Action>,
}

impl NumLock {
    /// Notes a key; tells whether NumLock seems to be off.
    pub fn note(&mut self, action: Action, at: Duration) -> bool {
        if action == Action::StrayKeypad {
            return true;
        }
        match action {
            Action::Up | Action::Down | Action::Left | Action::Right => self.stray(action, at),
            // 7, 1, 9, 3 and the point.
            Action::Home | Action::End | Action::PageUp | Action::PageDown | Action::Delete => {
                self.stray(action, at)
            }
            // Enter is the same with NumLock and without, and stands between numbers.
            Action::Enter => {
                self.keyed_at = Some(at);
                false
            }
            _ => {
                self.keyed_at = Some(at);
                self.run.clear();
                false
            }
        }
    }

    fn stray(&mut self, action: Action, at: Duration) -> bool {
        let is_within = |moment: Duration| at.saturating_sub(moment) <= SOON;
        if !is_within(self.last) {
            self.run.clear();
        }
        if self.run.is_empty() && !self.keyed_at.is_some_and(is_within) && is_arrow(action) {
            // Arrows out of nowhere are arrows; the keys around them are rarely pressed one by one.
            return false;
        }
        self.last = at;
        if self.run.contains(&action) {
            return false;
        }
        self.run.push(action);
        self.run.len() == DIFFERENT
    }
}

fn is_arrow(action: Action) -> bool {
    matches!(
        action,
        Action::Up | Action::Down | Action::Left | Action::Right
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(count: u64) -> Duration {
        Duration::from_millis(count)
    }

    #[test]
    fn three_different_arrows_right_after_a_cell_are_a_number() {
        let mut watch = NumLock::default();
        assert!(!watch.note(Action::Enter, ms(0)));
        assert!(!watch.note(Action::Home, ms(200)));
        assert!(!watch.note(Action::Down, ms(400)));
        assert!(watch.note(Action::PageUp, ms(600)));
    }

    #[test]
    fn moving_about_is_moving_about() {
        let mut watch = NumLock::default();
        watch.note(Action::Enter, ms(0));
        for at in [200, 400, 600, 800] {
            assert!(!watch.note(Action::Down, ms(at)));
        }
        for (at, action) in [
            (9_000, Action::Up),
            (9_200, Action::Left),
            (9_400, Action::Down),
        ] {
            assert!(!watch.note(action, ms(at)));
        }
    }

    #[test]
    fn numbers_with_enter_between_are_numbers() {
        let mut watch = NumLock::default();
        // 1 3 Enter 7 Enter on the first cells of a report, nothing keyed before.
        let keys = [
            (Action::End, false),
            (Action::PageDown, false),
            (Action::Enter, false),
            (Action::Home, true),
            (Action::Enter, false),
            (Action::Home, false),
        ];
        for (at, (action, is_off)) in (0..).step_by(300).zip(keys) {
            assert_eq!(watch.note(action, ms(at)), is_off, "{action:?}");
        }
    }

    #[test]
    fn digits_prove_that_it_is_on() {
        let mut watch = NumLock::default();
        for (at, action) in (0..).step_by(300).zip([
            Action::End,
            Action::Home,
            Action::Digit('3'),
            Action::PageUp,
            Action::Left,
        ]) {
            assert!(!watch.note(action, ms(at)), "{action:?}");
        }
    }

    #[test]
    fn the_key_in_the_middle_of_the_keypad_tells_at_once() {
        assert!(NumLock::default().note(Action::StrayKeypad, ms(0)));
    }
}
