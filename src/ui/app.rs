//! The stack of screens and the way of a key through it, without a terminal.
//!
//! The program, the tests and the demonstration all drive this; the terminal only brings keys and
//! shows frames.

use std::{collections::VecDeque, time::Duration};

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    office::{news::News, order::Order},
    ui::{
        canvas::Canvas,
        context::Context,
        key::{Key, Stroke},
        keymap::{self, Action},
        screen::{Effect, Reply, Screen},
        screens,
        theme::Meaning,
        widgets::paragraph,
    },
};

/// The smallest screen on which everything is to be seen.
pub const SMALLEST: (u16, u16) = (80, 24);

/// After Esc that nothing needed, a digit within this time is a function key.
const ESCAPE: Duration = Duration::from_millis(1500);

/// How the program stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Running,
    Leaving,
    Over,
}

/// The running program, without a terminal.
pub struct App {
    stack: Vec<Box<dyn Screen>>,
    context: Context,
    orders: Box<dyn FnMut(Order)>,
    stage: Stage,
    escaped: Option<Duration>,
    /// Keys pressed before the screen was there that they were meant for.
    ahead: VecDeque<Stroke>,
}

impl App {
    /// Opens the first screen.
    pub fn new(
        start: Box<dyn Screen>,
        context: Context,
        orders: impl FnMut(Order) + 'static,
    ) -> Self {
        let mut app = Self {
            stack: Vec::new(),
            context,
            orders: Box::new(orders),
            stage: Stage::Running,
            escaped: None,
            ahead: VecDeque::new(),
        };
        app.carry_out(vec![Effect::Open(start)]);
        app
    }

    /// Returns what the screens know of the world around them.
    pub fn context(&self) -> &Context {
        &self.context
    }

    /// Tells whether the office has nothing left to write and the program may end.
    pub fn is_over(&self) -> bool {
        self.stage == Stage::Over
    }

    /// Tells whether the program is about to end.
    pub fn is_leaving(&self) -> bool {
        self.stage != Stage::Running
    }

    /// Returns the top screen.
    pub fn top(&self) -> Option<&dyn Screen> {
        self.stack.last().map(Box::as_ref)
    }

