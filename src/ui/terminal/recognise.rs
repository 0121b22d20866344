//! Finds out which terminal this is and how it is treated, before the first frame.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

use crate::{
    platform::{
        console::Console,
        signals::{self, Signal},
        terminal::{AroundTmux, converse, tell},
    },
    ui::terminal::{
        answers::{Answers, DETAILS, KNOCK},
        console::Font,
        detect::{self, Between, Hints, Kind},
        memory::{Known, Memory, Signature},
        mode::{Handling, Mode},
    },
};

/// How long an answer may take on this machine.
const HERE: Duration = Duration::from_millis(500);

/// How long an answer may take over SSH, on the slowest line that is still usable.
const FAR: Duration = Duration::from_secs(2);

/// How long the rest is waited for once an answer has begun: nobody may read it as keys.
const REST: Duration = Duration::from_secs(5);

/// How long what may be the key Esc or the first byte of an answer is waited for.
const ESC: Duration = Duration::from_millis(100);

/// How long a terminal is waited for that answered nothing the last time.
const SILENT: Duration = Duration::from_millis(50);

/// What takes back that the question switched the reordering off.
const REORDERS: &[u8] = b"\x1b[8h";

/// Why a terminal is treated as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The person who started the program said so.
    Option,
    /// A person said before which line reads correctly on it.
    Remembered,
    /// It was recognised.
    Recognised,
    /// It was not; this is what suits most.
    Guessed,
}

/// A terminal and how it is treated.
#[derive(Debug, Clone)]
pub struct Recognised {
    /// Which it is.
    pub kind: Kind,
    /// What it answered.
    pub answers: Answers,
    /// How it is treated.
    pub handling: Handling,
    /// Why so.
    pub reason: Reason,
    /// By what it is known again.
    pub signature: Signature,
    /// The terminal around tmux, where that can be told.
    pub around: Option<AroundTmux>,
    /// It is a console whose font is known to have no joined Arabic letters.
    pub lacks_letters: bool,
    /// The terminal stays in raw mode from the asking to the first screen: keys of the moment between are kept
    /// as they are, and nothing is echoed.
    raw: Option<Arc<Raw>>,
}

impl Recognised {
    /// Returns a terminal that nobody asked.
    pub fn unasked() -> Self {
        let (answers, hints) = (Answers::default(), Hints::default());
        Self {
            kind: Kind::Silent,
            signature: Signature::of(&answers, &hints, ""),
            answers,
            handling: Handling::default(),
            reason: Reason::Guessed,
            around: None,
            lacks_letters: false,
            raw: None,
        }
    }

    /// Tells whether a person has to say which line reads correctly.
    pub fn is_doubtful(&self) -> bool {
        self.reason == Reason::Guessed && self.kind.is_doubtful()
    }

    /// Treats a console as its font asks for; the private numbers of ours are sent only where a person
    /// has said that they can be read. `is_text_mode`: its letters are drawn by the card.
    pub fn learn_font(&mut self, font: &Font, is_text_mode: bool, memory: &Memory) {
        let is_confirmed = memory.of(&self.signature.of_font()) == Some(Known::OwnFont);
        self.handling.arabic_digits = font.draws_all('٠'..='٩');
        self.handling.signs = font.draws_signs();
        self.handling.few_colours = is_text_mode && font.is_large();
        self.lacks_letters = !font.draws_forms();
        self.handling.own_font = is_confirmed && font.is_own();
    }

    /// Treats the terminal as a person said.
    pub fn choose(&mut self, mode: Mode, reason: Reason) {
        self.handling.mode = mode;
        self.reason = reason;
    }
}

