//! What lies on the shelf from month to month: opened, received, counted.

/// The eight stock columns of one row and month, in doses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StockMonth {
    /// A: closed vials on the first day.
    pub opening: i64,
    /// B: came in.
    pub received: i64,
    /// C: in opened vials.
    pub opened: i64,
    /// D: lost by heat or frost.
    pub lost_temp: i64,
    /// F: given away or back.
    pub sent: i64,
    /// G: counted at the end.
    pub closing: i64,
    /// H: days without a closed vial.
    pub days_out: i64,
}

/// How a facility is supplied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Supply {
    /// Doses of a vial; 1 for what comes in pieces.
    pub vial: i64,
    /// For how many months a supply is meant.
    pub months: i64,
}

/// What happens to a row in one month beside the ordinary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StockEvent {
    /// Doses lost by heat or frost.
    pub lost_temp: i64,
    /// The count finds so many less than the book.
    pub missing: i64,
    /// The vaccine runs out and is gone for so many days.
    pub runs_out: Option<i64>,
    /// There is none all month, for so many days.
    pub is_out: Option<i64>,
    /// The closing that the month must end with.
    pub must_close_at: Option<i64>,
    /// The supply comes this month, or does not.
    pub is_supplied: bool,
    /// More than this cannot be used up before the closing that is wanted next.
    pub close_at_most: Option<i64>,
}

/// How an opened vial is used up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Use {
    /// Every opened dose is given.
    OneDose,
    /// The rest is thrown away; of an opened vial this share is given.
    ThrownAway(f64),
    /// The rest is kept and given first next time.
    Kept,
}

/// Returns the doses in opened vials, month after month, from the doses given.
pub fn opened(given: &[i64], vial: i64, how: Use) -> Vec<i64> {
    let mut carried = 0;
    given
        .iter()
        .map(|given| match how {
            Use::OneDose => *given,
            Use::ThrownAway(share) => {
                #[expect(clippy::cast_precision_loss, reason = "small counts")]
                let vials = (*given as f64 / (vial as f64 * share)).ceil();
                super::draw::whole(vials).max(i64::from(*given > 0)) * vial
            }
            Use::Kept => {
                let vials = divide_up((given - carried).max(0), vial);
                carried += vials * vial - given;
                vials * vial
            }
        })
        .collect()
}

/// Returns the shelf month after month. `events` says what is not ordinary, one for each month.
pub fn shelf(opened: &[i64], supply: Supply, events: &[StockEvent]) -> Vec<StockMonth> {
    let first: i64 = opened.iter().take(3).sum();
    let mut opening = divide_up(2 * first, 3 * supply.vial) * supply.vial;
    let mut months = Vec::with_capacity(opened.len());
    for (index, (opened_now, event)) in opened.iter().zip(events).enumerate() {
        let recent = opened
            .get(index.saturating_sub(2)..=index)
            .unwrap_or_default();
        let wanted_next = events.get(index + 1).and_then(|next| next.must_close_at);
        let event = StockEvent {
            close_at_most: wanted_next
                .zip(opened.get(index + 1))
                .map(|(close, open)| close + open),
            ..*event
        };
        let month = one_month(opening, *opened_now, recent, supply, event);
        opening = month.closing;
        months.push(month);
    }
    months
}

fn one_month(
    opening: i64,
    opened: i64,
    recent: &[i64],
    supply: Supply,
    event: StockEvent,
) -> StockMonth {
    if let Some(days_out) = event.is_out {
        return StockMonth {
            days_out,
            ..StockMonth::default()
        };
    }
    let mut month = StockMonth {
        opening,
        opened,
        lost_temp: event.lost_temp,
        ..StockMonth::default()
    };
    if let Some(days_out) = event.runs_out {
        month.days_out = days_out;
        month.close_at(0);
        return month;
    }
    if let Some(closing) = event.must_close_at {
        month.close_at(closing);
        return month;
    }
    let used: i64 = recent.iter().sum();
    let months_counted = i64::try_from(recent.len()).unwrap_or(1).max(1);
    let left = opening - opened;
    // Need and mean are compared without dividing: mean = used ÷ months counted.
    if event.is_supplied && left * months_counted < supply.months * used {
        let wanted = 2 * supply.months * used - left * months_counted;
        month.received = divide_up(wanted, months_counted * supply.vial) * supply.vial;
    }
    if let Some(most) = event.close_at_most {
        let too_much = (left + month.received - most).clamp(0, month.received);
        month.received -= divide_up(too_much, supply.vial) * supply.vial;
    }
    let short = opened + month.lost_temp + event.missing - opening - month.received;
    if short > 0 {
        month.received += divide_up(short, supply.vial) * supply.vial;
    }
    month.closing = month.book() - event.missing;
    month
}

