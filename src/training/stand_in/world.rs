//! The forms, units and rights the stand-in knows.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::{Generation, Setup};
use crate::{
    domain::{
        form::{Form, Row},
        id::{DataSetId, OrganisationUnitId},
        organisation_unit::OrganisationUnit,
        period::{EntryWindow, Openness, Period, openness},
    },
    platform::clock::Clock,
};

/// What the stand-in knows.
pub(super) struct World {
    pub(super) generation: Generation,
    pub(super) forms: Vec<Form>,
    pub(super) units: Vec<OrganisationUnit>,
    pub(super) assignments: Vec<(DataSetId, OrganisationUnitId)>,
    mine: Vec<OrganisationUnitId>,
    pub(super) clock: Clock,
    /// When forms were changed, those that were.
    pub(super) changed_at: BTreeMap<DataSetId, DateTime<Utc>>,
    /// By element: the form and the combos it has there.
    elements: BTreeMap<String, Vec<Known>>,
}

/// An element in one form.
pub(super) struct Known {
    form: usize,
    place: (usize, usize, usize),
    combos: Vec<String>,
}

/// An element with all the stand-in knows of it.
#[derive(Clone, Copy)]
pub(super) struct Element<'a> {
    pub(super) form: &'a Form,
    pub(super) row: &'a Row,
    pub(super) combos: &'a [String],
}

impl World {
    pub(super) fn new(setup: Setup) -> Self {
        let mut elements: BTreeMap<String, Vec<Known>> = BTreeMap::new();
        for (index, form) in setup.forms.iter().enumerate() {
            for (s, section) in form.sections.iter().enumerate() {
                for (t, table) in section.tables.iter().enumerate() {
                    for (r, row) in table.rows.iter().enumerate() {
                        let cells = table.columns.iter().enumerate();
                        for cell in cells.filter_map(|(c, column)| row.cell(column, c)) {
                            let known = elements.entry(cell.data_element.to_string()).or_default();
                            let combo = cell.category_option_combo.to_string();
                            match known.iter_mut().find(|known| known.form == index) {
                                Some(known) => known.combos.push(combo),
                                None => known.push(Known {
                                    form: index,
                                    place: (s, t, r),
                                    combos: vec![combo],
                                }),
                            }
                        }
                    }
                }
            }
        }
        Self {
            generation: setup.generation,
            forms: setup.forms,
            units: setup.units,
            assignments: setup.assignments,
            mine: setup.mine,
            clock: setup.clock,
            changed_at: BTreeMap::new(),
            elements,
        }
    }

    /// Returns the same world with another version of a form.
    pub(super) fn with_form(&self, form: Form, at: DateTime<Utc>) -> Self {
        let mut changed_at = self.changed_at.clone();
        changed_at.insert(form.id, at);
        let mut forms = self.forms.clone();
        match forms.iter_mut().find(|other| other.id == form.id) {
            Some(other) => *other = form,
            None => forms.push(form),
        }
        let setup = Setup {
            generation: self.generation,
            forms,
            units: self.units.clone(),
            assignments: self.assignments.clone(),
            mine: self.mine.clone(),
            file: None,
            clock: self.clock.clone(),
        };
        Self {
            changed_at,
            ..Self::new(setup)
        }
    }

    pub(super) fn form(&self, id: &str) -> Option<&Form> {
        self.forms.iter().find(|form| form.id.as_str() == id)
    }

    /// Returns the element as it stands in a form.
    pub(super) fn element_of(&self, form: &Form, id: &str) -> Option<Element<'_>> {
        self.everywhere(id).find(|known| known.form.id == form.id)
    }

    /// Returns the element in the first form that has it.
    pub(super) fn element(&self, id: &str) -> Option<Element<'_>> {
        self.everywhere(id).next()
    }

    fn everywhere(&self, id: &str) -> impl Iterator<Item = Element<'_>> {
        self.elements
            .get(id)
            .into_iter()
            .flatten()
            .filter_map(|known| {
                let form = self.forms.get(known.form)?;
                let (s, t, r) = known.place;
                let row = form.sections.get(s)?.tables.get(t)?.rows.get(r)?;
                Some(Element {
                    form,
                    row,
                    combos: &known.combos,
                })
            })
    }

    pub(super) fn knows_combo(&self, id: &str) -> bool {
        self.default_combo() == id
            || self
                .elements
                .values()
                .flatten()
                .any(|known| known.combos.iter().any(|combo| combo == id))
    }

    /// Returns the default combo, which also is the attribute option combo of every form here.
    pub(super) fn default_combo(&self) -> &str {
        self.forms
            .first()
            .map_or("", |form| form.attribute_option_combo.as_str())
    }

    pub(super) fn unit(&self, id: &str) -> Option<&OrganisationUnit> {
        self.units.iter().find(|unit| unit.id.as_str() == id)
    }

    /// Tells whether a unit is one of the user's, or below one.
    pub(super) fn is_mine(&self, id: &str) -> bool {
        let mut at = self.unit(id);
        // Bounded, should two units name each other as the one above.
        for _ in 0..20 {
            let Some(unit) = at else { return false };
            if self.mine.contains(&unit.id) {
                return true;
            }
            at = unit.parent.and_then(|parent| self.unit(parent.as_str()));
        }
        false
    }

    pub(super) fn mine(&self) -> impl Iterator<Item = &OrganisationUnit> {
        self.units
            .iter()
            .filter(|unit| self.is_mine(unit.id.as_str()))
    }

    pub(super) fn top_of_mine(&self) -> &[OrganisationUnitId] {
        &self.mine
    }

    pub(super) fn is_assigned(&self, form: &Form, unit: &str) -> bool {
        self.assignments
            .iter()
            .any(|(data_set, other)| *data_set == form.id && other.as_str() == unit)
    }

    /// The server's day: it reckons in UTC, whatever the facility does.
    pub(super) fn today(&self) -> NaiveDate {
        self.clock.now().date_naive()
    }

    /// Tells whether a period of any type is open for a form.
    ///
    /// The server holds the days of a period against the latest open one of the form's own type, so a
    /// week of two months ago is open for a monthly form.
    pub(super) fn openness(&self, form: &Form, period: Period) -> Openness {
        let latest = Period::containing(form.period_type, self.today())
            .offset(form.open_future_periods.saturating_sub(1));
        let window = EntryWindow {
            open_future_periods: form.open_future_periods,
            expiry_days: form.expiry_days,
            data_input_periods: form.data_input_periods.clone(),
        };
        let told = openness(&period, &window, self.today());
        match told {
            Openness::NotYet { .. } | Openness::Open
                if form.data_input_periods.is_empty() && form.expiry_days >= 0.0 =>
            {
                if period.first_day() > latest.last_day() {
                    Openness::NotYet { opens: None }
                } else {
                    Openness::Open
                }
            }
            told => told,
        }
    }

    pub(super) fn now(&self) -> String {
        Self::written(self.clock.now())
    }

    /// Writes a moment as the server does, without a zone.
    pub(super) fn written(at: DateTime<Utc>) -> String {
        at.format("%Y-%m-%dT%H:%M:%S%.3f").to_string()
    }
}
