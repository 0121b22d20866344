//! An exchange: all packets up and all answers down, over whatever carries bytes.
//!
//! Both ways are *items*: the number of bytes (as in the header of a packet), then the bytes; an item of no
//! bytes ends. Up, every item is a packet. Down, every packet gets one answer or one notice, in order, and
//! further answers may follow at the end. A notice is not sealed: it can cause another try and nothing else.

use thiserror::Error;

use super::{
    armour::{base64url, from_base64url},
    header::{MOST_PACKET, read_number, write_number},
};

/// Where packets are posted; short, as every byte of it is paid for.
pub const PATH_EXCHANGE: &str = "/x";
/// Where a PC asks to be enrolled.
pub const PATH_ENROL: &str = "/e";
/// Where the gateway's public keys can be read, for a code that was typed.
pub const PATH_KEYS: &str = "/k";

/// The most bytes of one exchange over HTTP, one way; what is more goes in a second one.
pub const MOST_EXCHANGE: usize = 2 * MOST_PACKET;
/// The longest command over SSH; a larger packet goes over the channel.
pub const LONGEST_COMMAND: usize = 4_096;

/// Which file it is, in its first line; items follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// Packets, carried to the gateway.
    Outbox,
    /// Answers, carried home.
    Receipts,
    /// One request to be enrolled.
    EnrolmentRequest,
    /// The answer to it.
    EnrolmentAnswer,
}

/// Items that nobody of ours wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NotItems {
    /// Not the first line of such a file, or a length that cannot be.
    #[error("not ours")]
    NotOurs,
    /// An item of more than [`MOST_PACKET`] bytes.
    #[error("too large")]
    TooLarge,
}

/// One item of the way down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Down {
    /// A sealed answer.
    Answer(Vec<u8>),
    /// Something that is not sealed.
    Notice(Notice),
}

/// What a gateway says when it has no sealed answer to a packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notice {
    /// Why there is none.
    pub why: WhyNot,
    /// After how many seconds another try makes sense; 0 where the sender knows better.
    pub wait: u16,
}

/// Why a packet got no sealed answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNot {
    /// Too much at once: later.
    Busy,
    /// The disk is nearly full: later.
    DiskFull,
    /// This device has sent too much today: later.
    TooMuch,
    /// No packet of ours.
    NotAPacket,
    /// More than a gateway takes.
    TooLarge,
    /// Of a version that this gateway does not know: later, when it has been renewed.
    Newer,
    /// No key at hand opens it. A device whose incarnation shows only its tag says hello with all of it.
    CannotOpen,
    /// A number of class control that is not above the last one.
    OldNumber,
}

const WHY: [WhyNot; 8] = [
    WhyNot::Busy,
    WhyNot::DiskFull,
    WhyNot::TooMuch,
    WhyNot::NotAPacket,
    WhyNot::TooLarge,
    WhyNot::Newer,
    WhyNot::CannotOpen,
    WhyNot::OldNumber,
];

const FILES: [(FileKind, &[u8]); 4] = [
    (FileKind::Outbox, b"daftar-outbox 1\n"),
    (FileKind::Receipts, b"daftar-receipts 1\n"),
    (FileKind::EnrolmentRequest, b"daftar-enrolment-request 1\n"),
    (FileKind::EnrolmentAnswer, b"daftar-enrolment-answer 1\n"),
];

impl FileKind {
    /// Returns the first line of such a file.
    pub fn first_line(self) -> &'static [u8] {
        FILES
            .iter()
            .find_map(|(kind, line)| (*kind == self).then_some(*line))
            .expect("every kind stands in the list")
    }

    /// Writes a file.
    pub fn write<I: AsRef<[u8]>>(self, items: impl IntoIterator<Item = I>) -> Vec<u8> {
        let mut bytes = self.first_line().to_vec();
        bytes.extend(write_items(items));
        bytes
    }

    /// Reads the whole items of a file; `is_whole` tells whether it had an end.
    ///
    /// A stick that was pulled too early still brings the packets before the cut.
    ///
    /// # Errors
    /// [`NotItems`].
    pub fn read(self, bytes: &[u8]) -> Result<(Vec<Vec<u8>>, bool), NotItems> {
        let rest = bytes
            .strip_prefix(self.first_line())
            .ok_or(NotItems::NotOurs)?;
        let mut items = Items::default();
        items.feed(rest);
        let mut found = Vec::new();
        loop {
            match items.next()? {
                Next::Item(item) => found.push(item),
                Next::End => return Ok((found, true)),
                Next::More => return Ok((found, false)),
            }
        }
    }
}

/// Writes items and the end behind them.
pub fn write_items<I: AsRef<[u8]>>(items: impl IntoIterator<Item = I>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for item in items {
        write_item(&mut bytes, item.as_ref());
    }
    bytes.push(0);
    bytes
}

