//! Twin of `pages/entry/register/code.rs`.

use chophien::{
    entities::{acceptance, account, texted_code},
    infra::words::Language,
    kernel::ids::{DocumentId, UnitCode},
    market::documents::{find, slugs},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, PaginatorTrait};

use crate::kit::{TestApp, Visitor, world::MEO_VAC};

pub const NEW: &str = "0900000101";
pub const PASSWORD: (&str, &str) = ("password", "mùa ngô mới");

pub async fn asked(app: &TestApp) -> Visitor {
    let mut visitor = app.visitor();
    let fields = [
        ("name", "Giàng Thị Sai"),
        ("phone", NEW),
        ("unit", MEO_VAC),
        ("unit_text", "Xã Mèo Vạc, Tuyên Quang"),
        ("accept", "yes"),
    ];
    let versions = app.versions(&slugs::AT_REGISTRATION).await;
    let versions = versions.iter().map(|(name, value)| (*name, value.as_str()));
    let fields: Vec<_> = fields.into_iter().chain(versions).collect();
    visitor.post("/register", &fields).await.assert_redirect("/register/code");
    app.work_off().await;
    visitor
}

#[tokio::test]
async fn with_the_code_the_account_exists_its_owner_is_in_and_the_rules_are_accepted() {
    let app = TestApp::new().await;
    let mut visitor = asked(&app).await;
    let code = app.code_texted_to(NEW);
    let spaced = format!("{} {}", &code[..3], &code[3..]);
    visitor.post("/register/code", &[("code", &spaced), PASSWORD]).await.assert_redirect("/account");
    let page = visitor.get("/account").await;
    page.assert_ok().assert_sees("Giàng Thị Sai");
    assert_eq!(page.value("unit_text").as_deref(), Some("Xã Mèo Vạc, Tuyên Quang"));
    let row = account::Entity::find().one(&app.db.read).await.unwrap().expect("an account");
    assert_eq!(row.unit_code, Some(UnitCode(MEO_VAC.into())));
    assert_eq!(acceptance::Entity::find().count(&app.db.read).await.unwrap(), 2);

    let fields = [("phone", NEW), PASSWORD];
    app.visitor().post("/sign-in", &fields).await.assert_redirect("/account");
}

#[tokio::test]
async fn without_the_code_there_is_no_account() {
    let app = TestApp::new().await;
    let mut visitor = asked(&app).await;
    let wrong = if app.code_texted_to(NEW) == "000000" { "111111" } else { "000000" };
    visitor.post("/register/code", &[("code", "12"), PASSWORD]).await.assert_refused().assert_field_error("code");
    visitor.post("/register/code", &[("code", wrong), PASSWORD]).await.assert_refused().assert_field_error("code");
    let short = [("code", app.code_texted_to(NEW)), ("password", "ngắn".into())];
    let short = short.each_ref().map(|(name, value)| (*name, value.as_str()));
    let told = visitor.post("/register/code", &short).await;
    told.assert_refused().assert_field_error("password");
    assert_eq!(told.value("code").as_deref(), Some(short[0].1), "only the password is typed again");
    assert!(!told.text().contains("ngắn\""), "and never shown");
    assert_eq!(account::Entity::find().count(&app.db.read).await.unwrap(), 0);
}

#[tokio::test]
async fn another_browser_cannot_try_the_code() {
    let app = TestApp::new().await;
    asked(&app).await;
    let code = app.code_texted_to(NEW);
    app.visitor().post("/register/code", &[("code", &code), PASSWORD]).await.assert_redirect("/register");
    let mut forger = app.visitor();
    forger.cookies.insert("proving".into(), format!("1:{NEW}"));
    forger.post("/register/code", &[("code", &code), PASSWORD]).await.assert_redirect("/register");
}

#[tokio::test]
async fn pressing_twice_registers_once() {
    let app = TestApp::new().await;
    let mut visitor = asked(&app).await;
    let mut twin = visitor.clone();
    let code = app.code_texted_to(NEW);
    visitor.post("/register/code", &[("code", &code), PASSWORD]).await.assert_redirect("/account");
    twin.post("/register/code", &[("code", &code), PASSWORD]).await.assert_refused();
    assert_eq!(account::Entity::find().count(&app.db.read).await.unwrap(), 1);
}

async fn accepted(app: &TestApp) -> Vec<DocumentId> {
    let rows = acceptance::Entity::find().all(&app.db.read).await.unwrap();
    rows.into_iter().map(|row| row.document_id).collect()
}

#[tokio::test]
async fn what_is_accepted_is_what_the_first_form_showed() {
    let app = TestApp::new().await;
    let shown = find::to_show(&app.db.read, &slugs::AT_REGISTRATION, Language::Vi, app.now().day()).await.unwrap();
    let mut visitor = asked(&app).await;
    visitor.post("/language", &[("language", "en")]).await;
    let code = app.code_texted_to(NEW);
    visitor.post("/register/code", &[("code", &code), PASSWORD]).await.assert_redirect("/account");
    assert_eq!(accepted(&app).await, shown.iter().map(|held| held.id).collect::<Vec<_>>());
}

