//! The paper's own totals, keyed for comparison: the cheapest check there is.
//!
//! F3 asks for the row's total, once more for the column's, once more for the section's. What the
//! comparison says stands beside the total and in the line below: it agrees, or the finding tells
//! whether the finger or the paper is likelier to be wrong.

use crate::{
    domain::{
        finding::{Fact, Finding},
        form::Place,
        report::{ControlTotal, TotalOf},
        totals::Sum,
        value::{Value, ValueType},
    },
    i18n::Arg,
    office::order::Order,
    ui::{context::Context, keymap::Action, theme::Meaning},
};

use super::{Entry, prompt::Prompt, typing::Kind};

/// How a total of the paper compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Not keyed.
    Unknown,
    /// The paper says the same.
    Agrees,
    /// It does not.
    Differs,
}

impl Entry {
    /// Returns the totals the cell under the cursor belongs to, in the order they are asked.
    fn totals_here(&self) -> Vec<TotalOf> {
        let (Some(section), Some(row)) = (self.section(), self.row()) else {
            return Vec::new();
        };
        let column = self.form().column_at(self.cursor);
        let mut totals = vec![TotalOf::Row(row.number.clone())];
        totals.extend(column.map(|column| TotalOf::Column(section.number, column.letter.clone())));
        totals.push(TotalOf::Section(section.number));
        totals
    }

    pub(super) fn ask_for_row_total(&mut self, context: &Context) {
        if !self.kind().is_number() {
            return self.refuse("entry-no-total-here", context);
        }
        if self.may_edit(context) {
            self.prompt = self
                .totals_here()
                .into_iter()
                .next()
                .map(|of| Prompt::Paper(of, String::new()));
        }
    }

    /// Returns the total asked after another.
    fn total_after(&self, of: &TotalOf) -> Option<TotalOf> {
        let totals = self.totals_here();
        let at = totals.iter().position(|other| other == of)?;
        totals.get((at + 1) % totals.len()).cloned()
    }

    pub(super) fn answer_paper(
        &mut self,
        of: TotalOf,
        mut text: String,
        action: Action,
        context: &Context,
    ) {
        match action {
            Action::Digit(digit) if text.len() < 12 => text.push(digit),
            Action::Digit(_) => {}
            Action::Backspace => drop(text.pop()),
            Action::Cancel | Action::Leave => return,
            Action::PaperTotal => {
                self.prompt = self
                    .total_after(&of)
                    .map(|of| Prompt::Paper(of, String::new()));
                return;
            }
            Action::Delete => {
                self.order(Order::RemoveControlTotal(self.open.number, of));
                return;
            }
            Action::Enter => {
                if let Ok(value) = text.parse() {
                    self.keep_total(&ControlTotal { of, value }, context);
                }
                return;
            }
            action if text.is_empty() => return self.act(action, context),
            _ => {}
        }
        self.prompt = Some(Prompt::Paper(of, text));
    }

    /// Keeps a total; the verdict is told at once, from what stands on the screen.
    fn keep_total(&mut self, total: &ControlTotal, context: &Context) {
        self.order(Order::SetControlTotal(self.open.number, total.clone()));
        let totals = &mut self.open.report.control_totals;
        totals.retain(|other| other.of != total.of);
        totals.push(total.clone());
        self.unchecked = None;
        self.reckon();
        let name = total_name(&total.of, context);
        if self.verdict(&total.of) == Verdict::Agrees {
            let text = context.format("entry-total-agrees", &[("total", Arg::Phrase(name))]);
            self.say(format!("✓ {text}"), Meaning::Good);
            return;
        }
        let keyed = self
            .sum(&total.of)
            .map(|sum| sum.total.to_string())
            .unwrap_or_default();
        let differs = context.format(
            "entry-total-differs",
            &[
                ("total", Arg::Phrase(name)),
                ("paper", Arg::Digits(&total.value.to_string())),
                ("keyed", Arg::Digits(&keyed)),
            ],
        );
        let told = self
            .findings
            .iter()
            .find(|finding| finding.check == "control-total" && speaks_of(finding, &total.of))
            .map(|finding| self.told(finding, context));
        self.say(format!("≠ {}", told.unwrap_or(differs)), Meaning::Soft);
    }

