//! As 2.42 and before: value by value, the good ones are stored.

use serde_json::{Value as Json, json};

use super::{Body, Head, Import, Incoming};
use crate::{
    domain::{
        period::{Openness, Period},
        value::Decimal,
    },
    training::stand_in::{
        Generation,
        http::Response,
        say::{self, Conflict, Fault, Summary, Word},
        shelf::{StoredValue, ValueKey},
        value::{self, Why},
        world::{Element, World},
    },
};

/// The longest comment.
const LONGEST_COMMENT: usize = 50_000;

pub(super) fn import(mut import: Import<'_>, body: &Body) -> Response {
    if let Some(fault) = head_fault(import.world, &body.head) {
        let aborted = Summary {
            conflicts: vec![Conflict {
                fault,
                indexes: None,
            }],
            ..Summary::default()
        };
        let description = Some("Import process was aborted");
        return say::summary(Generation::Old, Word::Error, description, &aborted);
    }
    let mut summary = Summary::default();
    for (index, value) in body.values.iter().enumerate() {
        let refused = import.refuse_first && index == 0;
        match judge(&import, &body.head, value) {
            Ok(_) if refused => {
                let id = value.element.as_str();
                summary.reject(index, type_fault(id, "value_not_numeric"));
            }
            Ok(accepted) => store(&mut import, accepted, &mut summary),
            Err(fault) => summary.reject(index, fault),
        }
    }
    let word = if summary.rejected.is_empty() {
        Word::Success
    } else {
        Word::Warning
    };
    let description = Some("Import process completed successfully");
    say::summary(Generation::Old, word, description, &summary)
}

fn head_fault(world: &World, head: &Head) -> Option<Fault> {
    let data_set = head.data_set.as_deref();
    if let Some(id) = data_set.filter(|id| world.form(id).is_none()) {
        return Some(fault(
            "E7600",
            Some(id),
            json!({ "dataSet": id }),
            format!("Data set not found or not accessible: `{id}`"),
            Some("dataSet"),
        ));
    }
    if let Some(id) = head.unit.as_deref().filter(|id| world.unit(id).is_none()) {
        return Some(fault(
            "E7603",
            Some(id),
            json!({ "organisationUnit": id, "dataSet": data_set }),
            format!("Org unit not found or not accessible: `{id}`"),
            Some("orgUnit"),
        ));
    }
    let attribute = head.attribute.as_deref();
    let id = attribute.filter(|id| !world.knows_combo(id))?;
    Some(fault(
        "E7604",
        Some(id),
        json!({ "categoryOptionCombo": id, "dataSet": data_set }),
        format!("Attribute option combo not found or not accessible: `{id}`"),
        Some("attributeOptionCombo"),
    ))
}

/// A value that will be stored.
struct Accepted {
    key: ValueKey,
    value: StoredValue,
    zero_is_insignificant: bool,
}

fn judge(import: &Import<'_>, head: &Head, incoming: &Incoming) -> Result<Accepted, Fault> {
    let world = import.world;
    let id = incoming.element.as_str();
    let Some(anywhere) = world.element(id) else {
        let said = format!("Data element not found or not accessible: `{id}`");
        let objects = json!({ "dataElement": id });
        return Err(fault("E7610", Some(id), objects, said, Some("dataElement")));
    };
    let period = incoming.period.as_ref().or(head.period.as_ref());
    let Some(period) = period.and_then(|id| Period::parse(id).ok()) else {
        // Prints `null` whatever was sent: the text it could not read is gone by then.
        let said = "Period not valid: `null`".to_owned();
        return Err(fault("E7611", None, json!({}), said, Some("period")));
    };
    let unit = incoming.unit.as_ref().or(head.unit.as_ref());
    let unit = unit.map_or("", String::as_str);
    if world.unit(unit).is_none() {
        let said = format!("Org unit not found or not accessible: `{unit}`");
        let objects = json!({ "organisationUnit": unit });
        return Err(fault("E7612", Some(unit), objects, said, Some("orgUnit")));
    }
    let combo = incoming.combo.as_deref();
    if let Some(combo) = combo.filter(|combo| !world.knows_combo(combo)) {
        let said = format!(
            "Category option combo not found or not accessible for writing data: `{combo}`"
        );
        let objects = json!({ "categoryOptionCombo": combo });
        let property = Some("categoryOptionCombo");
        return Err(fault("E7613", Some(combo), objects, said, property));
    }
    if !world.is_mine(unit) {
        let said =
            "Organisation unit: `null` not in hierarchy of current user: `vSVj55z38kQ`".to_owned();
        let objects = json!({ "user": "vSVj55z38kQ" });
        return Err(fault("E7617", None, objects, said, Some("orgUnit")));
    }
    let stored = checked(world, &anywhere, incoming)?;
    strict(import, head, incoming, &anywhere, period)?;
    timely(world, head, &anywhere, period)?;
    let row = anywhere.row;
    Ok(Accepted {
        key: ValueKey {
            unit: unit.to_owned(),
            period: period.id(),
            attribute: incoming
                .attribute
                .as_deref()
                .or(head.attribute.as_deref())
                .unwrap_or(world.default_combo())
                .to_owned(),
            element: id.to_owned(),
            // A missing combo is taken for the default one, even where the element is split.
            combo: combo.unwrap_or(world.default_combo()).to_owned(),
        },
        zero_is_insignificant: !row.zero_is_significant
            && row.value_type.is_number()
            && stored
                .as_deref()
                .and_then(Decimal::parse)
                .is_some_and(Decimal::is_zero),
        value: StoredValue {
            value: stored,
            comment: incoming.comment.clone(),
            follow_up: incoming.follow_up,
            deleted: incoming.deleted,
            created: world.now(),
            updated: world.now(),
        },
    })
}

