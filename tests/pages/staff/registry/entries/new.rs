//! Twin of `pages/staff/registry/entries/new.rs`.

use super::form;
use crate::kit::TestApp;

#[tokio::test]
async fn a_paper_is_added_by_hand_and_what_is_wrong_stands_at_its_field() {
    let app = TestApp::new().await;
    let mut tam = app.visitor_as(app.tam().await).await;
    let path = "/staff/registry/entries/new";
    tam.get(path).await.assert_ok();
    for (form, field) in [
        (form("", "Hộ Mỷ", "4"), "number"),
        (form("7/GCN", "Hộ Mỷ", ""), "stars"),
        (form("7/GCN", "=A1", "4"), "holder"),
    ] {
        tam.post(path, &form).await.assert_refused().assert_field_error(field);
    }
    let page = tam.submit(path, &form("7/GCN", "Hộ Mỷ", "4")).await;
    page.assert_ok().assert_sees("Đã thêm giấy vào danh sách").assert_sees("7/GCN").assert_sees("01/03/2028");
    tam.post(path, &form("Số 7/gcn", "Hộ khác", "4")).await.assert_refused().assert_field_error("number");
}
