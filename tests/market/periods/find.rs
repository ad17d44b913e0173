//! Twin of `market/periods/find.rs`.

use chophien::market::periods::{Period, find};
use time::{Duration, macros::date};

use super::set_notice;
use crate::kit::TestApp;

#[tokio::test]
async fn what_was_set_last_of_those_whose_day_has_come_holds() {
    let app = TestApp::new().await;
    let today = app.now().day();
    let days = async |day| find::days(&app.db.read, Period::Notice, day).await.expect("periods");
    assert_eq!((days(today).await, days(date!(2020 - 01 - 01)).await), (5, 0));
    set_notice(&app, 7, today + Duration::days(10)).await;
    set_notice(&app, 6, today + Duration::DAY).await;
    set_notice(&app, 8, today + Duration::days(10)).await;
    assert_eq!((days(today + Duration::DAY).await, days(today).await), (6, 5), "what was counted stays");
    assert_eq!((days(today + Duration::days(9)).await, days(today + Duration::days(10)).await), (6, 8));
    let history = find::history(&app.db.read, Period::Notice).await.expect("periods");
    assert_eq!(history.iter().map(|row| row.days).collect::<Vec<_>>(), [8, 7, 6, 5]);
    for period in Period::ALL {
        assert!(find::days(&app.db.read, period, today).await.expect("periods") > 0, "{period:?} has a number");
    }
}
