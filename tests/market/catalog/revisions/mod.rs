//! Twins of `market/catalog/revisions/`. Rule 7: nothing is shown before a moderator has approved it.

mod approve;
mod revise;
mod send_back;
mod take_back;

use chophien::{
    entities::{product, product_revision},
    kernel::ids::{ProductId, RevisionId},
    market::catalog::{content::ProductContent, revisions},
};
use sea_orm::EntityTrait;

use crate::kit::{Household, TestApp};

/// What Mỷ proposes.
pub fn content(name: &str) -> ProductContent {
    ProductContent {
        name: name.into(),
        set_no: 4,
        description: "Mật quay mùa hoa bạc hà.".into(),
        photos: vec!["ab23456789cdef".into(), "cd23456789cdef".into()],
        season_months: 0b1100_0000_0001,
    }
}

/// Proposes it.
pub async fn propose(app: &TestApp, my: &Household, product: ProductId, name: &str) -> RevisionId {
    let work = app.begin(my.actor()).await;
    let id = revisions::revise::revise(&work, product, content(name)).await.expect("proposed");
    work.commit().await.expect("committed");
    id
}

/// The product as it is.
pub async fn product_now(app: &TestApp, id: ProductId) -> product::Model {
    product::Entity::find_by_id(id).one(&app.db.read).await.expect("products").expect("there")
}

/// The proposal as it is.
pub async fn revision(app: &TestApp, id: RevisionId) -> product_revision::Model {
    product_revision::Entity::find_by_id(id).one(&app.db.read).await.expect("revisions").expect("there")
}
