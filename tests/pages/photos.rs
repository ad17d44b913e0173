//! Twin of `pages/photos.rs`, seen through the form that opens a shop.

use chophien::{entities::picture, infra::pictures::WIDTHS};
use image::{DynamicImage, ImageFormat, RgbImage};
use sea_orm::EntityTrait;

use crate::kit::{Answer, TestApp, Upload, Visitor, pictures as made};

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(width, height).write_to(&mut out, image::ImageFormat::Png).expect("a PNG");
    out.into_inner()
}

pub(super) async fn sent(visitor: &mut Visitor, fields: &[(&str, &str)], photos: &[&[u8]]) -> Answer {
    let files: Vec<_> = photos.iter().map(|bytes| Upload { field: "photo", name: "anh.jpg", bytes }).collect();
    visitor.post_multipart("/seller/opening", fields, &files).await
}

pub(super) async fn somebody(app: &TestApp) -> Visitor {
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

/// What a photo looks like once it is taken.
pub(super) async fn taken(visitor: &mut Visitor, photo: &[u8]) -> RgbImage {
    let page = sent(visitor, &[("name", "M")], &[photo]).await;
    let code = page.assert_has_not("#photo-wrong").value("photo").expect("taken");
    let shown = visitor.get(&format!("/pictures/{code}-1280.webp")).await;
    image::load_from_memory(&shown.assert_ok().body).expect("a picture").into_rgb8()
}

pub(super) fn assert_near(picture: &RgbImage, (x, y): (u32, u32), colour: [u8; 3], far: u8, what: &str) {
    let seen = picture.get_pixel(x, y).0;
    assert!(seen.iter().zip(colour).all(|(one, other)| one.abs_diff(other) <= far), "{what}: {seen:?}, not {colour:?}");
}

/// The four corners are where they were, in their colours.
pub(super) fn assert_motif(picture: &RgbImage, far: u8, what: &str) {
    let (right, bottom) = (picture.width() * 5 / 6, picture.height() * 5 / 6);
    let (left, top) = (picture.width() / 6, picture.height() / 6);
    assert!(picture.width() > picture.height(), "{what} is upright");
    for (at, colour) in [(left, top), (right, top), (left, bottom), (right, bottom)].into_iter().zip(made::CORNERS) {
        assert_near(picture, at, colour, far, what);
    }
}

#[tokio::test]
async fn what_is_transparent_becomes_white() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    let out = DynamicImage::ImageRgba8(made::cut_out());
    let grey = image::GrayAlphaImage::from_pixel(40, 30, image::LumaA([0, 0]));
    for (what, photo) in [
        ("8 bits", made::file(out.clone(), ImageFormat::Png)),
        ("16 bits", made::file(out.to_rgba16(), ImageFormat::Png)),
        ("WebP", made::file(out, ImageFormat::WebP)),
    ] {
        let picture = taken(&mut visitor, &photo).await;
        assert_near(&picture, (10, 10), [255; 3], 6, what);
        assert_near(&picture, (45, 45), [220, 30, 30], 12, what);
        assert_near(&picture, (75, 45), [127; 3], 12, what);
    }
    assert_near(&taken(&mut visitor, &made::file(grey, ImageFormat::Png)).await, (20, 15), [255; 3], 6, "grey");
}

#[tokio::test]
async fn colours_come_as_they_were_meant() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    assert_motif(&taken(&mut visitor, &made::file(made::motif(120, 90), ImageFormat::Png)).await, 14, "sRGB");
    assert_motif(&taken(&mut visitor, &made::display_p3()).await, 14, "Display P3");
}

#[tokio::test]
async fn inks_are_read_as_they_were_written_with_and_without_adobes_marker() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    for adobe in [true, false] {
        let picture = taken(&mut visitor, &made::inks(adobe)).await;
        for ((x, y), colour) in [(3, 3), (12, 3), (3, 12), (12, 12)].into_iter().zip(made::CORNERS) {
            assert_near(&picture, (x, y), colour, 24, &format!("Adobe: {adobe}"));
        }
    }
}

#[tokio::test]
async fn a_photo_that_nothing_makes_small_is_kept_small() {
    let app = TestApp::new().await;
    let noise = made::noise(2_000, 3_000);
    assert!(noise.len() > 4 << 20, "{} bytes are sent", noise.len());
    let cleaned = app.pictures.clean(noise).await.expect("a picture");
    assert!(cleaned.width >= 320, "{} pixels wide", cleaned.width);
    let code = app.pictures.keep(&cleaned).await.expect("kept");
    let kept = std::fs::read_dir(files(&app, &code)).expect("its folder").map(|file| file.unwrap().metadata().unwrap());
    let sizes: Vec<u64> = kept.map(|file| file.len()).collect();
    assert_eq!(sizes.len(), WIDTHS.len());
    assert!(sizes.iter().all(|size| *size <= 1 << 20) && sizes.iter().sum::<u64>() <= 3 << 20, "{sizes:?}");
}

#[tokio::test]
async fn a_photo_is_turned_by_whatever_number_says_so() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    for kind in [1, 3, 4, 9] {
        assert_motif(&taken(&mut visitor, &made::lying(kind, [6, 0, 0, 0])).await, 24, &format!("kind {kind}"));
    }
    assert_motif(&taken(&mut visitor, &made::lying(2, *b"6\0\0\0")).await, 24, "a letter");
}

