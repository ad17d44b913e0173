//! Twin of `pages/public/reports/new.rs`.

use chophien::{
    entities::{picture, product, report, statement},
    market::orders::Status,
};
use sea_orm::{EntityTrait, PaginatorTrait, sea_query::Expr};

use super::sent;
use crate::kit::{TestApp, Visitor, parts::Upload, pictures};

async fn reports(app: &TestApp) -> u64 {
    report::Entity::find().count(&app.db.read).await.expect("reports")
}

/// A guest at the form of a shop.
async fn at_form(app: &TestApp, slug: &str) -> (Visitor, String, String) {
    let mut guest = app.visitor();
    let page = guest.get(&format!("/reports/new?shop={slug}")).await;
    (guest, page.value("key").expect("a key"), page.value("shop").expect("a code"))
}

#[tokio::test]
async fn a_guest_says_what_is_wrong_with_a_photo_and_follows_it_by_its_code() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let page = app.visitor().get(&format!("/products/{}", honey.slug)).await;
    let way = format!("/reports/new?product={}", honey.slug);
    assert!(page.attributes("main a", "href").contains(&way), "the page of a product leads here");
    app.visitor().get(&format!("/shops/{}", my.slug)).await.assert_has("main a[href^='/reports/new?shop=']");
    let mut guest = app.visitor();
    let page = guest.get(&way).await;
    page.assert_ok().assert_sees("Mật ong bạc hà").assert_sees("Gian hàng không biết ai gửi");
    let (key, code) = (page.value("key").expect("a key"), page.value("product").expect("a code"));
    let photo = pictures::jpeg(300, 200);
    let upload = |name| Upload { field: "photos", name, bytes: &photo };
    let form = [("product", &*code), ("key", &*key), ("reason", "untrue"), ("words", "")];
    let refused = guest.post_multipart("/reports/new", &form, &[upload("a.jpg"), upload("b.jpg")]).await;
    refused.assert_refused().assert_field_error("words");
    let kept = refused.attributes("input[name=photos][type=hidden]", "value");
    assert_eq!((kept.len(), reports(&app).await), (2, 0), "the photos are kept, and nothing is made");
    let mut form =
        vec![("product", &*code), ("key", &*key), ("reason", "untrue"), ("words", "Nói chữa được mọi bệnh.")];
    form.extend(kept.iter().map(|code| ("photos", &**code)));
    let sent = guest.post_multipart("/reports/new", &form, &[]).await;
    let path = sent.location().expect("led on").to_owned();
    assert_eq!(guest.post_multipart("/reports/new", &form, &[]).await.location(), Some(&*path), "sent twice");
    let said = statement::Entity::find().all(&app.db.read).await.expect("statements");
    assert_eq!((reports(&app).await, said.len()), (1, 1));
    assert_eq!(said[0].photos.as_array().map(Vec::len), Some(2));
    let rows = picture::Entity::find().all(&app.db.read).await.expect("pictures");
    assert!(rows.iter().filter(|row| kept.contains(&row.code)).all(|row| row.used && row.owner_id.is_none()));
    guest.get(&path).await.assert_ok().assert_sees("Nói chữa được mọi bệnh.").assert_has(".review-photos img");
}

#[tokio::test]
async fn what_somebody_else_has_kept_is_not_sent_along() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let (mut guest, key, shop) = at_form(&app, &my.slug).await;
    let cleaned = app.pictures.clean(pictures::png(40, 30)).await.expect("a picture");
    let shown = app.pictures.keep(&cleaned).await.expect("kept");
    let work = app.begin(my.actor()).await;
    chophien::infra::pictures::register(&work, &shown, &cleaned, my.account).await.expect("registered");
    work.commit().await.expect("a commit");
    let form = [("shop", &*shop), ("key", &*key), ("reason", "untrue"), ("words", "Sai."), ("photos", &*shown)];
    guest.post("/reports/new", &form).await;
    let said = statement::Entity::find().one(&app.db.read).await.expect("statements").expect("it");
    assert_eq!(said.photos, serde_json::json!([]));
    assert!(!honey.code.is_empty());
}

