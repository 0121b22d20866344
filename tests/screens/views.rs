//! Every screen and every dialog with something to show, as a list: pictures are taken of it, and whatever must
//! hold on all screens is held on it.

use std::sync::Arc;

use daftar::{
    domain::{
        answer::{Answer, Base, Call, Difference, DifferenceOf, Meaning, Refusal, Said},
        carry::carry_over,
        language::Language,
        mood::Mood,
        report::Signature,
        status::Status,
        trouble::{Instead, Lock, Trouble},
        value::{Entry as Held, Value},
    },
    office::{
        news::{Attempt, NewerForm, News, Numbered, OpenReport},
        order::Order,
    },
    ui::{
        keymap::Where,
        pilot::Pilot,
        screen::Screen,
        screens::{
            connect::Connecting, entry::Entry, first_run::FirstRun, help::Help, home::Home,
            newer_form, outbox::Outbox, review::Review, settings::SettingsScreen,
        },
    },
};

use crate::desk::{Desk, Shared, now, pilot};

/// A screen with something on it.
pub struct View {
    pub name: &'static str,
    pub open: fn(&Shared) -> Pilot,
    /// In which sizes a picture of it is kept.
    pub sizes: &'static [(u16, u16)],
}

const SMALL: &[(u16, u16)] = &[(80, 24)];
const BOTH: &[(u16, u16)] = &[(80, 24), (100, 30)];

const fn view(
    name: &'static str,
    sizes: &'static [(u16, u16)],
    open: fn(&Shared) -> Pilot,
) -> View {
    View { name, open, sizes }
}

