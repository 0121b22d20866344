//! The only writer of a process: a thread that carries out jobs in order.
//!
//! A flush of an old disk takes tens of milliseconds, so nobody waits for it under a key. Jobs that
//! came in while a flush was under way share the next one: each runs in a savepoint of its own and
//! leaves its own audit rows, and each is answered only after the commit they share. So a pasted month
//! costs a few flushes instead of hundreds, and an answer still means that it stands on the disk.
//!
//! A cell that is still being typed waits up to 200 ms for its next digit; anything else that comes
//! in is written after it, never before.

mod desk;

use std::{
    fmt,
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{self, Sender},
    },
    thread::{self, JoinHandle},
};

use crate::{
    domain::report::Signature,
    platform::clock::Clock,
    store::{CellsToSave, Database, SavedCells, StoreError, Writer},
};

use desk::{Desk, HeldSave, Message, Once};

/// Hands jobs to the writing thread. Clones share the thread; the last one to go ends it, after
/// everything handed over is written.
#[derive(Clone)]
pub struct Scribe {
    inner: Arc<Inner>,
}

struct Inner {
    sender: Sender<Message>,
    thread: Mutex<Option<JoinHandle<()>>>,
    clock: Clock,
    person: Mutex<String>,
}

impl Scribe {
    /// Starts the writing thread of a database.
    ///
    /// # Errors
    /// When the file cannot be opened or the thread not started.
    pub fn start(database: &Database, clock: Clock, person: &str) -> Result<Self, StoreError> {
        let db = database.connect()?;
        let (sender, receiver) = mpsc::channel();
        let mut desk = Desk::new(database.clone(), db, receiver);
        let thread = thread::Builder::new()
            .name("scribe".to_owned())
            .spawn(move || desk.work())
            .map_err(|error| StoreError::disk(&error))?;
        Ok(Self {
            inner: Arc::new(Inner {
                sender,
                thread: Mutex::new(Some(thread)),
                clock,
                person: Mutex::new(person.to_owned()),
            }),
        })
    }

    /// Names the person who acts from now on.
    pub fn set_person(&self, name: &str) {
        name.clone_into(
            &mut self
                .inner
                .person
                .lock()
                .unwrap_or_else(PoisonError::into_inner),
        );
    }

    /// Hands over a job; `done` hears what came of it when it stands on the disk, on the writing thread.
    ///
    /// The job is signed by the person and the moment of this call.
    pub fn submit<T, J, D>(&self, job: J, done: D)
    where
        T: Send + 'static,
        J: FnOnce(&Writer<'_>) -> Result<T, StoreError> + Send + 'static,
        D: FnOnce(Result<T, StoreError>) + Send + 'static,
    {
        let job = Box::new(Once::new(job, done, self.signature()));
        self.send(Message::Job(job));
    }

    /// Hands over cells; `done` hears of it when they stand on the disk.
    ///
    /// Cells that are not settled wait a moment: a later save of the same step takes them along, and
    /// then both hear the same.
    pub fn save_cells(
        &self,
        save: CellsToSave,
        done: impl FnOnce(Result<SavedCells, StoreError>) + Send + 'static,
    ) {
        self.send(Message::Save(HeldSave::new(
            save,
            self.signature(),
            Box::new(done),
        )));
    }

    /// Hands over a job and waits until it stands on the disk.
    ///
    /// # Errors
    /// What the job or the disk says.
    pub fn run<T, J>(&self, job: J) -> Result<T, StoreError>
    where
        T: Send + 'static,
        J: FnOnce(&Writer<'_>) -> Result<T, StoreError> + Send + 'static,
    {
        let (tell, hear) = mpsc::channel();
        self.submit(job, move |done| {
            // Whoever asked may have gone.
            drop(tell.send(done));
        });
        hear.recv().unwrap_or(Err(StoreError::Stopped))
    }

    /// Waits until everything handed over before stands on the disk or was refused.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn flush(&self) -> Result<(), StoreError> {
        self.run(|_| Ok(()))
    }

    fn send(&self, message: Message) {
        if let Err(mpsc::SendError(message)) = self.inner.sender.send(message) {
            message.refuse(&StoreError::Stopped);
        }
    }

    fn signature(&self) -> Signature {
        let person = self
            .inner
            .person
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        Signature {
            person,
            at: self.inner.clock.now(),
        }
    }
}

impl fmt::Debug for Scribe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Scribe")
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        // The thread may have ended by itself; then there is nothing to end.
        drop(self.sender.send(Message::End));
        let thread = self
            .thread
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(thread) = thread
            // An answer may hold the last clone: the thread cannot wait for itself.
            && thread.thread().id() != thread::current().id()
            && thread.join().is_err()
        {
            log::error!("the scribe ended badly");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        collections::BTreeSet,
        sync::{Arc, Mutex, mpsc},
    };

