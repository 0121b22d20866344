//! Dates and periods in words.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{Arg, Catalogue};
use crate::domain::period::{Period, PeriodType};

impl Catalogue {
    /// Returns the name of a month, 1 to 12.
    pub fn month(&self, month: u32) -> String {
        self.text(&format!("month-{month}"))
    }

    /// Returns the short name of a month, where the language has one.
    pub fn month_short(&self, month: u32) -> String {
        self.text(&format!("month-short-{month}"))
    }

    /// Returns the name of a weekday.
    pub fn weekday(&self, weekday: Weekday) -> String {
        self.text(&format!("weekday-{}", weekday.number_from_monday()))
    }

    /// Returns a day in full: 5 October 2026.
    pub fn date(&self, day: NaiveDate) -> String {
        self.format(
            "date-long",
            &[
                ("day", Arg::from(day.day())),
                ("month", Arg::Phrase(self.month(day.month()))),
                ("year", year(day)),
            ],
        )
    }

    /// Returns a day in ten columns: 05/10/2026.
    pub fn short_date(&self, day: NaiveDate) -> String {
        let padded = |number: u32| Arg::Phrase(self.digits(&format!("{number:02}")));
        self.format(
            "date-short",
            &[
                ("day", padded(day.day())),
                ("month", padded(day.month())),
                ("year", year(day)),
            ],
        )
    }

    /// Returns a day without its year: 5 Oct.
    pub fn day_month(&self, day: NaiveDate) -> String {
        self.format(
            "date-day-month",
            &[
                ("day", Arg::from(day.day())),
                ("number", Arg::from(day.month())),
                ("short", Arg::Phrase(self.month_short(day.month()))),
            ],
        )
    }

    /// Returns a time of day: 09:05.
    pub fn time(&self, hour: u32, minute: u32) -> String {
        self.digits(&format!("{hour:02}:{minute:02}"))
    }

    /// Returns the full name of a period; a month with its number, a week with its dates.
    pub fn period(&self, period: Period) -> String {
        use PeriodType as T;
        let number = || ("number", Arg::from(period.number()));
        let id_year = || ("year", Arg::Number(i64::from(period.year())));
        let ends = || {
            let phrase = |day| Arg::Phrase(self.day_month(day));
            [
                ("first", phrase(period.first_day())),
                ("last", phrase(period.last_day())),
            ]
        };
        let months = || [number(), ("months", Arg::Phrase(self.months(period)))];
        match period.period_type() {
            T::Daily => self.format(
                "period-day",
                &[
                    (
                        "weekday",
                        Arg::Phrase(self.weekday(period.first_day().weekday())),
                    ),
                    ("date", Arg::Date(period.first_day())),
                ],
            ),
            T::BiWeekly => {
                let [first, last] = ends();
                self.format("period-two-weeks", &[number(), id_year(), first, last])
            }
            kind if kind.is_week() => {
                let [first, last] = ends();
                self.format("period-week", &[number(), id_year(), first, last])
            }
            T::Monthly => self.format(
                "period-month",
                &[
                    ("month", Arg::Phrase(self.month(period.month()))),
                    number(),
                    id_year(),
                ],
            ),
            T::Quarterly | T::QuarterlyNov => self.format("period-quarter", &months()),
            T::SixMonthly | T::SixMonthlyApril | T::SixMonthlyNov => {
                self.format("period-half", &months())
            }
            T::Yearly => self.format("period-year", &[id_year()]),
            _ => self.months(period),
        }
    }

    /// Returns the name of a period where there is little room; a week without its dates.
    pub fn period_short(&self, period: Period) -> String {
        use PeriodType as T;
        let number = || ("number", Arg::from(period.number()));
        let id_year = || ("year", Arg::Number(i64::from(period.year())));
        match period.period_type() {
            T::Daily => self.short_date(period.first_day()),
            T::BiWeekly => self.format("period-short-two-weeks", &[number(), id_year()]),
            kind if kind.is_week() => self.format("period-short-week", &[number(), id_year()]),
            T::Monthly => self.format(
                "period-short-month",
                &[
                    ("short", Arg::Phrase(self.month_short(period.month()))),
                    number(),
                    id_year(),
                ],
            ),
            T::Quarterly | T::QuarterlyNov => {
                self.format("period-short-quarter", &[number(), id_year()])
            }
            T::SixMonthly | T::SixMonthlyApril | T::SixMonthlyNov => {
                self.format("period-short-half", &[number(), id_year()])
            }
            T::Yearly => self.format("period-year", &[id_year()]),
            _ => {
                let month =
                    |day: NaiveDate| Arg::Phrase(self.digits(&day.format("%m/%Y").to_string()));
                let ends = [
                    ("first", month(period.first_day())),
                    ("last", month(period.last_day())),
                ];
                self.format("period-short-months", &ends)
            }
        }
    }

