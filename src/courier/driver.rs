//! The thread that does what the machine says.
//!
//! Requests run on threads of their own, because a blocking request cannot be called back: who leaves
//! the program leaves a slow line to itself, and the row stays due.

use std::{
    fmt,
    sync::{
        Arc,
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use chrono::{DateTime, TimeDelta, Utc};

use crate::{
    courier::{
        carrier::{Carrier, MakeCarrier},
        completion_day::{Clocks, FirstCompletion, completion_day},
        machine::{Effect, Event, Machine, Note, Task},
    },
    dhis2::{
        data_value_set::Snapshot,
        server_state::{Held, LockStatus, ServerState},
    },
    domain::{
        answer::{Call, Said},
        report::OutboxNumber,
        status::Status,
        trouble::Trouble,
    },
    platform::{clock::Clock, log as journal, random},
    store::{
        AttemptNoted, Contact, Database, OutboxRecord, Reader, Scribe, ServerValue, StoreError,
    },
};

/// How long is waited when the end of an attempt could not be written down: without the wait a full
/// disk would mean a report sent again and again.
const AFTER_A_FULL_DISK: TimeDelta = TimeDelta::seconds(30);
/// The most rows that are looked through for earlier ones of the same report.
const MOST_ROWS: usize = 100_000;

/// What the courier tells while it works.
#[derive(Debug, Clone, PartialEq)]
pub enum Heard {
    /// A row is under way.
    UnderWay(OutboxNumber),
    /// An attempt has ended and is written down.
    Ended(OutboxNumber, AttemptNoted),
    /// Rows were queued again by key: so many.
    Again(usize),
    /// The database fails; the rows stay due.
    Store(StoreError),
    /// Nothing is left to be done before this moment, or at all.
    Idle(Option<DateTime<Utc>>),
}

enum Mail {
    /// Something was queued.
    Queued,
    /// The time has come.
    Due,
    TryNow(Option<OutboxNumber>),
    Carrier(Box<dyn MakeCarrier>),
    /// What came of a question, by its number.
    Answer {
        question: u64,
        event: Event,
        date: Option<DateTime<Utc>>,
        said: Option<Said>,
    },
    Leave,
}

/// The sending thread of a world.
pub struct Courier {
    mail: Sender<Mail>,
    thread: Option<JoinHandle<()>>,
}

impl fmt::Debug for Courier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Courier")
    }
}

impl Courier {
    /// Starts the thread; it begins with what is due.
    ///
    /// `hear` is called on the thread. Without a carrier nothing is sent until
    /// [`use_carrier`](Self::use_carrier) brings one.
    ///
    /// # Errors
    /// When the database cannot be read or the thread not started.
    pub fn start(
        database: &Database,
        scribe: Scribe,
        clock: Clock,
        carrier: Option<Box<dyn MakeCarrier>>,
        hear: impl Fn(Heard) + Send + 'static,
    ) -> Result<Self, StoreError> {
        let (mail, letters) = mpsc::channel();
        let mut driver = Driver {
            letters,
            mail: mail.clone(),
            reader: database.reader()?,
            scribe,
            clock,
            make: carrier,
            carrier: None,
            machine: Machine::default(),
            question: 0,
            contact: None,
            said: Vec::new(),
            held_back_until: None,
            hear: Box::new(hear),
        };
        let thread = thread::Builder::new()
            .name("courier".to_owned())
            .spawn(move || driver.work())
            .map_err(|error| StoreError::Inside {
                said: error.to_string(),
            })?;
        Ok(Self {
            mail,
            thread: Some(thread),
        })
    }

    /// Wakes the courier: something was queued.
    pub fn look(&self) {
        self.tell(Mail::Queued);
    }

    /// Lets one row, or all of them, be tried now. It decides nothing: a row that stopped because DHIS2
    /// holds figures of others stops again until a person has chosen between the two.
    pub fn try_now(&self, number: Option<OutboxNumber>) {
        self.tell(Mail::TryNow(number));
    }

    /// Brings another way to the server: a person has connected, or logged in anew.
    pub fn use_carrier(&self, carrier: Box<dyn MakeCarrier>) {
        self.tell(Mail::Carrier(carrier));
    }

    /// Ends the thread, at once even while a request is under way.
    pub fn leave(mut self) {
        self.end();
    }

    fn tell(&self, mail: Mail) {
        // A thread that has ended has nothing to be told.
        drop(self.mail.send(mail));
    }

    fn end(&mut self) {
        self.tell(Mail::Leave);
        if let Some(thread) = self.thread.take()
            // Who hears may hold the courier: the thread cannot wait for itself.
            && thread.thread().id() != thread::current().id()
            && thread.join().is_err()
        {
            journal::failure("the courier ended by a fault");
        }
    }
}

