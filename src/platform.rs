//! The only place with operating-system calls: locks, file modes, signals, folders, clock.

pub mod clock;
pub mod console;
pub mod file;
pub mod folders;
pub mod knock;
pub mod lock;
pub mod log;
pub mod process;
pub mod random;
pub mod signals;
pub mod terminal;
