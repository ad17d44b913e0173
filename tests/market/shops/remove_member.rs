//! Twin of `market/shops/remove_member.rs`.

use chophien::{
    infra::refused::Refused,
    kernel::actor::Actor,
    market::{
        accounts::safety::frozen::LASTS,
        shops::{
            find, invitations, members,
            remove_member::{RemoveMemberError, remove_member},
        },
    },
};

use super::{accepted, events, freeze, invited, phone};
use crate::kit::{Household, TestApp, claims};

async fn try_to(app: &TestApp, actor: Actor, my: &Household, number: &str) -> Result<(), Refused<RemoveMemberError>> {
    let work = app.begin(actor).await;
    remove_member(&claims::enter(&work, my.shop).await, &phone(number)).await?;
    work.commit().await?;
    Ok(())
}

/// Mỷ's shop with Lan in it.
async fn with_lan(app: &TestApp) -> (Household, Actor) {
    let (my, lan) = (app.my().await, app.lan().await);
    accepted(app, &my, lan, "0900000001").await;
    (my, Actor::Account(lan))
}

#[tokio::test]
async fn whoever_is_taken_out_finds_the_shop_no_more() {
    let app = TestApp::new().await;
    let (my, lan) = with_lan(&app).await;
    try_to(&app, my.actor(), &my, "0900000001").await.expect("removed");
    let lan = lan.account().expect("an account");
    assert_eq!(find::of_member(&app.db.read, lan).await.expect("shops"), []);
    assert_eq!(events(&app).await.last().map(String::as_str), Some("shop.member_removed"));
}

#[tokio::test]
async fn an_invitation_taken_back_is_gone() {
    let app = TestApp::new().await;
    let my = app.my().await;
    invited(&app, my.actor(), &my, "0900000099").await.expect("invited");
    try_to(&app, my.actor(), &my, "0900000099").await.expect("taken back");
    assert_eq!(invitations::of_phone(&app.db.read, &phone("0900000099")).await.expect("invitations"), []);
    assert_eq!(events(&app).await, ["shop.member_invited", "shop.invitation_taken_back"]);
}

#[tokio::test]
async fn only_the_owner_removes_and_she_stays() {
    let app = TestApp::new().await;
    let (my, lan) = with_lan(&app).await;
    invited(&app, my.actor(), &my, "0900000099").await.expect("invited");
    for number in ["0900000001", "0900000099"] {
        assert!(
            matches!(try_to(&app, lan, &my, number).await, Err(Refused::No(RemoveMemberError::NotOwner))),
            "{number}"
        );
    }
    assert!(matches!(
        try_to(&app, my.actor(), &my, "0900000002").await,
        Err(Refused::No(RemoveMemberError::OwnerStays))
    ));
    assert_eq!(members::of_shop(&app.db.read, my.shop).await.expect("members").len(), 2);
    assert_eq!(invitations::of_shop(&app.db.read, my.shop).await.expect("invitations").len(), 1);
}

#[tokio::test]
async fn who_is_not_in_cannot_be_taken_out() {
    let app = TestApp::new().await;
    let (my, _) = with_lan(&app).await;
    app.account("Người lạ", "0900000098").await;
    for number in ["0900000098", "0900000099"] {
        assert!(
            matches!(try_to(&app, my.actor(), &my, number).await, Err(Refused::No(RemoveMemberError::NoMember))),
            "{number}"
        );
    }
    assert_eq!(members::of_shop(&app.db.read, my.shop).await.expect("members").len(), 2);
}

#[tokio::test]
async fn who_is_frozen_takes_nobody_out() {
    let app = TestApp::new().await;
    let (my, _) = with_lan(&app).await;
    let until = freeze(&app, my.account).await;
    let refused = try_to(&app, my.actor(), &my, "0900000001").await;
    assert!(matches!(refused, Err(Refused::No(RemoveMemberError::Frozen(at))) if at == until));
    assert_eq!(members::of_shop(&app.db.read, my.shop).await.expect("members").len(), 2);
    app.later(LASTS);
    try_to(&app, my.actor(), &my, "0900000001").await.expect("three days later");
}
