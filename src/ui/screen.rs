//! What a screen is, and what it may ask for.
//!
//! A screen touches no file, no socket and no clock: it hears actions and news, answers with plain
//! effects, and draws itself from what it knows.

use crate::{
    domain::form::Cell,
    office::{news::News, order::Order},
    ui::{
        canvas::Canvas,
        context::Context,
        keymap::{Action, Where},
    },
};

/// One screen of the stack.
pub trait Screen {
    /// Returns which lines of the key table hold here.
    fn place(&self) -> Where;

    /// Does what a key means.
    fn handle(&mut self, action: Action, context: &Context) -> Vec<Effect>;

    /// Draws itself. Changes nothing.
    fn draw(&self, canvas: &mut Canvas, context: &Context);

    /// Hears what the office tells; every screen of the stack does.
    fn hear(&mut self, _news: &News, _context: &Context) -> Vec<Effect> {
        Vec::new()
    }

    /// Tells whether characters are text just now.
    fn wants_text(&self) -> bool {
        false
    }

    /// Tells whether the screen below is to be drawn first.
    fn is_overlay(&self) -> bool {
        false
    }

    /// Tells whether an action is meant for a screen, or a cell, that is asked for and not there yet: its
    /// key waits until it is. Nothing stands for a key without a meaning here.
    fn awaits(&self, _action: Option<Action>) -> bool {
        false
    }

    /// Begins: asks for what it shows.
    fn begin(&mut self, _context: &Context) -> Vec<Effect> {
        Vec::new()
    }

    /// Comes to the top again, perhaps with an answer of the screen that closed.
    fn resume(&mut self, _answer: Option<Reply>, _context: &Context) -> Vec<Effect> {
        Vec::new()
    }

    /// Gives the orders that must not be forgotten when the program ends now.
    fn leave(&mut self, _context: &Context) -> Vec<Order> {
        Vec::new()
    }
}

/// What a screen asks for.
pub enum Effect {
    /// The office shall do this.
    Order(Order),
    /// Another screen on top of this one.
    Open(Box<dyn Screen>),
    /// Another screen in place of this one.
    Replace(Box<dyn Screen>),
    /// This screen is done.
    Close,
    /// This screen is done, and this is its answer to the one below.
    Answer(Reply),
    /// Everything above the first screen is done.
    CloseToHome,
    /// The key means nothing here; the general table may have it.
    Pass,
    /// The program is done.
    Quit,
}

/// What a closing screen tells the one below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// Go to this cell.
    GoTo(Cell),
    /// The answer with this index was chosen.
    Chosen(usize),
    /// This text was entered.
    Entered(String),
}

impl std::fmt::Debug for Effect {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Order(order) => f.debug_tuple("Order").field(order).finish(),
            Self::Open(screen) => f.debug_tuple("Open").field(&screen.place()).finish(),
            Self::Replace(screen) => f.debug_tuple("Replace").field(&screen.place()).finish(),
            Self::Close => f.write_str("Close"),
            Self::Answer(reply) => f.debug_tuple("Answer").field(reply).finish(),
            Self::CloseToHome => f.write_str("CloseToHome"),
            Self::Pass => f.write_str("Pass"),
            Self::Quit => f.write_str("Quit"),
        }
    }
}
