//! Finds and reads recordings.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use daftar::{dhis2::answer::Reply, training::stand_in::Generation};

/// One exchange with a real server.
#[derive(Debug, Clone)]
pub struct Case {
    /// Its name, such as `B05-unknown-data-element`.
    pub name: String,
    /// The method.
    pub method: String,
    /// The path with its query.
    pub target: String,
    /// The body sent, before it was packed.
    pub sent: Vec<u8>,
    /// What was answered.
    pub reply: Reply,
}

/// All exchanges with a server of one generation, by name, in the order they were made.
#[derive(Debug)]
pub struct Recordings {
    /// The generation.
    pub generation: Generation,
    /// Whether these are all of them, or the few of this repository.
    pub is_whole: bool,
    /// The exchanges.
    pub cases: Vec<Case>,
}

impl Recordings {
    /// Returns a case by the beginning of its name up to the first dash.
    pub fn case(&self, short: &str) -> Option<&Case> {
        self.cases
            .iter()
            .find(|case| case.name.split('-').next() == Some(short))
    }
}

/// Returns what there is of both generations: the few of this repository, and all where they lie.
pub fn all() -> Vec<Recordings> {
    let mut found = few();
    let whole = whole();
    if whole.is_dir() {
        found.extend(of_folder(&whole, true));
    } else {
        say(&format!(
            "skipped: the whole recordings, since {} is not there; the few of tests/data/dhis2 are read",
            whole.display()
        ));
    }
    found
}

/// The folder of all recordings: hundreds of exchanges with DHIS2 servers, too many for a source
/// repository. Whoever has them keeps them beside it, or names their folder in `DAFTAR_RECORDINGS`.
#[expect(
    clippy::disallowed_methods,
    reason = "a variable of the tests, not of the program"
)]
fn whole() -> PathBuf {
    std::env::var_os("DAFTAR_RECORDINGS").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/dhis2-recordings"),
        PathBuf::from,
    )
}

/// Returns the few of this repository.
pub fn few() -> Vec<Recordings> {
    of_folder(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/dhis2"),
        false,
    )
}

/// Tells the reader of a test run something.
#[expect(
    clippy::print_stderr,
    reason = "a test that skips something says what and why"
)]
pub fn say(text: &str) {
    eprintln!("{text}");
}

fn of_folder(folder: &Path, is_whole: bool) -> Vec<Recordings> {
    [("v2.42", Generation::Old), ("v2.43", Generation::New)]
        .into_iter()
        .map(|(name, generation)| {
            let cases = cases(&folder.join(name));
            assert!(!cases.is_empty(), "{name} holds no recordings");
            Recordings {
                generation,
                is_whole,
                cases,
            }
        })
        .collect()
}

fn cases(folder: &Path) -> Vec<Case> {
    let mut files: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let name = file.split('.').next().unwrap().to_owned();
        files.entry(name).or_default().push(path);
    }
    let mut cases: Vec<Case> = files
        .into_iter()
        .filter_map(|(name, paths)| case(name, &paths))
        .collect();
    // The order in which they were made: the dates of the answers have only seconds, so the summary
    // tells it where there is one.
    if let Ok(summary) = fs::read_to_string(folder.join("summary.tsv")) {
        let order: Vec<&str> = summary
            .lines()
            .filter_map(|line| line.split('\t').next())
            .collect();
        cases.sort_by_key(|case| order.iter().position(|name| *name == case.name));
    }
    cases
}

fn case(name: String, paths: &[PathBuf]) -> Option<Case> {
    let of = |infix: &str| {
        paths
            .iter()
            .find(|path| path.to_string_lossy().contains(infix))
    };
    let bytes = |infix: &str| of(infix).map_or_else(Vec::new, |path| fs::read(path).unwrap());
    let http = fs::read_to_string(of(".http")?).unwrap();
    let mut halves = http.split("\n\n");
    let (asked, answered) = (halves.next()?, halves.next()?);
    let header = |head: &str, name: &str| {
        let prefix = format!("{name}: ");
        head.lines()
            .find_map(|line| line.strip_prefix(&prefix).map(str::to_owned))
    };
    let mut words = asked.lines().next()?.split(' ');
    let status = answered.lines().next()?.split(' ').nth(1)?;
    Some(Case {
        method: words.next()?.to_owned(),
        target: words.next()?.to_owned(),
        sent: bytes(".req."),
        reply: Reply {
            status: status.parse().ok()?,
            location: header(answered, "Location"),
            body: bytes(".res."),
        },
        name,
    })
}