/// All of them.
pub const VIEWS: &[View] = &[
    view("first-run-language", BOTH, |desk| {
        desk.borrow_mut().settings.language = None;
        over(desk, FirstRun::new(Some(Language::Ckb)))
    }),
    view("first-run-world", BOTH, |desk| {
        let language = desk.borrow().settings.language;
        pressed(over(desk, FirstRun::new(language)), &["Enter"])
    }),
    view("connect", BOTH, |desk| over(desk, Connecting::new())),
    view("connect-by-password", BOTH, |desk| {
        let mut pilot = pressed(over(desk, Connecting::new()), &["1"]);
        pilot.type_text("hmis.example.org\nhana\tsecret\n");
        pilot
    }),
    view("connect-by-token", SMALL, |desk| {
        pressed(over(desk, Connecting::new()), &["2"])
    }),
    view("connect-by-bundle", SMALL, |desk| {
        pressed(over(desk, Connecting::new()), &["3"])
    }),
    view("connected", SMALL, |desk| {
        desk.borrow_mut().connects = Ok((3, 11));
        let mut pilot = pressed(over(desk, Connecting::new()), &["2"]);
        pilot.type_text("hmis.example.org\nd2pat_abc\n");
        pilot
    }),
    view("home", BOTH, |desk| over(desk, Home::new())),
    view("home-busy", BOTH, |desk| {
        let owed = desk.borrow().month("202610");
        let before = Desk::other(owed, "202609");
        {
            let mut desk = desk.borrow_mut();
            desk.fill_as_in(owed, "202609");
            desk.queue(before, Status::Queued, None, 3);
            desk.facts.clock_is_wrong = true;
            desk.settings.token_expires = "2026-11-20".parse().ok();
        }
        let mut pilot = over(desk, Home::new());
        let row = desk.borrow().outbox[0].clone();
        pilot.tell(&News::OutboxChanged(Box::new(row)));
        pilot
    }),
    view("home-trouble", SMALL, |desk| {
        let mut pilot = over(desk, Home::new());
        pilot.tell(&News::Trouble(numbered(Trouble::LoginRefused)));
        pilot
    }),
    view("home-no-forms", SMALL, |desk| {
        desk.borrow_mut().facts.assignments.clear();
        over(desk, Home::new())
    }),
    view("leave", BOTH, |desk| {
        let before = Desk::other(desk.borrow().month("202610"), "202609");
        desk.borrow_mut().queue(before, Status::Queued, None, 1);
        pressed(over(desk, Home::new()), &["F10"])
    }),
    view("entry-empty", BOTH, |desk| {
        let mut held = desk.borrow_mut();
        let owed = held.month("202610");
        let open = held.open_report(owed);
        drop(held);
        over(desk, Entry::new(open))
    }),
    view("entry", BOTH, |desk| {
        let mut pilot = over(desk, Entry::new(october(desk)));
        // A number too many on the shelf, and the cursor back on it.
        pilot.press("g").type_text("702").press("Enter");
        pilot.type_text("99999").press("Enter");
        pressed(pilot, &["Up", "Home"])
    }),
    view("entry-weekly", BOTH, |desk| {
        over(desk, Entry::new(week(desk)))
    }),
    view("entry-history", SMALL, |desk| {
        pressed(over(desk, Entry::new(october(desk))), &["+"])
    }),
    view("entry-weekly-history", SMALL, |desk| {
        pressed(over(desk, Entry::new(week(desk))), &["+"])
    }),
    view("entry-reason", SMALL, |desk| {
        pressed(over(desk, Entry::new(october(desk))), &["F7"])
    }),
    view("entry-go-to", SMALL, |desk| {
        pressed(over(desk, Entry::new(october(desk))), &["g", "1", "0"])
    }),
    view("entry-section", SMALL, |desk| {
        pressed(over(desk, Entry::new(october(desk))), &["F6"])
    }),
    view("entry-comment", SMALL, |desk| {
        let words = match desk.borrow().settings.language.map(Language::code) {
            Some("ar") => "البراد عاطل منذ الأحد (منظم الجهد) OPV 12",
            Some("ckb") => "ساردکەرەوەکە لە یەکشەممەوە ناشێت (کارەبا) OPV 12",
            _ => "The refrigerator is out of order since Sunday",
        };
        let mut pilot = pressed(over(desk, Entry::new(october(desk))), &["F4"]);
        pilot.type_text(words);
        pilot
    }),
    view("entry-commented", SMALL, |desk| {
        let mut pilot = pressed(over(desk, Entry::new(october(desk))), &["F4"]);
        pilot.type_text("07701234567");
        pressed(pilot, &["Enter", "F5"])
    }),
    view("entry-paper-total", SMALL, |desk| {
        pressed(over(desk, Entry::new(october(desk))), &["F3"])
    }),
    view("entry-paper-differs", SMALL, |desk| {
        pressed(
            over(desk, Entry::new(october(desk))),
            &["F3", "9", "9", "Enter"],
        )
    }),
    view("entry-accept", SMALL, |desk| {
        let mut pilot = over(desk, Entry::new(october(desk)));
        pilot.press("g").type_text("702").press("Enter");
        pilot.type_text("99999").press("Enter").press("Up");
        pressed(pilot, &["End", "F8"])
    }),
    view("entry-person", SMALL, |desk| {
        pressed(over(desk, Entry::new(october(desk))), &["F12"])
    }),
    view("entry-zero-report", SMALL, |desk| {
        pressed(over(desk, Entry::new(week(desk))), &["z"])
    }),
    view("entry-zero-declared", SMALL, |desk| {
        let mut open = week(desk);
        open.report.zero_report = Some(Signature {
            person: "Hana".to_owned(),
            at: now(),
        });
        over(desk, Entry::new(open))
    }),
    view("entry-notify", SMALL, |desk| {
        let mut pilot = over(desk, Entry::new(week(desk)));
        pilot.type_text("2\n");
        pressed(pilot, &["Up", "n"])
    }),
    view("entry-nothing-here", SMALL, |desk| {
        pressed(over(desk, Entry::new(october(desk))), &["u"])
    }),
    view("entry-locked", SMALL, |desk| {
        let mut open = october(desk);
        open.lock = Some(Lock::Approved);
        pressed(over(desk, Entry::new(open)), &["7"])
    }),
    view("entry-not-saved", SMALL, |desk| {
        let open = october(desk);
        let report = open.number;
        let mut pilot = over(desk, Entry::new(open));
        pilot.tell(&News::NotSaved {
            report,
            step: 1,
            trouble: numbered(Trouble::Disk {
                said: FULL.to_owned(),
            }),
        });
        pilot
    }),
    view("review", BOTH, |desk| {
        over(desk, Review::new(october(desk)))
    }),
    view("review-hard", SMALL, |desk| {
        let open = {
            let mut held = desk.borrow_mut();
            let owed = held.month("202610");
            held.fill_as_in(owed, "202511");
            let cell = held.form(owed).cell_numbered("7.02", "C").unwrap();
            let report = held.reports.get_mut(&owed).unwrap();
            report.put(cell, Held::of(Value::Given("99999".to_owned())));
            held.open_report(owed)
        };
        pressed(over(desk, Review::new(open)), &["F9"])
    }),
    view("review-end", SMALL, |desk| {
        pressed(over(desk, Review::new(october(desk))), &["End"])
    }),
    view("review-check", BOTH, |desk| {
        pressed(over(desk, Review::new(october(desk))), &["F1"])
    }),
    view("review-reason", BOTH, |desk| {
        pressed(over(desk, Review::new(october(desk))), &["F8"])
    }),
    view("review-words", SMALL, |desk| {
        pressed(over(desk, Review::new(october(desk))), &["F8", "6"])
    }),
    view("review-accepted", SMALL, |desk| {
        pressed(over(desk, Review::new(october(desk))), &["F8", "1", "Up"])
    }),
    view("review-locked", SMALL, |desk| {
        let mut open = october(desk);
        open.lock = Some(Lock::Expired);
        over(desk, Review::new(open))
    }),
    view("review-clean", SMALL, |desk| {
        let mut pilot = over(desk, Review::new(october(desk)));
        for _ in 0..60 {
            pilot.press("F8").press("1");
        }
        pilot
    }),
    view("outbox", BOTH, |desk| {
        let owed = desk.borrow().month("202610");
        let later = Answer::Later(Trouble::TimedOut);
        {
            let mut desk = desk.borrow_mut();
            let stands = Answer::Stands {
                cells: 231,
                zeros_not_kept: Vec::new(),
            };
            let august = Desk::other(owed, "202608");
            desk.queue(august, Status::InDhis2, Some(stands), 40);
            desk.queue(Desk::other(owed, "202609"), Status::Queued, Some(later), 1);
        }
        over(desk, Outbox::new())
    }),
    view("outbox-empty", SMALL, |desk| over(desk, Outbox::new())),
    view("outbox-refused", SMALL, |desk| {
        let cell = some_cell(desk);
        let refusal = Refusal {
            meaning: Meaning::ValueWrong,
            code: Some("E7619".to_owned()),
            cells: vec![cell],
            said: "Value must be an integer".to_owned(),
        };
        answered(desk, Status::Returned, Answer::Refused(vec![refusal]))
    }),
    view("outbox-differs", SMALL, |desk| {
        let difference = |of, here: &str, there: &str| Difference {
            cell: some_cell(desk),
            of,
            here: Some(here.to_owned()),
            there: Some(there.to_owned()),
            base: Base::Unknown,
        };
        let all = vec![
            difference(DifferenceOf::Value, "12", "21"),
            difference(DifferenceOf::Comment, "A", "B"),
            difference(DifferenceOf::FollowUp, "", ""),
        ];
        answered(desk, Status::Returned, Answer::Foreign(all))
    }),
    view("choosing", BOTH, |desk| {
        let difference = |of, here: &str, there: &str, base: &str| Difference {
            cell: some_cell(desk),
            of,
            here: Some(here.to_owned()),
            there: Some(there.to_owned()),
            base: Base::of(Some(base).filter(|base| !base.is_empty())),
        };
        let all = vec![
            difference(DifferenceOf::Value, "12", "21", "11"),
            difference(DifferenceOf::Comment, "A", "B", ""),
        ];
        let pilot = answered(desk, Status::Returned, Answer::Foreign(all));
        pressed(pilot, &["Enter", "2"])
    }),
    view("newer-form", BOTH, |desk| {
        let key = desk.borrow().month("202610");
        desk.borrow_mut().fill_as_in(key, "202609");
        let mut open = desk.borrow_mut().open_report(key);
        let mut form = (*open.form).clone();
        form.version += 1;
        form.sections[0].tables[0].rows.truncate(3);
        let carried = carry_over(&open.report, &open.form, &form);
        let form = Arc::new(form);
        open.newer = Some(Arc::new(NewerForm { form, carried }));
        pilot(desk, newer_form::opened(open))
    }),
    view("answers", SMALL, |desk| {
        let pilot = answered(desk, Status::Returned, Answer::Refused(Vec::new()));
        let mut pilot = pressed(pilot, &["F3"]);
        let number = pilot.orders().into_iter().find_map(|order| match order {
            Order::ShowAnswers(number) => Some(number),
            _ => None,
        });
        let attempt = Attempt {
            at: "2026-11-09T06:15:00Z".parse().unwrap(),
            answer: Answer::Later(Trouble::TimedOut),
            said: vec![Said {
                call: Call::Import,
                status: 409,
                // Digits alone: words would not be those of the catalogue.
                body: "[409,7640,[0,1,2]]".to_owned(),
            }],
        };
        pilot.tell(&News::Answers(number.unwrap(), vec![attempt]));
        pilot
    }),
    view("settings-practice-server", BOTH, |desk| {
        let mut pilot = over(desk, SettingsScreen::new());
        pilot.tell(&News::Mood(Mood::Slow));
        pressed(pilot, &["End"])
    }),
    view("outbox-needs-person", SMALL, |desk| {
        let trouble = Trouble::NotAllowed {
            said: "F_DATAVALUE_ADD".to_owned(),
        };
        answered(desk, Status::Returned, Answer::NeedsPerson(trouble))
    }),
    view("outbox-export", BOTH, |desk| {
        let owed = desk.borrow().month("202610");
        let before = Desk::other(owed, "202609");
        desk.borrow_mut().queue(before, Status::Queued, None, 0);
        pressed(over(desk, Outbox::new()), &["F6"])
    }),
    view("outbox-exported", SMALL, |desk| {
        let owed = desk.borrow().month("202610");
        let before = Desk::other(owed, "202609");
        desk.borrow_mut().queue(before, Status::Queued, None, 0);
        pressed(over(desk, Outbox::new()), &["F6", "Enter"])
    }),
    view("help-home", BOTH, |desk| over(desk, Help::new(Where::Home))),
    view("help-entry", BOTH, |desk| {
        over(desk, Help::new(Where::Entry))
    }),
    view("help-entry-on", SMALL, |desk| {
        pressed(over(desk, Help::new(Where::Entry)), &["PageDown"])
    }),
    view("help-review", SMALL, |desk| {
        over(desk, Help::new(Where::Review))
    }),
    view("help-outbox", SMALL, |desk| {
        over(desk, Help::new(Where::Outbox))
    }),
    view("help-settings", SMALL, |desk| {
        over(desk, Help::new(Where::Settings))
    }),
    view("help-end", BOTH, |desk| {
        pressed(over(desk, Help::new(Where::Home)), &["End"])
    }),
    view("settings", BOTH, |desk| over(desk, SettingsScreen::new())),
    view("person", BOTH, |desk| {
        pressed(over(desk, SettingsScreen::new()), &["F12"])
    }),
    view("escaped", SMALL, |desk| {
        pressed(over(desk, Home::new()), &["Esc"])
    }),
    view("too-small", &[(60, 20)], |desk| over(desk, Home::new())),
];

