//! Facts become sentences: a trouble, a finding, an answer of the server.

mod answers;
mod findings;
mod troubles;

pub use answers::{answer, answer_in_short, cell_label, difference, refusal};
pub use findings::{Explained, finding, finding_help, place_label};
pub use troubles::{Told, lock, trouble, trouble_number};
