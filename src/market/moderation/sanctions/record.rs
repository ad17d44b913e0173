//! The record of sanctions: added to, never changed.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use time::Date;

use super::{Sanction, thing::Held};
use crate::{
    entities::{sanction, shop},
    infra::{db::Work, words::Message},
    kernel::{
        calendar,
        ids::{AccountId, ShopId},
        instant::Instant,
    },
    market::{
        accounts::find::names,
        catalog::Status,
        moderation::{Kind, Reason, suspensions},
        revisions::why::Why,
        shops::{self, moves::Deed},
    },
};

/// What is in force begins with the last stop; a closing that is announced and called off again fifty times after it would hide it.
const LOOKED_AT: u64 = 100;

/// From when on and how long something holds that is done to a shop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// From the beginning of that day on; nothing where it held at once.
    pub starts_on: Option<Date>,
    /// To the end of that day; nothing where somebody ends it.
    pub ends_on: Option<Date>,
    /// What an authority ordered it by.
    pub order_no: Option<String>,
}

impl Terms {
    /// In words, one after the other.
    pub fn said(&self) -> Vec<Message> {
        let on = |key: &str, day: Option<Date>| day.map(|day| Message::new(key).with("day", calendar::day(day)));
        let order = self.order_no.as_ref().map(|order| Message::new("past-order").with("order", order.clone()));
        [on("past-starts-on", self.starts_on), on("past-ends-on", self.ends_on), order].into_iter().flatten().collect()
    }
}

/// What is written down of a deed.
#[derive(Default)]
pub(super) struct Said {
    pub(super) why: Option<Why>,
    /// Where a product stood before.
    pub(super) stood: Option<Status>,
    pub(super) terms: Terms,
}

/// What was done once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imposed {
    /// Its row.
    pub id: i64,
    /// To what of that kind.
    pub of: i64,
    /// Whose shop.
    pub shop: ShopId,
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
    /// From when on, and how long.
    pub terms: Terms,
    /// Who.
    pub moderator_id: AccountId,
    /// As she calls herself today.
    pub moderator: String,
    /// When.
    pub at: Instant,
}

/// What it is done to, and by whom.
pub(in crate::market::moderation) struct Sanctioned {
    subject: Kind,
    id: i64,
    shop: ShopId,
    title: String,
    moderator: AccountId,
}

impl Sanctioned {
    pub(in crate::market::moderation) fn new(held: &Held<'_>, moderator: AccountId) -> Self {
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

/// What is in force against a thing by the record, the oldest first: the last says why it is stopped, where it is (a suspension whose
/// last day is over has no row that ends it).
pub async fn in_force(db: &impl ConnectionTrait, subject: Kind, id: i64) -> Result<Vec<Imposed>, DbErr> {
    let mut rows = of(db, subject, id, LOOKED_AT).await?;
    rows.reverse();
    let deeds: Vec<Sanction> = rows.iter().map(|row| row.deed).collect();
    let standing = standing(&deeds);
    Ok(rows.into_iter().enumerate().filter(|(at, _)| standing.contains(at)).map(|(_, row)| row).collect())
}

/// Which of these deeds, the oldest first, hold after all of them.
fn standing(deeds: &[Sanction]) -> Vec<usize> {
    let mut standing = Vec::new();
    for (at, deed) in deeds.iter().enumerate() {
        match deed {
            Sanction::Stopped => standing = vec![at],
            Sanction::Closed => standing.push(at),
            Sanction::CalledOff => {
                standing.pop();
            }
            Sanction::Restored => standing.clear(),
        }
    }
    standing
}

/// Whether that is in force.
pub async fn holds(db: &impl ConnectionTrait, imposed: &Imposed) -> Result<bool, DbErr> {
    let in_force = in_force(db, imposed.kind, imposed.of).await?;
    if !in_force.iter().any(|one| one.id == imposed.id) {
        return Ok(false);
    }
    if imposed.kind != Kind::Shop || suspensions::find::of(db, imposed.shop).await?.is_some() {
        return Ok(true);
    }
    let status = shop::Entity::find_by_id(imposed.shop).select_only().column(shop::Column::Status);
    let status: Option<shops::Status> = status.into_tuple().one(db).await?;
    Ok(status.is_some_and(|status| Deed::Restore.leads(status, false).is_some()))
}

/// One of them.
pub async fn by_id(db: &impl ConnectionTrait, id: i64) -> Result<Option<Imposed>, DbErr> {
    Ok(read(db, sanction::Entity::find().filter(sanction::Column::Id.eq(id)), 1).await?.pop())
}

async fn read(db: &impl ConnectionTrait, about: Select<sanction::Entity>, most: u64) -> Result<Vec<Imposed>, DbErr> {
    let rows = about.order_by_desc(sanction::Column::Id).limit(most).all(db).await?;
    let names = names(db, rows.iter().map(|row| row.moderator_id)).await?;
    let imposed = |row: sanction::Model| Imposed {
        id: row.id,
        of: row.subject_id,
        shop: row.shop_id,
        kind: row.subject,
        title: row.title,
        deed: row.deed,
        stood: row.stood.as_deref().and_then(Status::parse),
        reason: row.reason,
        words: row.words,
        terms: Terms { starts_on: row.starts_on, ends_on: row.ends_on, order_no: row.order_no },
        moderator_id: row.moderator_id,
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
    Said { why, stood, terms }: Said,
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
        starts_on: Set(terms.starts_on),
        ends_on: Set(terms.ends_on),
        order_no: Set(terms.order_no),
        done_at: Set(work.now),
    };
    row.insert(&work.tx).await.map(drop)
}

#[cfg(test)]
mod tests {
    use super::{
        Sanction::{CalledOff, Closed, Restored, Stopped},
        standing,
    };

    #[test]
    fn what_was_called_off_or_restored_holds_no_longer() {
        for (deeds, holds) in [
            (&[][..], &[][..]),
            (&[Stopped], &[0]),
            (&[Stopped, Restored], &[]),
            (&[Stopped, CalledOff], &[]),
            (&[Stopped, Closed], &[0, 1]),
            (&[Stopped, Closed, CalledOff], &[0]),
            (&[Stopped, Closed, CalledOff, Closed], &[0, 3]),
            (&[Stopped, Closed, Restored], &[]),
            (&[Stopped, Stopped], &[1]),
            (&[CalledOff, Restored, Stopped], &[2]),
        ] {
            assert_eq!(standing(deeds), holds, "{deeds:?}");
        }
    }
}
