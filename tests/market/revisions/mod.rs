//! Twins of `market/revisions/`, on the words and photos of products; those of shops are in `market/shops/revised.rs`. Rule 7:
//! nothing is shown before a moderator has approved it.

mod decide;
mod propose;
mod withdraw;

use chophien::{
    entities::{product, revision},
    kernel::ids::{ProductId, RevisionId},
    market::catalog::{content::ProductContent, revise},
};
use sea_orm::EntityTrait;

use crate::kit::{Household, TestApp, claims};

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
    let id = revise::revise(&work, claims::product(&work, product).await, content(name)).await.expect("proposed");
    work.commit().await.expect("committed");
    id
}

/// The product as it is.
pub async fn product_now(app: &TestApp, id: ProductId) -> product::Model {
    product::Entity::find_by_id(id).one(&app.db.read).await.expect("products").expect("there")
}

/// The proposal as it is.
pub async fn revision(app: &TestApp, id: RevisionId) -> revision::Model {
    revision::Entity::find_by_id(id).one(&app.db.read).await.expect("revisions").expect("there")
}
