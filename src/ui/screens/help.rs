//! The help: the keys of the screen one came from, straight from the key table, and what the signs mean.

use crate::{
    i18n::Arg,
    ui::{
        canvas::Canvas,
        context::Context,
        keymap::{self, Action, Where},
        screen::{Effect, Screen},
        theme::Meaning,
        widgets::{footer, heading, mark, paragraph},
    },
};

/// Columns of the keys before their sentence.
const KEYS: usize = 18;
/// Columns of a sign before its word.
const SIGN: usize = 6;

const ARROWS: &str = "↑ ↓ ← →";
const DIGITS: &str = "0 – 9";

/// The help of one place.
#[derive(Debug)]
pub struct Help {
    of: Where,
    top: usize,
}

/// One line of the help.
struct Line {
    indent: usize,
    /// What stands before the text, left to right.
    before: String,
    text: String,
    meaning: Meaning,
}

impl Help {
    /// Explains a place.
    pub fn new(of: Where) -> Self {
        Self { of, top: 0 }
    }

    fn page(context: &Context) -> usize {
        usize::from(context.size.1).saturating_sub(heading::ROWS + 1)
    }

    fn lines(&self, context: &Context) -> Vec<Line> {
        let mut page = Page {
            width: usize::from(context.size.0).saturating_sub(2),
            lines: Vec::new(),
            context,
        };
        page.title(context.text("help-keys"));
        for place in [self.of, Where::Everywhere] {
            page.keys(place, self.of);
        }
        page.plain(&context.text("help-escape"));
        page.title(context.text("help-signs"));
        for state in mark::ALL {
            let sign = mark::of(state, context.abilities.is_ascii);
            page.line(
                SIGN,
                sign,
                &context.catalogue.board_state(state),
                Meaning::Plain,
            );
        }
        page.line(SIGN, "*", &context.text("state-changed"), Meaning::Plain);
        page.plain(&context.text("help-ticks"));
        page.title(context.text("help-sample"));
        page.plain(&context.text("help-sample-about"));
        page.title(context.text("help-about"));
        page.about();
        page.lines
    }
}

impl Screen for Help {
    fn place(&self) -> Where {
        Where::Help
    }

    fn handle(&mut self, action: Action, context: &Context) -> Vec<Effect> {
        let page = Self::page(context);
        let last = self.lines(context).len().saturating_sub(page);
        self.top = match action {
            Action::Up | Action::Previous => self.top.saturating_sub(1),
            Action::Down | Action::Next | Action::Enter => self.top + 1,
            Action::PageUp => self.top.saturating_sub(page.saturating_sub(1)),
            Action::PageDown => self.top + page.saturating_sub(1),
            Action::Home => 0,
            Action::End => last,
            Action::Cancel | Action::Leave | Action::Help => return vec![Effect::Close],
            _ => return vec![Effect::Pass],
        }
        .min(last);
        Vec::new()
    }

    fn draw(&self, canvas: &mut Canvas, context: &Context) {
        let title = context.format("help-title", &[("screen", Arg::Key(name(self.of)))]);
        let lines = self.lines(context);
        let page = Self::page(context);
        let top = self.top.min(lines.len().saturating_sub(page));
        let more = if top + page < lines.len() {
            context.text("help-more")
        } else {
            String::new()
        };
        heading::draw(canvas, &title, "", &more, context);
        for (row, line) in lines.iter().skip(top).take(page).enumerate() {
            let y = heading::ROWS + row;
            let width = canvas.width().saturating_sub(line.indent + 2);
            let key = context.theme.style(Meaning::Title);
            canvas.code(2, y, line.indent, &line.before, key);
            let style = context.theme.style(line.meaning);
            canvas.text(1 + line.indent, y, width, &line.text, style);
        }
        footer::draw(canvas, Where::Help, context);
    }
}

/// The help while it is written.
struct Page<'a> {
    width: usize,
    lines: Vec<Line>,
    context: &'a Context,
}

impl Page<'_> {
    fn title(&mut self, text: String) {
        if !self.lines.is_empty() {
            self.line(0, "", "", Meaning::Plain);
        }
        self.lines.push(Line {
            indent: 0,
            before: String::new(),
            text,
            meaning: Meaning::Title,
        });
    }

    fn plain(&mut self, text: &str) {
        self.line(1, "", text, Meaning::Plain);
    }

    /// Writes a text over as many lines as it needs, what stands before it on the first.
    fn line(&mut self, indent: usize, before: &str, text: &str, meaning: Meaning) {
        let room = self.width.saturating_sub(indent);
        let mut wrapped = paragraph::wrap(text, room, self.context.abilities.text);
        if wrapped.is_empty() {
            wrapped.push(String::new());
        }
        let mut before = before.to_owned();
        for text in wrapped {
            self.lines.push(Line {
                indent,
                before: std::mem::take(&mut before),
                text,
                meaning,
            });
        }
    }

    /// Writes the keys of a place; what the asked place says itself is not said again.
    fn keys(&mut self, place: Where, asked: Where) {
        let context = self.context;
        for binding in keymap::bindings(place) {
            let is_said =
                place != asked && keymap::bindings(asked).any(|own| own.action == binding.action);
            if is_said {
                continue;
            }
            let shown = match binding.action {
                // One line of the table stands for all of its kind.
                Action::Up => ARROWS.to_owned(),
                Action::Digit(_) => context.digits(DIGITS),
                _ => keymap::all_shown(binding, context.language()),
            };
            let sentence = context.text(&format!("{}-help", binding.text));
            self.line(KEYS, &shown, &sentence, Meaning::Plain);
        }
    }

    fn about(&mut self) {
        let context = self.context;
        let about = &context.about;
        let folder = about.data_folder.display().to_string();
        let facts = [
            ("help-version", env!("CARGO_PKG_VERSION")),
            ("help-sqlite", about.sqlite.as_str()),
            ("help-folder", folder.as_str()),
            ("help-server", context.settings.server.as_str()),
        ];
        for (key, fact) in facts {
            if !fact.is_empty() {
                let text = context.format(key, &[("fact", fact.into())]);
                self.plain(&text);
            }
        }
    }
}

fn name(place: Where) -> &'static str {
    match place {
        Where::Entry => "screen-entry",
        Where::Home => "screen-home",
        Where::Review => "screen-review",
        Where::Outbox => "screen-outbox",
        Where::Choosing => "screen-choosing",
        Where::NewerForm => "screen-newer-form",
        Where::Answers => "screen-answers",
        Where::Settings => "screen-settings",
        Where::FirstRun => "screen-first-run",
        Where::Help | Where::Everywhere => "app-name",
    }
}
