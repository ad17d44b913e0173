//! Twin of `pages/public/checkout_proof.rs`: a guest proves her number in the form of the checkout.

use chophien::{
    config::{Buying, Config, Profile},
    entities::{purchase, texted_code, variant},
    kernel::money::Money,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, PaginatorTrait};
use time::Duration;

use super::checkout::order_as_guest;
use crate::kit::{
    Answer, TestApp, Visitor,
    goods::{Good, Listing},
    seen::lent,
    world::BA_DINH,
};

pub const LAN: &str = "0900000001";
pub const ASKED: &str = "đơn trên 500.000 ₫ cần xác nhận số điện thoại";

pub type Form = Vec<(String, String)>;

/// As in production.
pub fn real() -> Buying {
    Config::load(Profile::Production).expect("the settings of production").buying
}

pub async fn market() -> TestApp {
    TestApp::with(|config| config.buying = real()).await
}

/// Two jars are above the sum, one is not.
pub async fn with_honey(app: &TestApp, visitor: &mut Visitor, jars: &str) -> Good {
    let honey = app.product(&app.my().await, Listing { stock: 100, ..Listing::default() }).await;
    put(visitor, &honey, jars).await;
    honey
}

pub async fn put(visitor: &mut Visitor, good: &Good, pieces: &str) {
    visitor.post("/cart", &[("variant", &good.variant_code), ("quantity", pieces)]).await;
}

/// What a guest has typed, and the page has shown, once she has seen the sum.
pub async fn filled(visitor: &mut Visitor, phone: &str) -> Form {
    let page = visitor.get("/checkout").await;
    page.assert_ok();
    let typed = [("name", "Nguyễn Thị Lan"), ("phone", phone), ("unit", BA_DINH), ("street", "số 18 ngõ 62")];
    let mut form: Form = typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    form.push(("accept".into(), "yes".into()));
    form.push(("checkout_key".into(), page.value("checkout_key").expect("a key")));
    for name in ["version", "line"] {
        let shown = page.attributes(&format!("input[name=\"{name}\"]"), "value");
        form.extend(shown.into_iter().map(|value| (name.to_owned(), value)));
    }
    let total = visitor.post("/checkout", &lent(&form)).await.value("seen_total").expect("the sum");
    form.push(("seen_total".into(), total));
    form
}

pub async fn press(visitor: &mut Visitor, form: &Form, more: &[(&str, &str)]) -> Answer {
    let fields: Vec<_> = lent(form).into_iter().chain(more.iter().copied()).collect();
    visitor.post("/checkout", &fields).await
}

/// The same with one field otherwise.
fn with(form: &Form, name: &str, value: &str) -> Form {
    let other =
        |(known, old): &(String, String)| (known.clone(), if known == name { value.into() } else { old.clone() });
    form.iter().map(other).collect()
}

/// The digits of the newest code to order with.
pub async fn texted(app: &TestApp, phone: &str) -> String {
    app.work_off().await;
    let text = app.texts().into_iter().rev().filter(|text| text.to.as_str() == phone).find_map(|text| {
        let (_, code) = text.words.split_once("ma xac nhan dat hang la ")?;
        code.get(..6).map(str::to_owned)
    });
    text.unwrap_or_else(|| panic!("no code was texted to {phone}"))
}

fn other_than(digits: &str) -> &'static str {
    if digits == "000000" { "111111" } else { "000000" }
}

pub fn is_placed(answer: &Answer) -> bool {
    answer.location().is_some_and(|to| to.starts_with("/purchases/"))
}

pub async fn purchases(app: &TestApp) -> Vec<purchase::Model> {
    purchase::Entity::find().all(&app.db.read).await.expect("purchases")
}

