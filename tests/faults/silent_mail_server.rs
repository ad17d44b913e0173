//! A mail server that takes connections and never says a word: it costs its own mails some time, and nobody else anything.

use std::{
    io::Read,
    net::{SocketAddr, TcpListener},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Instant,
};

use chophien::{
    app::App,
    config,
    entities::job,
    infra::{
        clock::Clock,
        mailer::{Mail, Mailer},
        texter::{Text, Texter},
    },
    kernel::{actor::Actor, phone::Phone},
    worker,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use time::Duration;

use crate::kit::{TestApp, server::Server};

/// Listens, takes what it is told, and answers nothing; counts who came.
struct Silence {
    address: SocketAddr,
    came: Arc<AtomicUsize>,
}

impl Silence {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let (address, came) = (listener.local_addr().expect("its address"), Arc::new(AtomicUsize::new(0)));
        let counted = came.clone();
        std::thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                counted.fetch_add(1, Ordering::SeqCst);
                std::thread::spawn(move || while matches!(stream.read(&mut [0; 64]), Ok(1..)) {});
            }
        });
        Self { address, came }
    }

    fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    fn came(&self) -> usize {
        self.came.load(Ordering::SeqCst)
    }
}

async fn leave_in_the_queue(app: &TestApp, mails: usize) {
    let work = app.begin(Actor::System).await;
    for at in 0..mails {
        let to = format!("lan{at}@vidu.example");
        work.enqueue(&Mail { to, subject: "A".into(), text: "A".into(), html: "<p>A</p>".into() }, None).await.unwrap();
    }
    work.enqueue(&Text::new(Phone::parse("0900000001").unwrap(), "xin chào"), None).await.unwrap();
    work.commit().await.unwrap();
}

async fn waiting(app: &TestApp, kind: &str) -> u64 {
    job::Entity::find().filter(job::Column::Kind.eq(kind)).count(&app.db.read).await.unwrap()
}

#[tokio::test]
async fn a_server_that_says_nothing_keeps_no_other_job_and_its_mails_are_tried_again() {
    let app = TestApp::with(|config| config.jobs.longest_seconds = 1).await;
    let silence = Silence::new();
    leave_in_the_queue(&app, 5).await;
    let settings = config::Mail { url: silence.url(), url_file: None, from: "cho@phien.example".into() };
    let ((texter, texts), clock) = (Texter::memory(), Clock::fixed(app.now()));
    let mailer = Mailer::new(&settings).unwrap();
    let slow = App::assemble(app.config.clone(), app.db.clone(), clock, mailer, texter);
    let slow = slow.unwrap_or_else(|e| panic!("{e}"));

    let begun = Instant::now();
    worker::round(&slow).await.unwrap();
    assert!(begun.elapsed().as_secs() < 5, "{:?} for one round", begun.elapsed());
    assert_eq!(texts.lock().unwrap().len(), 1, "the text has left");
    assert_eq!(silence.came(), 1, "the other mails do not each wait for the same silence");
    assert_eq!(waiting(&app, "mail.send").await, 5);
    let failed = job::Entity::find().filter(job::Column::LastError.is_not_null()).one(&app.db.read).await;
    assert!(failed.unwrap().unwrap().last_error.unwrap().contains("not done within 1 s"));

    app.later(Duration::minutes(5));
    app.work_off_whatever_comes().await;
    assert_eq!(app.mails().len(), 5, "by a server that speaks");
}

#[tokio::test]
async fn how_long_a_silent_server_held_the_question_does_not_put_off_the_next_one() {
    let app = TestApp::with(|config| config.jobs.longest_seconds = 1).await;
    app.jobs_may_fail();
    let silence = Silence::new();
    leave_in_the_queue(&app, 3).await;
    let settings = config::Mail { url: silence.url(), url_file: None, from: "cho@phien.example".into() };
    let (texter, _) = Texter::memory();
    let over =
        App::assemble(app.config.clone(), app.db.clone(), app.clock.clone(), Mailer::new(&settings).unwrap(), texter);
    let over = over.unwrap_or_else(|e| panic!("{e}"));
    let (_say, never) = tokio::sync::watch::channel(false);
    let working = tokio::spawn(worker::run(over.clone(), never));
    came(&silence, 1).await;
    // It is silent for half a minute before it is given up.
    app.later(Duration::seconds(30));
    let failed = || job::Entity::find().filter(job::Column::LastError.is_not_null()).one(&app.db.read);
    while failed().await.unwrap().is_none() {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert_eq!(silence.came(), 1);
    app.later(Duration::seconds(20));
    over.wake.all();
    came(&silence, 2).await;
    working.abort();
}

async fn came(silence: &Silence, times: usize) {
    for _ in 0..200 {
        if silence.came() >= times {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("nobody asked a {times}. time");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_that_waits_for_a_silent_server_stops_when_it_is_asked_to() {
    let app = TestApp::new().await;
    let silence = Silence::new();
    leave_in_the_queue(&app, 3).await;
    let (url, longest) = (silence.url(), "90");
    let settings = [("CHOPHIEN__MAIL__URL", url.as_str()), ("CHOPHIEN__JOBS__LONGEST_SECONDS", longest)];
    let server = Server::over(&app, &settings);
    for _ in 0..100 {
        if silence.came() > 0 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert!(silence.came() > 0, "the mail is under way");

    let asked = Instant::now();
    assert!(server.stop(), "it ends well");
    assert!(asked.elapsed().as_secs() < 30, "{:?} to stop", asked.elapsed());
    assert_eq!(waiting(&app, "mail.send").await, 3, "no mail is lost");
    app.later(Duration::days(400));
    app.work_off_whatever_comes().await;
    assert_eq!(app.mails().len(), 3);
}
