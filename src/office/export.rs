//! A report as a file: for an import by hand, or for a spreadsheet.

pub mod csv;

use std::sync::Arc;

use crate::{
    dhis2::data_value_set,
    domain::{
        form::Form, language::Language, organisation_unit::OrganisationUnit, period::Period,
        trouble::Trouble,
    },
    office::{board::report_key, shared::Shared},
    store::StoreError,
};

/// Which report, as a person names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportRequest {
    /// The form's code or UID.
    pub form: String,
    /// The period's id.
    pub period: String,
    /// The unit's code or UID; not needed where one unit alone fills the form.
    pub unit: Option<String>,
    /// What is written.
    pub format: ExportFormat,
    /// The language of names in a table.
    pub language: Language,
}

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// A DHIS2 data value set.
    Json,
    /// A table.
    Csv,
}

/// Why nothing was written.
#[derive(Debug, Clone, PartialEq)]
pub enum ExportRefused {
    /// No such form; these there are.
    NoSuchForm(Vec<String>),
    /// No such unit fills the form; these do.
    NoSuchUnit(Vec<String>),
    /// Several units fill the form: which one?
    WhichUnit(Vec<String>),
    /// That is no period of the form.
    NoSuchPeriod,
    /// The report was never begun.
    NothingKeyed,
    /// It could not be read.
    Trouble(Trouble),
}

impl From<StoreError> for ExportRefused {
    fn from(error: StoreError) -> Self {
        Self::Trouble(error.into())
    }
}

pub(super) fn export(shared: &Shared, request: &ExportRequest) -> Result<Vec<u8>, ExportRefused> {
    let catalogue = shared.catalogue()?;
    let form = catalogue
        .forms
        .iter()
        .find(|form| is_called(&request.form, Some(&form.code), form.id.as_str()))
        .ok_or_else(|| {
            ExportRefused::NoSuchForm(catalogue.forms.iter().map(|f| f.code.clone()).collect())
        })?;
    let units: Vec<&Arc<OrganisationUnit>> = catalogue
        .units
        .iter()
        .filter(|unit| catalogue.is_assigned(form.id, unit.id))
        .collect();
    let unit = find_unit(&units, request.unit.as_deref())?;
    let period = Period::parse(&request.period)
        .ok()
        .filter(|period| period.period_type() == form.period_type)
        .ok_or(ExportRefused::NoSuchPeriod)?;
    let key = report_key(form, unit, period);
    let stored = shared
        .read(|reader| reader.report(&key))?
        .ok_or(ExportRefused::NothingKeyed)?;
    let form: Arc<Form> = shared.form(form.id, stored.report.form_version)?;
    match request.format {
        ExportFormat::Json => {
            let snapshot = data_value_set::freeze(&form, &stored.report).map_err(|error| {
                ExportRefused::Trouble(Trouble::Inside {
                    said: error.to_string(),
                })
            })?;
            Ok(snapshot.to_bytes())
        }
        ExportFormat::Csv => {
            Ok(csv::csv(&form, unit, &stored.report, request.language).into_bytes())
        }
    }
}

fn find_unit<'a>(
    units: &[&'a Arc<OrganisationUnit>],
    asked: Option<&str>,
) -> Result<&'a Arc<OrganisationUnit>, ExportRefused> {
    let names = || {
        let name = |unit: &&Arc<OrganisationUnit>| {
            unit.code.clone().unwrap_or_else(|| unit.id.to_string())
        };
        units.iter().map(name).collect()
    };
    match (asked, units) {
        (None, [unit]) => Ok(unit),
        (None, _) => Err(ExportRefused::WhichUnit(names())),
        (Some(asked), _) => units
            .iter()
            .find(|unit| is_called(asked, unit.code.as_deref(), unit.id.as_str()))
            .copied()
            .ok_or_else(|| ExportRefused::NoSuchUnit(names())),
    }
}

fn is_called(asked: &str, code: Option<&str>, id: &str) -> bool {
    asked == id || code.is_some_and(|code| code.eq_ignore_ascii_case(asked))
}
