//! The one way in, behind every door: packets one after the other, each answered; then what else there is to tell.
//!
//! The order of things is the promise: the ledger's transaction has ended well before a receipt is sealed. Whatever
//! fails before that ends in a notice, which can cause another try and nothing else; whatever fails after it finds
//! the packet in the ledger when it comes again, and gets the same verdict with the stage of that moment.

use std::{collections::BTreeMap, sync::Arc};

use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest, Sha256};

use super::{
    Gateway,
    judge::{self, Sender, head_for},
    numbers,
};
use crate::{
    platform::{folders, random},
    store::{
        StoreError,
        ledger::{Book, Device, IncarnationRow, NewPacket, Outcome, Packet as Row, Page, Window},
    },
    text::clean,
    wire::{
        WireError,
        answer::{Answer, BundlePart, MOST_BYTES, NextKey, Receipt, Verdict},
        exchange::{Down, Notice, WhyNot},
        keys::{DeviceNumber, Incarnation, Link, PublicKey},
        message::{Fetch, Holdings, Message},
        packet::{self, Binding, Class, Packet, Shown},
    },
};

/// After so many seconds a device may come again when the gateway is busy.
const BUSY: u16 = 30;
/// The same where the disk is full: somebody has to make room first.
const FULL: u16 = 1_800;
/// How long what a device sends is counted together.
const WINDOW: TimeDelta = TimeDelta::hours(1);
/// So many numbers above the last without a gap are looked at for holes.
const MOST_NUMBERS: u32 = 4_096;
/// The most letters and receipts that follow one exchange; the rest come with the next.
const MOST_LETTERS: u32 = 16;
const MOST_STAGES: u32 = 64;
const LONGEST_VERSION: usize = 40;

/// One exchange with one caller.
#[derive(Debug)]
pub struct Session<'a> {
    gateway: &'a Gateway,
    book: Book,
    door: &'static str,
    /// The only device that may speak here, where the door knows who it is.
    only: Option<DeviceNumber>,
    links: BTreeMap<(u32, u8), (PublicKey, Arc<Link>)>,
    /// The last packet that was opened: what follows is bound to it.
    last: Option<Opened>,
}

/// A packet that was opened.
#[derive(Debug, Clone)]
struct Opened {
    link: Arc<Link>,
    binding: Binding,
    device: DeviceNumber,
}

/// Why there is no sealed answer.
#[derive(Debug)]
enum Not {
    Notice(WhyNot, u16),
    Store(StoreError),
}

impl From<StoreError> for Not {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<WireError> for Not {
    fn from(error: WireError) -> Self {
        let why = match error {
            WireError::Newer { .. } => WhyNot::Newer,
            WireError::TooLarge => WhyNot::TooLarge,
            WireError::WrongSeal => WhyNot::CannotOpen,
            _ => WhyNot::NotAPacket,
        };
        Self::Notice(why, 0)
    }
}

impl Gateway {
    /// Begins an exchange.
    ///
    /// # Errors
    /// When the ledger cannot be opened.
    pub fn session(
        &self,
        door: &'static str,
        only: Option<DeviceNumber>,
    ) -> Result<Session<'_>, StoreError> {
        Ok(Session {
            gateway: self,
            book: self.book()?,
            door,
            only,
            links: BTreeMap::new(),
            last: None,
        })
    }
}

