//! `daftar bundle`: form packages are made, shown and looked through.

use std::{
    fs::File,
    io::Read as _,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};

use crate::{
    bundle::{
        Built, Bundle, CannotBuild, Counsel, LARGEST_METADATA, LeftOut, Odd, Oddity, Remark,
        Wanted, WhyLeftOut, counsel, from_metadata,
    },
    cli::{Outcome, Troubled, session::Session, voice::Voice},
    domain::{form::Form, secret::Secret, trouble::Trouble},
    i18n::Arg,
    office::package,
};

/// The most units that are named one by one.
const MOST_UNITS: usize = 20;
/// The most remarks of one kind on a form: all of it shall stand on a page.
const MOST_ALIKE: usize = 8;
/// The most oddities that are told one by one.
const MOST_ODDITIES: usize = 40;

/// What to do with a bundle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BundleCommand {
    /// Make one.
    Build(Box<Build>),
    /// Tell what is in it.
    Show(PathBuf),
    /// Tell what a national team should know.
    Check(PathBuf),
}

/// From what a bundle is made, and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Build {
    /// An address, or a file of metadata.
    pub from: String,
    /// Where to.
    pub out: PathBuf,
    /// What goes in.
    pub wanted: Wanted,
}

/// Does it.
///
/// # Errors
/// When a file or a server is not what it should be.
pub fn run(
    session: &Session,
    command: BundleCommand,
    token: Option<Secret>,
) -> anyhow::Result<Outcome> {
    match command {
        BundleCommand::Build(build) => make(session, &build, token),
        BundleCommand::Show(file) => show(session, &file),
        BundleCommand::Check(file) => look_through(session, &file),
    }
}

fn make(session: &Session, order: &Build, token: Option<Secret>) -> anyhow::Result<Outcome> {
    let voice = session.voice();
    let now = session.clock().now();
    let is_address = order.from.starts_with("https://") || order.from.starts_with("http://");
    let built = if is_address {
        let Some(token) = token else {
            voice.complain("bundle-needs-token", &[]);
            return Ok(Outcome::Usage);
        };
        package::from_server(&order.from, token, now, &order.wanted).map_err(Troubled)?
    } else {
        let path = Path::new(&order.from);
        let bytes = read(path)?;
        from_metadata(&bytes, "", now, &order.wanted).map_err(|error| not_ours(path, &error))?
    };
    say_what_is_odd(voice, &built)?;
    let Built { bundle, .. } = built;
    bundle
        .write(&order.out)
        .map_err(|error| file_trouble(&order.out, &error))?;
    let bytes = std::fs::metadata(&order.out).map_or(0, |facts| facts.len());
    voice.say(
        "bundle-made",
        &[
            ("file", Arg::Text(&order.out.display().to_string())),
            ("forms", bundle.forms.len().into()),
            ("units", bundle.reporting_units().count().into()),
            ("bytes", i64::try_from(bytes).unwrap_or(i64::MAX).into()),
        ],
    )?;
    Ok(Outcome::Done)
}

/// Reads a bundle, or makes one in passing of metadata whose forms some unit fills.
///
/// # Errors
/// When the file is neither.
pub fn opened(path: &Path, now: DateTime<Utc>) -> anyhow::Result<Built> {
    let bytes = read(path)?;
    if bytes.starts_with(b"daftar-bundle") {
        let bundle = Bundle::from_bytes(&bytes).map_err(|error| file_trouble(path, &error))?;
        return Ok(Built {
            bundle,
            oddities: Vec::new(),
            left_out: Vec::new(),
        });
    }
    let wanted = Wanted {
        units: Vec::new(),
        ..Wanted::default()
    };
    let built = from_metadata(&bytes, "", now, &wanted);
    let built = match built {
        // A package of metadata names no units; any will do to look at its forms.
        Err(CannotBuild::NoUnits) => {
            let wanted = Wanted {
                units: vec![SOME_UNIT.to_owned()],
                ..Wanted::default()
            };
            from_metadata(&bytes, "", now, &wanted)
        }
        built => built,
    };
    built.map_err(|error| not_ours(path, &error))
}

/// Stands for whoever will fill the forms of a package.
const SOME_UNIT: &str = "SomeUnit001";

fn read(path: &Path) -> anyhow::Result<Vec<u8>> {
    let trouble = |error: &std::io::Error| {
        Troubled(Trouble::File {
            path: path.display().to_string(),
            said: error.to_string(),
        })
    };
    let mut bytes = Vec::new();
    let most = u64::try_from(LARGEST_METADATA).unwrap_or(u64::MAX);
    File::open(path)
        .and_then(|file| file.take(most + 1).read_to_end(&mut bytes))
        .map_err(|error| trouble(&error))?;
    Ok(bytes)
}

