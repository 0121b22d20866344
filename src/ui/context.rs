//! What every screen knows of the world around it.

use std::{fmt, path::PathBuf, time::Duration};

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Utc};

use crate::{
    domain::{language::Language, names::Names, world::WorldKind},
    i18n::{Arg, Catalogue, Digits},
    office::settings::Settings,
    text::{Direction, Options},
    ui::{canvas::Manner, theme::Theme},
};

/// What the terminal at hand can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Abilities {
    /// What it can draw of Arabic letters.
    pub text: Options,
    /// It lacks lines, bars and shades.
    pub is_ascii: bool,
    /// It has no colours, or the person wants none (`NO_COLOR`).
    pub no_colour: bool,
}

/// Three hours east: Iraq, the whole year round.
const USUAL_OFFSET: FixedOffset = FixedOffset::east_opt(3 * 3600).expect("within a day");

/// What the help tells of the program itself, and where it puts files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// The version of SQLite that keeps the data.
    pub sqlite: String,
    /// Where this world's data lie.
    pub data_folder: PathBuf,
    /// Where files for a person are written unless another place is named.
    pub export_folder: PathBuf,
}

/// What every screen knows of the world around it; passed by reference, changed only by the loop.
pub struct Context {
    /// The texts.
    pub catalogue: Catalogue,
    /// What the people here chose.
    pub settings: Settings,
    /// How meanings look.
    pub theme: Theme,
    /// The day it is, at the configured offset.
    pub today: NaiveDate,
    /// Which world this is.
    pub world: WorldKind,
    /// What the terminal can do.
    pub abilities: Abilities,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// When the key at hand was pressed, since the program began.
    pub at: Duration,
    /// In which days and times of day are shown.
    pub offset: FixedOffset,
    /// What the help tells of the program.
    pub about: About,
}

impl Context {
    /// Makes the context of a program that begins.
    pub fn new(
        settings: Settings,
        today: NaiveDate,
        world: WorldKind,
        abilities: Abilities,
    ) -> Self {
        Self {
            catalogue: catalogue(&settings),
            theme: Theme::new(settings.colours, abilities.no_colour),
            settings,
            today,
            world,
            abilities,
            size: (80, 24),
            at: Duration::ZERO,
            offset: USUAL_OFFSET,
            about: About::default(),
        }
    }

    /// Follows a change of settings: language, digits and colours hold from the next frame on.
    pub fn change_settings(&mut self, settings: &Settings) {
        if catalogue_key(settings) != catalogue_key(&self.settings) {
            self.catalogue = catalogue(settings);
        }
        self.theme = Theme::new(settings.colours, self.abilities.no_colour);
        self.settings = settings.clone();
    }

    /// Returns the language of the screens.
    pub fn language(&self) -> Language {
        self.catalogue.language()
    }

    /// Returns the direction of texts.
    pub fn direction(&self) -> Direction {
        if self.catalogue.is_rtl() {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        }
    }

    /// Returns how canvases draw.
    pub fn manner(&self) -> Manner {
        Manner {
            direction: self.direction(),
            options: self.abilities.text,
            is_ascii: self.abilities.is_ascii,
        }
    }

    /// Returns a text.
    pub fn text(&self, key: &str) -> String {
        self.catalogue.text(key)
    }

    /// Returns a text with its arguments put in.
    pub fn format(&self, key: &str, arguments: &[(&str, Arg<'_>)]) -> String {
        self.catalogue.format(key, arguments)
    }

    /// Returns a name in the language of the screens.
    pub fn name<'a>(&self, names: &'a Names) -> &'a str {
        names.in_language(self.language())
    }

    /// Returns the wall clock of a moment.
    pub fn clock_of(&self, moment: DateTime<Utc>) -> NaiveDateTime {
        moment.with_timezone(&self.offset).naive_local()
    }

    /// Returns what is kept in ASCII digits as the reader wants to see it.
    pub fn digits(&self, text: &str) -> String {
        self.catalogue.digits(text)
    }
}

impl fmt::Debug for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Context")
            .field("language", &self.language())
            .field("today", &self.today)
            .field("world", &self.world)
            .field("size", &self.size)
            .finish_non_exhaustive()
    }
}

fn catalogue_key(settings: &Settings) -> (Option<Language>, Digits) {
    (settings.language, settings.digits)
}

/// Until a language is chosen, the first screen speaks all of them; its frame is English.
fn catalogue(settings: &Settings) -> Catalogue {
    Catalogue::new(settings.language.unwrap_or(Language::En), settings.digits)
}

/// Returns the abilities of a terminal by its name and what the environment wishes.
pub fn abilities(term: &str, no_colour: bool) -> Abilities {
    let is_console = term == "linux";
    Abilities {
        // The console draws marks in cells of their own and pushes the rest of the row.
        text: Options {
            marks: !is_console,
            ..Options::default()
        },
        is_ascii: matches!(term, "dumb" | "vt100" | "vt102"),
        no_colour: no_colour || matches!(term, "dumb" | "vt100" | "vt102" | "vt220"),
    }
}
