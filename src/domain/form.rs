//! A form: a DHIS2 data set as a person keys it. Data, never code.
//!
//! The order of rows, tables and columns comes from sections and from the Cartesian order of
//! categories, never from the order in which a server happens to list things.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::{
    attribute::Attribute,
    finding::Severity,
    id::{CategoryOptionComboId, ConstantId, DataElementId, DataSetId, OptionSetId, SectionId},
    indicator::Indicator,
    names::Names,
    period::{DataInputPeriod, PeriodType},
    rules::Rule,
    value::ValueType,
};

/// The identity of one cell of a report: data element × category option combo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Cell {
    /// The row.
    pub data_element: DataElementId,
    /// The column.
    pub category_option_combo: CategoryOptionComboId,
}

/// A data set with all that is needed to key it offline.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent switches of a DHIS2 data set"
)]
pub struct Form {
    /// Its UID.
    pub id: DataSetId,
    /// Rises with every change of the form; a report names the version it was filled with.
    pub version: u32,
    /// Its code.
    pub code: String,
    /// Its name.
    pub names: Names,
    /// Its name in a few letters, for narrow columns.
    pub short_names: Names,
    /// The periods it is filled for.
    pub period_type: PeriodType,
    /// How many periods beyond the last ended one are open: 0 closes even the running one.
    pub open_future_periods: i32,
    /// Days after the end of a period when it locks; 0 never locks. Fractions are truncated, as the server does.
    pub expiry_days: f64,
    /// Days after the end of a period within which a report is on time.
    pub timely_days: f64,
    /// Where not empty, the only periods that are open.
    #[serde(default)]
    pub data_input_periods: Vec<DataInputPeriod>,
    /// The attribute option combo of every report of this form; `default` where reports are not split.
    /// Where they are ([`Self::attribute`]) it is that of the first choice.
    pub attribute_option_combo: CategoryOptionComboId,
    /// By what its reports are split, such as a project or a partner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribute: Option<Attribute>,
    /// What is written over the form (`displayOptions.customText`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<Heading>,
    /// The person may read its data and not write them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_read_only: bool,
    /// Its reports are approved above (`workflow`): an approved one is locked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub has_approval: bool,
    /// Completion is refused while a compulsory cell is empty.
    #[serde(default)]
    pub compulsory_fields_complete_only: bool,
    /// A row is filled whole or not at all.
    #[serde(default)]
    pub field_combination_required: bool,
    /// Completion only when the server's validation rules pass.
    #[serde(default)]
    pub valid_complete_only: bool,
    /// Every empty cell needs a comment.
    #[serde(default)]
    pub no_value_requires_comment: bool,
    /// Cells that must hold a value.
    #[serde(default)]
    pub compulsory: Vec<Cell>,
    /// The sections, in order.
    pub sections: Vec<Section>,
    /// What cells of a choice may hold.
    #[serde(default)]
    pub option_sets: BTreeMap<OptionSetId, Vec<FormOption>>,
    /// The checks that run while keying and before sending.
    #[serde(default)]
    pub checks: Vec<Check>,
    /// The indicators that are reckoned from its values, those that only others name too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<Indicator>,
    /// The server's constants that its rules and indicators name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub constants: BTreeMap<ConstantId, f64>,
    /// How "nothing to report" is said with one key, where the form knows that.
    #[serde(default)]
    pub zero_report: Option<ZeroReportRule>,
    /// A sample form of ours; every screen, print and export says that the national form replaces it.
    #[serde(default)]
    pub is_sample: bool,
}

/// What is written over a form.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Heading {
    /// The first line.
    #[serde(default)]
    pub header: String,
    /// The second line.
    #[serde(default)]
    pub subheader: String,
}

/// A part of a form: one tab.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// Its UID.
    pub id: SectionId,
    /// The number printed before its rows' numbers.
    pub number: u16,
    /// Its name.
    pub names: Names,
    /// What stands before its first table, where the server has something to say there.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// What stands after its last table.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub after: String,
    /// Its tables: a new one wherever the category combo of the rows changes.
    pub tables: Vec<Table>,
    /// Which sums are shown.
    #[serde(default)]
    pub totals: Totals,
    /// The key `/` fills a row's blank cells with zero here.
    #[serde(default)]
    pub zero_fill: bool,
}

