//! Twin of `market/accounts/safety/end_other_sessions.rs`.

use chophien::{
    infra::sessions::{self, MOST},
    kernel::actor::Actor,
    market::accounts::safety::end_other_sessions::end_other_sessions,
};
use time::Duration;

use super::{events, sessions as count, signed_in};
use crate::kit::TestApp;

#[tokio::test]
async fn all_but_this_one_are_over_and_of_others_none() {
    let app = TestApp::new().await;
    let (lan, tam) = (app.lan().await, app.tam().await);
    let here = signed_in(&app, lan, "here").await;
    signed_in(&app, lan, "lent").await;
    signed_in(&app, lan, "lost").await;
    signed_in(&app, tam, "of somebody else").await;
    for ended in [2, 0] {
        let work = app.begin(Actor::Account(lan)).await;
        assert_eq!(end_other_sessions(&work, &here).await.expect("ended"), ended);
        work.commit().await.expect("a commit");
    }
    assert_eq!((count(&app).await, events(&app).await), (2, vec!["account.other_sessions_ended".to_owned()]));
}

#[tokio::test]
async fn an_account_has_no_more_sessions_than_so_and_the_newest_stay() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    for id in 0..MOST + 3 {
        signed_in(&app, lan, &id.to_string()).await;
        app.later(Duration::MINUTE);
    }
    let own = sessions::of_account(&app.db.read, lan, 0, app.now()).await.expect("sessions");
    assert_eq!((count(&app).await, own.len() as u64), (MOST, MOST));
    let newest = sessions::SessionKey::of(&(MOST + 2).to_string()).name();
    assert_eq!(own[0].name, newest);
    let oldest = sessions::SessionKey::of("2").name();
    assert!(own.iter().all(|session| session.name != oldest));
}