    /// Returns the number of a period in its year, for a narrow column; a year for yearly ones.
    pub fn period_number(&self, period: Period) -> String {
        match period.period_type() {
            PeriodType::Daily => self.number(i64::from(period.first_day().day())),
            kind if Self::is_yearly(kind) => self.number(i64::from(period.year())),
            _ => self.number(i64::from(period.number())),
        }
    }

    /// Returns the number of a period with the last two digits of its year, in at most five columns: 1/26.
    pub fn period_number_of_year(&self, period: Period) -> String {
        if Self::is_yearly(period.period_type()) {
            return self.period_number(period);
        }
        let number = self.period_number(period);
        let year = self.digits(&format!("{:02}", period.year().rem_euclid(100)));
        let facts = [("number", Arg::Phrase(number)), ("year", Arg::Phrase(year))];
        self.format("period-number-of-year", &facts)
    }

    /// Returns how often a report is made: monthly; weekly, from Saturday.
    pub fn period_type(&self, kind: PeriodType) -> String {
        use PeriodType as T;
        let name = match kind {
            T::Daily => "period-type-daily",
            T::BiWeekly => "period-type-two-weekly",
            T::Monthly => "period-type-monthly",
            T::BiMonthly => "period-type-two-monthly",
            T::Quarterly | T::QuarterlyNov => "period-type-quarterly",
            T::SixMonthly | T::SixMonthlyApril | T::SixMonthlyNov => "period-type-six-monthly",
            _ if Self::is_yearly(kind) => "period-type-yearly",
            _ => "period-type-weekly",
        };
        let day = NaiveDate::default();
        let begins = Period::containing(kind, day).first_day();
        let start = match kind {
            // These begin where everybody expects it.
            T::Daily
            | T::Weekly
            | T::BiWeekly
            | T::Monthly
            | T::BiMonthly
            | T::Quarterly
            | T::SixMonthly
            | T::Yearly => None,
            _ if kind.is_week() => Some(self.weekday(begins.weekday())),
            _ => Period::nth(kind, day.year(), 1).map(|first| self.month(first.month())),
        };
        match start {
            None => self.text(name),
            Some(start) => self.format(
                "period-type-from",
                &[("type", Arg::Key(name)), ("start", Arg::Phrase(start))],
            ),
        }
    }

    fn is_yearly(kind: PeriodType) -> bool {
        kind == PeriodType::Yearly || kind.name().starts_with("Financial")
    }

    /// Returns the first and the last month of a period with their years.
    fn months(&self, period: Period) -> String {
        let (first, last) = (period.first_day(), period.last_day());
        let ends = [
            ("first", Arg::Phrase(self.month(first.month()))),
            ("last", Arg::Phrase(self.month(last.month()))),
        ];
        let [start, end] = ends;
        if first.year() == last.year() {
            return self.format("period-months", &[start, end, ("year", year(last))]);
        }
        let years = [("first-year", year(first)), ("last-year", year(last))];
        let [first_year, last_year] = years;
        self.format("period-months-across", &[start, end, first_year, last_year])
    }
}

