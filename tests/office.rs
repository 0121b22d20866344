//! The office against the stand-in server: what a clerk does arrives, whatever the line does meanwhile.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "the helpers of a test may fail it"
)]

use std::{
    fs,
    net::TcpListener,
    path::Path,
    sync::{
        Arc, Mutex,
        mpsc::{self, Receiver},
    },
    time::Duration,
};

use chrono::TimeDelta;
use daftar::{
    dhis2::client::Credentials,
    domain::{
        answer::{Answer, Choice, Whose},
        finding::Severity,
        form::{Cell, Form},
        id::DataSetId,
        language::Language,
        mood::Mood,
        report::{AcceptanceReason, ReportNumber},
        rules::{Asking, check_all},
        secret::Secret,
        status::{BoardState, Status},
        trouble::Trouble,
        value::{Entry, Value, ValueType},
    },
    office::{
        Hears, Office, OfficeConfig, Role,
        access::{self, WorldAccess},
        dispatch::Patience,
        doctor::{Verdict, What},
        news::{News, OpenReport, OutboxRow, Settled},
        order::{Connect, Order, SaveCells},
        overview::Remains,
        seed::WorldSeed,
    },
    platform::clock::Clock,
    training::{
        practice::{PracticeChoice, seed},
        sample_months,
        stand_in::{Generation, PASSWORD, Setup, StandIn, USER},
        units::Centre,
    },
};
use tempfile::TempDir;

/// Only ever waited for by a failing test.
const LONG: Duration = Duration::from_mins(1);

struct World {
    office: Office,
    news: Receiver<News>,
}

fn clock() -> Clock {
    Clock::fixed("2026-11-23T06:00:00Z".parse().unwrap())
}

fn practice_seed() -> WorldSeed {
    seed(PracticeChoice::on(clock().today(), Language::Ckb))
}

fn stand_in(generation: Generation) -> StandIn {
    let seed = practice_seed();
    StandIn::start(Setup {
        generation,
        assignments: seed
            .assignments
            .iter()
            .map(|a| (a.data_set, a.organisation_unit))
            .collect(),
        mine: Centre::ALL.map(Centre::id).to_vec(),
        forms: seed.forms,
        units: seed.units,
        file: None,
        clock: clock(),
    })
    .unwrap()
}

fn access_to(server: &StandIn) -> WorldAccess {
    let Credentials::Token(token) = server.credentials() else {
        panic!("the stand-in takes a token");
    };
    let address = server.address();
    WorldAccess::Practice {
        stand_in: Some(access::StandIn {
            address,
            token,
            switch: None,
        }),
    }
}

fn open_world(folder: &Path, access: WorldAccess, role: Role) -> World {
    let (tell, news) = mpsc::channel();
    let tell = Mutex::new(tell);
    let hears: Hears = Arc::new(move |said| drop(tell.lock().unwrap().send(said)));
    let config = OfficeConfig {
        folder: folder.to_owned(),
        access,
        clock: clock(),
        role,
        hears,
    };
    World {
        office: Office::open(config).unwrap(),
        news,
    }
}

fn practice(server: &StandIn) -> (World, TempDir) {
    let home = tempfile::tempdir().unwrap();
    let world = open_world(home.path(), access_to(server), Role::Screen);
    world.office.begin_with(practice_seed()).unwrap();
    (world, home)
}

impl World {
    fn ask<T>(&self, order: Order, answer: impl Fn(News) -> Option<T>) -> T {
        self.office.carry_out(order);
        self.hear(answer)
    }

    fn hear<T>(&self, answer: impl Fn(News) -> Option<T>) -> T {
        loop {
            let news = self.news.recv_timeout(LONG).expect("news in time");
            if let Some(found) = answer(news) {
                return found;
            }
        }
    }

    /// Opens the report that is owed.
    fn open_owed(&self) -> OpenReport {
        let key = self
            .office
            .board()
            .unwrap()
            .next_owed
            .expect("something is owed");
        self.ask(Order::OpenReport(key), |news| match news {
            News::ReportOpened(open) => Some(*open),
            News::Trouble(trouble) => panic!("{trouble:?}"),
            _ => None,
        })
    }

