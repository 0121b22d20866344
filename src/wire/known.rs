//! Known answers: what `docs/wire-format.md` says is what this room does.
//!
//! The document holds inputs and results in one block of JSON; here the results are reckoned anew from its inputs.

use std::fmt::Write;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{
    Lists, Schema, Snapshot,
    answer::{Answer, Receipt, Stage, Verdict},
    keys::{DeviceNumber, Direction, Incarnation, Link, SecretKey},
    message::{self, Hello, Holdings, Message, Tombstone, WhyVoid},
    packet::{self, Binding, Class, Packet, SealedAnswer},
    range::{Decoder, Encoder, Stream},
    table,
    text::TextModel,
};

const DOCUMENT: &str = include_str!("../../docs/wire-format.md");

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Known {
    coder: Coder,
    table: Vec<Scale>,
    table_digest: String,
    texts: Vec<Said>,
    schema: Schema,
    schema_hash: String,
    schema_without_profile: Schema,
    schema_without_profile_hash: String,
    lists: Lists,
    reports: Vec<Report>,
    messages: Vec<Bytes>,
    keys: Keys,
    packets: Vec<Sealed>,
    answers: Vec<SealedBack>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Coder {
    steps: Vec<Step>,
    bytes: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Step {
    Below { total: u32, number: u32 },
    Bit { chance: u32, yes: bool },
    Bits { count: u32, number: u64 },
    Golomb { order: u32, number: u64 },
    Symbol { scale: Vec<u16>, index: usize },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Scale {
    sureness: usize,
    expected: usize,
    sums: Vec<u16>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Said {
    text: String,
    bytes: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Report {
    has_profile: bool,
    snapshot: Snapshot,
    digest: String,
    check: u32,
    message: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Bytes {
    what: String,
    bytes: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Keys {
    device_secret: String,
    device_public: String,
    gateway_secret: String,
    gateway_public: String,
    device: u32,
    epoch: u8,
    incarnation: String,
    report_up: String,
    control_up: String,
    report_down: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Sealed {
    of: MessageOf,
    sequence: u64,
    is_known: bool,
    message: String,
    packet: String,
}

/// Which of the messages above is sealed: a report, or one of the small ones.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum MessageOf {
    Report(usize),
    Small(usize),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct SealedBack {
    what: String,
    to_packet: usize,
    nonce: String,
    message: String,
    answer: String,
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

fn unhex(text: &str) -> Vec<u8> {
    text.as_bytes()
        .chunks(2)
        .map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

fn thirty_two(text: &str) -> [u8; 32] {
    unhex(text).try_into().unwrap()
}

fn said() -> Known {
    let (_, rest) = DOCUMENT.split_once("```json\n").unwrap();
    let (json, _) = rest.split_once("\n```").unwrap();
    serde_json::from_str(json).unwrap()
}

impl Known {
    fn link(&self, of_device: bool) -> Link {
        let keys = &self.keys;
        let device = SecretKey::of(thirty_two(&keys.device_secret));
        let gateway = SecretKey::of(thirty_two(&keys.gateway_secret));
        let number = DeviceNumber(keys.device);
        if of_device {
            Link::of_device(&device, gateway.public(), number, keys.epoch).unwrap()
        } else {
            Link::of_gateway(&gateway, device.public(), number, keys.epoch).unwrap()
        }
    }

    fn incarnation(&self) -> Incarnation {
        Incarnation(u64::from_str_radix(&self.keys.incarnation, 16).unwrap())
    }

    fn schema(&self, has_profile: bool) -> &Schema {
        if has_profile {
            &self.schema
        } else {
            &self.schema_without_profile
        }
    }

    /// Reckons every result anew from the inputs.
    fn reckoned(mut self) -> Self {
        self.coder.bytes = hex(&encoded(&self.coder.steps));
        for scale in &mut self.table {
            scale.sums = table::scale(scale.sureness, scale.expected).to_vec();
        }
        self.table_digest = table_digest();
        for text in &mut self.texts {
            let mut encoder = Encoder::new();
            TextModel::new().code(&mut encoder, &text.text).unwrap();
            text.bytes = hex(&encoder.finish());
        }
        self.schema_hash = hex(&self.schema.hash().0);
        self.schema_without_profile_hash = hex(&self.schema_without_profile.hash().0);
        let mut reports = self.reports.clone();
        for report in &mut reports {
            let schema = self.schema(report.has_profile);
            report.digest = hex(&report.snapshot.digest().0);
            report.check = report.snapshot.check();
            let message = message::write_report(&report.snapshot, schema, &self.lists).unwrap();
            report.message = hex(&message);
        }
        self.reports = reports;
        self.messages = messages();
        self.reckon_keys();
        self.reckon_seals();
        self
    }

    fn reckon_keys(&mut self) {
        let (link, here) = (self.link(true), self.incarnation());
        let key = |direction, class| hex(link.key(direction, class, here).as_slice());
        let keys = &mut self.keys;
        let public = |secret: &str| hex(&SecretKey::of(thirty_two(secret)).public().0);
        keys.device_public = public(&keys.device_secret);
        keys.gateway_public = public(&keys.gateway_secret);
        keys.report_up = key(Direction::Up, Class::Report);
        keys.control_up = key(Direction::Up, Class::Control);
        keys.report_down = key(Direction::Down, Class::Report);
    }

    fn reckon_seals(&mut self) {
        let (device, gateway, here) = (self.link(true), self.link(false), self.incarnation());
        for packet in &mut self.packets {
            let (class, message) = match packet.of {
                MessageOf::Report(index) => (Class::Report, &self.reports[index].message),
                MessageOf::Small(index) => (Class::Control, &self.messages[index].bytes),
            };
            packet.message.clone_from(message);
            let known = (here, packet.is_known);
            let message = unhex(message);
            let sealed = packet::seal(&device, class, known, packet.sequence, &message).unwrap();
            packet.packet = hex(&sealed);
            let opened = Packet::read(&sealed).unwrap().open(&gateway, here).unwrap();
            assert_eq!(opened, message);
        }
        for (answer, (what, said)) in self.answers.iter_mut().zip(answers()) {
            answer.what = what.into();
            answer.message = hex(&said.write().unwrap());
            let binding =
                Binding::to(&unhex(&self.packets[answer.to_packet].packet), here).unwrap();
            let nonce = unhex(&answer.nonce).try_into().unwrap();
            let message = unhex(&answer.message);
            let sealed = packet::seal_answer(&gateway, &binding, nonce, &message).unwrap();
            answer.answer = hex(&sealed);
            let opened = SealedAnswer::read(&sealed)
                .unwrap()
                .open(&device, &binding)
                .unwrap();
            assert_eq!(opened, message);
        }
    }
}

fn encoded(steps: &[Step]) -> Vec<u8> {
    let mut encoder = Encoder::new();
    for step in steps {
        match step {
            Step::Below { total, number } => drop(encoder.below(*total, *number).unwrap()),
            Step::Bit { chance, yes } => drop(encoder.bit(*chance, *yes).unwrap()),
            Step::Bits { count, number } => drop(encoder.bits(*count, *number).unwrap()),
            Step::Golomb { order, number } => drop(encoder.golomb(*order, *number).unwrap()),
            Step::Symbol { scale, index } => drop(encoder.symbol(scale, *index).unwrap()),
        }
    }
    encoder.finish()
}

fn table_digest() -> String {
    let mut hash = Sha256::new();
    for sureness in 0..4 {
        for expected in 0..table::EXPECTATIONS {
            for sum in table::scale(sureness, expected) {
                hash.update(sum.to_be_bytes());
            }
        }
    }
    hex(&hash.finalize())
}

/// The small messages, in the words the document describes them with.
fn messages() -> Vec<Bytes> {
    let holds = Holdings {
        ledger_epoch: Some(0x0011_2233_4455_6677),
        letters: 5,
        bundle: 2,
    };
    let hello = Hello {
        program: "0.1.0".into(),
        holds,
        unsent: 3,
    };
    let void = Tombstone {
        voids: 41,
        why: WhyVoid::CodedAnew,
    };
    [
        ("tombstone: voids 41, coded anew", Message::Tombstone(void)),
        (
            "hello: program 0.1.0, ledger 0011223344556677, letters 5, bundle 2, unsent 3",
            Message::Hello(hello),
        ),
        (
            "poll: ledger 0011223344556677, letters 5, bundle 2",
            Message::Poll(holds),
        ),
    ]
    .map(|(what, message)| Bytes {
        what: what.into(),
        bytes: hex(&message.write().unwrap()),
    })
    .into()
}

fn answers() -> [(&'static str, Answer); 1] {
    let receipt = Receipt {
        verdict: Verdict::Accepted,
        stage: Stage::Ledger,
        server_time: 1_763_900_000,
        contiguous: 40,
        holes: vec![(42, 44), (47, 47)],
        ledger_epoch: 0x0011_2233_4455_6677,
        head: None,
    };
    [(
        "receipt: accepted, ledger, 1763900000, contiguous 40, holes 42-44 and 47, ledger 0011223344556677",
        Answer::Receipt(receipt),
    )]
}

#[test]
fn the_document_tells_the_truth() {
    let said = said();
    let reckoned = said.clone().reckoned();
    let text = serde_json::to_string(&reckoned).unwrap();
    assert!(reckoned == said, "the document should say:\n{text}");
}

#[test]
fn what_the_document_holds_can_be_read_back() {
    let said = said();
    for report in &said.reports {
        let schema = said.schema(report.has_profile);
        let read = message::read_report(&unhex(&report.message), schema, &said.lists).unwrap();
        assert_eq!(read, report.snapshot);
    }
    for text in &said.texts {
        let bytes = unhex(&text.bytes);
        let mut decoder = Decoder::new(&bytes);
        assert_eq!(TextModel::new().code(&mut decoder, "").unwrap(), text.text);
    }
    assert!(said.reports.len() >= 3 && said.packets.len() >= 3 && said.table.len() >= 4);
}
