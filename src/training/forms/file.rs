//! A form as a file that a person can read and write, and how it becomes a [`Form`].

use std::collections::BTreeMap;

use serde::Deserialize;
use thiserror::Error;

use super::{default_combo, uid};
use crate::domain::{
    form::{
        Cell, CellRule, Check, Column, Form, OpenedVial, Repeats, Row, Section, Table, Totals,
        ZeroReportRule,
    },
    id::CategoryOptionComboId,
    names::Names,
    period::PeriodType,
    value::ValueType,
};

/// The combo of rows that are not split.
const UNSPLIT: &str = "default";

/// Why a form file is not a form.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FormFault {
    /// Not TOML, or not of this shape; the text names the line.
    #[error("{0}")]
    Unreadable(String),
    /// A row or section names a combo that is not there.
    #[error("no combo {0}")]
    NoSuchCombo(String),
    /// A combo names a category that is not there.
    #[error("no category {0}")]
    NoSuchCategory(String),
    /// A combo has more or fewer letters than columns.
    #[error("combo {0} needs one letter for each column")]
    LettersDoNotFit(String),
    /// A rule names a cell, such as `1.08A`, that is not there.
    #[error("no cell {0}")]
    NoSuchCell(String),
}

/// A name in the three languages of the program.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThreeNames {
    en: String,
    ar: String,
    ckb: String,
}

