//! The entry screen as a clerk meets it: keys in, cells and words out.

use std::{sync::atomic::Ordering, time::Duration};

use super::*;
use crate::{
    domain::{language::Language, report::TotalOf, value::Entry as CellEntry},
    office::settings::EnterDirection,
    training::{forms, key_script},
    ui::{
        key::Key,
        painter::{Counting, Painter},
        pilot::Pilot,
        terminal::mode::Handling,
    },
};

mod desk;
mod kept;
mod server_forms;

use desk::{NUMBER, World};

const R240: &str = include_str!("../../../../tests/data/r240.csv");

/// Returns the cells as the orders left them.
fn cells(orders: &[Order]) -> BTreeMap<Cell, CellEntry> {
    let mut cells = BTreeMap::new();
    for order in orders {
        if let Order::SaveCells(save) = order {
            cells.extend(save.cells.iter().cloned());
        }
    }
    cells
}

fn texts(form: &Form, orders: &[Order]) -> Vec<(String, String)> {
    let cells = cells(orders);
    let keyed = form.enterable().filter_map(|(place, cell)| {
        let text = match &cells.get(&cell)?.value {
            Value::Blank => "blank".to_owned(),
            Value::Given(text) => text.clone(),
            Value::NotAvailable(reason) => format!("{reason:?}"),
        };
        let row = form.row_at(place)?;
        Some((
            format!("{}{}", row.number, form.column_at(place)?.letter),
            text,
        ))
    });
    keyed.collect()
}

fn keyed(world: World, keys: &str) -> (Vec<(String, String)>, Pilot) {
    let form = world.form.clone();
    let mut pilot = world.pilot();
    pilot.type_text(keys);
    let orders = pilot.orders();
    (texts(&form, &orders), pilot)
}

fn pairs(wanted: &[(&str, &str)]) -> Vec<(String, String)> {
    wanted
        .iter()
        .map(|(cell, text)| ((*cell).to_owned(), (*text).to_owned()))
        .collect()
}

fn placed(orders: &[Order]) -> Option<Cell> {
    orders.iter().rev().find_map(|order| match order {
        Order::PlaceCursor(_, cell) => Some(*cell),
        _ => None,
    })
}

fn stands(form: &Form, orders: &[Order], row: &str, letter: &str) -> bool {
    placed(orders) == form.cell_numbered(row, letter)
}

#[test]
fn digits_and_enter_fill_cells_in_the_order_of_the_paper() {
    let (texts, pilot) = keyed(World::epi(), "28\n8\n\n27\n");
    assert_eq!(
        texts,
        pairs(&[("1.01A", "28"), ("1.02A", "8"), ("1.04A", "27")])
    );
    pilot.see("1.05A").see("OPV1");
}

#[test]
fn every_typed_change_is_saved_and_settled_on_leaving() {
    let mut pilot = World::epi().pilot();
    pilot.type_text("28\n");
    let saves: Vec<(u64, bool)> = pilot
        .orders()
        .iter()
        .filter_map(|order| match order {
            Order::SaveCells(save) => Some((save.step, save.is_settled)),
            _ => None,
        })
        .collect();
    assert_eq!(saves, [(1, false), (1, false), (1, true)]);
}

#[test]
fn point_is_zero_and_next_and_zero_is_not_blank() {
    let (texts, _) = keyed(World::epi(), "..\n");
    assert_eq!(texts, pairs(&[("1.01A", "0"), ("1.02A", "0")]));
}

#[test]
fn slash_fills_the_blank_cells_of_the_row_and_no_others() {
    let world = World::epi().at("1.05", "A");
    let form = world.form.clone();
    let mut pilot = world.pilot();
    pilot.type_text("12\n-1/");
    let orders = pilot.orders();
    let wanted = pairs(&[
        ("1.05A", "12"),
        ("1.05B", "StockOut"),
        ("1.05C", "0"),
        ("1.05D", "0"),
        ("1.05E", "0"),
        ("1.05F", "0"),
    ]);
    assert_eq!(texts(&form, &orders), wanted);
    assert!(stands(&form, &orders, "1.06", "A"));
    pilot.see("4 zeros");
}

