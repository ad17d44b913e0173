//! Twin of `pages/public/orders/buttons.rs`.

use chophien::{
    entities::{order, shop},
    kernel::{ids::OrderId, phone::Phone},
    market::{
        checkout::place::Placed,
        orders::{Status, find::purchases},
    },
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use crate::{
    kit::{TestApp, Visitor},
    pages::public::{checkout::order_as_guest, orders::proof::proved},
};

/// Every deed of a buyer, from where it could be done.
const DEEDS: [(&str, Status); 3] =
    [("cancellation", Status::Placed), ("delivery", Status::HandedOver), ("completion", Status::Delivered)];

/// What else she may say of a delivery.
const WORDS: [(&str, Status); 2] = [("retraction", Status::Delivered), ("non-arrival", Status::Delivered)];

async fn status(app: &TestApp, sale: &crate::kit::sales::Sale) -> Status {
    purchases::order(&app.db.read, sale.order).await.unwrap().expect("the order").status
}

#[tokio::test]
async fn a_buyer_cancels_while_it_has_not_left_and_twice_is_once() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let lan = app.lan().await;
    let sale = app.placed(&honey, Some(lan)).await;
    let mut visitor = app.visitor_as(lan).await;
    let order = format!("/orders/{}", sale.code);
    visitor.get(&order).await;
    for _ in 0..2 {
        let answer = visitor.post(&format!("{order}/cancellation"), &[]).await;
        answer.assert_redirect(&order);
        visitor.follow(answer).await.assert_sees("Đơn đã huỷ");
    }
    assert_eq!((status(&app, &sale).await, app.stock(&honey).await), (Status::Cancelled, 10));
}

#[tokio::test]
async fn what_has_left_is_received_not_cancelled() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let lan = app.lan().await;
    let sale = app.order(&honey, 1, Some(lan), Status::HandedOver).await;
    let mut visitor = app.visitor_as(lan).await;
    let order = format!("/orders/{}", sale.code);
    visitor.get(&order).await;
    let answer = visitor.post(&format!("{order}/cancellation"), &[]).await;
    visitor.follow(answer).await.assert_sees("sang bước khác");
    assert_eq!(status(&app, &sale).await, Status::HandedOver);
    visitor.post(&format!("{order}/delivery"), &[]).await.assert_redirect(&order);
    assert_eq!(status(&app, &sale).await, Status::Delivered);
    visitor.post(&format!("{order}/completion"), &[]).await.assert_redirect(&order);
    assert_eq!(status(&app, &sale).await, Status::Completed);
}

#[tokio::test]
async fn one_tap_on_received_too_many_is_taken_back_and_twice_is_once_until_it_is_too_late() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let lan = app.lan().await;
    let sale = app.order(&honey, 1, Some(lan), Status::HandedOver).await;
    let mut visitor = app.visitor_as(lan).await;
    let order = format!("/orders/{}", sale.code);
    let button = format!("form[action=\"{order}/retraction\"]");
    visitor.get(&order).await.assert_has_not(&button);
    visitor.post(&format!("{order}/delivery"), &[]).await.assert_redirect(&order);
    let page = visitor.get(&order).await;
    page.assert_has(&button).assert_sees("Còn sửa được đến 08:10").assert_has_not("form[action$=\"/non-arrival\"]");
    for _ in 0..2 {
        let answer = visitor.post(&format!("{order}/retraction"), &[]).await;
        visitor.follow(answer).await.assert_sees("Đã sửa lại").assert_has_not(&button);
        assert_eq!(status(&app, &sale).await, Status::HandedOver);
    }
    visitor.post(&format!("{order}/delivery"), &[]).await.assert_redirect(&order);
    app.later(time::Duration::minutes(10));
    visitor.get(&order).await.assert_has_not(&button);
    let answer = visitor.post(&format!("{order}/retraction"), &[]).await;
    visitor.follow(answer).await.assert_sees("quá 10 phút");
    assert_eq!(status(&app, &sale).await, Status::Delivered);
}

