//! Twins of `market/moderation/held/`.

mod carry_out;
mod hold;
mod take_back;

use chophien::{
    entities::held_verdict,
    infra::refused::Refused,
    kernel::actor::Actor,
    market::moderation::{
        Kind,
        held::{Given, hold::hold},
        refusals::DecideError,
    },
};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::kit::TestApp;

/// Somebody gives a verdict on a product.
pub async fn given(app: &TestApp, by: Actor, id: i64, given: Given) -> Result<(), Refused<DecideError>> {
    let work = app.begin(by).await;
    match hold(&work, Kind::Product, id, given).await {
        Ok(()) => Ok(work.commit().await?),
        refused => {
            work.roll_back().await?;
            refused
        }
    }
}

/// How many are held.
pub async fn held(app: &TestApp) -> u64 {
    held_verdict::Entity::find().count(&app.db.read).await.expect("held verdicts")
}
