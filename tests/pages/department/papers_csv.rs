//! Twin of `pages/department/papers_csv.rs`.

use super::analyst;
use crate::kit::{
    TestApp,
    goods::{details, numbered},
};

#[tokio::test]
async fn the_list_names_place_holder_and_next_step_of_each_and_leaves_with_a_password_alone() {
    let app = TestApp::new().await;
    app.ocop(&app.honey(&app.my().await).await, 4).await;
    app.entry(&details()).await;
    app.entry(&numbered("7/GCN")).await;
    let file = analyst(&app).await.get("/department/papers.csv").await.text();
    let lines: Vec<&str> = file.lines().collect();
    assert_eq!(lines.len(), 2, "{file}");
    assert!(
        lines[1].starts_with("Xã Mèo Vạc;Hộ Vàng Thị Mỷ;Mật ong bạc hà;7/GCN;4;01/03/2028;;Chưa gian hàng nào khai"),
        "{file}"
    );
}
