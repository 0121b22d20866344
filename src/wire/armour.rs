//! Bytes as characters, for the places where bytes cannot go: a command line, a QR code, a person's fingers.

/// RFC 4648, section 5; without padding.
const BASE64URL: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// Crockford's: no I, L, O and U, which are read as something else.
const BASE32: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// RFC 9285: the characters that a QR code holds most tightly.
const BASE45: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// Writes bytes in base64url without padding.
pub fn base64url(bytes: &[u8]) -> String {
    regrouped(bytes, 6, BASE64URL)
}

/// Reads base64url without padding; nothing for any other text, and for bits left over that are not zero.
pub fn from_base64url(text: &str) -> Option<Vec<u8>> {
    bytes_of(text.bytes(), 6, |byte| place_in(BASE64URL, byte))
}

/// Writes bytes in Crockford's base32, as a person types them.
pub fn base32(bytes: &[u8]) -> String {
    regrouped(bytes, 5, BASE32)
}

/// Reads base32 as it was typed: small letters, spaces and hyphens do not matter, and O, I and L are the digits.
pub fn from_base32(text: &str) -> Option<Vec<u8>> {
    let letters = text
        .bytes()
        .filter(|byte| !matches!(byte, b' ' | b'-'))
        .map(|byte| match byte.to_ascii_uppercase() {
            b'O' => b'0',
            b'I' | b'L' => b'1',
            other => other,
        });
    bytes_of(letters, 5, |byte| place_in(BASE32, byte))
}

/// Writes bytes in base45.
pub fn base45(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() / 2 * 3 + 2);
    for pair in bytes.chunks(2) {
        let (mut number, digits) = match pair {
            [high, low] => (u32::from(*high) * 256 + u32::from(*low), 3),
            [one] => (u32::from(*one), 2),
            _ => (0, 0),
        };
        for _ in 0..digits {
            text.extend(letter(BASE45, number % 45));
            number /= 45;
        }
    }
    text
}

/// Reads base45; nothing for any other text.
pub fn from_base45(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 3 * 2 + 1);
    for group in text.as_bytes().chunks(3) {
        let mut number = 0;
        for byte in group.iter().rev() {
            number = number * 45 + place_in(BASE45, *byte)?;
        }
        match group.len() {
            3 => bytes.extend(u16::try_from(number).ok()?.to_be_bytes()),
            2 => bytes.push(u8::try_from(number).ok()?),
            _ => return None,
        }
    }
    Some(bytes)
}

fn regrouped(bytes: &[u8], bits: u32, alphabet: &[u8]) -> String {
    let (mut held, mut count) = (0_u32, 0);
    let mut text = String::with_capacity(bytes.len() * 8 / 5 + 1);
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        count += 8;
        while count >= bits {
            count -= bits;
            text.extend(letter(alphabet, held >> count));
            held &= (1 << count) - 1;
        }
    }
    if count > 0 {
        text.extend(letter(alphabet, held << (bits - count)));
    }
    text
}

fn bytes_of(
    letters: impl Iterator<Item = u8>,
    bits: u32,
    place: impl Fn(u8) -> Option<u32>,
) -> Option<Vec<u8>> {
    let (mut held, mut count) = (0_u32, 0);
    let mut bytes = Vec::new();
    for byte in letters {
        held = held << bits | place(byte)?;
        count += bits;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(held >> count).ok()?);
            held &= (1 << count) - 1;
        }
    }
    (held == 0 && count < bits).then_some(bytes)
}

fn letter(alphabet: &[u8], place: u32) -> Option<char> {
    let place = usize::try_from(place).ok()?;
    alphabet.get(place).copied().map(char::from)
}

fn place_in(alphabet: &[u8], byte: u8) -> Option<u32> {
    let place = alphabet.iter().position(|other| *other == byte)?;
    u32::try_from(place).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_standards_own_examples() {
        assert_eq!(base64url(b"foob"), "Zm9vYg");
        assert_eq!(base64url(&[0xfb, 0xff]), "-_8");
        assert_eq!(base45(b"Hello!!"), "%69 VD92EX0");
        assert_eq!(from_base45("QED8WEX0").unwrap(), b"ietf!");
    }

    #[test]
    fn what_a_person_types_is_read_kindly() {
        let text = base32(&[0, 1, 2, 250]);
        assert_eq!(from_base32(&text).unwrap(), [0, 1, 2, 250]);
        assert_eq!(from_base32(" o0 - ").unwrap(), [0]);
        assert_eq!(from_base32("il"), None, "bits left over");
        assert_eq!(from_base32("U0"), None);
    }

    proptest! {
        #[test]
        fn bytes_come_back(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
            prop_assert_eq!(from_base64url(&base64url(&bytes)), Some(bytes.clone()));
            prop_assert_eq!(from_base32(&base32(&bytes)), Some(bytes.clone()));
            prop_assert_eq!(from_base45(&base45(&bytes)), Some(bytes));
        }

        #[test]
        fn any_text_is_read_or_refused(text in ".{0,60}") {
            for bytes in [from_base64url(&text), from_base45(&text)].into_iter().flatten() {
                prop_assert!(bytes.len() <= text.len());
            }
            drop(from_base32(&text));
        }
    }
}