    fn save(&self, report: ReportNumber, step: u64, cells: Vec<(Cell, Entry)>) {
        let save = SaveCells {
            report,
            step,
            cells,
            is_settled: true,
        };
        self.ask(Order::SaveCells(save), |news| match news {
            News::Saved { step: saved, .. } if saved == step => Some(()),
            News::NotSaved { trouble, .. } => panic!("{trouble:?}"),
            _ => None,
        });
    }

    /// Keys the sample month of the main centre and lets every warning stand.
    fn key_owed_month(&self) -> OpenReport {
        let open = self.open_owed();
        let cells = sample_months::wanted(&open.form, Centre::Main)
            .into_iter()
            .map(|(cell, text)| {
                let kind = open
                    .form
                    .place_of(cell)
                    .and_then(|place| open.form.row_at(place))
                    .unwrap()
                    .value_type;
                (cell, Entry::of(Value::keyed(kind, &text)))
            })
            .collect();
        self.save(open.number, open.next_step, cells);
        let keyed = self.open_owed();
        let asking = Asking {
            form: &keyed.form,
            report: &keyed.report,
            history: &keyed.history,
            organisation_unit: &keyed.unit,
        };
        for finding in check_all(&asking) {
            assert_ne!(finding.severity, Severity::Hard, "{finding:?}");
            if finding.severity == Severity::Soft {
                let reason = AcceptanceReason::Checked;
                self.office
                    .carry_out(Order::AcceptFinding(keyed.number, finding.key(), reason));
            }
        }
        keyed
    }

    fn send(&self, report: ReportNumber) -> OutboxRow {
        self.ask(Order::ConfirmAndSend(report), answered)
    }
}

/// The row after an attempt on it has ended.
fn answered(news: News) -> Option<OutboxRow> {
    match news {
        News::OutboxChanged(row) if row.last_answer.is_some() && !row.is_under_way => Some(*row),
        News::Trouble(trouble) => panic!("{trouble:?}"),
        _ => None,
    }
}

#[test]
fn a_keyed_month_stands_in_dhis2_of_either_generation() {
    for generation in [Generation::Old, Generation::New] {
        let server = stand_in(generation);
        let (world, _home) = practice(&server);
        let open = world.key_owed_month();
        let row = world.send(open.number);
        assert_eq!(row.status, Status::InDhis2, "{:?}", row.last_answer);
        let Some(Answer::Stands {
            cells,
            zeros_not_kept,
        }) = row.last_answer
        else {
            panic!("it stands");
        };
        assert_eq!(
            (cells, zeros_not_kept.len()),
            (240, 0),
            "every zero is one that counts"
        );
        let changed = world.hear(|news| match news {
            News::ReportChanged(changed) => Some(*changed),
            _ => None,
        });
        assert_eq!(changed.report.status, Status::InDhis2);
        let board = world.office.board().unwrap();
        let shown = board.lines.iter().flat_map(|line| &line.periods);
        let state = shown
            .clone()
            .find(|p| p.key == open.report.key)
            .unwrap()
            .state;
        assert_eq!(state, BoardState::Has(Status::InDhis2));
        assert_eq!(board.unsent, 0);
        assert_ne!(
            board.next_owed,
            Some(open.report.key),
            "the next one is owed now"
        );
        assert_eq!(world.office.overview().unwrap().remains(), Remains::Nothing);
    }
}

#[test]
fn a_correction_of_five_to_zero_arrives() {
    for generation in [Generation::Old, Generation::New] {
        let server = stand_in(generation);
        let (world, _home) = practice(&server);
        let open = world.key_owed_month();
        let cell = open.form.cell_numbered("1.01", "A").unwrap();
        world.save(
            open.number,
            1_000,
            vec![(cell, Entry::of(Value::Given("5".to_owned())))],
        );
        let open = world.key_soft_again();
        assert_eq!(world.send(open.number).status, Status::InDhis2);
        world.save(open.number, 2_000, vec![(cell, Entry::of(Value::zero()))]);
        let open = world.key_soft_again();
        assert!(open.report.is_changed_since_sent);
        let row = world.ask(Order::ConfirmAndSend(open.number), |news| {
            answered(news).filter(|row| row.revision == 2)
        });
        assert_eq!(row.status, Status::InDhis2, "{:?}", row.last_answer);
    }
}

