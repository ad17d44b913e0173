//! What is past its day goes, whether anybody asks for it or not: who bought from whom, what was said, and the shops of those who are gone.

use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use time::Duration;

use super::{emptied::empty, kept::Fate, whose::Whose};
use crate::{
    entities::{account, purchase, report},
    infra::{db::Work, marks},
    kernel::{
        ids::{AccountId, PurchaseId, ReportId},
        instant::Instant,
    },
    market::periods::{self, Period},
};

/// In one transaction.
const A_BATCH: u64 = 200;

/// What is purged, one after the other: each remembers how far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purged {
    /// Purchases of before the days of a contract.
    Purchases,
    /// Reports that ended before them.
    Reports,
    /// What shops say of owners who are gone since then.
    Owners,
    /// What they have shown, for the days of a listing.
    Listings,
}

impl Purged {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Purchases, Self::Reports, Self::Owners, Self::Listings];

    fn mark(self) -> &'static str {
        match self {
            Self::Purchases => "purged.purchases",
            Self::Reports => "purged.reports",
            Self::Owners => "purged.owners",
            Self::Listings => "purged.listings",
        }
    }

    fn period(self) -> Period {
        match self {
            Self::Purchases | Self::Reports | Self::Owners => Period::Contract,
            Self::Listings => Period::Listing,
        }
    }
}

/// One batch of it; whether there may be more.
pub async fn purge(work: &Work, what: Purged) -> Result<bool, DbErr> {
    let days = periods::find::days(&work.tx, what.period(), work.now.day()).await?;
    let over = work.now.before(Duration::days(i64::from(days)));
    let last = marks::read(&work.tx, what.mark()).await?.and_then(|mark| mark.parse().ok()).unwrap_or_default();
    let (next, full) = match what {
        Purged::Purchases => purchases(work, last, over).await?,
        Purged::Reports => reports(work, last, over).await?,
        Purged::Owners | Purged::Listings => owners(work, what.period(), last, over).await?,
    };
    if let Some(next) = next {
        marks::write(work, what.mark(), &next.to_string()).await?;
    }
    Ok(full)
}

/// The last that is done, and whether the batch was full of such.
type Came = (Option<i64>, bool);

/// Ids come in the order of moments, nearly: the first that is too young ends it.
async fn purchases(work: &Work, last: i64, over: Instant) -> Result<Came, DbErr> {
    let next = purchase::Entity::find()
        .select_only()
        .columns([purchase::Column::Id, purchase::Column::PlacedAt])
        .filter(purchase::Column::Id.gt(PurchaseId(last)))
        .order_by_asc(purchase::Column::Id)
        .limit(A_BATCH);
    let next: Vec<(PurchaseId, Instant)> = next.into_tuple().all(&work.tx).await?;
    let old: Vec<PurchaseId> = next.iter().take_while(|(_, at)| *at < over).map(|(id, _)| *id).collect();
    let came = (old.last().map(|id| id.0), old.len() as u64 == A_BATCH);
    if !old.is_empty() {
        let mine = |fate| matches!(fate, Fate::Emptied | Fate::Later(Period::Contract));
        empty(work, &Whose::Purchases(old), mine).await?;
    }
    Ok(came)
}

/// Reports end in any order: by the moment in which they did, of which the last one is remembered.
async fn reports(work: &Work, last: i64, over: Instant) -> Result<Came, DbErr> {
    let next = report::Entity::find()
        .select_only()
        .columns([report::Column::Id, report::Column::EndedAt])
        .filter(report::Column::EndedAt.is_not_null())
        .filter(report::Column::EndedAt.gt(Instant(last)))
        .filter(report::Column::EndedAt.lt(over))
        .order_by_asc(report::Column::EndedAt)
        .order_by_asc(report::Column::Id)
        .limit(A_BATCH);
    let next: Vec<(ReportId, Instant)> = next.into_tuple().all(&work.tx).await?;
    let came = (next.last().map(|(_, at)| at.0), next.len() as u64 == A_BATCH);
    if !next.is_empty() {
        let ids = next.into_iter().map(|(id, _)| id).collect();
        empty(work, &Whose::Reports(ids), |fate| fate == Fate::Emptied).await?;
    }
    Ok(came)
}

async fn owners(work: &Work, period: Period, last: i64, over: Instant) -> Result<Came, DbErr> {
    let next = account::Entity::find()
        .select_only()
        .columns([account::Column::Id, account::Column::ErasedAt])
        .filter(account::Column::ErasedAt.is_not_null())
        .filter(account::Column::ErasedAt.gt(Instant(last)))
        .filter(account::Column::ErasedAt.lt(over))
        .order_by_asc(account::Column::ErasedAt)
        .order_by_asc(account::Column::Id)
        .limit(A_BATCH);
    let next: Vec<(AccountId, Instant)> = next.into_tuple().all(&work.tx).await?;
    for (id, _) in &next {
        empty(work, &Whose::Owner(*id), |fate| fate == Fate::Later(period)).await?;
    }
    Ok((next.last().map(|(_, at)| at.0), next.len() as u64 == A_BATCH))
}
