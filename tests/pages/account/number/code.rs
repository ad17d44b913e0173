//! Twin of `pages/account/number/code.rs`.

use chophien::{entities::shop, kernel::phone::Phone, market::accounts::find};
use sea_orm::EntityTrait;

use crate::kit::{PASSWORD, TestApp, Visitor};

const NEW: &str = "0900000077";

/// Mỷ has asked for a new number, and both texts have left.
async fn asked(app: &TestApp, visitor: &mut Visitor) -> (String, String) {
    visitor.submit("/account/number", &[("phone", NEW)]).await.assert_ok();
    app.work_off().await;
    (app.code_texted_to(NEW), app.code_texted_to("0900000002"))
}

#[tokio::test]
async fn both_codes_change_the_number_of_the_account_and_of_its_shop() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let (mut here, mut elsewhere) = (app.visitor_as(my.account).await, app.visitor_as(my.account).await);
    let (new, old) = asked(&app, &mut here).await;
    let form = [("new_code", new.as_str()), ("old_code", old.as_str())];
    here.post("/account/number/code", &form).await.assert_redirect("/account/security");
    here.post("/account/number/code", &form).await.assert_redirect("/account/number");
    here.get("/account/security").await.assert_ok().assert_sees("0900 000 077");
    elsewhere.get("/account").await.assert_must_sign_in();
    let row = shop::Entity::find_by_id(my.shop).one(&app.db.read).await.expect("shops").expect("hers");
    assert_eq!(row.phone.as_str(), NEW);
    let mut visitor = app.visitor();
    visitor.post("/sign-in", &[("phone", "0900000002"), ("password", PASSWORD)]).await.assert_refused();
    visitor.post("/sign-in", &[("phone", NEW), ("password", PASSWORD)]).await.assert_redirect("/seller");
    app.work_off().await;
    assert!(app.last_text_to("0900000002").contains("vua doi sang so khac"));
}

#[tokio::test]
async fn one_code_alone_changes_nothing_and_five_tries_spend_it() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let mut visitor = app.visitor_as(my.account).await;
    let (new, old) = asked(&app, &mut visitor).await;
    let wrong = if old == "000000" { "111111" } else { "000000" };
    for _ in 0..4 {
        let form = [("new_code", new.as_str()), ("old_code", wrong)];
        let tried = visitor.post("/account/number/code", &form).await;
        tried.assert_refused().assert_field_error("old_code");
        assert_eq!(tried.value("new_code"), Some(new.clone()), "what was right need not be typed again");
    }
    let missing = visitor.post("/account/number/code", &[("new_code", new.as_str()), ("old_code", "")]).await;
    missing.assert_refused().assert_field_error("old_code");
    let form = [("new_code", new.as_str()), ("old_code", wrong)];
    visitor.post("/account/number/code", &form).await.assert_refused().assert_sees("không còn dùng được");
    let form = [("new_code", new.as_str()), ("old_code", old.as_str())];
    visitor.post("/account/number/code", &form).await.assert_refused();
    let phone = Phone::parse(NEW).expect("a number");
    assert!(find::by_phone(&app.db.read, &phone).await.expect("accounts").is_none());
}

#[tokio::test]
async fn without_codes_under_way_one_begins_at_the_beginning() {
    let app = TestApp::new().await;
    let (lan, my) = (app.lan().await, app.my().await);
    let (mut hers, mut other) = (app.visitor_as(my.account).await, app.visitor_as(lan).await);
    asked(&app, &mut hers).await;
    other.get("/account/number/code").await.assert_redirect("/account/number");
    hers.get("/account/number/code").await.assert_ok();
    app.later(time::Duration::minutes(10));
    hers.get("/account/number/code").await.assert_redirect("/account/number");
}
