//! One data set becomes a form.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{
    LeftOut, WhyLeftOut,
    attribute::attribute,
    display,
    oddity::{Odd, Oddities},
    parts::Parts,
    sections::sections,
    wire::{Reference, WireDataSet, WireElement, names},
};
use crate::{
    domain::{
        form::{Cell, Form, FormOption, Row, Section},
        id::{DataSetId, OptionSetId},
        names::Names,
        period::{DataInputPeriod, Period, PeriodType},
        value::ValueType,
    },
    text::clean,
};

/// The most cells a form may have, greyed ones too: more than the largest national form by ten times.
const MOST_CELLS: usize = 50_000;

/// The days after a period within which a report is on time, where nothing is said: the server's own.
const TIMELY_DAYS: f64 = 15.0;

/// In which order the rows of a form stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// As the sections say; where there are none, as the custom form does; else by name.
    #[default]
    Sections,
    /// As the custom form does, where there is one: the order of the paper.
    Paper,
}

/// Makes a form.
pub(super) fn form(
    wire: &WireDataSet,
    parts: &Parts,
    order: Order,
    oddities: &mut Oddities,
) -> Result<Form, LeftOut> {
    let title = wire.name.as_deref().or(wire.display_name.as_deref());
    let left_out = |why| LeftOut {
        id: clean(&wire.id, 100),
        name: clean(title.unwrap_or(""), 100),
        why,
    };
    let id = DataSetId::parse(&wire.id).map_err(|_| left_out(WhyLeftOut::Unreadable))?;
    let period_type =
        PeriodType::from_name(&wire.period_type).ok_or_else(|| left_out(WhyLeftOut::PeriodType))?;
    let (attribute_option_combo, attribute) =
        attribute(wire, parts, oddities).ok_or_else(|| left_out(WhyLeftOut::Attribute))?;
    let mut sections = sections(wire, parts, order, oddities);
    let cells: usize = sections.iter().map(cells_of).sum();
    if cells > MOST_CELLS {
        return Err(left_out(WhyLeftOut::TooLarge));
    }
    each_cell_once(&mut sections, oddities);
    let titles = [wire.name.as_deref(), wire.display_name.as_deref()];
    let short = [
        wire.short_name.as_deref(),
        wire.display_short_name.as_deref(),
        wire.name.as_deref(),
    ];
    let mut form = Form {
        id,
        version: wire.version,
        code: wire
            .code
            .as_deref()
            .map_or_else(String::new, |code| clean(code, 50)),
        names: names(&titles, &wire.translations, &["NAME"]),
        short_names: names(&short, &wire.translations, &["SHORT_NAME", "NAME"]),
        period_type,
        open_future_periods: wire.open_future_periods,
        expiry_days: wire.expiry_days,
        timely_days: wire.timely_days.unwrap_or(TIMELY_DAYS),
        data_input_periods: input_periods(wire),
        attribute_option_combo,
        attribute,
        heading: display::heading(wire, oddities),
        is_read_only: wire
            .access
            .as_ref()
            .is_some_and(|access| !access.data.write),
        has_approval: wire.workflow.is_some(),
        compulsory_fields_complete_only: wire.compulsory_fields_complete_only,
        field_combination_required: wire.field_combination_required,
        valid_complete_only: wire.valid_complete_only,
        no_value_requires_comment: wire.no_value_requires_comment,
        compulsory: Vec::new(),
        option_sets: option_sets(&mut sections, parts, oddities),
        sections,
        checks: Vec::new(),
        zero_report: None,
        indicators: Vec::new(),
        constants: BTreeMap::new(),
        is_sample: false,
    };
    form.compulsory = compulsory(wire, &form);
    if form.enterable().next().is_none() {
        return Err(left_out(WhyLeftOut::Empty));
    }
    Ok(form)
}

fn cells_of(section: &Section) -> usize {
    let tables = section.tables.iter();
    tables
        .map(|table| table.rows.len() * table.columns.len())
        .sum()
}

/// A cell that stands at two places is keyed at the first; at the others it is shown and skipped.
fn each_cell_once(sections: &mut [Section], oddities: &mut Oddities) {
    let mut seen = BTreeSet::new();
    for section in sections {
        for table in &mut section.tables {
            let columns = &table.columns;
            for row in &mut table.rows {
                for (index, column) in columns.iter().enumerate() {
                    let Some(cell) = row.cell(column, index) else {
                        continue;
                    };
                    let Some(rule) = row.cells.get_mut(index) else {
                        continue;
                    };
                    if rule.is_enterable && !seen.insert(cell) {
                        rule.is_enterable = false;
                        oddities.note(Odd::InTwoSections, &row.names.base, &row.number);
                    }
                }
            }
        }
    }
}

