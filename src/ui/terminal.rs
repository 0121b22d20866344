//! Takes the terminal, brings its keys, and gives it back whatever happens.
//!
//! One channel carries keys, news and signals. All that is waiting is worked off before one frame is
//! drawn, so a burst of pasted keys or a slow line never costs a key. There is no tick: a program
//! nobody touches sleeps in `recv`.
//!
//! * [`recognise`] asks the terminal who it is: [`answers`] reads what it says, [`detect`] knows the kinds,
//!   [`memory`] what a person chose before; [`question`] asks the person.
//! * [`mode`] says how a terminal is treated, [`inverse`] turns rows for those that reorder them.
//! * [`card`] is the test card.
//! * [`console`] is our own font for the Linux console, [`font_question`] asks whether it can be read.

pub mod answers;
pub mod card;
pub mod console;
pub mod detect;
pub mod font_question;
pub mod inverse;
pub mod memory;
pub mod mode;
pub mod question;
pub mod recognise;
mod text_mode;

use std::{
    io::{self, Stdout, Write},
    panic,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, Sender},
    },
    thread,
    time::{Duration, Instant},
};

use crossterm::{
    cursor,
    event::{DisableBracketedPaste, EnableBracketedPaste, Event as TerminalEvent},
    execute, queue,
    style::ResetColor,
    terminal::{
        self, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
    },
};
use thiserror::Error;

use crate::{
    office::{news::News, order::Order},
    platform::{
        signals::{self, Signal},
        terminal::{self as device, AroundTmux},
    },
    ui::{
        app::App,
        context::Context,
        key::{Key, Stroke},
        painter::Painter,
        screen::Screen,
        terminal::{
            mode::{Handling, Private},
            recognise::Recognised,
        },
    },
};

/// How long a leaving program waits for the office to finish.
const LEAVING: Duration = Duration::from_secs(10);

/// How many events are worked off before a frame is drawn at the latest.
const BURST: usize = 2_000;