#[test]
fn slash_is_refused_in_the_stock() {
    let (texts, pilot) = keyed(World::epi().at("7.01", "B"), "/");
    assert!(texts.is_empty());
    pilot.see("Here every cell is keyed by itself").see("7.01B");
}

#[test]
fn minus_asks_the_reason_once_and_repeats_it() {
    let (texts, pilot) = keyed(World::epi(), "-3--");
    let wanted = pairs(&[
        ("1.01A", "RegisterLost"),
        ("1.02A", "RegisterLost"),
        ("1.03A", "RegisterLost"),
    ]);
    assert_eq!(texts, wanted);
    pilot.see("1.04A").see_no("Why is it not available");
}

#[test]
fn another_reason_is_said_in_words_and_the_keying_goes_on() {
    let mut pilot = World::epi().pilot();
    pilot.type_text("-4flood in the store\n8\n");
    let cells = cells(&pilot.orders());
    let comments: Vec<&str> = cells
        .values()
        .filter_map(|entry| entry.comment.as_deref())
        .collect();
    assert_eq!(comments, ["flood in the store"]);
    pilot.see("1.03A");
}

#[test]
fn what_is_odd_about_a_row_is_told_when_the_row_is_left() {
    let mut pilot = World::epi().at("1.01", "A").pilot();
    pilot.type_text("3-9\n").see("1.01: ").see("1.02A");
    pilot.type_text("8").see_no("1.01: ");
}

#[test]
fn minus_begins_a_number_where_it_may_be_negative() {
    let (texts, _) = keyed(World::epi().at("9.06", "A"), "-1.5\n");
    assert_eq!(texts, pairs(&[("9.06A", "-1.5")]));
}

#[test]
fn a_sum_keeps_its_parts_on_the_screen() {
    let mut pilot = World::epi().pilot();
    pilot.type_text("12+7+3\n");
    pilot.press("Shift+Tab").see("12+7+3 = 22");
    let cells = cells(&pilot.orders());
    assert_eq!(
        cells.values().next().unwrap().parts.as_deref(),
        Some("12+7+3")
    );
}

#[test]
fn star_repeats_the_closing_of_last_month_and_is_refused_elsewhere() {
    let world = World::epi().at("7.01", "A");
    let open = world.open();
    let closing = open.form.cell_numbered("7.01", "G").unwrap();
    let before = open.history.of(open.report.key.period.previous()).unwrap();
    let wanted = before.value(closing).unwrap().given().unwrap().to_owned();
    let (texts, pilot) = keyed(world, "*");
    assert_eq!(texts, [("7.01A".to_owned(), wanted)]);
    pilot.see("7.01B");
    let (texts, pilot) = keyed(World::epi().at("7.01", "G"), "*");
    assert!(texts.is_empty());
    pilot.see("cannot be repeated");
}

#[test]
fn an_impossible_value_stays_as_typed() {
    let (texts, pilot) = keyed(World::epi(), "3-9\n\n");
    assert_eq!(texts, pairs(&[("1.01A", "-6")]));
    pilot.see("-6!");
}

#[test]
fn a_point_in_a_whole_number_is_said_and_what_was_typed_stays() {
    let mut pilot = World::epi().pilot();
    pilot.type_text("28.12").see("Whole numbers only");
    pilot
        .type_text("\n")
        .see("cannot stand here: a whole number");
    let form = forms::epi_monthly();
    let given = texts(&form, &pilot.orders());
    assert_eq!(given, pairs(&[("1.01A", "28.12")]));
    let (texts, pilot) = keyed(World::epi(), "28.\n");
    assert_eq!(texts, pairs(&[("1.01A", "28")]));
    pilot.see_no("Whole numbers only");
}

#[test]
fn a_keypad_without_num_lock_is_said_and_its_keys_do_what_they_do() {
    let mut pilot = World::epi().pilot();
    pilot.press("End").press("PageDown").press("Enter");
    pilot.see_no("NumLock");
    pilot.press("Home").see("NumLock");
    let mut pilot = World::epi().pilot();
    pilot.press("Insert").see("NumLock");
    pilot.type_text("5").see("5");
    pilot.see_no("NumLock");
}

