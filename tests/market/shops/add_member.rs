//! Twin of `market/shops/add_member.rs`.

use chophien::{
    kernel::{actor::Actor, phone::Phone},
    market::shops::{
        add_member::{AddMemberError, MOST_MEMBERS, add_member},
        find, members,
    },
};

use crate::kit::{Household, TestApp};

async fn try_to(app: &TestApp, actor: Actor, my: &Household, phone: &str) -> Result<(), AddMemberError> {
    let work = app.begin(actor).await;
    add_member(&work, my.shop, &Phone::parse(phone).expect("a number")).await?;
    work.commit().await?;
    Ok(())
}

#[tokio::test]
async fn a_member_finds_the_shop_among_her_own() {
    let app = TestApp::new().await;
    let (my, lan) = (app.my().await, app.lan().await);
    assert_eq!(find::for_member(&app.db.read, lan, &my.code).await.expect("shops"), None);
    try_to(&app, my.actor(), &my, "0900000001").await.expect("added");
    let shop = find::for_member(&app.db.read, lan, &my.code).await.expect("shops").expect("hers too");
    assert_eq!(shop.id, my.shop);
    let people = members::of_shop(&app.db.read, my.shop).await.expect("members");
    let people: Vec<_> = people.iter().map(|m| (m.name.as_str(), m.owner)).collect();
    assert_eq!(people, [("Vàng Thị Mỷ", true), ("Nguyễn Thị Lan", false)]);
}

#[tokio::test]
async fn only_the_owner_adds() {
    let app = TestApp::new().await;
    let (my, lan, may) = (app.my().await, app.lan().await, app.may_trang().await);
    try_to(&app, my.actor(), &my, "0900000001").await.expect("added");
    for actor in [Actor::Account(lan), may.actor(), Actor::Guest, Actor::System] {
        let refused = try_to(&app, actor, &my, "0900000007").await;
        assert!(matches!(refused, Err(AddMemberError::NotOwner)), "{actor:?}");
    }
    assert_eq!(members::of_shop(&app.db.read, my.shop).await.expect("members").len(), 2);
}

#[tokio::test]
async fn strangers_and_those_who_are_in_are_not_added() {
    let app = TestApp::new().await;
    let my = app.my().await;
    assert!(matches!(try_to(&app, my.actor(), &my, "0900000099").await, Err(AddMemberError::NoAccount)));
    assert!(matches!(try_to(&app, my.actor(), &my, "0900000002").await, Err(AddMemberError::AlreadyMember)));
    assert_eq!(members::of_shop(&app.db.read, my.shop).await.expect("members").len(), 1);
}

#[tokio::test]
async fn a_shop_has_no_more_people_than_it_may() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let phone = |n: u64| format!("09100000{n:02}");
    for n in 1..=MOST_MEMBERS {
        app.account("Người nhà", &phone(n)).await;
    }
    for n in 1..MOST_MEMBERS {
        try_to(&app, my.actor(), &my, &phone(n)).await.expect("added");
    }
    assert!(matches!(try_to(&app, my.actor(), &my, &phone(MOST_MEMBERS)).await, Err(AddMemberError::TooMany)));
    assert_eq!(members::of_shop(&app.db.read, my.shop).await.expect("members").len() as u64, MOST_MEMBERS);
}
