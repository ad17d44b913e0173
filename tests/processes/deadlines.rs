//! An order that cannot be cancelled, among many that are due.

use std::time::{Duration, Instant};

use chophien::{entities::order, kernel::actor::Actor};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

use super::{buyers::Buyers, kills::LEASES_END, market::Market, told};
use crate::{
    kit::{database::on_postgres, server::own_port},
    worker::deadlines::poison,
};

const WITHIN: Duration = Duration::from_secs(60);

async fn placed(market: &Market) -> u64 {
    let still = order::Entity::find().filter(order::Column::Status.eq(order::Status::Placed));
    still.count(&market.app.db.read).await.expect("orders")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make faults"]
async fn a_poisoned_order_keeps_no_other() {
    let market = Market::new().await;
    let node = market.serve(own_port());
    let buyers = Buyers::begin(&market, &[node.address], 20);
    tokio::time::sleep(Duration::from_secs(5)).await;
    let ledger = buyers.go_home().await;
    assert!(market.settles(LEASES_END).await, "what was to be done is not done");

    let db = &market.app.db;
    let first = order::Entity::find().order_by_asc(order::Column::Id).one(&db.read).await.expect("orders");
    poison(&market.app, first.expect("an order").id).await;
    let all = placed(&market).await;
    let work = db.begin(Actor::System, market.app.now()).await.expect("a transaction");
    let first =
        order::Entity::find().order_by_asc(order::Column::Id).one(&work.tx).await.expect("orders").expect("one");
    let due = order::ActiveModel { answer_by: Set(market.app.now()), ..Default::default() };
    let others = order::Entity::update_many().set(due).filter(order::Column::Id.ne(first.id));
    others.exec(&work.tx).await.expect("they are due");
    work.commit().await.expect("committed");
    let begun = Instant::now();
    while placed(&market).await > 1 && begun.elapsed() < WITHIN * 2 {
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let (took, left) = (begun.elapsed(), placed(&market).await);
    db.write
        .execute_unprepared(if on_postgres() {
            "DROP TRIGGER poison ON orders; DROP FUNCTION poison"
        } else {
            "DROP TRIGGER poison"
        })
        .await
        .expect("dropped");
    let settled = market.settles(LEASES_END).await;
    let outcome = ledger.compare(&market).await;
    told(
        "poisoned order",
        format_args!("{} of {all} due orders cancelled within {took:.1?}, {left} left · {outcome}", all - left),
    );
    outcome.assert_kept();
    assert!(settled && left == 1 && took < WITHIN, "{settled} {left} {took:?}");
}
