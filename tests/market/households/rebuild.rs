//! Twin of `market/households/rebuild.rs`, and of what finds that it is needed.

use chophien::figures;
use sea_orm::ConnectionTrait;

use crate::kit::TestApp;

#[tokio::test]
async fn a_sum_that_was_changed_by_hand_is_named_and_made_anew() {
    let app = TestApp::new().await;
    app.honey(&app.my().await).await;
    app.lan().await;
    for span in ["day", "month", "year"] {
        let wrong = format!("UPDATE households_by_place SET accounts = accounts - 1 WHERE span = '{span}'");
        app.db.write.execute_unprepared(&wrong).await.expect("changed");
        let found = figures::difference(&app.app()).await.expect("a count").expect("a difference");
        assert!(found.contains("households_by_place") && found.contains("-1 accounts"), "{found}");
        figures::rebuild(&app.app()).await.expect("anew");
        assert_eq!(figures::difference(&app.app()).await.expect("a count"), None);
    }
}

#[tokio::test]
async fn a_household_that_was_moved_behind_everybodys_back_is_named() {
    let app = TestApp::new().await;
    let lan = app.lan().await;
    let moved = format!("UPDATE accounts SET unit_code = '00769' WHERE id = {}", lan.0);
    app.db.write.execute_unprepared(&moved).await.expect("moved");
    let found = figures::difference(&app.app()).await.expect("a count").expect("a difference");
    assert!(found.contains(&format!("account {}", lan.0)), "{found}");
}
