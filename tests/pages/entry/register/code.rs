//! Twin of `pages/entry/register/code.rs`.

use chophien::{
    entities::{acceptance, account},
    kernel::ids::UnitCode,
};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::kit::{TestApp, Visitor, world::MEO_VAC};

pub const NEW: &str = "0900000101";

pub async fn asked(app: &TestApp) -> Visitor {
    let mut visitor = app.visitor();
    let fields = [
        ("name", "Giàng Thị Sai"),
        ("phone", NEW),
        ("password", "mùa ngô mới"),
        ("unit", MEO_VAC),
        ("unit_text", "Xã Mèo Vạc, Tuyên Quang"),
        ("accept", "yes"),
    ];
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
    visitor.post("/register/code", &[("code", &spaced)]).await.assert_redirect("/account");
    let page = visitor.get("/account").await;
    page.assert_ok().assert_sees("Giàng Thị Sai");
    assert_eq!(page.value("unit_text").as_deref(), Some("Xã Mèo Vạc, Tuyên Quang"));
    let row = account::Entity::find().one(&app.db.read).await.unwrap().expect("an account");
    assert_eq!(row.unit_code, Some(UnitCode(MEO_VAC.into())));
    assert_eq!(acceptance::Entity::find().count(&app.db.read).await.unwrap(), 2);

    let fields = [("phone", NEW), ("password", "mùa ngô mới")];
    app.visitor().post("/sign-in", &fields).await.assert_redirect("/account");
}

#[tokio::test]
async fn without_the_code_there_is_no_account() {
    let app = TestApp::new().await;
    let mut visitor = asked(&app).await;
    let wrong = if app.code_texted_to(NEW) == "000000" { "111111" } else { "000000" };
    visitor.post("/register/code", &[("code", "12")]).await.assert_refused().assert_field_error("code");
    visitor.post("/register/code", &[("code", wrong)]).await.assert_refused().assert_field_error("code");
    assert_eq!(account::Entity::find().count(&app.db.read).await.unwrap(), 0);
}

#[tokio::test]
async fn another_browser_cannot_try_the_code() {
    let app = TestApp::new().await;
    asked(&app).await;
    let code = app.code_texted_to(NEW);
    app.visitor().post("/register/code", &[("code", &code)]).await.assert_redirect("/register");
    let mut forger = app.visitor();
    forger.cookies.insert("proving".into(), format!("1:{NEW}"));
    forger.post("/register/code", &[("code", &code)]).await.assert_redirect("/register");
}

#[tokio::test]
async fn pressing_twice_registers_once() {
    let app = TestApp::new().await;
    let mut visitor = asked(&app).await;
    let mut twin = visitor.clone();
    let code = app.code_texted_to(NEW);
    visitor.post("/register/code", &[("code", &code)]).await.assert_redirect("/account");
    twin.post("/register/code", &[("code", &code)]).await.assert_refused();
    assert_eq!(account::Entity::find().count(&app.db.read).await.unwrap(), 1);
}
