//! Goods that have the words that were typed, the best first.
//!
//! Of words that thousands have, not all of these are read and put in order. The index of names is asked for one rank after the other,
//! each from the newest listing on, until there are `COUNTED`, and only then that of whole texts: whatever is left behind is of the
//! same or a worse rank, and was listed before. Of what is equal, shops take turns (`ORDER`).

use sea_orm::{
    Condition, DbBackend, JoinType, Order, QueryTrait, Select,
    sea_query::{CommonTableExpression, Expr, ExprTrait, Query, SelectStatement, UnionType},
};
use time::Date;

use super::{
    super::{cards::listed, on_sale::on_sale},
    filter::Filter,
    question::{Index, Question},
};
use crate::{entities::product, kernel::paging::Paging};

/// Longer lists are not counted to their end: their total is one more than this. Of more goods that have the words, so many of the
/// best are put in order.
pub const COUNTED: u64 = 480;

/// What the published paper on the order of goods says, the first matters most.
const ORDER: [(&str, Order); 5] =
    [("class", Order::Asc), ("in_stock", Order::Desc), ("turn", Order::Asc), ("draw", Order::Asc), ("id", Order::Desc)];

/// One of each shop, the newest, comes before the second of any.
const TURN: &str =
    "ROW_NUMBER() OVER (PARTITION BY \"class\", \"in_stock\", \"shop_id\" ORDER BY \"published_at\" DESC, \"id\" DESC)";

/// Goods that are equal so far are shuffled anew each day, for everybody alike: their numbers times one of the day, modulo a prime, so
/// that no two of up to `DRAWN` that follow each other fall together.
fn draw(today: Date) -> String {
    let of_the_day = i64::from(today.to_julian_day()) * SPREAD % (DRAWN - 1) + 1;
    format!("\"id\" % {DRAWN} * {of_the_day} % {DRAWN}")
}

/// A prime, and one that carries the number of one day far from that of the next.
const DRAWN: i64 = 9_973;
const SPREAD: i64 = 7_919;

/// What is asked for, and of what.
pub(super) struct Best<'a> {
    pub filter: &'a Filter,
    pub question: Question,
    pub today: Date,
    pub backend: DbBackend,
}

impl Best<'_> {
    /// A page of cards; `chosen.total` is how many there are, at most `COUNTED` + 1.
    pub(super) fn rows(&self, paging: Paging) -> Select<product::Entity> {
        let chosen = self.ids(paging);
        let same = Expr::col(("chosen", "id")).equals((product::Entity, product::Column::Id));
        let order = ORDER.map(|(by, order)| (Expr::col(("chosen", by)), order));
        let mut rows = listed(self.backend, self.today, order);
        QueryTrait::query(&mut rows).join_subquery(JoinType::InnerJoin, chosen, "chosen", same);
        rows
    }

    /// The ids of a page with their ranks, the best first.
    pub(super) fn ids(&self, paging: Paging) -> SelectStatement {
        // By themselves: SQLite would put those of all ranks in the order of the turns, and not stop where there are enough.
        let mut candidates = CommonTableExpression::new();
        candidates.table_name("found").query(self.candidates(COUNTED + 1)).materialized(true);
        let found = Query::select()
            .columns(["id", "class", "in_stock"])
            .expr_as(Expr::cust("COUNT(*) OVER ()"), "total")
            .expr_as(Expr::cust(TURN), "turn")
            .expr_as(Expr::cust(draw(self.today)), "draw")
            .from("found")
            .take();
        let mut ids = Query::select();
        ids.with_cte(candidates).from_subquery(found, "taking_turns");
        ids.columns(["id", "class", "in_stock", "turn", "draw", "total"]);
        for (by, order) in ORDER {
            ids.order_by(by, order);
        }
        ids.offset(paging.offset()).limit(paging.size).take()
    }

    fn candidates(&self, most: u64) -> SelectStatement {
        let ranks = self.question.ranks(self.backend);
        let elsewhere =
            self.of_rank(ranks.len(), &Index::TEXTS, self.question.in_text(self.backend).and(self.unnamed()));
        let named = ranks.into_iter().enumerate().map(|(class, has)| self.of_rank(class, &Index::NAMES, has));
        let mut ranks = named.chain([elsewhere]).map(|mut of_rank| newest(of_rank.limit(most).take()));
        let mut all = ranks.next().unwrap_or_default();
        for rank in ranks {
            all.union(UnionType::All, rank);
        }
        all.limit(most).take()
    }

    /// The name alone has not all the words.
    fn unnamed(&self) -> Expr {
        let names = &Index::NAMES;
        let named = Query::select()
            .column(names.key(self.backend))
            .from(names.table)
            .and_where(self.question.in_name(self.backend))
            .take();
        Expr::col(Index::TEXTS.key(self.backend)).not_in_subquery(named)
    }

    /// Of one rank: what an index of words answers, the newest first, and of that what is on sale and fits.
    fn of_rank(&self, class: usize, index: &Index, has: Expr) -> SelectStatement {
        let key = index.key(self.backend);
        use product::Column::{Id, InStock, PublishedAt, ShopId};
        let columns = [Id, InStock, PublishedAt, ShopId];
        let columns = || columns.into_iter().map(|column| (product::Entity, column));
        let mut rank = Query::select();
        rank.columns(columns()).expr_as(Expr::cust(class.to_string()), "class");
        rank.order_by(key, Order::Desc).limit(COUNTED + 1);
        let same = Expr::col((product::Entity, product::Column::Id)).eq(Expr::col(key));
        let fits = self.filter.wanted(self.today).add(same).add(on_sale().not().not());
        if self.backend != DbBackend::Postgres {
            // A cross join keeps SQLite from beginning elsewhere than with the words.
            let joined = rank.from(index.table).join(JoinType::CrossJoin, product::Entity, Condition::all());
            return joined.and_where(has).cond_where(fits).take();
        }
        // Goods are looked up one after the other until there are enough: with a join that it may turn round, PostgreSQL reads all.
        let found = Query::select().column(key).from(index.table).and_where(has).order_by(key, Order::Desc).take();
        let good = Query::select().columns(columns()).from(product::Entity).cond_where(fits).limit(1).take();
        rank.from_subquery(found, index.table)
            .join_lateral(JoinType::InnerJoin, good, "products", Condition::all().add(Expr::cust("TRUE")))
            .take()
    }
}

/// As a part of a union, where an order and a limit of its own stand only in parentheses.
fn newest(of_rank: SelectStatement) -> SelectStatement {
    Query::select()
        .columns(["id", "class", "in_stock", "published_at", "shop_id"])
        .from_subquery(of_rank, "newest")
        .take()
}
