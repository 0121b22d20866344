//! The thread with a store of its own and a carrier that answers as it is told.

use std::{
    path::Path,
    sync::{Condvar, Mutex},
};

use tempfile::TempDir;

use super::*;
use crate::{
    dhis2::{
        answer::Failure,
        data_value_set::freeze,
        fixture::{cell, form, held, report},
        plan::Import,
    },
    domain::{
        answer::{Answer, Choice, Whose},
        id::OrganisationUnitId,
        names::Names,
        organisation_unit::OrganisationUnit,
        report::{ReportKey, ReportNumber},
        status::Status,
        value::{Entry, Value},
        world::WorldKind,
    },
    store::{Assignment, CellsToSave},
};

/// A carrier whose server keeps what it is sent.
#[derive(Default)]
struct Server {
    state: Mutex<ServerState>,
    calls: Mutex<Vec<&'static str>>,
    fails: Mutex<Option<Failure>>,
    /// After so many calls more the line is gone.
    drops_after: Mutex<Option<usize>>,
    date: Mutex<Option<DateTime<Utc>>>,
    completed_on: Mutex<Option<chrono::NaiveDate>>,
    /// While set, a request waits.
    stuck: Mutex<bool>,
    unstuck: Condvar,
}

impl Server {
    fn called(&self, name: &'static str) -> Result<(), Failure> {
        self.calls.lock().unwrap().push(name);
        let mut stuck = self.stuck.lock().unwrap();
        while *stuck {
            stuck = self.unstuck.wait(stuck).unwrap();
        }
        drop(stuck);
        if let Some(left) = self.drops_after.lock().unwrap().as_mut() {
            let Some(fewer) = left.checked_sub(1) else {
                return Err(offline());
            };
            *left = fewer;
        }
        match self.fails.lock().unwrap().clone() {
            Some(failure) => Err(failure),
            None => Ok(()),
        }
    }
}

struct Line(Arc<Server>);

impl Carrier for Line {
    fn held(&self, _: &ReportKey) -> Result<ServerState, Failure> {
        self.0.called("held")?;
        Ok(self.0.state.lock().unwrap().clone())
    }

    fn import(&self, import: &Import) -> Result<(), Failure> {
        self.0.called("import")?;
        let body: serde_json::Value = serde_json::from_slice(&import.body).unwrap();
        let values: Vec<String> = body["dataValues"]
            .as_array()
            .unwrap()
            .iter()
            .map(|value| value["value"].as_str().unwrap().to_owned())
            .collect();
        let pairs: Vec<_> = import
            .cells
            .iter()
            .copied()
            .zip(values.iter().map(String::as_str))
            .collect();
        *self.0.state.lock().unwrap() = held(&pairs);
        Ok(())
    }

    fn complete(&self, _: &ReportKey, on: chrono::NaiveDate) -> Result<(), Failure> {
        self.0.called("complete")?;
        *self.0.completed_on.lock().unwrap() = Some(on);
        self.0.state.lock().unwrap().is_complete = Some(true);
        Ok(())
    }

    fn reopen(&self, _: &ReportKey) -> Result<(), Failure> {
        self.0.called("reopen")?;
        self.0.state.lock().unwrap().is_complete = Some(false);
        Ok(())
    }

    fn said(&self) -> Option<(u16, String)> {
        Some((200, "{}".to_owned()))
    }

    fn is_complete(&self, _: &ReportKey) -> Result<bool, Failure> {
        self.0.called("registered")?;
        Ok(self.0.state.lock().unwrap().is_complete == Some(true))
    }

    fn date(&self) -> Option<DateTime<Utc>> {
        *self.0.date.lock().unwrap()
    }
}

struct World {
    _folder: TempDir,
    database: Database,
    scribe: Scribe,
    clock: Clock,
    server: Arc<Server>,
    heard: Receiver<Heard>,
    tell: Sender<Heard>,
}