    fn sum(&self, of: &TotalOf) -> Option<&Sum> {
        self.sums.against(self.form(), of)
    }

    /// Returns how a total compares with the paper's.
    pub(super) fn verdict(&self, of: &TotalOf) -> Verdict {
        let paper = self
            .open
            .report
            .control_totals
            .iter()
            .find(|total| total.of == *of);
        match (paper, self.sum(of)) {
            (None, _) => Verdict::Unknown,
            (Some(paper), Some(sum)) if sum.total.whole() == Some(paper.value) => Verdict::Agrees,
            (Some(_), _) => Verdict::Differs,
        }
    }

    pub(super) fn ask_for_total(of: &TotalOf, context: &Context) -> String {
        let name = total_name(of, context);
        context.format("entry-ask-total", &[("total", Arg::Phrase(name))])
    }

    /// Says what the book makes of a closing that is still to be counted, without entering it.
    ///
    /// Asked of the form's own checks: a closing that cannot be right makes them tell the book.
    pub(super) fn say_the_book(&mut self, context: &Context) {
        if self.kind() != Kind::Whole {
            return;
        }
        let Some(cell) = self.cell() else { return };
        let mut report = self.open.report.clone();
        let impossible = Value::keyed(ValueType::IntegerZeroOrPositive, "99999");
        report.put(cell, crate::domain::value::Entry::of(impossible));
        let asking = crate::domain::rules::Asking {
            form: &self.open.form,
            report: &report,
            history: &self.open.history,
            organisation_unit: &self.open.unit,
        };
        let book = self
            .checks
            .touching(&asking, cell)
            .into_iter()
            .find_map(|finding| {
                let is_about_it = finding.place == self.row().map_or("", |row| row.number.as_str());
                let book = finding.facts.into_iter().find(|(name, _)| *name == "book");
                book.filter(|_| is_about_it).map(|(_, fact)| fact)
            });
        if let Some(book) = book {
            let text = context.format("entry-book", &[("book", Arg::from(&book))]);
            self.say(text, Meaning::Note);
        }
    }

    /// Returns the total of the row of a place, as the paper would call it.
    pub(super) fn row_total(&self, place: Place) -> Option<TotalOf> {
        self.form()
            .row_at(place)
            .map(|row| TotalOf::Row(row.number.clone()))
    }

    /// Returns the total of the column of a place.
    pub(super) fn column_total(&self, place: Place) -> Option<TotalOf> {
        let section = self.form().section_at(place)?;
        let column = self.form().column_at(place)?;
        Some(TotalOf::Column(section.number, column.letter.clone()))
    }
}

/// Tells whether a finding about a total of the paper speaks of this one.
fn speaks_of(finding: &Finding, of: &TotalOf) -> bool {
    let (place, letter) = match of {
        TotalOf::Row(number) => (number.clone(), ""),
        TotalOf::Column(section, letter) => (section.to_string(), letter.as_str()),
        TotalOf::Section(section) => (section.to_string(), ""),
    };
    let has_letter = finding.facts.iter().any(|(name, fact)| {
        *name == "letter" && matches!(fact, Fact::Text(text) if text == letter)
    });
    finding.place == place && has_letter
}

/// Returns what the paper calls a total.
fn total_name(of: &TotalOf, context: &Context) -> String {
    match of {
        TotalOf::Row(number) => {
            let number = context.digits(number);
            context.format("entry-total-of-row", &[("row", Arg::Text(&number))])
        }
        TotalOf::Column(section, letter) => context.format(
            "entry-total-of-column",
            &[
                ("section", u32::from(*section).into()),
                ("column", Arg::Text(letter)),
            ],
        ),
        TotalOf::Section(section) => context.format(
            "entry-total-of-section",
            &[("section", u32::from(*section).into())],
        ),
    }
}