/// Asks the terminal who it is and decides how to treat it.
///
/// # Errors
/// When the terminal is gone.
pub fn recognise(
    hints: &Hints,
    option: Option<Mode>,
    memory: &mut Memory,
) -> io::Result<Recognised> {
    let before = Signature::before_asking(hints);
    let was_silent = memory.of(&before) == Some(Known::Silent);
    let (answers, raw) = if hints.is_windows || hints.term == "dumb" {
        (Answers::default(), None)
    } else {
        let limit = match (hints.is_remote, was_silent) {
            (true, _) => FAR,
            (false, true) => SILENT,
            (false, false) => HERE,
        };
        let (answers, raw) = ask(limit)?;
        (answers, Some(Arc::new(raw)))
    };
    if !hints.is_remote && !hints.is_windows {
        match (answers.is_silent(), was_silent) {
            (true, false) => memory.note(&before, Known::Silent),
            (false, true) => memory.forget(&before),
            _ => {}
        }
    }
    let around = if hints.between == Some(Between::Tmux) {
        AroundTmux::find()
    } else {
        None
    };
    let mut recognised = decide(answers, hints, option, memory, around);
    recognised.raw = raw;
    if let (Kind::LinuxConsole, false, Some(console)) =
        (recognised.kind, hints.is_remote, Console::here())
    {
        match console.font() {
            Ok(font) => {
                if let Some(font) = Font::read(&font) {
                    recognised.learn_font(&font, console.is_text_mode(), memory);
                }
            }
            Err(error) => log::info!("the font of the console could not be read: {error}"),
        }
    }
    Ok(recognised)
}

/// Decides how to treat a terminal by all that is known of it.
pub fn decide(
    answers: Answers,
    hints: &Hints,
    option: Option<Mode>,
    memory: &Memory,
    around: Option<AroundTmux>,
) -> Recognised {
    let mut kind = detect::kind(&answers, hints);
    let mut around_is = String::new();
    if let (Kind::Tmux, Some(around)) = (kind, around.as_ref()) {
        around_is = format!("{} {}", around.version, around.term);
        let outer = Answers {
            version: Some(around.version.clone()),
            ..Answers::default()
        };
        let outer_hints = Hints {
            term: around.term.clone(),
            is_remote: true,
            ..Hints::default()
        };
        kind = match detect::kind(&outer, &outer_hints) {
            Kind::Silent | Kind::Unknown => Kind::Tmux,
            known => known,
        };
    }
    let mut handling = kind.handling();
    handling.reordered_before = answers.reordered_before().unwrap_or(true);
    let signature = Signature::of(&answers, hints, &around_is);
    let reason = if kind.is_doubtful() || kind == Kind::Silent {
        Reason::Guessed
    } else {
        Reason::Recognised
    };
    let mut recognised = Recognised {
        kind,
        answers,
        handling,
        reason,
        signature,
        around,
        lacks_letters: false,
        raw: None,
    };
    if let Some(mode) = option {
        recognised.choose(mode, Reason::Option);
    } else if let Some(Known::Chosen(mode)) = memory.of(&recognised.signature) {
        recognised.choose(mode, Reason::Remembered);
    }
    recognised
}

fn ask(limit: Duration) -> io::Result<(Answers, Raw)> {
    let raw = Raw::enter()?;
    let heard = gather(limit, |question, limit, is_enough| {
        converse(question, limit, is_enough)
    })?;
    let answers = Answers::read(&heard);
    if answers.reordered_before() == Some(true) {
        // The question switched it off. Who needs it off says so before the first clear.
        tell(REORDERS)?;
    }
    raw.is_answered();
    Ok((answers, raw))
}

