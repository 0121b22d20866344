//! Enrolment: how a PC and a gateway get to know each other.
//!
//! The gateway writes a file for one PC, or twelve groups of characters that a person can type. Both hold a token
//! that works once. The PC makes its keys, seals them and the token to the gateway's key, and sends that over any
//! carrier; the answer, sealed back, holds all that stands in the file, so that a code alone is enough.

use aes_gcm_siv::{
    Aes256GcmSiv,
    aead::{Aead, KeyInit, Payload},
};
use chacha20poly1305::XChaCha20Poly1305;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest, Sha256};

use super::{
    WireError,
    armour::{base32, from_base32},
    header::{SEAL, read_number, write_number},
    keys::{DeviceNumber, Direction, Link, PublicKey, SecretKey},
};
use crate::domain::id::{CategoryOptionComboId, OrganisationUnitId};

/// The version of the file.
pub const FORMAT: u32 = 1;
/// The most bytes of a request or an answer.
pub const MOST_ENROLMENT: usize = 256 * 1024;

const REQUEST: u8 = 0xe1;
const ANSWER: u8 = 0xe2;
const NONCE: usize = 24;

/// All that a PC needs to be enrolled: the content of an enrolment file, as JSON.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EnrolmentFile {
    /// The version of the format.
    pub format: u32,
    /// The number of the device.
    pub device: u32,
    /// Works once.
    pub token: Token,
    /// Until then.
    pub expires_at: DateTime<Utc>,
    /// A private key in OpenSSH's form that may do nothing but ask to be enrolled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enrol_key: Option<String>,
    /// What the two agree upon.
    #[serde(flatten)]
    pub terms: Terms,
}

/// What a device knows of its gateway.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The gateway's name.
    pub gateway: String,
    /// The ways, in the order in which they are tried.
    pub carriers: Vec<CarrierKind>,
    /// Addresses for HTTP, in the order in which they are tried; without a path.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub http: Vec<String>,
    /// The door for SSH.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ssh: Option<SshDoor>,
    /// The gateway's keys.
    pub keys: GatewayKeys,
    /// The units the device may write for; the first part of its lists, in this order.
    pub units: Vec<OrganisationUnitId>,
    /// The attribute option combos it may name by place, in this order.
    pub combos: Vec<CategoryOptionComboId>,
    /// The bundle it works with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bundle: Option<BundleReference>,
}

/// A way for packets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CarrierKind {
    /// HTTP, plain or in TLS.
    Http,
    /// SSH.
    Ssh,
    /// A file on a stick.
    File,
    /// A picture of squares.
    Qr,
}

/// The door for SSH.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SshDoor {
    /// The account.
    pub user: String,
    /// `host` or `host:port`, in the order in which they are tried.
    pub addresses: Vec<String>,
    /// The pinned host keys, the one in use and the next, as `type base64`.
    pub host_keys: Vec<String>,
}

/// The gateway's keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct GatewayKeys {
    /// The one to seal to.
    pub current: GatewayKey,
    /// The one that comes after it, where it is drawn already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<GatewayKey>,
}

/// One of the gateway's public keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct GatewayKey {
    /// Its number.
    pub epoch: u8,
    /// The key.
    #[serde(with = "hexadecimal")]
    pub public: [u8; 32],
}

/// A bundle by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BundleReference {
    /// Rises with every bundle.
    pub number: u64,
    /// Its SHA-256.
    #[serde(with = "hexadecimal")]
    pub digest: [u8; 32],
    /// Its bytes.
    pub length: u64,
}

/// 128 random bits that let one PC in, once.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Token(pub [u8; 16]);

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

impl Token {
    /// Returns what a ledger keeps of it: nobody who reads the ledger can enrol.
    pub fn digest(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(b"daftar token 1\0");
        hash.update(self.0);
        hash.finalize().into()
    }
}

/// What a PC says when it asks to be enrolled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// The token.
    pub token: Token,
    /// The version of its program.
    pub program: String,
    /// Its public key for SSH, as `type base64`, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ssh_key: Option<String>,
}

/// What a gateway answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Enrolled {
    /// Whether it is.
    pub verdict: EnrolmentVerdict,
    /// The number of the device; 0 where it is none.
    pub device: u32,
    /// The server's clock, in seconds since 1970.
    pub server_time: i64,
    /// All that the device must know; nothing where it is not enrolled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<Terms>,
}