#[test]
fn digits_replace_in_a_cell_not_yet_touched_and_edit_keeps_them() {
    let mut pilot = World::epi().pilot();
    pilot
        .type_text("12\n")
        .press("Shift+Tab")
        .type_text("7\n")
        .press("Shift+Tab");
    pilot.press("F2").press("Left").type_text("3\n");
    let form = forms::epi_monthly();
    assert_eq!(texts(&form, &pilot.orders()), pairs(&[("1.01A", "37")]));
}

#[test]
fn delete_blanks_and_escape_gives_back_what_stood_there() {
    let mut pilot = World::epi().pilot();
    pilot
        .type_text("12\n")
        .press("Shift+Tab")
        .type_text("99")
        .press("Esc");
    let form = forms::epi_monthly();
    assert_eq!(texts(&form, &pilot.orders()), pairs(&[("1.01A", "12")]));
    pilot.press("Delete");
    assert_eq!(texts(&form, &pilot.orders()), pairs(&[("1.01A", "blank")]));
}

#[test]
fn undo_goes_to_the_cell_and_keys_typed_meanwhile_land_there() {
    let mut pilot = World::epi().pilot();
    pilot.type_text("28\n8\nu5\n");
    let form = forms::epi_monthly();
    let orders = pilot.orders();
    assert!(orders.contains(&Order::Undo(NUMBER)));
    assert_eq!(
        texts(&form, &orders),
        pairs(&[("1.01A", "28"), ("1.02A", "5")])
    );
}

#[test]
fn go_to_takes_the_printed_number_with_and_without_its_point() {
    for keys in ["g219\n", "g119\n", "g1.19\n"] {
        let mut pilot = World::epi().pilot();
        pilot.type_text(keys);
        if keys == "g219\n" {
            pilot.see("No row has this number or name");
        } else {
            pilot.see("1.19A").see("Measles");
        }
    }
}

#[test]
fn go_to_finds_the_next_row_with_a_part_of_its_name_however_it_is_spelled() {
    let mut pilot = World::epi().pilot();
    pilot.type_text("gMEASLES\n").see("1.19A");
    pilot.type_text("gbcg\n").see("6.01A");
    pilot.type_text("gwithin 24\n").see("1.02A");
    pilot
        .type_text("gzzz\n")
        .see("No row has this number or name");
    pilot.press("g").press("Esc").see("1.02A");
}

#[test]
fn go_to_finds_an_arabic_name_typed_with_other_letters() {
    let mut world = World::epi();
    world.settings.language = Some(Language::Ar);
    let form = world.form.clone();
    let mut pilot = world.pilot();
    pilot.press("g").type_text("الحصبه المنفرده\n");
    assert!(stands(&form, &pilot.orders(), "1.19", "A"));
}

#[test]
fn a_comment_and_a_follow_up_stay_with_the_cell() {
    let mut pilot = World::epi().pilot();
    pilot
        .type_text("28")
        .press("F4")
        .type_text("counted twice\n")
        .press("F5");
    let cells = cells(&pilot.orders());
    let entry = cells.values().next().unwrap();
    assert_eq!(entry.comment.as_deref(), Some("counted twice"));
    assert!(entry.follow_up);
    assert_eq!(entry.value, Value::Given("28".into()));
    pilot.see("“counted twice”");
}

#[test]
fn a_telephone_number_in_a_comment_is_asked_about() {
    let mut pilot = World::epi().pilot();
    pilot
        .press("F4")
        .type_text("call ٠٧٧٠١٢٣٤٥٦\n")
        .see("Is that a telephone number?");
}

#[test]
fn a_name_in_a_comment_is_asked_about() {
    let mut pilot = World::epi().pilot();
    pilot
        .press("F4")
        .type_text("a child named Hana\n")
        .see("Is that a person’s name?");
}

