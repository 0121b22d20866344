//! What can go wrong, as facts. `i18n::explain` makes the sentence: what happened, what is safe,
//! what to do now.

use serde::{Deserialize, Serialize};

/// A failure that a person is told of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Trouble {
    /// The disk refused: full, read-only, broken.
    Disk {
        /// What the operating system said, cleaned.
        said: String,
    },
    /// The system names no folder for this user's data.
    NoHome,
    /// The database was written by a newer Daftar.
    DatabaseNewer {
        /// Its version.
        found: u32,
        /// The newest this program knows.
        known: u32,
        /// Where the untouched copy lies.
        copy: String,
    },
    /// The database cannot be read.
    DatabaseDamaged {
        /// Where the untouched copy lies.
        copy: String,
        /// What SQLite said.
        said: String,
    },
    /// Another Daftar has the screen of this world.
    ScreenTaken,
    /// This PC is getting to know a server already.
    StillConnecting,
    /// The server cannot be reached.
    Offline {
        /// What the network said, cleaned.
        said: String,
    },
    /// The server did not answer in time.
    TimedOut,
    /// The server does not know these credentials.
    LoginRefused,
    /// The account lacks a right.
    NotAllowed {
        /// What the server said, cleaned.
        said: String,
    },
    /// Something between here and DHIS2 answered instead of it: a login page, a proxy, a portal.
    NotDhis2 {
        /// The HTTP status.
        status: u16,
        /// What answered, as far as it can be told.
        #[serde(default)]
        by: Instead,
    },
    /// The server knows no tokens: a name and a password would have to be kept here.
    NoTokens,
    /// The server is busy or broken for now.
    ServerFailed {
        /// The HTTP status.
        status: u16,
        /// What it said, cleaned.
        said: String,
    },
    /// The address is not one this world may speak to.
    AddressForbidden {
        /// The address.
        address: String,
    },
    /// Credentials would travel in the clear.
    NotEncrypted {
        /// The address.
        address: String,
    },
    /// The server reckons in another calendar than the ISO one; its periods would not be ours.
    OtherCalendar {
        /// What the server calls it.
        calendar: String,
    },
    /// The server is older than the oldest one whose answers are known.
    ServerTooOld {
        /// Its version.
        version: String,
    },
    /// A file cannot be read or written.
    File {
        /// Its path.
        path: String,
        /// What the operating system said.
        said: String,
    },
    /// A file is not what it should be.
    NotOurs {
        /// Its path.
        path: String,
        /// Where in it, and why.
        why: String,
    },
    /// The report cannot be sent while hard findings stand.
    HardFindings {
        /// How many.
        count: usize,
    },
    /// The report cannot be sent while soft findings have neither been mended nor accepted.
    SoftFindings {
        /// How many.
        count: usize,
    },
    /// The server does not let this account make a token of its own; one must be brought.
    TokenNotMade {
        /// What the server said, cleaned.
        said: String,
    },
    /// The account may fill no form of any unit.
    NothingToReport,
    /// The report may not be edited or sent now.
    Locked {
        /// Why.
        why: Lock,
    },
    /// A fault of ours.
    Inside {
        /// What failed.
        said: String,
    },
}

/// What answers in place of DHIS2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Instead {
    /// A page that nobody knows.
    #[default]
    Page,
    /// A page on which people log in to DHIS2, or to something before it.
    LoginPage,
    /// The page of a network that wants to be asked first: a hotspot, a hotel.
    Portal,
    /// A proxy that wants a password of its own, or lets nothing pass.
    Proxy,
}

/// Why a report may not be edited or sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lock {
    /// The period is not open yet.
    NotYetOpen,
    /// The time for entry is over.
    Expired,
    /// Outside the form's windows for entry.
    OutsideWindow,
    /// The district has approved it.
    Approved,
    /// The unit was not open then.
    UnitClosed,
    /// The form is not assigned to the unit.
    NotAssigned,
    /// The person may read the form's data, but not write them.
    ReadOnly,
    /// The person may read what is kept under this attribute option, but not write it.
    AttributeReadOnly,
    /// The attribute option is not offered to this unit.
    AttributeElsewhere,
    /// The attribute option was not in use in that period.
    AttributeTime,
}
