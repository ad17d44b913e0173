//! Twin of `market/moderation/search.rs`.

use chophien::{
    entities::product::Status,
    kernel::ids::UnitCode,
    market::moderation::{
        reach::Reach,
        search::{self, Found},
    },
};

use super::new_shop;
use crate::kit::{
    TestApp,
    goods::Listing,
    world::{HOANG_SU_PHI, MEO_VAC},
};

async fn search(app: &TestApp, reach: &Reach, typed: &str) -> (Vec<String>, Vec<String>) {
    let Found { shops, products, .. } = search::search(&app.db.read, reach, typed).await.expect("a search");
    (shops.into_iter().map(|shop| shop.name).collect(), products.into_iter().map(|product| product.name).collect())
}

#[tokio::test]
async fn a_paper_is_found_by_its_number_however_it_is_spelled_and_within_reach() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let paper = app.ocop(&honey, 4).await;
    let found = async |reach: &Reach, typed: &str| {
        let found = search::search(&app.db.read, reach, typed).await.expect("a search");
        found.papers.into_iter().map(|paper| (paper.id, paper.shop_name)).collect::<Vec<_>>()
    };
    let here = Reach::Communes(vec![UnitCode(MEO_VAC.into())]);
    for typed in ["OCOP-08-2025-001", "số ocop 08/2025 001"] {
        assert_eq!(found(&here, typed).await, [(paper, "Mật ong Mỷ".to_owned())], "{typed}");
    }
    assert!(found(&here, "OCOP-08-2025-002").await.is_empty());
    let far = Reach::Communes(vec![UnitCode(HOANG_SU_PHI.into())]);
    assert!(found(&far, "OCOP-08-2025-001").await.is_empty());
}

#[tokio::test]
async fn what_no_buyer_sees_is_found_too_by_words_codes_addresses_and_numbers() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    app.product(&my, Listing { name: "Sáp ong", status: Status::Hidden, ..Default::default() }).await;
    new_shop(&app, "Ong Sình", "0900000031").await;
    let everywhere = Reach::Everywhere;
    assert_eq!(search(&app, &everywhere, "sap ong").await.1, ["Sáp ong"]);
    assert_eq!(search(&app, &everywhere, "ONG").await.1.len(), 2);
    let address = format!("https://chophien.vn/products/{}", honey.slug);
    assert_eq!(search(&app, &everywhere, &address).await.1, ["Mật ong bạc hà Mèo Vạc"]);
    assert_eq!(search(&app, &everywhere, "0900 000 031").await.0, ["Ong Sình"], "though it waits");
    assert_eq!(search(&app, &everywhere, &my.phone).await.0, ["Mật ong Mỷ"]);
    assert_eq!(search(&app, &everywhere, &my.slug).await.0, ["Mật ong Mỷ"]);
    assert_eq!(search(&app, &everywhere, &my.code).await.0, ["Mật ong Mỷ"]);
    for nothing in ["", "  ", "xyz", "%", "\u{16ff0} kbrop", "'; --"] {
        assert_eq!(search(&app, &everywhere, nothing).await, (vec![], vec![]), "{nothing}");
    }
}

#[tokio::test]
async fn a_moderator_finds_what_is_in_her_communes() {
    let app = TestApp::new().await;
    let my = app.my().await;
    app.honey(&my).await;
    let there = Reach::Communes(vec![UnitCode(MEO_VAC.into())]);
    let elsewhere = Reach::Communes(vec![UnitCode(HOANG_SU_PHI.into())]);
    for typed in ["mat ong", my.phone.as_str(), my.code.as_str()] {
        assert_ne!(search(&app, &there, typed).await, (vec![], vec![]), "{typed}");
        assert_eq!(search(&app, &elsewhere, typed).await, (vec![], vec![]), "{typed}");
    }
    assert!(search::shop(&app.db.read, &there, &my.code).await.expect("shops").is_some());
    assert!(search::shop(&app.db.read, &elsewhere, &my.code).await.expect("shops").is_none());
}

#[tokio::test]
async fn of_many_some_are_told_and_that_there_are_more() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let names: Vec<String> = (0..=search::MOST).map(|n| format!("Mật ong {n}")).collect();
    for name in &names {
        app.product(&my, Listing { name, ..Default::default() }).await;
    }
    let found = search::search(&app.db.read, &Reach::Everywhere, "mat ong").await.expect("a search");
    assert_eq!((found.products.len(), found.more), (search::MOST, true));
    assert_eq!(found.products[0].name, names[search::MOST], "the newest first");
}