/// Writes one item; one of no bytes ends.
pub fn write_item(bytes: &mut Vec<u8>, item: &[u8]) {
    write_number(bytes, item.len() as u64);
    bytes.extend(item);
}

/// Takes items out of bytes as they come in.
#[derive(Debug, Default)]
pub struct Items {
    held: Vec<u8>,
    taken: usize,
}

/// What comes next.
#[derive(Debug, PartialEq, Eq)]
pub enum Next {
    /// An item.
    Item(Vec<u8>),
    /// The end.
    End,
    /// More bytes are needed.
    More,
}

impl Items {
    /// Takes in bytes.
    pub fn feed(&mut self, bytes: &[u8]) {
        if self.taken > 0 {
            self.held.drain(..self.taken.min(self.held.len()));
            self.taken = 0;
        }
        self.held.extend(bytes);
    }

    /// Returns the next item, if all of it has come.
    ///
    /// # Errors
    /// [`NotItems`], as soon as the length is known.
    #[expect(
        clippy::should_implement_trait,
        reason = "an iterator that can fail and go on later is no iterator"
    )]
    pub fn next(&mut self) -> Result<Next, NotItems> {
        let rest = self.held.get(self.taken..).unwrap_or_default();
        let Some((length, after)) = read_number(rest) else {
            // Four groups of seven bits hold every length that is allowed.
            return if rest.len() >= 4 {
                Err(NotItems::NotOurs)
            } else {
                Ok(Next::More)
            };
        };
        let length = usize::try_from(length).map_err(|_| NotItems::TooLarge)?;
        if length > MOST_PACKET {
            return Err(NotItems::TooLarge);
        }
        if length == 0 {
            self.taken += 1;
            return Ok(Next::End);
        }
        let Some(item) = after.get(..length) else {
            return Ok(Next::More);
        };
        let item = item.to_vec();
        self.taken += rest.len() - after.len() + length;
        Ok(Next::Item(item))
    }

    /// Tells whether an item has begun and not ended.
    pub fn is_within(&self) -> bool {
        self.held.len() > self.taken
    }
}

impl Notice {
    /// Tells whether the same bytes may be taken later without anybody doing anything.
    pub fn is_later(self) -> bool {
        matches!(
            self.why,
            WhyNot::Busy | WhyNot::DiskFull | WhyNot::TooMuch | WhyNot::Newer
        )
    }
}

impl Down {
    /// Returns the bytes of the item.
    pub fn bytes(&self) -> Vec<u8> {
        match self {
            Self::Answer(bytes) => bytes.clone(),
            Self::Notice(notice) => {
                let place = WHY.iter().position(|why| *why == notice.why);
                let place = place.and_then(|place| u8::try_from(place).ok());
                let [high, low] = notice.wait.to_be_bytes();
                // The version of a packet is never 0.
                vec![0, place.unwrap_or_default(), high, low]
            }
        }
    }

    /// Reads an item.
    ///
    /// # Errors
    /// [`NotItems::NotOurs`] for a notice that this version does not know.
    pub fn read(bytes: &[u8]) -> Result<Self, NotItems> {
        match bytes {
            [0, place, high, low] => {
                let why = WHY.get(usize::from(*place)).ok_or(NotItems::NotOurs)?;
                Ok(Self::Notice(Notice {
                    why: *why,
                    wait: u16::from_be_bytes([*high, *low]),
                }))
            }
            [] | [0, ..] => Err(NotItems::NotOurs),
            answer => Ok(Self::Answer(answer.to_vec())),
        }
    }
}

/// What is asked for over SSH: all that stands in the command of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// An exchange; its first packet may stand in the command itself, the rest come over the channel.
    Exchange(Option<Vec<u8>>),
    /// A request to be enrolled.
    Enrol(Vec<u8>),
}

const EXCHANGE: &str = "x1";
const ENROL: &str = "e1";

impl Command {
    /// Returns the text of the command.
    pub fn text(&self) -> String {
        match self {
            Self::Exchange(None) => EXCHANGE.to_owned(),
            Self::Exchange(Some(packet)) => format!("{EXCHANGE} {}", base64url(packet)),
            Self::Enrol(request) => format!("{ENROL} {}", base64url(request)),
        }
    }

