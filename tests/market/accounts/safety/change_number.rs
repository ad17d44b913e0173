//! Twin of `market/accounts/safety/change_number.rs`.

use chophien::{
    infra::refused::Refused,
    kernel::{actor::Actor, ids::AccountId},
    market::accounts::{
        Purpose, find,
        prove::Proved,
        safety::change_number::{ChangeNumberError, change_number},
    },
};

use super::{LAN, NEW, asked, events, freeze, phone, proved, sessions, signed_in, texting};
use crate::kit::TestApp;

/// The account that is to have the number, the proofs of both.
async fn changed(
    app: &TestApp,
    account: AccountId,
    (new, old): (&Proved, &Proved),
) -> Result<(), Refused<ChangeNumberError>> {
    let here = signed_in(app, account, "here").await;
    let work = app.begin(Actor::Account(account)).await;
    let claimed = find::claim(&work, account).await?.expect("hers");
    change_number(&work, claimed, (new, old), &here.session, &texting(app)).await?;
    work.commit().await?;
    Ok(())
}

async fn both(app: &TestApp, lan: AccountId, to: &str) -> (Proved, Proved) {
    let under_way = asked(app, lan, to).await;
    let new = proved(app, under_way.new, Purpose::NewNumber, to).await;
    (new, proved(app, under_way.old.expect("a code"), Purpose::OldNumber, LAN).await)
}

async fn owner(app: &TestApp, number: &str) -> Option<AccountId> {
    find::by_phone(&app.db.read, &phone(number)).await.expect("accounts").map(|account| account.id)
}

#[tokio::test]
async fn who_has_proved_both_has_the_new_one_and_the_old_one_is_told() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    signed_in(&app, lan, "elsewhere").await;
    let (new, old) = both(&app, lan, NEW).await;
    changed(&app, lan, (&new, &old)).await.expect("changed");
    assert_eq!((owner(&app, NEW).await, owner(&app, LAN).await), (Some(lan), None));
    assert_eq!(sessions(&app).await, 1, "other sessions have ended");
    assert_eq!(events(&app).await, ["account.number_changed"]);
    app.work_off().await;
    let told = app.last_text_to(LAN);
    assert!(told.contains("vua doi sang so khac") && told.len() <= 160, "{told}");
}

#[tokio::test]
async fn codes_of_another_change_move_nothing() {
    let app = TestApp::new().await;
    let (lan, tam) = (app.lan().await, app.tam().await);
    let (_, elsewhere) = both(&app, lan, "0900000102").await;
    let (new, _) = both(&app, lan, NEW).await;
    let refused = changed(&app, lan, (&new, &elsewhere)).await;
    assert!(matches!(refused, Err(Refused::No(ChangeNumberError::NotForThis))), "agreed to another number");
    let (new, old) = both(&app, lan, "0900000103").await;
    let refused = changed(&app, tam, (&new, &old)).await;
    assert!(matches!(refused, Err(Refused::No(ChangeNumberError::NotForThis))), "somebody else's");
    assert_eq!((owner(&app, LAN).await, owner(&app, NEW).await), (Some(lan), None));
}

#[tokio::test]
async fn a_number_that_somebody_has_by_then_stays_hers() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let (new, old) = both(&app, lan, NEW).await;
    let other = app.account("Giàng Thị Sai", NEW).await;
    let refused = changed(&app, lan, (&new, &old)).await;
    assert!(matches!(refused, Err(Refused::No(ChangeNumberError::Taken))));
    assert_eq!((owner(&app, LAN).await, owner(&app, NEW).await), (Some(lan), Some(other)));
}

/// Whoever has somebody's number alone does not take her account along with it.
#[tokio::test]
async fn a_frozen_account_keeps_its_number() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let (new, old) = both(&app, lan, NEW).await;
    signed_in(&app, lan, "elsewhere").await;
    freeze(&app, lan).await;
    let refused = changed(&app, lan, (&new, &old)).await;
    assert!(matches!(refused, Err(Refused::No(ChangeNumberError::Frozen(_)))), "{refused:?}");
    assert_eq!((owner(&app, LAN).await, owner(&app, NEW).await), (Some(lan), None));
    assert_eq!((sessions(&app).await, events(&app).await), (2, Vec::new()), "nothing has happened");
}
