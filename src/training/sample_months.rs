//! The two months that the demonstration keys and the key counter counts.
//!
//! One copy of the numbers for all: what is shown, what is tested and what is counted is the same.

use std::collections::BTreeMap;

use super::units::Centre;
use crate::domain::form::{Cell, Form};

const MAIN: &str = include_str!("../../tests/data/r240.csv");
const SUB: &str = include_str!("../../tests/data/small.csv");

/// Returns what stands on a centre's paper for the owed month, cell by cell.
///
/// Temperatures were read on 30 days in the main centre, so the month must have as many. The form is the
/// monthly sample; cells that another form lacks are left out.
pub fn wanted(form: &Form, centre: Centre) -> BTreeMap<Cell, String> {
    let month = match centre {
        Centre::Main => MAIN,
        Centre::Sub => SUB,
    };
    month
        .lines()
        .skip(1)
        .filter_map(|line| cell(form, line))
        .collect()
}

/// Reads a line such as `1.05,A,29`.
fn cell(form: &Form, line: &str) -> Option<(Cell, String)> {
    let (row, rest) = line.split_once(',')?;
    let (letter, value) = rest.split_once(',')?;
    Some((form.cell_numbered(row, letter)?, value.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::training::forms;

    #[test]
    fn the_months_hold_every_cell_and_as_many_zeros_as_are_told() {
        let form = forms::epi_monthly();
        for (centre, zeros, digits) in [(Centre::Main, 96, 230), (Centre::Sub, 182, 73)] {
            let month = wanted(&form, centre);
            assert_eq!(month.len(), 240);
            assert!(form.enterable().all(|(_, cell)| month.contains_key(&cell)));
            let zero = |text: &&String| text.as_str() == "0";
            assert_eq!(month.values().filter(zero).count(), zeros);
            let significant: usize = month
                .values()
                .filter(|text| !zero(text))
                .map(String::len)
                .sum();
            assert_eq!(significant, digits);
        }
    }
}