impl Drop for Courier {
    fn drop(&mut self) {
        self.end();
    }
}

struct Driver {
    letters: Receiver<Mail>,
    mail: Sender<Mail>,
    reader: Reader,
    scribe: Scribe,
    clock: Clock,
    make: Option<Box<dyn MakeCarrier>>,
    carrier: Option<Arc<dyn Carrier>>,
    machine: Machine,
    /// The number of the newest question; answers to older ones are heard by nobody.
    question: u64,
    /// What the exchanges of this attempt have told.
    contact: Option<Contact>,
    /// What the server said in this attempt, word for word.
    said: Vec<Said>,
    held_back_until: Option<DateTime<Utc>>,
    hear: Box<dyn Fn(Heard) + Send>,
}

/// The thread is to end.
struct Left;

impl Driver {
    fn work(&mut self) {
        let mut effects = vec![Effect::Next];
        loop {
            let mut next = Vec::new();
            for effect in effects {
                match self.carry_out(effect) {
                    Ok(more) => next.extend(more),
                    Err(Left) => return,
                }
            }
            if next.is_empty() {
                // A request is under way, or everything is told: wait to be told more.
                match self.wait(None) {
                    Ok(more) => next = more,
                    Err(Left) => return,
                }
            }
            effects = next;
        }
    }

    fn step(&mut self, event: Event) -> Vec<Effect> {
        let chance = random::number().map_or(0.5, |number| {
            let share = u32::try_from(number >> 32).unwrap_or_default();
            f64::from(share) / f64::from(u32::MAX)
        });
        self.machine.step(event, self.clock.now(), chance)
    }

    fn carry_out(&mut self, effect: Effect) -> Result<Vec<Effect>, Left> {
        match effect {
            Effect::Next => Ok(self.next()),
            Effect::Sleep(until) => {
                // A client keeps a thread and a connection; neither is needed while nothing is due.
                self.carrier = None;
                (self.hear)(Heard::Idle(until));
                self.wait(until)
            }
            Effect::Note(note) => {
                self.note(note);
                Ok(Vec::new())
            }
            Effect::Look(key) => {
                Ok(self.ask(Call::Look, move |carrier| Event::Held(carrier.held(&key))))
            }
            Effect::Import(import) => Ok(self.ask(Call::Import, move |carrier| {
                Event::Imported(carrier.import(&import))
            })),
            Effect::Complete(key, first) => {
                let ahead = self
                    .contact
                    .as_ref()
                    .and_then(|contact| contact.clock_ahead);
                let clocks = Clocks {
                    now: self.clock.now(),
                    server_ahead: ahead.and_then(TimeDelta::try_seconds),
                    offset: self.clock.offset(),
                };
                let on = completion_day(first, key.period, clocks);
                Ok(self.ask(Call::Complete, move |carrier| {
                    Event::Completed(carrier.complete(&key, on))
                }))
            }
            Effect::Reopen(key) => Ok(self.ask(Call::Reopen, move |carrier| {
                Event::Reopened(carrier.reopen(&key))
            })),
            Effect::AskRegistered(key) => Ok(self.ask(Call::Registered, move |carrier| {
                Event::Registered(carrier.is_complete(&key))
            })),
        }
    }

    /// Waits for mail, at most until a moment; then looks for what is due.
    fn wait(&mut self, until: Option<DateTime<Utc>>) -> Result<Vec<Effect>, Left> {
        let mail = match until {
            None => self.letters.recv().map_err(|_| Left)?,
            Some(until) => {
                let left = until - self.clock.now();
                let left = left.to_std().unwrap_or(Duration::ZERO);
                match self.letters.recv_timeout(left) {
                    Ok(mail) => mail,
                    Err(RecvTimeoutError::Timeout) => Mail::Due,
                    Err(RecvTimeoutError::Disconnected) => return Err(Left),
                }
            }
        };
        match mail {
            Mail::Leave => Err(Left),
            Mail::Answer { question, .. } if question != self.question => Ok(Vec::new()),
            Mail::Answer {
                event, date, said, ..
            } => {
                self.hear_from_server(&event, date);
                // What the server holds is kept in another place, where it was told.
                if !matches!(event, Event::Held(Ok(_))) {
                    self.said.extend(said);
                }
                Ok(self.step(event))
            }
            Mail::Due => Ok(self.if_free()),
            Mail::Queued => Ok(self.step(Event::Queued)),
            Mail::TryNow(number) => {
                self.queue_again(number);
                Ok(self.step(Event::TryNow))
            }
            Mail::Carrier(make) => {
                self.make = Some(make);
                self.carrier = None;
                // What is under way goes the old way; its answer is not waited for.
                self.question += 1;
                self.contact = None;
                self.said.clear();
                self.queue_again(None);
                Ok(self.step(Event::AnotherWay))
            }
        }
    }

