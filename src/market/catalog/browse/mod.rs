//! Lists of goods on sale: filters, order, pages.

use sea_orm::{
    ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
    sea_query::{Alias, Expr, Query},
};
use time::Date;

mod filter;
pub mod mend;
mod question;

pub use filter::Filter;
use question::Question;

use super::{
    cards::{Card, cards},
    on_sale::on_sale,
};
use crate::{
    entities::product,
    kernel::{
        ids::ProductId,
        paging::{PageOf, Paging},
    },
};

/// Longer lists are not counted to their end: their total is one more than this.
pub const COUNTED: u64 = 1_200;

/// In which order. Every order ends in the product's id, so both databases agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Words that were typed decide, then as `Newest`; without words the same as `Newest`.
    #[default]
    Best,
    /// Published last comes first.
    Newest,
    /// Lowest price first.
    Cheapest,
    /// Highest price first.
    Dearest,
}

/// One page of cards. A page beyond the last is the last. `total` is at most `COUNTED` + 1.
pub async fn page(
    db: &impl ConnectionTrait,
    filter: &Filter,
    sort: Sort,
    paging: Paging,
    today: Date,
) -> Result<PageOf<Card>, DbErr> {
    let found = filter.matching(db.get_database_backend(), today);
    let mut paging = Paging { page: Ord::min(paging.page, COUNTED.div_ceil(paging.size)), ..paging };
    let mut ids = ids(db, ordered(found.clone(), filter, sort), paging).await?;
    let seen = paging.offset() + ids.len() as u64;
    let is_last = (ids.len() as u64) < paging.size && (!ids.is_empty() || paging.page == 1);
    let total = if is_last { seen } else { count(db, found.clone()).await? };
    if ids.is_empty() && total > 0 {
        paging.page = Ord::min(total, COUNTED).div_ceil(paging.size);
        ids = self::ids(db, ordered(found, filter, sort), paging).await?;
    }
    let mut page = PageOf::new(cards(db, &ids, today).await?, paging, Ord::min(total, COUNTED));
    page.total = total;
    Ok(page)
}

/// Ids of the first `most`, for short lists whose length nobody needs.
pub async fn first(
    db: &impl ConnectionTrait,
    filter: &Filter,
    sort: Sort,
    most: u64,
    today: Date,
) -> Result<Vec<ProductId>, DbErr> {
    ids(db, ordered(filter.matching(db.get_database_backend(), today), filter, sort), Paging { page: 1, size: most })
        .await
}

/// Whether anything on sale has these words.
async fn count_of_words(db: &impl ConnectionTrait, question: &Question) -> Result<u64, DbErr> {
    let words = question.matches(db.get_database_backend());
    count(db, product::Entity::find().filter(on_sale()).filter(words)).await
}

async fn ids(
    db: &impl ConnectionTrait,
    found: Select<product::Entity>,
    paging: Paging,
) -> Result<Vec<ProductId>, DbErr> {
    found
        .select_only()
        .column(product::Column::Id)
        .offset(paging.offset())
        .limit(paging.size)
        .into_tuple()
        .all(db)
        .await
}

async fn count(db: &impl ConnectionTrait, found: Select<product::Entity>) -> Result<u64, DbErr> {
    let some = found.select_only().column(product::Column::Id).limit(COUNTED + 1).into_query();
    let query = Query::select()
        .expr_as(Expr::cust("COUNT(*)"), Alias::new("total"))
        .from_subquery(some, Alias::new("found"))
        .to_owned();
    let row = db.query_one(&query).await?;
    let total: i64 = row.map(|row| row.try_get("", "total")).transpose()?.unwrap_or(0);
    Ok(total.unsigned_abs())
}

fn ordered(found: Select<product::Entity>, filter: &Filter, sort: Sort) -> Select<product::Entity> {
    use product::Column::{Id, InStock, PriceFrom, PublishedAt};
    let question = filter.q.as_deref().map(Question::read).filter(|question| !question.words.is_empty());
    match (sort, question) {
        (Sort::Best, Some(question)) => {
            found.order_by_asc(question.rank()).order_by_desc(InStock).order_by_desc(PublishedAt).order_by_desc(Id)
        }
        (Sort::Best | Sort::Newest, _) => found.order_by_desc(PublishedAt).order_by_desc(Id),
        (Sort::Cheapest, _) => found.order_by_asc(PriceFrom).order_by_asc(Id),
        (Sort::Dearest, _) => found.order_by_desc(PriceFrom).order_by_desc(Id),
    }
}
