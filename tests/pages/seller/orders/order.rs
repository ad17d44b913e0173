//! Twin of `pages/seller/orders/order.rs`.

use chophien::{
    kernel::actor::Actor,
    market::{
        orders::{Status, find::purchases},
        reports::{find::claim, withdraw::withdraw},
    },
};
use time::Duration;

use crate::kit::{Household, TestApp, answer::Answer, sales::Sale};

#[tokio::test]
async fn what_is_collected_stands_by_the_button_and_a_failed_delivery_is_asked_about_once_more() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let sale = app.order(&app.honey(&my).await, 2, None, Status::HandedOver).await;
    let path = format!("/seller/{}/orders/{}", my.code, sale.code);
    let page = app.visitor_as(my.account).await.get(&path).await;
    let order = purchases::order(&app.db.read, sale.order).await.unwrap().expect("the order");
    page.assert_ok().assert_sees(&format!("Thu hộ {}", order.total));
    page.assert_has(".deeds form[action$=\"/delivery\"]").assert_has_not(".deeds form[action$=\"/failed-delivery\"]");
    page.assert_has("details:not([open]) form[action$=\"/failed-delivery\"]");
}

#[tokio::test]
async fn another_shops_order_is_not_there_for_its_neighbour() {
    let app = TestApp::new().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    let sale = app.placed(&app.honey(&my).await, None).await;
    let mut visitor = app.visitor_as(may.account).await;
    visitor.get(&format!("/seller/{}/orders/{}", may.code, sale.code)).await.assert_not_found();
    visitor.get(&format!("/seller/{}/orders/{}", my.code, sale.code)).await.assert_not_found();
    visitor.get(&format!("/seller/{}", may.code)).await;
    visitor.post(&format!("/seller/{}/orders/{}/confirmation", may.code, sale.code), &[]).await.assert_not_found();
}

/// What of a buyer stands on each page of her shop where an order of hers does: its own, the list, and what is found.
async fn of_the_buyer(app: &TestApp, my: &Household, sale: &Sale) -> [bool; 3] {
    let bought = purchases::by_code(&app.db.read, &sale.purchase_code).await.unwrap().expect("the purchase");
    let mut visitor = app.visitor_as(my.account).await;
    let orders = format!("/seller/{}/orders", my.code);
    let own = visitor.get(&format!("{orders}/{}", sale.code)).await;
    own.assert_ok().assert_sees("Phường Ba Đình");
    let sees = |page: &Answer, words: &str| page.text().contains(words);
    let shown =
        [&bought.name, bought.phone.as_str(), &bought.phone.spaced(), &bought.street].map(|word| sees(&own, word));
    assert!(shown.iter().all(|one| *one) || !shown.iter().any(|one| *one), "all of it or nothing: {shown:?}");
    assert_ne!(shown[0], sees(&own, "0900\u{a0}···\u{a0}··1"), "the number in full or what is left of it");
    assert_eq!(shown[0], !own.all("main a[href^=\"tel:\"]").is_empty());
    let listed = visitor.get(&format!("{orders}?q={}", sale.code)).await;
    assert_eq!(sees(&listed, &bought.name), shown[0], "as on its own page");
    listed.assert_has(&format!("article[id=\"{}\"]", sale.code));
    let by_number = visitor.get(&format!("{orders}?q={}", bought.phone.as_str())).await;
    let by_name = visitor.get(&format!("{orders}?q=Nguyen")).await;
    let found = |page: &Answer| !page.all(&format!("article[id=\"{}\"]", sale.code)).is_empty();
    [shown[0], found(&by_number), found(&by_name)]
}

#[tokio::test]
async fn a_buyer_is_known_until_her_days_to_complain_are_over_and_no_complaint_waits() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let (calm, sale) =
        (app.order(&honey, 1, None, Status::Completed).await, app.order(&honey, 1, None, Status::Completed).await);
    app.later(Duration::days(30));
    assert_eq!(of_the_buyer(&app, &my, &calm).await, [true; 3], "the last day");
    let code = crate::market::reports::complained(&app, &sale, "AB2345CD").await;
    app.later(Duration::days(1));
    assert_eq!(of_the_buyer(&app, &my, &calm).await, [false; 3], "the day after");
    assert_eq!(of_the_buyer(&app, &my, &sale).await, [true; 3], "she complains");
    let work = app.begin(Actor::Guest).await;
    withdraw(&work, claim(&work, &code).await.unwrap().expect("it")).await.expect("taken back");
    work.commit().await.expect("a commit");
    assert_eq!(of_the_buyer(&app, &my, &sale).await, [false; 3], "it is over");
}

#[tokio::test]
async fn of_an_order_that_was_called_off_before_it_was_taken_nobody_is_known() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let placed = app.order(&honey, 1, None, Status::Placed).await;
    let page = app.visitor_as(my.account).await.get(&format!("/seller/{}/orders/{}", my.code, placed.code)).await;
    page.assert_sees("Nguyễn Thị Lan").assert_has("main a[href=\"tel:0900000001\"]");
    let cancelled = app.order(&honey, 1, None, Status::Cancelled).await;
    assert_eq!(app.row_of(cancelled.order).await.confirmed_at, None);
    assert_eq!(of_the_buyer(&app, &my, &cancelled).await, [false; 3]);
}
