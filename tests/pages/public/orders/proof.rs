//! Twin of `pages/public/orders/proof.rs`: rules 15 and 17. What opens a purchase is the code texted to its number.

use chophien::entities::texted_code;
use sea_orm::{EntityTrait, PaginatorTrait};
use time::Duration;

use crate::kit::{Answer, TestApp, Visitor};

/// Asks for a code by an order's or a purchase's code and its number, and enters what was texted.
pub async fn proved(app: &TestApp, visitor: &mut Visitor, code: &str, phone: &str) -> Answer {
    asked(app, visitor, code, phone).await;
    let digits = texted(app);
    visitor.post("/orders/proof", &[("code", &digits)]).await
}

/// The digits of the newest code for a purchase; other texts to the number may have come after it.
fn texted(app: &TestApp) -> String {
    let text = app.texts().into_iter().rev().find_map(|text| {
        let (_, code) = text.words.split_once("ma xem don hang la ")?;
        code.get(..6).map(str::to_owned)
    });
    text.expect("a code was texted")
}

async fn asked(app: &TestApp, visitor: &mut Visitor, code: &str, phone: &str) {
    visitor.get("/orders").await;
    visitor.post("/orders/text", &[("code", code), ("phone", phone)]).await.assert_redirect("/orders/proof");
    app.work_off().await;
}

fn other_than(digits: &str) -> &'static str {
    if digits == "000000" { "111111" } else { "000000" }
}

#[tokio::test]
async fn a_purchases_own_code_and_its_number_proved_open_all_of_it() {
    let app = TestApp::new().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    let placed = app.place(app.checkout(&[(&app.honey(&my).await, 1), (&app.tea(&may).await, 1)]).await).await;
    let placed = placed.expect("placed");
    let mut lan = app.visitor();
    let purchase = format!("/purchases/{}", placed.code);
    proved(&app, &mut lan, &placed.code, "0900000001").await.assert_redirect(&purchase);
    lan.get(&purchase).await.assert_sees("ngõ 62");
    let order = &app.orders_of(&placed).await[1];
    let path = format!("/orders/{}", order.code);
    lan.post(&format!("{path}/cancellation"), &[]).await.assert_redirect(&path);
    assert_eq!(app.status(order.id).await, chophien::market::orders::Status::Cancelled);
}

#[tokio::test]
async fn a_number_that_bought_nothing_gets_the_same_pages_and_is_told_alone() {
    let app = TestApp::new().await;
    let sale = app.placed(&app.honey(&app.my().await).await, None).await;
    let mut said = Vec::new();
    for (code, phone) in [(sale.code.as_str(), "0900000001"), ("ZZZZZZZZ", "0900000099"), (&sale.code, "0900000098")] {
        let mut visitor = app.visitor();
        asked(&app, &mut visitor, code, phone).await;
        let page = visitor.get("/orders/proof").await;
        let wrong = visitor.post("/orders/proof", &[("code", "12")]).await;
        let spaced = format!("{} {} {}", &phone[..4], &phone[4..7], &phone[7..]);
        said.push((page.reads().replace(&spaced, "N"), wrong.reads().replace(&spaced, "N")));
    }
    assert_eq!(said[0], said[1]);
    assert_eq!(said[0], said[2]);
    assert!(app.last_text_to("0900000001").contains("ma xem don hang"));
    assert!(app.last_text_to("0900000099").contains("khong thay don nao"));
    let count = texted_code::Entity::find().count(&app.db.read).await.expect("codes");
    assert_eq!(count, 3, "the same work for each");
}

#[tokio::test]
async fn a_wrong_code_opens_nothing_and_five_of_them_spend_it() {
    let app = TestApp::new().await;
    let sale = app.placed(&app.honey(&app.my().await).await, None).await;
    let mut visitor = app.visitor();
    asked(&app, &mut visitor, &sale.code, &sale.phone).await;
    let digits = app.code_texted_to(&sale.phone);
    for _ in 0..5 {
        let answer = visitor.post("/orders/proof", &[("code", other_than(&digits))]).await;
        answer.assert_refused().assert_field_error("code");
    }
    visitor.post("/orders/proof", &[("code", &digits)]).await.assert_refused().assert_sees("không còn dùng được");
    visitor.get(&format!("/orders/{}", sale.code)).await.assert_sees_not("ngõ 62");
}

