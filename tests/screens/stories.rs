//! What a person does at each screen, and what is seen: one behaviour each.

use daftar::{
    domain::{
        answer::{Answer, Base, Call, Difference, DifferenceOf, Said, Whose},
        language::Language,
        mood::Mood,
        report::AcceptanceReason,
        status::Status,
        trouble::{Lock, Trouble},
        value::{Entry, Value},
    },
    office::{
        news::{Attempt, News, Numbered, Settled},
        order::{Connect, Order},
        settings::Colours,
    },
    ui::{
        pilot::Pilot,
        screens::{
            connect::Connecting, first_run::FirstRun, home::Home, outbox::Outbox, review::Review,
            settings::SettingsScreen,
        },
    },
};

use crate::desk::{Desk, Shared, pilot};

fn first_run(language: Language) -> (Shared, Pilot) {
    let desk = Desk::open(language);
    desk.borrow_mut().settings.language = None;
    let pilot = pilot(&desk, Box::new(FirstRun::new(Some(language))));
    (desk, pilot)
}

/// Opens the review of October, filled as the November before, which has its share of warnings.
fn review(language: Language, change: impl FnOnce(&mut Desk)) -> (Shared, Pilot) {
    let desk = Desk::open(language);
    let open = {
        let mut desk = desk.borrow_mut();
        let owed = desk.month("202610");
        desk.fill_as_in(owed, "202511");
        change(&mut desk);
        desk.open_report(owed)
    };
    let pilot = pilot(&desk, Box::new(Review::new(open)));
    (desk, pilot)
}

/// Puts a value into a cell of October by its printed number.
fn key(desk: &mut Desk, row: &str, letter: &str, value: &str) {
    let month = desk.month("202610");
    let cell = desk.form(month).cell_numbered(row, letter).unwrap();
    let report = desk.reports.get_mut(&month).unwrap();
    report.put(cell, Entry::of(Value::Given(value.to_owned())));
}

#[test]
fn the_language_is_chosen_by_its_digit_and_holds_at_once() {
    let (desk, mut pilot) = first_run(Language::En);
    pilot
        .see("Choose your language")
        .see("اختر لغتك")
        .see("کوردی");
    pilot.press("1").see("ما عمل هذا الحاسوب؟");
    assert_eq!(desk.borrow().settings.language, Some(Language::Ar));
}

#[test]
fn the_language_of_the_system_is_one_key_away() {
    let (desk, mut pilot) = first_run(Language::Ckb);
    pilot.press("Enter").see("مەشق");
    assert_eq!(desk.borrow().settings.language, Some(Language::Ckb));
}

#[test]
fn practice_opens_the_report_that_is_owed() {
    let (_, mut pilot) = first_run(Language::En);
    pilot.press("3").press("1");
    let orders = pilot.orders();
    assert!(
        matches!(orders.last(), Some(Order::OpenReport(_))),
        "{orders:?}"
    );
}

#[test]
fn a_wrong_choice_of_language_is_taken_back_with_escape() {
    let (_, mut pilot) = first_run(Language::En);
    pilot.press("3").see("What shall this PC do?");
    pilot.press("Esc").see("Choose your language");
}

#[test]
fn a_password_is_never_seen_and_a_failed_connection_keeps_what_was_typed() {
    let desk = Desk::open(Language::En);
    let mut pilot = pilot(&desk, Box::new(Connecting::new()));
    pilot
        .press("1")
        .type_text("hmis.example.org\nhana\nhunter2");
    pilot
        .see("https://hmis.example.org")
        .see("hana")
        .see_no("hunter2");
    pilot
        .press("Enter")
        .see("The server cannot be reached")
        .see("try again with Enter");
    pilot.see("hana");
    desk.borrow_mut().connects = Ok((2, 1));
    pilot.press("Enter").see("Connected: 2 forms, 1 facility.");
    let given = pilot.orders().into_iter().filter_map(|order| match order {
        Order::Connect(Connect::Password { user, password, .. }) => {
            Some((user, password.reveal().to_owned()))
        }
        _ => None,
    });
    let given: Vec<_> = given.collect();
    assert_eq!(
        given,
        [
            ("hana".to_owned(), "hunter2".to_owned()),
            ("hana".to_owned(), "hunter2".to_owned())
        ]
    );
}

