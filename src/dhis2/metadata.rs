//! The server's metadata becomes forms, units and checks.
//!
//! Three shapes are read: nested as the Web API gives them with `fields=`, flat with references as a
//! metadata export has them, and flat with bare ids as `GET /api/dataEntry/metadata` does.
//!
//! Order comes from sections and from the Cartesian product of the categories; columns are found by
//! their *set* of options, since a server lists combos in any order. What is missing or broken in the
//! metadata makes a cell inert or a form left out with its reason, never a crash: packages in use have
//! combos without options, sections that name elements of other sections, and sides of rules that
//! nobody can evaluate.

mod attribute;
mod columns;
mod display;
mod document;
mod form;
mod html;
mod indicators;
mod kinds;
mod list;
mod oddity;
mod parts;
mod rules;
mod sections;
mod turn;
mod units;
mod wire;

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

pub use indicators::{add_reckoned, missing_indicators, named_constants};

use crate::domain::{
    form::Form,
    id::{DataSetId, OrganisationUnitId},
    organisation_unit::OrganisationUnit,
};

pub use document::{LARGEST, NotMetadata};
pub use form::Order;
pub use oddity::{Odd, Oddity};

use document::Document;
use oddity::Oddities;

/// What is asked of a data set. `name` and `translations` rather than `displayName`: one fetch serves
/// three languages, and DHIS2 offers no database locale for Central Kurdish.
pub const DATA_SET_FIELDS: &str = "id,code,name,shortName,version,periodType,openFuturePeriods,\
expiryDays,timelyDays,compulsoryFieldsCompleteOnly,fieldCombinationRequired,validCompleteOnly,\
noValueRequiresComment,openPeriodsAfterCoEndDate,workflow[id],displayOptions,access[data[write]],\
translations[property,locale,value],categoryCombo[id,name,\
categories[id,name,translations[property,locale,value],categoryOptions[id,name,startDate,endDate,\
organisationUnits[id],access[data[write]],translations[property,locale,value]]],\
categoryOptionCombos[id,categoryOptions[id]]],\
dataInputPeriods[period[id],openingDate,closingDate],\
compulsoryDataElementOperands[dataElement[id],categoryOptionCombo[id]],\
sections[id,name,sortOrder,showRowTotals,showColumnTotals,disableDataElementAutoGroup,displayOptions,\
translations[property,locale,value],dataElements[id],indicators[id],\
greyedFields[dataElement[id],categoryOptionCombo[id]]],\
dataSetElements[categoryCombo[id,name,categories[id,categoryOptions[id,name,translations[property,locale,value]]],\
categoryOptionCombos[id,categoryOptions[id]]],\
dataElement[id,code,name,shortName,formName,valueType,zeroIsSignificant,aggregationType,\
translations[property,locale,value],\
optionSet[id,options[code,name,sortOrder,translations[property,locale,value]]],\
categoryCombo[id,name,categories[id,categoryOptions[id,name,translations[property,locale,value]]],\
categoryOptionCombos[id,categoryOptions[id]]]]]";

/// What is asked of a data element that stands beside its data sets.
pub const ELEMENT_FIELDS: &str = "id,code,name,formName,valueType,zeroIsSignificant,aggregationType,\
translations[property,locale,value],categoryCombo[id],\
optionSet[id,options[code,name,sortOrder,translations[property,locale,value]]]";

/// What is asked of a category combo that stands beside the elements.
pub const COMBO_FIELDS: &str = "id,name,categories[id,name,translations[property,locale,value],\
categoryOptions[id,name,startDate,endDate,organisationUnits[id],access[data[write]],\
translations[property,locale,value]]],categoryOptionCombos[id,categoryOptions[id]]";

/// Returns what is asked of a data set whose elements and combos are asked for beside it.
pub fn flat_data_set_fields() -> String {
    let own = DATA_SET_FIELDS
        .split("dataSetElements[")
        .next()
        .unwrap_or_default();
    let (before, after) = own.split_once("categoryCombo[").unwrap_or((own, ""));
    let after = after
        .split_once("dataInputPeriods")
        .map_or("", |(_, after)| after);
    format!(
        "{before}categoryCombo[id],dataInputPeriods{after}\
         dataSetElements[categoryCombo[id],dataElement[id]],indicators[{INDICATOR_FIELDS}]"
    )
}

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
    /// What was odd, for a person to read.
    pub oddities: Vec<Oddity>,
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
    /// Its reports are split by an attribute of which nothing is told, or nothing can be chosen.
    Attribute,
    /// It has more cells than any form.
    TooLarge,
    /// Nothing in it can be keyed.
    Empty,
    /// It cannot be read.
    Unreadable,
}

