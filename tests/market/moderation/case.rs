//! Twin of `market/moderation/case.rs`.

use chophien::{
    kernel::{
        actor::Actor,
        ids::{ConsentId, UnitCode},
        phone::Phone,
    },
    market::{
        moderation::{Kind, case, reach::Reach},
        shops::remove_member::remove_member,
    },
};
use time::Duration;

use super::{claimed, listed, renamed};
use crate::kit::{TestApp, claims, world::MEO_VAC};

#[tokio::test]
async fn a_case_names_its_shop_its_product_and_since_when_it_waits() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let find = async |subject, id| {
        case::find(&app.db.read, &Reach::Everywhere, subject, id).await.expect("cases").expect("it")
    };
    let shop = find(Kind::Shop, renamed(&app, &my, "Ong Mỷ").await.0).await;
    assert_eq!((shop.shop, shop.product, shop.waits, shop.submitted_by), (my.shop, None, true, Some(my.account)));
    let paper = find(Kind::Certificate, claimed(&app, &my, &honey).await.0).await;
    assert_eq!((paper.product, paper.submitted_at), (Some(honey.product), app.now()));
    let wax = find(Kind::Product, listed(&app, &my, "Sáp ong").await.0).await;
    assert_eq!((wax.title.as_str(), wax.shop), ("Sáp ong", my.shop));
}

#[tokio::test]
async fn who_was_taken_out_of_a_shop_has_a_hand_in_it_for_ninety_days() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let case = case::find(&app.db.read, &Reach::Everywhere, Kind::Shop, renamed(&app, &my, "Ong Mỷ").await.0).await;
    let (case, lan) = (case.expect("cases").expect("it"), app.lan().await);
    let own = async || case::is_own(&app.db.read, &case, lan, app.now()).await.expect("members");
    assert!(!own().await);
    app.invite_in(&my, lan, "0900000001").await;
    assert!(own().await);
    let work = app.begin(my.actor()).await;
    remove_member(&claims::enter(&work, my.shop).await, &Phone::parse("0900000001").expect("a number"))
        .await
        .expect("out");
    work.commit().await.expect("committed");
    assert!(own().await);
    app.later(Duration::days(89));
    assert!(own().await);
    app.later(Duration::days(1));
    assert!(!own().await);
}

#[tokio::test]
async fn members_and_whoever_sent_it_have_a_hand_in_it() {
    use chophien::market::shops::{content::ShopContent, revise::revise};
    let app = TestApp::new().await;
    let (my, sung, hanh) = (app.my().await, app.sung().await, app.hanh().await);
    let work = app.begin(Actor::Helper { account: sung, household: my.account, consent: ConsentId(1) }).await;
    let shop = claims::enter(&work, my.shop).await;
    let content = ShopContent {
        name: "Ong Mỷ".into(),
        kind: chophien::market::shops::Kind::Household,
        unit: UnitCode(MEO_VAC.into()),
        former: None,
        hamlet: None,
        story: String::new(),
        photo: None,
        owner: None,
    };
    let revision = revise(&shop, content).await.expect("a change");
    work.commit().await.expect("a commit");
    let case = case::find(&app.db.read, &Reach::Everywhere, Kind::Shop, revision.0).await.expect("cases").expect("it");
    for (account, own) in [(my.account, true), (sung, true), (hanh, false)] {
        assert_eq!(case::is_own(&app.db.read, &case, account, app.now()).await.expect("members"), own, "{account:?}");
    }
}