/// Whether a PC is enrolled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EnrolmentVerdict {
    /// It is; asked again with the same key, it still is.
    Enrolled,
    /// The token was used with another key before: somebody must look.
    OtherKey,
    /// The token is too old.
    Expired,
    /// No such token.
    Unknown,
    /// The device was cut off.
    Revoked,
}

/// A request whose clear part was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SealedRequest<'a> {
    /// Which of the gateway's keys it is sealed to.
    pub epoch: u8,
    /// The number of the device; 0 where a code was typed that does not tell it.
    pub device: DeviceNumber,
    /// The public key of the device.
    pub key: PublicKey,
    clear: &'a [u8],
    sealed: &'a [u8],
}

/// Seals a request; `link` is the device's, its epoch that of the gateway's key.
///
/// # Errors
/// [`WireError::TooLarge`].
pub fn seal_request(link: &Link, request: &Request) -> Result<Vec<u8>, WireError> {
    let mut bytes = vec![REQUEST, link.epoch()];
    write_number(&mut bytes, link.device().0.into());
    bytes.extend(link.device_key().0);
    let json = serde_json::to_vec(request).map_err(|_| WireError::Malformed)?;
    let key = link.enrolment_key(Direction::Up);
    let payload = Payload {
        msg: &json,
        aad: &bytes,
    };
    // The key is of this pair and this direction alone, and the mode forgives a repeated nonce.
    let sealed = Aes256GcmSiv::new((&*key).into())
        .encrypt(&[0; 12].into(), payload)
        .map_err(|_| WireError::TooLarge)?;
    bytes.extend(sealed);
    if bytes.len() > MOST_ENROLMENT {
        return Err(WireError::TooLarge);
    }
    Ok(bytes)
}

impl<'a> SealedRequest<'a> {
    /// Reads the clear part of a request.
    ///
    /// # Errors
    /// [`WireError::NotAPacket`], [`WireError::TooLarge`].
    pub fn read(bytes: &'a [u8]) -> Result<Self, WireError> {
        if bytes.len() > MOST_ENROLMENT {
            return Err(WireError::TooLarge);
        }
        let read = || {
            let (first, rest) = bytes.split_first()?;
            let (epoch, rest) = rest.split_first()?;
            let (device, rest) = read_number(rest)?;
            let (key, rest) = rest.split_first_chunk()?;
            let (clear, sealed) = bytes.split_at_checked(bytes.len() - rest.len())?;
            (*first == REQUEST && sealed.len() >= SEAL).then_some(Self {
                epoch: *epoch,
                device: DeviceNumber(u32::try_from(device).ok()?),
                key: PublicKey(*key),
                clear,
                sealed,
            })
        };
        read().ok_or(WireError::NotAPacket)
    }

    /// Makes the gateway's end of the link that the request was sealed with.
    ///
    /// # Errors
    /// [`WireError::WrongSeal`] for a key made to do harm.
    pub fn link(&self, secret: &SecretKey) -> Result<Link, WireError> {
        Link::of_gateway(secret, self.key, self.device, self.epoch)
            .map_err(|_| WireError::WrongSeal)
    }

    /// Opens it with that link.
    ///
    /// # Errors
    /// [`WireError::WrongSeal`], [`WireError::Malformed`].
    pub fn open(&self, link: &Link) -> Result<Request, WireError> {
        let key = link.enrolment_key(Direction::Up);
        let payload = Payload {
            msg: self.sealed,
            aad: self.clear,
        };
        let json = Aes256GcmSiv::new((&*key).into())
            .decrypt(&[0; 12].into(), payload)
            .map_err(|_| WireError::WrongSeal)?;
        serde_json::from_slice(&json).map_err(|_| WireError::Malformed)
    }
}

/// Seals the answer to a request; `nonce` is 24 fresh random bytes.
///
/// # Errors
/// [`WireError::TooLarge`].
pub fn seal_enrolled(
    link: &Link,
    request: &[u8],
    nonce: [u8; NONCE],
    answer: &Enrolled,
) -> Result<Vec<u8>, WireError> {
    let json = serde_json::to_vec(answer).map_err(|_| WireError::Malformed)?;
    let key = link.enrolment_key(Direction::Down);
    let payload = Payload {
        msg: &json,
        aad: &bound(request),
    };
    let sealed = XChaCha20Poly1305::new((&*key).into())
        .encrypt(&nonce.into(), payload)
        .map_err(|_| WireError::TooLarge)?;
    let bytes = [&[ANSWER][..], &nonce, &sealed].concat();
    if bytes.len() > MOST_ENROLMENT {
        return Err(WireError::TooLarge);
    }
    Ok(bytes)
}

