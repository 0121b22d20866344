//! The two lines at the top of a screen: where one is, and in which world.

use crate::{
    domain::world::WorldKind,
    ui::{canvas::Canvas, context::Context, theme::Meaning},
};

/// The rows that the heading takes.
pub const ROWS: usize = 2;

/// Draws the heading: a title with the world's word at its end, below it what is worth knowing.
pub fn draw(canvas: &mut Canvas, title: &str, below: &str, end: &str, context: &Context) {
    let width = canvas.width();
    let style = context.theme.style(Meaning::Header);
    canvas.clear(0, 0, width, 1, style);
    let word = match context.world {
        WorldKind::Practice => context.text("heading-practice"),
        WorldKind::National => context.text("app-name"),
    };
    let taken = canvas.text_end(0, 0, width.saturating_sub(1), &word, style);
    canvas.text(1, 0, width.saturating_sub(taken + 4), title, style);
    let quiet = context.theme.style(Meaning::Quiet);
    let taken = canvas.text_end(0, 1, width.saturating_sub(1), end, quiet);
    canvas.text(1, 1, width.saturating_sub(taken + 4), below, quiet);
}
