//! Twins of `market/households/`.

mod rebuild;
mod refresh;
mod sellers;

use chophien::{entities::household_interval, kernel::ids::AccountId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::kit::TestApp;

/// A household's intervals, the first first.
async fn intervals(app: &TestApp, household: AccountId) -> Vec<household_interval::Model> {
    household_interval::Entity::find()
        .filter(household_interval::Column::AccountId.eq(household))
        .order_by_asc(household_interval::Column::FromOn)
        .all(&app.db.read)
        .await
        .expect("intervals")
}
