//! Small facts of the domain in words.

use super::{Arg, Catalogue, numbers::in_digits};
use crate::domain::{
    language::Digits,
    status::{BoardState, Status},
    value::{NotATally, Reason, WhyNot},
};

impl Catalogue {
    /// Returns yes or no.
    pub fn yes_no(&self, yes: bool) -> String {
        self.text(if yes { "yes" } else { "no" })
    }

    /// Returns the name of a kind of digits, with three of them shown.
    pub fn digits_name(&self, digits: Digits) -> String {
        let key = match digits {
            Digits::Latin => "digits-latin",
            Digits::Arabic => "digits-arabic",
            Digits::Persian => "digits-persian",
        };
        self.format(key, &[("sample", Arg::Phrase(in_digits(digits, "123")))])
    }

    /// Returns why a figure is not to be had.
    pub fn reason(&self, reason: Reason) -> String {
        self.text(match reason {
            Reason::StockOut => "reason-stock-out",
            Reason::NoService => "reason-no-service",
            Reason::RegisterLost => "reason-register-lost",
            Reason::Other => "reason-other",
        })
    }

    /// Returns how far a report has come.
    pub fn status(&self, status: Status) -> String {
        self.text(match status {
            Status::Draft => "state-draft",
            Status::Confirmed => "state-confirmed",
            Status::Queued => "state-queued",
            Status::Received => "state-received",
            Status::InDhis2 => "state-in-dhis2",
            Status::Returned => "state-returned",
        })
    }

    /// Returns the word of a square of the board.
    pub fn board_state(&self, state: BoardState) -> String {
        match state {
            BoardState::NotExpected => self.text("state-not-expected"),
            BoardState::Missing => self.text("state-missing"),
            BoardState::Overdue => self.text("state-overdue"),
            BoardState::Has(status) => self.status(status),
        }
    }

    /// Returns why the server would refuse a value.
    pub fn why_not(&self, why: WhyNot) -> String {
        let example = |text| [("example", Arg::Digits(text))];
        match why {
            WhyNot::Empty => self.text("value-empty"),
            WhyNot::NotANumber => self.text("value-not-a-number"),
            WhyNot::LeadingZero => self.text("value-leading-zero"),
            WhyNot::NotWhole => self.text("value-not-whole"),
            WhyNot::TooLarge => self.text("value-too-large"),
            WhyNot::Negative => self.text("value-negative"),
            WhyNot::NotPositive => self.text("value-not-positive"),
            WhyNot::NotNegative => self.text("value-not-negative"),
            WhyNot::OutOfRange { low, high } => self.format(
                "value-out-of-range",
                &[
                    ("low", Arg::Number(low.into())),
                    ("high", Arg::Number(high.into())),
                ],
            ),
            WhyNot::NotYesNo => self.text("value-not-yes-no"),
            WhyNot::NotYes => self.text("value-not-yes"),
            WhyNot::TooLong { limit } => self.format("value-too-long", &[("limit", limit.into())]),
            WhyNot::NotALetter => self.text("value-not-a-letter"),
            WhyNot::NotADate => self.format("value-not-a-date", &example("2026-10-05")),
            WhyNot::NotADateTime => self.format(
                "value-not-a-date-time",
                &[("example", Arg::Text("2026-10-05T14:30"))],
            ),
            WhyNot::NotATime => self.format("value-not-a-time", &example("14:30")),
            WhyNot::NotAPhoneNumber => self.text("value-not-a-phone-number"),
            WhyNot::NotAnEmail => self.text("value-not-an-email"),
            WhyNot::NotAUrl => self.text("value-not-a-url"),
            WhyNot::NotAUsername => self.text("value-not-a-username"),
            WhyNot::NotACoordinate => self.format(
                "value-not-a-coordinate",
                &[("example", Arg::Text("[44.4,33.3]"))],
            ),
            WhyNot::NotAnId => self.text("value-not-an-id"),
            WhyNot::NotAnOption => self.text("value-not-an-option"),
            WhyNot::NotKeyedHere => self.text("value-not-keyed-here"),
        }
    }

    /// Returns why a tally cannot be reckoned.
    pub fn not_a_tally(&self, why: NotATally) -> String {
        match why {
            NotATally::NumberMissing => self.text("tally-number-missing"),
            NotATally::Unreadable(character) => {
                let text = character.to_string();
                self.format("tally-unreadable", &[("character", Arg::Text(&text))])
            }
            NotATally::TooLarge => self.text("tally-too-large"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::language::Language;

    #[test]
    fn every_small_fact_has_its_own_words_in_every_language() {
        for language in Language::ALL {
            let catalogue = Catalogue::new(language, Digits::Latin);
            let mut words: Vec<String> = Vec::new();
            words.extend(Reason::ALL.map(|reason| catalogue.reason(reason)));
            words.extend([true, false].map(|yes| catalogue.yes_no(yes)));
            words.extend(
                [Digits::Latin, Digits::Arabic, Digits::Persian]
                    .map(|digits| catalogue.digits_name(digits)),
            );
            words.extend(
                [
                    Status::Draft,
                    Status::Confirmed,
                    Status::Queued,
                    Status::Received,
                    Status::InDhis2,
                    Status::Returned,
                ]
                .map(|status| catalogue.board_state(BoardState::Has(status))),
            );
            words.extend(
                [
                    BoardState::NotExpected,
                    BoardState::Missing,
                    BoardState::Overdue,
                ]
                .map(|state| catalogue.board_state(state)),
            );
            let count = words.len();
            words.sort();
            words.dedup();
            assert_eq!(
                words.len(),
                count,
                "{language:?}: two facts share their words"
            );
        }
    }

    #[test]
    fn a_refusal_names_its_limits() {
        let catalogue = Catalogue::new(Language::En, Digits::Latin);
        let plain = |why| crate::i18n::without_isolates(&catalogue.why_not(why));
        assert_eq!(
            plain(WhyNot::OutOfRange { low: 0, high: 100 }),
            "Must be between 0 and 100"
        );
        assert_eq!(
            plain(WhyNot::TooLong { limit: 50_000 }),
            "Too long: at most 50000 characters"
        );
        assert_eq!(
            plain(WhyNot::NotADate),
            "Not a date: year-month-day, as 2026-10-05"
        );
        let arabic = Catalogue::new(Language::Ar, Digits::Arabic);
        assert_eq!(
            crate::i18n::without_isolates(&arabic.why_not(WhyNot::NotATime)),
            "ليس وقتًا، مثل ١٤:٣٠"
        );
        assert_eq!(
            crate::i18n::without_isolates(&arabic.not_a_tally(NotATally::Unreadable('('))),
            "لا يُقرأ هذا في الجمع: ("
        );
    }
}
