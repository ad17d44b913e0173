//! Whether the sums by place are those of the intervals, and the open intervals say how things are.

use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, IntoCondition},
};

use super::{
    Step,
    by_place::{BY_PLACE, summed},
    rebuild::months,
    sellers,
    standing::on_sale,
};
use crate::{
    entities::{account, household_interval, shop},
    kernel::ids::AccountId,
    market::sales,
};

/// The first sum, or the first household, that is another.
pub async fn difference(db: &impl ConnectionTrait) -> Result<Option<String>, DbErr> {
    for month in months(db).await? {
        let found = BY_PLACE.difference(db, month, summed).await?;
        if found.is_some() {
            return Ok(found);
        }
    }
    for month in sales::rebuild::months(db).await? {
        let found = sellers::difference(db, month).await?;
        if found.is_some() {
            return Ok(found);
        }
    }
    let mistaken = mistaken(db).await?;
    Ok(mistaken.map(|AccountId(id)| format!("household_intervals: account {id} stands elsewhere by now")))
}

/// A household whose open interval says another place or step than its account, its shop and its goods.
async fn mistaken(db: &impl ConnectionTrait) -> Result<Option<AccountId>, DbErr> {
    use household_interval::Column as H;
    let to_shop = account::Entity::belongs_to(shop::Entity)
        .from(account::Column::Id)
        .to(shop::Column::OwnerId)
        .on_condition(|_, shop| Expr::col((shop, shop::Column::OpenedOn)).is_not_null().into_condition());
    let to_interval = account::Entity::belongs_to(household_interval::Entity)
        .from(account::Column::Id)
        .to(H::AccountId)
        .on_condition(|_, interval| Expr::col((interval, H::ToOn)).is_null().into_condition());
    let without = Condition::all()
        .add(shop::Column::Id.is_null())
        .add(Condition::any().add(H::Step.ne(Step::Account)).add(differ(H::UnitCode, account::Column::UnitCode)));
    let with = Condition::all().add(shop::Column::Id.is_not_null()).add(
        Condition::any()
            .add(H::ShopId.is_null())
            .add(H::UnitCode.into_expr().ne(shop::Column::UnitCode.into_expr()))
            .add(Condition::all().add(on_sale()).add(H::Step.ne(Step::Live)))
            .add(Condition::all().add(on_sale().not()).add(H::Step.ne(Step::Shop))),
    );
    account::Entity::find()
        .select_only()
        .column(account::Column::Id)
        .join(JoinType::LeftJoin, to_shop.into())
        .join(JoinType::LeftJoin, to_interval.into())
        .filter(Condition::any().add(H::Id.is_null()).add(without).add(with))
        .order_by_asc(account::Column::Id)
        .into_tuple()
        .one(db)
        .await
}

/// Nothing is like nothing.
fn differ(one: impl ColumnTrait, other: impl ColumnTrait) -> Expr {
    one.into_expr().ne(other.into_expr()).or(one.is_null().ne(other.is_null()))
}
