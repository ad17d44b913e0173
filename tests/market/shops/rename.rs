//! Twin of `market/shops/rename.rs`.

use chophien::{
    kernel::actor::Actor,
    market::{
        moderation::{Kind, decide},
        revisions::RevisionStatus,
        shops::rename::rename,
    },
};

use super::{newest, row, statuses, waiting};
use crate::kit::{Household, TestApp};

async fn call_herself(app: &TestApp, account: chophien::kernel::ids::AccountId, name: &str) -> crate::kit::Answer {
    let mut visitor = app.visitor_as(account).await;
    visitor.get("/account").await;
    visitor.submit("/account", &[("name", name), ("language", "vi"), ("unit_text", "")]).await
}

async fn shown(app: &TestApp, my: &Household) -> String {
    app.visitor().get(&format!("/shops/{}", my.slug)).await.assert_ok().reads()
}

#[tokio::test]
async fn a_shop_shows_another_name_of_its_owner_once_a_moderator_has_seen_it() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let said = call_herself(&app, my.account, "Gọi 0912 345 678").await;
    said.assert_sees("sau khi kiểm duyệt viên xem");
    let page = shown(&app, &my).await;
    assert!(page.contains("Vàng Thị Mỷ") && !page.contains("0912"), "{page}");
    let proposal = newest(&app, my.shop).await;
    assert_eq!(
        (proposal.status, proposal.content["owner"].as_str()),
        (RevisionStatus::Pending, Some("Gọi 0912 345 678"))
    );
    let work = app.begin(Actor::Account(app.hanh().await)).await;
    decide::approve(&work, Kind::Shop, proposal.id.0).await.expect("approved");
    work.commit().await.expect("a commit");
    assert!(shown(&app, &my).await.contains("0912"));
    call_herself(&app, my.account, "Gọi 0912 345 678").await.assert_sees_not("sau khi kiểm duyệt viên xem");
    assert_eq!(statuses(&app, my.shop).await, [RevisionStatus::Approved], "nothing new");
}

#[tokio::test]
async fn a_shop_that_waits_brings_the_new_name_with_it() {
    let app = TestApp::new().await;
    let (my, shop, first) = waiting(&app).await;
    call_herself(&app, my, "Vàng Thị Mỷ Mỷ").await;
    assert_eq!(statuses(&app, shop).await, [RevisionStatus::Replaced, RevisionStatus::Pending]);
    assert_eq!(row(&app, shop).await.owner_name, "Vàng Thị Mỷ Mỷ");
    let work = app.begin(Actor::Account(app.hanh().await)).await;
    decide::approve(&work, Kind::Shop, first.0).await.expect_err("she looked at another name");
}

#[tokio::test]
async fn whoever_owns_no_shop_is_called_as_she_likes() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    call_herself(&app, lan, "Lan").await.assert_sees("Đã lưu");
    assert_eq!(chophien::market::shops::find::of_member(&app.db.read, lan).await.expect("shops").len(), 0);
    let work = app.begin(Actor::Account(lan)).await;
    assert!(!rename(&work, lan).await.expect("nothing to propose"));
}
