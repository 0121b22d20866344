//! The texts of a bundle, all of them: to keep some languages, and to find what is not translated.

use super::Bundle;
use crate::domain::{
    form::Form,
    language::Language,
    names::{Names, is_locale_of},
};

/// Takes out the translations into other languages, and those that say what is said anyway.
pub(super) fn keep_languages(bundle: &mut Bundle, languages: &[Language]) {
    let wanted = |locale: &str| {
        languages.is_empty()
            || languages
                .iter()
                .any(|language| is_locale_of(locale, *language))
    };
    let mut trim = |names: &mut Names| {
        let base = names.base.clone();
        let arabic = names.translations.get("ar").cloned();
        names.translations.retain(|locale, text| {
            let repeats = match locale.as_str() {
                "en" => *text == base,
                "ar_IQ" => Some(&*text) == arabic.as_ref(),
                _ => false,
            };
            wanted(locale) && !repeats
        });
    };
    for form in &mut bundle.forms {
        for_each_name(form, &mut trim);
    }
    for unit in &mut bundle.units {
        trim(&mut unit.names);
        trim(&mut unit.short_names);
    }
}

/// Visits every name of a form that a person may change.
pub(super) fn for_each_name(form: &mut Form, visit: &mut impl FnMut(&mut Names)) {
    visit(&mut form.names);
    visit(&mut form.short_names);
    if let Some(attribute) = &mut form.attribute {
        attribute.names.iter_mut().for_each(&mut *visit);
        let options = attribute
            .choices
            .iter_mut()
            .flat_map(|choice| &mut choice.options);
        options.for_each(&mut *visit);
    }
    for section in &mut form.sections {
        visit(&mut section.names);
        for table in &mut section.tables {
            for column in &mut table.columns {
                column.options.iter_mut().for_each(&mut *visit);
                column.short_options.iter_mut().for_each(&mut *visit);
            }
            table.rows.iter_mut().for_each(|row| visit(&mut row.names));
        }
    }
    for option in form.option_sets.values_mut().flatten() {
        visit(&mut option.names);
    }
    for indicator in &mut form.indicators {
        visit(&mut indicator.names);
        visit(&mut indicator.numerator_names);
        visit(&mut indicator.denominator_names);
    }
    for check in &mut form.checks {
        check.instruction.iter_mut().for_each(&mut *visit);
    }
}

/// Returns every name that stands on a form.
pub(super) fn shown(form: &Form) -> Vec<&Names> {
    let mut all = vec![&form.names];
    for section in &form.sections {
        all.push(&section.names);
        for table in &section.tables {
            all.extend(table.columns.iter().flat_map(|column| &column.options));
            all.extend(table.rows.iter().map(|row| &row.names));
        }
    }
    all.extend(
        form.option_sets
            .values()
            .flatten()
            .map(|option| &option.names),
    );
    all.extend(
        form.checks
            .iter()
            .filter_map(|check| check.instruction.as_ref()),
    );
    all
}
