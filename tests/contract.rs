//! The contract with DHIS2: what real servers of both generations answered is read as it is meant, and
//! the stand-in of the practice world answers the same.
//!
//! A small part of the recordings lies in `tests/data/dhis2`; the whole is read where it lies beside
//! the repository. A live server is asked only where three variables name one.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test tells what is wrong by stopping"
)]

#[path = "contract/answers.rs"]
mod answers;
#[path = "contract/live.rs"]
mod live;
#[path = "contract/metadata.rs"]
mod metadata;
#[path = "contract/reach.rs"]
mod reach;
#[path = "contract/recordings.rs"]
mod recordings;
#[path = "contract/replay.rs"]
mod replay;
