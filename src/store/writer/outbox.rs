//! Confirming, freezing, numbering, queueing, and what came of it.

use chrono::{DateTime, Utc};
use rusqlite::named_params;
use sha2::{Digest, Sha256};

use crate::{
    domain::{
        answer::{Answer, Choice, DifferenceOf, Said},
        report::{OutboxNumber, ReportNumber},
        status::Status,
        trouble::Trouble,
        value::Entry,
    },
    store::{
        AttemptNoted, Frozen, OutboxRecord, Queued, StoreError, Writer,
        columns::{AsJson, AsText, AsWord, Moment, signed},
        queries::{
            outbox::{self, NEWEST},
            reports, server,
        },
    },
};

/// The row came back with a restored world and nobody has asked for it since. Only a row that waits for
/// a person has no time; one that was returned after the restore was tried by somebody's wish.
const RESTORED: &str = "(next_attempt IS NULL
    AND (status <> 'returned'
         OR EXISTS (SELECT 1 FROM meta
                    WHERE queued_at <= restored_at
                      AND NOT EXISTS (SELECT 1 FROM attempt
                                      WHERE attempt.outbox = outbox.number
                                        AND attempt.at > restored_at))))";

impl Writer<'_> {
    /// Confirms a report, freezes what it says and queues it, or does nothing at all.
    ///
    /// `payload` makes the bytes that are sent from what is frozen; they are kept for ever and never
    /// made again. It may still refuse, for instance because of hard findings.
    ///
    /// # Errors
    /// When the report cannot be confirmed as it stands, or `payload` refuses.
    pub fn confirm_and_queue(
        &self,
        report: ReportNumber,
        payload: impl FnOnce(&Frozen<'_>) -> Result<Vec<u8>, Trouble>,
    ) -> Result<Queued, StoreError> {
        self.hold_against_audit(report)?;
        if self.status(report)? != Status::Confirmed {
            self.set_status(report, Status::Confirmed)?;
        }
        self.db
            .prepare_cached("UPDATE report SET revision = revision + 1 WHERE number = :report")?
            .execute(named_params! { ":report": report.0 })?;
        self.note_as_sent(report)?;
        self.set_status(report, Status::Queued)?;
        let stored = self.stored(report)?;
        let number = self.next_outbox_number()?;
        let known = server::snapshot(self.db, report)?;
        let payload = payload(&Frozen {
            report: &stored.report,
            number: report,
            outbox: number,
            server: known.as_ref(),
            signature: self.signature(),
        })
        .map_err(StoreError::Refused)?;
        self.db
            .prepare_cached(
                "INSERT INTO outbox (number, report, revision, content, payload, sha256, status,
                                     queued_at, next_attempt)
                 VALUES (:number, :report, :revision, :content, :payload, :sha256, 'queued',
                         :now, :now)",
            )?
            .execute(named_params! {
                ":number": number.0,
                ":report": report.0,
                ":revision": stored.report.revision,
                ":content": signed(stored.content),
                ":payload": payload,
                ":sha256": Sha256::digest(&payload).as_slice(),
                ":now": Moment(self.signature().at),
            })?;
        let replaced = self.replace_unsent(report, number)?;
        Ok(Queued {
            outbox: number,
            stored,
            replaced,
        })
    }

    /// Sees that every cell still holds what was last written into it.
    ///
    /// A disk that turns a 5 into a 7 leaves a file that SQLite finds whole. The audit says the same
    /// figure in another place, so a single spoiled byte cannot change what is sent.
    fn hold_against_audit(&self, report: ReportNumber) -> Result<(), StoreError> {
        let stands = reports::entries(self.db, report)?;
        let nothing = Entry::default();
        for (cell, written) in reports::last_written(self.db, report)? {
            if stands.get(&cell).unwrap_or(&nothing) != &written {
                return Err(StoreError::Rotten {
                    said: format!(
                        "report {}, cell {} {}",
                        report.0, cell.data_element, cell.category_option_combo
                    ),
                });
            }
        }
        Ok(())
    }

    /// Returns the number the next row will have: one above every number there ever was.
    fn next_outbox_number(&self) -> Result<OutboxNumber, StoreError> {
        let last: i64 = self
            .db
            .prepare_cached(
                "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'outbox'), 0)",
            )?
            .query_row([], |row| row.get(0))?;
        Ok(OutboxNumber(last + 1))
    }

    /// Leaves a tombstone on older rows of a report that do not stand in DHIS2: they are not tried any
    /// more. What the server took of one, but was never read back, would put old figures over new ones.
    fn replace_unsent(
        &self,
        report: ReportNumber,
        by: OutboxNumber,
    ) -> Result<Vec<OutboxNumber>, StoreError> {
        let mut statement = self.db.prepare_cached(
            "UPDATE outbox SET replaced_by = :by, next_attempt = NULL
             WHERE report = :report AND number < :by AND replaced_by IS NULL
               AND status IN ('queued', 'returned', 'received')
             RETURNING number",
        )?;
        let replaced = statement
            .query_map(named_params! { ":by": by.0, ":report": report.0 }, |row| {
                row.get(0).map(OutboxNumber)
            })?
            .collect::<Result<_, _>>()?;
        Ok(replaced)
    }

    /// Writes down what an attempt ended with.
    ///
    /// The row takes the status. The report takes it only while it still says what the row says: an
    /// answer to an older content says nothing of a newer one.
    ///
    /// # Errors
    /// When there is no such row.
    pub fn note_attempt(
        &self,
        number: OutboxNumber,
        answer: &Answer,
        status: Status,
        next_attempt: Option<DateTime<Utc>>,
    ) -> Result<AttemptNoted, StoreError> {
        let row = outbox::row(self.db, number)?;
        let next_attempt = next_attempt.filter(|_| row.replaced_by.is_none());
        // An attempt that failed for want of a line takes no tick away.
        let status = if status == Status::Queued {
            row.status
        } else {
            status
        };
        self.db
            .prepare_cached(
                "INSERT INTO attempt (outbox, at, status, answer)
                 VALUES (:outbox, :at, :status, :answer)",
            )?
            .execute(named_params! {
                ":outbox": number.0,
                ":at": Moment(self.signature().at),
                ":status": AsWord(status),
                ":answer": AsJson(answer),
            })?;
        self.db
            .prepare_cached(
                "UPDATE outbox SET status = :status, attempts = attempts + 1,
                                   next_attempt = :next_attempt, last_answer = :answer
                 WHERE number = :number",
            )?
            .execute(named_params! {
                ":status": AsWord(status),
                ":next_attempt": next_attempt.map(Moment),
                ":answer": AsJson(answer),
                ":number": number.0,
            })?;
        let stands = self.says_the_same(&row)?;
        if stands && self.status(row.report)?.may_become(status) {
            self.set_status(row.report, status)?;
        }
        Ok(AttemptNoted {
            report: row.report,
            report_status: self.status(row.report)?,
            stands,
        })
    }

    /// Keeps what the server said in the newest attempt of a row, word for word.
    ///
    /// # Errors
    /// When the row was never tried.
    pub fn keep_said(&self, number: OutboxNumber, said: &[Said]) -> Result<(), StoreError> {
        let mut statement = self.db.prepare_cached(
            "INSERT INTO exchange (attempt, call, status, said)
             VALUES ((SELECT max(number) FROM attempt WHERE outbox = :outbox),
                     :call, :status, :said)",
        )?;
        for one in said {
            statement.execute(named_params! {
                ":outbox": number.0,
                ":call": AsWord(one.call),
                ":status": one.status,
                ":said": one.body,
            })?;
        }
        Ok(())
    }

    /// Keeps what a person decided where the server disagreed on a row: who, when, and between what.
    ///
    /// # Errors
    /// When there is no such row.
    pub fn note_choices(&self, number: OutboxNumber, choices: &[Choice]) -> Result<(), StoreError> {
        let mut statement = self.db.prepare_cached(
            "INSERT INTO choice (outbox, data_element, category_option_combo, what, mine, theirs,
                                 base, chosen, person, at)
             VALUES (:outbox, :data_element, :category_option_combo, :what, :mine, :theirs,
                     :base, :chosen, :person, :at)",
        )?;
        for choice in choices {
            let difference = &choice.difference;
            statement.execute(named_params! {
                ":outbox": number.0,
                ":data_element": AsText(difference.cell.data_element),
                ":category_option_combo": AsText(difference.cell.category_option_combo),
                ":what": match difference.of {
                    DifferenceOf::Comment => "comment",
                    DifferenceOf::Value | DifferenceOf::FollowUp => "value",
                },
                ":mine": difference.here,
                ":theirs": difference.there,
                ":base": AsJson(&difference.base),
                ":chosen": AsWord(choice.whose),
                ":person": self.signature().person,
                ":at": Moment(self.signature().at),
            })?;
        }
        Ok(())
    }

    /// Lets one row, or every row that has not arrived in DHIS2, be tried now; returns how many.
    ///
    /// What was returned is queued again as it is, while the report still says the same. A row that a
    /// newer one of its report has followed is never tried again. A row that came back with a restored
    /// world is tried only when it is named: what the file calls unsent may have been sent and corrected
    /// since.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn try_now(&self, number: Option<OutboxNumber>) -> Result<usize, StoreError> {
        let mut statement = self.db.prepare_cached(&format!(
            "UPDATE outbox
             SET next_attempt = :now,
                 status = CASE status WHEN 'returned' THEN 'queued' ELSE status END
             WHERE replaced_by IS NULL AND status <> 'in_dhis2' AND {NEWEST}
               AND (number = :number OR :number IS NULL AND NOT {RESTORED})
             RETURNING number"
        ))?;
        let rows: Vec<OutboxNumber> = statement
            .query_map(
                named_params! {
                    ":now": Moment(self.signature().at),
                    ":number": number.map(|number| number.0),
                },
                |row| row.get(0).map(OutboxNumber),
            )?
            .collect::<Result<_, _>>()?;
        for number in &rows {
            let row = outbox::row(self.db, *number)?;
            if self.status(row.report)? == Status::Returned && self.says_the_same(&row)? {
                self.set_status(row.report, Status::Queued)?;
            }
        }
        Ok(rows.len())
    }

    /// Tells whether a report still says what a row of it says.
    ///
    /// # Errors
    /// When there is no such report.
    pub fn says_the_same(&self, row: &OutboxRecord) -> Result<bool, StoreError> {
        let same = self
            .db
            .prepare_cached(
                "SELECT revision = :revision AND content = :content AND status <> 'draft'
                 FROM report WHERE number = :report",
            )?
            .query_row(
                named_params! {
                    ":revision": row.revision,
                    ":content": signed(row.content),
                    ":report": row.report.0,
                },
                |row| row.get(0),
            )?;
        Ok(same)
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use crate::{
        domain::{
            answer::{Answer, Base, Call, Choice, Difference, DifferenceOf, Said, Whose},
            report::{OutboxNumber, ReportNumber},
            status::Status,
            trouble::Trouble,
        },
        store::{
            AttemptNoted, StoreError, connection,
            testing::{Office, cell, given, now},
        },
    };

    fn answer(office: &Office, row: OutboxNumber, status: Status) -> AttemptNoted {
        let later = (status == Status::Queued).then(|| now() + TimeDelta::minutes(5));
        let answer = match status {
            Status::Queued => Answer::Later(Trouble::TimedOut),
            Status::Returned => Answer::Refused(Vec::new()),
            _ => Answer::Taken,
        };
        office
            .scribe
            .run(move |writer| writer.note_attempt(row, &answer, status, later))
            .unwrap()
    }

    fn sent(office: &Office, value: &str) -> (ReportNumber, OutboxNumber) {
        let report = office.begin("202611");
        let step = office.stored(report).next_step;
        office.save(report, step, &[(cell(1), given(value))]);
        (report, office.send(report).outbox)
    }

    #[test]
    fn a_confirmed_report_is_frozen_numbered_and_due() {
        let office = Office::new();
        let (report, row) = sent(&office, "5");
        let seen = office.stored(report).report;
        assert_eq!((seen.status, seen.revision), (Status::Queued, 1));
        let reader = office.database.reader().unwrap();
        let due = reader.due(now()).unwrap();
        assert_eq!(due.iter().map(|row| row.number).collect::<Vec<_>>(), [row]);
        assert_eq!(reader.payload(row).unwrap(), b"5");
        assert_eq!(reader.unsent().unwrap().count, 1);
        assert_eq!(reader.unsent().unwrap().oldest, Some(now()));
    }

    #[test]
    fn a_refusal_while_freezing_changes_nothing() {
        let office = Office::new();
        let report = office.begin("202611");
        office.save(report, 1, &[(cell(1), given("5"))]);
        let before = office.stored(report);
        let refused = office.scribe.run(move |writer| {
            writer.confirm_and_queue(report, |_| Err(Trouble::HardFindings { count: 2 }))
        });
        assert_eq!(
            refused,
            Err(StoreError::Refused(Trouble::HardFindings { count: 2 }))
        );
        assert_eq!(office.stored(report), before);
        assert!(
            office
                .database
                .reader()
                .unwrap()
                .outbox(9)
                .unwrap()
                .is_empty()
        );
    }

    #[test]
    fn a_queued_report_cannot_be_queued_twice() {
        let office = Office::new();
        let (report, _) = sent(&office, "5");
        let again = office
            .scribe
            .run(move |writer| writer.confirm_and_queue(report, |_| Ok(Vec::new())));
        let (from, to) = (Status::Queued, Status::Confirmed);
        assert_eq!(again, Err(StoreError::StepNotAllowed { from, to }));
    }

    #[test]
    fn an_answer_brings_the_report_on() {
        let office = Office::new();
        let (report, row) = sent(&office, "5");
        assert!(answer(&office, row, Status::Queued).stands);
        let reader = office.database.reader().unwrap();
        let record = reader.outbox_row(row).unwrap();
        assert_eq!((record.status, record.attempts), (Status::Queued, 1));
        assert!(reader.due(now()).unwrap().is_empty());
        assert_eq!(
            reader.next_due().unwrap(),
            Some(now() + TimeDelta::minutes(5))
        );
        assert_eq!(reader.due(now() + TimeDelta::minutes(5)).unwrap().len(), 1);
        answer(&office, row, Status::Received);
        assert_eq!(office.stored(report).report.status, Status::Received);
        // The line fails while reading back: the second tick stays.
        answer(&office, row, Status::Queued);
        assert_eq!(office.stored(report).report.status, Status::Received);
        answer(&office, row, Status::InDhis2);
        assert_eq!(office.stored(report).report.status, Status::InDhis2);
        assert_eq!(reader.unsent().unwrap().count, 0);
        assert_eq!(reader.attempts(row).unwrap().len(), 4);
    }

    #[test]
    fn an_answer_to_an_older_content_says_nothing_of_a_newer_one() {
        let office = Office::new();
        let (report, row) = sent(&office, "5");
        office.save(report, 9, &[(cell(1), given("6"))]);
        let noted = answer(&office, row, Status::InDhis2);
        assert!(!noted.stands);
        let seen = office.stored(report).report;
        assert_eq!(
            (seen.status, seen.is_changed_since_sent),
            (Status::Draft, true)
        );
        let reader = office.database.reader().unwrap();
        assert_eq!(reader.outbox_row(row).unwrap().status, Status::InDhis2);
    }

    #[test]
    fn a_correction_takes_a_new_number_and_leaves_a_tombstone() {
        let office = Office::new();
        let (report, first) = sent(&office, "5");
        let (_, second) = sent(&office, "6");
        assert!(second > first);
        let reader = office.database.reader().unwrap();
        let old = reader.outbox_row(first).unwrap();
        assert_eq!((old.replaced_by, old.next_attempt), (Some(second), None));
        assert_eq!(
            reader.payload(first).unwrap(),
            b"5",
            "what was frozen is kept"
        );
        assert_eq!(reader.due(now()).unwrap().len(), 1);
        assert_eq!(office.stored(report).report.revision, 2);
        // The first one was under way: its answer is written down and changes nothing.
        assert!(!answer(&office, first, Status::Received).stands);
        assert_eq!(office.stored(report).report.status, Status::Queued);
        assert_eq!(reader.due(now() + TimeDelta::days(1)).unwrap().len(), 1);
    }

    #[test]
    fn what_was_taken_but_not_read_back_is_not_tried_after_its_correction() {
        let office = Office::new();
        let (_, first) = sent(&office, "5");
        answer(&office, first, Status::Received);
        // Tried again later: the line dropped while reading back.
        answer(&office, first, Status::Queued);
        let (_, second) = sent(&office, "6");
        answer(&office, second, Status::InDhis2);
        let reader = office.database.reader().unwrap();
        assert_eq!(reader.outbox_row(first).unwrap().replaced_by, Some(second));
        let later = now() + TimeDelta::minutes(30);
        assert!(reader.due(later).unwrap().is_empty());
        let by_name = move |number| office.scribe.run(move |writer| writer.try_now(number));
        assert_eq!(by_name(None).unwrap(), 0);
        assert_eq!(by_name(Some(first)).unwrap(), 0);
    }

    #[test]
    fn a_row_that_a_newer_one_has_followed_is_not_due_even_without_a_tombstone() {
        let office = Office::new();
        let (_, first) = sent(&office, "5");
        answer(&office, first, Status::InDhis2);
        let (_, second) = sent(&office, "6");
        let db = connection::to_write(office.database.path()).unwrap();
        db.execute(
            "UPDATE outbox SET status = 'received', next_attempt = queued_at WHERE number = 1",
            [],
        )
        .unwrap();
        let reader = office.database.reader().unwrap();
        let due = |at| reader.due(at).unwrap().into_iter().map(|row| row.number);
        assert_eq!(due(now()).collect::<Vec<_>>(), [second]);
        let named = move |writer: &crate::store::Writer<'_>| writer.try_now(Some(first));
        assert_eq!(office.scribe.run(named).unwrap(), 0);
        answer(&office, second, Status::InDhis2);
        assert_eq!(reader.next_due().unwrap(), None);
    }

    #[test]
    fn a_correction_of_what_has_arrived_leaves_the_old_row_alone() {
        let office = Office::new();
        let (_, first) = sent(&office, "5");
        answer(&office, first, Status::InDhis2);
        sent(&office, "6");
        let old = office.database.reader().unwrap().outbox_row(first).unwrap();
        assert_eq!((old.status, old.replaced_by), (Status::InDhis2, None));
    }

    #[test]
    fn what_was_returned_waits_for_a_person_and_can_be_tried_again_as_it_is() {
        let office = Office::new();
        let (report, row) = sent(&office, "5");
        answer(&office, row, Status::Returned);
        let reader = office.database.reader().unwrap();
        assert_eq!(office.stored(report).report.status, Status::Returned);
        assert!(reader.due(now() + TimeDelta::days(9)).unwrap().is_empty());
        assert_eq!(reader.unsent().unwrap().count, 1);
        assert_eq!(office.scribe.run(|writer| writer.try_now(None)).unwrap(), 1);
        assert_eq!(office.stored(report).report.status, Status::Queued);
        assert_eq!(reader.due(now()).unwrap().len(), 1);
        answer(&office, row, Status::InDhis2);
        assert_eq!(office.stored(report).report.status, Status::InDhis2);
    }

    #[test]
    fn a_row_dated_by_a_clock_that_went_back_is_due() {
        let office = Office::new();
        let (_, row) = sent(&office, "5");
        answer(&office, row, Status::Queued);
        let reader = office.database.reader().unwrap();
        assert_eq!(reader.due(now() - TimeDelta::days(365)).unwrap().len(), 1);
    }

    #[test]
    fn what_the_server_said_and_what_was_decided_is_kept_for_ever() {
        let office = Office::new();
        let (report, row) = sent(&office, "5");
        let difference = Difference {
            cell: cell(1),
            of: DifferenceOf::Value,
            here: Some("5".to_owned()),
            there: Some("7".to_owned()),
            base: Base::Held("4".to_owned()),
        };
        let choice = Choice {
            difference,
            whose: Whose::Theirs,
        };
        let said = Said {
            call: Call::Import,
            status: 409,
            body: "{\"status\":\"ERROR\"}".to_owned(),
        };
        answer(&office, row, Status::Queued);
        answer(&office, row, Status::Returned);
        let (kept, decided) = (said.clone(), choice.clone());
        office
            .scribe
            .run(move |writer| {
                writer.keep_said(row, &[kept])?;
                writer.note_choices(row, &[decided])
            })
            .unwrap();
        let reader = office.database.reader().unwrap();
        let attempts = reader.attempts(row).unwrap();
        assert_eq!(
            (attempts[0].said.len(), &attempts[1].said[..]),
            (0, &[said][..])
        );
        assert_eq!(reader.choices(report, None).unwrap(), [choice]);
        assert_eq!(reader.choices(report, Some(row)).unwrap(), []);
        assert_eq!(reader.first_queued(report).unwrap(), Some(now()));
        let db = connection::to_write(office.database.path()).unwrap();
        for (forbidden, because) in [
            ("DELETE FROM exchange", "never deleted"),
            ("UPDATE exchange SET said = ''", "never rewritten"),
            ("DELETE FROM choice", "never deleted"),
            ("UPDATE choice SET chosen = 'mine'", "never rewritten"),
        ] {
            let error = db.execute(forbidden, []).expect_err(forbidden).to_string();
            assert!(error.contains(because), "{forbidden}: {error}");
        }
    }

    #[test]
    fn numbers_are_never_reused() {
        let office = Office::new();
        let numbers: Vec<i64> = (1..=4)
            .map(|value| sent(&office, &value.to_string()).1.0)
            .collect();
        assert_eq!(numbers, [1, 2, 3, 4]);
    }

    #[test]
    fn nothing_keyed_or_queued_can_be_deleted_or_rewritten() {
        let office = Office::new();
        let (_, row) = sent(&office, "5");
        answer(&office, row, Status::Received);
        let db = connection::to_write(office.database.path()).unwrap();
        for (forbidden, because) in [
            ("DELETE FROM report", "never deleted"),
            ("DELETE FROM outbox", "never deleted"),
            ("DELETE FROM audit", "never deleted"),
            ("DELETE FROM attempt", "never deleted"),
            ("UPDATE audit SET after = NULL", "never rewritten"),
            ("UPDATE outbox SET payload = x'00'", "never changed"),
            ("UPDATE outbox SET number = 9", "never changed"),
            (
                "UPDATE outbox SET status = 'queued'",
                "does not become unsent",
            ),
            ("UPDATE outbox SET replaced_by = 2", "takes the place"),
            ("UPDATE form SET body = '{}'", "never changed"),
            ("DELETE FROM form", "FOREIGN KEY"),
            ("DELETE FROM organisation_unit", "FOREIGN KEY"),
        ] {
            let error = db.execute(forbidden, []).expect_err(forbidden).to_string();
            assert!(error.contains(because), "{forbidden}: {error}");
        }
    }

    #[test]
    fn a_figure_that_rotted_is_not_sent() {
        let office = Office::new();
        let report = office.begin("202611");
        office.save(report, 1, &[(cell(1), given("5"))]);
        let db = connection::to_write(office.database.path()).unwrap();
        db.execute("UPDATE data_value SET value = '7'", []).unwrap();
        let refused = office
            .scribe
            .run(move |writer| writer.confirm_and_queue(report, |_| Ok(Vec::new())));
        assert!(
            matches!(refused, Err(StoreError::Rotten { .. })),
            "{refused:?}"
        );
        assert_eq!(office.stored(report).report.status, Status::Draft);
        // Keyed once more, it can be sent.
        office.save(report, 2, &[(cell(1), given("5"))]);
        assert_eq!(office.send(report).outbox, OutboxNumber(1));
    }

    #[test]
    fn bytes_that_rotted_are_not_sent() {
        let office = Office::new();
        let (_, row) = sent(&office, "5");
        let db = connection::to_write(office.database.path()).unwrap();
        db.execute_batch("DROP TRIGGER outbox_is_frozen; UPDATE outbox SET payload = x'36'")
            .unwrap();
        let read = office.database.reader().unwrap().payload(row);
        assert!(matches!(read, Err(StoreError::Rotten { .. })), "{read:?}");
    }
}
