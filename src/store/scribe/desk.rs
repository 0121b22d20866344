//! The thread's side of the scribe: what waits, what is held, what is written together.

use std::{
    sync::mpsc::{Receiver, RecvTimeoutError},
    time::{Duration, Instant},
};

use rusqlite::Connection;

use crate::{
    domain::report::Signature,
    store::{CellsToSave, Database, SavedCells, StoreError, Writer},
};

/// How long a cell that is being typed may wait for its next digit.
const TYPING_PAUSE: Duration = Duration::from_millis(200);

/// How many jobs may share one flush.
const MOST_TOGETHER: usize = 256;

/// What is handed to the thread.
pub enum Message {
    /// A job.
    Job(Box<dyn Job>),
    /// Cells, perhaps not settled yet.
    Save(HeldSave),
    /// Nobody is left who could hand anything over.
    End,
}

impl Message {
    /// Answers what nobody will carry out.
    pub fn refuse(self, error: &StoreError) {
        match self {
            Self::Job(job) => job.answer(Err(error.clone())),
            Self::Save(held) => Box::new(held).answer(Err(error.clone())),
            Self::End => {}
        }
    }
}

/// Something to be written, and someone who waits for it.
pub trait Job: Send {
    /// Does it within an open transaction and keeps what came of it.
    fn run(&mut self, db: &Connection) -> Result<(), StoreError>;

    /// Tells what came of it, once it is known whether it stands on the disk.
    fn answer(self: Box<Self>, written: Result<(), StoreError>);
}

/// A job of any kind.
pub struct Once<T, J, D> {
    job: Option<J>,
    done: D,
    signature: Signature,
    outcome: Option<Result<T, StoreError>>,
}

impl<T, J, D> Once<T, J, D> {
    /// Makes a job of what is to be done and who is to be told.
    pub fn new(job: J, done: D, signature: Signature) -> Self {
        Self {
            job: Some(job),
            done,
            signature,
            outcome: None,
        }
    }
}