fn year(day: NaiveDate) -> Arg<'static> {
    Arg::Number(i64::from(day.year()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::language::{Digits, Language},
        i18n::without_isolates,
    };

    fn name(language: Language, digits: Digits, id: &str) -> String {
        let period = Period::parse(id).unwrap();
        without_isolates(&Catalogue::new(language, digits).period(period))
    }

    #[test]
    fn periods_in_english() {
        for (id, label, short) in [
            ("20261005", "Monday, 5 October 2026", "05/10/2026"),
            (
                "2026W41",
                "Week 41 / 2026 (5 Oct – 11 Oct)",
                "Week 41 / 2026",
            ),
            (
                "2020W53",
                "Week 53 / 2020 (28 Dec – 3 Jan)",
                "Week 53 / 2020",
            ),
            (
                "2024SatW5",
                "Week 5 / 2024 (27 Jan – 2 Feb)",
                "Week 5 / 2024",
            ),
            (
                "2024BiW1",
                "Two weeks 1 / 2024 (1 Jan – 14 Jan)",
                "Two weeks 1 / 2024",
            ),
            ("202610", "October 2026", "Oct 2026"),
            ("202402B", "March – April 2024", "03/2024 – 04/2024"),
            (
                "2026Q4",
                "Quarter 4 (October – December 2026)",
                "Quarter 4 / 2026",
            ),
            (
                "2024NovQ1",
                "Quarter 1 (November 2023 – January 2024)",
                "Quarter 1 / 2024",
            ),
            (
                "2024AprilS2",
                "Half-year 2 (October 2024 – March 2025)",
                "Half-year 2 / 2024",
            ),
            ("2026", "2026", "2026"),
            ("2024July", "July 2024 – June 2025", "07/2024 – 06/2025"),
        ] {
            assert_eq!(name(Language::En, Digits::Latin, id), label);
            let catalogue = Catalogue::new(Language::En, Digits::Latin);
            let period = Period::parse(id).unwrap();
            assert_eq!(without_isolates(&catalogue.period_short(period)), short);
        }
    }

    #[test]
    fn months_stand_with_their_number_as_people_in_iraq_write_them() {
        assert_eq!(
            name(Language::Ar, Digits::Arabic, "202610"),
            "تشرين الأول ١٠ / ٢٠٢٦"
        );
        assert_eq!(
            name(Language::Ar, Digits::Latin, "202601"),
            "كانون الثاني 1 / 2026"
        );
        assert_eq!(
            name(Language::Ckb, Digits::Persian, "202610"),
            "تشرینی یەکەم ۱۰ / ۲۰۲۶"
        );
    }

    #[test]
    fn weeks_stand_with_their_dates_and_read_from_the_right() {
        let label = name(Language::Ar, Digits::Arabic, "2026W41");
        assert_eq!(label, "الأسبوع ٤١ / ٢٠٢٦ (٥/١٠ – ١١/١٠)");
        let day = NaiveDate::from_ymd_opt(2026, 10, 5).unwrap();
        let catalogue = Catalogue::new(Language::Ar, Digits::Arabic);
        let from_the_right = "\u{2068}٥\u{2069}\u{200f}/\u{2068}١٠\u{2069}";
        assert_eq!(catalogue.day_month(day), from_the_right);
    }

    #[test]
    fn every_period_of_every_type_has_two_names_in_every_language() {
        let day = NaiveDate::from_ymd_opt(2026, 10, 5).unwrap();
        for language in Language::ALL {
            let catalogue = Catalogue::new(language, Digits::Latin);
            let mut types = Vec::new();
            for kind in PeriodType::ALL {
                let period = Period::containing(kind, day);
                for label in [catalogue.period(period), catalogue.period_short(period)] {
                    assert!(
                        !label.contains('$') && !label.contains("period-"),
                        "{kind:?}: {label}"
                    );
                    assert!(without_isolates(&label).chars().count() <= 60, "{label}");
                }
                assert_ne!(catalogue.period(period), catalogue.period(period.next()));
                assert_ne!(
                    catalogue.period_short(period),
                    catalogue.period_short(period.next())
                );
                types.push(catalogue.period_type(kind));
            }
            types.sort();
            types.dedup();
            assert_eq!(types.len(), PeriodType::ALL.len(), "{language:?}");
        }
    }

    #[test]
    fn how_often_a_report_is_made() {
        let catalogue = Catalogue::new(Language::En, Digits::Latin);
        let plain = |kind| without_isolates(&catalogue.period_type(kind));
        assert_eq!(plain(PeriodType::Weekly), "Weekly");
        assert_eq!(plain(PeriodType::WeeklySaturday), "Weekly, from Saturday");
        assert_eq!(plain(PeriodType::FinancialApril), "Yearly, from April");
        assert_eq!(plain(PeriodType::QuarterlyNov), "Quarterly, from November");
    }

    #[test]
    fn days_and_times() {
        let day = NaiveDate::from_ymd_opt(2026, 10, 5).unwrap();
        let english = Catalogue::new(Language::En, Digits::Latin);
        assert_eq!(without_isolates(&english.date(day)), "5 October 2026");
        assert_eq!(without_isolates(&english.short_date(day)), "05/10/2026");
        assert_eq!(english.weekday(day.weekday()), "Monday");
        assert_eq!(english.time(9, 5), "09:05");
        let arabic = Catalogue::new(Language::Ar, Digits::Arabic);
        assert_eq!(without_isolates(&arabic.date(day)), "٥ تشرين الأول ٢٠٢٦");
        assert_eq!(arabic.time(14, 30), "١٤:٣٠");
        assert_eq!(arabic.period_number(Period::parse("202610").unwrap()), "١٠");
        let of_year = |catalogue: &Catalogue, id| {
            without_isolates(&catalogue.period_number_of_year(Period::parse(id).unwrap()))
        };
        assert_eq!(of_year(&arabic, "202601"), "١/٢٦");
        // A week belongs to the year of its number, whenever it begins.
        assert_eq!(of_year(&english, "2026W1"), "1/26");
        assert_eq!(of_year(&english, "2026"), "2026");
    }
}
