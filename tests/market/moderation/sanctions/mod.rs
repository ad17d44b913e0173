//! Twins of `market/moderation/sanctions/`. What is stopped is seen by no buyer in any way, at once, and its orders go on.

mod bar;
mod call_off;
mod close;
mod due;
mod random;
mod record;
mod restore;
mod stop;
mod strike;
mod table;
mod thing;

use chophien::{
    entities::{product, sanction},
    infra::refused::Refused,
    kernel::actor::Actor,
    market::{
        moderation::{
            Kind, Reason,
            sanctions::{self, SanctionError, Thing},
            suspensions::Stop,
        },
        revisions::why::Why,
    },
};
use sea_orm::{EntityTrait, QueryOrder};

use crate::kit::{TestApp, goods::Good};

pub fn forbidden() -> Why {
    Why { reason: Reason::Forbidden, words: Some("Rượu chưa bán được ở chợ.".into()) }
}

async fn code_of(app: &TestApp, good: &Good) -> String {
    let row = product::Entity::find_by_id(good.product).one(&app.db.read).await.expect("products");
    row.expect("a product").code
}

async fn stop_as(app: &TestApp, actor: Actor, thing: Thing<'_>, why: Why) -> Result<(), Refused<SanctionError>> {
    let work = app.begin(actor).await;
    sanctions::stop::stop(&work, thing, at_once(thing.kind(), why)).await?;
    work.commit().await?;
    Ok(())
}

/// As an authority orders it, where that is the reason; else a shop has its notice.
pub fn at_once(kind: Kind, why: Why) -> Stop {
    let ordered = kind == Kind::Shop && why.reason == Reason::Authority;
    Stop { why, order_no: ordered.then(|| "12/SCT-TM".to_owned()), until: None }
}

async fn restore_as(app: &TestApp, actor: Actor, thing: Thing<'_>) -> Result<(), Refused<SanctionError>> {
    let work = app.begin(actor).await;
    sanctions::restore::restore(&work, thing).await?;
    work.commit().await?;
    Ok(())
}

pub fn ordered() -> Why {
    Why { reason: Reason::Authority, words: Some("Công văn 12/SCT.".into()) }
}

pub async fn recorded(app: &TestApp) -> Vec<sanction::Model> {
    sanction::Entity::find().order_by_asc(sanction::Column::Id).all(&app.db.read).await.expect("sanctions")
}
