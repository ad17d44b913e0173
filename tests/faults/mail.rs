//! A mail server that is down: the deed stands, the mail is tried again with growing pauses, and laid aside at last, where
//! staff send it again.

use chophien::{
    app::App,
    config,
    entities::job::{self, Status},
    infra::{
        mailer::{Mail, Mailer},
        queue,
        texter::Texter,
    },
    kernel::actor::Actor,
    worker,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use time::Duration;

use crate::kit::TestApp;

fn mail() -> Mail {
    Mail { to: "lan@vidu.example".into(), subject: "A".into(), text: "A".into(), html: "<p>A</p>".into() }
}

async fn the_job(app: &TestApp) -> job::Model {
    let mails = job::Entity::find().filter(job::Column::Kind.eq("mail.send"));
    mails.one(&app.db.read).await.unwrap().expect("the job")
}

#[tokio::test]
async fn a_mail_server_that_is_down_is_an_error_and_no_loss() {
    let settings = config::Mail { url: "smtp://127.0.0.1:1".into(), url_file: None, from: "cho@phien.example".into() };
    let mailer = Mailer::new(&settings).expect("settings are fine");
    let error = mailer.send(mail()).await.expect_err("nobody listens");
    assert!(error.to_string().starts_with("mail server"), "{error}");
}

#[tokio::test]
async fn a_job_that_fails_is_tried_eight_times_with_growing_pauses_and_then_laid_aside() {
    let app = TestApp::new().await;
    app.jobs_may_fail();
    let work = app.begin(Actor::System).await;
    work.enqueue(&mail(), None).await.unwrap();
    work.commit().await.unwrap();
    // The same market at the same time, where nobody takes mails.
    let settings = config::Mail { url: "smtp://127.0.0.1:1".into(), url_file: None, from: "cho@phien.example".into() };
    let ((texter, _), mailer) = (Texter::memory(), Mailer::new(&settings).unwrap());
    let down = App::assemble(app.config.clone(), app.db.clone(), app.clock.clone(), mailer, texter);
    let down = down.unwrap_or_else(|e| panic!("{e}"));
    let mut pauses = Vec::new();
    for attempt in 1..=8 {
        worker::round(&down).await.unwrap();
        let job = the_job(&app).await;
        assert_eq!(job.attempts, attempt);
        assert!(job.last_error.is_some(), "what went wrong is kept");
        pauses.push(job.run_at.since(app.now()));
        app.later(Duration::hours(1));
    }
    assert!(pauses.windows(2).all(|pair| pair[0] < pair[1]), "{pauses:?}");
    assert_eq!(the_job(&app).await.status, Status::Dead);
    worker::round(&down).await.unwrap();
    assert_eq!(the_job(&app).await.attempts, 8, "it is not tried for ever");
}

#[tokio::test]
async fn a_job_whose_worker_died_is_taken_up_again() {
    let app = TestApp::new().await;
    let work = app.begin(Actor::System).await;
    work.enqueue(&mail(), None).await.unwrap();
    work.commit().await.unwrap();
    assert!(queue::lease(&app.db, app.now(), &[]).await.unwrap().is_some());
    assert!(queue::lease(&app.db, app.now(), &[]).await.unwrap().is_none(), "nobody else gets it meanwhile");
    app.later(Duration::minutes(5));
    app.work_off().await;
    assert_eq!(app.mails(), [mail()]);
}

#[tokio::test]
async fn what_was_rolled_back_is_never_sent() {
    let app = TestApp::new().await;
    let work = app.begin(Actor::System).await;
    work.enqueue(&mail(), None).await.unwrap();
    drop(work);
    app.work_off().await;
    assert_eq!(app.mails(), []);
}