/// Opens the answer to a request.
///
/// # Errors
/// [`WireError::NotAPacket`], [`WireError::WrongSeal`], [`WireError::Malformed`].
pub fn open_enrolled(link: &Link, request: &[u8], answer: &[u8]) -> Result<Enrolled, WireError> {
    let (nonce, sealed) = answer
        .strip_prefix(&[ANSWER])
        .and_then(|rest| rest.split_first_chunk::<NONCE>())
        .ok_or(WireError::NotAPacket)?;
    let key = link.enrolment_key(Direction::Down);
    let payload = Payload {
        msg: sealed,
        aad: &bound(request),
    };
    let json = XChaCha20Poly1305::new((&*key).into())
        .decrypt(&(*nonce).into(), payload)
        .map_err(|_| WireError::WrongSeal)?;
    serde_json::from_slice(&json).map_err(|_| WireError::Malformed)
}

fn bound(request: &[u8]) -> Vec<u8> {
    let mut bytes = vec![ANSWER];
    bytes.extend(Sha256::digest(request));
    bytes
}

impl GatewayKey {
    /// Returns 128 bits by which a typed code knows the key.
    pub fn fingerprint(&self) -> [u8; 16] {
        let mut hash = Sha256::new();
        hash.update(b"daftar gateway 1\0");
        hash.update([self.epoch]);
        hash.update(self.public);
        let digest: [u8; 32] = hash.finalize().into();
        *digest.first_chunk().expect("32 bytes begin with 16")
    }
}

/// What a person types instead of carrying a file: the token and the gateway's fingerprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// The token.
    pub token: Token,
    /// The gateway's key.
    pub fingerprint: [u8; 16],
}

/// Why typed characters are no code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotACode {
    /// Not 56 characters of the alphabet.
    #[error("not 56 characters")]
    Incomplete,
    /// A character is wrong.
    #[error("mistyped")]
    Mistyped,
}

impl Code {
    /// Returns the fourteen groups of four characters.
    pub fn text(&self) -> String {
        let mut bytes = [self.token.0, self.fingerprint].concat();
        bytes.extend(check_of(&bytes));
        let text = base32(&bytes);
        let groups: Vec<String> = text
            .as_bytes()
            .chunks(4)
            .map(|group| group.iter().copied().map(char::from).collect())
            .collect();
        groups.join("-")
    }

    /// Reads a code as it was typed.
    ///
    /// # Errors
    /// [`NotACode`].
    pub fn read(text: &str) -> Result<Self, NotACode> {
        let bytes = from_base32(text.trim()).ok_or(NotACode::Incomplete)?;
        let (token, rest) = bytes.split_first_chunk().ok_or(NotACode::Incomplete)?;
        let (fingerprint, check) = rest.split_first_chunk().ok_or(NotACode::Incomplete)?;
        if check.len() != 3 {
            return Err(NotACode::Incomplete);
        }
        let code = Self {
            token: Token(*token),
            fingerprint: *fingerprint,
        };
        if check_of(&[*token, *fingerprint].concat()) != check {
            return Err(NotACode::Mistyped);
        }
        Ok(code)
    }
}

fn check_of(bytes: &[u8]) -> [u8; 3] {
    let mut hash = Sha256::new();
    hash.update(b"daftar code 1\0");
    hash.update(bytes);
    let digest: [u8; 32] = hash.finalize().into();
    *digest.first_chunk().expect("32 bytes begin with 3")
}

impl Serialize for Token {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        hexadecimal::serialize(&self.0, serializer)
    }
}

impl<'de> Deserialize<'de> for Token {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        hexadecimal::deserialize(deserializer).map(Self)
    }
}

/// Writes bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|half| char::from_digit(half.into(), 16))
        .collect()
}

/// Reads hexadecimal digits; nothing for anything else.
pub fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: &u8| {
        let digit = char::from(*byte).to_digit(16)?;
        u8::try_from(digit).ok()
    };
    text.as_bytes()
        .chunks(2)
        .map(|pair| match pair {
            [high, low] => Some(digit(high)? << 4 | digit(low)?),
            _ => None,
        })
        .collect()
}