#[test]
fn a_half_typed_number_is_in_no_total_and_one_given_up_leaves_none() {
    let mut pilot = World::epi().at("1.05", "A").pilot();
    pilot.type_text("12\n7").see_no("19");
    pilot.type_text("\n").see("19");
    pilot.type_text("981").see("19");
    pilot.press("Esc").see("19").see_no("1000");
}

#[test]
fn the_totals_are_live_and_the_paper_is_compared() {
    let mut pilot = World::epi().at("1.05", "A").pilot();
    pilot.type_text("12\n3\n").see("15");
    pilot.press("F3").see("The paper's total of row 1.05");
    pilot.type_text("15\n");
    pilot.see("Agrees with the paper").see("15✓");
    let order = pilot.orders().into_iter().find_map(|order| match order {
        Order::SetControlTotal(_, total) => Some(total),
        _ => None,
    });
    assert_eq!(
        order.map(|total| total.of),
        Some(TotalOf::Row("1.05".into()))
    );
    pilot
        .press("F3")
        .press("F3")
        .see("total of column C, section 1");
    pilot.press("Esc").press("F3").type_text("17\n").see("15≠");
}

#[test]
fn a_write_that_failed_is_said_marked_and_tried_again() {
    let mut world = World::epi();
    world.fails = true;
    let mut pilot = world.pilot();
    pilot.type_text("28\n").see("× Not saved").see("28×");
    pilot.orders();
    pilot.type_text("8");
    let steps: Vec<u64> = pilot
        .orders()
        .iter()
        .filter_map(|order| match order {
            Order::SaveCells(save) => Some(save.step),
            _ => None,
        })
        .collect();
    assert_eq!(steps, [1, 2]);
}

#[test]
fn no_message_eats_a_key() {
    let mut pilot = World::epi().pilot();
    // A refused key, a finding, a section's blanks: the digits after each land where they were meant.
    pilot.type_text("*28\nk8\n3-9\n27\n");
    let form = forms::epi_monthly();
    let wanted = pairs(&[
        ("1.01A", "28"),
        ("1.02A", "8"),
        ("1.03A", "-6"),
        ("1.04A", "27"),
    ]);
    assert_eq!(texts(&form, &pilot.orders()), wanted);
}

#[test]
fn leaving_a_section_counts_its_blank_cells_in_passing() {
    let mut pilot = World::epi().at("3.05", "B").pilot();
    pilot
        .type_text("4\n")
        .see("4.01A")
        .see("Section 3: 9 cells are blank");
}

#[test]
fn a_full_cell_moves_on_and_a_late_digit_goes_back() {
    let mut world = World::epi().at("1.05", "A");
    world.settings.auto_advance = true;
    let form = world.form.clone();
    let mut pilot = world.pilot();
    pilot.type_text("12").see("1.05B");
    pilot
        .key_after(Key::Char('7'), Duration::from_millis(150))
        .see("1.05A");
    pilot.type_text("\n45");
    pilot.key_after(Key::Char('6'), Duration::from_millis(700));
    pilot.type_text("\n");
    let wanted = pairs(&[("1.05A", "127"), ("1.05B", "45"), ("1.05C", "6")]);
    assert_eq!(texts(&form, &pilot.orders()), wanted);
}

#[test]
fn a_full_cell_never_moves_out_of_its_row() {
    let mut world = World::epi().at("1.05", "F");
    world.settings.auto_advance = true;
    let mut pilot = world.pilot();
    pilot.type_text("12").see("1.05F");
}

#[test]
fn enter_goes_down_where_a_person_wants_it() {
    let mut world = World::epi().at("1.05", "B");
    world.settings.enter = EnterDirection::Column;
    let mut pilot = world.pilot();
    pilot.type_text("1\n").see("1.06B");
    pilot.press("Tab").see("1.06C");
}

#[test]
fn arrows_move_by_sight_in_a_mirrored_form() {
    for (language, key) in [
        (Language::En, "Right"),
        (Language::Ar, "Left"),
        (Language::Ckb, "Left"),
    ] {
        let mut world = World::epi().at("1.05", "A");
        world.settings.language = Some(language);
        let form = world.form.clone();
        let mut pilot = world.pilot();
        pilot.press(key);
        assert!(stands(&form, &pilot.orders(), "1.05", "B"), "{language:?}");
    }
}

