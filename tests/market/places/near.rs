//! Twin of `market/places/near.rs`.

use std::collections::BTreeSet;

use chophien::{
    entities::unit,
    kernel::ids::UnitCode,
    market::places::{near::near, provinces::province_of},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::kit::{TestApp, world::MEO_VAC};

fn code(text: &str) -> UnitCode {
    UnitCode::parse(text).expect("a code")
}

#[test]
fn what_is_near_begins_with_the_place_itself_and_keeps_to_its_corner() {
    let found = near(&code(MEO_VAC));
    assert_eq!(found.len(), 7);
    assert_eq!(found[0].0, MEO_VAC);
    let provinces: BTreeSet<_> = found.iter().filter_map(province_of).map(|province| province.0.as_str()).collect();
    assert!(provinces.iter().all(|province| ["08", "04"].contains(province)), "{found:?}");
    assert_eq!(near(&code("99999")), [] as [UnitCode; 0]);
}

#[tokio::test]
async fn every_commune_of_the_table_has_neighbours_that_are_in_it() {
    let app = TestApp::new().await;
    let units = unit::Entity::find().filter(unit::Column::ParentCode.is_not_null());
    let communes = units.all(&app.db.read).await.expect("units").into_iter().map(|unit| unit.code);
    let communes: BTreeSet<UnitCode> = communes.collect();
    for commune in communes.iter().step_by(50) {
        let found = near(commune);
        assert_eq!(found.first(), Some(commune));
        assert!(found.iter().all(|code| communes.contains(code)), "{found:?}");
    }
}
