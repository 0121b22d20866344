//! UIDs made from keys: they never change, and never meet a server's own by accident.

use sha2::{Digest, Sha256};

use crate::domain::id::Uid;

const LETTERS: &[u8; 52] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const LETTERS_AND_DIGITS: &[u8; 62] =
    b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Makes the UID of a thing of the samples from its kind (`dataElement`) and key (`epi.opv1`).
///
/// The first eight bytes of the SHA-256 of `daftar-sample/1/KIND/KEY` are a number, written out with
/// 52 letters once and then with 62 letters and digits ten times.
pub fn uid<K>(kind: &str, key: &str) -> Uid<K> {
    let digest = Sha256::digest(format!("daftar-sample/1/{kind}/{key}").as_bytes());
    let mut number = digest
        .iter()
        .take(8)
        .fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    let mut text = String::with_capacity(11);
    text.push(take_digit(&mut number, LETTERS));
    for _ in 0..10 {
        text.push(take_digit(&mut number, LETTERS_AND_DIGITS));
    }
    Uid::parse(&text).expect("a letter and ten letters or digits")
}

fn take_digit(number: &mut u64, alphabet: &[u8]) -> char {
    let base = alphabet.len() as u64;
    let digit = usize::try_from(*number % base).expect("smaller than the alphabet");
    *number /= base;
    char::from(*alphabet.get(digit).expect("smaller than the alphabet"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{CategoryOptionComboId, DataElementId, DataSetId, OrganisationUnitId};

    #[test]
    fn golden_vectors() {
        let element: DataElementId = uid("dataElement", "epi.opv1");
        assert_eq!(element.as_str(), "bg4FDZ1i1hL");
        let combo: CategoryOptionComboId = uid("categoryOptionCombo", "routine,lt1");
        assert_eq!(combo.as_str(), "svc1NGhXV8E");
        let form: DataSetId = uid("dataSet", "epi_monthly");
        assert_eq!(form.as_str(), "D51onAAzSgE");
        let unit: OrganisationUnitId = uid("organisationUnit", "practice_main");
        assert_eq!(unit.as_str(), "q2qquuLiwbJ");
    }
}
