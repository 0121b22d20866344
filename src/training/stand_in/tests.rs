//! The stand-in over its own port, asked by the client of the program.

use super::*;
use crate::{
    dhis2::{
        answer::Failure,
        client::Client,
        data_value_set::{Snapshot, freeze},
        plan::{self, Background},
        server_state::{LockStatus, ServerState},
    },
    domain::{
        answer::Meaning,
        form::{Cell, Place},
        period::{Period, PeriodType},
        report::{Report, ReportKey},
        trouble::{Instead, Trouble},
        value::{Entry, Reason, Value},
    },
    training::{
        forms,
        units::{self, Centre},
    },
};

fn clock() -> Clock {
    Clock::fixed("2026-11-23T09:00:00Z".parse().unwrap())
}

fn day() -> chrono::NaiveDate {
    chrono::NaiveDate::from_ymd_opt(2026, 11, 4).unwrap()
}

fn setup(generation: Generation) -> Setup {
    let forms = vec![forms::epi_monthly(), forms::vpd_weekly(PeriodType::Weekly)];
    Setup {
        generation,
        assignments: Centre::ALL
            .into_iter()
            .flat_map(|centre| forms.iter().map(move |form| (form.id, centre.id())))
            .collect(),
        forms,
        units: units::all(),
        mine: Centre::ALL.into_iter().map(Centre::id).collect(),
        file: None,
        clock: clock(),
    }
}

fn started(generation: Generation) -> (StandIn, Client) {
    let stand_in = StandIn::start(setup(generation)).unwrap();
    let client = Client::new(stand_in.reach(), &stand_in.credentials()).unwrap();
    (stand_in, client)
}

fn key(period: &str) -> ReportKey {
    let form = forms::epi_monthly();
    ReportKey {
        data_set: form.id,
        organisation_unit: Centre::Main.id(),
        period: Period::parse(period).unwrap(),
        attribute_option_combo: form.attribute_option_combo,
    }
}

fn cells() -> Vec<Cell> {
    let form = forms::epi_monthly();
    form.enterable().map(|(_, cell)| cell).collect()
}

fn report(values: &[(Cell, Value)]) -> Report {
    let mut report = Report::begin(key("202610"), 1);
    for (cell, value) in values {
        report.put(*cell, Entry::of(value.clone()));
    }
    report
}

fn given(value: &str) -> Value {
    Value::Given(value.to_owned())
}

fn snapshot(values: &[(Cell, Value)]) -> Snapshot {
    freeze(&forms::epi_monthly(), &report(values)).unwrap()
}

/// Sends a snapshot after some others, as the courier would, and returns what then stands.
fn send(client: &Client, ours: &Snapshot, since: &[Snapshot]) -> Result<ServerState, Failure> {
    let form = forms::epi_monthly();
    let held = client.held(&ours.key)?;
    let background = Background {
        since,
        ..Background::default()
    };
    if let Some(import) = plan::import(&form, ours, &held, background).unwrap() {
        client.import(&import)?;
    }
    client.held(&ours.key)
}

#[test]
fn both_generations_keep_what_is_sent_and_complete_it() {
    for generation in [Generation::Old, Generation::New] {
        let (_stand_in, client) = started(generation);
        let all = cells();
        let values: Vec<(Cell, Value)> = all
            .iter()
            .map(|cell| (*cell, given("0")))
            .take(20)
            .collect();
        let ours = snapshot(&values);
        assert_eq!(client.held(&ours.key).unwrap().lock, LockStatus::Open);
        let held = send(&client, &ours, &[]).unwrap();
        let told = plan::compare(&forms::epi_monthly(), &ours, &held, Background::default());
        assert_eq!(told.differences, [], "{generation:?}");
        assert!(!client.is_complete(&ours.key).unwrap());
        client.complete(&ours.key, day()).unwrap();
        assert!(client.is_complete(&ours.key).unwrap());
        assert_eq!(client.held(&ours.key).unwrap().is_complete, Some(true));
    }
}

#[test]
fn five_becomes_zero_is_kept_by_the_new_and_deleted_by_the_old_generation() {
    let mut form = forms::epi_monthly();
    for section in &mut form.sections {
        for row in section.tables.iter_mut().flat_map(|table| &mut table.rows) {
            row.zero_is_significant = false;
        }
    }
    let cell = cells()[0];
    for (generation, kept) in [(Generation::Old, None), (Generation::New, Some("0"))] {
        let mut setup = setup(generation);
        setup.forms = vec![form.clone()];
        let stand_in = StandIn::start(setup).unwrap();
        let client = Client::new(stand_in.reach(), &stand_in.credentials()).unwrap();
        let five = snapshot(&[(cell, given("5"))]);
        assert_eq!(send(&client, &five, &[]).unwrap().value(cell), Some("5"));
        let zero = snapshot(&[(cell, given("0"))]);
        let held = send(&client, &zero, &[five]).unwrap();
        assert_eq!(held.value(cell), kept);
        let told = plan::compare(&form, &zero, &held, Background::default());
        assert_eq!(told.differences, []);
        assert_eq!(told.zeros_not_kept.len(), usize::from(kept.is_none()));
    }
}

