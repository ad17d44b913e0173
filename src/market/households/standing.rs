//! Where a household is and how far it has come, out of what others keep of it.

use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait},
};

use super::Step;
use crate::{
    entities::{account, live_interval, shop},
    kernel::ids::{AccountId, ShopId, UnitCode},
};

/// Where, and how far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    /// Its shop, once that was approved.
    pub shop: Option<ShopId>,
    /// The commune of its approved shop, else the one that its account names.
    pub unit: Option<UnitCode>,
    /// How far.
    pub step: Step,
}

/// As things are now; `None` where there is no such account.
pub(super) async fn of(db: &impl ConnectionTrait, household: AccountId) -> Result<Option<Standing>, DbErr> {
    let home = account::Entity::find_by_id(household).select_only().column(account::Column::UnitCode);
    let Some(home) = home.into_tuple::<Option<UnitCode>>().one(db).await? else { return Ok(None) };
    Ok(Some(match approved_shop(db, household).await? {
        None => Standing { shop: None, unit: home, step: Step::Account },
        Some((shop, unit, live)) => {
            let step = if live { Step::Live } else { Step::Shop };
            Standing { shop: Some(shop), unit: Some(unit), step }
        }
    }))
}

/// The shop, where it is, and whether anything of it is on sale.
async fn approved_shop(
    db: &impl ConnectionTrait,
    household: AccountId,
) -> Result<Option<(ShopId, UnitCode, bool)>, DbErr> {
    shop::Entity::find()
        .select_only()
        .columns([shop::Column::Id, shop::Column::UnitCode])
        .column_as(on_sale(), "on_sale")
        .filter(shop::Column::OwnerId.eq(household))
        .filter(shop::Column::OpenedOn.is_not_null())
        .into_tuple()
        .one(db)
        .await
}

/// A listing of the shop around it is on sale.
pub(super) fn on_sale() -> Expr {
    let running = live_interval::Entity::find()
        .select_only()
        .column(live_interval::Column::Id)
        .filter(
            Expr::col((live_interval::Entity, live_interval::Column::ShopId)).equals((shop::Entity, shop::Column::Id)),
        )
        .filter(live_interval::Column::LiveTo.is_null());
    Expr::exists(running.into_query())
}