#[tokio::test]
async fn a_broken_file_is_refused_and_a_whole_one_with_more_behind_it_is_not() {
    let app = TestApp::new().await;
    let jpeg = made::noisy_jpeg();
    let png = made::file(made::motif(640, 480), ImageFormat::Png);
    let webp = made::file(made::motif(640, 480), ImageFormat::WebP);
    let mut visitor = somebody(&app).await;
    for whole in [&jpeg, &png, &webp] {
        for part in [30, 60, 95] {
            let cut = &whole[..whole.len() * part / 100];
            let page = sent(&mut visitor, &[("name", "M")], &[cut]).await;
            page.assert_refused().assert_field_error("photo").assert_sees("bị hỏng").assert_has_not(".photo");
        }
    }
    assert_eq!(picture::Entity::find().all(&app.db.read).await.expect("pictures"), []);
    let behind = [&jpeg[..], b"\0\0\0\x18ftypmp42", &[0; 60_000]].concat();
    let two = [jpeg.clone(), made::jpeg(30, 40)].concat();
    for (what, whole) in [("no end", jpeg[..jpeg.len() - 2].to_vec()), ("a video", behind), ("a second picture", two)] {
        assert_eq!(taken(&mut visitor, &whole).await.dimensions(), (640, 480), "{what}");
    }
}

#[tokio::test]
async fn a_panorama_is_taken_and_what_is_too_long_is_told_so() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    let wide = taken(&mut visitor, &made::png(17_000, 300)).await;
    assert_eq!(wide.dimensions(), (1280, 22));
    let page = sent(&mut visitor, &[("name", "M")], &[&made::png(40, 16_500)]).await;
    page.assert_refused().assert_field_error("photo").assert_sees("quá dài").assert_has_not(".photo");
}

#[tokio::test]
async fn heic_says_how_to_set_the_phone_and_an_empty_file_that_it_is_empty() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    let heic = [b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".as_slice(), &[0; 200]].concat();
    let page = sent(&mut visitor, &[("name", "M")], &[&heic]).await;
    page.assert_refused().assert_field_error("photo").assert_sees("Tương thích nhất");
    let kept = sent(&mut visitor, &[("name", "M")], &[&png(30, 40)]).await.value("photo").expect("kept");
    let page = sent(&mut visitor, &[("name", "M"), ("photo", &kept)], &[b""]).await;
    page.assert_refused().assert_field_error("photo").assert_sees("không có gì bên trong");
    assert_eq!(page.value("photo"), Some(kept), "the one before stays");
}

#[tokio::test]
async fn a_ninth_photo_is_told() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let mut visitor = app.visitor_as(my.account).await;
    let photos: Vec<_> = (0..9).map(|n| png(30 + n, 40)).collect();
    let files: Vec<_> = photos.iter().map(|bytes| Upload { field: "photos", name: "anh.png", bytes }).collect();
    let page = visitor.post_multipart(&format!("/seller/{}/products/new", my.code), &[("name", "M")], &files).await;
    page.assert_refused().assert_field_error("photos").assert_sees("nhiều nhất 8 ảnh");
    assert_eq!(page.attributes("input[type=hidden][name=photos]", "value").len(), 8);
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

#[tokio::test]
async fn a_preview_is_a_jpeg_of_one_size_made_once_and_removed_with_its_picture() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    for photo in [made::file(made::motif(120, 90), ImageFormat::Png), made::png(300, 900), png(1, 1)] {
        let code = sent(&mut visitor, &[("name", "M")], &[&photo]).await.value("photo").expect("kept");
        let path = format!("/pictures/{code}-preview.jpg");
        let shown = app.visitor().get(&path).await;
        assert_eq!(shown.assert_ok().header("content-type"), Some("image/jpeg"));
        assert_eq!(image::guess_format(&shown.body).expect("a kind"), ImageFormat::Jpeg);
        let preview = image::load_from_memory(&shown.body).expect("a picture").into_rgb8();
        assert_eq!(preview.dimensions(), (1200, 630));
        let file = files(&app, &code).join(format!("{code}-preview.jpg"));
        assert_eq!(std::fs::read(&file).expect("kept"), shown.body);
        app.visitor().get(&path).await.assert_ok();
        app.pictures.remove(std::slice::from_ref(&code)).await;
        assert!(!file.exists(), "nothing is left of it");
    }
    for odd in ["aaaaaaaaaaaaaa", "..%2F..%2Fmarket", "a", ""] {
        app.visitor().get(&format!("/pictures/{odd}-preview.jpg")).await.assert_not_found();
    }
}

#[tokio::test]
async fn a_file_that_cannot_be_taken_leaves_the_photo_before_it() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    let first = sent(&mut visitor, &[("name", "M")], &[&png(30, 40)]).await.value("photo").expect("kept");
    let page = sent(&mut visitor, &[("name", "M"), ("photo", &first)], &[b"GIF89a"]).await;
    page.assert_refused().assert_field_error("photo");
    assert_eq!(page.value("photo"), Some(first));
}
