//! Twin of `worker/shops.rs`: many at once, and one that is due twice.

use chophien::{
    entities::{event, shop, suspension},
    market::shops::Status,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use time::Duration;

use crate::kit::TestApp;

#[tokio::test]
async fn what_is_due_is_done_once_whoever_works() {
    let app = TestApp::new().await;
    let (my, other) = (app.my().await, app.may_trang().await);
    let today = app.now().day();
    let rests = shop::ActiveModel {
        id: Set(my.shop),
        status: Set(Status::Resting),
        rests_until: Set(Some(today - Duration::DAY)),
        ..Default::default()
    };
    rests.update(&app.db.write).await.expect("it rests");
    let comes = suspension::ActiveModel {
        shop_id: Set(other.shop),
        starts_on: Set(today),
        ends_on: Set(None),
        closes_on: Set(None),
    };
    comes.insert(&app.db.write).await.expect("it comes");
    app.work_off().await;
    app.later(Duration::minutes(2));
    app.work_off().await;
    for (shop, status, name) in
        [(my.shop, Status::Open, "shop.resumed"), (other.shop, Status::Suspended, "shop.suspended")]
    {
        let row = shop::Entity::find_by_id(shop).one(&app.db.read).await.expect("shops").expect("the shop");
        assert_eq!(row.status, status);
        let told = event::Entity::find().filter(event::Column::Name.eq(name)).count(&app.db.read).await;
        assert_eq!(told.expect("events"), 1, "{name}");
    }
}
