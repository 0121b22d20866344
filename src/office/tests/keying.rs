//! Opening, saving, taking back.

use crate::{
    bundle::check::tests::uid,
    domain::{
        finding::FindingKey,
        form::{Cell, ZeroReportRule},
        report::{AcceptanceReason, ControlTotal, ReportNumber, TotalOf},
        status::{BoardState, Status},
        trouble::{Lock, Trouble},
        value::{Entry, Reason, Value},
    },
    office::{
        Office, Role,
        access::WorldAccess,
        news::{News, ReportChanged},
        order::{Order, SaveCells},
        seed::WorldSeed,
        testing::{World, config, given, key, morning, october, seed},
    },
    platform::clock::Clock,
};

fn changed(news: News) -> Option<ReportChanged> {
    match news {
        News::ReportChanged(changed) => Some(*changed),
        News::Trouble(trouble) => panic!("{trouble:?}"),
        _ => None,
    }
}

fn trouble(news: News) -> Option<Trouble> {
    match news {
        News::Trouble(numbered) => Some(numbered.trouble),
        _ => None,
    }
}

#[test]
fn a_saved_cell_is_there_after_a_restart_with_cursor_and_undo() {
    let world = World::practice();
    let open = world.open(october());
    let cell = open.form.cell_numbered("1.01", "B").unwrap();
    world.save(open.number, open.next_step, vec![(cell, given("12"))]);
    world
        .office
        .carry_out(Order::PlaceCursor(open.number, cell));
    let world = world.restarted();
    let again = world.open(october());
    assert_eq!(again.number, open.number);
    assert_eq!(again.report.entry(cell), Some(&given("12")));
    assert_eq!(again.cursor, Some(cell));
    assert!(again.can_undo && !again.can_redo);
    assert!(again.next_step > open.next_step);
    assert_eq!(again.saved_at, Some(morning()));
}

#[test]
fn a_restart_returns_to_the_report_on_the_screen_until_it_is_left() {
    let world = World::practice();
    let open = world.open(october());
    let world = world.restarted();
    assert_eq!(
        world.office.report_in_hand().unwrap(),
        Some(open.report.key)
    );
    world.office.carry_out(Order::CloseReport);
    let world = world.restarted();
    assert_eq!(world.office.report_in_hand().unwrap(), None);
}

#[test]
fn a_question_behind_a_save_sees_what_was_saved() {
    let world = World::practice();
    let open = world.open(october());
    let cell = open.form.cell_numbered("1.01", "A").unwrap();
    // Not settled: the cell waits for its next digit, and the question must not overtake it.
    world.office.carry_out(Order::SaveCells(SaveCells {
        report: open.number,
        step: open.next_step,
        cells: vec![(cell, given("3"))],
        is_settled: false,
    }));
    let board = world.ask(Order::ShowBoard, |news| match news {
        News::Board(board) => Some(*board),
        _ => None,
    });
    assert_eq!(
        board.next_owed,
        Some(october()),
        "begun, so it lies on the desk"
    );
    world
        .open(october())
        .report
        .entry(cell)
        .expect("the digit is there");
}

#[test]
fn undo_and_redo_put_the_cursor_where_something_changed() {
    let world = World::practice();
    let open = world.open(october());
    let cell = open.form.cell_numbered("1.02", "A").unwrap();
    world.save(open.number, 1, vec![(cell, given("5"))]);
    let undone = world.ask(Order::Undo(open.number), changed);
    assert_eq!(
        (undone.at, undone.can_undo, undone.can_redo),
        (Some(cell), false, true)
    );
    assert_eq!(undone.report.entry(cell), None);
    let nothing = world.ask(Order::Undo(open.number), changed);
    assert_eq!(
        nothing.at, None,
        "there is nothing more to take back, and that is said"
    );
    let redone = world.ask(Order::Redo(open.number), changed);
    assert_eq!(redone.report.entry(cell), Some(&given("5")));
}

#[test]
fn a_period_that_is_not_open_is_not_begun() {
    let world = World::practice();
    let november = key(uid('F', 1), "202611");
    assert_eq!(
        world.ask(Order::OpenReport(november), trouble),
        Trouble::Locked {
            why: Lock::NotYetOpen
        }
    );
    let stranger = key(uid('F', 9), "202610");
    assert_eq!(
        world.ask(Order::OpenReport(stranger), trouble),
        Trouble::Locked {
            why: Lock::NotAssigned
        }
    );
}

#[test]
fn a_report_whose_time_is_over_is_shown_but_not_changed() {
    let world = World::practice();
    let open = world.keyed_october();
    let mut expiring = seed();
    expiring.forms[0].expiry_days = 10.0;
    let world = world.restarted();
    replace_forms(&world.office, expiring);
    let open_again = world.open(october());
    assert_eq!(open_again.lock, Some(Lock::Expired));
    assert_eq!(
        open_again.form.version, open.form.version,
        "it keeps the form it was begun with"
    );
    let cell = open.form.cell_numbered("1.01", "A").unwrap();
    world.office.carry_out(Order::SaveCells(SaveCells {
        report: open.number,
        step: 9,
        cells: vec![(cell, given("999"))],
        is_settled: true,
    }));
    let refused = world.hear(|news| match news {
        News::NotSaved {
            step: 9, trouble, ..
        } => Some(trouble.trouble),
        News::Saved { .. } => panic!("a locked report was written to"),
        _ => None,
    });
    assert_eq!(refused, Trouble::Locked { why: Lock::Expired });
    let locked = Trouble::Locked { why: Lock::Expired };
    assert_eq!(world.ask(Order::Undo(open.number), trouble), locked);
    assert_eq!(
        world.ask(Order::ConfirmAndSend(open.number), trouble),
        locked
    );
    let before = world.open(october()).report;
    for order in remarks(open.number, open.form.enterable().next().unwrap().1) {
        let refused = world.ask(order.clone(), |news| match news {
            News::Trouble(numbered) => Some(numbered.trouble),
            News::ReportChanged(_) => panic!("a locked report was changed by {order:?}"),
            _ => None,
        });
        assert_eq!(refused, locked, "{order:?}");
    }
    assert_eq!(world.open(october()).report, before);
}

