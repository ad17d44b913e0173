//! Twin of `market/places/sets.rs`.

use chophien::{
    entities::product_set,
    market::places::sets::{ProductSet, sets},
};
use sea_orm::{EntityTrait, QueryOrder};

use crate::kit::TestApp;

#[tokio::test]
async fn the_table_holds_the_same_sets_as_the_program() {
    let app = TestApp::new().await;
    let rows = product_set::Entity::find().order_by_asc(product_set::Column::No).all(&app.db.read).await.expect("sets");
    let rows: Vec<ProductSet> = rows
        .into_iter()
        .map(|row| ProductSet {
            no: row.no,
            name: row.name,
            short_name: row.short_name,
            short_name_en: row.short_name_en,
            slug: row.slug,
            sellable: row.sellable,
            sector: row.sector,
            group: row.product_group,
        })
        .collect();
    assert_eq!(sets(), rows);
    assert!(rows.iter().all(|set| !set.short_name.is_empty() && !set.short_name_en.is_empty() && !set.slug.is_empty()));
}