impl Session<'_> {
    /// Takes a packet and returns its answer. When that is a receipt, the packet is durable.
    pub fn take(&mut self, bytes: &[u8]) -> Down {
        self.take_told(bytes).0
    }

    /// Returns what else there is to tell, after the last packet.
    pub fn finish(&mut self) -> Vec<Down> {
        let Some(last) = self.last.take() else {
            return Vec::new();
        };
        match self.news(&last) {
            Ok(news) => news,
            Err(error) => {
                log::warn!("news for device {}: {error}", last.device.0);
                Vec::new()
            }
        }
    }

    /// Returns the last verdict as a person can type it, for packets that came as a picture.
    pub fn spoken(&self, verdict: Verdict) -> Option<String> {
        let last = self.last.as_ref()?;
        Some(crate::wire::spoken::say(&last.link, &last.binding, verdict))
    }

    /// Takes a packet and returns the verdict, too.
    pub fn take_told(&mut self, bytes: &[u8]) -> (Down, Option<Verdict>) {
        match self.try_take(bytes) {
            Ok((down, verdict)) => (down, Some(verdict)),
            Err(not) => {
                // A connection that met a failing disk is not trusted with the next packet.
                if matches!(&not, Not::Store(error) if !error.is_passing())
                    && let Ok(book) = self.gateway.book()
                {
                    self.book = book;
                }
                (notice(&not), None)
            }
        }
    }

    fn try_take(&mut self, bytes: &[u8]) -> Result<(Down, Verdict), Not> {
        let limits = &self.gateway.config.limits;
        if bytes.len() > limits.packet_bytes {
            return Err(Not::Notice(WhyNot::TooLarge, 0));
        }
        let packet = Packet::read(bytes)?;
        let header = packet.header;
        if self.only.is_some_and(|only| only != header.device)
            || header.sequence == 0
            || i64::try_from(header.sequence).is_err()
        {
            return Err(Not::Notice(WhyNot::CannotOpen, 0));
        }
        let used = folders::used_percent(&self.gateway.config.folder);
        if used.is_ok_and(|used| used >= limits.disk_percent) {
            return Err(Not::Notice(WhyNot::DiskFull, FULL));
        }
        let (opened, message) = self.open(&packet, bytes)?;
        self.last = Some(opened.clone());
        let answer = match header.class {
            Class::Report => self.report(&opened, header.epoch, bytes, &message)?,
            Class::Control => self.control(&opened, header.epoch, bytes, &message)?,
        };
        let verdict = match &answer {
            Answer::Receipt(receipt) => receipt.verdict,
            _ => Verdict::Noted,
        };
        Ok((seal(&opened.link, &opened.binding, &answer)?, verdict))
    }

    /// Opens a packet with the keys of the device and with each of its incarnations that it may be of.
    fn open(&mut self, packet: &Packet<'_>, bytes: &[u8]) -> Result<(Opened, Vec<u8>), Not> {
        let header = packet.header;
        let (device, rows) = self.book.read(|page| {
            let device = page.device(header.device)?;
            Ok::<_, StoreError>((device, page.incarnations(header.device)?))
        })?;
        let cannot = || Not::Notice(WhyNot::CannotOpen, 0);
        let public = device.and_then(|device| device.public).ok_or_else(cannot)?;
        let link = self.link(header.device, header.epoch, public)?;
        let candidates: Vec<Incarnation> = match header.incarnation {
            Shown::Full(incarnation) => vec![incarnation],
            Shown::Tag(_) => rows
                .iter()
                .map(|row| row.incarnation)
                .filter(|incarnation| header.incarnation.is(*incarnation))
                .collect(),
        };
        for incarnation in candidates {
            if let Ok(message) = packet.open(&link, incarnation) {
                let opened = Opened {
                    link,
                    binding: Binding::to(bytes, incarnation)?,
                    device: header.device,
                };
                return Ok((opened, message));
            }
        }
        Err(cannot())
    }

    fn link(
        &mut self,
        device: DeviceNumber,
        epoch: u8,
        public: PublicKey,
    ) -> Result<Arc<Link>, Not> {
        let kept = self.links.get(&(device.0, epoch));
        if let Some((_, link)) = kept.filter(|(key, _)| *key == public) {
            return Ok(Arc::clone(link));
        }
        let cannot = || Not::Notice(WhyNot::CannotOpen, 0);
        let secret = self.gateway.keys.secret(epoch).ok_or_else(cannot)?;
        let link = Link::of_gateway(secret, public, device, epoch).map_err(|_| cannot())?;
        let link = Arc::new(link);
        let kept = (public, Arc::clone(&link));
        self.links.insert((device.0, epoch), kept);
        Ok(link)
    }

    /// Accepts a packet of class report.
    fn report(
        &mut self,
        opened: &Opened,
        epoch: u8,
        bytes: &[u8],
        message: &[u8],
    ) -> Result<Answer, Not> {
        let now = self.gateway.clock.now();
        let limits = self.gateway.config.limits;
        let binding = opened.binding;
        let new = NewPacket {
            device: opened.device,
            incarnation: binding.incarnation,
            sequence: binding.sequence,
            bytes,
            digest: binding.packet,
            message,
            epoch,
            received_at: now,
            door: self.door,
        };
        let receipt = self.book.write(|page| {
            let device = known_device(page, new.device)?;
            page.add_incarnation(new.device, new.incarnation, now)?;
            let mut row = incarnation(page, new.device, new.incarnation)?;
            let standing = page.packet_at(new.device, new.incarnation, new.sequence)?;
            if let Some(standing) = standing {
                if standing.digest == new.digest {
                    page.note_told(standing.id)?;
                    return Ok(receipt_of(page, &device, &row, &standing, now)?);
                }
                let window = grown(device.window, bytes.len(), now, limits)?;
                page.note_contact(new.device, epoch, window, now)?;
                page.add_fork(&new)?;
                log::warn!(
                    "device {}: two packets of number {}",
                    new.device.0,
                    new.sequence
                );
                return Ok(receipt(page, &row, device.number, Verdict::Fork, now)?);
            }
            let window = grown(device.window, bytes.len(), now, limits)?;
            page.note_contact(new.device, epoch, window, now)?;
            let sender = Sender {
                device: &device,
                incarnation: new.incarnation,
                sequence: new.sequence,
            };
            let outcome = judge::judge(page, sender, message)?;
            let id = page.add_packet(&new, &outcome)?;
            judge::settle(page, id)?;
            row.highest = row.highest.max(new.sequence);
            if new.sequence == row.contiguous + 1 {
                row.contiguous = new.sequence;
                loop {
                    let above = page.numbers_above(
                        new.device,
                        new.incarnation,
                        row.contiguous,
                        MOST_NUMBERS,
                    )?;
                    let reached = numbers::contiguous(row.contiguous, &above);
                    if reached == row.contiguous {
                        break;
                    }
                    row.contiguous = reached;
                }
            }
            page.keep_numbers(new.device, &row)?;
            let standing = page.packet(id)?.ok_or_else(|| StoreError::Rotten {
                said: "a packet that was just written".to_owned(),
            })?;
            Ok::<_, Not>(receipt_of(page, &device, &row, &standing, now)?)
        })?;
        log::info!(
            "device {} number {}: {:?}",
            opened.device.0,
            binding.sequence,
            receipt.verdict
        );
        Ok(Answer::Receipt(receipt))
    }

    /// Hears a packet of class control: noted, and what it asks for is answered.
    fn control(
        &mut self,
        opened: &Opened,
        epoch: u8,
        bytes: &[u8],
        message: &[u8],
    ) -> Result<Answer, Not> {
        let now = self.gateway.clock.now();
        let limits = self.gateway.config.limits;
        let binding = opened.binding;
        let device = opened.device;
        let message = Message::read(message)?;
        self.book.write(|page| {
            let row = known_device(page, device)?;
            page.add_incarnation(device, binding.incarnation, now)?;
            let mut numbers = incarnation(page, device, binding.incarnation)?;
            let is_repeated = numbers.control == binding.sequence
                && numbers.control_digest == Some(binding.packet);
            if binding.sequence <= numbers.control && !is_repeated {
                return Err(Not::Notice(WhyNot::OldNumber, 0));
            }
            let window = grown(row.window, bytes.len(), now, limits)?;
            page.note_contact(device, epoch, window, now)?;
            numbers.control = binding.sequence;
            numbers.control_digest = Some(binding.packet);
            page.keep_numbers(device, &numbers)?;
            if row.revoked_at.is_some() {
                let receipt = receipt(page, &numbers, device, Verdict::Revoked, now)?;
                return Ok(Answer::Receipt(receipt));
            }
            let mut noted = receipt(page, &numbers, device, Verdict::Noted, now)?;
            match message {
                Message::Hello(hello) => {
                    let program = clean(&hello.program, LONGEST_VERSION);
                    page.note_hello(device, &program, hello.unsent)?;
                    note_holdings(page, device, hello.holds)?;
                }
                Message::Poll(holds) | Message::Acknowledgement(holds) => {
                    note_holdings(page, device, holds)?;
                }
                Message::Fetch(Fetch::Bundle {
                    number,
                    offset,
                    most,
                }) => {
                    let most = most.min(limits.part_bytes).min(MOST_BYTES as u64);
                    if let Some(part) = part(page, number, offset, most)? {
                        return Ok(Answer::Bundle(part));
                    }
                }
                Message::Fetch(Fetch::Head(key)) => {
                    let lists = judge::lists(page, device)?;
                    let is_its = lists.units.contains(&key.organisation_unit);
                    let report = page.known_report(&key)?.filter(|_| is_its);
                    if let Some(head) = report.and_then(|report| report.head) {
                        noted.head = head_for(page, &head, None, &lists)?;
                    }
                }
                // These have numbers of the other class.
                Message::Report(_) | Message::Tombstone(_) => noted.verdict = Verdict::Unreadable,
            }
            Ok(Answer::Receipt(noted))
        })
    }

    /// Gathers what follows an exchange: stages that have changed, letters, a bundle, the next key.
    fn news(&mut self, last: &Opened) -> Result<Vec<Down>, StoreError> {
        let now = self.gateway.clock.now();
        let gathered = self.book.write(|page| {
            let device = known_device(page, last.device)?;
            if device.revoked_at.is_some() {
                return Ok(None);
            }
            let mut receipts = Vec::new();
            for packet in page.untold(last.device, MOST_STAGES)? {
                let row = incarnation(page, last.device, packet.incarnation)?;
                let receipt = receipt_of(page, &device, &row, &packet, now)?;
                page.note_told(packet.id)?;
                receipts.push((packet, receipt));
            }
            let letters = page.letters_above(last.device, device.letters, MOST_LETTERS)?;
            let bundle = page
                .newest_bundle()?
                .filter(|bundle| bundle.number > device.bundle);
            let keys = super::keys::public(page)?;
            let newest = keys.next.unwrap_or(keys.current);
            let key = (newest.epoch > device.key_epoch).then_some(newest);
            Ok::<_, StoreError>(Some((device, receipts, letters, bundle, key)))
        })?;
        let Some((device, receipts, letters, bundle, key)) = gathered else {
            return Ok(Vec::new());
        };
        let mut news = Vec::new();
        for (packet, receipt) in receipts {
            let public = device.public.unwrap_or(PublicKey([0; 32]));
            // A packet of a key the device had before it was enrolled anew cannot be answered any more.
            let Ok(link) = self.link(last.device, packet.epoch, public) else {
                continue;
            };
            let binding = Binding {
                incarnation: packet.incarnation,
                class: Class::Report,
                sequence: packet.sequence,
                packet: packet.digest,
            };
            news.extend(seal(&link, &binding, &Answer::Receipt(receipt)));
        }
        for letter in letters {
            news.extend(seal_bytes(&last.link, &last.binding, &letter.body));
        }
        if let Some(bundle) = bundle {
            let part = BundlePart {
                number: bundle.number,
                digest: bundle.digest,
                length: bundle.length,
                offset: 0,
                bytes: Vec::new(),
            };
            news.extend(seal(&last.link, &last.binding, &Answer::Bundle(part)));
        }
        if let Some(key) = key {
            let key = NextKey {
                epoch: key.epoch,
                public: key.public,
            };
            news.extend(seal(&last.link, &last.binding, &Answer::NextKey(key)));
        }
        Ok(news)
    }
}

