//! Getting to know the national server: with a name and password, with a token, or from a file.
//!
//! A password is needed once; what is kept afterwards is a token that this PC got with it.

use std::path::PathBuf;

use crate::{
    domain::{secret::Secret, trouble::Trouble},
    office::{
        news::News,
        order::{Connect, Order},
    },
    text::Direction,
    ui::{
        canvas::Canvas,
        context::Context,
        keymap::{Action, Where},
        screen::{Effect, Screen},
        theme::Meaning,
        widgets::{
            choice::{Choice, Chosen},
            footer, heading,
            notice::Notice,
            paragraph,
            text_field::TextField,
        },
    },
};

const LONGEST_ADDRESS: usize = 200;
const LONGEST_NAME: usize = 100;
const LONGEST_SECRET: usize = 200;
const LONGEST_PATH: usize = 400;
const SECURE: &str = "https://";
const PLAIN: &str = "http://";

/// How the server is got to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Password,
    Token,
    Bundle,
}

impl Way {
    const ALL: [Self; 3] = [Self::Password, Self::Token, Self::Bundle];

    fn name(self, context: &Context) -> String {
        context.text(match self {
            Self::Password => "connect-by-password",
            Self::Token => "connect-by-token",
            Self::Bundle => "connect-by-bundle",
        })
    }

    fn explanation(self, context: &Context) -> String {
        context.text(match self {
            Self::Password => "connect-by-password-about",
            Self::Token => "connect-by-token-about",
            Self::Bundle => "connect-by-bundle-about",
        })
    }
}

/// One line to fill in.
#[derive(Debug)]
struct Field {
    of: Of,
    line: TextField,
}

/// What a line holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Address,
    User,
    Password,
    Token,
    Path,
}

impl Of {
    fn name(self, context: &Context) -> String {
        context.text(match self {
            Self::Address => "connect-address",
            Self::User => "connect-user",
            Self::Password => "connect-password",
            Self::Token => "connect-token",
            Self::Path => "connect-path",
        })
    }
}

/// How far it has come.
#[derive(Debug)]
enum Stage {
    Choosing(Choice),
    Filling,
    Waiting,
    Connected { forms: usize, units: usize },
}

/// The screen on which a PC gets to know its server.
#[derive(Debug)]
pub struct Connecting {
    stage: Stage,
    way: Way,
    fields: Vec<Field>,
    at: usize,
    notice: Option<Notice>,
    /// The server knows no tokens and the person was warned: sending once more keeps the password here.
    may_keep: bool,
}

impl Connecting {
    /// Begins with the choice of the way.
    pub fn new() -> Self {
        Self {
            stage: Stage::Choosing(Choice::new(Way::ALL.len(), 0)),
            way: Way::Password,
            fields: Vec::new(),
            at: 0,
            notice: None,
            may_keep: false,
        }
    }

    fn begin_filling(&mut self, way: Way, context: &Context) {
        let plain = |of, limit, text: &str| Field {
            of,
            line: TextField::new(Direction::LeftToRight, limit).with(text),
        };
        let secret = |of| Field {
            of,
            line: TextField::secret(LONGEST_SECRET),
        };
        let known = &context.settings.server;
        let address = if known.is_empty() { SECURE } else { known };
        let address = plain(Of::Address, LONGEST_ADDRESS, address);
        self.fields = match way {
            Way::Password => vec![
                address,
                plain(Of::User, LONGEST_NAME, &context.settings.server_user),
                secret(Of::Password),
            ],
            Way::Token => vec![address, secret(Of::Token)],
            Way::Bundle => vec![plain(Of::Path, LONGEST_PATH, "")],
        };
        self.way = way;
        self.at = 0;
        self.notice = None;
        self.stage = Stage::Filling;
    }

    fn written(&self, of: Of) -> String {
        let field = self.fields.iter().find(|field| field.of == of);
        field.map_or_else(String::new, |field| field.line.text().trim().to_owned())
    }

    /// Passwords are taken as they are: a blank at the end may belong to them.
    fn secret(&self, of: Of) -> Secret {
        let field = self.fields.iter().find(|field| field.of == of);
        Secret::new(field.map_or_else(String::new, |field| field.line.text().to_owned()))
    }

