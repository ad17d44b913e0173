//! Twin of `market/catalog/doors/reopen.rs`.

use chophien::{
    entities::shop,
    kernel::actor::Actor,
    market::{catalog::doors::DoorError, shops::Status},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::{Door, row, shown, tried};
use crate::kit::TestApp;

#[tokio::test]
async fn she_sells_again_as_before_but_not_what_a_moderator_closed() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let lan = app.lan().await;
    app.invite_in(&my, lan, "0900000001").await;
    assert!(matches!(tried(&app, &my, my.actor(), Door::Reopen).await, Err(DoorError::NotNow)), "it is open");
    tried(&app, &my, my.actor(), Door::Leave).await.expect("left");
    assert!(matches!(tried(&app, &my, Actor::Account(lan), Door::Reopen).await, Err(DoorError::NotOwner)));
    tried(&app, &my, my.actor(), Door::Reopen).await.expect("open again");
    assert_eq!((row(&app, &my).await.status, shown(&app).await), (Status::Open, 1));
    app.visitor().get(&format!("/products/{}", honey.slug)).await.assert_ok();
    for status in [Status::Suspended, Status::Closed] {
        let put = shop::ActiveModel { id: Set(my.shop), status: Set(status), ..Default::default() };
        put.update(&app.db.write).await.expect("where it stands");
        assert!(matches!(tried(&app, &my, my.actor(), Door::Reopen).await, Err(DoorError::NotNow)), "{status:?}");
        assert_eq!(row(&app, &my).await.status, status);
    }
}
