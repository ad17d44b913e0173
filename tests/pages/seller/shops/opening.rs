//! Twin of `pages/seller/shops/opening.rs`.

use chophien::{
    entities::shop,
    market::shops::{Status, find},
};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::kit::{TestApp, Upload, Visitor, world::MEO_VAC};

const FORM: [(&str, &str); 5] = [
    ("name", "Mật ong Mỷ"),
    ("kind", "household"),
    ("unit", MEO_VAC),
    ("hamlet", "thôn Sà Lủng"),
    ("story", "Nhà mình nuôi ong bạc hà đã mười hai năm."),
];

fn form_with<'a>(name: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    FORM.iter().copied().filter(|(n, _)| *n != name).chain([(name, value)]).collect()
}

async fn somebody(app: &TestApp) -> Visitor {
    let lan = app.lan().await;
    app.visitor_as(lan).await
}

async fn shops(app: &TestApp) -> u64 {
    shop::Entity::find().count(&app.db.read).await.expect("shops")
}

#[tokio::test]
async fn a_shop_is_opened_from_a_phone_without_javascript() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let mut visitor = app.visitor_as(lan).await;
    visitor.get("/seller/opening").await.assert_ok().assert_has("input[name=unit_text]").assert_has("input[type=file]");
    let typed = [("unit_text", "mèo vạc"), ("unit", ""), ("unit_for", "")];
    let form: Vec<_> = FORM.iter().copied().filter(|(n, _)| *n != "unit").chain(typed).collect();
    let page = visitor.submit("/seller/opening", &form).await;
    // The name of today stands before the communes of the former district.
    page.assert_refused().assert_field_error("unit");
    let choice = page.attributes("input[type=radio][name=unit]", "value").into_iter().next().expect("a choice");
    assert_eq!(choice, MEO_VAC);
    let said = page.value("unit_for").expect("the text asked about");
    let again = [("unit_text", said.as_str()), ("unit", &choice), ("unit_for", &said)];
    let form: Vec<_> = FORM.iter().copied().filter(|(n, _)| *n != "unit").chain(again).collect();
    let page = visitor.submit("/seller/opening", &form).await;
    page.assert_ok().assert_sees("Chờ duyệt").assert_no_field_error();
    let own = find::of_member(&app.db.read, lan).await.expect("shops");
    assert_eq!((own[0].status, own[0].unit_code.0.as_str()), (Status::Pending, MEO_VAC));
}

#[tokio::test]
async fn what_was_typed_stays_when_something_is_wrong() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    for (name, value) in [("name", "M"), ("kind", "pirate"), ("unit", "99999"), ("story", &*"ả".repeat(1_501))] {
        let page = visitor.post("/seller/opening", &form_with(name, value)).await;
        page.assert_refused().assert_field_error(name);
        if name != "name" {
            assert_eq!(page.value("name").as_deref(), Some("Mật ong Mỷ"), "{name}");
        }
        assert_eq!(page.value("hamlet").as_deref(), Some("thôn Sà Lủng"), "{name}");
    }
    let page = visitor.post("/seller/opening", &[]).await;
    page.assert_refused().assert_field_error("name").assert_field_error("kind").assert_field_error("unit");
    assert_eq!(shops(&app).await, 0);
}

#[tokio::test]
async fn a_stale_form_comes_back_with_everything_in_it() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    let page = visitor.post("/seller/opening", &form_with("csrf", "stale")).await;
    page.assert_refused().assert_field_error("");
    assert_eq!(page.value("name").as_deref(), Some("Mật ong Mỷ"));
    assert_eq!(shops(&app).await, 0);
}

#[tokio::test]
async fn sent_twice_it_is_one_shop() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    visitor.get("/seller/opening").await;
    for _ in 0..2 {
        let answer = visitor.post("/seller/opening", &FORM).await;
        assert!(answer.status.is_redirection(), "{}", answer.text());
    }
    assert_eq!(shops(&app).await, 1);
    visitor.get("/seller/opening").await.assert_redirect("/seller");
}

#[tokio::test]
async fn a_shop_stands_in_the_markets_own_province() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    visitor.post("/seller/opening", &form_with("unit", "00004")).await.assert_refused().assert_field_error("unit");
    assert_eq!(shops(&app).await, 0);
}

#[tokio::test]
async fn a_wrong_file_is_told_at_its_field_and_nothing_else_is_lost() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    let files = [Upload { field: "photo", name: "virus.jpg", bytes: b"<script>alert(1)</script>" }];
    let page = visitor.post_multipart("/seller/opening", &FORM, &files).await;
    page.assert_refused().assert_field_error("photo");
    assert_eq!(page.value("story").as_deref(), Some(FORM[4].1));
    assert_eq!(page.value("unit").as_deref(), Some(MEO_VAC));
    assert_eq!(shops(&app).await, 0);
}
