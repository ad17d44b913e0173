//! Reads of appeals.

use std::collections::HashMap;

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Select,
};
use time::{Date, Duration};

use super::AppealVerdict;
use crate::{
    entities::{appeal, sanction, shop},
    kernel::{
        ids::{AccountId, AppealId, ShopId},
        instant::Instant,
        paging::{PageOf, Paging},
    },
    market::{
        accounts::find::names,
        moderation::{
            Kind,
            reach::Reach,
            sanctions::record::{self, Imposed},
        },
        periods::{self, Period},
        places::provinces::full_name,
    },
};

/// One appeal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appeal {
    /// It.
    pub id: AppealId,
    /// Against which row of `sanctions`.
    pub sanction: i64,
    /// Whose.
    pub shop: ShopId,
    /// What she says.
    pub words: String,
    /// Who says it.
    pub by: String,
    /// When.
    pub at: Instant,
    /// What became of it.
    pub decided: Option<Decided>,
}

/// How it was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Whether the sanction stays.
    pub verdict: AppealVerdict,
    /// The answer.
    pub said: String,
    /// Who decided.
    pub moderator: String,
    /// When.
    pub at: Instant,
}

/// One that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// It.
    pub id: AppealId,
    /// About what kind of thing.
    pub kind: Kind,
    /// What that was called when it was stopped.
    pub title: String,
    /// Whose.
    pub shop_name: String,
    /// `Xã Mèo Vạc`.
    pub place: &'static str,
    /// Since when.
    pub since: Instant,
    /// It is promised to be decided to the end of that day.
    pub answer_by: Date,
}

/// What its people may still do about a sanction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// Say something against it, to the end of that day.
    Until(Date),
    /// The days for that are over.
    TooLate(Date),
    /// It is not in force any more.
    Over,
}

/// That of a sanction.
pub async fn of_sanction(db: &impl ConnectionTrait, sanction: i64) -> Result<Option<Appeal>, DbErr> {
    one(db, appeal::Entity::find().filter(appeal::Column::SanctionId.eq(sanction))).await
}

/// One of them.
pub async fn by_id(db: &impl ConnectionTrait, id: AppealId) -> Result<Option<Appeal>, DbErr> {
    one(db, appeal::Entity::find_by_id(id)).await
}

async fn one(db: &impl ConnectionTrait, about: Select<appeal::Entity>) -> Result<Option<Appeal>, DbErr> {
    let Some(row) = about.one(db).await? else { return Ok(None) };
    let people: Vec<AccountId> = [Some(row.account_id), row.moderator_id].into_iter().flatten().collect();
    let names = names(db, people).await?;
    let name = |id: AccountId| names.get(&id).cloned().unwrap_or_default();
    let decided = row.verdict.zip(row.decided_at).map(|(verdict, at)| Decided {
        verdict,
        said: row.said.clone().unwrap_or_default(),
        moderator: row.moderator_id.map(name).unwrap_or_default(),
        at,
    });
    let by = name(row.account_id);
    let sanction = row.sanction_id;
    Ok(Some(Appeal { id: row.id, sanction, shop: row.shop_id, words: row.words, by, at: row.made_at, decided }))
}

/// What a decided appeal was against, and what became of it.
pub async fn told(db: &impl ConnectionTrait, id: AppealId) -> Result<Option<(Imposed, AppealVerdict)>, DbErr> {
    let Some(row) = appeal::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let imposed = record::by_id(db, row.sanction_id).await?;
    Ok(imposed.zip(row.verdict))
}

/// What may be done about a sanction on that day, against which nobody has said anything.
pub async fn open(db: &impl ConnectionTrait, imposed: &Imposed, today: Date) -> Result<Open, DbErr> {
    if !record::holds(db, imposed).await? {
        return Ok(Open::Over);
    }
    let day = imposed.at.day();
    let days = periods::find::days(db, Period::Appeal, day).await?;
    let last = day.saturating_add(Duration::days(i64::from(days)));
    Ok(if today <= last { Open::Until(last) } else { Open::TooLate(last) })
}

/// Until when one that was made then is promised to be decided.
pub async fn answer_by(db: &impl ConnectionTrait, made: Instant) -> Result<Date, DbErr> {
    Ok(promised(&periods::find::history(db, Period::AppealAnswer).await?, made))
}

fn promised(history: &[periods::find::Set], made: Instant) -> Date {
    let days = periods::find::held(history, made.day());
    made.day().saturating_add(Duration::days(i64::from(days)))
}

/// What waits within reach, the oldest first, a page of it.
pub async fn page(db: &impl ConnectionTrait, reach: &Reach, paging: Paging) -> Result<PageOf<Waiting>, DbErr> {
    let total = count(db, reach).await?;
    let to_sanction =
        appeal::Entity::belongs_to(sanction::Entity).from(appeal::Column::SanctionId).to(sanction::Column::Id);
    let rows = waiting(reach)
        .join(JoinType::InnerJoin, to_sanction.into())
        .select_also(sanction::Entity)
        .order_by_asc(appeal::Column::MadeAt)
        .order_by_asc(appeal::Column::Id)
        .offset(paging.offset())
        .limit(paging.size)
        .all(db)
        .await?;
    let history = periods::find::history(db, Period::AppealAnswer).await?;
    let ids = rows.iter().map(|(row, _)| row.shop_id);
    let shops = shop::Entity::find().filter(shop::Column::Id.is_in(ids)).all(db).await?;
    let shops: HashMap<ShopId, shop::Model> = shops.into_iter().map(|shop| (shop.id, shop)).collect();
    let told = |(row, imposed): (appeal::Model, Option<sanction::Model>)| {
        let (imposed, shop) = imposed.zip(shops.get(&row.shop_id))?;
        Some(Waiting {
            id: row.id,
            kind: imposed.subject,
            title: imposed.title,
            shop_name: shop.name.clone(),
            place: full_name(&shop.unit_code),
            since: row.made_at,
            answer_by: promised(&history, row.made_at),
        })
    };
    Ok(PageOf::new(rows.into_iter().filter_map(told).collect(), paging, total))
}

/// How many wait within reach.
pub async fn count(db: &impl ConnectionTrait, reach: &Reach) -> Result<u64, DbErr> {
    waiting(reach).count(db).await
}

/// Chosen out of an index of those that wait, which says so in these words.
fn waiting(reach: &Reach) -> Select<appeal::Entity> {
    let to_shop = appeal::Entity::belongs_to(shop::Entity).from(appeal::Column::ShopId).to(shop::Column::Id);
    appeal::Entity::find()
        .join(JoinType::InnerJoin, to_shop.into())
        .filter(appeal::Column::DecidedAt.is_null())
        .filter(reach.on_shops())
}
