//! A seller says that a product has a paper.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, DbErr, EntityTrait, QueryFilter,
    sea_query::Expr,
};
use time::Date;

use super::{Scheme, Status, events::CertificateClaimed, valid};
use crate::{
    entities::{certificate, product},
    infra::{
        db::Work,
        pictures,
        refused::{Refused, no},
    },
    kernel::{
        ids::{CertificateId, ProductId},
        paper_number,
    },
    market::claimed::Claimed,
};

/// What the paper says. Lengths were looked at by the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Which kind of paper.
    pub scheme: Scheme,
    /// Its number.
    pub number: String,
    /// 3 to 5 for OCOP, nothing for the others.
    pub stars: Option<i32>,
    /// Who issued it, in words: districts that did no longer exist.
    pub issuer: String,
    /// The decision behind it.
    pub decision: String,
    /// Its first day.
    pub issued_on: Date,
    /// Its last day; an OCOP certificate without one holds 36 months, and none holds longer.
    pub expires_on: Option<Date>,
    /// A picture of it, the seller's own.
    pub scan: Option<String>,
}

/// Why a claim is not taken. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum ClaimError {
    /// An OCOP paper has 3, 4 or 5 stars.
    #[error("an OCOP certificate has three to five stars")]
    Stars,
    /// A paper is issued before it is claimed.
    #[error("the paper would be issued in the future")]
    IssuedLater,
    /// Only OCOP has a length of its own; other papers state their last day.
    #[error("the last day is missing")]
    NoExpiry,
    /// A paper ends after it begins.
    #[error("the paper would end before it begins")]
    EndsBeforeItBegins,
    /// An OCOP paper holds 36 months at most.
    #[error("the paper would hold longer than its kind may")]
    TooLong,
    /// It is over: claiming it would show nothing.
    #[error("the paper has expired")]
    Expired,
    /// Another claim of the kind waits, which whoever claims has not seen.
    #[error("somebody else has claimed a paper of this kind meanwhile")]
    Changed,
}

/// Keeps the claim for a moderator. A claim of the same scheme that still waits is replaced, if it is among those `seen` waiting;
/// what was verified stays.
pub async fn claim(
    work: &Work,
    product: Claimed<'_, product::Model>,
    claim: Claim,
    seen: &[CertificateId],
) -> Result<CertificateId, Refused<ClaimError>> {
    let expires_on = check(&claim, work.now.day())?;
    if unseen(work, product.id, claim.scheme, seen).await? {
        return no(ClaimError::Changed);
    }
    replace_waiting(work, product.id, claim.scheme).await?;
    let row = certificate::ActiveModel {
        id: NotSet,
        shop_id: Set(product.shop_id),
        product_id: Set(product.id),
        scheme: Set(claim.scheme),
        number_key: Set(paper_number::key(&claim.number)),
        number: Set(claim.number),
        stars: Set(claim.stars.filter(|_| claim.scheme == Scheme::Ocop)),
        issuer: Set(claim.issuer),
        decision: Set(claim.decision),
        issued_on: Set(claim.issued_on),
        expires_on: Set(expires_on),
        withdrawn_on: Set(None),
        scan: Set(claim.scan.clone()),
        status: Set(Status::Pending),
        submitted_at: Set(work.now),
        decided_at: Set(None),
        reason: Set(None),
        words: Set(None),
        ending_told_on: Set(None),
    };
    let row = row.insert(&work.tx).await?;
    pictures::mark_used(work, claim.scan.as_slice()).await?;
    let event = CertificateClaimed { certificate_id: row.id, product_id: row.product_id, shop_id: row.shop_id };
    work.record(&event)?;
    Ok(row.id)
}

/// The last day, if everything fits together.
fn check(claim: &Claim, today: Date) -> Result<Date, Refused<ClaimError>> {
    if claim.scheme == Scheme::Ocop && !claim.stars.is_some_and(|stars| (3..=5).contains(&stars)) {
        return no(ClaimError::Stars);
    }
    if claim.issued_on > today {
        return no(ClaimError::IssuedLater);
    }
    let own = claim.scheme.own_end(claim.issued_on);
    let expires_on = claim.expires_on.or(own).ok_or(Refused::No(ClaimError::NoExpiry))?;
    if expires_on <= claim.issued_on {
        return no(ClaimError::EndsBeforeItBegins);
    }
    if valid::too_long(claim.scheme, claim.issued_on, expires_on) {
        return no(ClaimError::TooLong);
    }
    if expires_on < today { no(ClaimError::Expired) } else { Ok(expires_on) }
}

async fn unseen(work: &Work, of: ProductId, scheme: Scheme, seen: &[CertificateId]) -> Result<bool, DbErr> {
    let waiting = certificate::Entity::find().filter(waiting(of, scheme)).one(&work.tx).await?;
    Ok(waiting.is_some_and(|waiting| !seen.contains(&waiting.id)))
}

fn waiting(of: ProductId, scheme: Scheme) -> Condition {
    Condition::all()
        .add(certificate::Column::ProductId.eq(of))
        .add(certificate::Column::Scheme.eq(scheme))
        .add(certificate::Column::Status.eq(Status::Pending))
}

async fn replace_waiting(work: &Work, product: ProductId, scheme: Scheme) -> Result<(), DbErr> {
    certificate::Entity::update_many()
        .col_expr(certificate::Column::Status, Expr::value(Status::Replaced))
        .col_expr(certificate::Column::DecidedAt, Expr::value(work.now))
        .filter(waiting(product, scheme))
        .exec(&work.tx)
        .await
        .map(drop)
}
