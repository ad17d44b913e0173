//! Twin of `pages/staff/cases/case.rs`.

use chophien::{
    entities::{certificate, decision},
    kernel::ids::CertificateId,
    market::{
        certificates::{
            Scheme, Status,
            claim::{self, Claim},
        },
        moderation::held::HELD,
        revisions,
        shops::content::ShopContent,
    },
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel, PaginatorTrait};
use time::{Duration, macros::date};

use super::super::{waiting_change, waiting_product, waiting_shop};
use crate::kit::{TestApp, Visitor, claims};

async fn hanh(app: &TestApp) -> Visitor {
    let hanh = app.hanh().await;
    app.visitor_as(hanh).await
}

/// Her minute is over.
pub async fn carried_out(app: &TestApp) {
    app.later(HELD);
    app.work_off().await;
}

async fn decisions(app: &TestApp) -> u64 {
    decision::Entity::find().count(&app.db.read).await.expect("decisions")
}

#[tokio::test]
async fn a_change_is_shown_as_a_difference_and_approved() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let path = format!("/staff/cases/shop/{}", waiting_change(&app, &my, "Ong bạc hà Mỷ").await);
    let mut hanh = hanh(&app).await;
    let page = hanh.get(&path).await;
    page.assert_ok().assert_sees("Vàng Thị Mỷ").assert_sees("0900 000 002").assert_sees("Xã Mèo Vạc, Tuyên Quang");
    assert_eq!((page.first("del"), page.first("ins")), ("Mật ong".into(), "Ong bạc hà".into()));
    let page = hanh.submit(&path, &[("verdict", "approve")]).await;
    page.assert_ok().assert_sees("Đã duyệt: Ong bạc hà Mỷ").assert_sees("Không còn gì phải duyệt");
    assert_eq!(decisions(&app).await, 0, "nothing has happened yet");
    hanh.get(&path).await.assert_ok().assert_has_not("button[name=verdict]").assert_sees("vừa quyết mục này");
    carried_out(&app).await;
    assert_eq!(decisions(&app).await, 1);
    app.visitor().get(&format!("/seller/{}/shop", my.code)).await.assert_must_sign_in();
    hanh.get(&path).await.assert_ok().assert_has_not("button[name=verdict]").assert_sees("Những lần duyệt trước");
}

#[tokio::test]
async fn a_product_is_shown_with_its_price_and_sent_back_with_a_reason() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let path = format!("/staff/cases/product/{}", waiting_product(&app, &my, "Sáp ong").await);
    let mut hanh = hanh(&app).await;
    let page = hanh.get(&path).await;
    page.assert_ok().assert_sees("350.000 ₫").assert_sees("lọ 500 ml").assert_has(".review-photos img");
    let words = "Xin chụp cả lọ và nhãn.";
    hanh.post(&path, &[("verdict", "send_back"), ("words", words)]).await.assert_refused().assert_field_error("reason");
    let other = [("verdict", "send_back"), ("reason", "other")];
    hanh.post(&path, &other).await.assert_refused().assert_field_error("reason");
    let whole = [("verdict", "send_back"), ("reason", "photo"), ("words", words)];
    hanh.submit(&path, &whole).await.assert_ok().assert_sees("Đã trả lại: Sáp ong");
    carried_out(&app).await;
    hanh.get(&path).await.assert_sees("Ảnh chưa rõ hoặc không phải sản phẩm này").assert_sees(words);
    app.work_off().await;
    let text = app.last_text_to("0900000002");
    assert!(text.contains("Sap ong can sua lai"), "{text}");
    assert!(text.contains(&format!("/seller/{}/products/", my.code)), "{text}");
}

/// A paper of Mỷ's honey that waits, and its page.
async fn waiting_paper(app: &TestApp, scan: Option<&str>) -> (CertificateId, String) {
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let paper = Claim {
        scheme: Scheme::Ocop,
        number: "12/OCOP".into(),
        stars: Some(4),
        issuer: "UBND tỉnh Tuyên Quang".into(),
        decision: "345/QĐ-UBND".into(),
        issued_on: date!(2026 - 01 - 15),
        expires_on: None,
        scan: scan.map(str::to_owned),
    };
    let work = app.begin(my.actor()).await;
    let id = claim::claim(&work, claims::product(&work, honey.product).await, paper, &[]).await.expect("a claim");
    work.commit().await.expect("a commit");
    (id, format!("/staff/cases/certificate/{}", id.0))
}

