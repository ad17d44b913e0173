//! Twin of `pages/staff/registry/imports/buttons.rs`.

use chophien::entities::registry_entry;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{tam, tried};
use crate::kit::TestApp;

#[tokio::test]
async fn a_file_is_written_by_one_press_and_not_after_it_was_dropped() {
    let app = TestApp::new().await;
    let count = async || registry_entry::Entity::find().count(&app.db.read).await.expect("entries");
    let mut tam = tam(&app).await;
    let line = "1/GCN;Hộ Mỷ;Mật ong;4;UBND tỉnh;01/03/2025\n";
    let there = tried(&mut tam, line).await;
    let page = tam.submit(&format!("{there}/confirmation"), &[]).await;
    page.assert_ok().assert_sees("Đang ghi: 0 trong 1 giấy");
    tam.post(&format!("{there}/cancellation"), &[]).await.assert_refused().assert_sees("đã được ghi hoặc đã bỏ");
    tam.post(&format!("{there}/confirmation"), &[]).await.assert_redirect(&there);
    app.work_off().await;
    tam.get(&there).await.assert_sees("Đã ghi 1 giấy");
    assert_eq!(count().await, 1);
    let again = tried(&mut tam, line).await;
    tam.get(&again).await.assert_sees("Tệp không có gì mới để ghi");
    tam.post(&format!("{again}/confirmation"), &[]).await.assert_refused().assert_sees("không có gì mới");
    tam.submit(&format!("{again}/cancellation"), &[]).await.assert_ok().assert_sees("Đã bỏ tệp");
    tam.post(&format!("{again}/confirmation"), &[]).await.assert_redirect(&again);
    app.work_off().await;
    assert_eq!(count().await, 1);
    tam.post("/staff/registry/imports/nothing2/confirmation", &[]).await.assert_not_found();
}