impl World {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::fixed("2026-11-23T12:00:00Z".parse().unwrap());
        let database = open(folder.path(), &clock);
        let scribe = Scribe::start(&database, clock.clone(), "Narin").unwrap();
        let (tell, heard) = mpsc::channel();
        scribe
            .run(|writer| {
                writer.put_forms(&[form()])?;
                writer.put_units(&[unit()])?;
                writer.put_assignments(&[Assignment {
                    data_set: form().id,
                    organisation_unit: unit().id,
                }])
            })
            .unwrap();
        Self {
            _folder: folder,
            database,
            scribe,
            clock,
            server: Arc::default(),
            heard,
            tell,
        }
    }

    fn queue(&self) -> (ReportNumber, OutboxNumber) {
        self.scribe
            .run(|writer| {
                let key = report(&form()).key;
                let number = writer.begin_report(&key, form().version)?.number;
                writer.save_cells(&CellsToSave {
                    report: number,
                    step: 1,
                    cells: vec![
                        (cell(0, 0), Entry::of(Value::Given("12".into()))),
                        (cell(0, 1), Entry::of(Value::zero())),
                    ],
                    is_settled: true,
                })?;
                let queued = writer.confirm_and_queue(number, |frozen| {
                    Ok(freeze(&form(), frozen.report).unwrap().to_bytes())
                })?;
                Ok((number, queued.outbox))
            })
            .unwrap()
    }

    /// Keys another figure into the first cell of a report and sends it again.
    fn correct(&self, report: ReportNumber, figure: &str) -> OutboxNumber {
        let entry = Entry::of(Value::Given(figure.to_owned()));
        self.scribe
            .run(move |writer| {
                writer.save_cells(&CellsToSave {
                    report,
                    step: 2,
                    cells: vec![(cell(0, 0), entry)],
                    is_settled: true,
                })?;
                let queued = writer.confirm_and_queue(report, |frozen| {
                    Ok(freeze(&form(), frozen.report).unwrap().to_bytes())
                })?;
                Ok(queued.outbox)
            })
            .unwrap()
    }

    fn courier(&self) -> Courier {
        let make = line_to(&self.server);
        let tell = self.tell.clone();
        Courier::start(
            &self.database,
            self.scribe.clone(),
            self.clock.clone(),
            Some(make),
            move |heard| drop(tell.send(heard)),
        )
        .unwrap()
    }

    /// Waits until something of a kind is heard.
    fn hear<T>(&self, wanted: impl Fn(&Heard) -> Option<T>) -> T {
        loop {
            let heard = self.heard.recv_timeout(Duration::from_secs(20)).unwrap();
            if let Some(found) = wanted(&heard) {
                return found;
            }
        }
    }

    fn ended(&self) -> AttemptNoted {
        self.hear(|heard| match heard {
            Heard::Ended(_, noted) => Some(*noted),
            _ => None,
        })
    }

    fn fails_with(&self, failure: Option<Failure>) {
        *self.server.fails.lock().unwrap() = failure;
    }
}

fn line_to(server: &Arc<Server>) -> Box<dyn MakeCarrier> {
    let server = Arc::clone(server);
    Box::new(move || -> Result<Box<dyn Carrier>, Trouble> {
        Ok(Box::new(Line(Arc::clone(&server))))
    })
}

fn open(folder: &Path, clock: &Clock) -> Database {
    Database::open(folder, WorldKind::Practice, clock.now()).unwrap()
}

fn unit() -> OrganisationUnit {
    OrganisationUnit {
        id: OrganisationUnitId::parse("ICLpK4ncKKs").unwrap(),
        code: None,
        names: Names::untranslated("PHC Rawanduz"),
        short_names: Names::untranslated("Rawanduz"),
        parent: None,
        level: 4,
        opening_date: None,
        closed_date: None,
        telephone: None,
    }
}

fn offline() -> Failure {
    Failure::Trouble(Trouble::Offline {
        said: "gone".into(),
    })
}

