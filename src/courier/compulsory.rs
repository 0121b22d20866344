//! Which cells a completion was refused for.
//!
//! The server speaks of a compulsory cell by its name in words, and of the first one only; the form says
//! which they are, the snapshot which of them hold nothing.

use crate::{
    dhis2::data_value_set::Snapshot,
    domain::{
        answer::{Meaning, Refusal},
        form::{Cell, Form},
    },
};

/// Names the cells of refusals for want of compulsory ones, in form order.
///
/// Where all hold something it is the zeros: a server before 2.43 drops those that are not significant, and
/// then finds the cell empty.
pub fn name_missing(form: &Form, snapshot: &Snapshot, refusals: &mut [Refusal]) {
    let given = snapshot.by_cell();
    let compulsory = form
        .places()
        .filter_map(|place| form.cell_at(place))
        .filter(|cell| form.compulsory.contains(cell));
    let (mut empty, mut zero): (Vec<Cell>, Vec<Cell>) = (Vec::new(), Vec::new());
    for cell in compulsory {
        match given.get(&cell) {
            None => empty.push(cell),
            Some(given) if given.value == "0" => zero.push(cell),
            Some(_) => {}
        }
    }
    let missing = if empty.is_empty() { zero } else { empty };
    let about = |refusal: &&mut Refusal| {
        refusal.meaning == Meaning::CompulsoryMissing && refusal.cells.is_empty()
    };
    for refusal in refusals.iter_mut().filter(about) {
        refusal.cells.clone_from(&missing);
    }
}