/// Checks what is in the cell.
fn checked(
    world: &World,
    element: &Element<'_>,
    incoming: &Incoming,
) -> Result<Option<String>, Fault> {
    let id = incoming.element.as_str();
    let given = incoming.value.as_deref().filter(|value| !value.is_empty());
    if given.is_none() && incoming.comment.is_none() && !incoming.deleted {
        let said = format!("Data value or comment not specified for data element: `{id}`");
        let objects = json!({ "dataElement": id });
        return Err(fault("E7618", Some(id), objects, said, Some("value")));
    }
    let mut stored = None;
    if let Some(given) = given {
        stored = match value::accept(world, element.row, given) {
            Ok(value) => Some(value),
            Err(Why::Type(problem)) => return Err(type_fault(id, problem)),
            Err(Why::Option) => {
                let said = format!(
                    "Data value is not a valid option of the data element option set: `{id}`"
                );
                let objects = json!({ "dataElement": id });
                return Err(fault("E7621", Some(id), objects, said, Some("value")));
            }
        };
    }
    let comment = incoming.comment.as_deref();
    if comment.is_some_and(|comment| comment.chars().count() > LONGEST_COMMENT) {
        let problem = "comment_length_greater_than_max_length";
        let said = "Invalid comment: Comment is greater than max length".to_owned();
        let objects = json!({ "comment": problem });
        return Err(fault(
            "E7620",
            Some(problem),
            objects,
            said,
            Some("comment"),
        ));
    }
    Ok(stored)
}

/// What is only checked where the request asks for it.
fn strict(
    import: &Import<'_>,
    head: &Head,
    incoming: &Incoming,
    anywhere: &Element<'_>,
    period: Period,
) -> Result<(), Fault> {
    let (world, request) = (import.world, import.request);
    let id = incoming.element.as_str();
    let form = head.data_set.as_deref().and_then(|id| world.form(id));
    if request.is_on("requireCategoryOptionCombo") && incoming.combo.is_none() {
        let said = "Category option combo is required but is not specified".to_owned();
        let property = Some("categoryOptionCombo");
        return Err(fault("E7630", None, json!({}), said, property));
    }
    let attribute = incoming.attribute.as_ref().or(head.attribute.as_ref());
    if request.is_on("requireAttributeOptionCombo") && attribute.is_none() {
        let said = "Attribute option combo is required but is not specified".to_owned();
        let property = Some("attributeOptionCombo");
        return Err(fault("E7631", None, json!({}), said, property));
    }
    let period_type = anywhere.form.period_type;
    if request.is_on("strictPeriods") && period.period_type() != period_type {
        let said = format!("Period type of period: `null` not valid for data element: `{id}`");
        let objects = json!({ "dataElement": id });
        return Err(fault("E7632", None, objects, said, None));
    }
    if request.is_on("strictDataElements")
        && let Some(form) = form
        && world.element_of(form, id).is_none()
    {
        let set = form.id;
        let said = format!("Data element: `{id}` is not part of dataset(s): `{set}`");
        let objects = json!({ "dataElement": id, "dataSet": set });
        return Err(fault("E7633", Some(id), objects, said, Some("dataElement")));
    }
    if request.is_on("strictCategoryOptionCombos")
        && let Some(combo) = &incoming.combo
        && !anywhere.combos.contains(combo)
    {
        let said = format!(
            "Category option combo: `{combo}` must be part of category combo of data element: `{id}`"
        );
        let objects = json!({ "categoryOptionCombo": combo, "dataElement": id });
        let property = Some("categoryOptionCombo");
        return Err(fault("E7634", Some(combo), objects, said, property));
    }
    let unit = incoming.unit.as_ref().or(head.unit.as_ref());
    let unit = unit.map_or("", String::as_str);
    if request.is_on("strictOrganisationUnits") && !world.is_assigned(anywhere.form, unit) {
        let said = format!(
            "Data element: `{id}` must be assigned through data sets to organisation unit: `null`"
        );
        let objects = json!({ "dataElement": id });
        return Err(fault("E7636", None, objects, said, Some("orgUnit")));
    }
    Ok(())
}