    /// Reads a command; nothing for everything that is not one of the short list, to the letter.
    pub fn read(text: &str) -> Option<Self> {
        if text.len() > LONGEST_COMMAND {
            return None;
        }
        if text == EXCHANGE {
            return Some(Self::Exchange(None));
        }
        let (verb, argument) = text.split_once(' ')?;
        let bytes = from_base64url(argument).filter(|bytes| !bytes.is_empty())?;
        match verb {
            EXCHANGE => Some(Self::Exchange(Some(bytes))),
            ENROL => Some(Self::Enrol(bytes)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn items_come_out_wherever_the_bytes_were_cut() {
        let items = [vec![7; 1], vec![8; 200], vec![9; 20_000]];
        let bytes = write_items(&items);
        for step in [1, 3, 128, 4_096, bytes.len()] {
            let mut reader = Items::default();
            let mut found = Vec::new();
            let mut ended = false;
            for part in bytes.chunks(step) {
                reader.feed(part);
                loop {
                    match reader.next().unwrap() {
                        Next::Item(item) => found.push(item),
                        Next::End => ended = true,
                        Next::More => break,
                    }
                    if ended {
                        break;
                    }
                }
            }
            assert!(ended && !reader.is_within());
            assert_eq!(found, items);
        }
    }

    #[test]
    fn a_length_that_cannot_be_is_refused_before_its_bytes_come() {
        for (bytes, why) in [
            (&[0xff, 0xff, 0xff, 0x7f][..], NotItems::TooLarge),
            (&[0xff, 0xff, 0xff, 0xff], NotItems::NotOurs),
            (&[0x80, 0x00, 0, 0], NotItems::NotOurs),
        ] {
            let mut items = Items::default();
            items.feed(bytes);
            assert_eq!(items.next(), Err(why));
        }
    }

    #[test]
    fn notices_and_answers_are_told_apart() {
        for why in WHY {
            let notice = Down::Notice(Notice { why, wait: 300 });
            assert_eq!(Down::read(&notice.bytes()), Ok(notice));
        }
        let answer = Down::Answer(vec![0x18, 1]);
        assert_eq!(Down::read(&answer.bytes()), Ok(answer));
        assert_eq!(Down::read(&[0, 99, 0, 0]), Err(NotItems::NotOurs));
        assert_eq!(Down::read(&[]), Err(NotItems::NotOurs));
    }

    #[test]
    fn a_file_that_was_cut_gives_what_is_whole() {
        let file = FileKind::Outbox.write([[1_u8; 40], [2; 40]]);
        assert_eq!(
            FileKind::Outbox.read(&file),
            Ok((vec![vec![1; 40], vec![2; 40]], true))
        );
        let cut = &file[..file.len() - 5];
        assert_eq!(FileKind::Outbox.read(cut), Ok((vec![vec![1; 40]], false)));
        assert_eq!(FileKind::Receipts.read(&file), Err(NotItems::NotOurs));
    }

    #[test]
    fn commands_are_a_short_list() {
        for command in [
            Command::Exchange(None),
            Command::Exchange(Some(vec![1, 2, 3])),
            Command::Enrol(vec![9; 200]),
        ] {
            assert_eq!(Command::read(&command.text()), Some(command));
        }
        for text in [
            "",
            "x1 ",
            "x2",
            "X1",
            " x1",
            "x1 AQ ",
            "x1 AQ; id",
            "x1\n",
            "e1",
            "x1  AQ",
            "receive; id > x",
            "x1 AQ==",
            "sh",
            "scp -t /tmp",
            "internal-sftp",
        ] {
            assert_eq!(Command::read(text), None, "{text:?}");
        }
        assert_eq!(Command::read(&format!("x1 {}", "A".repeat(8_000))), None);
    }

    /// Words that a shell, sshd or a careless parser might make something of.
    const PIECES: [&str; 24] = [
        "x1", "e1", " ", "AQ", "A", "==", ";", "|", "&&", "$(id)", "`id`", "\n", "\0", "--help",
        "-o", "../", "/bin/sh", "receive", "--config", "\u{202e}", "é", "x1 AQ", "\t", "~",
    ];

    #[test]
    fn a_hundred_thousand_commands_are_of_the_list_or_nothing() {
        let mut state = 0x2545_f491_4f6c_dd1d_u64;
        let mut draw = |below: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            usize::try_from(state >> 33).unwrap() % below
        };
        let mut understood = 0;
        for _ in 0..100_000 {
            let text: String = (0..draw(7)).map(|_| PIECES[draw(PIECES.len())]).collect();
            if let Some(command) = Command::read(&text) {
                // What is understood is exactly what we would have said ourselves.
                assert_eq!(command.text(), text);
                understood += 1;
            }
        }
        assert!(understood > 100, "{understood}");
    }

    proptest! {
        #[test]
        fn any_bytes_are_items_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let mut items = Items::default();
            items.feed(&bytes);
            let mut total = 0;
            while let Ok(Next::Item(item)) = items.next() {
                total += item.len();
            }
            prop_assert!(total <= bytes.len());
            drop(Down::read(&bytes));
        }
    }
}
