//! What terminals are asked, and their answers read out of a stream of bytes.
//!
//! The answers come between keys typed ahead, in any pieces. What is no answer is kept: it was typed.

/// The first question: whether the terminal knows the standard's own switch (VTE and terminals after
/// the draft of terminal-wg do), and what it is.
///
/// Each answer to it that comes too late is understood or dropped whole by the reader of keys; answers
/// to [`DETAILS`] would be taken for keys, so those are asked only when this one was answered in time.
pub const KNOCK: &[u8] = b"\x1b[8$p\x1b[8l\x1b[8$p\x1b[c";

/// The second question: names and versions; what every terminal answers stands at the end.
pub const DETAILS: &[u8] = b"\x1b[>q\x1b[>c\x1b[=c\x1b[c";

/// A setting as DECRPM tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// The terminal does not know it.
    Unknown,
    /// It is on.
    Set,
    /// It is off.
    Reset,
    /// It is on and stays so.
    AlwaysSet,
    /// It is off and stays so.
    AlwaysReset,
}

/// What a terminal has answered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// Primary device attributes, without the frame: `?65;1;9`.
    pub primary: Option<String>,
    /// Secondary device attributes: `41;379;0`.
    pub secondary: Option<String>,
    /// Tertiary device attributes: `7E565445`.
    pub tertiary: Option<String>,
    /// Name and version in its own words: `XTerm(379)`.
    pub version: Option<String>,
    /// Whether it reorders (BDSM), each time it was asked.
    pub implicit: Vec<Setting>,
    /// How often the primary attributes came: each question ends with them.
    pub ends: usize,
    /// What is no answer: keys typed ahead.
    pub typed: Vec<u8>,
    /// The last of it is the beginning of an answer, or the Esc key.
    pub is_cut: bool,
}

impl Answers {
    /// Reads what came from the terminal.
    pub fn read(bytes: &[u8]) -> Self {
        let mut answers = Self::default();
        let mut rest = bytes;
        while let Some((first, after)) = rest.split_first() {
            if let Some((body, behind)) = sequence(rest) {
                answers.take(&body);
                rest = behind;
            } else {
                answers.is_cut |= is_begun(rest);
                answers.typed.push(*first);
                rest = after;
            }
        }
        answers
    }

    /// Tells whether nothing at all came.
    pub fn is_silent(&self) -> bool {
        self.ends == 0 && self.implicit.is_empty()
    }

    /// Tells whether an answer has begun that is not at its end.
    pub fn is_underway(&self) -> bool {
        self.is_cut || self.ends == 0 && !self.implicit.is_empty()
    }

    /// Tells whether all that has begun is one byte, which the key Esc sends as well.
    pub fn may_be_esc(&self) -> bool {
        self.is_cut && self.implicit.is_empty() && self.typed.ends_with(b"\x1b")
    }

    /// Returns whether the terminal reordered before it was told not to, if it says so.
    pub fn reordered_before(&self) -> Option<bool> {
        match self.implicit.first()? {
            Setting::Set | Setting::AlwaysSet => Some(true),
            Setting::Reset | Setting::AlwaysReset => Some(false),
            Setting::Unknown => None,
        }
    }

    /// Tells whether the terminal has obeyed: it keeps the order of cells for certain.
    pub fn keeps_order(&self) -> bool {
        matches!(
            self.implicit.last(),
            Some(Setting::Reset | Setting::AlwaysReset)
        )
    }

    fn take(&mut self, body: &Body<'_>) {
        match body {
            Body::Control(text) => {
                if let Some(attributes) = text.strip_suffix('c') {
                    if let Some(secondary) = attributes.strip_prefix('>') {
                        self.secondary = Some(secondary.to_owned());
                    } else {
                        self.primary = Some(attributes.to_owned());
                        self.ends += 1;
                    }
                } else if let Some(value) = text
                    .strip_prefix("8;")
                    .and_then(|rest| rest.strip_suffix("$y"))
                {
                    self.implicit.push(setting(value));
                }
            }
            Body::Device(text) => {
                if let Some(version) = text.strip_prefix(">|") {
                    self.version = Some(version.to_owned());
                } else if let Some(unit) = text.strip_prefix("!|") {
                    self.tertiary = Some(unit.to_owned());
                }
            }
        }
    }
}

fn setting(value: &str) -> Setting {
    match value {
        "1" => Setting::Set,
        "2" => Setting::Reset,
        "3" => Setting::AlwaysSet,
        "4" => Setting::AlwaysReset,
        _ => Setting::Unknown,
    }
}

