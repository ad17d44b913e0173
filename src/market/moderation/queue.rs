//! What waits for a moderator: everything in one line, the oldest first.

use sea_orm::DbErr;

use super::{
    Kind, of,
    reach::Reach,
    subject::{Found, Reader},
};
use crate::{
    kernel::{
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
