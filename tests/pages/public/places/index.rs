//! Twin of `pages/public/places/index.rs`.

use chophien::{entities::place_goods, kernel::ids::UnitCode, market::places::districts::former_districts};
use sea_orm::{ActiveValue::Set, EntityTrait};

use crate::kit::{Answer, TestApp, world::MEO_VAC};

#[tokio::test]
async fn places_lead_to_their_goods_and_keep_what_was_asked() {
    let app = TestApp::new().await;
    let my = app.my().await;
    app.honey(&my).await;
    let page = app.visitor().get("/places?q=mat&stars=abc").await;
    page.assert_ok().assert_sees("Huyện Mèo Vạc").assert_sees("Xã Mèo Vạc").assert_sees("1 sản phẩm");
    let hrefs = page.attributes("a.chip", "href");
    assert_eq!(hrefs, [format!("/products?q=mat&unit={MEO_VAC}")]);
    let district = page.attributes(".section-head a", "href");
    assert!(app.visitor().get(&district[0]).await.reads().contains("Mật ong bạc hà Mèo Vạc"), "{district:?}");
}

#[tokio::test]
async fn a_place_stands_in_the_address_where_the_list_reads_it_whatever_was_typed() {
    let app = TestApp::new().await;
    app.honey(&app.my().await).await;
    let page =
        app.visitor().get("/places?q=unit%3D*+%26district%3D*&category=mat-ong&in_stock=1&unit=00001&page=3").await;
    let hrefs = page.attributes("a.chip", "href");
    assert_eq!(hrefs, [format!("/products?q=unit%3D*+%26district%3D*&category=mat-ong&unit={MEO_VAC}&in_stock=1")]);
    let district = page.attributes(".section-head a", "href");
    assert!(district[0].contains("&category=mat-ong&district=027&in_stock=1"), "{district:?}");
}

#[tokio::test]
async fn of_a_district_the_places_with_the_most_goods_are_told_and_all_where_that_is_asked() {
    let app = TestApp::new().await;
    let district = former_districts(&UnitCode("08".into())).iter().find(|d| d.communes.len() > 6).expect("a large one");
    for (goods, commune) in district.communes.iter().enumerate() {
        let (unit_code, goods) = (Set(commune.clone()), Set(goods as i64));
        let row = place_goods::ActiveModel { unit_code, goods };
        place_goods::Entity::insert(row).exec_without_returning(&app.db.write).await.expect("goods of a place");
    }
    let here = |page: &Answer| {
        let hrefs = page.attributes(&format!("#d{} a.chip", district.code.0), "href");
        hrefs.iter().map(|href| href.rsplit('=').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    let page = app.visitor().get("/places?stars=4").await;
    let told = here(&page);
    let most: Vec<String> =
        district.communes[district.communes.len() - 4..].iter().map(|code| code.0.clone()).collect();
    assert_eq!(told[..4], most);
    let more = page.attributes(&format!("#d{} a.chip", district.code.0), "href").pop().expect("more");
    assert_eq!(more, format!("/places?stars=4&district={0}#d{0}", district.code.0));
    page.assert_sees(&format!("và {} xã, phường nữa", district.communes.len() - 5));
    let all = here(&app.visitor().get(&more).await);
    assert_eq!(
        all,
        district.communes[1..].iter().map(|code| code.0.clone()).collect::<Vec<_>>(),
        "one has nothing yet"
    );
}
