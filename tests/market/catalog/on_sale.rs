//! Twin of `market/catalog/on_sale.rs`: rules 7 and 8 in every list.

use chophien::{
    entities::{certificate, product, shop},
    kernel::{ids::UnitCode, paging::Paging},
    market::catalog::{
        browse::{self, Filter, Sort},
        cards::Card,
        views,
    },
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, IntoActiveModel, Statement};
use time::{Date, Duration};

use crate::kit::{
    TestApp,
    goods::Listing,
    world::{HOANG_SU_PHI, MEO_VAC},
};

async fn shown(app: &TestApp) -> Vec<Card> {
    let page = browse::page(&app.db.read, &Filter::default(), Sort::Best, Paging::new(None, 24), app.now().day()).await;
    page.expect("a page").rows
}

async fn nothing_on_the_front(app: &TestApp) {
    let around = [UnitCode(MEO_VAC.into()), UnitCode(HOANG_SU_PHI.into())];
    let front = views::front::front(&app.db.read, app.now().day(), &around).await.expect("a front");
    let goods: Vec<_> = [front.in_season, front.certified, front.near].concat();
    assert_eq!((goods, front.places, front.makers), (Vec::new(), Vec::new(), Vec::new()));
    assert_eq!(front.sets.len(), 0);
    assert_eq!(views::by_place::sets_on_sale(&app.db.read).await.expect("sets").len(), 0);
}

#[tokio::test]
async fn only_what_was_approved_and_is_offered_is_shown() {
    let app = TestApp::new().await;
    let my = app.my().await;
    for status in
        [product::Status::Pending, product::Status::SentBack, product::Status::Paused, product::Status::Hidden]
    {
        let good = app.product(&my, Listing { status, ..Listing::default() }).await;
        assert_eq!(shown(&app).await, [], "{status:?}");
        assert!(views::product::view(&app.db.read, &good.slug).await.expect("a view").is_none(), "{status:?}");
    }
    assert_eq!(views::slugs::products(&app.db.read, 10).await.expect("slugs"), Vec::<String>::new());
    nothing_on_the_front(&app).await;
}

#[tokio::test]
async fn goods_of_a_shop_that_is_not_open_are_not_shown() {
    let app = TestApp::new().await;
    let (draft, waiting, back) = (shop::Status::Draft, shop::Status::Pending, shop::Status::SentBack);
    for (n, status) in [draft, waiting, back].into_iter().enumerate() {
        let owner = app.account("Giàng A Pó", &format!("090000010{n}")).await;
        let shop = app.shop(owner, "Nhà Pó", MEO_VAC, shop::Kind::Household, status).await;
        let good = app.honey(&shop).await;
        assert_eq!(shown(&app).await, [], "{status:?}");
        assert!(views::product::view(&app.db.read, &good.slug).await.expect("a view").is_none(), "{status:?}");
        assert!(views::shop::by_slug(&app.db.read, &shop.slug).await.expect("a view").is_none(), "{status:?}");
    }
    nothing_on_the_front(&app).await;
    assert_eq!(views::slugs::shops(&app.db.read, 10).await.expect("slugs"), Vec::<String>::new());
}