#[tokio::test]
async fn rules_published_before_the_code_was_entered_are_asked_on_its_page_and_the_code_stays_good() {
    let app = TestApp::new().await;
    let mut visitor = asked(&app).await;
    app.publish("operating-rules").await;
    let code = app.code_texted_to(NEW);
    let told = visitor.post("/register/code", &[("code", &code), PASSWORD]).await;
    told.assert_refused().assert_field_error("accept").assert_sees("“Quy chế hoạt động” vừa có bản mới");
    told.assert_has("a[href=\"/documents/operating-rules\"] + .tag");
    assert_eq!(told.value("code").as_deref(), Some(code.as_str()));
    assert_eq!(account::Entity::find().count(&app.db.read).await.unwrap(), 0);

    let shown = told.attributes("input[name=\"version\"]", "value");
    assert_eq!(shown, ["operating-rules:vi:3", "privacy:vi:2"]);
    let versions = || shown.iter().map(|version| ("version", version.as_str()));
    let unticked: Vec<_> = [("code", code.as_str()), PASSWORD].into_iter().chain(versions()).collect();
    let unticked = visitor.post("/register/code", &unticked).await;
    unticked.assert_refused().assert_field_error("accept").assert_has("input[name=\"version\"]");
    let old = [
        ("code", code.as_str()),
        PASSWORD,
        ("accept", "yes"),
        ("version", "operating-rules:vi:1"),
        ("version", shown[1].as_str()),
    ];
    visitor.post("/register/code", &old).await.assert_refused().assert_field_error("accept");
    assert_eq!((account::Entity::find().count(&app.db.read).await.unwrap(), accepted(&app).await), (0, vec![]));

    let read: Vec<_> = [("code", code.as_str()), PASSWORD, ("accept", "yes")].into_iter().chain(versions()).collect();
    visitor.post("/register/code", &read).await.assert_redirect("/account");
    let rules = find::current(&app.db.read, "operating-rules", Language::Vi, app.now().day()).await.unwrap().unwrap();
    let kept = accepted(&app).await;
    assert_eq!((kept.len(), kept.contains(&rules.id)), (2, true));
}

/// As a version that asked for the password first has written it.
#[tokio::test]
async fn a_registration_under_way_while_the_program_is_replaced_is_finished_with_a_password() {
    let app = TestApp::new().await;
    let mut visitor = asked(&app).await;
    let row = texted_code::Entity::find().one(&app.db.read).await.unwrap().expect("a row");
    let mut pending: serde_json::Value = serde_json::from_str(row.pending.as_deref().expect("what waits")).unwrap();
    pending["password_hash"] = "$argon2id$of before".into();
    let mut row = row.into_active_model();
    row.pending = Set(Some(pending.to_string()));
    row.update(&app.db.write).await.unwrap();
    let code = app.code_texted_to(NEW);
    visitor.post("/register/code", &[("code", &code), PASSWORD]).await.assert_redirect("/account");
    app.visitor().post("/sign-in", &[("phone", NEW), PASSWORD]).await.assert_redirect("/account");
}

#[tokio::test]
async fn whoever_wants_a_shop_is_led_through_registration_to_its_form() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor();
    let front = visitor.get("/").await;
    assert!(front.attributes(".hero a", "href").contains(&"/seller/opening".to_owned()));
    let sign_in = visitor.open("/seller/opening").await;
    let way = "/register?return=%2Fseller%2Fopening";
    assert!(sign_in.assert_ok().attributes("main a", "href").contains(&way.to_owned()));
    let register = visitor.get(way).await;
    assert_eq!(register.value("return").as_deref(), Some("/seller/opening"));
    let versions = app.versions(&slugs::AT_REGISTRATION).await;
    let typed = [("name", "Giàng Thị Sai"), ("phone", NEW), ("accept", "yes")];
    let own = versions.iter().map(|(name, value)| (*name, value.as_str()));
    let fields: Vec<_> = typed.into_iter().chain(own).chain([("return", "/seller/opening")]).collect();
    let code_page = visitor.post("/register", &fields).await;
    code_page.assert_redirect("/register/code?return=%2Fseller%2Fopening");
    let code_page = visitor.follow(code_page).await;
    assert_eq!(code_page.value("return").as_deref(), Some("/seller/opening"));
    app.work_off().await;
    let wrong = [("code", "12"), ("return", "/seller/opening")];
    assert_eq!(visitor.post("/register/code", &wrong).await.value("return").as_deref(), Some("/seller/opening"));
    let again = visitor.post("/register/code/renewal", &wrong[1..]).await;
    again.assert_redirect("/register/code?return=%2Fseller%2Fopening");
    app.work_off().await;
    let code = app.code_texted_to(NEW);
    let fields = [("code", code.as_str()), PASSWORD, ("return", "/seller/opening")];
    visitor.post("/register/code", &fields).await.assert_redirect("/seller/opening");
    visitor.get("/seller/opening").await.assert_ok().assert_has("input[name=name]");
}

#[tokio::test]
async fn one_is_led_on_within_this_site_only() {
    let app = TestApp::new().await;
    let mut visitor = asked(&app).await;
    assert_eq!(app.visitor().get("/register?return=//evil.example").await.value("return"), None);
    assert_eq!(visitor.get("/register/code?return=https://evil.example").await.value("return"), None);
    let code = app.code_texted_to(NEW);
    visitor
        .post("/register/code", &[("code", &code), PASSWORD, ("return", "//evil.example")])
        .await
        .assert_redirect("/account");
}
