//! Kept figures, from the command line: made anew from what they are kept of, and counted again by `check`. The site may serve
//! meanwhile.

use sea_orm::DbErr;

use crate::{
    app::App,
    infra::db::Work,
    kernel::actor::Actor,
    market::{catalog, households, orders, sales},
};

/// Makes every kept sum anew, a month a transaction; tells how many months. Whoever stops it half way leaves whole sums.
pub async fn rebuild(app: &App) -> Result<usize, DbErr> {
    let (sold, turned) =
        (sales::rebuild::months(&app.db.read).await?, households::rebuild::months(&app.db.read).await?);
    for month in &sold {
        let work = begin(app).await?;
        sales::rebuild::rebuild(&work, *month).await?;
        households::sellers::rebuild(&work, *month).await?;
        work.commit().await?;
    }
    for month in &turned {
        let work = begin(app).await?;
        households::rebuild::rebuild(&work, *month).await?;
        work.commit().await?;
    }
    Ok(Ord::max(sold.len(), turned.len()))
}

async fn begin(app: &App) -> Result<Work, DbErr> {
    app.db.begin(Actor::System, app.clock.now()).await
}

/// The first thing that does not add up, in words for an operator: entries against orders, sums against entries, places against
/// households, counts of goods against goods.
pub async fn difference(app: &App) -> Result<Option<String>, DbErr> {
    let db = app.db.snapshot().await?;
    if let Some(found) = orders::recount::difference(&db).await? {
        return Ok(Some(found));
    }
    if let Some(found) = sales::recount::difference(&db).await? {
        return Ok(Some(found));
    }
    if let Some(found) = households::recount::difference(&db).await? {
        return Ok(Some(found));
    }
    catalog::recount::difference(&db).await
}

/// The first stock or order that is not what has happened to it, in words for an operator. Nothing makes that anew.
pub async fn unexplained(app: &App) -> Result<Option<String>, DbErr> {
    let db = app.db.snapshot().await?;
    orders::recount::movements::difference(&db).await
}
