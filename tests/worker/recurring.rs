//! Twin of `worker/recurring.rs`.

use chophien::{
    entities::job,
    kernel::ids::OrderId,
    market::orders::{CancelReason, Party, Status, find::purchases},
    worker,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
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

/// Whoever touches this order fails.
async fn poison(app: &TestApp, OrderId(id): OrderId) {
    let sql = if app.db.is_postgres() {
        format!(
            "CREATE FUNCTION poison() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'poisoned'; END $$ LANGUAGE plpgsql;
             CREATE TRIGGER poison BEFORE UPDATE ON orders FOR EACH ROW WHEN (OLD.id = {id}) EXECUTE FUNCTION poison()"
        )
    } else {
        format!(
            "CREATE TRIGGER poison BEFORE UPDATE ON orders WHEN old.id = {id} BEGIN SELECT RAISE(ABORT, 'poisoned'); END"
        )
    };
    app.db.write.execute_unprepared(&sql).await.unwrap();
}

#[tokio::test]
async fn an_order_that_cannot_be_brought_to_its_end_keeps_no_other() {
    for (begun, ended, kind) in [
        (Status::Placed, Status::Cancelled, "orders.cancel_unanswered"),
        (Status::Delivered, Status::Completed, "orders.complete"),
    ] {
        let app = TestApp::new().await;
        app.jobs_may_fail();
        let honey = app.honey(&app.my().await).await;
        let first = app.order(&honey, 1, None, begun).await.order;
        poison(&app, first).await;
        let mut others = Vec::new();
        for _ in 0..3 {
            app.later(Duration::minutes(1));
            others.push(app.order(&honey, 1, None, begun).await.order);
        }
        app.later(Duration::days(8));
        worker::round(&app).await.unwrap();
        for order in others {
            assert_eq!(app.status(order).await, ended);
        }
        assert_eq!(app.status(first).await, begun);
        let job = job::Entity::find().filter(job::Column::Kind.eq(kind)).one(&app.db.read).await.unwrap().unwrap();
        assert!(job.last_error.as_deref().is_some_and(|why| why.contains(&format!("order {}", first.0))), "{job:?}");
    }
}