impl From<ThreeNames> for Names {
    fn from(names: ThreeNames) -> Self {
        let translations = [("ar_IQ", names.ar), ("ckb", names.ckb)];
        Self {
            base: names.en,
            translations: translations
                .map(|(locale, text)| (locale.to_owned(), text))
                .into(),
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FormFile {
    sample: bool,
    key: String,
    version: u32,
    code: String,
    element_prefix: String,
    names: ThreeNames,
    short_names: ThreeNames,
    period_type: PeriodType,
    open_future_periods: i32,
    timely_days: f64,
    expiry_days: f64,
    compulsory_fields_complete_only: bool,
    compulsory: Vec<String>,
    #[serde(default)]
    zero_report: Option<ZeroReportLine>,
    categories: Vec<Category>,
    combos: Vec<Combo>,
    sections: Vec<SectionLine>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ZeroReportLine {
    sections: Vec<u16>,
    registers_checked: String,
    then: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Category {
    key: String,
    options: Vec<CategoryOption>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CategoryOption {
    key: String,
    names: ThreeNames,
    /// For a heading with little room.
    #[serde(default)]
    short: Option<ThreeNames>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Combo {
    key: String,
    categories: Vec<String>,
    letters: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SectionLine {
    number: u16,
    names: ThreeNames,
    combo: String,
    totals: Vec<TotalKind>,
    zero_fill: bool,
    #[serde(default)]
    repeats: BTreeMap<String, String>,
    rows: Vec<RowLine>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum TotalKind {
    Rows,
    Groups,
    Columns,
    Section,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RowLine {
    number: String,
    key: String,
    names: ThreeNames,
    /// The combo, where it is not the section's.
    #[serde(default)]
    combo: Option<String>,
    /// The letters that can be keyed; without it all of them.
    #[serde(default)]
    cells: Option<String>,
    #[serde(default = "count")]
    value_type: ValueType,
    #[serde(default)]
    widths: BTreeMap<String, u8>,
    #[serde(default)]
    repeats: BTreeMap<String, String>,
    #[serde(default)]
    vial_sizes: Vec<u32>,
    #[serde(default)]
    opened_vial: Option<OpenedVial>,
    #[serde(default)]
    given_rows: Vec<String>,
    #[serde(default)]
    immediate: bool,
}

fn count() -> ValueType {
    ValueType::IntegerZeroOrPositive
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ChecksFile {
    #[serde(default)]
    checks: Vec<Check>,
}

/// Reads a form and its checks.
pub fn read(form: &str, checks: &str) -> Result<Form, FormFault> {
    let unreadable = |error: toml::de::Error| FormFault::Unreadable(error.to_string());
    let file: FormFile = toml::from_str(form).map_err(unreadable)?;
    let checks: ChecksFile = toml::from_str(checks).map_err(unreadable)?;
    build(file, checks.checks)
}

fn build(file: FormFile, checks: Vec<Check>) -> Result<Form, FormFault> {
    let columns = all_columns(&file.categories, &file.combos)?;
    let maker = Maker {
        key: &file.key,
        element_prefix: &file.element_prefix,
        columns: &columns,
    };
    let sections = file
        .sections
        .into_iter()
        .map(|line| maker.section(line))
        .collect::<Result<Vec<_>, _>>()?;
    let mut form = Form {
        id: uid("dataSet", &file.key),
        version: file.version,
        code: file.code,
        names: file.names.into(),
        short_names: file.short_names.into(),
        period_type: file.period_type,
        open_future_periods: file.open_future_periods,
        expiry_days: file.expiry_days,
        timely_days: file.timely_days,
        data_input_periods: Vec::new(),
        attribute_option_combo: default_combo(),
        compulsory_fields_complete_only: file.compulsory_fields_complete_only,
        field_combination_required: false,
        valid_complete_only: false,
        attribute: None,
        heading: None,
        is_read_only: false,
        has_approval: false,
        no_value_requires_comment: false,
        compulsory: Vec::new(),
        sections,
        option_sets: BTreeMap::new(),
        checks,
        zero_report: None,
        indicators: Vec::new(),
        constants: BTreeMap::new(),
        is_sample: file.sample,
    };
    form.compulsory = file
        .compulsory
        .iter()
        .map(|text| cell(&form, text))
        .collect::<Result<_, _>>()?;
    if let Some(line) = file.zero_report {
        form.zero_report = Some(ZeroReportRule {
            registers_checked: cell(&form, &line.registers_checked)?,
            then: cell(&form, &line.then)?,
            sections: line.sections,
        });
    }
    Ok(form)
}

/// Returns the cell printed as `1.08A`.
fn cell(form: &Form, text: &str) -> Result<Cell, FormFault> {
    let letter = text
        .find(|c: char| c.is_ascii_alphabetic())
        .unwrap_or(text.len());
    text.split_at_checked(letter)
        .and_then(|(row, letter)| form.cell_numbered(row, letter))
        .ok_or_else(|| FormFault::NoSuchCell(text.to_owned()))
}

/// The columns of each combo: every option of the first category with every option of the next.
fn all_columns(
    categories: &[Category],
    combos: &[Combo],
) -> Result<BTreeMap<String, Vec<Column>>, FormFault> {
    combos
        .iter()
        .map(|combo| Ok((combo.key.clone(), columns_of(categories, combo)?)))
        .collect()
}

fn columns_of(categories: &[Category], combo: &Combo) -> Result<Vec<Column>, FormFault> {
    let mut paths: Vec<Vec<&CategoryOption>> = vec![Vec::new()];
    for key in &combo.categories {
        let category = categories
            .iter()
            .find(|category| category.key == *key)
            .ok_or_else(|| FormFault::NoSuchCategory(key.clone()))?;
        paths = paths
            .iter()
            .flat_map(|path| {
                category.options.iter().map(move |option| {
                    let mut longer = path.clone();
                    longer.push(option);
                    longer
                })
            })
            .collect();
    }
    if paths.len() != combo.letters.len() {
        return Err(FormFault::LettersDoNotFit(combo.key.clone()));
    }
    Ok(paths
        .iter()
        .zip(&combo.letters)
        .map(|(path, letter)| Column {
            letter: letter.clone(),
            options: path
                .iter()
                .map(|option| option.names.clone().into())
                .collect(),
            short_options: short_options(path),
            category_option_combo: Some(combo_id(&combo.key, path)),
        })
        .collect())
}

fn short_options(path: &[&CategoryOption]) -> Vec<Names> {
    if path.iter().all(|option| option.short.is_none()) {
        return Vec::new();
    }
    path.iter()
        .map(|option| {
            option
                .short
                .as_ref()
                .unwrap_or(&option.names)
                .clone()
                .into()
        })
        .collect()
}

fn combo_id(combo: &str, path: &[&CategoryOption]) -> CategoryOptionComboId {
    if combo == UNSPLIT {
        return default_combo();
    }
    let keys: Vec<&str> = path.iter().map(|option| option.key.as_str()).collect();
    uid("categoryOptionCombo", &keys.join(","))
}

/// What is needed to make sections and rows.
struct Maker<'a> {
    key: &'a str,
    element_prefix: &'a str,
    columns: &'a BTreeMap<String, Vec<Column>>,
}

impl Maker<'_> {
    fn section(&self, line: SectionLine) -> Result<Section, FormFault> {
        let shown = |kind| line.totals.contains(&kind);
        let totals = Totals {
            rows: shown(TotalKind::Rows),
            groups: shown(TotalKind::Groups),
            columns: shown(TotalKind::Columns),
            section: shown(TotalKind::Section),
        };
        let mut tables: Vec<Table> = Vec::new();
        let mut combo_before = None;
        for row in line.rows {
            let combo = row.combo.clone().unwrap_or_else(|| line.combo.clone());
            let columns = self
                .columns
                .get(&combo)
                .ok_or_else(|| FormFault::NoSuchCombo(combo.clone()))?;
            let row = self.row(row, columns, &line.repeats);
            match tables.last_mut() {
                Some(table) if combo_before.as_ref() == Some(&combo) => table.rows.push(row),
                _ => tables.push(Table {
                    columns: columns.clone(),
                    rows: vec![row],
                }),
            }
            combo_before = Some(combo);
        }
        Ok(Section {
            id: uid("section", &format!("{}/{}", self.key, line.number)),
            number: line.number,
            names: line.names.into(),
            before: String::new(),
            after: String::new(),
            tables,
            totals,
            zero_fill: line.zero_fill,
        })
    }

    fn row(&self, line: RowLine, columns: &[Column], section: &BTreeMap<String, String>) -> Row {
        let cells = columns
            .iter()
            .map(|column| CellRule {
                cell: None,
                is_enterable: line
                    .cells
                    .as_ref()
                    .is_none_or(|cells| cells.contains(&column.letter)),
                width: line.widths.get(&column.letter).copied().unwrap_or(2),
                repeats: line
                    .repeats
                    .get(&column.letter)
                    .or_else(|| section.get(&column.letter))
                    .map(|from| repeats(&column.letter, from)),
            })
            .collect();
        let key = format!("{}_{}", self.element_prefix, line.key);
        Row {
            number: line.number,
            data_element: uid(
                "dataElement",
                &format!("{}.{}", self.element_prefix, line.key),
            ),
            code: format!("DAFTAR_SAMPLE_{}", key.to_ascii_uppercase()),
            names: line.names.into(),
            value_type: line.value_type,
            option_set: None,
            zero_is_significant: true,
            cells,
            vial_sizes: line.vial_sizes,
            opened_vial: line.opened_vial,
            given_rows: line.given_rows,
            is_immediate: line.immediate,
        }
    }
}

/// `A = "G"` takes last month's G; `A = "A"` the same cell.
fn repeats(letter: &str, from: &str) -> Repeats {
    if letter == from {
        Repeats::SameCell
    } else {
        Repeats::Column(from.to_owned())
    }
}
