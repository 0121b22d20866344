//! The calls of the Web API that are made, and nothing more of it.

use std::{fmt, io::Read};

use chrono::{DateTime, NaiveDate, Utc};
use flate2::read::GzDecoder;
use serde::{Deserialize, Deserializer};
use serde_json::json;

use crate::{
    dhis2::{
        answer::{Failure, Reply, is_unknown_call, of_completion, of_import, read},
        client::{Client, LONGEST_ANSWER},
        metadata::{self, Fetched},
        plan::Import,
        pulled::Pulled,
        server_state::{ServerState, is_registered},
    },
    domain::{
        form::Form,
        id::{DataSetId, OrganisationUnitId},
        period::Period,
        report::ReportKey,
        secret::Secret,
        trouble::Trouble,
    },
    text::clean,
};

/// Asks 2.38–2.42 to refuse what they would store although it cannot be right; 2.43 always does, and
/// ignores these words. Never `skipExistingCheck`, which breaks 2.42, and never `importStrategy`,
/// which means something else in 2.43.
const STRICT: &[(&str, &str)] = &[
    ("strictPeriods", "true"),
    ("strictDataElements", "true"),
    ("strictCategoryOptionCombos", "true"),
    ("strictAttributeOptionCombos", "true"),
    ("strictOrganisationUnits", "true"),
    ("requireCategoryOptionCombo", "true"),
    ("requireAttributeOptionCombo", "true"),
];

/// How often indicators that indicators name are asked for.
const DEEPEST_INDICATOR: usize = 3;

/// The oldest server whose answers are known.
const OLDEST: (u32, u32) = (2, 38);

/// The `default` option combo of nearly every server. The call of the entry app answers for it alone unless
/// the options are named; a report under any other combo is read by its combo.
const USUAL_DEFAULT: &str = "HllvX50cXC0";

const LONGEST_VERSION: usize = 40;
/// The longest name of a person or a server that is kept.
const LONGEST_NAME: usize = 100;

/// What a server says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SystemInfo {
    /// Its version, such as `2.42.5.2`: nothing but ASCII letters, digits, dots and hyphens.
    #[serde(default, deserialize_with = "version")]
    pub version: String,
    /// Its calendar.
    #[serde(default = "iso", deserialize_with = "cleaned")]
    pub calendar: String,
    /// Its own clock, without a time zone.
    #[serde(default, deserialize_with = "cleaned")]
    pub server_date: String,
    /// Its name.
    #[serde(default, deserialize_with = "cleaned")]
    pub system_name: String,
}

fn iso() -> String {
    "iso8601".to_owned()
}

/// Reads a text that is shown and kept.
fn cleaned<'de, D: Deserializer<'de>>(json: D) -> Result<String, D::Error> {
    Ok(clean(&String::deserialize(json)?, LONGEST_NAME))
}

fn version<'de, D: Deserializer<'de>>(json: D) -> Result<String, D::Error> {
    let said = String::deserialize(json)?;
    let belongs = |ch: &char| ch.is_ascii_alphanumeric() || matches!(ch, '.' | '-');
    Ok(said
        .chars()
        .take_while(belongs)
        .take(LONGEST_VERSION)
        .collect())
}

impl SystemInfo {
    /// Tells whether reports can be sent there.
    ///
    /// # Errors
    /// [`Trouble::OtherCalendar`] and [`Trouble::ServerTooOld`].
    pub fn suits(&self) -> Result<(), Trouble> {
        if !matches!(self.calendar.as_str(), "iso8601" | "gregorian") {
            return Err(Trouble::OtherCalendar {
                calendar: clean(&self.calendar, 40),
            });
        }
        let mut numbers = self.version.split(['.', '-']);
        let mut number = || numbers.next().and_then(|part| part.parse::<u32>().ok());
        match (number(), number()) {
            (Some(major), Some(minor)) if (major, minor) >= OLDEST => Ok(()),
            _ => Err(Trouble::ServerTooOld {
                version: clean(&self.version, 40),
            }),
        }
    }
}

/// Who we are at the server.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Me {
    /// The user's name.
    #[serde(default, deserialize_with = "cleaned")]
    pub username: String,
    /// The name of the person.
    #[serde(default, deserialize_with = "cleaned")]
    pub display_name: String,
    /// The rights.
    #[serde(default)]
    pub authorities: Vec<String>,
    /// The data sets that may be written.
    #[serde(default)]
    pub data_sets: Vec<DataSetId>,
    /// The units of the person; those below count, too.
    #[serde(default)]
    pub organisation_units: Vec<UnitReference>,
}