impl<T, J, D> Job for Once<T, J, D>
where
    T: Send,
    J: FnOnce(&Writer<'_>) -> Result<T, StoreError> + Send,
    D: FnOnce(Result<T, StoreError>) + Send,
{
    fn run(&mut self, db: &Connection) -> Result<(), StoreError> {
        let Some(job) = self.job.take() else {
            return Ok(());
        };
        let outcome = job(&Writer::new(db, &self.signature));
        let said = outcome.as_ref().map(|_| ()).map_err(Clone::clone);
        self.outcome = Some(outcome);
        said
    }

    fn answer(self: Box<Self>, written: Result<(), StoreError>) {
        let Self { done, outcome, .. } = *self;
        done(written.and_then(|()| outcome.unwrap_or(Err(StoreError::Stopped))));
    }
}

/// Someone who waits for cells to be saved.
pub type Waiting = Box<dyn FnOnce(Result<SavedCells, StoreError>) + Send>;

/// Cells on their way to the disk, with everyone who waits for them.
pub struct HeldSave {
    save: CellsToSave,
    signature: Signature,
    waiting: Vec<Waiting>,
    outcome: Option<Result<SavedCells, StoreError>>,
}

impl HeldSave {
    /// Makes a save of cells and the first who waits.
    pub fn new(save: CellsToSave, signature: Signature, waiting: Waiting) -> Self {
        Self {
            save,
            signature,
            waiting: vec![waiting],
            outcome: None,
        }
    }

    fn is_same_step(&self, other: &Self) -> bool {
        self.save.report == other.save.report
            && self.save.step == other.save.step
            && self.signature.person == other.signature.person
    }

    /// Takes a later save of the same step in: its cells win, cells it does not name stay.
    fn take_in(&mut self, later: Self) {
        for (cell, entry) in later.save.cells {
            match self.save.cells.iter_mut().find(|(other, _)| *other == cell) {
                Some(slot) => slot.1 = entry,
                None => self.save.cells.push((cell, entry)),
            }
        }
        self.save.is_settled = later.save.is_settled;
        self.signature = later.signature;
        self.waiting.extend(later.waiting);
    }
}

impl Job for HeldSave {
    fn run(&mut self, db: &Connection) -> Result<(), StoreError> {
        let outcome = Writer::new(db, &self.signature).save_cells(&self.save);
        let said = outcome.as_ref().map(|_| ()).map_err(Clone::clone);
        self.outcome = Some(outcome);
        said
    }

    fn answer(self: Box<Self>, written: Result<(), StoreError>) {
        let Self {
            waiting, outcome, ..
        } = *self;
        let told = written.and_then(|()| outcome.unwrap_or(Err(StoreError::Stopped)));
        for one in waiting {
            one(told.clone());
        }
    }
}

/// Cells that are being typed, and when they are written whatever comes.
struct Typing {
    held: HeldSave,
    until: Instant,
}

/// The thread.
pub struct Desk {
    database: Database,
    /// Nothing after a failure of the disk, until the file could be opened anew.
    db: Option<Connection>,
    receiver: Receiver<Message>,
    typing: Option<Typing>,
}

impl Desk {
    /// Sets the thread's desk.
    pub fn new(database: Database, db: Connection, receiver: Receiver<Message>) -> Self {
        Self {
            database,
            db: Some(db),
            receiver,
            typing: None,
        }
    }

    /// Works until the end is announced; everything handed over before is written.
    pub fn work(&mut self) {
        loop {
            let mut batch = Vec::new();
            let goes_on = match self.next() {
                Ok(first) => self.gather(first, &mut batch),
                Err(RecvTimeoutError::Timeout) => {
                    self.settle(&mut batch);
                    true
                }
                Err(RecvTimeoutError::Disconnected) => false,
            };
            if !goes_on {
                self.settle(&mut batch);
            }
            if !batch.is_empty() {
                self.write(batch);
            }
            if !goes_on {
                return;
            }
        }
    }

    fn next(&self) -> Result<Message, RecvTimeoutError> {
        let Some(typing) = &self.typing else {
            return self
                .receiver
                .recv()
                .map_err(|_| RecvTimeoutError::Disconnected);
        };
        self.receiver
            .recv_timeout(typing.until.saturating_duration_since(Instant::now()))
    }

    /// Takes everything that waits, in order; tells whether there can be more.
    fn gather(&mut self, first: Message, batch: &mut Vec<Box<dyn Job>>) -> bool {
        let mut next = Some(first);
        while let Some(message) = next {
            match message {
                Message::End => return false,
                Message::Job(job) => {
                    self.settle(batch);
                    batch.push(job);
                }
                Message::Save(save) => self.take_save(save, batch),
            }
            if batch.len() >= MOST_TOGETHER {
                return true;
            }
            next = self.receiver.try_recv().ok();
        }
        true
    }

    /// Takes cells: those of the step that is being typed join it, others end its wait.
    fn take_save(&mut self, save: HeldSave, batch: &mut Vec<Box<dyn Job>>) {
        match &mut self.typing {
            // The wait counts from the first digit: steady typing must reach the disk too.
            Some(typing) if typing.held.is_same_step(&save) => typing.held.take_in(save),
            _ => {
                self.settle(batch);
                self.typing = Some(Typing {
                    held: save,
                    until: Instant::now() + TYPING_PAUSE,
                });
            }
        }
        if self
            .typing
            .as_ref()
            .is_some_and(|typing| typing.held.save.is_settled)
        {
            self.settle(batch);
        }
    }

    /// Ends the wait of the cells that are being typed.
    fn settle(&mut self, batch: &mut Vec<Box<dyn Job>>) {
        if let Some(typing) = self.typing.take() {
            batch.push(Box::new(typing.held));
        }
    }

    /// Carries out a batch in one transaction and answers everyone after the commit.
    fn write(&mut self, mut batch: Vec<Box<dyn Job>>) {
        let written = self.try_write(&mut batch);
        if let Err(error) = &written {
            log::error!("nothing was written: {error}");
            // After a failed flush nobody knows what the system still holds: look at the file afresh.
            if error.spoils_connection() {
                self.db = None;
            }
        }
        for job in batch {
            job.answer(written.clone());
        }
    }

    fn try_write(&mut self, batch: &mut [Box<dyn Job>]) -> Result<(), StoreError> {
        let db = match self.db.take() {
            Some(db) => db,
            None => self.database.connect()?,
        };
        let db = self.db.insert(db);
        db.execute_batch("BEGIN IMMEDIATE")?;
        let written = carry_out(db, batch);
        // On a full disk SQLite has often rolled back by itself.
        if written.is_err()
            && !db.is_autocommit()
            && let Err(error) = db.execute_batch("ROLLBACK")
        {
            log::warn!("a transaction was not rolled back: {error}");
        }
        written
    }
}

fn carry_out(db: &Connection, batch: &mut [Box<dyn Job>]) -> Result<(), StoreError> {
    for job in batch {
        db.execute_batch("SAVEPOINT job")?;
        match job.run(db) {
            Ok(()) => {}
            // The disk fails for all of them, and the transaction may be gone already.
            Err(error) if error.spoils_connection() || db.is_autocommit() => return Err(error),
            // The job keeps its own refusal and leaves nothing behind; the others go on.
            Err(_) => db.execute_batch("ROLLBACK TO job")?,
        }
        db.execute_batch("RELEASE job")?;
    }
    Ok(db.execute_batch("COMMIT")?)
}
