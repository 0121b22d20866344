//! Cells: begun reports, saves, the zero report, the cursor, and reports put in whole.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, named_params};

use crate::{
    domain::{
        form::Cell,
        report::{Report, ReportKey, ReportNumber, Signature},
        status::Status,
        value::{Entry, Value},
    },
    store::{
        CellsToSave, SavedCells, StoreError, StoredReport, Writer,
        columns::{self, AsJson, AsText, AsWord, Moment, json, signed},
        queries::{reports, steps},
        records::AuditKind,
        writer::Deed,
    },
};

impl Writer<'_> {
    /// Returns the report of a key, beginning an empty draft if there is none.
    ///
    /// # Errors
    /// When the form in this version or the unit is not known.
    pub fn begin_report(
        &self,
        key: &ReportKey,
        form_version: u32,
    ) -> Result<StoredReport, StoreError> {
        let number = match reports::number_of(self.db, key)? {
            Some(number) => number,
            None => self.insert_report(&Report::begin(*key, form_version))?,
        };
        self.stored(number)
    }

    /// Writes cells as one step, each with its audit row. Cells that already stand so leave no trace.
    ///
    /// # Errors
    /// When there is no such report.
    pub fn save_cells(&self, save: &CellsToSave) -> Result<SavedCells, StoreError> {
        // A report that is not there is told even where no cell changes.
        self.status(save.report)?;
        let asked = signed(save.step);
        let step = steps::step_of_save(self.db, save.report, asked)?;
        let changed = self.save_step(save.report, step, asked, &save.cells)?;
        let is_as_sent = changed > 0 && self.note_change(save.report)?;
        Ok(SavedCells {
            report: save.report,
            step: save.step,
            at: self.signature().at,
            changed,
            is_as_sent,
        })
    }

    /// Declares that the registers were checked and there was nothing: one step of undo.
    ///
    /// `cells` are what the form's rule fills: zeros and the answer *registers checked*.
    ///
    /// # Errors
    /// When there is no such report.
    pub fn declare_zero_report(
        &self,
        report: ReportNumber,
        cells: &[(Cell, Entry)],
    ) -> Result<StoredReport, StoreError> {
        self.status(report)?;
        let step = steps::new_step(self.db, report)?;
        let before = self.put_zero_report(report, Some(self.signature()))?;
        self.write_down(
            report,
            &Deed {
                kind: AuditKind::Save,
                step,
                asked_step: 0,
                what: "zero_report",
                cell: None,
                before: before.as_ref().map(json).transpose()?,
                after: Some(json(self.signature())?),
            },
        )?;
        self.save_step(report, step, 0, cells)?;
        self.note_change(report)?;
        self.stored(report)
    }

    /// Takes the declaration of a zero report back because a case has been found after all.
    ///
    /// It joins the newest step, so that undoing that step brings the declaration back.
    ///
    /// # Errors
    /// When there is no such report.
    pub fn withdraw_zero_report(&self, report: ReportNumber) -> Result<(), StoreError> {
        self.status(report)?;
        let Some(before) = self.put_zero_report(report, None)? else {
            return Ok(());
        };
        let chain = steps::chain(self.db, report)?;
        let step = match chain.done.last() {
            Some(step) if chain.undone.is_empty() => *step,
            _ => steps::new_step(self.db, report)?,
        };
        self.write_down(
            report,
            &Deed {
                kind: AuditKind::Save,
                step,
                asked_step: 0,
                what: "zero_report",
                cell: None,
                before: Some(json(&before)?),
                after: None,
            },
        )?;
        self.note_change(report)?;
        Ok(())
    }

    /// Remembers where the cursor stands.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn place_cursor(&self, report: ReportNumber, cell: Cell) -> Result<(), StoreError> {
        self.db
            .prepare_cached(
                "UPDATE report SET cursor_data_element = :data_element,
                                   cursor_category_option_combo = :category_option_combo
                 WHERE number = :report",
            )?
            .execute(named_params! {
                ":data_element": AsText(cell.data_element),
                ":category_option_combo": AsText(cell.category_option_combo),
                ":report": report.0,
            })?;
        Ok(())
    }

    /// Puts a report in whole, as it stands, without a step to undo: made-up months of practice, keyed
    /// and confirmed by the person and at the moments that are given.
    ///
    /// A report that was begun already is left as it is. Nothing is put into the outbox.
    ///
    /// # Errors
    /// When the form in its version or the unit is not known.
    pub fn seed_report(
        &self,
        report: &Report,
        keyed: &Signature,
        confirmed_at: Option<DateTime<Utc>>,
    ) -> Result<ReportNumber, StoreError> {
        if let Some(number) = reports::number_of(self.db, &report.key)? {
            return Ok(number);
        }
        let number = Writer::new(self.db, keyed).insert_report(report)?;
        if let Some(at) = confirmed_at {
            let confirmed = Signature {
                at,
                ..keyed.clone()
            };
            Writer::new(self.db, &confirmed)
                .write_down(number, &Deed::of_status(Status::Draft, report.status)?)?;
        }
        self.put_contents(number, report)?;
        if report.revision > 0 && report.status != Status::Draft {
            self.note_as_sent(number)?;
        }
        Ok(number)
    }

    /// Puts a report in whole, as it stands.
    pub(super) fn put_whole(&self, report: &Report) -> Result<ReportNumber, StoreError> {
        let number = self.insert_report(report)?;
        self.put_contents(number, report)?;
        Ok(number)
    }

    fn put_contents(&self, number: ReportNumber, report: &Report) -> Result<(), StoreError> {
        for (cell, entry) in &report.entries {
            self.put(number, *cell, entry)?;
        }
        for acceptance in &report.acceptances {
            self.put_acceptance(number, acceptance)?;
        }
        for total in &report.control_totals {
            self.put_control_total(number, total)?;
        }
        for notification in &report.notifications {
            self.put_notification(number, notification)?;
        }
        Ok(())
    }

    fn insert_report(&self, report: &Report) -> Result<ReportNumber, StoreError> {
        self.db
            .prepare_cached(
                "INSERT INTO report (data_set, organisation_unit, period, attribute_option_combo,
                                     first_day, form_version, status, revision, content,
                                     zero_report, saved_at)
                 VALUES (:data_set, :organisation_unit, :period, :attribute_option_combo,
                         :first_day, :form_version, :status, :revision, :content,
                         :zero_report, :saved_at)",
            )?
            .execute(named_params! {
                ":data_set": AsText(report.key.data_set),
                ":organisation_unit": AsText(report.key.organisation_unit),
                ":period": AsText(report.key.period),
                ":attribute_option_combo": AsText(report.key.attribute_option_combo),
                ":first_day": columns::day(report.key.period.first_day()),
                ":form_version": report.form_version,
                ":status": AsWord(report.status),
                ":revision": report.revision,
                ":content": i64::from(!report.entries.is_empty()),
                ":zero_report": report.zero_report.as_ref().map(AsJson),
                ":saved_at": (!report.entries.is_empty()).then_some(Moment(self.signature().at)),
            })?;
        Ok(ReportNumber(self.db.last_insert_rowid()))
    }

    /// Writes the cells of a step that differ from what stands there; returns how many.
    fn save_step(
        &self,
        report: ReportNumber,
        step: i64,
        asked_step: i64,
        cells: &[(Cell, Entry)],
    ) -> Result<usize, StoreError> {
        let mut changed = 0;
        for (cell, after) in cells {
            let before = self.entry(report, *cell)?;
            if before == *after {
                continue;
            }
            let kind = AuditKind::Save;
            self.change_cell(report, *cell, (&before, after), (kind, step, asked_step))?;
            changed += 1;
        }
        Ok(changed)
    }

    /// Puts an entry into a cell and writes down what stood there.
    pub(super) fn change_cell(
        &self,
        report: ReportNumber,
        cell: Cell,
        (before, after): (&Entry, &Entry),
        (kind, step, asked_step): (AuditKind, i64, i64),
    ) -> Result<(), StoreError> {
        self.put(report, cell, after)?;
        self.write_down(
            report,
            &Deed {
                kind,
                step,
                asked_step,
                what: "cell",
                cell: Some(cell),
                before: Some(json(before)?),
                after: Some(json(after)?),
            },
        )
    }

    /// Reads what stands in a cell.
    pub(super) fn entry(&self, report: ReportNumber, cell: Cell) -> Result<Entry, StoreError> {
        let entry = self
            .db
            .prepare_cached(
                "SELECT state, value, reason, comment, follow_up, parts, repeated FROM data_value
                 WHERE report = :report AND sheet = 0 AND data_element = :data_element
                   AND category_option_combo = :category_option_combo",
            )?
            .query_row(
                named_params! {
                    ":report": report.0,
                    ":data_element": AsText(cell.data_element),
                    ":category_option_combo": AsText(cell.category_option_combo),
                },
                columns::entry,
            )
            .optional()?;
        Ok(entry.unwrap_or_default())
    }

    fn put(&self, report: ReportNumber, cell: Cell, entry: &Entry) -> Result<(), StoreError> {
        if *entry == Entry::default() {
            self.db
                .prepare_cached(
                    "DELETE FROM data_value WHERE report = :report AND sheet = 0
                       AND data_element = :data_element
                       AND category_option_combo = :category_option_combo",
                )?
                .execute(named_params! {
                    ":report": report.0,
                    ":data_element": AsText(cell.data_element),
                    ":category_option_combo": AsText(cell.category_option_combo),
                })?;
            return Ok(());
        }
        let (state, value, reason) = match &entry.value {
            Value::Blank => ("blank", None, None),
            Value::Given(text) => ("given", Some(text), None),
            Value::NotAvailable(reason) => ("not_available", None, Some(AsWord(*reason))),
        };
        self.db
            .prepare_cached(
                "INSERT INTO data_value (report, data_element, category_option_combo, state, value,
                                         reason, comment, follow_up, parts, repeated)
                 VALUES (:report, :data_element, :category_option_combo, :state, :value,
                         :reason, :comment, :follow_up, :parts, :repeated)
                 ON CONFLICT (report, sheet, data_element, category_option_combo) DO UPDATE SET
                     state = excluded.state, value = excluded.value, reason = excluded.reason,
                     comment = excluded.comment, follow_up = excluded.follow_up,
                     parts = excluded.parts, repeated = excluded.repeated",
            )?
            .execute(named_params! {
                ":report": report.0,
                ":data_element": AsText(cell.data_element),
                ":category_option_combo": AsText(cell.category_option_combo),
                ":state": state,
                ":value": value,
                ":reason": reason,
                ":comment": entry.comment,
                ":follow_up": entry.follow_up,
                ":parts": entry.parts,
                ":repeated": entry.repeated,
            })?;
        Ok(())
    }

    /// Sets or takes away who declared a zero report; returns who had before.
    pub(super) fn put_zero_report(
        &self,
        report: ReportNumber,
        declared: Option<&Signature>,
    ) -> Result<Option<Signature>, StoreError> {
        let before: Option<AsJson<Signature>> = self
            .db
            .prepare_cached("SELECT zero_report FROM report WHERE number = :report")?
            .query_row(named_params! { ":report": report.0 }, |row| row.get(0))?;
        self.db
            .prepare_cached("UPDATE report SET zero_report = :declared WHERE number = :report")?
            .execute(named_params! { ":declared": declared.map(AsJson), ":report": report.0 })?;
        Ok(before.map(|before| before.0))
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use crate::{
        domain::{
            report::{Report, Signature},
            status::Status,
            value::Entry,
        },
        store::{
            StoreError,
            testing::{Office, cell, given, key, shown},
        },
    };

    #[test]
    fn zero_is_not_blank() {
        let office = Office::new();
        let report = office.begin("202611");
        office.save(
            report,
            1,
            &[(cell(1), given("0")), (cell(2), Entry::default())],
        );
        let seen = office.stored(report).report;
        assert_eq!(
            (shown(&seen, cell(1)), shown(&seen, cell(2))),
            ("0".into(), "-".into())
        );
        assert_eq!(seen.entries.len(), 1);
    }

    #[test]
    fn a_value_keyed_again_leaves_no_trace() {
        let office = Office::new();
        let report = office.begin("202611");
        office.save(report, 1, &[(cell(1), given("5"))]);
        office.send(report);
        let before = office.stored(report);
        assert_eq!(office.save(report, 2, &[(cell(1), given("5"))]).changed, 0);
        assert_eq!(office.stored(report), before);
    }

    #[test]
    fn a_report_is_begun_once_and_opens_where_it_was_left() {
        let office = Office::new();
        let report = office.begin("202611");
        assert_eq!(office.begin("202611"), report);
        assert_ne!(office.begin("202610"), report);
        office.save(report, 4, &[(cell(1), given("5"))]);
        office
            .scribe
            .run(move |writer| writer.place_cursor(report, cell(2)))
            .unwrap();
        let office = office.restart();
        let seen = office
            .database
            .reader()
            .unwrap()
            .report(&key("202611"))
            .unwrap()
            .unwrap();
        assert_eq!(
            (seen.number, seen.cursor, seen.next_step),
            (report, Some(cell(2)), 5)
        );
        assert_eq!(seen.saved_at, Some(crate::store::testing::now()));
    }

    #[test]
    fn a_report_needs_a_form_and_a_unit_that_are_known() {
        let office = Office::new();
        let done = office
            .scribe
            .run(|writer| writer.begin_report(&key("202611"), 9));
        assert!(matches!(done, Err(StoreError::Inside { .. })), "{done:?}");
    }

    #[test]
    fn the_audit_tells_who_keyed_what_and_when() {
        let office = Office::new();
        let report = office.begin("202611");
        office.save(report, 1, &[(cell(1), given("5"))]);
        office.scribe.set_person("Ahmed");
        office.clock.advance(chrono::TimeDelta::minutes(5));
        office.save(report, 2, &[(cell(1), given("6"))]);
        let rows = office
            .database
            .reader()
            .unwrap()
            .cell_audit(report, cell(1))
            .unwrap();
        let told: Vec<_> = rows
            .iter()
            .map(|row| (row.signature.person.as_str(), &row.before, &row.after))
            .collect();
        assert_eq!(
            told,
            [
                ("Shilan", &Entry::default(), &given("5")),
                ("Ahmed", &given("5"), &given("6")),
            ]
        );
        assert!(rows[0].signature.at < rows[1].signature.at);
    }

    #[test]
    fn a_report_of_the_past_was_keyed_and_confirmed_in_the_past() {
        let office = Office::new();
        let keyed = Signature {
            person: "Shilan".to_owned(),
            at: "2026-11-05T06:00:00Z".parse().unwrap(),
        };
        let confirmed_at: DateTime<Utc> = "2026-11-05T06:20:00Z".parse().unwrap();
        let by_job = keyed.clone();
        let number = office
            .scribe
            .run(move |writer| {
                let mut report = Report::begin(key("202610"), 1);
                report.status = Status::InDhis2;
                report.revision = 1;
                report.put(cell(1), given("5"));
                writer.seed_report(&report, &by_job, Some(confirmed_at))
            })
            .unwrap();
        assert_eq!(office.stored(number).saved_at, Some(keyed.at));
        let db = office.database.connect().unwrap();
        let told: (String, String) = db
            .query_row(
                "SELECT person, at FROM audit WHERE what = 'status' AND report = ?1",
                [number.0],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .unwrap();
        assert_eq!(told.0, "Shilan");
        assert_eq!(told.1.parse::<DateTime<Utc>>().unwrap(), confirmed_at);
    }

    #[test]
    fn history_is_the_units_own_and_newest_first() {
        let office = Office::new();
        office
            .scribe
            .run(|writer| {
                for (period, value) in [("202609", "9"), ("202611", "11"), ("202610", "10")] {
                    let mut report = Report::begin(key(period), 1);
                    report.status = Status::InDhis2;
                    report.revision = 1;
                    report.put(cell(1), given(value));
                    writer.seed_report(&report, writer.signature(), None)?;
                }
                Ok(())
            })
            .unwrap();
        let history = office
            .database
            .reader()
            .unwrap()
            .history(&key("202611"), 12)
            .unwrap();
        let told: Vec<_> = history
            .reports
            .iter()
            .map(|past| {
                (
                    past.period.id(),
                    past.value(cell(1)).cloned(),
                    past.is_confirmed(),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                ("202610".to_owned(), Some(given("10").value), true),
                ("202609".to_owned(), Some(given("9").value), true),
            ]
        );
        let all = office
            .database
            .reader()
            .unwrap()
            .statuses("2026-10-01".parse().unwrap())
            .unwrap();
        assert_eq!(all.len(), 2);
        assert!(all.iter().all(|report| !report.is_changed_since_sent));
    }
}
