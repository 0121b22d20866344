//! What a person may choose; every change holds at once.

use crate::{
    domain::{
        language::{Digits, Language},
        mood::Mood,
    },
    office::{
        news::News,
        order::Order,
        settings::{Colours, EnterDirection, Settings},
    },
    ui::{
        canvas::Canvas,
        context::Context,
        keymap::{Action, Where},
        screen::{Effect, Reply, Screen},
        screens::{connect::Connecting, person::Person},
        theme::Meaning,
        widgets::{
            footer, heading,
            list::{List, window},
            notice::Notice,
            paragraph,
        },
    },
};

/// Columns before the values.
const NAMES: usize = 30;

/// One thing that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Item {
    Language,
    Digits,
    Colours,
    Enter,
    AutoAdvance,
    Person,
    Server,
    /// What DHIS2 holds of the last periods.
    Pull,
    /// How the server of the practice world behaves.
    Mood,
}

impl Item {
    const ALL: [Self; 9] = [
        Self::Language,
        Self::Digits,
        Self::Colours,
        Self::Enter,
        Self::AutoAdvance,
        Self::Person,
        Self::Server,
        Self::Pull,
        Self::Mood,
    ];

    fn name(self, context: &Context) -> String {
        context.text(match self {
            Self::Language => "settings-language",
            Self::Digits => "settings-digits",
            Self::Colours => "settings-colours",
            Self::Enter => "settings-enter",
            Self::AutoAdvance => "settings-auto-advance",
            Self::Person => "settings-person",
            Self::Server => "settings-server",
            Self::Pull => "settings-pull",
            Self::Mood => "settings-mood",
        })
    }

    fn explanation(self, context: &Context) -> String {
        context.text(match self {
            Self::Language => "settings-language-about",
            Self::Digits => "settings-digits-about",
            Self::Colours => "settings-colours-about",
            Self::Enter => "settings-enter-about",
            Self::AutoAdvance => "settings-auto-advance-about",
            Self::Person => "settings-person-about",
            Self::Server => "settings-server-about",
            Self::Pull => "settings-pull-about",
            Self::Mood => "settings-mood-about",
        })
    }

    /// Returns the names of the values, and which of them holds.
    fn values(self, mood: Option<Mood>, context: &Context) -> (Vec<String>, usize) {
        let settings = &context.settings;
        match self {
            Self::Language => {
                let language = context.language();
                let names = Language::ALL.map(|other| other.name().to_owned());
                (names.to_vec(), position(&Language::ALL, &language))
            }
            Self::Digits => {
                let names = DIGITS.map(|digits| context.catalogue.digits_name(digits));
                (names.to_vec(), position(&DIGITS, &settings.digits))
            }
            Self::Colours => {
                let names = COLOURS.map(|(_, key)| context.text(key));
                let values = COLOURS.map(|(colours, _)| colours);
                (names.to_vec(), position(&values, &settings.colours))
            }
            Self::Enter => {
                let names = ENTER.map(|(_, key)| context.text(key));
                let values = ENTER.map(|(direction, _)| direction);
                (names.to_vec(), position(&values, &settings.enter))
            }
            Self::AutoAdvance => (
                vec![context.text("no"), context.text("yes")],
                usize::from(settings.auto_advance),
            ),
            Self::Person => (vec![shown(&settings.person, "settings-nobody", context)], 0),
            Self::Server => (
                vec![shown(&settings.server, "settings-no-server", context)],
                0,
            ),
            Self::Pull => (vec![context.text("settings-pull-value")], 0),
            Self::Mood => {
                let names = Mood::ALL.map(|mood| context.text(mood_name(mood)));
                (
                    names.to_vec(),
                    position(&Mood::ALL, &mood.unwrap_or_default()),
                )
            }
        }
    }

    /// Puts the value with this index into the settings.
    fn choose(self, at: usize, settings: &mut Settings) {
        match self {
            Self::Language => settings.language = Language::ALL.get(at).copied(),
            Self::Digits => settings.digits = DIGITS.get(at).copied().unwrap_or_default(),
            Self::Colours => {
                settings.colours = COLOURS.get(at).map(|(one, _)| *one).unwrap_or_default();
            }
            Self::Enter => settings.enter = ENTER.get(at).map(|(one, _)| *one).unwrap_or_default(),
            Self::AutoAdvance => settings.auto_advance = at == 1,
            Self::Person | Self::Server | Self::Pull | Self::Mood => {}
        }
    }
}

