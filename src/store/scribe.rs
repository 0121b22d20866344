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
