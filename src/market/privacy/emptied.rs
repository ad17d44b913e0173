//! Takes out of rows what tells of a person, as the table names it.

use sea_orm::{
    ConnectionTrait, DbErr,
    sea_query::{Condition, Expr, Query},
};

use super::{
    kept::{Empty, Fate, Part, parts},
    whose::{self, Whose},
};
use crate::infra::{db::Work, pictures};

/// What stands where somebody's name was.
pub const GONE: &str = "—";

/// Everything of theirs that has such a fate.
pub(super) async fn empty(work: &Work, whose: &Whose, fated: impl Fn(Fate) -> bool) -> Result<(), DbErr> {
    for part in parts().filter(|part| fated(part.fate)) {
        if let Some(rows) = whose::rows(part.link, whose) {
            of_part(work, part, rows).await?;
        }
    }
    Ok(())
}

async fn of_part(work: &Work, part: &Part, rows: Condition) -> Result<(), DbErr> {
    for (column, empty) in part.telling() {
        if matches!(empty, Empty::Photos | Empty::Picture) {
            release(work, (part.table, column), rows.clone()).await?;
        }
    }
    if part.fate == Fate::Deleted {
        let gone = Query::delete().from_table(part.table).cond_where(rows).take();
        return work.tx.execute(&gone).await.map(drop);
    }
    let mut emptied = Query::update().table(part.table).cond_where(rows).take();
    for (column, empty) in part.telling() {
        emptied.value(column, value(empty));
    }
    work.tx.execute(&emptied).await.map(drop)
}

fn value(empty: Empty) -> Expr {
    match empty {
        Empty::Null | Empty::Picture => Expr::cust("NULL"),
        Empty::Text => Expr::cust("''"),
        Empty::Photos => Expr::cust("'[]'"),
        Empty::Name => Expr::value(GONE),
        // No number of ours begins so; each is another one.
        Empty::Number => Expr::cust("CAST(\"id\" + 1000000000 AS TEXT)"),
    }
}

/// The files of the pictures that stand there go.
async fn release(work: &Work, (table, column): (&'static str, &'static str), rows: Condition) -> Result<(), DbErr> {
    let shown =
        Query::select().expr(Expr::cust(format!("CAST(\"{column}\" AS TEXT)"))).from(table).cond_where(rows).take();
    let mut codes = Vec::new();
    for row in work.tx.query_all(&shown).await? {
        let Some(text) = row.try_get_by_index::<Option<String>>(0)? else { continue };
        match serde_json::from_str::<Vec<String>>(&text) {
            Ok(several) => codes.extend(several),
            Err(_) => codes.push(text),
        }
    }
    pictures::release(work, &codes).await
}