const DIGITS: [Digits; 3] = [Digits::Latin, Digits::Arabic, Digits::Persian];
const COLOURS: [(Colours, &str); 4] = [
    (Colours::Auto, "settings-colours-auto"),
    (Colours::Dark, "settings-colours-dark"),
    (Colours::Light, "settings-colours-light"),
    (Colours::Monochrome, "settings-colours-none"),
];
const ENTER: [(EnterDirection, &str); 2] = [
    (EnterDirection::Row, "settings-enter-row"),
    (EnterDirection::Column, "settings-enter-column"),
];

/// The screen on which a person chooses.
#[derive(Debug, Default)]
pub struct SettingsScreen {
    list: List,
    notice: Option<Notice>,
    /// How the server of the practice world behaves; nothing in the national world.
    mood: Option<Mood>,
}

impl SettingsScreen {
    /// Begins with the language.
    pub fn new() -> Self {
        Self::default()
    }

    /// The national server is nobody's to switch.
    fn items(&self) -> &'static [Item] {
        let all = &Item::ALL[..];
        match (self.mood, all.split_last()) {
            (None, Some((_, without_mood))) => without_mood,
            _ => all,
        }
    }

    fn item(&self) -> Item {
        let at = self.list.selected(self.items().len()).unwrap_or(0);
        self.items().get(at).copied().unwrap_or(Item::Language)
    }

    /// Chooses another value of the lit item; `step` says which, from the one that holds and how many there are.
    fn change(&self, context: &Context, step: impl Fn(usize, usize) -> usize) -> Vec<Effect> {
        let (values, now) = self.item().values(self.mood, context);
        let next = step(now, values.len());
        if next == now || next >= values.len() {
            return Vec::new();
        }
        if self.item() == Item::Mood {
            let mood = Mood::ALL.get(next).copied().unwrap_or_default();
            return vec![Effect::Order(Order::SetMood(mood))];
        }
        let mut settings = context.settings.clone();
        self.item().choose(next, &mut settings);
        vec![Effect::Order(Order::ChangeSettings(Box::new(settings)))]
    }
}

impl Screen for SettingsScreen {
    fn place(&self) -> Where {
        Where::Settings
    }

    fn begin(&mut self, _context: &Context) -> Vec<Effect> {
        vec![Effect::Order(Order::ShowMood)]
    }

    fn handle(&mut self, action: Action, context: &Context) -> Vec<Effect> {
        self.notice = None;
        let is_rtl = context.catalogue.is_rtl();
        match (action, self.item()) {
            (Action::Enter, Item::Person) => vec![Effect::Open(Box::new(Person::new(context)))],
            (Action::Enter, Item::Server) => vec![Effect::Open(Box::new(Connecting::new()))],
            (Action::Enter, Item::Pull) => {
                self.notice = Some(Notice::Said(
                    context.text("settings-pulling"),
                    Meaning::Note,
                ));
                vec![Effect::Order(Order::Pull)]
            }
            (Action::Enter, _) => self.change(context, |now, count| (now + 1) % count.max(1)),
            (Action::Left | Action::Right, _) => {
                if (action == Action::Right) == is_rtl {
                    self.change(context, |now, _| now.saturating_sub(1))
                } else {
                    self.change(context, |now, count| (now + 1).min(count.saturating_sub(1)))
                }
            }
            (Action::Digit(digit), _) => {
                let wanted = digit.to_digit(10).and_then(|at| usize::try_from(at).ok());
                match wanted.and_then(|at| at.checked_sub(1)) {
                    Some(at) => self.change(context, |_, _| at),
                    None => Vec::new(),
                }
            }
            _ if self.moves(action) => Vec::new(),
            (Action::Cancel, _) => vec![Effect::Close],
            _ => vec![Effect::Pass],
        }
    }

    fn resume(&mut self, _answer: Option<Reply>, _context: &Context) -> Vec<Effect> {
        self.notice = None;
        Vec::new()
    }

