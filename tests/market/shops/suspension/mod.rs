//! Twins of `market/shops/suspension/`.

mod reopen;
mod suspend;

use chophien::{
    entities::shop,
    infra::refused::Refused,
    kernel::actor::Actor,
    market::{
        moderation::Reason,
        revisions::why::Why,
        shops::{
            Status,
            suspension::{
                claim_by_code,
                reopen::{ReopenError, reopen},
                suspend::{SuspendError, suspend},
            },
        },
    },
};
use sea_orm::EntityTrait;

use crate::kit::{Household, TestApp};

async fn suspended(app: &TestApp, my: &Household) -> Result<(), Refused<SuspendError>> {
    let work = app.begin(Actor::System).await;
    let shop = claim_by_code(&work, &my.code).await.expect("shops").expect("the shop");
    suspend(&work, shop, &Why { reason: Reason::Orders, words: None }).await?;
    work.commit().await?;
    Ok(())
}

async fn reopened(app: &TestApp, my: &Household) -> Result<(), Refused<ReopenError>> {
    let work = app.begin(Actor::System).await;
    let shop = claim_by_code(&work, &my.code).await.expect("shops").expect("the shop");
    reopen(&work, shop).await?;
    work.commit().await?;
    Ok(())
}

async fn status(app: &TestApp, my: &Household) -> Status {
    shop::Entity::find_by_id(my.shop).one(&app.db.read).await.expect("shops").expect("the shop").status
}