fn note_holdings(page: &Page<'_>, device: DeviceNumber, holds: Holdings) -> Result<(), StoreError> {
    page.note_holdings(device, holds.letters, holds.bundle)
}

fn part(
    page: &Page<'_>,
    number: u64,
    offset: u64,
    most: u64,
) -> Result<Option<BundlePart>, StoreError> {
    let Some(bundle) = page.bundle(number)? else {
        return Ok(None);
    };
    let bytes = if offset < bundle.length {
        page.bundle_part(number, offset, most)?
    } else {
        Vec::new()
    };
    Ok(Some(BundlePart {
        number,
        digest: bundle.digest,
        length: bundle.length,
        offset,
        bytes,
    }))
}

fn known_device(page: &Page<'_>, device: DeviceNumber) -> Result<Device, StoreError> {
    page.device(device)?.ok_or_else(|| StoreError::Rotten {
        said: format!("device {}", device.0),
    })
}

fn incarnation(
    page: &Page<'_>,
    device: DeviceNumber,
    incarnation: Incarnation,
) -> Result<IncarnationRow, StoreError> {
    let rows = page.incarnations(device)?;
    rows.into_iter()
        .find(|row| row.incarnation == incarnation)
        .ok_or_else(|| StoreError::Rotten {
            said: format!("incarnation of device {}", device.0),
        })
}

