//! Twin of `pages/staff/registry/entries/amendment.rs`.

use super::form;
use crate::kit::{TestApp, goods::numbered};

#[tokio::test]
async fn a_paper_is_amended_and_nothing_is_overwritten_unseen() {
    let app = TestApp::new().await;
    let here = format!("/staff/registry/entries/{}", app.entry(&numbered("7/GCN")).await.0);
    let path = format!("{here}/amendment");
    let mut tam = app.visitor_as(app.tam().await).await;
    let page = tam.get(&path).await;
    assert_eq!((page.value("number").as_deref(), page.value("seen").as_deref()), (Some("7/GCN"), Some("1")));
    let with = |holder, seen| [form("7/GCN", holder, "5"), vec![("seen", seen)]].concat();
    let page = tam.submit(&path, &with("HTX Ong Đá", "1")).await;
    page.assert_ok().assert_sees("Đã sửa").assert_sees("Hộ Vàng Thị Mỷ").assert_sees("HTX Ong Đá");
    tam.post(&path, &with("Hộ khác", "1")).await.assert_refused().assert_sees("Vừa có người sửa giấy này");
    tam.post(&path, &with("HTX Ong Đá", "1")).await.assert_redirect(&here);
    tam.get("/staff/registry/entries/99/amendment").await.assert_not_found();
}
