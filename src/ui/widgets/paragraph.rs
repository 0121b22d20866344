//! A text over several lines.

use ratatui::style::Style;

use crate::{
    text::{self, Options},
    ui::canvas::Canvas,
};

const LEFT_TO_RIGHT_ISOLATE: char = '\u{2066}';
const RIGHT_TO_LEFT_ISOLATE: char = '\u{2067}';
const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const POP_ISOLATE: char = '\u{2069}';

/// Cuts a text into lines of at most `width` columns, at its blanks; a word that is longer than a line is cut
/// where the line ends.
///
/// What is set apart by isolates stays set apart when it runs on into the next line, in the direction it had
/// from its first letter on.
pub fn wrap(text: &str, width: usize, options: Options) -> Vec<String> {
    let width = width.max(1);
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut open = Vec::new();
    let mut rest = text.trim_start_matches(' ');
    while !rest.is_empty() {
        let word = rest.split(' ').next().unwrap_or_default();
        let is_first = line.chars().all(is_isolate);
        let gap = if is_first { "" } else { " " };
        let piece = if text::width(&format!("{line}{gap}{word}"), options) <= width {
            word
        } else if is_first {
            beginning(word, width, options)
        } else {
            ""
        };
        if !piece.is_empty() {
            line.push_str(gap);
            line.push_str(piece);
            follow(&mut open, piece, rest);
            rest = rest.split_at(piece.len()).1;
        }
        if piece.len() < word.len() {
            lines.push(closed(&line, open.len()));
            line = open.iter().collect();
        }
        rest = rest.trim_start_matches(' ');
    }
    if !line.chars().all(is_isolate) {
        lines.push(line);
    }
    lines
}

/// Returns as much of a word as a line holds, at least one character.
fn beginning(word: &str, width: usize, options: Options) -> &str {
    let ends = word.char_indices().skip(1).map(|(at, _)| at);
    let mut kept = word.chars().next().map_or(0, char::len_utf8);
    for end in ends.chain([word.len()]) {
        let (head, _) = word.split_at(end);
        if text::width(head, options) > width {
            break;
        }
        kept = end;
    }
    word.split_at(kept).0
}

/// Notes which isolates are open behind a piece of the text that `behind` begins with.
fn follow(open: &mut Vec<char>, piece: &str, behind: &str) {
    for (at, ch) in piece.char_indices() {
        match ch {
            FIRST_STRONG_ISOLATE => {
                let (_, inside) = behind.split_at(at + ch.len_utf8());
                open.push(if text::is_right_to_left(inside) {
                    RIGHT_TO_LEFT_ISOLATE
                } else {
                    LEFT_TO_RIGHT_ISOLATE
                });
            }
            LEFT_TO_RIGHT_ISOLATE | RIGHT_TO_LEFT_ISOLATE => open.push(ch),
            POP_ISOLATE => drop(open.pop()),
            _ => {}
        }
    }
}

fn is_isolate(ch: char) -> bool {
    matches!(ch, LEFT_TO_RIGHT_ISOLATE..=POP_ISOLATE)
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
        assert_eq!(
            wrapped("unbreakable word", 4),
            ["unbr", "eaka", "ble", "word"]
        );
    }

    #[test]
    fn a_name_that_is_set_apart_stays_so_on_the_next_line() {
        let lines = wrapped("كتب \u{2068}no route to host\u{2069} اليوم", 14);
        assert_eq!(
            lines,
            [
                "كتب \u{2068}no route\u{2069}",
                "\u{2066}to host\u{2069} اليوم"
            ]
        );
    }

    #[test]
    fn what_is_set_apart_keeps_its_direction_on_the_next_line() {
        // The second line begins with a Latin word, but belongs to an Arabic sentence.
        let lines = wrapped("قال: \u{2068}هنا 12 وفي DHIS2 «B» فقط\u{2069}.", 16);
        assert_eq!(
            lines,
            [
                "قال: \u{2068}هنا 12 وفي\u{2069}",
                "\u{2067}DHIS2 «B» فقط\u{2069}."
            ]
        );
    }

    #[test]
    fn a_path_runs_on_in_the_next_line_and_is_whole() {
        let lines = wrapped("كُتب: \u{2068}/home/clerk/202609.json\u{2069}", 12);
        let all: String = lines
            .concat()
            .chars()
            .filter(|ch| !is_isolate(*ch))
            .collect();
        assert_eq!(all, "كُتب:/home/clerk/202609.json");
        assert!(lines.len() == 3, "{lines:?}");
    }
}