#[test]
fn a_blanked_cell_and_one_not_available_are_gone_afterwards() {
    for generation in [Generation::Old, Generation::New] {
        let (_stand_in, client) = started(generation);
        let all = cells();
        let first = snapshot(&[
            (all[0], given("5")),
            (all[1], given("6")),
            (all[2], given("7")),
        ]);
        send(&client, &first, &[]).unwrap();
        let second = snapshot(&[
            (all[0], given("5")),
            (all[2], Value::NotAvailable(Reason::StockOut)),
        ]);
        let held = send(&client, &second, &[first]).unwrap();
        assert_eq!(held.value(all[0]), Some("5"));
        assert_eq!((held.value(all[1]), held.value(all[2])), (None, None));
    }
}

#[test]
fn what_is_refused_is_named_in_both_generations() {
    for generation in [Generation::Old, Generation::New] {
        let (stand_in, client) = started(generation);
        let all = cells();
        let ours = snapshot(&[(all[0], given("1")), (all[1], given("2"))]);
        stand_in.set_mood(Mood::Conflict);
        let Err(Failure::Refused(refusals)) = send(&client, &ours, &[]) else {
            panic!("taken");
        };
        assert_eq!(refusals[0].meaning, Meaning::ValueWrong);
        assert_eq!(refusals[0].cells, [all[0]]);
        stand_in.set_mood(Mood::Well);
        // The other one was stored.
        let held = client.held(&ours.key).unwrap();
        assert_eq!((held.value(all[0]), held.value(all[1])), (None, Some("2")));
        // A month that has not ended.
        let mut early = ours.clone();
        early.key = key("202611");
        let Err(Failure::Refused(refusals)) = send(&client, &early, &[]) else {
            panic!("taken");
        };
        let meanings = [Meaning::Future, Meaning::Closed];
        assert!(meanings.contains(&refusals[0].meaning));
        assert!(refusals[0].cells.is_empty());
        // A unit that is not the user's.
        let mut elsewhere = ours;
        elsewhere.key.organisation_unit = units::all()[0].id;
        let Err(Failure::Refused(refusals)) = client.held(&elsewhere.key) else {
            panic!("told");
        };
        assert_eq!(refusals[0].meaning, Meaning::UnitNotMine);
    }
}

#[test]
fn every_mood_is_heard_as_what_it_is() {
    let (stand_in, client) = started(Generation::New);
    let key = key("202610");
    let heard = |mood| {
        stand_in.set_mood(mood);
        match client.held(&key) {
            Err(Failure::Trouble(trouble)) => Some(trouble),
            Ok(_) => None,
            other => panic!("{other:?}"),
        }
    };
    assert!(matches!(
        heard(Mood::Offline),
        Some(Trouble::Offline { .. })
    ));
    assert!(matches!(heard(Mood::CutOff), Some(Trouble::Offline { .. })));
    assert!(matches!(
        heard(Mood::Failing),
        Some(Trouble::ServerFailed { status: 500, .. })
    ));
    assert_eq!(heard(Mood::LoginRefused), Some(Trouble::LoginRefused));
    let page = |status, by| Some(Trouble::NotDhis2 { status, by });
    assert_eq!(heard(Mood::LoginPage), page(200, Instead::LoginPage));
    assert_eq!(heard(Mood::Portal), page(302, Instead::Portal));
    assert_eq!(heard(Mood::Proxy), page(407, Instead::Proxy));
    for (mood, status) in [(Mood::Busy, 503), (Mood::Malformed, 200)] {
        let told = heard(mood);
        assert!(
            matches!(told, Some(Trouble::ServerFailed { status: s, .. }) if s == status),
            "{told:?}"
        );
    }
    stand_in.set_slowness(Duration::from_millis(1));
    assert_eq!(heard(Mood::Slow), None);
    assert_eq!(heard(Mood::Well), None);
}

#[test]
fn what_was_cut_off_in_the_answer_is_stored_all_the_same() {
    let (stand_in, client) = started(Generation::Old);
    let cell = cells()[0];
    let ours = snapshot(&[(cell, given("5"))]);
    let held = client.held(&ours.key).unwrap();
    let form = forms::epi_monthly();
    let import = plan::import(&form, &ours, &held, Background::default())
        .unwrap()
        .unwrap();
    stand_in.set_mood(Mood::CutOff);
    assert!(matches!(
        client.import(&import),
        Err(Failure::Trouble(Trouble::Offline { .. }))
    ));
    stand_in.set_mood(Mood::Well);
    assert_eq!(client.held(&ours.key).unwrap().value(cell), Some("5"));
}