#[test]
fn nothing_is_asked_of_a_server_whose_address_is_missing() {
    let desk = Desk::open(Language::En);
    let mut pilot = pilot(&desk, Box::new(Connecting::new()));
    pilot
        .press("2")
        .press("Enter")
        .type_text("d2pat_abc")
        .press("Enter");
    pilot.see("This line is still empty.");
    assert!(
        !pilot
            .orders()
            .iter()
            .any(|order| matches!(order, Order::Connect(_)))
    );
}

#[test]
fn one_key_opens_the_report_that_is_owed_first() {
    let desk = Desk::open(Language::En);
    let mut pilot = pilot(&desk, Box::new(Home::new()));
    pilot
        .see("Owed first: VPD")
        .see("Due tomorrow, Wednesday 11 November");
    pilot.orders();
    pilot.press("Enter");
    let orders = pilot.orders();
    assert!(
        matches!(orders.first(), Some(Order::OpenReport(key)) if key.period.id() == "2026W45"),
        "{orders:?}"
    );
}

#[test]
fn arrows_move_over_the_board_by_sight() {
    for (language, earlier) in [
        (Language::En, "Left"),
        (Language::Ar, "Right"),
        (Language::Ckb, "Right"),
    ] {
        let desk = Desk::open(language);
        let mut pilot = pilot(&desk, Box::new(Home::new()));
        pilot.press("Up").press("Up").press(earlier);
        pilot.orders();
        pilot.press("Enter");
        let orders = pilot.orders();
        let Some(Order::OpenReport(key)) = orders.first() else {
            panic!("{language:?} {orders:?}");
        };
        // Up from the newest week: the newest month of both facilities; then one back.
        assert_eq!(key.period.id(), "202609", "{language:?}");
    }
}

#[test]
fn the_cursor_follows_to_what_is_owed_next_once_a_report_is_queued() {
    let desk = Desk::open(Language::En);
    let mut pilot = pilot(&desk, Box::new(Home::new()));
    let first = pilot.orders().len();
    assert!(first > 0);
    let row = {
        let mut desk = desk.borrow_mut();
        let owed = daftar::office::board::board(&desk.facts).next_owed.unwrap();
        desk.open_report(owed);
        desk.queue(owed, Status::Queued, None, 0)
    };
    pilot.tell(&News::OutboxChanged(Box::new(row)));
    pilot.see("✓ Queued: Notifiable diseases, weekly (sample), Week 45");
    pilot.see("Owed first: VPD, Week 45 / 2026 (2 Nov – 8 Nov): Paper Boat");
    pilot.see("1 report waits to be sent, since today.");
}

#[test]
fn leaving_says_what_is_unsent_and_asks() {
    let desk = Desk::open(Language::En);
    let month = desk.borrow().month("202609");
    desk.borrow_mut().queue(month, Status::Queued, None, 2);
    let mut pilot = pilot(&desk, Box::new(Home::new()));
    pilot
        .press("F10")
        .see("1 report waits to be sent, for 2 days.");
    pilot.press("2").see_no("Leave Daftar?");
    assert!(!pilot.app().is_leaving());
    pilot.press("F10").press("Enter");
    assert!(pilot.app().is_over());
}

#[test]
fn a_trouble_says_what_is_safe_and_goes_with_escape() {
    let desk = Desk::open(Language::En);
    let mut pilot = pilot(&desk, Box::new(Home::new()));
    let trouble = Trouble::LoginRefused;
    pilot.tell(&News::Trouble(Numbered { number: 4, trouble }));
    pilot.see("The server does not accept the login of this PC any more.");
    pilot
        .see("Everything keyed is kept on this PC")
        .see("Number for the telephone: 4");
    pilot.press("Esc").see_no("Number for the telephone");
}

#[test]
fn a_report_with_a_mistake_is_not_sent_and_the_cursor_goes_to_the_mistake() {
    // More doses left the shelf than were ever on it.
    let (_, mut pilot) = review(Language::En, |desk| key(desk, "7.02", "C", "99999"));
    pilot.see("Must be put right (1)");
    pilot
        .press("End")
        .press("F9")
        .see("1 mistake must be put right before the report can be sent.");
    assert!(
        !pilot
            .orders()
            .iter()
            .any(|order| matches!(order, Order::ConfirmAndSend(_)))
    );
    pilot.press("F8").see("This cannot be accepted");
}

