//! How many households more than before have come to each step on a day, by place: the sum of all days up to one is how many had
//! come by then.

use sea_orm::{
    EntityTrait, QuerySelect, QueryTrait,
    sea_query::{CaseStatement, Expr, ExprTrait, Func, SelectStatement, UnionType},
};

use super::Step;
use crate::{
    entities::household_interval::{Column, Entity},
    infra::db::sums::{Days, ON_DAY, Sums},
};

/// Where they are kept.
pub(super) const BY_PLACE: Sums =
    Sums { table: "households_by_place", keys: &["unit_code"], added: &["accounts", "shops", "live"] };
/// The place of households that name none: a key is never nothing.
pub(super) const NOWHERE: &str = "";

/// What is kept should be the sum of these: an interval adds at its beginning and takes away at its end.
pub(super) fn summed(days: &Days) -> SelectStatement {
    let mut rows = turns(Column::FromOn, 1, days);
    rows.union(UnionType::All, turns(Column::ToOn, -1, days)).to_owned()
}

fn turns(on: Column, by: i64, days: &Days) -> SelectStatement {
    let place = Func::coalesce([Expr::col(Column::UnitCode), Expr::val(NOWHERE)]);
    let of = |steps: &[Step]| {
        let reached = Expr::col(Column::Step).is_in(steps.iter().map(|step| step.as_str()));
        Expr::Case(Box::new(CaseStatement::new().case(reached, by).finally(0_i64)))
    };
    Entity::find()
        .select_only()
        .column_as(on, ON_DAY)
        .expr_as(place, "unit_code")
        .expr_as(Expr::val(by), "accounts")
        .expr_as(of(&[Step::Shop, Step::Live]), "shops")
        .expr_as(of(&[Step::Live]), "live")
        .into_query()
        .and_where(Expr::col((Entity, on)).between(*days.start(), *days.end()))
        .to_owned()
}
