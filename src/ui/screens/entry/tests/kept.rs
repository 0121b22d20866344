//! Nothing keyed is lost: not by a disk that refuses, not by a key in a question, not by the courier.

use std::{cell::Cell as Flag, rc::Rc};

use chrono::{DateTime, NaiveDate};

use super::super::*;
use super::{NUMBER, World};
use crate::{
    domain::{
        language::Language, report::Signature, trouble::Trouble, value::Entry as CellEntry,
        world::WorldKind,
    },
    office::{news::Numbered, order::SaveCells, settings::Settings},
    ui::{
        context::Abilities,
        pilot::{Pilot, Script},
    },
};

fn full() -> Numbered {
    let trouble = Trouble::Disk {
        said: "full".into(),
    };
    Numbered {
        number: 12,
        trouble,
    }
}

fn saved(save: &SaveCells, fails: bool) -> News {
    let (report, step) = (save.report, save.step);
    if fails {
        let trouble = full();
        return News::NotSaved {
            report,
            step,
            trouble,
        };
    }
    let at = DateTime::from_timestamp(1_770_000_000, 0).unwrap();
    News::Saved { report, step, at }
}

/// A disk that refuses as long as the flag is set; nothing but saving is answered.
fn over(screen: impl Screen + 'static, fails: bool) -> (Rc<Flag<bool>>, Pilot) {
    let fails = Rc::new(Flag::new(fails));
    let shared = Rc::clone(&fails);
    let script: Script = Box::new(move |order| match order {
        Order::SaveCells(save) => vec![saved(save, shared.get())],
        _ => Vec::new(),
    });
    let settings = Settings {
        language: Some(Language::En),
        ..Settings::default()
    };
    let today = NaiveDate::from_ymd_opt(2026, 5, 6).unwrap();
    let context = Context::new(settings, today, WorldKind::Practice, Abilities::default());
    (fails, Pilot::scripted(Box::new(screen), context, script))
}

fn keying(world: &World, fails: bool) -> (Rc<Flag<bool>>, Pilot) {
    over(Entry::new(world.open()), fails)
}

fn saves(orders: &[Order]) -> Vec<&SaveCells> {
    orders
        .iter()
        .filter_map(|order| match order {
            Order::SaveCells(save) => Some(save),
            _ => None,
        })
        .collect()
}

fn comments(orders: &[Order]) -> Vec<String> {
    saves(orders)
        .into_iter()
        .flat_map(|save| &save.cells)
        .filter_map(|(_, entry)| entry.comment.clone())
        .collect()
}

fn changed(at: Option<Cell>) -> News {
    News::ReportChanged(Box::new(ReportChanged {
        number: NUMBER,
        report: World::epi().open().report,
        at,
        can_undo: true,
        can_redo: true,
    }))
}

#[test]
fn the_review_is_opened_when_everything_is_on_the_disk() {
    let (fails, mut pilot) = keying(&World::epi(), true);
    pilot.type_text("28\n").press("F9").see("First “Saved”");
    pilot.see_no("Review:");
    fails.set(false);
    pilot.press("F9").see("✓ Saved");
    pilot.press("F9").see("Review:");
}

#[test]
fn a_review_does_not_send_what_is_not_on_the_disk() {
    let open = World::epi().open();
    let cell = open.form.cell_numbered("1.01", "A").unwrap();
    let mut saving = Saving::new(1, None);
    let step = saving.step();
    let entry = CellEntry::of(Value::Given("28".into()));
    let order = saving.order(NUMBER, step, vec![(cell, entry)], true);
    let (fails, mut pilot) = over(Review::of_saved(open, saving), true);
    pilot.tell(&saved(&order, true));
    pilot.press("F9").see("F9 tries again");
    assert_eq!(pilot.orders(), [Order::SaveCells(order.clone())]);
    fails.set(false);
    pilot.press("F9").see("Everything is on the disk now");
    assert_eq!(pilot.orders(), [Order::SaveCells(order)]);
}

#[test]
fn leaving_names_what_is_not_on_the_disk_and_only_an_answer_leaves_it() {
    let (fails, mut pilot) = keying(&World::epi(), true);
    pilot.type_text("28\n8\n").press("F10");
    pilot.see("lost when you leave: 1.01A 1.02A");
    pilot.press("F10").see_no("lost when you leave");
    assert!(!pilot.app().is_leaving());
    fails.set(false);
    pilot.press("F10").press("1").see("✓ Saved");
    assert!(!pilot.app().is_leaving());
    assert!(pilot.press("F10").app().is_leaving());

    let (_, mut pilot) = keying(&World::epi(), true);
    pilot.type_text("28\n").press("F10").press("2");
    assert!(pilot.app().is_leaving());
}

#[test]
fn the_place_of_the_cursor_is_kept_before_the_cell_just_left() {
    let (_, mut pilot) = keying(&World::epi(), false);
    pilot.type_text("28\n.-3");
    let orders = pilot.orders();
    let mut left = 0;
    for (at, order) in orders.iter().enumerate() {
        if let Order::SaveCells(save) = order
            && save.is_settled
        {
            let before = orders.get(at - 1);
            assert!(
                matches!(before, Some(Order::PlaceCursor(..))),
                "{before:?} before {save:?}"
            );
            left += 1;
        }
    }
    assert_eq!(left, 3);
}

