//! Twin of `market/moderation/sanctions/record.rs`.

use chophien::{
    entities::sanction,
    kernel::{actor::Actor, ids::AccountId},
    market::moderation::{
        Kind,
        sanctions::{Sanction, Thing, record},
    },
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, ModelTrait};

use super::{code_of, forbidden, recorded, restore_as, stop_as};
use crate::kit::TestApp;

#[tokio::test]
async fn what_was_done_is_read_newest_first_and_never_changes() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let (code, hanh) = (code_of(&app, &honey).await, Actor::Account(app.hanh().await));
    stop_as(&app, hanh, Thing::Product(&code), forbidden()).await.expect("stopped");
    restore_as(&app, hanh, Thing::Product(&code)).await.expect("restored");
    let all = record::of(&app.db.read, Kind::Product, honey.product.0, 9).await.expect("sanctions");
    let told: Vec<_> = all.iter().map(|one| (one.deed, one.moderator.as_str(), one.words.is_some())).collect();
    assert_eq!(told, [(Sanction::Restored, "Lý Thị Hạnh", false), (Sanction::Stopped, "Lý Thị Hạnh", true)]);
    assert_eq!(
        record::last(&app.db.read, Kind::Product, honey.product.0).await.expect("sanctions"),
        all.first().cloned()
    );
    assert_eq!(
        record::of(&app.db.read, Kind::Shop, honey.product.0, 9).await.expect("sanctions"),
        [],
        "of another kind"
    );
    let before = recorded(&app).await;
    let mut row = before[0].clone().into_active_model();
    row.words = Set(Some("Không phải thế.".into()));
    row.update(&app.db.write).await.expect_err("its words may go, and nothing else come");
    let mut row = before[0].clone().into_active_model();
    (row.words, row.moderator_id) = (Set(None), Set(AccountId(1)));
    row.update(&app.db.write).await.expect_err("nothing goes with them");
    before[0].clone().delete(&app.db.write).await.expect_err("append only");
    sanction::Entity::delete_many().exec(&app.db.write).await.expect_err("append only");
    assert_eq!(recorded(&app).await, before);
}
