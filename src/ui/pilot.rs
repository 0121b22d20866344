//! Presses keys and reads frames: tests, lessons and the demonstration drive the real screens with it.
//!
//! The office behind it may be the real one or a scripted one ([`Pilot::scripted`]); the pilot only
//! sees orders go out and news come in. Its clock moves by one second a key unless told otherwise.

use std::{
    cell::RefCell,
    collections::VecDeque,
    rc::Rc,
    sync::mpsc::{Receiver, RecvTimeoutError},
    time::Duration,
};

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    office::{news::News, order::Order},
    text::{self, Direction},
    ui::{
        app::App,
        context::Context,
        key::{Key, Stroke},
        screen::Screen,
    },
};

/// Where a scripted office keeps what it was asked, shared with the test that reads it.
type Given = Rc<RefCell<Vec<Order>>>;

/// What a scripted office answers to an order.
pub type Script = Box<dyn FnMut(&Order) -> Vec<News>>;

/// Presses keys and reads frames.
pub struct Pilot {
    app: App,
    given: Given,
    answers: Rc<RefCell<VecDeque<News>>>,
    news: Option<Receiver<News>>,
    at: Duration,
}

impl Pilot {
    /// Drives screens over an office that answers by a script.
    pub fn scripted(start: Box<dyn Screen>, context: Context, mut script: Script) -> Self {
        let given = Given::default();
        let answers = Rc::<RefCell<VecDeque<News>>>::default();
        let (noted, queue) = (Rc::clone(&given), Rc::clone(&answers));
        let orders = move |order: Order| {
            let said = script(&order);
            noted.borrow_mut().push(order);
            queue.borrow_mut().extend(said);
        };
        let app = App::new(start, context, orders);
        let mut pilot = Self {
            app,
            given,
            answers,
            news: None,
            at: Duration::ZERO,
        };
        pilot.listen();
        pilot
    }

    /// Drives screens over a real office: `orders` takes what is asked, `news` brings what is told.
    pub fn over(
        start: Box<dyn Screen>,
        context: Context,
        mut orders: impl FnMut(Order) + 'static,
        news: Receiver<News>,
    ) -> Self {
        let given = Given::default();
        let noted = Rc::clone(&given);
        let app = App::new(start, context, move |order: Order| {
            noted.borrow_mut().push(order.clone());
            orders(order);
        });
        let answers = Rc::default();
        Self {
            app,
            given,
            answers,
            news: Some(news),
            at: Duration::ZERO,
        }
    }

    /// Changes the size of the screen.
    #[must_use]
    pub fn sized(mut self, width: u16, height: u16) -> Self {
        self.app.resize(width, height);
        self
    }

    /// Returns the program that is driven.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Presses a key a second after the one before.
    pub fn key(&mut self, key: Key) -> &mut Self {
        self.key_after(key, Duration::from_secs(1))
    }

    /// Presses a key some time after the one before.
    pub fn key_after(&mut self, key: Key, pause: Duration) -> &mut Self {
        self.listen();
        self.at += pause;
        self.app.stroke(Stroke { key, at: self.at });
        self.listen();
        self
    }

    /// Presses the key with a name: `7`, `.`, `Enter`, `Tab`, `F9`, `Up`.
    ///
    /// # Panics
    /// When there is no such key: the script is wrong.
    pub fn press(&mut self, name: &str) -> &mut Self {
        let key = key_named(name);
        assert!(key.is_some(), "no key is called {name}");
        key.map(|key| self.key(key));
        self
    }