    fn queue_again(&mut self, number: Option<OutboxNumber>) {
        self.held_back_until = None;
        match self.scribe.run(move |writer| writer.try_now(number)) {
            Ok(count) => (self.hear)(Heard::Again(count)),
            Err(error) => self.store_failed(error),
        }
    }

    /// Remembers whether the server was reached, and what its clock said, until the attempt is noted.
    fn hear_from_server(&mut self, event: &Event, date: Option<DateTime<Utc>>) {
        let now = self.clock.now();
        let before = self.contact.take();
        let trouble = event.no_line().map(|trouble| format!("{trouble:?}"));
        self.contact = Some(Contact {
            tried_at: now,
            reached_at: if trouble.is_none() {
                Some(now)
            } else {
                before.as_ref().and_then(|contact| contact.reached_at)
            },
            version: None,
            clock_ahead: date
                .map(|date| (date - now).num_seconds())
                .or_else(|| before.and_then(|contact| contact.clock_ahead)),
            trouble,
        });
    }

    fn if_free(&self) -> Vec<Effect> {
        if self.machine.under_way().is_none() {
            vec![Effect::Next]
        } else {
            Vec::new()
        }
    }

    /// Looks for the oldest row that is due.
    fn next(&mut self) -> Vec<Effect> {
        if self.machine.under_way().is_some() {
            return Vec::new();
        }
        let now = self.clock.now();
        if let Some(until) = self.held_back_until.filter(|until| *until > now) {
            return vec![Effect::Sleep(Some(until))];
        }
        self.held_back_until = None;
        if self.make.is_none() {
            return vec![Effect::Sleep(None)];
        }
        match self.due(now) {
            Ok(event) => {
                let effects = self.step(event);
                if let Some(number) = self.machine.under_way() {
                    (self.hear)(Heard::UnderWay(number));
                }
                effects
            }
            Err(error) => {
                self.store_failed(error);
                vec![Effect::Sleep(self.held_back_until)]
            }
        }
    }

    fn due(&self, now: DateTime<Utc>) -> Result<Event, StoreError> {
        let Some(row) = self.reader.due(now)?.into_iter().next() else {
            return Ok(Event::Free {
                task: None,
                next_due: self.reader.next_due()?,
            });
        };
        Ok(match self.task(&row)? {
            Ok(task) => Event::Free {
                task: Some(Box::new(task)),
                next_due: None,
            },
            Err(trouble) => Event::Unreadable(row.number, trouble),
        })
    }

    /// Gathers what is known of a row. A row that cannot be read is told and left to a person.
    fn task(&self, row: &OutboxRecord) -> Result<Result<Task, Trouble>, StoreError> {
        let Some(form) = self.reader.form(row.key.data_set, row.form_version)? else {
            return Ok(Err(Trouble::Inside {
                said: format!("form {} {}", row.key.data_set, row.form_version),
            }));
        };
        let frozen = match self.reader.payload(row.number) {
            Ok(bytes) => Snapshot::parse(&bytes).map_err(|error| error.to_string()),
            Err(error) if error.is_passing() => return Err(error),
            Err(error) => Err(error.to_string()),
        };
        let snapshot = match frozen {
            Ok(snapshot) => snapshot,
            Err(said) => return Ok(Err(Trouble::Inside { said })),
        };
        let mut others = self.reader.outbox(MOST_ROWS)?;
        others.retain(|other| other.report == row.report && other.number != row.number);
        // What was seen last was seen of a newer row: it does not allow this one anything.
        let is_newest = others.iter().all(|other| other.number < row.number);
        let seen = self.reader.server_values(row.report)?.filter(|_| is_newest);
        let stood = others
            .iter()
            .filter(|other| seen.is_some() && other.status == Status::InDhis2)
            .map(|other| other.number)
            .max();
        let (before, since) = others
            .into_iter()
            .filter(|other| other.number < row.number)
            .partition::<Vec<_>, _>(|other| stood.is_some_and(|stood| other.number <= stood));
        let registered_on = self
            .reader
            .report_by_number(row.report)?
            .pulled
            .and_then(|pulled| pulled.completed_on);
        Ok(Ok(Task {
            number: row.number,
            decided: self.reader.choices(row.report, stood)?,
            first: FirstCompletion {
                confirmed_at: self
                    .reader
                    .first_queued(row.report)?
                    .unwrap_or(row.queued_at),
                registered_on,
            },
            form: Arc::new(form),
            snapshot,
            before: self.snapshots(&before),
            since: self.snapshots(&since),
            seen: seen.map(|seen| ServerState {
                cells: seen
                    .values
                    .into_iter()
                    .map(|(cell, value)| (cell, held(value)))
                    .collect(),
                lock: LockStatus::Unknown,
                is_complete: None,
            }),
            attempts: row.attempts,
            last_answer: row.last_answer.clone(),
        }))
    }

