//! Rule 16: an order that was accepted stays, whatever becomes of its mails.

use chophien::{
    app::App,
    config,
    entities::{job, purchase},
    infra::{clock::Clock, mailer::Mailer, texter::Texter},
    worker,
};
use sea_orm::{EntityTrait, PaginatorTrait};
use time::Duration;

use crate::kit::TestApp;

#[tokio::test]
async fn a_mail_server_that_is_down_costs_no_order_and_the_mail_leaves_when_it_is_back() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let mut request = app.checkout(&[(&honey, 1)]).await;
    request.recipient.email = Some("lan@vidu.vn".into());
    app.place(request).await.unwrap();

    // The same market, on a machine whose mails cannot leave: nothing listens there.
    let down = config::Mail { url: "smtp://127.0.0.1:9".into(), url_file: None, from: "cho@phien.example".into() };
    let (texter, _) = Texter::memory();
    let clock = Clock::fixed(app.now());
    let broken = App::assemble(app.config.clone(), app.db.clone(), clock, Mailer::new(&down).unwrap(), texter);
    let broken = broken.unwrap_or_else(|e| panic!("{e}"));
    while worker::round(&broken).await.unwrap() > 0 {}
    let waiting = job::Entity::find().all(&app.db.read).await.unwrap();
    let failed: Vec<_> = waiting.iter().filter(|job| job.last_error.is_some()).collect();
    assert_eq!(failed.iter().map(|job| job.kind.as_str()).collect::<Vec<_>>(), ["mail.send"]);
    assert_eq!(purchase::Entity::find().count(&app.db.read).await.unwrap(), 1);
    assert_eq!(app.mails().len(), 0);

    app.later(Duration::minutes(5));
    app.work_off_whatever_comes().await;
    assert_eq!(app.mails().iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(), ["lan@vidu.vn"]);
}

#[tokio::test]
async fn a_work_that_breaks_off_leaves_neither_purchase_nor_event_nor_hole_in_the_stock() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    let request = app.checkout(&[(&honey, 3)]).await;
    let work = app.begin(chophien::kernel::actor::Actor::Guest).await;
    chophien::market::checkout::place::place(&work, request.clone()).await.unwrap();
    drop(work);
    assert_eq!(app.stock(&honey).await, 10);
    assert_eq!(purchase::Entity::find().count(&app.db.read).await.unwrap(), 0);
    app.place(request).await.expect("the same press again");
    assert_eq!(app.stock(&honey).await, 7);
}