    use crate::{
        domain::{report::ReportNumber, value::Entry},
        store::{
            StoreError, connection,
            testing::{Office, cell, given, shown},
        },
    };

    #[test]
    fn a_save_is_answered_when_it_stands_on_the_disk() {
        let office = Office::new();
        let report = office.begin("202611");
        let reader = office.database.reader().unwrap();
        let (tell, hear) = mpsc::channel();
        let save = crate::store::CellsToSave {
            report,
            step: 1,
            cells: vec![(cell(1), given("58"))],
            is_settled: true,
        };
        office.scribe.save_cells(save, move |saved| {
            let seen = reader.report_by_number(report).unwrap();
            tell.send((saved.unwrap().changed, shown(&seen.report, cell(1))))
                .unwrap();
        });
        assert_eq!(hear.recv().unwrap(), (1, "58".to_owned()));
    }

    #[test]
    fn a_burst_shares_flushes_and_keeps_every_audit_row() {
        let office = Office::new();
        let report = office.begin("202611");
        let (start, started) = mpsc::channel::<()>();
        office.scribe.submit(
            move |_| started.recv().map_err(|e| StoreError::inside(&e)),
            drop,
        );
        // Each commit of the scribe is a new version of the data to another connection.
        let watcher = Mutex::new(connection::to_read(office.database.path()).unwrap());
        let versions = Arc::new(Mutex::new(BTreeSet::new()));
        let watch = Arc::new(watcher);
        for step in 1..=200_u16 {
            let (watch, versions) = (Arc::clone(&watch), Arc::clone(&versions));
            let save = crate::store::CellsToSave {
                report,
                step: step.into(),
                cells: vec![(cell(step), given("7"))],
                is_settled: true,
            };
            office.scribe.save_cells(save, move |saved| {
                assert_eq!(saved.unwrap().changed, 1);
                let db = watch.lock().unwrap();
                let version: i64 = db
                    .pragma_query_value(None, "data_version", |row| row.get(0))
                    .unwrap();
                versions.lock().unwrap().insert(version);
            });
        }
        start.send(()).unwrap();
        office.scribe.flush().unwrap();
        assert!(versions.lock().unwrap().len() <= 2, "{versions:?}");
        let reader = office.database.reader().unwrap();
        for number in 1..=200 {
            assert_eq!(reader.cell_audit(report, cell(number)).unwrap().len(), 1);
        }
    }

    #[test]
    fn digits_of_one_cell_become_one_row_when_they_come_quickly() {
        let office = Office::new();
        let report = office.begin("202611");
        let first = office.hand_over(report, 1, &[(cell(1), given("5"))], false);
        let second = office.hand_over(report, 1, &[(cell(1), given("58"))], true);
        assert_eq!(second.recv().unwrap().unwrap().changed, 1);
        assert_eq!(
            first.recv().unwrap().unwrap().changed,
            1,
            "both hear of the same save"
        );
        let reader = office.database.reader().unwrap();
        assert_eq!(reader.cell_audit(report, cell(1)).unwrap().len(), 1);
        assert_eq!(shown(&office.stored(report).report, cell(1)), "58");
    }

    #[test]
    fn a_cell_that_is_never_settled_reaches_the_disk_all_the_same() {
        let office = Office::new();
        let report = office.begin("202611");
        let saved = office.hand_over(report, 1, &[(cell(1), given("5"))], false);
        assert!(saved.recv().unwrap().is_ok());
        assert_eq!(shown(&office.stored(report).report, cell(1)), "5");
    }

