//! The gateway as a whole: a real ledger in a real file, real lines on loopback, a real sshd where there is one.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test tells what is wrong by stopping"
)]
#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "a method of a page is bound to one lifetime and will not do for all"
)]

mod accepting;
mod enrolling;
mod forwarding;
mod http;
mod kill;
mod lines;
mod pc;
mod rate;
mod ssh;