#[tokio::test]
async fn a_code_opens_once_in_the_browser_that_asked_and_not_after_ten_minutes() {
    let app = TestApp::new().await;
    let sale = app.placed(&app.honey(&app.my().await).await, None).await;
    let (mut lan, mut other) = (app.visitor(), app.visitor());
    asked(&app, &mut lan, &sale.code, &sale.phone).await;
    let digits = app.code_texted_to(&sale.phone);
    other.post("/orders/proof", &[("code", &digits)]).await.assert_redirect("/orders");
    let mut twin = lan.clone();
    lan.post("/orders/proof", &[("code", &digits)]).await.assert_redirect(&format!("/orders/{}", sale.code));
    twin.post("/orders/proof", &[("code", &digits)]).await.assert_refused();
    twin.get(&format!("/orders/{}", sale.code)).await.assert_sees_not("ngõ 62");

    asked(&app, &mut other, &sale.code, &sale.phone).await;
    app.later(Duration::minutes(10));
    let late = app.code_texted_to(&sale.phone);
    other.post("/orders/proof", &[("code", &late)]).await.assert_refused();
    other.get(&format!("/orders/{}", sale.code)).await.assert_sees_not("ngõ 62");
}

#[tokio::test]
async fn a_code_opens_the_purchase_that_it_was_asked_for_and_none_for_another_purpose() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let (first, second) = (app.placed(&honey, None).await, app.placed(&honey, None).await);
    let mut visitor = app.visitor();
    proved(&app, &mut visitor, &first.code, &first.phone).await.assert_redirect(&format!("/orders/{}", first.code));
    visitor.get(&format!("/orders/{}", second.code)).await.assert_sees_not("ngõ 62");

    app.lan().await;
    let mut resetting = app.visitor();
    resetting.post("/reset", &[("phone", &first.phone)]).await.assert_redirect("/reset/code");
    app.work_off().await;
    let digits = app.code_texted_to(&first.phone);
    resetting.post("/orders/proof", &[("code", &digits)]).await.assert_refused();
    resetting.get(&format!("/orders/{}", first.code)).await.assert_sees_not("ngõ 62");
}

#[tokio::test]
async fn a_code_can_be_sent_again_and_codes_are_limited_with_what_was_typed_kept() {
    let app = TestApp::with(|config| config.limits.code_per_hour = 2).await;
    let sale = app.placed(&app.honey(&app.my().await).await, None).await;
    let mut lan = app.visitor();
    asked(&app, &mut lan, &sale.code, &sale.phone).await;
    lan.post("/orders/text", &[]).await.assert_redirect("/orders/proof");
    app.work_off().await;
    lan.post("/orders/text", &[]).await.assert_refused().assert_field_error("");
    let told = lan.post("/orders/text", &[("code", &sale.code), ("phone", &sale.phone)]).await;
    told.assert_refused().assert_field_error("");
    assert_eq!(told.value("code").as_deref(), Some(sale.code.as_str()));
    let digits = app.code_texted_to(&sale.phone);
    lan.post("/orders/proof", &[("code", &digits)]).await.assert_redirect(&format!("/orders/{}", sale.code));
}

#[tokio::test]
async fn without_a_code_under_way_one_begins_at_the_look_up() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor();
    visitor.get("/orders/proof").await.assert_redirect("/orders");
    visitor.get("/orders").await;
    visitor.post("/orders/proof", &[("code", "123456")]).await.assert_redirect("/orders");
    visitor.post("/orders/text", &[]).await.assert_refused().assert_field_error("code").assert_field_error("phone");
    assert_eq!(texted_code::Entity::find().count(&app.db.read).await.expect("codes"), 0);
}
