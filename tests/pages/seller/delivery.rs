//! Twin of `pages/seller/delivery.rs`.

use crate::kit::TestApp;

#[tokio::test]
async fn the_fees_follow_the_weight_and_what_is_none_is_a_kilogram() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let mut visitor = app.visitor_as(my.account).await;
    let alone = visitor.get(&format!("/seller/{}/delivery?weight=4500", my.code)).await;
    alone.assert_ok().assert_sees("68.000 ₫");
    for odd in ["", "0", "abc", "99999999999"] {
        visitor.get(&format!("/seller/{}/delivery?weight={odd}", my.code)).await.assert_ok().assert_sees("1.000 g");
    }
}
