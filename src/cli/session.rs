//! What every subcommand needs: which world, what time it is, and a voice in the right language.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
};

use anyhow::Context as _;
use chrono::{DateTime, NaiveDate, Utc};

use crate::{
    cli::{
        Troubled,
        arguments::{Arguments, Command},
        bundle,
        environment::Environment,
        voice::Voice,
    },
    domain::{form::Form, language::Language, mood::Mood, trouble::Trouble, world::WorldKind},
    i18n::Catalogue,
    office::{
        Hears, Office, OfficeConfig, Role,
        access::{StandIn as StandInAccess, WorldAccess},
    },
    platform::{
        clock::Clock,
        folders::{Home, TemporaryFolder},
        log,
    },
    training::{
        practice::{self, PracticeChoice},
        stand_in::StandIn,
    },
};

/// A run of the program in one world.
pub struct Session {
    home: Home,
    kind: WorldKind,
    /// Nobody asked for the practice world: there is no other one yet.
    is_stopgap: bool,
    clock: Clock,
    /// Asked for by flag or by our own variable.
    chosen: Option<Language>,
    locale: Option<Language>,
    voice: OnceLock<Voice>,
    stand_in: OnceLock<StandIn>,
    /// A server's own forms, to be practised with.
    own_forms: Option<OwnForms>,
    /// How the stand-in begins to behave.
    mood: Mood,
    /// Last, so that it is taken away when everything else has let go of it.
    _passing: Option<TemporaryFolder>,
}

/// The forms of a server's own export, and a name for their world.
struct OwnForms {
    forms: Vec<Form>,
    name: String,
}

impl OwnForms {
    /// Reads a metadata file or a bundle.
    fn read(file: &Path, now: DateTime<Utc>) -> anyhow::Result<Self> {
        let bundle = bundle::opened(file, now)?.bundle;
        let ids: Vec<&str> = bundle.forms.iter().map(|form| form.id.as_str()).collect();
        // The same data sets are the same world, whatever has changed in them.
        let name = ids.first().copied().unwrap_or_default();
        let name = format!("{name}-{}", ids.len());
        let forms = bundle.forms;
        Ok(Self { forms, name })
    }
}

/// A day on which the month before is owed first, and has the 31 days its sample was filled for.
const DAY_OF_DEMONSTRATION: NaiveDate =
    NaiveDate::from_ymd_opt(2026, 11, 16).expect("a day of the calendar");

impl Session {
    /// Finds the world.
    ///
    /// The national world is taken where there is one, unless the practice world is asked for.
    ///
    /// # Errors
    /// When there is no folder for the data, or what lies there cannot be read.
    pub fn begin(arguments: &Arguments, environment: &Environment) -> anyhow::Result<Self> {
        let chosen = arguments.home.clone().or_else(|| environment.home.clone());
        let (chosen, passing) = if arguments.command == Command::Demo {
            // Always a world of its own: it can be played again, and nobody's practice is keyed over.
            let passing = TemporaryFolder::create("daftar-demo")
                .context("making a folder for the demonstration")?;
            (Some(passing.path().to_owned()), Some(passing))
        } else {
            (chosen, None)
        };
        let home = Home::find(chosen).ok_or(Troubled(Trouble::NoHome))?;
        let now = Clock::system().now();
        let is_connected = || Office::is_connected(&home.national(), now).map_err(Troubled);
        let practises = arguments.practice || arguments.command == Command::Demo;
        let kind = if !practises && is_connected()? {
            WorldKind::National
        } else {
            WorldKind::Practice
        };
        let own_forms = match arguments.metadata.as_deref() {
            Some(file) => Some(OwnForms::read(file, now)?),
            None => None,
        };
        let today = match arguments.command {
            Command::Demo => arguments.today.or(Some(DAY_OF_DEMONSTRATION)),
            _ => arguments.today,
        };
        let clock = match today {
            Some(day) if kind == WorldKind::Practice => Clock::running_from(day),
            _ => Clock::system(),
        };
        log::begin(home.folder(), clock.clone(), ::log::LevelFilter::Info).map_err(|error| {
            let path = home.folder().display().to_string();
            Troubled(Trouble::File {
                path,
                said: error.to_string(),
            })
        })?;
        Ok(Self {
            home,
            kind,
            is_stopgap: kind == WorldKind::Practice && !practises,
            clock,
            chosen: arguments.language.or(environment.language),
            locale: environment.locale,
            voice: OnceLock::new(),
            stand_in: OnceLock::new(),
            own_forms,
            mood: arguments.server.unwrap_or_default(),
            _passing: passing,
        })
    }

