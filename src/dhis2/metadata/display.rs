//! What a server says about how a form or a section is shown: JSON inside a text, often broken.

use serde::Deserialize;

use super::{
    list::lenient,
    oddity::{Odd, Oddities},
    wire::{WireDataSet, WireSection},
};
use crate::{domain::form::Heading, text::clean};

/// The longest text before or after a section.
const LONGEST: usize = 1000;

/// How a section's tables are turned.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Turn {
    /// Rows are data elements, columns are combos.
    #[default]
    Not,
    /// Rows are combos, columns are data elements.
    Pivot,
    /// One category goes to the rows; its id.
    MoveCategory(String),
}

/// How a section is shown.
#[derive(Debug, Default)]
pub(super) struct Display {
    pub(super) before: String,
    pub(super) after: String,
    pub(super) turn: Turn,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct SectionOptions {
    #[serde(deserialize_with = "lenient")]
    before_section_text: String,
    #[serde(deserialize_with = "lenient")]
    after_section_text: String,
    #[serde(deserialize_with = "lenient")]
    pivot_mode: String,
    #[serde(deserialize_with = "lenient")]
    pivoted_category: String,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
struct FormOptions {
    #[serde(deserialize_with = "lenient")]
    custom_text: Option<CustomText>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct CustomText {
    #[serde(deserialize_with = "lenient")]
    header: String,
    #[serde(deserialize_with = "lenient")]
    subheader: String,
}

/// Reads how a section is shown; what cannot be read is shown plainly.
pub(super) fn of_section(section: &WireSection, oddities: &mut Oddities) -> Display {
    let Some(json) = section
        .display_options
        .as_deref()
        .filter(|json| !json.trim().is_empty())
    else {
        return Display::default();
    };
    let Ok(options) = serde_json::from_str::<SectionOptions>(json) else {
        let title = section.name.as_deref().unwrap_or(&section.id);
        oddities.note(Odd::DisplayUnreadable, title, json);
        return Display::default();
    };
    Display {
        before: plain(&options.before_section_text),
        after: plain(&options.after_section_text),
        turn: match options.pivot_mode.as_str() {
            "pivot" => Turn::Pivot,
            "move_categories" if !options.pivoted_category.is_empty() => {
                Turn::MoveCategory(options.pivoted_category)
            }
            _ => Turn::Not,
        },
    }
}

/// Reads what is written over a form.
pub(super) fn heading(wire: &WireDataSet, oddities: &mut Oddities) -> Option<Heading> {
    let json = wire
        .display_options
        .as_deref()
        .filter(|json| !json.trim().is_empty())?;
    let Ok(options) = serde_json::from_str::<FormOptions>(json) else {
        let title = wire.name.as_deref().unwrap_or(&wire.id);
        oddities.note(Odd::DisplayUnreadable, title, json);
        return None;
    };
    let text = options.custom_text?;
    let heading = Heading {
        header: plain(&text.header),
        subheader: plain(&text.subheader),
    };
    (heading != Heading::default()).then_some(heading)
}

/// The web client shows these texts as HTML that was made harmless; here the words alone are shown.
fn plain(text: &str) -> String {
    let mut words = String::new();
    let mut is_tag = false;
    for ch in text.chars() {
        match ch {
            '<' => is_tag = true,
            '>' if is_tag => {
                is_tag = false;
                words.push(' ');
            }
            _ if is_tag => {}
            '\n' | '\r' | '\t' => words.push(' '),
            ch => words.push(ch),
        }
    }
    let words: Vec<&str> = words.split_whitespace().collect();
    clean(&words.join(" "), LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(json: &str) -> WireSection {
        WireSection {
            display_options: Some(json.to_owned()),
            ..WireSection::default()
        }
    }

    #[test]
    fn texts_and_turns_are_read() {
        let mut oddities = Oddities::default();
        let json = r#"{"beforeSectionText":"<p>Count <b>doses</b></p>","afterSectionText":null,"pivotMode":"pivot"}"#;
        let display = of_section(&section(json), &mut oddities);
        assert_eq!(display.before, "Count doses");
        assert_eq!(display.turn, Turn::Pivot);
        let json = r#"{"pivotMode":"move_categories","pivotedCategory":"catSex00001"}"#;
        let display = of_section(&section(json), &mut oddities);
        assert_eq!(display.turn, Turn::MoveCategory("catSex00001".into()));
        assert!(oddities.told().is_empty());
    }

    #[test]
    fn what_is_no_json_is_said_and_shown_plainly() {
        let mut oddities = Oddities::default();
        assert_eq!(
            of_section(&section("{pivot"), &mut oddities).turn,
            Turn::Not
        );
        assert_eq!(oddities.told()[0].kind, Odd::DisplayUnreadable);
    }
}
