//! Twin of `pages/seller/shops/buttons.rs`.

use axum::http::StatusCode;
use chophien::entities::picture;
use sea_orm::{ConnectionTrait, EntityTrait};
use serde_json::Value;

use crate::kit::{
    Answer, TestApp, Upload, Visitor,
    goods::Listing,
    pictures::{jpeg, png},
};

async fn sent(visitor: &mut Visitor, key: &str, waits: &str, bytes: &[u8]) -> Answer {
    visitor.get("/account").await;
    let files = [Upload { field: "photo", name: "anh.jpg", bytes }];
    visitor.post_multipart("/seller/photos", &[("key", key), ("waits", waits)], &files).await
}

fn said(answer: &Answer, name: &str) -> String {
    let json: Value = serde_json::from_slice(&answer.body).expect("JSON");
    json[name].as_str().unwrap_or_default().to_owned()
}

async fn rows(app: &TestApp) -> Vec<picture::Model> {
    picture::Entity::find().all(&app.db.read).await.expect("pictures")
}

#[tokio::test]
async fn a_photo_waits_in_its_form_on_any_device_and_goes_with_it() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let mut visitor = app.visitor_as(lan).await;
    let taken = sent(&mut visitor, "key-of-a-photo", "opening", &jpeg(300, 400)).await;
    let (code, src) = (said(taken.assert_ok(), "code"), said(&taken, "src"));
    visitor.get(&src).await.assert_ok();
    // The browser was closed and the session is over.
    let mut elsewhere = app.visitor_as(lan).await;
    let page = elsewhere.get("/seller/opening").await;
    assert_eq!(page.assert_ok().value("photo").as_deref(), Some(code.as_str()));
    page.assert_has("[data-waits=opening]");
    assert_eq!(app.visitor_as(app.my().await.account).await.open("/seller/opening").await.value("photo"), None);
    let fields = [("name", "M"), ("photo", code.as_str())];
    assert_eq!(elsewhere.post("/seller/opening", &fields).await.value("photo"), Some(code), "with the form");
}

#[tokio::test]
async fn a_try_again_is_the_same_photo_and_somebody_elses_key_another() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let mut visitor = app.visitor_as(lan).await;
    let first = sent(&mut visitor, "key-of-a-photo", "opening", &png(30, 40)).await;
    let again = sent(&mut visitor, "key-of-a-photo", "opening", &png(30, 40)).await;
    assert_eq!(said(first.assert_ok(), "code"), said(again.assert_ok(), "code"));
    assert_eq!(rows(&app).await.len(), 1);
    let mut my = app.visitor_as(app.my().await.account).await;
    let my = said(&sent(&mut my, "key-of-a-photo", "new:x", &png(30, 40)).await, "code");
    assert_ne!(my, said(&first, "code"));
}

#[tokio::test]
async fn photos_of_a_listing_wait_in_their_order_and_not_once_it_is_listed_or_they_are_dropped() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let mut visitor = app.visitor_as(my.account).await;
    let (new, waits) = (format!("/seller/{}/products/new", my.code), format!("new:{}", my.code));
    let mut codes = Vec::new();
    for n in 0..3 {
        codes.push(said(&sent(&mut visitor, &format!("key-of-photo-{n}"), &waits, &png(30 + n, 40)).await, "code"));
    }
    let shown =
        async |visitor: &mut Visitor| visitor.get(&new).await.attributes("input[type=hidden][name=photos]", "value");
    assert_eq!(shown(&mut visitor).await, codes);
    visitor.post("/seller/photos", &[("forget", &codes[1])]).await.assert_status(StatusCode::NO_CONTENT);
    assert_eq!(shown(&mut visitor).await, [codes[0].clone(), codes[2].clone()]);
    visitor.post(&new, &[("photos", &codes[2]), ("remove", &codes[2])]).await.assert_ok();
    assert_eq!(shown(&mut visitor).await, [codes[0].clone()]);
    let mut lan = app.visitor_as(app.lan().await).await;
    lan.get("/account").await;
    lan.post("/seller/photos", &[("forget_all", &waits)]).await.assert_status(StatusCode::NO_CONTENT);
    lan.post("/seller/photos", &[("forget", &codes[0])]).await.assert_status(StatusCode::NO_CONTENT);
    assert_eq!(shown(&mut visitor).await, [codes[0].clone()], "nobody drops what is another's");
    let key = visitor.get(&new).await.value("key").expect("a key");
    let listing = [
        ("key", key.as_str()),
        ("photos", codes[0].as_str()),
        ("name", "Mật ong rừng"),
        ("set_no", "4"),
        ("description", ""),
        ("rows", "1"),
        ("measure-0", "lọ 500 ml"),
        ("price-0", "350.000"),
        ("stock-0", "24"),
        ("weight-0", "850"),
    ];
    assert!(visitor.post(&new, &listing).await.location().is_some(), "listed");
    assert_eq!(shown(&mut visitor).await, Vec::<String>::new());
}

