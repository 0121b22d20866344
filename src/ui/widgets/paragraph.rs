//! A text over several lines.

use ratatui::style::Style;

use crate::{
    text::{self, Options},
    ui::canvas::Canvas,
};

const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const POP_ISOLATE: char = '\u{2069}';

/// Cuts a text into lines of at most `width` columns, at its blanks.
///
/// What is set apart by isolates stays set apart when it runs on into the next line. A word that is
/// longer than a line has one for itself; whoever draws it cuts it.
pub fn wrap(text: &str, width: usize, options: Options) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut open = 0_usize;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let longer = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if line.is_empty() || text::width(&longer, options) <= width {
            line = longer;
        } else {
            lines.push(closed(&line, open));
            line = format!("{}{word}", FIRST_STRONG_ISOLATE.to_string().repeat(open));
        }
        open = still_open(open, word);
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Returns the long text if it fits into one line, else the short one.
pub fn fitting(long: String, short: String, width: usize, options: Options) -> String {
    if text::width(&long, options) <= width {
        long
    } else {
        short
    }
}

/// Draws a text over at most `height` lines; returns how many it took.
pub fn draw(
    canvas: &mut Canvas,
    (x, y): (usize, usize),
    (width, height): (usize, usize),
    text: &str,
    style: Style,
) -> usize {
    let lines = wrap(text, width, canvas.manner().options);
    let shown = lines.len().min(height);
    for (at, line) in lines.iter().take(shown).enumerate() {
        let is_cut = at + 1 == shown && shown < lines.len();
        if is_cut {
            canvas.text(x, y + at, width, &format!("{line} …"), style);
        } else {
            canvas.text(x, y + at, width, line, style);
        }
    }
    shown
}

fn still_open(before: usize, word: &str) -> usize {
    word.chars().fold(before, |open, ch| match ch {
        '\u{2066}'..=FIRST_STRONG_ISOLATE => open + 1,
        POP_ISOLATE => open.saturating_sub(1),
        _ => open,
    })
}

fn closed(line: &str, open: usize) -> String {
    format!("{line}{}", POP_ISOLATE.to_string().repeat(open))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &str, width: usize) -> Vec<String> {
        wrap(text, width, Options::default())
    }

    #[test]
    fn lines_break_at_blanks_and_never_grow_too_long() {
        assert_eq!(
            wrapped("More children than last month", 12),
            ["More", "children", "than last", "month"]
        );
        assert_eq!(wrapped("", 12), Vec::<String>::new());
        assert_eq!(wrapped("unbreakable word", 4), ["unbreakable", "word"]);
    }

    #[test]
    fn a_name_that_is_set_apart_stays_so_on_the_next_line() {
        let lines = wrapped("كتب \u{2068}no route to host\u{2069} اليوم", 14);
        assert_eq!(
            lines,
            [
                "كتب \u{2068}no route\u{2069}",
                "\u{2068}to host\u{2069} اليوم"
            ]
        );
    }
}