/// A unit by its id alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct UnitReference {
    /// The id.
    pub id: OrganisationUnitId,
}

impl Me {
    /// Tells whether values may be written at all; completing alone needs no right.
    pub fn may_write(&self) -> bool {
        self.authorities
            .iter()
            .any(|right| right == "F_DATAVALUE_ADD" || right == "ALL")
    }
}

/// A token made for this PC.
#[derive(Clone, PartialEq)]
pub struct MadeToken {
    /// The token; shown once and never again.
    pub token: Secret,
    /// Its id at the server, to name it when it is to be taken back.
    pub id: String,
}

impl fmt::Debug for MadeToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MadeToken({})", self.id)
    }
}

#[derive(Deserialize)]
struct TokenAnswer {
    response: TokenResponse,
}

#[derive(Deserialize)]
struct TokenResponse {
    key: String,
    #[serde(default)]
    uid: String,
}

impl Client {
    /// Asks what the server is.
    ///
    /// # Errors
    /// [`Failure`].
    pub fn system_info(&self) -> Result<SystemInfo, Failure> {
        parsed(read(&self.get("system/info", &[])?)?)
    }

    /// Asks who we are.
    ///
    /// # Errors
    /// [`Failure`].
    pub fn me(&self) -> Result<Me, Failure> {
        let fields = "id,username,displayName,authorities,dataSets,organisationUnits[id]";
        parsed(read(&self.get("me", &[("fields", fields)])?)?)
    }

    /// Makes a personal access token for this PC.
    ///
    /// Named where the server lets tokens have a name; one that does not is asked again without.
    ///
    /// # Errors
    /// [`Failure`]; a refusal means that the server does not let this user make tokens.
    pub fn make_token(&self, name: &str, expires: DateTime<Utc>) -> Result<MadeToken, Failure> {
        let bare = json!({
            "type": "PERSONAL_ACCESS_TOKEN_V2",
            "attributes": [],
            "expire": expires.timestamp_millis(),
        });
        let mut named = bare.clone();
        if let Some(fields) = named.as_object_mut() {
            fields.insert("name".to_owned(), json!(clean(name, 60)));
        }
        let mut reply = self.post_plain("apiToken", named.to_string().as_bytes())?;
        if matches!(reply.status, 400 | 409 | 500) {
            reply = self.post_plain("apiToken", bare.to_string().as_bytes())?;
        }
        if is_unknown_call(&reply) {
            return Err(Trouble::NoTokens.into());
        }
        let answer: TokenAnswer = parsed(read(&reply)?)?;
        Ok(MadeToken {
            token: Secret::new(answer.response.key),
            id: clean(&answer.response.uid, 11),
        })
    }

    /// Asks what the server holds of a report, and whether it may be changed.
    ///
    /// # Errors
    /// [`Failure`]; a unit of others is a refusal.
    pub fn held(&self, key: &ReportKey) -> Result<ServerState, Failure> {
        let period = key.period.id();
        let (data_set, unit) = (key.data_set.as_str(), key.organisation_unit.as_str());
        let query = [("ds", data_set), ("pe", &period), ("ou", unit)];
        let reply = self.get("dataEntry/dataValues", &query)?;
        let known = if is_unknown_call(&reply) {
            // Before 2.39.
            None
        } else {
            let state = ServerState::of_data_entry(read(&reply)?);
            Some(state.map_err(|error| unreadable(&error))?)
        };
        let is_split = key.attribute_option_combo.as_str() != USUAL_DEFAULT;
        let lock = match known {
            Some(state) if !is_split => return Ok(state),
            Some(state) => Some(state.lock),
            None => None,
        };
        let attribute = key.attribute_option_combo;
        let mut query = vec![
            ("dataSet", data_set),
            ("period", &period),
            ("orgUnit", unit),
        ];
        if is_split {
            query.push(("attributeOptionCombo", attribute.as_str()));
        }
        let reply = self.get("dataValueSets", &query)?;
        let mut state = ServerState::of_data_value_set(read(&reply)?, key.attribute_option_combo)
            .map_err(|error| unreadable(&error))?;
        state.is_complete = Some(self.is_complete(key)?);
        if let Some(lock) = lock {
            state.lock = lock;
        }
        Ok(state)
    }

