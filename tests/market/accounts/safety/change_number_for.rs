//! Twin of `market/accounts/safety/change_number_for.rs`.

use chophien::{
    entities::event,
    infra::{passwords::turns::Asker, refused::Refused},
    kernel::{actor::Actor, ids::AccountId},
    market::accounts::{
        NumberReason, Purpose, find, frozen_until,
        prove::Proved,
        safety::{
            ask_number_for::ask_number_for,
            change_number_for::{ChangeNumberForError, change_number_for},
            numbers,
        },
    },
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{LAN, NEW, phone, proved, sessions, signed_in, texting};
use crate::kit::{PASSWORD, TestApp};

/// Lan stands before the moderator and has read the code.
async fn read_out(app: &TestApp, moderator: AccountId, lan: AccountId) -> Proved {
    let work = app.begin(Actor::AtRequest { account: moderator, person: lan }).await;
    let why = (moderator, NumberReason::TakenBack);
    ask_number_for(&work, &texting(app), why, lan, &phone(NEW)).await.expect("asked");
    work.commit().await.expect("a commit");
    app.work_off().await;
    let under_way = numbers::under_way_for(&app.db.read, (moderator, lan), &phone(NEW), app.now()).await;
    proved(app, under_way.expect("codes").expect("under way").new, Purpose::NewNumber, NEW).await
}

async fn changed(
    app: &TestApp,
    moderator: AccountId,
    person: AccountId,
    proved: &Proved,
) -> Result<(), Refused<ChangeNumberForError>> {
    let work = app.begin(Actor::AtRequest { account: moderator, person }).await;
    let claimed = find::claim(&work, person).await?.expect("hers");
    let nobodys = app.passwords.of_nobody().await.expect("a hash");
    change_number_for(&work, claimed, proved, &texting(app), nobodys).await?;
    work.commit().await?;
    Ok(())
}

#[tokio::test]
async fn she_has_the_new_number_and_is_frozen_and_the_log_names_both() {
    let app = TestApp::new().await;
    let (lan, hanh) = (app.lan().await, app.hanh().await);
    signed_in(&app, lan, "a lost phone").await;
    let read_out = read_out(&app, hanh, lan).await;
    changed(&app, hanh, lan, &read_out).await.expect("changed");
    assert_eq!(find::by_phone(&app.db.read, &phone(NEW)).await.expect("accounts").map(|a| a.id), Some(lan));
    assert_eq!(sessions(&app).await, 0);
    assert!(frozen_until(&app.db.read, lan, app.now()).await.expect("accounts").is_some());
    let named = event::Column::Name.eq("account.number_changed_for");
    let row = event::Entity::find().filter(named).one(&app.db.read).await.expect("events").expect("told");
    assert_eq!((row.account_id, row.principal_id, &row.body["reason"]), (Some(hanh), Some(lan), &"taken_back".into()));
    app.work_off().await;
    assert!(app.last_text_to(LAN).contains("vua doi sang so khac"));
    let hash = find::credentials_of(&app.db.read, lan).await.expect("accounts").expect("hers").password_hash;
    let matches = app.passwords.matches(PASSWORD.to_owned(), Some(hash), Asker::House).await;
    assert!(!matches.expect("compared"), "whoever had the number may have set it");
}

#[tokio::test]
async fn a_code_of_another_person_or_another_moderator_moves_nothing() {
    let app = TestApp::new().await;
    let (lan, hanh, tam) = (app.lan().await, app.hanh().await, app.tam().await);
    let sai = app.account("Giàng Thị Sai", "0900000102").await;
    let read_out = read_out(&app, hanh, lan).await;
    for (moderator, person) in [(hanh, sai), (tam, lan)] {
        let refused = changed(&app, moderator, person, &read_out).await;
        assert!(matches!(refused, Err(Refused::No(ChangeNumberForError::NotForThis))));
    }
    assert!(find::by_phone(&app.db.read, &phone(NEW)).await.expect("accounts").is_none());
}

#[tokio::test]
async fn a_number_that_somebody_has_by_then_stays_hers() {
    let app = TestApp::new().await;
    let (lan, hanh) = (app.lan().await, app.hanh().await);
    let read_out = read_out(&app, hanh, lan).await;
    app.account("Giàng Thị Sai", NEW).await;
    let refused = changed(&app, hanh, lan, &read_out).await;
    assert!(matches!(refused, Err(Refused::No(ChangeNumberForError::Taken))));
    assert_eq!(find::by_phone(&app.db.read, &phone(LAN)).await.expect("accounts").map(|a| a.id), Some(lan));
}
