//! What was just said, above the bar: one line, or a trouble with all three of its sentences.
//!
//! A notice takes no key and no focus; it goes when the next thing is done.

use crate::{
    domain::trouble::Trouble,
    i18n::explain::{self, Told},
    office::news::Numbered,
    ui::{canvas::Canvas, context::Context, theme::Meaning, widgets::paragraph},
};

/// Something said to the person at the keyboard.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// One sentence, and what it means.
    Said(String, Meaning),
    /// Something failed that is tried again by itself where that helps.
    Failed(Numbered),
    /// What a person asked for failed, and only a person asks again.
    FailedOnce(Numbered),
}

impl Notice {
    /// Draws the notice so that it ends above `bottom`; returns the rows it took.
    pub fn draw(&self, canvas: &mut Canvas, bottom: usize, context: &Context) -> usize {
        let width = canvas.width().saturating_sub(2);
        let plain = context.theme.style(Meaning::Plain);
        let options = context.abilities.text;
        let lines: Vec<(String, Meaning)> = match self {
            Self::Said(text, meaning) => paragraph::wrap(text, width, options)
                .into_iter()
                .map(|line| (line, *meaning))
                .collect(),
            Self::Failed(numbered) => {
                let told = explain::trouble(&context.catalogue, &numbered.trouble);
                failure(told, numbered.number, width, context)
            }
            Self::FailedOnce(numbered) => {
                let mut told = explain::trouble(&context.catalogue, &numbered.trouble);
                if passes(&numbered.trouble) {
                    told.now = context.text("trouble-try-again");
                }
                failure(told, numbered.number, width, context)
            }
        };
        let top = bottom.saturating_sub(lines.len());
        canvas.clear(0, top, canvas.width(), lines.len(), plain);
        for (at, (line, meaning)) in lines.iter().enumerate() {
            canvas.text(1, top + at, width, line, context.theme.style(*meaning));
        }
        lines.len()
    }
}

/// Tells whether a trouble may be over in a while.
fn passes(trouble: &Trouble) -> bool {
    matches!(
        trouble,
        Trouble::Offline { .. } | Trouble::TimedOut | Trouble::ServerFailed { .. }
    )
}

fn failure(told: Told, number: u32, width: usize, context: &Context) -> Vec<(String, Meaning)> {
    let number = explain::trouble_number(&context.catalogue, number);
    [
        (format!("! {}", told.happened), Meaning::Hard),
        (told.safe, Meaning::Good),
        (told.now, Meaning::Title),
        (number, Meaning::Quiet),
    ]
    .into_iter()
    .flat_map(|(text, meaning)| {
        paragraph::wrap(&text, width, context.abilities.text)
            .into_iter()
            .map(move |line| (line, meaning))
    })
    .collect()
}