/// The terminal failed.
#[derive(Debug, Error)]
#[error("the terminal failed")]
pub struct TerminalFailed(#[from] io::Error);

enum Event {
    Key(Stroke),
    Pasted(String, Duration),
    Resized,
    News(Box<News>),
    Signal(Signal),
    /// The keyboard is gone: the window was closed.
    InputEnded,
    OfficeEnded,
}

/// Returns how many columns the terminal has; 80 where it does not say.
pub fn columns() -> usize {
    crossterm::terminal::size().map_or(80, |(columns, _)| usize::from(columns))
}

/// Whose hands are on the keys.
pub enum Hands {
    /// A person's, on the keyboard.
    Keyboard,
    /// Nobody's: these keys are played, and any key of who watches ends it.
    Played(Receiver<Key>),
}

/// Shows the screens on this process's terminal until the person leaves, or the play is over.
///
/// # Errors
/// [`TerminalFailed`] when the terminal cannot be taken or written to.
pub fn run(
    start: Box<dyn Screen>,
    context: Context,
    orders: impl FnMut(Order) + 'static,
    news: Receiver<News>,
    hands: Hands,
    recognised: &Recognised,
) -> Result<(), TerminalFailed> {
    let way = Way::of(recognised);
    restore_on_panic(way.clone());
    let held = Arc::new(AtomicBool::new(false));
    let (sender, events) = mpsc::channel();
    let for_signals = sender.clone();
    signals::listen(move |signal| {
        // A closed channel means that the loop has ended; nobody waits for the signal any more.
        drop(for_signals.send(Event::Signal(signal)));
    })?;
    let mut taken = Taken::take(&held, way)?;
    // The first look begins to listen for changes of size; one before it is seen in the size asked for below.
    // What it finds waits for the reader.
    crossterm::event::poll(Duration::ZERO)?;
    let began = Instant::now();
    if matches!(hands, Hands::Keyboard) {
        for key in typed_ahead(&recognised.answers.typed) {
            let at = began.elapsed();
            // The receiver is in this function.
            drop(sender.send(Event::Key(Stroke { key, at })));
        }
    }
    read_keys(sender.clone(), began, matches!(hands, Hands::Played(_)))?;
    #[cfg(unix)]
    watch_for_the_end(sender.clone())?;
    if let Hands::Played(keys) = hands {
        play_keys(sender.clone(), began, keys)?;
    }
    hear_news(sender, news)?;
    let mut app = App::new(start, context, orders);
    let (width, height) = terminal::size()?;
    app.resize(width, height);
    let result = work(&mut app, &mut taken, &events);
    if result.is_err() {
        // The terminal is gone; what is keyed is not.
        app.leave();
        wait_for_office(&mut app, &events);
    }
    result
}

fn work(app: &mut App, taken: &mut Taken, events: &Receiver<Event>) -> Result<(), TerminalFailed> {
    loop {
        let (frame, cursor) = app.frame();
        taken.painter.show(frame, cursor)?;
        if app.is_leaving() {
            wait_for_office(app, events);
            return Ok(());
        }
        let Ok(first) = events.recv() else {
            return Ok(());
        };
        let waiting = std::iter::once(first).chain(events.try_iter());
        for event in waiting.take(BURST) {
            one(app, taken, event)?;
        }
    }
}

fn one(app: &mut App, taken: &mut Taken, event: Event) -> Result<(), TerminalFailed> {
    match event {
        Event::Key(stroke) => app.stroke(stroke),
        Event::Pasted(text, at) => {
            for key in text.chars().filter_map(Key::from_pasted) {
                app.stroke(Stroke { key, at });
            }
        }
        Event::Resized | Event::Signal(Signal::GoOn) => {
            if matches!(event, Event::Signal(_)) {
                // Whoever had the terminal meanwhile may have left it as they like it.
                taken.lose()?;
            }
            taken.retake()?;
            let (width, height) = terminal::size()?;
            app.resize(width, height);
        }
        Event::News(news) => app.hear(&news),
        Event::Signal(Signal::Stop) => {
            taken.give_back()?;
            signals::stop()?;
            taken.retake()?;
        }
        Event::Signal(Signal::End) | Event::InputEnded | Event::OfficeEnded => app.leave(),
    }
    Ok(())
}

fn wait_for_office(app: &mut App, events: &Receiver<Event>) {
    let until = Instant::now() + LEAVING;
    while !app.is_over() {
        match events.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(Event::News(news)) => app.hear(&news),
            Ok(Event::OfficeEnded) | Err(_) => app.give_up_waiting(),
            Ok(_) => {}
        }
    }
}

fn play_keys(sender: Sender<Event>, began: Instant, keys: Receiver<Key>) -> io::Result<()> {
    thread::Builder::new()
        .name("player".into())
        .spawn(move || {
            for key in keys {
                let at = began.elapsed();
                if sender.send(Event::Key(Stroke { key, at })).is_err() {
                    return;
                }
            }
            // The loop may have ended before the play.
            drop(sender.send(Event::InputEnded));
        })?;
    Ok(())
}

fn read_keys(sender: Sender<Event>, began: Instant, only_ends: bool) -> io::Result<()> {
    thread::Builder::new().name("keys".into()).spawn(move || {
        loop {
            let event = crossterm::event::read();
            let at = began.elapsed();
            let event = match event {
                Ok(TerminalEvent::Key(_) | TerminalEvent::Paste(_)) if only_ends => {
                    Event::InputEnded
                }
                Ok(TerminalEvent::Key(key)) => match Key::from_event(key) {
                    Some(key) => Event::Key(Stroke { key, at }),
                    None => continue,
                },
                Ok(TerminalEvent::Paste(text)) => Event::Pasted(text, at),
                Ok(TerminalEvent::Resize(..)) => Event::Resized,
                Ok(_) => continue,
                Err(_) => Event::InputEnded,
            };
            let is_last = matches!(event, Event::InputEnded);
            if sender.send(event).is_err() || is_last {
                return;
            }
        }
    })?;
    Ok(())
}

