//! Twin of `market/accounts/second/pass.rs`.

use chophien::{
    entities::event,
    kernel::actor::Actor,
    market::accounts::second::pass::{Passed, pass},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use time::Duration;

use super::tried;
use crate::kit::TestApp;

#[tokio::test]
async fn a_code_of_the_app_passes_once() {
    let app = TestApp::new().await;
    let hanh = app.hanh().await;
    app.second_factor(hanh).await;
    let code = app.code_of_the_app();
    assert_eq!(tried(&app, hanh, &format!(" {} {} ", &code[..3], &code[3..])).await, Passed::ByApp);
    assert_eq!(tried(&app, hanh, &code).await, Passed::Wrong, "used");
    app.later(Duration::seconds(30));
    assert_eq!(tried(&app, hanh, &code).await, Passed::Wrong, "still");
    assert_eq!(tried(&app, hanh, &app.code_of_the_app()).await, Passed::ByApp);
}

#[tokio::test]
async fn typed_twice_at_once_it_passes_once() {
    let app = TestApp::new().await;
    let hanh = app.hanh().await;
    app.second_factor(hanh).await;
    let code = app.code_of_the_app();
    let (one, two, three) = tokio::join!(tried(&app, hanh, &code), tried(&app, hanh, &code), tried(&app, hanh, &code));
    assert_eq!([one, two, three].iter().filter(|passed| **passed == Passed::ByApp).count(), 1);
}

#[tokio::test]
async fn a_code_that_was_written_down_passes_once_and_says_how_many_are_left() {
    let app = TestApp::new().await;
    let (hanh, dung) = (app.hanh().await, app.dung().await);
    let codes = app.second_factor(hanh).await;
    app.second_factor(dung).await;
    assert_eq!(tried(&app, dung, &codes[3]).await, Passed::Wrong, "nobody else's");
    assert_eq!(tried(&app, hanh, &codes[3].replace('-', " ")).await, Passed::ByRecovery(9));
    assert_eq!(tried(&app, hanh, &codes[3]).await, Passed::Wrong);
    assert_eq!(tried(&app, hanh, &codes[4]).await, Passed::ByRecovery(8));
    let used = event::Entity::find().filter(event::Column::Name.eq("account.recovery_code_used"));
    assert_eq!(used.count(&app.db.read).await.unwrap(), 2);
}

#[tokio::test]
async fn what_is_no_code_passes_nobody() {
    let app = TestApp::new().await;
    let hanh = app.hanh().await;
    assert_eq!(tried(&app, hanh, &app.code_of_the_app()).await, Passed::NotSet);
    app.second_factor(hanh).await;
    for typed in ["", "12345", "000000 111111", "a word", "000000-000000-000000"] {
        assert_eq!(tried(&app, hanh, typed).await, Passed::Wrong, "{typed}");
    }
    let early = app.code_of_the_app();
    app.later(Duration::seconds(61));
    assert_eq!(tried(&app, hanh, &early).await, Passed::Wrong, "two steps late");
}

#[tokio::test]
async fn a_try_that_is_not_committed_uses_nothing_up() {
    let app = TestApp::new().await;
    let hanh = app.hanh().await;
    app.second_factor(hanh).await;
    let work = app.begin(Actor::Account(hanh)).await;
    assert_eq!(pass(&work, &app.secret, hanh, &app.code_of_the_app()).await.unwrap(), Passed::ByApp);
    work.roll_back().await.expect("rolled back");
    assert_eq!(tried(&app, hanh, &app.code_of_the_app()).await, Passed::ByApp);
}
