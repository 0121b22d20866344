//! The same against a live DHIS2, only where three variables name one; `README.md` beside this file tells
//! how. Nothing that stands there is overwritten: a period without a single value is looked for, and all
//! that was written is taken back at the end.
//!
//! The suite is run against the stand-in, too, through the very same variables: so it is known to run.

use std::process::Command;

use chrono::NaiveDate;
use daftar::{
    dhis2::{
        answer::Failure,
        client::{Client, Credentials, Reach},
        data_value_set::{Snapshot, freeze},
        plan::{self, Background, Import},
        server_state::{LockStatus, ServerState},
    },
    domain::{
        answer::{Base, Choice, Difference, Meaning, Whose},
        form::{Cell, Form},
        id::OrganisationUnitId,
        period::{Period, latest_ended},
        report::{Report, ReportKey},
        secret::Secret,
        value::{Entry, Value},
    },
    platform::clock::Clock,
    training::{
        practice,
        stand_in::{Generation, Setup, StandIn},
        units::Centre,
    },
};

use crate::recordings::say;

const ADDRESS: &str = "DAFTAR_TEST_DHIS2_URL";
const TOKEN: &str = "DAFTAR_TEST_DHIS2_TOKEN";
const UNIT: &str = "DAFTAR_TEST_DHIS2_UNIT";
/// The last word of a run that was no skip.
const DONE: &str = "live: every step was taken";
/// How far back an empty period is looked for.
const PERIODS: u32 = 6;

#[expect(
    clippy::disallowed_methods,
    reason = "the live server is named by the environment and by nothing else"
)]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// A server with a form, a unit and a period that may be written.
struct Live {
    client: Client,
    form: Form,
    key: ReportKey,
    cells: Vec<Cell>,
    /// What must be filled before the report can be completed.
    compulsory: Vec<Cell>,
}

impl Live {
    fn snapshot(&self, values: &[(Cell, &str)]) -> Snapshot {
        let mut report = Report::begin(self.key, self.form.version);
        for (cell, value) in values {
            report.put(*cell, Entry::of(Value::Given((*value).to_owned())));
        }
        freeze(&self.form, &report).unwrap()
    }

    /// The compulsory cells and two of ours.
    fn filled<'a>(&self, first: &'a str, second: &'a str) -> Vec<(Cell, &'a str)> {
        let ours = [(self.cells[0], first), (self.cells[1], second)];
        let others = self.compulsory.iter().map(|cell| (*cell, "1"));
        others
            .filter(|(cell, _)| !self.cells[..2].contains(cell))
            .chain(ours)
            .collect()
    }

    fn held(&self) -> ServerState {
        self.client.held(&self.key).unwrap()
    }

    fn plan(
        &self,
        ours: &Snapshot,
        background: Background<'_>,
    ) -> Result<Option<Import>, Vec<Difference>> {
        plan::import(&self.form, ours, &self.held(), background)
    }

    /// Sends, and sees that it stands.
    fn send(&self, ours: &Snapshot, background: Background<'_>) {
        let import = self.plan(ours, background).unwrap().unwrap();
        self.client.import(&import).unwrap();
        let told = plan::compare(&self.form, ours, &self.held(), background);
        assert_eq!(told.differences, []);
    }

    fn completed_on(&self) -> Option<NaiveDate> {
        let (unit, period) = (self.key.organisation_unit, self.key.period);
        let pulled = self.client.pull(&self.form, &[unit], &[period]).unwrap();
        pulled.reports.get(&(unit, period))?.completed_on
    }
}

#[test]
fn a_live_server_does_what_is_asked_and_gives_it_back() {
    let (Some(address), Some(token), Some(unit)) =
        (variable(ADDRESS), variable(TOKEN), variable(UNIT))
    else {
        say(&format!(
            "skipped: the live server, since {ADDRESS}, {TOKEN} and {UNIT} do not name one"
        ));
        return;
    };
    let unit = OrganisationUnitId::parse(&unit).unwrap();
    let live = metadata(&address, token, unit);
    closed_periods_are_refused(&live);
    let ours = keying_sending_and_reading_back(&live);
    let ours = others_are_asked_about(&live, ours);
    let ours = completing_reopening_and_completing_again(&live, ours);
    withdrawing(&live, &ours);
    say(DONE);
}

/// The forms, the unit, and a period of it that holds nothing.
fn metadata(address: &str, token: String, unit: OrganisationUnitId) -> Live {
    let reach = Reach::national(address).unwrap();
    let client = Client::new(reach, &Credentials::Token(Secret::new(token))).unwrap();
    let info = client.system_info().unwrap();
    info.suits().unwrap();
    say(&format!("live: DHIS2 {} at {address}", info.version));
    let me = client.me().unwrap();
    assert!(me.may_write(), "the account may not write values");
    let fetched = client.metadata(&me).unwrap();
    let today = Clock::system().today();
    for form in fetched.forms {
        if !fetched.assignments.contains(&(form.id, unit)) {
            continue;
        }
        let cells: Vec<Cell> = form
            .enterable()
            .filter(|(place, _)| {
                let row = form.row_at(*place);
                row.is_some_and(|row| row.value_type.is_whole() && row.option_set.is_none())
            })
            .map(|(_, cell)| cell)
            .collect();
        let compulsory = if form.compulsory_fields_complete_only {
            form.compulsory.clone()
        } else {
            Vec::new()
        };
        if cells.len() < 2 || compulsory.iter().any(|cell| !cells.contains(cell)) {
            continue;
        }
        for period in latest_ended(form.period_type, today).run_up(PERIODS) {
            let key = key(&form, unit, period);
            let held = client.held(&key).unwrap();
            let is_free = held.cells.is_empty() && held.is_complete != Some(true);
            if is_free && held.lock == LockStatus::Open {
                say(&format!("live: {} for {}", form.code, period.id()));
                return Live {
                    client,
                    form,
                    key,
                    cells,
                    compulsory,
                };
            }
        }
    }
    panic!("the unit fills no form with an open and empty period among the last {PERIODS}");
}