/// The keys' own thread does not see the end: at a closed window it reads nothing, again and again.
#[cfg(unix)]
fn watch_for_the_end(sender: Sender<Event>) -> io::Result<()> {
    thread::Builder::new().name("end".into()).spawn(move || {
        if let Err(error) = device::wait_until_gone() {
            log::warn!("the end of the terminal will not be seen: {error}");
            return;
        }
        // The loop may have ended by itself.
        drop(sender.send(Event::InputEnded));
    })?;
    Ok(())
}

fn hear_news(sender: Sender<Event>, news: Receiver<News>) -> io::Result<()> {
    thread::Builder::new().name("news".into()).spawn(move || {
        for item in news {
            if sender.send(Event::News(Box::new(item))).is_err() {
                return;
            }
        }
        // The loop may have ended before the office; then nobody needs to know.
        drop(sender.send(Event::OfficeEnded));
    })?;
    Ok(())
}

/// Returns the keys among what was typed while the terminal was asked. Arrows and function keys are left
/// out: too rare in that moment to be worth a reader of its own.
fn typed_ahead(bytes: &[u8]) -> Vec<Key> {
    let text = String::from_utf8_lossy(bytes);
    let mut keys = Vec::new();
    let mut rest = text.chars();
    while let Some(ch) = rest.next() {
        match ch {
            '\u{1b}' if rest.as_str().starts_with('O') => drop(rest.nth(1)),
            '\u{1b}' if rest.as_str().starts_with('[') => {
                rest.next();
                while rest.next().is_some_and(|ch| !matches!(ch, '@'..='~')) {}
            }
            '\u{1b}' => keys.push(Key::Esc),
            '\u{7f}' | '\u{8}' => keys.push(Key::Backspace),
            '\u{fffd}' => {}
            ch => keys.extend(Key::from_pasted(ch)),
        }
    }
    keys
}

/// How the terminal is treated, and the one around it.
#[derive(Debug, Clone)]
struct Way {
    handling: Handling,
    /// What is told past tmux, and how.
    around: Option<(AroundTmux, Handling)>,
}

impl Way {
    fn of(recognised: &Recognised) -> Self {
        let handling = recognised.handling;
        match recognised.around.clone() {
            // tmux keeps to itself what it is told, and what is private to the terminal around it.
            Some(around) => Self {
                handling: Handling {
                    private: Private::None,
                    ..handling
                },
                around: Some((around, handling)),
            },
            None => Self::alone(handling),
        }
    }

    /// The terminal alone, with nothing around it.
    fn alone(handling: Handling) -> Self {
        Self {
            handling,
            around: None,
        }
    }

    fn tell_around(&self) {
        if let Some((around, handling)) = &self.around {
            let told = handling.before_clear();
            if !told.is_empty()
                && let Err(error) = around.tell(&format!("{told}\x1b[2J"))
            {
                log::warn!("the terminal around tmux could not be told: {error}");
            }
        }
    }

    fn give_back(&self, out: &mut impl Write) -> io::Result<()> {
        out.write_all(self.handling.give_back().as_bytes())?;
        execute!(
            out,
            ResetColor,
            DisableBracketedPaste,
            LeaveAlternateScreen,
            cursor::Show
        )?;
        if let Some((around, handling)) = &self.around {
            let told = handling.give_back();
            if !told.is_empty() {
                // What cannot be told any more stays as the program needed it; that is no reason to fail.
                drop(around.tell(&format!("{told}\x1b[2J")));
            }
        }
        disable_raw_mode()
    }
}

/// The terminal while it is ours.
struct Taken {
    painter: Painter<Stdout>,
    way: Way,
    held: Arc<AtomicBool>,
}

