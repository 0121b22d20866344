//! The office with a real database: each test is a small story.

mod carrying;
mod connecting;
mod keying;
mod looking;
mod sending;