/// Gathers all that a terminal answers.
///
/// The details are asked for only when the first answer came in time, and then they are waited for: a
/// terminal that has answered once answers again, and the reader of keys would type what comes late.
fn gather(
    limit: Duration,
    mut converse: impl FnMut(&[u8], Duration, &dyn Fn(&[u8]) -> bool) -> io::Result<Vec<u8>>,
) -> io::Result<Vec<u8>> {
    let mut heard = converse(KNOCK, limit, &|bytes| Answers::read(bytes).ends >= 1)?;
    let mut more = |heard: &mut Vec<u8>, question: &[u8], limit: Duration, ends: usize| {
        let before = heard.clone();
        let piece = converse(question, limit, &|bytes| {
            let answers = Answers::read(&[before.as_slice(), bytes].concat());
            answers.ends >= ends || question.is_empty() && !answers.is_underway()
        })?;
        heard.extend(piece);
        Ok::<_, io::Error>(())
    };
    let first = Answers::read(&heard);
    if first.is_underway() {
        let limit = if first.may_be_esc() { ESC } else { REST };
        more(&mut heard, b"", limit, 1)?;
    }
    if Answers::read(&heard).ends >= 1 {
        more(&mut heard, DETAILS, REST, 2)?;
    }
    Ok(heard)
}

/// Raw mode, until the last holder lets go; a signal meanwhile gives the terminal back before it is obeyed.
#[derive(Debug)]
struct Raw {
    state: Arc<State>,
}

/// What a signal finds.
#[derive(Debug)]
struct State {
    is_raw: AtomicBool,
    /// The question has switched something off, and the answer is not there yet.
    is_asked: AtomicBool,
}

impl Raw {
    fn enter() -> io::Result<Self> {
        let state = Arc::new(State {
            is_raw: AtomicBool::new(true),
            is_asked: AtomicBool::new(true),
        });
        let at_signal = Arc::clone(&state);
        signals::listen(move |signal| at_signal.obey(signal))?;
        enable_raw_mode()?;
        Ok(Self { state })
    }

    /// Nothing is asked any more, and all is as it was before.
    fn is_answered(&self) {
        self.state.is_asked.store(false, Ordering::SeqCst);
    }
}

impl State {
    /// What fails here fails on a terminal that is gone; the signal is obeyed all the same.
    fn obey(&self, signal: Signal) {
        let is_raw = self.is_raw.load(Ordering::SeqCst);
        match signal {
            Signal::GoOn if is_raw => drop(enable_raw_mode()),
            Signal::GoOn => {}
            Signal::End => {
                self.give_back();
                drop(signals::end());
            }
            Signal::Stop => {
                self.give_back();
                drop(signals::stop());
            }
        }
    }

