//! What somebody is asked to accept again: a document that she accepted has a version since that asks, and its day has come.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Query, SelectStatement},
};
use time::Date;

use super::slugs;
use crate::{
    entities::{acceptance, document},
    kernel::ids::AccountId,
};

/// A version that was accepted, beside the one that asks.
const ACCEPTED: &str = "accepted";

/// Of which documents, in their order. Mostly no version asks, and then nothing else is read.
pub async fn due(db: &impl ConnectionTrait, account: AccountId, today: Date) -> Result<Vec<&'static str>, DbErr> {
    let asking: Vec<String> = document::Entity::find()
        .select_only()
        .column(document::Column::Slug)
        .distinct()
        .filter(document::Column::Asks.eq(true))
        .filter(document::Column::HoldsOn.lte(today))
        .filter(document::Column::Slug.is_in(slugs::AT_REGISTRATION))
        .filter(Expr::exists(accepted(account, Than::Before)))
        .filter(Expr::exists(accepted(account, Than::Since)).not())
        .order_by_asc(document::Column::Slug)
        .into_tuple()
        .all(db)
        .await?;
    Ok(slugs::AT_REGISTRATION.into_iter().filter(|slug| asking.iter().any(|asks| asks == slug)).collect())
}

/// Which of what she accepted is meant.
enum Than {
    /// Versions before the one that asks.
    Before,
    /// That one, one after it, or since its day one in another language.
    Since,
}

fn accepted(account: AccountId, than: Than) -> SelectStatement {
    use {acceptance::Column as A, document::Column as D};
    let own = |column: D| Expr::col((ACCEPTED, column));
    let asks = |column: D| Expr::col((document::Entity, column));
    let same = own(D::Language).equals((document::Entity, D::Language));
    let fits = match than {
        Than::Before => Condition::all().add(same).add(own(D::Version).lt(asks(D::Version))),
        Than::Since => {
            let other = own(D::Language).not_equals((document::Entity, D::Language));
            let of_it = Condition::all().add(same).add(own(D::Version).gte(asks(D::Version)));
            Condition::any().add(of_it).add(Condition::all().add(other).add(own(D::HoldsOn).gte(asks(D::HoldsOn))))
        }
    };
    Query::select()
        .expr(Expr::val(1))
        .from(acceptance::Entity)
        .from_as(document::Entity, ACCEPTED)
        .and_where(Expr::col((acceptance::Entity, A::AccountId)).eq(account))
        .and_where(own(D::Id).equals((acceptance::Entity, A::DocumentId)))
        .and_where(own(D::Slug).equals((document::Entity, D::Slug)))
        .cond_where(fits)
        .take()
}