/// Counts a packet, unless the device has sent too much.
fn grown(
    window: Window,
    bytes: usize,
    now: DateTime<Utc>,
    limits: super::config::Limits,
) -> Result<Window, Not> {
    // A clock that was put back begins a new window, too.
    let is_running = |from: &DateTime<Utc>| *from <= now && now - *from < WINDOW;
    let window = match window.from.filter(is_running) {
        Some(_) => window,
        None => Window {
            from: Some(now),
            ..Window::default()
        },
    };
    let grown = Window {
        packets: window.packets + 1,
        bytes: window.bytes + bytes as u64,
        ..window
    };
    if grown.packets > limits.packets_an_hour || grown.bytes > limits.bytes_an_hour {
        let left = window.from.map_or(WINDOW, |from| WINDOW - (now - from));
        let left = u16::try_from(left.num_seconds()).unwrap_or(u16::MAX);
        return Err(Not::Notice(WhyNot::TooMuch, left));
    }
    Ok(grown)
}

/// Makes the receipt of a packet that lies in the ledger.
fn receipt_of(
    page: &Page<'_>,
    device: &Device,
    row: &IncarnationRow,
    packet: &Row,
    now: DateTime<Utc>,
) -> Result<Receipt, StoreError> {
    let Outcome {
        verdict,
        stage,
        report,
        schema,
        ..
    } = &packet.outcome;
    let mut made = receipt(page, row, device.number, *verdict, now)?;
    made.stage = *stage;
    if *verdict == Verdict::Superseded
        && let Some(report) = report
        && let Some(head) = page.report(*report)?.head
    {
        let lists = judge::lists(page, device.number)?;
        let schema = match schema {
            Some(short) => judge::schema(page, *short)?,
            None => None,
        };
        made.head = head_for(page, &head, schema.as_ref(), &lists)?;
    }
    Ok(made)
}

