//! Reads of certificates.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use time::Date;

use super::{
    Scheme, Status, conditions,
    valid::{self, State},
};
use crate::{
    entities::{certificate, decision::Reason},
    infra::db::Work,
    kernel::{
        ids::{CertificateId, ProductId},
        instant::Instant,
    },
    market::claimed::Claimed,
};

/// A paper, to be changed.
pub type ClaimedPaper<'w> = Claimed<'w, certificate::Model>;

/// A paper as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Certificate {
    /// The claim.
    #[serde(skip)]
    pub id: CertificateId,
    /// Whose.
    #[serde(skip)]
    pub product: ProductId,
    /// Which kind of paper.
    pub scheme: Scheme,
    /// Key of what that is called.
    pub called: &'static str,
    /// As printed.
    pub number: String,
    /// OCOP only.
    pub stars: Option<i32>,
    /// In words.
    pub issuer: String,
    /// The decision behind it.
    pub decision: String,
    /// First day.
    pub issued_on: Date,
    /// Last day.
    pub expires_on: Date,
    /// From this day it no longer counts.
    pub withdrawn_on: Option<Date>,
    /// Code of a picture of it.
    pub scan: Option<String>,
    /// Where it stands on the day asked about.
    pub state: State,
    /// When it was claimed.
    pub submitted_at: Instant,
    /// The moderator's reason for sending it back.
    #[serde(skip)]
    pub reason: Option<Reason>,
    /// And the moderator's words.
    pub words: Option<String>,
}

impl Certificate {
    /// Four stars for Mỷ's honey, for samples of pages.
    pub fn sample() -> Self {
        Self {
            id: CertificateId(1),
            product: ProductId(1),
            scheme: Scheme::Ocop,
            called: Scheme::Ocop.key(),
            number: "OCOP-08-2025-118".into(),
            stars: Some(4),
            issuer: "UBND tỉnh Tuyên Quang".into(),
            decision: "118/QĐ-UBND".into(),
            issued_on: time::macros::date!(2025 - 03 - 15),
            expires_on: time::macros::date!(2028 - 03 - 15),
            withdrawn_on: None,
            scan: Some("c1b2c3d4e5f6g7".into()),
            state: State::Valid,
            submitted_at: Instant(0),
            reason: None,
            words: None,
        }
    }
}

impl Certificate {
    /// For samples of pages: one of each state.
    pub fn samples() -> Vec<Self> {
        let day = time::macros::date!(2025 - 03 - 01);
        let sample = |state| Self {
            id: CertificateId(1),
            product: ProductId(1),
            scheme: Scheme::Ocop,
            called: Scheme::Ocop.key(),
            number: "OCOP-08-2025-001".into(),
            stars: Some(4),
            issuer: "UBND tỉnh Tuyên Quang".into(),
            decision: "1234/QĐ-UBND".into(),
            issued_on: day,
            expires_on: valid::ocop_expiry(day),
            withdrawn_on: None,
            scan: Some("ab23456789cdef".into()),
            state,
            submitted_at: Instant::start_of(day),
            reason: None,
            words: Some("Ảnh giấy hơi mờ.".into()),
        };
        State::ALL.map(sample).to_vec()
    }
}

/// What holds on a day, by product; the most stars first.
pub async fn valid_for(
    db: &impl ConnectionTrait,
    products: &[ProductId],
    on: Date,
) -> Result<HashMap<ProductId, Vec<Certificate>>, DbErr> {
    let mut valid: HashMap<ProductId, Vec<Certificate>> = HashMap::new();
    if products.is_empty() {
        return Ok(valid);
    }
    let rows = certificate::Entity::find()
        .filter(certificate::Column::ProductId.is_in(products.iter().copied()))
        .filter(conditions::valid(on))
        .order_by_desc(certificate::Column::Stars)
        .order_by_asc(certificate::Column::Id)
        .all(db)
        .await?;
    for row in rows {
        valid.entry(row.product_id).or_default().push(certificate_on(row, on));
    }
    for papers in valid.values_mut() {
        // The databases disagree on where nothing sorts; the sort is stable.
        papers.sort_by_key(|paper| std::cmp::Reverse(paper.stars));
    }
    Ok(valid)
}

/// Everything ever claimed for a product, except what a newer claim replaced; the newest first.
pub async fn by_product(db: &impl ConnectionTrait, product: ProductId, on: Date) -> Result<Vec<Certificate>, DbErr> {
    let rows = certificate::Entity::find()
        .filter(certificate::Column::ProductId.eq(product))
        .filter(certificate::Column::Status.ne(Status::Replaced))
        .order_by_desc(certificate::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| certificate_on(row, on)).collect())
}

/// One paper, except what a newer claim replaced.
pub async fn by_id(db: &impl ConnectionTrait, id: CertificateId, on: Date) -> Result<Option<Certificate>, DbErr> {
    let row = certificate::Entity::find_by_id(id).one(db).await?;
    Ok(row.filter(|row| row.status != Status::Replaced).map(|row| certificate_on(row, on)))
}

/// A paper, to be decided about: for moderators, whose reach is asked before.
pub async fn claim(work: &Work, id: CertificateId) -> Result<Option<ClaimedPaper<'_>>, DbErr> {
    Claimed::one(work, certificate::Entity::find_by_id(id)).await
}

fn certificate_on(row: certificate::Model, on: Date) -> Certificate {
    let state = match row.status {
        Status::Pending => State::Pending,
        Status::SentBack | Status::Replaced => State::SentBack,
        Status::Verified => valid::state(row.issued_on, row.expires_on, row.withdrawn_on, on),
    };
    Certificate {
        id: row.id,
        product: row.product_id,
        scheme: row.scheme,
        called: row.scheme.key(),
        number: row.number,
        stars: row.stars,
        issuer: row.issuer,
        decision: row.decision,
        issued_on: row.issued_on,
        expires_on: row.expires_on,
        withdrawn_on: row.withdrawn_on,
        scan: row.scan,
        state,
        submitted_at: row.submitted_at,
        reason: row.reason,
        words: row.words,
    }
}
