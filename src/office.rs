//! What can be done, without a face: screens, subcommands, lessons and tests give orders and hear news.
//!
//! An [`Office`] is one open world. [`Office::carry_out`] takes an [`Order`] and returns at
//! once: questions are answered from a connection that only reads, writing is handed to the scribe,
//! sending to the courier, and each tells what came of it as [`News`].
//!
//! The way of a report: `writing` saves cells, `sending` confirms and queues, the courier sends.

pub mod access;
pub mod board;
mod connect;
pub mod dispatch;
pub mod doctor;
pub mod export;
pub mod news;
pub mod order;
pub mod overview;
pub mod package;
pub mod premises;
mod pulling;
mod reading;
pub mod safekeeping;
mod seat;
pub mod seed;
mod sending;
pub mod settings;
mod settling;
mod shared;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod updating;
mod writing;

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use chrono::{DateTime, Utc};

use crate::{
    domain::{
        report::{Report, ReportKey, Signature},
        trouble::Trouble,
        world::WorldKind,
    },
    office::{
        access::WorldAccess,
        dispatch::{Patience, Sent},
        doctor::Examination,
        export::{ExportRefused, ExportRequest},
        news::{Board, News, OutboxRow},
        order::Order,
        overview::Overview,
        seat::Seat,
        seed::WorldSeed,
        settings::Settings,
        shared::Shared,
    },
    platform::{clock::Clock, lock::Lock},
    store::{Assignment, Database, Scribe},
};

pub use crate::store::sqlite_version;
pub use shared::{Hears, numbered};

/// What an office is opened with.
#[derive(Clone)]
pub struct OfficeConfig {
    /// The folder of the world.
    pub folder: PathBuf,
    /// Which world it is, and what it may reach.
    pub access: WorldAccess,
    /// The time.
    pub clock: Clock,
    /// Who opens it.
    pub role: Role,
    /// Who is told what happens.
    pub hears: Hears,
}

/// Who opens a world.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A screen: one at a time, and it sends.
    Screen,
    /// A command: beside a screen, and it sends only when told to.
    Command,
}

/// One open world.
pub struct Office {
    shared: Arc<Shared>,
    seat: Arc<Seat>,
    screen: Mutex<Option<Lock>>,
}

impl Office {
    /// Opens a world, making it if there is none.
    ///
    /// # Errors
    /// [`Trouble::ScreenTaken`] when another screen has it, and all that the store finds wrong with it.
    pub fn open(config: OfficeConfig) -> Result<Self, Trouble> {
        let OfficeConfig {
            folder,
            access,
            clock,
            role,
            hears,
        } = config;
        let database = Database::open(&folder, access.kind(), clock.now())?;
        let screen = match role {
            Role::Command => None,
            Role::Screen => {
                let lock = Lock::screen(&folder).map_err(|error| Trouble::Disk {
                    said: error.to_string(),
                })?;
                Some(lock.ok_or(Trouble::ScreenTaken)?)
            }
        };
        let settings: Settings = database.reader()?.settings()?.unwrap_or_default();
        let scribe = Scribe::start(&database, clock.clone(), &settings.person)?;
        let shared = Arc::new(Shared::new(database, scribe, clock, settings, hears)?);
        let office = Self {
            shared,
            seat: Seat::new(access),
            screen: Mutex::new(screen),
        };
        if role == Role::Screen {
            // A command may be sending just now; the seat is asked for again when there is something to send.
            office.seat.take(&office.shared, None)?;
        }
        Ok(office)
    }

    /// Returns which kind of world this is.
    pub fn kind(&self) -> WorldKind {
        self.shared.kind
    }

    /// Tells whether a folder holds a world that has forms and someone who fills them.
    ///
    /// # Errors
    /// When there is a database and it cannot be read.
    pub fn is_connected(folder: &Path, now: DateTime<Utc>) -> Result<bool, Trouble> {
        if !Database::exists_in(folder) {
            return Ok(false);
        }
        let database = Database::open(folder, WorldKind::National, now)?;
        Ok(!database.reader()?.assignments()?.is_empty())
    }

    /// Returns a stored report, waiting for what is being written.
    ///
    /// # Errors
    /// When it was never begun, or the database cannot be read.
    pub fn report(&self, key: &ReportKey) -> Result<Report, Trouble> {
        self.shared.scribe.flush()?;
        let stored = self.shared.read(|reader| reader.report(key))?;
        let stored = stored.ok_or_else(|| shared::missing("the report"))?;
        Ok(stored.report)
    }

