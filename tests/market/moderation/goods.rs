//! Twin of `market/moderation/goods.rs`.

use chophien::{
    entities::product::{self, Status},
    kernel::ids::UnitCode,
    market::moderation::{goods, reach::Reach},
};
use sea_orm::EntityTrait;

use crate::kit::{TestApp, goods::Listing, world::HOANG_SU_PHI};

#[tokio::test]
async fn a_product_is_read_whatever_its_status_and_by_nobody_beyond_its_place() {
    let app = TestApp::new().await;
    let my = app.my().await;
    for status in [Status::Pending, Status::Live, Status::Hidden] {
        let honey = app.product(&my, Listing { status, ..Default::default() }).await;
        let row = product::Entity::find_by_id(honey.product).one(&app.db.read).await.expect("products").expect("it");
        let good = goods::find(&app.db.read, &Reach::Everywhere, &row.code).await.expect("products").expect("within");
        assert_eq!((good.status, good.shown, good.shop), (status, status == Status::Live, my.shop));
        assert!(!good.said.rows.is_empty() && !good.said.facts.is_empty(), "what it says, and what is offered");
        let far = Reach::Communes(vec![UnitCode(HOANG_SU_PHI.into())]);
        assert!(goods::find(&app.db.read, &far, &row.code).await.expect("products").is_none());
    }
    assert!(goods::find(&app.db.read, &Reach::Everywhere, "khongco1").await.expect("products").is_none());
}
