//! Twin of `pages/seller/products/new.rs`: from a photo to a product that waits.

use chophien::{
    entities::{product, product_photo, variant},
    kernel::money::Money,
};
use sea_orm::{EntityTrait, PaginatorTrait, QueryOrder};

use crate::kit::{Answer, Household, TestApp, Upload, Visitor};

/// What Mỷ types, with some of it typed otherwise.
fn typed<'a>(otherwise: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [
        ("key", "FORMKEY123456789"),
        ("rows", "1"),
        ("name", "Mật ong bạc hà Mèo Vạc"),
        ("set_no", ""),
        ("measure-0", "Lọ 500 ml"),
        ("price-0", "350.000"),
        ("stock-0", "24"),
        ("weight-0", "850"),
    ];
    let changed = |name: &str| otherwise.iter().any(|(other, _)| *other == name);
    usual.into_iter().filter(|(name, _)| !changed(name)).chain(otherwise.iter().copied()).collect()
}

/// A small picture as a phone would send it.
pub fn photo(shade: u8) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_pixel(64, 80, image::Rgb([shade, 120, 40]));
    picture.write_to(&mut bytes, image::ImageFormat::Jpeg).expect("a picture");
    bytes.into_inner()
}

fn one_photo(bytes: &[u8]) -> [Upload<'_>; 1] {
    [Upload { field: "photos", name: "IMG_1.jpg", bytes }]
}

async fn my_on_the_form() -> (TestApp, Household, Visitor, String) {
    let app = TestApp::new().await;
    let my = app.my().await;
    let mut visitor = app.visitor_as(my.account).await;
    let path = format!("/seller/{}/products/new", my.code);
    visitor.get(&path).await.assert_ok().assert_no_field_error();
    (app, my, visitor, path)
}

async fn products(app: &TestApp) -> u64 {
    product::Entity::find().count(&app.db.read).await.expect("products")
}

/// The photos that the form holds, to be sent along again.
fn held(answer: &Answer) -> Vec<String> {
    answer.attributes("input[name=\"photos\"][type=\"hidden\"]", "value")
}

#[tokio::test]
async fn honey_is_listed_from_one_photo_and_waits_for_a_moderator() {
    let (app, my, mut visitor, path) = my_on_the_form().await;
    let answer = visitor.post_multipart(&path, &typed(&[]), &one_photo(&photo(200))).await;

    let row = product::Entity::find().one(&app.db.read).await.expect("products").expect("listed");
    answer.assert_redirect(&format!("/seller/{}/products/{}?listed=FORMKEY123456789", my.code, row.code));
    assert_eq!((row.status, row.set_no), (product::Status::Pending, 4), "the set is guessed from the name");
    assert_eq!((row.price_from, row.in_stock, row.published_at), (Money(350_000), true, None));
    assert!(row.search_text.contains("mat ong bac ha meo vac"));
    let jar = variant::Entity::find().one(&app.db.read).await.expect("variants").expect("one");
    assert_eq!((jar.measure.as_str(), jar.stock, jar.weight_g), ("lọ 500 ml", 24, 850));
    assert_eq!(product_photo::Entity::find().count(&app.db.read).await.expect("photos"), 1);
    let own = visitor.follow(answer).await;
    own.assert_ok().assert_sees("Mật ong bạc hà Mèo Vạc").assert_sees("Chờ duyệt");
    let draft = format!("[data-draft-done=\"list-{}\"]", my.code);
    own.assert_has(&format!("{draft}[data-draft-key=FORMKEY123456789]"));
    let later = visitor.get(&format!("/seller/{}/products/{}", my.code, row.code)).await;
    later.assert_ok().assert_has_not("[data-draft-done]");
}

#[tokio::test]
async fn a_draft_of_several_measures_finds_their_rows() {
    let (_app, _, mut visitor, path) = my_on_the_form().await;
    for (rows, last, none) in [("3", "price-2", "price-3"), ("99", "price-11", "price-12"), ("x", "price-0", "price-1")]
    {
        let page = visitor.get(&format!("{path}?rows={rows}")).await;
        page.assert_ok().assert_has(&format!("input[name={last}]")).assert_has_not(&format!("input[name={none}]"));
        page.assert_has("[data-fresh]").assert_no_field_error();
    }
}

#[tokio::test]
async fn the_form_sent_twice_is_one_product() {
    let (app, _, mut visitor, path) = my_on_the_form().await;
    let first = visitor.post_multipart(&path, &typed(&[]), &one_photo(&photo(200))).await;
    let second = visitor.post_multipart(&path, &typed(&[]), &one_photo(&photo(200))).await;
    assert_eq!(first.location(), second.location());
    assert_eq!(products(&app).await, 1);
}

