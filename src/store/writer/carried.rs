//! A draft goes over to a newer version of its form.

use rusqlite::named_params;

use crate::{
    domain::{
        carry::Carried,
        report::{Report, ReportNumber},
        status::Status,
        value::Entry,
    },
    store::{
        StoreError, StoredReport, Writer,
        columns::{AsJson, Moment},
        records::AuditKind,
    },
};

impl Writer<'_> {
    /// Takes a draft over to a newer version of its form, and keeps it as it stood before.
    ///
    /// `carry` says what becomes of the report as it stands now. What has no place in the newer form leaves
    /// the cells; the audit says so, and no step takes it back.
    ///
    /// # Errors
    /// [`StoreError::StepNotAllowed`] for a report that was ever confirmed: what was sent stays with its form.
    pub fn carry_over(
        &self,
        report: ReportNumber,
        carry: impl FnOnce(&Report) -> Result<Carried, StoreError>,
    ) -> Result<StoredReport, StoreError> {
        let before = self.stored(report)?.report;
        if before.status != Status::Draft || before.revision > 0 {
            return Err(StoreError::StepNotAllowed {
                from: before.status,
                to: Status::Draft,
            });
        }
        let carried = carry(&before)?;
        self.db
            .prepare_cached(
                "INSERT INTO carried_over (report, from_version, to_version, body, person, at)
                 VALUES (:report, :from, :to, :body, :person, :at)",
            )?
            .execute(named_params! {
                ":report": report.0,
                ":from": before.form_version,
                ":to": carried.report.form_version,
                ":body": AsJson(&before),
                ":person": self.signature().person,
                ":at": Moment(self.signature().at),
            })?;
        self.db
            .prepare_cached("UPDATE report SET form_version = :version WHERE number = :report")?
            .execute(named_params! {
                ":version": carried.report.form_version,
                ":report": report.0,
            })?;
        for (cell, entry) in &carried.left {
            let step = (AuditKind::Note, 0, 0);
            self.change_cell(report, *cell, (entry, &Entry::default()), step)?;
        }
        for total in &carried.left_totals {
            self.remove_control_total(report, &total.of)?;
        }
        if !carried.left.is_empty() {
            self.note_change(report)?;
        }
        self.stored(report)
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        domain::{carry::carry_over, report::Report, status::Status},
        store::{
            StoreError,
            testing::{Office, cell, form, given, key, shown},
        },
    };

    #[test]
    fn what_has_no_place_leaves_the_cells_and_stays_on_record() {
        let office = Office::new();
        let number = office.begin("202611");
        office.save(number, 1, &[(cell(1), given("5")), (cell(2), given("6"))]);
        let before = office.stored(number).report;
        let after = office
            .scribe
            .run(move |writer| {
                let mut newer = form(2);
                newer.names = crate::domain::names::Names::untranslated("EPI monthly, new");
                let newer = writer.put_forms(&[newer])?.remove(0);
                writer.carry_over(number, |report| {
                    let mut carried = carry_over(report, &form(1), &newer);
                    // As if the newer form had no second cell.
                    carried.left = report.entries.clone().into_iter().collect();
                    carried.left.retain(|(other, _)| *other == cell(2));
                    Ok(carried)
                })
            })
            .unwrap();
        assert_eq!(after.report.form_version, 2);
        assert_eq!(shown(&after.report, cell(1)), "5");
        assert_eq!(after.report.entry(cell(2)), None);
        let db = office.database.connect().unwrap();
        let body: String = db
            .query_row(
                "SELECT body FROM carried_over WHERE report = ?1",
                [number.0],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(serde_json::from_str::<Report>(&body).unwrap(), before);
        let told: String = db
            .query_row(
                "SELECT before FROM audit WHERE report = ?1 AND kind = 'note' AND what = 'cell'",
                [number.0],
                |row| row.get(0),
            )
            .unwrap();
        assert!(told.contains('6'), "{told}");
    }

    #[test]
    fn what_was_sent_stays_with_its_form() {
        let office = Office::new();
        let number = office.begin("202611");
        office.save(number, 1, &[(cell(1), given("5"))]);
        office.send(number);
        let refused = office.scribe.run(move |writer| {
            writer.carry_over(number, |report| Ok(carry_over(report, &form(1), &form(2))))
        });
        let is_refused = matches!(
            refused,
            Err(StoreError::StepNotAllowed {
                to: Status::Draft,
                ..
            })
        );
        assert!(is_refused, "{refused:?}");
        assert_eq!(office.stored(number).report.key, key("202611"));
    }
}
