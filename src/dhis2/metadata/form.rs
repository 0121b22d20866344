//! One data set becomes a form.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde_json::Value as Json;

use super::{
    LeftOut, WhyLeftOut,
    columns::columns,
    wire::{Reference, WireCombo, WireDataSet, WireElement, WireElementOfSet, WireSection, names},
};
use crate::{
    domain::{
        form::{Cell, CellRule, Form, FormOption, Row, Section, Table, Totals},
        id::{CategoryOptionComboId, DataElementId, DataSetId, OptionSetId, SectionId},
        names::Names,
        period::{DataInputPeriod, Period, PeriodType},
        value::ValueType,
    },
    text::clean,
};

/// An element with the combo it has in this data set.
struct Member<'a> {
    id: DataElementId,
    element: &'a WireElement,
    combo: &'a WireCombo,
}

/// Makes a form.
pub(super) fn form(data_set: Json, attributes: &LoneCombos) -> Result<Form, LeftOut> {
    let text = |key: &str| clean(data_set.get(key).and_then(Json::as_str).unwrap_or(""), 100);
    let mut left_out = LeftOut {
        id: text("id"),
        name: text("name"),
        why: WhyLeftOut::Unreadable,
    };
    let Ok(wire) = serde_json::from_value::<WireDataSet>(data_set) else {
        return Err(left_out);
    };
    let Ok(id) = DataSetId::parse(&wire.id) else {
        return Err(left_out);
    };
    let Some(period_type) = PeriodType::from_name(&wire.period_type) else {
        left_out.why = WhyLeftOut::PeriodType;
        return Err(left_out);
    };
    let Some(attribute_option_combo) = attribute_option_combo(&wire, attributes) else {
        left_out.why = WhyLeftOut::Attribute;
        return Err(left_out);
    };
    let members = members(&wire.data_set_elements);
    let sections = sections(&wire, id, &members);
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
        timely_days: wire.timely_days,
        data_input_periods: input_periods(&wire),
        attribute_option_combo,
        compulsory_fields_complete_only: wire.compulsory_fields_complete_only,
        field_combination_required: wire.field_combination_required,
        valid_complete_only: wire.valid_complete_only,
        no_value_requires_comment: wire.no_value_requires_comment,
        compulsory: Vec::new(),
        sections,
        option_sets: option_sets(&wire.data_set_elements),
        checks: Vec::new(),
        zero_report: None,
        indicators: Vec::new(),
        constants: BTreeMap::new(),
        is_sample: false,
    };
    form.compulsory = compulsory(&wire, &form);
    if form.enterable().next().is_none() {
        left_out.why = WhyLeftOut::Empty;
        return Err(left_out);
    }
    Ok(form)
}

/// Combos that consist of a single option combo, by id: the default one, above all.
pub(super) type LoneCombos = BTreeMap<String, CategoryOptionComboId>;

/// Finds the lone combos among those of all elements of all data sets.
pub(super) fn lone_combos(data_sets: &[Json]) -> LoneCombos {
    let list = |json: &Json, key: &str| json.get(key).and_then(Json::as_array).cloned();
    data_sets
        .iter()
        .filter_map(|data_set| list(data_set, "dataSetElements"))
        .flatten()
        .filter_map(|member| {
            let combo = member.get("dataElement")?.get("categoryCombo")?.clone();
            let combo: WireCombo = serde_json::from_value(combo).ok()?;
            Some((combo.id.clone(), only(&combo)?))
        })
        .collect()
}

fn only(combo: &WireCombo) -> Option<CategoryOptionComboId> {
    match combo.category_option_combos.as_slice() {
        [only] => CategoryOptionComboId::parse(&only.id).ok(),
        _ => None,
    }
}

/// Returns the only attribute option combo, or nothing where a person would have to choose.
///
/// An answer may name the combo by its id alone; then it is one that stands at some element in full.
fn attribute_option_combo(wire: &WireDataSet, lone: &LoneCombos) -> Option<CategoryOptionComboId> {
    let combo = wire.category_combo.as_ref()?;
    if combo.category_option_combos.is_empty() {
        return lone.get(&combo.id).copied();
    }
    only(combo)
}

