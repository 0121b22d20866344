//! The texts, compiled into the program: one file per room and language.

use crate::domain::language::Language;

/// Returns the texts of a language: the name of each room and its Fluent source.
pub fn files(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::En => EN,
        Language::Ar => AR,
        Language::Ckb => CKB,
    }
}

const EN: &[(&str, &str)] = &[
    ("core", include_str!("../../locales/en/core.ftl")),
    ("periods", include_str!("../../locales/en/periods.ftl")),
    ("values", include_str!("../../locales/en/values.ftl")),
    ("findings", include_str!("../../locales/en/findings.ftl")),
    ("troubles", include_str!("../../locales/en/troubles.ftl")),
    ("entry", include_str!("../../locales/en/entry.ftl")),
    ("home", include_str!("../../locales/en/home.ftl")),
    ("first_run", include_str!("../../locales/en/first_run.ftl")),
    ("review", include_str!("../../locales/en/review.ftl")),
    ("outbox", include_str!("../../locales/en/outbox.ftl")),
    ("settings", include_str!("../../locales/en/settings.ftl")),
    ("help", include_str!("../../locales/en/help.ftl")),
    ("cli", include_str!("../../locales/en/cli.ftl")),
    ("demo", include_str!("../../locales/en/demo.ftl")),
    ("practice", include_str!("../../locales/en/practice.ftl")),
    ("terminal", include_str!("../../locales/en/terminal.ftl")),
];

const AR: &[(&str, &str)] = &[
    ("core", include_str!("../../locales/ar/core.ftl")),
    ("periods", include_str!("../../locales/ar/periods.ftl")),
    ("values", include_str!("../../locales/ar/values.ftl")),
    ("findings", include_str!("../../locales/ar/findings.ftl")),
    ("troubles", include_str!("../../locales/ar/troubles.ftl")),
    ("entry", include_str!("../../locales/ar/entry.ftl")),
    ("home", include_str!("../../locales/ar/home.ftl")),
    ("first_run", include_str!("../../locales/ar/first_run.ftl")),
    ("review", include_str!("../../locales/ar/review.ftl")),
    ("outbox", include_str!("../../locales/ar/outbox.ftl")),
    ("settings", include_str!("../../locales/ar/settings.ftl")),
    ("help", include_str!("../../locales/ar/help.ftl")),
    ("cli", include_str!("../../locales/ar/cli.ftl")),
    ("demo", include_str!("../../locales/ar/demo.ftl")),
    ("practice", include_str!("../../locales/ar/practice.ftl")),
    ("terminal", include_str!("../../locales/ar/terminal.ftl")),
];

const CKB: &[(&str, &str)] = &[
    ("core", include_str!("../../locales/ckb/core.ftl")),
    ("periods", include_str!("../../locales/ckb/periods.ftl")),
    ("values", include_str!("../../locales/ckb/values.ftl")),
    ("findings", include_str!("../../locales/ckb/findings.ftl")),
    ("troubles", include_str!("../../locales/ckb/troubles.ftl")),
    ("entry", include_str!("../../locales/ckb/entry.ftl")),
    ("home", include_str!("../../locales/ckb/home.ftl")),
    ("first_run", include_str!("../../locales/ckb/first_run.ftl")),
    ("review", include_str!("../../locales/ckb/review.ftl")),
    ("outbox", include_str!("../../locales/ckb/outbox.ftl")),
    ("settings", include_str!("../../locales/ckb/settings.ftl")),
    ("help", include_str!("../../locales/ckb/help.ftl")),
    ("cli", include_str!("../../locales/ckb/cli.ftl")),
    ("demo", include_str!("../../locales/ckb/demo.ftl")),
    ("practice", include_str!("../../locales/ckb/practice.ftl")),
    ("terminal", include_str!("../../locales/ckb/terminal.ftl")),
];