#[tokio::test]
async fn what_cannot_be_taken_says_why_in_words_and_nothing_is_kept() {
    let app = TestApp::new().await;
    let mut visitor = app.visitor_as(app.lan().await).await;
    let whole = jpeg(300, 400);
    for (file, words) in [
        (b"GIF89a".as_slice(), "không phải ảnh"),
        (&whole[..whole.len() / 2], "bị hỏng"),
        (b"", "không có gì bên trong"),
    ] {
        let answer = sent(&mut visitor, "key-of-a-photo", "opening", file).await;
        assert!(said(answer.assert_refused(), "words").contains(words), "{}", answer.text());
    }
    for (key, waits) in [("short", "opening"), ("key-of-a-photo", "")] {
        sent(&mut visitor, key, waits, &whole).await.assert_refused();
    }
    let stale = visitor.post("/seller/photos", &[("key", "key-of-a-photo"), ("csrf", "stale")]).await;
    assert!(said(stale.assert_refused(), "words").contains("mở đã lâu"));
    assert_eq!(rows(&app).await, []);
}

#[tokio::test]
async fn a_photo_waits_beside_those_that_are_shown_and_instead_of_an_only_one() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.product(&my, Listing { cover: Some("a1b2c3d4e5f6g7"), ..Listing::default() }).await;
    let mut visitor = app.visitor_as(my.account).await;
    let (product, shop) = (format!("/seller/{}/products/{}", my.code, honey.code), format!("/seller/{}/shop", my.code));
    let before = visitor.get(&product).await.attributes("input[type=hidden][name=photos]", "value");
    let waits = format!("product:{}", honey.code);
    let code = said(&sent(&mut visitor, "key-of-a-photo", &waits, &png(30, 40)).await, "code");
    let page = visitor.get(&product).await;
    page.assert_has(&format!("[data-waits=\"{waits}\"]"));
    let after = page.attributes("input[type=hidden][name=photos]", "value");
    assert_eq!(after, before.into_iter().chain([code]).collect::<Vec<_>>());
    for n in 0..2 {
        let waits = format!("shop:{}", my.code);
        let code = said(&sent(&mut visitor, &format!("key-of-shop-{n}"), &waits, &png(30 + n, 40)).await, "code");
        let page = visitor.get(&shop).await;
        page.assert_has(&format!("[data-waits=\"{waits}\"]"));
        assert_eq!(page.attributes("input[type=hidden][name=photo]", "value"), [code], "the last");
    }
}

#[tokio::test]
async fn a_draft_that_is_dropped_drops_its_photos_and_no_others() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let mut visitor = app.visitor_as(my.account).await;
    let (new, waits) = (format!("/seller/{}/products/new", my.code), format!("new:{}", my.code));
    for n in 0..2 {
        sent(&mut visitor, &format!("key-of-photo-{n}"), &waits, &png(30 + n, 40)).await.assert_ok();
    }
    sent(&mut visitor, "key-of-another", &format!("shop:{}", my.code), &png(50, 40)).await.assert_ok();
    visitor.post("/seller/photos", &[("forget_all", &waits)]).await.assert_status(StatusCode::NO_CONTENT);
    visitor.get(&new).await.assert_has_not("input[type=hidden][name=photos]");
    visitor.get(&format!("/seller/{}/shop", my.code)).await.assert_has("input[type=hidden][name=photo]");
}

#[tokio::test]
async fn a_ninth_photo_that_went_up_by_itself_is_told_and_waits_no_longer() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let mut visitor = app.visitor_as(my.account).await;
    let (new, waits) = (format!("/seller/{}/products/new", my.code), format!("new:{}", my.code));
    let mut codes = Vec::new();
    for n in 0..9 {
        let taken = sent(&mut visitor, &format!("key-of-photo-{n}"), &waits, &png(30 + n, 40)).await;
        codes.push(said(taken.assert_ok(), "code"));
    }
    let mut form = vec![("name", "M")];
    form.extend(codes.iter().map(|code| ("photos", code.as_str())));
    let told = visitor.post(&new, &form).await;
    told.assert_refused().assert_field_error("photos").assert_sees("nhiều nhất 8 ảnh");
    let held = |page: &Answer| page.attributes("input[type=hidden][name=photos]", "value");
    assert_eq!(held(&told), codes[..8]);
    assert_eq!(held(&visitor.get(&new).await), codes[..8], "it is in no other form afterwards");
}

#[tokio::test]
async fn an_account_keeps_so_many_photos_and_no_more() {
    use chophien::infra::pictures::{MOST_USED, MOST_WAITING};
    for (many, used) in [(MOST_WAITING, "FALSE"), (MOST_USED, "TRUE")] {
        let app = TestApp::new().await;
        let lan = app.lan().await;
        let fill = format!(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {many}) \
             INSERT INTO pictures (code, owner_id, width, height, used, created_at) \
             SELECT 'photo' || i, {}, 40, 30, {used}, 1 FROM n",
            lan.0
        );
        app.db.write.execute_unprepared(&fill).await.expect("pictures");
        let mut visitor = app.visitor_as(lan).await;
        let refused = sent(&mut visitor, "key-of-a-photo", "opening", &png(30, 40)).await;
        refused.assert_status(StatusCode::UNPROCESSABLE_ENTITY);
        assert!(said(&refused, "words").contains("chưa giữ thêm được"), "{used}");
        let files = [Upload { field: "photo", name: "anh.jpg", bytes: &png(30, 40) }];
        let form = visitor.post_multipart("/seller/opening", &[("name", "M")], &files).await;
        form.assert_refused().assert_sees("chưa giữ thêm được");
        assert_eq!(rows(&app).await.len() as u64, many);
        app.db.write.execute_unprepared("DELETE FROM pictures WHERE code = 'photo1'").await.expect("one fewer");
        sent(&mut visitor, "key-of-a-photo", "opening", &png(30, 40)).await.assert_ok();
    }
}
