//! Twin of `market/accounts/safety/end_session.rs`.

use chophien::{kernel::actor::Actor, market::accounts::safety::end_session::end_session};

use super::{events, sessions, signed_in};
use crate::kit::TestApp;

#[tokio::test]
async fn the_one_that_is_named_is_over_once_and_somebody_elses_is_not() {
    let app = TestApp::new().await;
    let (lan, tam) = (app.lan().await, app.tam().await);
    let (here, lent) = (signed_in(&app, lan, "here").await, signed_in(&app, lan, "lent").await);
    let others = signed_in(&app, tam, "of somebody else").await;
    assert_ne!(here.session.name(), lent.session.name());
    for name in [others.session.name(), "no such name".into()] {
        let work = app.begin(Actor::Account(lan)).await;
        end_session(&work, lan, &name).await.expect("nothing");
        work.commit().await.expect("a commit");
    }
    assert_eq!((sessions(&app).await, events(&app).await.len()), (3, 0));
    for _ in 0..2 {
        let work = app.begin(Actor::Account(lan)).await;
        end_session(&work, lan, &lent.session.name()).await.expect("ended");
        work.commit().await.expect("a commit");
    }
    assert_eq!((sessions(&app).await, events(&app).await), (2, vec!["account.session_ended".to_owned()]));
}