fn members(elements: &[WireElementOfSet]) -> BTreeMap<DataElementId, Member<'_>> {
    elements
        .iter()
        .filter_map(|member| {
            let element = &member.data_element;
            let id = DataElementId::parse(&element.id).ok()?;
            // The data set's own combo wins where it is told in full; the same combo may stand there
            // by its id alone.
            let full = |combo: &&WireCombo| !combo.category_option_combos.is_empty();
            let of_set = member.category_combo.as_ref();
            let of_element = element.category_combo.as_ref();
            let combo = match (of_set, of_element) {
                (Some(of_set), _) if full(&of_set) => of_set,
                (Some(of_set), Some(own)) if own.id != of_set.id => elements
                    .iter()
                    .filter_map(|other| other.data_element.category_combo.as_ref())
                    .find(|other| other.id == of_set.id && full(other))
                    .unwrap_or(of_set),
                (_, Some(own)) => own,
                (Some(of_set), None) => of_set,
                (None, None) => return None,
            };
            Some((id, Member { id, element, combo }))
        })
        .collect()
}

fn sections(
    wire: &WireDataSet,
    data_set: DataSetId,
    members: &BTreeMap<DataElementId, Member<'_>>,
) -> Vec<Section> {
    if wire.sections.is_empty() {
        return vec![default_section(wire, data_set, members)];
    }
    let mut ordered: Vec<&WireSection> = wire.sections.iter().collect();
    ordered.sort_by_key(|section| section.sort_order);
    ordered
        .into_iter()
        .zip(1_u16..)
        .filter_map(|(section, number)| {
            let listed: Vec<&Member<'_>> = section
                .data_elements
                .iter()
                .filter_map(|element| members.get(&DataElementId::parse(&element.id).ok()?))
                .collect();
            let greyed: BTreeSet<(&str, &str)> = section
                .greyed_fields
                .iter()
                .filter_map(|field| {
                    let combo = field.category_option_combo.as_ref()?;
                    Some((field.data_element.id.as_str(), combo.id.as_str()))
                })
                .collect();
            let groups = grouped(&listed, !section.disable_data_element_auto_group);
            let tables = tables(&groups, number, &greyed);
            let texts = [section.name.as_deref(), section.display_name.as_deref()];
            Some(Section {
                id: SectionId::parse(&section.id).ok()?,
                number,
                names: names(&texts, &section.translations, &["NAME"]),
                zero_fill: may_fill_with_zeros(&tables),
                tables,
                totals: Totals {
                    rows: section.show_row_totals,
                    groups: false,
                    columns: section.show_column_totals,
                    section: false,
                },
            })
        })
        .collect()
}

/// Without sections: one, with the elements by name, as the server's own default form has them.
fn default_section(
    wire: &WireDataSet,
    data_set: DataSetId,
    members: &BTreeMap<DataElementId, Member<'_>>,
) -> Section {
    let mut listed: Vec<&Member<'_>> = members.values().collect();
    listed.sort_by_key(|member| (row_names(member.element).base, member.id));
    let tables = tables(&grouped(&listed, true), 1, &BTreeSet::new());
    let texts = [wire.name.as_deref(), wire.display_name.as_deref()];
    Section {
        id: SectionId::parse(data_set.as_str()).expect("both are UIDs"),
        number: 1,
        names: names(&texts, &wire.translations, &["NAME"]),
        zero_fill: may_fill_with_zeros(&tables),
        tables,
        totals: Totals::default(),
    }
}

/// Puts rows of the same combo together, in the order of the first of them; or, where the section says
/// so, keeps the order and begins a new table wherever the combo changes.
fn grouped<'a>(listed: &[&'a Member<'a>], together: bool) -> Vec<Vec<&'a Member<'a>>> {
    let mut groups: Vec<Vec<&Member<'_>>> = Vec::new();
    for member in listed {
        let belongs = |group: &&mut Vec<&Member<'_>>| {
            group
                .first()
                .is_some_and(|first| first.combo.id == member.combo.id)
        };
        let found = if together {
            groups.iter_mut().find(belongs)
        } else {
            groups.last_mut().filter(belongs)
        };
        match found {
            Some(group) => group.push(member),
            None => groups.push(vec![member]),
        }
    }
    groups
}

