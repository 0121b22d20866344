//! A power cut: the log ends anywhere between what was flushed before and what came after, and its
//! unflushed end may hold anything.

use std::{fs, path::Path};

use daftar::store::CellsToSave;

use crate::world::{self, Dice};

const FILE: &str = "daftar.sqlite3";
const LOG: &str = "daftar.sqlite3-wal";
const SAVES: u64 = 40;

/// The files as they lay on the disk after an acknowledgement.
struct Moment {
    file: Vec<u8>,
    log: Vec<u8>,
}

impl Moment {
    fn of(folder: &Path) -> Self {
        Self {
            file: fs::read(folder.join(FILE)).unwrap(),
            log: fs::read(folder.join(LOG)).unwrap_or_default(),
        }
    }
}

#[test]
fn a_power_cut_loses_no_acknowledged_cell() {
    let folder = tempfile::tempdir().unwrap();
    let database = world::open(folder.path());
    let scribe = world::scribe(&database);
    let report = world::begin(&scribe);
    let mut moments = vec![Moment::of(folder.path())];
    for number in 1..=SAVES {
        let (tell, hear) = std::sync::mpsc::channel();
        let save = CellsToSave {
            report,
            step: number,
            cells: vec![(world::cell(number), world::given(number))],
            is_settled: true,
        };
        scribe.save_cells(save, move |saved| tell.send(saved).unwrap());
        hear.recv().unwrap().unwrap();
        moments.push(Moment::of(folder.path()));
    }

    let mut dice = Dice::new(7);
    let mut states = 0;
    for (acknowledged, pair) in (0_u64..).zip(moments.windows(2)) {
        let [before, after] = pair else {
            unreachable!("windows of two")
        };
        assert_eq!(
            before.file, after.file,
            "no checkpoint ran, so only the log grew"
        );
        assert!(after.log.starts_with(&before.log));
        let unflushed = u64::try_from(after.log.len() - before.log.len()).unwrap();
        assert!(unflushed > 0);
        for torn in [false, true] {
            let kept = before.log.len() + usize::try_from(dice.below(unflushed)).unwrap();
            let mut log = after.log[..kept].to_vec();
            if torn {
                // Sectors that the disk had begun to write: half of this, half of that.
                log.resize(after.log.len(), 0xA5);
            }
            let left = tempfile::tempdir().unwrap();
            fs::write(left.path().join(FILE), &after.file).unwrap();
            fs::write(left.path().join(LOG), &log).unwrap();
            let stands = world::values(&world::open(left.path()), report);
            let expected: Vec<u64> = (1..=acknowledged).collect();
            assert_eq!(
                stands.into_values().collect::<Vec<_>>(),
                expected,
                "cut after {kept}"
            );
            states += 1;
        }
    }
    assert_eq!(states, SAVES * 2);
}

#[test]
fn a_byte_that_rots_is_found_or_harmless() {
    let folder = tempfile::tempdir().unwrap();
    let database = world::open(folder.path());
    let scribe = world::scribe(&database);
    let report = world::begin(&scribe);
    let cells = (1..=SAVES)
        .map(|number| (world::cell(number), world::given(number)))
        .collect();
    scribe
        .run(move |writer| {
            writer.save_cells(&CellsToSave {
                report,
                step: 1,
                cells,
                is_settled: true,
            })?;
            writer.confirm_and_queue(report, |_| Ok(vec![b'x'; 3_000]))
        })
        .unwrap();
    let backup = folder.path().join("whole");
    database.backup(&backup).unwrap();
    drop((scribe, database));
    let whole = fs::read(&backup).unwrap();
    let length = u64::try_from(whole.len()).unwrap();
    let mut dice = Dice::new(99);
    for _ in 0..150 {
        let place = usize::try_from(dice.below(length)).unwrap();
        let left = tempfile::tempdir().unwrap();
        let mut bytes = whole.clone();
        bytes[place] ^= 1 << dice.below(8);
        fs::write(left.path().join(FILE), bytes).unwrap();
        // Opening may refuse. If it does not, reading may refuse; but what is sent is never other bytes.
        let opened = daftar::store::Database::open(
            left.path(),
            daftar::domain::world::WorldKind::Practice,
            world::now(),
        );
        let Ok(database) = opened else { continue };
        let Ok(reader) = database.reader() else {
            continue;
        };
        drop(reader.report_by_number(report));
        if let Ok(payload) = reader.payload(daftar::domain::report::OutboxNumber(1)) {
            assert_eq!(payload, vec![b'x'; 3_000], "byte {place}");
        }
    }
}
