//! Twin of `pages/seller/products/certificate.rs`: a paper is claimed, waits, and tells where it stands.

use chophien::entities::certificate;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::new::photo;
use crate::kit::{Household, TestApp, Upload, Visitor};

fn paper<'a>(otherwise: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [
        ("scheme", "ocop"),
        ("stars", "4"),
        ("number", "OCOP-08-2025-001"),
        ("decision", "1234/QĐ-UBND"),
        ("issuer", "UBND tỉnh Tuyên Quang"),
        ("issued_on", "2025-03-01"),
        ("expires_on", ""),
    ];
    let changed = |name: &str| otherwise.iter().any(|(other, _)| *other == name);
    usual.into_iter().filter(|(name, _)| !changed(name)).chain(otherwise.iter().copied()).collect()
}

async fn my_at_the_papers() -> (TestApp, Household, Visitor, String) {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    let path = format!("/seller/{}/products/{}/certificate", my.code, honey.code);
    let mut visitor = app.visitor_as(my.account).await;
    visitor.get(&path).await.assert_ok().assert_no_field_error();
    (app, my, visitor, path)
}

async fn claims(app: &TestApp) -> u64 {
    certificate::Entity::find().count(&app.db.read).await.expect("certificates")
}

#[tokio::test]
async fn an_ocop_paper_is_claimed_for_thirty_six_months_and_waits() {
    let (app, _, mut visitor, path) = my_at_the_papers().await;
    let scan = photo(250);
    let files = [Upload { field: "scan", name: "giay.jpg", bytes: &scan }];
    visitor.post_multipart(&path, &paper(&[]), &files).await.assert_redirect(&path);
    let row = certificate::Entity::find().one(&app.db.read).await.expect("certificates").expect("claimed");
    assert_eq!(row.expires_on, time::macros::date!(2028 - 03 - 01));
    assert_eq!((row.status, row.stars), (certificate::Status::Pending, Some(4)));
    visitor.get(&path).await.assert_sees("Chờ duyệt").assert_sees("1234/QĐ-UBND");
}

#[tokio::test]
async fn each_wrong_field_is_told_and_the_scan_stays() {
    let (app, _, mut visitor, path) = my_at_the_papers().await;
    let scan = photo(250);
    for (name, typed) in [
        ("scheme", "gold"),
        ("stars", ""),
        ("stars", "2"),
        ("number", ""),
        ("decision", ""),
        ("issuer", ""),
        ("issued_on", "2027-01-01"),
        ("issued_on", "hôm qua"),
        ("expires_on", "2024-01-01"),
        ("expires_on", "2026-11-21"),
        ("expires_on", "2028-03-02"),
    ] {
        let files = [Upload { field: "scan", name: "giay.jpg", bytes: &scan }];
        let answer = visitor.post_multipart(&path, &paper(&[(name, typed)]), &files).await;
        answer.assert_refused();
        let at = if name == "scheme" { "scheme" } else { name };
        answer.assert_field_error(at).assert_has("input[name=\"scan\"][type=\"hidden\"]");
    }
    let other = paper(&[("scheme", "vietgap")]);
    let files = [Upload { field: "scan", name: "giay.jpg", bytes: &scan }];
    visitor.post_multipart(&path, &other, &files).await.assert_refused().assert_field_error("expires_on");
    assert_eq!(claims(&app).await, 0);
}

#[tokio::test]
async fn a_paper_without_its_picture_is_not_taken() {
    let (app, _, mut visitor, path) = my_at_the_papers().await;
    visitor.post_multipart(&path, &paper(&[]), &[]).await.assert_refused().assert_field_error("scan");
    assert_eq!(claims(&app).await, 0);
}

#[tokio::test]
async fn another_shops_papers_are_not_there() {
    let (app, my, mut visitor, _) = my_at_the_papers().await;
    let tea = app.tea(&app.may_trang().await).await;
    let through_hers = format!("/seller/{}/products/{}/certificate", my.code, tea.code);
    visitor.get(&through_hers).await.assert_not_found();
    visitor.post_multipart(&through_hers, &paper(&[]), &[]).await.assert_not_found();
    assert_eq!(claims(&app).await, 0);
}
