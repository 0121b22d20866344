//! A list of which one line is chosen and a part is in sight.

use std::ops::Range;

use crate::ui::keymap::Action;

/// Which line of a list is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct List {
    selected: usize,
}

impl List {
    /// Begins with a line.
    pub fn at(selected: usize) -> Self {
        Self { selected }
    }

    /// Returns the chosen line of a list that is `count` lines long now.
    pub fn selected(&self, count: usize) -> Option<usize> {
        count.checked_sub(1).map(|last| self.selected.min(last))
    }

    /// Chooses a line.
    pub fn select(&mut self, line: usize) {
        self.selected = line;
    }

    /// Moves the choice; tells whether the key was one for a list. It never wraps.
    pub fn handle(&mut self, action: Action, count: usize, page: usize) -> bool {
        let Some(now) = self.selected(count) else {
            return false;
        };
        let last = count - 1;
        let page = page.max(1);
        self.selected = match action {
            Action::Up | Action::Previous => now.saturating_sub(1),
            Action::Down | Action::Next => (now + 1).min(last),
            Action::PageUp => now.saturating_sub(page),
            Action::PageDown => (now + page).min(last),
            Action::Home => 0,
            Action::End => last,
            _ => return false,
        };
        true
    }

    /// Returns the lines in sight on `height` rows: the chosen one is among them, near the middle
    /// where there is more on both sides. Derived, so that drawing remembers nothing.
    pub fn in_sight(&self, count: usize, height: usize) -> Range<usize> {
        let Some(selected) = self.selected(count) else {
            return 0..0;
        };
        window(selected, count, height)
    }
}

/// Returns which `height` of `count` lines are in sight so that `at` is among them.
pub fn window(at: usize, count: usize, height: usize) -> Range<usize> {
    let height = height.min(count);
    let start = at.saturating_sub(height / 2).min(count - height);
    start..start + height
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_choice_never_wraps_and_never_leaves_the_list() {
        let mut list = List::default();
        assert!(list.handle(Action::Up, 3, 10));
        assert_eq!(list.selected(3), Some(0));
        list.handle(Action::PageDown, 3, 10);
        list.handle(Action::Down, 3, 10);
        assert_eq!(list.selected(3), Some(2));
        assert_eq!(list.selected(2), Some(1));
        assert_eq!(list.selected(0), None);
        assert!(!list.handle(Action::Down, 0, 10));
        assert!(!list.handle(Action::Enter, 3, 10));
    }

    #[test]
    fn the_chosen_line_is_in_sight() {
        assert_eq!(window(0, 61, 14), 0..14);
        assert_eq!(window(30, 61, 14), 23..37);
        assert_eq!(window(60, 61, 14), 47..61);
        assert_eq!(window(2, 3, 14), 0..3);
        assert_eq!(List::default().in_sight(0, 14), 0..0);
    }
}