impl World {
    /// Lets the warnings of the newest report in hand stand, which another value brings anew.
    fn key_soft_again(&self) -> OpenReport {
        let open = self.open_owed();
        let asking = Asking {
            form: &open.form,
            report: &open.report,
            history: &open.history,
            organisation_unit: &open.unit,
        };
        for finding in check_all(&asking) {
            let (number, reason) = (open.number, AcceptanceReason::Checked);
            self.office
                .carry_out(Order::AcceptFinding(number, finding.key(), reason));
        }
        open
    }
}

#[test]
fn what_was_confirmed_without_a_line_goes_out_by_key_when_there_is_one() {
    let server = stand_in(Generation::New);
    server.set_mood(Mood::Offline);
    let (world, _home) = practice(&server);
    let open = world.key_owed_month();
    let row = world.send(open.number);
    assert!(matches!(row.last_answer, Some(Answer::Later(_))), "{row:?}");
    assert_eq!(row.status, Status::Queued);
    server.set_mood(Mood::Well);
    let row = world.ask(Order::TryNow(None), |news| {
        answered(news).filter(|row| row.status == Status::InDhis2)
    });
    assert_eq!(row.attempts, 2);
}

#[test]
fn a_command_sends_what_the_screen_left_behind() {
    let server = stand_in(Generation::Old);
    server.set_mood(Mood::Offline);
    let (world, home) = practice(&server);
    let open = world.key_owed_month();
    world.send(open.number);
    drop(world);
    let command = open_world(home.path(), access_to(&server), Role::Command);
    let sent = command.office.send(Patience::default()).unwrap();
    assert_eq!((sent.arrived, sent.remains()), (0, Remains::Unsent));
    server.set_mood(Mood::Well);
    let sent = command.office.send(Patience::default()).unwrap();
    assert_eq!((sent.arrived, sent.remains()), (1, Remains::Nothing));
}

#[test]
fn a_clerk_connects_with_a_password_once_and_sends_with_a_token() {
    let server = stand_in(Generation::Old);
    let home = tempfile::tempdir().unwrap();
    let world = open_world(home.path(), WorldAccess::National, Role::Screen);
    let how = Connect::Password {
        address: format!("http://{}", server.address()),
        user: USER.to_owned(),
        password: Secret::new(PASSWORD.to_owned()),
        keep: false,
    };
    let counts = world.ask(Order::Connect(how), |news| match news {
        News::Connected { forms, units } => Some((forms, units)),
        News::Trouble(trouble) => panic!("{trouble:?}"),
        _ => None,
    });
    assert_eq!(counts, (2, 2));
    let settings = world.office.settings();
    assert_eq!(
        (
            settings.server_user.as_str(),
            settings.server_version.as_str()
        ),
        (USER, "2.42.5.2")
    );
    assert_eq!(settings.token_expires, "2027-11-23".parse().ok());
    let Credentials::Token(token) = server.credentials() else {
        panic!("a token")
    };
    let kept = fs::read_to_string(home.path().join("token")).unwrap();
    assert_eq!(
        kept.lines().collect::<Vec<_>>(),
        [token.reveal(), settings.server.as_str()]
    );
    for entry in fs::read_dir(home.path()).unwrap() {
        let path = entry.unwrap().path();
        if !path.ends_with("token") {
            let bytes = fs::read(&path).unwrap();
            let found = bytes
                .windows(token.reveal().len())
                .any(|w| w == token.reveal().as_bytes());
            assert!(!found, "the token stands in {}", path.display());
        }
    }
    let examination = world.office.examine(true);
    let server_check = examination
        .checks
        .iter()
        .find(|check| check.what == What::Server)
        .unwrap();
    assert_eq!(server_check.verdict, Verdict::Good, "{server_check:?}");

    let month = world
        .office
        .board()
        .unwrap()
        .lines
        .into_iter()
        .find(|line| !line.form.period_type.is_week())
        .unwrap();
    let key = month.periods.last().unwrap().key;
    let open = world.ask(Order::OpenReport(key), |news| match news {
        News::ReportOpened(open) => Some(*open),
        _ => None,
    });
    assert_eq!(
        open.form.enterable().count(),
        240,
        "the form came whole over the wire"
    );
    let row = open
        .form
        .row_numbered("1.01")
        .or_else(|| open.form.row_numbered("1.1"));
    assert!(row.is_some());
}