/// Rows that share their columns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// The columns, in Cartesian order of the categories.
    pub columns: Vec<Column>,
    /// The rows, in the section's order.
    pub rows: Vec<Row>,
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// The letter printed over it.
    pub letter: String,
    /// The options it stands for, outermost category first; empty for the default combo.
    pub options: Vec<Names>,
    /// The same in few letters, for a heading with little room; empty where nobody gave any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub short_options: Vec<Names>,
    /// The combo, or nothing where the server's metadata lacks it: such cells are inert.
    pub category_option_combo: Option<CategoryOptionComboId>,
}

/// One row of a table: a data element.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// The number printed on the paper, such as `1.05`.
    pub number: String,
    /// The data element.
    pub data_element: DataElementId,
    /// Its code.
    pub code: String,
    /// Its name on the form.
    pub names: Names,
    /// What its cells hold.
    pub value_type: ValueType,
    /// The choices of its cells, where they are a choice.
    #[serde(default)]
    pub option_set: Option<OptionSetId>,
    /// A server before 2.43 keeps a zero only where this is set.
    #[serde(default)]
    pub zero_is_significant: bool,
    /// One for each column of the table.
    pub cells: Vec<CellRule>,
    /// Doses in a vial, one for each size in use, where the row counts doses in vials.
    #[serde(default)]
    pub vial_sizes: Vec<u32>,
    /// What happens to an opened vial at the end of a session.
    #[serde(default)]
    pub opened_vial: Option<OpenedVial>,
    /// The rows whose doses are given from this stock.
    #[serde(default)]
    pub given_rows: Vec<String>,
    /// A case in this row is notified at once.
    #[serde(default)]
    pub is_immediate: bool,
}

/// What a person may do with one cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CellRule {
    /// Whether it can be keyed; a greyed cell is skipped by every key, counted nowhere, never zero.
    pub is_enterable: bool,
    /// Digits after which opt-in auto-advance moves on.
    #[serde(default = "two")]
    pub width: u8,
    /// What the key `*` repeats here, if anything.
    #[serde(default)]
    pub repeats: Option<Repeats>,
    /// Which cell it is, where it is not the row's data element in the column's combo: in a table whose
    /// rows and columns have changed places, or one of whose categories went to the rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell: Option<Cell>,
}

fn two() -> u8 {
    2
}

/// Where the value comes from that `*` repeats.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Repeats {
    /// The same cell of the period before.
    SameCell,
    /// The cell of this column letter in the same row of the period before: closing becomes opening.
    Column(String),
}

/// What becomes of the rest of an opened vial.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpenedVial {
    /// There is no rest: one dose a vial.
    OneDose,
    /// Thrown away after the session.
    ThrownAway,
    /// Kept for the next sessions.
    Kept,
}

/// Which sums a section shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four independent switches of the form"
)]
pub struct Totals {
    /// The sum of each row.
    #[serde(default)]
    pub rows: bool,
    /// In each row, a sum for every option of the outermost category (routine, catch-up).
    #[serde(default)]
    pub groups: bool,
    /// The sum of each column.
    #[serde(default)]
    pub columns: bool,
    /// The sum of the section.
    #[serde(default)]
    pub section: bool,
}

/// One answer of an option set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FormOption {
    /// What is stored and sent.
    pub code: String,
    /// What is shown.
    pub names: Names,
}

/// One check of a form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Check {
    /// Its number, as printed on the card: `E105`; for a server's rule its UID.
    pub id: String,
    /// What the finding means for sending.
    pub severity: Severity,
    /// When the finding arises.
    pub rule: Rule,
    /// What a server's own rule tells the person; our own checks are told by `locales/`.
    #[serde(default)]
    pub instruction: Option<Names>,
}

/// How a whole report of zeros is declared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ZeroReportRule {
    /// The sections whose blank cells become zero.
    pub sections: Vec<u16>,
    /// The yes/no cell that the answer *registers checked* fills.
    pub registers_checked: Cell,
    /// Where the cursor goes afterwards.
    pub then: Cell,
}

/// The place of a cell on the form: indexes into sections, tables, rows and columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index into [`Form::sections`].
    pub section: usize,
    /// Index into [`Section::tables`].
    pub table: usize,
    /// Index into [`Table::rows`].
    pub row: usize,
    /// Index into [`Table::columns`].
    pub column: usize,
}

