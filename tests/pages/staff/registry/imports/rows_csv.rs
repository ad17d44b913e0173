//! Twin of `pages/staff/registry/imports/rows_csv.rs`.

use super::{send, tam, tried};
use crate::kit::TestApp;

#[tokio::test]
async fn rows_to_mend_come_with_what_is_wrong_and_go_up_again_once_they_are_mended() {
    let app = TestApp::new().await;
    let mut tam = tam(&app).await;
    let lines = "1/GCN;=1+1;Mật ong;4;UBND tỉnh;01/03/2025\n2/GCN;Hộ Mỷ;Mật ong;9;UBND tỉnh;01/03/2025\n";
    let there = tried(&mut tam, lines).await;
    let file = tam.get(&format!("{there}/rows.csv")).await.text();
    assert!(
        file.contains("'=1+1") && file.contains("Ô này là công thức") && file.contains("Xin ghi 3, 4 hoặc 5 sao"),
        "{file}"
    );
    let mended = file.replace("'=1+1", "Hộ Mỷ").replace(";9;", ";3;");
    let answer = send(&mut tam, "sua.csv", mended.as_bytes()).await;
    let page = tam.follow(answer).await;
    page.assert_ok().assert_sees("Ghi 2 giấy").assert_sees("“Dòng”");
}
