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

#[tokio::test]
async fn sellers_who_were_changed_by_hand_are_named_and_counted_anew() {
    let app = TestApp::new().await;
    let honey = app.honey(&app.my().await).await;
    app.order(&honey, 1, None, chophien::entities::order::Status::Delivered).await;
    app.work_off().await;
    for span in ["month", "year"] {
        for wrong in ["UPDATE sellers_by_place SET sellers = 7", "DELETE FROM sellers_by_place"] {
            app.db.write.execute_unprepared(&format!("{wrong} WHERE span = '{span}'")).await.expect("changed");
            let found = figures::difference(&app.app()).await.expect("a count").expect("a difference");
            assert!(found.contains("sellers_by_place") && found.contains(span), "{found}");
            figures::rebuild(&app.app()).await.expect("anew");
            assert_eq!(figures::difference(&app.app()).await.expect("a count"), None);
        }
    }
}
