//! Why a warning may stand: the canned reasons, the likeliest first, and then one's own words.

use crate::{domain::report::AcceptanceReason, ui::context::Context};

/// Checks whose usual answer is that the shelf was counted.
const COUNTED: [&str; 2] = ["E201", "E202"];

/// Returns the canned reasons for a check in the order they are offered.
pub fn canned(check: &str) -> [AcceptanceReason; 5] {
    use AcceptanceReason::{Checked, Event, NoService, PaperMissing, PhysicalCount};
    if COUNTED.contains(&check) {
        [PhysicalCount, Checked, Event, NoService, PaperMissing]
    } else {
        [Checked, Event, NoService, PhysicalCount, PaperMissing]
    }
}

/// Returns a reason in words; a person's own as they wrote it.
pub fn name(reason: &AcceptanceReason, context: &Context) -> String {
    let key = match reason {
        AcceptanceReason::Checked => "accept-checked",
        AcceptanceReason::PhysicalCount => "accept-physical-count",
        AcceptanceReason::Event => "accept-event",
        AcceptanceReason::NoService => "accept-no-service",
        AcceptanceReason::PaperMissing => "accept-paper-missing",
        AcceptanceReason::Other(words) => return words.clone(),
    };
    context.text(key)
}