impl StockMonth {
    fn book(&self) -> i64 {
        self.opening + self.received - self.opened - self.lost_temp - self.sent
    }

    /// Receives or sends out what the wanted closing needs.
    fn close_at(&mut self, closing: i64) {
        let short = closing - self.book();
        self.received += short.max(0);
        self.sent += (-short).max(0);
        self.closing = closing;
    }
}

fn divide_up(number: i64, by: i64) -> i64 {
    (number + by - 1).div_euclid(by)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORDINARY: StockEvent = StockEvent {
        lost_temp: 0,
        missing: 0,
        runs_out: None,
        is_out: None,
        must_close_at: None,
        is_supplied: true,
        close_at_most: None,
    };

    #[test]
    fn kept_vials_are_used_up_before_another_is_opened() {
        assert_eq!(opened(&[12, 7, 1, 20], 10, Use::Kept), [20, 0, 0, 20]);
        assert_eq!(opened(&[12, 0], 10, Use::ThrownAway(0.6)), [20, 0]);
        assert_eq!(opened(&[1], 20, Use::ThrownAway(0.35)), [20]);
        assert_eq!(opened(&[9, 4], 1, Use::OneDose), [9, 4]);
    }

    #[test]
    fn the_book_closes_in_every_ordinary_month() {
        let opened = [20, 40, 20, 60, 20, 0, 200];
        for months in [1, 2] {
            let events: Vec<StockEvent> = (0..7)
                .map(|n| StockEvent {
                    is_supplied: n % months == 0,
                    ..ORDINARY
                })
                .collect();
            let shelf = shelf(&opened, Supply { vial: 20, months }, &events);
            for pair in shelf.windows(2) {
                assert_eq!(pair[0].closing, pair[1].opening);
            }
            for month in shelf {
                assert_eq!(month.closing, month.opening + month.received - month.opened);
                assert!(month.closing >= 0 && month.received % 20 == 0, "{month:?}");
            }
        }
    }

    #[test]
    fn the_supply_before_a_wanted_closing_is_no_larger_than_it_needs() {
        let supply = Supply { vial: 1, months: 2 };
        let fixed = StockEvent {
            must_close_at: Some(41),
            ..ORDINARY
        };
        let first = StockEvent {
            is_supplied: false,
            ..ORDINARY
        };
        let shelf = shelf(&[35, 36, 34], supply, &[first, ORDINARY, fixed]);
        assert_eq!((shelf[2].closing, shelf[2].sent), (41, 0));
        assert!(shelf[1].closing <= 41 + 34);
    }

    #[test]
    fn events_leave_their_mark() {
        let supply = Supply {
            vial: 10,
            months: 1,
        };
        let out = StockEvent {
            runs_out: Some(12),
            ..ORDINARY
        };
        let gone = StockEvent {
            is_out: Some(30),
            ..ORDINARY
        };
        let fixed = StockEvent {
            must_close_at: Some(50),
            ..ORDINARY
        };
        let counted = StockEvent {
            missing: 10,
            ..ORDINARY
        };
        let shelf = shelf(
            &[30, 30, 0, 30, 30],
            supply,
            &[ORDINARY, out, gone, counted, fixed],
        );
        assert_eq!((shelf[1].closing, shelf[1].days_out), (0, 12));
        assert_eq!(
            shelf[2],
            StockMonth {
                days_out: 30,
                ..StockMonth::default()
            }
        );
        assert_eq!(shelf[3].closing, shelf[3].book() - 10);
        assert_eq!(shelf[4].opening, shelf[3].closing);
        assert_eq!((shelf[4].closing, shelf[4].book()), (50, 50));
    }
}
