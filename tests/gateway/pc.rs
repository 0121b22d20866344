//! A gateway in a folder of its own, and PCs that speak to it.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use daftar::{
    bundle::{Assignment, Bundle, FORMAT},
    domain::{
        form::{Cell, Form},
        id::OrganisationUnitId,
        period::{Period, WorkingWeek},
        report::ReportKey,
    },
    gateway::{Gateway, admin::schema_of, config::Config},
    platform::clock::Clock,
    training::practice,
    wire::{
        Lists, Schema, Snapshot,
        answer::{Answer, Receipt},
        enrolment::{
            Enrolled, EnrolmentVerdict, Request, Terms, Token, open_enrolled, seal_request,
        },
        exchange::Down,
        keys::{DeviceNumber, Incarnation, Link, PublicKey, SecretKey},
        message::{self, Message},
        packet::{Binding, Class, SealedAnswer, seal},
        snapshot::{Base, Item, State},
    },
};

pub fn now() -> DateTime<Utc> {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

pub struct World {
    pub folder: tempfile::TempDir,
    pub gateway: Arc<Gateway>,
    pub clock: Clock,
    pub form: Form,
    pub schema: Schema,
    pub unit: OrganisationUnitId,
    pub other_unit: OrganisationUnitId,
}

pub fn bundle() -> Bundle {
    let setup = practice::stand_in(None, None, Clock::fixed(now()));
    Bundle {
        format: FORMAT,
        made_at: now(),
        server: String::new(),
        forms: setup.forms,
        units: setup.units,
        assignments: setup
            .assignments
            .into_iter()
            .map(|(data_set, organisation_unit)| Assignment {
                data_set,
                organisation_unit,
            })
            .collect(),
        working_week: WorkingWeek::default(),
    }
}

impl World {
    pub fn new() -> Self {
        Self::with(|_| {})
    }

    pub fn with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config {
            folder: folder.path().join("state"),
            ..Config::default()
        };
        config.enrolment.http = vec!["http://127.0.0.1:1".into()];
        config.limits.disk_percent = 100;
        change(&mut config);
        let clock = Clock::fixed(now());
        let gateway = Gateway::open(config, clock.clone()).unwrap();
        let bundle = bundle();
        let form = bundle.forms[0].clone();
        let units: Vec<OrganisationUnitId> = bundle.reporting_units().map(|unit| unit.id).collect();
        gateway
            .add_bundle_bytes(&bundle.to_bytes().unwrap())
            .unwrap();
        Self {
            schema: schema_of(&form).unwrap(),
            form,
            unit: units[0],
            other_unit: units[1],
            folder,
            gateway: Arc::new(gateway),
            clock,
        }
    }

    /// The same files, as after a restart.
    pub fn again(&self) -> Arc<Gateway> {
        let config = self.gateway.config().clone();
        Arc::new(Gateway::open(config, self.clock.clone()).unwrap())
    }

    pub fn pc(&self, seed: u8) -> Pc {
        let invitation = self.gateway.invite(&[self.unit]).unwrap();
        let mut pc = Pc::of(seed, &invitation.file.terms, invitation.file.device);
        let request = pc.request(invitation.file.token);
        let answer = self.gateway.enrol(&request).unwrap();
        let enrolled = pc.enrolled(&request, &answer);
        assert_eq!(enrolled.verdict, EnrolmentVerdict::Enrolled);
        pc.take_terms(&enrolled.terms.unwrap());
        pc
    }

    pub fn cell(&self, place: usize) -> Cell {
        self.form.enterable().nth(place).unwrap().1
    }

    pub fn key(&self, period: &str) -> ReportKey {
        ReportKey {
            data_set: self.form.id,
            organisation_unit: self.unit,
            period: Period::parse(period).unwrap(),
            attribute_option_combo: self.form.attribute_option_combo,
        }
    }

    /// A report with numbers in its first cells.
    pub fn report(&self, period: &str, base: Base, numbers: &[u32]) -> Snapshot {
        let items = numbers.iter().enumerate().map(|(place, number)| {
            let state = State::Given(number.to_string());
            (self.cell(place), Item::of(state))
        });
        Snapshot {
            key: self.key(period),
            revision: 1,
            base,
            confirmed_on: now().date_naive(),
            confirmed_by: None,
            items: items.collect(),
        }
    }

    /// Sends packets in one exchange; returns the answers of the packets and what followed.
    pub fn exchange(&self, packets: &[&[u8]]) -> (Vec<Down>, Vec<Down>) {
        let mut session = self.gateway.session("test", None).unwrap();
        let answers = packets.iter().map(|packet| session.take(packet)).collect();
        (answers, session.finish())
    }

    pub fn send(&self, pc: &Pc, packet: &[u8]) -> Receipt {
        let (answers, _) = self.exchange(&[packet]);
        pc.receipt(packet, &answers[0])
    }
}

