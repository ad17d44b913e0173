//! A market that is kept, brought back and moved is the same market; where that cannot be, it is said and nothing has changed.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chophien::{
    app::App,
    backup::{self, BackupError},
    config::{self, Config, Profile},
    figures,
    infra::{db::Db, storage::Storage},
    kernel::actor::Actor,
    market::{orders::Status, privacy::erase_number::erase_number},
    worker::privacy::erase_again,
};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::{
    kit::{
        TestApp,
        database::{Folder, OwnDatabase},
        server,
    },
    market::privacy,
    migrations::kept::{
        seen::seen,
        small_market::{self, PICTURE},
    },
};

/// A market with something of everything, and the files of its one picture.
pub async fn market() -> TestApp {
    let app = TestApp::new().await;
    small_market::fill(&app).await;
    keep_pictures(&app.config.files.dir);
    app
}

/// The files of the small market's one picture.
pub fn keep_pictures(files: &Path) {
    let folder = files.join("pictures").join(&PICTURE[..2]);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join(format!("{PICTURE}-320.webp")), b"small").unwrap();
    fs::write(folder.join(format!("{PICTURE}-640.webp")), b"larger").unwrap();
}

/// An empty place: a database without tables, and a files folder that is not there.
struct Place {
    database: OwnDatabase,
    db: Db,
    folder: Folder,
}

impl Place {
    async fn new() -> Self {
        let folder = Folder::new();
        let database = OwnDatabase::empty(&folder).await;
        let db = Db::connect(&database.settings).await.unwrap();
        Self { database, db, folder }
    }

    fn files(&self) -> PathBuf {
        self.folder.join("files")
    }

    async fn restore(&self, file: &Path) -> Result<backup::Carried, BackupError> {
        let settings = config::Files { dir: self.files(), ..Config::load(Profile::Test).unwrap().files };
        let storage = Storage::open(&settings).unwrap();
        backup::restore(&self.db, &self.database.settings.url, &storage, file).await
    }

    /// Nothing of a market is there.
    async fn assert_bare(&self) {
        let accounts = chophien::entities::account::Entity::find().count(&self.db.read).await.unwrap_or(0);
        let events = chophien::entities::event::Entity::find().count(&self.db.read).await.unwrap_or(0);
        assert_eq!((accounts, events), (0, 0));
    }
}

/// Whoever was erased after a backup was made is not back when it serves.
#[tokio::test]
async fn whoever_was_erased_since_is_erased_again_before_it_serves() {
    let app = TestApp::new().await;
    let (my, her) = (app.my().await, privacy::xuyen(&app).await);
    let sale = privacy::bought(&app, &my, Some(her), Status::Completed).await;
    let guest = privacy::bought(&app, &my, None, Status::Completed).await;
    let file = app.folder().join("before.zip");
    backup::backup(&app.app(), &file).await.unwrap();
    let work = app.begin(Actor::Guest).await;
    erase_number(&work, &privacy::number()).await.unwrap();
    work.commit().await.unwrap();
    privacy::erased(&app, Actor::Account(her), her).await.unwrap();
    app.work_off().await;
    let kept = app.config.files.dir.join("erased");
    let mut names: Vec<_> = fs::read_dir(&kept).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    let purchase = privacy::purchase_of(&app, &guest).await;
    let begin = [format!("account-{}-", her.0), format!("purchase-{}-", purchase.0)];
    let fits = |(name, begin): (&std::ffi::OsString, &String)| name.to_string_lossy().starts_with(begin.as_str());
    assert!(names.len() == 2 && names.iter().zip(&begin).all(fits), "{names:?}");
    // The new place has nothing but that.
    let place = Place::new().await;
    fs::create_dir_all(place.files().join("erased")).unwrap();
    for name in &names {
        fs::copy(kept.join(name), place.files().join("erased").join(name)).unwrap();
    }
    place.restore(&file).await.unwrap();
    let there = at(&app, &place);
    assert!(privacy::traces_in(&there.db).await.contains(&"purchases: street".to_owned()), "{} is back", sale.code);
    // With her account goes what she has bought with its number before: whichever comes first.
    assert!((1..=2).contains(&erase_again(&there).await.unwrap()));
    assert_eq!(privacy::traces_in(&there.db).await, ["purchases: name", "purchases: phone"]);
    assert_eq!(erase_again(&there).await.unwrap(), 0, "once");
}