    fn submit(&mut self, context: &Context) -> Vec<Effect> {
        let is_missing = |field: &Field| field.line.is_empty() || field.line.text() == SECURE;
        if let Some(missing) = self.fields.iter().position(is_missing) {
            self.at = missing;
            let text = context.text("connect-missing");
            self.notice = Some(Notice::Said(text, Meaning::Soft));
            return Vec::new();
        }
        let connect = match self.way {
            Way::Password => Connect::Password {
                address: self.written(Of::Address),
                user: self.written(Of::User),
                password: self.secret(Of::Password),
                keep: std::mem::take(&mut self.may_keep),
            },
            Way::Token => Connect::Token {
                address: self.written(Of::Address),
                token: self.secret(Of::Token),
            },
            Way::Bundle => Connect::Bundle {
                path: PathBuf::from(self.written(Of::Path)),
            },
        };
        self.stage = Stage::Waiting;
        self.notice = None;
        vec![Effect::Order(Order::Connect(connect))]
    }

    fn choose(&mut self, action: Action, mut choice: Choice, context: &Context) -> Vec<Effect> {
        match choice.handle(action) {
            Chosen::Answer(at) => {
                let way = Way::ALL.get(at).copied().unwrap_or(Way::Password);
                self.begin_filling(way, context);
            }
            Chosen::Nothing => return vec![Effect::Close],
            Chosen::Open => self.stage = Stage::Choosing(choice),
            Chosen::NotMine => return vec![Effect::Pass],
        }
        Vec::new()
    }

    fn fill(&mut self, action: Action, context: &Context) -> Vec<Effect> {
        let last = self.fields.len().saturating_sub(1);
        match action {
            Action::Enter if self.at == last => return self.submit(context),
            Action::Confirm => return self.submit(context),
            Action::Enter | Action::Next | Action::Down => self.at = (self.at + 1).min(last),
            Action::Previous | Action::Up => self.at = self.at.saturating_sub(1),
            Action::Cancel | Action::Leave => {
                // Leaving the fields forgets what was typed, secrets first of all.
                self.fields.clear();
                self.may_keep = false;
                let way = Way::ALL.iter().position(|way| *way == self.way);
                self.stage = Stage::Choosing(Choice::new(Way::ALL.len(), way.unwrap_or(0)));
                self.notice = None;
            }
            action => {
                let field = self.fields.get_mut(self.at);
                let Some(field) = field else {
                    return vec![Effect::Pass];
                };
                if !field.line.handle(action) {
                    return vec![Effect::Pass];
                }
                if field.of == Of::Address {
                    take_own_scheme(&mut field.line);
                    // Another server, another warning.
                    self.may_keep = false;
                }
            }
        }
        Vec::new()
    }
}

impl Default for Connecting {
    fn default() -> Self {
        Self::new()
    }
}

impl Screen for Connecting {
    fn place(&self) -> Where {
        Where::FirstRun
    }

    fn wants_text(&self) -> bool {
        matches!(self.stage, Stage::Filling)
    }

    fn handle(&mut self, action: Action, context: &Context) -> Vec<Effect> {
        match &self.stage {
            Stage::Choosing(choice) => self.choose(action, *choice, context),
            Stage::Filling => self.fill(action, context),
            // The office cannot stop half-way; whoever leaves hears the end on the board.
            Stage::Waiting => match action {
                Action::Cancel | Action::Leave => vec![Effect::Close],
                _ => Vec::new(),
            },
            Stage::Connected { .. } => match action {
                Action::Enter | Action::Cancel | Action::Leave => vec![Effect::Close],
                _ => vec![Effect::Pass],
            },
        }
    }

    fn hear(&mut self, news: &News, _context: &Context) -> Vec<Effect> {
        if !matches!(self.stage, Stage::Waiting) {
            return Vec::new();
        }
        match news {
            News::Connected { forms, units } => {
                self.fields.clear();
                self.stage = Stage::Connected {
                    forms: *forms,
                    units: *units,
                };
            }
            News::Trouble(trouble) => {
                self.stage = Stage::Filling;
                self.may_keep = trouble.trouble == Trouble::NoTokens;
                self.notice = Some(Notice::FailedOnce(trouble.clone()));
            }
            _ => {}
        }
        Vec::new()
    }

