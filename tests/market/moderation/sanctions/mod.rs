//! Twins of `market/moderation/sanctions/`. What is stopped is seen by no buyer in any way, at once, and its orders go on.

mod record;
mod restore;
mod stop;

use chophien::{
    entities::{product, sanction},
    infra::refused::Refused,
    kernel::actor::Actor,
    market::{
        moderation::{
            Reason,
            sanctions::{self, SanctionError},
        },
        revisions::why::Why,
    },
};
use sea_orm::{EntityTrait, QueryOrder};

use crate::kit::{TestApp, goods::Good};

fn forbidden() -> Why {
    Why { reason: Reason::Forbidden, words: Some("Rượu chưa bán được ở chợ.".into()) }
}

async fn code_of(app: &TestApp, good: &Good) -> String {
    let row = product::Entity::find_by_id(good.product).one(&app.db.read).await.expect("products");
    row.expect("a product").code
}

async fn stop_as(app: &TestApp, actor: Actor, code: &str, why: Why) -> Result<(), Refused<SanctionError>> {
    let work = app.begin(actor).await;
    sanctions::stop::stop(&work, code, why).await?;
    work.commit().await?;
    Ok(())
}

async fn restore_as(app: &TestApp, actor: Actor, code: &str) -> Result<(), Refused<SanctionError>> {
    let work = app.begin(actor).await;
    sanctions::restore::restore(&work, code).await?;
    work.commit().await?;
    Ok(())
}

async fn recorded(app: &TestApp) -> Vec<sanction::Model> {
    sanction::Entity::find().order_by_asc(sanction::Column::Id).all(&app.db.read).await.expect("sanctions")
}
