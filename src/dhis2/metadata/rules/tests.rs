//! What a rule tells a person, in each language.

use serde_json::{Value as Json, json};

use super::*;
use crate::domain::language::Language;

fn told(rule: &Json) -> Names {
    let mut whole = json!({
        "id": "goFjo1t1XqU", "operator": "less_than_or_equal_to", "periodType": "Monthly",
        "leftSide": {"expression": "#{deBcg000001}"}, "rightSide": {"expression": "30"},
    });
    if let (Some(whole), Some(more)) = (whole.as_object_mut(), rule.as_object()) {
        whole.extend(more.clone());
    }
    let answer = json!({ "validationRules": [whole] }).to_string();
    let mut checks = checks(answer.as_bytes(), PeriodType::Monthly).unwrap();
    checks.remove(0).instruction.unwrap()
}

fn translation(property: &str, locale: &str, value: &str) -> Json {
    json!({"property": property, "locale": locale, "value": value})
}

#[test]
fn the_instruction_comes_first_then_the_sides_then_the_description_then_the_name() {
    let sides = json!({
        "name": "Name", "description": "Description",
        "leftSide": {"expression": "1", "description": "Stock-out days"},
        "rightSide": {"expression": "30", "description": "30 days"},
    });
    assert_eq!(told(&sides).base, "Stock-out days ≤ 30 days");
    let mut with_instruction = sides.clone();
    with_instruction["instruction"] = json!("Count again");
    assert_eq!(told(&with_instruction).base, "Count again");
    assert_eq!(
        told(&json!({"name": "Name", "description": "Description"})).base,
        "Description"
    );
    assert_eq!(
        told(&json!({"name": "Name", "instruction": " "})).base,
        "Name"
    );
}

#[test]
fn arabic_is_iraqi_first_and_kurdish_falls_back_to_the_base() {
    let rule = json!({
        "name": "Name", "instruction": "Count again",
        "translations": [
            translation("INSTRUCTION", "ar", "أعد العد"),
            translation("INSTRUCTION", "ar_IQ", "أعد الحساب"),
        ],
    });
    let names = told(&rule);
    assert_eq!(names.in_language(Language::Ar), "أعد الحساب");
    assert_eq!(names.in_language(Language::Ckb), "Count again");
    assert_eq!(names.in_language(Language::En), "Count again");
}

#[test]
fn a_countrys_name_of_a_rule_gives_way_to_the_languages_instruction() {
    let rule = json!({
        "name": "Name", "instruction": "Count again",
        "translations": [
            translation("NAME", "ar_IQ", "الاسم"),
            translation("INSTRUCTION", "ar", "أعد العد"),
        ],
    });
    assert_eq!(told(&rule).in_language(Language::Ar), "أعد العد");
    let only_named = json!({
        "name": "Name", "instruction": "Count again",
        "translations": [translation("NAME", "ar_IQ", "الاسم")],
    });
    assert_eq!(told(&only_named).in_language(Language::Ar), "الاسم");
}

#[test]
fn sides_speak_their_own_translations() {
    let side = |text: &str, arabic: &str| {
        json!({"expression": "1", "description": text,
               "translations": [translation("DESCRIPTION", "ar", arabic)]})
    };
    let rule = json!({"leftSide": side("left", "الأول"), "rightSide": side("right", "الثاني")});
    assert_eq!(told(&rule).in_language(Language::Ar), "الأول ≤ الثاني");
}
