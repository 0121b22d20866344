//! What a server's own form shows beside its cells.

use super::{desk::World, *};
use crate::domain::{id::IndicatorId, indicator::Indicator, names::Names};

/// The first form with an indicator at its first section: twice the first cell over the second, in percent.
fn with_indicators(count: usize) -> World {
    let mut world = World::epi();
    let cells: Vec<Cell> = world.form.enterable().map(|(_, cell)| cell).collect();
    let item = |cell: &Cell| format!("#{{{}.{}}}", cell.data_element, cell.category_option_combo);
    for at in 0..count {
        let id: IndicatorId = format!("IndPractic{at}").parse().unwrap();
        world.form.indicators.push(Indicator {
            id,
            names: Names::untranslated(format!("Doses per child {at}")),
            numerator: item(&cells[0]),
            denominator: item(&cells[1]),
            numerator_names: Names::default(),
            denominator_names: Names::default(),
            factor: 100.0,
            is_annualized: false,
            decimals: None,
            sections: vec![world.form.sections[0].id],
            is_of_form: false,
        });
    }
    world
}

#[test]
fn an_indicator_is_reckoned_when_its_cell_is_left_and_seen_from_the_last_row() {
    let world = with_indicators(1);
    let last = cursor::rows_of_section(&world.form, 0).pop().unwrap();
    let last = world.form.cell_at(last);
    let mut open = world.open();
    open.cursor = last;
    let at_the_end = with_indicators(1).pilot_of(open.clone());
    at_the_end.see("Doses per child 0            –");
    drop(at_the_end);
    let cells: Vec<Cell> = world.form.enterable().map(|(_, cell)| cell).collect();
    for (cell, text) in cells.iter().zip(["3", "8"]) {
        let value = Value::Given(text.to_owned());
        open.report.put(*cell, CellEntry::of(value));
    }
    world.pilot_of(open).see("37.5");
}
