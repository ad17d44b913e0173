//! Rows and those that name them, in one statement where the database can: each statement of PostgreSQL is a journey there and back.

use sea_orm::{
    DeriveIden,
    sea_query::{CommonTableExpression, Expr, InsertStatement, Query, SelectStatement, WithQuery},
};

/// What was written, as a table of ids.
#[derive(Clone, Copy, Debug, DeriveIden)]
pub enum Written {
    /// The table.
    #[sea_orm(iden = "written")]
    Table,
    /// Of its rows.
    #[sea_orm(iden = "id")]
    Id,
}

/// Rows that begin with the id of each row written.
pub fn of_each(values: impl IntoIterator<Item = Expr>) -> SelectStatement {
    Query::select().column((Written::Table, Written::Id)).exprs(values).from(Written::Table).to_owned()
}

/// `above`, which returns ids, and then `below`, which selects `of_each` of them. PostgreSQL alone can.
pub fn at_once(above: InsertStatement, below: InsertStatement) -> WithQuery {
    let written = CommonTableExpression::new().query(above).table_name(Written::Table).to_owned();
    below.with(Query::with().cte(written).to_owned())
}
