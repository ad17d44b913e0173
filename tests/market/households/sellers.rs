//! Twin of `market/households/sellers.rs`.

use chophien::{
    entities::order::Status,
    kernel::{actor::Actor, spans::Span},
    market::{
        catalog::live::pause::pause,
        households::{
            Step,
            sellers::{add_up, counted, kept, rebuild},
        },
        sales::retract::retract,
    },
};
use time::Duration;

use crate::kit::{TestApp, claims, world::MEO_VAC};

/// How many sold in the month of the clock, by step.
async fn this_month(app: &TestApp) -> Vec<(Step, i64)> {
    let (first, last) = Span::Month.days_of(app.now().day()).into_inner();
    let rows = kept(&app.db.read, Span::Month, first).await.expect("sellers");
    assert_eq!(rows, counted(&app.db.read, &(first..=last)).await.expect("a count"));
    let here = Some(TestApp::unit(MEO_VAC));
    assert!(rows.iter().all(|(place, ..)| *place == here), "{rows:?}");
    rows.into_iter().map(|(_, step, sellers)| (step, sellers)).collect()
}

async fn adds_up(app: &TestApp) {
    let work = app.begin(Actor::System).await;
    add_up(&work).await.expect("added");
    work.commit().await.expect("committed");
}

#[tokio::test]
async fn who_sells_twice_counts_once_and_who_sold_nothing_in_the_end_not_at_all() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let sales =
        [app.order(&honey, 1, None, Status::Delivered).await, app.order(&honey, 1, None, Status::Delivered).await];
    for (sale, left) in sales.iter().zip([vec![(Step::Live, 1)], vec![]]) {
        adds_up(&app).await;
        assert_eq!(this_month(&app).await, [(Step::Live, 1)]);
        let work = app.begin(Actor::System).await;
        retract(&work, sale.order).await.expect("entries");
        work.commit().await.expect("committed");
        adds_up(&app).await;
        assert_eq!(this_month(&app).await, left);
    }
}

#[tokio::test]
async fn whose_goods_rest_after_a_sale_counts_on_another_step_from_then_on() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    app.order(&honey, 1, None, Status::Delivered).await;
    adds_up(&app).await;
    app.later(Duration::days(1));
    let work = app.begin(my.actor()).await;
    pause(&work, claims::product(&work, honey.product).await).await.expect("rests");
    work.commit().await.expect("committed");
    assert_eq!(this_month(&app).await, [(Step::Shop, 1)]);
    let work = app.begin(Actor::System).await;
    rebuild(&work, app.now().day()).await.expect("anew");
    work.commit().await.expect("committed");
    assert_eq!(this_month(&app).await, [(Step::Shop, 1)]);
}
