//! The first minute: which language, then practise or connect.
//!
//! The languages stand in themselves, so that each is found by who cannot read the others.

use crate::{
    domain::language::{Digits, Language},
    i18n::Catalogue,
    office::{news::News, order::Order},
    ui::{
        canvas::Canvas,
        context::Context,
        keymap::{Action, Where},
        screen::{Effect, Reply, Screen},
        screens::{connect::Connecting, home::Home},
        theme::Meaning,
        widgets::{
            choice::{Choice, Chosen},
            footer, heading,
            notice::Notice,
            paragraph,
        },
    },
};

/// How far the first minute has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Language,
    /// The practice world is being furnished in this language.
    Preparing(Language),
    World,
}

/// The first screen of a PC that nobody has used yet.
#[derive(Debug)]
pub struct FirstRun {
    stage: Stage,
    choice: Choice,
    /// The question in each language, with its name.
    languages: Vec<(Language, &'static str, String)>,
    is_connected: bool,
    notice: Option<Notice>,
}

impl FirstRun {
    /// Begins with the language of the operating system lit.
    pub fn new(preselected: Option<Language>) -> Self {
        let languages: Vec<_> = Language::ALL
            .into_iter()
            .map(|language| {
                let catalogue = Catalogue::new(language, Digits::Latin);
                let question = catalogue.text("first-run-language");
                (language, language.name(), question)
            })
            .collect();
        let lit = Language::ALL
            .iter()
            .position(|language| Some(*language) == preselected);
        Self {
            stage: Stage::Language,
            choice: Choice::new(languages.len(), lit.unwrap_or(0)),
            languages,
            is_connected: false,
            notice: None,
        }
    }

    fn chosen(&mut self, at: usize, context: &Context) -> Vec<Effect> {
        match (self.stage, at) {
            (Stage::Language, at) => {
                let Some((language, ..)) = self.languages.get(at) else {
                    return Vec::new();
                };
                let mut settings = context.settings.clone();
                settings.language = Some(*language);
                settings.digits = language.usual_digits();
                self.stage = Stage::Preparing(*language);
                vec![Effect::Order(Order::ChangeSettings(Box::new(settings)))]
            }
            (Stage::Preparing(_), _) => Vec::new(),
            (Stage::World, 0) => vec![Effect::Replace(Box::new(Home::opening_the_owed()))],
            (Stage::World, _) => vec![Effect::Open(Box::new(Connecting::new()))],
        }
    }
}

impl Screen for FirstRun {
    fn place(&self) -> Where {
        Where::FirstRun
    }

    fn handle(&mut self, action: Action, context: &Context) -> Vec<Effect> {
        if matches!(self.stage, Stage::Preparing(_)) {
            return match action {
                Action::Leave => vec![Effect::Quit],
                _ => Vec::new(),
            };
        }
        self.notice = None;
        match (self.choice.handle(action), self.stage) {
            (Chosen::Answer(at), _) => self.chosen(at, context),
            (Chosen::Nothing, Stage::World) if action == Action::Cancel => {
                self.stage = Stage::Language;
                self.choice = Choice::new(self.languages.len(), 0);
                Vec::new()
            }
            (Chosen::Nothing, _) if action == Action::Leave => vec![Effect::Quit],
            (Chosen::Nothing | Chosen::Open, _) => Vec::new(),
            (Chosen::NotMine, _) => vec![Effect::Pass],
        }
    }

    fn awaits(&self, action: Option<Action>) -> bool {
        let gives_up = matches!(action, Some(Action::Leave | Action::Quit));
        matches!(self.stage, Stage::Preparing(_)) && !gives_up
    }

    fn hear(&mut self, news: &News, _context: &Context) -> Vec<Effect> {
        match news {
            News::SettingsChanged(_) if matches!(self.stage, Stage::Preparing(_)) => {
                self.stage = Stage::World;
                self.choice = Choice::new(2, 0);
            }
            News::Connected { .. } => self.is_connected = true,
            News::Trouble(trouble) => {
                self.notice = Some(Notice::Failed(trouble.clone()));
                if matches!(self.stage, Stage::Preparing(_)) {
                    self.stage = Stage::Language;
                }
            }
            _ => {}
        }
        Vec::new()
    }

    fn resume(&mut self, _answer: Option<Reply>, _context: &Context) -> Vec<Effect> {
        self.notice = None;
        if self.is_connected {
            return vec![Effect::Replace(Box::new(Home::new()))];
        }
        Vec::new()
    }

    fn draw(&self, canvas: &mut Canvas, context: &Context) {
        heading::draw(canvas, &context.text("app-name"), "", "", context);
        match self.stage {
            Stage::Language => self.draw_languages(canvas, context),
            Stage::Preparing(language) => {
                self.draw_languages(canvas, context);
                // In the language that was chosen: the rest of the program follows in a moment.
                let said =
                    Catalogue::new(language, language.usual_digits()).text("first-run-preparing");
                let quiet = context.theme.style(Meaning::Quiet);
                let below = heading::ROWS + 13;
                canvas.text_middle(0, below, canvas.width(), &said, quiet);
            }
            Stage::World => self.draw_worlds(canvas, context),
        }
        let bottom = canvas.height().saturating_sub(1);
        if let Some(notice) = &self.notice {
            notice.draw(canvas, bottom, context);
        }
        footer::draw(canvas, Where::FirstRun, context);
    }
}

impl FirstRun {
    fn draw_languages(&self, canvas: &mut Canvas, context: &Context) {
        let width = canvas.width();
        let title = context.theme.style(Meaning::Title);
        let mut y = heading::ROWS + 2;
        for (_, _, question) in &self.languages {
            canvas.text_middle(0, y, width, question, title);
            y += 1;
        }
        y += 1;
        for (at, (_, name, _)) in self.languages.iter().enumerate() {
            self.draw_answer(at, (y, width), name, canvas, context);
            y += 2;
        }
    }

    fn draw_worlds(&self, canvas: &mut Canvas, context: &Context) {
        let width = canvas.width();
        let title = context.theme.style(Meaning::Title);
        let quiet = context.theme.style(Meaning::Quiet);
        let mut y = heading::ROWS + 2;
        canvas.text_middle(0, y, width, &context.text("first-run-world"), title);
        y += 2;
        let answers = [
            ("first-run-practise", "first-run-practise-about"),
            ("first-run-connect", "first-run-connect-about"),
        ];
        for (at, (name, about)) in answers.into_iter().enumerate() {
            self.draw_answer(at, (y, width), &context.text(name), canvas, context);
            let room = (width.saturating_sub(24), 3);
            let about = context.text(about);
            y += 2 + paragraph::draw(canvas, (12, y + 1), room, &about, quiet);
        }
    }

    fn draw_answer(
        &self,
        at: usize,
        (y, width): (usize, usize),
        text: &str,
        canvas: &mut Canvas,
        context: &Context,
    ) {
        let is_lit = at == self.choice.lit();
        let style = context.theme.style(if is_lit {
            Meaning::Active
        } else {
            Meaning::Plain
        });
        let number = context.digits(&(at + 1).to_string());
        let room = width.saturating_sub(20);
        canvas.clear(10, y, room, 1, style);
        canvas.code(12, y, 2, &number, style);
        canvas.text(15, y, room.saturating_sub(7), text, style);
        if is_lit {
            canvas.cursor(12, y);
        }
    }
}