#[test]
fn a_wrong_password_is_told_and_nothing_is_kept() {
    let server = stand_in(Generation::New);
    let home = tempfile::tempdir().unwrap();
    let world = open_world(home.path(), WorldAccess::National, Role::Screen);
    let how = Connect::Password {
        address: format!("http://{}", server.address()),
        user: USER.to_owned(),
        password: Secret::new("wrong".to_owned()),
        keep: false,
    };
    let trouble = world.ask(Order::Connect(how), |news| match news {
        News::Trouble(trouble) => Some(trouble.trouble),
        _ => None,
    });
    assert_eq!(trouble, Trouble::LoginRefused);
    assert!(world.office.is_empty().unwrap());
    assert!(!home.path().join("token").exists());
}

#[test]
fn the_practice_world_speaks_to_nobody_but_its_stand_in() {
    let other = TcpListener::bind("127.0.0.1:0").unwrap();
    other.set_nonblocking(true).unwrap();
    let address = format!("http://{}", other.local_addr().unwrap());
    let server = stand_in(Generation::New);
    let (world, _home) = practice(&server);
    let token = Secret::new("d2p_x".to_owned());
    let how = Connect::Token {
        address: address.clone(),
        token,
    };
    let trouble = world.ask(Order::Connect(how), |news| match news {
        News::Trouble(trouble) => Some(trouble.trouble),
        _ => None,
    });
    assert_eq!(
        trouble,
        Trouble::AddressForbidden {
            address: address.clone()
        }
    );
    let mut settings = world.office.settings();
    settings.server = address;
    world.ask(Order::ChangeSettings(Box::new(settings)), |news| {
        matches!(news, News::SettingsChanged(_)).then_some(())
    });
    let open = world.key_owed_month();
    assert_eq!(world.send(open.number).status, Status::InDhis2);
    let nobody = other.accept().unwrap_err();
    assert_eq!(
        nobody.kind(),
        std::io::ErrorKind::WouldBlock,
        "no one came to the other door"
    );
}

/// A month that stands in DHIS2, and a correction of it that meets a figure of somebody else.
fn met_by_others(server: &StandIn) -> (World, TempDir, OpenReport, OutboxRow) {
    let (world, home) = practice(server);
    let open = world.key_owed_month();
    assert_eq!(world.send(open.number).status, Status::InDhis2);
    // Another cell than the first, which the others take.
    let number = |cell: &Cell| open.report.entry(*cell)?.value.given()?.parse::<u32>().ok();
    let cells = open.form.enterable().map(|(_, cell)| cell);
    let (cell, before) = cells
        .filter_map(|cell| Some((cell, number(&cell)?)))
        .nth(1)
        .unwrap();
    let more = Value::Given((before + 1).to_string());
    world.save(open.number, 3_000, vec![(cell, Entry::of(more))]);
    let open = world.key_soft_again();
    server.set_mood(Mood::Foreign);
    let row = world.ask(Order::ConfirmAndSend(open.number), |news| {
        answered(news).filter(|row| row.revision == 2)
    });
    (world, home, open, row)
}

fn choices(row: &OutboxRow, whose: Whose) -> Vec<Choice> {
    let Some(Answer::Foreign(differences)) = &row.last_answer else {
        panic!("{row:?}");
    };
    let choice = |difference: &daftar::domain::answer::Difference| Choice {
        difference: difference.clone(),
        whose,
    };
    differences.iter().map(choice).collect()
}

