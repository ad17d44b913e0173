//! A mail server that is down or says no: the deed stands, the mail is tried for two days, and laid aside at last, where staff
//! send it again.

use chophien::{
    app::App,
    config,
    entities::job::{self, Status},
    infra::{
        mailer::{Mail, Mailer},
        queue,
        texter::{CodeText, Text, Texter},
    },
    kernel::{actor::Actor, phone::Phone},
    worker,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use time::Duration;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

use crate::kit::TestApp;

fn mail() -> Mail {
    Mail { to: "lan@vidu.example".into(), subject: "A".into(), text: "A".into(), html: "<p>A</p>".into() }
}

async fn the_job(app: &TestApp) -> job::Model {
    let mails = job::Entity::find().filter(job::Column::Kind.eq("mail.send"));
    mails.order_by_asc(job::Column::Id).one(&app.db.read).await.unwrap().expect("the job")
}

#[tokio::test]
async fn a_mail_server_that_is_down_is_an_error_and_no_loss() {
    let settings = config::Mail { url: "smtp://127.0.0.1:1".into(), url_file: None, from: "cho@phien.example".into() };
    let mailer = Mailer::new(&settings).expect("settings are fine");
    let error = mailer.send(mail()).await.expect_err("nobody listens");
    assert!(error.to_string().starts_with("mail server"), "{error}");
}

/// The same market at the same time, with another way for its mails.
fn through(app: &TestApp, url: String) -> App {
    let settings = config::Mail { url, url_file: None, from: "cho@phien.example".into() };
    let ((texter, _), mailer) = (Texter::memory(), Mailer::new(&settings).unwrap());
    let through = App::assemble(app.config.clone(), app.db.clone(), app.clock.clone(), mailer, texter);
    through.unwrap_or_else(|e| panic!("{e}"))
}

async fn enqueue(app: &TestApp, mails: usize) {
    let work = app.begin(Actor::System).await;
    for _ in 0..mails {
        work.enqueue(&mail(), None).await.unwrap();
    }
    work.commit().await.unwrap();
}

#[tokio::test]
async fn what_fails_is_tried_for_two_days_with_growing_pauses_and_then_laid_aside() {
    let app = TestApp::new().await;
    app.jobs_may_fail();
    enqueue(&app, 1).await;
    let busy = through(&app, answering("RCPT", "451 come back").await);
    let (begun, mut pauses) = (app.now(), Vec::new());
    while the_job(&app).await.status == Status::Waiting {
        worker::round(&busy).await.unwrap();
        let job = the_job(&app).await;
        assert!(job.last_error.unwrap().contains("451"), "what went wrong is kept");
        pauses.push(job.run_at.since(app.now()));
        app.later(pauses[pauses.len() - 1]);
    }
    assert_eq!(pauses[..3], [Duration::seconds(10), Duration::seconds(40), Duration::seconds(90)]);
    assert_eq!(pauses.iter().max(), Some(&Duration::hours(1)));
    let tried = app.now().since(begun);
    assert!(tried > Duration::days(2) && tried < Duration::hours(50), "{tried}");
    let tries = pauses.len();
    worker::round(&busy).await.unwrap();
    assert_eq!(the_job(&app).await.attempts as usize, tries, "it is not tried for ever");
}

#[tokio::test]
async fn a_server_says_by_its_number_whether_anybody_need_try_again() {
    for (step, answer, status, attempts) in [
        ("RCPT", "550 nobody here", Status::Dead, 1),
        ("DATA", "554 we do not want it", Status::Dead, 1),
        ("RCPT", "451 come back", Status::Waiting, 1),
        ("MAIL", "452 full", Status::Waiting, 1),
        ("EHLO", "421 closing", Status::Waiting, 1),
        ("MAIL", "530 who are you", Status::Waiting, 1),
        ("MAIL", "what?", Status::Waiting, 1),
    ] {
        let app = TestApp::new().await;
        app.jobs_may_fail();
        enqueue(&app, 1).await;
        worker::round(&through(&app, answering(step, answer).await)).await.unwrap();
        let job = the_job(&app).await;
        assert_eq!((job.status, job.attempts), (status, attempts), "{answer}: {:?}", job.last_error);
    }
}

#[tokio::test]
async fn after_an_outage_of_half_an_hour_every_mail_leaves_within_a_minute_and_none_was_given_up() {
    let app = TestApp::new().await;
    app.jobs_may_fail();
    enqueue(&app, 30).await;
    let down = through(&app, "smtp://127.0.0.1:1".into());
    let (_stop, never) = tokio::sync::watch::channel(false);
    // The lane as it runs: it remembers that nobody was there.
    let working = tokio::spawn(worker::run(down.clone(), never));
    for _ in 0..30 {
        app.later(Duration::minutes(1));
        down.wake.all();
        let tried = job::Entity::find().filter(job::Column::LastError.is_not_null());
        let tried = tried.filter(job::Column::Holder.is_null()).filter(job::Column::RunAt.gt(app.now()));
        while tried.clone().one(&app.db.read).await.unwrap().is_none() {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
    }
    working.abort();
    let jobs = job::Entity::find().filter(job::Column::Kind.eq("mail.send")).all(&app.db.read).await.unwrap();
    assert!(jobs.iter().all(|job| job.status == Status::Waiting), "{jobs:?}");
    let tries: i32 = jobs.iter().map(|job| job.attempts).sum();
    assert!(tries <= 2, "one asks for all: {tries} attempts were counted");
    app.later(Duration::seconds(60));
    for _ in 0..2 {
        worker::round(&app).await.unwrap();
    }
    assert_eq!(app.mails().len(), 30);
}

#[tokio::test]
async fn what_took_its_worker_down_three_times_is_laid_aside_and_the_next_one_has_its_turn() {
    let app = TestApp::new().await;
    app.jobs_may_fail();
    enqueue(&app, 2).await;
    for _ in 0..3 {
        let taken = queue::lease(&app.db, app.now(), "mail.send").await.unwrap().expect("a job");
        assert_eq!(taken.id, the_job(&app).await.id, "the first one, again and again");
        app.later(Duration::minutes(3));
        // The other one is not yet due while the first is tried.
        put_off_all_but(&app, taken.id).await;
    }
    app.later(Duration::minutes(5));
    worker::round(&app).await.unwrap();
    assert_eq!(app.mails().len(), 1, "the other one has left");
    let job = the_job(&app).await;
    assert_eq!((job.status, job.lost), (Status::Dead, 3), "{job:?}");
}

async fn put_off_all_but(app: &TestApp, first: chophien::kernel::ids::JobId) {
    let later = job::ActiveModel { run_at: Set(app.now().after(Duration::minutes(4))), ..Default::default() };
    let others = job::Entity::update_many().set(later).filter(job::Column::Id.ne(first));
    others.filter(job::Column::Kind.eq("mail.send")).exec(&app.db.write).await.unwrap();
}

#[tokio::test]
async fn a_code_that_has_ended_is_not_sent() {
    let app = TestApp::new().await;
    let text = Text::new(Phone::parse("0900000001").unwrap(), "Ma cua ban: 123456");
    let until = app.now().after(Duration::minutes(5));
    let work = app.begin(Actor::System).await;
    work.enqueue(&CodeText { text: text.clone(), until }, None).await.unwrap();
    work.commit().await.unwrap();
    app.later(Duration::minutes(5));
    app.work_off().await;
    assert_eq!(app.texts(), []);
    assert_eq!(job::Entity::find().filter(job::Column::Kind.eq("text.send_code")).all(&app.db.read).await.unwrap(), []);
}

/// A mail server that answers one command as it is told, and the others well.
async fn answering(step: &'static str, said: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer(stream, step, said));
        }
    });
    url
}

async fn answer(stream: TcpStream, step: &str, said: &str) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let _ = write.write_all(b"220 test\r\n").await;
    let mut inside = false;
    while let Ok(Some(line)) = lines.next_line().await {
        let own = (line.starts_with(step) && !inside).then_some(said);
        let answer = match line.as_str() {
            "." if inside => {
                inside = false;
                "250 taken"
            }
            _ if inside => continue,
            "DATA" if own.is_none() => {
                inside = true;
                "354 go on"
            }
            _ => own.unwrap_or("250 test"),
        };
        if write.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() {
            return;
        }
    }
}

#[tokio::test]
async fn a_job_whose_worker_died_is_taken_up_again() {
    let app = TestApp::new().await;
    let work = app.begin(Actor::System).await;
    work.enqueue(&mail(), None).await.unwrap();
    work.commit().await.unwrap();
    assert!(queue::lease(&app.db, app.now(), "mail.send").await.unwrap().is_some());
    assert!(queue::lease(&app.db, app.now(), "mail.send").await.unwrap().is_none(), "nobody else gets it meanwhile");
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
