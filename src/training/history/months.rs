//! Eighteen months of immunization: what was given, what was on the shelf, and what went wrong.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use serde::Deserialize;

use super::{
    Cover, MONTHS, PracticeReport, Returned, at_the_desk,
    draw::{Draw, whole},
    morning,
    sheet::{Index, Sheet},
    stock::{StockEvent, StockMonth, Supply, Use, opened, shelf},
    words::Words,
};
use crate::{
    domain::{
        form::{Form, OpenedVial, Row},
        period::{Period, due_day},
        report::AcceptanceReason,
        value::Reason,
    },
    training::units::Centre,
};

const MEANS: &str = include_str!("epi_monthly.toml");

/// Counted Td differs from the book.
const MISCOUNTED: i32 = -15;
/// A refrigerator fails, vaccine freezes.
const FRIDGE_FAILED: i32 = -11;
/// PCV runs out.
const PCV_RUNS_OUT: i32 = -9;
/// No PCV all month.
const PCV_IS_OUT: i32 = -8;
/// PCV is back, with a drive to catch up.
const DRIVE: i32 = -7;
/// No electricity, so the report comes late.
const LATE: i32 = -5;
/// Two rows are never keyed.
const FORGOTTEN_ROWS: i32 = -4;
/// The district asks about exchanged digits.
const ASKED: i32 = -3;
/// The sub-centre cannot find a register.
const PARTIAL: i32 = -2;
/// The month before the owed one, whose closings are known.
const LAST: i32 = -1;

const PCV_STOCK: &str = "7.06";
const PCV_DOSES: [&str; 3] = ["1.13", "1.14", "1.15"];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Means {
    season: [f64; 12],
    catch_up_letters: Vec<String>,
    catch_up: f64,
    catch_up_in_drive: f64,
    linked: Vec<Linked>,
    given_of_opened: BTreeMap<String, f64>,
    planned: Each<[i64; 3]>,
    closings: Each<BTreeMap<String, i64>>,
    rows: BTreeMap<String, Each<Vec<f64>>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Linked {
    row: String,
    with: String,
    differs: String,
}

/// One for each centre.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Each<T> {
    main: T,
    sub: T,
}

impl<T> Each<T> {
    fn of(&self, centre: Centre) -> &T {
        match centre {
            Centre::Main => &self.main,
            Centre::Sub => &self.sub,
        }
    }
}

/// Returns the months before the owed one, the oldest first.
pub fn reports(form: &Form, centre: Centre, owed: Period, words: &Words) -> Vec<PracticeReport> {
    let means: Means =
        toml::from_str(MEANS).expect("the built-in means are well formed, tests hold it");
    let index = Index::of(form);
    let past = Past {
        form,
        centre,
        means: &means,
    };
    let mut months: Vec<Month<'_>> = (-MONTHS..0)
        .map(|offset| Month {
            offset,
            period: owed.offset(offset),
            sheet: Sheet::blank(&index),
        })
        .collect();
    for month in &mut months {
        past.draw_doses(month);
        past.put_sessions(month);
        past.put_cold_chain(month);
    }
    let shelves = past.put_stock(&mut months);
    past.put_supplies(&mut months, &shelves);
    let cover = Cover {
        form,
        centre,
        words,
    };
    months
        .into_iter()
        .map(|month| past.finish(month, &cover))
        .collect()
}

/// Returns why a clerk let a finding of a month stand; the first month is number 0.
pub fn reason(month: usize, check: &str) -> AcceptanceReason {
    let offset = i32::try_from(month).map_or(0, |month| month - MONTHS);
    match (offset, check) {
        (MISCOUNTED, "E201") => AcceptanceReason::PhysicalCount,
        (FORGOTTEN_ROWS, "E222") => AcceptanceReason::PaperMissing,
        (PCV_RUNS_OUT | PCV_IS_OUT | DRIVE | FRIDGE_FAILED, _) => AcceptanceReason::Event,
        _ => AcceptanceReason::Checked,
    }
}

/// One month under construction.
struct Month<'a> {
    offset: i32,
    period: Period,
    sheet: Sheet<'a>,
}

/// Who remembers, and how much is usual there.
struct Past<'a> {
    form: &'a Form,
    centre: Centre,
    means: &'a Means,
}