#[tokio::test]
async fn an_empty_form_says_at_each_field_what_is_missing() {
    let (app, _, mut visitor, path) = my_on_the_form().await;
    let empty = typed(&[("name", ""), ("measure-0", ""), ("price-0", ""), ("stock-0", ""), ("weight-0", "")]);
    let answer = visitor.post_multipart(&path, &empty, &[]).await;
    answer.assert_refused();
    for field in ["photos", "name", "set_no", "per-0", "price-0", "stock-0", "weight-0"] {
        answer.assert_field_error(field);
    }
    assert_eq!(products(&app).await, 0);
}

#[tokio::test]
async fn what_was_typed_and_the_photos_that_were_taken_stay() {
    let (app, _, mut visitor, path) = my_on_the_form().await;
    let answer = visitor.post_multipart(&path, &typed(&[("stock-0", "nhiều")]), &one_photo(&photo(200))).await;
    answer.assert_refused().assert_field_error("stock-0");
    assert_eq!(answer.value("name").as_deref(), Some("Mật ong bạc hà Mèo Vạc"));
    assert_eq!(answer.value("stock-0").as_deref(), Some("nhiều"));
    let photos = held(&answer);
    assert_eq!(photos.len(), 1);

    let again = typed(&[("photos", photos[0].as_str())]);
    visitor.post_multipart(&path, &again, &[]).await;
    let kept = product_photo::Entity::find().one(&app.db.read).await.expect("photos").expect("one");
    assert_eq!(kept.picture, photos[0]);
}

#[tokio::test]
async fn a_file_that_is_no_picture_is_told_at_its_field_and_the_good_one_stays() {
    let (app, _, mut visitor, path) = my_on_the_form().await;
    let good = photo(10);
    let files = [
        Upload { field: "photos", name: "a.jpg", bytes: &good },
        Upload { field: "photos", name: "b.jpg", bytes: b"not a picture" },
    ];
    let answer = visitor.post_multipart(&path, &typed(&[]), &files).await;
    answer.assert_refused().assert_field_error("photos");
    assert_eq!(held(&answer).len(), 1);
    assert_eq!(products(&app).await, 0);
}

#[tokio::test]
async fn another_persons_picture_is_not_taken() {
    let (app, my, mut visitor, path) = my_on_the_form().await;
    let may = app.may_trang().await;
    let mut other = app.visitor_as(may.account).await;
    let answer = other
        .post_multipart(&format!("/seller/{}/products/new", may.code), &typed(&[("name", "")]), &one_photo(&photo(9)))
        .await;
    let foreign = held(&answer).remove(0);
    let answer = visitor.post_multipart(&path, &typed(&[("photos", foreign.as_str())]), &[]).await;
    answer.assert_refused().assert_field_error("photos");
    assert_eq!((products(&app).await, held(&answer).len()), (0, 0), "for shop {}", my.code);
}

#[tokio::test]
async fn alcohol_and_medicines_are_refused_kindly_with_everything_kept() {
    let (app, _, mut visitor, path) = my_on_the_form().await;
    for (set_no, says) in [("14", "rượu bia"), ("15", "rượu bia"), ("18", "thuốc")] {
        let answer = visitor.post_multipart(&path, &typed(&[("set_no", set_no)]), &one_photo(&photo(1))).await;
        answer.assert_refused().assert_field_error("set_no").assert_sees(says);
        assert_eq!(held(&answer).len(), 1);
    }
    let guessed = typed(&[("name", "Rượu ngô Na Hang")]);
    visitor.post_multipart(&path, &guessed, &one_photo(&photo(1))).await.assert_refused().assert_field_error("set_no");
    assert_eq!(products(&app).await, 0);
}

#[tokio::test]
async fn sets_that_may_not_be_sold_are_not_offered() {
    let (_app, _, mut visitor, path) = my_on_the_form().await;
    let page = visitor.get(&path).await;
    page.assert_sees("Rượu bia, thuốc và thực phẩm chức năng thì chợ chưa bán");
    let offered = page.attributes("select[name=set_no] option", "value");
    let sold: Vec<String> = (1..=26).filter(|no| ![14, 15, 18].contains(no)).map(|no: i32| no.to_string()).collect();
    assert_eq!(offered.iter().filter(|no| !no.is_empty()).cloned().collect::<Vec<_>>(), sold);
}