    #[test]
    fn a_typed_cell_is_written_before_anything_that_comes_after_it() {
        let office = Office::new();
        let report = office.begin("202611");
        drop(office.hand_over(report, 1, &[(cell(1), given("5"))], false));
        drop(office.hand_over(report, 1, &[(cell(2), given("6"))], false));
        drop(office.hand_over(report, 2, &[(cell(3), given("7"))], false));
        let seen = office
            .scribe
            .run(move |writer| writer.reader().report_by_number(report))
            .unwrap()
            .report;
        let cells: Vec<String> = (1..=3).map(|number| shown(&seen, cell(number))).collect();
        assert_eq!(cells, ["5", "6", "7"]);
    }

    #[test]
    fn a_job_that_fails_leaves_nothing_and_harms_no_other() {
        let office = Office::new();
        let report = office.begin("202611");
        let (start, started) = mpsc::channel::<()>();
        office.scribe.submit(
            move |_| started.recv().map_err(|e| StoreError::inside(&e)),
            drop,
        );
        let good = office.hand_over(report, 1, &[(cell(1), given("1"))], true);
        let (tell, hear) = mpsc::channel();
        office.scribe.submit(
            move |writer| {
                writer.place_cursor(report, cell(9))?;
                writer.undo(ReportNumber(4711))
            },
            move |done| tell.send(done.map(|_| ())).unwrap(),
        );
        let after = office.hand_over(report, 2, &[(cell(2), given("2"))], true);
        start.send(()).unwrap();
        assert_eq!(
            hear.recv().unwrap(),
            Err(StoreError::NoSuchReport(ReportNumber(4711)))
        );
        assert!(good.recv().unwrap().is_ok() && after.recv().unwrap().is_ok());
        assert_eq!(office.stored(report).cursor, None);
    }

    #[test]
    fn a_full_disk_is_told_and_the_next_save_finds_a_fresh_connection() {
        let office = Office::new();
        let report = office.begin("202611");
        office.save(report, 1, &[(cell(1), given("1"))]);
        // As full as a disk can be: the file may not grow by a page.
        office
            .scribe
            .run(|writer| {
                writer.forbid_growth()?;
                Ok(())
            })
            .unwrap();
        let large = Entry {
            comment: Some("x".repeat(100_000)),
            ..given("2")
        };
        let refused = office.try_save(report, 2, &[(cell(2), large)]);
        assert!(
            matches!(refused, Err(StoreError::Disk { .. })),
            "{refused:?}"
        );
        assert_eq!(shown(&office.stored(report).report, cell(1)), "1");
        assert_eq!(shown(&office.stored(report).report, cell(2)), "-");
        office.save(report, 2, &[(cell(2), given("2"))]);
        assert_eq!(shown(&office.stored(report).report, cell(2)), "2");
    }

    #[test]
    fn a_writer_waits_for_another_process_and_says_when_it_waited_too_long() {
        let office = Office::new();
        let report = office.begin("202611");
        let other = connection::to_write(office.database.path()).unwrap();
        other.execute_batch("BEGIN IMMEDIATE").unwrap();
        let refused = office.try_save(report, 1, &[(cell(1), given("1"))]);
        assert_eq!(refused, Err(StoreError::Busy));
        assert!(StoreError::Busy.is_passing());
        let waiting = office.hand_over(report, 1, &[(cell(1), given("1"))], true);
        other.execute_batch("COMMIT").unwrap();
        assert!(waiting.recv().unwrap().is_ok());
    }

    #[test]
    fn everything_handed_over_is_written_before_the_scribe_ends() {
        let office = Office::new();
        let report = office.begin("202611");
        let typed = office.hand_over(report, 1, &[(cell(1), given("5"))], false);
        let office = office.restart();
        assert!(typed.recv().unwrap().is_ok());
        assert_eq!(shown(&office.stored(report).report, cell(1)), "5");
    }

    #[test]
    fn an_answer_may_hold_the_last_clone_of_the_scribe() {
        let office = Office::new();
        let (tell, hear) = mpsc::channel();
        let clone = office.scribe.clone();
        office.scribe.submit(
            |_| Ok(()),
            move |done| {
                drop(clone);
                tell.send(done).unwrap();
            },
        );
        drop(office);
        assert_eq!(hear.recv().unwrap(), Ok(()));
    }
}