    fn hear(&mut self, news: &News, context: &Context) -> Vec<Effect> {
        match news {
            News::Mood(mood) => self.mood = Some(*mood),
            News::Pulled { reports } => {
                let facts = [("count", (*reports).into())];
                let text = context.format("settings-pulled", &facts);
                self.notice = Some(Notice::Said(text, Meaning::Good));
            }
            News::Trouble(trouble) => self.notice = Some(Notice::Failed(trouble.clone())),
            _ => {}
        }
        Vec::new()
    }

    fn draw(&self, canvas: &mut Canvas, context: &Context) {
        heading::draw(canvas, &context.text("screen-settings"), "", "", context);
        let theme = context.theme;
        let width = canvas.width();
        let top = heading::ROWS + 1;
        for (at, item) in self.items().iter().copied().enumerate() {
            let y = top + at;
            let is_lit = item == self.item();
            let style = theme.style(if is_lit {
                Meaning::Active
            } else {
                Meaning::Plain
            });
            let (values, now) = item.values(self.mood, context);
            let value = values.get(now).map_or("", String::as_str);
            canvas.clear(1, y, width.saturating_sub(2), 1, style);
            canvas.text(2, y, NAMES - 2, &item.name(context), style);
            canvas.text(NAMES + 1, y, width.saturating_sub(NAMES + 3), value, style);
            if is_lit {
                canvas.cursor(2, y);
            }
        }
        let y = top + self.items().len();
        canvas.rule(1, y, width.saturating_sub(2), theme.style(Meaning::Border));
        self.draw_values(y + 1, canvas, context);
        let bottom = canvas.height().saturating_sub(1);
        if let Some(notice) = &self.notice {
            notice.draw(canvas, bottom, context);
        }
        footer::draw(canvas, Where::Settings, context);
    }
}

/// Returns the text that names a mood.
fn mood_name(mood: Mood) -> &'static str {
    match mood {
        Mood::Well => "mood-well",
        Mood::Offline => "mood-offline",
        Mood::Slow => "mood-slow",
        Mood::CutOff => "mood-cut-off",
        Mood::Busy => "mood-busy",
        Mood::Failing => "mood-failing",
        Mood::Malformed => "mood-malformed",
        Mood::LoginRefused => "mood-login-refused",
        Mood::LoginPage => "mood-login-page",
        Mood::Portal => "mood-portal",
        Mood::Proxy => "mood-proxy",
        Mood::Locked => "mood-locked",
        Mood::Approved => "mood-approved",
        Mood::Conflict => "mood-conflict",
        Mood::Foreign => "mood-foreign",
    }
}

impl SettingsScreen {
    fn moves(&mut self, action: Action) -> bool {
        let count = self.items().len();
        self.list.handle(action, count, count)
    }

    /// Draws what the lit item means, and its values with their digits.
    fn draw_values(&self, top: usize, canvas: &mut Canvas, context: &Context) {
        let theme = context.theme;
        let width = canvas.width().saturating_sub(4);
        let item = self.item();
        let about = item.explanation(context);
        let plain = theme.style(Meaning::Plain);
        let top = top + paragraph::draw(canvas, (2, top), (width, 4), &about, plain) + 1;
        let (values, now) = item.values(self.mood, context);
        if values.len() < 2 {
            return;
        }
        // Those around the one that holds, where not all have room.
        let rows = canvas.height().saturating_sub(top + 2).max(1);
        let in_sight = window(now, values.len(), rows);
        let start = in_sight.start;
        for (at, value) in values.iter().enumerate().skip(start).take(in_sight.len()) {
            let number = context.digits(&(at + 1).to_string());
            let (sign, meaning) = if at == now {
                (">", Meaning::Title)
            } else {
                (" ", Meaning::Plain)
            };
            let (y, style) = (top + at - start, theme.style(meaning));
            canvas.text(2, y, 1, sign, style);
            canvas.code(4, y, 2, &number, style);
            canvas.text(7, y, width.saturating_sub(5), value, style);
        }
    }
}

fn position<T: PartialEq>(values: &[T], value: &T) -> usize {
    values.iter().position(|other| other == value).unwrap_or(0)
}

fn shown(text: &str, if_empty: &str, context: &Context) -> String {
    if text.trim().is_empty() {
        context.text(if_empty)
    } else {
        text.to_owned()
    }
}