#[tokio::test]
async fn stars_are_shown_on_the_days_on_which_the_paper_holds_and_on_no_other() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let paper = app.ocop(&honey, 4).await;
    let (today, day) = (app.now().day(), Duration::days(1));
    let set = async |issued: Date, expires: Date, withdrawn: Option<Date>, status| {
        let row = certificate::Entity::find_by_id(paper).one(&app.db.read).await.expect("papers").expect("it");
        let changed = certificate::ActiveModel {
            issued_on: Set(issued),
            expires_on: Set(expires),
            withdrawn_on: Set(withdrawn),
            status: Set(status),
            ..row.into_active_model()
        };
        changed.update(&app.db.write).await.expect("the paper");
    };
    let verified = certificate::Status::Verified;
    let cases = [
        (today, today, None, verified, Some(4)),
        (today + day, today + day, None, verified, None),
        (today - day, today - day, None, verified, None),
        (today - day, today + day, Some(today), verified, None),
        (today - day, today + day, Some(today + day), verified, Some(4)),
        (today, today, None, certificate::Status::Pending, None),
        (today, today, None, certificate::Status::SentBack, None),
    ];
    for (issued, expires, withdrawn, status, stars) in cases {
        set(issued, expires, withdrawn, status).await;
        let case = format!("{issued} to {expires}, {withdrawn:?}, {status:?}");
        assert_eq!(shown(&app).await[0].stars, stars, "{case}");
        let starred = Filter { stars: Some(3), ..Filter::default() };
        let ids = browse::first(&app.db.read, &starred, Sort::Best, 10, today).await.expect("ids");
        assert_eq!(ids.len(), usize::from(stars.is_some()), "{case}");
    }
}

/// What is kept, and a recount of what is on sale: by commune, and by shop.
async fn counts(app: &TestApp) -> [Vec<(String, i64)>; 4] {
    let queries = [
        "SELECT unit_code, goods FROM place_goods WHERE goods <> 0 ORDER BY unit_code",
        "SELECT unit_code, COUNT(*) FROM products WHERE shown GROUP BY unit_code ORDER BY unit_code",
        "SELECT CAST(shop_id AS TEXT), goods FROM shop_goods WHERE goods <> 0 ORDER BY shop_id",
        "SELECT CAST(shop_id AS TEXT), COUNT(*) FROM products WHERE shown GROUP BY shop_id ORDER BY shop_id",
    ];
    let mut answers = [const { Vec::new() }; 4];
    for (sql, answer) in queries.into_iter().zip(&mut answers) {
        let asked = Statement::from_string(app.db.read.get_database_backend(), sql);
        let rows = app.db.read.query_all_raw(asked).await.expect("counts");
        *answer = rows.iter().map(|row| (row.try_get_by_index(0).unwrap(), row.try_get_by_index(1).unwrap())).collect();
    }
    answers
}

#[tokio::test]
async fn counts_by_place_and_shop_follow_what_is_on_sale() {
    let app = TestApp::new().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    let mut goods = Vec::new();
    for number in 0..12 {
        goods.push(app.honey(if number % 3 == 0 { &may } else { &my }).await.product);
    }
    for step in 0..60_usize {
        let (good, unit) = (goods[step * 7 % 12], if step % 5 < 2 { MEO_VAC } else { HOANG_SU_PHI });
        let shown = step * step % 3 > 0;
        let deed = format!("UPDATE products SET shown = {shown}, unit_code = '{unit}' WHERE id = {}", good.0);
        app.db.write.execute_unprepared(&deed).await.expect("a deed");
        let [places, recounted, shops, of_shops] = counts(&app).await;
        assert_eq!((places, shops), (recounted, of_shops), "step {step}: {deed}");
    }
}

#[tokio::test]
async fn a_paper_that_is_verified_or_ends_is_known_of_its_product() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let papers = async || {
        let asked =
            Statement::from_string(app.db.read.get_database_backend(), "SELECT COUNT(*) FROM products WHERE papers");
        let row = app.db.read.query_one_raw(asked).await.expect("papers").expect("a row");
        row.try_get_by_index::<i64>(0).expect("a number")
    };
    assert_eq!(papers().await, 0);
    let paper = app.ocop(&honey, 4).await;
    assert_eq!(papers().await, 1);
    let row = certificate::Entity::find_by_id(paper).one(&app.db.read).await.expect("papers").expect("it");
    let back = certificate::ActiveModel { status: Set(certificate::Status::SentBack), ..row.into_active_model() };
    back.update(&app.db.write).await.expect("sent back");
    assert_eq!(papers().await, 0);
}
