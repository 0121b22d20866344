//! The screens as people use them: keys in, what is seen out, in three languages.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test tells what is wrong by stopping"
)]

#[path = "support/desk.rs"]
mod desk;
#[path = "screens/hostile.rs"]
mod hostile;
#[path = "screens/letters.rs"]
mod letters;
#[path = "screens/pictures.rs"]
mod pictures;
#[path = "screens/pseudo.rs"]
mod pseudo;
#[path = "screens/rules.rs"]
mod rules;
#[path = "screens/stories.rs"]
mod stories;
#[path = "screens/views.rs"]
mod views;
