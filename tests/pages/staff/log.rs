//! Twin of `pages/staff/log.rs`.

use chophien::{
    entities::event,
    kernel::actor::Actor,
    market::{
        accounts::{Role, events::AccountEdited},
        catalog::events::{ProductPaused, VariantWithdrawn},
    },
};
use sea_orm::{EntityTrait, IntoActiveModel, PaginatorTrait};

use crate::kit::{
    Household, TestApp,
    goods::Good,
    world::{HOANG_SU_PHI, MEO_VAC},
};

async fn paused(app: &TestApp, household: &Household, good: &Good) {
    let work = app.begin(household.actor()).await;
    work.record(&ProductPaused { product_id: good.product, shop_id: household.shop }).unwrap();
    work.record(&VariantWithdrawn { product_id: good.product, variant_id: good.variant }).unwrap();
    work.commit().await.unwrap();
}

#[tokio::test]
async fn the_log_says_who_did_what_page_by_page_and_by_kind() {
    let app = TestApp::new().await;
    let (hanh, lan) = (app.hanh().await, app.lan().await);
    let work = app.begin(Actor::Account(lan)).await;
    for _ in 0..51 {
        work.record(&AccountEdited { account_id: lan }).unwrap();
    }
    work.commit().await.unwrap();
    let mut visitor = app.visitor_as(hanh).await;
    let first = visitor.get("/staff/log").await;
    first.assert_ok().assert_sees("Nguyễn Thị Lan").assert_sees("Sửa thông tin tài khoản");
    assert_eq!(first.all("tbody tr").len(), 50);
    let older = first.attributes("a[rel=\"next\"]", "href").remove(0);
    let last = visitor.get(&older).await;
    assert_eq!(last.all("tbody tr").len(), 1);
    last.assert_has_not("a[rel=\"next\"]");
    let (of_a_kind, unknown) = ("/staff/log?name=account.edited", "/staff/log?name=nothing");
    assert_eq!(visitor.get(of_a_kind).await.all("tbody tr").len(), 50);
    assert_eq!(visitor.get(unknown).await.all("tbody tr").len(), 50, "an unknown kind is no kind");
}

#[tokio::test]
async fn a_moderator_of_one_commune_reads_what_happened_there_and_nothing_else() {
    let app = TestApp::new().await;
    let (my, may, lan) = (app.my().await, app.may_trang().await, app.lan().await);
    let (honey, tea) = (app.honey(&my).await, app.honey(&may).await);
    paused(&app, &my, &honey).await;
    paused(&app, &may, &tea).await;
    let work = app.begin(Actor::Account(lan)).await;
    work.record(&AccountEdited { account_id: lan }).unwrap();
    work.commit().await.unwrap();
    for (unit, seen, hidden) in
        [(MEO_VAC, "Vàng Thị Mỷ", "Phàn Thị Mẩy"), (HOANG_SU_PHI, "Phàn Thị Mẩy", "Vàng Thị Mỷ")]
    {
        let moderator = app.account("Sùng Thị Máy", &format!("09000001{}", &unit[3..])).await;
        app.grant(moderator, Role::Moderator, Some(unit)).await;
        let mut visitor = app.visitor_as(moderator).await;
        let log = visitor.get("/staff/log").await;
        log.assert_ok().assert_sees(seen).assert_sees_not(hidden).assert_sees_not("Nguyễn Thị Lan");
        assert_eq!(log.all("tbody tr").len(), 2, "{unit}");
        assert!(!log.attributes("option", "value").contains(&"account.edited".to_owned()));
        assert_eq!(visitor.get("/staff/log?name=product.paused").await.all("tbody tr").len(), 1);
        for (at, status) in [(MEO_VAC, unit == MEO_VAC), (HOANG_SU_PHI, unit == HOANG_SU_PHI), ("08", false)] {
            let answer = visitor.get(&format!("/staff/log?unit={at}")).await;
            assert_eq!(answer.status == 200, status, "{at} for {unit}");
            assert_eq!(answer.status == 404, !status, "{at} for {unit}");
        }
    }
    let province = app.account("Lù Thị Pà", "0900000171").await;
    app.grant(province, Role::Moderator, Some("08")).await;
    let mut visitor = app.visitor_as(province).await;
    assert_eq!(visitor.get("/staff/log").await.all("tbody tr").len(), 4);
    let there = visitor.get(&format!("/staff/log?unit={MEO_VAC}")).await;
    there.assert_sees("Vàng Thị Mỷ").assert_sees_not("Phàn Thị Mẩy");
    let analyst = app.dung().await;
    assert_eq!(app.visitor_as(analyst).await.get("/staff/log").await.status, 404);
}

#[tokio::test]
async fn what_happened_stays_where_its_shop_was() {
    use chophien::{entities::shop, kernel::ids::UnitCode};
    use sea_orm::{ActiveModelTrait, ActiveValue::Set};
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    paused(&app, &my, &honey).await;
    let moved =
        shop::ActiveModel { id: Set(my.shop), unit_code: Set(UnitCode(HOANG_SU_PHI.into())), ..Default::default() };
    moved.update(&app.db.write).await.unwrap();
    paused(&app, &my, &honey).await;
    let mut visitor = app.visitor_as(app.hanh().await).await;
    for unit in [MEO_VAC, HOANG_SU_PHI] {
        assert_eq!(visitor.get(&format!("/staff/log?unit={unit}")).await.all("tbody tr").len(), 2, "{unit}");
    }
}

#[tokio::test]
async fn the_database_itself_refuses_to_change_the_log() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let work = app.begin(Actor::Account(lan)).await;
    work.record(&AccountEdited { account_id: lan }).unwrap();
    work.commit().await.unwrap();
    app.work_off().await;
    let row = event::Entity::find().one(&app.db.read).await.unwrap().expect("an event");
    assert!(event::Entity::delete(row.into_active_model()).exec(&app.db.write).await.is_err());
    assert_eq!(event::Entity::find().count(&app.db.read).await.unwrap(), 1);
}
