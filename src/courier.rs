//! The sending thread: a pure machine decides, a driver carries out.
//!
//! [`machine`] knows the order of things for one report (look, post, read back, complete, look again)
//! and what each answer means for it and for the others. [`Courier`] owns the thread: it reads with a
//! connection of its own, writes through the scribe, and sleeps until the next row is due. `direct`
//! carries to the stock Web API of DHIS2.
//!
//! Nothing is marked as being under way on the disk. A row stays due until the end of its attempt is
//! written down, so that after a power cut it is simply tried again; every step can be repeated.

pub mod carrier;
pub mod completion_day;
mod compulsory;
mod direct;
mod driver;
pub mod machine;

pub use driver::{Courier, Heard};
