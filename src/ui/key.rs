//! Keys as terminals send them, without what differs between terminals.
//!
//! Ctrl and Alt with a letter turn into typed text under some layouts, and shifted function keys are
//! other keys in some terminals: nothing may depend on them. Alt with a digit is what a terminal
//! makes of Esc and a digit pressed fast, so it is the function key of that digit; Alt with Tab is what
//! the Linux console sends for Shift and Tab.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::text::ascii_digit;

/// One key of a keyboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// A character, as the layout gives it.
    Char(char),
    /// A letter with Ctrl: only ever a second way.
    Ctrl(char),
    /// F1 to F12.
    F(u8),
    /// Enter, on the keypad too.
    Enter,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Escape.
    Esc,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow to the left edge of the screen.
    Left,
    /// Arrow to the right edge of the screen.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Insert.
    Insert,
    /// Delete.
    Delete,
    /// Backspace.
    Backspace,
    /// The 5 of a keypad without NumLock.
    KeypadCentre,
}

/// A key and the moment it was pressed, on a clock that only goes forward.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stroke {
    /// The key.
    pub key: Key,
    /// The time since the program began.
    pub at: Duration,
}

impl Key {
    /// Returns the key of a terminal event; releases and keys we do not know are nothing.
    pub fn from_event(event: KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let alt = event.modifiers.contains(KeyModifiers::ALT);
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        Some(match event.code {
            KeyCode::Char(ch) if alt && ascii_digit(ch).is_some() => Self::function(ch)?,
            // Some lines send LF for Enter, which is Ctrl+J.
            KeyCode::Char('j' | 'J') if ctrl => Self::Enter,
            KeyCode::Char(ch) if ctrl => Self::Ctrl(ch.to_ascii_lowercase()),
            KeyCode::Char(ch) => Self::Char(ch),
            KeyCode::F(number @ 1..=12) => Self::F(number),
            KeyCode::Enter => Self::Enter,
            KeyCode::Tab if alt || event.modifiers.contains(KeyModifiers::SHIFT) => Self::BackTab,
            KeyCode::Tab => Self::Tab,
            KeyCode::BackTab => Self::BackTab,
            KeyCode::Esc => Self::Esc,
            KeyCode::Up => Self::Up,
            KeyCode::Down => Self::Down,
            KeyCode::Left => Self::Left,
            KeyCode::Right => Self::Right,
            KeyCode::Home => Self::Home,
            KeyCode::End => Self::End,
            KeyCode::PageUp => Self::PageUp,
            KeyCode::PageDown => Self::PageDown,
            KeyCode::Insert => Self::Insert,
            KeyCode::Delete => Self::Delete,
            KeyCode::Backspace => Self::Backspace,
            KeyCode::KeypadBegin => Self::KeypadCentre,
            _ => return None,
        })
    }

    /// Returns the key a pasted character stands for.
    pub fn from_pasted(ch: char) -> Option<Self> {
        match ch {
            '\n' | '\r' => Some(Self::Enter),
            '\t' => Some(Self::Tab),
            ch if ch.is_control() => None,
            ch => Some(Self::Char(ch)),
        }
    }

    /// Returns the function key that Esc and a digit stand for; 0 is F10.
    pub fn function(digit: char) -> Option<Self> {
        let number = ascii_digit(digit)?.to_digit(10)?;
        u8::try_from(if number == 0 { 10 } else { number })
            .ok()
            .map(Self::F)
    }

    /// Tells whether a keypad without NumLock sends it in place of a digit or the point.
    pub fn is_keypad_without_num_lock(self) -> bool {
        matches!(
            self,
            Self::Up
                | Self::Down
                | Self::Left
                | Self::Right
                | Self::Home
                | Self::End
                | Self::PageUp
                | Self::PageDown
                | Self::Insert
                | Self::KeypadCentre
        )
    }

    /// Returns how the key is printed in the bar, the help and the manual.
    pub fn name(self) -> String {
        match self {
            Self::Char(ch) => ch.to_string(),
            Self::Ctrl(ch) => format!("Ctrl+{}", ch.to_ascii_uppercase()),
            Self::F(number) => format!("F{number}"),
            Self::Enter => "Enter".into(),
            Self::Tab => "Tab".into(),
            Self::BackTab => "Shift+Tab".into(),
            Self::Esc => "Esc".into(),
            Self::Up => "↑".into(),
            Self::Down => "↓".into(),
            Self::Left => "←".into(),
            Self::Right => "→".into(),
            Self::Home => "Home".into(),
            Self::End => "End".into(),
            Self::PageUp => "PgUp".into(),
            Self::PageDown => "PgDn".into(),
            Self::Insert => "Ins".into(),
            Self::Delete => "Del".into(),
            Self::Backspace => "Backspace".into(),
            Self::KeypadCentre => "5".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_and_a_digit_in_one_read_is_a_function_key() {
        let event = |code| KeyEvent::new(code, KeyModifiers::ALT);
        assert_eq!(Key::from_event(event(KeyCode::Char('1'))), Some(Key::F(1)));
        assert_eq!(Key::from_event(event(KeyCode::Char('0'))), Some(Key::F(10)));
        assert_eq!(Key::from_event(event(KeyCode::Char('٤'))), Some(Key::F(4)));
        assert_eq!(Key::function('٩'), Some(Key::F(9)));
        assert_eq!(Key::from_event(event(KeyCode::Tab)), Some(Key::BackTab));
    }

    #[test]
    fn alt_and_a_letter_is_the_letter() {
        let event = KeyEvent::new(KeyCode::Char('ش'), KeyModifiers::ALT);
        assert_eq!(Key::from_event(event), Some(Key::Char('ش')));
    }

    #[test]
    fn pasted_line_ends_and_tabs_are_keys() {
        let keys: Vec<_> = "1\t2\n\u{7}".chars().filter_map(Key::from_pasted).collect();
        assert_eq!(keys, [Key::Char('1'), Key::Tab, Key::Char('2'), Key::Enter]);
    }
}
