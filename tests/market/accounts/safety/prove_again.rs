//! Twin of `market/accounts/safety/prove_again.rs`.

use chophien::{infra::sessions, kernel::actor::Actor, market::accounts::safety::prove_again::prove_again};
use time::Duration;

use super::{events, signed_in};
use crate::kit::TestApp;

#[tokio::test]
async fn it_is_written_down_once_though_sent_twice_and_for_this_session_alone() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let (here, elsewhere) = (signed_in(&app, lan, "here").await, signed_in(&app, lan, "elsewhere").await);
    let before = app.now();
    app.later(Duration::HOUR);
    for _ in 0..2 {
        let work = app.begin(Actor::Account(lan)).await;
        prove_again(&work, &here).await.expect("proved");
        work.commit().await.expect("a commit");
    }
    assert_eq!(events(&app).await, ["account.password_proved"]);
    let work = app.begin(Actor::Account(lan)).await;
    let of = async |sign_in| sessions::stands(&work, sign_in).await.expect("sessions").expect("it stands").proved_at;
    assert_eq!((of(&here).await, of(&elsewhere).await), (app.now(), before));
}
