//! What waits for a moderator: everything in one line, the oldest first.

use sea_orm::DbErr;

use super::{
    Kind,
    case::{Case, is_own},
    of,
    reach::Reach,
    subject::{Found, Reader},
};
use crate::{
    kernel::{
        ids::AccountId,
        instant::Instant,
        paging::{PageOf, Paging},
    },
    market::places::provinces::full_name,
};

/// One that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Of which kind.
    pub kind: Kind,
    /// The revision's or the claim's.
    pub id: i64,
    /// What it is called, as proposed.
    pub title: String,
    /// Whose.
    pub shop_name: String,
    /// `Xã Mèo Vạc`.
    pub place: String,
    /// Code of a picture, where there is one.
    pub photo: Option<String>,
    /// Since when.
    pub since: Instant,
    /// Something approved is shown meanwhile.
    pub change: bool,
}

/// What waits within reach, a page of it.
pub async fn page<'a>(db: impl Into<Reader<'a>>, reach: &Reach, paging: Paging) -> Result<PageOf<Waiting>, DbErr> {
    let db = db.into();
    // Each kind brings as many as all pages up to this one could need: together they hold the page, whatever its mixture.
    let most = paging.offset() + paging.size;
    let mut waiting = Vec::new();
    let mut total = 0;
    for kind in Kind::ALL {
        let found = of(kind).waiting(&db, reach, most).await?;
        waiting.extend(found.into_iter().map(|found| (kind, found)));
        total += of(kind).count(&db, reach).await?;
    }
    waiting.sort_by_key(|(kind, found)| (found.since, kind.as_str(), found.id));
    let rows: Vec<_> = waiting.into_iter().skip(paging.offset() as usize).take(paging.size as usize).collect();
    Ok(PageOf::new(placed(rows), paging, total))
}

/// What a moderator may decide next: of those that wait longest, in their order, the first after `after` that is not her own, and behind the
/// last the first again. One of the same shop comes before: she has just looked at it.
pub async fn next<'a>(
    db: impl Into<Reader<'a>>,
    reach: &Reach,
    moderator: AccountId,
    after: Option<&Case>,
    now: Instant,
) -> Result<Option<(Kind, i64)>, DbErr> {
    let db = db.into();
    let mut waiting = Vec::new();
    for kind in Kind::ALL {
        waiting.extend(of(kind).waiting(&db, reach, LOOKED_AT).await?.into_iter().map(|found| (kind, found)));
    }
    let place = |since: Instant, kind: Kind, id: i64| (since, kind.as_str(), id);
    let behind = after.map(|case| place(case.submitted_at, case.kind, case.id));
    let own = |kind: Kind, found: &Found| place(found.since, kind, found.id);
    waiting.retain(|(kind, found)| behind != Some(own(*kind, found)));
    waiting.sort_by_key(|(kind, found)| {
        let before = behind.is_some_and(|behind| own(*kind, found) < behind);
        let elsewhere = after.is_some_and(|case| case.shop != found.shop.id);
        (before, elsewhere, own(*kind, found))
    });
    for (kind, found) in waiting {
        let Some(case) = of(kind).case(&db, found.id).await? else { continue };
        if !is_own(&db, &case, moderator, now).await? {
            return Ok(Some((kind, found.id)));
        }
    }
    Ok(None)
}

/// So many of each kind.
const LOOKED_AT: u64 = 50;

/// How many wait within reach.
pub async fn count<'a>(db: impl Into<Reader<'a>>, reach: &Reach) -> Result<u64, DbErr> {
    let db = db.into();
    let mut total = 0;
    for kind in Kind::ALL {
        total += of(kind).count(&db, reach).await?;
    }
    Ok(total)
}

fn placed(rows: Vec<(Kind, Found)>) -> Vec<Waiting> {
    let waiting = |(kind, found): (Kind, Found)| Waiting {
        kind,
        id: found.id,
        title: found.title,
        place: full_name(&found.shop.unit_code).to_owned(),
        shop_name: found.shop.name,
        photo: found.photo,
        since: found.since,
        change: found.change,
    };
    rows.into_iter().map(waiting).collect()
}