    fn draw(&self, canvas: &mut Canvas, context: &Context) {
        let title = context.text("connect-title");
        heading::draw(canvas, &title, "", "", context);
        let width = canvas.width().saturating_sub(4);
        let plain = context.theme.style(Meaning::Plain);
        let top = heading::ROWS + 1;
        match &self.stage {
            Stage::Choosing(choice) => {
                let text = context.text("connect-about");
                let y = top + paragraph::draw(canvas, (2, top), (width, 4), &text, plain) + 1;
                draw_ways(*choice, y, canvas, context);
            }
            Stage::Filling => self.draw_fields(top, canvas, context),
            Stage::Waiting => {
                let address = if self.way == Way::Bundle {
                    self.written(Of::Path)
                } else {
                    self.written(Of::Address)
                };
                let text =
                    context.format("connect-waiting", &[("address", address.as_str().into())]);
                let y = top + paragraph::draw(canvas, (2, top), (width, 3), &text, plain) + 1;
                let text = context.text("connect-waiting-about");
                paragraph::draw(canvas, (2, y), (width, 4), &text, plain);
            }
            Stage::Connected { forms, units } => {
                let facts = [("forms", (*forms).into()), ("units", (*units).into())];
                let text = context.format("connect-done", &facts);
                let good = context.theme.style(Meaning::Good);
                let y = top + paragraph::draw(canvas, (2, top), (width, 3), &text, good) + 1;
                let text = context.text("connect-done-next");
                paragraph::draw(canvas, (2, y), (width, 3), &text, plain);
            }
        }
        let bottom = canvas.height().saturating_sub(1);
        if let Some(notice) = &self.notice {
            notice.draw(canvas, bottom, context);
        }
        footer::draw(canvas, Where::FirstRun, context);
    }
}

impl Connecting {
    fn draw_fields(&self, top: usize, canvas: &mut Canvas, context: &Context) {
        let width = canvas.width().saturating_sub(4);
        let plain = context.theme.style(Meaning::Plain);
        let quiet = context.theme.style(Meaning::Quiet);
        let about = self.way.explanation(context);
        let mut y = top + paragraph::draw(canvas, (2, top), (width, 3), &about, quiet) + 1;
        for (at, field) in self.fields.iter().enumerate() {
            canvas.text(2, y, width, &field.of.name(context), plain);
            field
                .line
                .draw(canvas, (2, y + 1), width, at == self.at, context);
            if field.of == Of::Address && is_plain(field.line.text()) {
                let soft = context.theme.style(Meaning::Soft);
                let text = context.text("connect-not-encrypted");
                canvas.text(2, y + 2, width, &text, soft);
            }
            y += 3;
        }
        let key = if self.at + 1 == self.fields.len() {
            "connect-enter-connects"
        } else {
            "connect-enter-next"
        };
        canvas.text(2, y, width, &context.text(key), quiet);
    }
}

/// A pasted address brings its own beginning, which takes the place of the one that stood there.
fn take_own_scheme(line: &mut TextField) {
    let Some(rest) = line.text().strip_prefix(SECURE) else {
        return;
    };
    if rest.starts_with(SECURE) || rest.starts_with(PLAIN) {
        let rest = rest.to_owned();
        line.set(&rest);
    }
}

/// Tells whether what is typed goes unencrypted to another machine.
fn is_plain(address: &str) -> bool {
    let host = address.trim().strip_prefix(PLAIN);
    host.is_some_and(|host| !host.starts_with("127.0.0.1") && !host.starts_with("localhost"))
}

fn draw_ways(choice: Choice, top: usize, canvas: &mut Canvas, context: &Context) {
    let width = canvas.width().saturating_sub(4);
    let mut y = top;
    for (at, way) in Way::ALL.into_iter().enumerate() {
        let is_lit = at == choice.lit();
        let style = context.theme.style(if is_lit {
            Meaning::Active
        } else {
            Meaning::Plain
        });
        let number = context.digits(&(at + 1).to_string());
        canvas.clear(1, y, width + 2, 1, style);
        canvas.text(
            2,
            y,
            width,
            &format!("{number}  {}", way.name(context)),
            style,
        );
        if is_lit {
            canvas.cursor(2, y);
        }
        let quiet = context.theme.style(Meaning::Quiet);
        let about = way.explanation(context);
        y +=
            1 + paragraph::draw(
                canvas,
                (5, y + 1),
                (width.saturating_sub(3), 2),
                &about,
                quiet,
            ) + 1;
    }
}