#[tokio::test]
async fn a_price_without_its_thousands_is_asked_about_and_the_answer_is_taken() {
    let (app, _, mut visitor, path) = my_on_the_form().await;
    let asked = visitor.post_multipart(&path, &typed(&[("price-0", "150")]), &one_photo(&photo(1))).await;
    asked.assert_refused().assert_field_error("price-0").assert_sees("150 ₫ hay 150.000 ₫?");
    assert_eq!(asked.attributes(".ask button", "value"), ["150000", "150"]);
    assert_eq!(products(&app).await, 0);

    let photos = held(&asked).remove(0);
    let answer = typed(&[("price-0", "150"), ("answer-0", "150000"), ("photos", photos.as_str())]);
    visitor.post_multipart(&path, &answer, &[]).await;
    let jar = variant::Entity::find().one(&app.db.read).await.expect("variants").expect("one");
    assert_eq!(jar.price, Money(150_000));
}

#[tokio::test]
async fn whoever_means_a_low_price_is_believed() {
    let (app, _, mut visitor, path) = my_on_the_form().await;
    let meant = typed(&[("price-0", "150"), ("answer-0", "150")]);
    visitor.post_multipart(&path, &meant, &one_photo(&photo(1))).await;
    let jar = variant::Entity::find().one(&app.db.read).await.expect("variants").expect("one");
    assert_eq!(jar.price, Money(150));
}

#[tokio::test]
async fn a_second_variant_is_added_without_javascript() {
    let (app, _, mut visitor, path) = my_on_the_form().await;
    let more = visitor.post_multipart(&path, &typed(&[("more", "1")]), &one_photo(&photo(1))).await;
    more.assert_ok().assert_no_field_error().assert_has("input[name=\"measure-1\"]");
    let photos = held(&more).remove(0);
    let both = typed(&[
        ("photos", photos.as_str()),
        ("rows", "3"),
        ("measure-1", "thùng 6 lọ"),
        ("price-1", "2.040.000"),
        ("stock-1", "4"),
        ("weight-1", "5300"),
    ]);
    visitor.post_multipart(&path, &both, &[]).await;
    let rows = variant::Entity::find().order_by_asc(variant::Column::Position).all(&app.db.read).await.expect("both");
    let measures: Vec<&str> = rows.iter().map(|row| row.measure.as_str()).collect();
    assert_eq!(measures, ["lọ 500 ml", "thùng 6 lọ"], "a row left blank is not counted");
}

#[tokio::test]
async fn the_same_measure_twice_is_told_at_the_second() {
    let (app, _, mut visitor, path) = my_on_the_form().await;
    let twice = typed(&[
        ("rows", "2"),
        ("measure-1", "lọ 500 ML"),
        ("price-1", "340.000"),
        ("stock-1", "4"),
        ("weight-1", "850"),
    ]);
    let answer = visitor.post_multipart(&path, &twice, &one_photo(&photo(1))).await;
    answer.assert_refused().assert_field_error("measure-1");
    assert_eq!(products(&app).await, 0);
}

#[tokio::test]
async fn the_seller_sees_what_a_buyer_would_pay_for_delivery() {
    let (_app, _, mut visitor, path) = my_on_the_form().await;
    let preview = typed(&[("preview", "1"), ("weight-0", "4.500")]);
    let answer = visitor.post_multipart(&path, &preview, &[]).await;
    answer.assert_ok().assert_sees("4.500 g").assert_sees("30.000 ₫").assert_sees("45.000 ₫").assert_sees("68.000 ₫");
}

#[tokio::test]
async fn a_stale_token_keeps_what_was_typed() {
    let (app, _, mut visitor, path) = my_on_the_form().await;
    let answer = visitor.post_multipart(&path, &typed(&[("csrf", "old")]), &one_photo(&photo(1))).await;
    answer.assert_refused().assert_field_error("");
    assert_eq!(answer.value("name").as_deref(), Some("Mật ong bạc hà Mèo Vạc"));
    assert_eq!(products(&app).await, 0);
}

#[tokio::test]
async fn a_form_without_its_key_asks_to_be_sent_again() {
    let (app, _, mut visitor, path) = my_on_the_form().await;
    let answer = visitor.post_multipart(&path, &typed(&[("key", "")]), &one_photo(&photo(1))).await;
    answer.assert_refused().assert_field_error("");
    assert_eq!(answer.value("key").map(|key| key.len()), Some(16));
    assert_eq!(products(&app).await, 0);
}

#[tokio::test]
async fn another_shops_form_is_not_there() {
    let app = TestApp::new().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    let path = format!("/seller/{}/products/new", may.code);
    let mut visitor = app.visitor_as(my.account).await;
    visitor.get(&path).await.assert_not_found();
    visitor.get(&format!("/seller/{}/delivery?weight=1", may.code)).await.assert_not_found();
    visitor.get(&format!("/seller/{}/products/new", my.code)).await.assert_ok();
    visitor.post_multipart(&path, &typed(&[]), &one_photo(&photo(1))).await.assert_not_found();
    assert_eq!(products(&app).await, 0);
}
