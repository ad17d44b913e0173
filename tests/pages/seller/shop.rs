//! Twin of `pages/seller/shop.rs`.

use chophien::{
    kernel::actor::Actor,
    market::{
        moderation::Reason,
        revisions::{self, decide, why::Why},
        shops::content::ShopContent,
    },
};

use crate::kit::{Household, TestApp, Visitor, claims, world::MEO_VAC};

fn path(my: &Household) -> String {
    format!("/seller/{}/shop", my.code)
}

/// What her shop says already, but for its name.
fn named(name: &str) -> Vec<(&str, &str)> {
    vec![
        ("name", name),
        ("kind", "household"),
        ("unit", MEO_VAC),
        ("hamlet", "thôn Sà Lủng"),
        ("story", "Nhà mình làm nghề này đã mười hai năm."),
    ]
}

/// What her shop says already, but for one field.
fn with<'a>(field: &'a str, typed: &'a str) -> Vec<(&'a str, &'a str)> {
    let all = named("Mật ong Mỷ").into_iter().filter(|(name, _)| *name != field);
    all.chain([(field, typed)]).collect()
}

async fn newest(app: &TestApp, my: &Household) -> ShopContent {
    revisions::find::latest::<ShopContent>(&app.db.read, my.shop).await.expect("revisions").expect("one").content
}

async fn my(app: &TestApp) -> (Household, Visitor) {
    let my = app.my().await;
    let visitor = app.visitor_as(my.account).await;
    (my, visitor)
}

#[tokio::test]
async fn an_open_shop_is_shown_with_its_form_filled_in() {
    let app = TestApp::new().await;
    let (my, mut visitor) = my(&app).await;
    let page = visitor.get(&path(&my)).await;
    page.assert_ok().assert_sees("Đang mở").assert_has(&format!("a[href=\"/shops/{}\"]", my.slug));
    assert_eq!(page.value("name").as_deref(), Some("Mật ong Mỷ"));
    assert_eq!(page.value("unit").as_deref(), Some(MEO_VAC));
    assert_eq!(page.value("unit_text").as_deref(), Some("Xã Mèo Vạc, Tuyên Quang"));
}

#[tokio::test]
async fn a_change_waits_and_the_page_says_so() {
    let app = TestApp::new().await;
    let (my, mut visitor) = my(&app).await;
    let page = visitor.submit(&path(&my), &named("Ong bạc hà Mỷ")).await;
    page.assert_ok().assert_sees("Bản sửa đang chờ duyệt");
    assert_eq!(page.value("name").as_deref(), Some("Ong bạc hà Mỷ"), "she goes on where she stopped");
    assert_eq!(page.first(".brand small"), "Chợ Phiên");
}

#[tokio::test]
async fn what_came_back_says_why_and_can_be_mended() {
    let app = TestApp::new().await;
    let (my, mut visitor) = my(&app).await;
    visitor.post(&path(&my), &named("Ong Mỷ")).await;
    let waiting =
        revisions::find::waiting::<ShopContent>(&app.db.read, my.shop).await.expect("revisions").expect("one");
    let work = app.begin(Actor::System).await;
    let why = Why { reason: Reason::Photo, words: Some("Xin chụp rõ mặt hàng.".into()) };
    decide::send_back(&work, claims::proposal::<ShopContent>(&work, waiting.id).await, &why).await.expect("sent back");
    work.commit().await.expect("a commit");

    let page = visitor.get(&path(&my)).await;
    page.assert_ok().assert_sees("Ảnh chưa rõ").assert_sees("Xin chụp rõ mặt hàng.");
    page.assert_sees("Bản sửa bị trả lại").assert_sees("Người mua vẫn thấy nội dung đã duyệt.");
    let home = visitor.get(&format!("/seller/{}", my.code)).await;
    assert_eq!(home.attributes(".flash.stop a", "href"), [path(&my)]);
    visitor.submit(&path(&my), &named("Ong nhà Mỷ")).await.assert_ok().assert_sees_not("Xin chụp rõ mặt hàng.");
    let waiting =
        revisions::find::waiting::<ShopContent>(&app.db.read, my.shop).await.expect("revisions").expect("one");
    let work = app.begin(Actor::System).await;
    decide::approve(&work, claims::proposal::<ShopContent>(&work, waiting.id).await).await.expect("approved");
    work.commit().await.expect("a commit");
    visitor.get(&path(&my)).await.assert_sees("Gian hàng đang mở cho mọi người xem");
}

#[tokio::test]
async fn two_members_at_once_lose_nothing_of_each_other() {
    let app = TestApp::new().await;
    let (my, mut one) = my(&app).await;
    let lan = app.lan().await;
    app.invite_in(&my, lan, "0900000001").await;
    let mut other = app.visitor_as(lan).await;
    one.get(&path(&my)).await.assert_ok();
    other.get(&path(&my)).await.assert_ok();
    other.post(&path(&my), &with("story", "Nhà mình nuôi ong bạc hà.")).await.assert_redirect(&path(&my));
    one.post(&path(&my), &with("name", "Ong bạc hà Mỷ")).await.assert_redirect(&path(&my));
    let both = newest(&app, &my).await;
    assert_eq!((both.name.as_str(), both.story.as_str()), ("Ong bạc hà Mỷ", "Nhà mình nuôi ong bạc hà."));

    let asked = other.post(&path(&my), &with("name", "Ong nhà Mỷ")).await;
    asked.assert_refused().assert_field_error("name").assert_sees("đã được sửa thành “Ong bạc hà Mỷ”");
    assert_eq!(asked.value("name").as_deref(), Some("Ong nhà Mỷ"), "what was typed stays");
    assert_eq!(newest(&app, &my).await, both);
    other.post(&path(&my), &with("name", "Ong nhà Mỷ")).await.assert_redirect(&path(&my));
    assert_eq!(newest(&app, &my).await.name, "Ong nhà Mỷ", "asked and sent again");
}

#[tokio::test]
async fn nothing_changed_is_told_and_a_wrong_field_keeps_what_was_typed() {
    let app = TestApp::new().await;
    let (my, mut visitor) = my(&app).await;
    visitor.post(&path(&my), &named("Mật ong Mỷ")).await.assert_refused().assert_field_error("");
    let page = visitor.post(&path(&my), &named("M")).await;
    page.assert_refused().assert_field_error("name");
    assert_eq!(page.value("name").as_deref(), Some("M"));
    assert_eq!(revisions::find::latest::<ShopContent>(&app.db.read, my.shop).await.expect("revisions"), None);
}

#[tokio::test]
async fn anothers_shop_is_not_there() {
    let app = TestApp::new().await;
    let (my, _) = my(&app).await;
    let may = app.may_trang().await;
    let mut other = app.visitor_as(may.account).await;
    other.get(&path(&may)).await.assert_ok();
    other.get(&path(&my)).await.assert_not_found();
    other.post(&path(&my), &named("Của tôi")).await.assert_not_found();
    other.get(&format!("/seller/{}/members", my.code)).await.assert_not_found();
    app.visitor().get(&path(&my)).await.assert_must_sign_in();
    assert_eq!(revisions::find::latest::<ShopContent>(&app.db.read, my.shop).await.expect("revisions"), None);
}