/// Said by an operating system; no text of ours.
pub const FULL: &str = "No space left on device";

/// Every trouble there is, as the board tells it; read beside the views, of which there are pictures.
pub fn troubles() -> Vec<Trouble> {
    let said = || FULL.to_owned();
    let address = || "http://hmis.example.org".to_owned();
    let path = || "/media/usb/daftar.bundle".to_owned();
    let page = |by| Trouble::NotDhis2 { status: 302, by };
    let mut all = vec![
        Trouble::Disk { said: said() },
        Trouble::NoHome,
        Trouble::DatabaseNewer {
            found: 9,
            known: 1,
            copy: path(),
        },
        Trouble::DatabaseDamaged {
            copy: path(),
            said: said(),
        },
        Trouble::ScreenTaken,
        Trouble::StillConnecting,
        Trouble::Offline { said: said() },
        Trouble::TimedOut,
        Trouble::LoginRefused,
        Trouble::NotAllowed { said: said() },
        page(Instead::Page),
        page(Instead::LoginPage),
        page(Instead::Portal),
        page(Instead::Proxy),
        Trouble::NoTokens,
        Trouble::ServerFailed {
            status: 503,
            said: said(),
        },
        Trouble::AddressForbidden { address: address() },
        Trouble::NotEncrypted { address: address() },
        Trouble::OtherCalendar {
            calendar: "persian".to_owned(),
        },
        Trouble::ServerTooOld {
            version: "2.30".to_owned(),
        },
        Trouble::File {
            path: path(),
            said: said(),
        },
        Trouble::NotOurs {
            path: path(),
            why: said(),
        },
        Trouble::TokenNotMade { said: said() },
        Trouble::NothingToReport,
        Trouble::Inside { said: said() },
    ];
    for count in [1, 2, 3, 11, 100] {
        all.push(Trouble::HardFindings { count });
        all.push(Trouble::SoftFindings { count });
    }
    let locks = [
        Lock::NotYetOpen,
        Lock::Expired,
        Lock::OutsideWindow,
        Lock::Approved,
        Lock::UnitClosed,
        Lock::NotAssigned,
    ];
    all.extend(locks.map(|why| Trouble::Locked { why }));
    all
}

