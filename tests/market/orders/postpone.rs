//! Twin of `market/orders/postpone.rs`.

use chophien::{
    entities::event,
    kernel::actor::Actor,
    market::orders::{Status, postpone::postpone},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use time::Duration;

use crate::kit::TestApp;

#[tokio::test]
async fn who_was_to_answer_meanwhile_has_so_much_longer_and_nobody_else() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let late = app.placed(&honey, None).await.order;
    app.later(Duration::hours(25));
    let since = app.now();
    let waiting = app.placed(&honey, None).await.order;
    let answered = app.order(&honey, 1, None, Status::Confirmed).await.order;
    let rows = async || {
        [app.row_of(late).await, app.row_of(waiting).await, app.row_of(answered).await].map(|row| row.answer_by)
    };
    let [before_late, before, before_answered] = rows().await;

    app.later(Duration::hours(10));
    let work = app.begin(Actor::System).await;
    assert_eq!(postpone(&work, since, Duration::hours(10)).await.unwrap(), 1);
    work.commit().await.unwrap();
    assert_eq!(rows().await, [before_late, before.after(Duration::hours(10)), before_answered]);
    let told = event::Entity::find().filter(event::Column::Name.eq("orders.answers_postponed"));
    assert_eq!(told.count(&app.db.read).await.unwrap(), 1);

    let work = app.begin(Actor::System).await;
    assert_eq!(postpone(&work, app.now().after(Duration::days(9)), Duration::hours(1)).await.unwrap(), 0);
    work.commit().await.unwrap();
    assert_eq!(rows().await[1], before.after(Duration::hours(10)));
}