#[test]
fn a_queued_report_arrives_and_is_written_down() {
    let world = World::new();
    let courier = world.courier();
    world.hear(|heard| matches!(heard, Heard::Idle(None)).then_some(()));
    let (report, row) = world.queue();
    courier.look();
    let noted = world.ended();
    assert_eq!(
        (noted.report, noted.report_status),
        (report, Status::InDhis2)
    );
    let reader = world.database.reader().unwrap();
    let record = reader.outbox_row(row).unwrap();
    assert_eq!(
        (record.status, record.next_attempt),
        (Status::InDhis2, None)
    );
    assert!(matches!(
        record.last_answer,
        Some(Answer::Stands { cells: 2, .. })
    ));
    let seen = reader.server_values(report).unwrap().unwrap();
    assert_eq!(seen.values.len(), 2);
    let calls = world.server.calls.lock().unwrap().clone();
    assert_eq!(calls, ["held", "import", "held", "complete", "registered"]);
    // Word for word, but for what the server holds, which is kept by itself.
    let attempts = reader.attempts(row).unwrap();
    let said: Vec<Call> = attempts[0].said.iter().map(|said| said.call).collect();
    assert_eq!(said, [Call::Import, Call::Complete, Call::Registered]);
}

#[test]
fn a_report_is_registered_with_the_day_of_its_first_confirmation() {
    let world = World::new();
    world.fails_with(Some(Failure::Trouble(Trouble::LoginRefused)));
    let (report, _) = world.queue();
    let first = world.clock.today();
    let courier = world.courier();
    world.ended();
    courier.leave();
    // Nineteen days later the login is mended, and a figure with it.
    world.clock.advance(TimeDelta::days(19));
    *world.server.date.lock().unwrap() = Some(world.clock.now());
    world.fails_with(None);
    world.correct(report, "13");
    let _courier = world.courier();
    assert_eq!(world.ended().report_status, Status::InDhis2);
    assert_eq!(*world.server.completed_on.lock().unwrap(), Some(first));
}

#[test]
fn a_row_waits_for_its_time_and_for_a_key() {
    let world = World::new();
    world.fails_with(Some(offline()));
    let (_, row) = world.queue();
    let courier = world.courier();
    assert_eq!(world.ended().report_status, Status::Queued);
    let until = world.hear(|heard| match heard {
        Heard::Idle(until) => Some(*until),
        _ => None,
    });
    let wait = until.unwrap() - world.clock.now();
    assert!(wait.num_seconds() >= 4 && wait.num_seconds() <= 6, "{wait}");
    world.fails_with(None);
    courier.try_now(Some(row));
    assert_eq!(
        world.hear(|heard| match heard {
            Heard::Again(count) => Some(*count),
            _ => None,
        }),
        1
    );
    assert_eq!(world.ended().report_status, Status::InDhis2);
}

#[test]
fn a_row_is_tried_when_its_time_has_come() {
    let world = World::new();
    world.fails_with(Some(offline()));
    world.queue();
    let courier = world.courier();
    world.ended();
    world.fails_with(None);
    world.clock.advance(TimeDelta::seconds(7));
    // The fixed clock does not run by itself, so the sleep is ended by hand.
    courier.look();
    assert_eq!(world.ended().report_status, Status::InDhis2);
}

#[test]
fn figures_of_others_wait_for_a_choice_that_outlives_a_restart() {
    let world = World::new();
    *world.server.state.lock().unwrap() = held(&[(cell(0, 0), "99")]);
    let (_, row) = world.queue();
    let courier = world.courier();
    assert_eq!(world.ended().report_status, Status::Returned);
    let answer = || {
        let record = world.database.reader().unwrap().outbox_row(row).unwrap();
        record.last_answer
    };
    let Some(Answer::Foreign(differences)) = answer() else {
        panic!("{:?}", answer());
    };
    assert_eq!(differences[0].there.as_deref(), Some("99"));
    // Asking for it is no decision, not even by name.
    courier.try_now(Some(row));
    assert_eq!(world.ended().report_status, Status::Returned);
    assert!(matches!(answer(), Some(Answer::Foreign(_))));
    courier.leave();
    let choices: Vec<Choice> = differences
        .into_iter()
        .map(|difference| Choice {
            difference,
            whose: Whose::Mine,
        })
        .collect();
    world
        .scribe
        .run(move |writer| {
            writer.note_choices(row, &choices)?;
            writer.try_now(Some(row))
        })
        .unwrap();
    let _courier = world.courier();
    assert_eq!(world.ended().report_status, Status::InDhis2);
    let state = world.server.state.lock().unwrap();
    assert_eq!(state.value(cell(0, 0)), Some("12"));
}

