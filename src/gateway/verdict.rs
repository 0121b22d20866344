//! What becomes of a report: accepted, overtaken, superseded, or waiting for what it builds on. Pure.
//!
//! A packet names the digest of the accepted report it was based on. So nobody's figures are written over without
//! somebody having seen them: not by a late packet, a restored backup, or a second PC of the same facility.

use crate::wire::{answer::Verdict, snapshot::Base};

/// A report that has arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// Its number in its incarnation.
    pub sequence: u64,
    /// The digest of its content.
    pub content: [u8; 32],
    /// What it says it was based on.
    pub base: Base,
    /// A tombstone came before it.
    pub is_void: bool,
}

/// What the ledger knows of the same report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Known {
    /// What stands, if anything does.
    pub head: Option<Standing>,
    /// Whether the base was ever heard of here.
    pub knows_base: bool,
}

/// What stands of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The digest of its content.
    pub content: [u8; 32],
    /// Its number, where it came from the same incarnation.
    pub own_sequence: Option<u64>,
}

/// Decides.
pub fn decide(arrival: &Arrival, known: &Known) -> Verdict {
    if arrival.is_void {
        return Verdict::Overtaken;
    }
    let Some(head) = known.head else {
        return match arrival.base {
            // A carrier that never answers lets nobody know what stands; here nothing does.
            Base::Nothing | Base::Unknown => Verdict::Accepted,
            Base::Report(_) => Verdict::WaitsForBase,
        };
    };
    if let Some(own) = head.own_sequence {
        return if arrival.sequence < own {
            Verdict::Overtaken
        } else {
            Verdict::Accepted
        };
    }
    if arrival.content == head.content {
        return Verdict::Accepted;
    }
    match arrival.base {
        Base::Report(base) if head.content.starts_with(&base.0) => Verdict::Accepted,
        Base::Report(_) if !known.knows_base => Verdict::WaitsForBase,
        _ => Verdict::Superseded,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::wire::snapshot::ShortDigest;

    fn arrival(sequence: u64, content: u8, base: Base) -> Arrival {
        Arrival {
            sequence,
            content: [content; 32],
            base,
            is_void: false,
        }
    }

    fn on(content: u8) -> Base {
        Base::Report(ShortDigest([content; 8]))
    }

    fn head(content: u8, own_sequence: Option<u64>) -> Known {
        Known {
            head: Some(Standing {
                content: [content; 32],
                own_sequence,
            }),
            knows_base: false,
        }
    }

    #[test]
    fn each_rule_has_its_verdict() {
        let nothing = Known::default();
        let knows = |known: Known| Known {
            knows_base: true,
            ..known
        };
        for (name, arrival, known, verdict) in [
            (
                "first",
                arrival(1, 1, Base::Nothing),
                nothing,
                Verdict::Accepted,
            ),
            (
                "one-way, first",
                arrival(1, 1, Base::Unknown),
                nothing,
                Verdict::Accepted,
            ),
            (
                "built on what never came",
                arrival(1, 1, on(9)),
                nothing,
                Verdict::WaitsForBase,
            ),
            (
                "on the head",
                arrival(5, 2, on(1)),
                head(1, None),
                Verdict::Accepted,
            ),
            (
                "own lower",
                arrival(5, 2, on(7)),
                head(1, Some(4)),
                Verdict::Accepted,
            ),
            (
                "own higher",
                arrival(3, 2, on(1)),
                head(1, Some(4)),
                Verdict::Overtaken,
            ),
            (
                "same content",
                arrival(1, 1, Base::Nothing),
                head(1, None),
                Verdict::Accepted,
            ),
            (
                "blind",
                arrival(1, 2, Base::Nothing),
                head(1, None),
                Verdict::Superseded,
            ),
            (
                "one-way, late",
                arrival(1, 2, Base::Unknown),
                head(1, None),
                Verdict::Superseded,
            ),
            (
                "on an older one",
                arrival(1, 2, on(7)),
                knows(head(1, None)),
                Verdict::Superseded,
            ),
            (
                "on an unknown one",
                arrival(1, 2, on(7)),
                head(1, None),
                Verdict::WaitsForBase,
            ),
        ] {
            assert_eq!(decide(&arrival, &known), verdict, "{name}");
        }
        let void = Arrival {
            is_void: true,
            ..arrival(1, 1, Base::Nothing)
        };
        assert_eq!(decide(&void, &nothing), Verdict::Overtaken);
    }

    /// A ledger in three lines, for histories.
    #[derive(Default)]
    struct Model {
        head: Option<(u8, u8, u64)>,
        known: Vec<u8>,
    }

    impl Model {
        fn take(&mut self, pc: u8, arrival: &Arrival) -> Verdict {
            let known = Known {
                head: self.head.map(|(content, from, sequence)| Standing {
                    content: [content; 32],
                    own_sequence: (from == pc).then_some(sequence),
                }),
                knows_base: match arrival.base {
                    Base::Report(base) => self.known.contains(&base.0[0]),
                    _ => false,
                },
            };
            let verdict = decide(arrival, &known);
            if verdict == Verdict::Accepted {
                self.head = Some((arrival.content[0], pc, arrival.sequence));
            }
            if verdict != Verdict::WaitsForBase {
                self.known.push(arrival.content[0]);
            }
            verdict
        }
    }

    proptest! {
        /// Two PCs, any order of arrival: whoever's figures stand was written over only by itself, or by
        /// one that named them.
        #[test]
        fn nobody_is_written_over_unseen(
            events in proptest::collection::vec((0..2_u8, 1..20_u64, 1..12_u8, 0..14_u8), 1..40),
        ) {
            let mut ledger = Model::default();
            for (pc, sequence, content, base) in events {
                let before = ledger.head;
                let base = match base {
                    0 => Base::Nothing,
                    13 => Base::Unknown,
                    base => on(base),
                };
                let verdict = ledger.take(pc, &arrival(sequence, content, base));
                if verdict != Verdict::Accepted {
                    prop_assert_eq!(ledger.head, before);
                    continue;
                }
                if let Some((stood, from, number)) = before
                    && stood != content
                {
                    prop_assert!(from == pc && number <= sequence || base == on(stood));
                }
            }
        }

        /// One PC alone, any order of arrival: in the end its highest number stands.
        #[test]
        fn the_highest_number_of_one_pc_stands(
            order in Just((1..=12_u64).collect::<Vec<_>>()).prop_shuffle(),
        ) {
            let mut ledger = Model::default();
            let content = |sequence: u64| u8::try_from(sequence).unwrap_or(0) + 1;
            let mut waiting = Vec::new();
            for sequence in order {
                let base = if sequence == 1 { Base::Nothing } else { on(content(sequence - 1)) };
                waiting.push(arrival(sequence, content(sequence), base));
                // As the gateway does: what waits is asked again after every acceptance.
                waiting.retain(|arrival| ledger.take(0, arrival) == Verdict::WaitsForBase);
                waiting.retain(|arrival| ledger.take(0, arrival) == Verdict::WaitsForBase);
            }
            prop_assert!(waiting.is_empty() );
            prop_assert_eq!(ledger.head.map(|(_, _, sequence)| sequence), Some(12));
        }
    }
}
