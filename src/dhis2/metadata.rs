//! The server's metadata becomes forms, units and checks.
//!
//! Order comes from sections and from the Cartesian product of the categories; columns are found by
//! their *set* of options, since a server lists combos in any order. What is missing or broken in the
//! metadata makes a cell inert or a form left out with its reason, never a crash: packages in use have
//! combos without options, sections that name elements of other sections, and sides of rules that
//! nobody can evaluate.

mod columns;
mod form;
mod indicators;
mod rules;
mod units;
mod wire;

use serde::Deserialize;
use serde_json::Value as Json;

pub use indicators::{add_reckoned, missing_indicators, named_constants};

use crate::domain::{
    form::Form,
    id::{DataSetId, OrganisationUnitId},
    organisation_unit::OrganisationUnit,
};

/// What is asked of a data set. `name` and `translations` rather than `displayName`: one fetch serves
/// three languages, and DHIS2 offers no database locale for Central Kurdish.
pub const DATA_SET_FIELDS: &str = "id,code,name,shortName,version,periodType,openFuturePeriods,\
expiryDays,timelyDays,compulsoryFieldsCompleteOnly,fieldCombinationRequired,validCompleteOnly,\
noValueRequiresComment,translations[property,locale,value],categoryCombo[id,categoryOptionCombos[id]],\
dataInputPeriods[period[id],openingDate,closingDate],\
compulsoryDataElementOperands[dataElement[id],categoryOptionCombo[id]],\
sections[id,name,sortOrder,showRowTotals,showColumnTotals,disableDataElementAutoGroup,\
translations[property,locale,value],dataElements[id],indicators[id],\
greyedFields[dataElement[id],categoryOptionCombo[id]]],\
dataSetElements[categoryCombo[id,categories[categoryOptions[id,name,translations[property,locale,value]]],\
categoryOptionCombos[id,categoryOptions[id]]],\
dataElement[id,code,name,shortName,formName,valueType,zeroIsSignificant,aggregationType,\
translations[property,locale,value],\
optionSet[id,options[code,name,sortOrder,translations[property,locale,value]]],\
categoryCombo[id,categories[categoryOptions[id,name,translations[property,locale,value]]],\
categoryOptionCombos[id,categoryOptions[id]]]]]";

/// What is asked of a unit.
pub const UNIT_FIELDS: &str = "id,code,name,shortName,level,path,openingDate,closedDate,phoneNumber,\
translations[property,locale,value],dataSets[id],\
parent[id,code,name,shortName,level,path,translations[property,locale,value]]";

/// What is asked of a validation rule.
pub const RULE_FIELDS: &str = "id,name,description,instruction,importance,operator,periodType,\
skipFormValidation,organisationUnitLevels,translations[property,locale,value],\
leftSide[expression,description,missingValueStrategy,translations[property,locale,value]],\
rightSide[expression,description,missingValueStrategy,translations[property,locale,value]]";

/// What is asked of an indicator.
pub const INDICATOR_FIELDS: &str = "id,name,numerator,denominator,numeratorDescription,\
denominatorDescription,annualized,decimals,indicatorType[factor],translations[property,locale,value]";

/// What a server told of the forms of a person.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Fetched {
    /// The forms that can be keyed.
    pub forms: Vec<Form>,
    /// The data sets that cannot, and why.
    pub left_out: Vec<LeftOut>,
    /// The units of the person and the ones right above them.
    pub units: Vec<OrganisationUnit>,
    /// Which unit fills which form.
    pub assignments: Vec<(DataSetId, OrganisationUnitId)>,
}

/// A data set that cannot be keyed here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its UID or what stood in its place, cleaned.
    pub id: String,
    /// Its name, cleaned.
    pub name: String,
    /// Why.
    pub why: WhyLeftOut,
}

/// Why a data set cannot be keyed here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyLeftOut {
    /// Its period type is not known.
    PeriodType,
    /// Its reports are split by an attribute, which is not offered yet.
    Attribute,
    /// Nothing in it can be keyed.
    Empty,
    /// It cannot be read.
    Unreadable,
}

/// Makes forms and units of what a server answered.
///
/// # Errors
/// What JSON says is wrong with an answer as a whole.
pub fn fetched(
    data_sets: &[u8],
    units: &[u8],
    rules: &[(DataSetId, Vec<u8>)],
) -> Result<Fetched, serde_json::Error> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct DataSets {
        #[serde(default)]
        data_sets: Vec<Json>,
    }
    let answer: DataSets = serde_json::from_slice(data_sets)?;
    let mut fetched = Fetched::default();
    let attributes = form::lone_combos(&answer.data_sets);
    for data_set in answer.data_sets {
        match form::form(data_set, &attributes) {
            Ok(form) => fetched.forms.push(form),
            Err(left_out) => fetched.left_out.push(left_out),
        }
    }
    for form in &mut fetched.forms {
        for (_, answer) in rules.iter().filter(|(id, _)| *id == form.id) {
            form.checks = rules::checks(answer, form.period_type)?;
        }
    }
    let known: Vec<DataSetId> = fetched.forms.iter().map(|form| form.id).collect();
    (fetched.units, fetched.assignments) = units::units(units, &known)?;
    Ok(fetched)
}

#[cfg(test)]
mod tests;
