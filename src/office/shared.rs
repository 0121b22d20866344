//! What every order needs: the database, the clock, the ear of the face.
//!
//! Reading happens on the thread that asks; writing is handed to the scribe. A question that is asked
//! while writing is under way waits its turn behind it, so that a face never sees a world older than its
//! own last order.

use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use crate::{
    domain::{
        form::Form,
        id::DataSetId,
        organisation_unit::OrganisationUnit,
        report::{OutboxNumber, ReportNumber},
        trouble::{Lock, Trouble},
        world::WorldKind,
    },
    office::{
        news::{News, Numbered},
        settings::Settings,
    },
    platform::{clock::Clock, log},
    store::{Assignment, Database, Reader, Scribe, StoreError, Writer},
};

/// Who is told.
pub type Hears = Arc<dyn Fn(News) + Send + Sync>;

/// What the office's parts share.
pub(super) struct Shared {
    pub kind: WorldKind,
    pub folder: PathBuf,
    pub clock: Clock,
    pub database: Database,
    pub scribe: Scribe,
    hears: Hears,
    reader: Mutex<Reader>,
    settings: Mutex<Settings>,
    catalogue: Mutex<Option<Arc<Catalogue>>>,
    old_forms: Mutex<BTreeMap<(DataSetId, u32), Arc<Form>>>,
    locks: Mutex<BTreeMap<ReportNumber, Lock>>,
    under_way: Mutex<Option<OutboxNumber>>,
    writing: AtomicUsize,
}

/// The forms and units as they are now.
#[derive(Debug, Default)]
pub(super) struct Catalogue {
    pub forms: Vec<Arc<Form>>,
    pub units: Vec<Arc<OrganisationUnit>>,
    pub assignments: Vec<Assignment>,
}

impl Shared {
    pub fn new(
        database: Database,
        scribe: Scribe,
        clock: Clock,
        settings: Settings,
        hears: Hears,
    ) -> Result<Self, StoreError> {
        Ok(Self {
            kind: database.kind(),
            folder: database.folder().to_owned(),
            reader: Mutex::new(database.reader()?),
            clock,
            database,
            scribe,
            hears,
            settings: Mutex::new(settings),
            catalogue: Mutex::default(),
            old_forms: Mutex::default(),
            locks: Mutex::default(),
            under_way: Mutex::default(),
            writing: AtomicUsize::new(0),
        })
    }

    pub fn tell(&self, news: News) {
        (self.hears)(news);
    }

    /// Tells of a failure, under a number that the log knows.
    pub fn tell_trouble(&self, trouble: impl Into<Trouble>) {
        self.tell(News::Trouble(numbered(trouble)));
    }

    /// Asks the database at once.
    pub fn read<T>(
        &self,
        ask: impl FnOnce(&Reader) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        ask(&held(&self.reader))
    }

