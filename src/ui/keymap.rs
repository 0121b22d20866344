//! The one table of keys: the screens, the bar, the help and the manual all read it.
//!
//! F1 may be the terminal's own help, F10 its menu, F11 its full screen: every function key has a
//! second one, a letter where no text is being entered, and Esc followed by its digit everywhere.

use crate::{
    domain::language::{Keyboard, Language},
    text::ascii_digit,
    ui::{key::Key, layouts},
};

/// What a key means to a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// A character of a text; only where the screen wants text.
    Type(char),
    /// A digit `0`–`9`, of whichever script it came.
    Digit(char),
    /// A letter (as the key it sits on) that has no meaning here.
    Letter(char),
    /// `.`: zero and next; the decimal mark.
    Point,
    /// `-`: not available; minus.
    Minus,
    /// `/`: the row's blank cells become zero.
    Slash,
    /// `+`: the cell's history; plus.
    Plus,
    /// `*`: repeat; times.
    Star,
    /// Accept and go on; open what is chosen.
    Enter,
    /// On to the next by order.
    Next,
    /// Back to the one before by order.
    Previous,
    /// Towards the top of the screen.
    Up,
    /// Towards the bottom of the screen.
    Down,
    /// Towards the left of the screen.
    Left,
    /// Towards the right of the screen.
    Right,
    /// To the first.
    Home,
    /// To the last.
    End,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
    /// Take away what stands before the caret.
    Backspace,
    /// Take away what stands at the caret; blank the cell.
    Delete,
    /// Close or give up what was begun.
    Cancel,
    /// Explain.
    Help,
    /// Change what stands in the cell.
    Edit,
    /// The paper's own totals.
    PaperTotal,
    /// A comment on the cell.
    Comment,
    /// Mark the cell for follow-up.
    FollowUp,
    /// Go to a section.
    Section,
    /// There is no number to be had.
    NotAvailable,
    /// Accept a warning; nothing else ever does.
    AcceptFinding,
    /// Confirm and send.
    Confirm,
    /// Leave the screen.
    Leave,
    /// Another person keys.
    Person,
    /// Go to a printed row number.
    GoTo,
    /// Take back the newest step.
    Undo,
    /// Do it again.
    Redo,
    /// Declare that there is nothing to report.
    ZeroReport,
    /// Record an immediate notification.
    Notify,
    /// What waits and what was sent.
    Outbox,
    /// What a person may choose.
    Settings,
    /// Try to send now.
    TryNow,
    /// Try to send all that waits now.
    TryAll,
    /// What the server said, word for word.
    Answers,
    /// Write to a file.
    Export,
    /// Get to know the national server.
    Connect,
    /// A key of a keypad without NumLock that means nothing here.
    StrayKeypad,
    /// Save and end the program.
    Quit,
}

/// Where a key has its meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Where {
    /// On every screen that does not say otherwise.
    Everywhere,
    /// Where cells are keyed.
    Entry,
    /// On the board.
    Home,
    /// Where findings are read before sending.
    Review,
    /// Where sent and waiting reports are listed.
    Outbox,
    /// Where a person chooses between two versions of a report.
    Choosing,
    /// Where a draft is taken over to a newer version of its form.
    NewerForm,
    /// Where the server's answers are read.
    Answers,
    /// Where choices are made.
    Settings,
    /// On the first run.
    FirstRun,
    /// In the help.
    Help,
}

/// One line of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
    /// Where it holds.
    pub place: Where,
    /// What it does.
    pub action: Action,
    /// The keys that do it; the first is the one shown.
    pub keys: &'static [Key],
    /// The text that names it in the bar; with `-help` behind it, the sentence of the help.
    pub text: &'static str,
    /// It stands in the bar at the foot of the screen.
    pub in_bar: bool,
}

const fn bar(place: Where, action: Action, keys: &'static [Key], text: &'static str) -> Binding {
    Binding {
        place,
        action,
        keys,
        text,
        in_bar: true,
    }
}

const fn key(place: Where, action: Action, keys: &'static [Key], text: &'static str) -> Binding {
    Binding {
        place,
        action,
        keys,
        text,
        in_bar: false,
    }
}

use Key::{Char, Ctrl, F};

