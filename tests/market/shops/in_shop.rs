//! Twin of `market/shops/in_shop.rs`: rules 9 and 19 for whoever acts in a shop.

use chophien::{
    infra::refused::Refused,
    kernel::actor::Actor,
    market::{
        catalog::find,
        shops::{
            in_shop::{InShop, NoMember},
            remove_member::remove_member,
        },
    },
};

use super::{accepted, phone};
use crate::kit::{TestApp, claims};

#[tokio::test]
async fn only_members_enter_and_whoever_was_taken_out_does_not() {
    let app = TestApp::new().await;
    let (my, lan) = (app.my().await, app.lan().await);
    for stranger in [Actor::Guest, Actor::System, Actor::Account(lan)] {
        let work = app.begin(stranger).await;
        assert!(matches!(InShop::enter(&work, my.shop).await, Err(Refused::No(NoMember))), "{stranger:?}");
    }
    accepted(&app, &my, lan, "0900000001").await;
    let work = app.begin(Actor::Account(lan)).await;
    assert!(!claims::enter(&work, my.shop).await.by_owner());
    drop(work);
    let work = app.begin(my.actor()).await;
    let in_shop = claims::enter(&work, my.shop).await;
    assert!(in_shop.by_owner());
    remove_member(&in_shop, &phone("0900000001")).await.expect("removed");
    work.commit().await.expect("a commit");
    let work = app.begin(Actor::Account(lan)).await;
    assert!(matches!(InShop::enter(&work, my.shop).await, Err(Refused::No(NoMember))));
}

#[tokio::test]
async fn the_goods_of_another_shop_are_not_there_to_be_claimed() {
    let app = TestApp::new().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    let (honey, tea) = (app.honey(&my).await, app.tea(&may).await);
    let work = app.begin(my.actor()).await;
    let in_shop = claims::enter(&work, my.shop).await;
    assert!(find::claim_product(&in_shop, &honey.code).await.unwrap().is_some());
    assert!(find::claim_variant(&in_shop, &honey.variant_code).await.unwrap().is_some());
    for code in [tea.code.as_str(), "ZZZZZZZZ"] {
        assert!(find::claim_product(&in_shop, code).await.unwrap().is_none(), "{code}");
    }
    assert!(find::claim_variant(&in_shop, &tea.variant_code).await.unwrap().is_none());
}
