//! Everything besides reports comes back as it was written.

use daftar::{
    domain::{form::Cell, period::Period, report::ReportKey},
    wire::{
        WireError,
        answer::{
            Answer, BundlePart, Letter, LetterCell, LetterKind, MOST_BYTES, NextKey, Receipt,
            Stage, Verdict,
        },
        message::{Fetch, Hello, Holdings, Message, Tombstone, WhyVoid},
    },
};
use proptest::prelude::*;

use crate::reports::uid;

fn key() -> ReportKey {
    ReportKey {
        data_set: uid(1),
        organisation_unit: uid(2),
        period: Period::parse("2025W40").unwrap(),
        attribute_option_combo: uid(3),
    }
}

fn any_holdings() -> impl Strategy<Value = Holdings> {
    (
        prop::option::of(any::<u64>()),
        0_u64..1 << 40,
        0_u64..1 << 40,
    )
        .prop_map(|(ledger_epoch, letters, bundle)| Holdings {
            ledger_epoch,
            letters,
            bundle,
        })
}

fn any_message() -> impl Strategy<Value = Message> {
    prop_oneof![
        (0_u64..1 << 60, 0..3_usize).prop_map(|(voids, why)| {
            let why = [WhyVoid::CodedAnew, WhyVoid::TakenBack, WhyVoid::Lost][why];
            Message::Tombstone(Tombstone { voids, why })
        }),
        (any::<String>(), any_holdings(), 0_u64..1 << 40).prop_map(|(program, holds, unsent)| {
            Message::Hello(Hello {
                program,
                holds,
                unsent,
            })
        }),
        any_holdings().prop_map(Message::Poll),
        any_holdings().prop_map(Message::Acknowledgement),
        Just(Message::Fetch(Fetch::Head(key()))),
        (0_u64..1 << 40, 0_u64..1 << 40, 0_u64..1 << 40).prop_map(|(number, offset, most)| {
            Message::Fetch(Fetch::Bundle {
                number,
                offset,
                most,
            })
        }),
    ]
}

fn any_receipt() -> impl Strategy<Value = Receipt> {
    let verdicts = prop::sample::select(vec![
        Verdict::Accepted,
        Verdict::Overtaken,
        Verdict::WaitsForBase,
        Verdict::Superseded,
        Verdict::Fork,
        Verdict::HeldForSchema,
        Verdict::NotItsUnit,
        Verdict::Unreadable,
        Verdict::Noted,
        Verdict::Revoked,
    ]);
    let stages = prop::sample::select(vec![
        Stage::Ledger,
        Stage::Forwarded,
        Stage::InDhis2,
        Stage::WaitsForException,
        Stage::HeldForPerson,
        Stage::Quarantined,
        Stage::Ended,
    ]);
    let holes = prop::collection::vec((1_u64..1_000, 0_u64..1_000), 0..20);
    let head = prop::option::of(prop::collection::vec(any::<u8>(), 0..300));
    let rest = (any::<i64>(), 0_u64..1 << 40, any::<u64>());
    (verdicts, stages, holes, head, rest).prop_map(
        |(verdict, stage, drawn, head, (server_time, contiguous, ledger_epoch))| {
            let mut last = contiguous;
            let holes = drawn
                .into_iter()
                .map(|(gap, length)| {
                    let first = last + gap;
                    last = first + length;
                    (first, last)
                })
                .collect();
            Receipt {
                verdict,
                stage,
                server_time,
                contiguous,
                holes,
                ledger_epoch,
                head,
            }
        },
    )
}

fn any_letter() -> impl Strategy<Value = Letter> {
    let kinds = prop::sample::select(vec![
        LetterKind::Remark,
        LetterKind::Question,
        LetterKind::Returned,
        LetterKind::Approved,
        LetterKind::OtherFigures,
    ]);
    let cells = prop::collection::vec(
        (
            0_u32..99,
            prop::option::of(any::<String>()),
            prop::option::of("[0-9]{1,4}"),
        ),
        0..10,
    );
    (
        0_u64..1 << 40,
        kinds,
        any::<i64>(),
        any::<bool>(),
        cells,
        any::<String>(),
        any::<String>(),
    )
        .prop_map(
            |(number, kind, written_at, is_about, cells, from, text)| Letter {
                number,
                kind,
                written_at,
                about: is_about.then(key),
                cells: cells
                    .into_iter()
                    .map(|(row, sent, found)| LetterCell {
                        cell: Cell {
                            data_element: uid(row),
                            category_option_combo: uid(0),
                        },
                        sent,
                        found,
                    })
                    .collect(),
                from,
                text,
            },
        )
}

fn any_part() -> impl Strategy<Value = BundlePart> {
    let bytes = prop::collection::vec(any::<u8>(), 0..600);
    (
        0_u64..1 << 40,
        any::<[u8; 32]>(),
        0_u64..1 << 40,
        0_u64..1 << 40,
        bytes,
    )
        .prop_map(|(number, digest, length, offset, bytes)| BundlePart {
            number,
            digest,
            length,
            offset,
            bytes,
        })
}

fn any_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        any_receipt().prop_map(Answer::Receipt),
        any_letter().prop_map(Answer::Letter),
        any_part().prop_map(Answer::Bundle),
        (any::<u8>(), any::<[u8; 32]>())
            .prop_map(|(epoch, public)| Answer::NextKey(NextKey { epoch, public })),
    ]
}

proptest! {
    #[test]
    fn what_a_device_says_comes_back(message in any_message()) {
        prop_assert_eq!(Message::read(&message.write().unwrap()).unwrap(), message);
    }

    #[test]
    fn what_a_gateway_says_comes_back(answer in any_answer()) {
        prop_assert_eq!(Answer::read(&answer.write().unwrap()).unwrap(), answer);
    }
}

#[test]
fn a_receipt_is_small() {
    let receipt = Answer::Receipt(Receipt {
        contiguous: 400,
        server_time: 1_763_900_000,
        ledger_epoch: 0x1234_5678_9abc_def0,
        ..Receipt::default()
    });
    let bytes = receipt.write().unwrap();
    assert!(bytes.len() <= 22, "{} bytes", bytes.len());
}

#[test]
fn more_than_the_format_takes_is_refused() {
    let part = BundlePart {
        bytes: vec![0; MOST_BYTES + 1],
        ..BundlePart::default()
    };
    assert_eq!(Answer::Bundle(part).write(), Err(WireError::TooLarge));
    let receipt = Receipt {
        holes: (0..300).map(|n| (n * 2 + 1, n * 2 + 1)).collect(),
        ..Receipt::default()
    };
    assert_eq!(Answer::Receipt(receipt).write(), Err(WireError::TooLarge));
}
