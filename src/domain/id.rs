//! DHIS2 identifiers, one type per kind of thing, so that two of them cannot be swapped.

use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    marker::PhantomData,
    str::FromStr,
};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use thiserror::Error;

/// The kinds of things that carry a DHIS2 UID. Never constructed.
pub mod kind {
    /// A data set: one form.
    #[derive(Debug)]
    pub enum DataSet {}
    /// A section of a data set.
    #[derive(Debug)]
    pub enum Section {}
    /// A data element: one row of a form.
    #[derive(Debug)]
    pub enum DataElement {}
    /// A combination of category options: one column of a form, or an attribute option combo.
    #[derive(Debug)]
    pub enum CategoryOptionCombo {}
    /// An organisation unit: a facility or something above it.
    #[derive(Debug)]
    pub enum OrganisationUnit {}
    /// An option set: the answers a cell may hold.
    #[derive(Debug)]
    pub enum OptionSet {}
    /// A validation rule of the server.
    #[derive(Debug)]
    pub enum ValidationRule {}
    /// An indicator of the server.
    #[derive(Debug)]
    pub enum Indicator {}
    /// A constant of the server.
    #[derive(Debug)]
    pub enum Constant {}
}

/// Identifies a data set.
pub type DataSetId = Uid<kind::DataSet>;
/// Identifies a section.
pub type SectionId = Uid<kind::Section>;
/// Identifies a data element.
pub type DataElementId = Uid<kind::DataElement>;
/// Identifies a category option combo, or an attribute option combo.
pub type CategoryOptionComboId = Uid<kind::CategoryOptionCombo>;
/// Identifies an organisation unit.
pub type OrganisationUnitId = Uid<kind::OrganisationUnit>;
/// Identifies an option set.
pub type OptionSetId = Uid<kind::OptionSet>;
/// Identifies a validation rule.
pub type ValidationRuleId = Uid<kind::ValidationRule>;
/// Identifies an indicator.
pub type IndicatorId = Uid<kind::Indicator>;
/// Identifies a constant.
pub type ConstantId = Uid<kind::Constant>;

const LENGTH: usize = 11;

/// A DHIS2 UID of one kind: a letter and ten letters or digits, all ASCII.
///
/// Source: `CodeGenerator` of dhis2-core, pattern `^[a-zA-Z]{1}[a-zA-Z0-9]{10}$`.
pub struct Uid<K> {
    bytes: [u8; LENGTH],
    kind: PhantomData<fn() -> K>,
}

/// The text is not a DHIS2 UID.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("not a UID: {0:?}")]
pub struct NotAUid(pub String);

impl<K> Uid<K> {
    /// Reads a UID.
    ///
    /// # Errors
    /// [`NotAUid`] when the text is not a letter followed by ten letters or digits.
    pub fn parse(text: &str) -> Result<Self, NotAUid> {
        let refuse = || NotAUid(text.chars().take(40).collect());
        let bytes: [u8; LENGTH] = text.as_bytes().try_into().map_err(|_| refuse())?;
        let well_formed = bytes.iter().all(u8::is_ascii_alphanumeric)
            && bytes.first().is_some_and(u8::is_ascii_alphabetic);
        if well_formed {
            Ok(Self {
                bytes,
                kind: PhantomData,
            })
        } else {
            Err(refuse())
        }
    }

    /// Returns the eleven characters.
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.bytes).expect("a UID holds ASCII only")
    }
}

impl<K> Clone for Uid<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Uid<K> {}

impl<K> PartialEq for Uid<K> {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl<K> Eq for Uid<K> {}

impl<K> PartialOrd for Uid<K> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<K> Ord for Uid<K> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bytes.cmp(&other.bytes)
    }
}

impl<K> Hash for Uid<K> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bytes.hash(state);
    }
}

impl<K> fmt::Debug for Uid<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<K> fmt::Display for Uid<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<K> FromStr for Uid<K> {
    type Err = NotAUid;

    fn from_str(text: &str) -> Result<Self, NotAUid> {
        Self::parse(text)
    }
}

impl<K> Serialize for Uid<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de, K> Deserialize<'de> for Uid<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uid_is_a_letter_and_ten_letters_or_digits() {
        for good in ["bg4FDZ1i1hL", "HllvX50cXC0"] {
            assert_eq!(DataElementId::parse(good).unwrap().as_str(), good);
        }
        for bad in [
            "",
            "4bgFDZ1i1hL",
            "bg4FDZ1i1h",
            "bg4FDZ1i1hLL",
            "bg4FDZ1i1h-",
            "دفترxxxx",
        ] {
            assert!(DataElementId::parse(bad).is_err(), "{bad}");
        }
    }
}
