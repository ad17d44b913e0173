//! A market with something to buy, and the processes over it.

use std::{
    net::SocketAddr,
    process::{Command, Output},
    time::{Duration, Instant},
};

use chophien::{
    entities::{job, outbox},
    infra::clock::Clock,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use tokio::task::block_in_place;

use crate::kit::{
    TestApp,
    goods::{Good, Listing},
    server::{self, Process, Server},
};

/// Enough for any load.
pub(super) const PLENTY: i64 = 1_000_000;
/// Done once, for somebody; all other kinds come back by themselves.
const ONCE: [&str; 5] = ["mail.send", "text.send", "text.send_code", "notices.on_orders", "notices.on_moderation"];

/// Two shops with two goods each.
pub(super) struct Market {
    pub(super) app: TestApp,
    pub(super) goods: Vec<Good>,
    /// Pieces of each good at the start.
    pub(super) pieces: i64,
    settings: Vec<(&'static str, String)>,
}

impl Market {
    /// Over a new database, with plenty of everything.
    pub(super) async fn new() -> Self {
        Self::over(TestApp::new().await, PLENTY).await
    }

    /// Over the database of an app.
    pub(super) async fn over(app: TestApp, pieces: i64) -> Self {
        app.jobs_may_fail();
        // The processes have the machine's: whoever signs in here is in there too.
        app.clock.set(Clock::machine().now());
        let mut goods = Vec::new();
        for shop in [app.my().await, app.may_trang().await] {
            for _ in 0..2 {
                goods.push(app.product(&shop, Listing { stock: pieces, ..Listing::default() }).await);
            }
        }
        let folder = |name| format!("file:{}", app.folder().join(name).display());
        let settings = vec![
            // What a process complains of while it is broken is no figure.
            ("RUST_LOG", "off".to_owned()),
            ("CHOPHIEN__MAIL__URL", folder("mail")),
            ("CHOPHIEN__TEXT__URL", folder("texts")),
            ("CHOPHIEN__LIMITS__PURCHASE_PER_HOUR", "1000000".to_owned()),
            ("CHOPHIEN__TEXT__PER_DAY", "1000000".to_owned()),
        ];
        Self { app, goods, pieces, settings }
    }

    /// One more setting of every process that begins from now on.
    pub(super) fn set(&mut self, name: &'static str, value: impl Into<String>) {
        self.settings.retain(|(known, _)| *known != name);
        self.settings.push((name, value.into()));
    }

    /// The program, to be told what to do.
    pub(super) fn command(&self) -> Command {
        let settings: Vec<_> = self.settings.iter().map(|(name, value)| (*name, value.as_str())).collect();
        server::over(&self.app, &settings)
    }

    /// A node that answers.
    pub(super) fn serve(&self, at: SocketAddr) -> Server {
        block_in_place(|| Server::begin(self.command(), at))
    }

    /// `chophien work`.
    pub(super) fn work(&self) -> Process {
        let mut command = self.command();
        command.arg("work");
        Process::begin(command)
    }

    /// A command that comes to its end.
    pub(super) fn run(&self, arguments: &[&str]) -> Output {
        let mut command = self.command();
        command.args(arguments);
        block_in_place(|| server::run(command))
    }

    /// What `chophien check` complains of.
    pub(super) fn complaint(&self) -> Option<String> {
        let output = self.run(&["check"]);
        (!output.status.success()).then(|| String::from_utf8_lossy(&output.stderr).trim().to_owned())
    }

    /// Waits until everything that happened is handed on and done; false where that takes longer.
    pub(super) async fn settles(&self, within: Duration) -> bool {
        let begun = Instant::now();
        loop {
            let events = outbox::Entity::find().count(&self.app.db.read).await.expect("the outbox");
            let jobs = job::Entity::find().filter(job::Column::Kind.is_in(ONCE));
            if events + jobs.count(&self.app.db.read).await.expect("the queue") == 0 {
                return true;
            }
            if begun.elapsed() > within {
                return false;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }
}
