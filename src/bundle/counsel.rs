//! What a national team should know of its own forms before facilities get them.

use std::collections::BTreeMap;

use super::{Bundle, wording};
use crate::domain::{
    form::{Form, Row},
    language::Language,
    names::is_locale_of,
    rules::Checks,
    value::ValueType,
};

/// Something a national team may want to change on its server.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Remark {
    /// Numbers of which the server does not keep a zero (`zeroIsSignificant`): it will look like a blank.
    ZerosNotStored {
        /// How many rows.
        rows: usize,
        /// Of how many rows of numbers.
        of: usize,
    },
    /// No approval workflow: nobody above says that a report is right.
    NoApproval,
    /// Nothing ever locks: figures may change years later.
    NoDeadline,
    /// A language in which texts of the form are missing.
    Untranslated {
        /// The language.
        language: Language,
        /// How many texts.
        texts: usize,
        /// Of how many.
        of: usize,
    },
    /// A rule that only the server can check, or that nobody can read.
    RuleNotOffline {
        /// Its id.
        id: String,
        /// What it tells.
        name: String,
        /// It is right, but asks for what only the server knows.
        is_server_only: bool,
    },
    /// A row none of whose cells can be keyed here.
    NotKeyable {
        /// The printed number.
        row: String,
        /// Its name.
        name: String,
        /// What it would hold, where that is the reason.
        value_type: Option<ValueType>,
    },
    /// Cells whose option combo the server lacks.
    CellsWithoutCombo {
        /// How many.
        cells: usize,
    },
    /// Compulsory cells that do not hold completion back (`compulsoryFieldsCompleteOnly`).
    CompulsoryOnlyWarns {
        /// How many.
        cells: usize,
    },
}

/// What there is to say of a bundle.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Counsel<'a> {
    /// By form, in the bundle's order.
    pub forms: Vec<(&'a Form, Vec<Remark>)>,
    /// Names that several units have, and how many.
    pub same_names: Vec<(String, usize)>,
}

/// Looks through a bundle.
pub fn counsel(bundle: &Bundle) -> Counsel<'_> {
    let mut names: BTreeMap<&str, usize> = BTreeMap::new();
    for unit in bundle.reporting_units() {
        *names.entry(unit.names.base.trim()).or_default() += 1;
    }
    Counsel {
        forms: bundle
            .forms
            .iter()
            .map(|form| (form, remarks(form)))
            .collect(),
        same_names: names
            .into_iter()
            .filter(|(_, count)| *count > 1)
            .map(|(name, count)| (name.to_owned(), count))
            .collect(),
    }
}

fn remarks(form: &Form) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let rows = || {
        let tables = form.sections.iter().flat_map(|section| &section.tables);
        tables.flat_map(|table| &table.rows)
    };
    let numbers = rows().filter(|row| row.value_type.is_number()).count();
    let lost = rows()
        .filter(|row| row.value_type.is_number() && !row.zero_is_significant)
        .count();
    if lost > 0 {
        remarks.push(Remark::ZerosNotStored {
            rows: lost,
            of: numbers,
        });
    }
    if form.expiry_days <= 0.0 && form.data_input_periods.is_empty() {
        remarks.push(Remark::NoDeadline);
    }
    if !form.has_approval {
        remarks.push(Remark::NoApproval);
    }
    if !form.compulsory.is_empty() && !form.compulsory_fields_complete_only {
        remarks.push(Remark::CompulsoryOnlyWarns {
            cells: form.compulsory.len(),
        });
    }
    let texts = wording::shown(form);
    for language in Language::ALL {
        if language == Language::En {
            // The base texts are the server's own, which is English in most.
            continue;
        }
        let is_missing = |locales: &BTreeMap<String, String>| {
            !locales.keys().any(|locale| is_locale_of(locale, language))
        };
        let missing = texts
            .iter()
            .filter(|names| is_missing(&names.translations))
            .count();
        if missing > 0 {
            remarks.push(Remark::Untranslated {
                language,
                texts: missing,
                of: texts.len(),
            });
        }
    }
    remarks.extend(
        rows()
            .filter(|row| !can_be_keyed(row))
            .map(|row| Remark::NotKeyable {
                row: row.number.clone(),
                name: row.names.base.clone(),
                value_type: (!row.value_type.is_keyed()).then_some(row.value_type),
            }),
    );
    let cells = form
        .places()
        .filter(|place| form.cell_at(*place).is_none())
        .count();
    if cells > 0 {
        remarks.push(Remark::CellsWithoutCombo { cells });
    }
    remarks.extend(Checks::prepare(form).faults().iter().map(|fault| {
        let check = form.checks.iter().find(|check| check.id == fault.check);
        let name = check.and_then(|check| check.instruction.as_ref());
        Remark::RuleNotOffline {
            id: fault.check.clone(),
            name: name.map_or_else(String::new, |names| names.base.clone()),
            is_server_only: fault.is_server_only,
        }
    }));
    remarks
}

fn can_be_keyed(row: &Row) -> bool {
    row.cells.iter().any(|rule| rule.is_enterable)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::check::tests::sound;

    #[test]
    fn a_national_team_reads_what_it_should_know() {
        let mut bundle = sound();
        bundle.units[1].names = bundle.units[0].names.clone();
        let form = &mut bundle.forms[0];
        form.expiry_days = 10.0;
        form.has_approval = true;
        let table = &mut form.sections[0].tables[0];
        table.rows[0].zero_is_significant = true;
        table.rows[1].zero_is_significant = false;
        table.rows[1].value_type = ValueType::Image;
        table.rows[1]
            .cells
            .iter_mut()
            .for_each(|rule| rule.is_enterable = false);
        let counsel = counsel(&bundle);
        assert!(counsel.same_names.is_empty(), "only one of them reports");
        let said = &counsel.forms[0].1;
        assert!(!said.contains(&Remark::NoDeadline) && !said.contains(&Remark::NoApproval));
        assert!(said.iter().any(|remark| matches!(
            remark,
            Remark::NotKeyable {
                value_type: Some(ValueType::Image),
                ..
            }
        )));
        assert!(
            !said
                .iter()
                .any(|remark| matches!(remark, Remark::ZerosNotStored { .. }))
        );
        let untranslated = said
            .iter()
            .filter(|remark| matches!(remark, Remark::Untranslated { .. }));
        assert_eq!(untranslated.count(), 2);
        let said = &counsel.forms[1].1;
        assert!(said.contains(&Remark::NoDeadline) && said.contains(&Remark::NoApproval));
    }
}