    /// Returns the settings as they are now.
    pub fn settings(&self) -> Settings {
        self.shared.settings()
    }

    /// Returns the report that was on the screen when the program ended or was cut off.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn report_in_hand(&self) -> Result<Option<ReportKey>, Trouble> {
        Ok(self.shared.read(crate::store::Reader::open_report)?)
    }

    /// Tells whether nothing is known here yet: no form, no unit.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn is_empty(&self) -> Result<bool, Trouble> {
        Ok(self.shared.catalogue()?.assignments.is_empty())
    }

    fn tell_mood(&self) {
        if let Some(switch) = self.seat.access().switch() {
            self.shared.tell(News::Mood(switch.mood()));
        }
    }

    /// Takes over the language and the habits of a person, where none were chosen here.
    fn take_habits_of(&self, other: &Settings) {
        let own = self.settings();
        if own.language.is_some() {
            return;
        }
        let settings = Settings {
            language: other.language,
            digits: other.digits,
            colours: other.colours,
            enter: other.enter,
            auto_advance: other.auto_advance,
            ..own
        };
        // At once in memory: what is kept next, by connecting, is built on it.
        self.shared.keep_settings(settings.clone());
        self.change_settings(settings);
    }

    fn change_settings(&self, settings: Settings) {
        // What is known of the server comes from connecting alone, never from a screen that may show
        // what was known before.
        let own = self.settings();
        let settings = Settings {
            server: own.server,
            server_version: own.server_version,
            server_user: own.server_user,
            token_expires: own.token_expires,
            working_week: own.working_week,
            ..settings
        };
        let kept = settings.clone();
        self.shared.write(
            move |writer| writer.change_settings(&kept),
            move |shared, written| match written {
                Ok(()) => {
                    shared.keep_settings(settings.clone());
                    shared.tell(News::SettingsChanged(Box::new(settings)));
                }
                Err(error) => shared.tell_trouble(error),
            },
        );
    }

    /// Gives a new world its first content; one that has content is left as it is.
    ///
    /// # Errors
    /// When the disk refuses; then nothing of the seed is there.
    pub fn begin_with(&self, seed: WorldSeed) -> Result<(), Trouble> {
        if !self.is_empty()? {
            return Ok(());
        }
        self.shared.scribe.run(move |writer| {
            writer.put_forms(&seed.forms)?;
            writer.put_units(&seed.units)?;
            let assignments: Vec<Assignment> = seed
                .assignments
                .iter()
                .map(|a| Assignment {
                    data_set: a.data_set,
                    organisation_unit: a.organisation_unit,
                })
                .collect();
            writer.put_assignments(&assignments)?;
            for past in &seed.reports {
                let keyed = Signature {
                    person: past.person.clone(),
                    at: past.keyed_at,
                };
                writer.seed_report(&past.report, &keyed, past.confirmed_at)?;
            }
            Ok(())
        })?;
        self.shared.forget_catalogue();
        Ok(())
    }

    /// Gives a world the forms of a seed, in newer versions where they have changed; reports stay.
    ///
    /// # Errors
    /// When the disk refuses; then everything is as it was.
    pub fn bring_up_to_date(&self, seed: WorldSeed) -> Result<(), Trouble> {
        if self.is_empty()? {
            return self.begin_with(seed);
        }
        self.shared.scribe.run(move |writer| {
            writer.put_forms(&seed.forms)?;
            writer.put_units(&seed.units)
        })?;
        self.shared.forget_catalogue();
        Ok(())
    }

    /// Returns the board, waiting for what is being written.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn board(&self) -> Result<Board, Trouble> {
        self.shared.scribe.flush()?;
        Ok(reading::board(&self.shared)?)
    }

    /// Returns the outbox, newest first, waiting for what is being written.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn outbox(&self) -> Result<Vec<OutboxRow>, Trouble> {
        self.shared.scribe.flush()?;
        Ok(reading::outbox(&self.shared)?)
    }

    /// Returns what is due, overdue and unsent, for scripts.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn overview(&self) -> Result<Overview, Trouble> {
        Ok(Overview::of(&self.board()?, &self.outbox()?))
    }

    /// Returns a report as the bytes of a file.
    ///
    /// # Errors
    /// [`ExportRefused`], with what could have been asked for.
    pub fn export(&self, request: &ExportRequest) -> Result<Vec<u8>, ExportRefused> {
        export::export(&self.shared, request)
    }

    /// Sends what waits, as far as that can be done now, and waits for it.
    ///
    /// # Errors
    /// When the database fails. What a server says stands in the rows that remain.
    pub fn send(&self, patience: Patience) -> Result<Sent, Trouble> {
        dispatch::send(&self.shared, &self.seat, patience)
    }

    /// Looks at everything a help desk asks for; `asks_server` also asks the server, and waits.
    pub fn examine(&self, asks_server: bool) -> Examination {
        doctor::examine(&self.shared, self.seat.access(), asks_server)
    }

    /// Does what is ordered, and returns at once. News tell what came of it.
    pub fn carry_out(&self, order: Order) {
        let shared = &self.shared;
        let seat = Arc::clone(&self.seat);
        match order {
            Order::ShowBoard => shared.after_writing(|shared| match reading::board(shared) {
                Ok(board) => shared.tell(News::Board(Box::new(board))),
                Err(error) => shared.tell_trouble(error),
            }),
            Order::OpenReport(key) => writing::open_report(shared, key),
            Order::CarryOver(report) => writing::carry_over(shared, report),
            Order::CloseReport => writing::remember_open(shared, None),
            Order::SaveCells(save) => writing::save_cells(shared, save),
            Order::PlaceCursor(report, cell) => writing::place_cursor(shared, report, cell),
            Order::Undo(report) => {
                writing::step(shared, report, move |writer| writer.undo(report));
            }
            Order::Redo(report) => {
                writing::step(shared, report, move |writer| writer.redo(report));
            }
            Order::SetControlTotal(report, total) => {
                writing::change(shared, report, move |writer| {
                    writer.set_control_total(report, &total)
                });
            }
            Order::RemoveControlTotal(report, of) => {
                writing::change(shared, report, move |writer| {
                    writer.remove_control_total(report, &of)
                });
            }
            Order::AcceptFinding(report, finding, reason) => {
                writing::change(shared, report, move |writer| {
                    writer.accept(report, &finding, &reason)
                });
            }
            Order::WithdrawAcceptance(report, finding) => {
                writing::change(shared, report, move |writer| {
                    writer.withdraw_acceptance(report, &finding)
                });
            }
            Order::RecordNotification(report, row, note) => {
                writing::change(shared, report, move |writer| {
                    writer.record_notification(report, row, &note)
                });
            }
            Order::DeclareZeroReport(report) => writing::declare_zero_report(shared, report),
            Order::WithdrawZeroReport(report) => writing::change(shared, report, move |writer| {
                writer.withdraw_zero_report(report)?;
                writer.reader().report_by_number(report)
            }),
            Order::ConfirmAndSend(report) => {
                sending::confirm_and_send(shared, report, move |shared| seat.look(shared));
            }
            Order::ShowOutbox => shared.after_writing(|shared| match reading::outbox(shared) {
                Ok(rows) => shared.tell(News::Outbox(rows)),
                Err(error) => shared.tell_trouble(error),
            }),
            // Not on the thread of the face: taking the seat may start a thread and open the database.
            Order::TryNow(number) => {
                shared.write(|_| Ok(()), move |shared, _| seat.try_now(shared, number));
            }
            Order::Settle(number, choices) => {
                settling::settle(shared, number, choices, move |shared| seat.look(shared));
            }
            Order::ShowAnswers(number) => shared.after_writing(move |shared| {
                match shared.read(|reader| reader.attempts(number)) {
                    Ok(attempts) => shared.tell(News::Answers(number, attempts)),
                    Err(error) => shared.tell_trouble(error),
                }
            }),
            Order::Pull => pulling::pull(shared, self.seat.access().clone()),
            Order::ShowMood => self.tell_mood(),
            Order::SetMood(mood) => {
                if let Some(switch) = self.seat.access().switch() {
                    switch.set_mood(mood);
                }
                self.tell_mood();
            }
            Order::ExportOutboxRow(number, path) => sending::export_row(shared, number, path),
            Order::ChangeSettings(settings) => self.change_settings(*settings),
            Order::Connect(how) => {
                connect::connect(shared, how, move |shared| seat.reconnect(shared));
            }
            Order::Leave => {
                let shared = Arc::clone(shared);
                shared::on_a_thread("leaving", &Arc::clone(&shared), move || {
                    seat::leave(&seat, &shared);
                });
            }
        }
    }
}

impl Office {
    /// Lets another process send, and another screen open this world.
    ///
    /// Waits for the sending thread, which may wait for the disk.
    fn close(&self) {
        self.seat.leave();
        let screen = shared::held(&self.screen).take();
        drop(screen);
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        self.close();
    }
}
