//! The same against a live DHIS2, only where three variables name one.
//!
//! `DAFTAR_TEST_DHIS2_URL` its address, `DAFTAR_TEST_DHIS2_TOKEN` a personal access token,
//! `DAFTAR_TEST_DHIS2_UNIT` the UID of a facility whose last ended period may be written. Nothing that
//! stands there is overwritten: a cell that holds something is left alone, and what was written is
//! deleted again.

use daftar::{
    dhis2::{
        client::{Client, Credentials, Reach},
        data_value_set::freeze,
        plan::{self, Background},
        server_state::LockStatus,
    },
    domain::{
        id::OrganisationUnitId,
        period::latest_ended,
        report::{Report, ReportKey},
        secret::Secret,
        value::{Entry, Value},
    },
    platform::clock::Clock,
};

use crate::recordings::say;

#[expect(
    clippy::disallowed_methods,
    reason = "the live server is named by the environment and by nothing else"
)]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

#[test]
fn a_live_server_keeps_a_report_and_gives_it_back() {
    let (Some(address), Some(token), Some(unit)) = (
        variable("DAFTAR_TEST_DHIS2_URL"),
        variable("DAFTAR_TEST_DHIS2_TOKEN"),
        variable("DAFTAR_TEST_DHIS2_UNIT"),
    ) else {
        say(
            "skipped: the live server, since DAFTAR_TEST_DHIS2_URL, _TOKEN and _UNIT do not name one",
        );
        return;
    };
    let reach = Reach::national(&address).unwrap();
    let client = Client::new(reach, &Credentials::Token(Secret::new(token))).unwrap();
    client.system_info().unwrap().suits().unwrap();
    let me = client.me().unwrap();
    assert!(me.may_write(), "the account may not write values");
    let fetched = client.metadata(&me).unwrap();
    let unit = OrganisationUnitId::parse(&unit).unwrap();
    let assigned =
        |form: &&daftar::domain::form::Form| fetched.assignments.contains(&(form.id, unit));
    let form = fetched
        .forms
        .iter()
        .find(assigned)
        .expect("the unit fills no form that this account may write");
    let key = ReportKey {
        data_set: form.id,
        organisation_unit: unit,
        period: latest_ended(form.period_type, Clock::system().today()),
        attribute_option_combo: form.attribute_option_combo,
    };
    let held = client.held(&key).unwrap();
    assert_ne!(held.lock, LockStatus::Locked, "the last period is closed");
    let free = form.enterable().find(|(place, cell)| {
        let row = form.row_at(*place);
        held.value(*cell).is_none()
            && row.is_some_and(|row| row.value_type.is_whole() && row.option_set.is_none())
    });
    let (_, cell) = free.expect("every whole number of the form holds something already");
    let mut report = Report::begin(key, form.version);
    report.put(cell, Entry::of(Value::Given("7".into())));
    let ours = freeze(form, &report).unwrap();
    let agreed = plan::import(form, &ours, &held, Background::default())
        .map_or_else(|foreign| foreign, |_| Vec::new());
    assert!(
        agreed.is_empty(),
        "the report holds figures of others; an empty one is needed"
    );
    let import = plan::import(form, &ours, &held, Background::default())
        .unwrap()
        .unwrap();
    client.import(&import).unwrap();
    let stands = client.held(&key).unwrap();
    assert_eq!(
        plan::compare(form, &ours, &stands, Background::default()).differences,
        []
    );
    // Taken back by name, as a blanked cell is.
    let blank = freeze(form, &Report::begin(key, form.version)).unwrap();
    let since = [ours];
    let background = Background {
        since: &since,
        ..Background::default()
    };
    let import = plan::import(form, &blank, &stands, background)
        .unwrap()
        .unwrap();
    client.import(&import).unwrap();
    assert_eq!(client.held(&key).unwrap().value(cell), None);
}
