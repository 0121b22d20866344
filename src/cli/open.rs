//! `daftar`: the screens.

use std::{
    io::{self, IsTerminal as _},
    sync::{Arc, mpsc},
    thread,
};

use crate::{
    cli::{
        Outcome,
        environment::Environment,
        font,
        session::Session,
        terminal::{Asking, legible},
    },
    domain::{language::Language, world::WorldKind},
    i18n::Catalogue,
    office::{
        Hears, Role, news::News, numbered, order::Order, premises::Premises, settings::Settings,
        sqlite_version,
    },
    platform::folders,
    ui::{
        context::{Abilities, About, Context, abilities},
        screens,
        terminal::{self, Hands, recognise::Recognised},
    },
};

/// Shows the screens until the person leaves.
///
/// # Errors
/// When the world cannot be opened or the terminal fails.
pub fn run(session: Session, environment: &Environment) -> anyhow::Result<Outcome> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        session.voice().complain("cli-needs-terminal", &[]);
        return Ok(Outcome::Usage);
    }
    let asking = Asking::begin(session.home(), environment)?;
    let (tell, news) = mpsc::channel();
    let hears: Hears = Arc::new(move |said: News| {
        // The screens may be gone already.
        tell.send(said).ok();
    });
    let office = session.open(Role::Screen, Arc::clone(&hears))?;
    if session.has_own_forms() {
        session.furnish(&office, Language::En)?;
    }
    let saved = office.settings();
    let report = office.report_in_hand().unwrap_or_else(|trouble| {
        log::warn!("the report on the screen is not known: {trouble:?}");
        None
    });
    let language = session.chosen_language().or(session.locale());
    let start = screens::first(&saved, report, language);
    let settings = Settings {
        language: session.chosen_language().or(saved.language),
        ..saved
    };
    // Names of units may be Arabic in English screens too, but there they can be read in any order.
    let needs_order = settings.language.is_none_or(Language::is_rtl);
    let digits = settings.digits;
    let speaks = settings
        .language
        .or(session.locale())
        .unwrap_or(Language::Ar);
    let mut recognised = asking.finish(&legible(&Catalogue::new(speaks, digits)), needs_order)?;
    if needs_order {
        font::offer(
            session.home(),
            environment,
            session.voice(),
            &mut recognised,
        )?;
    }
    let context = context(&session, environment, settings, &recognised);
    let premises = Premises::new(office, Some(session.national(Arc::clone(&hears))));
    let desk = Arc::new(Desk {
        session,
        premises,
        hears,
    });
    let at_desk = Arc::clone(&desk);
    let orders = move |order| Desk::give(&at_desk, order);
    terminal::run(start, context, orders, news, Hands::Keyboard, &recognised)?;
    Ok(Outcome::Done)
}

/// Hands the orders of the screens on.
struct Desk {
    session: Session,
    premises: Premises,
    hears: Hears,
}

impl Desk {
    /// The first choice of a language furnishes an empty practice world, which takes a moment: it is
    /// done beside the screens, and the order is carried out when it is done.
    fn give(desk: &Arc<Self>, order: Order) {
        let Order::ChangeSettings(settings) = &order else {
            return desk.premises.carry_out(order);
        };
        let office = desk.premises.current();
        let is_furnished = office.kind() == WorldKind::National
            || office.is_empty().is_ok_and(|is_empty| !is_empty);
        let (Some(language), false) = (settings.language, is_furnished) else {
            return desk.premises.carry_out(order);
        };
        let desk = Arc::clone(desk);
        thread::spawn(move || {
            if let Err(troubled) = desk.session.furnish(&office, language) {
                (desk.hears)(News::Trouble(numbered(troubled.0)));
            }
            desk.premises.carry_out(order);
        });
    }
}

/// Returns what the screens are told of the world around them.
pub fn context(
    session: &Session,
    environment: &Environment,
    settings: Settings,
    recognised: &Recognised,
) -> Context {
    let by_name = abilities(&environment.terminal, environment.no_colour);
    let able = Abilities {
        text: recognised.handling.options(),
        is_ascii: by_name.is_ascii || !recognised.handling.signs,
        ..by_name
    };
    let about = About {
        sqlite: sqlite_version().to_owned(),
        data_folder: session.folder(),
        export_folder: folders::documents().unwrap_or_default(),
    };
    Context {
        about,
        ..Context::new(settings, session.clock().today(), session.kind(), able)
    }
}