#[test]
fn a_slow_answer_comes_at_once_when_the_mood_changes() {
    let (stand_in, client) = started(Generation::New);
    stand_in.set_slowness(Duration::from_hours(1));
    stand_in.set_mood(Mood::Slow);
    let asking = thread::spawn(move || client.me().map(|me| me.username));
    while stand_in.inner.at_work.load(Ordering::Acquire) == 0 {
        thread::yield_now();
    }
    stand_in.set_mood(Mood::Well);
    assert_eq!(asking.join().unwrap().as_deref(), Ok(USER));
}

#[test]
fn what_it_holds_outlives_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("server.json");
    let mut setup = setup(Generation::New);
    setup.file = Some(file.clone());
    let cell = cells()[0];
    let ours = snapshot(&[(cell, given("5"))]);
    {
        let stand_in = StandIn::start(setup.clone()).unwrap();
        let client = Client::new(stand_in.reach(), &stand_in.credentials()).unwrap();
        send(&client, &ours, &[]).unwrap();
        client.complete(&ours.key, day()).unwrap();
    }
    let stand_in = StandIn::start(setup.clone()).unwrap();
    let client = Client::new(stand_in.reach(), &stand_in.credentials()).unwrap();
    let held = client.held(&ours.key).unwrap();
    assert_eq!(
        (held.value(cell), held.is_complete),
        (Some("5"), Some(true))
    );
    drop(stand_in);
    // A broken file is put aside, and practice goes on.
    std::fs::write(&file, b"{").unwrap();
    drop(StandIn::start(setup).unwrap());
    assert!(folder.path().join("server.broken").exists());
}

#[test]
fn a_password_makes_a_token_and_the_forms_come_as_they_are() {
    let stand_in = StandIn::start(setup(Generation::Old)).unwrap();
    let password = Credentials::Password {
        user: USER.into(),
        password: Secret::new(PASSWORD.into()),
    };
    let first = Client::new(stand_in.reach(), &password).unwrap();
    let until = "2027-11-23T00:00:00Z".parse().unwrap();
    let made = first.make_token("Daftar on a PC", until).unwrap();
    let client = Client::new(stand_in.reach(), &Credentials::Token(made.token)).unwrap();
    client.system_info().unwrap().suits().unwrap();
    let me = client.me().unwrap();
    assert!(me.may_write());
    let fetched = client.metadata(&me).unwrap();
    assert_eq!(fetched.left_out, []);
    assert_eq!(fetched.assignments.len(), 4);
    assert!(fetched.units.iter().any(|unit| unit.id == Centre::Sub.id()));
    for (told, ours) in fetched.forms.iter().zip(setup(Generation::Old).forms) {
        let places = |form: &Form| -> Vec<(Place, Cell)> { form.enterable().collect() };
        assert_eq!(places(told), places(&ours), "{}", ours.code);
        assert_eq!(told.compulsory, ours.compulsory);
        assert_eq!(told.option_sets, ours.option_sets);
        assert_eq!(told.names, ours.names);
        for place in ours.places() {
            let (told, ours) = (told.row_at(place).unwrap(), ours.row_at(place).unwrap());
            assert_eq!(
                (&told.names, told.value_type),
                (&ours.names, ours.value_type)
            );
        }
        let heads = |form: &Form| -> Vec<_> {
            let tables = form.sections.iter().flat_map(|section| &section.tables);
            tables
                .flat_map(|table| table.columns.iter().map(|column| column.options.clone()))
                .collect()
        };
        assert_eq!(heads(told), heads(&ours));
    }
}

