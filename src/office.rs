//! What can be done, without a face: screens, subcommands, lessons and tests give orders and hear news.

pub mod board;
pub mod export;
pub mod news;
pub mod order;
pub mod overview;
pub mod seed;
pub mod settings;
