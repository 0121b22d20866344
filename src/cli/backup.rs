//! `daftar backup` and `daftar restore`: everything to a file and back, checked before it counts.

use std::path::Path;

use crate::{
    cli::{Outcome, Troubled, session::Session},
    i18n::Arg,
    office::safekeeping,
};

/// Copies the world to a file.
///
/// # Errors
/// When the disk refuses, or the copy is not what it should be.
pub fn back_up(session: &Session, file: &Path) -> anyhow::Result<Outcome> {
    let kept = session.office()?.back_up(file).map_err(Troubled)?;
    session.voice().say(
        "cli-backup-done",
        &[
            ("file", Arg::Text(&file.display().to_string())),
            (
                "reports",
                i64::try_from(kept.reports).unwrap_or(i64::MAX).into(),
            ),
        ],
    )?;
    Ok(Outcome::Done)
}

/// Takes the world from such a file; what was there is kept.
///
/// # Errors
/// When the file is not whole or not ours; then nothing has changed.
pub fn restore(session: &Session, file: &Path) -> anyhow::Result<Outcome> {
    let folder = session.folder();
    let now = session.clock().now();
    let restored = safekeeping::restore(&folder, session.kind(), file, now).map_err(Troubled)?;
    let file = file.display().to_string();
    match &restored.before {
        Some(before) => session.voice().say(
            "cli-restore-kept",
            &[
                ("file", Arg::Text(&file)),
                ("kept", Arg::Text(&before.display().to_string())),
            ],
        )?,
        None => session
            .voice()
            .say("cli-restore-done", &[("file", Arg::Text(&file))])?,
    }
    if let Some(unsent) = restored.unsent_before.filter(|count| *count > 0) {
        session
            .voice()
            .say("cli-restore-unsent", &[("count", unsent.into())])?;
        return Ok(Outcome::NeedsPerson);
    }
    Ok(Outcome::Done)
}
