//! How many columns a character takes, and which characters are never drawn.

use unicode_width::UnicodeWidthChar;

/// Returns the columns of a character that is drawn: 0 for a mark, 2 for a wide one.
pub(super) fn of(ch: char) -> u8 {
    match ch.width() {
        Some(0) => 0,
        Some(2) => 2,
        _ => 1,
    }
}

/// Tells whether a character is drawn on the one before it.
pub(super) fn is_mark(ch: char) -> bool {
    ch > '\u{2ff}' && of(ch) == 0 && !is_invisible(ch)
}

/// Tells whether a character only steers others and has no shape of its own.
///
/// The list is Default_Ignorable_Code_Point of Unicode and the interlinear annotations. It holds
/// the bidi controls, which terminals draw, obey or choke on, each in its own way.
pub(super) fn is_invisible(ch: char) -> bool {
    matches!(
        ch,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Tells whether a character would move the cursor, end the line or start a sequence.
pub(super) fn is_control(ch: char) -> bool {
    ch.is_control() || matches!(ch, '\u{2028}' | '\u{2029}')
}
