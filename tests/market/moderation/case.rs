//! Twin of `market/moderation/case.rs`.

use chophien::{
    kernel::{actor::Actor, ids::ConsentId},
    market::moderation::{Subject, case, reach::Reach},
};

use super::{claimed, listed, renamed};
use crate::kit::TestApp;

#[tokio::test]
async fn a_case_names_its_shop_its_product_and_since_when_it_waits() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let find = async |subject, id| {
        case::find(&app.db.read, &Reach::Everywhere, subject, id).await.expect("cases").expect("it")
    };
    let shop = find(Subject::Shop, renamed(&app, &my, "Ong Mỷ").await.0).await;
    assert_eq!((shop.shop, shop.product, shop.waits, shop.submitted_by), (my.shop, None, true, Some(my.account)));
    let paper = find(Subject::Certificate, claimed(&app, &my, &honey).await.0).await;
    assert_eq!((paper.product, paper.submitted_at), (Some(honey.product), app.now()));
    let wax = find(Subject::Product, listed(&app, &my, "Sáp ong").await.0).await;
    assert_eq!((wax.title.as_str(), wax.shop), ("Sáp ong", my.shop));
}

#[tokio::test]
async fn members_and_whoever_sent_it_have_a_hand_in_it() {
    use chophien::market::shops::{content::ShopContent, find, revise::revise};
    let app = TestApp::new().await;
    let (my, sung, hanh) = (app.my().await, app.sung().await, app.hanh().await);
    let work = app.begin(Actor::Helper { account: sung, household: my.account, consent: ConsentId(1) }).await;
    let shop = find::claim_for_member(&work, my.account, &my.code).await.expect("shops").expect("hers");
    let content = ShopContent {
        name: "Ong Mỷ".into(),
        kind: shop.kind,
        unit: shop.unit_code.clone(),
        former: None,
        hamlet: None,
        story: String::new(),
        photo: None,
    };
    let revision = revise(&work, shop, content).await.expect("a change");
    work.commit().await.expect("a commit");
    let case =
        case::find(&app.db.read, &Reach::Everywhere, Subject::Shop, revision.0).await.expect("cases").expect("it");
    for (account, own) in [(my.account, true), (sung, true), (hanh, false)] {
        assert_eq!(case::is_own(&app.db.read, &case, account).await.expect("members"), own, "{account:?}");
    }
}
