//! A database for each test: copied from a template that is migrated once per process.

use std::{
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};

use chophien::{config, infra::db::Db};
use migrations::MigratorTrait;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};
use tokio::sync::OnceCell;

const TEMPLATES: &str = "chophien-template-";
static TEMPLATE: OnceCell<String> = OnceCell::const_new();
static COUNT: AtomicU32 = AtomicU32::new(0);

/// Whether this run is on PostgreSQL.
pub fn on_postgres() -> bool {
    std::env::var("CHOPHIEN_TEST_DATABASE").is_ok_and(|d| d == "postgres")
}

/// A database of one's own, gone when dropped.
pub struct OwnDatabase {
    /// As the settings want it.
    pub settings: config::Database,
    name: String,
    /// On a server that the test has started, and stops.
    elsewhere: bool,
}

fn settings(url: String) -> config::Database {
    config::Database {
        url,
        url_file: None,
        replica_url: None,
        replica_url_file: None,
        replica_lag_seconds: 60,
        max_connections: 6,
        longest_seconds: 10,
    }
}

impl OwnDatabase {
    /// On another server than that of this run, where it is migrated.
    pub async fn on(server: String) -> Self {
        migrate(&server).await;
        Self { settings: settings(server), name: String::new(), elsewhere: true }
    }

    /// Migrated, with the reference data and nothing else.
    pub async fn migrated(folder: &Path) -> Self {
        Self::copied(folder, TEMPLATE.get_or_init(make_template).await).await
    }

    /// Of a file, or of a database of the same server to which nobody is connected.
    pub async fn copied(folder: &Path, from: &str) -> Self {
        let own = Self::named(folder);
        if on_postgres() {
            admin(&format!("CREATE DATABASE {} TEMPLATE {from} STRATEGY FILE_COPY", own.name)).await;
        } else {
            std::fs::copy(from, folder.join("market.db")).expect("it is copied");
        }
        own
    }

    /// With no table at all.
    pub async fn empty(folder: &Path) -> Self {
        let own = Self::named(folder);
        if on_postgres() {
            admin(&format!("CREATE DATABASE {}", own.name)).await;
        }
        own
    }

    fn named(folder: &Path) -> Self {
        let name = format!("test_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::SeqCst));
        let url =
            if on_postgres() { postgres(&name) } else { format!("sqlite:{}", folder.join("market.db").display()) };
        Self { settings: settings(url), name, elsewhere: false }
    }
}

impl Drop for OwnDatabase {
    fn drop(&mut self) {
        if on_postgres() && !self.elsewhere {
            let drop = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
            let done = std::thread::spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
                runtime.block_on(admin(&drop));
            });
            let _ = done.join();
        }
    }
}

/// A folder of one's own, gone when dropped.
pub struct Folder(PathBuf);

impl Folder {
    /// Under the system's folder for such things.
    pub fn new() -> Self {
        let name = format!("chophien-test-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::SeqCst));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).expect("a folder for a test");
        Self(path)
    }
}

impl std::ops::Deref for Folder {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

async fn make_template() -> String {
    if on_postgres() {
        let name = format!("template_{}", std::process::id());
        admin(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
        admin(&format!("CREATE DATABASE {name}")).await;
        migrate(&postgres(&name)).await;
        return name;
    }
    forget_templates_of_the_dead();
    let folder = std::env::temp_dir().join(format!("{TEMPLATES}{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for the template");
    let file = folder.join("template.db");
    let _ = std::fs::remove_file(&file);
    migrate(&format!("sqlite:{}", file.display())).await;
    file.display().to_string()
}

/// No process tidies up after its last test; the next one does.
fn forget_templates_of_the_dead() {
    for entry in std::fs::read_dir(std::env::temp_dir()).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let process = name.strip_prefix(TEMPLATES).and_then(|id| id.parse::<u32>().ok());
        if process.is_some_and(|id| Path::new("/proc/self").exists() && !Path::new(&format!("/proc/{id}")).exists()) {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

async fn migrate(url: &str) {
    let settings = config::Database { max_connections: 1, longest_seconds: 60, ..settings(url.to_owned()) };
    let db = Db::connect(&settings).await.expect("the template's database");
    migrations::Migrator::up(&db.write, None).await.expect("the migrations run");
    if !db.is_postgres() {
        db.write.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await.expect("everything in one file");
    }
    db.read.pool.close().await.expect("closed");
    db.reports.close().await.expect("closed");
    db.write.close().await.expect("closed");
}

/// The address of a database on the server of this run.
pub fn postgres(name: &str) -> String {
    let base = std::env::var("CHOPHIEN_TEST_POSTGRES_URL").expect("CHOPHIEN_TEST_POSTGRES_URL names a server");
    let mut url = url::Url::parse(&base).expect("CHOPHIEN_TEST_POSTGRES_URL is an address");
    url.set_path(name);
    url.to_string()
}

/// The name in such an address.
pub fn name_of(url: &str) -> String {
    url::Url::parse(url).expect("an address").path().trim_start_matches('/').to_owned()
}

/// Asks that server to do something.
pub async fn admin(statement: &str) {
    let db: DatabaseConnection = Database::connect(postgres("postgres")).await.expect("the server answers");
    db.execute_unprepared(statement).await.expect(statement);
    let _ = db.close().await;
}