#[test]
fn ours_stand_after_a_person_has_said_so() {
    let server = stand_in(Generation::New);
    let (world, _home, open, row) = met_by_others(&server);
    assert_eq!(row.status, Status::Returned);
    let chosen = choices(&row, Whose::Mine);
    assert_eq!(chosen.len(), 1);
    let (difference, here) = (&chosen[0].difference, &chosen[0].difference.here);
    assert_eq!(
        difference.base.text(),
        here.as_deref(),
        "both had what we have"
    );
    assert_ne!(&difference.there, here);
    // Asking for it again decides nothing.
    let again = world.ask(Order::TryNow(Some(row.number)), |news| {
        answered(news).filter(|row| row.attempts > 1)
    });
    assert_eq!(again.status, Status::Returned);
    let settled = world.ask(Order::Settle(row.number, chosen), |news| match news {
        News::Settled(_, settled) => Some(settled),
        News::Trouble(trouble) => panic!("{trouble:?}"),
        _ => None,
    });
    assert_eq!(settled, Settled::AsItIs);
    let row = world.hear(|news| answered(news).filter(|row| row.status == Status::InDhis2));
    assert_eq!(row.revision, 2);
    // What the server said each time can be read, word for word.
    let said = world.ask(Order::ShowAnswers(row.number), |news| match news {
        News::Answers(_, attempts) => Some(attempts),
        _ => None,
    });
    assert_eq!(said.len(), 3);
    assert!(
        said[2]
            .said
            .iter()
            .any(|said| said.body.contains("importCount"))
    );
    assert_eq!(world.office.report(&open.report.key).unwrap().revision, 2);
}

#[test]
fn theirs_become_ours_and_go_as_a_correction() {
    let server = stand_in(Generation::Old);
    let (world, _home, open, row) = met_by_others(&server);
    let chosen = choices(&row, Whose::Theirs);
    let (cell, theirs) = (
        chosen[0].difference.cell,
        chosen[0].difference.there.clone().unwrap(),
    );
    let settled = world.ask(Order::Settle(row.number, chosen), |news| match news {
        News::Settled(_, settled) => Some(settled),
        _ => None,
    });
    assert_eq!(settled, Settled::Changed);
    // Another figure may ask for a reason again; then a person lets it stand.
    let queued = world.hear(|news| match news {
        News::Queued(..) => Some(true),
        News::Trouble(trouble) => {
            assert!(matches!(trouble.trouble, Trouble::SoftFindings { .. }));
            Some(false)
        }
        _ => None,
    });
    if !queued {
        let open = world.key_soft_again();
        world.office.carry_out(Order::ConfirmAndSend(open.number));
    }
    let row = world.hear(|news| answered(news).filter(|row| row.status == Status::InDhis2));
    assert_eq!(row.revision, 3);
    let report = world.office.report(&open.report.key).unwrap();
    assert_eq!(report.entry(cell).unwrap().value, Value::Given(theirs));
}

