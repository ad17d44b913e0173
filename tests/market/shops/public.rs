//! Twin of `market/shops/public.rs`.

use chophien::{entities::shop, kernel::ids::UnitCode, market::shops::public};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};

use super::row;
use crate::kit::{
    TestApp,
    world::{HOANG_SU_PHI, MEO_VAC},
};

#[tokio::test]
async fn a_shop_shows_the_person_and_the_place_behind_it() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let mut named = row(&app, my.shop).await.into_active_model();
    named.former_code = Set(Some(UnitCode("00775".into())));
    named.update(&app.db.write).await.expect("a change");
    let shop = public::by_slug(&app.db.read, &my.slug).await.expect("shops").expect("hers");
    assert_eq!((shop.owner_name.as_str(), shop.place.label().as_str()), ("Vàng Thị Mỷ", "Xã Mèo Vạc, Tuyên Quang"));
    assert_eq!(shop.former_label.as_deref(), Some("xã Pải Lủng, huyện Mèo Vạc, Hà Giang"));
    assert_eq!((shop.kind, shop.code), ("household", my.code));
}

#[tokio::test]
async fn only_open_shops_are_listed_the_newest_first() {
    let app = TestApp::new().await;
    let my = app.my().await;
    app.later(time::Duration::hours(1));
    let may = app.may_trang().await;
    let lan = app.lan().await;
    let closed = app.shop(lan, "Chưa duyệt", MEO_VAC, shop::Kind::Household, shop::Status::Pending).await;
    let ids = |shops: Vec<public::PublicShop>| shops.into_iter().map(|s| s.id).collect::<Vec<_>>();
    assert_eq!(ids(public::newest(&app.db.read, 10).await.expect("shops")), [may.shop, my.shop]);
    assert_eq!(ids(public::newest(&app.db.read, 1).await.expect("shops")), [may.shop]);
    let all = [my.shop, may.shop, closed.shop];
    assert_eq!(ids(public::by_ids(&app.db.read, &all).await.expect("shops")), [my.shop, may.shop]);
    assert_eq!(public::by_slug(&app.db.read, &closed.slug).await.expect("shops"), None);
    let here = [UnitCode(HOANG_SU_PHI.into())];
    assert_eq!(ids(public::in_units(&app.db.read, &here, 10).await.expect("shops")), [may.shop]);
}