#[test]
fn a_warning_is_accepted_with_a_reason_and_the_next_one_is_lit() {
    let (desk, mut pilot) = review(Language::En, |_| {});
    pilot.press("F8").see("Why may this stand?");
    pilot.press("1");
    let orders = pilot.orders();
    assert!(
        matches!(
            orders.as_slice(),
            [Order::AcceptFinding(_, _, AcceptanceReason::Checked)]
        ),
        "{orders:?}"
    );
    let month = desk.borrow().month("202610");
    assert_eq!(desk.borrow().reports[&month].acceptances.len(), 1);
    pilot
        .press("Up")
        .see("Accepted: Compared with the paper; it says so (Hana).");
    pilot.press("F8");
    assert_eq!(desk.borrow().reports[&month].acceptances.len(), 0);
}

#[test]
fn the_counted_shelf_is_the_first_reason_for_a_closing_that_differs() {
    let (_, mut pilot) = review(Language::En, |desk| {
        key(desk, "7.02", "A", "100");
        key(desk, "7.02", "B", "0");
        key(desk, "7.02", "G", "1000");
    });
    let mut steps = 0;
    loop {
        pilot.press("F8");
        if pilot.sees("1  The shelf was counted") {
            break;
        }
        pilot.press("Esc").press("Down");
        steps += 1;
        assert!(steps < 60, "{}", pilot.frame_text());
    }
    pilot.press("1");
    let orders = pilot.orders();
    assert!(
        matches!(orders.last(), Some(Order::AcceptFinding(_, key, AcceptanceReason::PhysicalCount)) if key.check == "E201"),
        "{orders:?}"
    );
}

#[test]
fn a_reason_can_be_given_in_ones_own_words() {
    let (_, mut pilot) = review(Language::Ckb, |_| {});
    pilot
        .press("F8")
        .press("6")
        .type_text("هەڵمەتی ڤیتامین")
        .press("Enter");
    let orders = pilot.orders();
    assert!(
        matches!(orders.last(), Some(Order::AcceptFinding(_, _, AcceptanceReason::Other(words))) if words == "هەڵمەتی ڤیتامین"),
        "{orders:?}"
    );
}

#[test]
fn when_all_is_answered_one_key_confirms_and_goes_back_to_the_board() {
    let desk = Desk::open(Language::En);
    let month = desk.borrow().month("202610");
    desk.borrow_mut().fill_as_in(month, "202511");
    let mut pilot = pilot(&desk, Box::new(Home::new()));
    // October of the main centre: the first row, the newest column.
    pilot
        .press("PageUp")
        .press("End")
        .press("Enter")
        .press("F9");
    pilot.see("wait for an answer before the report can be sent");
    let mut accepted = 0;
    while !pilot.sees("Everything is answered: F9 confirms and sends.") {
        pilot.press("F8").press("1");
        accepted += 1;
        assert!(accepted < 60, "{}", pilot.frame_text());
    }
    pilot.see("Ready: F9 confirms and sends.");
    pilot
        .press("F9")
        .see("✓ Queued: EPI monthly (sample), October 2026");
    assert_eq!(desk.borrow().reports[&month].status, Status::Queued);
}

#[test]
fn a_sent_report_that_was_corrected_can_be_sent_again() {
    let desk = Desk::open(Language::En);
    let month = desk.borrow().month("202609");
    assert_eq!(desk.borrow().reports[&month].status, Status::InDhis2);
    let mut pilot = pilot(&desk, Box::new(Home::new()));
    pilot
        .press("PageUp")
        .press("End")
        .press("Left")
        .press("Enter")
        .press("F9");
    pilot.see("Sent as it stands here; nothing was changed since.");
    pilot
        .press("Esc")
        .type_text("31")
        .press("Enter")
        .press("F9");
    pilot.see_no("Sent as it stands here");
}

#[test]
fn a_locked_report_says_why_it_cannot_go() {
    let desk = Desk::open(Language::En);
    let mut open = {
        let mut desk = desk.borrow_mut();
        let month = desk.month("202610");
        desk.fill_as_in(month, "202511");
        desk.open_report(month)
    };
    open.lock = Some(Lock::Expired);
    let mut pilot = pilot(&desk, Box::new(Review::new(open)));
    pilot.see("The time for entering this report is over.");
    pilot.press("F9").see("Ask your district to open the");
}

