//! Facts become sentences: a trouble, a finding, an answer of the server.

mod troubles;

pub use troubles::{Told, lock, trouble, trouble_number};