impl Past<'_> {
    fn draw(&self, month: &Month<'_>, row: &str, column: &str) -> Draw {
        Draw::at(self.centre.key(), month.offset, row, column)
    }

    fn draw_doses(&self, month: &mut Month<'_>) {
        let calendar_month = usize::try_from(month.period.month()).unwrap_or(1) - 1;
        let season = self
            .means
            .season
            .get(calendar_month)
            .copied()
            .unwrap_or(1.0);
        let growth = 1.0 + 0.004 * f64::from(month.offset + MONTHS);
        let drive = month.offset == DRIVE;
        for (row, means) in &self.means.rows {
            let scarce = month.offset == PCV_RUNS_OUT && PCV_DOSES.contains(&row.as_str());
            let available = if scarce { 0.6 } else { 1.0 };
            for ((letter, _), mean) in month.sheet.row(row).iter().zip(means.of(self.centre)) {
                let catch_up = match (self.means.catch_up_letters.contains(letter), drive) {
                    (false, _) => 1.0,
                    (true, false) => self.means.catch_up,
                    (true, true) => self.means.catch_up_in_drive,
                };
                let mean = mean * season * growth * available * catch_up;
                let count = self.draw(month, row, letter).count(mean);
                month.sheet.put(row, letter, count);
            }
        }
        if self.centre == Centre::Main && month.offset == ASKED {
            month.sheet.put("1.10", "A", 26);
        }
        if month.offset == PCV_IS_OUT {
            for row in PCV_DOSES {
                month.sheet.not_available(row, Reason::StockOut);
            }
        }
        for linked in &self.means.linked {
            for (letter, _) in month.sheet.row(&linked.row) {
                let chance = self.draw(month, &linked.row, letter).unit();
                let shift = if *letter != linked.differs {
                    0
                } else if chance < 0.1 {
                    -1
                } else {
                    i64::from(chance >= 0.9)
                };
                let count = (month.sheet.count(&linked.with, letter) + shift).max(0);
                month.sheet.put(&linked.row, letter, count);
            }
        }
    }

    fn put_sessions(&self, month: &mut Month<'_>) {
        let planned = self.means.planned.of(self.centre);
        for (row, planned) in ["5.01", "5.02", "5.03"].into_iter().zip(planned) {
            month.sheet.put(row, "A", *planned);
            // Outreach fails in one month of three, a session of the sub-centre in one of six.
            let fails = match self.centre {
                Centre::Main => row == "5.02" && month.offset % 3 == 0,
                Centre::Sub => row == "5.01" && month.offset % 6 == 0,
            };
            month.sheet.put(row, "B", planned - i64::from(fails));
        }
    }

    fn put_cold_chain(&self, month: &mut Month<'_>) {
        let days = i64::from(month.period.days());
        let (refrigerators, readings) = match self.centre {
            Centre::Main => (2, days),
            Centre::Sub => (1, 8 + self.draw(month, "9.05", "A").below(2)),
        };
        let is_summer = (6..=8).contains(&month.period.month());
        // Of the hot months every second one is too much for the refrigerator.
        let is_too_hot = is_summer
            && (month.period.year() + i32::try_from(month.period.month()).unwrap_or(0)) % 2 == 0;
        let highest = self.draw(month, "9.07", "A").below(11)
            + match (is_summer, is_too_hot) {
                (false, _) => 65,
                (true, false) => 69,
                (true, true) => 85,
            };
        let lowest = 25 + self.draw(month, "9.06", "A").below(11);
        month.sheet.put("9.01", "A", refrigerators);
        month.sheet.put("9.02", "A", refrigerators);
        month.sheet.put("9.03", "A", i64::from(is_too_hot));
        month.sheet.put("9.04", "A", 0);
        month.sheet.put("9.05", "A", readings);
        month.sheet.put_tenths("9.06", "A", lowest);
        month.sheet.put_tenths("9.07", "A", highest);
    }

    /// Fills section 7 and returns the vials opened a month, of the rows whose rest is thrown away.
    fn put_stock(&self, months: &mut [Month<'_>]) -> Vec<Supplies> {
        let mut supplies = vec![Supplies::default(); months.len()];
        for row in self
            .form
            .sections
            .iter()
            .flat_map(|s| &s.tables)
            .flat_map(|t| &t.rows)
        {
            let Some(opened_vial) = row.opened_vial else {
                continue;
            };
            let given: Vec<i64> = months
                .iter()
                .map(|month| row.given_rows.iter().map(|row| month.sheet.sum(row)).sum())
                .collect();
            let (vial, how) = self.presentation(row, opened_vial);
            let supply = Supply {
                vial,
                months: if self.centre == Centre::Main { 1 } else { 2 },
            };
            let opened = opened(&given, vial, how);
            let events: Vec<StockEvent> = months
                .iter()
                .map(|month| self.stock_event(month, &row.number))
                .collect();
            let stocks = shelf(&opened, supply, &events);
            for (index, (month, stock)) in months.iter_mut().zip(&stocks).enumerate() {
                put_stock_row(&mut month.sheet, &row.number, stock);
                if let (Some(supplies), Some(given)) = (supplies.get_mut(index), given.get(index)) {
                    supplies.count(&row.number, *given, stock.opened / vial, how);
                }
            }
        }
        supplies
    }

    /// Returns the doses of the vials in use there and how they are used up.
    ///
    /// Where a vaccine also comes in vials of one dose, the sub-centre gets those.
    fn presentation(&self, row: &Row, opened_vial: OpenedVial) -> (i64, Use) {
        let largest = i64::from(row.vial_sizes.iter().copied().max().unwrap_or(1));
        let has_single = row.vial_sizes.contains(&1);
        match opened_vial {
            _ if largest == 1 || (has_single && self.centre == Centre::Sub) => (1, Use::OneDose),
            OpenedVial::OneDose => (1, Use::OneDose),
            OpenedVial::ThrownAway => {
                let share = self
                    .means
                    .given_of_opened
                    .get(&row.number)
                    .copied()
                    .unwrap_or(1.0);
                (largest, Use::ThrownAway(share))
            }
            OpenedVial::Kept => (largest, Use::Kept),
        }
    }

    fn stock_event(&self, month: &Month<'_>, row: &str) -> StockEvent {
        let is_main = self.centre == Centre::Main;
        let is_back = row == PCV_STOCK && month.offset == DRIVE;
        let mut event = StockEvent {
            is_supplied: is_main || month.offset % 2 == 0 || is_back,
            ..StockEvent::default()
        };
        match (month.offset, row) {
            (MISCOUNTED, "7.11") if is_main => event.missing = 10,
            (FRIDGE_FAILED, "7.03") if is_main => event.lost_temp = 40,
            (FRIDGE_FAILED, "7.07") if is_main => event.lost_temp = 20,
            (PCV_RUNS_OUT, PCV_STOCK) => event.runs_out = Some(if is_main { 12 } else { 9 }),
            (PCV_IS_OUT, PCV_STOCK) => event.is_out = Some(i64::from(month.period.days())),
            (LAST, _) => event.must_close_at = self.closing(row),
            _ => {}
        }
        event
    }

    fn closing(&self, row: &str) -> Option<i64> {
        self.means.closings.of(self.centre).get(row).copied()
    }

    fn put_supplies(&self, months: &mut [Month<'_>], used: &[Supplies]) {
        let supply = Supply {
            vial: 1,
            months: if self.centre == Centre::Main { 1 } else { 2 },
        };
        for row in ["8.01", "8.02", "8.03", "8.04"] {
            let out: Vec<i64> = used.iter().map(|used| used.of(row)).collect();
            let events: Vec<StockEvent> = months
                .iter()
                .map(|month| self.stock_event(month, row))
                .collect();
            for (month, stock) in months.iter_mut().zip(shelf(&out, supply, &events)) {
                month.sheet.put(row, "A", stock.opening);
                month.sheet.put(row, "B", stock.received);
                // These rows have one column for all that leaves.
                month.sheet.put(row, "C", stock.opened + stock.sent);
                month.sheet.put(row, "D", stock.closing);
                month.sheet.mark_repeated(row, "A");
            }
        }
    }

    /// Applies what concerns the paper rather than the shelf, and closes the report.
    fn finish(&self, month: Month<'_>, cover: &Cover<'_>) -> PracticeReport {
        let is_main = self.centre == Centre::Main;
        let after = self.draw(&month, "confirmed", "day").below(4);
        let Month {
            offset,
            period,
            mut sheet,
        } = month;
        if is_main && offset == FRIDGE_FAILED {
            sheet.put("9.02", "A", 1);
            sheet.put("9.04", "A", 2);
            sheet.put_tenths("9.06", "A", -10);
            sheet.remark("9.02", "A", &cover.words.fridge_failed);
        }
        if is_main && offset == FORGOTTEN_ROWS {
            sheet.forget("1.02");
            sheet.forget("1.03");
        }
        if !is_main && offset == PARTIAL {
            for row in ["9.01", "9.02", "9.03", "9.04", "9.05", "9.06", "9.07"] {
                sheet.not_available(row, Reason::RegisterLost);
            }
        }
        let mut confirmed_on = at_the_desk(period.last_day() + TimeDelta::days(3 + after));
        if is_main && offset == LATE {
            confirmed_on = due_day(&period, self.form.timely_days) + TimeDelta::days(9);
        }
        let first = (is_main && offset == ASKED).then(|| {
            let mut exchanged = sheet.clone();
            exchanged.put("1.10", "A", 62);
            exchanged.into_entries()
        });
        let notified: Vec<_> = ["6.01", "6.02", "6.03", "6.04"]
            .into_iter()
            .filter(|row| sheet.count(row, "A") > 0)
            .filter_map(|row| Some(sheet.cell(row, "A")?.data_element))
            .collect();
        let mut made = cover.report(period, sheet.into_entries(), confirmed_on);
        made.report.notifications = notified
            .into_iter()
            .map(|data_element| cover.notification(data_element, confirmed_on))
            .collect();
        if is_main && offset == LATE {
            made.late_reason = Some(cover.words.no_electricity.clone());
        }
        if let Some(entries) = first {
            let asked_and_answered = at_the_desk(confirmed_on + TimeDelta::days(6));
            made.report.revision = 2;
            made.returned = Some(Returned {
                entries,
                acceptances: Vec::new(),
                confirmed_at: made.confirmed_at,
                letter: cover.words.letter.clone(),
                answer: cover.words.answer.clone(),
            });
            made.keyed_at = morning(asked_and_answered);
            made.confirmed_at = morning(asked_and_answered) + TimeDelta::minutes(20);
        }
        made
    }
}

fn put_stock_row(sheet: &mut Sheet<'_>, row: &str, stock: &StockMonth) {
    let columns = [
        ("A", stock.opening),
        ("B", stock.received),
        ("C", stock.opened),
        ("D", stock.lost_temp),
        ("E", 0),
        ("F", stock.sent),
        ("G", stock.closing),
        ("H", stock.days_out),
    ];
    for (letter, count) in columns {
        sheet.put(row, letter, count);
    }
    sheet.mark_repeated(row, "A");
}

/// What was used of section 8 in a month.
#[derive(Debug, Clone, Copy, Default)]
struct Supplies {
    bcg: i64,
    injections: i64,
    vials_mixed: i64,
}

impl Supplies {
    fn count(&mut self, row: &str, given: i64, vials: i64, how: Use) {
        match row {
            "7.01" => self.bcg += given,
            // Drops, no syringe.
            "7.03" | "7.05" => {}
            _ => self.injections += given,
        }
        // What is thrown away after the session is what has to be mixed.
        if matches!(row, "7.01" | "7.09" | "7.10") && how != Use::Kept {
            self.vials_mixed += vials;
        }
    }
}

impl Supplies {
    /// Returns the pieces that leave the store in a row of section 8.
    fn of(&self, row: &str) -> i64 {
        match row {
            "8.01" => with_spares(self.bcg),
            "8.02" => with_spares(self.injections),
            "8.03" => self.vials_mixed,
            // A safety box holds a hundred.
            "8.04" => (self.bcg + self.injections + 99) / 100,
            _ => 0,
        }
    }
}

/// One syringe in twenty is spoilt.
fn with_spares(injections: i64) -> i64 {
    #[expect(clippy::cast_precision_loss, reason = "small counts")]
    let with_spares = (injections as f64 * 1.05).ceil();
    whole(with_spares)
}
