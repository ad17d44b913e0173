//! The report as a whole: its parts agree with each other, and it stays as cheap as it is.

use chophien::{
    kernel::{ids::UnitCode, instant::Instant},
    market::{
        sales::Trade,
        statistics::{
            report::{self, Question, Report},
            rows::{self, By},
        },
    },
};
use sea_orm::ConnectionTrait;
use time::macros::{date, datetime};

use super::{delivered, period, read};
use crate::kit::{TestApp, world::MEO_VAC};

async fn trading(app: &TestApp) {
    let honey = app.honey(&app.my().await).await;
    let tea = app.tea(&app.may_trang().await).await;
    delivered(app, &honey, 1, datetime!(2025-11-30 09:00 +7)).await;
    delivered(app, &honey, 2, datetime!(2026-10-05 09:00 +7)).await;
    delivered(app, &honey, 1, datetime!(2026-10-25 09:00 +7)).await;
    delivered(app, &honey, 3, datetime!(2026-11-03 09:00 +7)).await;
    delivered(app, &tea, 4, datetime!(2026-11-03 10:00 +7)).await;
    delivered(app, &tea, 5, datetime!(2026-11-21 10:00 +7)).await;
}

#[tokio::test]
async fn every_way_to_add_up_gives_the_same_total() {
    let app = TestApp::new().await;
    trading(&app).await;
    for code in ["2026-11", "2026-10", "2026-Q4", "2026", "2025"] {
        let report = read(&app, period(code)).await;
        let places = Trade::sum(report.places.iter().chain([&report.outside]).map(|row| row.trade));
        let asked = report.months.iter().filter(|month| month.asked).map(|month| month.trade);
        assert_eq!(places, report.trade, "{code}: places");
        assert_eq!(Trade::sum(report.kinds.iter().map(|row| row.trade)), report.trade, "{code}: kinds");
        assert_eq!(Trade::sum(report.sets.iter().map(|row| row.trade)).value, report.trade.value, "{code}: sets");
        assert_eq!(Trade::sum(asked), report.trade, "{code}: months");
        for by in [By::District, By::Province] {
            let groups = rows::grouped(&report.places, by);
            let sum = Trade::sum(groups.iter().map(|row| row.trade)).plus(report.outside.trade);
            assert_eq!(sum, report.trade, "{code}: {by:?}");
        }
    }
    let november = read(&app, period("2026-11")).await;
    assert_eq!(Trade::sum(november.days.iter().map(|row| row.trade)), november.trade);
}

#[tokio::test]
async fn a_running_month_is_compared_with_the_same_days_of_the_one_before() {
    let app = TestApp::new().await;
    trading(&app).await;
    let november = read(&app, period("2026-11")).await;
    assert!(november.runs);
    assert_eq!((november.before.period.to, november.before.trade.count), (date!(2026 - 10 - 22), 1));
    let october = read(&app, period("2026-10")).await;
    assert_eq!((october.runs, october.before.period.code().as_str()), (false, "2026-09"));
}

#[tokio::test]
async fn last_year_stands_beside_the_month_before_and_the_last_day_still_runs() {
    let app = TestApp::new().await;
    trading(&app).await;
    let of = |report: &Report| report.last_year.map(|before| (before.period.to, before.trade.count));
    let running = read(&app, period("2026-11")).await;
    assert_eq!((running.runs, of(&running)), (true, Some((date!(2025 - 11 - 22), 0))));
    for (now, runs) in [(datetime!(2026-11-30 23:59 +7), true), (datetime!(2026-12-01 00:00 +7), false)] {
        app.clock.set(Instant::from(now));
        let november = read(&app, period("2026-11")).await;
        assert_eq!((november.runs, of(&november)), (runs, Some((date!(2025 - 11 - 30), 1))), "{now}");
        assert_eq!(november.months.last().map(|month| month.runs), Some(runs), "{now}");
    }
    app.clock.set(Instant::from(datetime!(2027-02-01 08:00 +7)));
    let quarter = read(&app, period("2026-Q4")).await;
    assert_eq!(of(&quarter), Some((date!(2025 - 12 - 31), 1)), "its days are read although no month shows them");
    assert_eq!(of(&read(&app, period("2026")).await), None);
}

#[tokio::test]
async fn communes_stand_in_the_order_of_the_vietnamese_alphabet() {
    let app = TestApp::new().await;
    let report = read(&app, period("2026-11")).await;
    let names: Vec<&str> = report.places.iter().map(|place| place.name.as_str()).collect();
    let of = |name| names.iter().position(|other| *other == name).expect("a commune");
    for (one, next) in [("Xã Bạch Xa", "Xã Bắc Mê"), ("Xã Du Già", "Xã Đồng Tâm"), ("Xã Côn Lôn", "Xã Du Già")]
    {
        assert!(of(one) < of(next), "{one}, {next}: {names:?}");
    }
}

#[tokio::test]
async fn every_commune_has_a_row_and_a_former_district() {
    let app = TestApp::new().await;
    let report = read(&app, period("2026-11")).await;
    assert_eq!(report.places.len(), 124);
    assert_eq!(report.territory.absorbed, ["Hà Giang"]);
    assert!(report.places.iter().all(|place| !place.district.is_empty() && !place.province.is_empty()));
    let provinces = rows::grouped(&report.places, By::Province);
    let names: Vec<&str> = provinces.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Tỉnh Hà Giang", "Tỉnh Tuyên Quang"]);
    let from_ha_giang = report.places.iter().filter(|place| place.province == "Tỉnh Hà Giang").count();
    assert_eq!(from_ha_giang, 73);
}

#[tokio::test]
async fn the_report_on_a_commune_has_the_numbers_of_its_row() {
    let app = TestApp::new().await;
    trading(&app).await;
    let whole = read(&app, period("2026-11")).await;
    let question = Question { province: UnitCode("08".into()), period: period("2026-11"), now: app.now() };
    let own = report::of_commune(&app.db.read, &question, &UnitCode(MEO_VAC.into())).await;
    let own = own.expect("the reads").expect("the commune");
    assert_eq!(whole.places.iter().find(|place| place.code == own.place.code), Some(&own.place));
    assert_eq!(own.months.last().map(|month| month.trade), Some(own.place.trade));
    let elsewhere = report::of_commune(&app.db.read, &question, &UnitCode("00004".into())).await;
    assert!(elsewhere.expect("the reads").is_none());
}

#[tokio::test]
async fn the_number_of_queries_does_not_depend_on_the_market() {
    let app = TestApp::new().await;
    let count = async || {
        let before = app.queries.count();
        read(&app, period("2026")).await;
        app.queries.count() - before
    };
    let empty = count().await;
    trading(&app).await;
    assert_eq!(count().await, empty);
    assert!(empty <= 16, "{empty} queries");
}

#[tokio::test]
async fn a_commune_that_is_renamed_keeps_its_figures() {
    let app = TestApp::new().await;
    trading(&app).await;
    let row = async || {
        let report = read(&app, period("2026-11")).await;
        report.places.into_iter().find(|place| place.code == Some(TestApp::unit(MEO_VAC))).expect("the commune")
    };
    let before = row().await;
    let renamed = format!("UPDATE units SET name = 'Sơn Vĩ', full_name = 'Xã Sơn Vĩ' WHERE code = '{MEO_VAC}'");
    app.db.write.execute_unprepared(&renamed).await.expect("renamed");
    let after = row().await;
    assert_eq!((after.name.as_str(), after.ladder, after.trade), ("Xã Sơn Vĩ", before.ladder, before.trade));
}