fn tables(
    groups: &[Vec<&Member<'_>>],
    section: u16,
    greyed: &BTreeSet<(&str, &str)>,
) -> Vec<Table> {
    let mut rows_before = 0;
    groups
        .iter()
        .filter_map(|group| {
            let columns = columns(group.first()?.combo);
            let rows = group
                .iter()
                .map(|member| {
                    rows_before += 1;
                    let number = format!("{section}.{rows_before:02}");
                    let cells = columns
                        .iter()
                        .map(|column| {
                            let combo = column.category_option_combo;
                            let is_greyed = combo.is_some_and(|combo| {
                                greyed.contains(&(member.id.as_str(), combo.as_str()))
                            });
                            let value_type = value_type(member.element);
                            CellRule {
                                is_enterable: combo.is_some()
                                    && !is_greyed
                                    && value_type.is_keyed(),
                                width: 2,
                                repeats: None,
                            }
                        })
                        .collect();
                    row(member, number, cells)
                })
                .collect();
            Some(Table { columns, rows })
        })
        .collect()
}

fn row(member: &Member<'_>, number: String, cells: Vec<CellRule>) -> Row {
    let element = member.element;
    Row {
        number,
        data_element: member.id,
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
        // The server keeps the zero of an average, whatever the switch says.
        zero_is_significant: element.zero_is_significant
            || matches!(
                element.aggregation_type.as_str(),
                "AVERAGE" | "AVERAGE_SUM_ORG_UNIT"
            ),
        cells,
        vial_sizes: Vec::new(),
        opened_vial: None,
        given_rows: Vec::new(),
        is_immediate: false,
    }
}

fn row_names(element: &WireElement) -> Names {
    let texts = [
        element.form_name.as_deref(),
        element.name.as_deref(),
        element.display_name.as_deref(),
    ];
    names(&texts, &element.translations, &["FORM_NAME", "NAME"])
}

fn value_type(element: &WireElement) -> ValueType {
    serde_json::from_value(Json::from(element.value_type.as_str())).unwrap_or(ValueType::Unknown)
}

/// The key `/` fills a row with zeros where counts stand side by side. A single column of numbers may
/// be a stock card or the days of a refrigerator, where nobody fills anything with zeros.
fn may_fill_with_zeros(tables: &[Table]) -> bool {
    !tables.is_empty()
        && tables.iter().all(|table| {
            table.columns.len() > 1
                && table
                    .rows
                    .iter()
                    .all(|row| row.value_type == ValueType::IntegerZeroOrPositive)
        })
}

fn option_sets(elements: &[WireElementOfSet]) -> BTreeMap<OptionSetId, Vec<FormOption>> {
    elements
        .iter()
        .filter_map(|member| member.data_element.option_set.as_ref())
        .filter_map(|set| {
            let mut options: Vec<_> = set.options.iter().collect();
            options.sort_by_key(|option| option.sort_order);
            let options = options
                .into_iter()
                // Cleaned it would be another code, so one that steers a terminal cannot be offered.
                .filter(|option| !option.code.contains(char::is_control))
                .map(|option| FormOption {
                    // A code is sent as it is.
                    code: option.code.clone(),
                    names: names(
                        &[option.name.as_deref(), option.display_name.as_deref()],
                        &option.translations,
                        &["NAME"],
                    ),
                })
                .collect();
            Some((OptionSetId::parse(&set.id).ok()?, options))
        })
        .collect()
}

/// An operand without a combo means every cell of its element.
fn compulsory(wire: &WireDataSet, form: &Form) -> Vec<Cell> {
    form.enterable()
        .map(|(_, cell)| cell)
        .filter(|cell| {
            wire.compulsory_data_element_operands.iter().any(|operand| {
                operand.data_element.id == cell.data_element.as_str()
                    && operand
                        .category_option_combo
                        .as_ref()
                        .is_none_or(|combo| combo.id == cell.category_option_combo.as_str())
            })
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
