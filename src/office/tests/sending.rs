//! From the keyed report into the outbox.

use crate::{
    domain::{
        report::AcceptanceReason,
        rules::{Asking, check_all},
        status::{BoardState, Status},
        trouble::Trouble,
        value::{Entry, Reason, Value},
    },
    office::{
        export::{ExportFormat, ExportRefused, ExportRequest},
        news::{News, OutboxRow},
        order::Order,
        overview::Remains,
        testing::{World, given, morning, october},
    },
};

fn trouble(news: News) -> Option<Trouble> {
    match news {
        News::Trouble(numbered) => Some(numbered.trouble),
        News::Queued(..) => panic!("it was queued"),
        _ => None,
    }
}

fn queued(news: News) -> Option<()> {
    match news {
        News::Queued(..) => Some(()),
        News::Trouble(trouble) => panic!("{trouble:?}"),
        _ => None,
    }
}

fn outbox(world: &World) -> Vec<OutboxRow> {
    world.ask(Order::ShowOutbox, |news| match news {
        News::Outbox(rows) => Some(rows),
        _ => None,
    })
}

#[test]
fn a_sound_report_is_confirmed_frozen_and_queued() {
    let world = World::practice();
    let open = world.keyed_october();
    world.ask(Order::ConfirmAndSend(open.number), queued);
    let rows = outbox(&world);
    assert_eq!(rows.len(), 1);
    let row = &rows[0];
    assert_eq!(
        (row.report, row.key, row.revision),
        (open.number, october(), 1)
    );
    assert_eq!(
        (row.status, row.attempts, row.queued_at),
        (Status::Queued, 0, morning())
    );
    assert!(!row.is_under_way && row.last_answer.is_none());
    let board = world.office.board().unwrap();
    assert_eq!(
        board.lines[0].periods[11].state,
        BoardState::Has(Status::Queued)
    );
    assert_eq!((board.unsent, board.oldest_unsent), (1, Some(morning())));
    assert_ne!(board.next_owed, Some(october()));
    assert_eq!(world.office.overview().unwrap().remains(), Remains::Unsent);
}

#[test]
fn what_cannot_be_a_value_is_not_sent() {
    let world = World::practice();
    let open = world.keyed_october();
    let cell = open.form.cell_numbered("1.01", "A").unwrap();
    world.save(open.number, 9, vec![(cell, given("1.5"))]);
    assert_eq!(
        world.ask(Order::ConfirmAndSend(open.number), trouble),
        Trouble::HardFindings { count: 1 }
    );
    assert_eq!(outbox(&world), []);
    assert_eq!(
        world.open(october()).report.status,
        Status::Draft,
        "nothing of it has happened"
    );
}

#[test]
fn a_warning_is_sent_only_after_a_person_has_let_it_stand() {
    let world = World::practice();
    let open = world.keyed_october();
    let cell = open.form.cell_numbered("1.02", "B").unwrap();
    world.save(open.number, 9, vec![(cell, Entry::of(Value::Blank))]);
    assert_eq!(
        world.ask(Order::ConfirmAndSend(open.number), trouble),
        Trouble::SoftFindings { count: 1 }
    );
    let now = world.open(october());
    let asking = Asking {
        form: &now.form,
        report: &now.report,
        history: &now.history,
        organisation_unit: &now.unit,
    };
    let finding = check_all(&asking).remove(0);
    let accept = Order::AcceptFinding(open.number, finding.key(), AcceptanceReason::Checked);
    world.office.carry_out(accept);
    world.ask(Order::ConfirmAndSend(open.number), queued);
}

#[test]
fn a_correction_takes_the_place_of_what_has_not_arrived() {
    let world = World::practice();
    let open = world.keyed_october();
    world.ask(Order::ConfirmAndSend(open.number), queued);
    let cell = open.form.cell_numbered("1.01", "A").unwrap();
    world.save(open.number, 9, vec![(cell, given("5"))]);
    let board = world.office.board().unwrap();
    assert!(board.lines[0].periods[11].is_changed_since_sent);
    world.ask(Order::ConfirmAndSend(open.number), queued);
    let rows = outbox(&world);
    assert_eq!(
        rows.iter().map(|row| row.revision).collect::<Vec<_>>(),
        [2, 1],
        "newest first"
    );
    assert_eq!(rows[1].replaced_by, Some(rows[0].number));
    assert_eq!(world.office.overview().unwrap().unsent.len(), 1);
}

#[test]
fn a_row_can_be_carried_away_in_a_file() {
    let world = World::practice();
    let open = world.keyed_october();
    world.ask(Order::ConfirmAndSend(open.number), queued);
    let path = world.home.path().join("october.json");
    let row = outbox(&world).remove(0);
    let exported = world.ask(
        Order::ExportOutboxRow(row.number, path.clone()),
        |news| match news {
            News::Exported(path) => Some(path),
            News::Trouble(trouble) => panic!("{trouble:?}"),
            _ => None,
        },
    );
    let json: serde_json::Value =
        serde_json::from_slice(&std::fs::read(exported).unwrap()).unwrap();
    assert_eq!(json["dataSet"], "F0000000001");
    assert_eq!(json["period"], "202610");
    assert_eq!(json["dataValues"].as_array().unwrap().len(), 4);
    assert_eq!(
        json["dataValues"][0]["value"], "4",
        "a text, never a number"
    );

    let nowhere = world.home.path().join("no/such/folder/x.json");
    let failed = world.ask(Order::ExportOutboxRow(row.number, nowhere), trouble);
    assert!(matches!(failed, Trouble::File { .. }));
}

#[test]
fn a_report_is_exported_as_people_name_it() {
    let world = World::practice();
    let open = world.keyed_october();
    let cell = open.form.cell_numbered("1.01", "A").unwrap();
    let stock_out = Entry::of(Value::NotAvailable(Reason::StockOut));
    world.save(open.number, 9, vec![(cell, stock_out)]);
    let request = |form: &str, period: &str, unit: Option<&str>, format| ExportRequest {
        form: form.to_owned(),
        period: period.to_owned(),
        unit: unit.map(str::to_owned),
        format,
        language: crate::domain::language::Language::En,
    };
    let export = |request: ExportRequest| world.office.export(&request);
    let json = export(request("form1", "202610", None, ExportFormat::Json)).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(
        json["dataValues"].as_array().unwrap().len(),
        3,
        "a stock-out is no value"
    );
    let csv = export(request(
        "F0000000001",
        "202610",
        Some("u-2"),
        ExportFormat::Csv,
    ))
    .unwrap();
    let csv = String::from_utf8(csv).unwrap();
    assert_eq!(csv.lines().count(), 5);
    assert!(csv.lines().nth(1).unwrap().contains("stock_out"));

    for (asked, refused) in [
        (
            request("nothing", "202610", None, ExportFormat::Csv),
            ExportRefused::NoSuchForm(vec!["FORM1".to_owned(), "FORM2".to_owned()]),
        ),
        (
            request("FORM1", "202610", Some("U-9"), ExportFormat::Csv),
            ExportRefused::NoSuchUnit(vec!["U-2".to_owned()]),
        ),
        (
            request("FORM1", "2026W47", None, ExportFormat::Csv),
            ExportRefused::NoSuchPeriod,
        ),
        (
            request("FORM1", "October", None, ExportFormat::Csv),
            ExportRefused::NoSuchPeriod,
        ),
        (
            request("FORM1", "202609", None, ExportFormat::Csv),
            ExportRefused::NothingKeyed,
        ),
    ] {
        assert_eq!(export(asked), Err(refused));
    }
}