#[test]
fn strangers_are_turned_away_as_dhis2_does() {
    let stand_in = StandIn::start(setup(Generation::Old)).unwrap();
    for token in ["d2p_mistyped", &format!("d2p_{}", "x".repeat(50))] {
        let token = Credentials::Token(Secret::new(token.to_owned()));
        let client = Client::new(stand_in.reach(), &token).unwrap();
        assert_eq!(
            client.me(),
            Err(Failure::Trouble(Trouble::LoginRefused)),
            "{token:?}"
        );
    }
    let password = Credentials::Password {
        user: USER.into(),
        password: Secret::new("wrong".into()),
    };
    let client = Client::new(stand_in.reach(), &password).unwrap();
    assert_eq!(client.me(), Err(Failure::Trouble(Trouble::LoginRefused)));
    let mut nobody = TcpStream::connect(stand_in.address()).unwrap();
    io::Write::write_all(&mut nobody, b"GET /api/me HTTP/1.1\r\n\r\n").unwrap();
    let mut answer = String::new();
    io::Read::read_to_string(&mut nobody, &mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 302"), "{answer}");
    assert!(answer.contains("Location: /dhis-web-login/"));
}

#[test]
fn it_ends_while_somebody_waits_for_an_answer() {
    let (stand_in, client) = started(Generation::New);
    stand_in.set_slowness(Duration::from_hours(1));
    stand_in.set_mood(Mood::Slow);
    let asking = thread::spawn(move || client.me());
    while stand_in.inner.at_work.load(Ordering::Acquire) == 0 {
        thread::yield_now();
    }
    drop(stand_in);
    // Answered or hung up on, but not for ever.
    drop(asking.join().unwrap());
}

#[test]
fn a_closed_and_an_approved_period_say_so_and_refuse() {
    for generation in [Generation::Old, Generation::New] {
        let (stand_in, client) = started(generation);
        let ours = snapshot(&[(cells()[0], given("1")), (cells()[1], given("2"))]);
        let import = plan::import(
            &forms::epi_monthly(),
            &ours,
            &ServerState::default(),
            Background::default(),
        );
        let import = import.unwrap().unwrap();
        for (mood, lock, meanings) in [
            (
                Mood::Locked,
                LockStatus::Locked,
                [Meaning::Expired, Meaning::Closed],
            ),
            (
                Mood::Approved,
                LockStatus::Approved,
                [Meaning::Approved, Meaning::Approved],
            ),
        ] {
            stand_in.set_mood(mood);
            assert_eq!(client.held(&ours.key).unwrap().lock, lock);
            let Err(Failure::Refused(refusals)) = client.import(&import) else {
                panic!("taken");
            };
            assert!(meanings.contains(&refusals[0].meaning), "{refusals:?}");
            assert!(refusals[0].cells.is_empty());
        }
        stand_in.set_mood(Mood::Well);
        assert!(client.held(&ours.key).unwrap().cells.is_empty());
    }
}

#[test]
fn somebody_else_changes_a_figure_once_for_each_report() {
    let (stand_in, client) = started(Generation::New);
    let ours = snapshot(&[(cells()[0], given("5"))]);
    send(&client, &ours, &[]).unwrap();
    let figure = || {
        client
            .held(&ours.key)
            .unwrap()
            .value(cells()[0])
            .map(str::to_owned)
    };
    stand_in.set_mood(Mood::Foreign);
    assert_eq!(figure().as_deref(), Some("6"));
    assert_eq!(figure().as_deref(), Some("6"));
    assert_eq!(
        client.held(&key("202609")).unwrap().value(cells()[0]),
        Some("1")
    );
}

#[test]
fn the_last_periods_come_in_one_answer_with_their_registrations() {
    for generation in [Generation::Old, Generation::New] {
        let (stand_in, client) = started(generation);
        let form = forms::epi_monthly();
        for (month, value) in [("202609", "9"), ("202610", "10")] {
            let mut ours = snapshot(&[(cells()[0], given(value))]);
            ours.key = key(month);
            send(&client, &ours, &[]).unwrap();
        }
        client.complete(&key("202609"), day()).unwrap();
        let periods = Period::parse("202610").unwrap().run_up(13);
        let unit = Centre::Main.id();
        let pulled = client
            .pull(&form, &[unit, Centre::ALL[1].id()], &periods)
            .unwrap();
        let of = |month: &str| &pulled.reports[&(unit, Period::parse(month).unwrap())];
        assert_eq!(of("202609").cells[&cells()[0]].value.as_deref(), Some("9"));
        assert_eq!(of("202610").cells[&cells()[0]].value.as_deref(), Some("10"));
        assert_eq!(of("202609").completed_on, Some(day()));
        assert!(!of("202610").is_complete && !of("202610").is_approved);
        stand_in.set_mood(Mood::Approved);
        let pulled = client.pull(&form, &[unit], &periods).unwrap();
        assert!(pulled.reports.values().all(|state| state.is_approved));
    }
}

#[test]
fn a_registration_can_be_taken_back_even_where_compulsory_cells_are_blank() {
    for generation in [Generation::Old, Generation::New] {
        let mut setup = setup(generation);
        let cell = cells()[0];
        setup.forms[0].compulsory = vec![cell];
        setup.forms[0].compulsory_fields_complete_only = true;
        let stand_in = StandIn::start(setup).unwrap();
        let client = Client::new(stand_in.reach(), &stand_in.credentials()).unwrap();
        let ours = snapshot(&[(cell, given("5"))]);
        send(&client, &ours, &[]).unwrap();
        client.complete(&ours.key, day()).unwrap();
        let empty = snapshot(&[]);
        send(&client, &empty, std::slice::from_ref(&ours)).unwrap();
        client.reopen(&ours.key).unwrap();
        assert!(!client.is_complete(&ours.key).unwrap());
    }
}