impl Table {
    /// Returns the identity of a cell of this table, or nothing where the combo is missing.
    pub fn cell(&self, row: usize, column: usize) -> Option<Cell> {
        self.rows.get(row)?.cell(self.columns.get(column)?, column)
    }
}

impl Row {
    /// Returns the identity of the cell of this row in a column of its table, the index of which is given.
    pub fn cell(&self, column: &Column, index: usize) -> Option<Cell> {
        if let Some(cell) = self.cells.get(index).and_then(|rule| rule.cell) {
            return Some(cell);
        }
        Some(Cell {
            data_element: self.data_element,
            category_option_combo: column.category_option_combo?,
        })
    }
}

impl Form {
    /// Returns the form as it is for one attribute option combo, its name saying which; nothing where its
    /// reports are not split by it.
    pub fn under(&self, combo: CategoryOptionComboId) -> Option<Self> {
        let Some(attribute) = &self.attribute else {
            return (self.attribute_option_combo == combo).then(|| self.clone());
        };
        let choice = attribute.choice(combo)?;
        let named = |names: &Names| {
            let parts = std::iter::once(names).chain(&choice.options);
            Names::joined(parts, " · ")
        };
        Some(Self {
            attribute_option_combo: combo,
            names: named(&self.names),
            short_names: named(&self.short_names),
            ..self.clone()
        })
    }

    /// Returns every enterable cell with its place, in form order: section, row, letter.
    pub fn enterable(&self) -> impl Iterator<Item = (Place, Cell)> + '_ {
        self.places().filter_map(|place| {
            let cell = self.cell_at(place)?;
            self.rule_at(place)?.is_enterable.then_some((place, cell))
        })
    }

    /// Returns all places, greyed and inert ones too, in form order.
    pub fn places(&self) -> impl Iterator<Item = Place> + '_ {
        self.sections.iter().enumerate().flat_map(|(section, s)| {
            s.tables.iter().enumerate().flat_map(move |(table, t)| {
                (0..t.rows.len()).flat_map(move |row| {
                    (0..t.columns.len()).map(move |column| Place {
                        section,
                        table,
                        row,
                        column,
                    })
                })
            })
        })
    }

    /// Returns the identity of the cell at a place, or nothing where the combo is missing.
    pub fn cell_at(&self, place: Place) -> Option<Cell> {
        self.table_at(place)?.cell(place.row, place.column)
    }

    /// Returns the place of an enterable cell.
    pub fn place_of(&self, cell: Cell) -> Option<Place> {
        self.enterable()
            .find_map(|(place, other)| (other == cell).then_some(place))
    }

    /// Returns the section of a place.
    pub fn section_at(&self, place: Place) -> Option<&Section> {
        self.sections.get(place.section)
    }

    /// Returns the table of a place.
    pub fn table_at(&self, place: Place) -> Option<&Table> {
        self.section_at(place)?.tables.get(place.table)
    }

    /// Returns the row of a place.
    pub fn row_at(&self, place: Place) -> Option<&Row> {
        self.table_at(place)?.rows.get(place.row)
    }

    /// Returns the column of a place.
    pub fn column_at(&self, place: Place) -> Option<&Column> {
        self.table_at(place)?.columns.get(place.column)
    }

    /// Returns what may be done with the cell at a place.
    pub fn rule_at(&self, place: Place) -> Option<&CellRule> {
        self.row_at(place)?.cells.get(place.column)
    }

    /// Returns the row with a printed number, and its section and table; `105` finds `1.05`.
    pub fn row_numbered(&self, number: &str) -> Option<(Place, &Row)> {
        let wanted: String = number.chars().filter(char::is_ascii_digit).collect();
        self.places()
            .filter(|place| place.column == 0)
            .find_map(|place| {
                let row = self.row_at(place)?;
                let digits: String = row.number.chars().filter(char::is_ascii_digit).collect();
                (digits == wanted).then_some((place, row))
            })
    }

    /// Returns the cell printed as `1.05A`: row number and column letter.
    pub fn cell_numbered(&self, row: &str, letter: &str) -> Option<Cell> {
        let (place, _) = self.row_numbered(row)?;
        let column = self
            .table_at(place)?
            .columns
            .iter()
            .position(|c| c.letter == letter)?;
        self.cell_at(Place { column, ..place })
    }
}