#[test]
fn leaving_does_not_wait_for_a_slow_line_and_loses_nothing() {
    let world = World::new();
    *world.server.stuck.lock().unwrap() = true;
    let (_, row) = world.queue();
    let courier = world.courier();
    world.hear(|heard| matches!(heard, Heard::UnderWay(_)).then_some(()));
    // Would hang here for ever if it waited for the request.
    courier.leave();
    let reader = world.database.reader().unwrap();
    let due = reader.due(world.clock.now()).unwrap();
    assert_eq!(due.first().map(|due| due.number), Some(row));
    assert_eq!(due[0].attempts, 0);
    *world.server.stuck.lock().unwrap() = false;
    world.server.unstuck.notify_all();
    // The next start takes it up again.
    let again = world.courier();
    assert_eq!(world.ended().report_status, Status::InDhis2);
    again.leave();
}

#[test]
fn without_a_way_to_the_server_it_waits_for_one() {
    let world = World::new();
    world.queue();
    let tell = world.tell.clone();
    let courier = Courier::start(
        &world.database,
        world.scribe.clone(),
        world.clock.clone(),
        None,
        move |heard| drop(tell.send(heard)),
    )
    .unwrap();
    world.hear(|heard| matches!(heard, Heard::Idle(None)).then_some(()));
    courier.use_carrier(line_to(&world.server));
    assert_eq!(world.ended().report_status, Status::InDhis2);
}

#[test]
fn a_carrier_that_cannot_be_made_is_told_on_the_row() {
    let world = World::new();
    let (_, row) = world.queue();
    let tell = world.tell.clone();
    let trouble = || Trouble::NotEncrypted {
        address: "http://hmis.example.org".into(),
    };
    let _courier = Courier::start(
        &world.database,
        world.scribe.clone(),
        world.clock.clone(),
        Some(Box::new(move || -> Result<Box<dyn Carrier>, Trouble> {
            Err(trouble())
        })),
        move |heard| drop(tell.send(heard)),
    )
    .unwrap();
    world.ended();
    let record = world.database.reader().unwrap().outbox_row(row).unwrap();
    assert_eq!(record.last_answer, Some(Answer::NeedsPerson(trouble())));
}

#[test]
fn an_older_revision_never_follows_its_correction() {
    let world = World::new();
    // 1. The values are taken, and the line drops while they are read back.
    *world.server.drops_after.lock().unwrap() = Some(2);
    let (report, first) = world.queue();
    let courier = world.courier();
    assert_eq!(world.ended().report_status, Status::Received);
    let reader = world.database.reader().unwrap();
    let record = reader.outbox_row(first).unwrap();
    assert_eq!(record.last_answer, Some(Answer::Taken));
    assert!(record.next_attempt.is_some());
    // 2. The clerk corrects, and the correction stands.
    *world.server.drops_after.lock().unwrap() = None;
    world.correct(report, "14");
    courier.look();
    assert_eq!(world.ended().report_status, Status::InDhis2);
    world.hear(|heard| matches!(heard, Heard::Idle(_)).then_some(()));
    // 3. The time of the first one comes.
    world.clock.advance(TimeDelta::minutes(1));
    courier.look();
    world.hear(|heard| matches!(heard, Heard::Idle(_)).then_some(()));
    // 4. Not even by name does it go.
    courier.try_now(Some(first));
    world.hear(|heard| matches!(heard, Heard::Idle(_)).then_some(()));
    let state = world.server.state.lock().unwrap().clone();
    assert_eq!(state.value(cell(0, 0)), Some("14"));
    let calls = world.server.calls.lock().unwrap().clone();
    assert_eq!(calls.iter().filter(|call| **call == "import").count(), 2);
}

