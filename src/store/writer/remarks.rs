//! What a person says about a report beside its cells: accepted findings, totals of the paper,
//! notifications. None of it changes what is sent.

use rusqlite::{OptionalExtension, named_params};

use crate::{
    domain::{
        finding::FindingKey,
        id::DataElementId,
        report::{Acceptance, AcceptanceReason, ControlTotal, Notification, ReportNumber, TotalOf},
    },
    store::{
        StoreError, StoredReport, Writer,
        columns::{AsJson, AsText, Moment, json},
        writer::Deed,
    },
};

impl Writer<'_> {
    /// Lets a finding stand, with a reason; a second reason takes the place of the first.
    ///
    /// # Errors
    /// When there is no such report.
    pub fn accept(
        &self,
        report: ReportNumber,
        finding: &FindingKey,
        reason: &AcceptanceReason,
    ) -> Result<StoredReport, StoreError> {
        self.status(report)?;
        let acceptance = Acceptance {
            finding: finding.clone(),
            reason: reason.clone(),
            signature: self.signature().clone(),
        };
        self.put_acceptance(report, &acceptance)?;
        self.write_down(
            report,
            &Deed::note("acceptance", None, Some(json(&acceptance)?)),
        )?;
        self.stored(report)
    }

    /// Asks again about a finding that was accepted.
    ///
    /// # Errors
    /// When there is no such report.
    pub fn withdraw_acceptance(
        &self,
        report: ReportNumber,
        finding: &FindingKey,
    ) -> Result<StoredReport, StoreError> {
        self.status(report)?;
        let removed = self
            .db
            .prepare_cached("DELETE FROM acceptance WHERE report = :report AND finding = :finding")?
            .execute(named_params! { ":report": report.0, ":finding": AsJson(finding) })?;
        if removed > 0 {
            self.write_down(
                report,
                &Deed::note("acceptance", Some(json(finding)?), None),
            )?;
        }
        self.stored(report)
    }

    /// Keeps a total of the paper.
    ///
    /// # Errors
    /// When there is no such report.
    pub fn set_control_total(
        &self,
        report: ReportNumber,
        total: &ControlTotal,
    ) -> Result<StoredReport, StoreError> {
        self.status(report)?;
        let before = self.control_total(report, &total.of)?;
        self.put_control_total(report, total)?;
        self.write_down(
            report,
            &Deed::note(
                "control_total",
                before.as_ref().map(json).transpose()?,
                Some(json(total)?),
            ),
        )?;
        self.stored(report)
    }

    /// Forgets a total of the paper.
    ///
    /// # Errors
    /// When there is no such report.
    pub fn remove_control_total(
        &self,
        report: ReportNumber,
        of: &TotalOf,
    ) -> Result<StoredReport, StoreError> {
        self.status(report)?;
        if let Some(before) = self.control_total(report, of)? {
            self.db
                .prepare_cached(
                    "DELETE FROM control_total WHERE report = :report AND total_of = :total_of",
                )?
                .execute(named_params! { ":report": report.0, ":total_of": AsJson(of) })?;
            self.write_down(
                report,
                &Deed::note("control_total", Some(json(&before)?), None),
            )?;
        }
        self.stored(report)
    }

    /// Records that a case was notified at once.
    ///
    /// # Errors
    /// When there is no such report.
    pub fn record_notification(
        &self,
        report: ReportNumber,
        data_element: DataElementId,
        note: &str,
    ) -> Result<StoredReport, StoreError> {
        self.status(report)?;
        let notification = Notification {
            data_element,
            note: note.to_owned(),
            signature: self.signature().clone(),
        };
        self.put_notification(report, &notification)?;
        self.write_down(
            report,
            &Deed::note("notification", None, Some(json(&notification)?)),
        )?;
        self.stored(report)
    }

    fn control_total(
        &self,
        report: ReportNumber,
        of: &TotalOf,
    ) -> Result<Option<ControlTotal>, StoreError> {
        let value: Option<i64> = self
            .db
            .prepare_cached(
                "SELECT value FROM control_total WHERE report = :report AND total_of = :total_of",
            )?
            .query_row(
                named_params! { ":report": report.0, ":total_of": AsJson(of) },
                |row| row.get(0),
            )
            .optional()?;
        Ok(value.map(|value| ControlTotal {
            of: of.clone(),
            value,
        }))
    }

    pub(super) fn put_acceptance(
        &self,
        report: ReportNumber,
        acceptance: &Acceptance,
    ) -> Result<(), StoreError> {
        self.db
            .prepare_cached(
                "INSERT INTO acceptance (report, finding, reason, person, at)
                 VALUES (:report, :finding, :reason, :person, :at)
                 ON CONFLICT (report, finding) DO UPDATE SET
                     reason = excluded.reason, person = excluded.person, at = excluded.at",
            )?
            .execute(named_params! {
                ":report": report.0,
                ":finding": AsJson(&acceptance.finding),
                ":reason": AsJson(&acceptance.reason),
                ":person": acceptance.signature.person,
                ":at": Moment(acceptance.signature.at),
            })?;
        Ok(())
    }

    pub(super) fn put_control_total(
        &self,
        report: ReportNumber,
        total: &ControlTotal,
    ) -> Result<(), StoreError> {
        self.db
            .prepare_cached(
                "INSERT INTO control_total (report, total_of, value)
                 VALUES (:report, :total_of, :value)
                 ON CONFLICT (report, total_of) DO UPDATE SET value = excluded.value",
            )?
            .execute(named_params! {
                ":report": report.0,
                ":total_of": AsJson(&total.of),
                ":value": total.value,
            })?;
        Ok(())
    }

    pub(super) fn put_notification(
        &self,
        report: ReportNumber,
        notification: &Notification,
    ) -> Result<(), StoreError> {
        self.db
            .prepare_cached(
                "INSERT INTO notification (report, data_element, note, person, at)
                 VALUES (:report, :data_element, :note, :person, :at)",
            )?
            .execute(named_params! {
                ":report": report.0,
                ":data_element": AsText(notification.data_element),
                ":note": notification.note,
                ":person": notification.signature.person,
                ":at": Moment(notification.signature.at),
            })?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        domain::{
            finding::FindingKey,
            report::{AcceptanceReason, ControlTotal, TotalOf},
        },
        store::testing::{Office, cell, given},
    };

    #[test]
    fn remarks_outlive_a_restart_and_do_not_change_what_is_sent() {
        let office = Office::new();
        let report = office.begin("202611");
        office.save(report, 1, &[(cell(1), given("5"))]);
        office.send(report);
        let sent = office.stored(report);
        let finding = FindingKey {
            check: "E105".to_owned(),
            place: "1.05".to_owned(),
            facts: "value=58".to_owned(),
        };
        let total = |value| ControlTotal {
            of: TotalOf::Column(1, "A".to_owned()),
            value,
        };
        let accepted = finding.clone();
        office
            .scribe
            .run(move |writer| {
                writer.accept(report, &accepted, &AcceptanceReason::Checked)?;
                writer.accept(report, &accepted, &AcceptanceReason::Event)?;
                writer.set_control_total(report, &total(7))?;
                writer.set_control_total(report, &total(8))?;
                writer.record_notification(report, cell(1).data_element, "told Dr. Nasrin, 9:15")
            })
            .unwrap();
        let office = office.restart();
        let seen = office.stored(report);
        assert_eq!(seen.content, sent.content);
        assert_eq!(seen.report.status, sent.report.status);
        assert_eq!(seen.report.acceptances.len(), 1);
        assert!(seen.report.accepts(&finding));
        assert_eq!(seen.report.acceptances[0].reason, AcceptanceReason::Event);
        assert_eq!(seen.report.control_totals, [total(8)]);
        assert_eq!(seen.report.notifications[0].note, "told Dr. Nasrin, 9:15");
        let seen = office
            .scribe
            .run(move |writer| {
                writer.withdraw_acceptance(report, &finding)?;
                writer.remove_control_total(report, &total(0).of)
            })
            .unwrap();
        assert!(seen.report.acceptances.is_empty() && seen.report.control_totals.is_empty());
        assert!(seen.can_undo, "remarks are no steps");
    }
}
