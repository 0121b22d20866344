//! Colours by meaning: the 16 ANSI colours only, and never colour alone.
//!
//! The background is not known, so *auto* colours only where it sets both sides of a pair. Good and
//! bad are told apart by cyan and yellow or red, with a glyph beside it, never by red and green.

use ratatui::style::{Color, Modifier, Style};

use crate::office::settings::Colours;

/// What a piece of the screen means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// Ordinary text.
    Plain,
    /// Said quietly: explanations, greyed cells.
    Quiet,
    /// A heading.
    Title,
    /// The line at the top of the screen.
    Header,
    /// The cell, row or answer the cursor is on.
    Active,
    /// The row and the column of the active cell.
    Lit,
    /// What is being typed.
    Input,
    /// Sums.
    Total,
    /// All is well.
    Good,
    /// A warning: needs a reason.
    Soft,
    /// Cannot stay like this.
    Hard,
    /// Worth knowing.
    Note,
    /// A key of the bar.
    Key,
    /// What the key does.
    KeyName,
    /// A line around something.
    Border,
}

/// A choice of styles for all meanings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    colours: Colours,
}

impl Theme {
    /// Makes the theme a person chose; `no_colour` is what `NO_COLOR` and the terminal say, and it wins:
    /// colours that are taken away on the way would leave nothing to tell meanings apart by.
    pub fn new(colours: Colours, no_colour: bool) -> Self {
        let colours = match colours {
            _ if no_colour => Colours::Monochrome,
            chosen => chosen,
        };
        Self { colours }
    }

    /// Returns how a meaning looks.
    pub fn style(self, meaning: Meaning) -> Style {
        match self.colours {
            Colours::Monochrome => monochrome(meaning),
            Colours::Auto => monochrome(meaning).patch(pairs(meaning)),
            Colours::Dark => dark(meaning),
            Colours::Light => light(meaning),
        }
    }
}

fn monochrome(meaning: Meaning) -> Style {
    let plain = Style::new();
    match meaning {
        Meaning::Plain | Meaning::KeyName | Meaning::Border | Meaning::Good | Meaning::Note => {
            plain
        }
        Meaning::Quiet => plain.add_modifier(Modifier::DIM),
        Meaning::Title | Meaning::Total | Meaning::Soft | Meaning::Lit => {
            plain.add_modifier(Modifier::BOLD)
        }
        Meaning::Hard => plain.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        Meaning::Header | Meaning::Active | Meaning::Input | Meaning::Key => {
            plain.add_modifier(Modifier::REVERSED)
        }
    }
}

/// Both sides of a pair are set, so that it can be read on any background.
fn pairs(meaning: Meaning) -> Style {
    let pair = |fg, bg| Style::new().remove_modifier(Modifier::all()).fg(fg).bg(bg);
    match meaning {
        Meaning::Active | Meaning::Input => pair(Color::Black, Color::Cyan),
        Meaning::Lit => pair(Color::Black, Color::Gray),
        Meaning::Soft => pair(Color::Black, Color::Yellow),
        Meaning::Hard => pair(Color::White, Color::Red).add_modifier(Modifier::BOLD),
        _ => Style::new(),
    }
}

fn dark(meaning: Meaning) -> Style {
    let plain = Style::new().fg(Color::Gray).bg(Color::Black);
    match meaning {
        Meaning::Plain | Meaning::KeyName => plain,
        Meaning::Quiet | Meaning::Border => plain.fg(Color::DarkGray),
        Meaning::Title => plain.fg(Color::White).add_modifier(Modifier::BOLD),
        Meaning::Header | Meaning::Key => plain.fg(Color::Black).bg(Color::Gray),
        Meaning::Active | Meaning::Input => plain.fg(Color::Black).bg(Color::LightCyan),
        Meaning::Lit => plain.fg(Color::White).bg(Color::DarkGray),
        Meaning::Total | Meaning::Good | Meaning::Note => plain.fg(Color::LightCyan),
        Meaning::Soft => plain.fg(Color::LightYellow),
        Meaning::Hard => plain
            .fg(Color::White)
            .bg(Color::Red)
            .add_modifier(Modifier::BOLD),
    }
}

fn light(meaning: Meaning) -> Style {
    let plain = Style::new().fg(Color::Black).bg(Color::White);
    match meaning {
        Meaning::Plain | Meaning::KeyName => plain,
        Meaning::Quiet | Meaning::Border => plain.fg(Color::DarkGray),
        Meaning::Title => plain.add_modifier(Modifier::BOLD),
        Meaning::Header | Meaning::Key => plain.fg(Color::White).bg(Color::Black),
        Meaning::Active | Meaning::Input => plain.fg(Color::White).bg(Color::Blue),
        Meaning::Lit => plain.bg(Color::Gray),
        Meaning::Total | Meaning::Good | Meaning::Note => plain.fg(Color::Blue),
        Meaning::Soft => plain.fg(Color::Black).bg(Color::Yellow),
        Meaning::Hard => plain
            .fg(Color::White)
            .bg(Color::Red)
            .add_modifier(Modifier::BOLD),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Meaning; 15] = [
        Meaning::Plain,
        Meaning::Quiet,
        Meaning::Title,
        Meaning::Header,
        Meaning::Active,
        Meaning::Lit,
        Meaning::Input,
        Meaning::Total,
        Meaning::Good,
        Meaning::Soft,
        Meaning::Hard,
        Meaning::Note,
        Meaning::Key,
        Meaning::KeyName,
        Meaning::Border,
    ];

    #[test]
    fn no_colour_means_none() {
        let theme = Theme::new(Colours::Dark, true);
        for meaning in ALL {
            let style = theme.style(meaning);
            assert_eq!((style.fg, style.bg), (None, None), "{meaning:?}");
        }
    }

    #[test]
    fn auto_never_colours_one_side_of_a_pair() {
        let theme = Theme::new(Colours::Auto, false);
        for meaning in ALL {
            let style = theme.style(meaning);
            assert_eq!(style.fg.is_some(), style.bg.is_some(), "{meaning:?}");
        }
    }

    #[test]
    fn text_is_never_blue_on_black_or_yellow_on_white() {
        for colours in [Colours::Auto, Colours::Dark, Colours::Light] {
            for meaning in ALL {
                let style = Theme::new(colours, false).style(meaning);
                let pair = (style.fg, style.bg);
                assert_ne!(pair, (Some(Color::Blue), Some(Color::Black)));
                assert_ne!(pair, (Some(Color::Yellow), Some(Color::White)));
            }
        }
    }
}