/// Makes forms and units of what a server answered to several questions.
///
/// # Errors
/// What is wrong with an answer as a whole.
pub fn fetched(
    data_sets: &[u8],
    units: &[u8],
    rules: &[(DataSetId, Vec<u8>)],
) -> Result<Fetched, NotMetadata> {
    let mut oddities = Oddities::default();
    let (mut document, parts) = Document::read(data_sets)?.into_parts(&mut oddities);
    let (mut more, _) = Document::read(units)?.into_parts(&mut oddities);
    document.units.items.append(&mut more.units.items);
    let mut fetched = forms(&document, &parts, Order::Sections, oddities);
    for form in &mut fetched.forms {
        for (_, answer) in rules.iter().filter(|(id, _)| *id == form.id) {
            form.checks = rules::checks(answer, form.period_type)
                .map_err(|error| NotMetadata::NotJson(error.to_string()))?;
        }
    }
    Ok(fetched)
}

/// Makes forms and units of one document in any of the three shapes, gzip or not.
///
/// # Errors
/// [`NotMetadata`], when the bytes are no metadata or more than a small PC can hold.
pub fn document(bytes: &[u8], order: Order) -> Result<Fetched, NotMetadata> {
    let mut oddities = Oddities::default();
    let (document, parts) = Document::read(bytes)?.into_parts(&mut oddities);
    if document.data_sets.items.is_empty() && document.data_sets.unreadable.is_empty() {
        return Err(NotMetadata::NoDataSet);
    }
    let mut fetched = forms(&document, &parts, order, oddities);
    for form in &mut fetched.forms {
        let rules = rules_of(form, &document.validation_rules).to_string();
        form.checks = rules::checks(rules.as_bytes(), form.period_type)
            .map_err(|error| NotMetadata::NotJson(error.to_string()))?;
    }
    add_reckoned(&mut fetched.forms, &[document.reckoned(&parts)]);
    Ok(fetched)
}

fn forms(
    document: &Document,
    parts: &parts::Parts,
    order: Order,
    mut oddities: Oddities,
) -> Fetched {
    let mut fetched = Fetched::default();
    let unreadable = document.data_sets.unreadable.iter();
    fetched
        .left_out
        .extend(unreadable.map(|(id, name)| LeftOut {
            id: id.clone(),
            name: name.clone(),
            why: WhyLeftOut::Unreadable,
        }));
    for data_set in &document.data_sets.items {
        match form::form(data_set, parts, order, &mut oddities) {
            Ok(form) => fetched.forms.push(form),
            Err(left_out) => fetched.left_out.push(left_out),
        }
    }
    let known: Vec<DataSetId> = fetched.forms.iter().map(|form| form.id).collect();
    let beside: Vec<(DataSetId, OrganisationUnitId)> = document
        .data_sets
        .items
        .iter()
        .filter_map(|data_set| Some((data_set.id.parse().ok()?, &data_set.organisation_units)))
        .flat_map(|(form, units)| {
            let units = units.iter().filter_map(|unit| unit.id.parse().ok());
            units.map(move |unit| (form, unit))
        })
        .collect();
    let units = &document.units.items;
    (fetched.units, fetched.assignments) = units::units(units, &known, &beside, &mut oddities);
    fetched.oddities = oddities.told();
    fetched
}

/// Picks the rules that look at a form. Those that look beyond it too are the server's: they come along
/// so that a person is told of them.
fn rules_of(form: &Form, rules: &[Json]) -> Json {
    let elements: BTreeSet<&str> = form
        .sections
        .iter()
        .flat_map(|section| &section.tables)
        .flat_map(|table| {
            let moved = table.rows.iter().flat_map(|row| &row.cells);
            let moved = moved.filter_map(|rule| rule.cell.as_ref());
            let moved = moved.map(|cell| cell.data_element.as_str());
            moved.chain(table.rows.iter().map(|row| row.data_element.as_str()))
        })
        .collect();
    let side = |rule: &Json, side: &str| -> Vec<String> {
        let expression = rule.get(side).and_then(|side| side.get("expression"));
        named_elements(expression.and_then(Json::as_str).unwrap_or(""))
    };
    let picked: Vec<&Json> = rules
        .iter()
        .filter(|rule| {
            let mut named = side(rule, "leftSide");
            named.extend(side(rule, "rightSide"));
            named.iter().any(|id| elements.contains(id.as_str()))
        })
        .collect();
    json!({ "validationRules": picked })
}

/// Returns the data elements that an expression names as `#{element…}`.
fn named_elements(expression: &str) -> Vec<String> {
    let named = expression.split("#{").skip(1);
    named
        .map(|rest| {
            rest.chars()
                .take_while(char::is_ascii_alphanumeric)
                .collect()
        })
        .collect()
}

#[cfg(test)]
mod tests;
