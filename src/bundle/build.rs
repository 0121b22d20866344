//! A bundle is made from a server's metadata: the wanted forms, and the units that fill them.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use thiserror::Error;

use super::{Assignment, Bundle, FORMAT, check, wording};
use crate::{
    dhis2::metadata::{Fetched, LeftOut, NotMetadata, Oddity, Order, document},
    domain::{
        id::OrganisationUnitId, language::Language, names::Names,
        organisation_unit::OrganisationUnit, period::WorkingWeek,
    },
};

/// The level of a unit of which nothing is known but its id: a facility's in most countries.
const LEVEL: u8 = 4;

/// What is wanted in a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// UIDs or codes of data sets; all, where none is named.
    pub data_sets: Vec<String>,
    /// UIDs or codes of units; all that fill a form, where none is named. Units below a named one count.
    pub units: Vec<String>,
    /// The languages whose translations go in; all three, where none is named.
    pub languages: Vec<Language>,
    /// In which order the rows stand.
    pub order: Order,
}

/// A bundle and what was odd in what it was made from.
#[derive(Debug, Clone, PartialEq)]
pub struct Built {
    /// The bundle.
    pub bundle: Bundle,
    /// What was odd, for a person to read.
    pub oddities: Vec<Oddity>,
    /// The data sets that cannot be keyed, and why.
    pub left_out: Vec<LeftOut>,
}

/// Why no bundle could be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CannotBuild {
    /// The bytes are no metadata.
    #[error("{0}")]
    NotMetadata(#[from] NotMetadata),
    /// A wanted data set is not there, or cannot be keyed.
    #[error("data set {0} is not there, or cannot be keyed")]
    NoDataSet(String),
    /// A wanted unit is not there.
    #[error("unit {0} is not there")]
    NoUnit(String),
    /// Nobody fills any of the forms.
    #[error("no unit fills any of the forms")]
    NoUnits,
    /// Nothing can be keyed.
    #[error("no data set can be keyed")]
    Nothing,
}

/// Makes a bundle of a metadata document, gzip or not.
///
/// # Errors
/// [`CannotBuild`].
pub fn from_metadata(
    bytes: &[u8],
    server: &str,
    made_at: DateTime<Utc>,
    wanted: &Wanted,
) -> Result<Built, CannotBuild> {
    build(document(bytes, wanted.order)?, server, made_at, wanted)
}

/// Makes a bundle of what was fetched.
///
/// # Errors
/// [`CannotBuild`].
pub fn build(
    fetched: Fetched,
    server: &str,
    made_at: DateTime<Utc>,
    wanted: &Wanted,
) -> Result<Built, CannotBuild> {
    let Fetched {
        mut forms,
        units,
        assignments,
        oddities,
        left_out,
    } = fetched;
    for named in &wanted.data_sets {
        if !forms
            .iter()
            .any(|form| is_named(form.id.as_str(), &form.code, named))
        {
            return Err(CannotBuild::NoDataSet(named.clone()));
        }
    }
    if !wanted.data_sets.is_empty() {
        forms.retain(|form| {
            wanted
                .data_sets
                .iter()
                .any(|named| is_named(form.id.as_str(), &form.code, named))
        });
    }
    // What the reading left over of contradictions, such as a form without a cell.
    forms.retain(|form| check::check_form(form).is_ok());
    if forms.is_empty() {
        return Err(CannotBuild::Nothing);
    }
    let mut units = units;
    let mut mine = chosen(&mut units, &wanted.units)?;
    if wanted.units.is_empty() {
        mine.extend(assignments.iter().map(|(_, unit)| *unit));
    }
    let told: BTreeSet<_> = assignments.iter().copied().collect();
    let filled: Vec<Assignment> = units
        .iter()
        .filter(|unit| mine.contains(&unit.id))
        .flat_map(|unit| forms.iter().map(|form| (form.id, unit.id)))
        // A package of metadata assigns nothing; then the named units fill everything.
        .filter(|pair| assignments.is_empty() || told.contains(pair))
        .map(|(data_set, organisation_unit)| Assignment {
            data_set,
            organisation_unit,
        })
        .collect();
    if filled.is_empty() {
        return Err(CannotBuild::NoUnits);
    }
    keep_lines(&mut units, &filled);
    forms.retain(|form| filled.iter().any(|line| line.data_set == form.id));
    let mut bundle = Bundle {
        format: FORMAT,
        made_at,
        server: server.to_owned(),
        forms,
        units,
        assignments: filled,
        working_week: WorkingWeek::default(),
    };
    wording::keep_languages(&mut bundle, &wanted.languages);
    Ok(Built {
        bundle,
        oddities,
        left_out,
    })
}

fn is_named(id: &str, code: &str, name: &str) -> bool {
    id == name || (!code.is_empty() && code == name)
}

