//! The screens, one file each, and what keys mean that no screen took.

pub mod entry;

use crate::ui::{
    context::Context,
    keymap::{Action, Where},
    screen::Effect,
};

/// Returns what an action does that the top screen passed on.
pub fn general(action: Action, _place: Where, _context: &Context) -> Vec<Effect> {
    match action {
        Action::Leave => vec![Effect::Close],
        Action::Quit => vec![Effect::Quit],
        _ => Vec::new(),
    }
}