/// Nothing was ordered or taken, and everything that was typed is on the page.
pub async fn nothing_happened(app: &TestApp, honey: &Good, answer: &Answer, visitor: &Visitor) {
    answer.assert_refused();
    assert_eq!((purchases(app).await.len(), app.stock(honey).await), (0, 100));
    for (name, value) in [("name", "Nguyễn Thị Lan"), ("street", "số 18 ngõ 62"), ("unit", BA_DINH)] {
        assert_eq!(answer.value(name).as_deref(), Some(value), "{name}");
    }
    answer.assert_has("input[name=\"line\"]").assert_has("input[name=\"seen_total\"]").assert_has("#accept[checked]");
    visitor.clone().get("/cart").await.assert_sees("Mật ong bạc hà");
}

#[tokio::test]
async fn above_the_sum_a_guest_types_a_code_into_the_same_form_and_is_not_asked_again() {
    let app = market().await;
    let mut lan = app.visitor();
    let honey = with_honey(&app, &mut lan, "2").await;
    let form = filled(&mut lan, LAN).await;
    lan.get("/checkout").await.assert_has_not("input[name=code]");
    let asked = press(&mut lan, &form, &[]).await;
    asked.assert_sees(ASKED).assert_sees("0900 000 001").assert_has("a[href=\"#code\"]").assert_field_error("code");
    nothing_happened(&app, &honey, &asked, &lan).await;
    let digits = texted(&app, LAN).await;
    let again = press(&mut lan, &form, &[("code", " ")]).await;
    again.assert_sees(ASKED);
    app.work_off().await;
    assert_eq!(app.texts().len(), 1, "the one that is under way will do");
    let wrong = press(&mut lan, &form, &[("code", other_than(&digits))]).await;
    wrong.assert_sees("Mã chưa đúng").assert_field_error("code");
    nothing_happened(&app, &honey, &wrong, &lan).await;
    for more in ["12", "mã của tôi"] {
        press(&mut lan, &form, &[("code", more)]).await.assert_refused().assert_field_error("code");
    }
    assert!(is_placed(&press(&mut lan, &form, &[("code", &digits)]).await));
    assert_eq!(app.stock(&honey).await, 98);
    assert_eq!(purchases(&app).await[0].proved_at, Some(app.now()), "it is proved at once");
    assert!(lan.cookies.contains_key("proved") && !lan.cookies.contains_key("proving"), "{:?}", lan.cookies);

    app.later(Duration::days(89));
    app.work_off().await;
    put(&mut lan, &honey, "2").await;
    assert!(is_placed(&order_as_guest(&mut lan, LAN).await));
    app.work_off().await;
    put(&mut lan, &honey, "2").await;
    order_as_guest(&mut lan, "0900000009").await.assert_refused().assert_sees(ASKED);
    app.later(Duration::days(1));
    order_as_guest(&mut lan, LAN).await.assert_refused().assert_sees(ASKED);
    assert_eq!(purchases(&app).await.len(), 2);
}

#[tokio::test]
async fn a_form_that_proves_a_number_and_is_sent_twice_is_one_purchase() {
    let app = market().await;
    let mut lan = app.visitor();
    let honey = with_honey(&app, &mut lan, "2").await;
    let form = filled(&mut lan, LAN).await;
    press(&mut lan, &form, &[]).await;
    let digits = texted(&app, LAN).await;
    // The first answer is lost on the way, with its cookies.
    let mut lost = lan.clone();
    let first = press(&mut lost, &form, &[("code", &digits)]).await;
    let second = press(&mut lan, &form, &[("code", &digits)]).await;
    assert!(is_placed(&first));
    assert_eq!(first.location(), second.location());
    assert_eq!((purchases(&app).await.len(), app.stock(&honey).await), (1, 98));
    // With what that form has bought no more is bought, and the code is worth nothing.
    let more = with(&form, "checkout_key", "AAAABBBBCCCCDDDDEEEE");
    put(&mut lan, &honey, "2").await;
    press(&mut lan, &more, &[("code", &digits)]).await.assert_refused().assert_sees("không còn dùng được");
    assert_eq!((purchases(&app).await.len(), app.stock(&honey).await), (1, 98));
}

