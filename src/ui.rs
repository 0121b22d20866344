//! The screens: keys in, orders out; news in, frames out.
//!
//! * [`key`] and [`keymap`] say what was pressed and what it means; [`layouts`] knows Arabic and
//!   Kurdish keyboards.
//! * [`screen`] says what a screen is; [`app`] is the stack of them; [`screens`] are they.
//! * [`canvas`] mirrors what a screen draws where reading begins at the right; [`theme`] colours it.
//! * [`terminal`] brings keys and shows frames, and knows how each kind of terminal is treated;
//!   [`painter`] writes only what changed, in few bytes; [`pilot`] does both for tests, lessons and the
//!   demonstration.
//!
//! Start reading at [`app`].

pub mod app;
pub mod canvas;
pub mod context;
pub mod key;
pub mod keymap;
pub mod layouts;
pub mod painter;
pub mod pilot;
pub mod screen;
pub mod screens;
pub mod terminal;
pub mod theme;
pub mod widgets;

pub use terminal::{TerminalFailed, run};
