//! What a product is found by: its name, its shop, and every name that people have for its place.

use chophien::{
    entities::{product, shop},
    kernel::{actor::Actor, ids::UnitCode},
    market::catalog::derive,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::revisions::product_now as row;
use crate::kit::{TestApp, goods::Good};

async fn refresh(app: &TestApp, good: &Good) -> product::Model {
    let work = app.begin(Actor::System).await;
    derive::refresh(&work, good.product).await.expect("refreshed");
    derive::refresh(&work, good.product).await.expect("and once more");
    work.commit().await.expect("committed");
    row(app, good.product).await
}

#[tokio::test]
async fn the_former_communes_and_the_former_district_find_it() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let row = refresh(&app, &honey).await;
    for word in ["mat ong bac ha", "mat ong my", "meo vac", "ta lung", "ha giang", "nong san khac", "cao nguyen da"] {
        assert!(row.search_text.contains(word), "{word} in {}", row.search_text);
    }
    assert_eq!((row.name_text.as_str(), row.toned_text.as_str()), ("mat ong bac ha meo vac", "mật ong bạc hà mèo vạc"));
}

#[tokio::test]
async fn a_shop_that_moves_takes_its_goods_along() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let moved = shop::ActiveModel {
        id: Set(my.shop),
        name: Set("Ong rừng Hoàng Su Phì".into()),
        unit_code: Set(UnitCode(crate::kit::world::HOANG_SU_PHI.into())),
        ..Default::default()
    };
    moved.update(&app.db.write).await.expect("moved");
    let work = app.begin(Actor::System).await;
    derive::shop_changed(&work, my.shop).await.expect("followed");
    work.commit().await.expect("committed");
    let row = row(&app, honey.product).await;
    assert_eq!(row.unit_code.0, crate::kit::world::HOANG_SU_PHI);
    assert!(row.search_text.contains("ong rung hoang su phi") && !row.search_text.contains("mat ong my"));
}