/// Returns the named units and all below them; a UID that is not told becomes a unit of that name, since
/// packages of metadata hold no units.
fn chosen(
    units: &mut Vec<OrganisationUnit>,
    wanted: &[String],
) -> Result<BTreeSet<OrganisationUnitId>, CannotBuild> {
    let mut found = BTreeSet::new();
    let holds_units = !units.is_empty();
    for name in wanted {
        let is_it = |unit: &&OrganisationUnit| {
            is_named(unit.id.as_str(), unit.code.as_deref().unwrap_or(""), name)
        };
        match units.iter().find(is_it) {
            Some(unit) => {
                found.insert(unit.id);
            }
            None if holds_units => return Err(CannotBuild::NoUnit(name.clone())),
            None => {
                let id = name
                    .parse()
                    .map_err(|_| CannotBuild::NoUnit(name.clone()))?;
                if found.insert(id) {
                    units.push(nameless(id));
                }
            }
        }
    }
    // As deep as any country; a ring of units ends here, too.
    for _ in 0..12 {
        let below: Vec<_> = units
            .iter()
            .filter(|unit| unit.parent.is_some_and(|parent| found.contains(&parent)))
            .map(|unit| unit.id)
            .collect();
        let before = found.len();
        found.extend(below);
        if found.len() == before {
            break;
        }
    }
    Ok(found)
}

fn nameless(id: OrganisationUnitId) -> OrganisationUnit {
    OrganisationUnit {
        id,
        code: None,
        names: Names::untranslated(id.as_str()),
        short_names: Names::untranslated(id.as_str()),
        parent: None,
        level: LEVEL,
        opening_date: None,
        closed_date: None,
        telephone: None,
    }
}

/// Keeps the reporting units and those above them.
fn keep_lines(units: &mut Vec<OrganisationUnit>, filled: &[Assignment]) {
    let parents: std::collections::BTreeMap<_, _> =
        units.iter().map(|unit| (unit.id, unit.parent)).collect();
    let mut kept = BTreeSet::new();
    for line in filled {
        let mut next = Some(line.organisation_unit);
        while let Some(id) = next.filter(|id| kept.insert(*id)) {
            next = parents.get(&id).copied().flatten();
        }
    }
    units.retain(|unit| kept.contains(&unit.id));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::check::tests::{form, uid, unit};
    use crate::domain::period::PeriodType;

    fn fetched() -> Fetched {
        Fetched {
            forms: vec![form(1, PeriodType::Monthly), form(2, PeriodType::Weekly)],
            units: vec![unit(1), unit(2), unit(3)],
            assignments: vec![
                (uid('F', 1), uid('U', 2)),
                (uid('F', 2), uid('U', 2)),
                (uid('F', 1), uid('U', 3)),
            ],
            ..Fetched::default()
        }
    }

    fn built(data_sets: &[&str], units: &[&str]) -> Result<Bundle, CannotBuild> {
        let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        let wanted = Wanted {
            data_sets: texts(data_sets),
            units: texts(units),
            ..Wanted::default()
        };
        build(fetched(), "", DateTime::UNIX_EPOCH, &wanted).map(|built| built.bundle)
    }

    #[test]
    fn all_is_taken_where_nothing_is_named() {
        let bundle = built(&[], &[]).unwrap();
        assert_eq!((bundle.forms.len(), bundle.units.len()), (2, 3));
        assert_eq!(bundle.assignments.len(), 3);
        assert_eq!(check::check(&bundle), Ok(()));
    }

    #[test]
    fn a_facility_gets_its_own_forms_and_the_units_above_it() {
        let bundle = built(&["FORM1"], &["U-3"]).unwrap();
        let ids: Vec<_> = bundle.units.iter().map(|unit| unit.id).collect();
        assert_eq!(ids, [uid('U', 1), uid('U', 3)]);
        assert_eq!(bundle.assignments.len(), 1);
        let district = built(&[], &["U-1"]).unwrap();
        assert_eq!(district.assignments.len(), 3, "units below count");
    }

    #[test]
    fn what_is_not_there_is_said() {
        let gone = CannotBuild::NoDataSet("FORM9".into());
        assert_eq!(built(&["FORM9"], &[]), Err(gone));
        assert_eq!(built(&[], &["U-9"]), Err(CannotBuild::NoUnit("U-9".into())));
        assert_eq!(built(&["FORM2"], &["U-3"]), Err(CannotBuild::NoUnits));
    }

    #[test]
    fn a_package_without_units_is_filled_by_the_named_ones() {
        let package = Fetched {
            units: Vec::new(),
            assignments: Vec::new(),
            ..fetched()
        };
        let id: OrganisationUnitId = uid('U', 7);
        let wanted = Wanted {
            units: vec![id.to_string()],
            ..Wanted::default()
        };
        let bundle = build(package, "", DateTime::UNIX_EPOCH, &wanted)
            .unwrap()
            .bundle;
        assert_eq!(bundle.assignments.len(), 2);
        assert_eq!(bundle.units[0].id, id);
    }
}
