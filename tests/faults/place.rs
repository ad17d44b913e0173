//! Somebody takes the embedded database's file away while it is open, or puts another there: nothing more is accepted.

use std::fs;

use chophien::kernel::actor::Actor;

use crate::kit::{TestApp, database::on_postgres};

#[tokio::test]
async fn what_would_be_written_into_a_file_that_is_gone_is_refused_until_it_is_back() {
    if on_postgres() {
        return;
    }
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let file = app.config.database.url.trim_start_matches("sqlite:").to_owned();
    let aside = format!("{file}.aside");
    let place = async || app.place(app.checkout(&[(&honey, 1)]).await).await;
    place().await.expect("placed");

    fs::rename(&file, &aside).expect("renamed");
    let work = app.begin(Actor::System).await;
    assert!(work.commit().await.is_err());
    let answer = app.visitor().get("/readyz").await;
    assert_eq!(answer.status, 503);
    answer.assert_sees("its file is gone");
    fs::write(&file, "another").expect("another file");
    let work = app.begin(Actor::System).await;
    assert!(work.commit().await.is_err(), "another in its place is not it");

    fs::rename(&aside, &file).expect("renamed back");
    place().await.expect("placed");
    tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
    app.visitor().get("/readyz").await.assert_ok();
}