/// The table. Order is that of the bar and of the help.
pub const TABLE: &[Binding] = &[
    bar(
        Where::Entry,
        Action::Help,
        &[F(1), Char('h'), Char('?')],
        "key-help",
    ),
    bar(Where::Entry, Action::Edit, &[F(2), Char('e')], "key-edit"),
    bar(
        Where::Entry,
        Action::PaperTotal,
        &[F(3), Char('t')],
        "key-paper-total",
    ),
    bar(
        Where::Entry,
        Action::Comment,
        &[F(4), Char('c')],
        "key-comment",
    ),
    bar(
        Where::Entry,
        Action::FollowUp,
        &[F(5), Char('f')],
        "key-follow-up",
    ),
    bar(
        Where::Entry,
        Action::Section,
        &[F(6), Char('s')],
        "key-section",
    ),
    bar(
        Where::Entry,
        Action::NotAvailable,
        &[F(7), Char('x')],
        "key-not-available",
    ),
    bar(
        Where::Entry,
        Action::AcceptFinding,
        &[F(8), Char('a')],
        "key-accept-finding",
    ),
    bar(
        Where::Entry,
        Action::Confirm,
        &[F(9), Char('r')],
        "key-confirm",
    ),
    bar(
        Where::Entry,
        Action::Leave,
        &[F(10), Char('q')],
        "key-leave",
    ),
    key(
        Where::Entry,
        Action::Person,
        &[F(12), Char('p')],
        "key-person",
    ),
    key(Where::Entry, Action::Digit('1'), &[Char('1')], "key-digits"),
    key(Where::Entry, Action::Enter, &[Key::Enter], "key-enter"),
    key(
        Where::Entry,
        Action::Point,
        &[Char('.'), Char(',')],
        "key-point",
    ),
    key(Where::Entry, Action::Minus, &[Char('-')], "key-minus"),
    key(Where::Entry, Action::Slash, &[Char('/')], "key-slash"),
    key(
        Where::Entry,
        Action::Plus,
        &[Char('+'), Char('=')],
        "key-plus",
    ),
    key(Where::Entry, Action::Star, &[Char('*')], "key-star"),
    key(Where::Entry, Action::GoTo, &[Char('g')], "key-go-to"),
    key(
        Where::Entry,
        Action::Undo,
        &[Char('u'), Ctrl('z')],
        "key-undo",
    ),
    key(
        Where::Entry,
        Action::Redo,
        &[Char('y'), Ctrl('y')],
        "key-redo",
    ),
    key(
        Where::Entry,
        Action::ZeroReport,
        &[Char('z')],
        "key-zero-report",
    ),
    key(Where::Entry, Action::Notify, &[Char('n')], "key-notify"),
    key(Where::Entry, Action::Next, &[Key::Tab], "key-next"),
    key(
        Where::Entry,
        Action::Previous,
        &[Key::BackTab],
        "key-previous",
    ),
    key(Where::Entry, Action::Delete, &[Key::Delete], "key-blank"),
    bar(
        Where::Home,
        Action::Help,
        &[F(1), Char('h'), Char('?')],
        "key-help",
    ),
    bar(Where::Home, Action::Enter, &[Key::Enter], "key-open"),
    bar(
        Where::Home,
        Action::Outbox,
        &[F(3), Char('o')],
        "key-outbox",
    ),
    bar(
        Where::Home,
        Action::Settings,
        &[F(4), Char('s')],
        "key-settings",
    ),
    bar(
        Where::Home,
        Action::Connect,
        &[F(5), Char('c')],
        "key-connect",
    ),
    bar(Where::Home, Action::Leave, &[F(10), Char('q')], "key-leave"),
    key(
        Where::Home,
        Action::Person,
        &[F(12), Char('p')],
        "key-person",
    ),
    bar(
        Where::Review,
        Action::Help,
        &[F(1), Char('h'), Char('?')],
        "key-help",
    ),
    bar(Where::Review, Action::Enter, &[Key::Enter], "key-to-cell"),
    bar(
        Where::Review,
        Action::AcceptFinding,
        &[F(8), Char('a')],
        "key-accept-finding",
    ),
    bar(
        Where::Review,
        Action::Confirm,
        &[F(9), Char('r')],
        "key-confirm",
    ),
    bar(
        Where::Review,
        Action::Leave,
        &[F(10), Key::Esc, Char('q')],
        "key-back",
    ),
    bar(
        Where::Outbox,
        Action::Help,
        &[F(1), Char('h'), Char('?')],
        "key-help",
    ),
    bar(Where::Outbox, Action::Enter, &[Key::Enter], "key-to-report"),
    bar(
        Where::Outbox,
        Action::TryNow,
        &[F(5), Char('n')],
        "key-try-now",
    ),
    bar(
        Where::Outbox,
        Action::TryAll,
        &[F(7), Char('a')],
        "key-try-all",
    ),
    key(
        Where::Outbox,
        Action::Answers,
        &[F(3), Char('d')],
        "key-answers",
    ),
    bar(
        Where::Outbox,
        Action::Export,
        &[F(6), Char('e')],
        "key-export",
    ),
    bar(
        Where::Outbox,
        Action::Leave,
        &[F(10), Key::Esc, Char('q')],
        "key-back",
    ),
    bar(
        Where::Choosing,
        Action::Help,
        &[F(1), Char('h'), Char('?')],
        "key-help",
    ),
    bar(
        Where::Choosing,
        Action::Digit('1'),
        &[Char('1')],
        "key-pick",
    ),
    bar(
        Where::Choosing,
        Action::Digit('4'),
        &[Char('4')],
        "key-pick-all",
    ),
    bar(
        Where::Choosing,
        Action::Confirm,
        &[F(9), Char('r')],
        "key-settle",
    ),
    bar(
        Where::Choosing,
        Action::Leave,
        &[F(10), Key::Esc, Char('q')],
        "key-back",
    ),
    bar(
        Where::NewerForm,
        Action::Digit('1'),
        &[Char('1')],
        "key-carry-over",
    ),
    bar(
        Where::NewerForm,
        Action::Digit('2'),
        &[Char('2')],
        "key-stay-old",
    ),
    // Not in the bar, where its number would stand beside the same digit.
    key(
        Where::NewerForm,
        Action::Help,
        &[F(1), Char('h'), Char('?')],
        "key-help",
    ),
    bar(
        Where::NewerForm,
        Action::Leave,
        &[F(10), Key::Esc, Char('q')],
        "key-back",
    ),
    bar(
        Where::Answers,
        Action::Leave,
        &[F(10), Key::Esc, Char('q')],
        "key-back",
    ),
    bar(
        Where::Settings,
        Action::Help,
        &[F(1), Char('h'), Char('?')],
        "key-help",
    ),
    bar(Where::Settings, Action::Enter, &[Key::Enter], "key-change"),
    bar(
        Where::Settings,
        Action::Leave,
        &[F(10), Key::Esc, Char('q')],
        "key-back",
    ),
    bar(
        Where::FirstRun,
        Action::Help,
        &[F(1), Char('h'), Char('?')],
        "key-help",
    ),
    bar(Where::FirstRun, Action::Enter, &[Key::Enter], "key-choose"),
    bar(
        Where::FirstRun,
        Action::Leave,
        &[F(10), Char('q')],
        "key-leave",
    ),
    bar(
        Where::Help,
        Action::Leave,
        &[F(10), Key::Esc, F(1), Char('q')],
        "key-back",
    ),
    key(
        Where::Everywhere,
        Action::Help,
        &[F(1), Char('?')],
        "key-help",
    ),
    key(
        Where::Everywhere,
        Action::Leave,
        &[F(10), Char('q')],
        "key-leave",
    ),
    key(
        Where::Everywhere,
        Action::Person,
        &[F(12), Char('p')],
        "key-person",
    ),
    key(Where::Everywhere, Action::Up, &[Key::Up], "key-arrows"),
    key(Where::Everywhere, Action::Home, &[Key::Home], "key-home"),
    key(Where::Everywhere, Action::End, &[Key::End], "key-end"),
    key(
        Where::Everywhere,
        Action::PageUp,
        &[Key::PageUp],
        "key-page-up",
    ),
    key(
        Where::Everywhere,
        Action::PageDown,
        &[Key::PageDown],
        "key-page-down",
    ),
    key(Where::Everywhere, Action::Cancel, &[Key::Esc], "key-cancel"),
    key(Where::Everywhere, Action::Quit, &[Ctrl('c')], "key-quit"),
];