/// Gives a trouble the number it would have in the log.
pub fn numbered(trouble: Trouble) -> Numbered {
    Numbered {
        number: 17,
        trouble,
    }
}

fn over(desk: &Shared, screen: impl Screen + 'static) -> Pilot {
    pilot(desk, Box::new(screen))
}

fn pressed(mut pilot: Pilot, keys: &[&str]) -> Pilot {
    for key in keys {
        pilot.press(key);
    }
    pilot
}

/// October, filled as the November before, which has its share of warnings.
fn october(desk: &Shared) -> OpenReport {
    let mut held = desk.borrow_mut();
    let owed = held.month("202610");
    held.fill_as_in(owed, "202511");
    held.open_report(owed)
}

/// The newest week that is owed, still empty.
fn week(desk: &Shared) -> OpenReport {
    let mut held = desk.borrow_mut();
    let line = daftar::office::board::board(&held.facts).lines.remove(1);
    held.open_report(line.periods.last().unwrap().key)
}

fn some_cell(desk: &Shared) -> daftar::domain::form::Cell {
    let held = desk.borrow();
    held.form(held.month("202609"))
        .cell_numbered("1.08", "A")
        .unwrap()
}

fn answered(desk: &Shared, status: Status, answer: Answer) -> Pilot {
    let september = desk.borrow().month("202609");
    desk.borrow_mut().queue(september, status, Some(answer), 1);
    over(desk, Outbox::new())
}
