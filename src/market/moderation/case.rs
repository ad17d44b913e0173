//! One thing to decide about: a shop's or a product's proposal, or a certificate claim.

use sea_orm::{ConnectionTrait, DbErr, EntityTrait};

use super::{Subject, reach::Reach};
use crate::{
    entities::{certificate, product, product_revision, shop, shop_revision},
    infra::db::Work,
    kernel::{
        ids::{AccountId, CertificateId, ProductId, RevisionId, ShopId},
        instant::Instant,
    },
    market::{
        catalog::{self, content::ProductContent},
        certificates,
        shops::{content::ShopContent, members, revisions::RevisionStatus},
    },
};

/// What is decided about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Of which kind.
    pub subject: Subject,
    /// The revision's or the claim's.
    pub id: i64,
    /// Whose.
    pub shop: ShopId,
    /// For which product, unless it is about the shop itself.
    pub product: Option<ProductId>,
    /// What it is called, as proposed.
    pub title: String,
    /// Since when it waits, or waited.
    pub submitted_at: Instant,
    /// Who sent it, where that is known.
    pub submitted_by: Option<AccountId>,
    /// Nobody has decided yet, and nothing newer has come.
    pub waits: bool,
}

/// Why a moderator does not decide about a case.
#[derive(Debug, thiserror::Error)]
pub enum CaseError {
    /// Not there, or of a shop beyond her reach.
    #[error("there is no such case")]
    NotFound,
    /// She is a member of the shop, or sent it in herself.
    #[error("nobody decides about her own shop")]
    Own,
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbErr),
}

/// The case, if its shop is within reach.
pub async fn find(db: &impl ConnectionTrait, reach: &Reach, subject: Subject, id: i64) -> Result<Option<Case>, DbErr> {
    let case = match subject {
        Subject::Shop => of_shop(db, id).await?,
        Subject::Product => of_product(db, id).await?,
        Subject::Certificate => of_certificate(db, id).await?,
    };
    let Some(case) = case else { return Ok(None) };
    let shop = shop::Entity::find_by_id(case.shop).one(db).await?;
    Ok(shop.filter(|shop| reach.covers(&shop.unit_code)).map(|_| case))
}

/// Whether a moderator has a hand in the case herself.
pub async fn is_own(db: &impl ConnectionTrait, case: &Case, moderator: AccountId) -> Result<bool, DbErr> {
    let member = members::role(db, case.shop, moderator).await?.is_some();
    Ok(member || case.submitted_by == Some(moderator))
}

/// The case and who decides about it.
pub(super) async fn to_decide(
    work: &Work,
    reach: &Reach,
    subject: Subject,
    id: i64,
) -> Result<(Case, AccountId), CaseError> {
    let moderator = work.actor.account().ok_or(CaseError::NotFound)?;
    let case = find(&work.tx, reach, subject, id).await?.ok_or(CaseError::NotFound)?;
    if is_own(&work.tx, &case, moderator).await? {
        return Err(CaseError::Own);
    }
    Ok((case, moderator))
}

async fn of_shop(db: &impl ConnectionTrait, id: i64) -> Result<Option<Case>, DbErr> {
    let Some(row) = shop_revision::Entity::find_by_id(RevisionId(id)).one(db).await? else { return Ok(None) };
    let content: ShopContent = serde_json::from_value(row.body).map_err(|e| DbErr::Json(e.to_string()))?;
    Ok(Some(Case {
        subject: Subject::Shop,
        id,
        shop: row.shop_id,
        product: None,
        title: content.name,
        submitted_at: row.submitted_at,
        submitted_by: row.submitted_by,
        waits: row.status == RevisionStatus::Pending,
    }))
}

async fn of_product(db: &impl ConnectionTrait, id: i64) -> Result<Option<Case>, DbErr> {
    let Some(row) = product_revision::Entity::find_by_id(RevisionId(id)).one(db).await? else { return Ok(None) };
    let Some(product) = product::Entity::find_by_id(row.product_id).one(db).await? else { return Ok(None) };
    let content: ProductContent = serde_json::from_value(row.body).map_err(|e| DbErr::Json(e.to_string()))?;
    Ok(Some(Case {
        subject: Subject::Product,
        id,
        shop: product.shop_id,
        product: Some(product.id),
        title: content.name,
        submitted_at: row.submitted_at,
        submitted_by: row.submitted_by,
        waits: row.status == catalog::RevisionStatus::Pending,
    }))
}

async fn of_certificate(db: &impl ConnectionTrait, id: i64) -> Result<Option<Case>, DbErr> {
    let Some(row) = certificate::Entity::find_by_id(CertificateId(id)).one(db).await? else { return Ok(None) };
    let product = product::Entity::find_by_id(row.product_id).one(db).await?;
    Ok(Some(Case {
        subject: Subject::Certificate,
        id,
        shop: row.shop_id,
        product: Some(row.product_id),
        title: product.map_or(row.number, |product| product.name),
        submitted_at: row.submitted_at,
        submitted_by: None,
        waits: row.status == certificates::Status::Pending,
    }))
}