    /// Sends values.
    ///
    /// # Errors
    /// [`Failure`], with the refused cells.
    pub fn import(&self, import: &Import) -> Result<(), Failure> {
        let reply = self.post("dataValueSets", STRICT, &import.body)?;
        of_import(&reply, &import.cells)
    }

    /// Registers a report as complete on a day.
    ///
    /// Neither expiry nor assignment is checked by the server here: only called for a report whose
    /// values it has just taken and whose lock is open.
    ///
    /// # Errors
    /// [`Failure`].
    pub fn complete(&self, key: &ReportKey, on: NaiveDate) -> Result<(), Failure> {
        self.register(key, &json!({ "completed": true, "date": on }))
    }

    /// Registers a report as complete on a day, by somebody: what a gateway does for a facility.
    ///
    /// # Errors
    /// [`Failure`].
    pub fn complete_on(
        &self,
        key: &ReportKey,
        day: NaiveDate,
        by: Option<&str>,
    ) -> Result<(), Failure> {
        let mut how = json!({ "completed": true, "date": day });
        if let (Some(fields), Some(by)) = (how.as_object_mut(), by) {
            fields.insert("storedBy".to_owned(), json!(by));
        }
        self.register(key, &how)
    }

    /// Takes the registration of a report back.
    ///
    /// Both generations ask for the compulsory cells even then; where they refuse for want of them, the
    /// registration is deleted, which asks for nothing.
    ///
    /// # Errors
    /// [`Failure`].
    pub fn reopen(&self, key: &ReportKey) -> Result<(), Failure> {
        let refused = match self.register(key, &json!({ "completed": false })) {
            Err(Failure::Refused(refused)) => refused,
            other => return other,
        };
        let period = key.period.id();
        let query = [
            ("ds", key.data_set.as_str()),
            ("pe", &period),
            ("ou", key.organisation_unit.as_str()),
        ];
        let reply = self.exchange(
            reqwest::Method::DELETE,
            "completeDataSetRegistrations",
            &query,
            None,
        )?;
        if (200..300).contains(&reply.status) {
            return Ok(());
        }
        Err(Failure::Refused(refused))
    }

    fn register(&self, key: &ReportKey, how: &serde_json::Value) -> Result<(), Failure> {
        let mut registration = json!({
            "dataSet": key.data_set,
            "period": key.period.id(),
            "organisationUnit": key.organisation_unit,
            "attributeOptionCombo": key.attribute_option_combo,
        });
        if let (Some(fields), Some(more)) = (registration.as_object_mut(), how.as_object()) {
            fields.extend(more.clone());
        }
        let body = json!({ "completeDataSetRegistrations": [registration] }).to_string();
        let reply = self.post("completeDataSetRegistrations", &[], body.as_bytes())?;
        of_completion(&reply)
    }

    /// Asks whether a report is registered as complete.
    ///
    /// # Errors
    /// [`Failure`].
    pub fn is_complete(&self, key: &ReportKey) -> Result<bool, Failure> {
        let period = key.period.id();
        let query = [
            ("dataSet", key.data_set.as_str()),
            ("period", &period),
            ("orgUnit", key.organisation_unit.as_str()),
        ];
        let reply = self.get("completeDataSetRegistrations", &query)?;
        is_registered(read(&reply)?, key.attribute_option_combo).map_err(|error| unreadable(&error))
    }

    /// Fetches what the server holds of a form for some units and periods: values, registrations, and
    /// approvals where the form has a workflow.
    ///
    /// One request for all values, packed by the server where it can: 13 months of a facility are some
    /// kilobytes.
    ///
    /// # Errors
    /// [`Failure`].
    pub fn pull(
        &self,
        form: &Form,
        units: &[OrganisationUnitId],
        periods: &[Period],
    ) -> Result<Pulled, Failure> {
        let listed = |texts: Vec<String>| texts.join(",");
        let units = listed(units.iter().map(ToString::to_string).collect());
        let periods = listed(periods.iter().map(|period| period.id()).collect());
        let query = [
            ("dataSet", form.id.as_str()),
            ("period", periods.as_str()),
            ("orgUnit", units.as_str()),
        ];
        let mut pulled = Pulled::of(form.attribute_option_combo);
        let mut packed = query.to_vec();
        packed.push(("compression", "gzip"));
        let reply = unpacked(self.get("dataValueSets", &packed)?)?;
        let read_values = pulled.take_values(read(&reply)?);
        read_values.map_err(|error| unreadable(&error))?;
        let reply = self.get("completeDataSetRegistrations", &query)?;
        let read_registrations = pulled.take_registrations(read(&reply)?);
        read_registrations.map_err(|error| unreadable(&error))?;
        if let Some(workflow) = self.workflow(form.id)? {
            let query = [
                ("wf", workflow.as_str()),
                ("pe", periods.as_str()),
                ("ou", units.as_str()),
            ];
            let reply = self.get("dataApprovals/approvals", &query)?;
            if !is_unknown_call(&reply) {
                let approvals = pulled.take_approvals(read(&reply)?);
                approvals.map_err(|error| unreadable(&error))?;
            }
        }
        Ok(pulled)
    }

