//! Keeps a household's intervals: after a deed that may have changed where it is or how far it has come.

use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect,
};
use time::Date;

use super::{
    Steps,
    by_place::{BY_PLACE, NOWHERE},
    sellers::turned,
    standing::{self, Standing},
};
use crate::{
    entities::{household_interval, shop},
    infra::db::{
        Work,
        sums::{Change, Key},
    },
    kernel::ids::{AccountId, ShopId, UnitCode},
};

/// Ends the interval that no longer says how things are, and begins one that does. What changes twice on one day stands, at the
/// day's end, as it was changed last.
pub async fn refresh(work: &Work, household: AccountId) -> Result<(), DbErr> {
    let open = household_interval::Entity::find()
        .filter(household_interval::Column::AccountId.eq(household))
        .filter(household_interval::Column::ToOn.is_null())
        .lock_exclusive()
        .one(&work.tx)
        .await?;
    let Some(now) = standing::of(&work.tx, household).await? else { return Ok(()) };
    let was = open.as_ref().map(stands);
    if was.as_ref() == Some(&now) {
        return Ok(());
    }
    // A clock that was ahead yesterday: no interval ends before it began.
    let today = open.as_ref().map_or(work.now.day(), |row| Ord::max(row.from_on, work.now.day()));
    turn(work, household, open, &now, today).await?;
    turned(work, was.as_ref(), &now, today).await?;
    let ended = was.map(|was| change(&was, today, Steps::one(was.step).less()));
    BY_PLACE.add(work, ended.into_iter().chain([change(&now, today, Steps::one(now.step))])).await
}

/// The same, of whoever owns the shop.
pub async fn refresh_owner(work: &Work, shop: ShopId) -> Result<(), DbErr> {
    let owner = shop::Entity::find_by_id(shop).select_only().column(shop::Column::OwnerId);
    match owner.into_tuple().one(&work.tx).await? {
        Some(owner) => refresh(work, owner).await,
        None => Ok(()),
    }
}

fn stands(row: &household_interval::Model) -> Standing {
    Standing { shop: row.shop_id, unit: row.unit_code.clone(), step: row.step }
}

async fn turn(
    work: &Work,
    household: AccountId,
    open: Option<household_interval::Model>,
    now: &Standing,
    today: Date,
) -> Result<(), DbErr> {
    let mut next = household_interval::ActiveModel {
        id: NotSet,
        account_id: Set(household),
        shop_id: Set(now.shop),
        unit_code: Set(now.unit.clone()),
        step: Set(now.step),
        from_on: Set(today),
        to_on: Set(None),
    };
    match open {
        Some(row) if row.from_on == today => {
            next.id = Set(row.id);
            return next.update(&work.tx).await.map(drop);
        }
        Some(row) => {
            let mut ended = row.into_active_model();
            ended.to_on = Set(Some(today));
            ended.update(&work.tx).await?;
        }
        None => {}
    }
    next.insert(&work.tx).await.map(drop)
}

/// What a household on a step adds to a place.
fn change(standing: &Standing, on: Date, steps: Steps) -> Change {
    let UnitCode(place) = standing.unit.clone().unwrap_or(UnitCode(NOWHERE.to_owned()));
    Change { on, keys: vec![Key::Text(place)], by: vec![steps.accounts, steps.shops, steps.live] }
}
