//! One of a list, as a part of *this or that*.

use sea_orm::{ColumnTrait, Value, sea_query::Expr};

/// The column is one of these; of none, nothing is asked: a list without end (`OR 1 = 2`) would keep SQLite from its indexes, and it would
/// read the table.
pub fn among<T: Into<Value>>(column: impl ColumnTrait, ids: Vec<T>) -> Option<Expr> {
    (!ids.is_empty()).then(|| column.is_in(ids))
}
