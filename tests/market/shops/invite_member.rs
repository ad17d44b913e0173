//! Twin of `market/shops/invite_member.rs`.

use chophien::{
    entities::shop::Status,
    infra::refused::Refused,
    kernel::actor::Actor,
    market::{
        accounts::safety::frozen::LASTS,
        shops::{
            Kind,
            in_shop::{InShop, NoMember},
            invitations,
            invite_member::InviteMemberError,
            members::{self, MOST_MEMBERS},
        },
    },
};

use super::{accepted, events, freeze, invited, phone};
use crate::kit::{Household, TestApp, world::MEO_VAC};

async fn numbers(app: &TestApp, my: &Household) -> Vec<String> {
    let phones = invitations::of_shop(&app.db.read, my.shop).await.expect("invitations");
    phones.iter().map(|phone| phone.as_str().to_owned()).collect()
}

#[tokio::test]
async fn whoever_is_invited_finds_the_invitation_and_is_no_member_yet() {
    let app = TestApp::new().await;
    let (my, _) = (app.my().await, app.lan().await);
    invited(&app, my.actor(), &my, "0900000001").await.expect("invited");
    let found = invitations::of_phone(&app.db.read, &phone("0900000001")).await.expect("invitations");
    let found: Vec<_> = found.iter().map(|i| (i.code.as_str(), i.name.as_deref().unwrap_or_default())).collect();
    assert_eq!(found, [(my.code.as_str(), "Mật ong Mỷ")]);
    assert_eq!(members::of_shop(&app.db.read, my.shop).await.expect("members").len(), 1);
    assert_eq!(events(&app).await, ["shop.member_invited"]);
}

#[tokio::test]
async fn the_text_is_the_same_whether_or_not_the_number_has_an_account() {
    let app = TestApp::new().await;
    let (my, _) = (app.my().await, app.lan().await);
    for number in ["0900000001", "0900000099"] {
        invited(&app, my.actor(), &my, number).await.expect("invited");
    }
    app.work_off().await;
    let (known, unknown) = (app.last_text_to("0900000001"), app.last_text_to("0900000099"));
    assert_eq!(known, unknown);
    assert!(known.contains("Mat ong My") && known.contains("/account"), "{known}");
}

#[tokio::test]
async fn a_name_that_no_moderator_has_seen_is_texted_to_nobody() {
    let app = TestApp::new().await;
    let owner = app.account("Giàng Thị Sai", "0900000101").await;
    let shop = app.shop(owner, "Trúng thưởng lớn", MEO_VAC, Kind::Household, Status::Pending).await;
    invited(&app, shop.actor(), &shop, "0900000099").await.expect("invited");
    app.work_off().await;
    let text = app.last_text_to("0900000099");
    assert!(!text.contains("Trung thuong") && text.contains("/account"), "{text}");
}

#[tokio::test]
async fn inviting_twice_changes_nothing_and_texts_once() {
    let app = TestApp::new().await;
    let my = app.my().await;
    for _ in 0..2 {
        invited(&app, my.actor(), &my, "0900000099").await.expect("invited");
    }
    app.work_off().await;
    assert_eq!(numbers(&app, &my).await, ["0900000099"]);
    assert_eq!(app.texts().len(), 1);
    assert_eq!(events(&app).await, ["shop.member_invited"]);
}

#[tokio::test]
async fn only_the_owner_invites() {
    let app = TestApp::new().await;
    let (my, lan, may) = (app.my().await, app.lan().await, app.may_trang().await);
    accepted(&app, &my, lan, "0900000001").await;
    let refused = invited(&app, Actor::Account(lan), &my, "0900000099").await;
    assert!(matches!(refused, Err(Refused::No(InviteMemberError::NotOwner))));
    for stranger in [may.actor(), Actor::Guest, Actor::System] {
        let work = app.begin(stranger).await;
        assert!(matches!(InShop::enter(&work, my.shop).await, Err(Refused::No(NoMember))), "{stranger:?}");
    }
    assert_eq!(numbers(&app, &my).await, Vec::<String>::new());
}

#[tokio::test]
async fn those_who_are_in_are_not_invited() {
    let app = TestApp::new().await;
    let (my, lan) = (app.my().await, app.lan().await);
    accepted(&app, &my, lan, "0900000001").await;
    for number in ["0900000001", "0900000002"] {
        let refused = invited(&app, my.actor(), &my, number).await;
        assert!(matches!(refused, Err(Refused::No(InviteMemberError::AlreadyMember))), "{number}");
    }
    assert_eq!(numbers(&app, &my).await, Vec::<String>::new());
}

#[tokio::test]
async fn members_and_invited_together_are_no_more_than_may_be() {
    let app = TestApp::new().await;
    let (my, lan) = (app.my().await, app.lan().await);
    accepted(&app, &my, lan, "0900000001").await;
    let number = |n: u64| format!("09100000{n:02}");
    for n in 2..MOST_MEMBERS {
        invited(&app, my.actor(), &my, &number(n)).await.expect("invited");
    }
    let refused = invited(&app, my.actor(), &my, &number(MOST_MEMBERS)).await;
    assert!(matches!(refused, Err(Refused::No(InviteMemberError::TooMany))));
    assert_eq!(numbers(&app, &my).await.len() as u64 + 2, MOST_MEMBERS);
    invited(&app, my.actor(), &my, &number(2)).await.expect("invited already, which is fine");
}

#[tokio::test]
async fn who_is_frozen_invites_nobody() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let until = freeze(&app, my.account).await;
    let refused = invited(&app, my.actor(), &my, "0900000099").await;
    assert!(matches!(refused, Err(Refused::No(InviteMemberError::Frozen(at))) if at == until));
    assert_eq!(numbers(&app, &my).await, Vec::<String>::new());
    app.later(LASTS);
    invited(&app, my.actor(), &my, "0900000099").await.expect("three days later");
}
