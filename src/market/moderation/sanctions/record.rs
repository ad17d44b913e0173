//! The record of sanctions: added to, never changed.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

use super::{Sanction, thing::Held};
use crate::{
    entities::sanction,
    infra::db::Work,
    kernel::{
        ids::{AccountId, ShopId},
        instant::Instant,
    },
    market::{
        accounts::find::names,
        catalog::Status,
        moderation::{Kind, Reason},
        revisions::why::Why,
    },
};

/// What was done once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imposed {
    /// To what kind of thing.
    pub kind: Kind,
    /// What it was called then.
    pub title: String,
    /// What.
    pub deed: Sanction,
    /// Where a product stood before it was stopped.
    pub stood: Option<Status>,
    /// Why it was stopped.
    pub reason: Option<Reason>,
    /// And in the moderator's own words.
    pub words: Option<String>,
    /// Who.
    pub moderator: String,
    /// When.
    pub at: Instant,
}

/// What it is done to, and by whom.
pub(super) struct Sanctioned {
    subject: Kind,
    id: i64,
    shop: ShopId,
    title: String,
    moderator: AccountId,
}

impl Sanctioned {
    pub(super) fn new(held: &Held<'_>, moderator: AccountId) -> Self {
        let (subject, id, title) = match held {
            Held::Shop(shop) => (Kind::Shop, shop.id.0, shop.name.clone()),
            Held::Product(product) => (Kind::Product, product.id.0, product.name.clone()),
            Held::Paper(paper) => (Kind::Certificate, paper.id.0, paper.number.clone()),
        };
        Self { subject, id, shop: held.shop(), title, moderator }
    }
}

/// Everything that was done to one thing, the newest first, so many of them.
pub async fn of(db: &impl ConnectionTrait, subject: Kind, id: i64, most: u64) -> Result<Vec<Imposed>, DbErr> {
    let about = sanction::Entity::find()
        .filter(sanction::Column::Subject.eq(subject))
        .filter(sanction::Column::SubjectId.eq(id));
    read(db, about, most).await
}

/// Everything that was done to a shop and to what is its own, the newest first, so many of them.
pub async fn of_shop(db: &impl ConnectionTrait, shop: ShopId, most: u64) -> Result<Vec<Imposed>, DbErr> {
    read(db, sanction::Entity::find().filter(sanction::Column::ShopId.eq(shop)), most).await
}

/// The last thing that was done to it.
pub async fn last(db: &impl ConnectionTrait, subject: Kind, id: i64) -> Result<Option<Imposed>, DbErr> {
    Ok(of(db, subject, id, 1).await?.pop())
}

async fn read(db: &impl ConnectionTrait, about: Select<sanction::Entity>, most: u64) -> Result<Vec<Imposed>, DbErr> {
    let rows = about.order_by_desc(sanction::Column::Id).limit(most).all(db).await?;
    let names = names(db, rows.iter().map(|row| row.moderator_id)).await?;
    let imposed = |row: sanction::Model| Imposed {
        kind: row.subject,
        title: row.title,
        deed: row.deed,
        stood: row.stood.as_deref().and_then(Status::parse),
        reason: row.reason,
        words: row.words,
        moderator: names.get(&row.moderator_id).cloned().unwrap_or_default(),
        at: row.done_at,
    };
    Ok(rows.into_iter().map(imposed).collect())
}

/// Writes it down, in the commit that carries it out.
pub(super) async fn write(
    work: &Work,
    of: Sanctioned,
    deed: Sanction,
    why: Option<Why>,
    stood: Option<Status>,
) -> Result<(), DbErr> {
    let (reason, words) = why.map_or((None, None), |why| (Some(why.reason), why.words));
    let row = sanction::ActiveModel {
        id: NotSet,
        subject: Set(of.subject),
        subject_id: Set(of.id),
        shop_id: Set(of.shop),
        title: Set(of.title),
        deed: Set(deed),
        stood: Set(stood.map(|status| status.as_str().to_owned())),
        reason: Set(reason),
        words: Set(words),
        moderator_id: Set(of.moderator),
        done_at: Set(work.now),
    };
    row.insert(&work.tx).await.map(drop)
}
