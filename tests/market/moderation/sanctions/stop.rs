//! Twin of `market/moderation/sanctions/stop.rs`.

use chophien::{
    entities::live_interval,
    infra::refused::Refused,
    kernel::{actor::Actor, phone::Phone},
    market::{
        accounts::Role,
        catalog::browse::{self, Filter, Sort},
        moderation::{
            Reason,
            sanctions::{Sanction, SanctionError, Thing},
        },
        revisions::why::{LONGEST_WORDS, Why},
        shops::remove_member::remove_member,
    },
};
use sea_orm::EntityTrait;

use super::{code_of, forbidden, recorded, stop_as};
use crate::kit::{TestApp, claims, goods::Listing, world::HOANG_SU_PHI};

#[tokio::test]
async fn nobody_finds_it_any_more_and_its_household_reads_why() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let hanh = Actor::Account(app.hanh().await);
    let address = format!("/products/{}", honey.slug);
    app.visitor().get(&address).await.assert_ok();
    stop_as(&app, hanh, Thing::Product(&code_of(&app, &honey).await), forbidden()).await.expect("stopped");
    let found = browse::first(&app.db.read, &Filter::default(), Sort::Best, 9, app.now().day()).await.expect("goods");
    assert_eq!(found, [], "no list has it");
    app.visitor().get(&address).await.assert_not_found();
    let live = live_interval::Entity::find().one(&app.db.read).await.expect("intervals").expect("one");
    assert_eq!(live.live_to, Some(app.now()));
    app.work_off().await;
    let text = app.last_text_to(&my.phone);
    assert!(text.contains("da bi go khoi cho") && text.contains("Mat ong bac ha"), "{text}");
    let row = &recorded(&app).await[0];
    assert_eq!(
        (row.deed, row.reason, row.stood.as_deref()),
        (Sanction::Stopped, Some(Reason::Forbidden), Some("live"))
    );
    let mut seller = app.visitor_as(my.account).await;
    let page = seller.get(&format!("/seller/{}/products/{}", my.code, code_of(&app, &honey).await)).await;
    page.assert_ok().assert_sees("đã gỡ sản phẩm khỏi chợ").assert_sees("Rượu chưa bán được ở chợ.");
}

#[tokio::test]
async fn what_is_in_a_cart_is_not_bought_any_more() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let stock = app.stock(&honey).await;
    let mut lan = app.visitor();
    lan.get(&format!("/products/{}", honey.slug)).await;
    lan.post("/cart", &[("variant", &honey.code), ("quantity", "2")]).await;
    stop_as(&app, Actor::Account(app.hanh().await), Thing::Product(&code_of(&app, &honey).await), forbidden())
        .await
        .expect("stopped");
    let cart = lan.get("/cart").await;
    cart.assert_ok().assert_has_not("form[action=\"/checkout\"]");
    assert_eq!(app.stock(&honey).await, stock, "nothing is bound");
}

#[tokio::test]
async fn every_refusal_leaves_it_as_it_was() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let pending =
        app.product(&my, Listing { status: chophien::entities::product::Status::Pending, ..Default::default() }).await;
    let code = code_of(&app, &honey).await;
    let hanh = Actor::Account(app.hanh().await);
    let far = app.account("Lò Văn Xa", "0900000061").await;
    app.grant(far, Role::Moderator, Some(HOANG_SU_PHI)).await;
    app.grant(my.account, Role::Moderator, None).await;
    let why = |reason, words: Option<&str>| Why { reason, words: words.map(str::to_owned) };
    let long = "a".repeat(LONGEST_WORDS + 1);
    let refused = |result: Result<(), Refused<SanctionError>>| match result {
        Err(Refused::No(refusal)) => refusal,
        other => panic!("{other:?}"),
    };
    let r = refused(stop_as(&app, hanh, Thing::Product("khongco1"), forbidden()).await);
    assert!(matches!(r, SanctionError::NotFound));
    let r = refused(stop_as(&app, Actor::Account(far), Thing::Product(&code), forbidden()).await);
    assert!(matches!(r, SanctionError::NotFound), "beyond her reach");
    let r = refused(stop_as(&app, Actor::System, Thing::Product(&code), forbidden()).await);
    assert!(matches!(r, SanctionError::NotFound));
    let r = refused(stop_as(&app, my.actor(), Thing::Product(&code), forbidden()).await);
    assert!(matches!(r, SanctionError::Own));
    let r = refused(stop_as(&app, hanh, Thing::Product(&code), why(Reason::Story, None)).await);
    assert!(matches!(r, SanctionError::NoReason), "not of a product");
    let r = refused(stop_as(&app, hanh, Thing::Product(&code), why(Reason::Other, None)).await);
    assert!(matches!(r, SanctionError::NoReason));
    let r = refused(stop_as(&app, hanh, Thing::Product(&code), why(Reason::Photo, Some(&long))).await);
    assert!(matches!(r, SanctionError::TooManyWords));
    let r = refused(stop_as(&app, hanh, Thing::Product(&code_of(&app, &pending).await), forbidden()).await);
    assert!(matches!(r, SanctionError::NotShown));
    assert_eq!(recorded(&app).await, []);
    app.visitor().get(&format!("/products/{}", honey.slug)).await.assert_ok();
    stop_as(&app, hanh, Thing::Product(&code), forbidden()).await.expect("stopped");
    let r = refused(stop_as(&app, hanh, Thing::Product(&code), forbidden()).await);
    assert!(matches!(r, SanctionError::NotShown), "another was quicker");
    assert_eq!(recorded(&app).await.len(), 1);
}

#[tokio::test]
async fn whoever_was_a_member_lately_does_not_stop_its_goods() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let hanh = app.hanh().await;
    app.invite_in(&my, hanh, "0900000003").await;
    let work = app.begin(my.actor()).await;
    let out = Phone::parse("0900000003").expect("a number");
    remove_member(&claims::enter(&work, my.shop).await, &out).await.expect("out");
    work.commit().await.expect("a commit");
    let refused = stop_as(&app, Actor::Account(hanh), Thing::Product(&code_of(&app, &honey).await), forbidden()).await;
    assert!(matches!(refused, Err(Refused::No(SanctionError::Own))));
}
