//! Twins of `market/certificates/`. Rule 8: a star is shown only while its certificate is valid today.

mod claim;
mod find;
mod registered;
mod reinstate;
mod remind;
mod send_back;
mod verify;
mod withdraw;

use std::collections::HashMap;

use chophien::{
    entities::{certificate, product},
    infra::db::gathered::together_planned,
    kernel::{
        actor::Actor,
        ids::{CertificateId, ProductId},
    },
    market::{
        certificates::{self as papers, Scheme, claim::Claim},
        moderation::Reason,
        revisions::why::Why,
    },
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait};
use time::macros::date;

use crate::kit::{TestApp, claims};

/// Four stars since 1 March 2025.
pub fn ocop() -> Claim {
    Claim {
        scheme: Scheme::Ocop,
        number: "OCOP-08-2025-001".into(),
        stars: Some(4),
        issuer: "UBND tỉnh Tuyên Quang".into(),
        decision: "1234/QĐ-UBND".into(),
        issued_on: date!(2025 - 03 - 01),
        expires_on: None,
        scan: Some("ab23456789cdef".into()),
    }
}

/// Claimed and still waiting; by somebody who has seen what waits already.
pub async fn claimed(app: &TestApp, product: ProductId, claim: Claim) -> CertificateId {
    let work = app.begin(app.owner_of(product).await).await;
    let seen = papers::find::by_product(&work.tx, product, work.now.day()).await.expect("papers");
    let seen: Vec<_> = seen.iter().map(|paper| paper.id).collect();
    let product = claims::product(&work, product).await;
    let id = papers::claim::claim(&work, product, claim, &seen).await.expect("claimed");
    work.commit().await.expect("committed");
    id
}

/// Claimed and verified.
pub async fn verified(app: &TestApp, product: ProductId, claim: Claim) -> CertificateId {
    let id = claimed(app, product, claim).await;
    let work = app.begin(Actor::System).await;
    papers::verify::verify(&work, claims::paper(&work, id).await).await.expect("verified");
    work.commit().await.expect("committed");
    id
}

/// By whoever issued it.
pub fn taken_back() -> Why {
    Why { reason: Reason::Authority, words: None }
}

/// The most stars that show on a day.
pub async fn stars(app: &TestApp, product: ProductId, on: time::Date) -> Option<i32> {
    best(app, &[product], on).await.get(&product)?.stars
}

/// The paper that a line of an order would name on that day, of each of these that has one.
pub async fn best(app: &TestApp, products: &[ProductId], on: time::Date) -> HashMap<ProductId, papers::find::Best> {
    let ids = product::Entity::find().select_only().column(product::Column::Id);
    let ids = ids.filter(product::Column::Id.is_in(products.iter().copied())).into_query();
    let question = papers::find::best(app.db.read.get_database_backend(), ids, on);
    let row = together_planned(&app.db.read, [(papers::find::BEST, question)]).await.expect("papers");
    papers::find::told_best(&row).expect("papers")
}

/// The row as it is.
pub async fn row(app: &TestApp, id: CertificateId) -> certificate::Model {
    certificate::Entity::find_by_id(id).one(&app.db.read).await.expect("certificates").expect("there")
}

/// How many there are.
pub async fn count(app: &TestApp) -> u64 {
    certificate::Entity::find().count(&app.db.read).await.expect("certificates")
}