/// Makes a row without its cells.
pub(super) fn row(element: &WireElement, number: String) -> Option<Row> {
    Some(Row {
        number,
        data_element: element.id.parse().ok()?,
        code: element
            .code
            .as_deref()
            .map_or_else(String::new, |code| clean(code, 50)),
        names: row_names(element),
        value_type: value_type(element),
        option_set: element
            .option_set
            .as_ref()
            .and_then(|set| OptionSetId::parse(&set.id).ok()),
        zero_is_significant: keeps_zero(element),
        cells: Vec::new(),
        vial_sizes: Vec::new(),
        opened_vial: None,
        given_rows: Vec::new(),
        is_immediate: false,
    })
}

/// The server keeps the zero of an average, whatever the switch says.
pub(super) fn keeps_zero(element: &WireElement) -> bool {
    element.zero_is_significant
        || matches!(
            element.aggregation_type.as_str(),
            "AVERAGE" | "AVERAGE_SUM_ORG_UNIT"
        )
}

pub(super) fn row_names(element: &WireElement) -> Names {
    let texts = [
        element.form_name.as_deref(),
        element.display_form_name.as_deref(),
        element.name.as_deref(),
        element.display_name.as_deref(),
    ];
    names(&texts, &element.translations, &["FORM_NAME", "NAME"])
}

pub(super) fn value_type(element: &WireElement) -> ValueType {
    serde_json::from_value(element.value_type.as_str().into()).unwrap_or(ValueType::Unknown)
}

/// Collects the option sets that the rows name; a row whose set is not there cannot be keyed.
fn option_sets(
    sections: &mut [Section],
    parts: &Parts,
    oddities: &mut Oddities,
) -> BTreeMap<OptionSetId, Vec<FormOption>> {
    let mut found = BTreeMap::new();
    let rows = sections
        .iter_mut()
        .flat_map(|section| &mut section.tables)
        .flat_map(|table| &mut table.rows);
    for row in rows {
        let Some(id) = row.option_set else { continue };
        let options = found
            .entry(id)
            .or_insert_with(|| options(id, parts, oddities));
        if options.is_empty() {
            oddities.note(Odd::OptionSetMissing, &row.names.base, id.as_str());
            row.cells
                .iter_mut()
                .for_each(|rule| rule.is_enterable = false);
        }
    }
    found
}

fn options(id: OptionSetId, parts: &Parts, oddities: &mut Oddities) -> Vec<FormOption> {
    let Some(set) = parts.option_set(id.as_str()) else {
        return Vec::new();
    };
    let mut told: Vec<_> = set.options.iter().map(|told| parts.option(told)).collect();
    told.sort_by_key(|option| option.sort_order);
    let mut codes = BTreeSet::new();
    let mut options = Vec::new();
    for option in told {
        // Cleaned it would be another code, so one that steers a terminal cannot be offered.
        let is_usable = !option.code.is_empty() && !option.code.contains(char::is_control);
        if !is_usable || !codes.insert(option.code.as_str()) {
            let title = option.name.as_deref().unwrap_or(&option.id);
            oddities.note(Odd::OptionUnusable, title, &option.code);
            continue;
        }
        options.push(FormOption {
            // A code is sent as it is.
            code: option.code.clone(),
            names: names(
                &[
                    option.name.as_deref(),
                    option.display_name.as_deref(),
                    Some(&option.code),
                ],
                &option.translations,
                &["NAME"],
            ),
        });
    }
    options
}

/// An operand without a combo means every cell of its element.
fn compulsory(wire: &WireDataSet, form: &Form) -> Vec<Cell> {
    let operands = &wire.compulsory_data_element_operands;
    let whole: BTreeSet<&str> = operands
        .iter()
        .filter(|operand| operand.category_option_combo.is_none())
        .map(|operand| operand.data_element.id.as_str())
        .collect();
    let single: BTreeSet<(&str, &str)> = operands
        .iter()
        .filter_map(|operand| {
            let combo = operand.category_option_combo.as_ref()?;
            Some((operand.data_element.id.as_str(), combo.id.as_str()))
        })
        .collect();
    form.enterable()
        .map(|(_, cell)| cell)
        .filter(|cell| {
            let element = cell.data_element.as_str();
            whole.contains(element)
                || single.contains(&(element, cell.category_option_combo.as_str()))
        })
        .collect()
}

fn input_periods(wire: &WireDataSet) -> Vec<DataInputPeriod> {
    wire.data_input_periods
        .iter()
        .filter_map(|window| {
            let Reference { id } = &window.period;
            Some(DataInputPeriod {
                period: Period::parse(id).ok()?,
                opening: window.opening_date.as_deref().and_then(day),
                closing: window.closing_date.as_deref().and_then(day),
            })
        })
        .collect()
}

/// Reads the day of `2015-01-01T00:00:00.000`.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    text.get(..10)?.parse().ok()
}
