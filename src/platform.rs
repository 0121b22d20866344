//! The only place with operating-system calls: locks, file modes, signals, folders, clock.

pub mod signals;
