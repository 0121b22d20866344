//! What a cell may hold, and what it must hold.

use std::collections::BTreeMap;

use crate::domain::{
    finding::Fact,
    form::{Cell, Form},
    id::OptionSetId,
    rules::{Range, Span},
    value::{ValueType, WhyNot, accept, accept_among},
};

use super::{
    checks::{Asked, Question, Told},
    compile::{Refused, cells},
    facts,
    layout::{Layout, Line},
    sight::{Sight, number},
};

/// Asks each row whether its cells hold what they can hold.
pub(super) fn ranges(form: &Form, layout: &Layout, range: &Range) -> Result<Vec<Asked>, Refused> {
    let mut spans: BTreeMap<Cell, Span> = BTreeMap::new();
    for span in &range.spans {
        let named = if span.cells.is_empty() {
            let numeric = layout
                .lines
                .iter()
                .filter(|line| line.value_type.is_number());
            numeric.flat_map(Line::all_cells).collect()
        } else {
            cells(layout, &span.cells)?
        };
        for cell in named {
            spans.entry(cell).or_insert_with(|| span.clone());
        }
    }
    let options = option_codes(form);
    let asked = layout.lines.iter().map(|line| {
        let cells = line.all_cells();
        Asked::new(Possible {
            place: line.number.clone(),
            value_type: line.value_type,
            options: cells.first().and_then(|cell| options.get(cell)).cloned(),
            cells: cells
                .into_iter()
                .map(|cell| (cell, spans.get(&cell).cloned()))
                .collect(),
        })
    });
    Ok(asked.collect())
}

fn option_codes(form: &Form) -> BTreeMap<Cell, Vec<String>> {
    let codes = |id: &OptionSetId| -> Option<Vec<String>> {
        Some(
            form.option_sets
                .get(id)?
                .iter()
                .map(|option| option.code.clone())
                .collect(),
        )
    };
    let of = |(place, cell)| Some((cell, codes(form.row_at(place)?.option_set.as_ref()?)?));
    form.enterable().filter_map(of).collect()
}

#[derive(Debug)]
struct Possible {
    place: String,
    value_type: ValueType,
    options: Option<Vec<String>>,
    cells: Vec<(Cell, Option<Span>)>,
}

impl Question for Possible {
    fn cells(&self) -> Vec<Cell> {
        self.cells.iter().map(|(cell, _)| *cell).collect()
    }

    fn ask(&self, sight: &Sight) -> Vec<Told> {
        let mut told = Told {
            place: self.place.clone(),
            cells: Vec::new(),
            facts: Vec::new(),
        };
        for (cell, span) in &self.cells {
            let Some(value) = sight.value(*cell, 0) else {
                continue;
            };
            let Some(keyed) = value.given() else { continue };
            let why = self.refusal(keyed);
            let is_outside = span
                .as_ref()
                .is_some_and(|span| number(value).is_none_or(|number| !span.holds(number, keyed)));
            if why.is_none() && !is_outside {
                continue;
            }
            told.cells.push(*cell);
            if told.facts.is_empty() {
                told.facts = facts_of(keyed, why, span.as_ref());
            }
        }
        if told.cells.is_empty() {
            Vec::new()
        } else {
            vec![told]
        }
    }
}

impl Possible {
    fn refusal(&self, keyed: &str) -> Option<WhyNot> {
        match &self.options {
            Some(codes) => accept_among(self.value_type, keyed, codes).err(),
            None => accept(self.value_type, keyed).err(),
        }
    }
}

fn facts_of(keyed: &str, why: Option<WhyNot>, span: Option<&Span>) -> Vec<(&'static str, Fact)> {
    let mut told = vec![("keyed", Fact::Text(keyed.to_owned()))];
    let Some(span) = span else {
        told.push(("why", Fact::Text(why.map_or("other", word).to_owned())));
        return told;
    };
    let word = if span.decimals == 0 {
        "whole-span"
    } else {
        "span"
    };
    told.push(("why", Fact::Text(word.to_owned())));
    told.push(("from", facts::number(span.from)));
    told.push(("to", facts::number(span.to)));
    told.push(("decimals", Fact::Number(i64::from(span.decimals))));
    told
}

impl Span {
    fn holds(&self, number: f64, keyed: &str) -> bool {
        let decimals = keyed.split_once('.').map_or("", |(_, decimals)| decimals);
        decimals.len() <= usize::from(self.decimals) && (self.from..=self.to).contains(&number)
    }
}

/// The kinds of refusal that the texts tell apart.
fn word(why: WhyNot) -> &'static str {
    match why {
        WhyNot::NotAnOption => "not-an-option",
        WhyNot::NotYesNo | WhyNot::NotYes => "not-yes-no",
        WhyNot::NotADate | WhyNot::NotADateTime | WhyNot::NotATime => "not-a-date",
        WhyNot::NotANumber | WhyNot::LeadingZero => "not-a-number",
        WhyNot::NotWhole => "not-whole",
        WhyNot::TooLarge | WhyNot::TooLong { .. } => "too-large",
        WhyNot::Negative => "negative",
        WhyNot::NotPositive => "not-positive",
        WhyNot::NotNegative => "not-negative",
        WhyNot::OutOfRange { high: 100, .. } => "percent",
        WhyNot::OutOfRange { .. } => "unit-interval",
        WhyNot::NotKeyedHere => "not-keyed-here",
        _ => "other",
    }
}

/// Asks whether every compulsory cell holds something.
pub(super) fn compulsory(form: &Form, layout: &Layout) -> Vec<Asked> {
    wanted(form, layout, false)
}

/// Asks whether a compulsory cell is *not available*.
pub(super) fn compulsory_not_available(form: &Form, layout: &Layout) -> Vec<Asked> {
    wanted(form, layout, true)
}

fn wanted(form: &Form, layout: &Layout, when_not_available: bool) -> Vec<Asked> {
    let asked = layout.lines.iter().filter_map(|line| {
        let cells = line
            .all_cells()
            .into_iter()
            .filter(|cell| form.compulsory.contains(cell));
        let cells: Vec<Cell> = cells.collect();
        let wanted = Wanted {
            place: line.number.clone(),
            cells,
            when_not_available,
        };
        (!wanted.cells.is_empty()).then(|| Asked::new(wanted))
    });
    asked.collect()
}

#[derive(Debug)]
struct Wanted {
    place: String,
    cells: Vec<Cell>,
    when_not_available: bool,
}

impl Question for Wanted {
    fn cells(&self) -> Vec<Cell> {
        self.cells.clone()
    }

    fn ask(&self, sight: &Sight) -> Vec<Told> {
        let is_wanting = |cell: &Cell| {
            if self.when_not_available {
                sight.is_not_available(*cell)
            } else {
                sight.is_blank(*cell)
            }
        };
        let cells: Vec<Cell> = self.cells.iter().copied().filter(is_wanting).collect();
        if cells.is_empty() {
            return Vec::new();
        }
        vec![Told {
            place: self.place.clone(),
            cells,
            facts: Vec::new(),
        }]
    }

    fn waits_for_the_end(&self) -> bool {
        !self.when_not_available
    }
}