#[test]
fn the_outbox_tries_one_or_all_and_not_what_has_arrived() {
    let desk = Desk::open(Language::En);
    {
        let mut desk = desk.borrow_mut();
        let stands = Answer::Stands {
            cells: 231,
            zeros_not_kept: Vec::new(),
        };
        let (august, september) = (desk.month("202608"), desk.month("202609"));
        desk.queue(august, Status::InDhis2, Some(stands), 40);
        desk.queue(
            september,
            Status::Queued,
            Some(Answer::Later(Trouble::TimedOut)),
            1,
        );
    }
    let mut pilot = pilot(&desk, Box::new(Outbox::new()));
    pilot
        .see("1 report is on its way.")
        .see("tried 1 time")
        .see("next try 09:19");
    pilot.orders();
    pilot.press("F5").press("F7").press("Down").press("F5");
    pilot.see("It stands in DHIS2 already; there is nothing to send.");
    let second = desk.borrow().outbox[0].number;
    assert_eq!(
        pilot.orders(),
        [Order::TryNow(Some(second)), Order::TryNow(None)]
    );
}

#[test]
fn a_refused_cell_is_one_key_away() {
    use daftar::domain::answer::{Meaning, Refusal};
    let desk = Desk::open(Language::En);
    {
        let mut desk = desk.borrow_mut();
        let month = desk.month("202609");
        let cell = desk.form(month).cell_numbered("1.08", "A").unwrap();
        let refusal = Refusal {
            meaning: Meaning::ValueWrong,
            code: Some("E7619".to_owned()),
            cells: vec![cell],
            said: "Value must be an integer".to_owned(),
        };
        desk.queue(
            month,
            Status::Returned,
            Some(Answer::Refused(vec![refusal])),
            0,
        );
    }
    let mut pilot = pilot(&desk, Box::new(Outbox::new()));
    pilot.press("Enter").see("1.08");
}

#[test]
fn a_report_is_written_to_the_file_that_was_named() {
    let desk = Desk::open(Language::En);
    {
        let mut desk = desk.borrow_mut();
        let month = desk.month("202609");
        desk.queue(month, Status::Queued, None, 0);
    }
    let mut pilot = pilot(&desk, Box::new(Outbox::new()));
    pilot.orders();
    pilot.press("F6").see("PRACTICE-01-01-202609.json");
    pilot.press("Enter").see("Written:");
    let orders = pilot.orders();
    assert!(
        matches!(orders.as_slice(), [Order::ExportOutboxRow(_, path)] if path.starts_with("/home/clerk/Documents")),
        "{orders:?}"
    );
}

#[test]
fn a_row_tells_by_itself_how_far_it_came() {
    let desk = Desk::open(Language::Ar);
    let mut row = {
        let mut desk = desk.borrow_mut();
        let month = desk.month("202609");
        desk.queue(month, Status::Queued, None, 0)
    };
    let mut pilot = pilot(&desk, Box::new(Outbox::new()));
    row.is_under_way = true;
    pilot
        .tell(&News::OutboxChanged(Box::new(row.clone())))
        .see("في الطريق …");
    row.is_under_way = false;
    row.status = Status::InDhis2;
    pilot
        .tell(&News::OutboxChanged(Box::new(row)))
        .see("✓✓✓")
        .see("وصل كل شيء.");
}

#[test]
fn the_language_changes_at_once_and_the_screen_is_mirrored() {
    let desk = Desk::open(Language::En);
    let mut pilot = pilot(&desk, Box::new(SettingsScreen::new()));
    pilot.see("Settings");
    pilot.press("2").see("ڕێکخستنەکان");
    assert_eq!(desk.borrow().settings.language, Some(Language::Ckb));
    assert_eq!(pilot.cursor().map(|at| at.x), Some(77));
    pilot.press("3").see("Settings");
}

#[test]
fn choices_follow_the_arrows_by_sight() {
    for (language, on) in [(Language::En, "Right"), (Language::Ar, "Left")] {
        let desk = Desk::open(language);
        let mut pilot = pilot(&desk, Box::new(SettingsScreen::new()));
        pilot.press("Down").press("Down").press(on).press(on);
        assert_eq!(
            desk.borrow().settings.colours,
            Colours::Light,
            "{language:?}"
        );
        pilot.press("Enter").press("Enter");
        assert_eq!(
            desk.borrow().settings.colours,
            Colours::Auto,
            "{language:?}"
        );
    }
}

#[test]
fn another_person_keys_from_now_on() {
    let desk = Desk::open(Language::En);
    let mut pilot = pilot(&desk, Box::new(Home::new()));
    pilot.press("F12").see("Who keys from now on?");
    for _ in 0..4 {
        pilot.press("Backspace");
    }
    pilot
        .type_text("Sardar")
        .press("Enter")
        .see("Sardar")
        .see_no("Who keys from now on?");
    assert_eq!(desk.borrow().settings.person, "Sardar");
}

