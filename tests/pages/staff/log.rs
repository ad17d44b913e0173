//! Twin of `pages/staff/log.rs`.

use chophien::{
    entities::{event, product},
    infra::seals::head,
    kernel::actor::Actor,
    market::{
        accounts::{Role, events::AccountEdited},
        catalog::events::{ProductPaused, VariantWithdrawn},
        moderation::{
            Reason,
            sanctions::{Thing, stop::stop},
            suspensions::Stop,
        },
        revisions::why::Why,
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
    assert_eq!(first.all("ol.log > li").len(), 50);
    let older = first.attributes("a[rel=\"next\"]", "href").remove(0);
    let last = visitor.get(&older).await;
    assert_eq!(last.all("ol.log > li").len(), 1);
    last.assert_has_not("a[rel=\"next\"]");
    let (of_a_kind, unknown) = ("/staff/log?name=account.edited", "/staff/log?name=nothing");
    assert_eq!(visitor.get(of_a_kind).await.all("ol.log > li").len(), 50);
    assert_eq!(visitor.get(unknown).await.all("ol.log > li").len(), 50, "an unknown kind is no kind");
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
        assert_eq!(log.all("ol.log > li").len(), 2, "{unit}");
        assert!(!log.attributes("option", "value").contains(&"account.edited".to_owned()));
        assert_eq!(visitor.get("/staff/log?name=product.paused").await.all("ol.log > li").len(), 1);
        for (at, status) in [(MEO_VAC, unit == MEO_VAC), (HOANG_SU_PHI, unit == HOANG_SU_PHI), ("08", false)] {
            let answer = visitor.get(&format!("/staff/log?unit={at}")).await;
            assert_eq!(answer.status == 200, status, "{at} for {unit}");
            assert_eq!(answer.status == 404, !status, "{at} for {unit}");
        }
    }
    let province = app.account("Lù Thị Pà", "0900000171").await;
    app.grant(province, Role::Moderator, Some("08")).await;
    let mut visitor = app.visitor_as(province).await;
    assert_eq!(visitor.get("/staff/log").await.all("ol.log > li").len(), 4);
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
        assert_eq!(visitor.get(&format!("/staff/log?unit={unit}")).await.all("ol.log > li").len(), 2, "{unit}");
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

#[tokio::test]
async fn a_line_is_a_sentence_with_its_reason_its_seal_and_ways_on() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let hanh = app.hanh().await;
    let code = product::Entity::find_by_id(honey.product).one(&app.db.read).await.unwrap().expect("a product").code;
    let work = app.begin(Actor::Account(hanh)).await;
    let why = Why { reason: Reason::Forbidden, words: Some("Xin gửi giấy kiểm nghiệm.".into()) };
    stop(&work, Thing::Product(&code), Stop { why, order_no: None, until: None }).await.expect("stopped");
    work.commit().await.unwrap();
    let mut visitor = app.visitor_as(hanh).await;
    let before = visitor.get("/staff/log?name=product.stopped").await;
    before.assert_sees("Không niêm phong");
    app.work_off().await;
    let log = visitor.get("/staff/log?name=product.stopped").await;
    let line = log.first("ol.log > li > p");
    assert!(line.contains("Lý Thị Hạnh: Gỡ sản phẩm khỏi chợ · Mật ong bạc hà Mèo Vạc · Mật ong Mỷ"), "{line}");
    log.assert_sees("Sản phẩm này chợ chưa được bán")
        .assert_sees("“Xin gửi giấy kiểm nghiệm.”")
        .assert_sees("Niêm phong số");
    log.assert_has(&format!("ol.log a[href=\"/staff/products/{code}\"]"));
    let head = head::last(&app.db.read).await.unwrap().expect("a seal");
    log.assert_sees(&format!("{}:{}", head.no, head.hash));
    visitor.get(&format!("/staff/products/{code}")).await.assert_ok();
}

#[tokio::test]
async fn the_log_of_one_person_holds_what_she_did_and_what_was_done_for_her() {
    let app = TestApp::new().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    let (honey, tea) = (app.honey(&my).await, app.honey(&may).await);
    paused(&app, &my, &honey).await;
    paused(&app, &may, &tea).await;
    let mut visitor = app.visitor_as(app.hanh().await).await;
    let log = visitor.get("/staff/log").await;
    let links = log.attributes("ol.log a[href*=\"person=\"]", "href");
    let hers = visitor.get(&links[0]).await;
    hers.assert_sees("Chỉ việc của Phàn Thị Mẩy.").assert_sees_not("Vàng Thị Mỷ");
    assert_eq!(hers.all("ol.log > li").len(), 2);
    let of_a_kind = visitor.get(&format!("{}&name=product.paused", links[0])).await;
    assert_eq!(of_a_kind.all("ol.log > li").len(), 1);
    hers.assert_has("input[name=\"person\"]");
    let nobody = visitor.get("/staff/log?person=999999").await;
    nobody.assert_ok().assert_sees_not("Chỉ việc của");
    assert_eq!(nobody.all("ol.log > li").len(), 0);
    let unreadable = visitor.get("/staff/log?person=x").await;
    assert_eq!(unreadable.all("ol.log > li").len(), 4, "nobody was meant");
    // Whoever reads one place is not told what a person did elsewhere.
    let moderator = app.account("Sùng Thị Máy", "0900000169").await;
    app.grant(moderator, Role::Moderator, Some(MEO_VAC)).await;
    let there = app.visitor_as(moderator).await.get(&links[0]).await;
    there.assert_sees_not("Phàn Thị Mẩy").assert_has_not("ol.log a[href*=\"person=\"]");
}

#[tokio::test]
async fn the_log_up_to_a_day_begins_with_its_last_line() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let mut days = Vec::new();
    for _ in 0..7 {
        let work = app.begin(Actor::Account(lan)).await;
        work.record(&AccountEdited { account_id: lan }).unwrap();
        work.commit().await.unwrap();
        days.push(app.now().day());
        app.later(time::Duration::days(1));
    }
    let mut visitor = app.visitor_as(app.hanh().await).await;
    for (at, day) in days.iter().enumerate() {
        let log = visitor.get(&format!("/staff/log?name=account.edited&day={day}")).await;
        assert_eq!(log.all("ol.log > li").len(), at + 1, "{day}");
    }
    let before = visitor.get("/staff/log?name=account.edited&day=2020-01-01").await;
    before.assert_ok();
    assert_eq!(before.all("ol.log > li").len(), 0);
    let wrong = visitor.get("/staff/log?name=account.edited&day=hôm%20qua").await;
    wrong.assert_ok().assert_field_error("day");
    assert_eq!(wrong.all("ol.log > li").len(), 7, "nothing is kept from whoever mistypes");
}
