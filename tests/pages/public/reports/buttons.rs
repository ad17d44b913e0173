//! Twin of `pages/public/reports/buttons.rs`.

use super::sent;
use crate::kit::TestApp;

#[tokio::test]
async fn what_was_a_mistake_is_taken_back_once() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let mut guest = app.visitor();
    let path = sent(&app, &mut guest, &my.slug).await;
    for _ in 0..2 {
        guest.get(&path).await.assert_ok();
        let back = guest.submit(&format!("{path}/withdrawal"), &[]).await;
        back.assert_ok().assert_sees("Đã rút lại").assert_sees("Người gửi đã rút lại");
    }
    guest.post("/reports/ZZZZ2222/withdrawal", &[]).await.assert_not_found();
}