#[test]
fn a_facility_that_starts_anew_has_its_past_from_the_server() {
    for generation in [Generation::Old, Generation::New] {
        let server = stand_in(generation);
        let (world, _home) = practice(&server);
        let open = world.key_owed_month();
        assert_eq!(world.send(open.number).status, Status::InDhis2);
        drop(world);
        let home = tempfile::tempdir().unwrap();
        let world = open_world(home.path(), WorldAccess::National, Role::Screen);
        let how = Connect::Token {
            address: format!("http://{}", server.address()),
            token: server.token(),
        };
        let pulled = world.ask(Order::Connect(how), |news| match news {
            News::Pulled { reports } => Some(reports),
            News::Trouble(trouble) => panic!("{trouble:?}"),
            _ => None,
        });
        assert_eq!(pulled, 1, "{generation:?}");
        let board = world.office.board().unwrap();
        let shown = board
            .lines
            .iter()
            .flat_map(|line| &line.periods)
            .find(|shown| shown.key == open.report.key)
            .unwrap();
        assert_eq!(shown.state, BoardState::Has(Status::InDhis2));
        assert!(shown.is_pulled && !shown.is_changed_since_sent);
        let there = world.ask(Order::OpenReport(open.report.key), |news| match news {
            News::ReportOpened(open) => Some(*open),
            _ => None,
        });
        assert!(there.pulled_at.is_some());
        let values = |open: &OpenReport| -> Vec<(Cell, Value)> {
            let entries = open.report.entries.iter();
            entries
                .map(|(cell, entry)| (*cell, entry.value.clone()))
                .collect()
        };
        assert_eq!(values(&there), values(&open));
        // Once more: nothing is touched, and nothing is new.
        let cell = there.form.cell_numbered("1.01", "A").unwrap();
        world.save(there.number, 1, vec![(cell, Entry::of(Value::zero()))]);
        let again = world.ask(Order::Pull, |news| match news {
            News::Pulled { reports } => Some(reports),
            _ => None,
        });
        assert_eq!(again, 0);
        let kept = world.office.report(&open.report.key).unwrap();
        assert_eq!(kept.entry(cell).unwrap().value, Value::zero());
        assert!(kept.is_changed_since_sent);
    }
}

/// A national world that knows the stand-in.
fn connected(server: &StandIn) -> (World, TempDir) {
    let home = tempfile::tempdir().unwrap();
    let world = open_world(home.path(), WorldAccess::National, Role::Screen);
    let how = Connect::Token {
        address: format!("http://{}", server.address()),
        token: server.token(),
    };
    world.ask(Order::Connect(how), |news| match news {
        News::Pulled { .. } => Some(()),
        News::Trouble(trouble) => panic!("{trouble:?}"),
        _ => None,
    });
    (world, home)
}

/// Opens what is owed and puts something into every cell.
fn filled(world: &World) -> OpenReport {
    let mut open = world.open_owed();
    let cells: Vec<(Cell, Entry)> = open
        .form
        .enterable()
        .map(|(place, cell)| {
            let row = open.form.row_at(place).unwrap();
            let options = row.option_set.and_then(|id| open.form.option_sets.get(&id));
            let code = options.and_then(|options| Some(options.first()?.code.clone()));
            let text = code.unwrap_or_else(|| match row.value_type {
                ValueType::Boolean | ValueType::TrueOnly => "true".to_owned(),
                ValueType::Date => "2026-10-05".to_owned(),
                _ => "0".to_owned(),
            });
            (cell, Entry::of(Value::Given(text)))
        })
        .collect();
    world.save(open.number, 1, cells.clone());
    for (cell, entry) in cells {
        open.report.put(cell, entry);
    }
    open
}

/// The ids of the forms that a check found changed.
fn checked(news: News) -> Option<Vec<DataSetId>> {
    match news {
        News::FormsChecked { changed } => Some(changed.iter().map(|form| form.id).collect()),
        _ => None,
    }
}

#[test]
fn a_form_changed_on_the_server_is_here_after_the_next_contact() {
    for generation in [Generation::Old, Generation::New] {
        let server = stand_in(generation);
        let (world, _home) = connected(&server);
        let open = filled(&world);
        let id = open.form.id;
        // The contact that sends a report asks, too, and nothing has changed.
        world.office.carry_out(Order::ConfirmAndSend(open.number));
        let row = world.hear(|news| answered(news).filter(|row| row.status == Status::InDhis2));
        assert_eq!(world.hear(checked), Vec::new(), "{generation:?}");
        let known = world.office.board().unwrap().forms_known.unwrap();
        assert_eq!(known.since.get(&id), Some(&clock().now()));
        // A row is gone from the form.
        let mut changed = (*open.form).clone();
        let gone = changed.sections[0].tables[0].rows.pop().unwrap();
        changed
            .compulsory
            .retain(|cell| cell.data_element != gone.data_element);
        server.change_form(changed, clock().now() + TimeDelta::minutes(5));
        world.office.carry_out(Order::Pull);
        assert_eq!(world.hear(checked), [id]);
        let board = world.office.board().unwrap();
        let newest = board.lines.iter().find(|line| line.form.id == id).unwrap();
        assert!(newest.form.version > open.form.version);
        let holds = |form: &Form| {
            form.enterable()
                .any(|(_, c)| c.data_element == gone.data_element)
        };
        assert!(!holds(&newest.form));
        // The report goes on with the form it was begun with, and is still read whole.
        let there = world.ask(Order::OpenReport(row.key), |news| match news {
            News::ReportOpened(open) => Some(*open),
            _ => None,
        });
        assert_eq!(there.form, open.form);
        assert!(holds(&there.form));
        assert_eq!(there.report.entries.len(), open.form.enterable().count());
    }
}

