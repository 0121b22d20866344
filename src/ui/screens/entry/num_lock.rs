//! Notices a keypad without NumLock: arrows come where digits are meant.

use std::time::Duration;

use crate::ui::keymap::Action;

/// Arrows this long after a keyed cell are meant as arrows.
const SOON: Duration = Duration::from_secs(3);

/// Watches for arrows in place of digits.
#[derive(Debug, Clone, Default)]
pub struct NumLock {
    keyed_at: Option<Duration>,
    run: Vec<Action>,
}

impl NumLock {
    /// Notes a key; tells whether NumLock seems to be off.
    pub fn note(&mut self, action: Action, at: Duration) -> bool {
        if action == Action::StrayKeypad {
            return true;
        }
        let is_stray = matches!(
            action,
            Action::Up
                | Action::Down
                | Action::Left
                | Action::Right
                | Action::Home
                | Action::End
                | Action::PageUp
                | Action::PageDown
        );
        if !is_stray {
            self.keyed_at = Some(at);
            self.run.clear();
            return false;
        }
        let is_soon = self
            .keyed_at
            .is_some_and(|keyed| at.saturating_sub(keyed) <= SOON);
        if !is_soon {
            return false;
        }
        if !self.run.contains(&action) {
            self.run.push(action);
        }
        // Who moves about presses one arrow several times; a number has different digits.
        self.run.len() == 3
    }
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
    fn the_key_in_the_middle_of_the_keypad_tells_at_once() {
        assert!(NumLock::default().note(Action::StrayKeypad, ms(0)));
    }
}
