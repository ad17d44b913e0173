//! Twin of `market/shops/decline_invitation.rs`.

use chophien::{
    infra::refused::Refused,
    kernel::actor::Actor,
    market::shops::{
        decline_invitation::{DeclineInvitationError, decline_invitation},
        find, invitations,
    },
};

use super::{events, invited, phone};
use crate::kit::TestApp;

async fn try_to(app: &TestApp, actor: Actor, code: &str) -> Result<(), Refused<DeclineInvitationError>> {
    let work = app.begin(actor).await;
    decline_invitation(&work, code).await?;
    work.commit().await?;
    Ok(())
}

#[tokio::test]
async fn whoever_declines_is_no_member_and_is_asked_no_more() {
    let app = TestApp::new().await;
    let (my, lan) = (app.my().await, app.lan().await);
    invited(&app, my.actor(), &my, "0900000001").await.expect("invited");
    try_to(&app, Actor::Account(lan), &my.code).await.expect("declined");
    assert_eq!(find::of_member(&app.db.read, lan).await.expect("shops"), []);
    assert_eq!(invitations::of_shop(&app.db.read, my.shop).await.expect("invitations"), []);
    assert_eq!(events(&app).await, ["shop.member_invited", "shop.invitation_declined"]);
}

#[tokio::test]
async fn nobody_declines_for_another() {
    let app = TestApp::new().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    invited(&app, my.actor(), &my, "0900000001").await.expect("invited");
    for actor in [may.actor(), my.actor(), Actor::Guest, Actor::System] {
        let refused = try_to(&app, actor, &my.code).await;
        assert!(matches!(refused, Err(Refused::No(DeclineInvitationError::NoInvitation))), "{actor:?}");
    }
    assert_eq!(invitations::of_shop(&app.db.read, my.shop).await.expect("invitations"), [phone("0900000001")]);
}
