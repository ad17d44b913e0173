//! Twin of `market/places/districts.rs`.

use std::collections::{BTreeMap, BTreeSet};

use chophien::{
    entities::{former_unit, unit, unit_successor},
    kernel::ids::UnitCode,
    market::places::{
        districts::{FormerDistrict, former_districts},
        provinces::provinces,
    },
};
use sea_orm::EntityTrait;

use crate::kit::{TestApp, world::MEO_VAC};

fn code(text: &str) -> UnitCode {
    UnitCode::parse(text).expect("a code")
}

/// Each once, by its code.
fn each(codes: impl IntoIterator<Item = UnitCode>) -> Vec<UnitCode> {
    codes.into_iter().collect::<BTreeSet<_>>().into_iter().collect()
}

/// The districts that the tables tell, by today's province.
async fn in_the_tables(app: &TestApp) -> BTreeMap<UnitCode, BTreeMap<UnitCode, FormerDistrict>> {
    let db = &app.db.read;
    let units = former_unit::Entity::find().all(db).await.expect("former units");
    let links = unit_successor::Entity::find().all(db).await.expect("successors");
    let by_code: BTreeMap<_, _> = units.iter().map(|unit| (unit.code.clone(), unit)).collect();
    let mut successors: BTreeMap<UnitCode, BTreeSet<UnitCode>> = BTreeMap::new();
    for link in links {
        successors.entry(link.former_code).or_default().insert(link.code);
    }
    let became = |code: &UnitCode| successors.get(code).cloned().unwrap_or_default();
    let mut districts: BTreeMap<UnitCode, BTreeMap<UnitCode, FormerDistrict>> = BTreeMap::new();
    for unit in units.iter().filter(|unit| unit.level == "district") {
        let above = by_code[unit.parent_code.as_ref().expect("a province")];
        let parts = units.iter().filter(|part| part.parent_code.as_ref() == Some(&unit.code));
        let district = FormerDistrict {
            code: unit.code.clone(),
            full_name: unit.full_name.clone(),
            province_name: above.name.clone(),
            communes: each(parts.flat_map(|part| became(&part.code)).chain(became(&unit.code))),
        };
        for today in became(&above.code) {
            districts.entry(today).or_default().insert(unit.code.clone(), district.clone());
        }
    }
    districts
}

#[tokio::test]
async fn the_tables_hold_the_same_districts_as_the_program() {
    let app = TestApp::new().await;
    let tables = in_the_tables(&app).await;
    let units = unit::Entity::find().all(&app.db.read).await.expect("units");
    let above: BTreeMap<_, _> = units.into_iter().map(|unit| (unit.code, unit.parent_code)).collect();
    assert_eq!(tables.len(), provinces().len());
    for province in provinces() {
        let program = former_districts(&province.code);
        let sorted = |district: &FormerDistrict| FormerDistrict {
            communes: each(district.communes.iter().cloned()),
            ..district.clone()
        };
        let by_code = program.iter().map(|district| (district.code.clone(), sorted(district))).collect();
        assert_eq!(tables[&province.code], by_code, "{}", province.name);
        for district in program {
            let mut communes = district.communes.iter();
            let inside = communes.all(|commune| above[commune].as_ref() == Some(&province.code));
            assert!(inside && !district.communes.is_empty(), "{district:?}");
        }
    }
}

#[test]
fn todays_province_has_the_districts_of_both_that_became_it() {
    let districts = former_districts(&code("08"));
    let of = |province: &str| districts.iter().filter(|d| d.province_name == province).count();
    assert_eq!((of("Hà Giang"), of("Tuyên Quang"), districts.len()), (11, 7, 18));
    let meo_vac = districts.iter().find(|d| d.code.0 == "027").expect("a district");
    assert_eq!(meo_vac.full_name, "Huyện Mèo Vạc");
    assert!(meo_vac.communes.contains(&code(MEO_VAC)) && (4..=10).contains(&meo_vac.communes.len()), "{meo_vac:?}");
    let names: Vec<&str> = districts.iter().map(|d| d.full_name.as_str()).collect();
    assert_eq!([names[0], names[17]], ["Huyện Bắc Mê", "Huyện Yên Sơn"], "{names:?}");
    assert_eq!(former_districts(&code("99")), []);
}

#[test]
fn an_island_district_without_communes_lives_on_too() {
    let all = provinces().iter().flat_map(|province| former_districts(&province.code));
    let island = all.filter(|district| district.code.0 == "471").collect::<Vec<_>>();
    assert_eq!(island.len(), 1);
    assert_eq!(island[0].communes, [code("19742")]);
}
