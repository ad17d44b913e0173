//! Nodes that keep pages: each reads marks as `chophien serve` does.

use std::time::{Duration, Instant};

use axum::Router;
use chophien::{
    app::App,
    infra::{db::Db, mailer::Mailer, page_cache::follow, texter::Texter},
    site,
    web::kept::Front,
};
use tokio::sync::watch;

use super::{answer::Answer, app::TestApp, visitor::Visitor};

/// What a change may take to be seen everywhere.
const A_SECOND: Duration = Duration::from_secs(1);

/// A node that serves and keeps pages, until dropped.
pub struct Node {
    app: App,
    site: Router,
    front: Front,
    _stop: watch::Sender<bool>,
}

impl TestApp {
    /// This app as a node.
    pub async fn node(&self) -> Node {
        Node::of(self.app()).await
    }

    /// A second one over the same database.
    pub async fn second_node(&self) -> Node {
        Node::of(self.second_app().await).await
    }

    /// The app of a second process.
    pub async fn second_app(&self) -> App {
        let db = Db::connect(&self.config.database).await.expect("the test's own database");
        let (mailer, texter) = (Mailer::memory().0, Texter::memory().0);
        App::assemble(self.config.clone(), db, self.clock.clone(), mailer, texter).expect("a second app")
    }
}

impl Node {
    async fn of(app: App) -> Self {
        let (site, front) = (site::site(&app), site::front(&app));
        let (stop, stopped) = watch::channel(false);
        tokio::spawn(follow(app.pages.clone(), app.db.clone(), app.clock.clone(), stopped));
        while !app.pages.is_open() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        Self { app, site, front, _stop: stop }
    }

    /// Somebody who has just come in.
    pub fn visitor(&self) -> Visitor {
        self.known(Visitor::new(self.site.clone(), self.app.clone()))
    }

    /// Somebody with cookies.
    pub fn known(&self, visitor: Visitor) -> Visitor {
        visitor.before(self.front.clone())
    }
}

/// Asks again and again until the page is as it should be; within a second it must.
pub async fn within_a_second(visitor: &mut Visitor, path: &str, is_right: impl Fn(&Answer) -> bool) {
    let begun = Instant::now();
    loop {
        let asked = begun.elapsed();
        let answer = visitor.get(path).await;
        if is_right(&answer) {
            return;
        }
        assert!(asked < A_SECOND, "{path} is out of date after {asked:?}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