fn key(form: &Form, unit: OrganisationUnitId, period: Period) -> ReportKey {
    ReportKey {
        data_set: form.id,
        organisation_unit: unit,
        period,
        attribute_option_combo: form.attribute_option_combo,
    }
}

/// A period that has not come is closed for everybody but an administrator.
fn closed_periods_are_refused(live: &Live) {
    let ours = live.snapshot(&[(live.cells[0], "7")]);
    let ahead = live.form.open_future_periods + 30;
    let key = ReportKey {
        period: latest_ended(live.form.period_type, Clock::system().today()).offset(ahead),
        ..live.key
    };
    let early = Snapshot { key, ..ours };
    let nothing = ServerState::default();
    let import = plan::import(&live.form, &early, &nothing, Background::default());
    let Err(Failure::Refused(refusals)) = live.client.import(&import.unwrap().unwrap()) else {
        panic!("a period that has not come was taken");
    };
    let meaning = refusals[0].meaning;
    assert!(
        matches!(
            meaning,
            Meaning::Future | Meaning::Closed | Meaning::OutsideWindow | Meaning::UnitClosed
        ),
        "{refusals:?}"
    );
}

fn keying_sending_and_reading_back(live: &Live) -> Snapshot {
    let ours = live.snapshot(&live.filled("7", "3"));
    live.send(&ours, Background::default());
    assert_eq!(live.held().value(live.cells[0]), Some("7"));
    // The same again is nothing new.
    assert_eq!(live.plan(&ours, Background::default()), Ok(None));
    ours
}

/// Somebody else changes a figure; ours is changed, too.
fn others_are_asked_about(live: &Live, first: Snapshot) -> Snapshot {
    let seen = live.held();
    let theirs = live.snapshot(&live.filled("9", "3"));
    let since = [first];
    let as_others = Background {
        since: &since,
        ..Background::default()
    };
    live.send(&theirs, as_others);
    let ours = live.snapshot(&live.filled("8", "3"));
    let background = Background {
        seen: Some(&seen),
        ..Background::default()
    };
    let foreign = live.plan(&ours, background).unwrap_err();
    assert_eq!(foreign.len(), 1, "{foreign:?}");
    assert_eq!(
        (foreign[0].here.as_deref(), foreign[0].there.as_deref()),
        (Some("8"), Some("9"))
    );
    assert_eq!(foreign[0].base, Base::Held("7".to_owned()));
    let decided = foreign.into_iter().map(|difference| Choice {
        difference,
        whose: Whose::Mine,
    });
    let decided: Vec<Choice> = decided.collect();
    let background = Background {
        decided: &decided,
        ..background
    };
    live.send(&ours, background);
    assert_eq!(live.held().value(live.cells[0]), Some("8"));
    ours
}

fn completing_reopening_and_completing_again(live: &Live, ours: Snapshot) -> Snapshot {
    let first = live.key.period.last_day();
    live.client.complete(&live.key, first).unwrap();
    assert!(live.client.is_complete(&live.key).unwrap());
    assert_eq!(live.completed_on(), Some(first));
    // A correction leaves the registration as it is.
    let corrected = live.snapshot(&live.filled("8", "4"));
    let since = [ours];
    let background = Background {
        since: &since,
        ..Background::default()
    };
    live.send(&corrected, background);
    assert_eq!(live.completed_on(), Some(first));
    // The district re-opens, the clerk changes and completes again with the first day.
    live.client.reopen(&live.key).unwrap();
    assert!(!live.client.is_complete(&live.key).unwrap());
    let again = live.snapshot(&live.filled("6", "4"));
    let since = [corrected];
    let background = Background {
        since: &since,
        ..Background::default()
    };
    live.send(&again, background);
    live.client.complete(&live.key, first).unwrap();
    assert_eq!(live.completed_on(), Some(first));
    again
}

/// Everything is taken back, by name.
fn withdrawing(live: &Live, ours: &Snapshot) {
    let blank = live.snapshot(&[]);
    assert!(blank.is_withdrawn());
    let background = Background {
        since: std::slice::from_ref(ours),
        ..Background::default()
    };
    live.send(&blank, background);
    live.client.reopen(&live.key).unwrap();
    let held = live.held();
    assert!(held.cells.values().all(|held| held.value.is_none()));
    assert!(!live.client.is_complete(&live.key).unwrap());
}

#[test]
fn the_suite_runs_against_the_stand_in_by_the_same_variables() {
    for generation in [Generation::Old, Generation::New] {
        let setup = practice::stand_in(None, None, Clock::system());
        let stand_in = StandIn::start(Setup {
            generation,
            ..setup
        })
        .unwrap();
        let run = Command::new(std::env::current_exe().unwrap())
            .args([
                "live::a_live_server_does_what_is_asked_and_gives_it_back",
                "--exact",
                "--nocapture",
            ])
            .env(ADDRESS, format!("http://{}", stand_in.address()))
            .env(TOKEN, stand_in.token().reveal())
            .env(UNIT, Centre::Main.id().as_str())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&run.stderr);
        assert!(run.status.success(), "{generation:?}: {said}");
        assert!(said.contains(DONE), "{generation:?}: {said}");
    }
}