#[test]
fn a_locked_report_says_why_and_keeps_its_cells() {
    let world = World::epi();
    let mut open = world.open();
    open.lock = Some(crate::domain::trouble::Lock::Expired);
    let mut pilot = world.pilot_of(open);
    pilot.type_text("28\n.-/*").press("F5").press("Delete");
    assert!(cells(&pilot.orders()).is_empty());
}

#[test]
fn the_cursor_is_where_it_was() {
    World::epi()
        .at("7.03", "G")
        .pilot()
        .see("7.03G")
        .see("OPV (20)");
}

#[test]
fn the_real_cursor_stands_in_the_active_cell() {
    let pilot = World::epi().at("1.05", "A").pilot();
    let at = pilot.cursor().unwrap();
    let frame = pilot.frame();
    let style = frame.cell(at).unwrap().style();
    assert_eq!(style.bg, Some(ratatui::style::Color::Cyan));
}

#[test]
fn a_case_that_is_notified_at_once_is_said_and_never_stops_the_keying() {
    let mut pilot = World::vpd().at("2.01", "A").pilot();
    pilot
        .type_text("1\n")
        .see("Notify the district at once")
        .see("000 0000")
        .see("2.01B");
    pilot.type_text("n10:20 by telephone\n");
    assert!(pilot.orders().iter().any(|order| matches!(
        order,
        Order::RecordNotification(_, _, note) if note == "10:20 by telephone"
    )));
}

#[test]
fn a_zero_report_is_one_key_and_one_answer_under_a_name() {
    let mut world = World::vpd();
    world.settings.person = "Hana".to_owned();
    let mut pilot = world.pilot();
    pilot.see("Nothing to report?");
    pilot.type_text("z");
    pilot.see("were the registers of all rooms").see("checked?");
    // Enter by habit declares nothing.
    pilot.press("Enter");
    assert!(!pilot.orders().contains(&Order::DeclareZeroReport(NUMBER)));
    pilot.type_text("z1");
    assert!(pilot.orders().contains(&Order::DeclareZeroReport(NUMBER)));
    pilot.see("4.01A").see("Hana declared");
    let mut pilot = World::vpd().at("3.03", "A").pilot();
    pilot.type_text("14\nz").see("this is no zero report");
}

#[test]
fn nobody_declares_a_zero_report_without_a_name() {
    let mut pilot = World::vpd().pilot();
    pilot.type_text("z").see("Who declares");
    pilot.press("Enter").see("Who declares");
    pilot.type_text("Hana\n").see("checked?");
    pilot.type_text("1");
    let orders = pilot.orders();
    let named = orders.iter().position(
        |order| matches!(order, Order::ChangeSettings(settings) if settings.person == "Hana"),
    );
    let declared = orders
        .iter()
        .position(|order| *order == Order::DeclareZeroReport(NUMBER));
    assert!(named.is_some() && named < declared);
}

#[test]
fn yes_is_one_and_no_is_zero() {
    let (texts, pilot) = keyed(World::vpd().at("4.02", "A"), "1");
    assert_eq!(texts, pairs(&[("4.02A", "true")]));
    pilot.see("Yes");
}

#[test]
fn plus_shows_the_past_until_the_next_key_which_still_counts() {
    let mut pilot = World::epi().at("1.05", "A").pilot();
    pilot.see("12 before");
    pilot.press("+").see_no("12 before");
    pilot.type_text("5").see("12 before");
    assert_eq!(
        texts(&forms::epi_monthly(), &pilot.orders()),
        pairs(&[("1.05A", "5")])
    );
}

#[test]
fn an_empty_closing_tells_the_book_without_entering_it() {
    let mut pilot = World::epi().at("7.01", "A").pilot();
    pilot.type_text("60\n40\n20\n.....").press("Shift+Tab");
    pilot
        .type_text("g701\n")
        .press("End")
        .press("Left")
        .press("Delete")
        .press("F2");
    pilot.see("By the book 80");
}

