//! The sections of a form: their rows, tables and columns, in order.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    columns::columns,
    display::{self, Turn},
    form::{Order, row, row_names, value_type},
    html::{Paper, read_paper},
    oddity::{Odd, Oddities},
    parts::Parts,
    turn,
    wire::{WireCombo, WireDataSet, WireElement, names},
};
use crate::{
    domain::{
        form::{CellRule, Section, Table, Totals},
        id::{SectionId, Uid},
        names::Names,
        value::ValueType,
    },
    text::clean,
};

/// An element with the combo it has in this data set.
#[derive(Clone, Copy)]
pub(super) struct Member<'a> {
    pub(super) element: &'a WireElement,
    pub(super) combo: &'a WireCombo,
}

/// The cells that cannot be keyed, as pairs of ids.
pub(super) type Greyed<'a> = BTreeSet<(&'a str, &'a str)>;

type Members<'a> = BTreeMap<&'a str, Member<'a>>;

/// Returns the sections of a data set.
pub(super) fn sections(
    wire: &WireDataSet,
    parts: &Parts,
    order: Order,
    oddities: &mut Oddities,
) -> Vec<Section> {
    let members = members(wire, parts, oddities);
    let told = parts.sections(wire);
    if let Some(html) = parts.html(wire)
        && (told.is_empty() || order == Order::Paper)
    {
        let paper = read_paper(html);
        if paper
            .cells()
            .any(|cell| members.contains_key(cell.0.as_str()))
        {
            let title = wire.name.as_deref().unwrap_or(&wire.id);
            oddities.note(Odd::PaperOrder, title, "");
            return on_paper(wire, &paper, &members, parts, oddities);
        }
    }
    if told.is_empty() {
        let mut listed: Vec<Member<'_>> = members.values().copied().collect();
        listed.sort_by_key(|member| (row_names(member.element).base, member.element.id.as_str()));
        let texts = [wire.name.as_deref(), wire.display_name.as_deref()];
        let title = names(&texts, &wire.translations, &["NAME"]);
        let tables = tables(&grouped(&listed, true), 1, &Greyed::new(), parts, oddities);
        return section(&wire.id, 1, title, tables).into_iter().collect();
    }
    let mut left: BTreeSet<&str> = members.keys().copied().collect();
    let mut sections = Vec::new();
    for (told, number) in told.into_iter().zip(1_u16..) {
        let texts = [told.name.as_deref(), told.display_name.as_deref()];
        let title = names(&texts, &told.translations, &["NAME"]);
        let mut listed = Vec::new();
        for element in &told.data_elements {
            match members.get(element.id.as_str()) {
                Some(member) => listed.push(*member),
                None => oddities.note(Odd::ElementMissing, &title.base, &element.id),
            }
            left.remove(element.id.as_str());
        }
        let greyed: Greyed<'_> = told
            .greyed_fields
            .iter()
            .filter_map(|field| {
                let combo = field.category_option_combo.as_ref()?;
                Some((field.data_element.id.as_str(), combo.id.as_str()))
            })
            .collect();
        let display = display::of_section(told, oddities);
        let groups = grouped(&listed, !told.disable_data_element_auto_group);
        let tables = match &display.turn {
            Turn::Not => tables(&groups, number, &greyed, parts, oddities),
            Turn::Pivot => turn::pivoted(&groups, number, &greyed, parts, oddities),
            Turn::MoveCategory(category) => {
                turn::moved(&groups, number, &greyed, category, parts, oddities)
            }
        };
        let Some(mut section) = section(&told.id, number, title, tables) else {
            oddities.note(
                Odd::Unreadable,
                told.name.as_deref().unwrap_or(""),
                &told.id,
            );
            continue;
        };
        section.before = display.before;
        section.after = display.after;
        section.totals.rows = told.show_row_totals;
        section.totals.columns = told.show_column_totals;
        sections.push(section);
    }
    for element in left {
        if let Some(member) = members.get(element) {
            oddities.note(Odd::InNoSection, member.element.title(), element);
        }
    }
    sections
}

fn members<'a>(wire: &'a WireDataSet, parts: &'a Parts, oddities: &mut Oddities) -> Members<'a> {
    let mut members = Members::new();
    for told in &wire.data_set_elements {
        let Some(element) = parts.element(&told.data_element) else {
            let title = wire.name.as_deref().unwrap_or(&wire.id);
            oddities.note(Odd::ElementMissing, title, &told.data_element.id);
            continue;
        };
        // The data set's own combo wins.
        let named = told
            .category_combo
            .as_ref()
            .or(element.category_combo.as_ref());
        let combo = named.and_then(|combo| parts.combo(&combo.id));
        let Some(combo) = combo else {
            let id = named.map_or("", |combo| &combo.id);
            oddities.note(Odd::ComboMissing, element.title(), id);
            continue;
        };
        members.insert(&element.id, Member { element, combo });
    }
    members
}

