//! What a buyer may see, as conditions: approved goods of open shops (rule 7), stars of papers that are valid on the day (rule 8).

use sea_orm::{
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::{Expr, SelectStatement},
};
use time::Date;

use crate::{
    entities::{certificate, product},
    market::certificates::conditions,
};

/// Products that are live in a shop that is open: one column, the first of every index that lists are read from.
pub fn on_sale() -> Expr {
    product::Column::Shown.eq(true)
}

/// The OCOP stars that the product of the surrounding query holds on `today`; nothing where it holds none.
pub fn stars_of_product(today: Date) -> SelectStatement {
    valid_ocop(today).select_only().column_as(certificate::Column::Stars.max(), "stars").into_query()
}

/// The same as a condition: at least so many stars.
pub fn has_stars(least: i32, today: Date) -> Expr {
    let query = valid_ocop(today).filter(certificate::Column::Stars.gte(least));
    Expr::exists(query.select_only().column(certificate::Column::Id).into_query())
}

/// The same, asked of each product by itself.
pub fn stars_reach(least: i32, today: Date) -> Expr {
    Expr::SubQuery(None, Box::new(stars_of_product(today).into())).gte(least)
}

fn valid_ocop(today: Date) -> sea_orm::Select<certificate::Entity> {
    certificate::Entity::find()
        .filter(
            Expr::col((certificate::Entity, certificate::Column::ProductId))
                .equals((product::Entity, product::Column::Id)),
        )
        .filter(certificate::Column::Scheme.eq(certificate::Scheme::Ocop))
        .filter(conditions::valid(today))
}