/// The inside of a sequence that is an answer.
enum Body<'a> {
    /// After CSI, with its last letter.
    Control(&'a str),
    /// Between DCS and ST.
    Device(&'a str),
}

/// Returns the answer at the beginning of the bytes and what comes behind it.
fn sequence(bytes: &[u8]) -> Option<(Body<'_>, &[u8])> {
    if let Some(rest) = bytes.strip_prefix(b"\x1b[") {
        let end = rest.iter().position(|byte| matches!(byte, 0x40..=0x7e))?;
        let (body, behind) = rest.split_at_checked(end + 1)?;
        let text = std::str::from_utf8(body).ok()?;
        return is_answer(text).then_some((Body::Control(text), behind));
    }
    let rest = bytes.strip_prefix(b"\x1bP")?;
    let end = rest.iter().position(|byte| matches!(byte, 0x1b | 0x07))?;
    let (body, behind) = rest.split_at_checked(end)?;
    let behind = behind
        .strip_prefix(b"\x1b\\")
        .or_else(|| behind.strip_prefix(b"\x07"))?;
    let text = std::str::from_utf8(body).ok()?;
    (text.starts_with(">|") || text.starts_with("!|")).then_some((Body::Device(text), behind))
}

/// Tells whether bytes may be an answer whose end has not come yet.
fn is_begun(bytes: &[u8]) -> bool {
    if let Some(rest) = bytes.strip_prefix(b"\x1b[") {
        return rest
            .iter()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'?' | b'>' | b';' | b'$'));
    }
    let is_device = bytes.starts_with(b"\x1bP>") || bytes.starts_with(b"\x1bP!");
    is_device && !bytes.contains(&0x07) && !bytes.ends_with(b"\x1b\\")
        || matches!(bytes, b"\x1b" | b"\x1bP")
}

fn is_answer(text: &str) -> bool {
    let attributes = text
        .strip_suffix('c')
        .and_then(|rest| rest.strip_prefix(['?', '>']));
    let report = text
        .strip_prefix("8;")
        .and_then(|rest| rest.strip_suffix("$y"));
    let inside = attributes.or(report);
    inside.is_some_and(|inside| inside.chars().all(|ch| ch.is_ascii_digit() || ch == ';'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const VTE: &[u8] =
        b"\x1b[8;1$y\x1b[8;2$y\x1b[?65;1;9c\x1b[>65;7006;1c\x1bP!|7E565445\x1b\\\x1b[?65;1;9c";

    #[test]
    fn answers_are_read_in_a_row() {
        let answers = Answers::read(VTE);
        assert_eq!(answers.implicit, [Setting::Set, Setting::Reset]);
        assert_eq!(answers.primary.as_deref(), Some("?65;1;9"));
        assert_eq!(answers.secondary.as_deref(), Some("65;7006;1"));
        assert_eq!(answers.tertiary.as_deref(), Some("7E565445"));
        assert_eq!((answers.ends, answers.typed.len()), (2, 0));
        assert!(answers.keeps_order());
        assert_eq!(answers.reordered_before(), Some(true));
    }

    #[test]
    fn keys_typed_ahead_are_kept() {
        let answers = Answers::read(b"1\x1b[?6c2\x1b[A\x1bP>|XTerm(379)\x1b\\\r\xd9\xa3\x1b");
        assert_eq!(answers.typed, b"12\x1b[A\r\xd9\xa3\x1b");
        assert_eq!(answers.version.as_deref(), Some("XTerm(379)"));
    }

    #[test]
    fn half_an_answer_is_none_yet() {
        assert_eq!(Answers::read(b"\x1b[?65;1").ends, 0);
        for half in [
            &b"\x1b"[..],
            b"\x1b[",
            b"1\x1b[8;1$",
            b"\x1b[?65;1",
            b"\x1bP>|Konsole 22\x1b",
        ] {
            assert!(Answers::read(half).is_underway(), "{half:?}");
        }
        for whole in [
            &b"12"[..],
            b"\x1b[A",
            b"\x1b[?6c",
            b"\x1bP>|x\x1b\\",
            b"\x1bO",
        ] {
            assert!(!Answers::read(whole).is_underway(), "{whole:?}");
        }
        assert!(Answers::read(b"\x1b[8;1$y").is_underway());
        assert!(Answers::read(b"\x1bP>|Konso").version.is_none());
        assert!(Answers::read(b"").is_silent());
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_panics(bytes in prop::collection::vec(prop_oneof![any::<u8>(), prop::sample::select(&b"\x1b[?>;8$yc!|P\\"[..])], 0..60)) {
            let answers = Answers::read(&bytes);
            prop_assert!(answers.typed.len() <= bytes.len());
            let plain = bytes.iter().all(|byte| *byte != 0x1b);
            prop_assert!(!plain || answers.typed == bytes);
        }
    }
}