async fn standing(app: &TestApp, id: CertificateId) -> certificate::Model {
    certificate::Entity::find_by_id(id).one(&app.db.read).await.expect("certificates").expect("it is there")
}

#[tokio::test]
async fn a_paper_is_shown_with_everything_that_it_says() {
    let app = TestApp::new().await;
    let (id, path) = waiting_paper(&app, Some("ab23456789cdef")).await;
    let mut hanh = hanh(&app).await;
    let page = hanh.get(&path).await;
    page.assert_ok().assert_sees("12/OCOP").assert_sees("345/QĐ-UBND").assert_sees("15/01/2026").assert_sees("OCOP");
    page.assert_has("img[src*=ab23456789cdef]").assert_has("button[value=approve]");
    hanh.submit(&path, &[("verdict", "approve")]).await.assert_ok().assert_sees("Đã duyệt");
    carried_out(&app).await;
    assert_eq!(standing(&app, id).await.status, Status::Verified);
}

#[tokio::test]
async fn a_paper_that_nobody_can_see_is_only_sent_back() {
    let app = TestApp::new().await;
    let (id, path) = waiting_paper(&app, None).await;
    let mut hanh = hanh(&app).await;
    let page = hanh.get(&path).await;
    page.assert_ok().assert_has(".flash.warning").assert_sees("Không có ảnh chụp giấy nên không duyệt được");
    page.assert_has_not("button[value=approve]").assert_has("button[value=send_back]");
    let refused = hanh.post(&path, &[("verdict", "approve")]).await;
    refused.assert_refused().assert_field_error("");
    assert_eq!((standing(&app, id).await.status, decisions(&app).await), (Status::Pending, 0));
    hanh.submit(&path, &[("verdict", "send_back"), ("reason", "scan")]).await.assert_ok().assert_sees("Đã trả lại");
    carried_out(&app).await;
    assert_eq!(standing(&app, id).await.status, Status::SentBack);
}

#[tokio::test]
async fn an_ocop_paper_of_more_than_thirty_six_months_is_only_sent_back() {
    let app = TestApp::new().await;
    let (id, path) = waiting_paper(&app, Some("ab23456789cdef")).await;
    let mut long = standing(&app, id).await.into_active_model();
    long.expires_on = Set(date!(2029 - 01 - 16));
    long.update(&app.db.write).await.expect("written by hand");
    let mut hanh = hanh(&app).await;
    hanh.get(&path).await.assert_ok();
    let refused = hanh.post(&path, &[("verdict", "approve")]).await;
    refused.assert_refused().assert_field_error("").assert_sees("nhiều nhất 36 tháng");
    assert_eq!((standing(&app, id).await.status, decisions(&app).await), (Status::Pending, 0));
}

#[tokio::test]
async fn the_second_to_decide_is_told_that_it_is_done() {
    let app = TestApp::new().await;
    let id = waiting_shop(&app, "Ong Sình").await;
    let path = format!("/staff/cases/shop/{id}");
    let mut first = hanh(&app).await;
    let mut second = first.clone();
    second.get(&path).await.assert_ok();
    first.submit(&path, &[("verdict", "approve")]).await.assert_ok();
    let late = [("verdict", "send_back"), ("reason", "photo")];
    second.post(&path, &late).await.assert_refused().assert_sees("Mục này không còn chờ");
    carried_out(&app).await;
    second.post(&path, &late).await.assert_refused().assert_sees("Mục này không còn chờ");
    assert_eq!(decisions(&app).await, 1);
}

#[tokio::test]
async fn what_the_seller_replaced_meanwhile_is_not_decided() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let old = waiting_change(&app, &my, "Ong Mỷ một").await;
    let mut hanh = hanh(&app).await;
    let path = format!("/staff/cases/shop/{old}");
    hanh.get(&path).await.assert_ok();
    let new = waiting_change(&app, &my, "Ong Mỷ hai").await;
    hanh.post(&path, &[("verdict", "approve")]).await.assert_refused().assert_sees("bản mới hơn");
    let waiting =
        revisions::find::waiting::<ShopContent>(&app.db.read, my.shop).await.expect("revisions").map(|r| r.id.0);
    assert_eq!(waiting, Some(new));
}

