//! Twin of `infra/storage/`: pictures in a bucket, and what happens when it is slow, silent, broken, or lacks one.

use std::time::{Duration, Instant};

use chophien::{
    backup::{self, BackupError},
    check,
    config::{Config, Profile},
    entities::picture,
    infra::{db::Db, node::identity, storage::Storage},
};
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::{
    kit::{
        Answer, TestApp, Upload, Visitor,
        database::{Folder, OwnDatabase},
        others::bucket::{Bucket, Mood},
        pictures::png,
    },
    migrations::kept::{
        seen::seen,
        small_market::{self, PICTURE},
    },
};

/// A call is given up after five seconds; a form's files are written, and then what came of them is removed.
const A_CALL: Duration = Duration::from_secs(10);
const A_FORM: Duration = Duration::from_secs(13);

async fn over(bucket: &Bucket) -> TestApp {
    TestApp::with(|config| config.files = bucket.settings(&config.files)).await
}

async fn sent(visitor: &mut Visitor) -> Answer {
    let png = png(900, 700);
    let file = Upload { field: "photo", name: "a.png", bytes: &png };
    visitor.post_multipart("/seller/opening", &[("name", "Mật ong Lan")], &[file]).await
}

/// The code of the one picture that is there.
fn code(bucket: &Bucket) -> String {
    let names = bucket.names();
    let name = names.iter().find(|name| name.starts_with("pictures/")).expect("a picture");
    name["pictures/ab/".len()..].split_once('-').expect("a width").0.to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_picture_is_kept_shown_made_narrower_and_swept() {
    let bucket = Bucket::new().await;
    let app = over(&bucket).await;
    let mut lan = app.visitor_as(app.lan().await).await;
    sent(&mut lan).await.assert_refused().assert_sees_not("chưa lưu được ảnh");
    let code = code(&bucket);
    let name = |width: u32| format!("pictures/{}/{code}-{width}.webp", &code[..2]);
    let mut all = [160, 320, 480, 720, 1280].map(name).to_vec();
    all.sort();
    assert_eq!(bucket.names(), all);

    let shown = lan.get(&format!("/pictures/{code}-480.webp")).await;
    shown.assert_ok();
    assert_eq!(Some(shown.body), bucket.take(&name(480)), "and now there is none so wide");
    lan.get(&format!("/pictures/{code}-480.webp")).await.assert_ok();
    assert_eq!(bucket.names(), all, "it is made of the next wider one, once");
    lan.get("/pictures/abcdefgh2345xy-320.webp").await.assert_not_found();

    app.later(time::Duration::days(8));
    bucket.is(Mood::Answers(503));
    app.work_off_whatever_comes().await;
    assert_eq!(picture::Entity::find().count(&app.db.read).await.unwrap(), 1, "while it is away nothing is forgotten");
    bucket.is(Mood::Well);
    app.later(time::Duration::hours(3));
    app.work_off_whatever_comes().await;
    assert_eq!(bucket.names(), Vec::<String>::new());
    assert_eq!(picture::Entity::find().count(&app.db.read).await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_storage_that_is_away_is_told_in_words_and_holds_nobody_up() {
    let bucket = Bucket::new().await;
    let app = over(&bucket).await;
    let mut lan = app.visitor_as(app.lan().await).await;
    sent(&mut lan).await.assert_refused();
    let code = code(&bucket);
    let before = bucket.names();
    for mood in [Mood::Silent, Mood::Answers(500), Mood::Answers(503)] {
        bucket.is(mood);
        let begun = Instant::now();
        let answer = lan.get(&format!("/pictures/{code}-320.webp")).await;
        assert_eq!(answer.status, 503, "{mood:?}");
        assert!(answer.header("retry-after").is_some(), "{mood:?}");
        assert!(answer.header("cache-control").is_none_or(|cache| !cache.contains("immutable")), "{mood:?}");
        assert!(begun.elapsed() < A_CALL, "{mood:?}: {:?}", begun.elapsed());
        let begun = Instant::now();
        lan.get("/").await.assert_ok();
        assert!(begun.elapsed() < Duration::from_secs(1), "a page waits for no picture");
        let form = sent(&mut lan).await;
        form.assert_refused().assert_sees("chưa lưu được ảnh");
        assert_eq!(form.value("name").as_deref(), Some("Mật ong Lan"), "what was typed is kept");
        assert!(begun.elapsed() < A_FORM, "{mood:?}: {:?}", begun.elapsed());
    }
    bucket.is(Mood::Well);
    assert_eq!(bucket.names(), before, "nothing is left of what could not be kept");
    bucket.is(Mood::Slow(Duration::from_millis(300)));
    lan.get(&format!("/pictures/{code}-320.webp")).await.assert_ok();
    sent(&mut lan).await.assert_refused().assert_sees_not("chưa lưu được ảnh");
    bucket.is(Mood::Answers(404));
    lan.get(&format!("/pictures/{code}-320.webp")).await.assert_not_found();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_who_ask_a_silent_storage_are_all_answered_in_time() {
    let bucket = Bucket::new().await;
    let app = over(&bucket).await;
    bucket.is(Mood::Silent);
    let begun = Instant::now();
    let all = (0..200).map(|_| {
        let mut visitor = app.visitor();
        tokio::spawn(async move { visitor.get("/pictures/abcdefgh2345xy-320.webp").await.status })
    });
    let all = all.collect::<Vec<_>>();
    tokio::time::sleep(Duration::from_secs(2)).await;
    let asked = bucket.asked();
    // On a machine that has much else to do the first have given up by now, and others ask in their place.
    if begun.elapsed() < Duration::from_secs(4) {
        assert_eq!(asked, 32, "no more at once: each has its picture in memory");
    }
    for one in all {
        assert_eq!(one.await.expect("no panic"), 503);
    }
    assert!(begun.elapsed() < Duration::from_secs(30), "they wait together, not in seven turns: {:?}", begun.elapsed());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_market_with_pictures_in_a_bucket_is_brought_back_into_a_folder_and_into_a_bucket() {
    let bucket = Bucket::new().await;
    let app = over(&bucket).await;
    small_market::fill(&app).await;
    identity::adopt(&app.db, &app.secret, &app.storage, app.now()).await.expect("named");
    bucket.put(&format!("pictures/{}/{PICTURE}-320.webp", &PICTURE[..2]), b"small");
    bucket.put(&format!("pictures/{}/{PICTURE}-640.webp", &PICTURE[..2]), b"larger");
    bucket.put("pictures/zz/zzzzzzzzzzzzzz-160.webp", b"of no row");
    let file = app.folder().join("market.zip");
    let kept = backup::backup(&app, &file).await.unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(kept.pictures, 2);

    let (folder, other) = (Folder::new(), Bucket::new().await);
    let mut settings = Config::load(Profile::Test).unwrap().files;
    settings.dir = folder.join("files");
    for settings in [settings.clone(), other.settings(&settings)] {
        let place = Folder::new();
        let database = OwnDatabase::empty(&place).await;
        let db = Db::connect(&database.settings).await.unwrap();
        let storage = Storage::open(&settings).unwrap();
        let back = backup::restore(&db, &database.settings.url, &storage, &file).await;
        assert_eq!(back.unwrap_or_else(|e| panic!("{e}")), kept);
        assert_eq!(seen(&db.read).await, seen(&app.db.read).await);
        let name = format!("pictures/{}/{PICTURE}-640.webp", &PICTURE[..2]);
        assert_eq!(storage.read(&name).await.unwrap().as_deref(), Some(&b"larger"[..]));
        identity::check(&db, &app.secret, &storage, app.now()).await.expect("it is this market's");
        let again = backup::restore(&db, &database.settings.url, &storage, &file).await;
        assert!(matches!(again, Err(BackupError::FilesNotEmpty(_))), "{again:?}");
    }
    let strange = Storage::open(&Bucket::new().await.settings(&settings)).unwrap();
    let refused = identity::check(&app.db, &app.secret, &strange, app.now()).await.expect_err("another bucket");
    assert!(refused.to_string().contains("[files] url: s3://market/goods"), "{refused}");

    bucket.is(Mood::Answers(503));
    let end = backup::backup(&app, &app.folder().join("none.zip")).await;
    assert!(matches!(end, Err(BackupError::Storage(..))), "{end:?}");
    assert!(!app.folder().join("none.zip").exists(), "there is no half backup");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_large_picture_comes_in_pieces_and_a_missing_one_in_none() {
    let bucket = Bucket::new().await;
    let app = over(&bucket).await;
    let bytes: Vec<u8> = (0..200_000_u32).map(|at| (at % 251) as u8).collect();
    bucket.put(&format!("pictures/{}/{PICTURE}-640.webp", &PICTURE[..2]), &bytes);
    let before = bucket.asked();
    let shown = app.visitor().get(&format!("/pictures/{PICTURE}-640.webp")).await;
    assert_eq!(shown.assert_ok().body, bytes);
    assert_eq!(bucket.asked() - before, 4, "of 64 KB each");
    app.visitor().get("/pictures/zzzzzzzzzzzzzz-640.webp").await.assert_not_found();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn check_names_the_picture_that_the_bucket_lacks() {
    let bucket = Bucket::new().await;
    let app = over(&bucket).await;
    small_market::fill(&app).await;
    let said = async || check::first_fault(&app, &[]).await.expect("it can be asked").unwrap_or_default();
    let missing = said().await;
    assert!(missing.starts_with("[files] url: s3://market/goods") && missing.contains(PICTURE), "{missing}");
    bucket.put(&format!("pictures/{}/{PICTURE}-1280.webp", &PICTURE[..2]), b"there");
    assert!(!said().await.contains("[files]"));
    bucket.is(Mood::Answers(503));
    let away = said().await;
    assert!(away.starts_with("[files] url: s3://market/goods"), "{away}");
}
