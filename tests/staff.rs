//! Twin of `src/staff.rs`: people by command line.

use chophien::{
    market::accounts::{Role, find, second::find::is_set},
    staff::{Scope, StaffCommand, StaffError, run},
};

use crate::kit::{TestApp, world::MEO_VAC};

fn scope(phone: &str, role: &str, unit: Option<&str>) -> Scope {
    Scope { phone: phone.into(), role: role.into(), unit: unit.map(Into::into) }
}

#[tokio::test]
async fn the_first_administrator_sets_her_first_password_with_a_texted_code_and_nobody_else_knows_one() {
    let app = TestApp::new().await;
    let add = StaffCommand::Add { phone: "+84 900 000 005".into(), name: "Tâm".into() };
    let printed = run(&app, add.clone()).await.unwrap();
    assert!(printed.starts_with("0900 000 005  ") && printed.contains("/reset"), "{printed}");
    run(&app, StaffCommand::Grant(scope("0900000005", "admin", None))).await.unwrap();
    let mut visitor = app.visitor();
    for word in printed.split_whitespace().chain([printed.as_str()]) {
        visitor.post("/sign-in", &[("phone", "0900000005"), ("password", word)]).await.assert_refused();
    }
    visitor.post("/reset", &[("phone", "0900000005")]).await.assert_redirect("/reset/code");
    app.work_off().await;
    let code = app.code_texted_to("0900000005");
    let first = [("code", code.as_str()), ("password", "mật khẩu đầu tiên")];
    visitor.post("/reset/code", &first).await.assert_redirect("/account");
    visitor.get("/staff/roles").await.assert_ok();
    assert!(matches!(run(&app, add).await, Err(StaffError::Add(_))), "not twice");
}

#[tokio::test]
async fn roles_are_granted_listed_and_revoked() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let helper = scope("0900000001", "helper", Some(MEO_VAC));
    run(&app, StaffCommand::Grant(helper.clone())).await.unwrap();
    let listed = run(&app, StaffCommand::List).await.unwrap();
    assert!(listed.contains("0900 000 001") && listed.contains("helper") && listed.contains(MEO_VAC), "{listed}");
    run(&app, StaffCommand::Revoke(helper.clone())).await.unwrap();
    assert!(!find::person(&app.db.read, lan, 0).await.unwrap().expect("Lan").has(Role::Helper));
    assert!(matches!(run(&app, StaffCommand::Revoke(helper)).await, Err(StaffError::Revoke(_))));
}

#[tokio::test]
async fn whoever_lost_her_phone_is_signed_out_of_it() {
    let app = TestApp::new().await;
    let mut lan = app.visitor_as(app.lan().await).await;
    run(&app, StaffCommand::SignOut { phone: "0900 000 001".into() }).await.unwrap();
    lan.get("/account").await.assert_must_sign_in();
    let nobody = run(&app, StaffCommand::SignOut { phone: "0900000099".into() }).await;
    assert!(matches!(nobody, Err(StaffError::NoAccount)));
}

#[tokio::test]
async fn an_operator_takes_a_second_factor_off() {
    let app = TestApp::new().await;
    let tam = app.tam().await;
    let off = StaffCommand::EndSecondFactor { phone: "0900 000 005".into() };
    assert!(matches!(run(&app, off.clone()).await, Err(StaffError::TakeOff(_))), "there is none");
    app.second_factor(tam).await;
    run(&app, off).await.unwrap();
    assert!(!is_set(&app.db.read, tam).await.unwrap());
    app.work_off().await;
    assert!(app.last_text_to("0900000005").contains("go ma dang nhap thu hai"), "and she is told");
    let nobody = run(&app, StaffCommand::EndSecondFactor { phone: "0900000099".into() }).await;
    assert!(matches!(nobody, Err(StaffError::NoAccount)));
}

#[tokio::test]
async fn what_is_typed_wrong_is_named() {
    let app = TestApp::new().await;
    app.lan().await;
    let end = async |scope| run(&app, StaffCommand::Grant(scope)).await.expect_err("refused").to_string();
    assert!(end(scope("12", "admin", None)).await.contains("--phone"));
    assert!(end(scope("0900000099", "admin", None)).await.contains("--phone"));
    for name in ["", "\u{202e}\u{200b}", &"ă".repeat(81)] {
        let add = StaffCommand::Add { phone: "0900000009".into(), name: name.into() };
        assert!(run(&app, add).await.expect_err("refused").to_string().contains("--name"));
    }
    assert!(end(scope("0900000001", "king", None)).await.contains("--role"));
    assert!(end(scope("0900000001", "helper", Some("x"))).await.contains("--unit"));
}