fn not_ours(path: &Path, why: &dyn std::fmt::Display) -> anyhow::Error {
    Troubled(Trouble::NotOurs {
        path: path.display().to_string(),
        why: why.to_string(),
    })
    .into()
}

fn file_trouble(path: &Path, error: &crate::bundle::BundleError) -> anyhow::Error {
    match error {
        crate::bundle::BundleError::File(error) => Troubled(Trouble::File {
            path: path.display().to_string(),
            said: error.to_string(),
        })
        .into(),
        other => not_ours(path, other),
    }
}

fn show(session: &Session, file: &Path) -> anyhow::Result<Outcome> {
    let voice = session.voice();
    let built = opened(file, session.clock().now())?;
    say_what_is_odd(voice, &built)?;
    let bundle = built.bundle;
    let made = bundle.made_at.format("%Y-%m-%d %H:%M UTC").to_string();
    let server = if bundle.server.is_empty() {
        "–"
    } else {
        &bundle.server
    };
    voice.say(
        "bundle-head",
        &[("made", Arg::Text(&made)), ("server", Arg::Text(server))],
    )?;
    for form in &bundle.forms {
        say_form(voice, form)?;
        let tables = form.sections.iter().flat_map(|section| &section.tables);
        let reporting = bundle
            .assignments
            .iter()
            .filter(|line| line.data_set == form.id);
        voice.say(
            "bundle-form-facts",
            &[
                ("type", Arg::Text(form.period_type.name())),
                ("version", form.version.into()),
                ("sections", form.sections.len().into()),
                (
                    "rows",
                    tables.map(|table| table.rows.len()).sum::<usize>().into(),
                ),
                ("cells", form.enterable().count().into()),
                ("checks", form.checks.len().into()),
                ("units", reporting.count().into()),
            ],
        )?;
        for section in &form.sections {
            let name = section.names.in_language(voice.catalogue().language());
            let cells = section.tables.iter().flat_map(|table| &table.rows);
            let cells = cells
                .flat_map(|row| &row.cells)
                .filter(|rule| rule.is_enterable);
            voice.say(
                "bundle-section",
                &[
                    ("number", i64::from(section.number).into()),
                    ("name", Arg::Text(name)),
                    ("cells", cells.count().into()),
                ],
            )?;
        }
    }
    let units: Vec<_> = bundle.reporting_units().collect();
    voice.say("bundle-units", &[("units", units.len().into())])?;
    for unit in units.iter().take(MOST_UNITS) {
        let name = unit.names.in_language(voice.catalogue().language());
        let code = unit.code.as_deref().unwrap_or(unit.id.as_str());
        voice.say(
            "bundle-unit",
            &[("name", Arg::Text(name)), ("code", Arg::Text(code))],
        )?;
    }
    say_more(voice, units.len(), MOST_UNITS)?;
    Ok(Outcome::Done)
}

fn say_form(voice: &Voice, form: &Form) -> anyhow::Result<()> {
    let name = form.names.in_language(voice.catalogue().language());
    let code = if form.code.is_empty() {
        form.id.as_str()
    } else {
        &form.code
    };
    voice.say(
        "bundle-form",
        &[("name", Arg::Text(name)), ("code", Arg::Text(code))],
    )?;
    Ok(())
}

fn say_more(voice: &Voice, all: usize, told: usize) -> anyhow::Result<()> {
    if all > told {
        voice.say("bundle-more", &[("count", (all - told).into())])?;
    }
    Ok(())
}

fn look_through(session: &Session, file: &Path) -> anyhow::Result<Outcome> {
    let voice = session.voice();
    let built = opened(file, session.clock().now())?;
    say_what_is_odd(voice, &built)?;
    let bundle = built.bundle;
    let Counsel { forms, same_names } = counsel(&bundle);
    for (form, remarks) in forms {
        say_form(voice, form)?;
        if remarks.is_empty() {
            voice.say("bundle-nothing-to-say", &[])?;
        }
        let mut alike = 0;
        let mut before = None;
        for remark in &remarks {
            let kind = std::mem::discriminant(remark);
            alike = if before == Some(kind) { alike + 1 } else { 0 };
            before = Some(kind);
            if alike < MOST_ALIKE {
                say_remark(voice, remark)?;
            } else if alike == MOST_ALIKE {
                let all = remarks
                    .iter()
                    .filter(|other| std::mem::discriminant(*other) == kind);
                say_more(voice, all.count(), MOST_ALIKE)?;
            }
        }
    }
    for (name, count) in same_names.iter().take(MOST_ALIKE) {
        voice.say(
            "remark-same-name",
            &[("name", Arg::Text(name)), ("count", (*count).into())],
        )?;
    }
    say_more(voice, same_names.len(), MOST_ALIKE)?;
    Ok(Outcome::Done)
}