    /// Asks which workflow a form is approved by, if any.
    fn workflow(&self, form: DataSetId) -> Result<Option<String>, Failure> {
        #[derive(Deserialize)]
        struct Answer {
            workflow: Option<Workflow>,
        }
        #[derive(Deserialize)]
        struct Workflow {
            id: String,
        }
        let path = format!("dataSets/{form}");
        let reply = self.get(&path, &[("fields", "workflow[id]")])?;
        if is_unknown_call(&reply) {
            return Ok(None);
        }
        let answer: Answer = parsed(read(&reply)?)?;
        Ok(answer.workflow.map(|workflow| workflow.id))
    }

    /// Fetches the forms a person may write, the units from the person's own down, and the rules.
    ///
    /// # Errors
    /// [`Failure`].
    pub fn metadata(&self, me: &Me) -> Result<Fetched, Failure> {
        let units = self.units(me)?;
        if let Some(mut package) = self.package(me)? {
            let units: serde_json::Value = parsed(&units)?;
            if let (Some(package), Some(units)) =
                (package.as_object_mut(), units.get("organisationUnits"))
            {
                package.insert("organisationUnits".to_owned(), units.clone());
            }
            let bytes = package.to_string().into_bytes();
            let mut fetched = metadata::document(&bytes, metadata::Order::Sections)
                .map_err(|error| unreadable(&error))?;
            self.add_reckoned(&mut fetched, &bytes)?;
            return Ok(fetched);
        }
        let data_sets = &me.data_sets;
        let wanted = data_sets
            .iter()
            .map(DataSetId::as_str)
            .collect::<Vec<_>>()
            .join(",");
        let filter = format!("id:in:[{wanted}]");
        let fields = format!(
            "{},indicators[{}]",
            metadata::DATA_SET_FIELDS,
            metadata::INDICATOR_FIELDS
        );
        let forms = self.get(
            "dataSets",
            &[
                ("paging", "false"),
                ("filter", &filter),
                ("fields", &fields),
            ],
        )?;
        let mut rules = Vec::new();
        for data_set in data_sets {
            let query = [
                ("paging", "false"),
                ("dataSet", data_set.as_str()),
                ("fields", metadata::RULE_FIELDS),
            ];
            let reply = self.get("validationRules", &query)?;
            rules.push((*data_set, read(&reply)?.to_vec()));
        }
        let forms = read(&forms)?;
        let mut fetched =
            metadata::fetched(forms, &units, &rules).map_err(|error| unreadable(&error))?;
        self.add_reckoned(&mut fetched, forms)?;
        Ok(fetched)
    }

    /// Asks for the person's own units and those below, by path: they count as the person's own, too.
    fn units(&self, me: &Me) -> Result<Vec<u8>, Failure> {
        let below: Vec<String> = me
            .organisation_units
            .iter()
            .map(|unit| format!("path:like:{}", unit.id))
            .collect();
        let mut query = vec![
            ("paging", "false"),
            ("rootJunction", "OR"),
            ("fields", metadata::UNIT_FIELDS),
        ];
        query.extend(below.iter().map(|filter| ("filter", filter.as_str())));
        Ok(read(&self.get("organisationUnits", &query)?)?.to_vec())
    }

    /// Asks for the indicators and constants that rules and indicators name; nothing where they name none.
    fn add_reckoned(&self, fetched: &mut Fetched, data_sets: &[u8]) -> Result<(), Failure> {
        let json = |bytes: &[u8]| -> Result<serde_json::Value, Failure> {
            serde_json::from_slice(bytes).map_err(|error| unreadable(&error))
        };
        let mut documents = vec![json(data_sets)?];
        metadata::add_reckoned(&mut fetched.forms, &documents);
        for _ in 0..DEEPEST_INDICATOR {
            let missing = fetched.forms.iter().flat_map(metadata::missing_indicators);
            let missing = listed(missing);
            if missing.is_empty() {
                break;
            }
            let answer = self.of_ids("indicators", &missing, metadata::INDICATOR_FIELDS)?;
            documents.push(json(&answer)?);
            metadata::add_reckoned(&mut fetched.forms, &documents);
        }
        let constants = listed(fetched.forms.iter().flat_map(metadata::named_constants));
        if !constants.is_empty() {
            let answer = self.of_ids("constants", &constants, "id,value")?;
            documents.push(json(&answer)?);
            metadata::add_reckoned(&mut fetched.forms, &documents);
        }
        Ok(())
    }