#[tokio::test]
async fn a_code_of_another_number_or_of_another_browser_proves_nothing() {
    let app = market().await;
    let mut lan = app.visitor();
    let honey = with_honey(&app, &mut lan, "2").await;
    let form = filled(&mut lan, LAN).await;
    press(&mut lan, &form, &[]).await;
    let digits = texted(&app, LAN).await;
    let mut stranger = app.visitor();
    put(&mut stranger, &honey, "2").await;
    let theirs = filled(&mut stranger, LAN).await;
    let end = press(&mut stranger, &theirs, &[("code", &digits)]).await;
    end.assert_sees(ASKED);
    nothing_happened(&app, &honey, &end, &stranger).await;
    // She types another number beside the code: one goes to that number, and the first is worth nothing for it.
    let other = with(&form, "phone", "0900000009");
    let asked = press(&mut lan, &other, &[("code", &digits)]).await;
    asked.assert_sees(ASKED).assert_sees("0900 000 009");
    nothing_happened(&app, &honey, &asked, &lan).await;
    let own = texted(&app, "0900000009").await;
    if own != digits {
        press(&mut lan, &other, &[("code", &digits)]).await.assert_refused().assert_sees("Mã chưa đúng");
    }
    assert!(is_placed(&press(&mut lan, &other, &[("code", &own)]).await));
    assert_eq!(purchases(&app).await[0].phone.as_str(), "0900000009");
}

#[tokio::test]
async fn a_code_that_has_lapsed_or_was_tried_too_often_is_followed_by_another_and_nothing_is_lost() {
    let app = market().await;
    let mut lan = app.visitor();
    let honey = with_honey(&app, &mut lan, "2").await;
    let form = filled(&mut lan, LAN).await;
    press(&mut lan, &form, &[]).await;
    let late = texted(&app, LAN).await;
    app.later(Duration::minutes(10));
    let end = press(&mut lan, &form, &[("code", &late)]).await;
    end.assert_sees("không còn dùng được").assert_has("button[name=deed][value=text]");
    nothing_happened(&app, &honey, &end, &lan).await;
    let again = press(&mut lan, &form, &[("deed", "text")]).await;
    again.assert_ok().assert_sees("Đã nhắn tin lại").assert_has("input[name=code]").assert_no_field_error();
    assert_eq!(again.value("street").as_deref(), Some("số 18 ngõ 62"));
    let digits = texted(&app, LAN).await;
    for _ in 0..5 {
        press(&mut lan, &form, &[("code", other_than(&digits))]).await.assert_refused();
    }
    press(&mut lan, &form, &[("code", &digits)]).await.assert_refused().assert_sees("không còn dùng được");
    press(&mut lan, &form, &[("deed", "text")]).await.assert_ok();
    let digits = texted(&app, LAN).await;
    // What it would cost is looked at once more in between, and the field stays.
    press(&mut lan, &form, &[("deed", "fees"), ("code", "")]).await.assert_ok().assert_has("input[name=code]");
    assert!(is_placed(&press(&mut lan, &form, &[("code", &digits)]).await));
    assert_eq!(app.stock(&honey).await, 98);
}

#[tokio::test]
async fn what_changed_meanwhile_is_told_and_the_number_is_proved_all_the_same() {
    let app = market().await;
    let mut lan = app.visitor();
    let honey = with_honey(&app, &mut lan, "2").await;
    let form = filled(&mut lan, LAN).await;
    press(&mut lan, &form, &[]).await;
    let digits = texted(&app, LAN).await;
    let dearer = variant::ActiveModel { id: Set(honey.variant), price: Set(Money(400_000)), ..Default::default() };
    dearer.update(&app.db.write).await.expect("a price");
    let told = press(&mut lan, &form, &[("code", &digits)]).await;
    told.assert_sees("Giá đã đổi từ 350.000 ₫ thành 400.000 ₫").assert_has_not("input[name=code]");
    nothing_happened(&app, &honey, &told, &lan).await;
    let line = told.value("line").expect("the line as it is now");
    let now = with(&with(&form, "line", &line), "seen_total", &told.value("seen_total").expect("the sum"));
    assert!(is_placed(&press(&mut lan, &now, &[]).await), "no code is asked for again");
    assert!(purchases(&app).await[0].proved_at.is_some());
    // A tab from before tells what has become of its goods.
    press(&mut lan, &with(&now, "street", "số 81"), &[("code", &digits)])
        .await
        .assert_refused()
        .assert_sees("Đã đặt rồi");
    assert_eq!((purchases(&app).await.len(), app.stock(&honey).await), (1, 98));
}

