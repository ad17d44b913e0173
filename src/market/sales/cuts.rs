//! What sums of sales are kept by, and the rows that one is the sum of.

use sea_orm::{
    EntityTrait, JoinType, QuerySelect, QueryTrait,
    sea_query::{Alias, Expr, ExprTrait, Func, Query, SelectStatement, UnionType},
};

use crate::{
    entities::{sale, sale_unsummed},
    infra::db::sums::{Days, ON_DAY, Sums},
    kernel::{
        ids::{ShopId, UnitCode},
        spans::Run,
    },
};

/// What sums are kept by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cut {
    /// Nothing: all of them together.
    All,
    /// Commune and kind of the shop.
    Place,
    /// OCOP set.
    Set,
    /// Stars; 0 is none.
    Stars,
    /// Shop.
    Shop,
}

/// Whose sales are asked for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Whose<'a> {
    /// Everybody's.
    All,
    /// Those of a commune.
    Unit(&'a UnitCode),
    /// A shop's.
    Shop(ShopId),
}

impl Whose<'_> {
    /// In which sums they are found soonest.
    pub(super) fn cut(self) -> Cut {
        match self {
            Self::All => Cut::All,
            Self::Unit(_) => Cut::Place,
            Self::Shop(_) => Cut::Shop,
        }
    }
}

impl Cut {
    /// All of them.
    pub(super) const EACH: [Self; 5] = [Self::All, Self::Place, Self::Set, Self::Stars, Self::Shop];

    /// Where they are kept.
    pub(super) const fn sums(self) -> Sums {
        let (table, keys): (_, &[&str]) = match self {
            Self::All => ("sales_in_all", &[]),
            Self::Place => ("sales_by_place", &["unit_code", "kind"]),
            Self::Set => ("sales_by_set", &["set_no"]),
            Self::Stars => ("sales_by_stars", &["stars"]),
            Self::Shop => ("sales_by_shop", &["shop_id"]),
        };
        Sums { table, keys, added: &["orders", "value"] }
    }

    /// What an entry adds to the orders.
    fn orders(self) -> sale::Column {
        match self {
            Self::All | Self::Place | Self::Shop => sale::Column::Orders,
            Self::Set => sale::Column::SetOrders,
            Self::Stars => sale::Column::StarOrders,
        }
    }

    /// What is kept for some runs of spans, and the entries of their days that are in no sum yet; of one shop or commune alone where
    /// that is asked. It is asked of each part, or a database would read the sums of everybody.
    pub(super) fn rows(self, runs: &[Run], days: &Days, whose: Whose<'_>) -> SelectStatement {
        let mut rows = self.waiting(days);
        let own = |rows: &mut SelectStatement, of: fn(&'static str) -> Expr| match whose {
            Whose::All => {}
            Whose::Unit(unit) => drop(rows.and_where(of("unit_code").eq(unit.clone()))),
            Whose::Shop(shop) => drop(rows.and_where(of("shop_id").eq(shop))),
        };
        own(&mut rows, |key| Expr::col((sale::Entity, Alias::new(key))));
        for run in runs {
            let mut kept = self.sums().kept(run);
            own(&mut kept, Expr::col);
            rows.union(UnionType::All, kept);
        }
        rows
    }

    /// What is kept should be the sum of these: entries of those days, without what waits.
    pub(super) fn summed(self, days: &Days) -> SelectStatement {
        let waiting = sale_unsummed::Entity::find()
            .select_only()
            .column(sale_unsummed::Column::SaleId)
            .into_query()
            .and_where(
                Expr::col((sale_unsummed::Entity, sale_unsummed::Column::SaleId))
                    .equals((sale::Entity, sale::Column::Id)),
            )
            .to_owned();
        let mut rows = Query::select().from(sale::Entity).to_owned();
        self.of_entries(&mut rows);
        rows.and_where(Expr::col((sale::Entity, sale::Column::CountsOn)).between(*days.start(), *days.end()));
        rows.and_where(Expr::exists(waiting).not()).to_owned()
    }

    fn waiting(self, days: &Days) -> SelectStatement {
        let to_sale =
            sale_unsummed::Entity::belongs_to(sale::Entity).from(sale_unsummed::Column::SaleId).to(sale::Column::Id);
        let joined = sale_unsummed::Entity::find().select_only().join(JoinType::InnerJoin, to_sale.into());
        let mut rows = joined.into_query();
        self.of_entries(&mut rows);
        // Their own day and not that of the entry, or SQLite would look for all entries of those days.
        let day = Expr::col((sale_unsummed::Entity, sale_unsummed::Column::CountsOn));
        rows.and_where(day.between(*days.start(), *days.end())).to_owned()
    }

    fn of_entries(self, rows: &mut SelectStatement) {
        let of = |column: &'static str| Expr::col((sale::Entity, Alias::new(column)));
        rows.expr_as(of("counts_on"), ON_DAY);
        for key in self.sums().keys {
            let none = self == Self::Stars;
            let value = if none { Func::coalesce([of(key), Expr::val(0)]).into() } else { of(key) };
            rows.expr_as(value, *key);
        }
        rows.expr_as(Expr::col((sale::Entity, self.orders())), "orders").expr_as(of("value"), "value");
    }
}
