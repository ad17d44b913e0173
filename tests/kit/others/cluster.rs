//! PostgreSQL servers of one test's own, a primary and its streaming replica, started and stopped by it.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use sea_orm::{ConnectionTrait, Database, DbBackend, DbErr, Statement};

use super::super::{
    database::{Folder, on_postgres},
    server::free_port,
};

/// A server that listens in its own folder only, or on a port behind TLS.
pub struct Cluster {
    bin: PathBuf,
    folder: Folder,
    tls: Option<SocketAddr>,
}

/// Debian makes one for each machine.
const CERTIFICATE: &str = "-c ssl=on -c ssl_cert_file=/etc/ssl/certs/ssl-cert-snakeoil.pem \
    -c ssl_key_file=/etc/ssl/private/ssl-cert-snakeoil.key";

/// The folder of the server's programs. A run on PostgreSQL has them, or the server is another machine's and they are needed.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = versions.map(|entry| entry.path().join("bin")).collect();
    found.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    let found = found.into_iter().rev().find(|bin| bin.join("initdb").exists() && bin.join("pg_basebackup").exists());
    assert!(found.is_some() || !on_postgres(), "a run on PostgreSQL needs its initdb and pg_basebackup");
    found
}

impl Cluster {
    /// With nothing in it; nothing where PostgreSQL is not installed.
    pub fn primary() -> Option<Self> {
        Some(Self::made(Self::in_a_folder(programs()?)))
    }

    /// One that is asked over TLS, by who knows none of its signers; nothing where PostgreSQL is not installed.
    pub fn over_tls() -> Option<Self> {
        let mut new = Self::in_a_folder(programs()?);
        new.tls = Some(free_port());
        Some(Self::made(new))
    }

    fn made(new: Self) -> Self {
        new.run("initdb", &["--no-sync", "-A", "trust", "--locale=C.UTF-8", "-U", "postgres", "-D", &new.data()]);
        new.start();
        new
    }

    /// A replica that follows.
    pub fn replica(&self) -> Self {
        let new = Self::in_a_folder(self.bin.clone());
        let from = self.folder.display().to_string();
        let copy = ["-h", &from, "-U", "postgres", "-D", &new.data(), "-R", "-X", "stream", "-c", "fast", "--no-sync"];
        new.run("pg_basebackup", &copy);
        new.start();
        new
    }

    fn in_a_folder(bin: PathBuf) -> Self {
        let new = Self { bin, folder: Folder::new(), tls: None };
        if is_root() {
            let owned = Command::new("chown").arg("postgres").arg(&*new.folder).status().expect("chown");
            assert!(owned.success());
        }
        new
    }

    fn data(&self) -> String {
        self.folder.join("data").display().to_string()
    }

    /// As no user of PostgreSQL may be root.
    fn command(&self, program: &str, arguments: &[&str]) -> Command {
        let program = self.bin.join(program);
        let mut command = if is_root() { Command::new("runuser") } else { Command::new(&program) };
        if is_root() {
            command.args(["-u", "postgres", "--"]).arg(&program);
        }
        command.args(arguments).current_dir("/").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let ended = self.command(program, arguments).status().expect(program);
        assert!(ended.success(), "{program} {arguments:?}");
    }

    /// Starts it, and waits until it answers. A replica lets nobody's report stand in the way of what it replays.
    pub fn start(&self) {
        let heard = self.tls.map(|tls| format!("-c listen_addresses={} -p {} {CERTIFICATE}", tls.ip(), tls.port()));
        let heard = heard.unwrap_or_else(|| "-c listen_addresses=''".to_owned());
        let options = format!(
            "{heard} -k {} -c fsync=off -c max_connections=50 -c max_standby_streaming_delay=0",
            self.folder.display()
        );
        let log = self.folder.join("log").display().to_string();
        self.run("pg_ctl", &["-D", &self.data(), "-w", "-l", &log, "-o", &options, "start"]);
    }

    /// The plug is pulled.
    pub fn stop(&self) {
        self.run("pg_ctl", &["-D", &self.data(), "-m", "immediate", "-w", "stop"]);
    }

    /// Its address.
    pub fn url(&self) -> String {
        match self.tls {
            Some(tls) => format!("postgres://postgres@{tls}/postgres?sslmode=require"),
            None => format!("postgres://postgres@localhost/postgres?host={}", self.folder.display()),
        }
    }

    /// What it answers to a question with one word for an answer.
    pub async fn ask(&self, question: &str) -> String {
        self.try_to_ask(question).await.unwrap_or_else(|e| panic!("{question}: {e}"))
    }

    /// A replica breaks a question off that stands in the way of what it replays.
    async fn try_to_ask(&self, question: &str) -> Result<String, DbErr> {
        let db = Database::connect(self.url()).await?;
        let asked = format!("SELECT CAST(({question}) AS TEXT)");
        let row = db.query_one_raw(Statement::from_string(DbBackend::Postgres, asked)).await?;
        let said = row.map(|row| row.try_get_by_index::<Option<String>>(0)).transpose()?;
        db.close().await?;
        Ok(said.flatten().unwrap_or_default())
    }

    /// Waits until the replica has everything that is here now.
    pub async fn reaches(&self, replica: &Cluster) {
        let position = self.ask("SELECT pg_current_wal_lsn()").await;
        replica.says(&format!("SELECT pg_last_wal_replay_lsn() >= '{position}'::pg_lsn"), "true").await;
    }

    /// Waits until it answers so.
    pub async fn says(&self, question: &str, answer: &str) {
        let begun = Instant::now();
        while !self.try_to_ask(question).await.is_ok_and(|said| said == answer) {
            assert!(begun.elapsed() < Duration::from_secs(20), "{question} is not {answer}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if Path::new(&self.data()).join("postmaster.pid").exists() {
            let _ = self.command("pg_ctl", &["-D", &self.data(), "-m", "immediate", "-w", "stop"]).status();
        }
    }
}

fn is_root() -> bool {
    let said = Command::new("id").arg("-u").output().expect("id");
    said.stdout.starts_with(b"0\n")
}
