//! The screens as people use them: keys in, what is seen out, in three languages.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test tells what is wrong by stopping"
)]

#[path = "support/desk.rs"]
mod desk;
#[path = "screens/pictures.rs"]
mod pictures;
#[path = "screens/rules.rs"]
mod rules;
#[path = "screens/stories.rs"]
mod stories;
