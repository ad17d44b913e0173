//! Twin of `market/places/provinces.rs`.

use chophien::{
    entities::unit,
    kernel::{alphabet, ids::UnitCode},
    market::places::provinces::{Province, communes_of, full_name, province, province_of, provinces},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::kit::TestApp;

#[tokio::test]
async fn the_table_holds_the_same_provinces_as_the_program() {
    let app = TestApp::new().await;
    let rows = unit::Entity::find().filter(unit::Column::ParentCode.is_null());
    let rows = rows.all(&app.db.read).await.expect("units").into_iter();
    let mut rows: Vec<Province> =
        rows.map(|row| Province { code: row.code, name: row.name, full_name: row.full_name }).collect();
    rows.sort_by_cached_key(|row| alphabet::key(&row.name));
    assert_eq!(rows.len(), 34);
    assert_eq!(provinces(), rows);
    let of = |name| provinces().iter().position(|province| province.name == name);
    assert!(of("Cao Bằng") < of("Cần Thơ") && of("Cần Thơ") < of("Đà Nẵng") && of("Lào Cai") < of("Lâm Đồng"));
    assert_eq!(provinces()[0].full_name, "Tỉnh An Giang");
}

#[tokio::test]
async fn the_table_has_every_commune_in_the_same_province_and_called_the_same_as_the_program() {
    let app = TestApp::new().await;
    let units = unit::Entity::find().all(&app.db.read).await.expect("units");
    assert!(units.len() > 3_000);
    for unit in units {
        let told = unit.parent_code.unwrap_or_else(|| unit.code.clone());
        assert_eq!(province_of(&unit.code), Some(&told), "{}", unit.full_name);
        assert_eq!(full_name(&unit.code), unit.full_name);
        let among = communes_of(&told).iter().filter(|code| **code == unit.code).count();
        assert_eq!(among, usize::from(unit.code != told), "{}", unit.full_name);
    }
    assert_eq!(full_name(&UnitCode("99999".to_owned())), "");
    let names = communes_of(&UnitCode("08".to_owned())).iter().map(full_name).collect::<Vec<_>>();
    let of = |name| names.iter().position(|known| *known == name).expect("a commune of Tuyên Quang");
    assert!(of("Xã Du Già") < of("Xã Đồng Văn") && of("Xã Bạch Xa") < of("Xã Bắc Mê"), "by their own names: {names:?}");
    assert_eq!(province_of(&UnitCode("99999".to_owned())), None);
}

#[test]
fn a_commune_or_an_unknown_code_is_no_province() {
    for none in ["00769", "99", ""] {
        assert_eq!(province(&UnitCode(none.to_owned())), None, "{none}");
    }
    assert_eq!(province(&UnitCode("08".to_owned())).map(|province| province.name.as_str()), Some("Tuyên Quang"));
}
