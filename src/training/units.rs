//! The made-up units and persons of the practice world.

use serde::Deserialize;

use super::forms::{ThreeNames, uid};
use crate::domain::{id::OrganisationUnitId, names::Names, organisation_unit::OrganisationUnit};

const UNITS: &str = include_str!("units.toml");

/// A facility of the practice world that reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Centre {
    /// The main centre: births, four hundred doses a month, two refrigerators.
    Main,
    /// The sub-centre: a vaccinator, a midwife, a few children a week.
    Sub,
}

impl Centre {
    /// Both, the main one first.
    pub const ALL: [Self; 2] = [Self::Main, Self::Sub];

    /// Returns the key its UID and its numbers are made from.
    pub fn key(self) -> &'static str {
        match self {
            Self::Main => "practice_main",
            Self::Sub => "practice_sub",
        }
    }

    /// Returns its UID.
    pub fn id(self) -> OrganisationUnitId {
        unit_id(self.key())
    }

    /// Returns the centre as a unit of the tree.
    pub fn unit(self) -> OrganisationUnit {
        all()
            .into_iter()
            .find(|unit| unit.id == self.id())
            .expect("both centres stand in the built-in units, tests hold it")
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitsFile {
    units: Vec<UnitLine>,
    persons: Vec<PersonLine>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitLine {
    key: String,
    #[serde(default)]
    parent: Option<String>,
    level: u8,
    code: String,
    names: ThreeNames,
    short_names: ThreeNames,
    #[serde(default)]
    telephone: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonLine {
    names: ThreeNames,
}

/// Returns the country, the district and the two centres, from the top.
pub fn all() -> Vec<OrganisationUnit> {
    read()
        .units
        .into_iter()
        .map(OrganisationUnit::from)
        .collect()
}

/// Returns the clerks of the practice world.
pub fn persons() -> Vec<Names> {
    read()
        .persons
        .into_iter()
        .map(|person| person.names.into())
        .collect()
}

fn read() -> UnitsFile {
    toml::from_str(UNITS).expect("the built-in units are well formed, tests hold it")
}

fn unit_id(key: &str) -> OrganisationUnitId {
    uid("organisationUnit", key)
}

impl From<UnitLine> for OrganisationUnit {
    fn from(line: UnitLine) -> Self {
        Self {
            id: unit_id(&line.key),
            code: Some(line.code),
            names: line.names.into(),
            short_names: line.short_names.into(),
            parent: line.parent.as_deref().map(unit_id),
            level: line.level,
            opening_date: None,
            closed_date: None,
            telephone: line.telephone,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::language::Language;

    #[test]
    fn the_units_hang_together_under_their_golden_ids() {
        let units = all();
        let ids: Vec<&str> = units.iter().map(|unit| unit.id.as_str()).collect();
        assert_eq!(
            ids,
            ["it2tlDlzy23", "vIEWg8a3ta2", "q2qquuLiwbJ", "GM2dzKYBO68"]
        );
        assert_eq!(units[0].parent, None);
        assert_eq!(units[1].parent, Some(units[0].id));
        assert!(
            units[2..]
                .iter()
                .all(|unit| unit.parent == Some(units[1].id))
        );
        assert_eq!(units[1].telephone.as_deref(), Some("000 0000"));
        assert_eq!(
            Centre::ALL.map(Centre::unit),
            [units[2].clone(), units[3].clone()]
        );
    }

    #[test]
    fn persons_have_a_name_in_every_language() {
        let persons = persons();
        assert_eq!(persons.len(), 2);
        assert_ne!(
            persons[0].in_language(Language::Ar),
            persons[0].in_language(Language::Ckb)
        );
    }
}
