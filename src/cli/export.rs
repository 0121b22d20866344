//! `daftar export`: one report on standard output.

use std::io::{self, Write as _};

use crate::{
    cli::{Outcome, Troubled, arguments::Export, session::Session},
    i18n::Arg,
    office::export::{ExportRefused, ExportRequest},
};

/// Writes the report, or tells what could have been asked for.
///
/// # Errors
/// When the world cannot be read, or nobody takes the bytes.
pub fn run(session: &Session, export: Export) -> anyhow::Result<Outcome> {
    let Export {
        form,
        period,
        unit,
        format,
    } = export;
    let voice = session.voice();
    let language = voice.catalogue().language();
    let request = ExportRequest {
        form,
        period,
        unit,
        format,
        language,
    };
    let refused = match session.office()?.export(&request) {
        Ok(bytes) => {
            io::stdout().lock().write_all(&bytes)?;
            return Ok(Outcome::Done);
        }
        Err(refused) => refused,
    };
    let period = Arg::Text(&request.period);
    match refused {
        ExportRefused::NoSuchForm(known) => voice.complain(
            "cli-export-no-form",
            &[
                ("form", Arg::Text(&request.form)),
                ("known", Arg::Text(&known.join(", "))),
            ],
        ),
        ExportRefused::NoSuchUnit(known) => voice.complain(
            "cli-export-no-unit",
            &[
                (
                    "unit",
                    Arg::Text(request.unit.as_deref().unwrap_or_default()),
                ),
                ("known", Arg::Text(&known.join(", "))),
            ],
        ),
        ExportRefused::WhichUnit(known) => {
            voice.complain(
                "cli-export-which-unit",
                &[("known", Arg::Text(&known.join(", ")))],
            );
        }
        ExportRefused::NoSuchPeriod => {
            voice.complain("cli-export-no-period", &[("period", period)]);
        }
        ExportRefused::NothingKeyed => voice.complain("cli-export-nothing", &[("period", period)]),
        ExportRefused::Trouble(trouble) => return Err(Troubled(trouble).into()),
    }
    Ok(Outcome::Usage)
}