    fn snapshots(&self, rows: &[OutboxRecord]) -> Vec<Snapshot> {
        rows.iter()
            .filter_map(|row| self.reader.payload(row.number).ok())
            .filter_map(|bytes| Snapshot::parse(&bytes).ok())
            .collect()
    }

    /// Asks the server on a thread of its own; the answer comes as mail.
    fn ask(
        &mut self,
        call: Call,
        question: impl FnOnce(&dyn Carrier) -> Event + Send + 'static,
    ) -> Vec<Effect> {
        let carrier = match self.carrier() {
            Ok(carrier) => carrier,
            Err(trouble) => return self.step(Event::NoCarrier(trouble)),
        };
        self.question += 1;
        let (mail, number) = (self.mail.clone(), self.question);
        let started = thread::Builder::new()
            .name("carrier".to_owned())
            .spawn(move || {
                let answer = Mail::Answer {
                    question: number,
                    event: question(carrier.as_ref()),
                    date: carrier.date(),
                    said: carrier
                        .said()
                        .map(|(status, body)| Said { call, status, body }),
                };
                // Who asked may have left meanwhile.
                drop(mail.send(answer));
            });
        match started {
            Ok(_) => Vec::new(),
            Err(error) => self.step(Event::NoCarrier(Trouble::Inside {
                said: error.to_string(),
            })),
        }
    }

    fn carrier(&mut self) -> Result<Arc<dyn Carrier>, Trouble> {
        if let Some(carrier) = &self.carrier {
            return Ok(Arc::clone(carrier));
        }
        let make = self.make.as_ref().ok_or_else(|| Trouble::Inside {
            said: "no carrier".to_owned(),
        })?;
        let carrier: Arc<dyn Carrier> = Arc::from(make.make()?);
        self.carrier = Some(Arc::clone(&carrier));
        Ok(carrier)
    }

    fn note(&mut self, note: Note) {
        let number = note.number;
        log::info!("outbox row {}: {}", number.0, word(&note));
        let contact = self.contact.take();
        let said = std::mem::take(&mut self.said);
        let noted = self.scribe.run(move |writer| {
            if let Some(contact) = &contact {
                writer.note_contact(contact)?;
            }
            let noted =
                writer.note_attempt(note.number, &note.answer, note.status, note.next_attempt)?;
            writer.keep_said(note.number, &said)?;
            if let Some(state) = &note.seen {
                let values = state
                    .cells
                    .iter()
                    .map(|(cell, held)| (*cell, value(held)))
                    .collect();
                writer.note_server_values(noted.report, &values)?;
            }
            Ok(noted)
        });
        match noted {
            Ok(noted) => (self.hear)(Heard::Ended(number, noted)),
            Err(error) => self.store_failed(error),
        }
    }

    fn store_failed(&mut self, error: StoreError) {
        self.held_back_until = Some(self.clock.now() + AFTER_A_FULL_DISK);
        (self.hear)(Heard::Store(error));
    }
}

fn held(value: ServerValue) -> Held {
    Held {
        value: value.value,
        comment: value.comment,
        follow_up: value.follow_up,
    }
}

fn value(held: &Held) -> ServerValue {
    ServerValue {
        value: held.value.clone(),
        comment: held.comment.clone(),
        follow_up: held.follow_up,
    }
}

/// What the log says of an attempt: its kind, never a value.
fn word(note: &Note) -> String {
    use crate::domain::answer::Answer;
    match &note.answer {
        Answer::Stands { cells, .. } => format!("stands, {cells} cells"),
        Answer::Taken => "taken".to_owned(),
        Answer::Refused(refusals) => {
            let codes: Vec<&str> = refusals
                .iter()
                .map(|refusal| refusal.code.as_deref().unwrap_or("no code"))
                .collect();
            format!("refused, {}", codes.join(" "))
        }
        Answer::Differs(differences) => format!("differs in {}", differences.len()),
        Answer::Foreign(differences) => format!("figures of others in {}", differences.len()),
        Answer::Later(trouble) => format!("later, {trouble:?}"),
        Answer::NeedsPerson(trouble) => format!("needs a person, {trouble:?}"),
    }
}

#[cfg(test)]
mod tests;
