//! Twin of `pages/photos.rs`, seen through the form that opens a shop.

use chophien::{entities::picture, infra::pictures::WIDTHS};
use sea_orm::EntityTrait;

use crate::kit::{Answer, TestApp, Upload, Visitor};

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(width, height).write_to(&mut out, image::ImageFormat::Png).expect("a PNG");
    out.into_inner()
}

async fn sent(visitor: &mut Visitor, fields: &[(&str, &str)], photos: &[&[u8]]) -> Answer {
    let files: Vec<_> = photos.iter().map(|bytes| Upload { field: "photo", name: "anh.jpg", bytes }).collect();
    visitor.post_multipart("/seller/opening", fields, &files).await
}

async fn somebody(app: &TestApp) -> Visitor {
    let lan = app.lan().await;
    app.visitor_as(lan).await
}

#[tokio::test]
async fn a_photo_is_kept_though_the_form_comes_back() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    let page = sent(&mut visitor, &[("name", "M")], &[&png(30, 40)]).await;
    page.assert_refused().assert_has_not("#photo-wrong");
    let code = page.value("photo").expect("its code travels on");
    let src = page.attribute(".photo img", "src").expect("it is shown");
    assert!(src.contains(&code));
    let shown = visitor.get(&src).await;
    shown.assert_ok();
    assert_eq!(shown.header("content-type"), Some("image/webp"));
    assert_eq!(sent(&mut visitor, &[("name", "M"), ("photo", &code)], &[]).await.value("photo"), Some(code));
}

#[tokio::test]
async fn a_photo_is_turned_upright_and_does_not_tell_where_it_was_taken() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    let photo = crate::kit::pictures::lying_jpeg(60, 40);
    assert!(tells(&photo));
    let page = sent(&mut visitor, &[("name", "M")], &[&photo]).await;
    let code = page.value("photo").expect("kept");
    for width in [320, 640, 1280] {
        let shown = visitor.get(&format!("/pictures/{code}-{width}.webp")).await;
        let picture = image::load_from_memory(&shown.assert_ok().body).expect("a picture");
        assert_eq!((picture.width(), picture.height()), (40, 60));
        assert!(!tells(&shown.body));
    }
}

/// What a picture's files are, in a folder of two letters.
fn files(app: &TestApp, code: &str) -> std::path::PathBuf {
    app.config.files.dir.join("pictures").join(&code[..2])
}

#[tokio::test]
async fn a_picture_comes_in_every_width_and_may_be_kept_for_a_year() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    let code = sent(&mut visitor, &[("name", "M")], &[&png(1400, 1750)]).await.value("photo").expect("kept");
    for width in WIDTHS {
        let shown = app.visitor().get(&format!("/pictures/{code}-{width}.webp")).await;
        let picture = image::load_from_memory(&shown.assert_ok().body).expect("a picture");
        assert_eq!((picture.width(), picture.height()), (width, width * 5 / 4));
        assert_eq!(shown.header("cache-control"), Some("public, max-age=31536000, immutable"));
    }
    for odd in ["1", "321", "2560", "-320", "0x140", ""] {
        app.visitor().get(&format!("/pictures/{code}-{odd}.webp")).await.assert_not_found();
    }
    app.visitor().get("/pictures/aaaaaaaaaaaaaa-480.webp").await.assert_not_found();
    assert_eq!(std::fs::read_dir(files(&app, &code)).expect("a folder").count(), WIDTHS.len());
}

