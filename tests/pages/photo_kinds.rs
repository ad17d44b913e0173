//! Pictures as phones, editors and apps really write them, a kind each: what is taken is upright, whole and in its colours.

use image::{DynamicImage, ExtendedColorType, ImageEncoder, ImageFormat, codecs};

use super::photos::{assert_motif, assert_near, sent, somebody, taken};
use crate::kit::{TestApp, pictures as made};

/// The motif, stored as a camera that was held so does, in each kind of file that says so.
fn held(orientation: u8) -> [(&'static str, Vec<u8>); 3] {
    let (mut jpeg, mut png, mut webp) = (Vec::new(), Vec::new(), Vec::new());
    write(codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 92), orientation);
    write(codecs::png::PngEncoder::new(&mut png), orientation);
    write(codecs::webp::WebPEncoder::new_lossless(&mut webp), orientation);
    [("JPEG", jpeg), ("PNG", png), ("WebP", webp)]
}

fn write(mut encoder: impl ImageEncoder, orientation: u8) {
    let picture = made::stored(orientation);
    encoder.set_exif_metadata(made::note(orientation)).expect("a note");
    let (width, height) = picture.dimensions();
    encoder.write_image(picture.as_raw(), width, height, ExtendedColorType::Rgb8).expect("a file");
}

#[tokio::test]
async fn however_the_camera_was_held_the_picture_is_upright() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    for orientation in 0..=8 {
        for (kind, file) in held(orientation) {
            assert_motif(&taken(&mut visitor, &file).await, 24, &format!("{kind} held as {orientation}"));
        }
    }
}

#[tokio::test]
async fn what_stands_beside_and_behind_a_picture_changes_nothing_of_it() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    let (plain, small) = (made::file(made::motif(120, 90), ImageFormat::Jpeg), made::jpeg(30, 40));
    let xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'/>";
    let lying = &held(6)[0].1;
    for (what, file) in [
        ("words of an editor before the camera's", made::with_segment(lying, 0xe1, xmp)),
        ("two pictures in one file", [made::with_segment(&plain, 0xe2, b"MPF\0II*\0"), small.clone()].concat()),
        ("a map of its light behind it", [made::with_segment(&plain, 0xe1, xmp), small].concat()),
        ("a film behind it", [&plain[..], b"\0\0\0\x18ftypmp42", &[0; 60_000]].concat()),
    ] {
        assert_motif(&taken(&mut visitor, &file).await, 24, what);
    }
}

#[tokio::test]
async fn numbers_of_any_depth_and_colours_out_of_a_list_are_read() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    let motif = DynamicImage::ImageRgb8(made::motif(120, 90));
    assert_motif(&taken(&mut visitor, &made::file(motif.to_rgb16(), ImageFormat::Png)).await, 14, "16 bits");
    for (what, file) in [
        ("grey JPEG", made::file(motif.to_luma8(), ImageFormat::Jpeg)),
        ("grey of 16 bits", made::file(motif.to_luma16(), ImageFormat::Png)),
    ] {
        let (picture, grey) = (taken(&mut visitor, &file).await, motif.to_luma8());
        for at in [(20, 15), (100, 15), (20, 75), (100, 75)] {
            assert_near(&picture, at, [grey.get_pixel(at.0, at.1).0[0]; 3], 14, what);
        }
    }
    let dots: Vec<Vec<u8>> = (0..90).map(|y| vec![if y < 45 { 0xff } else { 0 }; 15]).collect();
    let picture = taken(&mut visitor, &made::bare_png((1, 0), &[], &dots, &[])).await;
    assert_near(&picture, (60, 10), [255; 3], 6, "one bit");
    assert_near(&picture, (60, 80), [0; 3], 6, "one bit");
}