#[test]
fn the_help_is_that_of_the_screen_one_came_from_and_scrolls() {
    let desk = Desk::open(Language::En);
    let mut pilot = pilot(&desk, Box::new(Home::new()));
    pilot
        .press("F1")
        .see("Help: The board")
        .see("What waits and what was sent");
    pilot
        .press("End")
        .see("Data are kept with SQLite 3.51.3")
        .see("practice");
    pilot.press("Esc").see("Owed first");
}

/// Returns the first two cells of the report that was opened, as they stand in the office.
fn first_cells(desk: &Shared, orders: &[Order]) -> Vec<String> {
    let opened = orders.iter().find_map(|order| match order {
        Order::OpenReport(key) => Some(*key),
        _ => None,
    });
    let desk = desk.borrow();
    let form = desk.form(opened.unwrap());
    let report = &desk.reports[&opened.unwrap()];
    let cells = form.enterable().take(2).filter_map(|(_, cell)| {
        let entry = report.entry(cell)?;
        Some(entry.value.given()?.to_owned())
    });
    cells.collect()
}

#[test]
fn keys_pressed_while_a_report_is_opened_land_in_its_cells() {
    let desk = Desk::open(Language::En);
    let mut pilot = pilot(&desk, Box::new(Home::new()));
    pilot.burst(["Enter", "1", "2", "+", "7", "Enter", "3", "3", "Enter"]);
    assert_eq!(first_cells(&desk, &pilot.orders()), ["19", "33"]);
}

#[test]
fn keys_pressed_while_the_practice_world_is_prepared_are_not_lost() {
    let (desk, mut pilot) = first_run(Language::En);
    pilot.burst(["3", "1", "1", "2", "+", "7", "Enter", "3", "3", "Enter"]);
    assert_eq!(first_cells(&desk, &pilot.orders()), ["19", "33"]);
}

#[test]
fn escape_gives_up_the_report_that_was_asked_for() {
    let desk = Desk::open(Language::En);
    let mut pilot = pilot(&desk, Box::new(Home::new()));
    pilot.burst(["Enter", "1", "2", "Esc"]).see("Owed first");
}

#[test]
fn the_board_says_that_something_was_not_saved_after_the_report_was_left() {
    let desk = Desk::open(Language::En);
    let mut pilot = pilot(&desk, Box::new(Home::new()));
    let said = "full".to_owned();
    pilot.tell(&News::NotSaved {
        report: daftar::domain::report::ReportNumber(0),
        step: 1,
        trouble: Numbered {
            number: 12,
            trouble: Trouble::Disk { said },
        },
    });
    pilot.see("The disk of this PC did not take");
}

#[test]
fn a_returned_report_has_not_arrived() {
    let desk = Desk::open(Language::En);
    {
        let mut desk = desk.borrow_mut();
        let key = desk.month("202610");
        desk.fill_as_in(key, "202511");
        let answer = Answer::NeedsPerson(Trouble::LoginRefused);
        desk.queue(key, Status::Returned, Some(answer), 1);
    }
    let pilot = pilot(&desk, Box::new(Outbox::new()));
    pilot
        .see("1 report came back and needs you")
        .see_no("Everything has arrived");
}

#[test]
fn a_pasted_address_brings_its_own_beginning() {
    let desk = Desk::open(Language::En);
    let mut secure = pilot(&desk, Box::new(Connecting::new()));
    secure.press("1").type_text("https://hmis.example.org/api");
    secure
        .see("https://hmis.example.org/api")
        .see_no("https://https://")
        .see_no("not encrypted");
    let mut plain = pilot(&desk, Box::new(Connecting::new()));
    plain.press("1").type_text("http://hmis.example.org");
    plain
        .see("http://hmis.example.org")
        .see_no("https://http://")
        .see("not encrypted");
    let mut here = pilot(&desk, Box::new(Connecting::new()));
    here.press("1").type_text("http://127.0.0.1:8080");
    here.see_no("not encrypted");
}

#[test]
fn a_password_is_kept_only_after_the_warning() {
    let desk = Desk::open(Language::En);
    desk.borrow_mut().connects = Err(Trouble::NoTokens);
    let mut pilot = pilot(&desk, Box::new(Connecting::new()));
    pilot
        .press("1")
        .type_text("hmis.example.org\nhana\nhunter2\n");
    pilot.see("This server knows no tokens");
    pilot.press("Enter");
    let kept: Vec<bool> = pilot
        .orders()
        .into_iter()
        .filter_map(|order| match order {
            Order::Connect(Connect::Password { keep, .. }) => Some(keep),
            _ => None,
        })
        .collect();
    assert_eq!(kept, [false, true]);
}

