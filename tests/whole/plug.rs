//! The plug is pulled: no saved cell is lost, none is invented, and the cursor stands where it stood.

use std::{
    cmp::Ordering,
    thread,
    time::{Duration, Instant},
};

use daftar::domain::language::Language;

use crate::world::{World, sample_month};

const ROUNDS: usize = 50;

/// The first column of the infant doses, row by row, as far as the letters go.
fn cells() -> Vec<(String, String)> {
    sample_month()
        .into_iter()
        .filter(|(cell, _)| cell.starts_with("1."))
        .collect()
}

#[test]
fn fifty_cuts_at_random_moments_lose_no_saved_cell() {
    let world = World::furnished(Language::En);
    let cells = cells();
    let mut keyed = 0;
    for round in 0..ROUNDS {
        let mut terminal = world.open();
        if round == 0 {
            terminal.see("Owed first");
            terminal.press("<Enter>");
        }
        // After a cut the report opens by itself, no key is needed.
        if let Some((cell, _)) = cells.get(keyed) {
            // The same cell as before the cut, named beside the cursor.
            terminal.see(&format!("{cell} "));
        }
        let acknowledged = keyed + 1;
        let Some((_, value)) = cells.get(keyed) else {
            break;
        };
        terminal.press(&format!("{value}<Enter>"));
        if let Some((next, _)) = cells.get(acknowledged) {
            terminal.see(&format!("{next} "));
        }
        terminal.see("Saved");
        // And some keys more that nobody has acknowledged when the plug is pulled.
        let moment = Duration::from_micros(daftar::platform::random::number().unwrap() % 250_000);
        let began = Instant::now();
        if let Some((_, value)) = cells.get(acknowledged) {
            terminal.press(value);
        }
        thread::sleep(moment.saturating_sub(began.elapsed()));
        terminal.kill();
        keyed = acknowledged;

        let stands = world.owed_month();
        for (index, (cell, value)) in cells.iter().enumerate() {
            let found = stands.get(cell);
            match index.cmp(&keyed) {
                Ordering::Less => {
                    assert_eq!(found, Some(value), "round {round}: {cell} was acknowledged");
                }
                Ordering::Equal => {
                    let may = found.is_none_or(|found| value.starts_with(found.as_str()));
                    assert!(
                        may,
                        "round {round}: {cell} holds {found:?}, {value} was being keyed"
                    );
                }
                Ordering::Greater => assert_eq!(found, None, "round {round}: {cell} never keyed"),
            }
        }
    }
}