/// Keys that mean the same on every screen and need no line in the help.
const PLAIN: &[(Key, Action)] = &[
    (Key::Enter, Action::Enter),
    (Key::Tab, Action::Next),
    (Key::BackTab, Action::Previous),
    (Key::Up, Action::Up),
    (Key::Down, Action::Down),
    (Key::Left, Action::Left),
    (Key::Right, Action::Right),
    (Key::Backspace, Action::Backspace),
    (Key::Ctrl('h'), Action::Backspace),
    (Key::Delete, Action::Delete),
    (Key::Insert, Action::StrayKeypad),
    (Key::KeypadCentre, Action::StrayKeypad),
];

/// Returns what a key means at a place.
///
/// Where text is wanted, a character is that character and nothing else.
pub fn action(key: Key, place: Where, wants_text: bool, language: Language) -> Option<Action> {
    if let Key::Char(ch) = key {
        if wants_text {
            return Some(Action::Type(ch));
        }
        return Some(action_of_char(ch, place, language));
    }
    bound(key, place).or_else(|| {
        PLAIN
            .iter()
            .find(|(k, _)| *k == key)
            .map(|(_, action)| *action)
    })
}

/// Returns the lines that hold at a place, for the bar and the help.
pub fn bindings(place: Where) -> impl Iterator<Item = &'static Binding> {
    TABLE.iter().filter(move |binding| binding.place == place)
}

