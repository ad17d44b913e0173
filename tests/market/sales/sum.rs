//! Twin of `market/sales/sum.rs`.

use chophien::{figures, kernel::actor::Actor, market::sales::sum::sum};

use super::{add_up, deliver_one, delivered, sold_on, waiting};
use crate::kit::TestApp;

#[tokio::test]
async fn each_entry_is_added_once() {
    let app = TestApp::new().await;
    delivered(&app).await;
    let day = app.now().day();
    let before = sold_on(&app, day).await;
    assert_eq!((add_up(&app).await, add_up(&app).await), (1, 0));
    assert_eq!((waiting(&app).await, sold_on(&app, day).await), (0, before));
    assert_eq!(figures::difference(&app.app()).await.expect("a count"), None);
}

#[tokio::test]
async fn what_was_rolled_back_goes_on_waiting() {
    let app = TestApp::new().await;
    delivered(&app).await;
    let work = app.begin(Actor::System).await;
    assert_eq!(sum(&work).await.expect("added").entries, 1);
    work.roll_back().await.expect("rolled back");
    assert_eq!((waiting(&app).await, add_up(&app).await), (1, 1));
}

#[tokio::test]
async fn two_who_add_up_at_once_add_each_entry_once() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    for _ in 0..10 {
        deliver_one(&app, &my, &honey, 1).await;
    }
    let added = tokio::join!(add_up(&app), add_up(&app), add_up(&app));
    assert_eq!(added.0 + added.1 + added.2, 10);
    assert_eq!(figures::difference(&app.app()).await.expect("a count"), None);
}

#[tokio::test]
async fn the_worker_adds_up_by_itself() {
    let app = TestApp::new().await;
    delivered(&app).await;
    app.work_off().await;
    assert_eq!(waiting(&app).await, 0);
}