fn say_remark(voice: &Voice, remark: &Remark) -> anyhow::Result<()> {
    match remark {
        Remark::ZerosNotStored { rows, of } => voice.say(
            "remark-zeros-not-stored",
            &[("count", (*rows).into()), ("of", (*of).into())],
        )?,
        Remark::NoApproval => voice.say("remark-no-approval", &[])?,
        Remark::NoDeadline => voice.say("remark-no-deadline", &[])?,
        Remark::Untranslated {
            language,
            texts,
            of,
        } => voice.say(
            "remark-untranslated",
            &[
                ("language", Arg::Text(language.name())),
                ("count", (*texts).into()),
                ("of", (*of).into()),
            ],
        )?,
        Remark::RuleNotOffline {
            id,
            name,
            is_server_only,
        } => {
            let key = if *is_server_only {
                "remark-rule-server-only"
            } else {
                "remark-rule-unreadable"
            };
            voice.say(key, &[("id", Arg::Text(id)), ("name", Arg::Text(name))])?;
        }
        Remark::NotKeyable {
            row,
            name,
            value_type,
        } => {
            let kind = value_type.map_or_else(String::new, |kind| {
                let name = serde_json::to_value(kind).unwrap_or_default();
                name.as_str().unwrap_or_default().to_owned()
            });
            let key = if value_type.is_some() {
                "remark-not-keyable-type"
            } else {
                "remark-not-keyable"
            };
            voice.say(
                key,
                &[
                    ("row", Arg::Text(row)),
                    ("name", Arg::Text(name)),
                    ("type", Arg::Text(&kind)),
                ],
            )?;
        }
        Remark::CellsWithoutCombo { cells } => {
            voice.say("remark-cells-without-combo", &[("count", (*cells).into())])?;
        }
        Remark::CompulsoryOnlyWarns { cells } => {
            voice.say(
                "remark-compulsory-only-warns",
                &[("count", (*cells).into())],
            )?;
        }
    }
    Ok(())
}

fn say_what_is_odd(voice: &Voice, built: &Built) -> anyhow::Result<()> {
    for LeftOut { id, name, why } in &built.left_out {
        let key = match why {
            WhyLeftOut::PeriodType => "left-out-period-type",
            WhyLeftOut::Attribute => "left-out-attribute",
            WhyLeftOut::TooLarge => "left-out-too-large",
            WhyLeftOut::Empty => "left-out-empty",
            WhyLeftOut::Unreadable => "left-out-unreadable",
        };
        voice.say(key, &[("id", Arg::Text(id)), ("name", Arg::Text(name))])?;
    }
    for oddity in built.oddities.iter().take(MOST_ODDITIES) {
        say_oddity(voice, oddity)?;
    }
    say_more(voice, built.oddities.len(), MOST_ODDITIES)
}

fn say_oddity(voice: &Voice, oddity: &Oddity) -> anyhow::Result<()> {
    let key = match oddity.kind {
        Odd::Unreadable => "oddity-unreadable",
        Odd::Twice => "oddity-twice",
        Odd::TooMany => "oddity-too-many",
        Odd::UnknownProperties => "oddity-unknown-properties",
        Odd::SetAside => "oddity-set-aside",
        Odd::ElementMissing => "oddity-element-missing",
        Odd::ComboMissing => "oddity-combo-missing",
        Odd::DefaultAssumed => "oddity-default-assumed",
        Odd::ComboIncomplete => "oddity-combo-incomplete",
        Odd::ComboAmbiguous => "oddity-combo-ambiguous",
        Odd::TooManyColumns => "oddity-too-many-columns",
        Odd::OptionSetMissing => "oddity-option-set-missing",
        Odd::OptionUnusable => "oddity-option-unusable",
        Odd::InNoSection => "oddity-in-no-section",
        Odd::InTwoSections => "oddity-in-two-sections",
        Odd::DisplayUnreadable => "oddity-display-unreadable",
        Odd::PaperOrder => "oddity-paper-order",
        Odd::UnitCycle => "oddity-unit-cycle",
    };
    voice.say(
        key,
        &[
            ("name", Arg::Text(&oddity.at)),
            ("detail", Arg::Text(&oddity.detail)),
        ],
    )?;
    Ok(())
}
