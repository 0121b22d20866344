//! Where the cursor may go: pure questions to a form.
//!
//! Greyed cells, cells the server does not know and cells that cannot be keyed are skipped by every
//! key. Nothing ever wraps around.

use crate::domain::form::{Form, Place};

/// Tells whether a cell can be keyed.
pub fn is_open(form: &Form, place: Place) -> bool {
    form.cell_at(place).is_some()
        && form.rule_at(place).is_some_and(|rule| rule.is_enterable)
        && form
            .row_at(place)
            .is_some_and(|row| row.value_type.is_keyed())
}

/// Returns the first cell of the form.
pub fn first(form: &Form) -> Option<Place> {
    form.places().find(|place| is_open(form, *place))
}

/// Returns the first cell of a section.
pub fn first_of_section(form: &Form, section: usize) -> Option<Place> {
    form.places()
        .find(|place| place.section == section && is_open(form, *place))
}

/// Returns the next cell in the order of the paper, into the next section too.
pub fn after(form: &Form, place: Place) -> Option<Place> {
    form.places()
        .find(|other| *other > place && is_open(form, *other))
}

/// Returns the cell before in the order of the paper.
pub fn before(form: &Form, place: Place) -> Option<Place> {
    form.places()
        .take_while(|other| *other < place)
        .filter(|other| is_open(form, *other))
        .last()
}

/// Returns the next cell along the row.
pub fn beside(form: &Form, place: Place, forward: bool) -> Option<Place> {
    let columns = form.table_at(place)?.columns.len();
    let open = |column: &usize| {
        is_open(
            form,
            Place {
                column: *column,
                ..place
            },
        )
    };
    let column = if forward {
        (place.column + 1..columns).find(open)
    } else {
        (0..place.column).rev().find(open)
    }?;
    Some(Place { column, ..place })
}

/// Returns the first or the last cell of the row.
pub fn edge_of_row(form: &Form, place: Place, last: bool) -> Option<Place> {
    let columns = form.table_at(place)?.columns.len();
    let mut open = (0..columns)
        .map(|column| Place { column, ..place })
        .filter(|other| is_open(form, *other));
    if last { open.next_back() } else { open.next() }
}

/// Returns the cell below or above in sight: in the nearest row of the section that has any, as near
/// to the wished column as can be.
pub fn vertical(form: &Form, place: Place, wish: usize, down: bool) -> Option<Place> {
    let rows = rows_of_section(form, place.section);
    let here = rows.iter().position(|row| same_row(*row, place))?;
    let others: Vec<Place> = if down {
        rows.iter().skip(here + 1).copied().collect()
    } else {
        rows.iter().take(here).rev().copied().collect()
    };
    others.into_iter().find_map(|row| nearest(form, row, wish))
}

/// Returns the cell `count` rows away in sight, or as far as the section goes.
pub fn far(form: &Form, place: Place, wish: usize, down: bool, count: usize) -> Option<Place> {
    let mut at = place;
    for _ in 0..count {
        match vertical(form, at, wish, down) {
            Some(next) => at = next,
            None => break,
        }
    }
    (at != place).then_some(at)
}

/// Returns where Enter goes when it goes down: the column, then the next column, then the next table.
pub fn down_the_column(form: &Form, place: Place) -> Option<Place> {
    let table = form.table_at(place)?;
    let (rows, columns) = (table.rows.len(), table.columns.len());
    let below = (place.row + 1..rows).map(|row| Place { row, ..place });
    let beside = (place.column + 1..columns).flat_map(|column| {
        (0..rows).map(move |row| Place {
            row,
            column,
            ..place
        })
    });
    below
        .chain(beside)
        .find(|other| is_open(form, *other))
        .or_else(|| {
            form.places().find(|other| {
                (other.section, other.table) > (place.section, place.table) && is_open(form, *other)
            })
        })
}

/// Returns the first cell of the next row, into the next section too.
pub fn next_row(form: &Form, place: Place) -> Option<Place> {
    form.places()
        .find(|other| *other > place && !same_row(*other, place) && is_open(form, *other))
}

/// Returns the cell of a row that is nearest to a column.
pub fn nearest(form: &Form, row: Place, wish: usize) -> Option<Place> {
    let columns = form.table_at(row)?.columns.len();
    (0..columns)
        .map(|column| Place { column, ..row })
        .filter(|other| is_open(form, *other))
        .min_by_key(|other| other.column.abs_diff(wish))
}

/// Tells whether two cells stand in one row.
pub fn same_row(one: Place, other: Place) -> bool {
    (one.section, one.table, one.row) == (other.section, other.table, other.row)
}

/// Returns the rows of a section over all its tables, as their first places.
pub fn rows_of_section(form: &Form, section: usize) -> Vec<Place> {
    form.places()
        .filter(|place| place.section == section && place.column == 0)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::training::forms;

    fn at(form: &Form, row: &str, letter: &str) -> Place {
        form.place_of(form.cell_numbered(row, letter).unwrap())
            .unwrap()
    }

    #[test]
    fn greyed_cells_are_skipped_and_sections_follow_each_other() {
        let form = forms::epi_monthly();
        assert_eq!(first(&form), Some(at(&form, "1.01", "A")));
        assert_eq!(
            after(&form, at(&form, "1.01", "A")),
            Some(at(&form, "1.02", "A"))
        );
        assert_eq!(
            after(&form, at(&form, "1.19", "F")),
            Some(at(&form, "2.01", "B"))
        );
        assert_eq!(
            before(&form, at(&form, "2.01", "B")),
            Some(at(&form, "1.19", "F"))
        );
        assert_eq!(after(&form, at(&form, "9.07", "A")), None);
        assert_eq!(before(&form, at(&form, "1.01", "A")), None);
    }

    #[test]
    fn sight_finds_the_nearest_cell_and_never_wraps() {
        let form = forms::epi_monthly();
        let b = at(&form, "1.05", "B");
        assert_eq!(vertical(&form, b, 1, false), Some(at(&form, "1.04", "A")));
        assert_eq!(
            vertical(&form, at(&form, "1.15", "C"), 2, true),
            Some(at(&form, "1.16", "D"))
        );
        assert_eq!(vertical(&form, at(&form, "1.01", "A"), 0, false), None);
        assert_eq!(vertical(&form, at(&form, "1.19", "F"), 5, true), None);
        assert_eq!(
            beside(&form, at(&form, "1.16", "A"), true),
            Some(at(&form, "1.16", "D"))
        );
        assert_eq!(beside(&form, at(&form, "1.16", "D"), true), None);
        assert_eq!(far(&form, b, 1, true, 99), Some(at(&form, "1.19", "B")));
    }

    #[test]
    fn going_down_ends_in_the_next_section() {
        let form = forms::epi_monthly();
        assert_eq!(
            down_the_column(&form, at(&form, "1.19", "A")),
            Some(at(&form, "1.05", "B"))
        );
        assert_eq!(
            down_the_column(&form, at(&form, "1.19", "F")),
            Some(at(&form, "2.01", "B"))
        );
        assert_eq!(
            next_row(&form, at(&form, "1.05", "C")),
            Some(at(&form, "1.06", "A"))
        );
        assert_eq!(next_row(&form, at(&form, "9.07", "A")), None);
    }
}
