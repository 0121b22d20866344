//! The server's validation rules become checks.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{list::each, wire::Translation};
use crate::{
    domain::{
        finding::Severity,
        form::Check,
        id::ValidationRuleId,
        names::Names,
        period::PeriodType,
        rules::{Comparison, MissingValues, Operator, Rule, Side},
    },
    text::clean,
};

/// The longest expression that is kept.
pub(super) const LONGEST: usize = 10_000;
/// The longest text that is kept.
const LONGEST_TEXT: usize = 300;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    #[serde(default, deserialize_with = "each")]
    validation_rules: Vec<WireRule>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct WireRule {
    id: String,
    name: Option<String>,
    display_name: Option<String>,
    description: Option<String>,
    instruction: Option<String>,
    display_instruction: Option<String>,
    #[serde(default)]
    importance: String,
    operator: String,
    #[serde(default)]
    period_type: String,
    #[serde(default)]
    skip_form_validation: bool,
    #[serde(default)]
    organisation_unit_levels: Vec<u8>,
    #[serde(default, deserialize_with = "each")]
    translations: Vec<Translation>,
    left_side: WireSide,
    right_side: WireSide,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct WireSide {
    expression: String,
    description: Option<String>,
    #[serde(default)]
    missing_value_strategy: String,
    #[serde(default, deserialize_with = "each")]
    translations: Vec<Translation>,
}

/// Returns the rules that the server asks of a form, and those it asks of other periods of the same
/// data, which stay its own.
///
/// None of them stops a report: the server itself only lets a form ask for it, and shows the rest as
/// warnings.
pub(super) fn checks(
    answer: &[u8],
    period_type: PeriodType,
) -> Result<Vec<Check>, serde_json::Error> {
    let answer: Answer = serde_json::from_slice(answer)?;
    Ok(answer
        .validation_rules
        .into_iter()
        .filter(|rule| !rule.skip_form_validation)
        .filter_map(|rule| check(&rule, period_type))
        .collect())
}

fn check(rule: &WireRule, period_type: PeriodType) -> Option<Check> {
    let id = ValidationRuleId::parse(&rule.id).ok()?;
    let operator = operator(&rule.operator)?;
    let of_rule = match rule.period_type.as_str() {
        "" => period_type,
        name => PeriodType::from_name(name)?,
    };
    Some(Check {
        id: id.to_string(),
        severity: match rule.importance.as_str() {
            "LOW" => Severity::Note,
            _ => Severity::Soft,
        },
        rule: Rule::Comparison(Comparison {
            left: side(&rule.left_side),
            operator,
            right: side(&rule.right_side),
            organisation_unit_levels: rule.organisation_unit_levels.clone(),
            period_type: (of_rule != period_type).then_some(of_rule),
        }),
        instruction: Some(told(rule, operator)),
    })
}

fn side(wire: &WireSide) -> Side {
    Side {
        expression: clean(&wire.expression, LONGEST),
        missing_values: match wire.missing_value_strategy.as_str() {
            "SKIP_IF_ANY_VALUE_MISSING" => MissingValues::SkipIfAny,
            "NEVER_SKIP" => MissingValues::NeverSkip,
            _ => MissingValues::SkipIfAll,
        },
        description: clean(wire.description.as_deref().unwrap_or(""), LONGEST_TEXT),
    }
}

/// Returns what a rule tells a person, in each language the best that was written in it: the
/// instruction, else the two sides in words, else the description, else the name.
fn told(rule: &WireRule, operator: Operator) -> Names {
    let sides = |left: Option<String>, right: Option<String>| -> Option<String> {
        Some(format!("{} {} {}", left?, operator.sign(), right?))
    };
    let base = [
        said(rule.instruction.as_deref()),
        said(rule.display_instruction.as_deref()),
        sides(
            said(rule.left_side.description.as_deref()),
            said(rule.right_side.description.as_deref()),
        ),
        said(rule.description.as_deref()),
        said(rule.name.as_deref()),
        said(rule.display_name.as_deref()),
    ];
    let mut names = Names::untranslated(base.into_iter().flatten().next().unwrap_or_default());
    let mut best: BTreeMap<String, (usize, String)> = BTreeMap::new();
    let locales = rule.translations.iter().chain(&rule.left_side.translations);
    for locale in locales.map(|translation| translation.locale.as_str()) {
        let of_side = |side: &WireSide| translated(&side.translations, "DESCRIPTION", locale);
        let texts = [
            translated(&rule.translations, "INSTRUCTION", locale),
            sides(of_side(&rule.left_side), of_side(&rule.right_side)),
            translated(&rule.translations, "DESCRIPTION", locale),
            translated(&rule.translations, "NAME", locale),
        ];
        let first = texts
            .into_iter()
            .enumerate()
            .find_map(|(rank, text)| Some((rank, text?)));
        if let Some(first) = first {
            best.insert(clean(locale, 20), first);
        }
    }
    for (locale, (rank, text)) in &best {
        // A country's mere name for the rule gives way to the language's own instruction.
        let language = locale
            .split('_')
            .next()
            .and_then(|language| best.get(language));
        if language.is_none_or(|(better, _)| better >= rank) {
            names.translations.insert(locale.clone(), text.clone());
        }
    }
    names
}

fn translated(translations: &[Translation], property: &str, locale: &str) -> Option<String> {
    let found = translations
        .iter()
        .find(|of| of.property == property && of.locale == locale)?;
    said(Some(&found.value))
}

fn said(text: Option<&str>) -> Option<String> {
    let text = clean(text?, LONGEST_TEXT);
    (!text.trim().is_empty()).then_some(text)
}

fn operator(name: &str) -> Option<Operator> {
    Some(match name {
        "equal_to" => Operator::EqualTo,
        "not_equal_to" => Operator::NotEqualTo,
        "greater_than" => Operator::GreaterThan,
        "greater_than_or_equal_to" => Operator::GreaterThanOrEqualTo,
        "less_than" => Operator::LessThan,
        "less_than_or_equal_to" => Operator::LessThanOrEqualTo,
        "compulsory_pair" => Operator::CompulsoryPair,
        "exclusive_pair" => Operator::ExclusivePair,
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
