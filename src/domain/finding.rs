//! What a check says: which check, how serious, which cells, which numbers. Never a sentence.

use serde::{Deserialize, Serialize};

use crate::domain::form::Cell;

/// What a finding means for sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Cannot be sent.
    Hard,
    /// Needs a reason (F8).
    Soft,
    /// Only shown.
    Note,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Which check.
    pub check: String,
    /// How serious.
    pub severity: Severity,
    /// The cells it speaks of; the first is where the cursor goes.
    pub cells: Vec<Cell>,
    /// The row's printed number, or the section's, for the list.
    pub place: String,
    /// The numbers of the sentence, by the name the text in `locales/` gives them. The last one, `values`,
    /// is what the cells held: whatever changes there, an acceptance asks again.
    pub facts: Vec<(&'static str, Fact)>,
}

/// One number or name of a finding.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    /// A whole number.
    Number(i64),
    /// A canonical decimal in ASCII.
    Decimal(String),
    /// Text: what was keyed, a unit's or a row's name.
    Text(String),
}

/// What a person accepts: the check, its place and the facts it spoke of.
///
/// Another value makes another key, so an accepted warning about 58 says nothing about 580.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct FindingKey {
    /// Which check.
    pub check: String,
    /// The row's or section's printed number.
    pub place: String,
    /// The facts, written one after the other.
    pub facts: String,
}

impl Finding {
    /// Returns what an acceptance of this finding refers to.
    pub fn key(&self) -> FindingKey {
        let facts: Vec<String> = self
            .facts
            .iter()
            .map(|(name, fact)| match fact {
                Fact::Number(number) => format!("{name}={number}"),
                Fact::Decimal(text) | Fact::Text(text) => format!("{name}={text}"),
            })
            .collect();
        FindingKey {
            check: self.check.clone(),
            place: self.place.clone(),
            facts: facts.join(";"),
        }
    }
}
