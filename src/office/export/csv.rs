//! A report as a table for a spreadsheet.
//!
//! UTF-8 with a mark at its head, without which Excel shows Arabic as rubbish. A text that a spreadsheet
//! would take for a formula gets an apostrophe before it: a name or a remark must not calculate.

use crate::domain::{
    form::{Form, Place},
    language::Language,
    organisation_unit::OrganisationUnit,
    report::Report,
    value::{Entry, Reason, Value},
};

const MARK: &str = "\u{feff}";
const HEAD: [&str; 15] = [
    "number",
    "name",
    "letter",
    "column",
    "state",
    "value",
    "comment",
    "follow_up",
    "form",
    "unit",
    "unit_name",
    "period",
    "data_element",
    "category_option_combo",
    "attribute_option_combo",
];

/// Returns every enterable cell of a report, blank ones too, one line each, in form order.
pub fn csv(form: &Form, unit: &OrganisationUnit, report: &Report, language: Language) -> String {
    let mut text = String::from(MARK);
    line(&mut text, HEAD.map(str::to_owned));
    for (place, cell) in form.enterable() {
        let entry = report.entry(cell).cloned().unwrap_or_default();
        let (number, name) = form
            .row_at(place)
            .map(|row| {
                (
                    row.number.clone(),
                    row.names.in_language(language).to_owned(),
                )
            })
            .unwrap_or_default();
        let (letter, column) = column(form, place, language);
        line(
            &mut text,
            [
                number,
                name,
                letter,
                column,
                state(&entry).to_owned(),
                entry.value.given().unwrap_or_default().to_owned(),
                entry.comment.clone().unwrap_or_default(),
                if entry.follow_up {
                    "1".to_owned()
                } else {
                    String::new()
                },
                form.code.clone(),
                unit.code.clone().unwrap_or_else(|| unit.id.to_string()),
                unit.names.in_language(language).to_owned(),
                report.key.period.id(),
                cell.data_element.to_string(),
                cell.category_option_combo.to_string(),
                report.key.attribute_option_combo.to_string(),
            ],
        );
    }
    text
}

fn column(form: &Form, place: Place, language: Language) -> (String, String) {
    let Some(column) = form.column_at(place) else {
        return Default::default();
    };
    let options: Vec<&str> = column
        .options
        .iter()
        .map(|o| o.in_language(language))
        .collect();
    (column.letter.clone(), options.join(" / "))
}

/// The three states of a cell, in words that do not change with the language.
fn state(entry: &Entry) -> &'static str {
    match &entry.value {
        Value::Blank => "blank",
        Value::Given(_) => "given",
        Value::NotAvailable(Reason::StockOut) => "stock_out",
        Value::NotAvailable(Reason::NoService) => "no_service",
        Value::NotAvailable(Reason::RegisterLost) => "register_lost",
        Value::NotAvailable(Reason::Other) => "not_available",
    }
}

fn line<const COLUMNS: usize>(text: &mut String, fields: [String; COLUMNS]) {
    let fields = fields.map(|field| quoted(&harmless(&field)));
    text.push_str(&fields.join(","));
    text.push_str("\r\n");
}

/// Puts an apostrophe before a text that a spreadsheet would calculate. A plain number stays a number.
fn harmless(field: &str) -> String {
    let is_number = field.parse::<f64>().is_ok_and(f64::is_finite) && !field.starts_with('+');
    let looks_like_formula = field.trim_start().starts_with([
        '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
    ]) || field.starts_with(['\t', '\r', '\n']);
    if looks_like_formula && !is_number {
        format!("'{field}")
    } else {
        field.to_owned()
    }
}

fn quoted(field: &str) -> String {
    if field.contains(['"', ',', ';', '\n', '\r', '\t']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        bundle::check::tests::{form, unit},
        domain::period::{Period, PeriodType},
        office::board::report_key,
    };

    #[test]
    fn a_spreadsheet_never_calculates_what_a_person_wrote() {
        for (given, safe) in [
            ("12", "12"),
            ("-5", "-5"),
            ("-1.5", "-1.5"),
            ("", ""),
            ("=1+1", "'=1+1"),
            ("+9647500000001", "'+9647500000001"),
            ("-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("  =1", "'  =1"),
            ("\t=1", "'\t=1"),
            ("＝1", "'＝1"),
            ("-inf", "'-inf"),
            ("لا يوجد", "لا يوجد"),
        ] {
            assert_eq!(harmless(given), safe);
        }
        assert_eq!(quoted("a,\"b\"\nc"), "\"a,\"\"b\"\"\nc\"");
    }

    #[test]
    fn the_three_states_of_a_cell_stay_apart() {
        let (form, unit) = (form(1, PeriodType::Monthly), unit(2));
        let key = report_key(&form, &unit, Period::parse("202610").unwrap());
        let mut report = Report::begin(key, 1);
        let cell = |row, letter| form.cell_numbered(row, letter).unwrap();
        report.put(cell("1.01", "A"), Entry::of(Value::zero()));
        report.put(
            cell("1.01", "B"),
            Entry::of(Value::NotAvailable(Reason::StockOut)),
        );
        let remark = Entry {
            comment: Some("=cmd, twice".to_owned()),
            ..Entry::of(Value::Given("7".to_owned()))
        };
        report.put(cell("1.02", "A"), remark);
        let text = csv(&form, &unit, &report, Language::En);
        let starts: Vec<&str> = text
            .lines()
            .map(|line| line.split(",FORM1").next().unwrap())
            .collect();
        assert_eq!(
            starts[1..],
            [
                "1.01,Row 1,A,A,given,0,,",
                "1.01,Row 1,B,B,stock_out,,,",
                "1.02,Row 2,A,A,given,7,\"'=cmd, twice\",",
                "1.02,Row 2,B,B,blank,,,",
            ]
        );
        assert!(text.starts_with("\u{feff}number,"));
    }
}
