//! Twin of `market/catalog/doors/rest.rs`.

use chophien::{
    entities::order,
    kernel::actor::Actor,
    market::{
        catalog::doors::{DoorError, rest::LONGEST},
        shops::Status,
    },
};
use time::Duration;

use super::{Door, row, shown, tried};
use crate::kit::TestApp;

#[tokio::test]
async fn nothing_of_a_resting_shop_is_on_sale_and_its_page_says_until_when() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let sale = app.placed(&honey, None).await;
    let mut lan = app.visitor();
    lan.get(&format!("/products/{}", honey.slug)).await.assert_ok();
    lan.post("/cart", &[("variant", &honey.code), ("quantity", "1")]).await;
    let until = app.now().day() + Duration::days(30);
    tried(&app, &my, my.actor(), Door::Rest(until)).await.expect("rests");
    assert_eq!((row(&app, &my).await.status, row(&app, &my).await.rests_until), (Status::Resting, Some(until)));
    assert_eq!(shown(&app).await, 0);
    let page = app.visitor().get(&format!("/shops/{}", my.slug)).await;
    page.assert_ok().assert_sees(&format!("nghỉ bán đến hết ngày {}", chophien::kernel::calendar::day(until)));
    let page = app.visitor().get(&format!("/products/{}", honey.slug)).await;
    page.assert_ok().assert_has_not("form[action=\"/cart\"]").assert_sees("tạm nghỉ bán");
    for path in ["/", "/products", "/products?q=mat+ong", "/suggestions?q=mat", "/sitemap.xml?of=shops&piece=1"] {
        let text = app.visitor().get(path).await.text();
        assert!(!text.contains(&honey.slug) && !text.contains(&my.slug), "{path}");
    }
    lan.get("/cart").await.assert_ok().assert_has_not("form[action=\"/checkout\"]");
    let mut seller = app.visitor_as(my.account).await;
    let orders = format!("/seller/{}/orders/{}", my.code, sale.code);
    seller.get(&orders).await.assert_ok().assert_sees("Gian hàng đang nghỉ bán");
    seller.submit(&format!("{orders}/confirmation"), &[]).await.assert_ok();
    assert_eq!(app.status(sale.order).await, order::Status::Confirmed, "its orders go on");
}

#[tokio::test]
async fn every_refusal_leaves_it_as_it_was() {
    let app = TestApp::new().await;
    let my = app.my().await;
    app.honey(&my).await;
    let today = app.now().day();
    let lan = app.lan().await;
    app.invite_in(&my, lan, "0900000001").await;
    let before = row(&app, &my).await;
    let of_member = tried(&app, &my, Actor::Account(lan), Door::Rest(today)).await;
    assert!(matches!(of_member, Err(DoorError::NotOwner)));
    for day in [today - Duration::DAY, today + LONGEST + Duration::DAY] {
        assert!(matches!(tried(&app, &my, my.actor(), Door::Rest(day)).await, Err(DoorError::Day)), "{day}");
    }
    assert_eq!((row(&app, &my).await, shown(&app).await), (before, 1));
    tried(&app, &my, my.actor(), Door::Rest(today)).await.expect("for today");
    tried(&app, &my, my.actor(), Door::Rest(today + LONGEST)).await.expect("until another day");
    tried(&app, &my, my.actor(), Door::Leave).await.expect("left");
    assert!(matches!(tried(&app, &my, my.actor(), Door::Rest(today)).await, Err(DoorError::NotNow)));
    assert_eq!(row(&app, &my).await.status, Status::Left);
}