    /// Returns the voice: flag, environment, settings, locale, English.
    pub fn voice(&self) -> &Voice {
        self.voice.get_or_init(|| {
            let settings = self
                .open(Role::Command, Arc::new(drop))
                .map(|office| office.settings());
            let settings = settings.unwrap_or_default();
            let language = self.chosen.or(settings.language).or(self.locale);
            Voice::new(Catalogue::new(
                language.unwrap_or(Language::En),
                settings.digits,
            ))
        })
    }

    /// Returns the language asked for by flag or by our own variable.
    pub fn chosen_language(&self) -> Option<Language> {
        self.chosen
    }

    /// Returns the language of the operating system.
    pub fn locale(&self) -> Option<Language> {
        self.locale
    }

    /// Returns which kind of world it is.
    pub fn kind(&self) -> WorldKind {
        self.kind
    }

    /// Tells whether it is the practice world although nobody asked for it, for want of a national one.
    pub fn is_stopgap(&self) -> bool {
        self.is_stopgap
    }

    /// Tells whether a server's own forms are practised with.
    pub fn has_own_forms(&self) -> bool {
        self.own_forms.is_some()
    }

    /// Returns the time.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Returns the folder that holds the worlds.
    pub fn home(&self) -> &Path {
        self.home.folder()
    }

    /// Returns the folder of the world.
    pub fn folder(&self) -> PathBuf {
        match self.kind {
            WorldKind::Practice => match &self.own_forms {
                Some(own) => self.home.practice_of(&own.name),
                None => self.home.practice(),
            },
            WorldKind::National => self.home.national(),
        }
    }

    /// Opens the world for a command; a practice world that is empty is furnished first.
    ///
    /// # Errors
    /// When the world cannot be opened.
    pub fn office(&self) -> Result<Office, Troubled> {
        let office = self.open(Role::Command, Arc::new(drop))?;
        if self.kind == WorldKind::Practice {
            self.furnish(&office, self.chosen.or(self.locale).unwrap_or(Language::En))?;
        }
        Ok(office)
    }

    /// Opens the world as it is.
    ///
    /// # Errors
    /// When the world cannot be opened.
    pub fn open(&self, role: Role, hears: Hears) -> Result<Office, Troubled> {
        let access = match self.kind {
            WorldKind::National => WorldAccess::National,
            WorldKind::Practice => {
                let stand_in = self.stand_in()?;
                let access = StandInAccess {
                    address: stand_in.address(),
                    token: stand_in.token(),
                    switch: Some(stand_in.switch()),
                };
                WorldAccess::Practice {
                    stand_in: Some(access),
                }
            }
        };
        let folder = self.folder();
        let clock = self.clock.clone();
        Office::open(OfficeConfig {
            folder,
            access,
            clock,
            role,
            hears,
        })
        .map_err(Troubled)
    }

    /// Returns what the national world is opened with when this PC gets to know its server.
    pub fn national(&self, hears: Hears) -> OfficeConfig {
        OfficeConfig {
            folder: self.home.national(),
            access: WorldAccess::National,
            // Days of practice are for practice: the real world has the real clock.
            clock: Clock::system(),
            role: Role::Screen,
            hears,
        }
    }

    /// Gives an empty practice world its forms, units and past; one that has them is left as it is.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn furnish(&self, office: &Office, language: Language) -> Result<(), Troubled> {
        if let Some(own) = &self.own_forms {
            // A changed export comes as a newer version beside the reports that are there.
            let seed = practice::seed_of(own.forms.clone());
            return office.bring_up_to_date(seed).map_err(Troubled);
        }
        if !office.is_empty().map_err(Troubled)? {
            return Ok(());
        }
        let choice = PracticeChoice::on(self.clock.today(), language);
        office.begin_with(practice::seed(choice)).map_err(Troubled)
    }

    /// Returns the stand-in of the practice world, starting it when it is first asked for.
    ///
    /// # Errors
    /// When no port can be had.
    pub fn stand_in(&self) -> Result<&StandIn, Troubled> {
        if let Some(stand_in) = self.stand_in.get() {
            return Ok(stand_in);
        }
        let file = self.folder().join("server.json");
        let own = self.own_forms.as_ref().map(|own| own.forms.clone());
        let setup = practice::stand_in(own, Some(file), self.clock.clone());
        let started = StandIn::start(setup).map_err(|error| {
            Troubled(Trouble::Inside {
                said: error.to_string(),
            })
        })?;
        started.set_mood(self.mood);
        Ok(self.stand_in.get_or_init(|| started))
    }
}