/// The motif as numbers of a list of its colours, the fifth of which is grey.
fn listed() -> (made::Chunk, Vec<Vec<u8>>) {
    let motif = made::motif(120, 90);
    let number = |colour: [u8; 3]| made::CORNERS.iter().position(|corner| *corner == colour).unwrap_or(4) as u8;
    let rows = motif.rows().map(|row| row.map(|pixel| number(pixel.0)).collect()).collect();
    ((*b"PLTE", [made::CORNERS.concat(), vec![128; 3]].concat()), rows)
}

#[tokio::test]
async fn a_colour_of_a_list_that_shines_through_becomes_white() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    let (colours, rows) = listed();
    let through = (*b"tRNS", vec![255, 255, 255, 255, 0]);
    let picture = taken(&mut visitor, &made::bare_png((8, 3), &[colours, through], &rows, &[])).await;
    assert_motif(&picture, 14, "a list of colours");
    assert_near(&picture, (60, 45), [255; 3], 6, "what shines through");
}

#[tokio::test]
async fn of_pictures_that_move_the_first_is_taken() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    assert_motif(&taken(&mut visitor, &made::moving_webp()).await, 24, "WebP");
    let (colours, rows) = listed();
    let frame = |nth: u32| {
        let size = [120_u32, 90, 0, 0].map(u32::to_be_bytes).concat();
        (*b"fcTL", [&nth.to_be_bytes()[..], &size, &[0, 1, 0, 5, 0, 0]].concat())
    };
    let moves = (*b"acTL", [2_u32.to_be_bytes(), 0_u32.to_be_bytes()].concat());
    let second = [&2_u32.to_be_bytes()[..], &made::stored_rows(&vec![vec![4; 120]; 90])].concat();
    let png = made::bare_png((8, 3), &[moves, colours, frame(0)], &rows, &[frame(1), (*b"fdAT", second)]);
    assert_motif(&taken(&mut visitor, &png).await, 14, "PNG");
}

#[tokio::test]
async fn a_file_that_comes_sharper_bit_by_bit_is_read_whole_and_refused_in_part() {
    const FILE: &[u8] = include_bytes!("../../static/images/og-default.jpg");
    assert!(FILE.windows(2).any(|two| two == [0xff, 0xc2]), "it is no such file any more");
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    assert_eq!(taken(&mut visitor, FILE).await.dimensions(), (1_200, 630));
    for part in [30, 60, 95] {
        let page = sent(&mut visitor, &[("name", "M")], &[&FILE[..FILE.len() * part / 100]]).await;
        page.assert_refused().assert_field_error("photo").assert_sees("bị hỏng").assert_has_not(".photo");
    }
}

#[tokio::test]
async fn strips_and_tall_pages_are_taken() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    let strip = taken(&mut visitor, &made::file(made::motif(5_000, 10), ImageFormat::Jpeg)).await;
    assert_eq!(strip.width(), 1_280);
    let page = app.pictures.clean(made::file(made::motif(1_080, 15_000), ImageFormat::Png)).await.expect("a picture");
    assert_eq!((page.width, page.height), (1_080, 15_000));
}

#[tokio::test]
async fn kinds_that_are_not_read_say_which_are() {
    let app = TestApp::new().await;
    let mut visitor = somebody(&app).await;
    for (what, file) in [
        ("AVIF", b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf\0\0\0\x00".as_slice()),
        ("GIF", b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;"),
        ("BMP", b"BM\x3a\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x01\0\0\0\x01\0\0\0\x01\0\x18\0\0\0\0\0"),
        ("TIFF", b"II*\0\x08\0\0\0\0\0\0\0\0\0"),
        ("SVG", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><rect width='9' height='9'/></svg>"),
        ("PDF", b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"),
        ("words", "Mật ong bạc hà".as_bytes()),
    ] {
        let page = sent(&mut visitor, &[("name", "M")], &[file]).await;
        page.assert_refused().assert_field_error("photo").assert_has_not(".photo");
        assert!(page.text().contains("JPG, PNG hoặc WebP"), "{what}");
    }
    let head = &made::noisy_jpeg()[..300];
    sent(&mut visitor, &[("name", "M")], &[head]).await.assert_refused().assert_field_error("photo");
}
