//! Facts become sentences: a trouble, a finding, an answer of the server.

mod findings;
mod troubles;

pub use findings::{Explained, finding, finding_help, place_label};
pub use troubles::{Told, lock, trouble, trouble_number};
