//! Answers of both generations, abridged; the whole recordings are read by `tests/contract`.

use super::*;
use crate::dhis2::fixture::cell;

fn reply(status: u16, body: &str) -> Reply {
    Reply {
        status,
        location: None,
        body: body.as_bytes().to_vec(),
    }
}

fn summary(status: u16, word: &str, rest: &str) -> Reply {
    reply(
        status,
        &format!(
            r#"{{"httpStatusCode":{status},"status":"{word}","message":"m","response":{{"status":"{word}",
            "importCount":{{"imported":0,"updated":1,"ignored":1,"deleted":0}},{rest}}}}}"#
        ),
    )
}

fn cells() -> Vec<Cell> {
    vec![cell(0, 0), cell(0, 1), cell(1, 0)]
}

fn refused(reply: &Reply) -> Vec<Refusal> {
    match of_import(reply, &cells()) {
        Err(Failure::Refused(refusals)) => refusals,
        other => panic!("{other:?}"),
    }
}

fn trouble(reply: &Reply) -> Trouble {
    match of_import(reply, &cells()) {
        Err(Failure::Trouble(trouble)) => trouble,
        other => panic!("{other:?}"),
    }
}

#[test]
fn refused_cells_are_found_under_409_and_under_200() {
    for (status, code) in [(409, "E7619"), (200, "E8122")] {
        let conflicts = format!(
            r#""conflicts":[{{"value":"Value must match","errorCode":"{code}","indexes":[1]}}],"rejectedIndexes":[1]"#
        );
        let told = refused(&summary(status, "WARNING", &conflicts));
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].meaning, Meaning::ValueWrong);
        assert_eq!(told[0].cells, [cell(0, 1)]);
        assert_eq!(told[0].code.as_deref(), Some(code));
    }
}