#[test]
fn the_whole_month_of_the_key_counter_lands_in_its_cells() {
    let world = World::epi();
    let (form, open) = (world.form.clone(), world.open());
    let wanted: BTreeMap<Cell, String> = R240
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut parts = line.split(',');
            let cell = form.cell_numbered(parts.next()?, parts.next()?)?;
            Some((cell, parts.next()?.to_owned()))
        })
        .collect();
    for auto_advance in [false, true] {
        let mut world = World::epi();
        world.settings.auto_advance = auto_advance;
        let before = open.history.of(open.report.key.period.previous());
        let keys = key_script::keys(&form, &wanted, before, auto_advance);
        let mut pilot = world.pilot();
        for key in &keys {
            pilot.key(match key {
                key_script::Key::Char(ch) => Key::Char(*ch),
                key_script::Key::Enter => Key::Enter,
                key_script::Key::F(number) => Key::F(*number),
            });
        }
        let stands: BTreeMap<Cell, String> = cells(&pilot.orders())
            .into_iter()
            .filter_map(|(cell, entry)| Some((cell, entry.value.given()?.to_owned())))
            .collect();
        assert_eq!(stands, wanted, "auto-advance {auto_advance}");
    }
}

#[test]
fn a_key_costs_few_bytes_and_no_key_none() {
    let (sink, written) = Counting::new(std::io::sink());
    let mut painter = Painter::new(sink, Handling::default());
    let mut pilot = World::epi().pilot();
    let mut show = |pilot: &Pilot| {
        let (frame, cursor) = pilot.app().frame();
        painter.show(frame, cursor).unwrap();
        written.swap(0, Ordering::Relaxed)
    };
    show(&pilot);
    assert_eq!(show(&pilot), 0);
    let (mut digits, mut moves) = (Vec::new(), Vec::new());
    for line in R240.lines().skip(1).take(100) {
        for key in line.rsplit(',').next().unwrap_or_default().chars() {
            pilot.type_text(&key.to_string());
            digits.push(show(&pilot));
        }
        pilot.type_text("\n");
        moves.push(show(&pilot));
    }
    let at = |costs: &mut Vec<u64>, share: usize| {
        costs.sort_unstable();
        costs[(costs.len() - 1) * share / 100]
    };
    let digit = (at(&mut digits, 50), at(&mut digits, 99));
    let on = (at(&mut moves, 50), at(&mut moves, 99));
    assert!(digit.0 <= 120 && digit.1 <= 600, "a digit costs {digit:?}");
    assert!(on.0 <= 600 && on.1 <= 2_400, "Enter costs {on:?}");
}

#[test]
fn all_answers_of_a_question_are_in_sight() {
    for language in Language::ALL {
        let mut world = World::epi().at("7.08", "A");
        world.settings.language = Some(language);
        let mut pilot = world.pilot();
        pilot
            .type_text("60\n.7\n...100\n")
            .press("Left")
            .press("Right");
        pilot.press("Shift+Tab").press("F8");
        let other = pilot.app().context().text("entry-accept-other");
        pilot.see(&other);
        pilot.press("Esc").press("F7");
        let last = pilot.app().context().catalogue.reason(Reason::Other);
        pilot.see(&last);
    }
}

#[test]
fn every_language_fits_eighty_columns_and_stays_readable() {
    for language in Language::ALL {
        for (row, letter) in [("1.05", "A"), ("7.03", "G"), ("9.06", "A"), ("4.02", "B")] {
            let mut world = World::epi().at(row, letter);
            world.settings.language = Some(language);
            let pilot = world.pilot();
            let text = pilot.frame_text();
            let first = text.lines().nth(3).unwrap_or_default();
            assert!(!first.is_empty(), "{language:?} {row}: no heading\n{text}");
            pilot.see(row);
        }
    }
}

#[test]
fn a_change_of_a_sent_report_is_said_to_be_a_correction() {
    let world = World::epi();
    let mut open = world.open();
    open.report.status = crate::domain::status::Status::InDhis2;
    open.report.revision = 1;
    let mut pilot = world.pilot_of(open);
    pilot.see("In DHIS2").see("was sent");
    pilot.type_text("28\n").see("Changed since sent");
}
