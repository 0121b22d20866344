//! Who keys from now on: a name for the signatures of this PC.

use crate::{
    office::{news::News, order::Order},
    ui::{
        canvas::Canvas,
        context::Context,
        keymap::{Action, Where},
        screen::{Effect, Screen},
        theme::Meaning,
        widgets::text_field::TextField,
    },
};

const LONGEST_NAME: usize = 60;
const WIDTH: usize = 60;

/// The box that asks for a person's name.
#[derive(Debug)]
pub struct Person {
    name: TextField,
}

impl Person {
    /// Asks, with the name of who keys now.
    pub fn new(context: &Context) -> Self {
        let field = TextField::new(context.direction(), LONGEST_NAME);
        Self {
            name: field.with(&context.settings.person),
        }
    }
}

impl Screen for Person {
    fn place(&self) -> Where {
        Where::Everywhere
    }

    fn wants_text(&self) -> bool {
        true
    }

    fn is_overlay(&self) -> bool {
        true
    }

    fn handle(&mut self, action: Action, context: &Context) -> Vec<Effect> {
        match action {
            Action::Enter => {
                let mut settings = context.settings.clone();
                self.name.text().trim().clone_into(&mut settings.person);
                vec![Effect::Order(Order::ChangeSettings(Box::new(settings)))]
            }
            Action::Cancel | Action::Leave => vec![Effect::Close],
            Action::Quit => vec![Effect::Pass],
            action => {
                self.name.handle(action);
                Vec::new()
            }
        }
    }

    fn hear(&mut self, news: &News, _context: &Context) -> Vec<Effect> {
        match news {
            News::SettingsChanged(_) => vec![Effect::Close],
            _ => Vec::new(),
        }
    }

    fn draw(&self, canvas: &mut Canvas, context: &Context) {
        let theme = context.theme;
        let width = WIDTH.min(canvas.width());
        let height = 6;
        let x = (canvas.width() - width) / 2;
        let y = canvas.height().saturating_sub(height) / 2;
        let mut part = canvas.sub(x, y, width, height);
        part.clear(0, 0, width, height, theme.style(Meaning::Plain));
        part.frame(0, 0, width, height, theme.style(Meaning::Border));
        let inside = width.saturating_sub(4);
        part.text(
            2,
            0,
            inside,
            &context.text("person-title"),
            theme.style(Meaning::Title),
        );
        part.text(
            2,
            1,
            inside,
            &context.text("person-about"),
            theme.style(Meaning::Plain),
        );
        self.name.draw(&mut part, (2, 3), inside, true, context);
        part.text(
            2,
            4,
            inside,
            &context.text("person-keys"),
            theme.style(Meaning::Quiet),
        );
    }
}