#[tokio::test]
async fn nobody_decides_about_her_own_shop() {
    use chophien::market::accounts::Role;
    let app = TestApp::new().await;
    let my = app.my().await;
    app.grant(my.account, Role::Moderator, None).await;
    let path = format!("/staff/cases/shop/{}", waiting_change(&app, &my, "Ong Mỷ").await);
    let mut own = app.visitor_as(my.account).await;
    own.get(&path).await.assert_ok().assert_has_not("button[name=verdict]").assert_sees("gian hàng của chính mình");
    own.get("/account").await;
    own.post(&path, &[("verdict", "approve")]).await.assert_refused().assert_field_error("");
    assert_eq!(decisions(&app).await, 0);
}

#[tokio::test]
async fn bad_input_is_a_word_at_the_field_or_not_there() {
    let app = TestApp::new().await;
    let id = waiting_shop(&app, "Ong Sình").await;
    let path = format!("/staff/cases/shop/{id}");
    let mut hanh = hanh(&app).await;
    hanh.post(&path, &[]).await.assert_refused();
    hanh.post(&path, &[("verdict", "burn")]).await.assert_refused();
    let stale = [("verdict", "approve"), ("csrf", "stale")];
    hanh.post(&path, &stale).await.assert_refused().assert_field_error("");
    let long = "ả".repeat(501);
    let long = [("verdict", "send_back"), ("reason", "photo"), ("words", long.as_str())];
    hanh.post(&path, &long).await.assert_refused().assert_field_error("words");
    for nowhere in ["shop/99", "shop/abc", "orders/1", "product/99", "certificate/99"] {
        hanh.get(&format!("/staff/cases/{nowhere}")).await.assert_not_found();
    }
    assert_eq!(decisions(&app).await, 0);
}

#[tokio::test]
async fn the_next_case_of_the_same_shop_comes_at_once_and_words_of_before_are_offered() {
    let app = TestApp::new().await;
    let (my, may) = (app.my().await, app.may_trang().await);
    let first = waiting_product(&app, &my, "Sáp ong").await;
    app.later(Duration::minutes(1));
    let other = waiting_product(&app, &may, "Chè Shan").await;
    app.later(Duration::minutes(1));
    let second = waiting_product(&app, &my, "Phấn hoa").await;
    let mut hanh = hanh(&app).await;
    let path = |id: i64| format!("/staff/cases/product/{id}");
    hanh.get("/staff/queue").await.assert_has("a[href=\"/staff/cases/next\"]");
    hanh.get("/staff/cases/next").await.assert_redirect(&path(first));
    hanh.get(&path(first)).await.assert_has_not("select[name=saved]");
    let words = "Xin chụp cả lọ và nhãn.";
    let back = [("verdict", "send_back"), ("reason", "photo"), ("words", words)];
    hanh.post(&path(first), &back).await.assert_redirect(&path(second));
    hanh.get(&format!("/staff/cases/next?after=product-{second}")).await.assert_redirect(&path(other));
    hanh.get(&format!("/staff/cases/next?after=product-{first}")).await.assert_redirect(&path(second));
    carried_out(&app).await;
    let page = hanh.get(&path(other)).await;
    page.assert_has("select[name=saved] option").assert_sees(words);
    let saved = [("verdict", "send_back"), ("reason", "photo"), ("words", ""), ("saved", words)];
    hanh.post(&path(other), &saved).await.assert_redirect(&path(second));
    carried_out(&app).await;
    hanh.get(&path(other)).await.assert_sees(words);
    for odd in ["x", "product-", "-7", "product-999999"] {
        hanh.get(&format!("/staff/cases/next?after={odd}")).await.assert_redirect(&path(second));
    }
}

#[tokio::test]
async fn what_is_likely_to_be_wrong_with_the_words_is_told_before_she_looks() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let mut hanh = hanh(&app).await;
    let plain = waiting_product(&app, &my, "Sáp ong").await;
    hanh.get(&format!("/staff/cases/product/{plain}")).await.assert_has_not("#signs-head");
    let loud = waiting_product(&app, &my, "Mật ong chữa bệnh dạ dày").await;
    let page = hanh.get(&format!("/staff/cases/product/{loud}")).await;
    page.assert_has("#signs-head").assert_sees("Có thể hứa chữa bệnh: “chữa bệnh”");
}
