//! Twin of `market/shops/remove_member.rs`.

use chophien::{
    kernel::{actor::Actor, phone::Phone},
    market::shops::{
        add_member::add_member,
        find, members,
        remove_member::{RemoveMemberError, remove_member},
    },
};

use crate::kit::{Household, TestApp};

async fn try_to(app: &TestApp, actor: Actor, my: &Household, phone: &str) -> Result<(), RemoveMemberError> {
    let work = app.begin(actor).await;
    remove_member(&work, my.shop, &Phone::parse(phone).expect("a number")).await?;
    work.commit().await?;
    Ok(())
}

/// Mỷ's shop with Lan in it.
async fn with_lan(app: &TestApp) -> (Household, Actor) {
    let (my, lan) = (app.my().await, app.lan().await);
    let work = app.begin(my.actor()).await;
    add_member(&work, my.shop, &Phone::parse("0900000001").expect("a number")).await.expect("added");
    work.commit().await.expect("a commit");
    (my, Actor::Account(lan))
}

#[tokio::test]
async fn whoever_is_taken_out_finds_the_shop_no_more() {
    let app = TestApp::new().await;
    let (my, lan) = with_lan(&app).await;
    try_to(&app, my.actor(), &my, "0900000001").await.expect("removed");
    let lan = lan.account().expect("an account");
    assert_eq!(find::of_member(&app.db.read, lan).await.expect("shops"), []);
}

#[tokio::test]
async fn only_the_owner_removes_and_she_stays() {
    let app = TestApp::new().await;
    let (my, lan) = with_lan(&app).await;
    assert!(matches!(try_to(&app, lan, &my, "0900000001").await, Err(RemoveMemberError::NotOwner)));
    assert!(matches!(try_to(&app, my.actor(), &my, "0900000002").await, Err(RemoveMemberError::OwnerStays)));
    assert_eq!(members::of_shop(&app.db.read, my.shop).await.expect("members").len(), 2);
}

#[tokio::test]
async fn who_is_not_in_cannot_be_taken_out() {
    let app = TestApp::new().await;
    let (my, _) = with_lan(&app).await;
    app.account("Người lạ", "0900000098").await;
    for phone in ["0900000098", "0900000099"] {
        assert!(matches!(try_to(&app, my.actor(), &my, phone).await, Err(RemoveMemberError::NoMember)), "{phone}");
    }
    assert_eq!(members::of_shop(&app.db.read, my.shop).await.expect("members").len(), 2);
}