/// The same market, elsewhere.
fn at(app: &TestApp, place: &Place) -> App {
    let mut config = app.config.clone();
    config.database = place.database.settings.clone();
    config.files.dir = place.files();
    let parts = (place.db.clone(), app.clock.clone(), app.mailer.clone(), app.texter.clone());
    App::assemble(config, parts.0, parts.1, parts.2, parts.3).unwrap_or_else(|e| panic!("{e}"))
}

async fn assert_same(app: &TestApp, place: &Place) {
    assert_eq!(seen(&place.db.read).await, seen(&app.db.read).await);
    assert_eq!(figures::difference(&at(app, place)).await.unwrap(), None);
}

#[tokio::test]
async fn what_was_kept_is_brought_back_as_it_was_and_goes_on() {
    let app = market().await;
    let file = app.folder().join("market.zip");
    let kept = backup::backup(&app, &file).await.unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(kept.pictures, 2);
    // What comes afterwards is not in it, and does not disturb it.
    let before = seen(&app.db.read).await;
    app.account("Sau", "0900000777").await;

    let place = Place::new().await;
    assert_eq!(place.restore(&file).await.unwrap_or_else(|e| panic!("{e}")), kept);
    assert_eq!(seen(&place.db.read).await, before);
    assert_eq!(figures::difference(&at(&app, &place)).await.unwrap(), None);
    let picture = place.files().join("pictures").join(&PICTURE[..2]).join(format!("{PICTURE}-640.webp"));
    assert_eq!(fs::read(picture).unwrap(), b"larger");
    // New rows have numbers of their own.
    let next = at(&app, &place);
    let work = next.db.begin(chophien::kernel::actor::Actor::System, app.now()).await.unwrap();
    chophien::infra::marks::count_on(&work).await.unwrap();
    work.enqueue_raw("weather.tell", "{}".into(), None, app.now()).await.unwrap();
    work.commit().await.unwrap();
}

#[tokio::test]
async fn a_market_moves_between_databases_of_both_kinds_and_back() {
    let app = market().await;
    let folder = Folder::new();
    let url = format!("sqlite:{}", folder.join("moved.db").display());
    let settings = config::Database { url: url.clone(), ..app.config.database.clone() };
    let file = Db::connect(&settings).await.unwrap();
    let moved = backup::copy(&app.db, &file, &url).await.unwrap_or_else(|e| panic!("{e}"));
    assert!(moved.rows > 1_000 && moved.tables > 30, "{moved:?}");
    assert_eq!(seen(&file.read).await, seen(&app.db.read).await);

    let place = Place::new().await;
    let back = backup::copy(&file, &place.db, &place.database.settings.url).await;
    assert_eq!(back.unwrap_or_else(|e| panic!("{e}")), moved);
    assert_same(&app, &place).await;
    let again = backup::copy(&file, &place.db, &place.database.settings.url).await;
    assert!(matches!(again, Err(BackupError::NotEmpty)), "{again:?}");
    assert_same(&app, &place).await;
}

#[tokio::test]
async fn what_is_no_whole_backup_fills_nothing() {
    let app = market().await;
    let file = app.folder().join("market.zip");
    backup::backup(&app, &file).await.unwrap_or_else(|e| panic!("{e}"));
    let whole = fs::read(&file).unwrap();
    let place = Place::new().await;
    let broken = app.folder().join("broken.zip");
    for (why, bytes) in [
        ("cut off", whole[..whole.len() / 2].to_vec()),
        ("the end is missing", whole[..whole.len() - 40].to_vec()),
        ("changed in the middle", {
            let mut changed = whole.clone();
            let middle = changed.len() / 2;
            changed[middle] ^= 0xff;
            changed
        }),
        ("nothing at all", Vec::new()),
        ("something else", b"PK but no zip".to_vec()),
    ] {
        fs::write(&broken, bytes).unwrap();
        let end = place.restore(&broken).await;
        assert!(matches!(end, Err(BackupError::Broken(..))), "{why}: {end:?}");
        place.assert_bare().await;
        assert!(!place.files().exists(), "{why}");
    }
    let end = place.restore(Path::new("/nowhere.zip")).await;
    assert!(matches!(end, Err(BackupError::File(..))), "{end:?}");
}

