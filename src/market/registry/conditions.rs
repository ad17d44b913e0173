//! What is asked of the registry in SQL by more than one slice.

use sea_orm::{ColumnTrait, Condition};
use time::Date;

use crate::{entities::registry_entry, kernel::ids::UnitCode};

/// Counts on that day: issued, not over, and not left by then.
pub fn valid(on: Date) -> Condition {
    use registry_entry::Column as E;
    let stays = Condition::any().add(E::LeftOn.is_null()).add(E::LeftOn.gt(on));
    Condition::all().add(E::IssuedOn.lte(on)).add(E::ExpiresOn.gte(on)).add(stays)
}

/// Held by somebody of that commune.
pub fn of_commune(unit: &UnitCode) -> Condition {
    Condition::all().add(registry_entry::Column::UnitCode.eq(unit.clone()))
}
