//! Twin of `infra/db/gathered.rs`: what is gathered into one value is what the rows were, on either database.

use chophien::{
    entities::{former_unit, product_set},
    infra::db::gathered::{Gathered, column, gathered, rising, truth},
    kernel::ids::UnitCode,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;

use crate::kit::TestApp;

#[derive(Debug, PartialEq, Deserialize)]
struct Set {
    no: i32,
    name: String,
    #[serde(deserialize_with = "truth")]
    sellable: bool,
}

#[tokio::test]
async fn rows_come_in_the_order_that_is_asked_for_with_their_truths() {
    use product_set::Column as C;
    let app = TestApp::new().await;
    let db = &app.db.read;
    let order = [(column(C::Sellable), Order::Desc), (column(C::No), Order::Desc)];
    let sets = gathered(db.get_database_backend(), [C::No, C::Name, C::Sellable].map(column), order);
    let sets = product_set::Entity::find().select_only().column_as(sets, "sets");
    let Gathered(found): Gathered<Set> = sets.clone().into_tuple().one(db).await.expect("a read").expect("one row");
    let rows = product_set::Entity::find().order_by_desc(C::Sellable).order_by_desc(C::No).all(db).await.expect("sets");
    let rows: Vec<Set> =
        rows.into_iter().map(|row| Set { no: row.no, name: row.name, sellable: row.sellable }).collect();
    assert_eq!((found.len(), found.last().map(|set| set.sellable)), (26, Some(false)));
    assert_eq!(found, rows);

    let none: Option<Gathered<Set>> = sets.filter(C::No.eq(99)).into_tuple().one(db).await.expect("a read");
    assert_eq!(none.expect("one row").0, []);
}

#[tokio::test]
async fn what_is_nothing_stays_nothing_and_every_letter_comes_through() {
    use former_unit::Column as C;
    let app = TestApp::new().await;
    let db = &app.db.read;
    let units =
        gathered(db.get_database_backend(), [C::Code, C::FullName, C::ParentCode].map(column), [rising(C::Code)]);
    let units = former_unit::Entity::find().select_only().column_as(units, "units").into_tuple();
    let Gathered(found): Gathered<(UnitCode, String, Option<UnitCode>)> =
        units.one(db).await.expect("a read").expect("one row");
    let rows = former_unit::Entity::find().order_by_asc(C::Code).all(db).await.expect("units");
    assert!(rows.iter().any(|row| row.parent_code.is_none()) && rows.iter().any(|row| row.full_name.contains('\'')));
    assert_eq!(found, rows.into_iter().map(|row| (row.code, row.full_name, row.parent_code)).collect::<Vec<_>>());
}
