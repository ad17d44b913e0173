//! Twins of `market/registry/`.

mod add;
mod amend;
mod find;
mod imports;
mod leave;
mod readmit;

use chophien::{
    entities::{event, registry_change, registry_entry},
    kernel::ids::EntryId,
    market::{moderation::Reason, revisions::why::Why},
};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::kit::TestApp;

pub async fn row(app: &TestApp, id: EntryId) -> registry_entry::Model {
    registry_entry::Entity::find_by_id(id).one(&app.db.read).await.expect("entries").expect("the entry")
}

/// What a refusal leaves as it was: entries, what they said before, and what happened.
pub async fn everything(app: &TestApp) -> (Vec<registry_entry::Model>, u64, u64) {
    let entries = registry_entry::Entity::find().all(&app.db.read).await.expect("entries");
    let changes = registry_change::Entity::find().count(&app.db.read).await.expect("changes");
    (entries, changes, event::Entity::find().count(&app.db.read).await.expect("events"))
}

pub fn taken_back() -> Why {
    Why { reason: Reason::Authority, words: Some("Quyết định 47/QĐ-UBND.".into()) }
}