pub fn on(snapshot: &Snapshot) -> Base {
    Base::Report(snapshot.digest().short())
}

pub struct Pc {
    secret: SecretKey,
    pub number: DeviceNumber,
    pub gateway: PublicKey,
    pub epoch: u8,
    pub incarnation: Incarnation,
    pub is_known: bool,
    pub next: u64,
    pub next_control: u64,
    pub lists: Lists,
}

impl Pc {
    pub fn of(seed: u8, terms: &Terms, device: u32) -> Self {
        Self {
            secret: SecretKey::of([seed; 32]),
            number: DeviceNumber(device),
            gateway: PublicKey(terms.keys.current.public),
            epoch: terms.keys.current.epoch,
            incarnation: Incarnation(u64::from(seed) << 48 | 7),
            is_known: false,
            next: 1,
            next_control: 1,
            lists: Lists {
                units: terms.units.clone(),
                combos: terms.combos.clone(),
            },
        }
    }

    pub fn take_terms(&mut self, terms: &Terms) {
        self.lists = Lists {
            units: terms.units.clone(),
            combos: terms.combos.clone(),
        };
    }

    pub fn link(&self) -> Link {
        Link::of_device(&self.secret, self.gateway, self.number, self.epoch).unwrap()
    }

    pub fn request(&self, token: Token) -> Vec<u8> {
        let request = Request {
            token,
            program: "0.1.0".into(),
            ssh_key: None,
        };
        seal_request(&self.link(), &request).unwrap()
    }

    pub fn enrolled(&self, request: &[u8], answer: &[u8]) -> Enrolled {
        open_enrolled(&self.link(), request, answer).unwrap()
    }

    pub fn sealed(&self, class: Class, sequence: u64, message: &[u8]) -> Vec<u8> {
        let incarnation = (self.incarnation, self.is_known);
        seal(&self.link(), class, incarnation, sequence, message).unwrap()
    }

    /// Takes the next number for a report.
    pub fn report(&mut self, world: &World, snapshot: &Snapshot) -> Vec<u8> {
        let message = message::write_report(snapshot, &world.schema, &self.lists).unwrap();
        self.next += 1;
        self.sealed(Class::Report, self.next - 1, &message)
    }

    pub fn control(&mut self, message: &Message) -> Vec<u8> {
        self.next_control += 1;
        let bytes = message.write().unwrap();
        self.sealed(Class::Control, self.next_control - 1, &bytes)
    }

    pub fn open(&self, packet: &[u8], down: &Down) -> Answer {
        let Down::Answer(bytes) = down else {
            panic!("{down:?}");
        };
        let binding = Binding::to(packet, self.incarnation).unwrap();
        let opened = SealedAnswer::read(bytes)
            .and_then(|answer| answer.open(&self.link(), &binding))
            .unwrap();
        Answer::read(&opened).unwrap()
    }

    pub fn receipt(&self, packet: &[u8], down: &Down) -> Receipt {
        match self.open(packet, down) {
            Answer::Receipt(receipt) => receipt,
            other => panic!("{other:?}"),
        }
    }
}