/// A correction that met two figures of others: one that this PC had seen before, one that it had not.
fn met_by_others(desk: &Shared) -> Pilot {
    {
        let mut desk = desk.borrow_mut();
        let month = desk.month("202609");
        let form = desk.form(month);
        let difference = |row: &str, there: &str, base: Base| Difference {
            cell: form.cell_numbered(row, "A").unwrap(),
            of: DifferenceOf::Value,
            here: Some("12".to_owned()),
            there: Some(there.to_owned()),
            base,
        };
        let differences = vec![
            difference("1.01", "14", Base::Held("11".to_owned())),
            difference("1.02", "15", Base::Unknown),
        ];
        desk.queue(
            month,
            Status::Returned,
            Some(Answer::Foreign(differences)),
            1,
        );
    }
    pilot(desk, Box::new(Outbox::new()))
}

#[test]
fn figures_of_others_are_chosen_between_cell_by_cell() {
    let desk = Desk::open(Language::En);
    let mut pilot = met_by_others(&desk);
    pilot.see("Press Enter and choose");
    pilot.press("Enter").see("Two versions of a report");
    pilot.see("14").see("11").see("not known");
    pilot.press("F9").see("2 cells are not chosen yet");
    pilot.press("3").see("1 cell is not chosen yet");
    // Nobody knows what both had in the second cell.
    pilot.press("3").see("never saw what both had");
    pilot.press("2").see("Everything is chosen");
    pilot.press("F9").see("being written down");
    let settled = pilot.orders().into_iter().find_map(|order| match order {
        Order::Settle(number, choices) => Some((number, choices)),
        _ => None,
    });
    let (number, choices) = settled.unwrap();
    let whose: Vec<Whose> = choices.iter().map(|choice| choice.whose).collect();
    assert_eq!(whose, [Whose::Base, Whose::Theirs]);
    pilot.tell(&News::Settled(number, Settled::Changed));
    pilot.see("goes on its way as a correction");
}

#[test]
fn figures_of_others_are_chosen_between_all_at_once() {
    let desk = Desk::open(Language::Ckb);
    let mut pilot = met_by_others(&desk);
    // Trying again by key is no decision either.
    pilot.press("F5").press("4").press("Enter");
    let choices = pilot.orders().into_iter().find_map(|order| match order {
        Order::Settle(_, choices) => Some(choices),
        _ => None,
    });
    let choices = choices.unwrap();
    assert!(choices.iter().all(|choice| choice.whose == Whose::Mine));
    assert_eq!(choices.len(), 2);
}

#[test]
fn what_the_server_said_can_be_read_word_for_word() {
    let desk = Desk::open(Language::En);
    let number = {
        let mut desk = desk.borrow_mut();
        let month = desk.month("202609");
        let refused = Answer::Refused(Vec::new());
        desk.queue(month, Status::Returned, Some(refused), 1).number
    };
    let mut pilot = pilot(&desk, Box::new(Outbox::new()));
    pilot.press("F3");
    assert!(matches!(pilot.orders().last(), Some(Order::ShowAnswers(_))));
    let attempt = Attempt {
        at: "2026-11-22T06:00:00Z".parse().unwrap(),
        answer: Answer::Refused(Vec::new()),
        said: vec![Said {
            call: Call::Import,
            status: 409,
            body: "{\"errorCode\":\"E7640\",\"value\":\"\u{1b}[31mexpired\"}".to_owned(),
        }],
    };
    pilot.tell(&News::Answers(number, vec![attempt]));
    pilot
        .see("Sending the values: answer 409")
        .see("\"errorCode\":\"E7640\",\"value\":\"expired\"");
}

#[test]
fn a_trainer_switches_the_practice_server_by_name() {
    let desk = Desk::open(Language::Ar);
    let mut pilot = pilot(&desk, Box::new(SettingsScreen::new()));
    pilot.see_no("خادم التدريب");
    pilot.tell(&News::Mood(Mood::Well)).see("خادم التدريب");
    pilot.press("End").see("بطيء");
    pilot.press("2");
    assert_eq!(pilot.orders().last(), Some(&Order::SetMood(Mood::Offline)));
    pilot.tell(&News::Mood(Mood::Offline));
    pilot.press("Enter");
    assert_eq!(pilot.orders().last(), Some(&Order::SetMood(Mood::Slow)));
}
