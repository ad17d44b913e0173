//! Addresses as people type them, and the communes that they mean.

use chophien::{
    entities::unit,
    kernel::{fold::fold, ids::UnitCode, typed::spoken},
    market::places::search,
};
use proptest::prelude::*;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::kit::TestApp;

const LIMIT: usize = 8;

#[test]
fn parts_of_an_address_are_folded_and_few() {
    let near = "([XxHhTtQqPp]\\.? ?|xã |huyện |TP\\.? ?)?[a-zăâđêôơư0-9 ]{0,14}[,;.–-]?".boxed();
    let typed = prop_oneof![super::text(), proptest::collection::vec(near, 0..8).prop_map(|parts| parts.concat())];
    super::holds("addresses, their parts", 400, typed, |text| {
        let parts = spoken::parts(&text);
        prop_assert!(parts.len() <= 8, "{} parts", parts.len());
        for part in &parts {
            prop_assert!(!part.name.is_empty());
            prop_assert_eq!(&fold(&part.name), &part.name);
            prop_assert!(part.whole().ends_with(&part.name));
        }
        Ok(())
    });
}

#[test]
fn a_commune_is_found_by_its_own_name_and_nothing_typed_breaks_the_search() {
    let runtime = super::runtime();
    let app = runtime.block_on(TestApp::new());
    let province = UnitCode("08".into());
    let of_province = unit::Entity::find().filter(unit::Column::ParentCode.eq(province.clone()));
    let of_province = of_province.order_by_asc(unit::Column::Code);
    let communes = runtime.block_on(of_province.all(&app.db.read)).expect("communes");
    let found = |typed: &str| runtime.block_on(search::look(&app.db.read, typed, Some(&province), LIMIT));
    let asked = (0..communes.len(), 0_usize..4, super::text());
    super::holds("addresses, communes", 40, asked, |(at, way, text)| {
        let commune = &communes[at];
        let typed = match way {
            0 => format!("{}, Tuyên Quang", commune.full_name),
            1 => commune.full_name.clone(),
            2 => fold(&commune.full_name),
            _ => format!("thôn 3, {}, tỉnh Tuyên Quang, Việt Nam", commune.full_name),
        };
        let looked = found(&typed).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert!(looked.found.iter().any(|found| found.place.code == commune.code), "{}", typed);
        let looked = found(&text).map_err(|error| TestCaseError::fail(format!("{text:?}: {error}")))?;
        prop_assert!(looked.found.len() <= LIMIT);
        Ok(())
    });
    runtime.block_on(async move { drop(app) });
}
