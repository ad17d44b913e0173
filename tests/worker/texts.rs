//! Twin of `worker/texts.rs` and `infra/texter/budget.rs`: how many texts leave in a day, and what becomes of the others.

use chophien::{
    entities::job,
    infra::texter::{About, Text, budget::Budget},
    kernel::{actor::Actor, ids::OrderId, phone::Phone},
    market::orders::Status,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use time::Duration;

use crate::kit::TestApp;

async fn market(per_day: u32) -> TestApp {
    let app = TestApp::with(|config| {
        (config.text.per_day, config.text.for_codes, config.text.for_orders) = (per_day, 20, 30);
    });
    app.await
}

/// How many texts about that leave today before there is none left.
async fn left(app: &TestApp, about: About) -> usize {
    let (budget, day) = (Budget::of(&app.config.text), app.now().day());
    let mut many = 0;
    while budget.take(&app.db, about, day).await.unwrap() {
        many += 1;
    }
    many
}

async fn waiting(app: &TestApp) -> u64 {
    let texts = job::Entity::find().filter(job::Column::Kind.eq("text.send"));
    texts.count(&app.db.read).await.unwrap()
}

#[tokio::test]
async fn news_stop_first_and_codes_and_new_orders_have_a_share_of_their_own() {
    let app = market(20).await;
    assert_eq!(left(&app, About::News).await, 8);
    assert_eq!(left(&app, About::Other).await, 2);
    assert_eq!(left(&app, About::Order(OrderId(1))).await, 6);
    assert_eq!(left(&app, About::Code).await, 3);
    assert_eq!(
        left(&app, About::Safety).await,
        1,
        "whoever asks for codes without end drowns no word about an account"
    );
    for about in [About::News, About::Other, About::Order(OrderId(1)), About::Code, About::Safety] {
        assert_eq!(left(&app, about).await, 0, "{about:?}");
    }
    app.later(Duration::days(1));
    assert_eq!(
        left(&app, About::Code).await,
        13,
        "all but the share of orders, and the last for what is said of accounts"
    );
    assert_eq!(left(&app, About::Safety).await, 1);
    assert_eq!(left(&app, About::Order(OrderId(1))).await, 6);
}

#[tokio::test]
async fn many_at_once_take_no_more_than_there_are() {
    let app = market(20).await;
    let (budget, day) = (Budget::of(&app.config.text), app.now().day());
    let takes = (0..40).map(|_| budget.take(&app.db, About::Other, day));
    let taken = futures::future::join_all(takes).await.into_iter().filter(|taken| *taken.as_ref().unwrap()).count();
    assert_eq!(taken, 10);
}

#[tokio::test]
async fn a_text_that_did_not_leave_is_not_counted() {
    let app = market(20).await;
    let (budget, day) = (Budget::of(&app.config.text), app.now().day());
    assert_eq!(left(&app, About::Other).await, 10);
    budget.give_back(&app.db, About::Other, day).await.unwrap();
    assert_eq!(left(&app, About::Other).await, 1);
}

#[tokio::test]
async fn when_none_is_left_news_lapse_and_all_else_waits_for_the_next_day() {
    let app = market(10).await;
    app.jobs_may_fail();
    left(&app, About::Other).await;
    let text = |about| Text::new(Phone::parse("0900000001").unwrap(), "xin chào").about(about);
    let work = app.begin(Actor::System).await;
    for about in [About::News, About::Other] {
        work.enqueue(&text(about), None).await.unwrap();
    }
    work.commit().await.unwrap();
    app.work_off_whatever_comes().await;
    assert_eq!((app.texts().len(), waiting(&app).await), (0, 1));
    app.later(Duration::days(1));
    app.work_off().await;
    assert_eq!((app.texts().len(), waiting(&app).await), (1, 0));
}

#[tokio::test]
async fn no_order_lapses_before_its_shop_has_heard_of_it() {
    let app = market(10).await;
    app.jobs_may_fail();
    let my = app.my().await;
    let honey = app.honey(&my).await;
    for about in [About::Other, About::Order(OrderId(1)), About::Code] {
        left(&app, about).await;
    }
    let order = app.orders_of(&app.place(app.checkout(&[(&honey, 4)]).await).await.unwrap()).await.remove(0);
    app.work_off_whatever_comes().await;
    // Longer than anything else is tried that does not go well.
    for _ in 0..4 {
        app.later(Duration::hours(25));
        for about in [About::Other, About::Order(OrderId(1)), About::Code] {
            left(&app, about).await;
        }
        app.work_off_whatever_comes().await;
        assert!(!app.texts().iter().any(|text| text.to.as_str() == my.phone));
        assert_eq!((app.status(order.id).await, app.stock(&honey).await), (Status::Placed, 6));
    }

    app.later(Duration::days(1));
    // The buyer's own text was given up after two days.
    app.work_off_whatever_comes().await;
    assert!(app.last_text_to(&my.phone).contains(&order.code));
    assert_eq!(waiting(&app).await, 1, "and nothing else was");
    let until = app.row_of(order.id).await.answer_by;
    assert!(until.since(app.now()) > Duration::hours(23), "it has its whole time from now on");
    app.later(Duration::hours(25));
    app.work_off_whatever_comes().await;
    assert_eq!((app.status(order.id).await, app.stock(&honey).await), (Status::Cancelled, 10));
}