#[tokio::test]
async fn what_the_shop_says_to_be_delivered_has_not_come_until_the_buyer_has_it() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let lan = app.lan().await;
    let sale = app.order(&honey, 1, Some(lan), Status::Delivered).await;
    let mut visitor = app.visitor_as(lan).await;
    let order = format!("/orders/{}", sale.code);
    let button = format!("form[action=\"{order}/non-arrival\"]");
    visitor.get(&order).await.assert_has(&button).assert_has_not("form[action$=\"/retraction\"]");
    for _ in 0..2 {
        let answer = visitor.post(&format!("{order}/non-arrival"), &[]).await;
        let page = visitor.follow(answer).await;
        page.assert_sees("Đơn không tự xong").assert_sees("Đã nhận được rồi").assert_has_not(&button);
    }
    assert!(app.row_of(sale.order).await.not_arrived_at.is_some());
    visitor.post(&format!("{order}/completion"), &[]).await.assert_redirect(&order);
    assert_eq!(status(&app, &sale).await, Status::Completed);
    let answer = visitor.post(&format!("{order}/non-arrival"), &[]).await;
    visitor.follow(answer).await.assert_sees("sang bước khác");
    assert_eq!(app.row_of(sale.order).await.not_arrived_at, None);
}

#[tokio::test]
async fn somebody_elses_order_is_not_there() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let (lan, tam) = (app.lan().await, app.tam().await);
    let sale = app.placed(&honey, Some(lan)).await;
    let mut visitor = app.visitor_as(tam).await;
    visitor.get("/orders").await;
    visitor.post(&format!("/orders/{}/cancellation", sale.code), &[]).await.assert_not_found();
    assert_eq!(status(&app, &sale).await, Status::Placed);
}

/// A guest's purchase at Mỷ's and at the co-operative's, in this order.
async fn of_two_shops(app: &TestApp) -> (crate::kit::Household, Vec<order::Model>) {
    let (my, may) = (app.my().await, app.may_trang().await);
    let placed = app.place(app.checkout(&[(&app.honey(&my).await, 1), (&app.tea(&may).await, 1)]).await).await;
    let orders = app.orders_of(&placed.expect("placed")).await;
    (my, orders)
}

/// Tries every deed on an order; none of them happens.
async fn can_do_nothing(app: &TestApp, visitor: &mut Visitor, id: OrderId) {
    let code = app.row_of(id).await.code;
    for (deed, from) in DEEDS.into_iter().chain(WORDS) {
        app.put(id, from).await;
        visitor.get("/orders").await;
        visitor.post(&format!("/orders/{}/{deed}", code), &[]).await.assert_not_found();
        assert_eq!(app.status(id).await, from, "{deed}");
    }
}

#[tokio::test]
async fn what_a_shop_knows_makes_nobody_a_buyer() {
    let app = TestApp::new().await;
    let (my, orders) = of_two_shops(&app).await;
    for mut visitor in [app.visitor_as(my.account).await, app.visitor()] {
        for order in &orders {
            visitor.get("/orders").await;
            let stage = visitor.post("/orders", &[("code", &order.code), ("phone", "0900000001")]).await;
            stage.assert_ok().assert_sees_not("ngõ 62");
            can_do_nothing(&app, &mut visitor, order.id).await;
        }
    }
}

#[tokio::test]
async fn whoever_bought_in_her_own_shop_as_a_guest_does_not_act_for_both_sides() {
    let app = TestApp::new().await;
    let (my, visitor, orders) = bought_at_both(&app, "0900000001").await;
    let mut visitor = visitor.signed_in(my.account).await;
    let own = visitor.get(&format!("/orders/{}", orders[0].code)).await;
    own.assert_ok().assert_sees("ngõ 62").assert_has_not("form[action$=\"/cancellation\"]");
    can_do_nothing(&app, &mut visitor, orders[0].id).await;
    let path = format!("/orders/{}", orders[1].code);
    visitor.get(&path).await.assert_has("form[action$=\"/cancellation\"]");
    visitor.post(&format!("{path}/cancellation"), &[]).await.assert_redirect(&path);
    assert_eq!(app.status(orders[1].id).await, Status::Cancelled);
}

