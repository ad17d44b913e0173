//! Who stands on which step, and where.

use chophien::{
    entities::{account, live_interval, order::Status, product, shop},
    kernel::instant::Instant,
    market::statistics::{ladder::Ladder, report::Report},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use time::{Duration, OffsetDateTime, macros::datetime};

use super::{at, delivered, period, read};
use crate::kit::{
    Household, TestApp,
    goods::{Good, Listing},
    world::{BA_DINH, HOANG_SU_PHI, MEO_VAC},
};

const OCTOBER_ENDS: OffsetDateTime = datetime!(2026-11-01 00:00 +7);

fn ladder(accounts: i64, shops: i64, live: i64, active: i64, off_sale: i64) -> Ladder {
    Ladder { accounts, shops, live, active, off_sale }
}

fn of(report: &Report, code: &str) -> Ladder {
    let place = report.places.iter().find(|place| place.code == Some(TestApp::unit(code)));
    place.expect("a commune").ladder
}

/// Mỷ with her honey, both since the first of October.
async fn since_october(app: &TestApp) -> (Household, Good) {
    let now = app.now();
    at(app, datetime!(2026-10-01 09:00 +7));
    let my = app.my().await;
    let honey = app.honey(&my).await;
    app.clock.set(now);
    (my, honey)
}

async fn live_until(app: &TestApp, good: &Good, moment: OffsetDateTime) {
    let row =
        live_interval::Entity::find().filter(live_interval::Column::ProductId.eq(good.product)).one(&app.db.read).await;
    let row = row.expect("intervals").expect("the product's");
    let ended = live_interval::ActiveModel { live_to: Set(Some(Instant::from(moment))), ..row.into_active_model() };
    ended.update(&app.db.write).await.expect("it ended");
    app.history_anew().await;
}

async fn lives_in(app: &TestApp, account: chophien::kernel::ids::AccountId, unit: &str) {
    let row = account::Entity::find_by_id(account).one(&app.db.read).await.expect("accounts").expect("the account");
    let told = account::ActiveModel { unit_code: Set(Some(TestApp::unit(unit))), ..row.into_active_model() };
    told.update(&app.db.write).await.expect("told");
    app.stands(account).await;
}

#[tokio::test]
async fn each_household_stands_as_high_as_it_has_come() {
    let app = TestApp::new().await;
    lives_in(&app, app.account("Giàng Thị Dợ", "0900000011").await, MEO_VAC).await;
    let draft = app.account("Thò Thị Mai", "0900000012").await;
    lives_in(&app, draft, MEO_VAC).await;
    app.shop(draft, "Nhà Mai", MEO_VAC, shop::Kind::Household, shop::Status::Pending).await;
    let quiet = app.account("Sùng Thị Cơ", "0900000013").await;
    let quiet = app.shop(quiet, "Nhà Cơ", MEO_VAC, shop::Kind::Household, shop::Status::Open).await;
    app.product(&quiet, Listing { status: product::Status::Pending, ..Listing::default() }).await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    app.order(&honey, 1, None, Status::Completed).await;
    let report = read(&app, period("2026-11")).await;
    assert_eq!(of(&report, MEO_VAC), ladder(4, 2, 1, 1, 0));
    assert_eq!(report.ladder, ladder(4, 2, 1, 1, 0));
}

#[tokio::test]
async fn what_began_after_the_period_is_not_in_it() {
    let app = TestApp::new().await;
    since_october(&app).await;
    assert_eq!(read(&app, period("2026-09")).await.ladder, Ladder::default());
    assert_eq!(read(&app, period("2026-10")).await.ladder, ladder(1, 1, 1, 0, 0));
}

#[tokio::test]
async fn a_shop_approved_after_the_end_was_only_an_account_then() {
    let app = TestApp::new().await;
    let (my, _) = since_october(&app).await;
    let row = shop::Entity::find_by_id(my.shop).one(&app.db.read).await.expect("shops").expect("hers");
    let opened = datetime!(2026-11-01 00:30 +7);
    let late = shop::ActiveModel {
        opened_at: Set(Some(Instant::from(opened))),
        opened_on: Set(Some(opened.date())),
        ..row.into_active_model()
    };
    late.update(&app.db.write).await.expect("approved later");
    app.history_anew().await;
    let october = read(&app, period("2026-10")).await;
    assert_eq!((october.ladder, october.outside.ladder), (ladder(1, 0, 0, 0, 0), ladder(1, 0, 0, 0, 0)));
    assert_eq!(of(&read(&app, period("2026-11")).await, MEO_VAC), ladder(1, 1, 1, 0, 0));
}

#[tokio::test]
async fn live_means_on_sale_in_the_last_moment() {
    let app = TestApp::new().await;
    let (_, honey) = since_october(&app).await;
    for (end, live) in [
        (OCTOBER_ENDS - Duration::seconds(1), 0),
        (OCTOBER_ENDS - Duration::microseconds(1), 0),
        (OCTOBER_ENDS, 1),
        (OCTOBER_ENDS + Duration::seconds(1), 1),
    ] {
        live_until(&app, &honey, end).await;
        assert_eq!(read(&app, period("2026-10")).await.ladder.live, live, "{end}");
    }
    assert_eq!(read(&app, period("2026-11")).await.ladder.live, 0);
}

#[tokio::test]
async fn a_shop_that_sold_and_then_stopped_is_told_beside_the_ladder() {
    let app = TestApp::new().await;
    let (_, honey) = since_october(&app).await;
    delivered(&app, &honey, 10, datetime!(2026-10-20 09:00 +7)).await;
    live_until(&app, &honey, datetime!(2026-10-20 10:00 +7)).await;
    let october = read(&app, period("2026-10")).await.ladder;
    assert_eq!(october, ladder(1, 1, 0, 0, 1));
    assert!(october.is_nested());
}

#[tokio::test]
async fn a_household_counts_at_its_shop_and_without_one_at_its_home() {
    let app = TestApp::new().await;
    let my = app.my().await;
    lives_in(&app, my.account, HOANG_SU_PHI).await;
    let report = read(&app, period("2026-11")).await;
    assert_eq!((of(&report, MEO_VAC), of(&report, HOANG_SU_PHI)), (ladder(1, 1, 0, 0, 0), Ladder::default()));
}

#[tokio::test]
async fn who_named_no_commune_or_one_elsewhere_has_a_row_of_their_own() {
    let app = TestApp::new().await;
    app.account("Nguyễn Thị Hoa", "0900000021").await;
    lives_in(&app, app.lan().await, BA_DINH).await;
    let report = read(&app, period("2026-11")).await;
    assert_eq!((report.outside.ladder, report.ladder), (ladder(2, 0, 0, 0, 0), ladder(2, 0, 0, 0, 0)));
}
