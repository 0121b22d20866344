//! The screens, one file each, and what keys mean that no screen took.

use crate::{
    domain::{language::Language, report::ReportKey},
    office::settings::Settings,
    ui::{
        context::Context,
        keymap::{Action, Where},
        screen::{Effect, Screen},
    },
};

pub mod answers;
pub mod choosing;
pub mod connect;
pub mod entry;
pub mod first_run;
pub mod help;
pub mod home;
pub mod newer_form;
pub mod outbox;
pub mod person;
pub mod review;
pub mod settings;

/// Returns the screen a program begins with: the report that was on the screen, with the board below
/// it; the board; or the questions of a first run.
pub fn first(
    settings: &Settings,
    report: Option<ReportKey>,
    preselected: Option<Language>,
) -> Box<dyn Screen> {
    match (settings.language, report) {
        (None, _) => Box::new(first_run::FirstRun::new(preselected)),
        (Some(_), None) => Box::new(home::Home::new()),
        (Some(_), Some(report)) => Box::new(home::Home::returning_to(report)),
    }
}

/// Returns what an action does that the top screen passed on.
pub fn general(action: Action, place: Where, context: &Context) -> Vec<Effect> {
    match action {
        Action::Leave => vec![Effect::Close],
        Action::Quit => vec![Effect::Quit],
        Action::Help => vec![Effect::Open(Box::new(help::Help::new(place)))],
        Action::Person => vec![Effect::Open(Box::new(person::Person::new(context)))],
        _ => Vec::new(),
    }
}