    /// Hands a job to the scribe; `done` runs when it stands on the disk, on the scribe's thread.
    pub fn write<T, J, D>(self: &Arc<Self>, job: J, done: D)
    where
        T: Send + 'static,
        J: FnOnce(&Writer<'_>) -> Result<T, StoreError> + Send + 'static,
        D: FnOnce(&Arc<Self>, Result<T, StoreError>) + Send + 'static,
    {
        self.begin_writing();
        let shared = Arc::clone(self);
        self.scribe.submit(job, move |result| {
            shared.end_writing();
            done(&shared, result);
        });
    }

    pub fn begin_writing(&self) {
        self.writing.fetch_add(1, Ordering::SeqCst);
    }

    pub fn end_writing(&self) {
        self.writing.fetch_sub(1, Ordering::SeqCst);
    }

    /// Does something at once, or behind the writing that is under way.
    pub fn after_writing(self: &Arc<Self>, work: impl FnOnce(&Arc<Self>) + Send + 'static) {
        if self.writing.load(Ordering::SeqCst) == 0 {
            work(self);
            return;
        }
        self.write(
            |_| Ok(()),
            move |shared, written| match written {
                Ok(()) => work(shared),
                Err(error) => shared.tell_trouble(error),
            },
        );
    }

    pub fn settings(&self) -> Settings {
        held(&self.settings).clone()
    }

    pub fn keep_settings(&self, settings: Settings) {
        self.scribe.set_person(&settings.person);
        *held(&self.settings) = settings;
    }

    /// Returns the forms and units; read once, until [`Self::forget_catalogue`].
    pub fn catalogue(&self) -> Result<Arc<Catalogue>, StoreError> {
        if let Some(catalogue) = held(&self.catalogue).as_ref() {
            return Ok(Arc::clone(catalogue));
        }
        let catalogue = Arc::new(self.read(|reader| {
            Ok(Catalogue {
                forms: reader.forms()?.into_iter().map(Arc::new).collect(),
                units: reader.units()?.into_iter().map(Arc::new).collect(),
                assignments: reader.assignments()?,
            })
        })?);
        *held(&self.catalogue) = Some(Arc::clone(&catalogue));
        Ok(catalogue)
    }

    pub fn forget_catalogue(&self) {
        *held(&self.catalogue) = None;
    }

    /// Returns a form in the version a report was begun with.
    pub fn form(&self, id: DataSetId, version: u32) -> Result<Arc<Form>, StoreError> {
        let catalogue = self.catalogue()?;
        if let Some(form) = catalogue.form(id).filter(|form| form.version == version) {
            return Ok(Arc::clone(form));
        }
        if let Some(form) = held(&self.old_forms).get(&(id, version)) {
            return Ok(Arc::clone(form));
        }
        let form = self
            .read(|reader| reader.form(id, version))?
            .map(Arc::new)
            .ok_or_else(|| missing(&format!("form {id} version {version}")))?;
        held(&self.old_forms).insert((id, version), Arc::clone(&form));
        Ok(form)
    }

    /// Remembers whether a report that a face has open may be changed.
    pub fn remember_lock(&self, report: ReportNumber, lock: Option<Lock>) {
        match lock {
            Some(lock) => held(&self.locks).insert(report, lock),
            None => held(&self.locks).remove(&report),
        };
    }

    pub fn lock_of(&self, report: ReportNumber) -> Option<Lock> {
        held(&self.locks).get(&report).copied()
    }

    pub fn set_under_way(&self, row: Option<OutboxNumber>) {
        *held(&self.under_way) = row;
    }

    pub fn under_way(&self) -> Option<OutboxNumber> {
        *held(&self.under_way)
    }
}

impl Catalogue {
    pub fn form(&self, id: DataSetId) -> Option<&Arc<Form>> {
        self.forms.iter().find(|form| form.id == id)
    }

    pub fn unit(
        &self,
        id: crate::domain::id::OrganisationUnitId,
    ) -> Result<&Arc<OrganisationUnit>, StoreError> {
        self.units
            .iter()
            .find(|unit| unit.id == id)
            .ok_or_else(|| missing(&format!("unit {id}")))
    }

    pub fn parent(&self, unit: &OrganisationUnit) -> Option<Arc<OrganisationUnit>> {
        let id = unit.parent?;
        self.units.iter().find(|unit| unit.id == id).cloned()
    }

    pub fn is_assigned(
        &self,
        data_set: DataSetId,
        unit: crate::domain::id::OrganisationUnitId,
    ) -> bool {
        self.assignments
            .iter()
            .any(|a| a.data_set == data_set && a.organisation_unit == unit)
    }
}

/// Gives a trouble its number and writes it down in the log.
pub fn numbered(trouble: impl Into<Trouble>) -> Numbered {
    let trouble = trouble.into();
    Numbered {
        number: log::failure(format_args!("{trouble:?}")),
        trouble,
    }
}

pub(super) fn missing(what: &str) -> StoreError {
    StoreError::Inside {
        said: format!("{what} is not there"),
    }
}

/// Does something that may take its time on a thread of its own.
pub(super) fn on_a_thread(name: &str, shared: &Shared, work: impl FnOnce() + Send + 'static) {
    if let Err(error) = thread::Builder::new().name(name.to_owned()).spawn(work) {
        shared.tell_trouble(Trouble::Inside {
            said: format!("no thread for {name}: {error}"),
        });
    }
}

/// Takes a mutex; one that a panicking thread left behind still holds sound data here, as every change
/// under it is a single assignment.
pub(super) fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
