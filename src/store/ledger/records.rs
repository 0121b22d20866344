//! The rows of a ledger as types.

use chrono::{DateTime, Utc};

use crate::{
    domain::{
        id::{CategoryOptionComboId, OrganisationUnitId},
        report::ReportKey,
    },
    store::columns::Word,
    wire::{
        answer::{Stage, Verdict},
        keys::{DeviceNumber, Incarnation, PublicKey},
    },
};

/// Names a packet in the ledger; rises in the order of acceptance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PacketId(pub i64);

/// Names a report in the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReportId(pub i64);

/// One of the gateway's own keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyRow {
    /// Its number.
    pub epoch: u8,
    /// The public key.
    pub public: PublicKey,
    /// Whether devices shall use it.
    pub state: KeyState,
}

/// Whether devices shall use a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeyState {
    /// Soon.
    Next,
    /// Now.
    Current,
    /// No longer; packets sealed to it are still opened.
    Old,
}

impl Word for KeyState {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("next", Self::Next),
        ("current", Self::Current),
        ("old", Self::Old),
    ];
}

/// A device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// Its number.
    pub number: DeviceNumber,
    /// Its public key; nothing until its PC has answered.
    pub public: Option<PublicKey>,
    /// Its key for SSH, as `type base64`.
    pub ssh_key: Option<String>,
    /// Until when its token can be used.
    pub expires_at: DateTime<Utc>,
    /// When its PC answered.
    pub enrolled_at: Option<DateTime<Utc>>,
    /// When it was cut off.
    pub revoked_at: Option<DateTime<Utc>>,
    /// When another PC came with its token.
    pub alarmed_at: Option<DateTime<Utc>>,
    /// The newest of the gateway's keys that it has used; 0 for none.
    pub key_epoch: u8,
    /// The bundle it has taken into use; 0 for none.
    pub bundle: u64,
    /// The letters it has received.
    pub letters: u64,
    /// How many packets waited at its last hello.
    pub unsent: Option<u64>,
    /// The version of its program, cleaned.
    pub program: Option<String>,
    /// When it was last heard.
    pub seen_at: Option<DateTime<Utc>>,
    /// What it has sent lately.
    pub window: Window,
}

/// How much a device has sent since a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Window {
    /// Since then.
    pub from: Option<DateTime<Utc>>,
    /// So many packets.
    pub packets: u64,
    /// So many bytes.
    pub bytes: u64,
}

/// A device that is to be enrolled.
#[derive(Debug, Clone)]
pub struct NewDevice<'a> {
    /// The digest of its token.
    pub token: [u8; 32],
    /// Until when the token can be used.
    pub expires_at: DateTime<Utc>,
    /// Its units.
    pub units: &'a [OrganisationUnitId],
    /// Its attribute option combos.
    pub combos: &'a [CategoryOptionComboId],
}

/// Which list of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    /// Its units.
    Unit,
    /// Its attribute option combos.
    Combo,
}

impl Word for ListKind {
    const WORDS: &'static [(&'static str, Self)] = &[("unit", Self::Unit), ("combo", Self::Combo)];
}

/// An incarnation of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IncarnationRow {
    /// Which.
    pub incarnation: Incarnation,
    /// All numbers of class report up to this one have arrived.
    pub contiguous: u64,
    /// The highest that has arrived.
    pub highest: u64,
    /// The last number of class control.
    pub control: u64,
    /// The digest of the packet that had it.
    pub control_digest: Option<[u8; 32]>,
}

/// A packet that is to be accepted.
#[derive(Debug, Clone)]
pub struct NewPacket<'a> {
    /// Whose.
    pub device: DeviceNumber,
    /// Which incarnation.
    pub incarnation: Incarnation,
    /// Its number.
    pub sequence: u64,
    /// As it came.
    pub bytes: &'a [u8],
    /// The SHA-256 of that.
    pub digest: [u8; 32],
    /// What was sealed in it.
    pub message: &'a [u8],
    /// Which of the gateway's keys it was sealed to.
    pub epoch: u8,
    /// When it came.
    pub received_at: DateTime<Utc>,
    /// Through which door.
    pub door: &'static str,
}

/// What became of a packet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcome {
    /// The verdict.
    pub verdict: Verdict,
    /// The stage.
    pub stage: Stage,
    /// Which report it is, where it can be read.
    pub report: Option<ReportId>,
    /// The digest of its content.
    pub content: Option<[u8; 32]>,
    /// The whole of it, as JSON.
    pub snapshot: Option<String>,
    /// The schema it needs.
    pub schema: Option<[u8; 4]>,
    /// The number it voids, where it is a tombstone.
    pub voids: Option<u64>,
}

/// A packet as it lies in the ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct Packet {
    /// Its name.
    pub id: PacketId,
    /// Whose.
    pub device: DeviceNumber,
    /// Which incarnation.
    pub incarnation: Incarnation,
    /// Its number.
    pub sequence: u64,
    /// The SHA-256 of its bytes.
    pub digest: [u8; 32],
    /// What was sealed in it.
    pub message: Vec<u8>,
    /// Which of the gateway's keys it was sealed to.
    pub epoch: u8,
    /// When it came.
    pub received_at: DateTime<Utc>,
    /// What became of it.
    pub outcome: Outcome,
    /// How often forwarding it has failed.
    pub failures: u32,
    /// How the last attempt ended, as JSON.
    pub said: Option<String>,
    /// What a person has agreed to write over, as JSON.
    pub agreed: Option<String>,
}

/// A report as the ledger knows it.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportRow {
    /// Its name.
    pub id: ReportId,
    /// Which it is.
    pub key: ReportKey,
    /// What stands.
    pub head: Option<Head>,
    /// What DHIS2 held when work on it was last ended, as JSON.
    pub seen: Option<String>,
}

/// What stands of a report.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// The packet; nothing where DHIS2's own figures stand.
    pub packet: Option<PacketId>,
    /// The digest of its content.
    pub content: [u8; 32],
    /// The whole of it, as JSON.
    pub snapshot: String,
    /// Who sent it.
    pub from: Option<(DeviceNumber, Incarnation, u64)>,
}

/// A letter that waits to be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterRow {
    /// Its number.
    pub number: u64,
    /// It, as an answer of the wire.
    pub body: Vec<u8>,
}

/// A bundle, without its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BundleRow {
    /// Its number.
    pub number: u64,
    /// Its SHA-256.
    pub digest: [u8; 32],
    /// How many bytes it has.
    pub length: u64,
}

/// A schema, with the form that reads it.
#[derive(Debug, Clone, PartialEq)]
pub struct SchemaRow {
    /// What the schema is made of, as JSON.
    pub parts: String,
    /// The form, as JSON.
    pub form: String,
}

impl Word for Verdict {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("accepted", Self::Accepted),
        ("overtaken", Self::Overtaken),
        ("waits_for_base", Self::WaitsForBase),
        ("superseded", Self::Superseded),
        ("fork", Self::Fork),
        ("held_for_schema", Self::HeldForSchema),
        ("not_its_unit", Self::NotItsUnit),
        ("unreadable", Self::Unreadable),
        ("noted", Self::Noted),
        ("revoked", Self::Revoked),
    ];
}

impl Word for Stage {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("ledger", Self::Ledger),
        ("forwarded", Self::Forwarded),
        ("in_dhis2", Self::InDhis2),
        ("waits_for_exception", Self::WaitsForException),
        ("held_for_person", Self::HeldForPerson),
        ("quarantined", Self::Quarantined),
        ("ended", Self::Ended),
    ];
}