#[tokio::test]
async fn a_proved_number_acts_as_the_buyer_for_each_deed_also_on_what_came_into_an_account() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let lan = app.lan().await;
    for buyer in [None, Some(lan)] {
        for (deed, from) in DEEDS {
            let sale = app.order(&honey, 1, buyer, from).await;
            let mut visitor = app.visitor();
            let order = format!("/orders/{}", sale.code);
            proved(&app, &mut visitor, &sale.code, &sale.phone).await.assert_redirect(&order);
            visitor.get(&order).await.assert_has(&format!("form[action=\"{order}/{deed}\"]"));
            visitor.post(&format!("{order}/{deed}"), &[]).await.assert_redirect(&order);
            assert_ne!(status(&app, &sale).await, from, "{deed}");
        }
    }
}

#[tokio::test]
async fn whoever_is_signed_in_as_somebody_else_sees_a_proved_purchase_and_leaves_an_accounts_own_alone() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let (lan, tam) = (app.lan().await, app.tam().await);
    let sale = app.placed(&honey, Some(lan)).await;
    let mut visitor = app.visitor_as(tam).await;
    let order = format!("/orders/{}", sale.code);
    proved(&app, &mut visitor, &sale.code, &sale.phone).await.assert_redirect(&order);
    visitor.get(&order).await.assert_sees("ngõ 62").assert_has_not("form[action$=\"/cancellation\"]");
    visitor.post(&format!("{order}/cancellation"), &[]).await.assert_not_found();
    assert_eq!(status(&app, &sale).await, Status::Placed);
}

/// A guest's purchase at Mỷ's and at the co-operative's, with a number, and its browser.
async fn bought_at_both(app: &TestApp, phone: &str) -> (crate::kit::Household, Visitor, Vec<order::Model>) {
    let (my, may) = (app.my().await, app.may_trang().await);
    let (honey, tea) = (app.honey(&my).await, app.tea(&may).await);
    let mut visitor = app.visitor();
    for good in [&honey, &tea] {
        visitor.post("/cart", &[("variant", &good.variant_code), ("quantity", "1")]).await;
    }
    let placed = order_as_guest(&mut visitor, phone).await;
    let code = placed.location().and_then(|to| to.strip_prefix("/purchases/")).expect("a purchase").to_owned();
    let purchase = purchases::by_code(&app.db.read, &code).await.unwrap().expect("it");
    let orders = app.orders_of(&Placed { id: purchase.id, code }).await;
    (my, visitor, orders)
}

#[tokio::test]
async fn a_guest_whose_proved_number_is_a_members_does_nothing_on_the_shops_order() {
    let app = TestApp::new().await;
    let (my, mut visitor, orders) = bought_at_both(&app, "0900000001").await;
    let lan = app.lan().await;
    app.invite_in(&my, lan, "0900000001").await;
    let (own, other) = (format!("/orders/{}", orders[0].code), format!("/orders/{}", orders[1].code));
    // Before the number is proved nothing tells that it is a member's.
    visitor.get(&own).await.assert_has("form[action$=\"/cancellation\"]");
    proved(&app, &mut visitor, &orders[0].code, "0900000001").await;
    visitor.get(&own).await.assert_sees("ngõ 62").assert_has_not("form[action$=\"/cancellation\"]");
    can_do_nothing(&app, &mut visitor, orders[0].id).await;
    visitor.get(&other).await.assert_has("form[action$=\"/cancellation\"]");
    visitor.post(&format!("{other}/cancellation"), &[]).await.assert_redirect(&other);
    assert_eq!(app.status(orders[1].id).await, Status::Cancelled);
}

#[tokio::test]
async fn a_guest_with_the_number_that_a_shop_shows_does_nothing_on_its_order() {
    let app = TestApp::new().await;
    let (my, mut visitor, orders) = bought_at_both(&app, "0900000001").await;
    let phone = Set(Phone::parse("0900000001").expect("a number"));
    shop::ActiveModel { id: Set(my.shop), phone, ..Default::default() }.update(&app.db.write).await.unwrap();
    let own = visitor.get(&format!("/orders/{}", orders[0].code)).await;
    own.assert_sees("ngõ 62").assert_has_not("form[action$=\"/cancellation\"]");
    can_do_nothing(&app, &mut visitor, orders[0].id).await;
    let other = format!("/orders/{}", orders[1].code);
    visitor.post(&format!("{other}/cancellation"), &[]).await.assert_redirect(&other);
}