    fn of_ids(&self, path: &str, ids: &str, fields: &str) -> Result<Vec<u8>, Failure> {
        let filter = format!("id:in:[{ids}]");
        let query = [
            ("paging", "false"),
            ("filter", filter.as_str()),
            ("fields", fields),
        ];
        Ok(read(&self.get(path, &query)?)?.to_vec())
    }

    /// Sends JSON as it is: `apiToken` does not unpack.
    fn post_plain(&self, path: &str, json: &[u8]) -> Result<Reply, Trouble> {
        self.exchange(
            reqwest::Method::POST,
            path,
            &[],
            Some(super::Body::Plain(json)),
        )
    }
}

/// Unpacks an answer that came as a packed file, which says so by its first bytes alone.
fn unpacked(reply: Reply) -> Result<Reply, Failure> {
    if !reply.body.starts_with(&[0x1f, 0x8b]) {
        return Ok(reply);
    }
    let mut body = Vec::new();
    let read = GzDecoder::new(reply.body.as_slice())
        .take(LONGEST_ANSWER)
        .read_to_end(&mut body);
    match read {
        Ok(_) => Ok(Reply { body, ..reply }),
        Err(error) => Err(Failure::Trouble(Trouble::ServerFailed {
            status: reply.status,
            said: clean(&error.to_string(), 200),
        })),
    }
}

fn parsed<'a, T: Deserialize<'a>>(json: &'a [u8]) -> Result<T, Failure> {
    serde_json::from_slice(json).map_err(|error| unreadable(&error))
}

/// JSON, but not what was asked for: something else answers in the server's place, or it is broken.
fn unreadable(error: &impl fmt::Display) -> Failure {
    Failure::Trouble(Trouble::ServerFailed {
        status: 200,
        said: clean(&error.to_string(), 200),
    })
}

/// Writes ids into a filter, each once.
fn listed(ids: impl Iterator<Item = impl fmt::Display>) -> String {
    let ids: std::collections::BTreeSet<String> = ids.map(|id| id.to_string()).collect();
    ids.into_iter().collect::<Vec<_>>().join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn info(version: &str, calendar: &str) -> SystemInfo {
        SystemInfo {
            version: version.into(),
            calendar: calendar.into(),
            server_date: String::new(),
            system_name: String::new(),
        }
    }

    #[test]
    fn what_a_server_says_of_itself_steers_no_terminal() {
        let info: SystemInfo = parsed(
            br#"{"version":"2.42.5\u001b]0;x\u0007\u202e","systemName":"H\u009b2JMIS\u202e",
                 "serverDate":"2026\u001b[2J"}"#,
        )
        .unwrap();
        assert_eq!(info.version, "2.42.5");
        assert_eq!(info.system_name, "HMIS");
        assert_eq!(info.server_date, "2026");
        assert_eq!(info.suits(), Ok(()));
        let me: Me = parsed(
            br#"{"username":"a\u001b[31mna","displayName":"\u001b]8;;http://x\u001b\\A\u2066na\u009c"}"#,
        )
        .unwrap();
        assert_eq!(
            (me.username.as_str(), me.display_name.as_str()),
            ("ana", "Ana")
        );
    }

    #[test]
    fn servers_of_another_calendar_or_too_old_do_not_suit() {
        for version in [
            "2.38",
            "2.42.5.2",
            "2.44-SNAPSHOT",
            "2.40.3-EMBARGOED",
            "42.0",
        ] {
            assert_eq!(info(version, "iso8601").suits(), Ok(()), "{version}");
        }
        for version in ["2.37.9", "", "next"] {
            assert!(
                matches!(
                    info(version, "iso8601").suits(),
                    Err(Trouble::ServerTooOld { .. })
                ),
                "{version}"
            );
        }
        assert!(matches!(
            info("2.42", "ethiopian").suits(),
            Err(Trouble::OtherCalendar { .. })
        ));
    }
}
