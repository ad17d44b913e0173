//! Twin of `market/moderation/queue.rs`.

use chophien::{
    kernel::{ids::UnitCode, paging::Paging},
    market::moderation::{Kind, queue, reach::Reach},
};

use super::{claimed, listed, new_shop, renamed};
use crate::kit::{
    TestApp,
    world::{HOANG_SU_PHI, MEO_VAC},
};

async fn titles(app: &TestApp, reach: &Reach, paging: Paging) -> Vec<String> {
    let page = queue::page(&app.db.read, reach, paging).await.expect("the queue");
    page.rows.into_iter().map(|case| case.title).collect()
}

#[tokio::test]
async fn all_kinds_stand_in_one_line_the_oldest_first() {
    let app = TestApp::new().await;
    let my = app.my().await;
    let honey = app.honey(&my).await;
    listed(&app, &my, "Sáp ong").await;
    app.later(time::Duration::minutes(5));
    new_shop(&app, "Ong Sình", "0900000031").await;
    app.later(time::Duration::minutes(5));
    claimed(&app, &my, &honey).await;
    app.later(time::Duration::minutes(5));
    renamed(&app, &my, "Ong Mỷ").await;

    let page = queue::page(&app.db.read, &Reach::Everywhere, Paging::new(None, 10)).await.expect("the queue");
    let line: Vec<_> = page.rows.iter().map(|case| (case.kind, case.title.as_str(), case.change)).collect();
    let expected = [
        (Kind::Product, "Sáp ong", false),
        (Kind::Shop, "Ong Sình", false),
        (Kind::Certificate, "Mật ong bạc hà Mèo Vạc", false),
        (Kind::Shop, "Ong Mỷ", true),
    ];
    assert_eq!(line, expected);
    assert_eq!((page.total, page.rows[0].place.as_str()), (4, "Xã Mèo Vạc"));
    assert_eq!(app.now().since(page.rows[0].since).whole_minutes(), 15);
}

#[tokio::test]
async fn pages_neither_skip_nor_repeat() {
    let app = TestApp::new().await;
    let my = app.my().await;
    for n in 0..7 {
        listed(&app, &my, &format!("Món {n}")).await;
    }
    let mut all = Vec::new();
    for page in 1..=4 {
        all.extend(titles(&app, &Reach::Everywhere, Paging::new(Some(page), 3)).await);
    }
    assert_eq!(all, (0..7).map(|n| format!("Món {n}")).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_moderator_sees_her_units_alone() {
    let app = TestApp::new().await;
    let my = app.my().await;
    renamed(&app, &my, "Ong Mỷ").await;
    let reach = |code: &str| Reach::Communes(vec![UnitCode(code.into())]);
    assert_eq!(titles(&app, &reach(MEO_VAC), Paging::new(None, 10)).await, ["Ong Mỷ"]);
    assert_eq!(titles(&app, &reach(HOANG_SU_PHI), Paging::new(None, 10)).await, [""; 0]);
    assert_eq!(queue::count(&app.db.read, &reach(HOANG_SU_PHI)).await.expect("the queue"), 0);
    assert_eq!(queue::count(&app.db.read, &Reach::Communes(vec![])).await.expect("the queue"), 0);
}
