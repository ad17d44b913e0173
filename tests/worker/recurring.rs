//! Twin of `worker/recurring.rs`.

use chophien::market::orders::{CancelReason, Party, Status, find::purchases};
use time::Duration;

use crate::kit::TestApp;

#[tokio::test]
async fn an_order_that_nobody_answers_is_cancelled_and_its_stock_is_free_again() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let placed = app.place(app.checkout(&[(&honey, 4)]).await).await.unwrap();
    app.later(Duration::hours(23));
    app.work_off().await;
    assert_eq!(app.stock(&honey).await, 6);

    app.later(Duration::hours(2));
    app.work_off().await;
    let order = purchases::orders(&app.db.read, &[placed.id]).await.unwrap().remove(0);
    assert_eq!((order.status, order.cancelled_by), (Status::Cancelled, Some(Party::System)));
    assert_eq!(order.cancel_reason, Some(CancelReason::Unanswered));
    assert_eq!(app.stock(&honey).await, 10);
    assert!(app.last_text_to("0900000001").contains("xin loi"), "{}", app.last_text_to("0900000001"));
    assert!(app.last_text_to(&my.phone).contains("tu huy"));
}

#[tokio::test]
async fn a_delivered_order_completes_by_itself_after_seven_days() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let sale = app.order(&honey, 1, None, Status::Delivered).await;
    app.later(Duration::days(6));
    app.work_off().await;
    assert_eq!(purchases::order(&app.db.read, sale.order).await.unwrap().unwrap().status, Status::Delivered);
    app.later(Duration::days(2));
    app.work_off().await;
    assert_eq!(purchases::order(&app.db.read, sale.order).await.unwrap().unwrap().status, Status::Completed);
}