fn receipt(
    page: &Page<'_>,
    row: &IncarnationRow,
    device: DeviceNumber,
    verdict: Verdict,
    now: DateTime<Utc>,
) -> Result<Receipt, StoreError> {
    let above = page.numbers_above(device, row.incarnation, row.contiguous, MOST_NUMBERS)?;
    Ok(Receipt {
        verdict,
        stage: crate::wire::answer::Stage::Ledger,
        server_time: now.timestamp(),
        contiguous: row.contiguous,
        holes: numbers::holes(row.contiguous, &above),
        ledger_epoch: page.epoch()?,
        head: None,
    })
}

fn seal(link: &Link, binding: &Binding, answer: &Answer) -> Result<Down, StoreError> {
    let bytes = answer.write().map_err(|error| inside(&error))?;
    seal_bytes(link, binding, &bytes)
}

fn seal_bytes(link: &Link, binding: &Binding, bytes: &[u8]) -> Result<Down, StoreError> {
    let nonce = random::bytes().map_err(|error| inside(&error))?;
    packet::seal_answer(link, binding, nonce, bytes)
        .map(Down::Answer)
        .map_err(|error| inside(&error))
}

fn inside(error: &dyn std::fmt::Display) -> StoreError {
    StoreError::Inside {
        said: error.to_string(),
    }
}

fn notice(not: &Not) -> Down {
    let (why, wait) = match not {
        Not::Notice(why, wait) => (*why, *wait),
        Not::Store(error) if error.is_passing() => (WhyNot::Busy, BUSY),
        Not::Store(StoreError::Disk { said }) => {
            log::error!("the ledger: {said}");
            (WhyNot::DiskFull, FULL)
        }
        Not::Store(error) => {
            log::error!("the ledger: {error}");
            (WhyNot::Busy, FULL)
        }
    };
    Down::Notice(Notice { why, wait })
}

/// Returns the SHA-256 of bytes.
pub(super) fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}