    /// Notes the size of the terminal.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.context.size = (width, height);
    }

    /// Does what a key means.
    pub fn stroke(&mut self, stroke: Stroke) {
        if self.stage != Stage::Running {
            return;
        }
        if self.must_wait(stroke) {
            self.ahead.push_back(stroke);
            return;
        }
        // Whoever does not wait any longer has given up what was waited for.
        self.ahead.clear();
        self.take(stroke);
    }

    /// Tells whether a key is meant for a screen that is not there yet.
    fn must_wait(&self, stroke: Stroke) -> bool {
        let Some(top) = self.stack.last() else {
            return false;
        };
        let language = self.context.language();
        let action = keymap::action(stroke.key, top.place(), top.wants_text(), language);
        !self.is_too_small() && action != Some(Action::Quit) && top.awaits(action)
    }

    /// Works off the keys that waited, each with what it means to the screen that is on top by then.
    fn catch_up(&mut self) {
        while let Some(stroke) = self.ahead.pop_front() {
            if self.must_wait(stroke) {
                self.ahead.push_front(stroke);
                return;
            }
            if self.stage == Stage::Running {
                self.take(stroke);
            }
        }
    }

    fn take(&mut self, stroke: Stroke) {
        self.context.at = stroke.at;
        let key = self.after_escape(stroke);
        let Some(top) = self.stack.last() else { return };
        let action = keymap::action(key, top.place(), top.wants_text(), self.context.language());
        let Some(action) = action else { return };
        if self.is_too_small() && !matches!(action, Action::Quit | Action::Leave) {
            return;
        }
        self.act(action);
    }

    /// Does an action as if its key had been pressed. No screen can keep a person from ending.
    pub fn act(&mut self, action: Action) {
        if action == Action::Quit {
            self.leave();
            return;
        }
        let Some(top) = self.stack.last_mut() else {
            return;
        };
        let place = top.place();
        let effects = top.handle(action, &self.context);
        let is_passed = effects.iter().any(|effect| matches!(effect, Effect::Pass));
        self.carry_out(effects);
        if is_passed {
            if action == Action::Cancel {
                self.escaped = Some(self.context.at);
            }
            let effects = screens::general(action, place, &self.context);
            self.carry_out(effects);
        }
    }

    /// Tells every screen what the office says.
    pub fn hear(&mut self, news: &News) {
        match news {
            News::SettingsChanged(settings) => self.context.change_settings(settings),
            News::Board(board) => {
                self.context.today = board.today;
                self.context.world = board.world;
            }
            News::Left => self.stage = Stage::Over,
            _ => {}
        }
        let mut effects = Vec::new();
        for screen in &mut self.stack {
            effects.extend(screen.hear(news, &self.context));
        }
        self.carry_out(effects);
        self.catch_up();
    }

    /// Saves what is being keyed and asks the office to end.
    pub fn leave(&mut self) {
        if self.stage != Stage::Running {
            return;
        }
        self.stage = Stage::Leaving;
        for screen in self.stack.iter_mut().rev() {
            for order in screen.leave(&self.context) {
                (self.orders)(order);
            }
        }
        (self.orders)(Order::Leave);
    }

    /// Ends without waiting for the office any longer.
    pub fn give_up_waiting(&mut self) {
        self.stage = Stage::Over;
    }

    /// Draws a frame; returns where the cursor stands.
    pub fn draw(&self, buffer: &mut Buffer) -> Option<Position> {
        let mut cursor = None;
        let theme = self.context.theme;
        buffer.set_style(buffer.area, theme.style(Meaning::Plain));
        let mut canvas = Canvas::new(buffer, &mut cursor, self.context.manner());
        if self.is_too_small() {
            self.draw_too_small(&mut canvas);
            return None;
        }
        let first = self
            .stack
            .iter()
            .rposition(|screen| !screen.is_overlay())
            .unwrap_or(0);
        for screen in self.stack.iter().skip(first) {
            screen.draw(&mut canvas, &self.context);
        }
        if self.escaped.is_some() {
            let width = canvas.width();
            let y = canvas.height().saturating_sub(2);
            let text = self.context.text("key-after-escape");
            canvas.clear(0, y, width, 1, theme.style(Meaning::Plain));
            canvas.text(0, y, width, &text, theme.style(Meaning::Title));
        }
        cursor
    }

    /// Draws a frame of the size the terminal has.
    pub fn frame(&self) -> (Buffer, Option<Position>) {
        let (width, height) = self.context.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let cursor = self.draw(&mut buffer);
        (buffer, cursor)
    }

    fn after_escape(&mut self, stroke: Stroke) -> Key {
        let escaped = self.escaped.take();
        match (escaped, stroke.key) {
            (Some(at), Key::Char(digit)) if stroke.at.saturating_sub(at) <= ESCAPE => {
                Key::function(digit).unwrap_or(stroke.key)
            }
            _ => stroke.key,
        }
    }

    fn is_too_small(&self) -> bool {
        let (width, height) = self.context.size;
        width < SMALLEST.0 || height < SMALLEST.1
    }

    fn draw_too_small(&self, canvas: &mut Canvas) {
        let theme = self.context.theme;
        let (width, height) = self.context.size;
        let lines = [
            self.context.text("screen-too-small"),
            self.context.format(
                "screen-too-small-size",
                &[
                    ("width", i64::from(width).into()),
                    ("height", i64::from(height).into()),
                    ("least-width", i64::from(SMALLEST.0).into()),
                    ("least-height", i64::from(SMALLEST.1).into()),
                ],
            ),
            self.context.text("screen-too-small-safe"),
        ];
        let columns = canvas.width();
        let mut y = 0;
        for line in &lines {
            let room = (columns, canvas.height().saturating_sub(y));
            y += paragraph::draw(canvas, (0, y), room, line, theme.style(Meaning::Title));
        }
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Order(order) => (self.orders)(order),
                Effect::Open(screen) => self.open(screen),
                Effect::Replace(screen) => {
                    self.stack.pop();
                    self.open(screen);
                }
                Effect::Close => self.close(None),
                Effect::Answer(reply) => self.close(Some(reply)),
                Effect::CloseToHome => {
                    if self.stack.len() > 1 {
                        self.stack.truncate(2);
                        self.close(None);
                    }
                }
                Effect::Pass => {}
                Effect::Quit => self.leave(),
            }
        }
    }

    fn open(&mut self, mut screen: Box<dyn Screen>) {
        let effects = screen.begin(&self.context);
        self.stack.push(screen);
        self.carry_out(effects);
    }

    /// The last screen of the stack does not close: it ends the program.
    fn close(&mut self, reply: Option<Reply>) {
        if self.stack.len() < 2 {
            self.leave();
            return;
        }
        self.stack.pop();
        if let Some(top) = self.stack.last_mut() {
            let effects = top.resume(reply, &self.context);
            self.carry_out(effects);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{cell::RefCell, rc::Rc};

    use super::*;
    use crate::{
        domain::{language::Language, world::WorldKind},
        office::settings::Settings,
        ui::{context::Abilities, keymap::Where},
    };

    type Heard = Rc<RefCell<Vec<String>>>;

    /// Notes what reaches it, under a name.
    struct Spy {
        name: &'static str,
        heard: Heard,
        passes: bool,
        is_overlay: bool,
    }

    impl Screen for Spy {
        fn place(&self) -> Where {
            Where::Entry
        }
        fn handle(&mut self, action: Action, _: &Context) -> Vec<Effect> {
            self.heard
                .borrow_mut()
                .push(format!("{} {action:?}", self.name));
            if self.passes {
                vec![Effect::Pass]
            } else {
                Vec::new()
            }
        }
        fn draw(&self, canvas: &mut Canvas, context: &Context) {
            let y = usize::from(self.is_overlay);
            canvas.text(0, y, 20, self.name, context.theme.style(Meaning::Plain));
        }
        fn hear(&mut self, _: &News, _: &Context) -> Vec<Effect> {
            self.heard.borrow_mut().push(format!("{} news", self.name));
            Vec::new()
        }
        fn is_overlay(&self) -> bool {
            self.is_overlay
        }
        fn resume(&mut self, answer: Option<Reply>, _: &Context) -> Vec<Effect> {
            self.heard
                .borrow_mut()
                .push(format!("{} {answer:?}", self.name));
            Vec::new()
        }
        fn leave(&mut self, _: &Context) -> Vec<Order> {
            vec![Order::ShowBoard]
        }
    }

    fn spy(name: &'static str, heard: &Heard) -> Spy {
        Spy {
            name,
            heard: Rc::clone(heard),
            passes: false,
            is_overlay: false,
        }
    }

    fn app(start: Spy) -> (App, Rc<RefCell<Vec<Order>>>) {
        let orders = Rc::<RefCell<Vec<Order>>>::default();
        let given = Rc::clone(&orders);
        let settings = Settings {
            language: Some(Language::En),
            ..Settings::default()
        };
        let today = chrono::NaiveDate::from_ymd_opt(2026, 5, 6).unwrap();
        let context = Context::new(settings, today, WorldKind::Practice, Abilities::default());
        let take = move |order| given.borrow_mut().push(order);
        (App::new(Box::new(start), context, take), orders)
    }

    fn press(app: &mut App, key: Key, ms: u64) {
        app.stroke(Stroke {
            key,
            at: Duration::from_millis(ms),
        });
    }

    fn text(app: &App) -> String {
        let (frame, _) = app.frame();
        crate::ui::pilot::lines(&frame).join("\n")
    }

    #[test]
    fn escape_and_a_digit_soon_after_is_a_function_key() {
        let heard = Heard::default();
        let (mut app, _) = app(Spy {
            passes: true,
            ..spy("one", &heard)
        });
        press(&mut app, Key::Esc, 0);
        assert!(text(&app).contains("F10"));
        press(&mut app, Key::Char('5'), 800);
        press(&mut app, Key::Char('5'), 900);
        press(&mut app, Key::Esc, 1_000);
        press(&mut app, Key::Char('5'), 9_000);
        let heard = heard.borrow();
        let digits: Vec<&str> = heard
            .iter()
            .map(String::as_str)
            .filter(|line| !line.contains("Cancel"))
            .collect();
        assert_eq!(digits, ["one FollowUp", "one Digit('5')", "one Digit('5')"]);
    }

    #[test]
    fn an_escape_that_was_needed_leaves_digits_alone() {
        let heard = Heard::default();
        let (mut app, _) = app(spy("one", &heard));
        press(&mut app, Key::Esc, 0);
        press(&mut app, Key::Char('7'), 100);
        assert_eq!(*heard.borrow(), ["one Cancel", "one Digit('7')"]);
    }

    #[test]
    fn a_small_window_says_so_and_takes_no_keys_but_leaving() {
        let heard = Heard::default();
        let (mut app, _) = app(spy("one", &heard));
        app.resize(60, 20);
        press(&mut app, Key::Char('7'), 0);
        assert!(heard.borrow().is_empty());
        let shown = text(&app);
        assert!(
            shown.contains("too small") && shown.contains("80"),
            "{shown}"
        );
        press(&mut app, Key::F(10), 10);
        assert_eq!(*heard.borrow(), ["one Leave"]);
        app.resize(80, 24);
        assert!(text(&app).contains("one"));
    }

    #[test]
    fn news_reach_all_and_keys_the_top_only() {
        let heard = Heard::default();
        let (mut app, _) = app(spy("one", &heard));
        app.carry_out(vec![Effect::Open(Box::new(Spy {
            is_overlay: true,
            ..spy("two", &heard)
        }))]);
        assert!(text(&app).starts_with("one\ntwo"));
        app.hear(&News::Outbox(Vec::new()));
        press(&mut app, Key::Char('7'), 0);
        app.carry_out(vec![Effect::Answer(Reply::Chosen(2))]);
        let wanted = [
            "one news",
            "two news",
            "two Digit('7')",
            "one Some(Chosen(2))",
        ];
        assert_eq!(*heard.borrow(), wanted);
    }

    #[test]
    fn leaving_asks_every_screen_and_waits_for_the_office() {
        let heard = Heard::default();
        let (mut app, orders) = app(spy("one", &heard));
        press(&mut app, Key::Ctrl('c'), 0);
        app.leave();
        app.leave();
        assert_eq!(*orders.borrow(), [Order::ShowBoard, Order::Leave]);
        assert!(app.is_leaving() && !app.is_over());
        app.hear(&News::Left);
        assert!(app.is_over());
    }

    #[test]
    fn a_change_of_language_holds_from_the_next_frame() {
        let (mut app, _) = app(spy("one", &Heard::default()));
        let settings = Settings {
            language: Some(Language::Ckb),
            ..Settings::default()
        };
        app.hear(&News::SettingsChanged(Box::new(settings)));
        let (frame, _) = app.frame();
        let first = frame.content().first().unwrap().symbol().to_owned();
        assert_ne!(first, "o", "the text stands at the right");
        assert!(
            text(&app)
                .lines()
                .next()
                .unwrap()
                .trim_start()
                .starts_with("one")
        );
    }
}