#[tokio::test]
async fn a_picture_kept_before_a_width_was_is_shown_in_it_and_keeps_it() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    let code = sent(&mut visitor, &[("name", "M")], &[&png(800, 1000)]).await.value("photo").expect("kept");
    let file = |width: u32| files(&app, &code).join(format!("{code}-{width}.webp"));
    // As it was when there were 320, 640 and 1280.
    std::fs::rename(file(720), file(640)).expect("renamed");
    for gone in [160, 480] {
        std::fs::remove_file(file(gone)).expect("removed");
    }
    for width in [160, 480, 720, 640] {
        let shown = app.visitor().get(&format!("/pictures/{code}-{width}.webp")).await;
        let picture = image::load_from_memory(&shown.assert_ok().body).expect("a picture");
        assert_eq!(picture.width(), if width == 640 { 720 } else { width });
        assert_eq!(std::fs::read(file(width)).expect("kept"), shown.body);
    }
    app.pictures.remove(std::slice::from_ref(&code)).await;
    assert_eq!(std::fs::read_dir(files(&app, &code)).expect("a folder").count(), 0, "nothing is left beside them");
}

fn tells(picture: &[u8]) -> bool {
    ["GPS", "Exif", "EXIF"].iter().any(|word| picture.windows(word.len()).any(|found| found == word.as_bytes()))
}

#[tokio::test]
async fn what_is_no_picture_is_told_whatever_it_is_called() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    let jpeg = crate::kit::pictures::jpeg(60, 40);
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".as_slice();
    let gif = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;".as_slice();
    for odd in [svg, gif, &jpeg[..jpeg.len() / 4], b"\xff\xd8\xff\xe0".as_slice()] {
        let page = sent(&mut visitor, &[("name", "M")], &[odd]).await;
        page.assert_refused().assert_field_error("photo");
        assert_eq!((page.value("name").as_deref(), page.value("photo")), (Some("M"), None));
    }
}

#[tokio::test]
async fn a_new_photo_takes_the_place_of_the_only_one() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    let first = sent(&mut visitor, &[("name", "M")], &[&png(30, 40)]).await.value("photo").expect("kept");
    let second = sent(&mut visitor, &[("name", "M"), ("photo", &first)], &[&png(31, 40)]).await;
    assert_eq!(second.attributes("input[type=hidden][name=photo]", "value").len(), 1);
    assert_ne!(second.value("photo"), Some(first));
}

#[tokio::test]
async fn removing_asks_for_nothing_else() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    let code = sent(&mut visitor, &[("name", "M")], &[&png(30, 40)]).await.value("photo").expect("kept");
    let page = sent(&mut visitor, &[("name", ""), ("photo", &code), ("remove", &code)], &[]).await;
    page.assert_ok().assert_no_field_error().assert_has_not(".photo");
}

#[tokio::test]
async fn a_photo_of_somebody_else_does_not_travel() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let mut visitor = somebody(&app).await;
    let code = sent(&mut visitor, &[("name", "M")], &[&png(30, 40)]).await.value("photo").expect("kept");
    let mut other = app.visitor_as(my.account).await;
    let path = format!("/seller/{}/shop", my.code);
    let page = other.post(&path, &[("name", "M"), ("photo", &code)]).await;
    page.assert_refused().assert_has_not(".photo");
}

#[tokio::test]
async fn bad_huge_and_hostile_files_are_told_apart() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    // 100 megapixels that are 300 kB on the way.
    let bomb = png(10_000, 10_000);
    let heavy = vec![0; chophien::infra::pictures::LARGEST_FILE + 1];
    let told = [(b"GIF89a".as_slice(), "không phải ảnh"), (&bomb, "quá lớn"), (&heavy, "lớn hơn 20 MB")];
    for (file, words) in told {
        let page = sent(&mut visitor, &[("name", "Mật ong Mỷ")], &[file]).await;
        page.assert_refused().assert_field_error("photo").assert_sees(words);
        assert_eq!(page.value("name").as_deref(), Some("Mật ong Mỷ"));
    }
    assert_eq!(picture::Entity::find().all(&app.db.read).await.expect("pictures"), []);
}

#[tokio::test]
async fn more_photos_than_there_is_room_for_are_told_and_the_first_kept() {
    let app = TestApp::new().await;
    let page = sent(&mut somebody(&app).await, &[("name", "M")], &[&png(3, 4), &png(4, 5)]).await;
    page.assert_refused().assert_field_error("photo");
    assert_eq!(page.attributes("input[type=hidden][name=photo]", "value").len(), 1);
}
