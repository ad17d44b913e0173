//! What a list of goods is narrowed by.

use sea_orm::{
    ColumnTrait, Condition, DbBackend, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select,
    sea_query::{Expr, ExprTrait},
};
use time::Date;

use super::{
    super::on_sale::{has_stars, on_sale, stars_reach},
    question::Question,
};
use crate::{
    entities::{former_unit, product, unit_successor},
    kernel::{
        ids::{ShopId, UnitCode},
        money::Money,
    },
};

/// What is asked for; every part narrows the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words as typed. Blank ones narrow nothing; words without a letter or a digit are nowhere.
    pub q: Option<String>,
    /// OCOP set, 1 to 26.
    pub set: Option<i32>,
    /// At least so many OCOP stars, valid today.
    pub stars: Option<i32>,
    /// A commune of today.
    pub unit: Option<UnitCode>,
    /// Any of these communes; none of them named narrows nothing.
    pub around: Vec<UnitCode>,
    /// A district as it was before July 2025.
    pub former_district: Option<UnitCode>,
    /// No cheaper.
    pub price_min: Option<Money>,
    /// No dearer.
    pub price_max: Option<Money>,
    /// Only what can be bought now.
    pub in_stock: bool,
    /// Of one shop.
    pub shop: Option<ShopId>,
    /// In season in this month, 1 to 12; goods of all the year are not.
    pub month: Option<u8>,
}

impl Filter {
    /// The products on sale that it lets through; `today` decides which stars hold.
    pub fn matching(&self, backend: DbBackend, today: Date) -> Select<product::Entity> {
        self.on_sale(backend, self.wanted(today))
    }

    /// The same for whoever reads the newest first and soon has enough: each is asked for its stars when its turn comes. PostgreSQL
    /// would read every paper before the first.
    pub(super) fn one_by_one(&self, backend: DbBackend, today: Date) -> Select<product::Entity> {
        self.on_sale(backend, self.wanted_with(|least| stars_reach(least, today)))
    }

    fn on_sale(&self, backend: DbBackend, wanted: Condition) -> Select<product::Entity> {
        let on_sale = match self.question() {
            Some(question) => question.on_sale(backend),
            None if self.leads() => Condition::all().add(on_sale().not().not()),
            None => Condition::all().add(on_sale()),
        };
        product::Entity::find().filter(on_sale).filter(wanted)
    }

    /// What was typed, if anything was.
    pub(super) fn question(&self) -> Option<Question> {
        self.q.as_deref().filter(|q| !q.trim().is_empty()).map(Question::read)
    }

    /// Stars and seasons have indexes of few goods, without `shown`: denied twice, `on_sale` says the same and keeps SQLite from
    /// walking through everything on sale instead.
    pub(super) fn leads(&self) -> bool {
        self.stars.is_some() || self.month.is_some()
    }

    /// Everything but the words.
    pub(super) fn wanted(&self, today: Date) -> Condition {
        self.wanted_with(|least| has_stars(least, today))
    }

    fn wanted_with(&self, stars: impl Fn(i32) -> Expr) -> Condition {
        Condition::all()
            .add_option(self.set.map(|no| product::Column::SetNo.eq(no)))
            .add_option(self.stars.map(|least| starred(stars(least))))
            .add_option(self.unit.as_ref().map(|code| product::Column::UnitCode.eq(code.clone())))
            .add_option((!self.around.is_empty()).then(|| product::Column::UnitCode.is_in(self.around.iter().cloned())))
            .add_option(self.former_district.as_ref().map(in_former_district))
            .add_option(self.price_min.map(|price| product::Column::PriceFrom.gte(price)))
            .add_option(self.price_max.map(|price| product::Column::PriceFrom.lte(price)))
            .add_option(self.in_stock.then(|| product::Column::InStock.eq(true)))
            .add_option(self.shop.map(|id| product::Column::ShopId.eq(id)))
            .add_option(self.month.map(in_season))
    }
}

/// The shop named its former commune, which lay in the district; or it named none, and its commune holds a part of one.
fn in_former_district(district: &UnitCode) -> Condition {
    let former = former_unit::Entity::find()
        .select_only()
        .column(former_unit::Column::Code)
        .filter(former_unit::Column::ParentCode.eq(district.clone()))
        .into_query();
    let todays = unit_successor::Entity::find()
        .select_only()
        .column(unit_successor::Column::Code)
        .filter(unit_successor::Column::FormerCode.in_subquery(former.clone()))
        .into_query();
    let unnamed =
        Condition::all().add(product::Column::FormerCode.is_null()).add(product::Column::UnitCode.in_subquery(todays));
    Condition::any().add(product::Column::FormerCode.in_subquery(former)).add(unnamed)
}

/// The first half is the index's condition, word for word: goods that ever had a paper.
fn starred(today: Expr) -> Condition {
    Condition::all().add(Expr::cust("\"products\".\"papers\"")).add(today)
}

/// Bit n−1 of `season_months` is month n. The first half is the index's condition, word for word.
fn in_season(month: u8) -> Condition {
    let bit = 1_i32 << (month.clamp(1, 12) - 1);
    let months = Expr::col((product::Entity, product::Column::SeasonMonths));
    Condition::all().add(Expr::cust("\"products\".\"season_months\" <> 0")).add(months.bit_and(bit).ne(0))
}
