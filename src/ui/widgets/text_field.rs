//! One line of text to fill in.

use crate::{
    text::{Direction, LineEditor, ascii_digit},
    ui::{canvas::Canvas, context::Context, keymap::Action, theme::Meaning},
};

/// One line of text to fill in.
#[derive(Debug, Clone)]
pub struct TextField {
    editor: LineEditor,
    is_secret: bool,
}

impl TextField {
    /// Makes an empty field for text in a direction, of at most `limit` characters.
    pub fn new(direction: Direction, limit: usize) -> Self {
        Self {
            editor: LineEditor::new(direction, limit),
            is_secret: false,
        }
    }

    /// Makes a field that shows a mark in place of every character.
    pub fn secret(limit: usize) -> Self {
        Self {
            editor: LineEditor::new(Direction::LeftToRight, limit),
            is_secret: true,
        }
    }

    /// Puts a text in, the caret behind it.
    #[must_use]
    pub fn with(mut self, text: &str) -> Self {
        self.editor.set_text(text);
        self
    }

    /// Puts another text in the place of what is written, the caret behind it.
    pub fn set(&mut self, text: &str) {
        self.editor.set_text(text);
    }

    /// Returns what is written.
    pub fn text(&self) -> &str {
        self.editor.text()
    }

    /// Tells whether nothing but blanks is written.
    pub fn is_empty(&self) -> bool {
        self.text().trim().is_empty()
    }

    /// Does what a key means to a line of text; tells whether it was one for it.
    pub fn handle(&mut self, action: Action) -> bool {
        match action {
            Action::Type(ch) => {
                // Addresses, names for a login and the like are of ASCII digits, whatever the layout sends.
                let is_code = self.editor.direction() == Direction::LeftToRight;
                let digit = ascii_digit(ch).filter(|_| is_code);
                self.editor
                    .insert(digit.unwrap_or(ch).encode_utf8(&mut [0; 4]));
            }
            Action::Backspace => self.editor.backspace(),
            Action::Delete => self.editor.delete(),
            Action::Left => self.editor.left(),
            Action::Right => self.editor.right(),
            Action::Home => self.editor.home(),
            Action::End => self.editor.end(),
            _ => return false,
        }
        true
    }

    /// Draws the field over `width` columns; the terminal's cursor stands on the caret if `is_active`.
    pub fn draw(
        &self,
        canvas: &mut Canvas,
        (x, y): (usize, usize),
        width: usize,
        is_active: bool,
        context: &Context,
    ) {
        let style = context.theme.style(if is_active {
            Meaning::Input
        } else {
            Meaning::Lit
        });
        let (cells, caret) = if self.is_secret {
            let mut hidden = LineEditor::new(Direction::LeftToRight, usize::MAX);
            hidden.set_text(&"*".repeat(self.text().chars().count()));
            hidden.view(width, context.abilities.text)
        } else {
            self.editor.view(width, context.abilities.text)
        };
        canvas.finished(x, y, &cells, style);
        if is_active {
            canvas.cursor_in_field(x, y, width, caret);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(mut field: TextField, text: &str) -> String {
        for ch in text.chars() {
            field.handle(Action::Type(ch));
        }
        field.text().to_owned()
    }

    #[test]
    fn keys_of_an_arabic_layout_become_what_is_stored() {
        let prose = || TextField::new(Direction::RightToLeft, 60);
        let keys = "\u{fefb} \u{fef7} \u{fef9} \u{fef5} ٣";
        assert_eq!(typed(prose(), keys), "لا لأ لإ لآ ٣");
        let code = TextField::new(Direction::LeftToRight, 60);
        assert_eq!(typed(code, "10.٠.۰.١"), "10.0.0.1");
        assert_eq!(typed(TextField::secret(60), "a٧"), "a7");
    }
}
