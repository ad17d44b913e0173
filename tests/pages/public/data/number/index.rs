//! Twin of `pages/public/data/number/index.rs`.

use crate::kit::TestApp;

#[tokio::test]
async fn a_number_that_bought_something_and_one_that_did_not_get_the_same() {
    let app = TestApp::new().await;
    let sale = app.placed(&app.honey(&app.my().await).await, None).await;
    let mut said = Vec::new();
    for phone in [sale.phone.as_str(), "0900000099"] {
        let mut visitor = app.visitor();
        super::super::asked(&app, &mut visitor, phone).await;
        assert!(app.last_text_to(phone).contains("ma xem va xoa du lieu la"));
        let spaced = format!("{} {} {}", &phone[..4], &phone[4..7], &phone[7..]);
        said.push(visitor.get("/data/number/code").await.reads().replace(&spaced, "N"));
    }
    assert_eq!(said[0], said[1]);
}

#[tokio::test]
async fn codes_are_limited_and_the_number_stays_typed() {
    let app = TestApp::with(|config| config.limits.code_per_hour = 1).await;
    let mut visitor = app.visitor();
    super::super::asked(&app, &mut visitor, "0900000099").await;
    let refused = visitor.post("/data/number", &[("phone", "0900000099")]).await;
    refused.assert_refused().assert_field_error("");
    assert_eq!(refused.value("phone").as_deref(), Some("0900000099"));
    visitor.post("/data/number", &[("phone", "12")]).await.assert_refused().assert_field_error("phone");
}
