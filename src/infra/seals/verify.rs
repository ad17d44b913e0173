//! Looks the whole chain through: every seal is reckoned again from its event and the seal before it.

use std::{collections::HashMap, fmt};

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, Query},
};

use super::{Head, digest};
use crate::{
    entities::{event, seal, unsealed},
    kernel::ids::EventId,
};

/// Seals that are read at a time.
const A_BATCH: u64 = 1_000;

/// The first row that is not as it was sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// A seal is not there, and later ones are.
    NoSeal(i64),
    /// A sealed event is not there.
    NoEvent(EventId),
    /// An event, its seal or its place in the chain is another than it was.
    Changed(EventId),
    /// An event has come in without being sealed.
    NeverSealed(EventId),
    /// The chain does not lead through a head that was kept.
    NotThrough(Head),
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSeal(no) => write!(f, "the record is not whole: seal {no} was taken out"),
            Self::NoEvent(id) => write!(f, "the record is not whole: event {} was taken out", id.0),
            Self::Changed(id) => write!(f, "the record was changed: event {} is not as it was sealed", id.0),
            Self::NeverSealed(id) => write!(f, "event {} was never sealed, and does not wait for it", id.0),
            Self::NotThrough(head) => {
                write!(f, "the record was cut off or made anew: it does not hold {head} any more")
            }
        }
    }
}

/// Follows the chain from its beginning; each of the heads must be one of its seals.
pub async fn verify(db: &impl ConnectionTrait, heads: &[Head]) -> Result<Option<Broken>, DbErr> {
    let (mut no, mut hash) = (0, digest::NONE.to_owned());
    loop {
        let next = seal::Entity::find().filter(seal::Column::No.gt(no)).order_by_asc(seal::Column::No).limit(A_BATCH);
        let seals = next.all(db).await?;
        if seals.is_empty() {
            break;
        }
        let events = events(db, &seals).await?;
        for seal in seals {
            no += 1;
            if seal.no != no {
                return Ok(Some(Broken::NoSeal(no)));
            }
            let Some(event) = events.get(&seal.event_id) else { return Ok(Some(Broken::NoEvent(seal.event_id))) };
            hash = digest::hash(&hash, no, event);
            if hash != seal.hash {
                return Ok(Some(Broken::Changed(seal.event_id)));
            }
        }
    }
    for head in heads {
        if !super::head::is_in(db, head).await? {
            return Ok(Some(Broken::NotThrough(head.clone())));
        }
    }
    Ok(never_sealed(db).await?.map(Broken::NeverSealed))
}

async fn events(db: &impl ConnectionTrait, seals: &[seal::Model]) -> Result<HashMap<EventId, event::Model>, DbErr> {
    let ids = seals.iter().map(|seal| seal.event_id);
    let rows = event::Entity::find().filter(event::Column::Id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// The first event of those that are to be sealed which has no seal and does not wait for one.
async fn never_sealed(db: &impl ConnectionTrait) -> Result<Option<EventId>, DbErr> {
    let own = || Expr::col((event::Entity, event::Column::Id));
    let mut seals = Query::select();
    seals.expr(Expr::val(1)).from(seal::Entity);
    seals.and_where(Expr::col((seal::Entity, seal::Column::EventId)).eq(own()));
    let mut waits = Query::select();
    waits.expr(Expr::val(1)).from(unsealed::Entity);
    waits.and_where(Expr::col((unsealed::Entity, unsealed::Column::EventId)).eq(own()));
    let event = event::Entity::find()
        .select_only()
        .column(event::Column::Id)
        .filter(event::Column::Name.is_in(migrations::sealed_events()))
        .filter(Expr::exists(seals).not())
        .filter(Expr::exists(waits).not())
        .order_by_asc(event::Column::Id);
    event.limit(1).into_tuple().one(db).await
}
