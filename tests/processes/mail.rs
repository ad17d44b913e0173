//! A mail server that misbehaves, each way over a market of its own with a node and one more worker, all at once. Codes by text arrive
//! meanwhile, whoever is asked to stop stops, and when the server behaves again every mail leaves.

use std::{
    fmt,
    path::Path,
    time::{Duration, Instant},
};

use chophien::{
    entities::job::{self, Status},
    infra::{clock::Clock, mailer::Mail},
    kernel::actor::Actor,
    market::documents::slugs,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tokio::task::spawn_blocking;

use super::{after, market::Market, told};
use crate::kit::{
    others::mail_server::{MailServer, Manner},
    server::{Server, own_port},
};

const MAILS: usize = 5;
/// How long it misbehaves.
const LASTS: Duration = Duration::from_secs(20);
const CODE_WITHIN: Duration = Duration::from_secs(5);
const STOPS_WITHIN: Duration = Duration::from_secs(30);
const LEAVE_WITHIN: Duration = Duration::from_secs(60);

const MANNERS: [(&str, Manner); 8] = [
    ("silent", Manner::Silent),
    ("slow", Manner::Slow),
    ("closes after DATA", Manner::ClosesAfterData),
    ("451", Manner::Says("RCPT", "451 come back")),
    ("550", Manner::Says("RCPT", "550 nobody here")),
    ("421", Manner::Says("EHLO", "421 closing")),
    ("nonsense", Manner::Nonsense),
    ("wants STARTTLS it has not", Manner::Says("MAIL", "530 Must issue a STARTTLS command first")),
];

/// What one manner did.
struct Seen {
    name: &'static str,
    code: Option<Duration>,
    left: Option<Duration>,
    stopped: Duration,
    stopped_well: bool,
    missing: usize,
    twice: usize,
    /// Taken by the server, which never said so.
    answer_lost: usize,
    given_up: u64,
}

impl Seen {
    fn is_kept(&self) -> bool {
        let in_time =
            self.code.is_some_and(|after| after < CODE_WITHIN) && self.left.is_some_and(|after| after < LEAVE_WITHIN);
        in_time && self.stopped < STOPS_WITHIN && self.stopped_well && self.missing == 0 && self.twice == 0
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, code, left, stopped, missing, twice, answer_lost, given_up, .. } = self;
        write!(
            f,
            "{name}: code {}, stopped {stopped:.1?}, mails left {} after the mend, missing {missing}, ",
            after(*code),
            after(*left),
        )?;
        write!(
            f,
            "twice {twice}, again because the answer was lost {answer_lost}, given up and sent again by staff {given_up}"
        )
    }
}

async fn enqueue(market: &Market, from: usize, many: usize) {
    let work = market.app.db.begin(Actor::System, Clock::machine().now()).await.expect("a transaction");
    for number in from..from + many {
        let to = format!("lan{number}@vidu.example");
        let mail = Mail { to, subject: "A".into(), text: "A".into(), html: "<p>A</p>".into() };
        work.enqueue(&mail, None).await.expect("enqueued");
    }
    work.commit().await.expect("committed");
}

async fn jobs(market: &Market, status: Status) -> u64 {
    let mails = job::Entity::find().filter(job::Column::Kind.eq("mail.send")).filter(job::Column::Status.eq(status));
    mails.count(&market.app.db.read).await.expect("the queue")
}

/// Somebody registers; how long it takes until her code is in the folder of texts.
async fn code(market: &Market, node: &Server) -> Option<Duration> {
    let versions = market.app.versions(&slugs::AT_REGISTRATION).await;
    let versions = versions.iter().map(|(name, value)| (*name, value.as_str()));
    let typed = [("name", "Giàng Thị Sai"), ("phone", "0900000101"), ("accept", "yes")];
    let fields: Vec<_> = typed.into_iter().chain(versions).collect();
    let begun = Instant::now();
    market.app.visitor().at(node).post("/register", &fields).await.assert_redirect("/register/code");
    while begun.elapsed() < CODE_WITHIN * 4 {
        if has_text_to("0900000101", &market.app.folder().join("texts")) {
            return Some(begun.elapsed());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    None
}

fn has_text_to(phone: &str, folder: &Path) -> bool {
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    files.filter_map(|file| std::fs::read_to_string(file.path()).ok()).any(|text| text.contains(phone))
}

/// Staff send again what was given up, until all has left.
async fn all_left(market: &Market, node: &Server, within: Duration) -> Option<Duration> {
    let mut tam = market.app.visitor_as(market.app.tam().await).await.at(node);
    let begun = Instant::now();
    while begun.elapsed() < within {
        if jobs(market, Status::Dead).await > 0 {
            tam.post("/staff/jobs", &[("kind", "mail.send"), ("deed", "all_again")])
                .await
                .assert_redirect("/staff/jobs");
        }
        if jobs(market, Status::Waiting).await == 0 {
            return Some(begun.elapsed());
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    None
}

async fn seen(name: &'static str, manner: Manner) -> Seen {
    let mut market = Market::new().await;
    let server = MailServer::new(manner).await;
    market.set("CHOPHIEN__MAIL__URL", server.url());
    let node = market.serve(own_port());
    let worker = market.work();
    enqueue(&market, 0, MAILS).await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let code = code(&market, &node).await;
    tokio::time::sleep(LASTS).await;
    let given_up = jobs(&market, Status::Dead).await;
    server.behave(Manner::Well);
    let left = all_left(&market, &node, LEAVE_WITHIN * 2).await;

    // Once more, to be asked to stop with a mail under way.
    server.behave(manner);
    enqueue(&market, MAILS, 1).await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    let asked = Instant::now();
    let stopped_well = spawn_blocking(move || (node.stop(), worker.stop())).await.expect("they end") == (true, true);
    let stopped = asked.elapsed();
    let taken = server.taken();
    let of = |to: &str, told: bool| taken.iter().filter(|(address, said)| address == to && *said == told).count();
    let mails: Vec<_> = (0..MAILS).map(|number| format!("lan{number}@vidu.example")).collect();
    Seen {
        name,
        code,
        left,
        stopped,
        stopped_well,
        missing: mails.iter().filter(|to| of(to, true) == 0).count(),
        twice: mails.iter().filter(|to| of(to, true) > 1).count(),
        answer_lost: mails.iter().map(|to| of(to, false)).sum(),
        given_up,
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
#[ignore = "minutes: make faults"]
async fn a_server_that_misbehaves() {
    let all = MANNERS.map(|(name, manner)| tokio::spawn(seen(name, manner)));
    let mut broken = 0;
    for manner in all {
        let seen = manner.await.expect("seen");
        told("mail server", &seen);
        broken += usize::from(!seen.is_kept());
    }
    assert_eq!(broken, 0, "a promise is broken");
}