#[test]
fn what_a_refused_login_held_up_goes_at_once_after_logging_in_anew() {
    let world = World::new();
    world.fails_with(Some(Failure::Trouble(Trouble::LoginRefused)));
    let (_, row) = world.queue();
    let courier = world.courier();
    assert_eq!(world.ended().report_status, Status::Queued);
    let reader = world.database.reader().unwrap();
    assert!(reader.outbox_row(row).unwrap().next_attempt.unwrap() > world.clock.now());
    world.fails_with(None);
    courier.use_carrier(line_to(&world.server));
    assert_eq!(world.ended().report_status, Status::InDhis2);
}

#[test]
fn what_is_under_way_on_the_old_line_does_not_go_on_with_the_new_one() {
    let world = World::new();
    *world.server.stuck.lock().unwrap() = true;
    world.queue();
    let courier = world.courier();
    world.hear(|heard| matches!(heard, Heard::UnderWay(_)).then_some(()));
    let other = Arc::new(Server::default());
    courier.use_carrier(line_to(&other));
    let noted = world.ended();
    assert_eq!(noted.report_status, Status::InDhis2);
    // The old one is answered now, and nobody hears it.
    *world.server.stuck.lock().unwrap() = false;
    world.server.unstuck.notify_all();
    let calls = other.calls.lock().unwrap().clone();
    assert_eq!(calls, ["held", "import", "held", "complete", "registered"]);
    courier.leave();
    assert_eq!(*world.server.calls.lock().unwrap(), ["held"]);
}

#[test]
fn the_clock_of_the_server_is_remembered() {
    let world = World::new();
    let ahead = TimeDelta::minutes(90);
    *world.server.date.lock().unwrap() = Some(world.clock.now() + ahead);
    world.queue();
    let courier = world.courier();
    world.ended();
    let contact = || {
        let reader = world.database.reader().unwrap();
        reader.last_contact().unwrap().unwrap()
    };
    let first = contact();
    assert_eq!(first.clock_ahead, Some(ahead.num_seconds()));
    assert_eq!(
        (first.reached_at, first.trouble),
        (Some(world.clock.now()), None)
    );
    // A line that is gone is remembered too, and forgets nothing.
    world.fails_with(Some(offline()));
    *world.server.date.lock().unwrap() = None;
    let report = world.database.reader().unwrap().outbox(1).unwrap()[0].report;
    world.correct(report, "13");
    courier.look();
    world.ended();
    let second = contact();
    assert_eq!(second.clock_ahead, first.clock_ahead);
    assert!(second.trouble.unwrap().contains("Offline"));
}

#[test]
fn the_one_who_hears_may_let_go_of_the_courier() {
    let folder = tempfile::tempdir().unwrap();
    let database =
        Database::open(folder.path(), WorldKind::Practice, Clock::system().now()).unwrap();
    let clock = Clock::system();
    let scribe = Scribe::start(&database, clock.clone(), "").unwrap();
    let held: Arc<Mutex<Option<Courier>>> = Arc::default();
    let (tell, told) = mpsc::channel();
    // Until the courier is in its place, nothing is heard.
    let mut place = held.lock().unwrap();
    let by_thread = Arc::clone(&held);
    let courier = Courier::start(&database, scribe, clock, None, move |_| {
        let courier = by_thread.lock().unwrap().take();
        drop(courier);
        tell.send(()).unwrap();
    });
    *place = Some(courier.unwrap());
    drop(place);
    told.recv_timeout(Duration::from_secs(20)).unwrap();
}
