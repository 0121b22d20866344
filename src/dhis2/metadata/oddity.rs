//! What is odd in a server's metadata: said to a person, never a reason to stop.

use std::collections::BTreeSet;

use crate::text::clean;

/// The most oddities that are told one by one.
const MOST: usize = 400;

/// The longest name in an oddity.
const LONGEST: usize = 120;

/// The longest detail: a list of names.
const LONGEST_DETAIL: usize = 600;

/// Something odd that was met while reading, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Oddity {
    /// What is odd.
    pub kind: Odd,
    /// The thing it was met at: its name, else its id; cleaned.
    pub at: String,
    /// What more there is to say: an id that leads nowhere, names of properties; cleaned.
    pub detail: String,
}

/// Kinds of oddities.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Odd {
    /// An item that cannot be read; left out.
    Unreadable,
    /// The same id again; the first was kept.
    Twice,
    /// More items than are read; the rest was left out.
    TooMany,
    /// Properties that nobody here knows; kept aside, which means: not used.
    UnknownProperties,
    /// Whole lists that a form has no use for.
    SetAside,
    /// A data element that is named but not there; its row is missing.
    ElementMissing,
    /// A category combo that is named but not there; the rows cannot be keyed.
    ComboMissing,
    /// The default category combo is named but not told, as exports without system objects have it; the
    /// one that every DHIS2 is installed with was taken.
    DefaultAssumed,
    /// Categories without a combo for each of their options; those cells cannot be keyed.
    ComboIncomplete,
    /// Two option combos of the same options; the first was kept.
    ComboAmbiguous,
    /// More columns than a table can have; the rest cannot be keyed.
    TooManyColumns,
    /// An option set that is named but not there; the row cannot be keyed.
    OptionSetMissing,
    /// An option without a usable code; it is not offered.
    OptionUnusable,
    /// A data element that stands in no section of its data set; it cannot be keyed, on the web neither.
    InNoSection,
    /// A data element that stands in two sections; it is keyed in the first.
    InTwoSections,
    /// Display options that are no JSON; the section is shown plainly.
    DisplayUnreadable,
    /// Only a custom form tells the order; it was taken from there.
    PaperOrder,
    /// A unit that is above itself; it stands at the top.
    UnitCycle,
}

/// The oddities met so far, each once.
#[derive(Debug, Default)]
pub(super) struct Oddities {
    met: BTreeSet<Oddity>,
}

impl Oddities {
    pub(super) fn note(&mut self, kind: Odd, at: &str, detail: &str) {
        if self.met.len() < MOST {
            self.met.insert(Oddity {
                kind,
                at: clean(at, LONGEST),
                detail: clean(detail, LONGEST_DETAIL),
            });
        }
    }

    pub(super) fn told(self) -> Vec<Oddity> {
        self.met.into_iter().collect()
    }
}