/// Returns how a key is printed for a reader; arithmetic, which every keypad has, as it is.
pub fn shown(key: Key, language: Language) -> String {
    match key {
        Key::Char(sign) if layouts::is_arithmetic(sign) => sign.to_string(),
        // Written so in Kurdish because alone it looks like ە.
        Key::Char('h') if language.keyboard() == Keyboard::Kurdish => "هـ".to_owned(),
        Key::Char(ch) => layouts::letter_on(ch, language).to_string(),
        key => key.name(),
    }
}

/// Returns all keys of a line as they are printed for a reader, with the letters of the layout that mean
/// arithmetic.
pub fn all_shown(binding: &Binding, language: Language) -> String {
    let mut keys = Vec::new();
    for key in binding.keys {
        keys.push(shown(*key, language));
        if let Key::Char(sign) = *key
            && layouts::is_arithmetic(sign)
            && layouts::letter_on(sign, language) != sign
        {
            keys.push(layouts::letter_on(sign, language).to_string());
        }
    }
    keys.join("  ")
}

/// Returns how the letter (or the only key) of an action is printed for a reader; empty where none.
pub fn key_for(place: Where, action: Action, language: Language) -> String {
    let binding = bindings(place).find(|binding| binding.action == action);
    let keys = binding.map_or(&[][..], |binding| binding.keys);
    let letter = keys.iter().find(|key| matches!(key, Key::Char(_)));
    letter
        .or(keys.first())
        .map(|key| shown(*key, language))
        .unwrap_or_default()
}

fn action_of_char(ch: char, place: Where, language: Language) -> Action {
    if let Some(digit) = ascii_digit(ch) {
        return Action::Digit(digit);
    }
    let latin = match ch {
        // Of keypads; the Arabic layout has them on letters too.
        '×' => '*',
        '÷' => '/',
        '\u{2212}' => '-',
        '٫' => '.',
        ch => layouts::key_of(ch, language).unwrap_or(ch),
    };
    bound(Key::Char(latin), place).unwrap_or(match latin {
        '.' | ',' => Action::Point,
        '-' => Action::Minus,
        '/' => Action::Slash,
        '+' | '=' => Action::Plus,
        '*' => Action::Star,
        other => Action::Letter(other),
    })
}