    /// Presses a character key for each character; a line end is Enter, a tab is Tab.
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        for key in text.chars().filter_map(Key::from_pasted) {
            self.key(key);
        }
        self
    }

    /// Presses keys, as [`Self::press`] names them, faster than the office answers: it is heard only after
    /// the last.
    pub fn burst<'a>(&mut self, names: impl IntoIterator<Item = &'a str>) -> &mut Self {
        for key in names.into_iter().filter_map(key_named) {
            self.at += Duration::from_millis(1);
            self.app.stroke(Stroke { key, at: self.at });
        }
        self.listen();
        self
    }

    /// Tells the screens something the office did not say by itself.
    pub fn tell(&mut self, news: &News) -> &mut Self {
        self.app.hear(news);
        self.listen();
        self
    }

    /// Hears all that the office has said until now.
    pub fn listen(&mut self) {
        loop {
            let next = self.answers.borrow_mut().pop_front();
            let next = next.or_else(|| self.news.as_ref().and_then(|news| news.try_recv().ok()));
            let Some(news) = next else { return };
            self.app.hear(&news);
        }
    }

    /// Hears news until one is as wanted, for at most `limit`; tells whether it came.
    pub fn wait_for(&mut self, limit: Duration, mut is_wanted: impl FnMut(&News) -> bool) -> bool {
        let until = std::time::Instant::now() + limit;
        loop {
            let queued = self.answers.borrow_mut().pop_front();
            let next = match (queued, &self.news) {
                (Some(news), _) => Ok(news),
                (None, Some(receiver)) => receiver
                    .recv_timeout(until.saturating_duration_since(std::time::Instant::now())),
                (None, None) => Err(RecvTimeoutError::Disconnected),
            };
            let Ok(news) = next else { return false };
            let is_it = is_wanted(&news);
            self.app.hear(&news);
            if is_it {
                return true;
            }
        }
    }

    /// Returns the orders given since the last time this was asked.
    pub fn orders(&mut self) -> Vec<Order> {
        self.given.take()
    }

    /// Draws the frame.
    pub fn frame(&self) -> Buffer {
        self.app.frame().0
    }

    /// Returns where the cursor stands.
    pub fn cursor(&self) -> Option<Position> {
        self.app.frame().1
    }

    /// Returns the frame as lines of what stands in the cells, blanks at the end left away.
    pub fn frame_text(&self) -> String {
        lines(&self.frame()).join("\n")
    }

    /// Tells whether a text stands somewhere in one line of the screen, in either direction.
    pub fn sees(&self, text: &str) -> bool {
        let screen = lines(&self.frame());
        let options = self.app.context().abilities.text;
        [Direction::LeftToRight, Direction::RightToLeft]
            .into_iter()
            .any(|direction| {
                let cells = text::layout(text, direction, options);
                let shown: String = cells.iter().map(|cell| cell.symbol.as_str()).collect();
                screen.iter().any(|line| line.contains(&shown))
            })
    }

    /// Insists that a text stands on the screen.
    ///
    /// # Panics
    /// When it does not.
    pub fn see(&self, text: &str) -> &Self {
        assert!(
            self.sees(text),
            "{text:?} is not on the screen:\n{}",
            self.frame_text()
        );
        self
    }

    /// Insists that a text does not stand on the screen.
    ///
    /// # Panics
    /// When it does.
    pub fn see_no(&self, text: &str) -> &Self {
        assert!(
            !self.sees(text),
            "{text:?} is on the screen:\n{}",
            self.frame_text()
        );
        self
    }
}

/// Returns the lines of a frame, blanks at the end left away.
pub fn lines(frame: &Buffer) -> Vec<String> {
    let Rect { width, .. } = frame.area;
    frame
        .content()
        .chunks(usize::from(width.max(1)))
        .map(|row| {
            let line: String = row.iter().map(ratatui::buffer::Cell::symbol).collect();
            line.trim_end().to_owned()
        })
        .collect()
}

/// Returns the key a script names.
pub fn key_named(name: &str) -> Option<Key> {
    let mut chars = name.chars();
    if let (Some(ch), None) = (chars.next(), chars.next()) {
        return Some(Key::Char(ch));
    }
    if let Some(number) = name
        .strip_prefix('F')
        .and_then(|number| number.parse().ok())
    {
        return Some(Key::F(number));
    }
    if let Some(ch) = name
        .strip_prefix("Ctrl+")
        .and_then(|rest| rest.chars().next())
    {
        return Some(Key::Ctrl(ch.to_ascii_lowercase()));
    }
    Some(match name {
        "Enter" => Key::Enter,
        "Tab" => Key::Tab,
        "Shift+Tab" => Key::BackTab,
        "Esc" => Key::Esc,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "Insert" => Key::Insert,
        "Delete" => Key::Delete,
        "Backspace" => Key::Backspace,
        _ => return None,
    })
}
