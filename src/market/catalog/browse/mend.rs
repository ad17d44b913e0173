//! Forgives one typo in a longer word: what was probably meant, when what was typed is nowhere.

use sea_orm::{
    ConnectionTrait, DbErr, EntityTrait, JoinType, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, Query},
};
use time::Date;

use super::{super::spelling, Filter, best::Best, counted, counting_rows, question::Question};
use crate::{entities::product, kernel::fold::fold};

/// Words that are tried in the place of one.
const MOST_TRIED: usize = 6;
/// A word that so many goods have is one that is meant often.
const ENOUGH: u64 = 200;

/// The question with each word that nothing on sale has replaced by one that is a letter off; `None` where that finds nothing
/// either. Words of goods that are not on sale are never offered.
pub async fn mend(db: &impl ConnectionTrait, typed: &str, today: Date) -> Result<Option<String>, DbErr> {
    let question = Question::read(typed);
    let mut words = question.words.clone();
    for word in words.iter_mut().filter(|word| spelling::is_worth_mending(word)) {
        if goods_with(db, word, today, 1).await? == 0 {
            *word = match likeliest(db, word, today).await? {
                Some(meant) => meant,
                None => return Ok(None),
            };
        }
    }
    if words == question.words {
        return Ok(None);
    }
    in_tones(db, words, &question.toned, today).await
}

/// How many goods on sale have the word, counted to `most`.
async fn goods_with(db: &impl ConnectionTrait, word: &str, today: Date, most: u64) -> Result<u64, DbErr> {
    let (filter, question) = (Filter::default(), Question::of_words(vec![word.to_owned()]));
    let best = Best { filter: &filter, question, today, backend: db.get_database_backend() };
    counted(db, counting_rows(best.some(most))).await
}

/// Of the words that are one letter off, the one that most goods on sale have; of those that many have, the first.
async fn likeliest(db: &impl ConnectionTrait, word: &str, today: Date) -> Result<Option<String>, DbErr> {
    let query = Query::select()
        .distinct()
        .column("word")
        .from("spellings")
        .and_where(Expr::col("shape").is_in(spelling::shapes(word)))
        .order_by("word", sea_orm::Order::Asc)
        .limit(100)
        .to_owned();
    let rows = db.query_all(&query).await?;
    let near: Result<Vec<String>, DbErr> = rows.iter().map(|row| row.try_get("", "word")).collect();
    let mut best = (0, None);
    for near in near?.into_iter().filter(|near| spelling::is_one_off(word, near)).take(MOST_TRIED) {
        let hits = goods_with(db, &near, today, ENOUGH).await?;
        if hits > best.0 {
            best = (hits, Some(near));
        }
    }
    Ok(best.1)
}

/// The words as the best product that has them all writes them, or as they were typed where they were right.
async fn in_tones(
    db: &impl ConnectionTrait,
    words: Vec<String>,
    typed: &str,
    today: Date,
) -> Result<Option<String>, DbErr> {
    let question = Question::of_words(words.clone());
    let best = Best { filter: &Filter::default(), question, today, backend: db.get_database_backend() };
    let chosen = best.one();
    let same = Expr::col(("chosen", "id")).equals((product::Entity, product::Column::Id));
    let mut named = product::Entity::find().select_only().column(product::Column::TonedText);
    QueryTrait::query(&mut named).join_subquery(JoinType::InnerJoin, chosen, "chosen", same);
    let name: Option<String> = named.into_tuple().one(db).await?;
    let Some(name) = name else { return Ok(None) };
    let known: Vec<&str> = typed.split(' ').chain(name.split(' ')).collect();
    let toned =
        |word: &String| known.iter().find(|known| fold(known) == *word).map_or(word.clone(), |w| (*w).to_owned());
    Ok(Some(words.iter().map(toned).collect::<Vec<_>>().join(" ")))
}
