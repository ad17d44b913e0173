//! The markets of `make bench` can still be made: a tiny one goes through every migration, and its figures add up.

use chophien::figures;

use crate::{
    kit::{
        TestApp,
        database::{Folder, OwnDatabase},
    },
    migrations::province::{Size, fill},
};

const TINY: Size = Size { name: "tiny", shops: 10, live: 40, accounts: 60, orders: 200, waiting: 2 };

#[tokio::test]
async fn a_market_that_is_measured_goes_through_every_migration_and_adds_up() {
    let folder = Folder::new();
    let own = OwnDatabase::empty(&folder).await;
    let url = own.settings.url.clone();
    fill(&if url.starts_with("sqlite:") { format!("{url}?mode=rwc") } else { url }, &TINY).await;
    let app = TestApp::over(own, folder).await;
    assert_eq!(figures::difference(&app).await.expect("the database answers"), None);
}
