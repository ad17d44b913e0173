//! A small filled database of every released schema is kept in `tests/kept/`, for both databases, and everything that has been
//! added since runs from each: what people had is still there, and the program reads the same out of it.
//!
//! A kept file holds rows only. Its name is the last migration that its database had seen: the tables come from the migrations up
//! to there, and with them the reference data, which is too long to keep. `tests/run.sh kept` makes the files of the newest
//! schema; once a schema has been released, its files are never made again.

mod rows;
pub mod seen;
pub mod small_market;

use std::path::PathBuf;

use chophien::{entities::certificate, infra::db::Db, kernel::paper_number};
use migrations::MigratorTrait;
use sea_orm::{ConnectionTrait, DatabaseConnection, EntityTrait};

use crate::kit::{
    TestApp,
    database::{Folder, OwnDatabase, on_postgres},
};

/// Begins a line of what the program read when the file was made.
const SEEN: &str = "-- seen: ";
/// What triggers write while the other rows come back: the rows that were kept stand for theirs.
const BY_TRIGGERS: [&str; 5] = ["event_places", "page_marks", "place_goods", "shop_goods", "unsealed"];
/// A kept file is small, or nobody would look into it.
const LONGEST: usize = 200_000;

struct Kept {
    /// Of the last migration that it had seen.
    version: String,
    text: String,
}

impl Kept {
    fn seen(&self) -> impl Iterator<Item = &str> {
        self.text.lines().filter_map(|line| line.strip_prefix(SEEN))
    }

    /// The database as it was when it was kept, and not one migration further.
    async fn restore(&self, db: &DatabaseConnection) {
        let files = migrations::Migrator::migrations();
        let last = files.iter().position(|file| file.name() == self.version);
        let last = last.unwrap_or_else(|| panic!("{} is no migration any more", self.version));
        migrations::Migrator::up(db, Some(u32::try_from(last + 1).unwrap())).await.unwrap();
        db.execute_unprepared(&self.text).await.unwrap_or_else(|e| panic!("{}: {e}", self.version));
    }
}

fn folder() -> PathBuf {
    let kind = if on_postgres() { "postgres" } else { "sqlite" };
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/kept").join(kind)
}

fn all_kept() -> Vec<Kept> {
    let files = std::fs::read_dir(folder()).expect("the kept databases").map(|entry| entry.unwrap().path());
    let kept = files.map(|path| Kept {
        version: path.file_stem().unwrap().to_string_lossy().into_owned(),
        text: std::fs::read_to_string(&path).unwrap(),
    });
    kept.collect()
}

/// A database as it was when the first one was kept.
pub async fn restore_oldest(db: &DatabaseConnection) {
    let all = all_kept();
    all.iter().min_by(|a, b| a.version.cmp(&b.version)).expect("one is kept").restore(db).await;
}

#[tokio::test]
async fn from_every_kept_database_a_way_leads_to_now_and_nothing_is_lost() {
    let all = all_kept();
    assert!(!all.is_empty(), "none is kept in {}", folder().display());
    for kept in all {
        let place = Folder::new();
        let own = OwnDatabase::empty(&place).await;
        let db = Db::connect(&own.settings).await.unwrap();
        kept.restore(&db.write).await;
        migrations::migrate(&db.write, &own.settings.url).await.unwrap();
        let (is, new) =
            (migrations::shape(&db.write).await.unwrap(), migrations::expected(&own.settings.url).await.unwrap());
        assert_eq!(is, new, "{}: it does not become what a new one is", kept.version);
        for paper in certificate::Entity::find().all(&db.read).await.unwrap() {
            assert_eq!(paper.number_key, paper_number::key(&paper.number), "{}: the key of a number", kept.version);
        }
        let now = seen::seen(&db.read).await;
        assert!(kept.seen().count() > 10, "{}: too little was seen", kept.version);
        for line in kept.seen() {
            assert!(
                now.iter().any(|read| read == line || is_newer(read, line)),
                "{}: {line:?} has become {now:#?}",
                kept.version
            );
        }
    }
}

/// A paper that nobody has written anew has the version that a migration has published since; and coverage counts the registry, which
/// a market of before has yet to be given.
fn is_newer(now: &str, then: &str) -> bool {
    if then.starts_with("ocop: ") {
        return now == "ocop: Coverage { valid: 0, on_sale: 0 }";
    }
    let version = |line: &str| line.strip_prefix("privacy: version ")?.parse::<i32>().ok();
    version(now).zip(version(then)).is_some_and(|(now, then)| now > then)
}

#[tokio::test]
async fn every_table_of_a_kept_database_has_rows() {
    for kept in all_kept() {
        assert!(kept.text.len() < LONGEST, "{}: {} characters", kept.version, kept.text.len());
        let place = Folder::new();
        let own = OwnDatabase::empty(&place).await;
        let db = Db::connect(&own.settings).await.unwrap();
        kept.restore(&db.write).await;
        let all = rows::all(&db.write).await;
        let bare: Vec<_> = all.iter().filter(|table| table.rows.is_empty()).map(|table| &table.name).collect();
        assert!(bare.is_empty(), "{}: nothing in {bare:?}", kept.version);
    }
}

/// `tests/run.sh kept` runs it on both databases.
#[tokio::test]
#[ignore = "writes into tests/kept"]
async fn make() {
    let app = TestApp::new().await;
    let reference = rows::all(&app.db.write).await;
    small_market::fill(&app).await;
    let version = migrations::Migrator::migrations().last().expect("one").name().to_owned();
    let mut text = format!("-- A small market as of {version}. Made by `tests/run.sh kept`, never edited.\n");
    for line in seen::seen(&app.db.read).await {
        text.push_str(&format!("{SEEN}{line}\n"));
    }
    let (own, others): (Vec<_>, Vec<_>) = rows::all(&app.db.write)
        .await
        .into_iter()
        .zip(reference)
        .map(|(table, reference)| table.without(&reference))
        .partition(|table| BY_TRIGGERS.contains(&table.name.as_str()));
    for table in others {
        text.push_str(&table.statements());
    }
    for table in own {
        text.push_str(&format!("DELETE FROM {};\n{}", table.name, table.statements()));
    }
    std::fs::create_dir_all(folder()).unwrap();
    std::fs::write(folder().join(format!("{version}.sql")), text).unwrap();
}