mod hexadecimal {
    use super::{Deserialize, Deserializer, Serializer, de, from_hex, hex};

    pub fn serialize<S: Serializer, const N: usize>(
        bytes: &[u8; N],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&hex(bytes))
    }

    pub fn deserialize<'de, D: Deserializer<'de>, const N: usize>(
        deserializer: D,
    ) -> Result<[u8; N], D::Error> {
        let text = String::deserialize(deserializer)?;
        from_hex(&text)
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or_else(|| de::Error::custom("not so many hexadecimal digits"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::samples::{link_of_device, link_of_gateway, uid};

    fn terms() -> Terms {
        Terms {
            gateway: "national".into(),
            carriers: vec![CarrierKind::Http, CarrierKind::Ssh],
            http: vec!["http://10.0.0.1:8080".into()],
            ssh: Some(SshDoor {
                user: "daftar".into(),
                addresses: vec!["10.0.0.1:22".into()],
                host_keys: vec!["ssh-ed25519 AAAA".into()],
            }),
            keys: GatewayKeys {
                current: GatewayKey {
                    epoch: 1,
                    public: [7; 32],
                },
                next: None,
            },
            units: vec![uid(2)],
            combos: vec![uid(3)],
            bundle: Some(BundleReference {
                number: 4,
                digest: [9; 32],
                length: 12,
            }),
        }
    }

    fn request() -> Request {
        Request {
            token: Token([5; 16]),
            program: "0.1.0".into(),
            ssh_key: Some("ssh-ed25519 AAAA".into()),
        }
    }

    #[test]
    fn a_file_comes_back_as_it_was_written() {
        let file = EnrolmentFile {
            format: FORMAT,
            device: 17,
            token: Token([5; 16]),
            expires_at: "2026-12-07T00:00:00Z".parse().unwrap(),
            enrol_key: None,
            terms: terms(),
        };
        let text = serde_json::to_string_pretty(&file).unwrap();
        assert!(text.contains("\"token\": \"05050505"), "{text}");
        assert_eq!(serde_json::from_str::<EnrolmentFile>(&text).unwrap(), file);
    }

    #[test]
    fn a_request_opens_at_the_gateway_and_its_answer_at_home() {
        let (device, gateway) = (link_of_device(), link_of_gateway());
        let bytes = seal_request(&device, &request()).unwrap();
        let sealed = SealedRequest::read(&bytes).unwrap();
        assert_eq!(sealed.open(&gateway).unwrap(), request());
        let enrolled = Enrolled {
            verdict: EnrolmentVerdict::Enrolled,
            device: 300,
            server_time: 1_763_900_000,
            terms: Some(terms()),
        };
        let answer = seal_enrolled(&gateway, &bytes, [3; 24], &enrolled).unwrap();
        assert_eq!(open_enrolled(&device, &bytes, &answer).unwrap(), enrolled);
        for place in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[place] ^= 1;
            let opened = SealedRequest::read(&changed).and_then(|read| {
                let link = read.link(&crate::wire::keys::SecretKey::of([2; 32]))?;
                read.open(&link)
            });
            assert!(opened.is_err(), "byte {place}");
            assert!(open_enrolled(&device, &changed, &answer).is_err());
        }
        for place in 0..answer.len() {
            let mut changed = answer.clone();
            changed[place] ^= 1;
            assert!(open_enrolled(&device, &bytes, &changed).is_err());
        }
    }

    #[test]
    fn a_mistyped_code_is_noticed() {
        let code = Code {
            token: Token([0x5a; 16]),
            fingerprint: terms().keys.current.fingerprint(),
        };
        let text = code.text();
        assert_eq!(text.len(), 56 + 13);
        assert_eq!(Code::read(&text.to_lowercase()), Ok(code));
        assert_eq!(Code::read(&text.replace('-', " ")), Ok(code));
        for place in 0..text.len() {
            let mut typed: Vec<char> = text.chars().collect();
            if typed[place] == '-' {
                continue;
            }
            typed[place] = if typed[place] == '7' { '8' } else { '7' };
            let typed: String = typed.into_iter().collect();
            assert_eq!(Code::read(&typed), Err(NotACode::Mistyped), "{place}");
        }
        assert_eq!(Code::read(text.split_at(60).0), Err(NotACode::Incomplete));
    }

    #[test]
    fn a_token_is_not_shown() {
        assert_eq!(format!("{:?}", Token([1; 16])), "Token(…)");
    }
}