#[test]
fn a_comment_is_kept_whatever_key_ends_it() {
    for key in ["Down", "F9", "F10", "Ctrl+c"] {
        let (_, mut pilot) = keying(&World::epi(), false);
        pilot
            .type_text("28")
            .press("F4")
            .type_text("counted twice")
            .press(key);
        assert_eq!(comments(&pilot.orders()), ["counted twice"], "{key}");
    }
    let (_, mut pilot) = keying(&World::epi(), false);
    pilot.press("F4").type_text("no").press("Esc");
    assert!(comments(&pilot.orders()).is_empty());
}

#[test]
fn other_questions_stay_open_with_what_is_written() {
    let (_, mut pilot) = keying(&World::vpd().at("2.01", "A"), false);
    pilot.type_text("1\nn10:20").press("Down").press("F9");
    pilot.type_text(" by radio\n");
    assert!(pilot.orders().iter().any(
        |order| matches!(order, Order::RecordNotification(_, _, note) if note == "10:20 by radio")
    ));
    let (_, mut pilot) = keying(&World::epi().at("1.05", "A"), false);
    pilot.press("F3").type_text("15").press("Down");
    pilot.see("The paper's total of row 1.05");
}

#[test]
fn only_the_answer_to_the_undo_ends_the_wait_for_it() {
    let form = World::epi().open().form;
    let at = form.cell_numbered("1.01", "A");
    let (_, mut pilot) = keying(&World::epi(), false);
    pilot.type_text("28\n8\nu5");
    pilot.orders();
    pilot.tell(&changed(None)).tell(&News::Trouble(full()));
    assert!(pilot.orders().is_empty());
    pilot.tell(&changed(at));
    let orders = pilot.orders();
    let cells: Vec<Cell> = saves(&orders)
        .into_iter()
        .flat_map(|save| &save.cells)
        .map(|(cell, _)| *cell)
        .collect();
    assert_eq!(Some(cells), at.map(|cell| vec![cell]));

    let (_, mut pilot) = keying(&World::epi(), false);
    pilot.type_text("28\nu5");
    pilot.orders();
    pilot.tell(&News::NothingChanged(NUMBER));
    assert_eq!(saves(&pilot.orders()).len(), 1);
}

#[test]
fn a_zero_report_that_turns_out_wrong_can_be_taken_back() {
    let mut open = World::vpd().at("2.01", "A").open();
    let person = "Hana".to_owned();
    let at = DateTime::UNIX_EPOCH;
    open.report.zero_report = Some(Signature { person, at });
    let (_, mut pilot) = over(Entry::new(open), false);
    pilot.type_text("1\n").see("but here is a case");
    pilot.type_text("z").see("Was a case found after all");
    pilot.type_text("1");
    let wanted = Order::WithdrawZeroReport(NUMBER);
    assert!(pilot.orders().contains(&wanted));
}

#[test]
fn the_practice_world_is_named_at_the_top() {
    for language in Language::ALL {
        let (_, mut pilot) = keying(&World::epi(), false);
        let settings = Settings {
            language: Some(language),
            ..Settings::default()
        };
        pilot.tell(&News::SettingsChanged(Box::new(settings)));
        let word = pilot.app().context().text("heading-practice");
        pilot.see(&word);
    }
}

#[test]
fn leaving_waits_for_the_disk_and_says_so() {
    let script: Script = Box::new(|_| Vec::new());
    let settings = Settings {
        language: Some(Language::En),
        ..Settings::default()
    };
    let today = NaiveDate::from_ymd_opt(2026, 5, 6).unwrap();
    let context = Context::new(settings, today, WorldKind::Practice, Abilities::default());
    let below = Box::new(crate::ui::screens::home::Home::returning_to(
        World::epi().open().report.key,
    ));
    let mut pilot = Pilot::scripted(below, context, script);
    pilot.tell(&News::ReportOpened(Box::new(World::epi().open())));
    pilot.type_text("28");
    pilot.press("F10").see("being written to the disk");
    let orders = pilot.orders();
    let waiting: Vec<SaveCells> = saves(&orders).into_iter().cloned().collect();
    for save in &waiting[1..] {
        pilot.tell(&saved(save, false)).see("being written");
    }
    // Keys meant for the board wait until it is there.
    pilot.press("F4").see("being written");
    pilot.tell(&saved(&waiting[0], false));
    pilot.see_no("being written").see("Settings");

    // What fails then is asked about, with its cell.
    let script: Script = Box::new(|_| Vec::new());
    let settings = Settings {
        language: Some(Language::En),
        ..Settings::default()
    };
    let context = Context::new(settings, today, WorldKind::Practice, Abilities::default());
    let mut pilot = Pilot::scripted(Box::new(Entry::new(World::epi().open())), context, script);
    pilot.type_text("28").press("F10");
    for save in saves(&pilot.orders()) {
        pilot.tell(&saved(save, true));
    }
    pilot.see("1.01A").see_no("being written");
    // A person who does not want to wait is asked, too.
    let (_, mut pilot) = keying(&World::epi(), false);
    pilot.type_text("28").press("F10");
    assert!(
        pilot
            .app()
            .top()
            .is_none_or(|top| top.place() == Where::Entry)
    );
}
