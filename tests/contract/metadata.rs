//! Recorded metadata becomes forms, units and checks.

use daftar::{
    dhis2::metadata::{Fetched, fetched},
    domain::{
        form::{Cell, Form},
        id::{CategoryOptionComboId, DataElementId, DataSetId},
        language::Language,
        period::PeriodType,
        rules::Rule,
        value::ValueType,
    },
};

use crate::recordings::{self, Recordings};

/// Returns what a server told of its forms.
pub fn told(recordings: &Recordings) -> Option<Fetched> {
    let body = |short: &str| Some(recordings.case(short)?.reply.body.clone());
    let units = body("A10").unwrap_or_else(|| b"{}".to_vec());
    let epi = DataSetId::parse("fUAqvijzXu1").unwrap();
    let rules: Vec<_> = body("A11").into_iter().map(|body| (epi, body)).collect();
    Some(fetched(&body("A04")?, &units, &rules).unwrap())
}

fn form<'a>(fetched: &'a Fetched, code: &str) -> &'a Form {
    fetched.forms.iter().find(|form| form.code == code).unwrap()
}

#[test]
fn every_recorded_form_can_be_keyed() {
    let mut read = 0;
    for recordings in recordings::all() {
        let Some(fetched) = told(&recordings) else {
            continue;
        };
        read += 1;
        assert_eq!(fetched.left_out, []);
        let epi = form(&fetched, "EPI_MONTHLY");
        assert_eq!(
            (epi.period_type, epi.expiry_days),
            (PeriodType::Monthly, 62.0)
        );
        assert_eq!(epi.attribute_option_combo.as_str(), "HllvX50cXC0");
        // In the order of the sections, not of the list.
        let bcg = &epi.sections[0].tables[0].rows[0];
        assert_eq!(
            (bcg.code.as_str(), bcg.number.as_str()),
            ("EPI_BCG", "1.01")
        );
        assert_eq!(epi.sections[0].tables[0].columns.len(), 6);
        assert_eq!(epi.sections[0].tables[0].columns[0].options.len(), 2);
        let greyed = Cell {
            data_element: DataElementId::parse("Y5f2BOIYasI").unwrap(),
            category_option_combo: CategoryOptionComboId::parse("JiWwj4w1c7H").unwrap(),
        };
        assert!(epi.place_of(greyed).is_none());
        let reason = epi
            .enterable()
            .filter_map(|(place, _)| epi.row_at(place))
            .find(|row| row.code == "EPI_FRIDGE_REASON")
            .unwrap();
        assert_eq!(reason.value_type, ValueType::Text);
        let options = &epi.option_sets[&reason.option_set.unwrap()];
        assert!(options.iter().any(|option| option.code == "POWER"));
        let cold = form(&fetched, "COLD_MONTHLY");
        assert_eq!(cold.enterable().count(), 1, "a form without sections");
        if !recordings.is_whole {
            continue;
        }
        let names = |language| epi.names.in_language(language).to_owned();
        assert_ne!(names(Language::Ar), names(Language::En));
        assert_ne!(names(Language::Ckb), names(Language::Ar));
        assert_eq!(form(&fetched, "SRV_WEEKLY").period_type, PeriodType::Weekly);
        assert_eq!(fetched.assignments.len(), 3);
        assert_eq!(fetched.units[0].names.base, "Test PHC Rawanduz");
        assert!(fetched.units[0].opening_date.is_some());
        assert_eq!(epi.checks.len(), 2);
        assert!(matches!(epi.checks[0].rule, Rule::Comparison(_)));
    }
    assert!(read > 0, "no recorded metadata was found");
}