#[tokio::test]
async fn what_is_gone_by_now_is_said_kindly_and_what_never_was_is_not_there() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let mut guest = app.visitor();
    let page = guest.get(&format!("/reports/new?product={}", honey.slug)).await;
    let (key, code) = (page.value("key").expect("a key"), page.value("product").expect("a code"));
    let hidden = product::Entity::update_many().col_expr(product::Column::Status, Expr::value(product::Status::Hidden));
    hidden.exec(&app.db.write).await.expect("products");
    let form = [("product", &*code), ("key", &*key), ("reason", "untrue"), ("words", "Sai.")];
    guest.submit("/reports/new", &form).await.assert_ok().assert_sees("không còn trên chợ nữa");
    for nothing in ["", "?product=zz", "?shop=zz", "?order=ZZZZ2222", &*format!("?product={}", honey.slug)] {
        guest.get(&format!("/reports/new{nothing}")).await.assert_not_found();
    }
    guest.post("/reports/new", &[("shop", "zz"), ("key", &key), ("reason", "untrue")]).await.assert_not_found();
    assert_eq!(reports(&app).await, 0);
}

#[tokio::test]
async fn one_stranger_does_not_fill_the_list_and_keeps_what_she_has_written() {
    let app = TestApp::with(|config| config.limits.report_of_per_hour = 2).await;
    let (my, other) = (app.my().await, app.may_trang().await);
    for _ in 0..2 {
        sent(&app, &mut app.visitor(), &my.slug).await;
    }
    let (mut guest, key, shop) = at_form(&app, &my.slug).await;
    let form = [("shop", &*shop), ("key", &*key), ("reason", "untrue"), ("words", "Lần thứ ba.")];
    let refused = guest.post("/reports/new", &form).await;
    refused.assert_refused().assert_sees("gửi nhiều phản ánh quá").assert_sees("Lần thứ ba.");
    assert_eq!(reports(&app).await, 2);
    sent(&app, &mut app.visitor(), &other.slug).await;
    assert_eq!(reports(&app).await, 3, "others may still be told of");
}

#[tokio::test]
async fn a_buyer_complains_of_her_own_order_and_nobody_else_does() {
    let app = TestApp::new().await;
    let (my, lan) = (app.my().await, app.lan().await);
    let honey = app.honey(&my).await;
    let sale = app.order(&honey, 1, Some(lan), Status::Delivered).await;
    let waits = app.placed(&honey, Some(lan)).await;
    let way = format!("/reports/new?order={}", sale.code);
    app.visitor().get(&way).await.assert_not_found();
    app.visitor_as(my.account).await.get(&way).await.assert_not_found();
    let mut lan = app.visitor_as(lan).await;
    lan.get(&format!("/orders/{}", sale.code)).await.assert_has(&format!("a[href='{way}']"));
    lan.get(&format!("/orders/{}", waits.code)).await.assert_has_not("a[href^='/reports/new']");
    let nothing = lan.get(&format!("/reports/new?order={}", waits.code)).await;
    nothing.assert_ok().assert_sees("chưa có gì để khiếu nại").assert_has_not("main form");
    let page = lan.get(&way).await;
    let key = page.value("key").expect("a key");
    let form = [("order", &*sale.code), ("key", &*key), ("reason", "short"), ("words", "Thiếu một lọ.")];
    let path = lan.post("/reports/new", &form).await.location().expect("led on").to_owned();
    lan.get(&path).await.assert_ok().assert_sees("Thiếu một lọ.").assert_sees("Gian hàng được hẹn trả lời");
    lan.get(&format!("/orders/{}", sale.code)).await.assert_has(&format!("a[href='{path}']"));
    let form = [("order", &*waits.code), ("key", &*key), ("reason", "short"), ("words", "Thiếu.")];
    lan.post("/reports/new", &form).await.assert_refused().assert_sees("chưa có gì để khiếu nại");
    assert_eq!(reports(&app).await, 1);
}
