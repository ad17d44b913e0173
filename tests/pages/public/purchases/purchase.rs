//! Twin of `pages/public/purchases/purchase.rs`.

use chophien::{
    kernel::ids::AccountId,
    market::orders::{cancel, find},
};

use crate::{
    kit::{TestApp, Visitor, claims, goods::Good},
    pages::public::orders::proof::proved,
};

/// The path and query in the last text to a number.
fn link_texted_to(app: &TestApp, phone: &str) -> String {
    let text = app.last_text_to(phone);
    let url = text.split_whitespace().find(|word| word.starts_with("http")).expect("an address in the text");
    url.strip_prefix(&app.config.server.public_url).expect("of this site").to_owned()
}

/// Nothing that only the buyer may see.
async fn sees_stages_alone(visitor: &mut Visitor, path: &str) {
    let page = visitor.get(path).await;
    page.assert_ok().assert_has(".timeline").assert_has("form[action=\"/orders/text\"] input[name=phone]");
    for kept in ["Nguyễn Thị Lan", "ngõ 62", "Mật ong bạc hà", "0900000001", "0900 000 001"] {
        page.assert_sees_not(kept);
    }
    assert!(page.all("input[value=\"0900000001\"]").is_empty());
}

async fn asks(visitor: &mut Visitor, path: &str) {
    let page = visitor.get(path).await;
    page.assert_ok().assert_has("input[name=code]").assert_has("input[name=phone]").assert_sees_not("ngõ 62");
    assert!(page.all(".timeline").is_empty());
}

/// Bought by Lan, as a guest or signed in: the codes of the purchase and of its order.
async fn bought(app: &TestApp, good: &Good, buyer: Option<AccountId>) -> (String, String) {
    let mut request = app.checkout(&[(good, 1)]).await;
    request.buyer = buyer;
    let placed = app.place(request).await.expect("placed");
    app.work_off().await;
    let order = app.orders_of(&placed).await.remove(0);
    (placed.code, order.code)
}

#[tokio::test]
async fn the_texted_link_tells_how_far_it_is_and_opens_all_of_it_once_the_number_is_proved() {
    let app = TestApp::new().await;
    let (code, order) = bought(&app, &app.honey(&app.my().await).await, None).await;
    let link = link_texted_to(&app, "0900000001");
    let purchase = format!("/purchases/{code}");
    assert!(link.starts_with(&format!("{purchase}?k=")), "{link}");
    let of_the_order = link.replace(&purchase, &format!("/orders/{order}"));
    let mut whoever = app.visitor();
    sees_stages_alone(&mut whoever, &link).await;
    sees_stages_alone(&mut whoever, &of_the_order).await;
    asks(&mut whoever, &purchase).await;

    proved(&app, &mut app.visitor(), &order, "0900 000 001").await;
    for (link, clean) in [(&link, &purchase), (&of_the_order, &format!("/orders/{order}"))] {
        let mut elsewhere = app.visitor();
        elsewhere.get(link).await.assert_redirect(clean);
        elsewhere.get(clean).await.assert_ok().assert_sees("ngõ 62");
    }
}

#[tokio::test]
async fn wrong_keys_are_counted_like_wrong_codes_and_close_the_right_one_to_nobody() {
    let app = TestApp::with(|config| config.limits.look_up_per_hour = 4).await;
    let (code, order) = bought(&app, &app.honey(&app.my().await).await, None).await;
    let link = link_texted_to(&app, "0900000001");
    let purchase = format!("/purchases/{code}");
    let mut whoever = app.visitor();
    let (_, key) = link.split_once("?k=").expect("a key");
    for wrong in ["", "0", &key[1..], &"0".repeat(20)] {
        asks(&mut whoever, &format!("{purchase}?k={wrong}")).await;
    }
    let looked = whoever.post("/orders", &[("code", &order), ("phone", "0900000001")]).await;
    looked.assert_refused().assert_field_error("");
    asks(&mut whoever, &format!("{purchase}?k=0")).await;
    sees_stages_alone(&mut whoever, &link).await;
    proved(&app, &mut app.visitor(), &order, "0900000001").await;
    whoever.get(&link).await.assert_redirect(&purchase);
    whoever.get(&purchase).await.assert_ok().assert_sees("ngõ 62");
}

