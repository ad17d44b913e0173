//! Twin of `worker/deadlines.rs`.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use chophien::{
    app::App,
    entities::{job, order},
    infra::{clock::Clock, mailer::Mailer, node::time::look, texter::Texter},
    kernel::{actor::Actor, ids::OrderId, instant::Instant},
    market::orders::{CancelReason, Party, Status, deliver, find::purchases, not_arrived, retract},
    worker,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use time::Duration;

use crate::kit::{TestApp, claims};

#[tokio::test]
async fn an_order_that_nobody_answers_is_cancelled_and_its_stock_is_free_again() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let placed = app.place(app.checkout(&[(&honey, 4)]).await).await.unwrap();
    app.work_off().await;
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

#[tokio::test]
async fn days_are_counted_from_the_last_delivery_and_what_its_buyer_denies_stays() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let (again, denied) =
        (app.order(&honey, 1, None, Status::HandedOver).await, app.order(&honey, 1, None, Status::HandedOver).await);
    let said = async |id: OrderId| {
        let work = app.begin(my.actor()).await;
        deliver::deliver(&work, claims::order(&work, id).await, Party::Seller).await.unwrap();
        work.commit().await.unwrap();
    };
    said(again.order).await;
    said(denied.order).await;
    app.later(Duration::minutes(5));
    let work = app.begin(my.actor()).await;
    retract::retract(&work, claims::order(&work, again.order).await, Party::Seller).await.unwrap();
    work.commit().await.unwrap();
    let work = app.begin(Actor::Guest).await;
    not_arrived::not_arrived(&work, claims::order(&work, denied.order).await).await.unwrap();
    work.commit().await.unwrap();
    app.later(Duration::days(3));
    said(again.order).await;
    for (days, end) in [(5, Status::Delivered), (3, Status::Completed)] {
        app.later(Duration::days(days));
        app.work_off().await;
        assert_eq!((app.status(again.order).await, app.status(denied.order).await), (end, Status::Delivered));
    }
}

/// Whoever touches this order fails.
pub async fn poison(app: &TestApp, OrderId(id): OrderId) {
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

/// The same market on a machine whose clock somebody can move; it begins where the test's clock stands.
fn beside(app: &TestApp) -> (App, Arc<AtomicI64>) {
    let moved = Arc::new(AtomicI64::new(app.now().0 - Clock::machine().now().0));
    (begun_anew(app, &moved), moved)
}

/// The program begins there, for the first time or again. A leap of the clock is believed at the second look.
fn begun_anew(app: &TestApp, moved: &Arc<AtomicI64>) -> App {
    let ((mailer, _), (texter, _)) = (Mailer::memory(), Texter::memory());
    let clock = Clock::moved(moved.clone(), std::time::Duration::ZERO);
    App::assemble(app.config.clone(), app.db.clone(), clock, mailer, texter).unwrap_or_else(|e| panic!("{e}"))
}

/// The second look finds the leap where it was.
async fn look_twice(app: &App) {
    for _ in 0..2 {
        look(&app.clock, &app.db).await.unwrap();
    }
}

/// A market, and an order in it that its shop has not answered.
async fn an_order_waits() -> (TestApp, order::Model) {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let placed = app.place(app.checkout(&[(&honey, 1)]).await).await.unwrap();
    let order = app.orders_of(&placed).await.remove(0);
    (app, order)
}

fn move_by(clock: &AtomicI64, span: Duration) {
    clock.fetch_add(span.whole_microseconds() as i64, Ordering::SeqCst);
}

async fn run_by(app: &App) -> Option<Instant> {
    let job = job::Entity::find().filter(job::Column::Kind.eq("orders.cancel_unanswered"));
    job.one(&app.db.read).await.unwrap().map(|job| job.run_at)
}

#[tokio::test]
async fn time_in_which_nobody_worked_is_given_to_who_was_to_answer_in_it() {
    let (app, order) = an_order_waits().await;
    if app.db.is_postgres() {
        return;
    }
    let (before, clock) = beside(&app);
    worker::round(&before).await.unwrap();
    // The program is down for thirty hours, and comes back.
    move_by(&clock, Duration::hours(30));
    let after = begun_anew(&app, &clock);
    worker::round(&after).await.unwrap();
    let row = app.row_of(order.id).await;
    assert_eq!(row.status, Status::Placed, "the shop has its whole day");
    let longer = row.answer_by.since(order.answer_by);
    assert!(longer > Duration::hours(29) && longer < Duration::hours(31), "{longer}");
    move_by(&clock, Duration::minutes(1));
    look_twice(&after).await;
    worker::round(&after).await.unwrap();
    assert!(app.row_of(order.id).await.answer_by.since(row.answer_by) < Duration::minutes(2), "once");
}

#[tokio::test]
async fn a_clock_that_jumps_a_day_and_back_cancels_nothing_and_keeps_no_job_for_a_day() {
    let (app, order) = an_order_waits().await;
    if app.db.is_postgres() {
        return;
    }
    let (beside, clock) = beside(&app);
    worker::round(&beside).await.unwrap();
    move_by(&clock, Duration::days(1) + Duration::minutes(5));
    let (answer_by, planned) = (app.row_of(order.id).await.answer_by, run_by(&beside).await);
    worker::round(&beside).await.unwrap();
    assert_eq!((app.row_of(order.id).await.answer_by, run_by(&beside).await), (answer_by, planned), "it rests");
    look_twice(&beside).await;
    worker::round(&beside).await.unwrap();
    assert_eq!(app.row_of(order.id).await.status, Status::Placed);
    move_by(&clock, -Duration::days(1));
    look_twice(&beside).await;
    assert!(run_by(&beside).await.unwrap() > beside.clock.now().after(Duration::hours(23)), "planned by a wrong clock");
    worker::round(&beside).await.unwrap();
    assert!(run_by(&beside).await.unwrap() <= beside.clock.now().after(Duration::minutes(1)), "planned by a good one");
    assert_eq!(app.row_of(order.id).await.status, Status::Placed);
}

#[tokio::test]
async fn a_node_whose_clock_is_not_the_databases_ends_and_plans_nothing() {
    let (app, order) = an_order_waits().await;
    if !app.db.is_postgres() {
        return;
    }
    app.jobs_may_fail();
    let (wrong, clock) = beside(&app);
    let theirs = app.db.clock().await.unwrap().unwrap();
    clock.store(Duration::days(400).whole_microseconds() as i64, Ordering::SeqCst);
    look(&wrong.clock, &app.db).await.unwrap();
    assert!(wrong.clock.now().since(theirs) < Duration::minutes(1), "it goes by the database's");
    worker::round(&wrong).await.unwrap();
    assert!(wrong.clock.off().is_some());
    assert_eq!(run_by(&wrong).await, None, "nothing is planned");
    app.work_off_whatever_comes().await;
    worker::round(&wrong).await.unwrap();
    assert_eq!(app.row_of(order.id).await.status, Status::Placed);
    clock.store(0, Ordering::SeqCst);
    worker::round(&wrong).await.unwrap();
    assert_eq!(wrong.clock.off(), None);
}
