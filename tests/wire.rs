//! The wire as a whole: any report comes back, nothing changed is believed, sizes keep their goals, hostile bytes
//! harm nobody, and `docs/wire-format.md` tells the truth.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a test stops at the first surprise; sizes are of a few hundred bytes"
)]

#[path = "wire/answers.rs"]
mod answers;
#[path = "wire/hostile.rs"]
mod hostile;
#[path = "wire/measure.rs"]
mod measure;
#[path = "wire/reports.rs"]
mod reports;
#[path = "wire/sizes.rs"]
mod sizes;
#[path = "wire/synthetic.rs"]
mod synthetic;