#[tokio::test]
async fn codes_are_limited_and_what_was_typed_is_kept() {
    let app = TestApp::with(|config| (config.buying, config.limits.code_per_hour) = (real(), 1)).await;
    let mut lan = app.visitor();
    let honey = with_honey(&app, &mut lan, "2").await;
    let form = filled(&mut lan, LAN).await;
    press(&mut lan, &form, &[]).await.assert_sees(ASKED);
    let told = press(&mut lan, &form, &[("deed", "text")]).await;
    told.assert_sees("đã xin mã nhiều lần").assert_has("input[name=code]");
    nothing_happened(&app, &honey, &told, &lan).await;
    let mut other = app.visitor();
    put(&mut other, &honey, "2").await;
    let theirs = filled(&mut other, LAN).await;
    let told = press(&mut other, &theirs, &[]).await;
    told.assert_sees("đã xin mã nhiều lần").assert_has_not("input[name=code]");
    nothing_happened(&app, &honey, &told, &other).await;
    let stale = press(&mut lan, &form, &[("deed", "text"), ("csrf", "made up")]).await;
    stale.assert_refused();
    press(&mut lan, &with(&form, "phone", "12"), &[("deed", "text")])
        .await
        .assert_refused()
        .assert_field_error("phone");
    app.work_off().await;
    assert_eq!(texted_code::Entity::find().count(&app.db.read).await.expect("codes"), 1);
}

#[tokio::test]
async fn whoever_is_signed_in_is_asked_for_no_code_and_orders_of_several_shops_ask_a_guest() {
    let app =
        TestApp::with(|config| config.buying = Buying { proof_shops_above: 1, proof_above: 9_000_000, ..real() }).await;
    let (honey, tea) = (app.honey(&app.my().await).await, app.tea(&app.may_trang().await).await);
    for (account, placed) in [(Some(app.lan().await), true), (None, false)] {
        let mut visitor = match account {
            Some(account) => app.visitor_as(account).await,
            None => app.visitor(),
        };
        for good in [&honey, &tea] {
            put(&mut visitor, good, "1").await;
        }
        let end = order_as_guest(&mut visitor, "0900000009").await;
        assert_eq!(is_placed(&end), placed);
        if !placed {
            end.assert_refused().assert_sees("đơn của hơn 1 gian hàng cần xác nhận");
        }
    }
    assert_eq!((purchases(&app).await.len(), app.stock(&honey).await, app.stock(&tea).await), (1, 9, 19));
}

#[tokio::test]
async fn what_waits_already_is_told_with_the_way_on() {
    let one = Buying { proved_orders: 1, unproved_orders: 1, proof_above: 9_000_000, ..real() };
    let app = TestApp::with(|config| config.buying = one).await;
    let mut lan = app.visitor();
    let honey = with_honey(&app, &mut lan, "1").await;
    assert!(is_placed(&order_as_guest(&mut lan, LAN).await));
    put(&mut lan, &honey, "1").await;
    let form = filled(&mut lan, LAN).await;
    press(&mut lan, &form, &[]).await.assert_refused().assert_sees("đơn này cần xác nhận số điện thoại");
    let digits = texted(&app, LAN).await;
    assert!(is_placed(&press(&mut lan, &form, &[("code", &digits)]).await));
    put(&mut lan, &honey, "1").await;
    let told = order_as_guest(&mut lan, LAN).await;
    told.assert_refused().assert_sees("đã có 1 đơn, cộng 377.000 ₫, đang chờ gian hàng trả lời");
    assert_eq!(told.value("street").as_deref(), Some("số 18 ngõ 62"));
    lan.get("/cart").await.assert_sees("Mật ong bạc hà");
    assert_eq!((purchases(&app).await.len(), app.stock(&honey).await), (2, 98));
}
