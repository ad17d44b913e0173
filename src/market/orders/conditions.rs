//! What is asked of orders in SQL by more than one slice.

use sea_orm::{ColumnTrait, Condition};

use super::status;
use crate::entities::order;

/// Orders that count as sold: delivered, and neither come back nor undone. Every figure and every sum asks this.
pub fn sold() -> Condition {
    Condition::all().add(order::Column::Status.is_in(status::those(|standing| standing.sold)))
}
