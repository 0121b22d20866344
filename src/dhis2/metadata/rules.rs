//! The server's validation rules become checks.

use serde::Deserialize;

use super::wire::{Translation, each, names};
use crate::{
    domain::{
        finding::Severity,
        form::Check,
        id::ValidationRuleId,
        period::PeriodType,
        rules::{Comparison, MissingValues, Operator, Rule, Side},
    },
    text::clean,
};

/// The longest expression that is kept.
const LONGEST: usize = 10_000;

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
    #[serde(default)]
    description: String,
    #[serde(default)]
    missing_value_strategy: String,
}

/// Returns the rules that can be held against one report of a period type.
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
        // A rule of another period type sums up several reports.
        .filter(|rule| rule.period_type.is_empty() || rule.period_type == period_type.name())
        .filter_map(|rule| {
            let id = ValidationRuleId::parse(&rule.id).ok()?;
            let operator = operator(&rule.operator)?;
            let texts = [
                rule.instruction.as_deref(),
                rule.display_instruction.as_deref(),
                rule.name.as_deref(),
                rule.display_name.as_deref(),
            ];
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
                    organisation_unit_levels: rule.organisation_unit_levels,
                }),
                instruction: Some(names(&texts, &rule.translations, &["INSTRUCTION", "NAME"])),
            })
        })
        .collect())
}

fn side(wire: &WireSide) -> Side {
    Side {
        expression: clean(&wire.expression, LONGEST),
        missing_values: match wire.missing_value_strategy.as_str() {
            "SKIP_IF_ANY_VALUE_MISSING" => MissingValues::SkipIfAny,
            "NEVER_SKIP" => MissingValues::NeverSkip,
            _ => MissingValues::SkipIfAll,
        },
        description: clean(&wire.description, 300),
    }
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