fn timely(world: &World, head: &Head, anywhere: &Element<'_>, period: Period) -> Result<(), Fault> {
    let form = head.data_set.as_deref().and_then(|id| world.form(id));
    let form = form.unwrap_or(anywhere.form);
    let (set, id) = (form.id, anywhere.row.data_element);
    match world.openness(form, period) {
        Openness::Open => Ok(()),
        Openness::NotYet { .. } => {
            let latest = Period::containing(form.period_type, world.today())
                .offset(form.open_future_periods.saturating_sub(1));
            let said = format!(
                "Period: `null` is after latest open future period: `{}` for data element: `{id}` and data set: `{set}`",
                latest.id()
            );
            let objects = json!({ "dataElement": id, "dataSet": set });
            Err(fault("E7641", None, objects, said, Some("period")))
        }
        Openness::Expired { .. } => {
            let said = format!(
                "Current date is past expiry days for period: `null`  and data set: `{set}`"
            );
            let objects = json!({ "dataSet": set });
            Err(fault("E7640", None, objects, said, Some("period")))
        }
        Openness::OutsideWindow => {
            let said = format!("Period: `null` is not open for this data set: `{set}`");
            let objects = json!({ "dataSet": set });
            Err(fault("E7643", None, objects, said, Some("period")))
        }
    }
}

/// Stores a value and counts it as this generation does.
fn store(import: &mut Import<'_>, accepted: Accepted, summary: &mut Summary) {
    let Accepted {
        key,
        mut value,
        zero_is_insignificant,
    } = accepted;
    let existing = import.shelf.values.get(&key);
    match existing.filter(|existing| !existing.deleted) {
        Some(existing) => {
            value.created.clone_from(&existing.created);
            if value.deleted || zero_is_insignificant {
                value.deleted = true;
                summary.deleted += 1;
            } else if existing.value == value.value
                && existing.comment == value.comment
                && existing.follow_up == value.follow_up
            {
                summary.ignored += 1;
                return;
            } else {
                summary.updated += 1;
            }
        }
        // A zero that means nothing is not stored in the first place.
        None if zero_is_insignificant => {
            summary.ignored += 1;
            return;
        }
        // Deleting what is not there, too, counts as importing.
        None => summary.imported += 1,
    }
    import.keep(key, value);
}

fn type_fault(id: &str, word: &'static str) -> Fault {
    // Some words have a sentence in the server's texts, some are printed as they are.
    let sentence = match word {
        "value_not_valid_date" => "Data value is not a valid date",
        "value_not_bool" => "Data value is not a boolean",
        "value_not_percentage" => "Data value is not a percentage",
        "value_length_greater_than_max_length" => "Data value is greater than max length",
        word => word,
    };
    fault(
        "E7619",
        Some(id),
        json!({ "dataElement": id, "value": word }),
        format!("Value must match value type of data element `{id}`: `{sentence}`"),
        Some("value"),
    )
}

fn fault(
    code: &'static str,
    object: Option<&str>,
    objects: Json,
    said: String,
    property: Option<&'static str>,
) -> Fault {
    Fault {
        code: Some(code),
        object: object.map(str::to_owned),
        objects,
        said,
        property,
    }
}