fn section(id: &str, number: u16, names: Names, tables: Vec<Table>) -> Option<Section> {
    Some(Section {
        id: SectionId::parse(id).ok()?,
        number,
        names,
        before: String::new(),
        after: String::new(),
        zero_fill: may_fill_with_zeros(&tables),
        tables,
        totals: Totals::default(),
    })
}

/// The sections of a custom form: a new one at each heading, the rows in the order of the paper. A cell
/// that the paper does not have is grey.
fn on_paper(
    wire: &WireDataSet,
    paper: &Paper,
    members: &Members<'_>,
    parts: &Parts,
    oddities: &mut Oddities,
) -> Vec<Section> {
    let title = wire.name.as_deref().unwrap_or(&wire.id);
    let on_paper: Greyed<'_> = paper
        .cells()
        .map(|(element, combo)| (element.as_str(), combo.as_str()))
        .collect();
    let mut sections: Vec<Section> = Vec::new();
    let mut left: BTreeSet<&str> = members.keys().copied().collect();
    for (part, number) in paper.parts.iter().zip(1_u16..) {
        let mut listed: Vec<Member<'_>> = Vec::new();
        for (element, _) in &part.cells {
            if left.remove(element.as_str())
                && let Some(member) = members.get(element.as_str())
            {
                listed.push(*member);
            } else if !members.contains_key(element.as_str()) {
                oddities.note(Odd::ElementMissing, title, element);
            }
        }
        if listed.is_empty() {
            continue;
        }
        let tables = tables(
            &grouped(&listed, false),
            number,
            &Greyed::new(),
            parts,
            oddities,
        );
        let heading = if part.heading.is_empty() {
            title
        } else {
            &part.heading
        };
        let names = Names::untranslated(clean(heading, 200));
        sections.extend(section(
            &section_id(&wire.id, number),
            number,
            names,
            tables,
        ));
    }
    for element in left {
        if let Some(member) = members.get(element) {
            oddities.note(Odd::InNoSection, member.element.title(), element);
        }
    }
    for table in sections.iter_mut().flat_map(|section| &mut section.tables) {
        for row in &mut table.rows {
            for (index, column) in table.columns.iter().enumerate() {
                let cell = row.cell(column, index);
                let is_there = cell.is_some_and(|cell| {
                    let combo = cell.category_option_combo;
                    on_paper.contains(&(cell.data_element.as_str(), combo.as_str()))
                });
                if let Some(rule) = row.cells.get_mut(index) {
                    rule.is_enterable &= is_there;
                }
            }
        }
    }
    sections
}

/// Makes an id for a section of a custom form, which has none: that of the data set with a number.
fn section_id(data_set: &str, number: u16) -> String {
    let kept: String = data_set.chars().take(7).collect();
    format!("{kept}{:04}", number.min(9999))
}

/// Puts rows of the same combo together, in the order of the first of them; or, where the section says
/// so, keeps the order and begins a new table wherever the combo changes.
fn grouped<'a>(listed: &[Member<'a>], together: bool) -> Vec<Vec<Member<'a>>> {
    let mut groups: Vec<Vec<Member<'a>>> = Vec::new();
    for member in listed {
        let belongs = |group: &&mut Vec<Member<'a>>| {
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
            Some(group) => group.push(*member),
            None => groups.push(vec![*member]),
        }
    }
    groups
}

fn tables(
    groups: &[Vec<Member<'_>>],
    section: u16,
    greyed: &Greyed<'_>,
    parts: &Parts,
    oddities: &mut Oddities,
) -> Vec<Table> {
    let mut rows_before = 0;
    let mut tables = Vec::new();
    for group in groups {
        let Some(first) = group.first() else { continue };
        let columns = columns(first.combo, parts, oddities);
        let mut rows = Vec::new();
        for member in group {
            rows_before += 1;
            let Some(mut row) = row(member.element, format!("{section}.{rows_before:02}")) else {
                oddities.note(Odd::Unreadable, member.element.title(), &member.element.id);
                continue;
            };
            row.cells = columns
                .iter()
                .map(|column| {
                    let combo = column.category_option_combo.as_ref();
                    rule(member.element, combo.map(Uid::as_str), greyed)
                })
                .collect();
            rows.push(row);
        }
        tables.push(Table { columns, rows });
    }
    tables
}

/// Returns what may be done with a cell of an element; nothing where the combo is missing.
pub(super) fn rule(element: &WireElement, combo: Option<&str>, greyed: &Greyed<'_>) -> CellRule {
    let can = combo.is_some_and(|combo| !greyed.contains(&(element.id.as_str(), combo)));
    CellRule {
        cell: None,
        is_enterable: can && value_type(element).is_keyed(),
        width: 2,
        repeats: None,
    }
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