/// Every order that says something about a report beside its cells.
fn remarks(report: ReportNumber, cell: Cell) -> Vec<Order> {
    let finding = FindingKey {
        check: "E105".to_owned(),
        place: "1.01".to_owned(),
        facts: String::new(),
    };
    let of = TotalOf::Section(1);
    let total = ControlTotal {
        of: of.clone(),
        value: 5,
    };
    vec![
        Order::SetControlTotal(report, total),
        Order::RemoveControlTotal(report, of),
        Order::AcceptFinding(report, finding.clone(), AcceptanceReason::Checked),
        Order::WithdrawAcceptance(report, finding),
        Order::RecordNotification(report, cell.data_element, "told by telephone".to_owned()),
        Order::DeclareZeroReport(report),
        Order::WithdrawZeroReport(report),
    ]
}

#[test]
fn a_zero_report_fills_blank_cells_in_one_step_and_only_where_it_is_true() {
    let world = World::practice();
    let mut with_rule = seed();
    let checked = with_rule.forms[1].cell_numbered("1.02", "B").unwrap();
    with_rule.forms[1].zero_report = Some(ZeroReportRule {
        sections: vec![1],
        registers_checked: checked,
        then: checked,
    });
    replace_forms(&world.office, with_rule);
    let week = key(uid('F', 2), "2026W47");
    let open = world.open(week);
    let first = open.form.cell_numbered("1.01", "A").unwrap();
    let declared = world.ask(Order::DeclareZeroReport(open.number), changed);
    assert_eq!(declared.report.entry(first), Some(&given("0")));
    assert_eq!(declared.report.entry(checked), Some(&given("true")));
    assert_eq!(
        declared.report.zero_report.as_ref().map(|s| s.at),
        Some(morning())
    );
    assert_eq!(declared.at, Some(checked));
    let undone = world.ask(Order::Undo(open.number), changed);
    assert_eq!(
        (undone.report.zero_report, undone.report.entries.len()),
        (None, 0)
    );

    let lost = Entry::of(Value::NotAvailable(Reason::RegisterLost));
    world.save(open.number, 50, vec![(first, lost)]);
    let refused = world.ask(Order::DeclareZeroReport(open.number), changed);
    assert_eq!(
        refused.report.zero_report, None,
        "a lost register is not zero"
    );
}

#[test]
fn a_declaration_can_be_taken_back() {
    let world = World::practice();
    let mut with_rule = seed();
    let checked = with_rule.forms[1].cell_numbered("1.02", "B").unwrap();
    let rule = ZeroReportRule {
        sections: vec![1],
        registers_checked: checked,
        then: checked,
    };
    with_rule.forms[1].zero_report = Some(rule);
    replace_forms(&world.office, with_rule);
    let open = world.open(key(uid('F', 2), "2026W47"));
    world.ask(Order::DeclareZeroReport(open.number), changed);
    let withdrawn = world.ask(Order::WithdrawZeroReport(open.number), changed);
    assert_eq!(withdrawn.report.zero_report, None);
}

#[test]
fn totals_of_the_paper_come_and_go() {
    let world = World::practice();
    let open = world.open(october());
    let total = ControlTotal {
        of: TotalOf::Row("1.01".to_owned()),
        value: 7,
    };
    let set = world.ask(Order::SetControlTotal(open.number, total.clone()), changed);
    assert_eq!(set.report.control_totals.len(), 1);
    assert_eq!(set.report.control_totals.first(), Some(&total));
    let removed = world.ask(Order::RemoveControlTotal(open.number, total.of), changed);
    assert_eq!(removed.report.control_totals, []);
}

#[test]
fn one_screen_at_a_time_and_commands_beside_it() {
    let world = World::practice();
    let access = WorldAccess::Practice { stand_in: None };
    let clock = Clock::fixed(morning());
    let (second, _news) = config(world.home.path(), access, &clock);
    assert_eq!(
        Office::open(second.clone()).err(),
        Some(Trouble::ScreenTaken)
    );
    let mut command = second;
    command.role = Role::Command;
    let command = Office::open(command).unwrap();
    assert_eq!(command.board().unwrap().lines.len(), 2);
}

#[test]
fn a_world_is_seeded_once() {
    let world = World::practice();
    let open = world.keyed_october();
    world.office.begin_with(seed()).unwrap();
    let other = WorldSeed {
        units: Vec::new(),
        ..seed()
    };
    world.office.begin_with(other).unwrap();
    assert_eq!(world.open(october()).number, open.number);
    let board = world.office.board().unwrap();
    assert_eq!(board.lines[0].periods[11].state, BoardState::Overdue);
    assert_ne!(
        board.lines[0].periods[11].state,
        BoardState::Has(Status::Draft),
        "first, and late"
    );
}

/// New versions of the forms arrive, as they do with a new bundle.
pub fn replace_forms(office: &Office, seed: WorldSeed) {
    office
        .shared
        .scribe
        .run(move |writer| writer.put_forms(&seed.forms))
        .unwrap();
    office.shared.forget_catalogue();
}
