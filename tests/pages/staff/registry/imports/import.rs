//! Twin of `pages/staff/registry/imports/import.rs`.

use super::{tam, tried};
use crate::kit::{TestApp, goods::numbered};

#[tokio::test]
async fn each_row_that_cannot_be_read_is_told_with_column_value_and_remedy() {
    let app = TestApp::new().await;
    app.entry(&numbered("2/GCN")).await;
    let mut tam = tam(&app).await;
    let lines = "1/GCN;Hộ Mỷ;Mật ong;4;UBND tỉnh;31/02/2025\n2/GCN;Hộ Mỷ;Mật ong bạc hà;5;UBND tỉnh;01/03/2025\n";
    let there = tried(&mut tam, lines).await;
    let page = tam.get(&there).await;
    page.assert_ok().assert_sees("Ngày cấp").assert_sees("31/02/2025").assert_sees("Không đọc được ngày này");
    assert_eq!(page.all("tbody th"), ["2"], "as a spreadsheet counts them");
    let amends = tam.get(&format!("{there}?shown=amend")).await;
    amends.assert_sees("2/GCN").assert_sees("Hộ Vàng Thị Mỷ").assert_sees("Số sao");
    tam.get(&format!("{there}?shown=same")).await.assert_ok();
    tam.get("/staff/registry/imports/nothing2").await.assert_not_found();
}