#[tokio::test]
async fn the_key_of_one_purchase_opens_no_other_and_whoever_has_an_account_signs_in() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let (first, order) = bought(&app, &honey, None).await;
    let (second, _) = bought(&app, &honey, None).await;
    let (hers, _) = bought(&app, &honey, Some(app.lan().await)).await;
    let texts = app.texts();
    let key = |code: &str| {
        let text = texts.iter().find(|text| text.words.contains(&format!("/purchases/{code}"))).expect("a text");
        text.words.split_once("?k=").map(|(_, key)| key.trim().to_owned())
    };
    let (one, other) = (key(&first).expect("a key"), key(&second).expect("a key"));
    assert_ne!(one, other);
    asks(&mut app.visitor(), &format!("/purchases/{first}?k={other}")).await;
    asks(&mut app.visitor(), &format!("/orders/{order}?k={other}")).await;
    assert_eq!(key(&hers), None, "her sign-in opens it");
}

#[tokio::test]
async fn who_ordered_as_a_guest_is_shown_the_link_and_who_signed_in_is_not() {
    let app = TestApp::new().await;
    let (code, order) = bought(&app, &app.honey(&app.my().await).await, None).await;
    let mut lan = app.visitor();
    proved(&app, &mut lan, &order, "0900 000 001").await;
    let page = lan.get(&format!("/purchases/{code}")).await;
    page.assert_has(&format!("a[href*=\"/purchases/{code}?k=\"]"));
    let (tea, buyer) = (app.tea(&app.may_trang().await).await, app.lan().await);
    let (hers, _) = bought(&app, &tea, Some(buyer)).await;
    let page = app.visitor_as(buyer).await.get(&format!("/purchases/{}", hers)).await;
    assert!(page.assert_ok().all("a[href*=\"?k=\"]").is_empty());
}

#[tokio::test]
async fn what_was_cancelled_is_not_in_the_sum_to_pay() {
    let app = TestApp::new().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    let (honey, tea) = (app.honey(&my).await, app.tea(&may).await);
    let lan = app.lan().await;
    let mut request = app.checkout(&[(&honey, 1), (&tea, 1)]).await;
    request.buyer = Some(lan);
    let placed = app.place(request).await.expect("placed");
    let orders = find::purchases::orders(&app.db.read, &[placed.id]).await.expect("orders");
    let (gone, stays) = (orders[0].clone(), orders[1].clone());
    let both = (gone.total.plus(stays.total)).expect("a sum").to_string();
    let mut visitor = app.visitor_as(lan).await;
    let path = format!("/purchases/{}", placed.code);
    visitor.get(&path).await.assert_sees(&both);

    let actor = if gone.shop_id == my.shop { my.actor() } else { may.actor() };
    let work = app.begin(actor).await;
    let order = claims::sold(&work, gone.shop_id, &gone.code).await;
    cancel::refuse(&work, order, cancel::Refusal::parse("sold_out", None).expect("a reason")).await.expect("refused");
    work.commit().await.expect("committed");
    let page = visitor.get(&path).await;
    page.assert_sees("Đơn đã huỷ, không phải trả").assert_sees(&gone.total.to_string()).assert_sees_not(&both);
    let list = visitor.get("/account/purchases").await;
    list.assert_sees(&stays.total.to_string()).assert_sees_not(&both);
}

#[tokio::test]
async fn a_key_is_128_bits_and_the_text_with_it_one_sms() {
    let app = TestApp::with(|config| config.server.public_url = "https://cho.tuyenquang.gov.vn".into()).await;
    bought(&app, &app.honey(&app.my().await).await, None).await;
    let words = app.last_text_to("0900000001");
    let (_, key) = words.split_once("?k=").expect("a key");
    assert!(key.len() == 22 && key.bytes().all(|b| b.is_ascii_alphanumeric()), "{key}");
    assert!(words.is_ascii() && words.len() <= 160, "{} letters: {words}", words.len());
}
