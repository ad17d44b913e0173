//! Twin of `infra/queue.rs`: a job belongs to who took it, for as long as the lease lasts, and nothing is done twice.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use chophien::{
    app::App,
    config,
    entities::job::{self, Status},
    infra::{
        clock::Clock,
        mailer::{Mail, Mailer},
        queue::{self, Failed, Taken},
        texter::Texter,
    },
    kernel::actor::Actor,
    worker,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use time::Duration;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

use crate::kit::TestApp;

const MAILS: usize = 20;

fn mail(to: &str) -> Mail {
    Mail { to: to.into(), subject: "A".into(), text: "A".into(), html: "<p>A</p>".into() }
}

async fn enqueue(app: &TestApp, mails: usize) {
    let work = app.begin(Actor::System).await;
    for at in 0..mails {
        work.enqueue(&mail(&format!("lan{at}@vidu.example")), None).await.unwrap();
    }
    work.commit().await.unwrap();
}

async fn lease(app: &TestApp) -> Option<Taken> {
    queue::lease(&app.db, app.now(), "mail.send").await.unwrap()
}

async fn rows(app: &TestApp) -> Vec<job::Model> {
    job::Entity::find().filter(job::Column::Kind.eq("mail.send")).all(&app.db.read).await.unwrap()
}

#[tokio::test]
async fn what_somebody_else_holds_by_now_is_neither_done_nor_failed_nor_planned_anew() {
    let app = TestApp::new().await;
    enqueue(&app, 1).await;
    let slow = lease(&app).await.expect("a job");
    assert!(lease(&app).await.is_none(), "it is held");
    app.later(Duration::minutes(3));
    let quick = lease(&app).await.expect("the lease is over");
    let before = rows(&app).await;

    let now = app.now();
    assert!(!queue::done(&app.db, &slow, now).await.unwrap());
    assert!(!queue::failed(&app.db, &slow, &Failed::never("too late"), now).await.unwrap());
    assert!(!queue::again(&app.db, &slow, now, None, now).await.unwrap());
    assert_eq!(rows(&app).await, before, "nothing is written");

    assert!(queue::done(&app.db, &quick, now).await.unwrap());
    assert_eq!(rows(&app).await, []);
    assert!(!queue::done(&app.db, &quick, now).await.unwrap(), "once");
}

#[tokio::test]
async fn what_can_never_go_well_is_laid_aside_at_once() {
    let app = TestApp::new().await;
    app.jobs_may_fail();
    let work = app.begin(Actor::System).await;
    work.enqueue_raw("mail.send", "{}".into(), None, work.now).await.unwrap();
    work.enqueue(&mail("nobody"), None).await.unwrap();
    work.enqueue_raw("notices.on_orders", "999".into(), None, work.now).await.unwrap();
    work.enqueue_raw("weather.tell", "{}".into(), None, work.now).await.unwrap();
    work.commit().await.unwrap();
    // A mailer that reads addresses, as the one of tests does not.
    let settings = config::Mail { url: "smtp://127.0.0.1:1".into(), url_file: None, from: "cho@phien.example".into() };
    worker::round(&beside(&app, &settings)).await.unwrap();
    let jobs = job::Entity::find().filter(job::Column::LastError.is_not_null()).all(&app.db.read).await.unwrap();
    let ends: BTreeMap<_, _> = jobs.iter().map(|job| ((job.kind.as_str(), job.body.len() > 3), job)).collect();
    for (dead, has_body) in [("mail.send", false), ("mail.send", true), ("notices.on_orders", false)] {
        let job = ends[&(dead, has_body)];
        assert_eq!((job.status, job.attempts), (Status::Dead, 1), "{job:?}");
    }
    let unknown = job::Entity::find().filter(job::Column::Kind.eq("weather.tell")).one(&app.db.read).await.unwrap();
    let unknown = unknown.expect("it waits");
    assert_eq!((unknown.status, unknown.attempts), (Status::Waiting, 0), "another node may know it");
}

/// The same market on another machine: mails leave through that server, at the same time.
fn beside(app: &TestApp, settings: &config::Mail) -> App {
    let (texter, _) = Texter::memory();
    let clock = app.clock.clone();
    let beside = App::assemble(app.config.clone(), app.db.clone(), clock, Mailer::new(settings).unwrap(), texter);
    beside.unwrap_or_else(|e| panic!("{e}"))
}

/// Takes mails over one connection; each takes 30 seconds of the market's time.
async fn take_slowly(stream: TcpStream, clock: Clock, taken: Arc<Mutex<Vec<String>>>) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let _ = write.write_all(b"220 test\r\n").await;
    let mut inside = false;
    while let Ok(Some(line)) = lines.next_line().await {
        let answer: &[u8] = match line.as_str() {
            "." if inside => {
                inside = false;
                clock.advance(Duration::seconds(30));
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
                b"250 taken\r\n"
            }
            _ if inside => continue,
            "DATA" => {
                inside = true;
                b"354 go on\r\n"
            }
            other => {
                taken.lock().unwrap().extend(other.strip_prefix("RCPT TO:").map(str::to_owned));
                b"250 test\r\n"
            }
        };
        if write.write_all(answer).await.is_err() {
            return;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_workers_and_a_slow_server_send_no_mail_twice() {
    let app = TestApp::new().await;
    enqueue(&app, MAILS).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let settings = config::Mail {
        url: format!("smtp://{}", listener.local_addr().unwrap()),
        url_file: None,
        from: "cho@phien.example".into(),
    };
    let taken = Arc::<Mutex<Vec<String>>>::default();
    let (clock, list) = (app.clock.clone(), taken.clone());
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(take_slowly(stream, clock.clone(), list.clone()));
        }
    });

    let workers: Vec<_> = (0..2)
        .map(|_| {
            let app = beside(&app, &settings);
            tokio::spawn(async move {
                for _ in 0..50 {
                    worker::round(&app).await.expect("a round");
                }
            })
        })
        .collect();
    for worker in workers {
        worker.await.expect("a worker");
    }
    let mut sent = taken.lock().unwrap().clone();
    let all = sent.len();
    sent.sort();
    sent.dedup();
    assert_eq!((all, sent.len()), (MAILS, MAILS), "each mail once");
    assert_eq!(job::Entity::find().filter(job::Column::Kind.eq("mail.send")).count(&app.db.read).await.unwrap(), 0);
}
