//! Forms, units, who fills what, and the settings.

use rusqlite::named_params;
use serde::Serialize;

use crate::{
    domain::{form::Form, organisation_unit::OrganisationUnit, report::ReportKey},
    store::{
        Assignment, FormsKnown, StoreError, Writer,
        columns::{AsJson, AsText},
        queries::catalogue,
    },
};

impl Writer<'_> {
    /// Keeps forms; returns each in the version under which it is kept.
    ///
    /// A form that is the same as its newest version changes nothing. Any other becomes a new version
    /// beside the older ones, with its own number where that is higher: reports go on with the version
    /// they were begun with.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn put_forms(&self, forms: &[Form]) -> Result<Vec<Form>, StoreError> {
        forms.iter().map(|form| self.put_form(form)).collect()
    }

    /// Keeps forms as a server told them, and since when; returns those that are new or have changed.
    ///
    /// `mark` is the moment by the server's clock at which they were asked for.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn put_fetched_forms(&self, forms: &[Form], mark: String) -> Result<Vec<Form>, StoreError> {
        let now = self.signature().at;
        let before = self.reader().forms_known()?;
        let mut since = before.map(|known| known.since).unwrap_or_default();
        let mut changed = Vec::new();
        for form in forms {
            let newest = catalogue::newest_form(self.db, form.id)?;
            let kept = self.put_form(form)?;
            if newest.is_none_or(|newest| newest.version != kept.version) {
                since.insert(kept.id, now);
                changed.push(kept);
            } else {
                since.entry(kept.id).or_insert(now);
            }
        }
        let known = FormsKnown {
            mark,
            checked_at: now,
            since,
        };
        self.put_setting(catalogue::FORMS_KNOWN, &known)?;
        Ok(changed)
    }

    /// Notes that the server has said that the forms are as they stand here.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn note_forms_unchanged(&self) -> Result<(), StoreError> {
        let Some(known) = self.reader().forms_known()? else {
            return Ok(());
        };
        let checked_at = self.signature().at;
        let known = FormsKnown {
            checked_at,
            ..known
        };
        self.put_setting(catalogue::FORMS_KNOWN, &known)
    }

    fn put_form(&self, form: &Form) -> Result<Form, StoreError> {
        let mut form = form.clone();
        if let Some(newest) = catalogue::newest_form(self.db, form.id)? {
            let asked = form.version;
            form.version = newest.version;
            if form == newest {
                return Ok(form);
            }
            form.version = asked.max(newest.version.saturating_add(1));
        }
        self.db
            .prepare_cached(
                "INSERT INTO form (data_set, version, body) VALUES (:data_set, :version, :body)",
            )?
            .execute(named_params! {
                ":data_set": AsText(form.id),
                ":version": form.version,
                ":body": AsJson(&form),
            })?;
        Ok(form)
    }

    /// Keeps units. Units that are not named stay: a report may speak of them.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn put_units(&self, units: &[OrganisationUnit]) -> Result<(), StoreError> {
        let mut statement = self.db.prepare_cached(
            "INSERT INTO organisation_unit (id, body) VALUES (:id, :body)
             ON CONFLICT (id) DO UPDATE SET body = excluded.body",
        )?;
        for unit in units {
            statement.execute(named_params! { ":id": AsText(unit.id), ":body": AsJson(unit) })?;
        }
        Ok(())
    }

    /// Replaces who fills what. Reports of an assignment that is gone stay, and can still be sent.
    ///
    /// # Errors
    /// When a unit is not known.
    pub fn put_assignments(&self, assignments: &[Assignment]) -> Result<(), StoreError> {
        self.db
            .prepare_cached("DELETE FROM assignment")?
            .execute([])?;
        let mut statement = self.db.prepare_cached(
            "INSERT INTO assignment (data_set, organisation_unit)
             VALUES (:data_set, :organisation_unit)
             ON CONFLICT (data_set, organisation_unit) DO NOTHING",
        )?;
        for assignment in assignments {
            statement.execute(named_params! {
                ":data_set": AsText(assignment.data_set),
                ":organisation_unit": AsText(assignment.organisation_unit),
            })?;
        }
        Ok(())
    }

    /// Keeps the settings.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn change_settings<T: Serialize>(&self, settings: &T) -> Result<(), StoreError> {
        self.put_setting(catalogue::SETTINGS, settings)
    }

    /// Remembers which report is on the screen, so that a restart returns to it.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn remember_open_report(&self, report: Option<ReportKey>) -> Result<(), StoreError> {
        self.put_setting(catalogue::OPEN_REPORT, &report)
    }

    fn put_setting<T: Serialize>(&self, name: &str, body: &T) -> Result<(), StoreError> {
        self.db
            .prepare_cached(
                "INSERT INTO setting (name, body) VALUES (:name, :body)
                 ON CONFLICT (name) DO UPDATE SET body = excluded.body",
            )?
            .execute(named_params! { ":name": name, ":body": AsJson(body) })?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde::{Deserialize, Serialize};

    use crate::{
        domain::names::Names,
        store::testing::{Office, form, key, unit},
    };

    #[test]
    fn a_report_keeps_the_form_it_was_begun_with() {
        let office = Office::new();
        let report = office.begin("202611");
        let mut changed = form(1);
        changed.names = Names::untranslated("EPI monthly, new");
        let stored = office
            .scribe
            .run(move |writer| writer.put_forms(&[changed, form(1)]))
            .unwrap();
        assert_eq!(
            stored.iter().map(|form| form.version).collect::<Vec<_>>(),
            [2, 3]
        );
        let reader = office.database.reader().unwrap();
        let begun = office.stored(report).report.form_version;
        let old = reader.form(key("202611").data_set, begun).unwrap().unwrap();
        assert_eq!(old.names.base, "EPI monthly");
        assert_eq!(
            reader.forms().unwrap().len(),
            1,
            "the newest alone is offered"
        );
    }

    #[test]
    fn a_form_that_did_not_change_keeps_its_version() {
        let office = Office::new();
        let stored = office
            .scribe
            .run(|writer| writer.put_forms(&[form(7)]))
            .unwrap();
        assert_eq!(stored[0].version, 1);
    }

    #[test]
    fn a_report_outlives_its_assignment() {
        let office = Office::new();
        let report = office.begin("202611");
        office
            .scribe
            .run(|writer| writer.put_assignments(&[]))
            .unwrap();
        let reader = office.database.reader().unwrap();
        assert!(reader.assignments().unwrap().is_empty());
        assert!(reader.unit(unit().id).unwrap().is_some());
        assert_eq!(office.stored(report).number, report);
    }

    #[test]
    fn settings_are_kept() {
        #[derive(Debug, PartialEq, Serialize, Deserialize)]
        struct Choices {
            language: String,
        }
        let office = Office::new();
        assert_eq!(
            office
                .database
                .reader()
                .unwrap()
                .settings::<Choices>()
                .unwrap(),
            None
        );
        for language in ["ar", "ckb"] {
            let choices = Choices {
                language: language.to_owned(),
            };
            office
                .scribe
                .run(move |writer| writer.change_settings(&choices))
                .unwrap();
        }
        let kept: Option<Choices> = office
            .restart()
            .database
            .reader()
            .unwrap()
            .settings()
            .unwrap();
        assert_eq!(
            kept,
            Some(Choices {
                language: "ckb".to_owned()
            })
        );
    }
}
