//! Keeps the longer words that goods are found by in all their shapes (`catalog::spelling`), for `mend`.

use sea_orm::{
    ConnectionTrait, DbErr, DeriveIden,
    sea_query::{Expr, ExprTrait, OnConflict, Query},
};

use crate::{infra::db::Work, market::catalog::spelling};

/// A table without an entity.
#[derive(DeriveIden)]
enum Spellings {
    Table,
    Shape,
    Word,
}

/// Writes the words of a folded text that are not kept yet. Words stay when their goods go: `mend` offers only what is on sale.
pub(super) async fn learn(work: &Work, folded: &str) -> Result<(), DbErr> {
    let new = new_words(work, folded).await?;
    if new.is_empty() {
        return Ok(());
    }
    let columns = [Spellings::Shape, Spellings::Word];
    let mut insert = Query::insert().into_table(Spellings::Table).columns(columns).to_owned();
    for word in new {
        for shape in spelling::shapes(word) {
            insert.values_panic([shape.into(), word.into()]);
        }
    }
    let once = OnConflict::columns([Spellings::Shape, Spellings::Word]).do_nothing().to_owned();
    work.tx.execute(insert.on_conflict(once)).await.map(drop)
}

async fn new_words<'a>(work: &Work, folded: &'a str) -> Result<Vec<&'a str>, DbErr> {
    let words = spelling::worth_mending(folded);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let query = Query::select()
        .column(Spellings::Word)
        .from(Spellings::Table)
        .and_where(Expr::col(Spellings::Shape).is_in(words.iter().copied()))
        .and_where(Expr::col(Spellings::Shape).equals(Spellings::Word))
        .to_owned();
    let rows = work.tx.query_all(&query).await?;
    let known: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0)).collect::<Result<_, _>>()?;
    Ok(words.into_iter().filter(|word| !known.iter().any(|known| known == word)).collect())
}
