//! `daftar terminal font`: our own font on the Linux console, and the one from before.
//!
//! Both only when asked, and only on a console of this machine. The font from before is kept in the home
//! until ours is loaded over another one.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    cli::{
        Outcome, Troubled,
        arguments::{Arguments, FontWish},
        environment::Environment,
        terminal,
        voice::Voice,
    },
    domain::trouble::Trouble,
    i18n::Arg,
    platform::{
        console::{Console, FontFailed},
        file,
        folders::{self, Home},
    },
    text,
    ui::terminal::{
        console::{Font, OWN},
        font_question,
        memory::{Known, Memory},
        recognise::{self, Recognised},
    },
};

/// Does with the font what is wished.
///
/// # Errors
/// When the disk refuses or the terminal is gone.
pub fn run(
    wish: &FontWish,
    arguments: &Arguments,
    environment: &Environment,
    voice: &Voice,
) -> anyhow::Result<Outcome> {
    if let FontWish::Write(file) = wish {
        return write(file, voice);
    }
    let is_console = environment.terminal == "linux" && !environment.hints.is_remote;
    let Some(console) = Console::here().filter(|_| is_console) else {
        voice.complain("font-needs-console", &[]);
        return Ok(Outcome::Usage);
    };
    let chosen = arguments.home.clone().or_else(|| environment.home.clone());
    let home = Home::find(chosen).ok_or(Troubled(Trouble::NoHome))?;
    let place = Place {
        home: home.folder().to_owned(),
        console,
    };
    let done = match wish {
        FontWish::Restore => place.restore(environment, voice),
        FontWish::Load | FontWish::Write(_) => place.load(environment, voice),
    };
    done.or_else(|error| match error.downcast::<FontFailed>()? {
        FontFailed::NoSetfont => {
            voice.complain("font-needs-setfont", &[]);
            Ok(Outcome::Failed)
        }
        FontFailed::Refused(said) => {
            let said = text::clean(&said, 200);
            voice.complain("font-refused", &[("said", Arg::Text(&said))]);
            Ok(Outcome::Failed)
        }
        failed @ FontFailed::System(_) => Err(failed.into()),
    })
}

/// Offers the font on a console that has no Arabic letters, before screens are shown that need them.
///
/// # Errors
/// When the terminal is gone.
pub fn offer(
    home: &Path,
    environment: &Environment,
    voice: &Voice,
    recognised: &mut Recognised,
) -> anyhow::Result<()> {
    let Some(console) = Console::here().filter(|_| recognised.lacks_letters) else {
        return Ok(());
    };
    if !font_question::offer(recognised.handling)? {
        return Ok(());
    }
    let place = Place {
        home: home.to_owned(),
        console,
    };
    if let Err(error) = place.load(environment, voice) {
        log::warn!("the font could not be loaded: {error:#}");
    }
    if let Ok(font) = place.console.font()
        && let Some(font) = Font::read(&font)
    {
        recognised.learn_font(&font, place.console.is_text_mode(), &place.memory());
    }
    Ok(())
}

fn write(file: &Path, voice: &Voice) -> anyhow::Result<Outcome> {
    let name = file.display().to_string();
    if let Err(error) = fs::write(file, OWN) {
        let said = error.to_string();
        let facts = [("file", Arg::Text(&name)), ("said", Arg::Text(&said))];
        voice.complain("font-not-written", &facts);
        return Ok(Outcome::Failed);
    }
    voice.say("font-written", &[("file", Arg::Text(&name))])?;
    Ok(Outcome::Done)
}

/// A console, and where its font from before is kept.
struct Place {
    home: PathBuf,
    console: Console,
}

impl Place {
    fn file(&self, name: &str) -> PathBuf {
        self.home
            .join(format!("{name}-{}.psf", self.console.name()))
    }

    fn before(&self) -> PathBuf {
        self.file("font-before")
    }

    fn load(&self, environment: &Environment, voice: &Voice) -> anyhow::Result<Outcome> {
        let now = self.console.font()?;
        let Some(font) = Font::read(&now) else {
            // Without a font to go back to, none is taken away.
            return Err(FontFailed::Refused("setfont -O: ?".to_owned()).into());
        };
        let is_loaded = font.is_own();
        if !is_loaded {
            folders::create_private(&self.home)?;
            file::write_whole(&self.before(), &now)?;
            self.show_own()?;
        }
        let mut memory = self.memory();
        let recognised = recognise::recognise(&environment.hints, environment.bidi, &mut memory)?;
        let signature = recognised.signature.of_font();
        if memory.of(&signature) != Some(Known::OwnFont) {
            if !font_question::ask(voice.catalogue(), recognised.handling)? {
                if !is_loaded {
                    self.console.set_font(&self.before())?;
                }
                voice.say("font-given-back", &[])?;
                return Ok(Outcome::Failed);
            }
            memory.note(&signature, Known::OwnFont);
            terminal::remember(&self.home.join(terminal::FILE), &memory);
        }
        voice.say("font-loaded", &[])?;
        Ok(Outcome::Done)
    }

    fn show_own(&self) -> anyhow::Result<()> {
        let own = self.file("font-own");
        fs::write(&own, OWN)?;
        let shown = self.console.set_font(&own);
        fs::remove_file(&own)?;
        Ok(shown?)
    }

    fn restore(&self, environment: &Environment, voice: &Voice) -> anyhow::Result<Outcome> {
        let before = self.before();
        if !before.exists() {
            voice.complain("font-nothing-before", &[]);
            return Ok(Outcome::Failed);
        }
        self.console.set_font(&before)?;
        fs::remove_file(&before)?;
        // Who takes the font away is asked again before it counts as readable.
        let mut memory = self.memory();
        let recognised = recognise::recognise(&environment.hints, environment.bidi, &mut memory)?;
        memory.forget(&recognised.signature.of_font());
        terminal::remember(&self.home.join(terminal::FILE), &memory);
        voice.say("font-restored", &[])?;
        Ok(Outcome::Done)
    }

    /// Without the file, or where it cannot be read, no terminal is known yet.
    fn memory(&self) -> Memory {
        let read: io::Result<String> = fs::read_to_string(self.home.join(terminal::FILE));
        Memory::read(&read.unwrap_or_default())
    }
}