#[test]
fn a_draft_goes_over_to_the_newer_form_when_a_person_says_so() {
    let server = stand_in(Generation::New);
    let (world, _home) = connected(&server);
    let open = filled(&world);
    let mut changed = (*open.form).clone();
    let gone = changed.sections[0].tables[0].rows.pop().unwrap();
    changed
        .compulsory
        .retain(|cell| cell.data_element != gone.data_element);
    server.change_form(changed, clock().now() + TimeDelta::minutes(5));
    world.office.carry_out(Order::Pull);
    assert_eq!(world.hear(checked), [open.form.id]);
    let key = open.report.key;
    let opened = |news| match news {
        News::ReportOpened(open) => Some(*open),
        News::Trouble(trouble) => panic!("{trouble:?}"),
        _ => None,
    };
    let offered = world.ask(Order::OpenReport(key), opened);
    assert_eq!(offered.form, open.form, "until a person says so");
    let newer = offered.newer.clone().expect("an offer");
    let has_gone = |cell: &Cell| cell.data_element == gone.data_element;
    let left = newer.carried.left.iter();
    assert!(left.clone().count() > 0 && left.clone().all(|(cell, _)| has_gone(cell)));
    let after = world.ask(Order::CarryOver(offered.number), opened);
    assert_eq!(
        (after.form.version, &after.newer),
        (newer.form.version, &None)
    );
    assert_eq!(after.report, newer.carried.report);
    let kept = world.office.report(&key).unwrap();
    assert!(!kept.entries.keys().any(has_gone));
    assert_eq!(
        kept.entries.len() + newer.carried.left.len(),
        open.report.entries.len()
    );
    // It is sent as the newer form says, and stays with it.
    let row = world.send(after.number);
    assert_eq!(row.status, Status::InDhis2, "{:?}", row.last_answer);
    let refused = world.ask(Order::CarryOver(after.number), |news| match news {
        News::Trouble(trouble) => Some(trouble),
        _ => None,
    });
    assert!(matches!(refused.trouble, Trouble::Inside { .. }));
}

#[test]
fn a_password_is_kept_only_where_the_server_has_no_tokens_and_the_person_was_warned() {
    let server = stand_in(Generation::New);
    server.make_no_tokens();
    let home = tempfile::tempdir().unwrap();
    let world = open_world(home.path(), WorldAccess::National, Role::Screen);
    let how = |keep| Connect::Password {
        address: format!("http://{}", server.address()),
        user: USER.to_owned(),
        password: Secret::new(PASSWORD.to_owned()),
        keep,
    };
    let trouble = world.ask(Order::Connect(how(false)), |news| match news {
        News::Trouble(trouble) => Some(trouble.trouble),
        News::Connected { .. } => panic!("it connected"),
        _ => None,
    });
    assert_eq!(trouble, Trouble::NoTokens);
    assert!(!home.path().join("token").exists());
    world.ask(Order::Connect(how(true)), |news| match news {
        News::Pulled { .. } => Some(()),
        News::Trouble(trouble) => panic!("{trouble:?}"),
        _ => None,
    });
    assert!(world.office.settings().token_expires.is_none());
    // It is what this PC logs in with from now on.
    drop(world);
    let world = open_world(home.path(), WorldAccess::National, Role::Screen);
    world.ask(Order::Pull, |news| match news {
        News::Pulled { .. } => Some(()),
        News::Trouble(trouble) => panic!("{trouble:?}"),
        _ => None,
    });
}
