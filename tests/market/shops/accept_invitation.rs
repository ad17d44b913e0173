//! Twin of `market/shops/accept_invitation.rs`.

use chophien::{
    entities::shop_member,
    infra::refused::Refused,
    kernel::actor::Actor,
    market::shops::{
        MemberRole,
        accept_invitation::{AcceptInvitationError, accept_invitation},
        find, invitations,
        members::{self, MOST_MEMBERS},
    },
};
use sea_orm::{ActiveValue::Set, EntityTrait};

use super::{events, invited, phone};
use crate::kit::{Household, TestApp};

async fn try_to(app: &TestApp, actor: Actor, code: &str) -> Result<(), Refused<AcceptInvitationError>> {
    let work = app.begin(actor).await;
    accept_invitation(&work, code).await?;
    work.commit().await?;
    Ok(())
}

async fn count(app: &TestApp, my: &Household) -> usize {
    members::of_shop(&app.db.read, my.shop).await.expect("members").len()
}

#[tokio::test]
async fn whoever_accepts_finds_the_shop_among_her_own() {
    let app = TestApp::new().await;
    let (my, lan) = (app.my().await, app.lan().await);
    invited(&app, my.actor(), &my, "0900000001").await.expect("invited");
    assert_eq!(find::for_member(&app.db.read, lan, &my.code).await.expect("shops"), None);
    try_to(&app, Actor::Account(lan), &my.code).await.expect("accepted");
    let shop = find::for_member(&app.db.read, lan, &my.code).await.expect("shops").expect("hers too");
    assert_eq!(shop.id, my.shop);
    let people = members::of_shop(&app.db.read, my.shop).await.expect("members");
    let people: Vec<_> = people.iter().map(|m| (m.name.as_str(), m.owner)).collect();
    assert_eq!(people, [("Vàng Thị Mỷ", true), ("Nguyễn Thị Lan", false)]);
    assert_eq!(invitations::of_phone(&app.db.read, &phone("0900000001")).await.expect("invitations"), []);
    assert_eq!(events(&app).await, ["shop.member_invited", "shop.member_joined"]);
}

#[tokio::test]
async fn who_registers_after_she_was_invited_accepts_too() {
    let app = TestApp::new().await;
    let my = app.my().await;
    invited(&app, my.actor(), &my, "0900000001").await.expect("invited");
    let lan = app.lan().await;
    try_to(&app, Actor::Account(lan), &my.code).await.expect("accepted");
    assert_eq!(count(&app, &my).await, 2);
}

#[tokio::test]
async fn nobody_accepts_an_invitation_to_another_number_or_to_no_shop() {
    let app = TestApp::new().await;
    let (my, may, lan) = (app.my().await, app.may_trang().await, app.lan().await);
    invited(&app, my.actor(), &my, "0900000001").await.expect("invited");
    for (actor, code) in [
        (may.actor(), &my.code),
        (my.actor(), &my.code),
        (Actor::Guest, &my.code),
        (Actor::System, &my.code),
        (Actor::Account(lan), &may.code),
        (Actor::Account(lan), &"nosuch".to_owned()),
    ] {
        let refused = try_to(&app, actor, code).await;
        assert!(matches!(refused, Err(Refused::No(AcceptInvitationError::NoInvitation))), "{actor:?} {code}");
    }
    assert_eq!((count(&app, &my).await, count(&app, &may).await), (1, 1));
    try_to(&app, Actor::Account(lan), &my.code).await.expect("hers still");
}

#[tokio::test]
async fn accepting_twice_makes_one_member() {
    let app = TestApp::new().await;
    let (my, lan) = (app.my().await, app.lan().await);
    invited(&app, my.actor(), &my, "0900000001").await.expect("invited");
    try_to(&app, Actor::Account(lan), &my.code).await.expect("accepted");
    let again = try_to(&app, Actor::Account(lan), &my.code).await;
    assert!(matches!(again, Err(Refused::No(AcceptInvitationError::NoInvitation))));
    assert_eq!(count(&app, &my).await, 2);
}

#[tokio::test]
async fn a_full_shop_takes_nobody_in_and_the_invitation_stays() {
    let app = TestApp::new().await;
    let (my, lan) = (app.my().await, app.lan().await);
    invited(&app, my.actor(), &my, "0900000001").await.expect("invited");
    // No command fills a shop beyond its invitations; an operator's hand might.
    for n in 1..MOST_MEMBERS {
        let member = shop_member::ActiveModel {
            shop_id: Set(my.shop),
            account_id: Set(app.account("Người nhà", &format!("09100000{n:02}")).await),
            role: Set(MemberRole::Member),
            created_at: Set(app.now()),
        };
        shop_member::Entity::insert(member).exec_without_returning(&app.db.write).await.expect("a member");
    }
    let refused = try_to(&app, Actor::Account(lan), &my.code).await;
    assert!(matches!(refused, Err(Refused::No(AcceptInvitationError::TooMany))));
    assert_eq!(count(&app, &my).await as u64, MOST_MEMBERS);
    assert_eq!(invitations::of_shop(&app.db.read, my.shop).await.expect("invitations"), [phone("0900000001")]);
}