fn bound(key: Key, place: Where) -> Option<Action> {
    let at = |place| {
        bindings(place)
            .find(|binding| binding.keys.contains(&key))
            .map(|binding| binding.action)
    };
    at(place).or_else(|| at(Where::Everywhere))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const PLACES: [Where; 10] = [
        Where::NewerForm,
        Where::Choosing,
        Where::Answers,
        Where::Entry,
        Where::Home,
        Where::Review,
        Where::Outbox,
        Where::Settings,
        Where::FirstRun,
        Where::Help,
    ];

    #[test]
    fn no_key_means_two_things_at_one_place() {
        for place in PLACES {
            let keys: Vec<Key> = bindings(place)
                .flat_map(|line| line.keys.iter().copied())
                .collect();
            let distinct: BTreeSet<String> = keys.iter().map(|key| format!("{key:?}")).collect();
            assert_eq!(keys.len(), distinct.len(), "{place:?}");
        }
    }

    #[test]
    fn the_bar_has_at_most_ten_keys() {
        for place in PLACES {
            let count = bindings(place).filter(|line| line.in_bar).count();
            assert!((1..=10).contains(&count), "{place:?}: {count}");
        }
    }

    #[test]
    fn keys_that_terminals_keep_for_themselves_have_a_second_one() {
        // Any function key may be the terminal's, the desktop's or the laptop's own.
        for line in TABLE {
            let is_eaten = |key: &Key| matches!(key, F(_));
            if line.keys.iter().any(is_eaten) {
                assert!(line.keys.iter().any(|key| !is_eaten(key)), "{line:?}");
            }
        }
    }

    /// What a terminal sends for a key of the table under a layout, without Shift and with it.
    fn sent(key: Key, language: Language) -> Vec<char> {
        let Char(latin) = key else {
            return Vec::new();
        };
        let own = |ch: &char| {
            // Shifted to arithmetic, or one letter of two keys: what it means is another test.
            layouts::key_of(*ch, language) == Some(latin)
        };
        let letters = ('\u{60c}'..='\u{6f9}')
            .chain('\u{fef5}'..='\u{fefc}')
            .filter(own);
        letters
            .chain([layouts::letter_on(latin, language)])
            .collect()
    }

    #[test]
    fn every_action_is_there_in_every_layout_without_function_keys_control_or_alt() {
        for language in Language::ALL {
            for line in TABLE {
                let mut is_reached = line.keys.iter().any(|key| {
                    // Keys that are the same in all layouts.
                    !matches!(key, Char(_) | Ctrl(_) | F(_))
                });
                for key in line.keys {
                    for ch in sent(*key, language) {
                        let meant = action(Char(ch), line.place, false, language);
                        assert_eq!(meant, Some(line.action), "{language:?} {ch} {line:?}");
                        is_reached = true;
                    }
                }
                // Leaving (F10, q) ends the program as well.
                let is_quit = line.action == Action::Quit;
                assert!(is_reached || is_quit, "{language:?} {line:?}");
            }
        }
    }

    #[test]
    fn the_letter_that_is_shown_is_the_letter_of_the_layout() {
        for (language, shown_keys) in [
            (Language::En, "g u z h ?"),
            (Language::Ar, "ل ع ئ ا ؟"),
            (Language::Ckb, "گ ئ ز هـ ؟"),
        ] {
            let keys = ['g', 'u', 'z', 'h', '?'].map(|key| shown(Char(key), language));
            assert_eq!(keys.join(" "), shown_keys);
            assert_eq!(key_for(Where::Entry, Action::GoTo, language), keys[0]);
        }
    }

    #[test]
    fn the_help_shows_the_sign_of_the_keypad_and_the_letter_of_the_layout() {
        let keys = |action, language| {
            let line = bindings(Where::Entry).find(|line| line.action == action);
            all_shown(line.unwrap(), language)
        };
        assert_eq!(keys(Action::Slash, Language::En), "/");
        assert_eq!(keys(Action::Slash, Language::Ar), "/  ظ");
        assert_eq!(keys(Action::Point, Language::Ar), ".  ز  ,  و");
        assert_eq!(keys(Action::Point, Language::Ckb), ".  ,  ،");
        assert_eq!(keys(Action::Confirm, Language::Ckb), "F9  ر");
    }

    #[test]
    fn the_question_mark_of_both_scripts_asks_for_help() {
        for language in Language::ALL {
            for ch in ['?', '؟'] {
                let meant = action(Char(ch), Where::Entry, false, language);
                assert_eq!(meant, Some(Action::Help), "{language:?}");
            }
        }
    }

    #[test]
    fn nothing_depends_on_control() {
        for line in TABLE.iter().filter(|line| line.action != Action::Quit) {
            assert!(
                line.keys.iter().any(|key| !matches!(key, Ctrl(_))),
                "{line:?}"
            );
        }
    }

    #[test]
    fn digits_of_three_scripts_are_the_same_digit() {
        for ch in ['7', '٧', '۷'] {
            let action = action(Key::Char(ch), Where::Entry, false, Language::Ar);
            assert_eq!(action, Some(Action::Digit('7')));
        }
    }

    #[test]
    fn letters_of_both_layouts_mean_their_key() {
        let entry = |ch, language| action(Key::Char(ch), Where::Entry, false, language);
        assert_eq!(entry('ل', Language::Ar), Some(Action::GoTo));
        assert_eq!(entry('گ', Language::Ckb), Some(Action::GoTo));
        assert_eq!(entry('G', Language::En), Some(Action::GoTo));
        assert_eq!(entry('ظ', Language::Ar), Some(Action::Slash));
        assert_eq!(entry('ق', Language::Ckb), Some(Action::Leave));
    }

    #[test]
    fn where_text_is_wanted_a_letter_is_a_letter() {
        let typed = action(Key::Char('g'), Where::Entry, true, Language::En);
        assert_eq!(typed, Some(Action::Type('g')));
        assert_eq!(
            action(F(9), Where::Entry, true, Language::En),
            Some(Action::Confirm)
        );
    }
}
