//! Twin of `pages/department/communes/commune.rs`.

use super::super::{analyst, trading};
use crate::kit::TestApp;

#[tokio::test]
async fn a_commune_has_the_numbers_of_its_row() {
    let app = TestApp::new().await;
    trading(&app).await;
    let page = analyst(&app).await.get("/department/communes/00769?period=2026-11").await;
    page.assert_ok().assert_sees("Xã Mèo Vạc").assert_sees("Huyện Mèo Vạc, Tỉnh Hà Giang");
    assert_eq!(page.all(".tile dd b"), ["2", "1.050.000 ₫"]);
    assert_eq!(page.all(".ladder-name b"), ["1", "1", "1", "1"]);
    page.assert_sees_not("Vàng Thị Mỷ").assert_sees_not("Mật ong Mỷ");
}

#[tokio::test]
async fn communes_elsewhere_and_codes_that_are_none_are_not_there() {
    let app = TestApp::new().await;
    let mut dung = analyst(&app).await;
    for code in ["00004", "08", "99999", "abc", "0076"] {
        dung.get(&format!("/department/communes/{code}")).await.assert_not_found();
    }
}

#[tokio::test]
async fn one_walks_from_period_to_period_but_not_ahead_of_today() {
    let app = TestApp::new().await;
    let mut dung = analyst(&app).await;
    let now = dung.get("/department/communes/00769").await;
    now.assert_has("a[href=\"/department/communes/00769?period=2026-10\"]");
    now.assert_has_not("a[href=\"/department/communes/00769?period=2026-12\"]");
    let before = dung.get("/department/communes/00769?period=2026-10").await;
    before.assert_has("a[href=\"/department/communes/00769?period=2026-11\"]");
}
