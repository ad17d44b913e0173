//! Twin of `market/places/sets.rs`.

use chophien::market::places::sets::sets;

use crate::kit::TestApp;

#[tokio::test]
async fn alcohol_and_medicinal_goods_are_the_three_sets_not_sold() {
    let app = TestApp::new().await;
    let sets = sets(&app.db.read).await.expect("sets");
    assert_eq!(sets.iter().map(|s| s.no).collect::<Vec<_>>(), (1..=26).collect::<Vec<_>>());
    assert_eq!(sets.iter().filter(|s| !s.sellable).map(|s| s.no).collect::<Vec<_>>(), [14, 15, 18]);
    assert!(sets.iter().all(|s| !s.short_name.is_empty() && !s.short_name_en.is_empty() && !s.slug.is_empty()));
}
