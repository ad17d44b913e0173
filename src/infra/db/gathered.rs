//! Many small rows as one value. SQLite hands every value over alone, from the thread of its connection to whoever asked, which costs
//! more than to read it: two dozen cards are three hundred of them. As one text they are handed over once.

use sea_orm::{
    ColIdx, ColumnTrait, ConnectionTrait, DbBackend, DbErr, Order, QueryResult, Statement, TryGetError, TryGetable,
    sea_query::{Expr, ExprTrait, Func, Query, SelectStatement},
};
use serde::{Deserialize, Deserializer, de::DeserializeOwned};

use super::as_values_are;

/// What `gathered` gathered: one `T` a row, a tuple or a struct of what the columns hold, in their order.
#[derive(Clone, Debug)]
pub struct Gathered<T>(pub Vec<T>);

/// The columns of all rows of a select as one value, in an order of their own, to be read as `Gathered`. Columns are texts, whole
/// numbers, dates and truths (`truth`).
pub fn gathered(
    backend: DbBackend,
    columns: impl IntoIterator<Item = Expr>,
    order: impl IntoIterator<Item = (Expr, Order)>,
) -> Expr {
    let (row, rows) = match backend {
        DbBackend::Postgres => ("json_build_array", "json_agg"),
        _ => ("json_array", "json_group_array"),
    };
    let mut parts = vec![Func::cust(row).args(columns).into()];
    let mut by = Vec::new();
    for (column, order) in order {
        parts.push(column);
        let place = if backend == DbBackend::Postgres { format!("${}", parts.len()) } else { "?".to_owned() };
        by.push(place + if order == Order::Desc { " DESC" } else { "" });
    }
    let first = if backend == DbBackend::Postgres { "$1" } else { "?" };
    Expr::cust_with_exprs(format!("{rows}({first} ORDER BY {})", by.join(", ")), parts).cast_as("text")
}

/// A question of one value, and what it is called in the row of the answers.
pub type Question = (&'static str, SelectStatement);

/// Questions of one value each, asked as one: the row has a value under each of their names.
pub async fn together(
    db: &impl ConnectionTrait,
    questions: impl IntoIterator<Item = Question>,
) -> Result<QueryResult, DbErr> {
    answer(db, spelled(db.get_database_backend(), questions)).await
}

/// The same where one plan is right whatever is asked: it is made once.
pub async fn together_planned(
    db: &impl ConnectionTrait,
    questions: impl IntoIterator<Item = Question>,
) -> Result<QueryResult, DbErr> {
    db.query_one(&as_one(questions)).await?.ok_or_else(no_row)
}

/// What `together` asks. PostgreSQL gets it with its values, and plans anew each time: right for lists, whose plan hangs on what is asked.
pub fn spelled(backend: DbBackend, questions: impl IntoIterator<Item = Question>) -> Statement {
    let all = as_one(questions);
    if backend == DbBackend::Postgres { as_values_are(&all) } else { backend.build(&all) }
}

/// The row of a statement that has been spelled.
pub async fn answer(db: &impl ConnectionTrait, statement: Statement) -> Result<QueryResult, DbErr> {
    db.query_one_raw(statement).await?.ok_or_else(no_row)
}

fn as_one(questions: impl IntoIterator<Item = Question>) -> SelectStatement {
    let mut all = Query::select();
    for (name, question) in questions {
        all.expr_as(Expr::SubQuery(None, Box::new(question.into())), name);
    }
    all
}

fn no_row() -> DbErr {
    DbErr::RecordNotFound("a row of values".into())
}

/// A column, for `gathered`.
pub fn column(column: impl ColumnTrait) -> Expr {
    Expr::col(column.as_column_ref())
}

/// A column by which `gathered` goes upwards.
pub fn rising(by: impl ColumnTrait) -> (Expr, Order) {
    (column(by), Order::Asc)
}

/// Reads a truth: SQLite has none, but 0 and 1.
pub fn truth<'de, D: Deserializer<'de>>(from: D) -> Result<bool, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Truth {
        Said(bool),
        Number(u8),
    }
    Ok(match Truth::deserialize(from)? {
        Truth::Said(truth) => truth,
        Truth::Number(number) => number != 0,
    })
}

impl<T> Default for Gathered<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: DeserializeOwned> TryGetable for Gathered<T> {
    fn try_get_by<I: ColIdx>(row: &QueryResult, index: I) -> Result<Self, TryGetError> {
        // PostgreSQL gathers nothing into nothing.
        let Some(text) = Option::<String>::try_get_by(row, index)? else { return Ok(Self::default()) };
        Ok(Self(serde_json::from_str(&text).map_err(|error| DbErr::Json(error.to_string()))?))
    }
}
