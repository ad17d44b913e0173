//! Lists of goods on sale: filters, order, pages.

use sea_orm::{
    ConnectionTrait, DbBackend, DbErr, JoinType, Order, QueryOrder, QueryResult, QuerySelect, QueryTrait, Select,
    sea_query::{Expr, ExprTrait, Query, SelectStatement},
};
use time::Date;

mod best;
pub mod every;
mod filter;
mod question;
pub mod shops;
mod spaced;
pub mod vocabulary;

use best::Best;
pub use best::COUNTED;
pub use filter::Filter;

use super::cards::{CARDS, Card, Row, listed};
use crate::{
    entities::product,
    infra::db::{
        as_values_are,
        gathered::{Gathered, column, together},
    },
    kernel::paging::{PageOf, Paging},
};

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
    let list = List { filter, sort, today, backend: db.get_database_backend() };
    let mut paging = Paging { page: Ord::min(paging.page, COUNTED.div_ceil(paging.size)), ..paging };
    let (mut cards, mut total) = list.read(db, paging).await?;
    if cards.is_empty() && paging.page > 1 {
        total = count(db, list.found()).await?;
        paging.page = Ord::max(1, Ord::min(total, COUNTED).div_ceil(paging.size));
        cards = list.read(db, paging).await?.0;
    }
    let mut page = PageOf::new(cards, paging, Ord::min(total, COUNTED));
    page.total = total;
    Ok(page)
}

/// The first `most`, for short lists whose length nobody needs.
pub async fn first(
    db: &impl ConnectionTrait,
    filter: &Filter,
    sort: Sort,
    most: u64,
    today: Date,
) -> Result<Vec<Card>, DbErr> {
    let row = together(db, [(CARDS, firsts(db.get_database_backend(), filter, sort, most, today))]).await?;
    cards(&row, CARDS)
}

/// The same as a question of one value, for `together`, to be read by `cards`.
pub(super) fn firsts(backend: DbBackend, filter: &Filter, sort: Sort, most: u64, today: Date) -> SelectStatement {
    let list = List { filter, sort, today, backend };
    let paging = Paging { page: 1, size: most };
    let rows = match list.best() {
        Some(best) => best.rows(paging),
        None => list.rows(paging),
    };
    rows.into_query()
}

/// What is asked of the database.
struct List<'a> {
    filter: &'a Filter,
    sort: Sort,
    today: Date,
    backend: DbBackend,
}

impl List<'_> {
    /// Where words decide the order.
    fn best(&self) -> Option<Best<'_>> {
        let question = self.filter.question().filter(|question| !question.words.is_empty());
        let question = question.filter(|_| self.sort == Sort::Best)?;
        Some(Best { filter: self.filter, question, today: self.today, backend: self.backend })
    }

    fn found(&self) -> Select<product::Entity> {
        self.filter.matching(self.backend, self.today)
    }

    /// The ids are chosen first, so that nothing else is read of what is not shown.
    fn rows(&self, paging: Paging) -> Select<product::Entity> {
        let newest = matches!(self.sort, Sort::Best | Sort::Newest);
        let found = if newest { self.filter.one_by_one(self.backend, self.today) } else { self.found() };
        let chosen = self.ordered(found.select_only().column(product::Column::Id));
        let chosen = chosen.offset(paging.offset()).limit(paging.size).into_query();
        let same = Expr::col(("chosen", "id")).equals((product::Entity, product::Column::Id));
        let mut rows = listed(self.backend, self.today, self.order());
        QueryTrait::query(&mut rows).join_subquery(JoinType::InnerJoin, chosen, "chosen", same);
        rows
    }

    /// The cards of a page, and how many there are in all: nothing is known of that where words found nothing for this page.
    async fn read(&self, db: &impl ConnectionTrait, paging: Paging) -> Result<(Vec<Card>, u64), DbErr> {
        let rows = match self.best() {
            Some(best) => best.rows(paging).column_as(Expr::col(("chosen", "total")).max(), "total"),
            None => {
                let total = Expr::SubQuery(None, Box::new(counting(self.found()).into()));
                self.rows(paging).column_as(total, "total")
            }
        };
        let Some(row) = self.row(db, rows).await? else { return Ok((Vec::new(), 0)) };
        let total: Option<i64> = row.try_get("", "total")?;
        Ok((cards(&row, CARDS)?, Ord::min(total.unwrap_or_default().unsigned_abs(), COUNTED + 1)))
    }

    /// PostgreSQL must know which words, which few and how many: with places for values it plans anew each time, or for any whatever.
    async fn row(
        &self,
        db: &impl ConnectionTrait,
        rows: Select<product::Entity>,
    ) -> Result<Option<QueryResult>, DbErr> {
        let rows = rows.into_query();
        match self.backend {
            DbBackend::Postgres => db.query_one_raw(as_values_are(&rows)).await,
            _ => db.query_one(&rows).await,
        }
    }

    fn ordered(&self, found: Select<product::Entity>) -> Select<product::Entity> {
        self.order().into_iter().fold(found, |found, (by, order)| found.order_by(by, order))
    }

    fn order(&self) -> [(Expr, Order); 2] {
        use product::Column::{Id, PriceFrom, PublishedAt};
        let (by, order) = match self.sort {
            Sort::Best | Sort::Newest => (PublishedAt, Order::Desc),
            Sort::Cheapest => (PriceFrom, Order::Asc),
            Sort::Dearest => (PriceFrom, Order::Desc),
        };
        [(column(by), order.clone()), (column(Id), order)]
    }
}

/// The cards in a column of that name.
pub(super) fn cards(row: &QueryResult, name: &str) -> Result<Vec<Card>, DbErr> {
    let Gathered(rows): Gathered<Row> = row.try_get("", name)?;
    Ok(rows.into_iter().map(Card::from).collect())
}

async fn count(db: &impl ConnectionTrait, found: Select<product::Entity>) -> Result<u64, DbErr> {
    let counting = counting(found);
    let row = match db.get_database_backend() {
        DbBackend::Postgres => db.query_one_raw(as_values_are(&counting)).await?,
        _ => db.query_one(&counting).await?,
    };
    let total: i64 = row.map(|row| row.try_get("", "total")).transpose()?.unwrap_or(0);
    Ok(total.unsigned_abs())
}

fn counting(found: Select<product::Entity>) -> SelectStatement {
    let some = found.select_only().column(product::Column::Id).limit(COUNTED + 1).into_query();
    Query::select().expr_as(Expr::cust("COUNT(*)"), "total").from_subquery(some, "found").to_owned()
}
