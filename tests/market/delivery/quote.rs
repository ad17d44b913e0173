//! Twin of `market/delivery/quote.rs`: the table that the migrations load, and one that replaces it.

use chophien::{
    entities::delivery_rate,
    kernel::{ids::UnitCode, money::Money, words::delivery::Zone},
    market::delivery::quote::{self, Rates},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use time::{Date, macros::date};

use crate::kit::{
    TestApp,
    world::{BA_DINH, HOANG_SU_PHI, MEO_VAC},
};

const TODAY: Date = date!(2026 - 11 - 22);

async fn fee(app: &TestApp, to: &str, weight_g: i64, on: Date) -> Option<Money> {
    let (from, to) = (UnitCode(MEO_VAC.into()), UnitCode(to.into()));
    quote::quote(&app.db.read, (&from, weight_g), &to, on).await.expect("rates")
}

#[tokio::test]
async fn zone_and_weight_make_the_fee() {
    let app = TestApp::new().await;
    for (to, grams, dong) in [
        (HOANG_SU_PHI, 850, 18_000),
        (MEO_VAC, 500, 16_000),
        (BA_DINH, 850, 27_000),
        ("01", 850, 27_000),
        ("79", 850, 36_000),
        ("79", 50_000, 360_000),
        ("79", 120_000, 890_000),
    ] {
        assert_eq!(fee(&app, to, grams, TODAY).await, Some(Money(dong)), "{grams} g to {to}");
    }
}

#[tokio::test]
async fn an_unknown_place_or_a_day_before_the_table_has_no_fee() {
    let app = TestApp::new().await;
    assert_eq!(fee(&app, "99999", 850, TODAY).await, None);
    assert_eq!(fee(&app, BA_DINH, 850, date!(2025 - 06 - 30)).await, None);
}

#[tokio::test]
async fn a_newer_table_replaces_the_whole_older_one_from_its_day_on() {
    let app = TestApp::new().await;
    for (up_to_g, dong) in [(2_000, 25_000), (10_000, 50_000)] {
        let row = delivery_rate::ActiveModel {
            zone: Set(Zone::Near),
            up_to_g: Set(up_to_g),
            fee: Set(Money(dong)),
            valid_from: Set(TODAY),
            ..Default::default()
        };
        row.insert(&app.db.write).await.expect("a rate");
    }
    assert_eq!(fee(&app, MEO_VAC, 500, date!(2026 - 11 - 21)).await, Some(Money(16_000)));
    assert_eq!(fee(&app, MEO_VAC, 500, TODAY).await, Some(Money(25_000)));
    assert_eq!(fee(&app, MEO_VAC, 20_000, TODAY).await, Some(Money(100_000)));
    assert_eq!(fee(&app, BA_DINH, 500, TODAY).await, Some(Money(22_000)), "other zones keep theirs");
}

#[tokio::test]
async fn examples_are_the_province_the_capital_and_the_south() {
    let app = TestApp::new().await;
    let rates = Rates::read(&app.db.read).await.expect("rates");
    let fees = rates.examples((&UnitCode(MEO_VAC.into()), 850), TODAY).expect("known");
    let all = [fees.in_province, fees.to_hanoi, fees.to_the_south];
    assert_eq!(all, [Some(Money(18_000)), Some(Money(27_000)), Some(Money(36_000))]);
    let nowhere = rates.examples((&UnitCode("99999".into()), 850), TODAY);
    assert_eq!(nowhere, None);
}