impl Taken {
    fn take(held: &Arc<AtomicBool>, way: Way) -> io::Result<Self> {
        let mut taken = Self {
            painter: Painter::new(io::stdout(), way.handling),
            way,
            held: Arc::clone(held),
        };
        taken.retake()?;
        Ok(taken)
    }

    /// Takes it, or takes it again after a resize or a stop; the next frame is drawn whole.
    fn retake(&mut self) -> io::Result<()> {
        if !self.held.swap(true, Ordering::SeqCst) {
            enable_raw_mode()?;
            self.way.tell_around();
            let out = self.painter.out_mut();
            queue!(out, EnterAlternateScreen, EnableBracketedPaste)?;
            out.flush()?;
        }
        self.painter.forget();
        Ok(())
    }

    /// It may be another's now; taking it again begins from nothing.
    fn lose(&mut self) -> io::Result<()> {
        if self.held.swap(false, Ordering::SeqCst) {
            disable_raw_mode()?;
        }
        Ok(())
    }

    fn give_back(&mut self) -> io::Result<()> {
        if self.held.swap(false, Ordering::SeqCst) {
            if self.painter.unturned() > 0 {
                log::info!(
                    "{} rows could not be turned for this terminal",
                    self.painter.unturned()
                );
            }
            self.way.give_back(&mut io::stdout())?;
        }
        Ok(())
    }
}

/// Takes the terminal for a screen with no loop of its own, which waits for keys and nothing else.
///
/// Whatever ends or stops the program gives the terminal back; who goes on sees the screen again.
fn take_for_a_moment(way: Way) -> io::Result<Taken> {
    restore_on_panic(way.clone());
    let held = Arc::new(AtomicBool::new(false));
    let (at_leaving, is_held) = (way.clone(), Arc::clone(&held));
    let leave = move || {
        // Neither an end nor a stop can wait for a terminal that cannot be told any more.
        drop(if is_held.swap(false, Ordering::SeqCst) {
            at_leaving.give_back(&mut io::stdout())
        } else {
            disable_raw_mode()
        });
    };
    let (at_signal, is_held) = (leave.clone(), Arc::clone(&held));
    signals::listen(move |signal| match signal {
        Signal::End => {
            at_signal();
            drop(signals::end());
        }
        Signal::Stop => {
            at_signal();
            drop(signals::stop());
        }
        Signal::GoOn => {
            if is_held.load(Ordering::SeqCst) {
                // Stopped unasked: whoever had the terminal meanwhile may have left it as they like it.
                drop(disable_raw_mode().and_then(|()| enable_raw_mode()));
            }
            drop(signals::look_again());
        }
    })?;
    #[cfg(unix)]
    let is_held = Arc::clone(&held);
    #[cfg(unix)]
    thread::Builder::new().name("end".into()).spawn(move || {
        if device::wait_until_gone().is_ok() && is_held.load(Ordering::SeqCst) {
            leave();
            drop(signals::end());
        }
    })?;
    Taken::take(&held, way)
}

impl Drop for Taken {
    fn drop(&mut self) {
        // The program ends either way; a terminal that cannot be written to is gone.
        drop(self.give_back());
    }
}

/// A panic is told on a terminal that can be read, not on ours.
fn restore_on_panic(way: Way) {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |information| {
        // Nothing better is left to do than to go on telling of the panic.
        drop(way.give_back(&mut io::stdout()));
        before(information);
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_typed_while_the_terminal_was_asked_are_not_lost() {
        let char = Key::Char;
        assert_eq!(
            typed_ahead("12\u{1b}[A٣\r\u{1b}OP4".as_bytes()),
            [char('1'), char('2'), char('٣'), Key::Enter, char('4')]
        );
        assert_eq!(typed_ahead(b"7\x1b"), [char('7'), Key::Esc]);
        assert_eq!(typed_ahead(b"\x1b2\n"), [Key::Esc, char('2'), Key::Enter]);
        assert_eq!(
            typed_ahead(b"12\x7f3"),
            [char('1'), char('2'), Key::Backspace, char('3')]
        );
    }
}
