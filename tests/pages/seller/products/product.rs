//! Twin of `pages/seller/products/product.rs`: what is approved stays while a change waits.

use chophien::{
    entities::{product, revision},
    kernel::actor::Actor,
    market::{
        catalog::{content::ProductContent, find},
        moderation::Reason,
        revisions::{decide, why::Why},
    },
};
use sea_orm::{EntityTrait, PaginatorTrait};

use super::new::photo;
use crate::kit::{Household, TestApp, Upload, Visitor, claims, goods::Good};

async fn my_at_her_honey() -> (TestApp, Household, Good, Visitor, String) {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let path = format!("/seller/{}/products/{}", my.code, honey.code);
    let mut visitor = app.visitor_as(my.account).await;
    visitor.get(&path).await.assert_ok();
    (app, my, honey, visitor, path)
}

pub async fn name(app: &TestApp, good: &Good) -> String {
    product::Entity::find_by_id(good.product).one(&app.db.read).await.expect("products").expect("hers").name
}

async fn revisions(app: &TestApp) -> u64 {
    revision::Entity::find().count(&app.db.read).await.expect("revisions")
}

pub async fn propose(visitor: &mut Visitor, path: &str, name: &str) {
    let bytes = photo(7);
    let files = [Upload { field: "photos", name: "a.jpg", bytes: &bytes }];
    let form = [("name", name), ("set_no", "4"), ("description", "Mật mới."), ("season", "11"), ("season", "12")];
    visitor.post_multipart(path, &form, &files).await.assert_redirect(path);
}

#[tokio::test]
async fn a_change_waits_while_the_approved_words_stay_live() {
    let (app, _, honey, mut visitor, path) = my_at_her_honey().await;
    propose(&mut visitor, &path, "Mật ong bạc hà loại một").await;
    assert_eq!(name(&app, &honey).await, "Mật ong bạc hà Mèo Vạc");
    let page = visitor.get(&path).await;
    page.assert_sees("Bản sửa chờ duyệt").assert_sees("Người mua đang thấy").assert_sees("Mật ong bạc hà Mèo Vạc");
    assert_eq!(page.value("name").as_deref(), Some("Mật ong bạc hà loại một"));

    let waiting = find::latest(&app.db.read, honey.product).await.expect("revisions").expect("it waits");
    let work = app.begin(Actor::Account(app.hanh().await)).await;
    decide::approve(&work, claims::proposal::<ProductContent>(&work, waiting.id).await).await.expect("approved");
    work.commit().await.expect("committed");
    assert_eq!(name(&app, &honey).await, "Mật ong bạc hà loại một");
    visitor.get(&path).await.assert_sees_not("Người mua đang thấy");
}

#[tokio::test]
async fn what_the_moderator_said_is_shown_with_the_words_to_mend() {
    let (app, my, honey, mut visitor, path) = my_at_her_honey().await;
    propose(&mut visitor, &path, "Mật ong chữa bách bệnh").await;
    let waiting = find::latest(&app.db.read, honey.product).await.expect("revisions").expect("it waits");
    let work = app.begin(Actor::Account(app.hanh().await)).await;
    let why = Why { reason: Reason::Name, words: Some("Xin bỏ chữ chữa bách bệnh.".into()) };
    decide::send_back(&work, claims::proposal::<ProductContent>(&work, waiting.id).await, &why)
        .await
        .expect("sent back");
    work.commit().await.expect("committed");
    let page = visitor.get(&path).await;
    page.assert_sees("Kiểm duyệt viên nhờ sửa lại").assert_sees("Xin bỏ chữ chữa bách bệnh.");
    page.assert_sees("Đang bán").assert_sees("Bản sửa bị trả lại");
    assert_eq!(page.value("name").as_deref(), Some("Mật ong chữa bách bệnh"));
    let home = format!("/seller/{}", my.code);
    visitor.get(&format!("{home}/products")).await.assert_sees("Bản sửa bị trả lại");
    assert_eq!(visitor.get(&home).await.attributes(".flash.stop a", "href"), [path.as_str()]);
    propose(&mut visitor, &path, "Mật ong bạc hà loại một").await;
    visitor.get(&path).await.assert_sees("Bản sửa chờ duyệt").assert_sees_not("Bản sửa bị trả lại");
    visitor.get(&home).await.assert_ok().assert_has_not(".flash.stop");
}

#[tokio::test]
async fn bad_words_come_back_at_their_fields_and_propose_nothing() {
    let (app, _, _, mut visitor, path) = my_at_her_honey().await;
    let form = [("name", "ab"), ("set_no", "14"), ("description", "Giữ nguyên.")];
    let answer = visitor.post_multipart(&path, &form, &[]).await;
    answer.assert_refused().assert_field_error("name").assert_field_error("set_no");
    assert_eq!(answer.value("description").as_deref(), Some("Giữ nguyên."));
    let without_photo = visitor.post_multipart(&path, &[("name", "Mật ong"), ("set_no", "4")], &[]).await;
    without_photo.assert_refused().assert_field_error("photos");
    assert_eq!(revisions(&app).await, 0);
}

#[tokio::test]
async fn sending_the_same_words_proposes_nothing() {
    let (app, _, honey, mut visitor, path) = my_at_her_honey().await;
    propose(&mut visitor, &path, "Mật ong bạc hà loại một").await;
    let waiting = find::latest(&app.db.read, honey.product).await.expect("revisions").expect("it waits");
    let work = app.begin(Actor::System).await;
    decide::approve(&work, claims::proposal::<ProductContent>(&work, waiting.id).await).await.expect("approved");
    work.commit().await.expect("committed");

    let photos = waiting.content.photos[0].clone();
    let same = [
        ("name", "Mật ong bạc hà loại một"),
        ("set_no", "4"),
        ("description", "Mật mới."),
        ("season", "11"),
        ("season", "12"),
        ("photos", photos.as_str()),
    ];
    visitor.post_multipart(&path, &same, &[]).await.assert_refused().assert_field_error("");
    assert_eq!(revisions(&app).await, 1);
}

#[tokio::test]
async fn another_shops_product_is_not_there() {
    let (app, my, _, mut visitor, _) = my_at_her_honey().await;
    let may = app.may_trang().await;
    let tea = app.tea(&may).await;
    let through_hers = format!("/seller/{}/products/{}", my.code, tea.code);
    visitor.get(&through_hers).await.assert_not_found();
    visitor.post_multipart(&through_hers, &[("name", "Của tôi")], &[]).await.assert_not_found();
    visitor.post(&format!("{through_hers}/withdrawal"), &[]).await.assert_not_found();
    visitor.get(&format!("/seller/{}/products/{}", may.code, tea.code)).await.assert_not_found();
    assert_eq!(revisions(&app).await, 0);
}
