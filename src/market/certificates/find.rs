//! Reads of certificates.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, Order, QueryFilter, QueryOrder, QueryResult,
    QuerySelect, QueryTrait,
    sea_query::{ExprTrait, SelectStatement},
};
use serde::Serialize;
use time::Date;

use super::{
    Scheme, Status, conditions,
    valid::{self, State},
};
use crate::{
    entities::{certificate, decision::Reason},
    infra::db::{
        Work,
        gathered::{Gathered, column, gathered, rising},
    },
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
            expires_on: day + time::Duration::days(1_000),
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

/// The paper that an order's line names: of those that hold, the one with the most stars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Best {
    /// OCOP alone has them.
    pub stars: Option<i32>,
    /// Its number.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
}

/// What the answer of `best` is called.
pub const BEST: &str = "papers";

/// As it is read: a product, then the paper.
type BestRow = (ProductId, Option<i32>, String, String);

/// Papers that hold on a day, of the products that a select names: a question of one value, to be read by `told_best`.
pub fn best(backend: DbBackend, products: SelectStatement, on: Date) -> SelectStatement {
    use certificate::Column as C;
    let columns = [C::ProductId, C::Stars, C::Number, C::Issuer].map(column);
    let order = [(column(C::Stars).if_null(0), Order::Desc), rising(C::Id)];
    let papers = certificate::Entity::find().select_only().column_as(gathered(backend, columns, order), BEST);
    papers.filter(C::ProductId.in_subquery(products)).filter(conditions::valid(on)).into_query()
}

/// The best of each product in the column `BEST`.
pub fn told_best(row: &QueryResult) -> Result<HashMap<ProductId, Best>, DbErr> {
    let Gathered(rows): Gathered<BestRow> = row.try_get("", BEST)?;
    let mut best = HashMap::new();
    for (product, stars, number, issuer) in rows {
        best.entry(product).or_insert(Best { stars, number, issuer });
    }
    Ok(best)
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

/// So many papers behind one that count, end between two days, and of which no shop has been told.
pub async fn ending(
    db: &impl ConnectionTrait,
    (first, last): (Date, Date),
    behind: CertificateId,
    most: u64,
) -> Result<Vec<CertificateId>, DbErr> {
    use certificate::Column as C;
    let counts = certificate::Entity::find().filter(C::Status.eq(Status::Verified)).filter(C::WithdrawnOn.is_null());
    let ending = counts.filter(C::EndingToldOn.is_null()).filter(C::ExpiresOn.between(first, last));
    let ids = ending.filter(C::Id.gt(behind)).order_by_asc(C::Id).limit(most).select_only().column(C::Id);
    ids.into_tuple().all(db).await
}

/// A paper, to be decided about: for moderators, whose reach is asked before.
pub async fn claim(work: &Work, id: CertificateId) -> Result<Option<ClaimedPaper<'_>>, DbErr> {
    Claimed::one(work, certificate::Entity::find_by_id(id)).await
}

fn certificate_on(row: certificate::Model, on: Date) -> Certificate {
    let state = valid::of_claim(row.status, row.issued_on, row.expires_on, row.withdrawn_on, on);
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