#[tokio::test]
async fn nothing_is_written_over() {
    let app = market().await;
    let file = app.folder().join("market.zip");
    fs::write(&file, b"an older one").unwrap();
    assert!(matches!(backup::backup(&app, &file).await, Err(BackupError::Exists(_))));
    assert_eq!(fs::read(&file).unwrap(), b"an older one");
    fs::remove_file(&file).unwrap();
    backup::backup(&app, &file).await.unwrap_or_else(|e| panic!("{e}"));

    let place = Place::new().await;
    fs::create_dir_all(place.files()).unwrap();
    fs::write(place.files().join("a"), b"somebody's").unwrap();
    assert!(matches!(place.restore(&file).await, Err(BackupError::FilesNotEmpty(_))));
    place.assert_bare().await;
    fs::remove_file(place.files().join("a")).unwrap();
    place.restore(&file).await.unwrap_or_else(|e| panic!("{e}"));

    // Where a market is there is no room for another one, its own backup included.
    fs::remove_dir_all(place.files()).unwrap();
    assert!(matches!(place.restore(&file).await, Err(BackupError::NotEmpty)));
    assert_eq!(seen(&place.db.read).await, seen(&app.db.read).await);
}

#[tokio::test]
async fn a_picture_that_is_missing_is_told_and_the_backup_is_whole_without_it() {
    let app = market().await;
    fs::remove_dir_all(app.config.files.dir.join("pictures")).unwrap();
    let file = app.folder().join("market.zip");
    let end = backup::backup(&app, &file).await;
    assert!(matches!(&end, Err(BackupError::PictureMissing(_, code)) if code == PICTURE), "{end:?}");
    let place = Place::new().await;
    assert_eq!(place.restore(&file).await.unwrap_or_else(|e| panic!("{e}")).pictures, 0);
    assert_same(&app, &place).await;
}

#[tokio::test]
async fn a_disk_that_fills_leaves_no_half_backup() {
    let app = market().await;
    let file = Path::new("/dev/full/market.zip");
    assert!(matches!(backup::backup(&app, file).await, Err(BackupError::File(..))));
    let inside = app.folder().join("no-folder/market.zip");
    assert!(matches!(backup::backup(&app, &inside).await, Err(BackupError::File(..))));
    assert!(!inside.exists());
}

#[tokio::test]
async fn what_a_newer_program_kept_is_not_brought_back_by_an_older_one() {
    let app = market().await;
    let file = app.folder().join("market.zip");
    backup::backup(&app, &file).await.unwrap_or_else(|e| panic!("{e}"));
    let newer = app.folder().join("newer.zip");
    rewrite(&file, &newer, |manifest| manifest.replace(&migrations::newest(), "m20991231_000099_later"));
    let place = Place::new().await;
    let end = place.restore(&newer).await;
    assert!(matches!(&end, Err(BackupError::Newer(version)) if version == "m20991231_000099_later"), "{end:?}");
    place.assert_bare().await;

    // Rows that are not what they were counted as.
    let wrong = app.folder().join("wrong.zip");
    rewrite(&file, &wrong, |manifest| manifest.replacen("\"sums\": [", "\"sums\": [7,", 1));
    let end = place.restore(&wrong).await;
    assert!(matches!(end, Err(BackupError::Tally(_))), "{end:?}");
    place.assert_bare().await;
}

/// The same archive with another manifest.
fn rewrite(from: &Path, to: &Path, change: impl Fn(&str) -> String) {
    use std::io::{Read, Write};
    let mut old = zip::ZipArchive::new(fs::File::open(from).unwrap()).unwrap();
    let mut new = zip::ZipWriter::new(fs::File::create(to).unwrap());
    for at in 0..old.len() {
        let mut entry = old.by_index(at).unwrap();
        let (name, mut bytes) = (entry.name().unwrap().into_owned(), Vec::new());
        entry.read_to_end(&mut bytes).unwrap();
        if name == "manifest.json" {
            let changed = change(std::str::from_utf8(&bytes).unwrap());
            assert_ne!(changed.as_bytes(), bytes, "it is changed");
            bytes = changed.into_bytes();
        }
        new.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        new.write_all(&bytes).unwrap();
    }
    new.finish().unwrap();
}

#[test]
fn a_market_that_is_not_there_is_not_copied_and_no_file_is_made_of_it() {
    let folder = Folder::new();
    let mut command = server::chophien(&folder, "test", &[]);
    command.args(["copy", "--from", "sqlite:nowhere.db", "--to", "sqlite:there.db"]);
    let output = server::run(command);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && said.contains("nowhere.db is not there"), "{said}");
    assert!(!folder.join("nowhere.db").exists() && !folder.join("there.db").exists());
}
