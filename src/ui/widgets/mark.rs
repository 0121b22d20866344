//! How far a report has come, as one mark: ticks for what was sent, other signs for what was not.
//!
//! Every state has a mark of its own, so that no meaning hangs on colour; the words stand in the
//! legend of the board and in the help.

use crate::{
    domain::status::{BoardState, Status},
    office::news::BoardPeriod,
    ui::theme::Meaning,
};

/// All states, in the order of the legend: from nothing to do to all is done.
pub const ALL: [BoardState; 9] = [
    BoardState::NotExpected,
    BoardState::Missing,
    BoardState::Overdue,
    BoardState::Has(Status::Draft),
    BoardState::Has(Status::Confirmed),
    BoardState::Has(Status::Queued),
    BoardState::Has(Status::Received),
    BoardState::Has(Status::InDhis2),
    BoardState::Has(Status::Returned),
];

/// Returns the mark of a state; at most three columns.
pub fn of(state: BoardState, is_ascii: bool) -> &'static str {
    match state {
        BoardState::NotExpected => "-",
        BoardState::Missing if is_ascii => "o",
        BoardState::Missing => "○",
        BoardState::Overdue => "!",
        BoardState::Has(status) => of_status(status, is_ascii),
    }
}

/// The sign behind the mark of a report that was changed since it was sent.
pub const CHANGED: &str = "*";

/// Returns the mark of a period: late and yet begun shows both, and a change since it was sent.
pub fn of_period(period: &BoardPeriod, is_ascii: bool) -> String {
    let mut sign = of(period.state, is_ascii).to_owned();
    if period.is_begun && period.state == BoardState::Overdue {
        sign.push_str(of_status(Status::Draft, is_ascii));
    }
    if period.is_changed_since_sent {
        sign.push_str(CHANGED);
    }
    sign
}

/// Returns the mark of a report that exists.
pub fn of_status(status: Status, is_ascii: bool) -> &'static str {
    match status {
        Status::Draft => "~",
        Status::Confirmed => "=",
        Status::Returned => "?",
        Status::Queued | Status::Received | Status::InDhis2 => ticks(status.ticks(), is_ascii),
    }
}

/// Returns up to three ticks.
fn ticks(count: u8, is_ascii: bool) -> &'static str {
    match (count, is_ascii) {
        (0, _) => "",
        (1, false) => "✓",
        (2, false) => "✓✓",
        (_, false) => "✓✓✓",
        (1, true) => "v",
        (2, true) => "vv",
        (_, true) => "vvv",
    }
}

/// Returns how a state looks.
pub fn meaning(state: BoardState) -> Meaning {
    match state {
        BoardState::NotExpected => Meaning::Quiet,
        BoardState::Missing => Meaning::Plain,
        BoardState::Overdue => Meaning::Soft,
        BoardState::Has(Status::Draft | Status::Confirmed) => Meaning::Title,
        BoardState::Has(Status::Queued | Status::Received) => Meaning::Note,
        BoardState::Has(Status::InDhis2) => Meaning::Good,
        BoardState::Has(Status::Returned) => Meaning::Hard,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_state_has_a_mark_of_its_own() {
        for is_ascii in [true, false] {
            let marks: BTreeSet<_> = ALL.map(|state| of(state, is_ascii)).into_iter().collect();
            assert_eq!(marks.len(), ALL.len());
            assert!(!is_ascii || marks.iter().all(|mark| mark.is_ascii()));
        }
    }
}