#[test]
fn ignored_values_without_conflicts_are_taken() {
    let rest = r#""conflicts":[],"rejectedIndexes":[]"#;
    assert_eq!(of_import(&summary(200, "SUCCESS", rest), &cells()), Ok(()));
    assert_eq!(
        of_import(&summary(200, "SUCCESS", r#""conflicts":null"#), &cells()),
        Ok(())
    );
}

#[test]
fn success_with_a_conflict_or_a_rejected_index_is_no_success() {
    let rejected = refused(&summary(200, "SUCCESS", r#""rejectedIndexes":[0]"#));
    assert_eq!(rejected[0].cells, [cell(0, 0)]);
    assert_eq!(rejected[0].meaning, Meaning::Unknown);
    let told = refused(&summary(
        200,
        "SUCCESS",
        r#""conflicts":[{"value":"?","errorCode":"E7777","indexes":[2]}]"#,
    ));
    assert_eq!(
        (told[0].meaning, told[0].cells.clone()),
        (Meaning::Unknown, vec![cell(1, 0)])
    );
}

#[test]
fn a_closed_period_concerns_the_report_and_not_each_cell() {
    let told = refused(&summary(
        409,
        "ERROR",
        r#""conflicts":[{"value":"Untimely","errorCode":"E8030","indexes":[0,1,2]}],"rejectedIndexes":[0,1,2]"#,
    ));
    assert_eq!((told[0].meaning, told[0].cells.len()), (Meaning::Closed, 0));
}

#[test]
fn the_element_that_made_the_report_fall_is_named_and_not_all_of_them() {
    let rest = format!(
        r#""conflicts":[{{"objects":{{"args":"fUAqvijzXu1-[{}]"}},"value":"Data set not usable","errorCode":"E8020","indexes":[0,1,2]}}],
        "rejectedIndexes":[0,1,2]"#,
        cell(1, 0).data_element
    );
    assert_eq!(
        refused(&summary(409, "ERROR", &rest))[0].cells,
        [cell(1, 0)]
    );
    let combo = cell(0, 1);
    let rest = format!(
        r#""conflicts":[{{"objects":{{"args":"fUAqvijzXu1-{}-[{}]"}},"value":"x","errorCode":"E8024","indexes":[0,1,2]}}]"#,
        combo.data_element, combo.category_option_combo
    );
    assert_eq!(refused(&summary(409, "ERROR", &rest))[0].cells, [combo]);
}

#[test]
fn conflicts_about_nothing_in_particular_concern_the_whole() {
    for indexes in [r#","indexes":[-1]"#, "", r#","indexes":null"#] {
        let told = refused(&summary(
            409,
            "ERROR",
            &format!(r#""conflicts":[{{"value":"x","errorCode":"E7600"{indexes}}}]"#),
        ));
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].meaning, Meaning::DataSetUnknown);
        assert!(told[0].cells.is_empty());
    }
}

#[test]
fn two_requests_that_met_are_tried_once_more() {
    for rest in [
        r#""conflicts":[{"value":"Period not valid: `null`","errorCode":"E7611","indexes":[0]}],"rejectedIndexes":[0]"#,
        r#""description":"The import process failed: Failed to flush BatchHandler","conflicts":[]"#,
    ] {
        let answer = of_import(&summary(409, "ERROR", rest), &cells());
        assert!(matches!(answer, Err(Failure::OnceMore(_))), "{answer:?}");
    }
    let named =
        r#""conflicts":[{"value":"Period not valid: `20XX99`","errorCode":"E7611","indexes":[0]}]"#;
    assert_eq!(
        refused(&summary(409, "WARNING", named))[0].meaning,
        Meaning::PeriodWrong
    );
}

#[test]
fn a_body_damaged_on_the_way_is_no_refusal() {
    let broken = reply(
        409,
        r#"{"status":"ERROR","response":{"status":"ERROR","description":"The import process failed: Post-condition was null",
        "importCount":{"imported":0,"updated":0,"ignored":0,"deleted":0},"conflicts":[]}}"#,
    );
    assert!(matches!(
        trouble(&broken),
        Trouble::ServerFailed { status: 409, .. }
    ));
}

#[test]
fn login_troubles_come_in_five_shapes() {
    let redirect = |to: &str| Reply {
        status: 302,
        location: Some(to.into()),
        body: Vec::new(),
    };
    for answer in [
        redirect("http://127.0.0.1:18342/dhis-web-login/"),
        redirect("http://127.0.0.1:18343/login/"),
        reply(401, r#"{"httpStatusCode":401,"message":"Unauthorized"}"#),
        reply(401, ""),
        reply(400, r#"{"message":"Checksum validation failed"}"#),
    ] {
        assert_eq!(trouble(&answer), Trouble::LoginRefused, "{answer:?}");
    }
    let damaged = r#"{"httpStatusCode":400,"status":"ERROR","message":"Unrecognized token 'dataSe': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')"}"#;
    assert!(matches!(
        trouble(&reply(400, damaged)),
        Trouble::ServerFailed { status: 400, .. }
    ));
    assert_eq!(
        trouble(&redirect("http://portal.example/welcome")),
        Trouble::NotDhis2 {
            status: 302,
            by: Instead::Portal
        }
    );
    for (status, page, by) in [
        (200, "<!doctype html><html>", Instead::Page),
        (200, "Welcome to the hotel", Instead::Page),
        (
            200,
            "<html><head><base href=\"/dhis-web-login/\"><title>DHIS2</title>",
            Instead::LoginPage,
        ),
        (
            200,
            "<html><form><input type=\"password\" name=\"j_password\"></form>",
            Instead::LoginPage,
        ),
        (
            200,
            "<html><title>MikroTik hotspot > login</title></html>",
            Instead::Portal,
        ),
        (511, "<html>", Instead::Portal),
        (407, "", Instead::Proxy),
        (
            403,
            "<html><!-- ERR_ACCESS_DENIED generated by squid -->",
            Instead::Proxy,
        ),
    ] {
        assert_eq!(
            trouble(&reply(status, page)),
            Trouble::NotDhis2 { status, by },
            "{page}"
        );
    }
}

#[test]
fn an_empty_200_is_a_refusal() {
    assert!(matches!(
        read(&reply(200, "")),
        Err(Failure::Refused(refusals)) if refusals[0].meaning == Meaning::UnitNotMine
    ));
    assert_eq!(refused(&reply(200, "  "))[0].meaning, Meaning::Unknown);
}

#[test]
fn refusals_without_a_summary_are_read_by_their_code() {
    let answer = reply(
        409,
        r#"{"status":"ERROR","message":"no","errorCode":"E2012"}"#,
    );
    let told = read(&answer);
    assert!(
        matches!(told, Err(Failure::Refused(refusals)) if refusals[0].meaning == Meaning::UnitNotMine)
    );
}

#[test]
fn a_broken_or_cut_answer_decides_nothing() {
    for answer in [
        reply(500, r#"{"status":"ERROR","message":"group is null"}"#),
        reply(502, "<html>Bad Gateway</html>"),
        reply(503, ""),
        reply(200, r#"{"status":"OK","response":{"sta"#),
    ] {
        assert!(
            matches!(trouble(&answer), Trouble::ServerFailed { .. }),
            "{answer:?}"
        );
    }
    assert_eq!(
        trouble(&reply(
            403,
            r#"{"message":"requires one Authority from [F_DATAVALUE_ADD]"}"#
        )),
        Trouble::NotAllowed {
            said: "requires one Authority from [F_DATAVALUE_ADD]".into()
        }
    );
}

#[test]
fn what_a_server_says_is_cleaned() {
    let told = refused(&summary(
        409,
        "ERROR",
        "\"conflicts\":[{\"value\":\"\\u001b[31mred\",\"errorCode\":\"E7610\",\"indexes\":[0]}]",
    ));
    assert_eq!(told[0].said, "red");
}

#[test]
fn a_completion_refused_has_only_words() {
    let answer = reply(
        409,
        r#"{"status":"ERROR","response":{"status":"ERROR","description":"Import process complete.",
        "importCount":{"imported":0,"updated":0,"ignored":1,"deleted":0},
        "conflicts":[{"object":"dataElementOperand","value":"Sessions held needs to be filled. It is compulsory."}],"rejectedIndexes":[]}}"#,
    );
    assert!(matches!(
        of_completion(&answer),
        Err(Failure::Refused(refusals)) if refusals[0].meaning == Meaning::CompulsoryMissing
            && refusals[0].code.is_none()
    ));
}