    fn give_back(&self) {
        if self.is_asked.load(Ordering::SeqCst) {
            drop(tell(REORDERS));
        }
        drop(disable_raw_mode());
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        self.state.is_raw.store(false, Ordering::SeqCst);
        // A terminal that cannot be told any more is gone.
        drop(disable_raw_mode());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::terminal::console;

    const UNKNOWN: &[u8] = b"\x1b[?62;4c\x1b[>99;1;0c\x1b[?62;4c";

    fn decided(bytes: &[u8], option: Option<Mode>, memory: &Memory) -> Recognised {
        let hints = Hints {
            term: "xterm-256color".to_owned(),
            ..Hints::default()
        };
        decide(Answers::read(bytes), &hints, option, memory, None)
    }

    #[test]
    fn who_is_not_known_is_asked_once() {
        let mut memory = Memory::default();
        let first = decided(UNKNOWN, None, &memory);
        assert!(first.is_doubtful());
        memory.note(&first.signature, Known::Chosen(Mode::Inverse));
        let second = decided(UNKNOWN, None, &memory);
        assert!(!second.is_doubtful());
        assert_eq!(second.handling.mode, Mode::Inverse);
        let another = decided(b"\x1b[?62;4c\x1b[>98;1;0c\x1b[?62;4c", None, &memory);
        assert!(another.is_doubtful());
    }

    #[test]
    fn the_option_goes_before_everything() {
        let putty = b"\x1b[?6c\x1b[>0;136;0c\x1b[?6c";
        let memory = Memory::default();
        assert_eq!(decided(putty, None, &memory).handling.mode, Mode::Inverse);
        let told = decided(putty, Some(Mode::Direct), &memory);
        assert_eq!(
            (told.handling.mode, told.reason),
            (Mode::Direct, Reason::Option)
        );
    }

    /// Answers a conversation piece by piece; returns what was asked and heard.
    fn gathered(pieces: &[&[u8]]) -> (Vec<Vec<u8>>, Vec<u8>) {
        let (mut asked, mut pieces) = (Vec::new(), pieces.iter());
        let heard = gather(HERE, |question, limit, is_enough| {
            let piece = pieces.next().copied().unwrap_or_default();
            asked.push(question.to_owned());
            assert!(limit == if asked.len() == 1 { HERE } else { REST });
            assert_eq!(is_enough(piece), piece.ends_with(b"c"));
            Ok(piece.to_owned())
        })
        .unwrap();
        (asked, heard)
    }

    #[test]
    fn an_answer_that_has_begun_is_waited_for() {
        let (asked, heard) = gathered(&[b"\x1b[8;1", b"$y\x1b[8;2$y\x1b[?65c", b"\x1b[?65c"]);
        assert_eq!(asked, [KNOCK, b"", DETAILS]);
        assert_eq!(Answers::read(&heard).typed, b"");
    }

    #[test]
    fn a_lone_esc_may_be_a_key_and_is_waited_for_a_moment_only() {
        let mut limits = Vec::new();
        let mut pieces = [b"\x1b".as_slice(), b"2"].into_iter();
        let heard = gather(HERE, |_, limit, is_enough| {
            limits.push(limit);
            let piece = pieces.next().unwrap();
            assert_eq!(is_enough(piece), piece == b"2");
            Ok(piece.to_owned())
        });
        assert_eq!(heard.unwrap(), b"\x1b2");
        assert_eq!(limits, [HERE, ESC]);
    }

    #[test]
    fn who_is_silent_is_asked_no_more() {
        assert_eq!(gathered(&[b"12"]), (vec![KNOCK.to_vec()], b"12".to_vec()));
        let (asked, _) = gathered(&[b"\x1b[?6c", b"\x1b[>0;136;0c\x1b[?6c"]);
        assert_eq!(asked, [KNOCK, DETAILS]);
    }

    #[test]
    fn the_private_numbers_of_our_font_are_sent_where_it_is_loaded_and_confirmed() {
        let hints = Hints {
            term: "linux".to_owned(),
            ..Hints::default()
        };
        let mut memory = Memory::default();
        let answers = || Answers::read(b"\x1b[?6c\x1b[?6c");
        let own = Font::read(console::OWN).unwrap();
        let mut before = decide(answers(), &hints, None, &memory, None);
        before.learn_font(&own, false, &memory);
        assert!(before.handling.arabic_digits && !before.handling.own_font);
        memory.note(&before.signature.of_font(), Known::OwnFont);
        let mut after = decide(answers(), &hints, None, &memory, None);
        assert!(!after.handling.own_font && !after.handling.arabic_digits);
        after.learn_font(&own, false, &memory);
        assert!(after.handling.options().private_forms);
        after.learn_font(&own, true, &memory);
        assert!(after.handling.few_colours);
        after.learn_font(&Font::default(), true, &memory);
        assert!(!after.handling.few_colours);
        let handling = after.handling;
        assert!(!handling.own_font && !handling.arabic_digits && !handling.signs);
        assert!(after.lacks_letters && !before.lacks_letters);
    }

    #[test]
    fn silence_is_not_a_question_to_a_person() {
        assert!(!decided(b"", None, &Memory::default()).is_doubtful());
    }

    #[test]
    fn a_terminal_that_did_not_reorder_is_left_so() {
        let off = decided(
            b"\x1b[8;2$y\x1b[8;2$y\x1b[?65c\x1b[>65;7006;1c\x1b[?65c",
            None,
            &Memory::default(),
        );
        assert!(!off.handling.give_back().contains("\x1b[8h"));
        let on = decided(
            b"\x1b[8;1$y\x1b[8;2$y\x1b[?65c\x1b[>65;7006;1c\x1b[?65c",
            None,
            &Memory::default(),
        );
        assert!(on.handling.give_back().contains("\x1b[8h"));
    }
}
