//! A database of another time is refused by every command, in one plain sentence, and nothing is done to it.

use std::time::Duration;

use chophien::{
    config,
    infra::{db::Db, marks},
    kernel::{actor::Actor, instant::Instant},
};
use migrations::{MigratorTrait, State};
use sea_orm::{ConnectionTrait, Statement};

use crate::kit::{
    database::{Folder, OwnDatabase},
    server::{Server, chophien, run},
};

const COMMANDS: [&[&str]; 6] = [&["serve"], &["work"], &["migrate"], &["demo"], &["staff", "list"], &["check"]];
/// They bring the database up to date themselves.
const MIGRATE: [&str; 2] = ["migrate", "demo"];

struct Found {
    folder: Folder,
    own: OwnDatabase,
}

impl Found {
    async fn empty() -> Self {
        let folder = Folder::new();
        let own = OwnDatabase::empty(&folder).await;
        Self { folder, own }
    }

    /// With the first so many files, and a demo world marked as there, so that `demo` has nothing to load.
    async fn after(files: usize) -> Self {
        let found = Self::empty().await;
        let db = found.db().await;
        migrations::Migrator::up(&db.write, Some(u32::try_from(files).unwrap())).await.unwrap();
        let work = db.begin(Actor::System, Instant(0)).await.unwrap();
        marks::mark_demo(&work, "ready").await.unwrap();
        work.commit().await.unwrap();
        found
    }

    async fn with(name: &str) -> Self {
        let found = Self::after(1_000).await;
        let row = format!("INSERT INTO seaql_migrations (version, applied_at) VALUES ('{name}', 0)");
        found.db().await.write.execute_unprepared(&row).await.unwrap();
        found
    }

    async fn db(&self) -> Db {
        let settings = config::Database { max_connections: 2, ..self.own.settings.clone() };
        Db::connect(&settings).await.unwrap()
    }

    async fn state(&self) -> State {
        migrations::state(&self.db().await.write).await.unwrap()
    }

    /// Every table and every name of a file.
    async fn contents(&self) -> Vec<String> {
        let db = self.db().await;
        let mut contents = super::tables(&db).await;
        if self.state().await != State::Empty {
            let names = "SELECT version FROM seaql_migrations ORDER BY version";
            let names = Statement::from_string(db.read.get_database_backend(), names);
            let rows = db.read.query_all_raw(names).await.unwrap();
            contents.extend(rows.iter().map(|row| row.try_get::<String>("", "version").unwrap()));
        }
        contents
    }

    fn command(&self, arguments: &[&str]) -> std::process::Command {
        let mut command = chophien(&self.folder, "test", &[("CHOPHIEN__DATABASE__URL", &self.own.settings.url)]);
        command.args(arguments);
        command
    }

    /// It ends at once, with one sentence that has these words, and has changed nothing.
    async fn refuses(&self, arguments: &[&str], words: &str) {
        let before = self.contents().await;
        let output = run(self.command(arguments));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success(), "{arguments:?} went on");
        assert!(said.starts_with("chophien: [database]: ") && said.lines().count() == 1, "{arguments:?}: {said:?}");
        assert!(said.contains(words), "{arguments:?}: {said:?}");
        assert_eq!(self.contents().await, before, "{arguments:?}");
    }

    /// It does what it is for.
    async fn goes_on(&self, arguments: &[&str]) {
        match arguments {
            ["serve"] => {
                let settings = [("CHOPHIEN__DATABASE__URL", self.own.settings.url.as_str())];
                assert!(Server::start(&self.folder, "test", &settings).stop(), "{arguments:?}");
            }
            ["work"] => {
                let mut child = self.command(arguments).spawn().expect("it starts");
                tokio::time::sleep(Duration::from_secs(3)).await;
                assert_eq!(child.try_wait().expect("its state"), None, "it works until it is stopped");
                child.kill().expect("killed");
                child.wait().expect("gone");
            }
            _ => {
                let output = run(self.command(arguments));
                assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
            }
        }
    }
}

fn files() -> usize {
    migrations::Migrator::migrations().len()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_command_refuses_a_database_from_the_future() {
    let found = Found::with("m21000101_000001_moon").await;
    assert_eq!(found.state().await, State::FromTheFuture("m21000101_000001_moon".into()));
    for command in COMMANDS {
        found.refuses(command, "a newer version of the program has migrated it (m21000101_000001_moon)").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_command_refuses_a_database_from_before_the_fold() {
    let found = Found::with("m20261101_000001_floor").await;
    assert_eq!(found.state().await, State::BeforeTheFold);
    for command in COMMANDS {
        found.refuses(command, "before the first release").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_migration_of_before_the_fold_that_was_cut_short_is_known() {
    let found = Found::empty().await;
    let left = "CREATE TABLE seaql_migrations (version text, applied_at bigint); CREATE TABLE marks (name text)";
    found.db().await.write.execute_unprepared(left).await.unwrap();
    assert_eq!(found.state().await, State::BeforeTheFold);
    found.refuses(&["migrate"], "before the first release").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_database_and_one_that_is_behind_are_migrated_first() {
    let empty = Found::empty().await;
    assert_eq!(empty.state().await, State::Empty);
    let behind = Found::after(files() - 1).await;
    assert_eq!(behind.state().await, State::Behind(1));
    for command in COMMANDS.iter().filter(|command| !MIGRATE.contains(&command[0])) {
        empty.refuses(command, "it is empty; run `chophien migrate` first").await;
        behind.refuses(command, "not up to date (migrations to come: 1); run `chophien migrate` first").await;
    }
    empty.goes_on(&["migrate"]).await;
    assert_eq!(empty.state().await, State::UpToDate);
    behind.goes_on(&["demo"]).await;
    assert_eq!(behind.state().await, State::UpToDate);
}

#[tokio::test(flavor = "multi_thread")]
async fn over_a_database_that_is_up_to_date_every_command_goes_on() {
    let found = Found::after(files()).await;
    assert_eq!(found.state().await, State::UpToDate);
    for command in COMMANDS {
        found.goes_on(command).await;
    }
}
