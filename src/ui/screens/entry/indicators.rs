//! The indicators of a form, at the end of the section that lists them, as DHIS2's own data entry has them.
//!
//! They are reckoned when a cell is left, with the sums, and only those that look at what was changed.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    domain::{
        form::{Cell, Form},
        id::IndicatorId,
        indicator::Indicator,
        rules::{Asking, Indicators, Reckoned},
    },
    ui::{canvas::Canvas, context::Context, theme::Meaning},
};

use super::Entry;

/// Columns of the number.
const NUMBER: usize = 12;

/// Digits after the point where the indicator does not say how many.
const DECIMALS: u8 = 2;

/// What the indicators of a report come to.
#[derive(Debug)]
pub(super) struct Live {
    indicators: Indicators,
    values: BTreeMap<IndicatorId, Reckoned>,
}

impl Live {
    pub fn prepare(form: &Form) -> Self {
        Self {
            indicators: Indicators::prepare(form),
            values: BTreeMap::new(),
        }
    }

    /// Reckons anew what looks at the changed cells; all where nobody knows which were.
    pub fn renew(&mut self, asking: &Asking, changed: Option<&BTreeSet<Cell>>) {
        let values = match changed {
            Some(cells) => self.indicators.touching(asking, cells),
            None => self.indicators.all(asking),
        };
        self.values.extend(values);
    }

    fn of(&self, indicator: &Indicator) -> Reckoned {
        let value = self.values.get(&indicator.id).copied();
        value.unwrap_or(Reckoned::Missing)
    }
}

/// Returns the places in the form's list of the indicators that stand at the end of a section: its own, and
/// after the last section those of the form that no section lists.
pub(super) fn of_section(form: &Form, section: usize) -> Vec<usize> {
    let Some(id) = form.sections.get(section).map(|section| section.id) else {
        return Vec::new();
    };
    let is_last = section + 1 == form.sections.len();
    let is_here = |of: &Indicator| {
        of.sections.contains(&id) || is_last && of.is_of_form && of.sections.is_empty()
    };
    let all = form.indicators.iter().enumerate();
    all.filter_map(|(at, of)| is_here(of).then_some(at))
        .collect()
}

/// Draws one of the indicators at the end of the current section.
pub(super) fn draw(
    entry: &Entry,
    canvas: &mut Canvas,
    (x, y): (usize, usize),
    at: usize,
    context: &Context,
) {
    let form = &entry.open.form;
    let Some(indicator) = form.indicators.get(at) else {
        return;
    };
    let style = context.theme.style(Meaning::Total);
    let quiet = context.theme.style(Meaning::Quiet);
    let room = canvas.width().saturating_sub(x + NUMBER + 2);
    // One column of numbers for all of the section.
    let all = of_section(form, entry.cursor.section);
    let names = all.iter().filter_map(|at| form.indicators.get(*at));
    let widest = names
        .map(|of| canvas.width_of(context.name(&of.names)))
        .max()
        .unwrap_or(0)
        .min(room);
    canvas.code(1, y, 1, "=", quiet);
    canvas.text(x, y, widest, context.name(&indicator.names), style);
    let after = x + widest + 1;
    match entry.live.of(indicator) {
        Reckoned::Value(value) => {
            let number = rounded(value, indicator.decimals);
            let number = context.catalogue.decimal(&number);
            canvas.number(after, y, NUMBER, &number, style);
        }
        Reckoned::Missing => canvas.number(after, y, NUMBER, "–", quiet),
        Reckoned::ServerOnly => {
            let room = canvas.width().saturating_sub(after + 1);
            let text = context.text("entry-indicator-server");
            canvas.text(after + 1, y, room, &text, quiet);
        }
    }
}

/// Returns a number with the digits after the point that its indicator asks for; where it asks for none, with
/// as many as say something.
fn rounded(value: f64, decimals: Option<u8>) -> String {
    let places = usize::from(decimals.unwrap_or(DECIMALS).min(9));
    let text = format!("{value:.places$}");
    let text = if decimals.is_none() && text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.')
    } else {
        text.as_str()
    };
    // A small negative number is no negative zero.
    let digits = text.trim_start_matches('-');
    let is_zero = digits.chars().all(|ch| matches!(ch, '0' | '.'));
    if is_zero { digits } else { text }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_the_digits_that_say_something() {
        let cases = [
            (85.0, None, "85"),
            (85.456, None, "85.46"),
            (85.5, None, "85.5"),
            (85.0, Some(1), "85.0"),
            (99.96, Some(1), "100.0"),
            (99.6, Some(0), "100"),
            (200.0, Some(0), "200"),
            (-0.001, None, "0"),
            (-12.5, None, "-12.5"),
        ];
        for (value, decimals, wanted) in cases {
            assert_eq!(rounded(value, decimals), wanted, "{value} {decimals:?}");
        }
    }
}
