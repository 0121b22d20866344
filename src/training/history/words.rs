//! What people of the practice world wrote, in the language of the person who practises.

use serde::Deserialize;

use crate::{
    domain::{language::Language, names::Names},
    training::{forms::ThreeNames, units},
};

const WORDS: &str = include_str!("words.toml");

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsFile {
    fridge_failed: ThreeNames,
    no_electricity: ThreeNames,
    notified: ThreeNames,
    letter: ThreeNames,
    answer: ThreeNames,
}

/// The texts in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Why only one refrigerator works.
    pub fridge_failed: String,
    /// Why a report came late.
    pub no_electricity: String,
    /// How a case was notified.
    pub notified: String,
    /// What the district asked.
    pub letter: String,
    /// What the facility answered.
    pub answer: String,
    /// The clerk of the main centre.
    pub clerk_one: String,
    /// The clerk of the sub-centre.
    pub clerk_two: String,
}

impl Words {
    /// Returns the texts in a language.
    pub fn of(language: Language) -> Self {
        let file: WordsFile =
            toml::from_str(WORDS).expect("the built-in texts are well formed, tests hold it");
        let text = |names: ThreeNames| Names::from(names).in_language(language).to_owned();
        let mut clerks = units::persons()
            .into_iter()
            .map(|names| names.in_language(language).to_owned());
        Self {
            fridge_failed: text(file.fridge_failed),
            no_electricity: text(file.no_electricity),
            notified: text(file.notified),
            letter: text(file.letter),
            answer: text(file.answer),
            clerk_one: clerks.next().unwrap_or_default(),
            clerk_two: clerks.next().unwrap_or_default(),
        }
    }
}
